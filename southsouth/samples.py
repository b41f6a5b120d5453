"""One line each by which other tools read a table from its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from southsouth.language import N_


@dataclass(frozen=True)
class Sample:
    """One tool's line.

    Attributes:
        tool: Its name, as a heading (a message to translate).
        line: What to type; `{address}` stands for the file's address without its extension.
        geometry: Whether only a table with geometry can be read so.
    """

    tool: str
    line: str
    geometry: bool = False


SAMPLES: tuple[Sample, ...] = (
    Sample("Polars", 'import polars as pl; rows = pl.read_parquet("{address}.parquet{query}")'),
    Sample("pandas", 'import pandas as pd; rows = pd.read_csv("{address}.csv{query}")'),
    Sample("DuckDB", "SELECT * FROM read_csv('{address}.csv{query}');"),
    Sample("R", 'rows <- read.csv("{address}.csv{query}", fileEncoding = "UTF-8-BOM")'),
    Sample(N_("Google Sheets"), '=IMPORTDATA("{address}.csv{query}")'),
    Sample(N_("Excel: Data, From Web, this address"), "{address}.csv{query}"),
    Sample(
        "GeoPandas",
        'import geopandas as gpd; rows = gpd.read_file("{address}.geojson{query}")', geometry=True,
    ),
    Sample(
        N_("QGIS: Layer, Add vector layer, Protocol HTTP(S), this address"),
        "{address}.geojson{query}", geometry=True,
    ),
)  # fmt: skip


def of(address: str, *, query: str = "", geometry: bool = False) -> Iterator[tuple[Sample, str]]:
    """Each sample with its finished line.

    Args:
        address: Where the table is, without extension: `https://example.org/download/events`.
        query: The filters, from their question mark: `?kind=workshop`.
        geometry: Whether the table is given as GeoJSON.
    """
    for sample in SAMPLES:
        if geometry or not sample.geometry:
            line = sample.line.replace("{address}", address).replace("{query}", query)
            yield sample, line
