"""A table is narrowed by the parameters of a page's address, and by nothing else."""

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from southsouth import filters, tables
from southsouth.address import Address, listed
from southsouth.errors import UnknownFilter
from southsouth.measures import events

EVERY = [(table, entry) for table in tables.NAMES for entry in filters.of_table(table)]


def refused(table: str, pairs: list[tuple[str, str]]) -> str | None:
    try:
        filters.filtered(table, pairs)
    except UnknownFilter as refusal:
        return refusal.parameter
    return None


def ids(table: str, *parameters: tuple[str, str]) -> list:
    return filters.filtered(table, parameters).to_series().to_list()


def test_every_table_has_its_filters_declared():
    assert {table for table, _ in EVERY} | {"corrections"} == set(tables.NAMES)


@pytest.mark.parametrize(("table", "entry"), EVERY, ids=lambda p: getattr(p, "name", p))
def test_each_filter_keeps_some_rows_and_all_its_values_together_lose_none(table, entry):
    if entry.allowed is None:
        return
    frame = tables.load(table)
    values = entry.allowed()
    each = [filters.positions(table, ((entry.name, (value,)),)) for value in values]
    assert not frame.height or any(each)
    if entry.many:
        together = filters.positions(table, ((entry.name, tuple(values)),))
        assert together == sorted({row for rows in each for row in rows})


def test_no_parameter_keeps_the_whole_table():
    assert filters.filtered("events", []).equals(tables.load("events"))


def test_empty_values_and_the_page_language_narrow_nothing():
    assert filters.checked("events", [("kind", ""), ("lang", "zh"), ("from", "")]) == ()


def test_the_contract_example_finds_the_workshop_in_escap():
    found = ids(
        "events", ("commission", "ESCAP"), ("from", "2012"), ("to", "2013"), ("kind", "workshop")
    )
    assert found == ["urumqi-aquaculture-workshop-2012"]


def test_years_mean_what_the_timeline_means_by_them():
    expected = events.within(tables.load("events"), 2012, 2013)
    found = filters.filtered("events", [("from", "2012"), ("to", "2013")])
    assert found["event_id"].to_list() == expected["event_id"].to_list()
    whole = [("from", str(events.FIRST_YEAR)), ("to", str(events.LAST_YEAR))]
    assert filters.filtered("events", whole).height == tables.load("events").height


def test_an_event_is_found_by_its_other_paragraphs_too():
    told_twice = (
        tables.load("events").filter(pl.col("other_paragraphs").is_not_null()).row(0, named=True)
    )
    for number in told_twice["other_paragraphs"].split(";"):
        assert told_twice["event_id"] in ids("events", ("paragraph", number))


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
    assert ids("mentions", ("entity_kind", "place")) == ids("mentions", ("kind", "place"))


@pytest.mark.parametrize(
    ("table", "parameter", "value", "allowed"),
    [
        ("events", "kind", "party", "workshop"),
        ("events", "from", "1066", "1978"),
        ("events", "from", "２０１２", "2012"),
        ("figures", "unit", "usd", "USD"),
        ("commission_members", "in_2014", "yes", "true"),
        ("paragraphs", "paragraph", "77", "76"),
        ("documents", "lang", "xx", "zh"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_those_that_are(
    table, parameter, value, allowed
):
    with pytest.raises(UnknownFilter) as refused:
        filters.filtered(table, [(parameter, value)])
    assert (refused.value.parameter, refused.value.value) == (parameter, value)
    assert allowed in refused.value.allowed


def test_a_parameter_that_is_no_filter_is_refused_with_those_that_are():
    with pytest.raises(UnknownFilter) as refused:
        filters.filtered("events", [("knd", "workshop")])
    assert refused.value.value is None
    assert "kind" in refused.value.allowed
    with pytest.raises(UnknownFilter, match="filters are: none"):
        filters.filtered("corrections", [("kind", "x")])


def test_reversed_years_and_two_values_for_one_year_are_refused():
    with pytest.raises(UnknownFilter) as refused:
        filters.filtered("events", [("from", "2013"), ("to", "2012")])
    assert refused.value.allowed == ("2013", "2014")
    with pytest.raises(UnknownFilter):
        filters.filtered("events", [("from", "2012"), ("from", "2013")])


def test_words_are_searched_in_both_languages_and_have_a_longest():
    assert ids("figures", ("q", "FAO")) == ids("figures", ("q", "fao"))
    assert ids("figures", ("q", "发展中国家"))
    with pytest.raises(UnknownFilter, match="200"):
        filters.filtered("figures", [("q", "a" * 201)])


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
    assert refused(table, pairs) in {None, *(name for name, _ in pairs), "via", "to"}


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
        assert set(dict(query)[entry.name]) == set(entry.allowed())


def test_a_long_list_is_read_in_one_pass():
    # Read again for each of its values, this would take many minutes.
    assert sum(1 for _ in listed("a," * 1_000_000, {"b", "a,b"})) == 1_000_000


def test_a_refusal_tells_the_first_characters_of_what_was_sent():
    with pytest.raises(UnknownFilter) as refusal:
        filters.checked("events", [("k" * 60_000, "x")])
    assert len(refusal.value.parameter) == 80
