"""Every body named: how often, what it does, who appears with whom, and the list."""

import polars as pl
import streamlit as st

from southsouth import counts, exhibits, tables, ui
from southsouth.charts import labels
from southsouth.exhibits import organisations as rows
from southsouth.language import N_
from southsouth.measures import organisations as measures
from southsouth.vocabulary import FUNCTIONS, ORGANISATION_KINDS, label

view = ui.begin("organisations")
_ = view.text
every, mentions = tables.load("organisations"), tables.load("mentions")
used = [kind for kind in ORGANISATION_KINDS if kind in set(every["kind"])]
at_least_choices = [str(count) for count in range(1, 9)]
sizes = [str(size) for size in range(10, 41, 5)]
asked_at_least = view.choice("functions", at_least_choices, str(rows.FUNCTIONS_AT_LEAST))
asked_bodies = view.choice("top", sizes, str(rows.BODIES))
asked_together = view.choice("together", at_least_choices, str(rows.TOGETHER))
ui.follow(
    view,
    q=view.word("q"),
    kind=view.choices("kind", used),
    function=view.choices("function", list(FUNCTIONS)),
    functions=asked_at_least,
    top=asked_bodies,
    together=asked_together,
    organisation=view.ids("organisation"),
)
view.notes()

words = st.text_input(_(N_("Search names and acronyms")), key="organisations-q", max_chars=200)
left, right = st.columns(2)
kinds = ui.multiselect(
    view, left, "kind", _(N_("Kind")), used,
    lambda kind: label(kind, view.lang, ORGANISATION_KINDS),
)  # fmt: skip
functions = ui.multiselect(
    view, right, "function", _(N_("Function")), list(FUNCTIONS),
    lambda function: label(function, view.lang, FUNCTIONS),
)  # fmt: skip
found = measures.search(every, words)
found = measures.doing(measures.of_kinds(found, kinds), functions)
narrowed = {"q": words, "kind": kinds, "function": functions}

by_naming = ui.show(
    view,
    exhibits.get("organisation-mentions"),
    rows.most_spoken_of(found),
    key="organisations-mentions",
    asked=narrowed,
    select="organisation",
)
at_least = st.select_slider(
    _(N_("Bodies with at least this many functions")),
    at_least_choices,
    key="organisations-functions",
)
by_function = ui.show(
    view,
    exhibits.get("organisation-functions"),
    rows.by_function(found, int(at_least)),
    key="organisations-by-function",
    asked=narrowed,
    select="organisation",
)
st.caption(
    _(N_("Functions follow the sections in which the report mentions a body; they do not describe all of its work."))
)  # fmt: skip

ui.heading(_(N_("Named in the same paragraph")), anchor="together")
left, right = st.columns(2)
bodies = left.select_slider(
    _(N_("Number of bodies shown (those named in most paragraphs)")), sizes, key="organisations-top"
)
together = right.select_slider(
    _(N_("Minimum number of paragraphs in common")), at_least_choices, key="organisations-together"
)
pairs = rows.together(found, int(bodies), int(together))
ui.table(
    view,
    pairs.with_columns(
        *(
            pl.Series(
                f"{end}_short", [labels.body(own, view.lang) for own in pairs[end]], pl.String
            )
            for end in ("first", "second")
        ),
        pl.col("paragraphs").cast(pl.List(pl.String)).list.join(", "),
    ),
    (
        ("first_short", N_("Body")), ("second_short", N_("Other body")),
        ("shared", N_("Paragraphs in common")), ("paragraphs", N_("Which paragraphs")),
    ),
    key="organisations-pairs",
)  # fmt: skip
st.caption(
    _(N_("Two bodies named in the same paragraph do not necessarily work together; see the paragraph. Footnotes are counted with the paragraph that cites them."))
)  # fmt: skip

listed = measures.appearances(found, mentions).sort(
    "paragraphs", "times", "organisation_id", descending=[True, True, False]
)
ui.heading(view.counted(counts.BODIES, listed.height), anchor="list")
if listed.is_empty():
    st.info(_(N_("Nothing matches these filters. Widen them to see results.")))
st.caption(_(N_("Select a row to open the body's card.")))
comma = "、" if view.lang == "zh" else ", "
shown = listed.with_columns(
    pl.Series(
        "sort", [label(k, view.lang, ORGANISATION_KINDS) for k in listed["kind"]], dtype=pl.String
    ),
    pl.Series(
        "seat",
        [ui.place_name(seat, view.lang) for seat in listed["seat_place_id"]],
        dtype=pl.String,
    ),
    pl.Series(
        "does",
        [
            comma.join(label(f, view.lang, FUNCTIONS) for f in (said or "").split(";") if f)
            for said in listed["functions"]
        ],
        dtype=pl.String,
    ),
)
columns = (
    (f"name_{view.lang}", N_("Body")), ("acronym", N_("Acronym")), ("sort", N_("Kind")),
    ("seat", N_("Seat")), ("paragraph", N_("First paragraph")), ("times", N_("Times named")),
    ("paragraphs", N_("Paragraphs that name it")), ("does", N_("Functions")),
    ("as_printed", N_("As printed")),
)  # fmt: skip
chosen = ui.table(
    view, shown, columns, key="organisations-list", ids=listed["organisation_id"].to_list()
)
opened = ui.opened(view, "organisation", chosen, by_naming, by_function)
ui.remember(
    view,
    **narrowed,
    functions=None if int(at_least) == rows.FUNCTIONS_AT_LEAST else at_least,
    top=None if int(bodies) == rows.BODIES else bodies,
    together=None if int(together) == rows.TOGETHER else together,
    organisation=opened,
)
for organisation_id in opened:
    ui.card(view, "organisation", organisation_id)
