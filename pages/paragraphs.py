"""The whole report, paragraph by paragraph: the outline, and what each paragraph holds."""

import streamlit as st

from southsouth import exhibits, tables, ui
from southsouth.charts.outline import COUNTED
from southsouth.exhibits.paragraphs import outlined
from southsouth.language import N_
from southsouth.ui import paragraphs as choice

view = ui.begin("paragraphs")
_ = view.text
numbers = [str(number) for number in tables.load("paragraphs")["paragraph"]]
names = choice.entity_names(view.lang)
asked_entity = view.choice("entity", list(names))
ui.follow(
    view,
    paragraph=view.choice("paragraph", numbers, choice.first(asked_entity)),
    color=view.choice("color", list(COUNTED), "figures"),
    entity=asked_entity,
)
view.notes()

outline, reader = st.columns([5, 6], gap="large")
with outline:
    named = [None, *names]
    entity = st.selectbox(
        _(N_("Where is it mentioned?")), named,
        format_func=lambda one: names[one] if one else _(N_("none selected: full outline")),
        key="paragraphs-entity", placeholder=_(N_("none selected: full outline")),
    )  # fmt: skip
    color = st.selectbox(
        _(N_("Colour squares by")), list(COUNTED),
        format_func=lambda one: _(COUNTED[one]), key="paragraphs-color", disabled=entity is not None,
    )  # fmt: skip
    exhibit = exhibits.get("paragraph-strip")
    rows = outlined(tables.load("paragraphs"), color, int(choice.chosen()), entity)
    st.caption(
        _(N_("Select a square, or a number in the list, to see what the paragraph contains."))
    )
    choice.from_strip(ui.show(view, exhibit, rows, key="paragraphs-strip", select="paragraph"))

with reader:
    if entity:
        choice.naming(view, entity, names[entity])
    number = choice.chooser(view, numbers)
    ui.remember(
        view,
        paragraph=None if number == choice.first(entity) else number,
        color=None if color == "figures" else color,
        entity=entity,
    )
    ui.card(view, "paragraph", number)
    ui.passage(view, int(number))
