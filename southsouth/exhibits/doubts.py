"""Which doubts a picture marks: those that touch what it draws, and no others.

A doubt about an amount is none about the day of the event that names it: a mark of doubt beside a date is
read as one about that date.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import keys, tables
from southsouth.language import LANGUAGES, N_, listed, semicolon, translate
from southsouth.measures import caveats
from southsouth.names import entry, recommendations_named

#: What the pictures draw of the rows of a table, as the caveats' column `touches` names it.
_FIGURES, _LINKS = caveats.AT["figures", "value"], caveats.AT["cooperation", "case"]
_STATUS = caveats.AT["recommendations", "status"]
#: The same, by exhibit; it is the whole answer to whether a doubt is marked in a picture.
DRAWN: Mapping[str, tuple[str, ...]] = {
    "events-map": ("year", "place"),
    # Who an event is of is not drawn, but a title that names the wrong body is printed.
    "timeline": ("year", "day", "count", "title"),
    "timeline-overview": ("year", "count"),
    **dict.fromkeys(
        (
            "money", "shares", "ilo-budgets", "ss-gate-funnel", "cooperation-scale", "asked-given",
            "cooperation-sums", "cooperation-amounts",
        ),
        _FIGURES,
    ),
    **dict.fromkeys(
        (
            "cooperation-map", "cooperation-matrix", "cooperation-ends", "cooperation-givers",
            "cooperation-through",
        ),
        _LINKS,
    ),
    "jiu-recommendations": _STATUS,
    "report-recommendations": _STATUS,
    "recommendation-duties": (*_STATUS, *caveats.AT["recommendations", "addressed"]),
}  # fmt: skip
#: What marks of doubt mean, by whether they are "?", or a dotted edge where there is none.
_MARKS: Mapping[bool, str] = {True: N_("?: {doubts}."), False: N_("Dotted: {doubts}.")}


def marked(frame: pl.DataFrame, table: str, exhibit: str) -> pl.DataFrame:
    """The rows of a table with `doubted`: whether a caveat names the row and touches what the exhibit draws."""
    return caveats.doubted(frame, table, tables.load("caveats"), DRAWN[exhibit])


def worded(frame: pl.DataFrame, table: str, exhibit: str) -> pl.DataFrame:
    """The rows as `marked` has them, with `doubt_en` and `doubt_zh`: what is in doubt, in a few words."""
    rows = marked(frame, table, exhibit)
    touching = caveats.touching(tables.load("caveats"), DRAWN[exhibit])
    own = [f"{table}:{row}" for row in keys.row_ids(rows, table)]
    return rows.with_columns(
        pl.Series(
            f"doubt_{code}",
            [
                semicolon(code).join(
                    touching.filter(pl.col("row_ids").str.split(";").list.contains(name))[
                        f"short_{code}"
                    ]
                )
                for name in own
            ],
            pl.String,
        )
        for code in LANGUAGES
    )


def links_in_doubt(links: pl.DataFrame) -> pl.DataFrame:
    """Links of cooperation with `doubted`, beside an amount too: who and whom for, not how much."""
    return caveats.doubted(links, "cooperation", tables.load("caveats"), _LINKS)


def _pointing(rows: pl.DataFrame, exhibit: str) -> pl.DataFrame:
    """The caveats whose doubts are marked in a picture of rows, those of an amount's links too."""
    every = tables.load("caveats")
    found = caveats.pointing(rows, every, DRAWN[exhibit])
    if "link_doubted" not in rows.columns:
        return found
    links = rows.select(link_id="links", doubted="link_doubted").explode("link_id")
    more = caveats.pointing(links, every, _LINKS)
    return pl.concat([found, more]).unique("caveat_id", maintain_order=True)


def told(rows: pl.DataFrame, exhibit: str, language: str, *, asked: bool) -> str:
    """What the marks of doubt mean in a picture of rows, which are `asked` ("?") or dotted: each doubt, behind
    what it is of, for on paper nothing else explains it."""
    found = _pointing(rows, exhibit)
    said = (_of(caveat, rows, language) for caveat in found.iter_rows(named=True))
    joined = semicolon(language).join(said)
    return translate(_MARKS[asked], language, doubts=joined)


def _of(caveat: Mapping[str, Any], rows: pl.DataFrame, language: str) -> str:
    """A doubt in a few words, behind the recommendations that it is of where it is of such."""
    said = caveat[f"short_{language}"]
    if "recommendation_id" not in rows.columns:
        return said
    pointed = [own.partition(":")[2] for own in caveat["row_ids"].split(";")]
    of = rows.filter(pl.col("recommendation_id").is_in(pointed)).unique("recommendation_id")
    names = [
        recommendations_named(source, sorted(of.filter(source=source)["number"]), language)
        for source in sorted(of["source"].unique())
    ]
    return entry(listed(names, language), said, language) if names else said
