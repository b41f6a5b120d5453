"""Every number of the report: searched, in order, and beside those that it can be compared with."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from southsouth import controls, counts, exhibits, tables
from southsouth.blocks import Block, Cell, Heading, Picture, Problems, Row, Table, Text, Title
from southsouth.exhibits import Exhibit
from southsouth.filters import Query, wording
from southsouth.language import N_, NN_, date
from southsouth.measures.caveats import doubted_at
from southsouth.names import figure_value
from southsouth.pages import opened, parts
from southsouth.pages.events import files, paragraph
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import TOPICS, UNITS, label

#: Filters that always stand there; the others where an address sets them.
_OFFERED = ("q", "topic", "unit", "organisation", "paragraph")
_FILTERS = (*_OFFERED, "qualifier", "from", "to")
_PICTURES = ("money", "shares", "ilo-budgets", "ss-gate-funnel")
_ORDERS: Mapping[str, str] = {
    "topic": N_("By topic"),
    "value": N_("Largest first, unit by unit"),
    "period": N_("Latest period first"),
    "paragraph": N_("As in the report"),
}

_LISTED = NN_(
    "{count} number, with the words in which it is printed",
    "{count} numbers, each with the words in which it is printed",
)


def compose(view: View) -> Iterator[Block]:
    """The figures that match as a list, and as pictures of those in one unit."""
    found = controls.read(view, "figures", _FILTERS)
    order = controls.order(view, _ORDERS, "topic")
    chosen = opened.read(view, "figure", found=found)
    listed = _ordered(found.rows, *order.values)
    part = parts.read(view, listed["figure_id"], chosen.ids)
    problems = tuple(view.notes())
    drawn = exhibits.with_rows(_PICTURES, found.query)
    telling = next((e for e in drawn if e.message(e.frame(found.query), view.lang)), None)
    yield _title(view, telling, found.query, found.rows.height)
    if problems:
        yield Problems(problems)
    if telling:
        yield opened.way_to_rows(view, found.rows.height, _LISTED, counts.NUMBERS)
    offered = [item for item in found.items if item.name in _OFFERED or item.values]
    yield controls.block(view, [*offered, order])
    yield from opened.cards_of(view, chosen, part)
    if telling:
        yield _picture(view, telling, found.query, chosen.refs, titled=True)
    yield _table(view, listed, part, chosen.ids)
    yield from parts.steps(view, part)
    yield files(view, "figures", found.query)
    others = [exhibit for exhibit in drawn if exhibit is not telling]
    if others:
        yield Heading(view.text(N_("Figures compared")), "compared")
        yield Text((view.text(N_("Each chart shows figures in a single unit, amounts of like size on a scale of their own.")),))  # fmt: skip
    for exhibit in others:
        yield _picture(view, exhibit, found.query, chosen.refs)


def _title(view: View, telling: Exhibit | None, query: Query, count: int) -> Title:
    """What the first picture that says something says; where none does, how many figures there are."""
    if telling:
        return Title(
            telling.heading(view.lang, telling.frame(query), query), telling.subject(view.lang)
        )
    left = view.counted(counts.NUMBERS, count)
    said = wording.headed("figures", left, query, view.lang) if query else left
    return Title(said, view.text(N_("Figures")))


def _picture(
    view: View, exhibit: Exhibit, query: Query, chosen: tuple[str, ...], *, titled: bool = False
) -> Picture:
    return Picture(
        exhibit, view.here(), query, choose={"figure": opened.pattern(view, "figure")},
        chosen=chosen, level=3, titled=titled,
    )  # fmt: skip


def _ordered(figures: pl.DataFrame, order: str) -> pl.DataFrame:
    """The figures in an order; numbers of one topic, or unit, stay together as they are printed."""
    places = {
        name: pl.col(name).replace_strict(
            {word: place for place, word in enumerate(words)}, return_dtype=pl.Int64
        )
        for name, words in (("topic", TOPICS), ("unit", UNITS))
    }
    if order == "value":
        largest = pl.coalesce("value_high", "value")
        return figures.sort(places["unit"], -largest, "figure_id")
    if order == "period":
        return figures.sort("period", descending=True, nulls_last=True, maintain_order=True)
    if order == "paragraph":
        return figures
    return figures.sort(places["topic"], "figure_id")


def _table(view: View, figures: pl.DataFrame, part: Part, chosen: Sequence[str]) -> Table:
    """A part of some figures with the value first; a row opens its figure's card."""
    language = view.lang
    marked = doubted_at(part.of(figures), "figures", tables.load("caveats"))
    rows = []
    for figure in marked.iter_rows(named=True):
        figure_id = figure["figure_id"]
        card = opened.address(view, "figure", figure_id)
        period = date(figure["period"], language) if figure["period"] else ""
        cells = (
            Cell(figure_value(figure, language), card, "number", period, figure["doubted_value"]),
            Cell(figure[f"subject_{language}"], card, "name", doubted=figure["doubted_subject"]),
            Cell(label(figure["topic"], language, TOPICS)),
            Cell(figure["as_printed"], role="printed"),
            paragraph(view, figure["paragraph"]),
        )
        rows.append(Row(cells, f"figure/{figure_id}", figure_id in chosen))
    headings = (N_("Value"), N_("Subject"), N_("Topic"), N_("As printed"), N_("Found in"))
    return Table(
        id="list",
        caption=view.counted(counts.NUMBERS, figures.height),
        headings=tuple(map(view.text, headings)),
        rows=tuple(rows),
        empty=view.text(N_("Nothing matches these filters. Widen them to see results.")),
        of="figures",
    )
