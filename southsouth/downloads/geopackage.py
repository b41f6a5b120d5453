"""All tables as one GeoPackage: four layers with geometry, the others as attribute tables."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from southsouth import citation, release, tables
from southsouth.downloads import features, rows
from southsouth.schemas import SCHEMAS

_WRITING = Lock()  # GDAL's options are of the whole process
_VERSION = "1.3"  # of the format: what GDAL 3.6, as in Debian 12, reads without a warning
_SHAPES: Mapping[str, str] = {
    "places": "Point",
    "events": "Point",
    "cooperation": "MultiLineString",
    "commission_members": "MultiPolygon",
}


def geopackage() -> bytes:
    """The bytes of southsouth.gpkg; its time stamps are those of the release."""
    import pyogrio

    with _WRITING, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "southsouth.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{release.RELEASED}T00:00:00.000Z"})
        try:
            for name in sorted(tables.NAMES, key=lambda table: table not in features.NAMES):
                _add(path, name)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def _add(path: Path, name: str) -> None:
    """One table as a layer; a fid of its own is added, as the format wants it."""
    from pyogrio.raw import write_arrow

    spatial = name in features.NAMES
    geometry: dict[str, Any] = (
        {"geometry_name": "geom", "geometry_type": _SHAPES[name], "crs": "EPSG:4326"}
        if spatial
        else {}
    )
    write_arrow(
        _with_geometry(name) if spatial else rows.table(name).to_arrow(),
        str(path),
        layer=name,
        driver="GPKG",
        append=path.exists(),
        layer_options={"IDENTIFIER": name, "DESCRIPTION": _description(name)},
        dataset_metadata=None if path.exists() else _about(),
        dataset_options={} if path.exists() else {"VERSION": _VERSION},
        **geometry,
    )


def _with_geometry(name: str) -> Any:
    import pyarrow as pa
    import shapely

    shapes = [_as_multi(name, shape) for shape in features.geometries(name)]
    packed = pa.array(shapely.to_wkb(shapes), pa.binary())
    return rows.table(name).to_arrow().append_column("geom", packed)


def _as_multi(name: str, shape: Any) -> Any:
    """One kind of geometry a layer: a single part becomes a collection of one."""
    import shapely

    if shape is None or not _SHAPES[name].startswith("Multi"):
        return shape
    whole = shapely.MultiLineString if "Line" in _SHAPES[name] else shapely.MultiPolygon
    return shape if shape.geom_type == _SHAPES[name] else whole([shape])


def _description(name: str) -> str:
    told = (SCHEMAS[name].__doc__ or "").strip()
    return f"{told} {features.attribution(name)}" if name in features.NAMES else told


def _about() -> dict[str, str]:
    return {
        "TITLE": release.TITLE_EN,
        "VERSION": release.RELEASE,
        "LICENSE": release.LICENCE_URL,
        "SOURCE": citation.text("en"),
    }
