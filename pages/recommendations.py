"""What was asked for, of whom, and what became of it."""

import polars as pl
import streamlit as st

from southsouth import counts, exhibits, tables, ui
from southsouth.exhibits import recommendations as rows
from southsouth.language import N_
from southsouth.measures import recommendations as measures
from southsouth.vocabulary import SOURCES, STATUSES, label

BOARDS = ("jiu-recommendations", "report-recommendations")

view = ui.begin("recommendations")
_ = view.text
every = tables.load("recommendations")
asked = measures.bodies_in_order(measures.duties(every))
named = dict(zip(asked, ui.organisation_names(asked, view.lang), strict=True))
ui.follow(
    view,
    source=view.choices("source", list(SOURCES)),
    status=view.choices("status", list(STATUSES)),
    body=view.choices("body", asked),
    recommendation=view.ids("recommendation"),
)
view.notes()

left, middle, right = st.columns(3)
sources = ui.multiselect(
    view, left, "source", _(N_("Source")), list(SOURCES),
    lambda source: label(source, view.lang, SOURCES),
)  # fmt: skip
statuses = ui.multiselect(
    view, middle, "status", _(N_("Status")), list(STATUSES),
    lambda status: label(status, view.lang, STATUSES),
)  # fmt: skip
bodies = ui.multiselect(view, right, "body", _(N_("Addressed to")), asked, named.__getitem__)
found = measures.addressed_to(measures.of_statuses(every, statuses), bodies)
found = found.filter(pl.col("source").is_in(sources)) if sources else found
narrowed = {"source": sources, "status": statuses, "body": bodies}

marked: list[ui.Picked] = []
for place, exhibit_id in zip(st.columns(2, gap="large"), BOARDS, strict=True):
    with place:
        part = exhibits.get(exhibit_id).rows(found)
        marked.append(
            ui.show(
                view, exhibits.get(exhibit_id), part, key=exhibit_id, select="recommendation",
                asked=narrowed,
            )
        )  # fmt: skip
        if not part.is_empty():
            st.markdown(
                _(
                    N_("{recommendations}: {list}."),
                    recommendations=view.counted(counts.RECOMMENDATIONS, part.height),
                    list=rows.statuses_in_words(part, view.lang),
                )
            )  # fmt: skip
st.caption(
    _(N_("Each status rests on the words of the report; where the report says nothing, the status is “No information”."))
)  # fmt: skip

ui.heading(view.counted(counts.RECOMMENDATIONS, found.height), anchor="list")
if found.is_empty():
    st.info(_(N_("Nothing matches these filters. Widen them to see results.")))
st.caption(_(N_("Select a row to open the recommendation's card.")))
comma = "、" if view.lang == "zh" else ", "
listed = found.sort("source", "number")
shown = listed.with_columns(
    pl.Series("by", [label(s, view.lang, SOURCES) for s in listed["source"]], dtype=pl.String),
    pl.Series("told", [label(s, view.lang, STATUSES) for s in listed["status"]], dtype=pl.String),
    pl.Series("open", [_(measures.STILL_OPEN[s]) for s in listed["status"]], dtype=pl.String),
    pl.Series(
        "who",
        [
            comma.join(ui.organisation_names(filter(None, (ids or "").split(";")), view.lang))
            for ids in listed["addressed_to"]
        ],
        dtype=pl.String,
    ),
)
columns = (
    ("by", N_("Source")), ("number", N_("Number")), (f"subject_{view.lang}", N_("Subject")),
    ("told", N_("Status")), ("open", N_("Outstanding")), ("who", N_("Addressed to")),
    (f"note_{view.lang}", N_("Note")), ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")), ("status_as_printed", N_("Words on the status")),
    ("status_paragraph", N_("Paragraph on which the status rests")),
)  # fmt: skip
chosen = ui.table(
    view, shown, columns, key="recommendations-list", ids=listed["recommendation_id"].to_list()
)
above = st.container()
duties = ui.show(
    view,
    exhibits.get("recommendation-duties"),
    measures.duties(found),
    key="recommendations-duties",
    asked=narrowed,
    select="recommendation",
)
opened = ui.opened(view, "recommendation", chosen, *marked, duties)
ui.remember(view, **narrowed, recommendation=opened)
with above:
    for recommendation_id in opened:
        ui.card(view, "recommendation", recommendation_id)
