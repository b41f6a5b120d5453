"""Exhibits of the regional commissions."""

from collections.abc import Callable

import polars as pl

from southsouth import counts, geography, tables
from southsouth.charts import commissions as charts
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, translate
from southsouth.measures.commissions import membership
from southsouth.vocabulary import COMMISSIONS, label


def members_of(commission: str) -> pl.DataFrame:
    """Members in mid-2014 with label points: iso3, class, joined, source, lon, lat, small.

    Raises:
        UnknownPlaces: a member has no shape.
    """
    rows = membership(tables.load("commission_members"), commission)
    geography.locate(rows)
    small = geography.small_states()["iso3"].implode()
    points = geography.label_points().select("iso3", "lon", "lat")
    return rows.join(points, on="iso3", how="left", validate="1:1").with_columns(
        pl.col("iso3").is_in(small).alias("small")
    )


def _members(commission: str) -> Callable[[], pl.DataFrame]:
    return lambda: members_of(commission)


def _alt_members(frame: pl.DataFrame, language: str) -> str:
    classes = frame["class"].value_counts()
    by_class = dict(zip(classes["class"], classes["count"], strict=True))
    return translate(
        N_("World map of the {name} in mid-2014: {members} from the region, {outside} from outside it, {associates}."),
        language,
        name=label(frame["commission_id"][0], language, COMMISSIONS),
        members=counted(counts.MEMBERS, by_class.get("member", 0), language),
        outside=counted(counts.MEMBERS, by_class.get("non_regional", 0), language),
        associates=counted(counts.ASSOCIATES, by_class.get("associate", 0), language),
    )  # fmt: skip


def _alt_sizes(frame: pl.DataFrame, language: str) -> str:
    listed = ", ".join(
        f"{code} {members} + {associates}"
        for code, members, associates in frame.select(
            "commission_id", "members_2014", "associates_2014"
        ).iter_rows()
    )
    return translate(
        N_("Bar chart of members and associate members in mid-2014: {list}."), language, list=listed
    )


_TITLES = {
    "ECA": N_("Members of the Economic Commission for Africa, mid-2014"),
    "ECE": N_("Members of the Economic Commission for Europe, mid-2014"),
    "ECLAC": N_("Members of the Economic Commission for Latin America and the Caribbean, mid-2014"),
    "ESCAP": N_("Members of the Economic and Social Commission for Asia and the Pacific, mid-2014"),
    "ESCWA": N_("Members of the Economic and Social Commission for Western Asia, mid-2014"),
}

EXHIBITS: tuple[Exhibit, ...] = (
    *(
        Exhibit(
            id=f"commission-members-{code.lower()}",
            title=_TITLES[code],
            alt=_alt_members,
            tables=("commission_members",),
            rows=_members(code),
            draw=charts.members,
            page="commissions",
            map_kind="un",
            columns=(
                ("iso3", N_("Country code")),
                ("class", N_("Class")),
                ("joined", N_("Joined")),
                ("source", N_("Source")),
            ),
        )
        for code in COMMISSIONS
    ),
    Exhibit(
        id="commission-sizes",
        title=N_("Members and associate members, mid-2014"),
        alt=_alt_sizes,
        tables=("commissions",),
        rows=lambda: tables.load("commissions").drop("paragraph"),
        draw=charts.sizes,
        page="commissions",
        columns=(
            ("commission_id", N_("Commission")),
            ("members_2014", N_("Members")),
            ("associates_2014", N_("Associate members")),
        ),
    ),
)
