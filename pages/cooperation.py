"""Who works with whom: the map, the matrices, the amounts, and every link as a list.

Arrows are of provisions and exchanges alone; every other link stands beside them in words.
"""

import polars as pl
import streamlit as st

from southsouth import counts, exhibits, names, tables, ui
from southsouth.cards.cooperation import direction
from southsouth.charts import labels
from southsouth.exhibits import cooperation as rows
from southsouth.language import N_, NN_
from southsouth.measures import cooperation as measures
from southsouth.vocabulary import LINK_KINDS, label

view = ui.begin("cooperation")
_ = view.text
every = tables.load("cooperation")
kinds = dict(
    row
    for end in ("provider", "partner")
    for row in every.select(end, f"{end}_kind").unique().iter_rows()
)
party = {name: names.party_name(name, kind, view.lang) for name, kind in kinds.items()}
short = {name: labels.party(name, kind, view.lang) for name, kind in kinds.items()}
countries = sorted((p for p, kind in kinds.items() if kind == "country"), key=party.__getitem__)
sectors = dict(zip(every["sector_en"], every[f"sector_{view.lang}"], strict=True))
in_english = dict(zip(every["sector_zh"], every["sector_en"], strict=True))
agencies = every["via"].drop_nulls().unique().sort().to_list()
agency = dict(zip(agencies, names.organisation_names(agencies, view.lang), strict=True))


def kind_of(link_kind: str) -> str:
    """The kind of a link in words."""
    return label(link_kind, view.lang, LINK_KINDS)


def ends(end: str) -> list[str]:
    """The parties at one end, in the order of their names."""
    return sorted(every[end].unique(), key=party.__getitem__)


asked_sectors = view.choices("sector", [*sectors, *in_english])
ui.follow(
    view,
    country=view.choices("country", countries),
    provider=view.choices("provider", ends("provider")),
    partner=view.choices("partner", ends("partner")),
    agency=view.choices("agency", agencies),
    sector=list(dict.fromkeys(in_english.get(sector, sector) for sector in asked_sectors)),
    link_kind=view.choices("link_kind", list(LINK_KINDS)),
    mutual=view.choice("mutual", ["true", "false"]) or "all",
    link=view.ids("link"),
)
view.notes()

own = _(N_("All links of one country, as provider or partner:"))
st.caption(own)
totals = {code: measures.touching(every, [code]).height for code in measures.SEVEN}
ui.links(
    view,
    own,
    {f"{party[code]} ({count})": f"country={code}" for code, count in totals.items()},
)

with st.expander(_(N_("Filters")), expanded=True):
    left, right = st.columns(2)
    country = ui.multiselect(
        view,
        left,
        "country",
        _(N_("Country (provider or partner)")),
        countries,
        party.__getitem__,
    )
    provider = ui.multiselect(
        view, left, "provider", _(N_("Provider")), ends("provider"), party.__getitem__
    )
    partner = ui.multiselect(
        view, left, "partner", _(N_("Partner")), ends("partner"), party.__getitem__
    )
    via = ui.multiselect(view, right, "agency", _(N_("Through")), agencies, agency.__getitem__)
    sector = ui.multiselect(
        view, right, "sector", _(N_("Sector")), sorted(sectors), sectors.__getitem__
    )
    link_kind = ui.multiselect(
        view, right, "link_kind", _(N_("Kind of link")), list(LINK_KINDS), kind_of
    )
    mutual = right.selectbox(
        _(N_("Direction")), ["all", "true", "false"],
        format_func=lambda way: _(N_("all")) if way == "all" else direction(way == "true", view.lang),
        key="cooperation-mutual",
    )  # fmt: skip
both_ways = None if mutual == "all" else mutual == "true"

found = measures.touching(every, country)
for column, values in (
    ("provider", provider), ("partner", partner), ("via", via), ("sector_en", sector),
    ("link_kind", link_kind),
):  # fmt: skip
    found = measures.of_values(found, column, values)
found = measures.going_both_ways(found, both_ways)
narrowed = {
    "country": country, "provider": provider, "partner": partner, "agency": via, "sector": sector,
    "link_kind": link_kind, "mutual": None if mutual == "all" else mutual,
}  # fmt: skip

marks = [
    ui.show(
        view, exhibits.get(exhibit_id), of(found), key=f"cooperation-{exhibit_id}", select="cooperation",
        asked=narrowed,
    )
    for exhibit_id, of in (
        ("cooperation-map", rows.linked), ("cooperation-matrix", rows.by_countries),
    )
]  # fmt: skip

told = measures.in_words(found)
if not told.is_empty():
    st.markdown(
        view.counted(
            NN_(
                "**{count} link without an arrow.** The report says where a centre stands, who convened a meeting or what was proposed, not that one side gives the other anything:",
                "**{count} links without an arrow.** Of these the report says where a centre stands, who convened a meeting or what was proposed, not that one side gives the other anything:",
            ),
            told.height,
        )
    )  # fmt: skip
    ui.table(
        view,
        told.with_columns(
            pl.Series("what", [kind_of(kind) for kind in told["link_kind"]]),
            pl.Series("from", [party[name] for name in told["provider"]]),
            pl.Series("to", [party[name] for name in told["partner"]]),
        ),
        (
            ("what", N_("Kind of link")), ("from", N_("Who")), ("to", N_("Where, or for whom")),
            (f"sector_{view.lang}", N_("Sector")), ("kind_as_printed", N_("Words that show the kind")),
            ("paragraph", N_("Paragraph")),
        ),
        key="cooperation-in-words",
    )  # fmt: skip

listed = found
ui.heading(view.counted(counts.LINKS, listed.height), anchor="list")
st.caption(_(N_("Select a row to open the link's card.")))
figures = {row["figure_id"]: row for row in tables.load("figures").iter_rows(named=True)}


def number(own: str | None, sharing: int | None) -> str:
    """The figure given for a link, with how many links share it."""
    if own is None:
        return ""
    said = names.figure_value(figures[own], view.lang)
    if (sharing or 1) < 2:
        return said
    links = view.counted(counts.LINKS, sharing or 1)
    return _(N_("{number} (shared by {links})"), number=said, links=links)


shown = listed.with_columns(
    pl.Series("from", [short[name] for name in listed["provider"]], dtype=pl.String),
    pl.Series("to", [short[name] for name in listed["partner"]], dtype=pl.String),
    pl.Series("through", [agency.get(body, "") for body in listed["via"]], dtype=pl.String),
    pl.Series("way", [kind_of(kind) for kind in listed["link_kind"]], dtype=pl.String),
    pl.Series(
        "number",
        [number(*link) for link in listed.select("figure_id", "amount_shared_by").iter_rows()],
        dtype=pl.String,
    ),
)
columns = (
    ("from", N_("Provider")), ("way", N_("Kind of link")), ("to", N_("Partner")),
    (f"sector_{view.lang}", N_("Sector")), ("through", N_("Through")),
    ("number", N_("Figure given in the report")), ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")), (f"note_{view.lang}", N_("Note")),
)  # fmt: skip
ids = listed["link_id"].to_list()
opened = ui.opened(
    view,
    "link",
    ui.table(view, shown, columns, key="cooperation-list", ids=ids),
    *marks,
)
ui.remember(
    view, **narrowed, link=opened,
)  # fmt: skip
for link_id in opened:
    ui.card(view, "cooperation", link_id)

for figure_id in ui.show(
    view,
    exhibits.get("cooperation-amounts"),
    rows.with_amounts(found),
    key="cooperation-amounts",
    asked=narrowed,
    select="figure",
):
    ui.card(view, "figure", figure_id)
st.caption(
    _(N_("An amount given once for several links belongs to them jointly and has a single bar; it is neither split nor counted twice."))
)  # fmt: skip
