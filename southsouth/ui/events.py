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
from southsouth.ui.choices import Picked, follow, multiselect, opened
from southsouth.ui.frames import table
from southsouth.ui.view import View, heading
from southsouth.vocabulary import COMMISSIONS, EVENT_KINDS, label


@dataclass(frozen=True)
class EventFilter:
    """Events that match the filters, and the filters as the address carries them."""

    events: pl.DataFrame
    years: tuple[int, int]
    parameters: Mapping[str, Any]


def event_filters(view: View, default: tuple[int, int], **asked: object) -> EventFilter:
    """The filters of events: years, kind, organiser, commission's region, all from the address.

    `asked` are what else the page's address asks for; `event` may be asked of each.
    """
    everything, bodies = tables.load("events"), tables.load("event_organisations")
    acting = sorted(bodies.filter(pl.col("role") != "participant")["organisation_id"].unique())
    follow(
        view,
        years=view.years("from", "to", events.FIRST_YEAR, events.LAST_YEAR, default),
        kind=view.choices("kind", list(EVENT_KINDS)),
        organiser=view.choices("organiser", acting),
        commission=view.choice("commission", list(COMMISSIONS)),
        event=view.ids("event"),
        **asked,
    )
    view.notes()
    years, kinds, organisers, commission = _chosen(view, acting)
    found = events.of_kinds(events.within(everything, *years), kinds)
    found = events.organised_by(found, bodies, organisers)
    found = events.in_region(
        found, tables.load("places"), tables.load("commission_members"), commission
    )
    window = {"from": years[0], "to": years[1]} if years != default else {}
    return EventFilter(
        found, years, {**window, "kind": kinds, "organiser": organisers, "commission": commission}
    )


def _chosen(
    view: View, acting: Sequence[str]
) -> tuple[tuple[int, int], list[str], list[str], str | None]:
    """The filters as widgets: years, kinds, organisers, commission."""
    with st.expander(view.text(N_("Filters")), expanded=True):
        left, right = st.columns(2)
        years: Any = left.slider(
            view.text(N_("Years")), events.FIRST_YEAR, events.LAST_YEAR, key=f"{view.page_id}-years"
        )
        kinds = multiselect(
            view, right, "kind", view.text(N_("Kind")), list(EVENT_KINDS),
            lambda kind: label(kind, view.lang, EVENT_KINDS),
        )  # fmt: skip
        names = dict(zip(acting, organisation_names(acting, view.lang), strict=True))
        organisers = multiselect(
            view, left, "organiser", view.text(N_("Organizer, host or supporter")), acting,
            names.__getitem__,
        )  # fmt: skip
        commission = right.selectbox(
            view.text(N_("Region of a commission")), [None, *COMMISSIONS],
            format_func=lambda code: label(code, view.lang, COMMISSIONS) or view.text(N_("all regions")),
            key=f"{view.page_id}-commission", placeholder=view.text(N_("all regions")),
        )  # fmt: skip
    return years, kinds, organisers, commission


def event_list(
    view: View, found: pl.DataFrame, *marked: Picked, key: str, level: int = 2
) -> list[str]:
    """The events as a list in order of time; the row chosen, the marks chosen on the
    picture, or those in the address, as cards. Returns the ids of the cards.

    `level` is that of the list's heading; the page has followed `event`.
    """
    ordered = found.with_columns(pl.col("date_edtf").fill_null("9999").alias("order")).sort(
        "order", "event_id"
    )
    heading(view.counted(counts.EVENTS, ordered.height), anchor="list", level=level)
    st.caption(view.text(N_("Select a row to open the event's card.")))
    columns = (
        ("when", N_("Date")), (f"title_{view.lang}", N_("Event")), ("where", N_("Place")),
        ("what", N_("Kind")), ("paragraph", N_("Paragraph")), ("as_printed", N_("As printed")),
    )  # fmt: skip
    ids = ordered["event_id"].to_list()
    rows = table(view, _worded(ordered, view.lang), columns, key=f"{key}-list", ids=ids)
    open_ids = opened(view, "event", rows, *marked)
    for event_id in open_ids:
        card(view, "event", event_id, level=level + 1)
    return open_ids


def _worded(ordered: pl.DataFrame, language: str) -> pl.DataFrame:
    """Events with when, where and what in words."""
    when = [date(edtf, language) for edtf in ordered["date_edtf"]]
    where = [place_name(place, language) for place in ordered["place_id"]]
    what = [label(kind, language, EVENT_KINDS) for kind in ordered["kind"]]
    return ordered.with_columns(
        pl.Series("when", when, dtype=pl.String),
        pl.Series("where", where, dtype=pl.String),
        pl.Series("what", what, dtype=pl.String),
    )
