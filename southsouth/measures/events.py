"""What is counted and derived of events: spans of time, places, filters."""

import datetime
from functools import cache

import polars as pl

from southsouth.dates import parsed
from southsouth.vocabulary import FAMILY_OF

FIRST_YEAR, LAST_YEAR = 1978, 2014
# Where an open end is drawn to: the report is of mid-2014.
AS_OF = datetime.date(2014, 6, 30)


@cache  # for every drawing of every view
def bounds(edtf: str) -> tuple[datetime.date, datetime.date, bool]:
    """First and last day that an EDTF date can mean, and whether its end is open or unknown.

    A year is the whole year and a month the whole month, never their first day; "about" widens
    nothing, as no text says by how much.
    """
    date = parsed(edtf)
    first = datetime.date(*date.lower_strict()[:3])
    if edtf.endswith(("/..", "/")):
        return first, AS_OF, True
    return first, datetime.date(*date.upper_strict()[:3]), False


def reaches_beyond(edtf: str) -> bool:
    """Whether a date reaches beyond the report: it has an end of its own that lies after it, or all of it does.

    A single year is a date within that year. Of money it is the same: what was received for a time that ends
    after the report is for that time.
    """
    first, last, _ = bounds(edtf)
    return last > AS_OF and ("/" in edtf or first > AS_OF)


def spans(events: pl.DataFrame) -> pl.DataFrame:
    """Dated events with `lower`, `upper` (dates), `open_end` and `days`, by time, then as the report
    tells of them."""
    dated = events.filter(pl.col("date_edtf").is_not_null())
    found = [bounds(edtf) for edtf in dated["date_edtf"]]
    return (
        dated.with_columns(
            pl.Series("lower", [low for low, _, _ in found], dtype=pl.Date),
            pl.Series("upper", [high for _, high, _ in found], dtype=pl.Date),
            pl.Series("open_end", [is_open for _, _, is_open in found], dtype=pl.Boolean),
        )
        .with_columns(((pl.col("upper") - pl.col("lower")).dt.total_days() + 1).alias("days"))
        .sort("lower", "days", "paragraph", "event_id")
    )


def told(events: pl.DataFrame) -> pl.DataFrame:
    """Every event, dated ones first in order of time, as the timeline tells them.

    Adds to the columns of `spans` (null without a date): family, precision (day, month, year; of the
    start as printed) and ends_later (whether the date reaches beyond the report).
    """
    dated = spans(events)
    undated = events.filter(pl.col("date_edtf").is_null()).sort("paragraph", "event_id")
    precision = {4: "year", 7: "month", 10: "day"}
    every = pl.concat([dated, undated], how="diagonal")
    return every.with_columns(
        pl.col("kind").replace_strict(FAMILY_OF, return_dtype=pl.String).alias("family"),
        pl.col("start")
        .str.len_chars()
        .replace_strict(precision, default=None, return_dtype=pl.String)
        .alias("precision"),
        pl.Series(
            "ends_later",
            [bool(edtf) and reaches_beyond(edtf) for edtf in every["date_edtf"]],
            pl.Boolean,
        ),
    )


def within(events: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Events that touch the years; an undated one is of no year."""
    dated = [bounds(edtf) if edtf else None for edtf in events["date_edtf"]]
    touching = [
        span is not None and span[0].year <= last and span[1].year >= first for span in dated
    ]
    return events.filter(pl.Series(touching, dtype=pl.Boolean))


def organised_by(
    events: pl.DataFrame, bodies: pl.DataFrame, organisations: list[str]
) -> pl.DataFrame:
    """Events in which one of the bodies was organiser, host or supporter."""
    if not organisations:
        return events
    theirs = bodies.filter(
        pl.col("organisation_id").is_in(organisations) & (pl.col("role") != "participant")
    )
    return events.join(theirs.select("event_id").unique(), on="event_id", how="semi")


def in_region(
    events: pl.DataFrame, places: pl.DataFrame, members: pl.DataFrame, commission: str | None
) -> pl.DataFrame:
    """Events in a country that belongs to the commission and lies in its region, in 2014."""
    if not commission:
        return events
    regional = members.filter(
        (pl.col("commission_id") == commission)
        & pl.col("in_2014")
        & (pl.col("region_kind") == "regional")
    )
    there = places.filter(pl.col("country_iso3").is_in(regional["iso3"].implode()))
    return events.filter(pl.col("place_id").is_in(there["place_id"].implode()))


def located(events: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Events that have a place, with its name, kind, country and point; one row an event."""
    columns = ["place_id", "name_en", "name_zh", "kind", "country_iso3", "lat", "lon"]
    points = places.select(columns).rename({"kind": "place_kind"})
    return events.join(points, on="place_id", how="inner", validate="m:1").sort(
        "place_id", "paragraph", "event_id"
    )


def touching(events: pl.DataFrame) -> pl.DataFrame:
    """Dated events, a row for each year that one touches: `year` beside the columns of `spans`.

    An event that goes on counts up to the year of the report; so does one that ends later.
    """
    dated = spans(events).with_columns(
        pl.int_ranges(
            pl.col("lower").dt.year(),
            pl.min_horizontal(pl.col("upper").dt.year(), pl.lit(LAST_YEAR)) + 1,
            dtype=pl.Int64,
        ).alias("year")
    )
    return dated.explode("year").sort("year", "lower", "paragraph", "event_id")
