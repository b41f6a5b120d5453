"""The filters of events and the list of what they leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from southsouth import counts, tables
from southsouth.language import N_, date
from southsouth.measures import events
from southsouth.names import organisation_names, place_name
from southsouth.ui.cards import card
from southsouth.ui.frames import table
from southsouth.ui.view import View
from southsouth.vocabulary import COMMISSIONS, EVENT_KINDS, label


@dataclass(frozen=True)
class EventFilter:
    """Events that match the filters, and the filters as the address carries them."""

    events: pl.DataFrame
    years: tuple[int, int]
    parameters: Mapping[str, Any]


def event_filters(view: View, default: tuple[int, int]) -> EventFilter:
    """The filters of events: years, kind, organiser, commission's region, all from the address."""
    everything, bodies = tables.load("events"), tables.load("event_organisations")
    acting = sorted(bodies.filter(pl.col("role") != "participant")["organisation_id"].unique())
    years, kinds, organisers, commission = _asked_of_events(view, acting, default)
    with st.expander(view.text(N_("Filters")), expanded=True):
        left, right = st.columns(2)
        years = left.slider(
            view.text(N_("Years")),
            events.FIRST_YEAR,
            events.LAST_YEAR,
            years,
            key=f"{view.page_id}-years",
        )
        kinds = right.multiselect(
            view.text(N_("Kind")), list(EVENT_KINDS), kinds,
            format_func=lambda kind: label(kind, view.lang, EVENT_KINDS), key=f"{view.page_id}-kind", placeholder=view.text(N_("all")),
        )  # fmt: skip
        names = dict(zip(acting, organisation_names(acting, view.lang), strict=True))
        organisers = left.multiselect(
            view.text(N_("Organizer, host or supporter")), acting, organisers,
            format_func=lambda body: names[body], key=f"{view.page_id}-organiser", placeholder=view.text(N_("all")),
        )  # fmt: skip
        regions = [None, *COMMISSIONS]
        commission = right.selectbox(
            view.text(N_("Region of a commission")), regions, regions.index(commission),
            format_func=lambda code: label(code, view.lang, COMMISSIONS) or view.text(N_("all regions")),
            key=f"{view.page_id}-commission",
        )  # fmt: skip
    view.notes()
    found = events.of_kinds(events.within(everything, *years), kinds)
    found = events.organised_by(found, bodies, organisers)
    found = events.in_region(
        found, tables.load("places"), tables.load("commission_members"), commission
    )
    window = {"from": years[0], "to": years[1]} if years != default else {}
    return EventFilter(
        found, years, {**window, "kind": kinds, "organiser": organisers, "commission": commission}
    )


def _asked_of_events(
    view: View, acting: Sequence[str], default: tuple[int, int]
) -> tuple[tuple[int, int], list[str], list[str], str | None]:
    """The filters of the address, checked."""
    return (
        view.years("from", "to", events.FIRST_YEAR, events.LAST_YEAR, default),
        view.choices("kind", list(EVENT_KINDS)),
        view.choices("organiser", acting),
        view.choice("commission", list(COMMISSIONS)),
    )


def event_list(
    view: View, found: pl.DataFrame, *, key: str, marked: Sequence[str] = ()
) -> list[str]:
    """The events as a list in order of time; the row chosen, the marks chosen on the
    picture, or the one in the address, as cards. Returns the ids of the cards."""
    ordered = found.with_columns(pl.col("date_edtf").fill_null("9999").alias("order")).sort(
        "order", "event_id"
    )
    st.subheader(view.counted(counts.EVENTS, ordered.height), anchor="list")
    shown = ordered.with_columns(
        pl.Series(
            "when", [date(edtf, view.lang) for edtf in ordered["date_edtf"]], dtype=pl.String
        ),
        pl.Series(
            "where",
            [place_name(place, view.lang) for place in ordered["place_id"]],
            dtype=pl.String,
        ),
        pl.Series(
            "what",
            [label(kind, view.lang, EVENT_KINDS) for kind in ordered["kind"]],
            dtype=pl.String,
        ),
    )
    columns = (
        ("when", N_("Date")), (f"title_{view.lang}", N_("Event")), ("where", N_("Place")),
        ("what", N_("Kind")), ("paragraph", N_("Paragraph")), ("as_printed", N_("As printed")),
    )  # fmt: skip
    st.caption(view.text(N_("Select a row to open the event's card.")))
    rows = table(view, shown, columns, key=f"{key}-list", selectable=True)
    ids = [ordered["event_id"][row] for row in rows if row < ordered.height]
    if not ids:
        ids = list(marked) or list(filter(None, [view.word("event")]))
    for event_id in ids:
        card(view, "event", event_id)
    return ids
