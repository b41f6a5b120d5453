"""The five regional commissions, side by side and one by one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from southsouth import exhibits, synonyms, tables
from southsouth.blocks import (
    Block,
    Cell,
    Go,
    Heading,
    Lines,
    Number,
    Numbers,
    Picture,
    Problems,
    Row,
    Table,
    Tabs,
    Text,
    Title,
    Words,
)
from southsouth.cards.commissions import membership
from southsouth.filters import Query
from southsouth.language import N_, comma, number
from southsouth.measures import commissions as measures
from southsouth.measures.caveats import AT, doubted
from southsouth.measures.events import in_region
from southsouth.names import organisation_names, place_name, short_name
from southsouth.pages import events, findings, opened, parts
from southsouth.pages.parts import Part
from southsouth.pages.prose import listed, paragraphs, prose
from southsouth.view import View
from southsouth.vocabulary import COMMISSIONS, label

_COUNTED = N_(
    "An event counts for each commission that has the State of its place as a member from its own region: those in New York and Washington count for ECE."
)

_ENTRY = N_("Evidence, related entries and citation formats")
_NAMED_AS = N_("Where the report names it, and with whom")


def compose(view: View) -> Iterator[Block]:
    """One commission where the address names it, then all five side by side."""
    code = view.choice("commission", list(COMMISSIONS), meant=synonyms.COMMISSIONS.meant)
    chosen = opened.read(view, "event")
    listed = events.ordered(_there(code)) if code else tables.load("events").clear()
    part = parts.read(view, listed["event_id"], chosen.ids)
    problems = tuple(view.notes())
    said = exhibits.get("commission-activities")
    if code:
        yield Title(
            _members(code).heading(view.lang),
            label(code, view.lang, COMMISSIONS),
            _named(view, code),
        )
    else:
        yield Title(said.heading(view.lang), view.text(N_("Regional commissions")))
    if problems:
        yield Problems(problems)
    yield _tabs(view, code)
    yield from opened.cards_of(view, chosen, part)
    if code:
        yield from _one(view, code, listed, part, chosen.ids)
    else:
        yield Picture(said, view.here(), titled=True)
    yield from _side_by_side(view, code)
    choose = {"commission": f"{view.path}?commission={{id}}"}
    marked = (f"commission/{code}",) if code else ()
    yield Picture(exhibits.get("commission-sizes"), view.here(), choose=choose, chosen=marked)
    if code:
        yield Picture(said, view.here())
    yield events.files(view, "commissions", ())


def _tabs(view: View, code: str | None) -> Tabs:
    every = (Go(view.text(N_("All five")), view.here(commission=None, event=None)),)
    each = (
        Go(
            short_name(one.lower(), view.lang),
            view.here(commission=one, event=None),
            f"commission/{one}",
        )
        for one in COMMISSIONS
    )
    current = short_name(code.lower(), view.lang) if code else every[0].words
    return Tabs(view.text(N_("One commission")), (*every, *each), current)


def _members(code: str) -> exhibits.Exhibit:
    return exhibits.get(f"commission-members-{code.lower()}")


def _named(view: View, code: str) -> Words:
    """Where the report names it, and where it speaks of its region or of all five."""
    named, described = measures.paragraphs_of(tables.load("commission_activities"), code)
    numbered = [number for number in described if number]
    words = (
        N_("The report names this commission in paragraphs {named}. Paragraphs {described} refer only to its region or to all five commissions together.")
        if numbered == described else
        N_("The report names this commission in paragraphs {named}. Paragraphs {described} and the summary refer only to its region or to all five commissions together.")
    )  # fmt: skip
    return prose(view, words, named=paragraphs(view, named), described=paragraphs(view, numbered))


def _there(code: str) -> pl.DataFrame:
    """The events in the region of a commission."""
    return in_region(
        tables.load("events"), tables.load("places"), tables.load("commission_members"), code
    )


def _one(
    view: View, code: str, theirs: pl.DataFrame, part: Part, chosen: Sequence[str]
) -> Iterator[Block]:
    """What the report and the sources outside it say of one commission."""
    query: Query = (("commission", (code,)),)
    told = measures.told_of(tables.load("commission_activities")).filter(
        pl.col("commission_id") == code
    )
    yield Numbers(tuple(_numbers(view, code, theirs.height)))
    yield Text((Go(view.text(N_("List of members")), f"{view.here()}#members"),), role="onward")
    yield Text((Go(view.text(_ENTRY), view.fact("commission", code)),), role="onward")
    yield Text((Go(view.text(_NAMED_AS), view.fact("organisation", code.lower())),), role="onward")
    yield Picture(_members(code), view.here(), titled=True)
    yield from _listed(view, code)
    yield Text((view.text(N_("Membership is as at mid-2014 and is taken from outside the report; each row gives its source.")),), role="small")  # fmt: skip
    yield events.files(view, "commission_members", query)
    alone, shared = told.filter("alone"), told.filter(~pl.col("alone"))
    yield _activities(
        view,
        "said-alone",
        view.text(N_("What the report says of it, or of some commissions")),
        alone,
    )
    yield _activities(
        view, "said-of-all", view.text(N_("What the report says of all five together")), shared
    )
    yield events.files(view, "commission_activities", query)
    yield from _partners(view, told)
    yield Heading(view.text(N_("Events in its region")), "events")
    yield Text((view.text(_COUNTED),), role="small")
    yield from events.table(view, theirs, part, chosen)
    yield events.files(view, "events", query)
    yield Heading(view.text(N_("Figures relating to its region")), "numbers")
    figures = measures.figures_of(
        tables.load("figures"), tables.load("commission_activities"), code
    )
    if figures.is_empty():
        yield Text((view.text(N_("The report gives no figure for this region alone.")),))
    else:
        yield findings.numbers(
            view, doubted(figures, "figures", tables.load("caveats"), AT["figures", "value"])
        )


def _listed(view: View, code: str) -> Iterator[Block]:
    """All members and all associate members by name, also those for whom the map has a number alone."""
    between = comma(view.lang)
    for anchor, group in zip(("members", "associates"), membership(code, view.lang), strict=False):
        yield Heading(group.heading, anchor)
        names = [
            Go(link.text, view.fact("country", link.id)) if link.address else link.text
            for link in group.links
        ]
        yield Text(listed(names, between))
    members = measures.membership(tables.load("commission_members"), code)
    for words in measures.why_doubted(members, view.lang):
        yield Text((words,))


def _numbers(view: View, code: str, there: int) -> Iterator[Number]:
    row = _row(code)
    own = view.fact("commission", code)
    yield Number(
        number(row["members_2014"], view.lang),
        view.text(N_("members in mid-2014, from sources outside the report")),
        own,
    )
    if row["associates_2014"]:
        yield Number(
            number(row["associates_2014"], view.lang), view.text(N_("associate members")), own
        )
    if row["founded"]:
        seat = place_name(row["seat_place_id"], view.lang)
        words = (
            view.text(N_("founded; its seat is in {place}"), place=seat)
            if seat
            else view.text(N_("Founded"))
        )
        yield Number(str(row["founded"]), words, own)
    yield Number(
        number(there, view.lang), view.text(N_("events in its region")), f"{view.here()}#events"
    )


def _row(code: str) -> Mapping[str, Any]:
    return tables.load("commissions").row(by_predicate=pl.col("commission_id") == code, named=True)


def _activities(view: View, anchor: str, caption: str, told: pl.DataFrame) -> Table:
    """What the report says, each statement with its paragraph and the words that print it."""
    named = {
        True: view.text(N_("named")),
        False: view.text(N_("its region or all five commissions")),
    }
    rows = tuple(
        Row((
            Cell(row[f"activity_{view.lang}"], view.fact("paragraph", str(row["paragraph"]))),
            Cell(named[row["named"]]),
            Cell(row["as_printed"], role="printed"),
            events.paragraph(view, row["paragraph"]),
        ))
        for row in told.iter_rows(named=True)
    )  # fmt: skip
    headings = (N_("Activity"), N_("Named?"), N_("As printed"), N_("Found in"))
    return Table(anchor, caption, tuple(map(view.text, headings)), rows, view.text(N_("Nothing.")))


def _partners(view: View, told: pl.DataFrame) -> Iterator[Block]:
    """The bodies that stand beside it in these statements, each with the paragraphs."""
    pairs = (
        told.select("paragraph", pl.col("partners").str.split(";"))
        .explode("partners").filter(pl.col("partners").fill_null("") != "")
        .group_by("partners").agg(pl.col("paragraph").unique().sort())
        .sort(pl.col("paragraph").list.len(), "partners", descending=[True, False])
    )  # fmt: skip
    if pairs.is_empty():
        return
    yield Heading(view.text(N_("Partner bodies")), "partners")
    bodies = pairs["partners"].to_list()
    names = organisation_names(bodies, view.lang)
    between = comma(view.lang)
    each = zip(bodies, names, pairs["paragraph"].to_list(), strict=True)
    yield Lines(
        tuple(
            (
                Go(name, view.fact("organisation", body)),
                " · ",
                *listed(_places(view, where), between),
            )
            for body, name, where in each
        )
    )


def _places(view: View, numbers: Sequence[int]) -> Iterator[Go]:
    """Paragraphs in words, each a link to its page."""
    for one in numbers:
        yield Go(events.where(view, one), view.fact("paragraph", str(one)))


def _numbered(view: View, numbers: list[int]) -> str:
    """Paragraphs by number in a cell; a dash where there are none."""
    return "".join(go.words if isinstance(go, Go) else str(go) for go in paragraphs(view, numbers))


def _side_by_side(view: View, code: str | None) -> Iterator[Block]:
    """The five in one table: a row each."""
    compared = measures.side_by_side(
        tables.load("commissions"), tables.load("commission_activities"), tables.load("events"),
        tables.load("places"), tables.load("commission_members"),
    )  # fmt: skip
    alone = measures.told_of(tables.load("commission_activities")).filter("alone")
    statements = dict(alone["commission_id"].value_counts().iter_rows())
    rows = tuple(
        Row(
            (
                Cell(f"{short_name(one['commission_id'].lower(), view.lang)} · {label(one['commission_id'], view.lang, COMMISSIONS)}",
                     view.here(commission=one["commission_id"], event=None)),
                Cell(number(one["members_2014"], view.lang), role="number"),
                Cell(number(one["associates_2014"], view.lang), role="number"),
                Cell(number(one["events"], view.lang), role="number"),
                Cell(number(statements.get(one["commission_id"], 0), view.lang), role="number"),
                Cell(str(one["founded"] or "")),
                Cell(place_name(one["seat_place_id"], view.lang)),
                Cell(_numbered(view, one["named_in"])),
                Cell(_numbered(view, one["described_in"])),
            ),
            ref=f"commission/{one['commission_id']}",
            chosen=one["commission_id"] == code,
        )
        for one in compared.iter_rows(named=True)
    )  # fmt: skip
    headings = (
        N_("Commission"), N_("Members in 2014"), N_("Associate members in 2014"), N_("Events in its region"),
        N_("Statements that are not about all five"), N_("Founded"), N_("Seat"), N_("Paragraphs that name it"),
        N_("Paragraphs on its region or on all five commissions"),
    )  # fmt: skip
    yield Table(
        "side-by-side", view.text(N_("Side by side")), tuple(map(view.text, headings)), rows, labelled=True,
    )  # fmt: skip
    yield Text((view.text(_COUNTED),), role="small")
