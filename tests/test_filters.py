"""A table is narrowed by the parameters of a page's address, and by nothing else."""

import csv
import io
import re
from collections.abc import Callable
from hashlib import sha256

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from southsouth import characters, filters, paths, tables
from southsouth.address import Address, listed
from southsouth.errors import UnknownFilter
from southsouth.filters import catalogue, wording
from southsouth.measures import events

EVERY = [(table, entry) for table in tables.NAMES for entry in filters.of_table(table)]


# What each filter must keep, said a second time: on the files themselves, in plain Python.

Row = dict[str, str]
RAW: dict[str, list[Row]] = {
    name: list(
        csv.DictReader(io.StringIO((paths.DATA / f"{name}.csv").read_text(encoding="utf-8")))
    )
    for name in tables.NAMES
}


def holds(name: str) -> Callable[[Row, str], bool]:
    return lambda row, value: row[name] == value


def lists(name: str) -> Callable[[Row, str], bool]:
    return lambda row, value: value in row[name].split(";")


def either(*claims: Callable[[Row, str], bool]) -> Callable[[Row, str], bool]:
    return lambda row, value: any(claim(row, value) for claim in claims)


def lies_in(row: Row, country: str) -> bool:
    return any(
        p["place_id"] == row["place_id"] for p in RAW["places"] if p["country_iso3"] == country
    )


def lies_in_region(row: Row, commission: str) -> bool:
    return any(
        lies_in(row, member["iso3"])
        for member in RAW["commission_members"]
        if (member["commission_id"], member["region_kind"], member["in_2014"])
        == (commission, "regional", "true")
    )


def acted(row: Row, body: str) -> bool:
    return any(
        other["event_id"] == row["event_id"] and other["role"] in {"organiser", "host", "supporter"}
        for other in RAW["event_organisations"]
        if other["organisation_id"] == body
    )


def gathered(row: Row, value: str) -> bool:
    met = {"conference", "meeting", "workshop", "exposition", "summit"}
    return value == "gathering" and row["kind"] in met


def span(edtf: str) -> tuple[int, int]:
    """First and last year; an open end lasts until the year of the report."""
    years = [int(year) for year in re.findall(r"\d{4}", edtf.replace("..", "2014"))]
    return years[0], years[-1]


def until(name: str) -> Callable[[Row, str], bool]:
    """Begins in the year or before; what has no date is of no year."""
    return lambda row, year: bool(row[name]) and span(row[name])[0] <= int(year)


def since(name: str) -> Callable[[Row, str], bool]:
    """Ends in the year or after; what has no date is of no year."""
    return lambda row, year: bool(row[name]) and span(row[name])[1] >= int(year)


def country_at(end: str) -> Callable[[Row, str], bool]:
    return lambda row, value: (row[f"{end}_kind"], row[end]) == ("country", value)


CLAIMS: dict[str, dict[str, Callable[[Row, str], bool]]] = {
    "paragraphs": {
        "paragraph": holds("paragraph"), "section": holds("section"), "theme": holds("theme"),
    },
    "figures": {
        "topic": holds("topic"), "unit": holds("unit"), "qualifier": holds("qualifier"),
        "paragraph": holds("paragraph"), "organisation": either(holds("organisation_id"), lists("other_organisations")),
        "from": since("period"), "to": until("period"),
    },
    "events": {
        "from": since("date_edtf"), "to": until("date_edtf"),
        "kind": either(holds("kind"), gathered), "organiser": acted, "commission": lies_in_region,
        "paragraph": either(holds("paragraph"), lists("other_paragraphs")),
        "place": holds("place_id"), "country": lies_in,
    },
    "event_organisations": {
        "event": holds("event_id"), "organisation": holds("organisation_id"), "role": holds("role"),
        "paragraph": holds("paragraph"),
    },
    "places": {"kind": holds("kind"), "country": holds("country_iso3")},
    "organisations": {
        "function": lists("functions"), "kind": holds("kind"), "paragraph": holds("paragraph"),
    },
    "mentions": {
        "kind": holds("entity_kind"), "entity": holds("entity_id"), "paragraph": holds("paragraph"),
    },
    "recommendations": {
        "source": holds("source"), "status": holds("status"), "body": lists("addressed_to"),
        "paragraph": holds("paragraph"),
    },
    "documents": {"kind": holds("kind"), "paragraph": holds("paragraph")},
    "cooperation": {
        "provider": holds("provider"), "partner": holds("partner"),
        "country": either(country_at("provider"), country_at("partner")), "via": holds("via"),
        "sector": either(holds("sector_en"), holds("sector_zh")), "mutual": holds("mutual"),
        "link_kind": holds("link_kind"),
        "paragraph": holds("paragraph"),
    },
    "commissions": {"commission": holds("commission_id")},
    "commission_members": {
        "commission": holds("commission_id"), "status": holds("status"),
        "in_2014": holds("in_2014"), "country": holds("iso3"),
    },
    "commission_activities": {
        "commission": holds("commission_id"), "named": holds("named"),
        "paragraph": holds("paragraph"),
    },
    "caveats": {"kind": holds("kind"), "paragraph": holds("paragraph")},
    "number_audit": {"disposition": holds("disposition"), "paragraph": holds("paragraph")},
    "anchors": {
        "row": holds("row_id"), "column": holds("column"), "paragraph": holds("paragraph"),
    },
    "corrections": {},
    "glossary": {"term": holds("term_id"), "paragraph": holds("paragraph")},
}  # fmt: skip
VALUES = [(table, entry) for table, entry in EVERY if entry.allowed is not None]


def kept(table: str, name: str, *values: str) -> list[int]:
    return filters.positions(table, ((name, values),))


def filtered(table: str, pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[int]:
    """Which rows of the table match the parameters of an address."""
    return filters.positions(table, filters.checked(table, pairs))


def refused(table: str, pairs: list[tuple[str, str]]) -> str | None:
    try:
        filtered(table, pairs)
    except UnknownFilter as refusal:
        return refusal.parameter
    return None


def ids(table: str, *parameters: tuple[str, str]) -> list:
    return tables.load(table)[filtered(table, parameters)].to_series().to_list()


def test_every_table_has_its_filters_declared():
    assert {table for table, _ in EVERY} | {"corrections"} == set(tables.NAMES)


def test_every_filter_of_allowed_values_has_its_claim_here():
    declared = {table: {e.name for t, e in VALUES if t == table} for table in tables.NAMES}
    assert {table: set(claims) for table, claims in CLAIMS.items()} == declared


def named(parameter) -> str:
    return getattr(parameter, "name", parameter)


@pytest.mark.parametrize(("table", "entry"), VALUES, ids=named)
def test_each_value_of_a_filter_keeps_exactly_the_rows_it_means(table, entry):
    claim, rows = CLAIMS[table][entry.name], RAW[table]
    meant = {
        value: [place for place, row in enumerate(rows) if claim(row, value)]
        for value in entry.allowed()
    }
    assert any(meant.values())
    assert any(len(places) < len(rows) for places in meant.values())
    assert {value: kept(table, entry.name, value) for value in meant} == meant


@pytest.mark.parametrize(("table", "entry"), [p for p in VALUES if p[1].many], ids=named)
def test_several_values_keep_the_rows_of_each(table, entry):
    claim, values = CLAIMS[table][entry.name], entry.allowed()
    for several in (values[:2], values[::2], values):
        meant = [p for p, row in enumerate(RAW[table]) if any(claim(row, v) for v in several)]
        assert kept(table, entry.name, *several) == meant


@pytest.mark.parametrize(
    ("table", "words", "columns"),
    [
        ("figures", "fao", ("subject_en", "subject_zh", "as_printed", "figure_id")),
        ("figures", "发展中国家", ("subject_en", "subject_zh", "as_printed", "figure_id")),
        ("organisations", "UNDP", ("organisation_id", "acronym", "name_en", "name_zh", "aliases", "as_printed")),
        ("organisations", "委员会", ("organisation_id", "acronym", "name_en", "name_zh", "aliases", "as_printed")),
    ],
)  # fmt: skip
def test_a_word_keeps_exactly_the_rows_that_hold_it_in_any_letter_case(table, words, columns):
    meant = [
        place
        for place, row in enumerate(RAW[table])
        if words.lower() in "|".join(row[name] for name in columns).lower()
    ]
    assert 0 < len(meant) < len(RAW[table])
    assert kept(table, "q", words) == kept(table, "q", words.lower()) == meant


@pytest.mark.parametrize(
    ("words", "also", "out"),
    [
        ("fund -India", ["fund"], ["India"]),
        ("fund NOT India", ["fund"], ["India"]),
        ("fund OR bank", ["fund", "bank"], []),
        ("fund | bank", ["fund", "bank"], []),
        ("fund or bank", ["fund", "bank"], []),
        ("基金 或 银行", ["基金", "银行"], []),
        ("基金 -印度", ["基金"], ["印度"]),
        ("(fund", ["fund"], []),
        ("fund*", ["fund"], []),
        ("(ILO OR FAO) fund", ["ILO fund", "FAO fund"], []),
        ("trust AND fund", ["trust fund"], []),
    ],
)
@pytest.mark.parametrize("table", ["figures", "organisations"])
def test_words_are_read_with_the_signs_of_the_search_of_everything(table, words, also, out):
    every = set().union(*(kept(table, "q", one) for one in also))
    left = set().union(*(kept(table, "q", one) for one in out))
    assert set(kept(table, "q", words)) == every - left


def test_words_in_quotation_marks_stand_side_by_side():
    assert kept("figures", "q", '"fund trust"') == []
    assert kept("figures", "q", '"Trust Fund"') == kept("figures", "q", "trust fund") != []


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("half", "p001-developing-share-world-gdp-2012"), ("½", "p001-developing-share-world-gdp-2012"), ("half GDP", "p001-developing-share-world-gdp-2012"),
        ("13个国家", "p056-ibsa-partner-countries"), ("13 countries", "p056-ibsa-partner-countries"), ("52 per cent", "p002-fdi-share-2013"),
        ("half a per cent", "p018-core-budget-minimum"), ("one third oil", "p057-africa-discovery-share"),
    ],
)  # fmt: skip
def test_a_share_or_a_number_of_countries_keeps_its_figure(words, figure):
    own = tables.load("figures")["figure_id"].to_list()
    assert figure in [own[place] for place in kept("figures", "q", words)]


def test_two_words_keep_the_rows_that_hold_both():
    one, other = (
        set(kept("organisations", "q", "united")),
        set(kept("organisations", "q", "development")),
    )
    both = kept("organisations", "q", "united development")
    assert set(both) == one & other
    assert both
    assert one - other


def test_two_parameters_keep_the_rows_that_match_both():
    both = filters.positions("events", (("kind", ("meeting",)), ("from", ("2013",))))
    assert both == [
        place
        for place, row in enumerate(RAW["events"])
        if row["kind"] == "meeting" and since("date_edtf")(row, "2013")
    ]
    assert both


def test_no_parameter_keeps_the_whole_table():
    assert filtered("events", []) == list(range(len(RAW["events"])))


def test_empty_values_and_the_page_language_narrow_nothing():
    assert filters.checked("events", [("kind", ""), ("lang", "zh"), ("from", "")]) == ()


def test_the_contract_example_finds_the_workshop_in_escap():
    found = ids(
        "events", ("commission", "ESCAP"), ("from", "2012"), ("to", "2013"), ("kind", "workshop")
    )
    assert found == ["urumqi-aquaculture-workshop-2012"]


def test_years_together_mean_what_the_timeline_means_by_them():
    found = ids("events", ("from", "2012"), ("to", "2013"))
    assert found == [
        row["event_id"]
        for row in RAW["events"]
        if row["date_edtf"]
        and span(row["date_edtf"])[0] <= 2013
        and span(row["date_edtf"])[1] >= 2012
    ]
    assert events.within(tables.load("events"), 2012, 2013)["event_id"].to_list() == found
    whole = [("from", str(events.FIRST_YEAR)), ("to", str(events.LAST_YEAR))]
    dated = [place for place, row in enumerate(RAW["events"]) if row["date_edtf"]]
    assert filtered("events", whole) == dated


def test_lists_take_commas_repeats_and_any_order():
    one = filters.checked("events", [("kind", "workshop,meeting")])
    assert one == filters.checked("events", [("kind", "meeting"), ("kind", "workshop,workshop")])
    assert one == (("kind", ("meeting", "workshop")),)


def test_a_value_that_holds_a_comma_is_one_value():
    sectors = tables.load("cooperation")["sector_en"].unique().sort().to_list()
    with_comma = [sector for sector in sectors if "," in sector]
    assert with_comma
    found = filters.checked("cooperation", [("sector", f"{with_comma[0]},energy")])
    assert set(found[0][1]) == {with_comma[0], "energy"}


def test_an_alias_is_its_parameter():
    assert filters.checked("cooperation", [("agency", "undp")]) == (("via", ("undp",)),)
    assert filters.checked("mentions", [("entity_kind", "place")]) == (("kind", ("place",)),)


@pytest.mark.parametrize(
    ("table", "parameter", "value", "allowed"),
    [
        ("events", "kind", "party", "workshop"),
        ("events", "from", "1066", "1978"),
        ("events", "from", "twelve", "2012"),
        ("figures", "unit", "yen", "USD"),
        ("commission_members", "in_2014", "yes", "true"),
        ("paragraphs", "paragraph", "77", "76"),
        ("documents", "lang", "xx", "zh"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_those_that_are(
    table, parameter, value, allowed
):
    with pytest.raises(UnknownFilter) as refused:
        filtered(table, [(parameter, value)])
    assert (refused.value.parameter, refused.value.value) == (parameter, value)
    assert allowed in refused.value.allowed


@pytest.mark.parametrize(
    ("table", "parameter", "said", "meant"),
    [
        ("events", "country", "Indonesia", ("IDN",)),
        ("events", "country", "idn,ID,印度尼西亚", ("IDN",)),
        ("events", "kind", "Workshop", ("workshop",)),
        ("events", "kind", "讲习班", ("workshop",)),
        ("events", "organiser", "UNDP", ("undp",)),
        ("events", "place", "Bali", ("bali",)),
        ("events", "from", "２０１２", ("2012",)),
        ("figures", "unit", "usd", ("USD",)),
        ("cooperation", "provider", "Brazil,FAO", ("BRA", "fao")),
        ("commission_members", "country", "France", ("FRA",)),
        ("paragraphs", "paragraph", "048", ("48",)),
    ],
)
def test_another_word_for_a_value_is_the_value(table, parameter, said, meant):
    assert filters.checked(table, [(parameter, said)]) == ((parameter, meant),)


@pytest.mark.parametrize(
    ("table", "parameter", "said"),
    [
        ("events", "country", "Iceland"),
        ("events", "paragraph", "-1"),
        ("mentions", "entity", "Iceland"),
    ],
)
def test_a_word_for_nothing_that_is_allowed_is_refused(table, parameter, said):
    with pytest.raises(UnknownFilter):
        filters.checked(table, [(parameter, said)])


def test_a_parameter_that_is_no_filter_is_refused_with_those_that_are():
    with pytest.raises(UnknownFilter) as refused:
        filtered("events", [("knd", "workshop")])
    assert refused.value.value is None
    assert "kind" in refused.value.allowed
    with pytest.raises(UnknownFilter, match="parameters are: none"):
        filtered("corrections", [("kind", "x")])


def test_reversed_years_and_two_values_for_one_year_are_refused():
    with pytest.raises(UnknownFilter) as refused:
        filtered("events", [("from", "2013"), ("to", "2012")])
    assert refused.value.allowed == ("2013", "2014")
    with pytest.raises(UnknownFilter) as of_figures:
        filtered("figures", [("from", "2024"), ("to", "2013")])
    assert of_figures.value.parameter == "to"
    assert of_figures.value.allowed == ("2024", "2025")
    with pytest.raises(UnknownFilter):
        filtered("events", [("from", "2012"), ("from", "2013")])


def test_words_have_a_longest():
    assert filters.checked("figures", [("q", "a" * 200)]) == (("q", ("a" * 200,)),)
    with pytest.raises(UnknownFilter, match="200"):
        filtered("figures", [("q", "a" * 201)])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=st.sampled_from(tables.NAMES),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(["q", "kind", "from", "to", "paragraph", "sector", "lang"]) | st.text(),
            st.text() | st.sampled_from(["2012", "workshop", "1", "true", "\x00", ",,,"]),
        ),
        max_size=4,
    ),
)
def test_any_words_give_rows_or_a_refusal_that_says_why(table, pairs):
    shown = [characters.shown(name) for name, _ in pairs]
    told = {name if len(name) <= 80 else f"{name[:79]}…" for name in shown}
    assert refused(table, pairs) in {None, *told, "via", "to"}


def test_a_list_longer_than_all_allowed_values_together_is_refused_with_the_limit():
    for pairs in ([("sector", "," * 64_000)], [("sector", "trade")] * 4000):
        with pytest.raises(UnknownFilter, match="at most [0-9]+ characters") as refusal:
            filters.checked("cooperation", pairs)
        assert len(str(refusal.value)) < 300
    noted = Address({"sector": "x," * 64_000}, "en")
    assert noted.choices("sector", ["trade", "health"]) == []
    assert len(noted.problems) == 1


@pytest.mark.parametrize(("table", "entry"), EVERY, ids=lambda p: getattr(p, "name", p))
def test_all_allowed_values_at_once_are_never_too_long(table, entry):
    if entry.allowed is not None and entry.many:
        query = filters.checked(table, [(entry.name, ",".join(entry.allowed()))])
        assert set(dict(query)[entry.name]) == set(map(entry.same, entry.allowed()))


def test_a_long_list_is_read_in_one_pass():
    # Read again for each of its values, this would take many minutes.
    assert sum(1 for _ in listed("a," * 1_000_000, {"b", "a,b"})) == 1_000_000


def test_a_refusal_tells_the_first_characters_of_what_was_sent():
    with pytest.raises(UnknownFilter) as refusal:
        filters.checked("events", [("k" * 60_000, "x")])
    assert len(refusal.value.parameter) == 80


def test_the_name_of_a_file_says_what_it_is_filtered_to_and_a_whole_one_nothing():
    asked = filters.checked("events", [("kind", "workshop"), ("from", "2012")])
    assert (
        filters.filename("events", asked, "xlsx") == "events-filtered-from-2012-kind-workshop.xlsx"
    )
    assert filters.filename("events", (), "csv") == "events.csv"


def test_files_of_different_words_never_share_a_name():
    asked = [
        filters.checked("figures", [("q", words)]) for words in ("南南", "北南", "a" * 90, "a" * 91)
    ]
    names = [filters.filename("figures", query, "csv") for query in asked]
    assert len(set(names)) == 4
    assert all(name.isascii() and len(name) < 100 for name in names)


@pytest.mark.parametrize("name", ["gathering", "All gatherings", "所有会议和博览会"])
def test_all_gatherings_are_picked_in_one_go_and_are_their_five_kinds(name):
    five = "conference,meeting,workshop,exposition,summit"
    assert ids("events", ("kind", name)) == ids("events", ("kind", five))
    assert len(ids("events", ("kind", name))) > len(ids("events", ("kind", "meeting")))


def test_a_body_that_only_took_part_in_events_is_no_organiser(monkeypatch):
    """Asked for, it is refused with those that are, and not answered with no rows."""
    roles = {
        "d": "organiser",
        "c": "host",
        "b": "supporter",
        "a": "participant",
        "e": "participant",
    }
    every = pl.DataFrame({"organisation_id": list(roles), "role": list(roles.values())})
    monkeypatch.setattr(catalogue.tables, "load", lambda _: pl.concat([every, every]))
    (organiser,) = (entry for entry in filters.of_table("events") if entry.name == "organiser")
    assert organiser.allowed() == ["b", "c", "d"]


@pytest.mark.parametrize(
    ("table", "parameter", "values"),
    [
        ("events", "commission", ("ECA", "ECE")), ("events", "from", ("2012", "2013")), ("events", "to", ("2012", "2013")),
        ("figures", "from", ("2012", "2013")), ("figures", "to", ("2012", "2013")), ("figures", "q", ("trade", "fund")),
        ("organisations", "q", ("bank", "fund")),
    ],
)  # fmt: skip
def test_where_one_value_can_be_meant_two_are_refused_and_none_is_dropped(table, parameter, values):
    with pytest.raises(UnknownFilter, match="one value only"):
        filters.checked(table, [(parameter, value) for value in values])
    assert filters.checked(table, [(parameter, values[0])] * 2) == ((parameter, (values[0],)),)


@pytest.mark.parametrize("said", ["trade\u202e", "\u200b", " \u3000"])
def test_words_that_nobody_can_see_are_refused(said):
    with pytest.raises(UnknownFilter, match="characters that can be seen"):
        filters.checked("figures", [("q", said)])


def test_a_name_of_sixty_characters_is_said_whole_and_of_a_longer_one_its_beginning_with_a_hash():
    sixty, longer = (filters.checked("figures", [("q", "a" * count)]) for count in (58, 59))
    assert filters.filename("figures", sixty, "csv") == f"figures-filtered-q-{'a' * 58}.csv"
    digest = sha256(b"?q=" + b"a" * 59).hexdigest()[:8]
    assert (
        filters.filename("figures", longer, "csv") == f"figures-filtered-q-{'a' * 58}-{digest}.csv"
    )


def test_a_title_names_the_first_of_many_values_and_counts_the_others():
    many = ["CHN", "TUR", "BRA", "IND", "KEN", "IDN", "ZAF"]
    titled = {
        code: wording.headed("events", "{rows}", [("country", many)], code) for code in ("en", "zh")
    }
    assert titled == {"en": "China, Turkey or 5 more countries: {rows}", "zh": "中国、土耳其或另外5国：{rows}"}  # fmt: skip
    assert wording.headed("events", "2 events", [("country", many[:2])], "en") == "China or Turkey: 2 events"  # fmt: skip
    kinds = [*wording.offered("events", "kind", "en")]
    assert " or 5 more: " in wording.headed("events", "9 events", [("kind", kinds[:7])], "en")
    assert "South Africa" in wording.said("events", [("country", many)], "en")
