"""Bodies are counted, matched and joined as the mentions say; every one of them is in the list."""

import boxes
import polars as pl
import pytest

from southsouth import exhibits, tables
from southsouth.errors import UnknownFact
from southsouth.language import LANGUAGES
from southsouth.measures import organisations as measures
from southsouth.vocabulary import FUNCTIONS, label

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


def test_pairs_are_those_with_most_in_common_first_then_by_name():
    rows = [(1, "d"), (1, "c"), (2, "d"), (2, "c"), (3, "a"), (3, "b"), (3, "c")]
    mentions = pl.DataFrame(rows, schema=["paragraph", "entity_id"], orient="row").with_columns(
        pl.lit("organisation").alias("entity_kind")
    )
    pairs = measures.together(mentions).select("first", "second", "shared")
    assert pairs.rows() == [("c", "d", 2), ("a", "b", 1), ("a", "c", 1), ("b", "c", 1)]


def test_what_is_named_is_a_body_only_by_its_kind():
    mentions = MENTIONS.with_columns(
        entity_kind=pl.Series(["place", "country", *["organisation"] * 5])
    )
    assert measures.appearances(BODIES, mentions)["times"].to_list() == [6, 2, 0]


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


def test_a_body_that_one_paragraph_names_often_is_not_named_most():
    """By paragraphs, then by times, then by id."""
    bodies = pl.DataFrame({"organisation_id": ["e", "d", "often", "more", "c"]})
    named = [
        ("e", 1, 1),
        ("e", 2, 1),
        ("d", 1, 1),
        ("d", 3, 1),
        ("often", 4, 9),
        ("more", 2, 2),
        ("more", 3, 1),
    ]
    mentions = pl.DataFrame(
        named, schema=["entity_id", "paragraph", "times"], orient="row"
    ).with_columns(pl.lit("organisation").alias("entity_kind"))
    assert measures.most_named(bodies, mentions, 5) == ["more", "d", "e", "often"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("alpha", ["a"]), ("aaa fund", ["a"]), ("银行", ["b"]), ("乙银", ["b"]), ("", ["a", "b", "c"]), ("zz", []), ("(", ["a", "b", "c"])],
)  # fmt: skip
def test_a_search_holds_every_word_in_any_case_and_language(words, found):
    assert ids(measures.search(BODIES, words)) == found


def test_bodies_are_narrowed_by_function():
    assert ids(measures.doing(BODIES, ["policy"])) == ["a", "b"]
    assert ids(measures.doing(BODIES, ["research"])) == ["a"]
    assert ids(measures.doing(BODIES, [])) == ["a", "b", "c"]


def test_a_function_is_a_row_and_few_functions_can_be_left_out():
    assert measures.by_function(BODIES)["function"].to_list() == ["policy", "research", "policy"]
    assert ids(measures.by_function(BODIES, 2)) == ["a", "a"]
    alike = BODIES.with_columns(pl.lit("policy").alias("functions"))
    assert ids(measures.by_function(alike.reverse())) == ["a", "b", "c"]


def test_every_function_has_a_bar_with_its_number_and_bodies_in_full():
    exhibit = exhibits.get("organisation-functions")
    frame = exhibit.frame()
    figure = boxes.figure(exhibit, "en", 720)
    written = [label.what for label in boxes.labels(figure)]
    for function, count in frame["function"].value_counts().iter_rows():
        assert label(function, "en", FUNCTIONS) in written
        assert {str(count), f"{count} of {frame['organisation_id'].n_unique()}"} & set(written)
    assert "Joint Inspection Unit" in {words.rstrip(";") for words in written}
    assert not any("…" in words for words in written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bodies_named_most_are_bars_that_say_how_many_paragraphs(language):
    exhibit = exhibits.get("organisation-mentions")
    frame = exhibit.frame()
    named = tables.load("mentions").filter(pl.col("entity_id") == "undp")["paragraph"].n_unique()
    assert frame.filter(pl.col("organisation_id") == "undp")["paragraphs"].item() == named
    assert frame.filter("leads")["organisation_id"].to_list() == ["undp"]
    assert str(named) in exhibit.heading(language)
    assert {bar.ref for bar in boxes.bars(boxes.figure(exhibit, language, 720))} == {
        f"organisation/{own}" for own in frame["organisation_id"]
    }
    level = frame.with_columns(pl.lit(3).alias("paragraphs"))
    assert exhibit.heading(language, level) == exhibit.subject(language)


def test_a_chart_of_pairs_is_gone_and_names_its_successor():
    assert exhibits.GONE["organisation-network"] == "organisation-mentions"
    with pytest.raises(UnknownFact, match="organisation-mentions"):
        exhibits.get("organisation-network")


def test_a_function_names_first_whom_more_paragraphs_name():
    figure = boxes.figure(exhibits.get("organisation-functions"), "en", 1120)
    named = [box.ref for box in boxes.labels(figure) if box.ref]
    assert named.index("organisation/unctad") < named.index("organisation/oecd")


#: The paragraphs of the section on each function.
SECTIONS = {
    "policy": range(21, 29), "research": range(29, 34), "knowledge": range(34, 38), "capacity": range(38, 42),
    "partnerships": range(42, 51), "monitoring": range(51, 53), "regional": range(53, 58),
    "inter_agency": range(58, 65),
}  # fmt: skip
#: Functions that rest on words outside that section, and on which.
BORNE_OUT_ELSEWHERE = {
    ("un-dev-system", "monitoring"): "19: it is asked to report and evaluate more (报告和评价工作)",
    ("unga", "monitoring"): "19: the Assembly asks for that",
    ("jiu", "monitoring"): "12 to 18: it reviewed the system and recommends how to monitor",
    ("gov-ven", "regional"): "43: its agreement is for Latin America and the Caribbean",
}


def test_a_government_and_whoever_evaluates_is_named_in_the_section_on_that_function():
    """China had monitoring without being named in 51 or 52."""
    mentions = tables.load("mentions")
    named = mentions.filter(pl.col("entity_kind") != "place").group_by("entity_id").agg("paragraph")
    there = {own: set(paragraphs) for own, paragraphs in named.iter_rows()}
    left = set()
    for body in tables.load("organisations").drop_nulls("functions").iter_rows(named=True):
        own = body["organisation_id"]
        is_government = own.startswith("gov-")
        paragraphs = there.get(own, set())
        if is_government:
            paragraphs = paragraphs | there.get(own.removeprefix("gov-").upper(), set())
        for function in body["functions"].split(";"):
            if is_government or function == "monitoring":
                left |= set() if paragraphs & set(SECTIONS[function]) else {(own, function)}
    assert left == set(BORNE_OUT_ELSEWHERE)
