"""Where things happened: the map, the list beside it, and the card of what is chosen."""

import streamlit as st

from southsouth import exhibits, ui
from southsouth.language import N_, NN_
from southsouth.measures import events as measures

view = ui.begin("map")
_ = view.text
chosen = ui.event_filters(view, (measures.FIRST_YEAR, measures.LAST_YEAR))
named = st.toggle(
    _(N_("Show how often each country is named")),
    value=view.params.get("named") == "1",
    key="map-named",
)

events = chosen.events
located = exhibits.get("events-map").rows(events)
marked = ui.show(view, exhibits.get("events-map"), located, key="map-events", select=True)
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

if marked:
    events = events.filter(events["place_id"].is_in(marked))
opened = ui.event_list(
    view, events, key="map", marked=events["event_id"].to_list() if marked else ()
)
view.remember(
    **chosen.parameters, named="1" if named else None, event=opened[0] if len(opened) == 1 else None
)
