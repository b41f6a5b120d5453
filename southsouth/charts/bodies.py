"""Bodies: which of them the report speaks of most, and what they do, by name."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, labels, lettering, rowbars
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, counted, number, semicolon, translate
from southsouth.vocabulary import FUNCTIONS, label

_SIZE, _ROW, _COUNT = 13, 21, 15
_OFF = 7.0  # pixels between a bar or line and the number behind it
_NAMED = 3  # bodies by name for each function
#: What stands for all bodies together.
WHOLE = ("un", "un-system")


def functions(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each function with its number of bodies, on a line as long as all of them, behind which
    their number stands; some by name.

    Columns: those of `measures.organisations.by_function`, and appearances (paragraphs naming it).
    """
    ranked = [*frame["function"].value_counts().sort("count", "function", descending=[True, False]).iter_rows()]  # fmt: skip
    every = frame["organisation_id"].n_unique()
    told = {function for function, _ in extremes(ranked)}
    examples = _examples(frame, [function for function, _ in ranked])
    whole = number(every, sheet.language)
    room = sheet.width - lettering.width(whole, _COUNT, bold=True) - _OFF
    words = N_("bar: bodies, meetings and posts concerned with it; line to the end: all {count}")
    said = translate(words, sheet.language, count=whole)
    y = key.drawn(sheet, [("words", "", said)], 0) + 6
    for function, count in ranked:
        words = label(function, sheet.language, FUNCTIONS)
        said = number(count, sheet.language)
        look = "accent" if function in told else "ctx"
        sheet.text(0, y + 10, strong(words), size=14.5)
        end = max(room * count / every, 2)
        sheet.rect(0, y + 24, end, y + 36, fill=look)
        sheet.text(
            end + _OFF, y + 30, strong(said), size=_COUNT,
            colour="accent" if look == "accent" else "ink",
        )  # fmt: skip
        rest = end + 2 * _OFF + lettering.width(said, _COUNT, bold=True)
        if rest < room:
            sheet.line(rest, y + 30, room, y + 30, edge="ctx", edge_width=1.5, below=True)
            sheet.text(room + _OFF, y + 30, whole, size=_SIZE, colour="ink-3")
        y = _names(sheet, examples[function], y + 52) + 26
    return sheet.figure(y - 14)


def _examples(frame: pl.DataFrame, ranked: Sequence[str]) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Bodies by name for each function, of those that some paragraphs name the ones that do the least
    else; none twice, and functions of few bodies choose first."""
    bodies = frame.filter((pl.col("standing") == "body") & ~pl.col("organisation_id").is_in(WHOLE))
    ordered = bodies.sort(
        "count", "appearances", "organisation_id", descending=[False, True, False]
    )  # fmt: skip
    taken, found = set[str](), dict[str, Sequence[Mapping[str, Any]]]()
    rows = ordered.to_dicts()
    for function in reversed(ranked):
        own = (row for row in rows if row["function"] == function)
        free = (row for row in own if row["organisation_id"] not in taken)
        found[function] = list(islice(free, _NAMED))
        taken |= {row["organisation_id"] for row in found[function]}
    return found


def extremes(ranked: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The function of most bodies and that of fewest, as a title tells them: nothing without a gap."""
    if len(ranked) < len(FUNCTIONS) or ranked[0][1] < 2 * ranked[-1][1]:
        return []
    return [ranked[0], ranked[-1]]


def _names(sheet: Sheet, shown: Sequence[Mapping[str, Any]], y: float) -> float:
    """Names in full, each a link, in as few lines as they take, after a word that they are examples; the
    last line's middle.

    A mark parts each from the next, also at a line's end; the first begins beside the words before it.
    """
    if not shown:
        return y
    words = plain(translate(N_("for example:"), sheet.language))
    gap = 0.0 if sheet.language == "zh" else 5.0
    sheet.text(0, y, words, size=_SIZE, colour="ink-3")
    x = begin = lettering.width(words, _SIZE) + gap
    for place, row in enumerate(shown):
        after = semicolon(sheet.language).rstrip() if place < len(shown) - 1 else ""
        name, ref = row[f"name_{sheet.language}"], f"organisation/{row['organisation_id']}"
        more = lettering.width(after, _SIZE)
        if x > begin and x + lettering.width(plain(name), _SIZE) + more > sheet.width:
            x, y = 0.0, y + _ROW
        lines = _flowing(name, sheet.width - x - more, sheet.width - more)
        for line, said in enumerate(lines):
            x, y = (0.0, y + _ROW) if line else (x, y)
            words = plain(said) + (after if line == len(lines) - 1 else "")
            sheet.text(x, y, words, size=_SIZE, colour="ink-2", ref=ref)
            x = round(x) + lettering.width(words, _SIZE)  # words stand at whole pixels
        x += gap
    return y


def _flowing(words: str, first: float, room: float) -> list[str]:
    """Words in lines, of which the first has less room than the others."""
    line = lettering.wrapped(words, _SIZE, first)[0]
    rest = words[len(line) :].strip()
    return [line, *lettering.wrapped(rest, _SIZE, room)] if rest else [line]


def named(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar for each body with how many paragraphs name it, in full words, most first.

    Columns: organisation_id, name_en, name_zh, acronym, paragraphs, times, leads (whether it is the
    single body that is named most), is_whole (whether it is all of them together).
    """
    rows = frame.to_dicts()
    told = [("words", "", N_("A bar: how many paragraphs name it"))]
    if any(row["is_whole"] for row in rows):
        told.append(("bar", "ctx-2", N_("faint: the United Nations as a whole, no single body")))
    entries = [(look, token, translate(words, sheet.language)) for look, token, words in told]
    return rowbars.draw(
        sheet,
        [
            rowbars.Row(
                label=plain(_in_full(row, sheet.language)), value=row["paragraphs"],
                said=number(row["paragraphs"], sheet.language),
                look="accent" if row["leads"] else "ctx-2" if row["is_whole"] else "ctx",
                ref=f"organisation/{row['organisation_id']}",
                name=f"{strong(row[f'name_{sheet.language}'])}<br>{plain(_counted(row, sheet.language))}",
            )
            for row in rows
        ],
        key.drawn(sheet, entries, 0) + 8,
    )  # fmt: skip


def _in_full(row: Mapping[str, Any], language: str) -> str:
    """The name, and behind it the short one by which headlines call it, where the name does not hold that."""
    return labels.with_short_name(row["organisation_id"], language)


def _counted(row: Mapping[str, Any], language: str) -> str:
    return translate(
        N_("named {times} in {paragraphs}"), language,
        times=counted(counts.TIMES, row["times"], language),
        paragraphs=counted(counts.PARAGRAPHS, row["paragraphs"], language),
    )  # fmt: skip
