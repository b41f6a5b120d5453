"""Exhibits of links that go one way: who provides, to whom, and through whom."""

from collections import Counter

import polars as pl

from southsouth import counts
from southsouth.charts import labels
from southsouth.charts import squares as charts
from southsouth.exhibits import doubts
from southsouth.exhibits.base import Exhibit, in_doubt
from southsouth.exhibits.cooperation import (
    COLUMNS,
    cases_in_doubt,
    given_together,
    unnamed_receivers,
)
from southsouth.language import N_, counted, number, sentences, translate
from southsouth.measures import routes as measures


def one_way(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which one party provides, with whether a caveat points at each."""
    return doubts.marked(measures.one_way(links), "cooperation", "cooperation-ends")


def from_countries(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which a country provides, with whether a caveat points at each."""
    return doubts.marked(measures.from_countries(links), "cooperation", "cooperation-through")


def _to_country(frame: pl.DataFrame) -> int:
    return frame.filter(pl.col("partner_kind") == "country").height


def _paid(frame: pl.DataFrame) -> pl.DataFrame:
    """Links in which the country that receives pays."""
    return frame.filter("partner_pays")


def _message_ends(frame: pl.DataFrame, language: str) -> str:
    """In how many links one country receives, where they are less than half."""
    alone, paid = _to_country(frame), _paid(frame).height
    if frame.height < 4 or alone * 2 >= frame.height:
        return ""
    unsure = _paid(frame).filter("doubted").height
    return translate(
        N_("Of {cases} of support, only {count} have one country as receiver, and in {paid} of those it pays for the support itself ({unsure} in doubt)")
        if unsure
        else N_("Of {cases} of support, only {count} have one country as receiver, and in {paid} of those it pays for the support itself")
        if paid
        else N_("Of {cases} of support, only {count} have one country as receiver"),
        language, count=number(alone, language), paid=number(paid, language), unsure=number(unsure, language),
        cases=counted(counts.CASES, frame.height, language),
    )  # fmt: skip


def _note_ends(frame: pl.DataFrame, language: str) -> str:
    return sentences(
        language, _counted(language), *given_together(frame, language), _in_doubt(frame, language)
    )


def _note_givers(frame: pl.DataFrame, language: str) -> str:
    return sentences(
        language, _counted(language), *given_together(frame, language),
        unnamed_receivers(frame, language), _in_doubt(frame, language),
    )  # fmt: skip


def _note_through(frame: pl.DataFrame, language: str) -> str:
    return sentences(language, _counted(language), cases_in_doubt(frame, language))


def _counted(language: str) -> str:
    return translate(
        N_("A square is a case: the report says that one party provides something, large or small, to another; it is no measure of money. What several give together counts for each of them, and what one gives to several for each receiver."),
        language,
    )  # fmt: skip


def _in_doubt(frame: pl.DataFrame, language: str) -> str:
    """In how many of the links there is a doubt, and in how many of those in which one country receives."""
    alone = frame.filter(pl.col("partner_kind") == "country")
    theirs = int(alone["doubted"].sum())
    if not theirs or alone.height == frame.height:
        return cases_in_doubt(frame, language)
    words = N_("In {count} of the {cases} the report leaves a doubt, among them {theirs} of the {alone} with one country as receiver.")  # fmt: skip
    return in_doubt(
        frame, words, language, cases=counted(counts.CASES, frame.height, language),
        theirs=number(theirs, language), alone=number(alone.height, language),
    )  # fmt: skip


def _alt_ends(frame: pl.DataFrame, language: str) -> str:
    alone = _to_country(frame)
    return translate(
        N_("Table of {cases} by the kind of party that provides and that receives, a square for each; in {count} one country receives.")
        if alone
        else N_("Table of {cases} by the kind of party that provides and that receives, a square for each; in none does one country receive."),
        language, cases=counted(counts.CASES, frame.height, language), count=number(alone, language),
    )  # fmt: skip


def _message_givers(frame: pl.DataFrame, language: str) -> str:
    """Who provides most, where one country does."""
    (giver, most), *others = _by_giver(frame) or [("", 0)]
    if len(others) < 2 or most == others[0][1]:
        return ""
    to_country = frame.filter(pl.col("partner_kind") == "country")
    paying = _paid(frame)["partner"].n_unique()
    few = 0 < to_country.height * 2 < frame.height
    sure = _paid(frame).filter(~pl.col("doubted"))["partner"].n_unique()
    words = (
        N_("Of {cases} in which a country gives support, {first} is the giver in {count}; only {receivers} are named as receivers, and {paying} of them pay ({unsure} in doubt)")
        if few and paying > sure
        else N_("Of {cases} in which a country gives support, {first} is the giver in {count}; only {receivers} are named as receivers, and {paying} of them pay")
        if few and paying
        else N_("Of {cases} in which a country gives support, {first} is the giver in {count}; only {receivers} are named as receivers")
        if few
        else N_("Of {cases} in which a country gives support, {first} is the giver in {count}")
    )  # fmt: skip
    return translate(
        words, language, first=labels.country_in_sentence(giver, language), count=number(most, language),
        receivers=counted(counts.COUNTRIES, to_country["partner"].n_unique(), language),
        paying=number(paying, language), unsure=number(paying - sure, language), cases=counted(counts.CASES, frame.height, language),
    )  # fmt: skip


def _by_giver(frame: pl.DataFrame) -> list[tuple[str, int]]:
    """Who provides, with how many cases, in the order of the rows of the picture."""
    return [(code or "", len(links)) for code, links in measures.by(frame, "provider").items()]


def _alt_givers(frame: pl.DataFrame, language: str) -> str:
    said = counts.tallies(
        ((labels.country(code, language), count) for code, count in _by_giver(frame)), language
    )
    words = N_("Rows of squares, one for each case in which a country provides: {list}.")
    return translate(words, language, list=said)


def _message_through(frame: pl.DataFrame, language: str) -> str:
    """How many of the countries' links run through a body, where most do; how many end at it."""
    ways = Counter(measures.way(link) for link in frame.iter_rows(named=True))
    if frame.height < 4 or ways["through"] * 2 <= frame.height:
        return ""
    words = (
        N_("Of {cases} in which a country provides, {count} run through a fund, an agency or another organization; in {ends} more the only organization named is itself the receiver")
        if ways["ends"] and ways["direct"]
        else N_("Of {cases} in which a country provides, {count} run through a fund, an agency or another organization; in the other {ends} the only organization named is itself the receiver")
        if ways["ends"]
        else N_("Of {cases} in which a country provides, {count} run through a fund, an agency or another organization")
    )  # fmt: skip
    return translate(
        words, language, cases=counted(counts.CASES, frame.height, language),
        count=number(ways["through"], language), ends=number(ways["ends"], language),
    )  # fmt: skip


def _alt_through(frame: pl.DataFrame, language: str) -> str:
    said = counts.tallies(
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
    return translate(words, language, list=said)


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-ends", topic=N_("Who provides to whom"), message=_message_ends,
        note=_note_ends, alt=_alt_ends, tables=("cooperation",), base="cooperation", rows=one_way,
        draw=charts.ends, page="cooperation", story="who-helps-whom", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-givers", topic=N_("Countries that provide"), message=_message_givers,
        note=_note_givers, alt=_alt_givers, tables=("cooperation",), base="cooperation",
        rows=from_countries, draw=charts.givers, page="cooperation", story="who-helps-whom", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-through", topic=N_("Through whom countries provide"),
        message=_message_through, note=_note_through, alt=_alt_through, tables=("cooperation",),
        base="cooperation", rows=from_countries, draw=charts.through, page="cooperation", story="who-helps-whom",
        columns=COLUMNS,
    ),
)  # fmt: skip
