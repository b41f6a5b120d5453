"""Writes `charts/laid.json.gz` anew: `python -m southsouth.laying`, after a change of what lays out maps."""

from southsouth.charts import laid
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import EXHIBITS
from southsouth.language import LANGUAGES


def made() -> bytes:
    """The file as it is for the tables and modules of now: every chart of all its rows is drawn."""
    return laid.noted(_draw)


def _draw() -> None:
    for exhibit in EXHIBITS.values():
        for language in LANGUAGES:
            for width in WIDTHS.values():
                exhibit.figure(language, width)


if __name__ == "__main__":
    laid.PATH.write_bytes(made())
