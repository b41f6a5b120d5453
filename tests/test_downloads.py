"""Every download opens in the tools it is made for, holds the same facts, and is the same twice."""

import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, datetime

import duckdb
import geopandas
import openpyxl
import pandas as pd
import polars as pl
import polars.selectors as cs
import pyogrio
import pytest
import shapely

from southsouth import (
    datapackage,
    downloads,
    filters,
    geography,
    keys,
    release,
    samples,
    tables,
    vocabulary,
)
from southsouth.downloads import beside, features, rows
from southsouth.downloads.readable import readable
from southsouth.kept import Kept
from southsouth.language import LANGUAGES
from southsouth.names import figure_value
from southsouth.resource import Host

GEOMETRY = features.NAMES
RESOURCES = {
    resource.address.removeprefix("/download/"): resource
    for resource in downloads.resources(Host(static=True))
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every download as a file."""
    made = tmp_path_factory.mktemp("downloads")
    for file, resource in RESOURCES.items():
        (made / file).write_bytes(resource.body())
    return made


@pytest.fixture(scope="module")
def unpacked(folder, tmp_path_factory):
    """The Data Package, unpacked."""
    made = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(folder / "southsouth.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(made)
    return made


@pytest.fixture
def database(folder):
    connection = sqlite3.connect(f"file:{folder / 'southsouth.sqlite'}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def workbook(folder):
    return openpyxl.load_workbook(folder / "southsouth.xlsx")


def test_each_table_has_each_format_and_all_tables_have_five_files():
    expected = {
        f"{name}.{kind}" for name in tables.NAMES for kind in ("csv", "xlsx", "json", "parquet")
    }
    expected |= {f"{name}.geojson" for name in GEOMETRY} | set(downloads.WHOLE)
    assert set(RESOURCES) == expected


def as_json(frame: pl.DataFrame) -> list[dict]:
    """The rows with days as text, as formats without a type for them have them."""
    return frame.with_columns(cs.date().cast(pl.String)).to_dicts()


@pytest.mark.parametrize("name", tables.NAMES)
def test_csv_json_and_parquet_hold_the_same_rows(folder, name):
    expected = rows.table(name)
    parquet = pl.read_parquet(folder / f"{name}.parquet")
    assert parquet.equals(expected)
    assert parquet.schema == expected.schema
    assert json.loads((folder / f"{name}.json").read_bytes()) == as_json(expected)
    csv = pl.read_csv(folder / f"{name}.csv", schema_overrides=expected.schema)
    assert csv.equals(expected)


def test_a_spreadsheet_knows_the_csv_as_utf8(folder):
    assert (folder / "places.csv").read_bytes().startswith(b"\xef\xbb\xbfplace_id,")


@pytest.mark.parametrize("name", tables.NAMES)
def test_pandas_and_duckdb_read_csv_and_parquet(folder, name):
    expected = rows.table(name)
    if not expected.height:
        assert list(pd.read_csv(folder / f"{name}.csv").columns) == expected.columns
        return
    for kind in ("csv", "parquet"):
        path = folder / f"{name}.{kind}"
        frame = pd.read_csv(path) if kind == "csv" else pd.read_parquet(path)
        assert list(frame.columns) == expected.columns
        assert len(frame) == expected.height
        found = duckdb.sql(f"SELECT * FROM '{path}'")
        assert found.columns == expected.columns
        assert len(found.fetchall()) == expected.height


def test_duckdb_sums_the_money_as_polars_does(folder):
    money = tables.load("figures").filter(pl.col("unit") == "USD")["value"].sum()
    asked = "SELECT sum(value) FROM '{}' WHERE unit = 'USD'"
    for kind in ("csv", "parquet"):
        assert duckdb.sql(asked.format(folder / f"figures.{kind}")).fetchall()[0][0] == money


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("places", ("country", "BRA")),
        ("events", ("commission", "ESCAP")),
        ("cooperation", ("country", "BRA")),
        ("commission_members", ("commission", "ECA")),
        ("figures", ("organisation", "undp")),
    ],
)
def test_every_format_holds_the_rows_of_a_filter_and_no_others(name, asked):
    query = filters.checked(name, [asked])
    wanted = rows.table(name)[filters.positions(name, query)]
    assert 0 < wanted.height < rows.table(name).height
    files = {form: downloads.table(name, form, query) for form in downloads.formats_of(name)}
    key = wanted.columns[0]
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))[name]
    found = {
        "csv": pl.read_csv(files["csv"], infer_schema=False)[key].to_list(),
        "json": [row[key] for row in json.loads(files["json"])],
        "parquet": pl.read_parquet(files["parquet"])[key].to_list(),
        "xlsx": [cell.value for cell in book["A"][1:]],
    }
    if "geojson" in files:
        features = json.loads(files["geojson"])["features"]
        found["geojson"] = [feature["properties"][key] for feature in features]
    assert found == dict.fromkeys(files, wanted[key].to_list())


def test_parquet_is_packed_as_every_reader_can_unpack_it(folder):
    asked = f"SELECT DISTINCT compression FROM parquet_metadata('{folder / 'events.parquet'}')"
    assert duckdb.sql(asked).fetchall() == [("SNAPPY",)]


def test_a_parquet_file_carries_its_licence_and_source(folder):
    told = pl.read_parquet_metadata(folder / "events.parquet")
    assert told["license"] == release.LICENCE_URL
    assert "South-South" in told["source"]


def test_a_fact_in_doubt_shows_its_caveats_in_every_format(folder, database, workbook):
    caveat = (
        tables.load("caveats").filter(pl.col("row_ids").str.contains("events:")).row(0, named=True)
    )
    event = next(r for r in caveat["row_ids"].split(";") if r.startswith("events:")).split(":")[1]
    wanted = caveat["caveat_id"]
    told = pl.read_csv(folder / "events.csv").row(
        by_predicate=pl.col("event_id") == event, named=True
    )
    assert wanted in told["caveats"].split(";")
    asked = "SELECT caveats FROM events WHERE event_id = ?"
    assert wanted in database.execute(asked, [event]).fetchone()[0]
    listed = [[cell.value for cell in row] for row in workbook["events"].iter_rows()]
    found = next(row for row in listed if row[0] == event)
    assert wanted in found[listed[0].index("caveats")]
    layer = pyogrio.read_dataframe(folder / "southsouth.gpkg", layer="events")
    assert wanted in layer.set_index("event_id").loc[event, "caveats"]


SHARED = "p047-bra-ilo"
TOLD = "$13.8 million, shared by 5 cases: count it once, never for each case"


def test_a_shared_amount_is_marked_in_words_in_every_format(folder, database, workbook, unpacked):
    """Text, not a number: no sum of a column can count it five times."""
    marks = [
        pl.read_csv(path / "cooperation.csv").row(
            by_predicate=pl.col("link_id") == SHARED, named=True
        )
        for path in (folder, unpacked)
    ]
    marks += [
        row
        for row in json.loads((folder / "cooperation.json").read_bytes())
        if row["link_id"] == SHARED
    ]
    marks += pl.read_parquet(folder / "cooperation.parquet").filter(link_id=SHARED).to_dicts()
    features_ = json.loads((folder / "cooperation.geojson").read_bytes())["features"]
    marks += [one["properties"] for one in features_ if one["id"] == SHARED]
    layer = pyogrio.read_dataframe(folder / "southsouth.gpkg", layer="cooperation")
    marks += layer[layer["link_id"] == SHARED].to_dict("records")
    cursor = database.execute("SELECT * FROM cooperation WHERE link_id = ?", [SHARED])
    marks.append(dict(zip([c[0] for c in cursor.description], cursor.fetchone(), strict=True)))
    head, *body = ([cell.value for cell in row] for row in workbook["cooperation"].iter_rows())
    marks += [dict(zip(head, row, strict=True)) for row in body if row[0] == SHARED]
    assert len(marks) == 8
    for mark in marks:
        assert mark["number_en"] == TOLD
        assert "5" in mark["number_zh"]
        assert "不可" in mark["number_zh"]
        assert mark["amount_shared_by"] == 5


def test_a_part_of_an_amount_names_its_whole_and_a_number_of_one_link_is_bare():
    told = dict(rows.table("cooperation").select("link_id", "number_en").iter_rows())
    assert "p048-fao-china-commitment" in told["p048-chn-gssd-expo"]
    assert told["p050-undp-unossc"] == "$3.5 million"
    assert told["p010-bra-south"] is None


def test_the_whole_that_an_amount_is_part_of_is_named_beside_its_id():
    told = rows.table("figures").filter(pl.col("part_of").is_not_null())
    subjects = tables.load("figures").rename({"figure_id": "part_of"})
    for language in LANGUAGES:
        beside = told.select("part_of", f"part_of_subject_{language}").rows()
        assert set(beside) <= set(subjects.select("part_of", f"subject_{language}").iter_rows())


def test_no_column_of_links_can_be_summed_as_money():
    numbers = {n for n, kind in rows.table("cooperation").schema.items() if kind.is_numeric()}
    assert numbers == {"paragraph", "footnote", "amount_shared_by"}


def test_duckdb_sums_the_amounts_of_links_once_each(folder):
    asked = f"""SELECT sum(value) FROM '{folder / "figures.csv"}' WHERE unit = 'USD' AND figure_id IN
        (SELECT figure_id FROM '{folder / "cooperation.csv"}' WHERE paragraph = 47)"""
    assert duckdb.sql(asked).fetchall()[0][0] == 13_800_000


def test_amounts_whose_whole_is_not_among_them_add_up_to_what_the_links_give():
    figures, links = rows.table("figures"), rows.table("cooperation")
    given = figures.filter(
        (pl.col("unit") == "USD") & pl.col("figure_id").is_in(links["figure_id"].drop_nulls().implode())
    )  # fmt: skip
    assert given["value"].sum() == 58_300_000
    whole_beside = pl.col("part_of").is_in(given["figure_id"].implode()).fill_null(value=False)
    assert given.filter(~whole_beside)["value"].sum() == 58_000_000


def test_amounts_of_ilo_that_are_part_of_no_other_count_no_dollar_twice():
    figures = rows.table("figures")
    own = figures.filter((pl.col("organisation_id") == "ilo") & (pl.col("topic") == "ilo_budget") & (pl.col("unit") == "USD"))  # fmt: skip
    assert own.filter(pl.col("part_of").is_null())["value"].to_list() == [
        861.6e6,
        496.3e6,
        1.5e6,
        9e6,
    ]


def test_the_rows_of_the_chart_of_amounts_add_up_with_each_amount_once():
    from southsouth import exhibits
    from southsouth.embeds.rows import csv

    chart = pl.read_csv(csv(exhibits.get("cooperation-amounts")))
    assert chart["figure_id"].is_unique().all()
    assert chart.filter(pl.col("part_of").is_null())["value"].sum() == 58_000_000


def test_the_column_of_caveats_stands_only_where_caveats_point():
    assert "caveats" in rows.table("figures").columns
    assert "caveats" not in rows.table("commissions").columns
    pointed = {
        target
        for listed in tables.load("caveats")["row_ids"].drop_nulls()
        for target in listed.split(";")
    }
    shown = {
        f"{name}:{row}"
        for name in tables.NAMES
        if "caveats" in rows.table(name).columns
        for row, caveats in zip(
            keys.row_ids(tables.load(name), name), rows.table(name)["caveats"], strict=True
        )
        if caveats
    }
    # What gives a figure has its doubts, too: `test_a_link_has_the_doubts_of_the_figure…`.
    given = {
        f"cooperation:{own}"
        for own, figure in tables.load("cooperation").select("link_id", "figure_id").iter_rows()
        if f"figures:{figure}" in pointed
    }
    assert shown == pointed | given


# GeoJSON and GeoPackage


@pytest.mark.parametrize("name", GEOMETRY)
def test_geojson_is_rfc_7946_with_a_feature_a_row(folder, name):
    found = json.loads((folder / f"{name}.geojson").read_bytes())
    expected = rows.table(name)
    assert found["type"] == "FeatureCollection"
    assert found["license"] == release.LICENCE_URL
    assert found["attribution"] == features.attribution(name)
    assert "crs" not in found
    assert [feature["properties"] for feature in found["features"]] == as_json(expected)
    assert [feature["id"] for feature in found["features"]] == keys.row_ids(
        expected, name
    ).to_list()
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}


@pytest.mark.parametrize("name", GEOMETRY)
def test_shapes_are_valid_within_the_world_and_turn_the_right_way(name):
    for shape in filter(None, features.geometries(name)):
        assert shapely.is_valid(shape)
        west, south, east, north = shape.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        for polygon in shapely.get_parts(shape):
            if polygon.geom_type == "Polygon":
                assert polygon.exterior.is_ccw
                assert not any(hole.is_ccw for hole in polygon.interiors)


def test_what_has_no_place_has_no_geometry_but_is_not_left_out():
    events = zip(tables.load("events")["place_id"], features.geometries("events"), strict=True)
    assert all((place is None) == (shape is None) for place, shape in events)
    kinds = tables.load("cooperation").select("provider_kind", "partner_kind").iter_rows()
    links = zip(kinds, features.geometries("cooperation"), strict=True)
    assert all((pair == ("country", "country")) == (shape is not None) for pair, shape in links)


def test_a_line_is_drawn_only_where_something_is_provided_or_exchanged():
    link = tables.load("cooperation").row(
        by_predicate=pl.col("link_id") == "p043-bra-ago", named=True
    )
    drawn = {
        kind: features._link(link | {"link_kind": kind}) is not None
        for kind in vocabulary.LINK_KINDS
    }
    assert {kind for kind, is_drawn in drawn.items() if is_drawn} == {"provision", "exchange"}


def test_a_file_with_borders_carries_the_disclaimer_and_the_others_their_credit(folder):
    said = {
        name: json.loads((folder / f"{name}.geojson").read_bytes())["attribution"]
        for name in features.NAMES
    }
    assert said["commission_members"].endswith(geography.DISCLAIMER_EN)
    assert features.attribution("commission_members", "zh").endswith(geography.DISCLAIMER_ZH)
    assert all("GeoNames (CC BY 4.0)" in said[name] for name in ("places", "events"))
    assert all("UN Geodata" in said[name] for name in ("cooperation", "commission_members"))


def test_a_line_over_the_date_line_is_cut_there():
    line = features.straight((170.0, 0.0), (-160.0, 30.0))
    west, east = line.geoms
    assert list(west.coords) == [(170.0, 0.0), (180.0, 10.0)]
    assert list(east.coords) == [(-180.0, 10.0), (-160.0, 30.0)]
    back = features.straight((-170.0, 10.0), (170.0, 10.0))
    assert back.bounds == (-180.0, 10.0, 180.0, 10.0)
    assert back.length == pytest.approx(20.0)
    assert features.straight((-10.0, 0.0), (120.0, 0.0)).length == 130.0


@pytest.mark.parametrize("name", GEOMETRY)
def test_geopandas_reads_geojson_and_geopackage_alike(folder, name):
    text = geopandas.read_file(folder / f"{name}.geojson")
    layer = geopandas.read_file(folder / "southsouth.gpkg", layer=name)
    assert text.crs.to_epsg() == layer.crs.to_epsg() == 4326
    assert len(text) == len(layer) == tables.load(name).height
    assert (text.geometry.isna() == layer.geometry.isna()).all()
    present = ~text.geometry.isna()
    assert (shapely.normalize(text.geometry[present].to_numpy()) ==
            shapely.normalize([_single(shape) for shape in layer.geometry[present]])).all()  # fmt: skip


def _single(shape):
    parts = shapely.get_parts(shape)
    return parts[0] if len(parts) == 1 else shape


def test_the_geopackage_holds_every_table_with_its_rows_and_terms(folder):
    path = folder / "southsouth.gpkg"
    layers = dict(pyogrio.list_layers(path))
    assert set(layers) == set(tables.NAMES)
    assert {name for name, kind in layers.items() if kind} == set(GEOMETRY)
    for name in tables.NAMES:
        info = pyogrio.read_info(path, layer=name)
        assert info["features"] == tables.load(name).height
        assert list(info["fields"]) == rows.table(name).columns
    members = pyogrio.read_info(path, layer="commission_members")
    assert "Not for commercial use" in members["layer_metadata"]["DESCRIPTION"]
    assert (
        pyogrio.read_info(path, layer="places")["dataset_metadata"]["LICENSE"]
        == release.LICENCE_URL
    )


# SQLite


def test_the_database_is_whole_and_every_key_leads_somewhere(database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("name", tables.NAMES)
def test_the_database_holds_each_table_typed_and_keyed(database, name):
    expected = rows.table(name).with_columns(cs.date().cast(pl.String))
    assert database.execute(f'SELECT * FROM "{name}"').fetchall() == [
        tuple(int(v) if isinstance(v, bool) else v for v in row) for row in expected.iter_rows()
    ]
    columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    kinds = {pl.Int64: "INTEGER", pl.Float64: "REAL", pl.Boolean: "INTEGER", pl.String: "TEXT"}
    assert [(c[1], c[2]) for c in columns] == [
        (column, kinds[type(dtype)]) for column, dtype in expected.schema.items()
    ]
    foreign = {row[3] for row in database.execute(f'PRAGMA foreign_key_list("{name}")')}
    declared = {key.column for key in keys.foreign_keys() if key.table == name and not key.many}
    assert foreign == declared


def test_the_database_refuses_what_the_schemas_refuse(folder, tmp_path):
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((folder / "southsouth.sqlite").read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("UPDATE events SET place_id = 'atlantis'")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("UPDATE events SET place_stated = 2")
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        connection.execute("UPDATE events SET title_en = NULL")
    connection.close()


def test_lists_have_link_tables_that_join(database):
    listed = tables.load("events")["other_paragraphs"].drop_nulls()
    count = sum(len(text.split(";")) for text in listed)
    asked = "SELECT count(*) FROM events_other_paragraphs JOIN paragraphs USING (paragraph)"
    assert database.execute(asked).fetchone() == (count,)


def test_a_filter_by_kind_uses_an_index(database):
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM events WHERE kind = 'workshop'")
    assert "USING INDEX events_kind" in str(plan.fetchall())


def test_the_database_tells_its_licence_and_source(database):
    told = dict(database.execute("SELECT * FROM about"))
    assert told["license"] == release.LICENCE_URL
    assert "South-South" in told["source"]


# Excel


def test_the_workbook_opens_with_what_it_is_then_the_dictionary_then_a_sheet_a_table(workbook):
    assert workbook.sheetnames == ["readme", "dictionary", *tables.NAMES]
    words = str([cell.value for cell in workbook["readme"]["B"]])
    assert release.LICENCE_URL in words
    assert "GeoNames" in words
    described = {
        (row[0].value, row[1].value) for row in workbook["dictionary"].iter_rows(min_row=2)
    }
    shown = {(name, column) for name in tables.NAMES for column in rows.table(name).columns}
    assert described == shown


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_sheet_holds_the_rows_with_real_numbers_booleans_and_dates(workbook, folder, name):
    expected = rows.table(name)
    alone = openpyxl.load_workbook(folder / f"{name}.xlsx")
    assert [one for one in alone.sheetnames if one not in LANGUAGES.values()] == [
        name, "dictionary", "readme",
    ]  # fmt: skip
    for sheet in (workbook[name], alone[name]):
        found = [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert found[0] == expected.columns
        assert found[1:] == [list(row) for row in expected.iter_rows()]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None


def test_a_workbook_of_rows_opens_with_what_a_reader_asks_for_in_words_and_says_which_rows_it_has():
    query = filters.checked("figures", [("organisation", "undp")])
    book = openpyxl.load_workbook(io.BytesIO(downloads.table("figures", "xlsx", query)))
    assert book.active.title == LANGUAGES["en"]
    for language, name, headings in (
        (
            "en",
            "English",
            ["Subject", "Value", "Period", "Paragraph", "As printed", "Note", "Doubts"],
        ),
        ("zh", "中文", ["主题", "数值", "时期", "段落", "原文", "说明", "存疑之处"]),
    ):
        found = [[cell.value for cell in row] for row in book[name].iter_rows()]
        assert found[0] == headings, found[0]
        kept = tables.load("figures")[filters.positions("figures", query)]
        assert [row[1] for row in found[1:]] == [
            figure_value(row, language) for row in kept.iter_rows(named=True)
        ]
    told = {row[0].value: row[1].value for row in book["readme"].iter_rows()}
    assert told["rows"].endswith("filtered to body: United Nations Development Programme")


def _plain(value):
    return value.date() if isinstance(value, datetime) else value


@pytest.mark.parametrize("name", tables.NAMES)
def test_all_cells_of_a_column_are_of_one_type(workbook, folder, name):
    """R's readxl and sorting take a column's type from its cells: text, number, truth or date."""
    kinds = {pl.String: "s", pl.Int64: "n", pl.Float64: "n", pl.Boolean: "b", pl.Date: "d"}
    expected = {c: kinds[type(dtype)] for c, dtype in rows.table(name).schema.items()}
    for sheet in (workbook[name], openpyxl.load_workbook(folder / f"{name}.xlsx")[name]):
        for heading, *cells in sheet.iter_cols():
            filled = [cell for cell in cells if cell.value is not None]
            assert {cell.data_type for cell in filled} <= {expected[heading.value]}
            formats = {cell.number_format for cell in filled if cell.is_date}
            assert formats <= {"yyyy-mm-dd"}


def test_pandas_reads_days_as_days_and_dates_to_their_precision_as_text(folder):
    frame = pd.read_excel(folder / "events.xlsx")
    expected = rows.table("events")
    assert str(frame["earliest"].dtype).startswith("datetime64")
    assert str(frame["latest"].dtype).startswith("datetime64")
    assert [None if pd.isna(v) else v.date() for v in frame["latest"]] == expected[
        "latest"
    ].to_list()
    assert {type(value) for value in frame["date_edtf"].dropna()} == {str}


# What stands beside the columns of data/


def test_each_table_keeps_its_columns_first_and_no_added_one_takes_their_name():
    for name in tables.NAMES:
        own, given = tables.load(name).columns, rows.table(name).columns
        assert given[: len(own)] == own
        assert len(set(given)) == len(given)
        assert rows.table(name).select(own).equals(tables.load(name))


def test_beside_every_id_of_another_table_stands_its_name_in_both_languages():
    """A paragraph is known by its number; all else is named."""
    for key in keys.foreign_keys():
        if key.target_table == "paragraphs":
            continue
        frame = rows.table(key.table)
        stem = key.column.removesuffix("_id")
        for language in ("en", "zh"):
            named = [
                c for c in frame.columns if c.startswith(f"{stem}_") and c.endswith(f"_{language}")
            ]
            assert named, f"{key.table}.{key.column}"
            assert frame[named[0]].is_null().equals(frame[key.column].is_null())


def test_a_filtered_row_reads_alone():
    """Place, country, organisers, numbers and doubts in words, by hand from the other tables."""
    table = pl.read_csv(
        downloads.table("events", "csv", (("kind", ("meeting",)),)), try_parse_dates=True
    )
    bali = table.row(by_predicate=pl.col("place_id") == "bali", named=True)
    assert (bali["place_name_en"], bali["country_iso3"]) == ("Bali, Indonesia", "IDN")
    assert (bali["place_name_zh"], bali["country_name_zh"]) == ("印度尼西亚巴厘", "印度尼西亚")
    assert bali["participants"] == 300
    roles = tables.load("event_organisations").filter(pl.col("event_id") == bali["event_id"])
    bodies = tables.load("organisations")
    for language in ("en", "zh"):
        acting = roles.filter(pl.col("role") == "organiser").join(bodies, on="organisation_id")
        assert set(bali[f"organisers_{language}"].split(" | ")) == set(acting[f"name_{language}"])
    taking_part = roles.filter(pl.col("role") == "participant")["organisation_id"].n_unique()
    assert bali["participating_bodies"] == taking_part


@pytest.mark.parametrize(("column", "role"), [("organisers", "organiser"), ("hosts", "host"), ("supporters", "supporter"), ("participating_names", "participant")])  # fmt: skip
def test_a_body_stands_beside_an_event_in_the_column_of_its_role_and_no_other(column, role):
    roles = tables.load("event_organisations").filter(pl.col("role") == role)
    names = dict(tables.load("organisations").select("organisation_id", "name_en").iter_rows())
    for event in rows.table("events").iter_rows(named=True):
        own = roles.filter(pl.col("event_id") == event["event_id"])["organisation_id"]
        told = (event[f"{column}_en"] or "").split(" | ") if event[f"{column}_en"] else []
        assert sorted(told) == sorted(names[body] for body in own.unique()), event["event_id"]


def test_doubts_are_told_in_words_in_the_order_of_their_ids():
    notes = {row["caveat_id"]: row for row in tables.load("caveats").iter_rows(named=True)}
    for name in tables.NAMES:
        frame = rows.table(name)
        if "caveats" in frame.columns:
            for ids, en, zh in (
                frame.select("caveats", "caveats_en", "caveats_zh").drop_nulls().iter_rows()
            ):
                assert en == " | ".join(notes[one]["note_en"] for one in ids.split(";"))
                assert zh == " | ".join(notes[one]["note_zh"] for one in ids.split(";"))


def test_a_link_has_the_doubts_of_the_figure_that_it_gives_beside_its_own():
    doubted = tables.load("caveats").drop_nulls("row_ids")
    named = {
        (table, caveat)
        for caveat, targets in doubted.select("caveat_id", "row_ids").iter_rows()
        for table in targets.split(";")
    }
    for link in rows.table("cooperation").iter_rows(named=True):
        of = {f"cooperation:{link['link_id']}", f"figures:{link['figure_id']}"}
        wanted = {caveat for target, caveat in named if target in of}
        assert set((link["caveats"] or "").split(";")) - {""} == wanted
    burundi = rows.table("cooperation").filter(pl.col("link_id") == "p056-bra-bdi")
    assert readable("cooperation", burundi, "en")["Doubts"].item() == burundi["caveats_en"].item()


def test_a_sheet_for_reading_names_no_side_of_a_link_as_what_it_runs_through():
    links = rows.table("cooperation")
    through = readable("cooperation", links, "en")["Through"]
    for link, body in zip(links.iter_rows(named=True), through, strict=True):
        is_side = link["via"] in (link["provider"], link["partner"])
        assert body == (None if is_side else link["via_name_en"])


def test_parties_of_links_and_what_is_named_are_told_by_name():
    links = rows.table("cooperation").filter(pl.col("provider") == "BRA")
    assert set(links["provider_name_en"]) == {"Brazil"}
    assert set(links["provider_name_zh"]) == {"巴西"}
    for name, columns in (("cooperation", ("provider", "partner")), ("mentions", ("entity",))):
        for column in columns:
            for language in ("en", "zh"):
                assert rows.table(name)[f"{column}_name_{language}"].null_count() == 0


def test_what_is_listed_in_one_cell_can_be_taken_apart():
    """No text of the tables holds what stands between the texts of a cell."""
    for name in tables.NAMES:
        for column in tables.load(name).select(cs.string()):
            assert not column.str.contains(" | ", literal=True).any(), (name, column.name)
    asked = rows.table("recommendations").drop_nulls("addressed_to")
    for ids, names in asked.select("addressed_to", "addressed_to_names_en").iter_rows():
        assert len(names.split(" | ")) == len(ids.split(";"))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-07-05", date(2013, 7, 5), date(2013, 7, 5)),
        ("2010/2012-06", date(2010, 1, 1), date(2012, 6, 30)),
        ("2013~", date(2013, 1, 1), date(2013, 12, 31)),
        ("2004/..", date(2004, 1, 1), None),
        ("2004/", date(2004, 1, 1), None),
        (None, None, None),
    ],
)
def test_earliest_and_latest_are_the_days_that_a_date_can_mean(edtf, first, last):
    made = [column.value({"date_edtf": edtf}, "") for column in beside.events.days("date_edtf")]
    assert made == [first, last]


def test_earliest_is_never_after_latest_and_every_date_has_one():
    for name, source in (("events", "date_edtf"), ("figures", "period")):
        frame = rows.table(name)
        assert frame["earliest"].is_null().equals(frame[source].is_null())
        assert frame.filter(pl.col("earliest") > pl.col("latest")).is_empty()


@pytest.mark.parametrize("file", [f for f in RESOURCES if f.endswith((".csv", ".xlsx"))])
def test_no_cell_is_taken_for_a_formula(folder, file):
    if file.endswith(".xlsx"):
        for sheet in openpyxl.load_workbook(folder / file):
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        return
    texts = pl.read_csv(folder / file, infer_schema=False)
    for column in texts:
        computed = column.drop_nulls().filter(column.drop_nulls().str.contains(r"^[=+\-@\t\r\n]"))
        # A negative number is one for a spreadsheet too.
        assert computed.cast(pl.Float64, strict=False).null_count() == 0, computed.to_list()


def test_the_workbook_was_made_on_the_day_of_the_release(workbook):
    assert workbook.properties.created.date() == date.fromisoformat(release.RELEASED)


# The Data Package


def test_frictionless_finds_the_package_valid(unpacked):
    judged = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=unpacked, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    report = json.loads(judged.stdout)
    assert report["valid"], judged.stdout
    assert report["stats"]["tasks"] == len(tables.NAMES)
    assert judged.returncode == 0


def test_frictionless_finds_a_changed_package_invalid(unpacked, tmp_path):
    for path in unpacked.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    spoiled = tmp_path / "places.csv"
    spoiled.write_bytes(spoiled.read_bytes().replace(b"Nairobi", b"Nairopi"))
    judged = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "hash-count" in judged.stdout


def test_the_package_holds_words_citation_and_checksums(unpacked):
    listed = (unpacked / "SHA256SUMS").read_text().splitlines()
    assert {line.split("  ")[1] for line in listed} == {
        path.name for path in unpacked.iterdir()
    } - {"SHA256SUMS"}
    for line in listed:
        digest, name = line.split("  ")
        assert hashlib.sha256((unpacked / name).read_bytes()).hexdigest() == digest
    assert "GeoNames" in (unpacked / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (unpacked / "LICENSE.md").read_text(encoding="utf-8")


def test_the_citation_file_says_what_it_must(unpacked):
    import yaml

    told = yaml.safe_load((unpacked / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    assert told["version"] == release.RELEASE
    assert str(told["date-released"]) == release.RELEASED
    assert told["references"][0]["authors"]


def test_the_package_files_are_the_downloads(folder, unpacked):
    for name in [*(f"{table}.csv" for table in tables.NAMES), "datapackage.json"]:
        assert (unpacked / name).read_bytes() == (folder / name).read_bytes()


def test_the_descriptor_describes_every_column_given_away(unpacked):
    told = json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8"))
    for entry in told["resources"]:
        name = entry["path"].removesuffix(".csv")
        fields = [field["name"] for field in entry["schema"]["fields"]]
        assert fields == rows.table(name).columns
        assert entry["bytes"] == (unpacked / entry["path"]).stat().st_size
    assert datapackage.descriptor()["resources"] != told["resources"]


# One line for other tools


@pytest.mark.parametrize("name", ["figures", "cooperation"])
def test_the_lines_for_polars_pandas_and_geopandas_run_against_the_server(server, name):
    given = name in GEOMETRY
    ran = 0
    for sample, line in samples.of(
        f"{server}/download/{name}", query="?paragraph=10,48", geometry=given
    ):
        if sample.tool not in ("Polars", "pandas", "GeoPandas"):
            continue
        scope: dict = {}
        exec(line, scope)
        expected = rows.table(name).filter(pl.col("paragraph").is_in([10, 48]))
        assert len(scope["rows"]) == expected.height
        assert set(expected.columns) <= set(scope["rows"].columns)
        ran += 1
    assert ran == (3 if given else 2)


def test_the_line_for_duckdb_runs_on_the_file_at_its_address(folder):
    """On the file itself: DuckDB fetches the part of it that speaks HTTP from another host."""
    line = {s.tool: line for s, line in samples.of(str(folder / "events"))}["DuckDB"]
    assert len(duckdb.sql(line).fetchall()) == tables.load("events").height


def test_every_sample_names_the_address_and_those_of_maps_only_where_there_is_one():
    for geometry in (False, True):
        for sample, line in samples.of("https://example.org/download/x", geometry=geometry):
            assert "https://example.org/download/x." in line
            assert geometry or not sample.geometry


# What is kept in memory


def test_kept_results_stay_within_their_limit_and_the_last_asked_stay():
    kept = Kept(2500)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key.encode() * 900)
    assert kept.get("a", lambda: b"made anew") == b"a" * 900
    assert kept.get("b", lambda: b"new") == b"new"
    assert kept.get("huge", lambda: b"x" * 9999) == b"x" * 9999
    assert kept.get("huge", lambda: b"again") == b"again"
    assert kept.size <= 2500


@pytest.mark.parametrize("key", [("figures", "json", (("q", ("字" * 200,)),)), b"k" * 200])
def test_what_is_kept_counts_its_keys(key):
    kept = Kept(100_000)
    for number in range(1000):
        kept.get(
            (number, key) if isinstance(key, tuple) else key + bytes([number % 256]) * 900, bytes
        )
    assert 90_000 < kept.size <= 100_000


def test_any_frame_is_encoded_with_lists_joined_in_csv():
    frame = pl.DataFrame({"ids": [["a", "b"], None], "day": [date(2013, 1, 2), None]})
    assert downloads.encode(frame, "csv") == b"\xef\xbb\xbfids,day\na;b,2013-01-02\n,\n"
    assert json.loads(downloads.encode(frame, "json")) == [
        {"ids": ["a", "b"], "day": "2013-01-02"}, {"ids": None, "day": None},
    ]  # fmt: skip
    assert pl.read_parquet(io.BytesIO(downloads.encode(frame, "parquet"))).equals(frame)
    with pytest.raises(KeyError):
        downloads.encode(frame, "xls")
