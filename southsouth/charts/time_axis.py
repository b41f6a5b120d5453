"""The axis of a timeline: bands of years, their numbers, its breaks, and where the report ends."""

from collections.abc import Iterator, Sequence

from southsouth.charts import lettering
from southsouth.charts.sheet import Sheet, strong
from southsouth.charts.timescale import Timescale
from southsouth.measures.events import AS_OF, LAST_YEAR

TALL, _LEAST = 26, 20  # pixels of the axis, and twice the shortest part of a line that is drawn


def drawn(
    sheet: Sheet, scale: Timescale, axes: Sequence[float], bottom: float,
    taken: Sequence[tuple[float, float, float, float]],
) -> None:  # fmt: skip
    """Bands of years from the height of the first axis down, its breaks, numbers at each, the report's end.

    `taken` are names with their marks: left, right, the height around which they stand, and their own.
    """
    axis = axes[0]
    top = axis + TALL
    cut = max((piece.first for piece in scale.pieces if piece.cut), default=0)
    for place, piece in enumerate(scale.pieces):
        if piece.cut:
            for x in (piece.left + 5, piece.right - 5):
                _zigzag(sheet, x, axis, top - 2)
        elif piece.first < cut:
            sheet.line(piece.left, top - 7, piece.left, top - 1, edge="ink-3", below=True)
        elif (len(scale.pieces) - place) % 2:
            sheet.rect(piece.left, top - 6, piece.right, bottom - 6, fill="band", below=True)
    for each in axes:
        _years(sheet, scale, each + 10, again=each > axis)
    if scale.pieces[-1].first == LAST_YEAR:
        end = round(scale.x(AS_OF))
        years = [(0.0, float(sheet.width), each + TALL / 2, float(TALL)) for each in axes[1:]]
        _down(sheet, end, _free(end, top - 6, bottom - 6, [*taken, *years]))


def _down(sheet: Sheet, x: float, parts: Iterator[tuple[float, float]]) -> None:
    for start, stop in parts:
        sheet.line(x, start, x, stop, edge="ink-3", dash="dot", below=True)


def _years(sheet: Sheet, scale: Timescale, y: float, *, again: bool) -> None:
    """The numbers of the years as far as they have room, the first and the last of a stretch before others.

    Where they stand `again` they are not bold.
    """
    pieces = [piece for piece in scale.pieces if not piece.cut]
    breaks = [piece.left for piece in scale.pieces if piece.cut]
    free = -100.0
    for place, piece in enumerate(pieces):
        whole, short = str(piece.first), f"’{piece.first % 100:02d}"
        words = whole if piece.right - piece.left >= 34 or place == 0 else short
        wide = lettering.width(words, 13, bold=True)
        ends = any(abs(piece.right - at) < 1 for at in breaks)
        # Beside a break a number ends before it: the break would strike through its digits.
        x = max(piece.right - wide - 1, 0.0) if ends else piece.left + 3
        if not ends and breaks and piece.right < max(breaks) and piece.right - piece.left < wide:
            # Years narrower than their numbers: the first begins further left, and the last has its room.
            x = max(piece.right - wide if not place else (piece.left + piece.right - wide) / 2, 0.0)
            if place and x + wide + 4 > min(at for at in breaks if at > x) - wide - 1:
                continue
        elif place and not ends and piece.right - piece.left < wide:
            continue
        if x < free:
            continue
        said = words if again else strong(words)
        sheet.text(x, y, said, size=13, colour="ink" if words == whole else "ink-3")
        free = x + wide + 4


def _free(
    x: float, top: float, bottom: float, taken: Sequence[tuple[float, float, float, float]]
) -> Iterator[tuple[float, float]]:
    """The parts of a line down the sheet that run through no name and no mark."""
    crossed = sorted({(y, tall) for left, right, y, tall in taken if left - 2 < x < right + 2})
    for middle, tall in crossed:
        if middle - tall / 2 - top > _LEAST / 2:
            yield top, middle - tall / 2
        top = max(top, middle + tall / 2)
    if bottom - top > _LEAST / 2:
        yield top, bottom


def _zigzag(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """A break of the axis, at its height."""
    steps = range(int((bottom - top) / 4) + 1)
    points = " L ".join(f"{x + (3 if step % 2 else -3):.0f},{top + step * 4:.0f}" for step in steps)
    sheet.path(f"M {points}", edge="ink-3", below=True)
