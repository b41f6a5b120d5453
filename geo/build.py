"""Builds every file of this folder from two npm packages: same packages, same bytes.

    python geo/build.py                      # fetches the packages with npm
    python geo/build.py --packages FOLDER    # takes them as `npm pack` left them in FOLDER
    python geo/build.py --groups FILE        # also rewrites groups.csv from a longer table

Sources, licences and how disputed areas are drawn: README.md beside this file.
"""

import tempfile
from pathlib import Path
from typing import Annotated, Any

import geopandas as gpd
import pandas as pd
import polars as pl
import shapes
import sources
import typer

HERE = Path(__file__).resolve().parent

# Tolerance in degrees (root of the area a corner may lose), speck in square degrees.
COUNTRIES = {"tolerance": 0.03, "speck": 0.002}
LAND = {"tolerance": 0.35, "speck": 0.02}

# Plain English names; no Chinese name is given, and none of either is printed on a map.
DISPUTED = {
    "XAC": "Aksai Chin",
    "XAP": "Arunachal Pradesh",
    "XBT": "Bir Tawil",
    "XHT": "Hala'ib Triangle",
    "XIT": "Ilemi Triangle",
    "XJK": "Jammu and Kashmir",
}
KINDS = {"member": "un_member", "observer": "un_observer", "territory_or_other": "territory"}

UNMAPPED = {
    "ALA": ("Drawn as part of Finland.", "画在芬兰之内。"),
    "IOT": (
        "UN Geodata draws the Chagos Archipelago as part of Mauritius.",
        "联合国地理数据把查戈斯群岛画在毛里求斯之内。",
    ),
    "UMI": ("Not in UN Geodata as packed.", "所用的联合国地理数据未收入。"),
    "VAT": (
        "Under 1 km across; not in UN Geodata as packed.",
        "宽不足1公里；所用的联合国地理数据未收入。",
    ),
    "WLF": ("Not in UN Geodata as packed.", "所用的联合国地理数据未收入。"),
}

# UN usage of 2014, where the source keeps another name or a shorter or later one.
ENGLISH_NAMES = {"CIV": "Côte d'Ivoire", "FLK": "Falkland Islands (Malvinas)"}
CHINESE_NAMES = {"NLD": "荷兰"}
GROUP_COLUMNS = ["iso3", "m49", "name_en", "name_zh", "region", "subregion", "un_status"]
FLAGS = ["g77_2014", "ldc_2014", "lldc_2014", "sids_2014"]


# ---- tables ----


def groups_from(longer: Path) -> pl.DataFrame:
    """The columns we need, names as the UN used them in 2014, flags 0 or 1, one short source."""
    table = pl.read_csv(longer, infer_schema=False).drop("name_en", "name_zh")
    table = table.rename({"name_en_2014": "name_en", "name_zh_un_2014": "name_zh"})
    english = pl.col("iso3").replace_strict(ENGLISH_NAMES, default=pl.col("name_en"))
    chinese = pl.col("iso3").replace_strict(CHINESE_NAMES, default=pl.col("name_zh"))
    sources_of_row = pl.concat_str(
        pl.lit("UNSD M49 (copy of 2017, changes since mid-2014 undone)"),
        pl.when(pl.col("g77_2014") == "1").then(pl.lit("G77: 133 members in mid-2014")),
        pl.when(pl.col("sids_kind") == "contested").then(pl.lit("SIDS: UN-DESA list of the time")),
        separator="; ",
        ignore_nulls=True,
    )
    return (
        table.with_columns(
            english.alias("name_en"), chinese.alias("name_zh"), sources_of_row.alias("source")
        )
        .select(*GROUP_COLUMNS, *FLAGS, "source")
        .sort("iso3")
    )


def unmapped_table() -> pl.DataFrame:
    """Codes that have no shape on purpose, each with its reason."""
    return pl.DataFrame(
        [(code, *reasons) for code, reasons in sorted(UNMAPPED.items())],
        schema=["code", "reason_en", "reason_zh"],
        orient="row",
    )


def attributes(unit: str, groups: dict[str, dict[str, Any]]) -> dict[str, str | None]:
    """What a unit is and is called."""
    if unit in DISPUTED:
        names = {"m49": None, "name_en": DISPUTED[unit], "name_zh": None}
        return {"unit": unit, "iso3": None, **names, "kind": "disputed"}
    row = groups[unit]
    names = {name: row[name] for name in ("m49", "name_en", "name_zh")}
    return {"unit": unit, "iso3": unit, **names, "kind": KINDS[row["un_status"]]}


def countries_table(units: gpd.GeoDataFrame, groups: pl.DataFrame) -> gpd.GeoDataFrame:
    """One row a unit, simplified for pages and downloads."""
    rows = {row["iso3"]: row for row in groups.iter_rows(named=True)}
    drawn = [shapes.stored(shape) for shape in shapes.simplified(list(units.geometry), **COUNTRIES)]
    capitals = sources.capitals()
    labels = [
        shapes.label_point(shape, capitals.get(unit))
        for unit, shape in zip(units["unit"], drawn, strict=True)
    ]
    columns = pd.DataFrame([attributes(unit, rows) for unit in units["unit"]])
    columns["lon"], columns["lat"] = zip(*labels, strict=True)
    columns["small"] = [shapes.is_small(shape) for shape in units.geometry]
    return gpd.GeoDataFrame(columns, geometry=drawn, crs=sources.LONGITUDE_LATITUDE)


# ---- writing ----


def write_geoparquet(frame: gpd.GeoDataFrame, path: Path) -> None:
    """GeoParquet 1.1, WKB, longitude before latitude."""
    frame.to_parquet(path, index=False, compression="zstd", schema_version="1.1.0")


def build_land(packages: Path, out: Path) -> None:
    """The silhouette of all land: Natural Earth alone, no border anywhere in it."""
    source = sources.natural_earth_land(packages).geometry.iloc[0]
    (land,) = shapes.simplified([shapes.unrolled(source)], **LAND)
    frame = gpd.GeoDataFrame(
        {"name": ["land"]}, geometry=[shapes.stored(land)], crs=sources.LONGITUDE_LATITUDE
    )
    write_geoparquet(frame, out / "land.parquet")


def build_countries(packages: Path, groups: pl.DataFrame, out: Path) -> None:
    """The units on UN lines."""
    san_marino = sources.natural_earth_country(packages, "674")
    units = shapes.merged_units(sources.un_countries(packages), san_marino)
    table = countries_table(units, groups)
    write_geoparquet(table, out / "countries.parquet")


def build(
    packages: Annotated[Path | None, typer.Option(help="Folder with the packed packages.")] = None,
    groups: Annotated[Path | None, typer.Option(help="The longer table of groups.")] = None,
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = HERE,
) -> None:
    """Builds the geography of the project."""
    out.mkdir(parents=True, exist_ok=True)
    if groups is not None:
        groups_from(groups).write_csv(out / "groups.csv")
    unmapped_table().write_csv(out / "unmapped.csv")
    table = pl.read_csv((out if groups else HERE) / "groups.csv", infer_schema=False)
    with tempfile.TemporaryDirectory() as fetched:
        folder = packages or Path(fetched)
        if packages is None:
            sources.fetch(folder)
        build_land(folder, out)
        build_countries(folder, table, out)


if __name__ == "__main__":
    typer.run(build)
