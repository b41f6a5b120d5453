"""Every number of the report: searched, sorted, compared where it can be."""

import polars as pl
import streamlit as st

from southsouth import counts, exhibits, tables, ui
from southsouth.language import N_, date
from southsouth.measures.figures import search
from southsouth.vocabulary import QUALIFIERS, TOPICS, UNITS, label

view = ui.begin("figures")
_ = view.text
figures = tables.load("figures")
used_topics = [topic for topic in TOPICS if topic in set(figures["topic"])]
used_units = [unit for unit in UNITS if unit in set(figures["unit"])]
paragraphs = [str(number) for number in sorted(figures["paragraph"].unique())]
ui.follow(
    view,
    q=view.word("q"),
    topic=view.choices("topic", used_topics),
    unit=view.choices("unit", used_units),
    paragraph=view.choice("paragraph", paragraphs),
    figure=view.choices("figure", figures["figure_id"].to_list()),
)
view.notes()

words = st.text_input(_(N_("Search the figures")), key="figures-q", max_chars=200)
left, middle, right = st.columns(3)
topics = ui.multiselect(
    view, left, "topic", _(N_("Topic")), used_topics, lambda t: label(t, view.lang, TOPICS)
)
units = ui.multiselect(
    view, middle, "unit", _(N_("Unit")), used_units, lambda u: label(u, view.lang, UNITS)
)
paragraph = right.selectbox(
    _(N_("Paragraph")), [None, *paragraphs],
    format_func=lambda number: number or _(N_("all paragraphs")), key="figures-paragraph",
    placeholder=_(N_("all paragraphs")),
)  # fmt: skip

found = search(figures, words)
found = found.filter(pl.col("topic").is_in(topics)) if topics else found
found = found.filter(pl.col("unit").is_in(units)) if units else found
found = found.filter(pl.col("paragraph") == int(paragraph)) if paragraph else found
order = {topic: place for place, topic in enumerate(TOPICS)}
found = found.sort(pl.col("topic").replace_strict(order, return_dtype=pl.Int64), "figure_id")

ui.heading(view.counted(counts.NUMBERS, found.height), anchor="list")
st.caption(_(N_("Select a row to open the figure's card; select a column heading to sort.")))
shown = found.with_columns(
    pl.Series("group", [label(t, view.lang, TOPICS) for t in found["topic"]], dtype=pl.String),
    pl.Series("counts", [label(u, view.lang, UNITS) for u in found["unit"]], dtype=pl.String),
    pl.Series(
        "firmness", [label(q, view.lang, QUALIFIERS) for q in found["qualifier"]], dtype=pl.String
    ),
    pl.Series("about", [date(p, view.lang) if p else "" for p in found["period"]], dtype=pl.String),
)
columns = (
    ("group", N_("Topic")), (f"subject_{view.lang}", N_("Subject")), ("value", N_("Value")),
    ("value_high", N_("High end")), ("counts", N_("Unit")), ("firmness", N_("Qualifier")),
    ("about", N_("Period")), ("as_printed", N_("As printed")), ("paragraph", N_("Paragraph")),
)  # fmt: skip
picked = [ui.table(view, shown, columns, key="figures-list", ids=found["figure_id"].to_list())]
below = [st.container()]  # where the card of what was chosen there stands

ui.heading(_(N_("Figures compared")), anchor="compared")
st.markdown(_(N_("Each chart shows figures in a single unit, amounts of like size on a scale of their own.")))  # fmt: skip
for exhibit_id in ("money", "shares", "ilo-budgets", "ss-gate-funnel"):
    picked.append(
        ui.show(
            view, exhibits.get(exhibit_id), key=f"figures-{exhibit_id}", select="figure", level=3
        )
    )
    below.append(st.container())

opened = ui.opened(view, "figure", *picked)
widgets = [choice.widget for choice in picked]
chosen_in = ui.opened_in(view, "figure")
place = widgets.index(chosen_in) if chosen_in in widgets else 0
with below[place]:
    for figure_id in opened:
        ui.card(view, "figure", figure_id, level=4 if place else 3)
ui.remember(view, q=words, topic=topics, unit=units, paragraph=paragraph, figure=opened)
