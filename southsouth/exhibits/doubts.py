"""Which doubts a picture marks: those that touch what it draws, and no others.

A doubt about an amount is none about the day of the event that names it: a mark of doubt beside a date is
read as one about that date.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import Any

import polars as pl

from southsouth import counts, keys, tables
from southsouth.charts import squares
from southsouth.language import LANGUAGES, N_, listed, semicolon, translate
from southsouth.measures import caveats
from southsouth.names import bracketed, recommendations_named

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
#: Where the square of a link stands in pictures whose rows are not those of the parties that doubts name.
_PLACES: Mapping[str, Callable[[Mapping[str, Any], str], str]] = {
    "cooperation-ends": squares.cell_named,
    "cooperation-through": squares.row_named,
}


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
    found = _pointing(rows, exhibit).to_dicts()
    words = _MARKS[asked]
    if "recommendation_id" in rows.columns:
        said = _by_recommendation(found, rows, language)
    elif exhibit in _PLACES and not asked:  # where there are "?", the parties are named
        said = [_placed(caveat, rows, exhibit, language) for caveat in found]
        words = N_("Dotted, in brackets where and how many squares: {doubts}.")
    else:
        said = [caveat[f"short_{language}"] for caveat in found]
    return translate(words, language, doubts=semicolon(language).join(said))


def _pointed(caveat: Mapping[str, Any]) -> list[str]:
    """The ids of the rows that a caveat names."""
    return [own.partition(":")[2] for own in caveat["row_ids"].split(";")]


def _by_recommendation(
    found: Sequence[Mapping[str, Any]], rows: pl.DataFrame, language: str
) -> list[str]:
    """Doubts behind the recommendations that they are of, by number; those of the same ones together."""
    of = [(_recommended(caveat, rows), caveat[f"short_{language}"]) for caveat in found]
    said = []
    for those, own in groupby(sorted(of, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        doubt = reduce(
            lambda first, second: translate(
                N_("{first}, and {second}"), language, first=first, second=second
            ),
            (words for _, words in own),
        )
        names = [
            recommendations_named(source, [number for _, number in numbers], language)
            for source, numbers in groupby(those, key=lambda one: one[0])
        ]
        said.append(
            translate(
                N_("{recommendations} – {doubt}"), language, doubt=doubt,
                recommendations=listed(names, language),
            )
        )  # fmt: skip
    return said


def _recommended(caveat: Mapping[str, Any], rows: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    """Source and number of the recommendations among the rows that a caveat names, in order."""
    of = rows.filter(pl.col("recommendation_id").is_in(_pointed(caveat)))
    return tuple(sorted(of.select("source", "number").unique().iter_rows()))


def _placed(caveat: Mapping[str, Any], rows: pl.DataFrame, exhibit: str, language: str) -> str:
    """A doubt with where its squares stand: not every sheet has room to name the parties there."""
    links = rows.filter(pl.col("link_id").is_in(_pointed(caveat)))
    places = Counter(_PLACES[exhibit](link, language) for link in links.iter_rows(named=True))
    where = counts.tallies(places.items(), language)
    return bracketed(caveat[f"short_{language}"], where, language)
