"""The axis of a timeline: bands of years, their numbers, its breaks, and where the report ends."""

from collections.abc import Iterator, Sequence

from southsouth.charts import lettering
from southsouth.charts.sheet import Sheet, strong
from southsouth.charts.timescale import Timescale
from southsouth.measures.events import AS_OF, LAST_YEAR

TALL, _LEAST = 26, 20  # pixels of the axis, and twice the shortest part of a line that is drawn


def drawn(
    sheet: Sheet, scale: Timescale, axes: Sequence[float], left: float, bottom: float,
    taken: Sequence[tuple[float, float, float, float]],
) -> None:  # fmt: skip
    """Bands of years from the height of the first axis down, its breaks, numbers at each, the report's end.

    No number stands before `left`. `taken` are names with their marks: left, right, the height around which they stand, and their own.
    """
    top = axes[0] + TALL
    cut = max((piece.first for piece in scale.pieces if piece.cut), default=0)
    ticks, breaks = list[str](), list[str]()
    for place, piece in enumerate(scale.pieces):
        if piece.cut:
            turns = [_zigzag(x, each) for each in axes for x in (piece.left + 5, piece.right - 5)]
            breaks += turns
        elif piece.first < cut:
            ticks += [
                f"M {piece.left:.0f},{each + 19} L {piece.left:.0f},{each + 25}" for each in axes
            ]
        elif (len(scale.pieces) - place) % 2:
            sheet.rect(piece.left, top - 6, piece.right, bottom - 6, fill="band", below=True)
    for path in filter(None, (" ".join(ticks), " ".join(breaks))):
        sheet.path(path, edge="ink-3", below=True)
    for each in axes:
        _years(sheet, scale, (left, each + 10), again=each > axes[0])
    if scale.pieces[-1].first == LAST_YEAR:
        end = round(scale.x(AS_OF))
        years = [(0.0, float(sheet.width), each + TALL / 2, float(TALL)) for each in axes[1:]]
        _down(sheet, end, _free(end, top - 6, bottom - 6, [*taken, *years]))


def _down(sheet: Sheet, x: float, parts: Iterator[tuple[float, float]]) -> None:
    for start, stop in parts:
        sheet.line(x, start, x, stop, edge="ink-3", dash="dot", below=True)


def short_year(year: int, language: str) -> str:
    """A year without its century: ’80, 80年."""
    return f"{year % 100:02d}年" if language == "zh" else f"’{year % 100:02d}"


def _years(
    sheet: Sheet, scale: Timescale, start: tuple[float, float], *, again: bool
) -> None:  # fmt: skip
    """The numbers of the years as far as they have room, the first and the last of a stretch before others.

    They stand at the height and behind the pixel of `start`. Where they stand `again` they are not bold.
    """
    pieces = [piece for piece in scale.pieces if not piece.cut]
    breaks = [piece.left for piece in scale.pieces if piece.cut]
    (left, y), free = start, -100.0
    for place, piece in enumerate(pieces):
        whole, short = str(piece.first), short_year(piece.first, sheet.language)
        words = whole if piece.right - piece.left >= 34 or place == 0 else short
        wide = lettering.width(words, 13, bold=True)
        following = [at for at in breaks if at > piece.left]
        ends = bool(following) and abs(piece.right - following[0]) < 1
        # Beside a break a number ends before it: the break would strike through its digits.
        x = max(piece.right - wide - 1, left) if ends else piece.left + 3
        if following and not ends and piece.right - piece.left < wide + 4:
            # Years hardly wider than their numbers: the first begins further left.
            x = max(
                piece.right - wide if not place else (piece.left + piece.right - wide) / 2, left
            )
        elif place and not ends and piece.right - piece.left < wide:
            continue
        # The last one before a break has its room.
        if place and following and not ends and x + wide + 4 > following[0] - wide - 1:
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


def _zigzag(x: float, axis: float) -> str:
    """A break of an axis, at its height, as a path."""
    steps = range((TALL - 2) // 4 + 1)
    points = (f"{x + (3 if step % 2 else -3):.0f},{axis + step * 4:.0f}" for step in steps)
    return f"M {' L '.join(points)}"
