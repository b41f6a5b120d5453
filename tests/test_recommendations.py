"""The tracker shows every recommendation, its status in words, and who must act."""

import polars as pl

from southsouth import counts, tables
from southsouth.exhibits import recommendations as rows
from southsouth.measures import recommendations as measures
from southsouth.vocabulary import STATUSES

ASKED = pl.DataFrame(
    {
        "recommendation_id": ["x-2", "x-1", "y-1"],
        "source": ["JIU", "JIU", "SG"],
        "number": [2, 1, 1],
        "status": ["implemented", "in_progress", "in_progress"],
        "addressed_to": ["undp;unossc", None, "undp"],
    }
)


def ids(asked: pl.DataFrame) -> list[str]:
    return asked["recommendation_id"].to_list()


def test_a_source_is_in_the_order_of_its_numbers():
    assert ids(measures.of_source(ASKED, "JIU")) == ["x-1", "x-2"]
    assert ids(measures.of_source(ASKED, "SG")) == ["y-1"]


def test_statuses_are_counted_those_that_nobody_has_included():
    counted = measures.by_status(ASKED)
    assert counted == {**dict.fromkeys(STATUSES, 0), "implemented": 1, "in_progress": 2}


def test_recommendations_are_narrowed_by_body():
    assert ids(measures.addressed_to(ASKED, ["undp"])) == ["x-2", "y-1"]
    assert ids(measures.addressed_to(ASKED, ["unossc"])) == ["x-2"]
    assert measures.addressed_to(ASKED, []).height == 3


def test_a_duty_is_one_body_and_one_recommendation():
    duties = measures.duties(ASKED)
    assert list(duties.select("recommendation_id", "organisation_id").iter_rows()) == [
        ("x-2", "undp"), ("x-2", "unossc"), ("y-1", "undp"),
    ]  # fmt: skip
    assert measures.bodies_in_order(duties) == ["undp", "unossc"]
    even = pl.DataFrame({"organisation_id": ["c", "a", "b"], "asked": [1, 1, 2]})
    assert measures.bodies_in_order(even) == ["b", "c", "a"]  # equal ones as they are asked first


def test_every_status_has_words_for_what_is_open():
    assert set(measures.STILL_OPEN) == set(STATUSES)


def test_the_counts_in_words_are_those_of_the_table():
    asked = measures.of_source(tables.load("recommendations"), "JIU")
    said = rows.statuses_in_words(asked, "en")
    for status, count in measures.by_status(asked).items():
        words = f"{STATUSES[status]} {count}"
        assert (words in said) == (count > 0)


def test_one_body_is_asked_most_only_if_no_other_is_asked_as_often():
    asked = pl.DataFrame({"organisation_id": ["a", "a", "b", "c"], "asked": [2, 2, 1, 1]})
    assert measures.addressed_most(asked) == "a"
    even = pl.DataFrame({"organisation_id": ["a", "b", "c"], "asked": [2, 2, 1]})
    assert measures.addressed_most(even) is None
    assert measures.addressed_most(asked.filter(pl.col("organisation_id") != "c")) is None
    level = pl.DataFrame({"organisation_id": ["a", "b", "c"], "asked": [300, 300, 1]})
    assert measures.addressed_most(level) is None


def test_recommendations_and_measures_of_the_report_itself_are_called_together_what_they_are():
    assert measures.noun(ASKED) == counts.RECOMMENDED
    assert measures.noun(ASKED.filter(source="JIU")) == counts.RECOMMENDATIONS
    assert measures.noun(ASKED.filter(source="SG")) == counts.MEASURES
    assert measures.noun(ASKED.clear()) == counts.RECOMMENDED


def test_every_status_says_what_it_leaves_to_do_but_of_what_is_proposed_only_now():
    of = tables.load("recommendations").to_dicts()
    left = {(one["source"], one["status"]): measures.still_open(one, "en") for one in of}
    assert left["JIU", "implemented"] == "Remaining: nothing, the report says"
    assert left["JIU", "not_implemented"] == "Remaining: how much, the report does not say"
    assert all(said for (source, _), said in left.items() if source == "JIU")
    assert left["SG", "no_information"] == ""
