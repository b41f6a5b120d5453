"""Search over everything: facts, those who are named, pages, charts and tables.

Both languages at once, by name, acronym, number, words as printed and what is said of a thing;
Chinese needs no spaces, and width, case, diacritics and separators of thousands make no difference.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

import polars as pl

from southsouth import amounts, tables
from southsouth.folding import folded
from southsouth.search import asked as asked_for
from southsouth.search import entities, facts, site
from southsouth.search.entry import KINDS, Entry
from southsouth.search.index import Index, Matches, best_first
from southsouth.search.named import KINDS as NAMEABLE
from southsouth.search.named import Names, ids
from southsouth.search.questions import CERTAIN, LEAST, SURE, Questions
from southsouth.search.text import Term, in_digits, printable, wanted
from southsouth.synonyms import foreign_words, longer_words, names_alike

__all__ = ["KINDS", "LONGEST", "Answer", "Hit", "find", "quoted"]

#: Characters of a query that are used.
LONGEST = 200
_MARKS = frozenset('"“”„«»「」『』')


@dataclass(frozen=True)
class Hit:
    """One result in one language."""

    kind: str
    id: str
    text: str
    detail: str
    address: str
    paragraph: int | None


@dataclass(frozen=True)
class Answer:
    """What a query found.

    Attributes:
        query: The query as it was used, fit to be shown.
        was_cut: Whether it was longer than LONGEST characters.
        is_partial: Whether no entry holds all that was asked, and these hold the most of it.
        groups: Hits by kind, best first; the kind of the best hit stands first.
        nearest: Words that look like those not found.
        instead: What was searched for in place of the query, which is spelt as nothing here is.
    """

    query: str
    was_cut: bool
    is_partial: bool
    groups: Mapping[str, tuple[Hit, ...]]
    nearest: tuple[str, ...]
    instead: str = ""

    @property
    def total(self) -> int:
        """How many hits there are."""
        return sum(map(len, self.groups.values()))


def find(query: str, language: str) -> Answer:
    """What any text finds; the empty text, and one without a letter or digit, find nothing.

    A question of quantity has the figures that answer it first. What is spelt as nothing here is finds
    what its nearest spelling finds; in quotation marks it is taken as it is written.
    """
    shown, was_cut = printable(query, LONGEST)
    text = in_digits(amounts.written(folded(shown)))
    asked = wanted(text)
    for reply in asked_for.replies(_names().read(text)):
        if places := _replied(reply):
            return Answer(shown, was_cut, reply.is_weak, _grouped(places, language), ())
    matches = _by_any_name(text) or _index().find(text, asked)
    valued, is_near = _valued(folded(shown))
    if valued and matches.partial:
        matches = _index().find(text, [term for term in asked if term.kind == "amount"])
    answers = valued or _answers(text, LEAST if _is_short(matches) else CERTAIN)
    said = "" if answers or not _is_short(matches) else _respelt(shown, asked)
    if said:
        matches = _by_any_name(said) or _index().find(folded(said), wanted(folded(said)))
    found = [place for place, _ in matches.scores]
    whole = [place for place in found if _is_called(entries()[place], text)]
    return Answer(
        query=shown,
        was_cut=was_cut,
        is_partial=is_near or (not valued and _is_weak(matches, answers, text)),
        groups=_grouped([*whole, *answers, *found], language),
        nearest=_index().nearest(asked) if _is_short(matches) and not answers else (),
        instead=said,
    )


def _by_any_name(text: str) -> Matches | None:
    """What names the country or commission that a text names, by whichever of its names; None where
    it names none that is known here."""
    own, names = names_alike(text) or ("", ())
    scores: dict[int, int] = {}
    for name in names:
        found = _index().find(folded(name), wanted(folded(name)))
        if not found.partial:
            scores |= {place: max(score, scores.get(place, 0)) for place, score in found.scores}
    scores = {place: score for place, score in scores.items() if own not in entries()[place].others}
    return Matches(best_first(scores), partial=False) if scores else None


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
        places = _places()
        return [places[pair] for pair in reply.found if pair in places]
    matches = _index().find(folded(reply.query), wanted(folded(reply.query)))
    if reply.doubts:
        return _in_doubt([place for place, _ in matches.scores])
    found = [] if matches.partial else [place for place, _ in matches.scores]
    first = [place for place in found if entries()[place].kind in reply.kinds]
    return [*first, *(place for place in found if place not in first)] if first else []


_LOOKED_AT = 12  # entries of which the doubts are looked for


def _in_doubt(found: Sequence[int]) -> list[int]:
    """Places of the doubts of what was found, before what was found; none where there is no doubt."""
    places = _places()
    near = [(entries()[place].kind, entries()[place].id) for place in found[:_LOOKED_AT]]
    told = [place for place in found[:_LOOKED_AT] if entries()[place].kind == "caveat"]
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
    places = [_places()["figure", own] for own in near["figure_id"]]
    asking = _asking_for(value) if unit == "percent" else []
    return [*asking, *places], bool(places) and exact.is_empty()


def _asking_for(share: float) -> list[int]:
    """Places of the recommendations that ask for a share."""
    printed = pl.col("as_printed").str.contains(f"{share:.15g}%", literal=True)
    found = tables.load("recommendations").filter(printed)["recommendation_id"]
    return [_places()["recommendation", own] for own in found]


@cache
def _places() -> dict[tuple[str, str], int]:
    return {(entry.kind, entry.id): place for place, entry in enumerate(entries())}


@cache
def _names() -> Names:
    """Whoever a question may name."""
    return Names((entry for entry in entries() if entry.kind in NAMEABLE), facts.parties())


def quoted(query: str) -> str:
    """The query as one that is taken as it is written."""
    return f'"{query}"'


def _is_short(matches: Matches) -> bool:
    """Whether something of what was asked was not found."""
    return matches.partial or not matches.scores


_ASKS = re.compile("[哪谁几吗呢]|什么|多少|怎|如何|为何|是否")


def _respelt(shown: str, asked: Sequence[Term]) -> str:
    """The query in its nearest spelling; nothing where there is none, or it is to be left as it is."""
    if shown[:1] in _MARKS and shown[-1:] in _MARKS:
        return ""
    if _ASKS.search(shown):
        asked = [term for term in asked if term.kind != "run"]  # a run is more than a name there
    said = shown
    for wrong, right in _index().respelt(asked).items():
        said = re.sub(
            re.escape(wrong),
            lambda found, right=right: _like(found[0], right),
            said,
            flags=re.IGNORECASE,
        )
    return said if folded(said) != folded(shown) else ""


def _like(wrong: str, right: str) -> str:
    """A word with a capital where the one it stands for had one."""
    return right.upper() if wrong.isupper() else right.capitalize() if wrong.istitle() else right


def _grouped(places: Sequence[int], language: str) -> dict[str, tuple[Hit, ...]]:
    groups: dict[str, list[Hit]] = {}
    for place in dict.fromkeys(places):
        entry = entries()[place]
        groups.setdefault(entry.kind, []).append(_hit(entry, language))
    return {kind: tuple(hits) for kind, hits in groups.items()}


def _answers(text: str, least: float) -> list[int]:
    """Places of the figures that hold so much of a question; of a body that is named, its own alone."""
    places, questions = _questions()
    found = [places[found] for found in questions.answers(text, least)]
    named = {own for meant in _names().read(text).named for own in ids(meant, "organisation")}
    own = [place for place in found if named & _body_of(entries()[place].id)]
    return own or found


def _is_weak(matches: Matches, answers: Sequence[int], text: str) -> bool:
    """Whether what was found holds no more than some of what was asked: the figure that answers it no more
    than a part; where none does, no entry every word."""
    if not answers:
        return matches.partial
    places, questions = _questions()
    return questions.holds(text, places.index(answers[0])) < SURE


@cache
def _body_of(figure: str) -> frozenset[str]:
    """The body to which a figure relates."""
    return frozenset(tables.where("figures", figure_id=figure)["organisation_id"].drop_nulls())


def _hit(entry: Entry, language: str) -> Hit:
    return Hit(
        entry.kind,
        entry.id,
        entry.text[language],
        entry.detail[language],
        entry.address,
        entry.paragraph,
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be found, in the order of KINDS."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    found = (*entities.entries(), *facts.entries(), *site.entries())
    return tuple(sorted(found, key=lambda entry: order[entry.kind]))


@cache
def _index() -> Index:
    """The index of everything, built once a process."""
    every = entries()
    names, words = [entry.names for entry in every], [entry.words for entry in every]
    return Index(names, words, longer_words(), foreign_words())


@cache
def _questions() -> tuple[list[int], Questions]:
    """The figures as what they count, with their places among all entries."""
    places = [place for place, entry in enumerate(entries()) if entry.kind == "figure"]
    figures = [entries()[place] for place in places]
    names = [tuple(figure.text.values()) for figure in figures]
    units = tables.load("figures")["unit"].to_list()  # of which entries keep the order
    return places, Questions(names, [figure.words for figure in figures], units)
