"""Every body named: what it does, who is named with whom, and the list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth import controls, counts, exhibits, tables
from southsouth.blocks import Block, Cell, Control, Fold, Picture, Problems, Row, Table, Title
from southsouth.controls import Narrowed
from southsouth.exhibits import organisations as measured
from southsouth.language import N_, NN_, comma, in_order, number
from southsouth.measures import organisations as measures
from southsouth.measures.caveats import AT, doubted
from southsouth.names import place_name
from southsouth.pages import opened, parts
from southsouth.pages.events import files, paragraph
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import FUNCTIONS, ORGANISATION_KINDS, STANDINGS, label

_OFFERED = ("q", "kind", "function")
_FILTERS = (*_OFFERED, "paragraph")
_LEAST = tuple(str(count) for count in range(1, 9))
_BODIES = tuple(str(count) for count in range(10, 41, 5))
_ORDERS: Mapping[str, str] = {
    "named": N_("Most often named first"),
    "name": N_("By name"),
    "kind": N_("By kind"),
    "paragraph": N_("As in the report"),
}
_PAIRS = NN_("{count} pair, with its paragraphs", "All {count} pairs, with their paragraphs")

_LISTED = NN_(
    "{count} body, group or other name, with what it does",
    "{count} bodies, groups and other names, with what they do",
)


def compose(view: View) -> Iterator[Block]:
    """What the bodies that match do, which are named together, and the bodies as a list."""
    found = controls.read(view, "organisations", _FILTERS)
    least = _numbers(
        view, "functions", N_("Functions, at least"), _LEAST, measured.FUNCTIONS_AT_LEAST
    )
    bodies = _numbers(view, "top", N_("Bodies compared, at most"), _BODIES, measured.BODIES)
    shared = _numbers(view, "together", N_("Shared paragraphs"), _LEAST, measured.TOGETHER)
    order = controls.order(view, _ORDERS, "named")
    chosen = opened.read(view, "organisation", found=found)
    listed = _ordered(view, found.rows, *order.values)
    part = parts.read(view, listed["organisation_id"], chosen.ids)
    problems = tuple(view.notes())
    doing = _doing(found, least)
    exhibit = exhibits.get("organisation-mentions")
    named = exhibit.frame(found.query)
    yield Title(exhibit.heading(view.lang, named, found.query), exhibit.subject(view.lang))
    if problems:
        yield Problems(problems)
    yield opened.way_to_rows(view, found.rows.height, _LISTED, counts.NAMED)
    offered = [item for item in found.items if item.name in _OFFERED or item.values]
    yield controls.block(view, [*offered, least, bodies, shared, order])
    yield from opened.cards_of(view, chosen, part)
    if not named.is_empty():
        yield _picture(view, "organisation-mentions", found.query, None, chosen.refs, titled=True)
    cut = None if least.values == (least.default,) else doing
    yield _picture(view, "organisation-functions", found.query, cut, chosen.refs)
    pairs = measured.together(found.rows, *(int(*item.values) for item in (bodies, shared)))
    if not pairs.is_empty():
        yield Fold(view.counted(_PAIRS, pairs.height), (_pairs(view, pairs),))
    yield _list(view, listed, part, chosen.ids)
    yield from parts.steps(view, part)
    yield files(view, "organisations", found.query)


def _numbers(view: View, name: str, label: str, allowed: Sequence[str], default: int) -> Control:
    """A control for a number that a picture is made with."""
    options = [(value, number(int(value), view.lang)) for value in allowed]
    return controls.choice(view, name, view.text(label), options, str(default))


def _doing(found: Narrowed, least: Control) -> pl.DataFrame:
    return measured.by_function(found.rows, int(*least.values))


def _picture(
    view: View,
    name: str,
    query: controls.Query,
    rows: pl.DataFrame | None,
    chosen: tuple[str, ...],
    *,
    titled: bool = False,
) -> Picture:
    """A picture of what a query leaves, or of the given part of it."""
    return Picture(
        exhibits.get(name), view.here(), query, rows,
        choose={"organisation": opened.pattern(view, "organisation")},
        chosen=chosen, titled=titled,
    )  # fmt: skip


def _ordered(view: View, bodies: pl.DataFrame, order: str) -> pl.DataFrame:
    """The bodies with how often they are named, in an order."""
    counted = measures.appearances(bodies, tables.load("mentions"))
    if order == "paragraph":
        return counted.sort("paragraph", maintain_order=True)
    names = counted[f"name_{view.lang}"].to_list()
    named = counted[in_order(range(len(names)), view.lang, names.__getitem__)]
    if order == "name":
        return named
    if order == "kind":
        places = {kind: place for place, kind in enumerate(ORGANISATION_KINDS)}
        kind = pl.col("kind").replace_strict(places, return_dtype=pl.Int64)
        return named.sort(kind, maintain_order=True)
    return named.sort("paragraphs", "times", descending=True, maintain_order=True)


def _list(view: View, bodies: pl.DataFrame, part: Part, chosen: Sequence[str]) -> Table:
    """A part of some bodies with what they are and do; a row opens its body's card."""
    headings = (
        N_("Body"), N_("Paragraphs that name it"), N_("Kind"), N_("Functions"), N_("Seat"),
        N_("First named in"),
    )  # fmt: skip
    marked = doubted(
        part.of(bodies), "organisations", tables.load("caveats"), AT["organisations", "name"]
    )
    note = N_(
        "Functions follow the sections in which the report mentions a body; they do not describe all of its work."
    )
    return Table(
        id="list",
        caption=view.counted(counts.NAMED, bodies.height),
        headings=tuple(map(view.text, headings)),
        rows=tuple(_row(view, body, chosen) for body in marked.iter_rows(named=True)),
        empty=view.text(N_("Nothing matches these filters. Widen them to see results.")),
        note=view.text(note),
        of="organisations",
    )


def _row(view: View, body: Mapping[str, Any], chosen: Sequence[str]) -> Row:
    own, seat = body["organisation_id"], body["seat_place_id"]
    functions = [label(f, view.lang, FUNCTIONS) for f in (body["functions"] or "").split(";") if f]
    cells = (
        Cell(
            body[f"name_{view.lang}"], opened.address(view, "organisation", own),
            under=" · ".join(_more(view, body)), doubted=body["doubted"],
        ),
        _named(view, body),
        Cell(label(body["kind"], view.lang, ORGANISATION_KINDS)),
        Cell(comma(view.lang).join(functions)),
        Cell(place_name(seat, view.lang), opened.page(view, "place", seat) if seat else ""),
        paragraph(view, body["paragraph"]),
    )  # fmt: skip
    return Row(cells, f"organisation/{own}", own in chosen)


def _named(view: View, body: Mapping[str, Any]) -> Cell:
    """How many paragraphs name a body, and how often; a government is named by its country."""
    if not body["times"]:
        return Cell("", under=view.text(N_("named as a country")))
    often = body["times"] > body["paragraphs"]
    times = view.counted(_IN_ALL, body["times"]) if often else ""
    return Cell(number(body["paragraphs"], view.lang), role="number", under=times)


_IN_ALL = NN_("({count} time in all)", "({count} times in all)")


def _more(view: View, body: Mapping[str, Any]) -> Iterator[str]:
    """What stands below a name: the acronym, and what it is where it is no body of its own."""
    if body["acronym"]:
        yield body["acronym"]
    if body["standing"] != "body":
        yield label(body["standing"], view.lang, STANDINGS)


def _pairs(view: View, pairs: pl.DataFrame) -> Table:
    """The pairs drawn, and those with fewer paragraphs in common."""
    headings = (
        N_("Body"), N_("Other body"), N_("Paragraphs in common"), N_("Which paragraphs"),
    )  # fmt: skip
    note = N_(
        "Two bodies named in the same paragraph do not necessarily work together; see the paragraph. Footnotes are counted with the paragraph that cites them."
    )
    rows = tuple(
        Row(
            (
                *(
                    Cell(pair[f"{end}_{view.lang}"], opened.page(view, "organisation", pair[end]))
                    for end in ("first", "second")
                ),
                Cell(number(pair["shared"], view.lang), role="number"),
                opened.several(
                    view, [(str(n), view.fact("paragraph", str(n))) for n in pair["paragraphs"]]
                ),
            )
        )
        for pair in pairs.iter_rows(named=True)
    )
    return Table(
        id="pairs",
        caption=view.text(N_("Named in the same paragraph")),
        headings=tuple(map(view.text, headings)),
        rows=rows,
        note=view.text(note),
    )
