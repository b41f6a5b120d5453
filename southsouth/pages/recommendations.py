"""What was asked for, of whom, and what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from southsouth import controls, exhibits, tables
from southsouth.blocks import Block, Cell, Picture, Problems, Row, Table, Title
from southsouth.exhibits import Exhibit
from southsouth.filters import Query, wording
from southsouth.language import N_, sentences
from southsouth.measures import recommendations as measures
from southsouth.measures.caveats import doubted_at
from southsouth.names import organisation_names, recommendation_name
from southsouth.pages import opened, parts
from southsouth.pages.events import files, where
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import SOURCES, label

_OFFERED = ("source", "status", "body")
_FILTERS = (*_OFFERED, "paragraph")
_PICTURES = ("jiu-recommendations", "report-recommendations", "recommendation-duties")
_ORDERS: Mapping[str, str] = {
    "source": N_("By source and number"),
    "status": N_("By status"),
    "paragraph": N_("As in the report"),
}

_LISTED = N_("{recommendations}, each with what became of it")


def compose(view: View) -> Iterator[Block]:
    """The recommendations that match: by status, by who should act, and as a list."""
    found = controls.read(view, "recommendations", _FILTERS)
    order = controls.order(view, _ORDERS, "source")
    chosen = opened.read(view, "recommendation", found=found)
    listed = _ordered(found.rows, *order.values)
    part = parts.read(view, listed["recommendation_id"], chosen.ids)
    problems = tuple(view.notes())
    drawn = exhibits.with_rows(_PICTURES, found.query)
    yield _title(view, drawn, found.query, found.rows)
    if problems:
        yield Problems(problems)
    if drawn:
        left = view.text(_LISTED, recommendations=_counted(view, found.rows))
        yield opened.way_to_list(view, left, _sources(view, found.rows))
    offered = [item for item in found.items if item.name in _OFFERED or item.values]
    yield controls.block(view, [*offered, order])
    yield from opened.cards_of(view, chosen, part)
    pictures = [
        Picture(
            exhibit, view.here(), found.query,
            choose={"recommendation": opened.pattern(view, "recommendation")},
            chosen=chosen.refs, titled=place == 0,
        )
        for place, exhibit in enumerate(drawn)
    ]  # fmt: skip
    yield from pictures[:1]
    yield _list(view, listed, part, chosen.ids)
    yield from parts.steps(view, part)
    yield files(view, "recommendations", found.query)
    yield from pictures[1:]


def _title(view: View, drawn: Sequence[Exhibit], query: Query, rows: pl.DataFrame) -> Title:
    """What the first picture says; where none is drawn, that nothing is left."""
    if drawn:
        heading = drawn[0].heading(view.lang, drawn[0].frame(query), query)
        return Title(heading, drawn[0].subject(view.lang))
    left = _counted(view, rows)
    said = wording.headed("recommendations", left, query, view.lang) if query else left
    return Title(said, view.text(N_("Recommendations")))


def _counted(view: View, rows: pl.DataFrame) -> str:
    return view.counted(measures.noun(rows), rows.height)


def _ordered(recommendations: pl.DataFrame, order: str) -> pl.DataFrame:
    """The recommendations in an order; within it by source and number."""
    listed = recommendations.sort("source", "number")
    if order == "status":
        places = [*measures.STANDINGS]
        came = [places.index(measures.standing(row)) for row in listed.iter_rows(named=True)]
        return listed[sorted(range(len(came)), key=came.__getitem__)]
    return listed.sort("paragraph", maintain_order=True) if order == "paragraph" else listed


def _list(view: View, recommendations: pl.DataFrame, part: Part, chosen: Sequence[str]) -> Table:
    """Of a part of some recommendations: what each asks, of whom, and what became of it in whose words; a row opens its card."""
    headings = (
        N_("Subject"), N_("Note"), N_("Status"), N_("Words on the status"), N_("Addressed to"),
        N_("Found in"),
    )  # fmt: skip
    note = N_(
        "Each status rests on the words of the report; where the report says nothing, the status is “No information”. What this report itself proposes cannot have been acted on yet, unless it says that it is under way."
    )
    marked = doubted_at(part.of(recommendations), "recommendations", tables.load("caveats"))
    return Table(
        id="list",
        caption=_counted(view, recommendations),
        headings=tuple(map(view.text, headings)),
        rows=tuple(_row(view, row, chosen) for row in marked.iter_rows(named=True)),
        empty=view.text(N_("Nothing matches these filters. Widen them to see results.")),
        note=sentences(view.lang, _sources(view, recommendations), view.text(note)),
        of="recommendations",
    )


def _sources(view: View, recommendations: pl.DataFrame) -> str:
    """How many are whose, where they are not all of one source."""
    jiu = recommendations.filter(pl.col("source") == "JIU").height
    own = recommendations.height - jiu
    words = N_("{jiu} of the Joint Inspection Unit, made in 2011; {own} that this report proposes.")
    return view.text(words, jiu=jiu, own=own) if jiu and own else ""


def _row(view: View, row: Mapping[str, Any], chosen: Sequence[str]) -> Row:
    own = row["recommendation_id"]
    asked = [body for body in (row["addressed_to"] or "").split(";") if body]
    names = zip(organisation_names(asked, view.lang), asked, strict=True)
    source = label(row["source"], view.lang, SOURCES)
    named = recommendation_name(row["source"], row["number"], view.lang)
    told = sorted({row["paragraph"], row["status_paragraph"] or row["paragraph"]})
    cells = (
        Cell(
            row[f"subject_{view.lang}"], opened.address(view, "recommendation", own),
            under=view.text(N_("{source}, {number}"), source=source, number=named),
            doubted=row["doubted_subject"],
        ),
        Cell(row[f"note_{view.lang}"] or ""),
        Cell(
            measures.how_far(row, view.lang), role="name", under=measures.still_open(row, view.lang),
            doubted=row["doubted_status"],
        ),
        Cell(row["status_as_printed"] or "", role="printed"),
        replace(
            opened.several(
                view, [(name, opened.page(view, "organisation", body)) for name, body in names]
            ),
            doubted=row["doubted_addressed"],
        ),
        opened.several(
            view, [(where(view, n), view.fact("paragraph", str(n))) for n in told], "quiet"
        ),
    )  # fmt: skip
    return Row(cells, f"recommendation/{own}", own in chosen)
