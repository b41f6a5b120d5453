"""Exhibits of events: where and when."""

import polars as pl

from southsouth import counts, geography, tables
from southsouth.charts import labels, naming, places_map, sheets, timeline, yearly
from southsouth.charts.places_map import PARTS
from southsouth.citation import by_name
from southsouth.exhibits import doubts
from southsouth.exhibits.base import Exhibit, Part, in_doubt
from southsouth.filters import Query
from southsouth.language import (
    LANGUAGES,
    N_,
    NN_,
    counted,
    country_name,
    listed,
    number,
    sentences,
    translate,
)
from southsouth.measures import events as measures
from southsouth.measures.paragraphs import countries_named
from southsouth.vocabulary import FAMILY_OF

COLUMNS = (
    ("event_id", N_("Id")),
    ("date_edtf", N_("Date")),
    ("title_en", N_("Title (English)")),
    ("title_zh", N_("Title (Chinese)")),
    ("kind", N_("Kind")),
    ("place_id", N_("Place")),
    ("paragraph", N_("Paragraph")),
    ("as_printed", N_("As printed")),
)


_DECADE = 10  # years without an event from which on they are cut out


def located(events: pl.DataFrame) -> pl.DataFrame:
    """Events that have a place, with its point and its part of the world; `without` counts the others,
    `doubted` are those whose place or year is in doubt."""
    there = measures.located(events, tables.load("places"))
    found = doubts.marked(there, "events", "events-map")
    parts = geography.parts()
    part = pl.col("country_iso3").replace_strict(parts, default=None, return_dtype=pl.String)
    names = {
        code: {own: translate(PARTS[own][1], code) for own in set(parts.values())}
        for code in LANGUAGES
    }
    return found.with_columns(
        part.alias("part"),
        *(
            part.replace_strict(names[code], default=None, return_dtype=pl.String).alias(
                f"part_{code}"
            )
            for code in LANGUAGES
        ),
        pl.lit(events.height - found.height).alias("without"),
    )


def told(events: pl.DataFrame) -> pl.DataFrame:
    """Events as the timeline tells them."""
    return doubts.marked(measures.told(events), "events", "timeline")


def by_year(events: pl.DataFrame) -> pl.DataFrame:
    """Dated events, a row for each year that one touches, with its family; `without` counts the others,
    `doubted` are those whose year, duration or count is in doubt."""
    rows = doubts.marked(measures.touching(events), "events", "timeline-overview")
    return rows.with_columns(
        pl.col("kind").replace_strict(FAMILY_OF, return_dtype=pl.String).alias("family"),
        pl.lit(events.height - rows["event_id"].n_unique()).alias("without"),
    )


def of_years(rows: pl.DataFrame, query: Query) -> pl.DataFrame:
    """The rows of the years that a query asks for: an event that runs through them has others too."""
    asked = {name: int(values[0]) for name, values in query if name in ("from", "to")}
    first, last = asked.get("from", measures.FIRST_YEAR), asked.get("to", measures.LAST_YEAR)
    return rows.filter(pl.col("year").is_between(first, last))


def _within_group(mentions: pl.DataFrame) -> int:
    """How many of China's mentions are the name of the Group of 77 and China, which holds its own."""
    times = {
        kind: dict(
            mentions.filter(pl.col("entity_id") == own)
            .group_by("paragraph").agg(pl.col("times").sum()).iter_rows()
        )
        for kind, own in (("country", "CHN"), ("group", "g77-china"))
    }  # fmt: skip
    return sum(min(count, times["country"].get(at, 0)) for at, count in times["group"].items())


def named_countries(mentions: pl.DataFrame) -> pl.DataFrame:
    """Countries by how often the report names them: iso3, times, paragraphs, name, lat, lon.

    `within`: how many of the times are within the name of the Group of 77 and China.
    """
    within = pl.when(pl.col("iso3") == "CHN").then(_within_group(mentions)).otherwise(0)
    counted = countries_named(mentions)
    points = geography.label_points().select("iso3", "lon", "lat")
    geography.refuse_unknown(counted["iso3"], "mentions")
    joined = counted.join(points, on="iso3", how="inner", validate="1:1")
    names = pl.Series(
        "name", [country_name(code, "en") for code in joined["iso3"]], dtype=pl.String
    )
    return joined.with_columns(names, within.alias("within")).sort(
        "times", "iso3", descending=[True, False]
    )


def _message_map(frame: pl.DataFrame, language: str) -> str:
    """Where most gatherings took place: where one part of the world has more than two in five, but not
    all, as where only that part was asked for."""
    gathered = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    met = frame.filter(gathered & pl.col("place_stated"))
    if met.height < 5:
        return ""
    part, count = met["part"].value_counts().sort("count", "part", descending=[True, False]).row(0)
    if not 0.4 < count / met.height < 1:
        return ""
    return translate(
        N_("Of {gatherings} whose place the report states, {count} were held in {part}"), language,
        gatherings=counted(counts.GATHERINGS, met.height, language), count=count, part=translate(PARTS[part][1], language),
    )  # fmt: skip


def _hidden(met: pl.DataFrame, others: pl.DataFrame, language: str) -> str:
    """How many of what are no gatherings stand where one was held, and have no mark."""
    hidden = others.filter(pl.col("place_id").is_in(met["place_id"].implode()))
    unseen = hidden.height - hidden["place_stated"].sum()
    gathered = counted(counts.GATHERINGS, met.height, language)
    if hidden.is_empty():
        return ""
    if hidden.height == others.height:
        inferred = translate(
            N_("Places inferred: {count}."), language, count=number(unseen, language)
        )
        said = counted(_ALL_HIDDEN, hidden.height, language, met=gathered)
        return sentences(language, said, inferred if unseen else "")
    return counted(
        _HIDDEN_INFERRED if unseen else _HIDDEN, hidden.height, language, met=gathered,
        others=counted(_OTHERS, others.height, language), inferred=number(unseen, language),
    )  # fmt: skip


def _note_map(frame: pl.DataFrame, language: str) -> str:
    without, placed = frame["without"][0], frame.height
    gathered = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    met, stated = frame.filter(gathered), frame.filter("place_stated").height
    words = (
        N_("With a place that the report states: {placed} of {items}.")
        if stated == placed
        else N_("With a place: {placed} of {items}, {inferred} of them inferred.")
    )
    there = (
        translate(
            words, language, items=counted(_ITEMS, placed + without, language),
            placed=number(placed, language), inferred=number(placed - stated, language),
        ) if without else ""
    )  # fmt: skip
    kinds = _hidden(met, frame.filter(~gathered), language)
    western = geography.groups().filter(pl.col("subregion") == "Western Asia")["iso3"]
    words = (
        translate(N_("Western Asia is counted with Africa and Europe."), language)
        if frame["part_en"].n_unique() > 1 and frame["country_iso3"].is_in(western.implode()).any()
        else ""
    )  # fmt: skip
    together = (
        translate(N_("A session within a larger gathering counts for itself."), language)
        if met["place_id"].is_duplicated().any() else ""
    )  # fmt: skip
    return sentences(language, there, kinds, together, words)


_ITEMS = NN_(
    "{count} item", "{count} items"
)  # gatherings are events, what was founded or published is not
_OTHERS = NN_(
    "{count} centre, programme, decision or publication",
    "{count} centres, programmes, decisions and publications",
)
_HIDDEN = NN_(
    "These are {met} and {others}; {count} of the latter stands where a gathering was held and has no mark of its own.",
    "These are {met} and {others}; {count} of the latter stand where a gathering was held and have no mark of their own.",
)  # fmt: skip
#: The same where none of these has a mark.
_ALL_HIDDEN = NN_(
    "With a mark: {met}. {count} centre, programme, decision or publication is at the same spot and has no mark of its own.",
    "With a mark: {met}. {count} centres, programmes, decisions and publications are at the same spots and have no marks of their own.",
)  # fmt: skip

#: The same where places of some of these are inferred: no dashed mark tells of them.
_HIDDEN_INFERRED = NN_(
    "These are {met} and {others}; {count} of the latter, its place inferred, stands where a gathering was held and has no mark of its own.",
    "These are {met} and {others}; {count} of the latter, {inferred} of them inferred, stand where a gathering was held and have no mark of their own.",
)  # fmt: skip


def _alt_map(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("World map of {events} in {places}, each named; gatherings are marked differently from centres, programmes, decisions and publications."),
        language,
        places=counted(counts.PLACES, frame["place_id"].n_unique(), language),
        events=counted(counts.EVENTS, frame.height, language),
    )  # fmt: skip


def _dated(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("lower").is_not_null())


def _events_of(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table of events behind those of a picture, each once."""
    return frame.select(tables.load("events").columns).unique("event_id", maintain_order=True)


def _touching(dated: pl.DataFrame, first: int, last: int) -> int:
    return dated.filter(
        (pl.col("lower").dt.year() <= last) & (pl.col("upper").dt.year() >= first)
    ).height


def _message_timeline(frame: pl.DataFrame, language: str) -> str:
    """How far back the events reach and how many are recent: where three in four are."""
    dated = _dated(frame)
    if dated.height < 8:
        return ""
    first, recent = dated["lower"].dt.year()[0], measures.LAST_YEAR - 2
    late = _touching(dated, recent, measures.LAST_YEAR)
    if recent - first >= 10 and late / dated.height >= 0.75:
        return translate(
            N_("The events reach back to {first}, but {late} of {dated} took place or were running in {recent} or later"),
            language, first=first, late=late, recent=recent,
            dated=counted(counts.DATED, dated.height, language),
        )  # fmt: skip
    return _message_years(by_year(_events_of(frame)), language)


_UNDATED = NN_(
    "{count} event has no date in the report and is named apart.",
    "{count} events have no date in the report and are named apart.",
)


def _note_timeline(frame: pl.DataFrame, language: str) -> str:
    dated = _dated(frame)
    said = _drawn_dates(dated, language) if dated.height else ""
    if dated.height == frame.height:
        return said
    return sentences(language, said, counted(_UNDATED, frame.height - dated.height, language))


def _drawn_dates(dated: pl.DataFrame, language: str) -> str:
    """How a date is drawn; and of years which are cut out."""
    each = N_(
        "Each mark is as exact as the date in the report: where only the year is given it spans the year, for a month the month; a day is a dot."
    )
    years = by_year(_events_of(dated))["year"].unique().sort()
    steps = zip(years, years.diff().fill_null(0), strict=True)
    cut = (
        translate(
            N_("Nothing dated falls into {first}–{last}: these years are cut out."), language,
            first=year - gap + 1, last=year - 1,
        )
        for year, gap in steps if gap > _DECADE
    )  # fmt: skip
    return sentences(language, translate(each, language), *cut)


def _alt_timeline(frame: pl.DataFrame, language: str) -> str:
    dated, undated = _dated(frame).height, frame.height - _dated(frame).height
    shown = (
        N_("Timeline of {events}, each named, grouped into gatherings, foundings and decisions, publications and evaluations, and programmes.")
        if dated
        else N_("Timeline without an event that has a date.")
    )  # fmt: skip
    listed = N_("Listed without a date: {undated}.") if undated else ""
    return sentences(
        language,
        translate(shown, language, events=counted(counts.DATED, dated, language)),
        translate(listed, language, undated=number(undated, language)),
    )


def _message_years(frame: pl.DataFrame, language: str) -> str:
    """The year that half or more of the dated events touch, where there is one."""
    total = frame["event_id"].n_unique()
    year, count = (
        frame["year"].value_counts().sort("count", "year", descending=[True, False]).row(0)
    )
    # That all of a year's events fall in that year says nothing.
    if total < 8 or count * 2 < total or count == total:
        return ""
    if count * 2 == total:
        words = N_("Half of {dated} took place or continued in one year, {year}")
    else:
        words = N_("{count} of {dated} took place or continued in one year, {year}")
    return translate(
        words, language, dated=counted(counts.DATED, total, language), count=count, year=year
    )


_LEFT_OUT = NN_(
    "{count} event without a date in the report is left out.",
    "{count} events without a date in the report are left out.",
)


def _note_years(frame: pl.DataFrame, language: str) -> str:
    each = (
        N_("Gatherings, foundings, decisions, publications and programmes, each counted in every year over which it extends: {sheets} in all.")
        if frame.height == measures.touching(_events_of(frame)).height else
        N_("Gatherings, foundings, decisions, publications and programmes, each counted in every year asked for over which it extends: {sheets} in all.")
    )  # fmt: skip
    why = translate(
        N_("The report is of mid-2014 and looks back mostly at the year before: this counts what it reports, not all that happened. The events named are examples."),
        language,
    )  # fmt: skip
    said = translate(each, language, sheets=number(frame.height, language))
    without = frame["without"][0]
    events = frame.unique("event_id")
    words = N_(
        "In {count} of the {events} the report leaves in doubt the year, the duration or how many there were."
    )
    unsure = in_doubt(
        events, words, language, events=counted(counts.EVENTS, events.height, language)
    )
    left_out = counted(_LEFT_OUT, without, language) if without else ""
    return sentences(language, said, why, unsure, left_out)


def _alt_years(frame: pl.DataFrame, language: str) -> str:
    found = frame["year"].value_counts()
    count = found["count"].max()
    fullest = found.filter(pl.col("count") == count)["year"].sort().to_list()
    if found.height == 1:
        words = N_("A slice for each dated event of {years}, {count} in all.")
    elif len(fullest) == found.height:
        words = N_(
            "A slice for each dated event in every year over which it extends: {count} in each of {years}."
        )
    elif len(fullest) == 1:
        words = N_(
            "A slice for each dated event in every year over which it extends, from {first} to {last}; {years} has the most, {count}."
        )
    else:
        words = N_(
            "A slice for each dated event in every year over which it extends, from {first} to {last}; {years} have the most, {count} each."
        )
    return translate(
        words, language, first=frame["year"].min(), last=frame["year"].max(), count=count,
        years=listed(list(map(str, fullest)), language),
    )  # fmt: skip


def _message_mentions(frame: pl.DataFrame, language: str) -> str:
    """The countries named most, and how many more there are: where the first leads."""
    if frame.height < 5 or frame["times"][0] == frame["times"][1]:
        return ""
    first, *next_two = (labels.country_in_sentence(code, language) for code in frame["iso3"][:3])
    second, third = (
        f"{name}（{times}）" if language == "zh" else f"{name} ({times})"
        for name, times in zip(next_two, frame["times"][1:3], strict=True)
    )
    return translate(
        N_("The report names {first} most, {times}, ahead of {second} and {third}; it names {countries} in all"),
        language, first=first, second=second, third=third, times=counted(counts.TIMES, frame["times"][0], language),
        countries=counted(counts.COUNTRIES, frame.height, language),
    )  # fmt: skip


def _note_mentions(frame: pl.DataFrame, language: str) -> str:
    said = by_name(
        N_("How often the report names each country, counted in its Chinese text, the one that {site} works from, also within the names of bodies and groups."),
        language,
    )  # fmt: skip
    within = frame.filter(pl.col("within") > 0).to_dicts()
    group = (
        translate(
            N_("Of China’s {times}, {within} are “Group of 77 and China”.")
            if within[0]["times"] > 1
            else N_("The one mention of China is within “Group of 77 and China”."),
            language, times=within[0]["times"], within=within[0]["within"],
        ) if within else ""
    )  # fmt: skip
    more = translate(N_("To be named more is not to give or to receive more."), language)
    return sentences(language, said, group, more)


def _alt_mentions(frame: pl.DataFrame, language: str) -> str:
    most = frame.filter(pl.col("times") == frame["times"].max())
    return translate(
        N_("The one country named, as a dot on a world map, in a narrow picture as a list: {name}, {times}.")
        if frame.height == 1
        else N_("Each country named, {countries} in all, as dots on a world map, in a narrow picture as a list; each is named equally often, {times}.")
        if most.height == frame.height > 1
        else N_("Each country named and how often, {countries} in all, as dots on a world map, in a narrow picture as a list; most often {name}, {times}."),
        language,
        countries=counted(counts.COUNTRIES, frame.height, language),
        name=listed([country_name(code, language) for code in most["iso3"]], language),
        times=counted(counts.TIMES, most["times"][0], language),
    )  # fmt: skip


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        id="events-map",
        topic=N_("Where it happened"),
        alt=_alt_map,
        message=_message_map,
        note=_note_map,
        tables=("events", "places"),
        base="events",
        rows=located,
        draw=places_map.events,
        part=Part(N_("{left}, {drawn} of them with a place"), N_("{left}, none with a place")),
        most=None,
        page="map",
        map_kind="land",
        columns=(
            *COLUMNS,
            ("place_stated", N_("Whether the report states the place")),
            ("part_en", N_("Part of the world (English)")),
            ("part_zh", N_("Part of the world (Chinese)")),
        ),
    ),
    Exhibit(
        id="country-mentions-map",
        topic=N_("How often the report names each country"),
        alt=_alt_mentions,
        message=_message_mentions,
        note=_note_mentions,
        tables=("mentions",),
        base="mentions",
        rows=named_countries,
        draw=naming.countries,
        page="map",
        map_kind="land",
        phone_list=True,
        columns=(
            ("iso3", N_("Country code")),
            ("name", N_("Country")),
            ("times", N_("Times named")),
            ("paragraphs", N_("Paragraphs that name it")),
        ),
    ),
    Exhibit(
        id="timeline",
        topic=N_("What happened when"),
        alt=_alt_timeline,
        message=_message_timeline,
        note=_note_timeline,
        tables=("events",),
        base="events",
        rows=told,
        draw=timeline.events,
        summary=yearly.counted,
        page="timeline",
        columns=COLUMNS,
    ),
    Exhibit(
        id="timeline-overview",
        topic=N_("Events year by year"),
        alt=_alt_years,
        message=_message_years,
        note=_note_years,
        tables=("events",),
        base="events",
        rows=by_year,
        draw=sheets.by_year,
        part=Part(N_("{left}, {drawn} of them with a date"), N_("{left}, none with a date")),
        cut=of_years,
        summary=yearly.counted,
        page="timeline",
        columns=(("year", N_("Year")), *COLUMNS),
    ),
)
