"""The whole report: a square for each paragraph with its number, the fuller the stronger its colour."""

from collections.abc import Mapping
from itertools import pairwise

import plotly.graph_objects as go
import polars as pl

from southsouth import citation
from southsouth.charts import lettering
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, NN_, counted, translate
from southsouth.names import entry
from southsouth.vocabulary import SECTIONS, label

_CELL, _TALL = 32.0, 26.0
_SQUARES, _BESIDE = 0.6, 44  # of a page that squares take, and pixels from them to the names
_NAMED = 12  # of the fullest paragraphs, by name at most
#: Least count of each shade, its fill, letters, and edge: the fill alone hardly differs from the ground.
_SHADES = (
    (0, "band", "ink-2", "ctx"), (1, "accent-t", "ink", "accent"), (4, "accent", "paper", "accent"),
)  # fmt: skip
#: What squares may be shaded by: a count of the paragraph.
COUNTED: Mapping[str, str] = {
    "figures": N_("Amounts, shares and counts"),
    "events": N_("Events"),
    "countries": N_("Countries named"),
    "organisations": N_("Bodies named"),
    "places": N_("Places named"),
    "cooperation": N_("Cases of cooperation"),
    "recommendations": N_("Recommendations"),
    "documents": N_("Documents cited"),
    "caveats": N_("Doubts"),
}
NAMED = N_("Times named")
_MOST = NN_("{what}: the paragraph with most", "{what}: the {count} paragraphs with most")
#: So many paragraphs hold so much of the whole: “41 of 76” alone was read as of 76 paragraphs.
_HOLD = NN_(
    "{what}: the paragraph with most holds {held} of {every}",
    "{what}: the {count} paragraphs with most hold {held} of {every}",
)


def squares(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """Squares in rows by section, shaded by `count`; the fullest by name; the chosen one has an edge.

    Columns: paragraph, section, title_en, title_zh, count, counted (what is counted), is_chosen.
    """
    top = _key(sheet, frame["counted"][0], 0.0) + 18
    right = sheet.width * _SQUARES if sheet.is_wide else float(sheet.width)
    y = top
    for (section,), part in frame.group_by("section", maintain_order=True):
        sheet.text(0, y + 9, strong(label(str(section), sheet.language, SECTIONS)), size=13.5)
        x, y = 0.0, y + 24
        for row in part.iter_rows(named=True):
            if x + _CELL > right:
                x, y = 0.0, y + _TALL + 2
            _square(sheet, row, x, y)
            x += _CELL
        y += _TALL + 16
    if sheet.is_wide:
        return sheet.figure(max(_fullest(sheet, frame, (right + _BESIDE, top)), y - 8))
    return sheet.figure(_fullest(sheet, frame, (0.0, y)))


def _fullest(sheet: Sheet, frame: pl.DataFrame, start: tuple[float, float]) -> float:
    """The paragraphs of the darkest shade by name, most first, below the squares or on a page beside
    them; the height reached."""
    left, y = start
    most = frame.filter(pl.col("count") >= _SHADES[-1][0])
    rows = most.sort("count", "paragraph", descending=[True, False]).head(_NAMED).to_dicts()
    if not rows:
        return y - 8
    sheet.line(left, y + 1, sheet.width, y + 1, edge="ink")
    what = translate(COUNTED.get(rows[0]["counted"], NAMED), sheet.language)
    every, held = frame["count"].sum(), sum(row["count"] for row in rows)
    words = counted(
        _HOLD if held < every else _MOST, len(rows), sheet.language,
        what=what, held=held, every=every,
    )  # fmt: skip
    for line in lettering.balanced(words, 14, sheet.width - left, bold=True):
        sheet.text(left, y + 19, strong(line), size=14)
        y += 19
    y += 25
    columns = 1 if sheet.is_narrow or left else 2
    longest, wide = -(-len(rows) // columns), (sheet.width - left) / columns
    for place, row in enumerate(rows):
        column, line = divmod(place, longest)
        _entry(sheet, row, left + column * wide, y + line * 24, wide)
    return y + longest * 24 - 6


def _entry(sheet: Sheet, row: dict, x: float, y: float, wide: float) -> None:
    """The count in bold, what the paragraph is about, its number."""
    ref = f"paragraph/{row['paragraph']}"
    where = plain(citation.where(row["paragraph"], sheet.language))
    sheet.text(x + 16, y, strong(str(row["count"])), size=14, colour="accent", anchor="right")
    title = row[f"title_{sheet.language}"]
    title = lettering.wrapped(title, 13, wide - 92)[0]
    sheet.text(x + 26, y, plain(title), size=13, ref=ref)
    sheet.text(x + 34 + lettering.width(plain(title), 13), y, where, size=12, colour="ink-3")


def _square(sheet: Sheet, row: dict, x: float, y: float) -> None:
    fill, letters, edge = next(
        shade for least, *shade in reversed(_SHADES) if row["count"] >= least
    )  # fmt: skip
    ref = f"paragraph/{row['paragraph']}"
    words = COUNTED.get(row["counted"], NAMED)
    told = entry(translate(words, sheet.language), str(row["count"]), sheet.language)
    name = f"{strong(row[f'title_{sheet.language}'])}<br>{plain(told)}"
    thick = 2.5 if row["is_chosen"] else 1
    sheet.rect(
        x + 1.5, y + 0.5, x + _CELL - 2.5, y + _TALL - 0.5, fill=fill, ref=ref, name=name,
        edge="ink" if row["is_chosen"] else edge, edge_width=thick,
    )  # fmt: skip
    # The summary has no number of its own, and a 0 in its square would be read as its count.
    if row["paragraph"]:
        sheet.text(
            x + _CELL / 2, y + _TALL / 2, str(row["paragraph"]), size=12, colour=letters,
            anchor="center", ref=ref,
        )  # fmt: skip


def _key(sheet: Sheet, what: str, y: float) -> float:
    """What is counted, and how many each shade stands for, in a line; the height reached."""
    words = strong(translate(COUNTED.get(what, NAMED), sheet.language))
    sheet.text(0, y + 8, words, size=12.5, colour="ink-2")
    x = lettering.width(words, 12.5) + 18
    bounds = [least for least, *_ in _SHADES]
    ranges = [f"{one}" if two - one == 1 else f"{one}–{two - 1}" for one, two in pairwise(bounds)]
    for (_, fill, _, edge), said in zip(_SHADES, [*ranges, f"{bounds[-1]}+"], strict=True):
        sheet.rect(x + 1.5, y + 1.5, x + 14.5, y + 14.5, fill=fill, edge=edge)
        sheet.text(x + 21, y + 8, said, size=12.5, colour="ink-2")
        x += 62
    return y + 16
