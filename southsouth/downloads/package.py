"""The Data Package: every table as CSV with its description, licence, citation and checksums."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from functools import cache

from southsouth import citation, datapackage, paths, release, tables
from southsouth.downloads import encoding, features, rows
from southsouth.schemas import SCHEMAS


@cache
def descriptor() -> bytes:
    """datapackage.json of the tables as they are given away, with size and hash of each CSV."""
    return datapackage.text(datapackage.packaged(_csvs(), rows.added())).encode()


@cache
def _csvs() -> Mapping[str, bytes]:
    return {name: encoding.csv(rows.table(name)) for name in tables.NAMES}


def package() -> bytes:
    """The bytes of southsouth.zip; every time stamp is the day of the release."""
    files = {
        "datapackage.json": descriptor(),
        "README.md": _readme().encode(),
        "LICENSE.md": (paths.DATA / "LICENSE.md").read_bytes(),
        "CITATION.cff": citation_file().encode(),
        **{f"{name}.csv": body for name, body in _csvs().items()},
    }
    files["SHA256SUMS"] = _sums(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, body in files.items():
            packed.writestr(_entry(name), body, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    year, month, day = (int(part) for part in release.RELEASED.split("-"))
    entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # the same bytes on every system
    return entry


def _sums(files: Mapping[str, bytes]) -> bytes:
    """As `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in files.items())
    return "".join(lines).encode()


def _readme() -> str:
    listed = "\n".join(
        f"- `{name}.csv`: {(SCHEMAS[name].__doc__ or '').strip()}" for name in tables.NAMES
    )
    return f"""# {release.TITLE_EN}

Release {release.RELEASE} of {release.RELEASED}. {release.DESCRIPTION}

`datapackage.json` describes every column, unit, list of values and key (Data Package, version 2).
The files are UTF-8 with a byte order mark; several ids in one cell are separated by `;`, several
texts by `|`; dates stand to the precision printed, and `earliest` and `latest` are the days they can
mean. Beside each id stands the name of what it means; `caveats` lists the doubts about a row,
`caveats_en` and `caveats_zh` give them in words. No cell begins with what a spreadsheet takes for a formula.
`sha256sum --check SHA256SUMS` finds out whether a file was changed.

{listed}

## Licence and sources

- Tables and texts of {citation.SITE}: CC BY 4.0, {release.LICENCE_URL} (`LICENSE.md`); how to cite: `CITATION.cff`.
- The report: {citation.text("en")} It remains the United Nations'; `as_printed` holds only the few
  characters that print a fact.
- {features.attribution("places")}
- Memberships of the regional commissions: the sources named in each row.
- No boundaries are in this package. Where the GeoJSON and the GeoPackage draw them: {features.attribution("commission_members")}
"""


def citation_file() -> str:
    """CITATION.cff (1.2.0): the data set, and the report it is made from."""
    return f"""cff-version: 1.2.0
message: "Please cite the data set and the report it is made from."
type: dataset
title: "{release.TITLE_EN}"
version: "{release.RELEASE}"
date-released: {release.RELEASED}
license: {release.LICENCE}
authors:
  - name: "South-South Explorer maintainers"
references:
  - type: report
    title: "{citation.TITLE}"
    year: {citation.YEAR}
    notes: "{citation.SESSION}"
    authors:
      - name: "United Nations, Secretary-General"
"""
