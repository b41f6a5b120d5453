"""What a text finds: by a rule, by its date, by a name, by its words and amounts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest

import polars as pl

from southsouth import amounts, signs, tables
from southsouth.folding import folded
from southsouth.language import N_, country_name, date, translate
from southsouth.language import quoted as in_marks
from southsouth.measures.events import within
from southsouth.measures.figures import of_share
from southsouth.search import asked as asked_for
from southsouth.search import foreign, known, months, periods, saying
from southsouth.search.asked.events import NO_EVENT
from southsouth.search.capitals import spelt_out
from southsouth.search.compared import bounded
from southsouth.search.dated import timed
from southsouth.search.entry import Entry
from southsouth.search.index import Matches, best_first
from southsouth.search.known import Found
from southsouth.search.lacking import (
    FAR,
    body_of,
    hides_its_body,
    is_narrower,
    is_of_others,
    of_its_own,
    of_those_named,
    years_from,
)
from southsouth.search.named import ids
from southsouth.search.questions import CERTAIN, LEAST, SURE, asks
from southsouth.search.text import Term, in_digits, readings, righted, usual, wanted
from southsouth.synonyms import (
    country_alike,
    country_of_city,
    is_former,
    names_alike,
)

_MARKS = frozenset('"“”„«»「」『』')


def united(said: signs.Signs) -> Found:
    """What any of the parts of a query finds. An “or” in small letters stands between parts where no rule
    answers, and something holds each of them, while nothing does the whole or all are short."""
    if len(said.parts) > 1:
        each = [signs.read(part) for part in said.parts]
        return _any_of([*map(signs.bare, said.parts)], [kept(united(one), one) for one in each])
    if said.is_quoted:
        return _worded(said.parts[0], folded(said.parts[0]))
    found = _found(said.parts[0])
    if _NOT_IN_SMALL.fullmatch(known.names().read(folded(said.parts[0])).skeleton):
        return replace(found, says=(*found.says, lambda la: translate(_IN_CAPITALS, la)))
    if not found.is_answer and not found.is_whole and (asked := signs.questions(said.parts[0])):
        both = [_found(part) for part in asked]
        if all(one.is_whole or one.is_told for one in both):
            return _any_of(asked, both)
    parts = signs.alternatives(said.parts[0])
    is_one = found.is_answer or found.is_told or (found.is_whole and not signs.are_short(parts))
    each = [_found(part) for part in parts] if len(parts) > 1 and not is_one else []
    are_names = signs.are_short(parts) and any(one.is_whole for one in each)
    are_parts = all(one.is_whole or (are_names and not one.places) for one in each)
    return _any_of(parts, each) if each and are_parts else found


def _any_of(parts: Sequence[str], each: Sequence[Found]) -> Found:
    """What was found for several texts, the best of each first; and which of them find nothing."""
    turns = zip_longest(*(one.places for one in each))
    places = dict.fromkeys(place for turn in turns for place in turn if place is not None)
    said = N_("Showing what is found for any of these: {list}.")
    own = tuple(say for one in each for say in one.says)
    pairs = [*zip(parts, each, strict=True)]
    missing = [part for part, one in pairs if not one.places and not one.says]
    nothing = (lambda la: translate(_MISSING, la, words=in_marks(missing, la)),) if missing else ()
    shown = (lambda la: translate(said, la, list=in_marks(parts, la)),) if places else ()
    return Found(
        [*places],
        is_partial=any(not one.is_whole for one in each),
        nearest=tuple(dict.fromkeys(near for _, one in pairs for near in one.nearest)),
        says=(*nothing, *shown, *own),
        is_told=any(not one.is_whole for one in each)
        and all(one.is_whole or not one.places or one.is_told for one in each),
    )


_NOT_IN_SMALL = re.compile(r"#\d ?not ?#\d")
_IN_CAPITALS = N_("To leave results out, write NOT in capitals, or a minus sign before the word.")
_MISSING = N_("Not found anywhere here: {words}.")


def kept(found: Found, said: signs.Signs) -> Found:
    """What was found, without what is to be left out; of phrases, what holds each word for word."""
    places, says = found.places, [*found.says]
    every = known.entries()
    if said.without and not re.search(r"\w", "".join(said.parts)):
        only = N_(
            "A minus sign before a word or number leaves results out; nothing else is asked for here."
        )
        return Found(says=(lambda la: translate(only, la),))
    if said.without:
        held = {place for text in said.without for place in _holding(text)}
        places = [place for place in places if place not in held]
        left = N_("Left out is what contains {words}.")
        says.append(lambda la: translate(left, la, words=in_marks(said.without, la)))
    exact = [
        place for place in places if all(saying.says(every[place], one) for one in said.phrases)
    ]
    if exact or not places:
        return replace(found, places=exact, says=tuple(says))
    is_somewhere = any(saying.says(every[place], said.phrases[0]) for place in _holding(said.phrases[0]))  # fmt: skip
    alone = _NOT_BESIDE if is_somewhere else _NOT_WORDED
    worded = alone if len(said.phrases) == 1 else _NOT_TOGETHER
    says.append(lambda la: translate(worded, la, words=in_marks(said.phrases, la)))
    return replace(found, places=places, says=tuple(says), is_partial=True, is_told=True)


_NOT_WORDED = N_("Nothing here contains {words} word for word; what follows contains those words.")
_NOT_BESIDE = N_(
    "No entry contains {words} word for word beside all else that is asked; what follows contains some of it."
)
_NOT_TOGETHER = N_(
    "No entry contains all of these word for word: {words}; what follows contains some of those words."
)


def _holding(text: str) -> list[int]:
    """Places of the entries that contain what is to be left out."""
    matches = _by_any_name(folded(text)) or known.index().find(folded(text), wanted(folded(text)))
    return [] if matches.partial else [place for place, _ in matches.scores]


def _found(shown: str) -> Found:
    """What a text finds that no sign divides: as it is written, and with its numbers in words and digits."""
    shown = _without_island(spelt_out(usual(shown)))
    written = in_digits(amounts.parted(folded(shown)))
    first, *others = readings(written)
    valued = _asked(shown, first)
    if valued.is_told or amounts.amount(written):
        return valued
    each = [one for one in (_asked(other, other) for other in others) if one.is_whole]
    if not each:
        return valued
    places = dict.fromkeys(place for one in (valued, *each) for place in one.places)
    return replace(valued, places=[*places]) if valued.is_whole else each[0]


def _without_island(shown: str) -> str:
    """A text that calls an island by its name alone, as the report does: 巴厘岛 is 巴厘, Bali island Bali."""
    return _islands().sub(lambda found: found["en"] or found["zh"], shown)


@cache
def _islands() -> re.Pattern[str]:
    rows = tables.load("places").filter(kind="island")
    english, chinese = ("|".join(map(re.escape, rows[name])) for name in ("name_en", "name_zh"))
    return re.compile(
        rf"\b(?:island of )?(?P<en>{english})(?: island)?\b|(?P<zh>{chinese})岛", re.I
    )


def _asked(shown: str, said: str) -> Found:
    """What answers a text as a question; else what it finds by its words and amounts."""
    text = in_digits(amounts.written(months.usual(said)))
    found = (
        _of_elsewhere(shown, text)
        or _answered(text)
        or _of_no_date(shown, text)
        or _of_span(text)
        or timed(text)
        or _of_years(text)
        or _dated(text)
        or _named(text)
        or _not_of_year(shown, text)
        or bounded(folded(shown))
        or _of_part(text)
        or _of_no_amount(shown, text)
        or _worded(shown, _apart(text))
    )
    return of_those_named(text, of_its_own(text, found))


_ELSEWHERE = N_("No entry names {name}.")
_OTHERS_THERE = N_("No entry names {name}; what follows is found by the other words alone and is not about it.")  # fmt: skip


def _of_elsewhere(shown: str, text: str) -> Found | None:
    """That no entry names the bodies that a text names, with what the rest of it finds; that is nothing where
    it asks for what is the body's own."""
    names, rest, is_alone = foreign.bodies_in(shown)
    if not names or known.names().read(text).skeleton == "#0":
        return None
    _, near = _respelt(names[0], wanted(folded(names[0])))
    if is_alone:
        says = (lambda la: translate(_ELSEWHERE, la, name=in_marks(names, la)),)
        return Found(nearest=near, says=says, is_told=True)
    rest = " ".join(_JOINING.sub(" ", rest).split())
    found = _asked(rest, rest)
    if not found.is_answer and not found.is_whole and (words := known.names().read(rest).words):
        found = _asked(" ".join(words), " ".join(words))
    places = [place for place in found.places if not hides_its_body(place)]
    said = _OTHERS_THERE if places else _ELSEWHERE
    says = (lambda la: translate(said, la, name=in_marks(names, la)),)
    return Found(places, is_partial=True, says=says, is_told=True)


#: What stood between a name that is taken out and another.
_JOINING = re.compile(
    r"\b(?:and|or|vs|versus|compared?|between|difference|with)\b|^[和与及或跟、]|[和与及或跟、]$"
)


def _not_of_year(shown: str, text: str) -> Found | None:
    """That nothing holds a year beside what is asked, with what comes nearest to it."""
    asked = periods.asked_of(text)
    if asked is None:
        return None
    year, rest = asked
    whole = known.index().find(text, wanted(text))
    matches = _by_any_name(rest) or known.index().find(rest, wanted(rest))
    if (whole.scores and not whole.partial) or _is_short(matches):
        return None
    if not _by_names_within(text, wanted(text)).partial:
        return None
    far = {place: years_from(place, int(year)) for place, _ in matches.scores}
    places = sorted(far, key=lambda place: (far[place], known.entries()[place].kind != "event"))
    said = _NEAREST if any(each < FAR for each in far.values()) else _UNDATED_HERE
    written = re.search(re.escape(rest), shown, re.IGNORECASE)
    name = [written[0] if written else rest]
    says = (lambda la: translate(said, la, name=in_marks(name, la), year=date(year, la)),)
    return Found(places, is_partial=True, says=says, is_told=True)


def _of_years(text: str) -> Found | None:
    """What the words beside a span of years find, what is of these years first, then what is nearest to them."""
    asked = periods.span_within(text)
    if asked is None:
        return None
    first, last, rest = asked
    whole = known.index().find(text, wanted(text))
    answers = _answers(text, LEAST) if asks(text) else []
    is_held = not _is_short(whole) or any(years_from(each, first, last) == 0 for each in answers)
    found = Found() if is_held else of_those_named(text, _asked(rest, rest))
    if not found.places:
        return None
    far = {place: years_from(place, first, last) for place in found.places}
    places = sorted(found.places, key=lambda place: far[place])
    if not any(far.values()):
        return replace(found, places=places)
    says = _FIRST_OF_YEARS if 0 in far.values() else _NOT_OF_YEARS
    told = (*found.says, lambda la: translate(says, la))
    return replace(found, places=places, is_partial=True, says=told, is_told=True)


_FIRST_OF_YEARS = N_(
    "First stands what is of the years asked for; the rest is of other years, or names none."
)
_NOT_OF_YEARS = N_(
    "Nothing of what is found by the other words is of the years asked for; it is of other years, or names none."
)
_NEAREST = N_("No entry on {name} is of {year}; what follows is of other years, the nearest first.")
_UNDATED_HERE = N_("No entry on {name} is of {year}; what follows says nothing of that year.")


def _apart(text: str) -> str:
    """Two names that 和 joins, apart: 巴西和中国 is a part of no word."""
    read = known.names().read(text)
    return " ".join(read.words) if re.fullmatch("#0[和与及跟、]#1", read.skeleton) else text


def _answered(text: str) -> Found | None:
    """What a rule answers that knows the question."""
    for told in asked_for.replies(known.names().read(text)):
        if places := _replied(told):
            weak = (lambda la: translate(_UNTOLD, la),) if told.is_weak else ()
            says = (told.says,) if told.says else weak
            is_told = bool(says) and told.is_weak
            return Found(places, told.is_weak, says=says, is_told=is_told, is_answer=True)
    return None


_UNTOLD = N_("No answer to this was found in the tables; what comes nearest follows.")


def _of_no_date(shown: str, text: str) -> Found | None:
    """That the calendar has no such day or month, which a symbol or number here may look like."""
    matches = known.index().find(text, wanted(text))
    if not months.is_none(text) or (matches.scores and not matches.partial):
        return None
    places = [
        known.places()[pair] for pair in (("chart", "timeline-overview"), ("page", "timeline"))
    ]
    says = (lambda la: translate(_NO_DATE, la, date=in_marks([shown], la)),)
    return Found(places, is_partial=True, says=says, is_told=True)


_NO_DATE = N_("There is no such date: {date}.")


def _of_span(text: str) -> Found | None:
    """The events of a span of years that a text is, which says what it is a span of nowhere."""
    if not periods.is_span(text):
        return None
    matches = known.index().find(text, wanted(text))
    if matches.scores and not matches.partial:
        return None
    return _answered(f"events {text}" if text.isascii() else f"{text}的活动")


def _dated(text: str) -> Found | None:
    """The figures that answer a question of one year, the nearest to it first, and of when they are."""
    asked = periods.asked_of(text)
    if asked is None:
        return None
    year, rest = asked
    told = _answered(rest)
    every = known.entries()
    if told and every[told.places[0]].kind != "figure":
        return _told_of_year(told, year)
    matches = known.index().find(rest, wanted(rest))
    answers = [] if told else _answers(rest, LEAST if _is_short(matches) else CERTAIN)
    found = [] if matches.partial else [place for place, _ in matches.scores]
    places = [*told.places] if told else answers or found
    if not places or every[places[0]].kind != "figure":
        return None
    alike = [place for place in places if every[place].kind == "figure"]
    if not told:  # one that holds less of the question is of something else
        own, questions = known.questions()
        held = {place: questions.holds(rest, own.index(place)) for place in alike}
        alike = [place for place in alike if held[place] >= held[alike[0]]]
    rows = {place: tables.where("figures", figure_id=every[place].id).row(0, named=True) for place in alike}  # fmt: skip
    if not told and not answers and not any(row["period"] for row in rows.values()):
        return None  # what is found by words alone need not be a figure that was asked for
    alike.sort(key=lambda place: periods.distance(rows[place]["period"], year))
    others = [place for place in places if place not in rows]
    places = [*alike, *others, *(place for place in found if place not in {*alike, *others})]
    own = told.says if told else ()
    if periods.distance(rows[alike[0]]["period"], year) < 0:
        is_partial = bool(told and told.is_partial) or (not told and _is_of_others(rest, alike[0]))
        return Found(places, is_partial, says=own, is_told=bool(own) and is_partial)
    if not told and not _is_of_this(rest, alike[0], SURE if answers else 0):
        return Found(places, is_partial=True)
    says = (*own, lambda la: periods.told(rows[alike[0]], year, la))
    return Found(places, is_partial=True, says=says, is_told=True)


def _told_of_year(told: Found, year: str) -> Found | None:
    """What a rule tells, other than figures, to a question of a year."""
    kind = known.entries()[told.places[0]].kind
    if kind == "event":
        return _of_no_year(told, year)
    if kind == "cooperation":
        says = (*told.says, lambda la: translate(_UNDATED, la, year=year))
        return replace(told, is_partial=True, says=says, is_told=True)
    return told if told.is_told else None


def _is_of_this(text: str, place: int, least: float) -> bool:
    """Whether a figure counts what a question asks for, of other years maybe: it holds so much of it, is of the
    same sort, and of no part of the world that the question does not name."""
    places, questions = known.questions()
    own = places.index(place)
    if questions.holds(text, own) < least or questions.is_of_another(text, own):
        return False
    return not (
        questions.counts_else(text, own) or is_narrower(text, place) or is_of_others(text, place)
    )


_UNDATED = N_("Cases of cooperation bear no date in the tables: {year} was not taken into account.")


def _of_no_year(told: Found, year: str) -> Found | None:
    """An event that is told of, with the note that it is not of the year that was asked; None where one is."""
    own = [
        known.entries()[place].id for place in told.places if known.entries()[place].kind == "event"
    ]
    events = tables.load("events").filter(pl.col("event_id").is_in(own))
    if within(events, int(year), int(year)).height:
        return told if told.is_told else None
    says = (lambda la: translate(NO_EVENT, la, year=date(year, la)),)
    return replace(told, is_partial=True, says=says, is_told=True)


def _named(text: str) -> Found | None:
    """What names the country that a text is the name of; and that the report does not name it."""
    if is_former(text):
        return Found(says=(lambda la: translate(_FORMER, la),), is_told=True)
    code = country_alike(text)
    if not code or code in _countries_named():
        return None
    matches = _by_any_name(text)
    is_here = ("country", code) in known.places()
    said = _ONLY_MEMBER if is_here else _NOWHERE
    places = [place for place, _ in matches.scores] if matches else []
    says = (lambda la: translate(said, la, name=country_name(code, la)),)
    return Found(places, says=says, is_told=True)


def _are_unnamed(found: Sequence[int]) -> bool:
    """Whether what was found is countries alone that the report does not name."""
    every = [known.entries()[place] for place in found]
    return bool(every) and all(
        entry.kind == "country" and entry.id not in _countries_named() for entry in every
    )


_ONLY_MEMBERS = N_("None of these is named in the report. They stand here because a table lists them.")  # fmt: skip
_ONLY_MEMBER = N_("Not named in the report: {name}. It stands here because a table lists it.")  # fmt: skip
_NOWHERE = N_(
    "Named neither in the report nor in the lists of members of the regional commissions: {name}."
)
_FORMER = N_("The report does not name this former State.")


@cache
def _countries_named() -> frozenset[str]:
    named = tables.load("mentions").filter(entity_kind="country")
    return frozenset(named["entity_id"])


def _worded(shown: str, text: str) -> Found:
    """What a text finds by its words and amounts."""
    short = foreign.acronyms(shown)
    asked = tuple(replace(term, kind="acronym") if term.text in short else term for term in wanted(text))  # fmt: skip
    matches = _by_any_name(text) or _by_names_within(text, asked)
    valued, is_near = _valued(in_digits(folded(shown)))
    if valued and matches.partial:
        matches = known.index().find(text, [term for term in asked if term.kind == "amount"])
    if not valued and amounts.countries(text):
        valued, matches = _of_count(text, matches)
    answers = valued or _answers(text, LEAST if _is_short(matches) else CERTAIN)
    said, near = _respelt(shown, asked) if _is_short(matches) and not valued else ("", ())
    if said and (told := _answered(in_digits(amounts.written(folded(said))))):
        return replace(told, instead=said)
    if answers:
        said, near = "", ()
    if said:
        respelt = _by_any_name(said) or known.index().find(folded(said), wanted(folded(said)))
        is_known = respelt.scores and not (
            respelt.partial and known.index().unknown(wanted(folded(said)))
        )
        matches, said = (respelt, said) if is_known else (matches, "")
    found = [place for place, _ in matches.scores]
    whole = [place for place in found if _is_called(known.entries()[place], text)]
    is_partial = is_near or (not valued and _is_weak(matches, answers, text))
    is_partial = is_partial or (
        not answers and (_is_of_another_count(text, found) or _is_of_another(text, found[:1]))
    )
    unknown = known.index().unknown(asked) if is_partial and not answers else ()
    if found and not said and not answers and not unknown and _is_unnamed(shown, text, found):
        says = (lambda la: translate(_NOT_NAMED, la, name=in_marks([shown], la)),)
        return Found(found, is_partial=True, nearest=near, says=says, is_told=True)
    says = (lambda la: translate(_MISSING, la, words=in_marks(unknown, la)),) if unknown else ()
    if not answers and _are_unnamed(found):
        says = (*says, lambda la: translate(_ONLY_MEMBERS, la))
    return Found(
        [*whole, *answers, *found],
        is_partial,
        nearest=near
        or (known.index().nearest(asked) if _is_short(matches) and not answers else ()),
        instead=said,
        says=says,
    )


def _of_part(text: str) -> Found | None:
    """The figures of a part that a text names beside words that they hold: one third of oil and gas."""
    part, rest = amounts.part(text) or (0, "")
    asked = wanted(rest)
    if not part or not any(term.kind in ("word", "run") for term in asked):
        return None
    figures = of_share(tables.load("figures"), part)
    own = [known.places()["figure", one] for one in figures["figure_id"]]
    matches = known.index().find(rest, asked)
    holding = frozenset(() if matches.partial else (place for place, _ in matches.scores))
    whole = [place for place in own if place in holding]
    every, questions = known.questions()
    held = {place: questions.holds(rest, every.index(place)) for place in own}
    first = whole or [place for place in own if held[place] >= LEAST]
    if not first:
        return None
    matches = known.index().find(text, wanted(text))
    others = [] if matches.partial else [place for place, _ in matches.scores]
    is_partial = bool(_THINGS.fullmatch(rest)) or (not whole and held[first[0]] < SURE)
    return Found([*dict.fromkeys([*first, *others])], is_partial)


#: What is counted: a share of which the figures of shares are none.
_THINGS = re.compile(
    "(?:member )?(?:countries|states|people|members|projects|recommendations|events|bodies)|国家|人|成员国?|项目|建议|活动|机构"
)


def _of_no_amount(shown: str, text: str) -> Found | None:
    """That no figure is of the amount that a text is, nor near it."""
    said = in_digits(folded(shown))
    if amounts.amount(said) is None or _valued(said)[0]:
        return None
    matches = known.index().find(text, wanted(text))
    found = [] if matches.partial else [place for place, _ in matches.scores]
    says = (lambda la: translate(_NO_AMOUNT, la, amount=in_marks([shown], la)),)
    return Found(found, is_partial=bool(found), says=says, is_told=True)


_NO_AMOUNT = N_("No figure here is of this amount: {amount}.")
_COUNTED = re.compile(
    r"\d+ (?:people|persons|participants|countries|members|projects|years|experts|households)"
    r"|\d+[个名位]?(?:人|国家?|与会者|专家|代表|成员国?|住户|项目)|\d+[名位户]"
)


def _of_countries(text: str) -> list[int]:
    """Places of the figures that count so many countries as a folded text says; none for a text that says more."""
    if not (value := amounts.countries(text)):
        return []
    found = tables.load("figures").filter(unit="countries", value=value)["figure_id"]
    return [known.places()["figure", own] for own in found]


def _of_count(text: str, matches: Matches) -> tuple[list[int], Matches]:
    """Places of the figures that count so many countries as a text says, with what else holds it; where none
    does, what holds it in short."""
    if own := _of_countries(text):
        return own, Matches((), partial=False) if matches.partial else matches
    return [], _in_short(text) or matches


def _in_short(text: str) -> Matches | None:
    """What holds a number of countries in its short form: 五个国家 is 五国; None where nothing does."""
    short = text.replace("个国家", "国")
    matches = known.index().find(short, wanted(short))
    every = known.entries()
    said = tuple(pair for pair in matches.scores if saying.says(every[pair[0]], short))
    return Matches(said, partial=False) if short != text and said and not matches.partial else None


def _is_of_another_count(text: str, found: Sequence[int]) -> bool:
    """Whether a text is a number of something, and all that was found has the number of something else:
    39 people, where 39 countries are told of."""
    if not found or not _COUNTED.fullmatch(text):
        return False
    every = [known.entries()[place] for place in found]
    return not any(entry.kind == "figure" or saying.says(entry, text) for entry in every)


_NOT_NAMED = N_("No entry names {name}; what follows holds words of it.")


def _is_unnamed(shown: str, text: str, found: Sequence[int]) -> bool:
    """Whether a text is the name of a body that none of what was found holds as it stands."""
    read = known.names().read(text)
    is_known = read.skeleton == "#0"
    is_of_country = read.skeleton.startswith("#0") and [*ids(read.named[0], "country")]
    if is_known or is_of_country or not foreign.is_name(shown):
        return False
    return not any(saying.says(known.entries()[place], text) for place in found)


def _by_any_name(text: str) -> Matches | None:
    """What names the country or commission that a text names, by whichever of its names; None where
    it names none that is known here."""
    own, names = names_alike(text) or ("", ())
    scores: dict[int, int] = {}
    for name in names:
        found = known.index().find(folded(name), wanted(folded(name)))
        if not found.partial:
            scores |= {place: max(score, scores.get(place, 0)) for place, score in found.scores}
    scores = {
        place: score for place, score in scores.items() if own not in known.entries()[place].others
    }
    return Matches(best_first(scores), partial=False) if scores else None


_LONG = 300  # characters of a folded text that says more than names
_NAMED_MOST = 9  # names in one text, beside which it is no question


def _by_names_within(text: str, asked: Sequence[Term]) -> Matches:
    """What holds a text, the countries in it by whichever of their names: Brazil 2013 is 巴西 2013."""
    own = known.index().find(text, asked)
    if len(text) > _LONG:
        return own
    read = known.names().read(text)
    countries = [any(ids(meant, "country")) for meant in read.named]
    alike = [names_alike(word) if is_one else None for word, is_one in zip(read.words, countries, strict=True)]  # fmt: skip
    codes = {each[0] for each in alike if each}
    if not codes or len(read.words) > _NAMED_MOST:
        return own
    scores = {} if own.partial else dict(own.scores)
    for turn in range(max(len(each[1]) for each in alike if each)):
        words = [each[1][turn % len(each[1])] if each else word for each, word in zip(alike, read.words, strict=True)]  # fmt: skip
        said = re.sub(r"#(\d)", lambda mark, words=words: f" {folded(words[int(mark[1])])} ", read.skeleton)  # fmt: skip
        found = known.index().find(said, wanted(said))
        for place, score in () if found.partial else found.scores:
            if len(codes) > 1 or not codes & known.entries()[place].others:
                scores[place] = max(score, scores.get(place, 0))
    return Matches(best_first(scores), partial=False) if scores else own


_ALIKE, _HALF = 0.6, 0.5


def _is_called(entry: Entry, text: str) -> bool:
    """Whether a text is nearly the title of a story, or holds half of it in one piece: such a story
    stands before facts."""
    return entry.kind == "story" and any(_is_alike(text, name) for name in entry.text.values())


def _is_alike(text: str, name: str) -> bool:
    title = re.sub(r"\W", "", folded(name)), re.sub(r"\W", "", text)
    found = SequenceMatcher(None, *title, autojunk=False)
    return found.ratio() >= _ALIKE or found.find_longest_match().size >= _HALF * len(title[0])


def _replied(reply: asked_for.Reply) -> list[int]:
    """Places of the entries that answer; none where the words of a reply are not all found together."""
    if not reply.query:
        places = known.places()
        return [places[pair] for pair in reply.found if pair in places]
    matches = known.index().find(folded(reply.query), wanted(folded(reply.query)))
    if reply.doubts:
        return _in_doubt([place for place, _ in matches.scores])
    found = [] if matches.partial else [place for place, _ in matches.scores]
    first = [place for place in found if known.entries()[place].kind in reply.kinds]
    return [*first, *(place for place in found if place not in first)] if first else []


_LOOKED_AT = 12  # entries of which the doubts are looked for


def _in_doubt(found: Sequence[int]) -> list[int]:
    """Places of the doubts of what was found, before what was found; none where there is no doubt."""
    places = known.places()
    near = [
        (known.entries()[place].kind, known.entries()[place].id) for place in found[:_LOOKED_AT]
    ]
    told = [place for place in found[:_LOOKED_AT] if known.entries()[place].kind == "caveat"]
    doubts = [*told, *(places[pair] for pair in asked_for.doubts_of(near))]
    return [*doubts, *(place for place in found if place not in doubts)] if doubts else []


_ROUNDING = 1e-9
_NEAR = 0.03  # of an amount, by which one that the report gives may differ to be meant


def _valued(text: str) -> tuple[list[int], bool]:
    """Places of the figures of the amount that a folded text is, or else of the nearest, and whether they
    are no more than near; before those of a share the recommendations that ask for it."""
    said = amounts.amount(text)
    if said is None:
        return [], False
    value, unit = said
    figures = tables.load("figures")
    if unit:
        figures = figures.filter(pl.col("unit") == unit)
    off = pl.min_horizontal((pl.col(column) - value).abs() for column in ("value", "value_high"))
    figures = figures.with_columns(off=off).sort("off", maintain_order=True)
    exact = figures.filter(pl.col("off") < _ROUNDING * value)
    near = exact if exact.height else figures.filter(pl.col("off") <= _NEAR * value)
    places = [known.places()["figure", own] for own in near["figure_id"]]
    asking = _asking_for(value) if unit == "percent" else []
    return [*asking, *places], bool(places) and exact.is_empty()


def _asking_for(share: float) -> list[int]:
    """Places of the recommendations that ask for a share."""
    said = f"{share:.15g}%".replace(".", r"\.")
    printed = pl.col("as_printed").str.contains(rf"(?:^|[^\d.]){said}")  # 5% is not 0.5%
    found = tables.load("recommendations").filter(printed)["recommendation_id"]
    return [known.places()["recommendation", own] for own in found]


def _is_short(matches: Matches) -> bool:
    """Whether something of what was asked was not found."""
    return matches.partial or not matches.scores


_ASKS = re.compile("[哪谁几吗呢]|什么|多少|怎|如何|为何|是否")


def _respelt(shown: str, asked: Sequence[Term]) -> tuple[str, tuple[str, ...]]:
    """The query in its nearest spelling, nothing where there is none, or it is to be left as it is; and
    the bodies that a name of another one is nearly spelt like."""
    if shown[:1] in _MARKS and shown[-1:] in _MARKS:
        return "", ()
    if _ASKS.search(shown):
        asked = [term for term in asked if term.kind != "run"]  # a run is more than a name there
    asked = [term for term in asked if known.names().read(term.text).words != (term.text,)]
    asked = [
        term for term in asked if country_of_city(term.text) is None
    ]  # Tehran is no misspelling
    said, others = righted(shown, _is_held), []
    for wrong, right in known.index().respelt(asked).items():
        if foreign.is_another(wrong, right):
            others.append(right)
            continue
        if _NUMERALS.sub("", wrong) != _NUMERALS.sub("", right):
            continue  # a number is no misspelling, of another or of a word
        said = re.sub(
            re.escape(wrong),
            lambda found, right=right: _like(found[0], right),
            said,
            flags=re.IGNORECASE,
        )
    return said if folded(said) != folded(shown) else "", tuple(others)


#: All but numbers, of which the Chinese ones are characters as others are.
_NUMERALS = re.compile("[^\\d〇零一二两三四五六七八九十百千万亿]")


def _is_held(word: str) -> bool:
    return not known.index().unknown([Term("word", word)])


def _like(wrong: str, right: str) -> str:
    """A word with a capital where the one it stands for had one."""
    return right.upper() if wrong.isupper() else right.capitalize() if wrong.istitle() else right


def _answers(text: str, least: float) -> list[int]:
    """Places of the figures that hold so much of a question; of a body that is named, its own alone."""
    places, questions = known.questions()
    found = [places[found] for found in questions.answers(text, least)]
    named = {own for meant in known.names().read(text).named for own in ids(meant, "organisation")}
    own = [place for place in found if named & body_of(known.entries()[place].id)]
    return own or found


def _is_weak(matches: Matches, answers: Sequence[int], text: str) -> bool:
    """Whether what was found holds no more than some of what was asked: the figure that answers it no more
    than a part; where none does, no entry every word."""
    if not answers:
        return matches.partial
    places, questions = known.questions()
    first = places.index(answers[0])
    is_of_another = questions.is_of_another(text, first) or _is_of_others(text, answers[0])
    return questions.holds(text, first) < SURE or is_of_another


def _is_of_another(text: str, first: Sequence[int]) -> bool:
    """Whether a text asks for trade or investment, and what was found first is a figure of something else."""
    places, questions = known.questions()
    return any(
        place in places and questions.is_of_another(text, places.index(place)) for place in first
    )


def _is_of_others(text: str, place: int) -> bool:
    """Whether a question names a country of which a figure says nothing: what is of many is not its own."""
    said = folded(" ".join(saying.texts(known.entries()[place])))
    asked, told = (
        {pair for meant in known.names().read(words).named for pair in meant}
        for words in (text, said)
    )  # fmt: skip
    return any(pair not in told for pair in asked if pair[0] == "country")
