"""Memberships rest on what an editor accepts, and on nothing else."""

import polars as pl
import pytest

from southsouth import tables
from southsouth.schemas import outside


def members() -> pl.DataFrame:
    return tables.load("commission_members")


@pytest.mark.parametrize(
    ("source", "serious"),
    [
        ("ECE: Geographical scope, https://unece.org/geographical-scope", True),
        (
            "ESCWA: Talks, https://archive.unescwa.org/news/talks; the rest as in geo/groups.csv",
            True,
        ),
        ("ESCAP: Striving Together, note on ESCAP", True),
        ("https://unece.org/geographical-scope", False),
        ("ECE: Geographical scope, https://notunece.org/geographical-scope", False),
        ("ECE: Geographical scope, https://unece.org; also curacaochronicle.com", False),
        ("Wikipedia copy with dates (hawaiilibrary.net)", False),
        ("list by rule, general knowledge", False),
    ],
)
def test_a_source_is_serious_by_its_publisher_and_sites(source, serious):
    frame = pl.DataFrame({"source": [source]})
    assert frame.select(outside.is_serious()).item() is serious


def test_the_region_of_ece_is_that_of_its_own_description():
    ece = members().filter(pl.col("commission_id") == "ECE")
    assert {"CAN", "USA", "ISR"} <= set(ece["iso3"])
    assert set(ece["region_kind"]) == {"regional"}


def test_a_state_joined_after_it_came_to_be():
    joined = {
        (row["commission_id"], row["iso3"]): row["joined"]
        for row in members().drop_nulls("joined").iter_rows(named=True)
    }
    assert not {("ECE", "CZE"), ("ECE", "DEU"), ("ECE", "AUT"), ("ECE", "ITA")} & set(joined)
    assert joined["ESCAP", "ARM"] == "1994-07-26"


def test_who_joined_after_mid_2014_is_not_counted_in_it():
    later = members().filter(pl.col("joined") > "2014-07")
    assert not later["in_2014"].any()
    assert later.height == members().filter(~pl.col("in_2014")).height


def test_a_member_that_is_only_counted_says_what_it_is_taken_from():
    counted = members().filter(pl.col("evidence") == "counted")
    inferred = pl.col("source").str.contains("by M49") | pl.col("note_en").is_not_null()
    assert counted.filter(~inferred).is_empty()
