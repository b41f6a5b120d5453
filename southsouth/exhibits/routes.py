"""Exhibits of links that go one way: who provides, to whom, and through whom."""

from collections import Counter

import polars as pl

from southsouth import counts, tables
from southsouth.charts import labels
from southsouth.charts import squares as charts
from southsouth.exhibits.base import Exhibit
from southsouth.exhibits.cooperation import COLUMNS
from southsouth.language import N_, counted, number, translate
from southsouth.measures import routes as measures
from southsouth.measures.caveats import doubted


def one_way(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which one party provides, with whether a caveat points at each."""
    return doubted(measures.one_way(links), "cooperation", tables.load("caveats"))


def from_countries(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which a country provides, with whether a caveat points at each."""
    return doubted(measures.from_countries(links), "cooperation", tables.load("caveats"))


def _to_country(frame: pl.DataFrame) -> int:
    return frame.filter(pl.col("partner_kind") == "country").height


def _message_ends(frame: pl.DataFrame, language: str) -> str:
    """In how many links the country that receives is named, where they are less than half."""
    named = _to_country(frame)
    if frame.height < 4 or named * 2 >= frame.height:
        return ""
    return translate(
        N_("Of {cases} in which one party provides to another, only {count} name the country that receives"), language,
        count=number(named, language), cases=counted(counts.CASES, frame.height, language),
    )  # fmt: skip


def _note_ends(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Each square is one case: the report says that one party provides something to another, whatever its size. It is no measure of money; what several countries give together counts for each."),
        language,
    )  # fmt: skip


def _alt_ends(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("Table of {cases} by the kind of party that provides and that receives, a square for each; in {count} a country receives."),
        language, cases=counted(counts.CASES, frame.height, language), count=_to_country(frame),
    )  # fmt: skip


def _message_givers(frame: pl.DataFrame, language: str) -> str:
    """Who provides most, where one country does."""
    ranked = frame["provider"].value_counts().sort("count", "provider", descending=[True, False])
    if ranked.height < 3 or ranked["count"][0] == ranked["count"][1]:
        return ""
    return translate(
        N_("{first} is the giver in {count} of the {cases} in which a country provides; only {named} of the {total} name the country that receives")
        if 0 < _to_country(frame) * 2 < frame.height
        else N_("{first} is the giver in {count} of the {cases} in which a country provides"),
        language, first=labels.country(ranked["provider"][0], language),
        count=number(ranked["count"][0], language), named=number(_to_country(frame), language), total=number(frame.height, language),
        cases=counted(counts.CASES, frame.height, language),
    )  # fmt: skip


def _alt_givers(frame: pl.DataFrame, language: str) -> str:
    ranked = frame["provider"].value_counts().sort("count", "provider", descending=[True, False])
    listed = counts.tallies(
        ((labels.country(code, language), count) for code, count in ranked.iter_rows()), language
    )
    words = N_("Rows of squares, one for each case in which a country provides: {list}.")
    return translate(words, language, list=listed)


def _message_through(frame: pl.DataFrame, language: str) -> str:
    """How many of the countries' links run through a body, where most do; how many end at it."""
    ways = Counter(measures.way(link) for link in frame.iter_rows(named=True))
    if frame.height < 4 or ways["through"] * 2 <= frame.height:
        return ""
    words = (
        N_("Of {cases} in which a country provides, {count} run through a fund, an agency or another organization; in {ends} the organization is itself the receiver")
        if ways["ends"]
        else N_("Of {cases} in which a country provides, {count} run through a fund, an agency or another organization")
    )  # fmt: skip
    return translate(
        words, language, cases=counted(counts.CASES, frame.height, language),
        count=number(ways["through"], language), ends=number(ways["ends"], language),
    )  # fmt: skip


def _alt_through(frame: pl.DataFrame, language: str) -> str:
    listed = counts.tallies(
        (
            (
                labels.body(body, language) if body
                else translate(N_("no organization named"), language),
                frame.filter(pl.col("via").eq_missing(body)).height,
            )
            for body in measures.in_order(frame, "via")
        ),
        language,
    )  # fmt: skip
    words = N_("Rows of squares, one for each case in which a country provides, by the organization that it runs through: {list}.")  # fmt: skip
    return translate(words, language, list=listed)


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-ends", topic=N_("Who provides to whom"), message=_message_ends,
        note=_note_ends, alt=_alt_ends, tables=("cooperation",), base="cooperation", rows=one_way,
        draw=charts.ends, page="cooperation", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-givers", topic=N_("Countries that provide"), message=_message_givers,
        note=_note_ends, alt=_alt_givers, tables=("cooperation",), base="cooperation",
        rows=from_countries, draw=charts.givers, page="cooperation", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-through", topic=N_("Through whom countries provide"),
        message=_message_through, note=_note_ends, alt=_alt_through, tables=("cooperation",),
        base="cooperation", rows=from_countries, draw=charts.through, page="cooperation",
        columns=COLUMNS,
    ),
)  # fmt: skip
