"""Where things happened: the map, the list beside it, and the card of what is chosen."""

import streamlit as st

from southsouth import exhibits, tables, ui
from southsouth.language import N_, NN_
from southsouth.measures import events as measures

view = ui.begin("map")
_ = view.text
placed = [str(place) for place in tables.load("events")["place_id"].drop_nulls().unique().sort()]
chosen = ui.event_filters(
    view,
    (measures.FIRST_YEAR, measures.LAST_YEAR),
    named=view.choice("named", ["1"]) is not None,
    place=view.choices("place", placed),
)
named = st.toggle(_(N_("Show how often each country is named")), key="map-named")

events = chosen.events
located = exhibits.get("events-map").rows(events)
marked = ui.show(
    view, exhibits.get("events-map"), located, key="map-events", select="place",
    asked=chosen.parameters,
)  # fmt: skip
places = ui.opened(view, "place", marked)
if named:
    ui.show(view, exhibits.get("country-mentions-map"), key="map-mentions")
without = events.height - located.height
if without:
    st.caption(
        view.counted(
            NN_(
                "{count} more event matches, but the report gives no place for it; it is in the list.",
                "{count} more events match, but the report gives no place for them; they are in the list.",
            ),
            without,
        )
    )


def everywhere() -> None:
    """Open no place any more."""
    st.session_state["map-place"] = []


there = events.filter(events["place_id"].is_in(places))
if places:
    names = "; ".join(ui.place_name(place, view.lang) for place in places)
    st.button(
        _(N_("Only {places}: show all places again"), places=names),
        on_click=everywhere, key="map-everywhere", icon=":material/close:",
    )  # fmt: skip
    events = there
opened = ui.event_list(view, events, ui.Picked("map-there", there["event_id"].to_list()), key="map")
ui.remember(
    view,
    **chosen.parameters,
    named="1" if named else None,
    place=places,
    event=None if set(opened) == set(there["event_id"]) else opened,
)
