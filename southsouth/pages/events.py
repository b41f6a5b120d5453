"""What the pages of events share: their filters, and the list of what these leave."""

from collections.abc import Iterator, Sequence

import polars as pl

from southsouth import citation, counts, downloads, tables
from southsouth.blocks import Cell, Files, Go, Row, Steps, Table, Title
from southsouth.controls import Narrowed
from southsouth.exhibits import Exhibit
from southsouth.filters import Query, written
from southsouth.language import N_, date
from southsouth.measures.caveats import doubted_at
from southsouth.names import place_name
from southsouth.pages import opened, parts
from southsouth.pages.parts import Part
from southsouth.view import View
from southsouth.vocabulary import EVENT_KINDS, label

FILTERS = ("from", "to", "kind", "organiser", "commission", "country")


def title(view: View, exhibit: Exhibit, found: Narrowed) -> Title:
    """What the exhibit says of the events that match; where it says nothing, how many there are."""
    topic = exhibit.subject(view.lang)
    said = exhibit.heading(view.lang, exhibit.frame(found.query), found.query)
    if said != topic:
        return Title(said, topic)
    return Title(view.counted(counts.EVENTS, found.rows.height), topic)


def ordered(events: pl.DataFrame) -> pl.DataFrame:
    """Events in order of time, those of one date as the report tells of them; undated ones last."""
    return events.sort(pl.col("date_edtf").fill_null("9999"), "paragraph", "event_id")


def table(
    view: View, events: pl.DataFrame, part: Part, chosen: Sequence[str]
) -> Iterator[Table | Steps]:
    """A part of some events as they are ordered; each row opens its event's card."""
    language = view.lang
    rows = tuple(
        Row(
            cells=(
                Cell(
                    event[f"title_{language}"],
                    opened.address(view, "event", event["event_id"]),
                    doubted=event["doubted_title"],
                ),
                Cell(date(event["date_edtf"], language), doubted=event["doubted_date"]),
                Cell(place_name(event["place_id"], language), doubted=event["doubted_place"]),
                Cell(label(event["kind"], language, EVENT_KINDS)),
                paragraph(view, event["paragraph"]),
            ),
            ref=f"event/{event['event_id']}",
            chosen=event["event_id"] in chosen,
        )
        for event in doubted_at(part.of(events), "events", tables.load("caveats")).iter_rows(
            named=True
        )
    )
    yield Table(
        id="list",
        caption=view.counted(counts.EVENTS, events.height),
        headings=tuple(
            view.text(words)
            for words in (N_("Event"), N_("Date"), N_("Place"), N_("Kind"), N_("Found in"))
        ),
        rows=rows,
        empty=view.text(N_("Nothing matches these filters. Widen them to see results.")),
        of="events",
    )
    yield from parts.steps(view, part)


def where(view: View, number: int) -> str:
    """A paragraph as a list says where a row is found, its number never torn from its word."""
    return citation.where(number, view.lang).replace(" ", "\u00a0")


def paragraph(view: View, number: int) -> Cell:
    """The paragraph that a row rests on."""
    return Cell(where(view, number), view.fact("paragraph", str(number)), "quiet")


def files(view: View, table_name: str, query: Query, formats: Sequence[str] = ()) -> Files:
    """The rows shown as files: every format of the table, narrowed alike."""
    given = formats or downloads.formats_of(table_name)
    return Files(
        view.text(N_("Download these rows")),
        tuple(
            Go(kind.upper(), downloads.address(f"{table_name}.{kind}") + written(query))
            for kind in given
        ),
    )
