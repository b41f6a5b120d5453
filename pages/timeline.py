"""What happened when: a strip of all years for context, a window in detail, and cards."""

import streamlit as st

from southsouth import exhibits, ui
from southsouth.exhibits.events import by_year, laid_out
from southsouth.language import N_

view = ui.begin("timeline")
_ = view.text
chosen = ui.event_filters(view, (2009, 2014))

first, last = chosen.years
ui.show(view, exhibits.get("timeline-overview"), by_year(first, last), key="timeline-strip")
st.caption(
    _(N_("The years in blue are those shown in the window below; the year filter moves it. An event dated only to a year or a month spans all of it; hatched bars are ongoing."))
)  # fmt: skip
marked = ui.show(
    view,
    exhibits.get("timeline"),
    laid_out(chosen.events, first, last),
    key="timeline-detail",
    select=True,
)
opened = ui.event_list(view, chosen.events, marked, key="timeline")
ui.remember(view, **chosen.parameters, event=opened)
