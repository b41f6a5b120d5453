"""Exhibits of the regional commissions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import polars as pl

from southsouth import counts, geography, tables
from southsouth.charts import commissions as charts
from southsouth.charts import labels, membership
from southsouth.citation import by_name
from southsouth.exhibits.base import Exhibit
from southsouth.language import N_, counted, number, semicolon, sentences, translate
from southsouth.language import listed as in_words
from southsouth.measures import commissions as measures
from southsouth.names import entry
from southsouth.vocabulary import COMMISSIONS, label

#: Commissions some of whose own members lie elsewhere: where they lie is told by M49.
_BY_LIST: Mapping[str, str] = {"ECA": "Africa", "ECE": "Europe", "ESCWA": "Western Asia"}


def _within(commission: str) -> list[str]:
    """The countries and areas of the part of the world that a commission of `_BY_LIST` is named after."""
    home = _BY_LIST[commission]
    listed = geography.groups().filter((pl.col("region") == home) | (pl.col("subregion") == home))
    return listed["iso3"].to_list()


def members_of(members: pl.DataFrame, commission: str) -> pl.DataFrame:
    """Members in mid-2014 with label points: iso3, class, joined, source, lon, lat, small, doubted.

    Raises:
        UnknownPlaces: a member has no shape.
    """
    rows = measures.membership(members, commission)
    geography.refuse_unknown(rows["iso3"], "commission_members")
    if commission in _BY_LIST:
        rows = rows.with_columns(
            pl.when((pl.col("class") == "member") & ~pl.col("iso3").is_in(_within(commission)))
            .then(pl.lit("non_regional"))
            .otherwise("class")
            .alias("class")
        )
    small = geography.small_states()["iso3"].implode()
    points = geography.label_points().select("iso3", "lon", "lat")
    return rows.join(points, on="iso3", how="left", validate="1:1").with_columns(
        pl.col("iso3").is_in(small).alias("small")
    )


#: Publishers of memberships that are no commission, by what stands before the colon of a source.
_PUBLISHERS: Mapping[str, str] = {
    "SELA": N_("Latin American and Caribbean Economic System"),
    "United Nations in the Republic of Korea": N_("United Nations in the Republic of Korea"),
}


def _publishers(*commissions: str) -> Callable[[str], Iterable[str]]:
    """Who published the memberships of some commissions, each once, those of most rows first."""

    def published(language: str) -> Iterator[str]:
        every = tables.load("commission_members").filter("in_2014")
        rows = every.filter(pl.col("commission_id").is_in(commissions))["source"].to_list()
        for own, _ in Counter(row.partition(":")[0] for row in rows).most_common():
            known = _PUBLISHERS.get(own)
            yield translate(known, language) if known else labels.commission(own, language)
        if any("M49" in row for row in rows):
            yield translate(N_("United Nations list of regions (M49)"), language)

    return published


def _members(commission: str) -> Callable[[pl.DataFrame], pl.DataFrame]:
    return lambda members: members_of(members, commission)


def _counts(frame: pl.DataFrame) -> dict[str, int]:
    found = dict(frame["class"].value_counts().iter_rows())
    return {kind: found.get(kind, 0) for kind in membership.CLASSES}


def _message_members(frame: pl.DataFrame, language: str) -> str:
    """How many belong, and how many of them from elsewhere: where none is filtered away."""
    code = frame["commission_id"][0]
    count, name = _counts(frame), label(code, language, COMMISSIONS)
    own, outside = count["member"], count["non_regional"]
    total = tables.load("commissions").row(by_predicate=pl.col("commission_id") == code, named=True)
    if (own + outside, count["associate"]) != (total["members_2014"], total["associates_2014"]):
        return ""
    there = membership.elsewhere(frame)
    if there:
        words = N_("Of the {members} of the {name}, {own} lie in {home}, {outside} in {there}")
    elif outside:
        words = N_("Of the {members} of the {name}, {own} lie in {home}, {outside} elsewhere")
    elif set(frame["iso3"]) == _states_of(code):
        words = N_(
            "All {states} of {home} that are Members of the United Nations belong to the {name}"
        )
    else:
        words = N_("All {members} of the {name} lie in {home}")
    said = translate(
        words, language, name=name, members=counted(counts.MEMBERS, own + outside, language),
        states=counted(counts.STATES, own, language), own=own, outside=outside,
        home=translate(membership.HOMES[code], language), there=translate(there, language),
    )  # fmt: skip
    inferred = frame.filter((pl.col("class") != "associate") & pl.col("counted")).height
    if not inferred:
        return said
    words = (
        N_("{said} ({count} of the {all} inferred)") if outside else N_("{said} ({count} inferred)")
    )
    return translate(
        words, language, said=said, count=number(inferred, language),
        all=number(own + outside, language),
    )  # fmt: skip


def _states_of(commission: str) -> set[str]:
    """The Members of the United Nations in the part of the world of a commission of `_BY_LIST`."""
    states = geography.groups().filter(pl.col("un_status") == "member")["iso3"]
    return set(states) & set(_within(commission)) if commission in _BY_LIST else set()


def _note_members(frame: pl.DataFrame, language: str) -> str:
    code = frame["commission_id"][0]
    said = [
        translate(
            N_(
                "The boundaries on this map are not for commercial use; the list of members may be printed."
            ),
            language,
        ),
        translate(
            N_(
                "Membership in mid-2014. The report lists no members; these come from other sources."
            ),
            language,
        ),
    ]
    if _counts(frame)["non_regional"]:
        words = N_("{home} is as defined in the United Nations list of regions (M49).")
        said.append(translate(words, language, home=translate(membership.HOMES[code], language)))
        russian = frame.filter((pl.col("iso3") == "RUS") & (pl.col("class") == "member"))
        if code == "ESCAP" and russian.height:
            words = N_(
                "The Russian Federation, which that list puts in Europe, is counted in: the commission counts it in its subregion North and Central Asia."
            )
            said.append(translate(words, language))
    return sentences(language, *said, *_seen(frame, language))


def _seen(frame: pl.DataFrame, language: str) -> Iterator[str]:
    """How many members a source names, how the others were found, and what the mark of doubt means."""
    full = frame.filter(pl.col("class") != "associate")
    if full["counted"].any():
        inferred = measures.in_total(full, language)
        yield translate(N_("Hatched: {inferred}"), language, inferred=inferred)
    yield from measures.why_doubted(frame.filter(pl.col("class") == "associate"), language)


def _alt_members(frame: pl.DataFrame, language: str) -> str:
    count, code = _counts(frame), frame["commission_id"][0]
    outside, associates = count["non_regional"], count["associate"]
    return translate(
        N_("Map and list of the {name} in mid-2014: {members} in {home}, {outside} elsewhere, and {associates}.")
        if outside and associates
        else N_("Map and list of the {name} in mid-2014: {members} in {home}, {outside} elsewhere; it has no associate members.")
        if outside
        else N_("Map and list of the {name} in mid-2014: {members} in {home}, none elsewhere, and {associates}.")
        if associates
        else N_("Map and list of the {name} in mid-2014: {members} in {home}, none elsewhere; it has no associate members."),
        language,
        name=label(code, language, COMMISSIONS),
        home=translate(membership.HOMES[code], language),
        members=counted(counts.MEMBERS, count["member"], language),
        outside=number(outside, language),
        associates=charts.associates_in_words(
            associates, int(frame["applied"].sum()), language
        ),
    )  # fmt: skip


def _message_sizes(frame: pl.DataFrame, language: str) -> str:
    """Which commission is the largest and which the smallest, associate members counted."""
    total = frame.select(
        "commission_id", (pl.col("members_2014") + pl.col("associates_2014")).alias("total")
    ).sort("total", descending=True)
    if total.height < len(COMMISSIONS) or total["total"].n_unique() != total.height:
        return ""
    (first, most), (last, least) = total.row(0), total.row(-1)
    return translate(
        N_("With associate members, {first} is the largest UN regional commission, with {most}; {last} the smallest, with {least}"),
        language, first=_with_region(first, language), last=_with_region(last, language),
        most=counted(counts.MEMBERS_AND_ASSOCIATES, most, language), least=least,
    )  # fmt: skip


def _with_region(code: str, language: str) -> str:
    """A commission and whose it is: ESCAP (Asia and the Pacific); in Chinese its name says it."""
    if language == "zh":
        return label(code, language, COMMISSIONS)
    return f"{labels.commission(code, language)} ({membership.HOMES[code]})"


def _note_sizes(frame: pl.DataFrame, language: str) -> str:
    said = translate(
        N_("Members in mid-2014. A State may belong to several commissions."), language
    )
    return sentences(language, said, *_unsure(frame, language))


def _unsure(frame: pl.DataFrame, language: str) -> Iterator[str]:
    """Of whom among the associate members it is not known that they had joined, and what hangs on it."""
    total = pl.col("members_2014") + pl.col("associates_2014")
    every = frame.with_columns(total.alias("total"))
    for row in every.filter(pl.col("applied") > 0).iter_rows(named=True):
        code = row["commission_id"]
        yield translate(
            N_("?: of the associate members of {name}, {count} had only asked to join; whether this was granted by mid-2014 could not be established."),
            language, count=number(row["applied"], language), name=labels.commission(code, language),
        )  # fmt: skip
        level = every.filter(pl.col("total") == row["total"] - row["applied"])["commission_id"]
        if level.len():
            yield translate(
                N_("If it was not granted, {name} has as many as {others}."), language,
                name=labels.commission(code, language),
                others=in_words([labels.commission(other, language) for other in level], language),
            )  # fmt: skip


def _with_applied(commissions: pl.DataFrame) -> pl.DataFrame:
    """The commissions with how many associate members each has who may not have joined yet."""
    members = tables.load("commission_members")
    applied = [
        int(measures.membership(members, code)["applied"].sum())
        for code in commissions["commission_id"]
    ]
    return commissions.drop("paragraph").with_columns(pl.Series("applied", applied, pl.Int64))


def _alt_sizes(frame: pl.DataFrame, language: str) -> str:
    listed = semicolon(language).join(
        entry(
            labels.commission(code, language),
            charts.counted_in_words(members, associates, applied, language),
            language,
        )
        for code, members, associates, applied in frame.select(
            "commission_id", "members_2014", "associates_2014", "applied"
        ).iter_rows()
    )
    return translate(
        N_("Bars of members and associate members in mid-2014: {list}."), language, list=listed
    )


def _message_said(frame: pl.DataFrame, language: str) -> str:
    """How much is said of all commissions together, and how little of one alone by its name."""
    alone = frame.filter("alone")
    shared = frame.filter(~pl.col("alone"))["activity_en"].n_unique()
    each = alone["activity_en"].n_unique() == alone.height
    if frame["commission_id"].n_unique() < len(COMMISSIONS) or not each or alone.height >= shared:
        return ""
    named = alone.filter("named").height
    if not 1 < named < alone.height:
        return ""
    return translate(
        N_("Of the report’s {statements} on the regional commissions, {shared} are about all five and only {named} about one by name"),
        language, named=named, shared=shared,
        statements=counted(counts.STATEMENTS, alone.height + shared, language),
    )  # fmt: skip


def _note_said(frame: pl.DataFrame, language: str) -> str:
    said = by_name(
        N_("What the report says of the commissions, what they do and are asked to do, summarized by {site}, with the paragraph."),
        language,
    )  # fmt: skip
    rows = N_(
        "In the downloadable rows, a statement about all five is repeated for each commission."
    )
    more = "" if frame["alone"].all() else translate(rows, language)
    return sentences(language, said, more)


def _alt_said(frame: pl.DataFrame, language: str) -> str:
    return translate(
        N_("List of what the report says of each regional commission alone ({alone}) and of all five ({shared}), with paragraphs."),
        language,
        alone=frame.filter("alone").height,
        shared=frame.filter(~pl.col("alone"))["activity_en"].n_unique(),
    )  # fmt: skip


_TOPICS = {
    "ECA": N_("Members of the Economic Commission for Africa, mid-2014"),
    "ECE": N_("Members of the Economic Commission for Europe, mid-2014"),
    "ECLAC": N_("Members of the Economic Commission for Latin America and the Caribbean, mid-2014"),
    "ESCAP": N_("Members of the Economic and Social Commission for Asia and the Pacific, mid-2014"),
    "ESCWA": N_("Members of the Economic and Social Commission for Western Asia, mid-2014"),
}

EXHIBITS: tuple[Exhibit, ...] = (
    *(
        Exhibit(
            id=f"commission-members-{code.lower()}",
            topic=_TOPICS[code],
            message=_message_members,
            note=_note_members,
            alt=_alt_members,
            tables=("commission_members",),
            base="commission_members",
            is_whole=True,
            rows=_members(code),
            draw=membership.members,
            page="commissions",
            choice=("commission", code),
            map_kind="un",
            publishers=_publishers(code),
            columns=(
                ("iso3", N_("Country code")),
                ("class", N_("Class")),
                ("joined", N_("Joined")),
                ("evidence", N_("How it is known")),
                ("source", N_("Source")),
            ),
        )
        for code in COMMISSIONS
    ),
    Exhibit(
        id="commission-activities",
        topic=N_("What the report says of each commission alone, and of all five"),
        message=_message_said,
        note=_note_said,
        alt=_alt_said,
        tables=("commission_activities",),
        base="commission_activities",
        is_whole=True,
        rows=measures.told_of,
        draw=charts.said,
        page="commissions",
        columns=(
            ("commission_id", N_("Commission")),
            ("activity_en", N_("Activity (English)")),
            ("activity_zh", N_("Activity (Chinese)")),
            ("alone", N_("Said of it alone")),
            ("paragraph", N_("Paragraph")),
            ("as_printed", N_("As printed")),
        ),
    ),
    Exhibit(
        id="commission-sizes",
        topic=N_("Members and associate members, mid-2014"),
        message=_message_sizes,
        note=_note_sizes,
        alt=_alt_sizes,
        tables=("commissions",),
        publishers=_publishers(*COMMISSIONS),
        base="commissions",
        is_whole=True,
        rows=_with_applied,
        draw=charts.sizes,
        page="commissions",
        columns=(
            ("commission_id", N_("Commission")),
            ("members_2014", N_("Members")),
            ("associates_2014", N_("Associate members")),
            ("applied", N_("Associate members whose admission was not seen")),
        ),
    ),
)
