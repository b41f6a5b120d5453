"""The five regional commissions, side by side and one by one."""

import polars as pl
import streamlit as st

from southsouth import exhibits, tables, ui
from southsouth.language import N_
from southsouth.measures import commissions as measures
from southsouth.measures.events import in_region
from southsouth.vocabulary import COMMISSIONS, label

view = ui.begin("commissions")
_ = view.text
ui.follow(
    view,
    commission=view.choice("commission", list(COMMISSIONS), "ECA"),
    event=view.ids("event"),
)
view.notes()

commissions, members = tables.load("commissions"), tables.load("commission_members")
activities, events, places = (
    tables.load(name) for name in ("commission_activities", "events", "places")
)
ui.heading(_(N_("Side by side")), anchor="side-by-side")
compared = measures.side_by_side(commissions, activities, events, places, members)
compared = compared.with_columns(
    pl.Series("seat", [ui.place_name(seat, view.lang) for seat in compared["seat_place_id"]])
)
ui.table(
    view,
    compared,
    (
        ("commission_id", N_("Commission")), ("seat", N_("Seat")), ("founded", N_("Founded")),
        ("members_2014", N_("Members in 2014")),
        ("associates_2014", N_("Associate members in 2014")), ("events", N_("Events in its region")),
        ("named_in", N_("Paragraphs that name it")),
        ("described_in", N_("Paragraphs on its region or on all five commissions")),
    ),
    key="commissions-side-by-side",
)  # fmt: skip
ui.show(view, exhibits.get("commission-sizes"), key="commissions-sizes")
ui.show(view, exhibits.get("commission-activities"), key="commissions-said")

code = st.selectbox(
    _(N_("One commission")), list(COMMISSIONS),
    format_func=lambda c: f"{c} · {label(c, view.lang, COMMISSIONS)}", key="commissions-commission",
)  # fmt: skip
ui.heading(label(code, view.lang, COMMISSIONS), anchor=code)
named, described = measures.paragraphs_of(activities, code)
st.info(
    _(
        N_("The report names this commission in paragraphs {named}. Paragraphs {described} refer only to its region or to all five commissions together."),
        named=", ".join(map(str, named)) or "–",
        described=", ".join(map(str, described)) or "–",
    )
)  # fmt: skip
ui.show(view, exhibits.get(f"commission-members-{code.lower()}"), key="commissions-map", level=3)
st.caption(
    _(
        N_(
            "Membership is as at mid-2014 and is taken from outside the report; each row gives its source."
        )
    )
)

ui.heading(_(N_("What the report says it does")), anchor="activities", level=3)
its = activities.filter(pl.col("commission_id") == code).sort("paragraph", "activity_id")
its = its.with_columns(
    pl.when("named")
    .then(pl.lit(_(N_("named"))))
    .otherwise(pl.lit(_(N_("its region or all five commissions"))))
    .alias("how"),
    pl.Series(
        "partner_names",
        [
            "; ".join(ui.organisation_names(ids.split(";"), view.lang)) if ids else ""
            for ids in its["partners"]
        ],
        dtype=pl.String,
    ),
)
ui.table(
    view, its,
    (
        ("paragraph", N_("Paragraph")), (f"activity_{view.lang}", N_("Activity")), ("how", N_("Named?")),
        ("partner_names", N_("Partner bodies")), ("as_printed", N_("As printed")),
    ),
    key=f"commissions-activities-{code}",
)  # fmt: skip

its = in_region(events, places, members, code)
opened = ui.event_list(view, its, key="commissions", level=3)
ui.remember(view, commission=None if code == "ECA" else code, event=opened)

ui.heading(_(N_("Figures relating to its region")), anchor="numbers", level=3)
numbers = measures.figures_of(tables.load("figures"), activities, code)
if numbers.is_empty():
    st.markdown(_(N_("The report gives no figure for this region alone.")))
for figure in numbers.iter_rows(named=True):
    st.markdown(
        f"- **{ui.figure_value(figure, view.lang)}**: {figure[f'subject_{view.lang}']} "
        f"({ui.paragraph_link(view, figure['paragraph'])})"
    )
