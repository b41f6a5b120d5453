"""Who works with whom: one country's links or everyone's, as pictures and as lists.

Arrows are of provisions and exchanges alone; what else is said of two parties has a list of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth import arithmetic, controls, counts, exhibits, tables
from southsouth.blocks import (
    Block,
    Cell,
    Go,
    Picture,
    Problems,
    Row,
    Strong,
    Table,
    Text,
    Title,
    Words,
)
from southsouth.filters import Query
from southsouth.language import N_, NN_, comma, country_name, in_order, number, upper_first
from southsouth.measures import cooperation as measures
from southsouth.measures import routes
from southsouth.measures.caveats import doubted_at
from southsouth.names import figure_value, link_parties, organisation_names, party_name
from southsouth.pages import opened, parts
from southsouth.pages.events import files, paragraph
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import LINK_KINDS, label

_OFFERED = ("country", "provider", "partner", "via", "sector", "link_kind", "mutual")
_FILTERS = (*_OFFERED, "paragraph")
_ORDERS: Mapping[str, str] = {
    "paragraph": N_("As in the report"),
    "provider": N_("By provider"),
    "partner": N_("By partner"),
    "sector": N_("By sector"),
}
_WITH_ARROW = NN_("{count} provision or exchange", "{count} provisions and exchanges")
_IN_WORDS = NN_("{count} case given in words only", "{count} cases given in words only")

_LISTED = NN_("{count} case, with its two sides", "{count} cases, each with its two sides")


def compose(view: View) -> Iterator[Block]:
    """The links that match: the picture of who works with whom, every link, and the amounts."""
    found = controls.read(view, "cooperation", _FILTERS)
    order = controls.order(view, _ORDERS, "paragraph")
    chosen = opened.read(view, "link", "cooperation", found)
    ordered = _ordered(view, found.rows, *order.values)
    lists = (measures.with_arrow(ordered), measures.in_words(ordered))
    listed = pl.concat(lists)
    part = parts.read(view, listed["link_id"], chosen.ids)
    problems = tuple(view.notes())
    exhibit = exhibits.get("cooperation-map")
    rows = exhibit.frame(found.query)
    yield Title(exhibit.heading(view.lang, rows, found.query), exhibit.subject(view.lang))
    if problems:
        yield Problems(problems)
    yield opened.way_to_rows(view, found.rows.height, _LISTED, counts.LINKS, _parted(view, lists))
    yield Text(_ways(view, dict(found.query).get("country", ())), role="jumps")
    offered = [item for item in found.items if item.name in _OFFERED or item.values]
    yield controls.block(view, [*offered, order])
    yield from opened.cards_of(view, chosen, part)
    yield from _picture(view, "cooperation-map", found.query, chosen.refs, titled=True)
    yield from _lists(view, lists, part, chosen.ids)
    yield from parts.steps(view, part)
    yield files(view, "cooperation", found.query)
    yield from _picture(view, "cooperation-matrix", found.query, chosen.refs)
    yield from _picture(view, "cooperation-amounts", found.query, chosen.refs)


def _parted(view: View, lists: tuple[pl.DataFrame, pl.DataFrame]) -> str:
    """How many of the cases stand in which of two lists; nothing where one holds them all."""
    if any(rows.is_empty() for rows in lists):
        return ""
    said = zip((_WITH_ARROW, _IN_WORDS), lists, strict=True)
    return comma(view.lang).join(view.counted(words, rows.height) for words, rows in said)


def _lists(
    view: View, lists: tuple[pl.DataFrame, pl.DataFrame], part: Part, chosen: Sequence[str]
) -> Iterator[Table]:
    """Of the links with an arrow and of those in words the rows of a part; a list without any is left out."""
    shown = part.of(pl.concat(lists))
    drawn, told = measures.with_arrow(shown), measures.in_words(shown)
    every, in_words = (links.height for links in lists)
    if not drawn.is_empty() or told.is_empty():
        yield _with_arrow(view, drawn, every, chosen)
    if not told.is_empty():
        yield _in_words(
            view, told, in_words, chosen, "list" if drawn.is_empty() and every else "words"
        )


def _ways(view: View, countries: Sequence[str]) -> Words:
    """Every country with its number of links, those with most first, equal ones in the order of the
    language; the one shown is no link."""
    counted = measures.countries(tables.load("cooperation"))
    named = in_order(counted, view.lang, lambda pair: country_name(pair[0], view.lang))
    words: list[str | Go | Strong] = [
        view.text(N_("All cases of one country, as provider or partner:"))
    ]
    for place, (code, count) in enumerate(sorted(named, key=lambda pair: -pair[1])):
        name, said = country_name(code, view.lang), number(count, view.lang)
        said = name + ("\u2060" if view.lang == "zh" else "\u00a0") + said  # a count begins no line
        words.append("\u00a0· " if place else " ")
        shown = tuple(countries) == (code,)
        words.append(Strong(said) if shown else Go(said, view.to("cooperation", country=code)))
    words += [". " if view.lang == "en" else "。", view.text(_EVERY_ROLE)]
    return tuple(words)


_EVERY_ROLE = N_(
    "A country counts here in every role; the charts count only what it provides, or exchanges as an equal."
)


def _picture(
    view: View, name: str, query: Query, chosen: tuple[str, ...], *, titled: bool = False
) -> Iterator[Picture]:
    exhibit = exhibits.get(name)
    if titled or not exhibit.frame(query).is_empty():
        yield Picture(
            exhibit, view.here(), query, choose={"cooperation": opened.pattern(view, "link")},
            chosen=chosen, titled=titled,
        )  # fmt: skip


def _ordered(view: View, links: pl.DataFrame, order: str) -> pl.DataFrame:
    """The links as in the report, or by the words of a column."""
    if order == "paragraph":
        return links
    if order == "sector":
        words = links[f"sector_{view.lang}"].to_list()
    else:
        ends = links.select(order, f"{order}_kind").iter_rows()
        words = [party_name(party, kind, view.lang) for party, kind in ends]
    folded = pl.Series("word", [said.casefold() for said in words], dtype=pl.String)
    return links.with_columns(folded).sort("word", maintain_order=True).drop("word")


def _with_arrow(view: View, links: pl.DataFrame, count: int, chosen: Sequence[str]) -> Table:
    """Provisions and exchanges: between whom, through whom, and the figure given for them."""
    given = tables.load("figures").filter(pl.col("figure_id").is_in(links["figure_id"].implode()))
    given = doubted_at(given, "figures", tables.load("caveats"))
    figures = {row["figure_id"]: row for row in given.iter_rows(named=True)}
    headings = (
        N_("Between whom, and in what field"), N_("Kind of cooperation"), N_("Through"),
        N_("Figure given in the report"), N_("Found in"),
    )  # fmt: skip
    return Table(
        id="list",
        caption=view.counted(_WITH_ARROW, count),
        headings=tuple(map(view.text, headings)),
        rows=tuple(
            _row(
                view, link, chosen,
                _through(view, link),
                _figure(view, figures.get(link["figure_id"]), link["amount_shared_by"]),
            )
            for link in _marked(links)
        ),
        empty=view.text(N_("Nothing matches these filters. Widen them to see results.")),
        note=view.text(N_("Regions and groups are named as in the report, also where one holds the other, as the Americas and Latin America do.")),
        of="cooperation",
    )  # fmt: skip


def _in_words(
    view: View, links: pl.DataFrame, count: int, chosen: Sequence[str], anchor: str
) -> Table:
    """What is said of two parties without one giving the other anything."""
    headings = (
        N_("Who, and where or for whom"), N_("Kind of cooperation"), N_("Words that show the kind"),
        N_("Found in"),
    )  # fmt: skip
    note = N_(
        "Of these the report says where a centre stands, who convened a meeting, led a framework or linked participants, or what was proposed, not that one side gives the other anything."
    )
    return Table(
        id=anchor,
        caption=view.counted(_IN_WORDS, count),
        headings=tuple(map(view.text, headings)),
        rows=tuple(
            _row(
                view, link, chosen,
                Cell(link["kind_as_printed"], role="printed"),
            )
            for link in _marked(links)
        ),
        note=view.text(note),
        of="cooperation",
    )  # fmt: skip


def _marked(links: pl.DataFrame) -> Iterator[dict[str, Any]]:
    return doubted_at(links, "cooperation", tables.load("caveats")).iter_rows(named=True)


def _row(view: View, link: Mapping[str, Any], chosen: Sequence[str], *cells: Cell) -> Row:
    """A link by its two parties, which open its card; in what field, and what the list tells of it."""
    own = link["link_id"]
    address = opened.address(view, "link", own)
    sector = upper_first(link[f"sector_{view.lang}"])
    name = Cell(link_parties(link, view.lang), address, under=sector, doubted=link["doubted_case"])
    kind = Cell(label(link["link_kind"], view.lang, LINK_KINDS))
    cells = (name, kind, *cells, paragraph(view, link["paragraph"]))
    return Row(cells, f"cooperation/{own}", own in chosen)


def _through(view: View, link: Mapping[str, Any]) -> Cell:
    """The body that stands between the two, where it is neither of them."""
    body = routes.between(link)
    if body is None:
        return Cell("")
    name = organisation_names([body], view.lang)[0]
    return Cell(name, opened.page(view, "organisation", body), "quiet")


def _figure(view: View, figure: Mapping[str, Any] | None, sharing: int | None) -> Cell:
    """The figure given for a link, and with how many others it shares it or what it is included in."""
    if figure is None:
        return Cell("")
    whole = arithmetic.wholes("USD").get(figure["figure_id"])
    under = ""
    if whole:
        within = tables.where("figures", figure_id=whole).row(0, named=True)
        under = view.text(N_("(included in {whole})"), whole=figure_value(within, view.lang))
    elif (sharing or 1) > 1:
        under = view.text(
            N_("(one number for {cases})"), cases=view.counted(counts.CASES, sharing or 1)
        )
    address = opened.page(view, "figure", figure["figure_id"])
    return Cell(
        figure_value(figure, view.lang), address, under=under, doubted=figure["doubted_value"]
    )
