"""What is not told of those who are asked for, and how far from it is what is told: whose figures there are,
of which year."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from southsouth import tables
from southsouth.folding import folded
from southsouth.language import N_, translate
from southsouth.measures.events import bounds
from southsouth.measures.figures import incomes
from southsouth.search import known, periods, saying
from southsouth.search.asked.groups import GROUPS
from southsouth.search.asked.rules import called, countries_of
from southsouth.search.known import Found
from southsouth.search.named import PARTY, ids
from southsouth.search.questions import asks

FAR = 10_000
"""More years than any are apart."""

_INCOMES, _INCOMES_ZH = "incomes?|revenues?", "收入"
_PARTS, _PARTS_ZH = "shares?|percentages?|proportions?", "份额|比例|百分比|占比"
_OWN = f"(?:(?:total|annual|yearly|regular|core) )*(?:spending|expenditures?|budgets?|costs|outlays?|expenses|{_INCOMES}|{_PARTS})"
_OWN_ZH = f"(?:总|年度|每年|经常|核心)*的?(?:支出|预算|开支|花费|经费|花销|费用|{_INCOMES_ZH}|{_PARTS_ZH})总?额?"
_SPENT = re.compile(
    rf"(?:what (?:is|was) )?(?:the )?(?P<of>#\d)(?: s)? {_OWN}"
    rf"|(?:what (?:is|was) )?(?:the )?{_OWN} (?:of|by|at) (?:the )?(?P<own>#\d)"
    rf"|(?P<zh>#\d)的?{_OWN_ZH}(?:有|是)?(?:多少|多大)?钱?"
)
_EARNED = re.compile(f"{_INCOMES}|{_INCOMES_ZH}")
_SHARES = re.compile(f"{_PARTS}|{_PARTS_ZH}")
_NO_SUM = N_("The report gives no such figure for {name}.")


def of_its_own(text: str, found: Found) -> Found:
    """What was found for the spending, budget, income or share of one who is named, with the note that there is no such
    figure where no sum that was found is theirs: then those of others stand under their names alone."""
    _, timeless = periods.asked_of(text) or ("", text)
    read = known.names().read(timeless)
    match = _SPENT.fullmatch(read.skeleton)
    if not match or (found.is_told and not found.is_answer):
        return found
    meant = read.named[int(next(filter(None, match.groups()))[1:])]
    name = called(meant, "en")
    asks_share = bool(_SHARES.search(read.skeleton))
    amounts = tables.load("figures").filter(unit="percent" if asks_share else "USD")
    if _EARNED.search(read.skeleton):
        amounts = incomes(amounts)
    sums = set(amounts["figure_id"])
    every = known.entries()
    theirs = [
        place for place in found.places
        if every[place].kind == "figure" and every[place].id in sums and _is_about(place, meant)
    ]  # fmt: skip
    if theirs or not name:
        return found
    bodies = pl.col("organisation_id").is_in([*ids(meant, "organisation")])
    own = amounts.filter(bodies)["figure_id"]
    if own.len():
        first = [known.places()["figure", one] for one in own]
        return replace(found, places=[*dict.fromkeys([*first, *found.places])])
    places = [known.places()[pair] for pair in meant if pair in known.places()]
    others = (
        [known.places()["figure", one] for one in amounts["figure_id"]]
        if asks_share
        else found.places
    )
    places += [place for place in others if not hides_its_body(place)]
    says = (lambda la: translate(_NO_SUM, la, name=called(meant, la)),)
    return replace(found, places=[*dict.fromkeys(places)], is_partial=True, says=says, is_told=True)


def of_those_named(text: str, found: Found) -> Found:
    """What was found for a text that names a country, a part of the world or a group, with the note that there
    is no such figure of it where the first that was found is a figure of others: of all developing countries."""
    every = known.entries()
    if not found.places or found.is_told or found.is_answer:
        return found
    is_figure, is_asked = every[found.places[0]].kind == "figure", asks(text)
    is_chart = found.is_partial and is_asked and every[found.places[0]].kind == "chart"
    if not is_chart and not (is_figure and (found.is_partial or is_asked)):
        return found
    figures = [place for place in found.places if every[place].kind in ("figure", "chart")]
    asked = [meant for meant in known.names().read(text).named if _has_figures(meant)]
    if not asked or any(_holds(place, meant) for meant in asked for place in figures):
        return found
    says = (lambda la: translate(_NO_SUM, la, name=_called(asked[0], la)),)
    return replace(found, is_partial=True, says=(*found.says, *says), is_told=True)


def _has_figures(meant: Sequence[tuple[str, str]]) -> bool:
    """Whether those who are meant are a country, a part of the world or a group, whose figures the figures of
    all developing countries are not."""
    if any(ids(meant, "country")):
        return True
    return any(own in GROUPS or countries_of(meant).height for own in ids(meant, PARTY))


def _called(meant: Sequence[tuple[str, str]], language: str) -> str:
    party = next(ids(meant, PARTY), "")
    return translate(party, language) if party else called(meant, language)


def _holds(place: int, meant: Sequence[tuple[str, str]]) -> bool:
    """Whether a figure or chart says anything of those who are meant, or is the sum of a case of theirs."""
    return bool(_said_of(place) & {*meant}) or known.entries()[place].id in _sums_of(tuple(meant))


@cache
def _sums_of(meant: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The figures of the cases in which those who are meant give or get something."""
    ends = pl.col("provider").is_in(own := [*ids(meant, "country", PARTY)]) | pl.col(
        "partner"
    ).is_in(own)
    return frozenset(tables.load("cooperation").filter(ends)["figure_id"].drop_nulls())


def is_of_others(text: str, place: int) -> bool:
    """Whether a text names a country or part of the world of which a figure says nothing."""
    asked = [meant for meant in known.names().read(text).named if _has_figures(meant)]
    return bool(asked) and not any(_holds(place, meant) for meant in asked)


def is_narrower(text: str, place: int) -> bool:
    """Whether the title of a figure names a country or part of the world of which a text says nothing."""
    asked = {pair for meant in known.names().read(text).named for pair in meant}
    told = [pair for pair in _named_by(place) if _has_figures([pair])]
    return bool(told) and asked.isdisjoint(told)


@cache
def _said_of(place: int) -> frozenset[tuple[str, str]]:
    """Of whom an entry says anything."""
    read = known.names().read(folded(" ".join(saying.texts(known.entries()[place]))))
    return frozenset(pair for meant in read.named for pair in meant)


def _is_about(place: int, meant: Sequence[tuple[str, str]]) -> bool:
    """Whether a figure is that of one who is meant, or names them."""
    bodies = body_of(known.entries()[place].id)
    return bool(bodies & {*ids(meant, "organisation")}) or bool(_named_by(place) & {*meant})


def hides_its_body(place: int) -> bool:
    """Whether an entry is a figure of a body that its title does not name."""
    entry = known.entries()[place]
    bodies = body_of(entry.id) if entry.kind == "figure" else frozenset()
    return bool(bodies) and not bodies & {*ids([*_named_by(place)], "organisation")}


@cache
def _named_by(place: int) -> frozenset[tuple[str, str]]:
    """Whom the title of an entry names."""
    titles = known.entries()[place].text.values()
    read = (known.names().read(folded(title)) for title in titles)
    return frozenset(pair for one in read for meant in one.named for pair in meant)


def years_from(place: int, year: int, until: int | None = None) -> int:
    """How many years an event or figure is from a year, or from the years up to another; more than any where it
    has none."""
    entry = known.entries()[place]
    if entry.kind == "event":
        span = tables.where("events", event_id=entry.id)["date_edtf"][0]
    elif entry.kind == "figure":
        span = tables.where("figures", figure_id=entry.id)["period"][0]
    else:
        return FAR
    first, last, is_open = bounds(span) if span else (None, None, False)
    if first is None or last is None:
        return FAR
    ends = (first.year,) if is_open else (first.year, last.year)
    if until is None:
        return min(abs(end - year) for end in ends)
    if first.year <= until and (is_open or last.year >= year):
        return 0
    return min(abs(end - side) for end in ends for side in (year, until))


@cache
def body_of(figure: str) -> frozenset[str]:
    """The body to which a figure relates."""
    return frozenset(tables.where("figures", figure_id=figure)["organisation_id"].drop_nulls())
