"""Recommendations: by status, by who must act, and what is still open."""

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from southsouth import counts
from southsouth.language import N_, Plural, translate
from southsouth.vocabulary import STATUSES

#: What a status leaves to do; the row's note says what the report adds.
STILL_OPEN: Mapping[str, str] = {
    "implemented": N_("Remaining: nothing, the report says"),
    "largely_implemented": N_("Remaining: a part"),
    "in_progress": N_("Remaining: completion"),
    "not_implemented": N_("Remaining: how much, the report does not say"),
    "no_information": N_("Remaining: the report does not say"),
}


#: How far proposals of the report itself came: what it proposes in 2014 can have no status yet.
PROPOSED: Mapping[str, str] = {
    "under_way": N_("Already under way, the report says"),
    "proposed": N_("Not yet begun, or not stated"),
}
STANDINGS: Mapping[str, str] = {**STATUSES, **PROPOSED}
"""Every way to have come far or not, in the order of lists."""


def standing(recommendation: Mapping[str, Any]) -> str:
    """How far one came: its status, or for a proposal of the report itself one of `PROPOSED`."""
    status = recommendation["status"]
    if recommendation["source"] != "SG" or status in ("implemented", "largely_implemented"):
        return status
    return "under_way" if status == "in_progress" else "proposed"


def how_far(recommendation: Mapping[str, Any], language: str) -> str:
    """How far one came, in words: the same in charts, tables, cards and search."""
    return translate(STANDINGS[standing(recommendation)], language)


def still_open(recommendation: Mapping[str, Any], language: str) -> str:
    """What the status of one leaves to do; nothing of what is proposed only now."""
    left = STILL_OPEN.get(standing(recommendation))
    return translate(left, language) if left else ""


def noun(recommendations: pl.DataFrame) -> Plural:
    """What some are called together: those of the Joint Inspection Unit recommendations, those that the
    report itself proposes measures."""
    sources = set(recommendations["source"])
    if len(sources) == 1:
        return counts.MEASURES if sources == {"SG"} else counts.RECOMMENDATIONS
    return counts.RECOMMENDED


def of_source(recommendations: pl.DataFrame, source: str) -> pl.DataFrame:
    """The recommendations of one source, by number."""
    return recommendations.filter(pl.col("source") == source).sort("number")


def addressed_to(recommendations: pl.DataFrame, bodies: Collection[str]) -> pl.DataFrame:
    """Recommendations to one of the bodies; all where none is named."""
    if not bodies:
        return recommendations
    asked = pl.col("addressed_to").fill_null("").str.split(";")
    return recommendations.filter(asked.list.eval(pl.element().is_in(list(bodies))).list.any())


def by_status(recommendations: pl.DataFrame) -> dict[str, int]:
    """How many have each status, in the order of the vocabulary, those without any included."""
    found = dict(recommendations.group_by("status").len().iter_rows())
    return {status: found.get(status, 0) for status in STATUSES}


def standings(recommendations: pl.DataFrame) -> dict[str, int]:
    """How many came how far, as `standing` has it, in the order of the lists."""
    found = [standing(row) for row in recommendations.iter_rows(named=True)]
    return {came: found.count(came) for came in STANDINGS}


def duties(recommendations: pl.DataFrame) -> pl.DataFrame:
    """A row for each recommendation and body that should act: adds `organisation_id`, `asked`.

    `asked` is how many recommendations of the frame the body is to carry out. Rows by source and
    number; recommendations addressed to no known body are left out.
    """
    named = recommendations.filter(pl.col("addressed_to").is_not_null())
    split = named.with_columns(pl.col("addressed_to").str.split(";").alias("organisation_id"))
    return (
        split.explode("organisation_id")
        .with_columns(pl.len().over("organisation_id").cast(pl.Int64).alias("asked"))
        .sort("source", "number", "organisation_id")
    )


def addressed_most(duties: pl.DataFrame) -> str | None:
    """The one body that more recommendations are addressed to than any other; of few bodies none."""
    bodies, asked = bodies_in_order(duties), _asked(duties)
    leads = len(bodies) >= 3 and asked[bodies[0]] > asked[bodies[1]]
    return bodies[0] if leads else None


def bodies_in_order(duties_frame: pl.DataFrame) -> list[str]:
    """The bodies of `duties`, those asked most first, equal ones as they are asked first."""
    asked = _asked(duties_frame)
    return sorted(asked, key=lambda body: -asked[body])


def _asked(duties_frame: pl.DataFrame) -> dict[str, int]:
    return dict(duties_frame.select("organisation_id", "asked").iter_rows())
