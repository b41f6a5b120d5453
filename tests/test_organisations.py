"""Bodies are counted, matched and joined as the mentions say; every one of them is in the list."""

import math

import polars as pl
import pytest
from southsouth.charts.organisations import SORTS
from test_pages import opened

from southsouth import exhibits, tables
from southsouth.exhibits import organisations as rows
from southsouth.language import LANGUAGES
from southsouth.measures import organisations as measures
from southsouth.vocabulary import ORGANISATION_KINDS

BODIES = pl.DataFrame(
    {
        "organisation_id": ["a", "b", "c"],
        "acronym": ["AAA", None, "CC"],
        "name_en": ["Alpha Fund", "Beta Bank", "Gamma"],
        "name_zh": ["甲基金", "乙银行", "丙"],
        "aliases": [None, "乙 银", None],
        "as_printed": ["甲", "乙", "丙"],
        "kind": ["fund", "development_bank", "fund"],
        "functions": ["policy;research", "policy", None],
    }
)
MENTIONS = pl.DataFrame(
    {
        "paragraph": [1, 1, 1, 2, 2, 3, 3],
        "footnote": [None, None, 4, None, None, None, None],
        "entity_kind": ["organisation"] * 6 + ["country"],
        "entity_id": ["a", "b", "b", "b", "a", "a", "BRA"],
        "times": [1, 2, 1, 1, 1, 5, 1],
    }
)


def ids(bodies: pl.DataFrame) -> list[str]:
    return bodies["organisation_id"].to_list()


def test_times_and_paragraphs_are_counted_from_mentions_and_nobody_drops_out():
    found = measures.appearances(BODIES, MENTIONS)
    assert found["times"].to_list() == [7, 4, 0]
    assert found["paragraphs"].to_list() == [3, 2, 0]


def test_two_bodies_named_by_a_paragraph_or_its_footnote_are_together_once():
    together = measures.together(MENTIONS)
    assert together.to_dicts() == [{"first": "a", "second": "b", "shared": 2, "paragraphs": [1, 2]}]


def test_a_country_is_no_body():
    assert "BRA" not in {
        *measures.together(MENTIONS)["first"],
        *measures.together(MENTIONS)["second"],
    }


def test_pairs_below_the_threshold_or_with_others_are_left_out():
    pairs = measures.together(MENTIONS)
    assert measures.among(pairs, ["a", "b"], 2).height == 1
    assert measures.among(pairs, ["a", "b"], 3).is_empty()
    assert measures.among(pairs, ["a"], 1).is_empty()


def test_the_most_named_are_those_of_most_paragraphs():
    assert measures.most_named(BODIES, MENTIONS, 1) == ["a"]
    assert measures.most_named(BODIES, MENTIONS, 9) == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("alpha", ["a"]), ("aaa fund", ["a"]), ("银行", ["b"]), ("乙银", ["b"]), ("", ["a", "b", "c"]), ("zz", []), ("(", [])],
)  # fmt: skip
def test_a_search_holds_every_word_in_any_case_and_language(words, found):
    assert ids(measures.search(BODIES, words)) == found


def test_bodies_are_narrowed_by_kind_and_function():
    assert ids(measures.of_kinds(BODIES, ["fund"])) == ["a", "c"]
    assert ids(measures.doing(BODIES, ["policy"])) == ["a", "b"]
    assert ids(measures.doing(BODIES, ["research"])) == ["a"]


def test_a_function_is_a_row_and_few_functions_can_be_left_out():
    assert measures.by_function(BODIES)["function"].to_list() == ["policy", "research", "policy"]
    assert ids(measures.by_function(BODIES, 2)) == ["a", "a"]


@pytest.mark.parametrize("count", [1, 2, 3, 20, 41])
def test_names_on_the_ring_have_places_of_their_own_and_even_heights(count):
    places = measures.ring([str(n) for n in range(count)])
    assert len(set(places.values())) == count
    assert all(math.isclose(x * x + y * y, 1) for x, y in places.values())
    right = sorted(y for x, y in places.values() if x >= 0)
    gaps = [b - a for a, b in zip(right, right[1:], strict=False)]
    assert all(math.isclose(gap, gaps[0]) for gap in gaps)


def test_the_ring_goes_clockwise_from_the_top_in_the_order_given():
    places = measures.ring(["a", "b", "c", "d"])
    half = math.sqrt(0.75)
    expected = {"a": (half, 0.5), "b": (half, -0.5), "c": (-half, -0.5), "d": (-half, 0.5)}
    assert list(places) == list(expected)
    for name, place in expected.items():
        assert places[name] == pytest.approx(place)
    assert measures.ring(["a"]) == {"a": (1.0, 0.0)}


def test_every_kind_of_body_has_a_mark():
    marked = [kind for sort in SORTS.values() for kind in sort[3]]
    assert sorted(marked) == sorted(ORGANISATION_KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_drawn_for_every_pair(language):
    pairs = rows.together()
    figure = exhibits.get("organisation-network").figure(language, pairs)
    breaks = sum(
        list(trace.x).count(None) for trace in figure.data if trace.mode == "lines"
    )  # fmt: skip
    assert breaks == pairs.height


def test_wider_lines_are_more_paragraphs():
    lines = [t for t in exhibits.get("organisation-network").figure("en").data if t.mode == "lines"]
    widths = [trace.line.width for trace in lines]
    assert len(widths) > 1
    assert widths == sorted(widths)


def test_the_list_holds_every_body():
    app = opened("organisations", lang="en")
    assert not app.exception
    height = tables.load("organisations").height
    assert f"{height} bodies" in {heading.value for heading in app.header}
    listed = next(table.value for table in app.dataframe if "acronym" in table.value.columns)
    assert len(listed) == height


def test_filters_come_from_the_address():
    app = opened("organisations", lang="en", kind="fund", function="partnerships", q="ibsa")
    assert not app.exception
    assert app.multiselect(key="organisations-kind").value == ["fund"]
    assert app.multiselect(key="organisations-function").value == ["partnerships"]
    assert app.text_input(key="organisations-q").value == "ibsa"
    assert "1 body" in {heading.value for heading in app.header}


def test_a_body_in_the_address_opens_its_card():
    app = opened("organisations", lang="en", organisation="undp")
    assert not app.exception
    assert any("United Nations Development Programme (UNDP)" in m.value for m in app.markdown)


def test_an_unknown_body_is_said_to_be_unknown():
    app = opened("organisations", lang="en", organisation="no-such-body")
    assert not app.exception
    assert any("no-such-body" in note.value for note in app.info)


def test_a_search_that_finds_nothing_says_so():
    app = opened("organisations", lang="en", q="zzzz-nothing")
    assert not app.exception
    assert "0 bodies" in {heading.value for heading in app.header}
    assert any("Nothing matches" in note.value for note in app.info)


def test_the_threshold_of_the_network_is_a_control():
    wide = opened("organisations", lang="en", top="40", together="1")
    narrow = opened("organisations", lang="en", top="10", together="5")
    pairs = [
        next(len(t.value) for t in app.dataframe if "shared" in t.value.columns)
        for app in (wide, narrow)
    ]
    assert pairs[0] > pairs[1] > 0
