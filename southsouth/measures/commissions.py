"""What is counted of the regional commissions."""

from collections.abc import Iterator

import polars as pl

from southsouth import tables
from southsouth.language import N_, country_name, in_order, listed, number, translate
from southsouth.measures import events as event_measures
from southsouth.names import country_short_name
from southsouth.vocabulary import COMMISSIONS


def membership(members: pl.DataFrame, commission: str) -> pl.DataFrame:
    """Members of a commission in mid-2014: iso3, class (member, non_regional, associate), source,
    evidence as the table has it.

    `counted` are those that no source which was seen names: they lie in the region and fit the total,
    or, `assumed`, only make up the total. `applied` are associate members of whom it is known that
    they asked to join, not that they had joined. All of these are `doubted`. `later` are those whose source is
    dated after mid-2014.
    """
    kind = (
        pl.when(pl.col("status") == "associate_member")
        .then(pl.lit("associate"))
        .when(pl.col("region_kind") == "non_regional")
        .then(pl.lit("non_regional"))
        .otherwise(pl.lit("member"))
        .alias("class")
    )
    chosen = members.filter((pl.col("commission_id") == commission) & pl.col("in_2014"))
    counted, noted = pl.col("evidence") == "counted", pl.col("note_en").is_not_null()
    later = (pl.col("source_date") > str(event_measures.AS_OF)).fill_null(value=False)
    return chosen.select(
        "commission_id", "iso3", kind, "joined", "source", "evidence",
        counted.alias("counted"), (counted & noted).alias("assumed"),
        (noted & ~later & (pl.col("status") == "associate_member")).alias("applied"),
        later.alias("later"),
    ).with_columns((pl.col("counted") | pl.col("applied")).alias("doubted")).sort("class", "iso3")  # fmt: skip


def how_known(commission: str, iso3: str, language: str) -> tuple[str, bool]:
    """Why a country is given as a member of a commission where no official source of the time that was seen
    names it, and whether that is a doubt; nothing where one does."""
    rows = membership(tables.load("commission_members"), commission).filter(pl.col("iso3") == iso3)
    row = rows.row(0, named=True)
    if row["assumed"]:
        return translate(_ASSUMED, language), True
    if row["applied"]:
        return translate(_APPLIED, language), True
    if row["counted"]:
        return translate(_FITTING, language), True
    return (translate(_LATER, language) if row["later"] else ""), False


_ASSUMED = N_(
    "inferred: no source that can be cited was found to name it; without it the known total is not reached"
)
_APPLIED = N_(
    "had asked to become one; whether this was granted by mid-2014 could not be established"
)
_LATER = N_("named by a source dated after mid-2014")
_FITTING = N_(
    "counted in as a UN Member State of the region: no United Nations source consulted names it, but without it the known total is not reached"
)


def in_total(full: pl.DataFrame, language: str) -> str:
    """How many of the members are inferred from their total, and which of these from no more than that."""
    inferred, assumed = full.filter("counted"), full.filter("assumed")["iso3"]
    if not assumed.len():
        words = _OF_THE_REGION
    elif assumed.len() == inferred.height:
        words = _UNCITED
    else:
        words = _OF_THE_REGION_OR_UNCITED
    names = (country_short_name(code, language) or country_name(code, language) for code in assumed)
    return translate(
        words, language, count=number(inferred.height, language), total=number(full.height, language),
        assumed=number(assumed.len(), language), names=listed(in_order(names, language), language),
        others=number(inferred.height - assumed.len(), language),
    )  # fmt: skip


_OF_THE_REGION = N_(
    "no United Nations source consulted names {count} of the members; they are counted because only with them does the total reach {total}. All are UN Member States of the region."
)
_UNCITED = N_(
    "no United Nations source consulted names {count} of the members; they are counted because only with them does the total reach {total}. No source that can be cited was found for any: {names}."
)
_OF_THE_REGION_OR_UNCITED = N_(
    "no United Nations source consulted names {count} of the members; they are counted because only with them does the total reach {total}. Of these {others} are UN Member States of the region; no source that can be cited was found for the other {assumed}: {names}."
)


def why_doubted(membership: pl.DataFrame, language: str) -> Iterator[str]:
    """What the mark of doubt means at names of members of a commission: those of `membership`."""
    full, applied = membership.filter(pl.col("class") != "associate"), membership.filter("applied")
    if full["counted"].any():
        inferred = in_total(full, language)
        yield translate(N_("?: {inferred}"), language, inferred=inferred)
    if applied.height:
        names = [country_name(code, language) for code in applied["iso3"]]
        yield translate(
            N_("? at {countries}: had asked to become an associate member; whether this was granted by mid-2014 could not be established."),
            language, countries=listed(names, language),
        )  # fmt: skip


def told_of(activities: pl.DataFrame) -> pl.DataFrame:
    """What is said of commissions, with `alone`: false where the same is said of all five."""
    told = (
        tables.load("commission_activities")
        .group_by("activity_en")
        .agg((pl.col("commission_id").n_unique() < len(COMMISSIONS)).alias("alone"))
    )
    joined = activities.join(
        told, on="activity_en", how="left", maintain_order="left", validate="m:1"
    )
    return joined.sort("commission_id", "paragraph", "activity_id")


def side_by_side(
    commissions: pl.DataFrame,
    activities: pl.DataFrame,
    events: pl.DataFrame,
    places: pl.DataFrame,
    members: pl.DataFrame,
) -> pl.DataFrame:
    """A row a commission: its own columns, events in its region, paragraphs naming or describing it."""
    rows = []
    for commission in commissions.iter_rows(named=True):
        code = commission["commission_id"]
        named, described = paragraphs_of(activities, code)
        there = event_measures.in_region(events, places, members, code)
        rows.append(
            {
                **commission,
                "events": there.height,
                "named_in": named,
                "described_in": described,
            }
        )
    return pl.DataFrame(rows)


def paragraphs_of(activities: pl.DataFrame, commission: str) -> tuple[list[int], list[int]]:
    """Paragraphs that name a commission, and those that only describe its region or all five."""
    its = activities.filter(pl.col("commission_id") == commission)
    named = sorted(its.filter(pl.col("named"))["paragraph"].unique())
    described = sorted(set(its.filter(~pl.col("named"))["paragraph"]) - set(named))
    return named, described


def figures_of(figures: pl.DataFrame, activities: pl.DataFrame, commission: str) -> pl.DataFrame:
    """Figures of paragraphs 54-57 that belong to one commission's region.

    A paragraph on several commissions lends its figures only to the one whose activities there
    name the figure's organisation as a partner: the African Union's years are not Europe's.
    """
    regional = figures.filter(pl.col("paragraph").is_between(54, 57))
    in_paragraph = activities.group_by("paragraph").agg(
        pl.col("commission_id").unique().alias("commissions"),
        pl.col("partners").filter(pl.col("commission_id") == commission).alias("own_partners"),
    )
    joined = regional.join(in_paragraph, on="paragraph", how="inner", maintain_order="left")
    keep = [
        row["commissions"] == [commission]
        or _is_partner(row["organisation_id"], row["own_partners"])
        for row in joined.iter_rows(named=True)
    ]
    return joined.filter(pl.Series(keep, dtype=pl.Boolean)).select(figures.columns)


def _is_partner(organisation: str | None, partners: list[str | None]) -> bool:
    return organisation is not None and any(
        organisation in ids.split(";") for ids in partners if ids
    )
