"""For how few links a sum is given; each sum once, as a bar, and below it the links whose amount it is."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import key, lettering, money, parties, rowbars, ways
from southsouth.charts.sheet import Sheet, doubt, plain
from southsouth.language import N_, comma, counted, number, translate, upper_first
from southsouth.measures.figures import is_ahead, is_yearly
from southsouth.names import entry, figure_value

_SIZE, _SMALL, _ROW = 13, 12.5, 20
_SIDE, _STEP = 8, 10.0  # pixels of the square of a link, and from square to square
_MARKS = 12  # of more links that share one their number alone is said


_BRACKETS = re.compile(r"\s?[(（][^)）]*[)）]")


def amounts(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """All links as squares, those with a sum filled; then a bar for each amount in US dollars, largest
    first, with its links by name.

    Columns: those of `measures.cooperation.amounts`; `kinds`, the kinds of its links in the order of
    `links`; `link_doubted`; `shared_by`; `every`, how many links were looked at; doubted.
    """
    few = [pl.col(name).list.head(_MARKS) for name in ("links", "kinds")]
    rows = frame.with_columns(few).to_dicts()
    bars = [_bar(row, sheet) for row in rows]
    wholes = {row["figure_id"]: row for row in rows}
    top = _share(sheet, int(frame["shared"].sum()), frame["every"][0])
    bottom = rowbars.placed(
        sheet, bars, top, below=lambda place, y: _links(sheet, rows[place], wholes, y + 4) + 6
    )
    return sheet.figure(bottom)


def _share(sheet: Sheet, given: int, every: int) -> float:
    """A square for each link, those with a sum first and filled, and what that means; the height reached."""
    most = max(int((sheet.width + _STEP - _SIDE) // _STEP), 1)
    across = -(
        -every // -(-every // most)
    )  # lines of as many: a few alone would be read as a group
    for first, last, style in (
        (0, given, {"fill": "accent"}),
        (given, every, {"fill": "ctx-2", "edge": "ctx"}),
    ):
        inset = 0.5 if "edge" in style else 0.0
        path = "".join(_outline(*divmod(place, across), inset) for place in range(first, last))
        if path:
            sheet.path(path, **style)
    language = sheet.language
    without = number(every - given, language)
    entries = [
        ("bar", "accent", translate(N_("a sum is given: {count}"), language, count=number(given, language))),
        ("bar", "ctx-2", translate(N_("no sum is given: {count}"), language, count=without)),
    ]  # fmt: skip
    told = [*entries[: 2 if every > given else 1], *key.whole(counts.CASES, every, language)]
    return key.drawn(sheet, told, -(-every // across) * _STEP + 4) + 14


def _outline(down: int, along: int, inset: float) -> str:
    """A square of the share as a path, so much smaller at each side."""
    x, y, side = along * _STEP + inset, down * _STEP + inset, _SIDE - 2 * inset
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return "M" + "L".join(f"{a:g},{b:g}" for a, b in corners) + "Z"


def _bar(row: Mapping[str, Any], sheet: Sheet) -> rowbars.Row:
    """An amount as a bar; on a phone what of it is planned stands below, so that bars have room."""
    language = sheet.language
    told = "" if sheet.is_narrow else money.planned_in_words(row, language)
    return rowbars.Row(
        label=plain(row[f"subject_{language}"]) + (doubt() if row["doubted"] else ""),
        value=row["value"], until=row["value_high"], said=money.said(row, language) + told,
        look="planned" if is_ahead(row) else "graphite", is_begun=money.is_begun(row),
        ref=f"figure/{row['figure_id']}", name=_told(row, language),
    )  # fmt: skip


def _links(
    sheet: Sheet, row: Mapping[str, Any], wholes: Mapping[str, Mapping[str, Any]], y: float
) -> float:
    """A square for each link, who provides, an arrow, and whom for; what the amount is not. The height
    reached."""
    x, middle = 0.0, y + _ROW / 2
    for own in row["links"]:
        sheet.rect(
            x, middle - _SIDE / 2, x + _SIDE, middle + _SIDE / 2, fill="accent",
            ref=f"cooperation/{own}", name=_told(row, sheet.language),
        )  # fmt: skip
        x += _STEP
    x, middle = _names(sheet, row, "provider", x + 3, middle)
    first = plain(parties.called(row["partner"][0], row["partner_kind"][0], sheet.language))
    if x + ways.LONG + 6 + lettering.width(first, _SIZE) > sheet.width:
        x, middle = 0.0, middle + _ROW
    shape = row["kinds"][0] if len(set(row["kinds"])) == 1 else "provision"
    if shape in parties.ARROWS:
        ways.mark(sheet, shape, x, middle, "graphite")
        x += ways.LONG + 6
    _, middle = _names(sheet, row, "partner", x, middle)
    return _shared(sheet, row, wholes, middle + _ROW / 2)


def _told(row: Mapping[str, Any], language: str) -> str:
    return plain(entry(row[f"subject_{language}"], figure_value(row, language), language))


def _names(
    sheet: Sheet, row: Mapping[str, Any], end: str, x: float, y: float
) -> tuple[float, float]:
    """The parties of one end in lines; where the next word would stand."""
    named: Sequence[tuple[str, str]] = list(zip(row[end], row[f"{end}_kind"], strict=True))
    for place, (party, kind) in enumerate(named):
        words = plain(parties.called(party, kind, sheet.language))
        if place < len(named) - 1:
            words += _comma(sheet.language)
        elif end == "partner" and row["link_doubted"]:
            words += doubt()
        wide = lettering.width(words, _SIZE)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + _ROW
        ref = f"{kind}/{party}" if kind in ("country", "organisation") else ""
        ref = ref or f"cooperation/{row['links'][0]}"
        sheet.text(x, y, words, size=_SIZE, colour="ink-2", ref=ref)
        x = parties.after(x + wide, sheet.language)
    return x + 6, y


def _comma(language: str) -> str:
    return comma(language).rstrip()


def _shared(
    sheet: Sheet, row: Mapping[str, Any], wholes: Mapping[str, Mapping[str, Any]], y: float
) -> float:  # fmt: skip
    """What the amount is not: each link's own, or money beside the amount it is part of (`wholes`)."""
    said: list[str] = []
    planned = money.planned(row, sheet.language)
    if sheet.is_narrow and planned:
        words = entry(money.bare(row, sheet.language), planned, sheet.language)
        said.append(translate(N_("{words}."), sheet.language, words=upper_first(words)))
    if is_yearly(row):
        said.append(translate(N_("The sum for each year."), sheet.language))
    if row["shared_by"] > 1:
        words = N_("One sum for {cases} together, not for each of them.")
        cases = counted(counts.CASES, row["shared_by"], sheet.language)
        said.append(translate(words, sheet.language, cases=cases))
    if row["part_of"] in wholes:
        words, whole = (
            N_("Not extra money: it is part of the {amount} above, “{subject}”."),
            wholes[row["part_of"]],
        )
        # What is in brackets tells of its doubt, which stands there already.
        subject = _BRACKETS.sub("", whole[f"subject_{sheet.language}"])
        amount = money.bare(whole, sheet.language)
        said.append(translate(words, sheet.language, amount=amount, subject=subject))
    for words in said:
        for line in lettering.wrapped(words, _SMALL, sheet.width):
            sheet.text(0, y + 8, plain(line), size=_SMALL, colour="ink-3")
            y += 17
    return y
