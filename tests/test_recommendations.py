"""The tracker shows every recommendation, its status in words, and who must act."""

import polars as pl
from test_pages import opened

from southsouth import counts, tables
from southsouth.exhibits import recommendations as rows
from southsouth.language import counted
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


def test_statuses_are_counted_those_that_nobody_has_included():
    counted = measures.by_status(ASKED)
    assert counted == {**dict.fromkeys(STATUSES, 0), "implemented": 1, "in_progress": 2}


def test_recommendations_are_narrowed_by_status_and_body():
    assert ids(measures.of_statuses(ASKED, ["in_progress"])) == ["x-1", "y-1"]
    assert ids(measures.addressed_to(ASKED, ["undp"])) == ["x-2", "y-1"]
    assert ids(measures.addressed_to(ASKED, ["unossc"])) == ["x-2"]
    assert measures.addressed_to(ASKED, []).height == 3


def test_a_duty_is_one_body_and_one_recommendation():
    duties = measures.duties(ASKED)
    assert list(duties.select("recommendation_id", "organisation_id").iter_rows()) == [
        ("x-2", "undp"), ("x-2", "unossc"), ("y-1", "undp"),
    ]  # fmt: skip
    assert measures.bodies_in_order(duties) == ["undp", "unossc"]


def test_every_status_has_words_for_what_is_open():
    assert set(measures.STILL_OPEN) == set(STATUSES)


def test_the_counts_in_words_are_those_of_the_table():
    asked = measures.of_source(tables.load("recommendations"), "JIU")
    said = rows.statuses_in_words(asked, "en")
    for status, count in measures.by_status(asked).items():
        words = f"{STATUSES[status]} {count}"
        assert (words in said) == (count > 0)


def test_filters_come_from_the_address():
    app = opened("recommendations", lang="en", source="JIU", status="not_implemented", body="undp")
    assert not app.exception
    found = measures.addressed_to(
        measures.of_statuses(
            measures.of_source(tables.load("recommendations"), "JIU"), ["not_implemented"]
        ),
        ["undp"],
    )
    assert found.height > 0
    assert counted(counts.RECOMMENDATIONS, found.height, "en") in {
        heading.value for heading in app.header
    }


def test_a_recommendation_in_the_address_opens_its_card_with_the_words_printed():
    app = opened("recommendations", lang="en", recommendation="jiu-7")
    asked = tables.load("recommendations").row(
        by_predicate=pl.col("recommendation_id") == "jiu-7", named=True
    )
    assert not app.exception
    assert any(asked["status_as_printed"] in text.value for text in app.markdown)


def test_an_unknown_recommendation_is_said_to_be_unknown():
    app = opened("recommendations", lang="en", recommendation="jiu-99")
    assert not app.exception
    assert any("jiu-99" in note.value for note in app.info)


def test_filters_that_leave_nothing_say_so():
    app = opened("recommendations", lang="en", source="SG", status="implemented")
    assert not app.exception
    assert "0 recommendations" in {heading.value for heading in app.header}
    assert any("Nothing matches" in note.value for note in app.info)
