"""The tables of data/ hold what the contract and the report say."""

import json
import shutil
import subprocess
import sys

import polars as pl
import pytest

from southsouth import datapackage, paths, tables
from southsouth.errors import InvalidTable
from southsouth.schemas import SCHEMAS


@pytest.mark.parametrize("name", tables.NAMES)
def test_every_table_is_valid(name):
    assert tables.load(name).columns


@pytest.mark.parametrize(
    ("name", "least"),
    [("figures", 70), ("events", 80), ("organisations", 90), ("mentions", 400), ("documents", 90),
     ("cooperation", 40), ("recommendations", 12), ("caveats", 25), ("commission_activities", 50)],
)  # fmt: skip
def test_tables_are_complete_in_size(name, least):
    assert tables.load(name).height >= least


def test_every_paragraph_has_its_row():
    assert tables.load("paragraphs")["paragraph"].to_list() == list(range(77))


def test_paragraph_48_prints_two_million_twice_with_two_meanings():
    rows = tables.load("figures").filter(
        (pl.col("paragraph") == 48) & (pl.col("value") == 2_000_000)
    )
    assert rows.height == 2
    assert rows["as_printed"].n_unique() == 2
    assert rows["subject_en"].n_unique() == 2


def test_a_range_keeps_both_ends():
    row = (
        tables.load("figures")
        .filter((pl.col("paragraph") == 3) & (pl.col("unit") == "USD"))
        .row(0, named=True)
    )
    assert (row["value"], row["value_high"]) == (16_100_000_000, 19_000_000_000)


@pytest.mark.parametrize(
    ("commission", "members", "outside", "associates"),
    [
        ("ECA", 54, 0, 0),
        ("ECE", 56, 0, 0),
        ("ECLAC", 44, 11, 13),
        ("ESCAP", 53, 4, 9),
        ("ESCWA", 17, 0, 0),
    ],
)
def test_memberships_of_2014_count_up(commission, members, outside, associates):
    rows = tables.load("commission_members").filter(
        (pl.col("commission_id") == commission) & pl.col("in_2014")
    )
    full = rows.filter(pl.col("status") == "member")
    assert full.height == members
    assert full.filter(pl.col("region_kind") == "non_regional").height == outside
    assert rows.filter(pl.col("status") == "associate_member").height == associates
    said = (
        tables.load("commissions").filter(pl.col("commission_id") == commission).row(0, named=True)
    )
    assert (said["members_2014"], said["associates_2014"]) == (members, associates)


@pytest.mark.parametrize(
    "place",
    ["bali", "addis-ababa", "dili", "hangzhou", "nairobi", "istanbul", "lima", "geneva", "new-york",
     "beijing", "urumqi", "shanghai", "buenos-aires", "doha", "vienna"],
)  # fmt: skip
def test_the_conference_places_are_there_with_events(place):
    assert tables.load("events").filter(pl.col("place_id") == place).height >= 1


def test_a_broken_file_names_itself_and_its_rule(tmp_path):
    for name in tables.NAMES:
        shutil.copy(paths.DATA / f"{name}.csv", tmp_path)
    (tmp_path / "events.csv").write_bytes("event_id\n\xff\xfe".encode("latin-1"))
    with pytest.raises(InvalidTable, match="events.csv"):
        tables.read(tmp_path)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (None, "the_file_is_there"),
        ("", "the_file_has_a_header"),
        ("place_id,nonsense\n", "the_columns_are_those_of_the_schema"),
    ],
)
def test_a_missing_empty_or_foreign_file_is_refused(tmp_path, content, rule):
    for name in tables.NAMES:
        shutil.copy(paths.DATA / f"{name}.csv", tmp_path)
    target = tmp_path / "places.csv"
    target.unlink() if content is None else target.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidTable, match=rule) as refusal:
        tables.read(tmp_path)
    assert "data/places.csv" in str(refusal.value)


def test_the_descriptor_is_the_one_the_schemas_give():
    assert (paths.DATA / datapackage.FILE).read_text(encoding="utf-8") == datapackage.text()


def test_frictionless_finds_the_package_valid():
    result = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=paths.DATA, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert json.loads(result.stdout)["valid"], result.stdout[:2000]


def test_every_column_is_described():
    assert all(row["description"] for row in datapackage.dictionary())


def test_the_dictionary_says_in_its_language_whether_a_column_is_required():
    said = {
        code: {row["required"] for row in datapackage.dictionary(code)} for code in ("en", "zh")
    }
    assert said == {"en": {"yes", "no"}, "zh": {"是", "否"}}


def test_the_symbol_of_the_report_is_nowhere_in_the_tables():
    for name in tables.NAMES:
        assert "A/69/153" not in (paths.DATA / f"{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", tables.NAMES)
def test_rows_that_are_looked_up_are_those_that_a_search_finds(name):
    frame = tables.load(name)
    for column in frame.columns[:3]:
        for value in frame[column].drop_nulls().unique()[:20]:
            found = tables.where(name, **{column: value})
            assert found.equals(frame.filter(pl.col(column) == value))


def test_rows_of_several_values_have_them_all_and_of_an_unknown_value_there_are_none():
    named = tables.where("mentions", entity_kind="country", entity_id="BRA")
    assert named["entity_kind"].unique().to_list() == ["country"]
    assert named["entity_id"].unique().to_list() == ["BRA"]
    unknown = tables.where("mentions", entity_kind="place", entity_id="BRA")
    assert unknown.equals(tables.load("mentions").clear())


def test_a_row_is_found_by_each_value_that_it_lists_and_by_no_part_of_one():
    caveats = tables.load("caveats")
    listed = {value for text in caveats["row_ids"].drop_nulls() for value in text.split(";")}
    for value in listed:
        rows = tables.naming("caveats", "row_ids", value)
        assert all(value in text.split(";") for text in rows["row_ids"])
        assert rows.height == sum(value in (text or "").split(";") for text in caveats["row_ids"])
    assert tables.naming("caveats", "row_ids", min(listed)[:-1]).is_empty()


def test_other_tables_in_their_place_are_looked_up_anew(monkeypatch):
    assert tables.where("places", place_id="bali").height == 1
    frames = {**tables.everything(), "places": tables.load("places").clear()}
    monkeypatch.setattr(tables, "everything", lambda: frames)
    assert tables.where("places", place_id="bali").is_empty()


#: Names that are fixed for readers of the data, whatever this report prints.
FIXED = {("figures", "qualifier"): {"less_than", "up_to"}}


def test_every_value_of_a_list_stands_in_a_row():
    """A topic that nothing has was offered, and left an empty page."""
    for table, schema in SCHEMAS.items():
        for name, column in schema.columns().items():
            listed = (column.metadata or {}).get("vocabulary", ())
            held = tables.load(table)[name].cast(pl.String).str.split(";").explode()
            left = set(listed) - {*held} - FIXED.get((table, name), set())
            assert left == set(), f"{table}.{name}"
