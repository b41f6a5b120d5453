"""What the report is, its headline numbers, and ways in."""

import streamlit as st

from southsouth import citation, exhibits, tables, ui
from southsouth.language import N_
from southsouth.measures.headlines import headlines
from southsouth.menu import PAGES

view = ui.begin("overview")
_ = view.text
view.notes()
view.remember()

st.markdown(
    _(
        N_(
            "The Secretary-General's report of 2014 tells the General Assembly how the United Nations system supports cooperation among countries of the South. It was read here in Chinese, paragraph by paragraph: {figures} figures, {events} events and {organisations} bodies, each with the words that print it."
        ),
        figures=tables.load("figures").height,
        events=tables.load("events").height,
        organisations=tables.load("organisations").height,
    )
)

st.subheader(_(N_("In twelve numbers")), anchor="numbers")
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

st.subheader(_(N_("Ways in")), anchor="ways-in")
for entry in PAGES[1:]:
    st.markdown(f"**[{_(entry.title)}](/{entry.address}?lang={view.lang})** · {_(entry.lead)}")
st.caption(citation.text(view.lang))
