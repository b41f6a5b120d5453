"""Exhibits of links between two parties: who provides, who exchanges, and what money is printed for."""

from collections.abc import Iterator
from functools import cache

import polars as pl

from southsouth import arithmetic, counts, geography, tables
from southsouth.charts import cooperation as charts
from southsouth.charts import fan, labels, link_amounts, link_table, money
from southsouth.exhibits import doubts
from southsouth.exhibits.base import MOST, Exhibit, Part, in_doubt, ranging
from southsouth.filters import Query
from southsouth.language import (
    N_,
    NN_,
    clauses,
    counted,
    listed,
    number,
    semicolon,
    sentences,
    translate,
)
from southsouth.measures import cooperation as measures
from southsouth.measures import routes
from southsouth.measures.figures import is_ahead

COLUMNS = (
    ("link_id", N_("Id")),
    ("link_kind", N_("Kind of cooperation")),
    ("provider", N_("Provider")),
    ("partner", N_("Partner")),
    ("via", N_("Through")),
    ("sector_en", N_("Sector (English)")),
    ("sector_zh", N_("Sector (Chinese)")),
    ("mutual", N_("Mutual")),
    ("partner_pays", N_("Partner pays")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
    ("kind_as_printed", N_("Words that show the kind")),
)
_AMOUNTS = (
    ("figure_id", N_("Figure")), ("value", N_("Value")), ("qualifier", N_("Qualifier")),
    ("period", N_("Period")), ("subject_en", N_("Subject (English)")),
    ("subject_zh", N_("Subject (Chinese)")), ("shared_by", N_("Cases that share the amount")),
    ("provider", N_("Provider")), ("partner", N_("Partner")),
    ("part_of", N_("Included in the figure")), ("paragraph", N_("Paragraph")),
)  # fmt: skip


@cache
def points() -> pl.DataFrame:
    """Where each party stands on a map: kind, party, lon, lat, and for regions the side of its name.

    Countries at their label point, regions at the point of geo/regions.csv, bodies at their seat.
    Parties without a place are left out.
    """
    countries = geography.label_points().select(
        pl.lit("country").alias("kind"), pl.col("iso3").alias("party"), "lon", "lat"
    )
    regions = geography.regions().select(
        pl.lit("region").alias("kind"), pl.col("region").alias("party"), "lon", "lat", "side"
    )
    seats = (
        tables.load("organisations")
        .join(
            tables.load("places"), left_on="seat_place_id", right_on="place_id", validate="m:1"
        )
        .select(
            pl.lit("organisation").alias("kind"), pl.col("organisation_id").alias("party"),
            "lon", "lat",
        )
    )  # fmt: skip
    return pl.concat([countries, regions, seats], how="diagonal")


def linked(links: pl.DataFrame) -> pl.DataFrame:
    """Links with the points of both ends (`provider_lon`, …; nothing where a party has no one place)
    and whether a caveat points at each."""
    return doubts.marked(measures.located(links, points()), "cooperation", "cooperation-map")


def by_countries(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which a country provides, or exchanges with others."""
    return doubts.marked(measures.of_countries(links), "cooperation", "cooperation-matrix")


def with_amounts(links: pl.DataFrame) -> pl.DataFrame:
    """Amounts in US dollars printed for links, a row each, as `measures.cooperation.amounts` has them.

    Adds `kinds` (of its links), `link_doubted` (whether a caveat points at one of them), `shared_by`
    (how many links of the report it is printed for, those that a filter took away included), `every`
    (links looked at), unit and doubted.
    """
    found = measures.amounts(links, tables.load("figures"), arithmetic.wholes("USD"))
    kinds = dict(links.select("link_id", "link_kind").iter_rows())
    doubtful = set(doubts.links_in_doubt(links).filter("doubted")["link_id"])
    sharing = dict(
        links.drop_nulls("figure_id").select("figure_id", "amount_shared_by").iter_rows()
    )
    return doubts.marked(found, "figures", "cooperation-amounts").with_columns(
        pl.Series(
            "kinds", [[kinds[own] for own in row] for row in found["links"]], pl.List(pl.String)
        ),
        pl.Series(
            "link_doubted", [not doubtful.isdisjoint(row) for row in found["links"]], pl.Boolean
        ),
        pl.Series("shared_by", [sharing[own] for own in found["figure_id"]], pl.Int64),
        pl.lit(links.height).alias("every"),
        pl.lit("USD").alias("unit"),
    )


def _count(frame: pl.DataFrame, kind: str) -> int:
    return frame.filter(pl.col("link_kind") == kind).height


def _message_map(frame: pl.DataFrame, language: str) -> str:
    """What one country is to the others, or who provides most; nothing where neither holds."""
    country = measures.hub(frame)
    return _message_country(frame, country, language) if country else _leading(frame, language)


def _message_country(frame: pl.DataFrame, country: str, language: str) -> str:
    """In how many links the country provides, exchanges, receives, or none of these (a centre that stands
    there, a meeting, a proposal): all of them together are the links."""
    one_way = frame.filter(pl.col("link_kind") == "provision")
    given, got = (one_way.filter(pl.col(end) == country) for end in ("provider", "partner"))
    gives, takes, equal = given.height, got.height, _count(frame, "exchange")
    parts = [
        translate(words, language, count=number(count, language)) + named
        for words, count, named in (
            (N_("provides in {count}"), gives, _named(given, "partner", language)),
            (N_("exchanges as an equal in {count}"), equal, ""),
            (N_("receives in {count}"), takes, _named(got, "provider", language)),
            (N_("has another part in {count}"), frame.height - gives - equal - takes, ""),
        )
        if count
    ]
    if frame.height < 2 or not gives + equal + takes:
        return ""
    words = (
        N_("In {cases} that name {country} first, it {list}")
        if (frame["provider"] == country).all()
        else N_("In {cases}, {country} is one of the two parties: it {list}")
    )
    return translate(
        words, language,
        country=labels.country_in_sentence(country, language),
        cases=counted(counts.CASES, frame.height, language),
        list=clauses(parts, language),
    )  # fmt: skip


_FEW = 3  # countries that a title names


def _named(links: pl.DataFrame, end: str, language: str) -> str:
    """The countries at an end of links, in brackets, where they are few and others stand there too."""
    found = links.filter(pl.col(f"{end}_kind") == "country")
    codes = list(dict.fromkeys(found[end]))
    if not 0 < len(codes) <= _FEW or found.height == links.height == 1:
        return ""
    names = listed(
        [labels.country_in_sentence(code, language) for code in codes],
        language,
    )
    words = NN_(" (country named: {countries})", " (countries named: {countries})")
    return counted(words, len(codes), language, countries=names)


def _of_one_country(frame: pl.DataFrame, query: Query) -> bool:
    """Whether all links are asked for, or those of the one country that has a part in each."""
    if not query:
        return True
    country = measures.hub(frame)
    return query in {(("country", (country,)),), (("provider", (country,)),)}


def _leading(frame: pl.DataFrame, language: str) -> str:
    """Who provides in most of the links that go one way."""
    one_way = frame.filter(pl.col("link_kind") == "provision")
    ranked = _ranked(one_way)
    if ranked.height < 3 or ranked["count"][0] == ranked["count"][1]:
        return ""
    first, second = (
        labels.party(ranked["provider"][place], ranked["provider_kind"][place], language)
        for place in (0, 1)
    )
    unsure = one_way.filter(pl.col("doubted") & (pl.col("provider") == ranked["provider"][0]))
    words = (
        N_("Of {cases} in which one party provides something to another, {first} is the provider in {count} ({unsure} in doubt), {second} in {next}")
        if unsure.height
        else N_("Of {cases} in which one party provides something to another, {first} is the provider in {count}, {second} in {next}")
    )  # fmt: skip
    if ranked["count"][1] == ranked["count"][2]:
        words = N_(
            "Of {cases} in which one party provides something to another, {first} is the provider in {count}, more than any other"
        )
    return translate(
        words, language, first=first, second=second, next=number(ranked["count"][1], language),
        count=number(ranked["count"][0], language), unsure=number(unsure.height, language),
        cases=counted(counts.CASES, one_way.height, language),
    )  # fmt: skip


_DRAWN = {
    "provision": N_("A square is a case: the report says that one party provides something, large or small, to another. What several give together counts for each of them, and what one gives to several for each receiver."),
    "exchange": N_("A square is a case: the report says that two parties exchange as equals. It has no direction and stands once, under one of the two."),
    "words": N_("A case is what the report says of two parties; in these neither gives the other anything."),
}  # fmt: skip


def _note_map(frame: pl.DataFrame, language: str) -> str:
    if measures.hub(frame) is None:
        drawn, here = charts.kind_drawn(frame.to_dicts()), _shown(frame)
        return sentences(
            language, translate(_DRAWN[drawn], language), *given_together(here, language),
            unnamed_receivers(here, language), cases_in_doubt(here, language),
        )  # fmt: skip
    words = (
        N_("A case is what the report says of two parties, whatever its size; several arrows are several cases. An arrow stands only where one provides to the other; an exchange has no direction; where a centre stands, who convened a meeting, led a framework or linked participants, and what was proposed, is listed in words."),
        N_("On maps bodies stand at their seats; regions and groups are listed."),
    )  # fmt: skip
    return sentences(language, *(translate(said, language) for said in words))


def _ranked(links: pl.DataFrame) -> pl.DataFrame:
    """Who provides, with `count` of the links, most first, equal ones as they come."""
    ranked = links.group_by("provider", "provider_kind", maintain_order=True).len("count")
    return ranked.sort("count", descending=True, maintain_order=True)


def _alt_map(frame: pl.DataFrame, language: str) -> str:
    country = measures.hub(frame)
    provisions, exchanges = (_count(frame, kind) for kind in measures.WITH_ARROW)
    values = {
        "provisions": provisions, "exchanges": exchanges,
        "others": frame.height - provisions - exchanges,
    }  # fmt: skip
    if country:
        parts = (
            (N_("provisions, as arrows, {count}"), provisions),
            (N_("exchanges, as lines, {count}"), exchanges),
            (N_("in words only, {count}"), values["others"]),
        )
        said = [translate(part, language, count=count) for part, count in parts if count]
        return translate(
            N_("Map and list of {cases} in which {country} takes part: {parts}."), language,
            country=labels.country_in_sentence(country, language),
            cases=counted(counts.CASES, frame.height, language),
            parts=semicolon(language).join(said),
        )  # fmt: skip
    drawn = charts.kind_drawn(frame.to_dicts())
    if drawn not in measures.WITH_ARROW:
        return translate(N_("List of cases in words: {others}."), language, **values)
    here = frame.filter(pl.col("link_kind") == drawn)
    ranked = _ranked(here)
    said = counts.tallies(
        (
            (labels.party(party, kind, language), count)
            for party, kind, count in ranked.iter_rows()
        ),
        language,
    )  # fmt: skip
    words = (
        N_("Table of who provides to whom, a square for each of {cases}, by who provides: {list}.")
        if drawn == "provision"
        else N_("Table of who exchanges with whom, a square for each of {cases}, by the partner named first: {list}.")
    )  # fmt: skip
    return translate(words, language, cases=counted(counts.CASES, here.height, language), list=said)


def _shown(links: pl.DataFrame) -> pl.DataFrame:
    """The links that the picture draws: all of one country; else those of the kind that it is of, or
    where all are told in words, all."""
    drawn = charts.kind_drawn(links.to_dicts())
    if measures.hub(links) is not None or drawn not in measures.WITH_ARROW:
        return links
    return links.filter(pl.col("link_kind") == drawn)


def _drawn(links: pl.DataFrame) -> int:
    """How many links the picture draws."""
    return _shown(links).height


def _has_map(links: pl.DataFrame) -> bool:
    """Whether one country has all links, and some of them partners with a place."""
    return measures.hub(links) is not None and any(map(fan.has_places, links.iter_rows(named=True)))


def _message_countries(frame: pl.DataFrame, language: str) -> str:
    """In how many of the countries’ provisions and exchanges the first two are, if they lead."""
    codes = link_table.first_two(frame)
    if not codes:
        return ""
    every = measures.from_each_country(frame)
    ranked = measures.ranked(every)
    theirs = every.filter(pl.col("provider").is_in(codes))["link_id"].n_unique()
    first, second = (labels.country(code, language) for code in codes)
    return translate(
        N_("Of {cases} in which a country provides support or works with another as an equal, {count} have {first} ({one}) or {second} ({two}) on one side"),
        language, first=first, second=second,
        one=number(ranked["count"][0], language), two=number(ranked["count"][1], language),
        count=number(theirs, language),
        cases=counted(counts.CASES, frame.height, language),
    )  # fmt: skip


def _note_countries(frame: pl.DataFrame, language: str) -> str:
    said = translate(
        N_("A square is a case, in the row of its field, with who works with whom; each case is shown once. What several countries give together is a case of each of them, and what one gives to several is a case for each receiver."),
        language,
    )  # fmt: skip
    return sentences(
        language, said, *given_together(frame, language), unnamed_receivers(frame, language),
        cases_in_doubt(frame, language),
    )  # fmt: skip


def given_together(frame: pl.DataFrame, language: str) -> Iterator[str]:
    """Which countries stand as receivers several times for one thing that several give together."""
    sharing = frame.filter((pl.col("partner_kind") == "country") & (pl.col("amount_shared_by") > 1))
    for links in sharing.partition_by("partner", "figure_id", maintain_order=True):
        if links.height > 1:
            givers = [labels.country_in_sentence(code, language) for code in links["provider"]]
            yield translate(
                N_("One and the same support stands in {count} of the squares: {givers} give it to {country} together."),
                language, country=labels.country_in_sentence(links["partner"][0], language),
                count=number(links.height, language), givers=listed(givers, language),
            )  # fmt: skip


def unnamed_receivers(frame: pl.DataFrame, language: str) -> str:
    """Which countries stand as partners that the report does not name, only a place that lies there."""
    mentions = tables.load("mentions")
    found = [
        labels.country_in_sentence(code, language)
        for code in routes.unnamed_receivers(frame, mentions)
    ]
    if not found:
        return ""
    words = N_("The report does not name {countries}, only a place there.")
    return translate(words, language, countries=listed(found, language))


def cases_in_doubt(links: pl.DataFrame, language: str) -> str:
    """In how many of some links there is a doubt."""
    words = N_("In {count} of the {cases} the report leaves a doubt.")
    return in_doubt(links, words, language, cases=counted(counts.CASES, links.height, language))


def _alt_countries(frame: pl.DataFrame, language: str) -> str:
    counted_fields = (
        frame[f"sector_{language}"]
        .value_counts()
        .sort("count", f"sector_{language}", descending=[True, False])
    )
    listed = clauses((f"{field} {count}" for field, count in counted_fields.iter_rows()), language)
    return translate(
        N_("Rows of squares, one a case, by field, with the two who work together by name: {list}."),
        language, list=listed,
    )  # fmt: skip


def _message_amounts(frame: pl.DataFrame, language: str) -> str:
    """For how few cases a sum is given, and for how many of them the largest is one; nothing where few lack one."""
    is_level = frame.height < 2 or frame["value"][0] == frame["value"][1]
    if is_level or _with_sum(frame) * 2 >= frame["every"][0]:
        return ""
    largest = frame.row(0, named=True)
    words = (
        N_("The report puts a sum in dollars on only {count} of {cases} of cooperation; the largest, {amount}, covers {shared} of them")
        if largest["shared_by"] > 1
        else N_("The report puts a sum in dollars on only {count} of {cases} of cooperation; the largest is {amount}")
    )  # fmt: skip
    return translate(
        words, language,
        count=number(_with_sum(frame), language),
        cases=counted(counts.CASES, frame["every"][0], language),
        amount=money.bare(largest, language),
        shared=number(largest["shared_by"], language),
    )  # fmt: skip


def _with_sum(amounts: pl.DataFrame) -> int:
    """How many links the amounts are given for: one may be given for several."""
    return int(amounts["shared"].sum())


def _note_amounts(frame: pl.DataFrame, language: str) -> str:
    """What a square and a bar are; where one is dashed, what is planned of it."""
    said = [
        N_("US dollars as the report gives them, for spans from one year to a fund’s whole life. A square is a case: something that the report says of two parties. A sum given for several cases is drawn once, above a square for each. A full bar is money given, spent, committed or received, as the line above it says."),
    ]  # fmt: skip
    if any(map(is_ahead, frame.iter_rows(named=True))):
        said.append(
            N_("A dashed bar is planned, or for a period that ends after the report; it is faint inside where that period had begun.")
        )  # fmt: skip
    return sentences(language, *(translate(words, language) for words in said))


def _alt_amounts(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("{amounts} in US dollars as bars, {range}, each above the cases it is given for: {cases}."),
        language,
        amounts=counted(counts.AMOUNTS, frame.height, language),
        range=ranging(frame["value"].to_list(), language),
        cases=counted(counts.CASES, _with_sum(frame), language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="cooperation-map", topic=N_("Who works with whom"), message=_message_map,
        speaks=_of_one_country,
        note=_note_map, alt=_alt_map, tables=("cooperation", "places"), base="cooperation",
        rows=linked, draw=charts.partners, page="cooperation", map_kind="land",
        on_map=_has_map, columns=COLUMNS, holds=_drawn, shows=_shown,
    ),
    Exhibit(
        id="cooperation-matrix", topic=N_("Countries and their partners, field by field"),
        message=_message_countries, note=_note_countries, alt=_alt_countries,
        tables=("cooperation",), base="cooperation", rows=by_countries, draw=link_table.by_field,
        page="cooperation", columns=COLUMNS,
    ),
    Exhibit(
        id="cooperation-amounts", topic=N_("Sums given for cooperation"), message=_message_amounts,
        note=_note_amounts, alt=_alt_amounts, tables=("cooperation", "figures"),
        base="cooperation", rows=with_amounts, draw=link_amounts.amounts, page="cooperation",
        most=MOST // 3,  # a bar with its parties takes the room of three
        columns=_AMOUNTS, holds=_with_sum,
        part=Part(
            N_("{left}, {drawn} of them with a sum in dollars"),
            N_("{left}, none with a sum in dollars"),
        ),
    ),
)  # fmt: skip
