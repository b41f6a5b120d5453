"""Filters and their values are called by words, the same ones wherever a reader meets them."""

import pytest

from southsouth import counts, filters, tables
from southsouth.errors import UnknownFilter
from southsouth.filters import meaning, wording
from southsouth.filters.catalogue import FILTERS
from southsouth.language import LANGUAGES, counted, in_order
from southsouth.vocabulary import ASKED_KINDS

EVERY = [(table, entry.name) for table, entries in FILTERS.items() for entry in entries]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "name"), EVERY)
def test_a_filter_has_a_name_and_its_values_have_words(table, name, language):
    assert wording.short(table, name, language)
    for value, words in wording.offered(table, name, language).items():
        assert words, value
        assert wording.of(table, name).allowed is None or value in wording.of(table, name).allowed()


def test_values_are_said_in_words():
    assert wording.value("events", "kind", "workshop", "en") == "Workshop"
    assert wording.value("events", "country", "IDN", "zh") == "印度尼西亚"
    assert wording.value("cooperation", "agency", "undp", "en").startswith("United Nations")
    assert wording.value("cooperation", "mutual", "true", "en") == "Mutual"


@pytest.mark.parametrize("table", ["commissions", "commission_members", "commission_activities"])
def test_a_row_about_a_commission_is_not_said_to_be_of_its_region(table):
    query = (("commission", ("ECA",)),)
    assert (
        wording.said(table, query, "en") == "filtered to commission: Economic Commission for Africa"
    )
    assert wording.said(table, query, "zh") == "筛选条件为委员会：非洲经济委员会"


@pytest.mark.parametrize(
    ("query", "en", "zh"),
    [
        ((("entity", ("CHN",)),), "country: China", "国家：中国"),
        ((("entity", ("CHN", "BRA")),), "country: China or Brazil", "国家：中国或巴西"),
        ((("entity", ("wfp",)),), "organization: World Food Programme", "机构：世界粮食计划署"),
        ((("kind", ("country",)),), "kind: Country", "类别：国家"),
    ],
)
def test_what_is_named_is_called_what_it_is(query, en, zh):
    """A note said “code or id of the entity named: CHN”, in Chinese “类别：country”."""
    assert wording.said("mentions", query, "en") == f"filtered to {en}"
    assert wording.said("mentions", query, "zh") == f"筛选条件为{zh}"


def test_an_alias_is_the_same_filter():
    assert wording.short("cooperation", "agency", "en") == "Through"


def test_an_unknown_filter_is_refused_with_those_there_are():
    with pytest.raises(UnknownFilter, match="kind"):
        wording.short("events", "knd", "en")


def test_a_query_is_said_in_one_sentence_with_its_alternatives():
    query = filters.checked("events", [("kind", "workshop,meeting"), ("from", "2012")])
    assert (
        wording.said("events", query, "en")
        == "filtered to kind: Meeting or Workshop; years from 2012 on"
    )
    assert (
        wording.said("events", query, "zh")
        == "筛选条件为类别：会议（如届会、会外活动、圆桌讨论）或讲习班；2012年以来"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((("from", "2012"), ("to", "2013")), "years 2012–2013"),
        ((("from", "2013"), ("to", "2013")), "year 2013"),
        ((("to", "2013"),), "years up to 2013"),
        ((("paragraph", "47"),), "para. 47"),
    ],
)
def test_years_are_said_together_and_paragraphs_by_themselves(asked, said):
    assert wording.said("events", filters.checked("events", asked), "en") == f"filtered to {said}"


def test_of_no_query_nothing_is_said():
    assert wording.said("events", (), "en") == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((("from", "2013"), ("to", "2013")), ("36 events took place or continued in 2013", "2013年举行或仍在进行的36项活动")),
        ((("from", "2012"), ("to", "2013")), ("36 events took place or continued in 2012–2013", "2012—2013年举行或仍在进行的36项活动")),
        ((("to", "2013"),), ("36 events up to 2013", "截至2013年的36项活动")),
        (
            (("kind", "workshop"), ("country", "IDN"), ("from", "2012")),
            ("Workshop, Indonesia: 36 events took place or continued in 2012 or later", "讲习班，印度尼西亚：2012年及以后举行或仍在进行的36项活动"),
        ),
    ],
)  # fmt: skip
def test_what_a_query_leaves_is_a_title_that_a_reader_can_say(asked, said):
    query = filters.checked("events", asked)
    for language, words in zip(("en", "zh"), said, strict=True):
        rows = counted(counts.EVENTS, 36, language)
        assert wording.headed("events", rows, query, language) == words


@pytest.mark.parametrize(
    ("table", "asked", "said"),
    [
        ("figures", (("q", "trade"),), ("“trade”: 7 numbers", "“trade”：7个数字")),
        ("cooperation", (("paragraph", "10"),), ("Para. 10: 7 numbers", "第10段：7个数字")),
    ],
)
def test_a_title_begins_large_and_sets_what_was_typed_in_quotation_marks(table, asked, said):
    query = filters.checked(table, asked)
    for language, words in zip(("en", "zh"), said, strict=True):
        rows = counted(counts.NUMBERS, 7, language)
        assert wording.headed(table, rows, query, language) == words


def test_years_are_offered_in_which_something_is_dated():
    years = [*wording.offered("events", "from", "en")]
    assert {"1978", "2009", "2014"} <= {*years}
    assert not {"1979", "1990", "2008"} & {*years}


@pytest.mark.parametrize("table", tables.NAMES)
def test_every_value_that_is_offered_keeps_a_row(table):
    for entry in filters.of_table(table):
        for value in wording.offered(table, entry.name, "en"):
            assert filters.positions(table, filters.checked(table, [(entry.name, value)])), (
                entry.name,
                value,
            )


def test_chinese_options_are_in_the_order_of_their_sound():
    said = [*wording.offered("events", "country", "zh").values()]
    assert said == in_order(said, "zh")
    assert said.index("中国") > said.index("印度") > said.index("马来西亚")


def test_what_runs_through_a_body_is_said_in_words_that_fit():
    assert wording.said("cooperation", (("via", ("undp",)),), "en").startswith("filtered to what runs through United Nations Development")  # fmt: skip


def test_only_kinds_that_sound_alike_are_told_apart_by_an_example():
    assert wording.example("events", "kind", "meeting", "en")
    assert wording.example("events", "kind", "conference", "en")
    # In Chinese both are a 会议: there the example is a part of the name, and is not said again.
    assert wording.example("events", "kind", "conference", "zh") == ""
    assert wording.value("events", "kind", "conference", "zh").startswith("会议（如")
    assert wording.example("events", "kind", "workshop", "en") == ""
    assert wording.example("organisations", "kind", "meeting", "en") == ""
    assert wording.example("caveats", "kind", "meeting", "en") == ""
    assert wording.example("figures", "unit", "meeting", "en") == ""


def test_paragraphs_are_offered_by_number_kinds_by_vocabulary_and_names_by_letter():
    numbers = [int(value) for value in wording.offered("events", "paragraph", "en")]
    assert numbers == sorted(numbers) != sorted(numbers, key=str)
    kinds = [value for value in ASKED_KINDS if value in wording.offered("events", "kind", "en")]
    assert [*wording.offered("events", "kind", "en")] == kinds
    for table, name in (
        ("events", "place"),
        ("events", "country"),
        ("cooperation", "sector"),
        ("cooperation", "via"),
    ):
        said = [*wording.offered(table, name, "en").values()]
        assert said == in_order(said, "en")
        assert len(said) > 3


def test_a_sector_is_offered_once_in_the_language_of_the_reader():
    for language in LANGUAGES:
        offered = wording.offered("cooperation", "sector", language)
        column = tables.load("cooperation")[f"sector_{language}"].drop_nulls()
        assert {*offered.values()} == {*column}


def test_of_free_text_nothing_is_offered():
    assert wording.offered("figures", "q", "en") == {}
    assert wording.offered("organisations", "q", "zh") == {}


def test_a_word_that_means_two_of_those_allowed_means_none(monkeypatch):
    monkeypatch.setattr(meaning, "_allowed", lambda *_: frozenset({"BRA", "country-bra"}))
    assert meaning.meant("mentions", "entity", "Brazil") is None
    monkeypatch.setattr(meaning, "_allowed", lambda *_: frozenset({"BRA"}))
    assert meaning.meant("mentions", "entity", "Brazil") == "BRA"
