"""What the report is, its headline numbers, and ways in."""

import streamlit as st

from southsouth import citation, counts, exhibits, tables, ui
from southsouth.language import N_
from southsouth.measures.headlines import headlines
from southsouth.menu import PAGES

view = ui.begin("overview")
_ = view.text
ui.follow(view)
view.notes()
ui.remember(view)

st.markdown(
    _(
        N_(
            "In this report of 2014 the Secretary-General informs the General Assembly how the United Nations system supports cooperation among countries of the South. We read the Chinese version paragraph by paragraph: {figures}, {events} and {bodies}, each with the words of the report."
        ),
        figures=view.counted(counts.FIGURES, tables.load("figures").height),
        events=view.counted(counts.EVENTS, tables.load("events").height),
        bodies=view.counted(counts.BODIES, tables.load("organisations").height),
    )
)

ui.heading(_(N_("In twelve numbers")), anchor="numbers")
numbers = headlines(tables.load("figures"))
for start in range(0, numbers.height, 4):
    row = st.columns(4)
    for column, figure in zip(row, numbers.slice(start, 4).iter_rows(named=True), strict=False):
        with column.container(border=True):
            st.markdown(f"**{ui.figure_value(figure, view.lang)}**")
            st.markdown(
                f"{figure[f'subject_{view.lang}']} ({ui.paragraph_link(view, figure['paragraph'])})"
            )

ui.show(view, exhibits.get("events-map"), key="overview-map")
ui.show(view, exhibits.get("timeline-overview"), key="overview-timeline")

ui.heading(_(N_("Where to start")), anchor="ways-in")
for entry in PAGES[1:]:
    st.markdown(f"**[{_(entry.title)}](/{entry.address}?lang={view.lang})** · {_(entry.lead)}")
st.caption(citation.text(view.lang))
