"""What filters and their values are called: the words of controls, of titles and of notes."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter

from southsouth import citation, tables
from southsouth.errors import UnknownFilter
from southsouth.filters.catalogue import FILTERS
from southsouth.filters.kinds import Filter, values_of
from southsouth.language import (
    N_,
    NN_,
    Plural,
    clauses,
    comma,
    counted,
    country_name,
    in_order,
    semicolon,
    translate,
    upper_first,
)
from southsouth.names import bracketed, organisation_names, party_name, place_name
from southsouth.names import entry as said_of
from southsouth.vocabulary import (
    ASKED_KINDS,
    ASKED_STATUSES,
    CAVEAT_KINDS,
    COMMISSIONS,
    ENTITY_KINDS,
    FUNCTIONS,
    KIND_EXAMPLES,
    LINK_KINDS,
    ORGANISATION_KINDS,
    QUALIFIERS,
    SECTIONS,
    SOURCES,
    THEMES,
    TOPICS,
    UNITS,
    label,
)

#: The short name of a parameter, as a control bears it; others are called by their sentence.
_SHORT: Mapping[str, str] = {
    "q": N_("Find words"), "from": N_("From year"), "to": N_("To year"), "kind": N_("Kind"),
    "organiser": N_("Organizer, host or supporter"), "commission": N_("Region of a commission"),
    "paragraph": N_("Paragraph"), "place": N_("Place"), "country": N_("Country"),
    "topic": N_("Topic"), "unit": N_("Unit"), "qualifier": N_("Qualifier"),
    "organisation": N_("Body"), "provider": N_("Provider"), "partner": N_("Partner"),
    "via": N_("Through"), "sector": N_("Sector"), "link_kind": N_("Kind of cooperation"),
    "mutual": N_("Direction"), "function": N_("Function"), "source": N_("Source"),
    "status": N_("Status"), "body": N_("Addressed to"), "section": N_("Section"),
    "theme": N_("Theme"),
}  # fmt: skip
#: What a parameter is called of a table of which it asks another thing.
_SHORT_OF: Mapping[tuple[str, str], str] = {
    (table, "commission"): N_("Commission")
    for table in ("commissions", "commission_members", "commission_activities")
}
_VOCABULARIES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("events", "kind"): ASKED_KINDS, ("organisations", "kind"): ORGANISATION_KINDS,
    ("mentions", "kind"): ENTITY_KINDS, ("caveats", "kind"): CAVEAT_KINDS,
    ("events", "commission"): COMMISSIONS,
    **dict.fromkeys(_SHORT_OF, COMMISSIONS),
    ("figures", "topic"): TOPICS, ("figures", "unit"): UNITS, ("figures", "qualifier"): QUALIFIERS,
    ("organisations", "function"): FUNCTIONS, ("cooperation", "link_kind"): LINK_KINDS,
    ("recommendations", "source"): SOURCES, ("recommendations", "status"): ASKED_STATUSES,
    ("paragraphs", "section"): SECTIONS, ("paragraphs", "theme"): THEMES,
}  # fmt: skip
_WAYS: Mapping[str, str] = {"true": N_("Mutual"), "false": N_("One way")}


def _body(value: str, language: str) -> str:
    return organisation_names([value], language)[0]


def _party(value: str, language: str) -> str:
    return party_name(value, _party_kinds().get(value, ""), language)


@cache
def _party_kinds() -> Mapping[str, str]:
    links = tables.load("cooperation")
    return {
        party: kind
        for end in ("provider", "partner")
        for party, kind in links.select(end, f"{end}_kind").unique().iter_rows()
    }


def _sector(value: str, language: str) -> str:
    other = "zh" if language == "en" else "en"
    return _sectors(other, language).get(value, value)


@cache
def _sectors(written: str, wanted: str) -> Mapping[str, str]:
    links = tables.load("cooperation")
    return dict(links.select(f"sector_{written}", f"sector_{wanted}").unique().iter_rows())


def _paragraph(value: str, language: str) -> str:
    return citation.where(int(value), language)


def _entity(value: str, language: str) -> str:
    """A country, a place or a body, whichever the report names."""
    say = {"country": country_name, "place": place_name}.get(_entity_kinds().get(value, ""), _body)
    return say(value, language)


@cache
def _entity_kinds() -> Mapping[str, str]:
    return dict(tables.load("mentions").select("entity_id", "entity_kind").unique().iter_rows())


_NAMED: Mapping[str, Callable[[str, str], str]] = {
    "organiser": _body, "organisation": _body, "via": _body, "body": _body,
    "place": place_name, "country": country_name, "provider": _party, "partner": _party,
    "sector": _sector, "paragraph": _paragraph, "entity": _entity,
}  # fmt: skip


def of(table: str, name: str) -> Filter:
    """The filter of a table that a parameter means.

    Raises:
        UnknownFilter: it has none of that name.
    """
    for entry in FILTERS[table]:
        if name in (entry.name, *entry.aliases):
            return entry
    raise UnknownFilter(name, None, [entry.name for entry in FILTERS[table]])


def short(table: str, name: str, language: str) -> str:
    """What a filter is called where there is little room.

    Raises:
        UnknownFilter: the table has none of that name.
    """
    entry = of(table, name)
    called = _SHORT_OF.get((table, entry.name)) or _SHORT.get(entry.name, entry.what)
    return translate(called, language)


def value(table: str, name: str, chosen: str, language: str) -> str:
    """A value of a filter in words: `workshop` is Workshop, `IDN` is Indonesia.

    Raises:
        UnknownFilter: the table has none of that name.
    """
    entry = of(table, name)
    if entry.name == "mutual":
        return translate(_WAYS[chosen], language)
    if (table, entry.name) in _VOCABULARIES:
        return _told_apart(chosen, language, _VOCABULARIES[table, entry.name])
    say = _NAMED.get(entry.name)
    return say(chosen, language) if say else chosen


def _told_apart(chosen: str, language: str, vocabulary: Mapping[str, str]) -> str:
    """A value in words; with what it is told apart by where another value has the same words, as 会议 is
    a conference and a meeting."""
    words = label(chosen, language, vocabulary)
    alike = [one for one in vocabulary if label(one, language, vocabulary) == words]
    if len(alike) == 1 or chosen not in KIND_EXAMPLES:
        return words
    return bracketed(words, translate(KIND_EXAMPLES[chosen], language), language)


def example(table: str, name: str, chosen: str, language: str) -> str:
    """What a value whose name is like another's is told apart by; nothing for the others."""
    if (table, name) != ("events", "kind") or chosen not in KIND_EXAMPLES:
        return ""
    said = translate(KIND_EXAMPLES[chosen], language)
    return "" if said in value(table, name, chosen, language) else said


@cache
def _kept(table: str, name: str) -> frozenset[str]:
    """The values that keep rows of the table."""
    entry, rows = of(table, name), tables.load(table)
    values = entry.allowed() if entry.allowed else []
    return frozenset(one for one in values if not entry.keep(rows, (one,)).is_empty())


@cache
def _touched(table: str) -> list[str]:
    """The years that rows of a table touch, first to last."""
    first, last, rows = of(table, "from"), of(table, "to"), tables.load(table)
    years = first.allowed() if first.allowed else []
    return [year for year in years if not last.keep(first.keep(rows, (year,)), (year,)).is_empty()]


@cache
def offered(table: str, name: str, language: str) -> Mapping[str, str]:
    """The values that a reader is offered, with their words: in the order of their vocabulary, else
    of their words; only those that keep a row of the table. Nothing for free text.

    Raises:
        UnknownFilter: the table has none of that name.
    """
    entry = of(table, name)
    if entry.allowed is None:
        return {}
    values = list(entry.allowed())
    if entry.name in YEARS:
        values = _touched(table)
    else:
        of_one = values_of(table, "sector_en") if entry.name == "sector" else values
        values = [one for one in of_one if one in _kept(table, entry.name)]
    words = {one: value(table, entry.name, one, language) for one in values}
    if entry.name in _NAMED and entry.name != "paragraph":
        return dict(in_order(words.items(), language, itemgetter(1)))
    return words


def said(table: str, query: Sequence[tuple[str, Sequence[str]]], language: str) -> str:
    """What a query keeps, without a full stop: filtered to kind: Workshop; years: 2012–2014.

    Nothing for no query. Values of one filter are alternatives.

    Raises:
        UnknownFilter: the table has none of a name.
    """
    asked = {name: list(chosen) for name, chosen in query}
    parts = [
        _part(table, name, chosen, language) for name, chosen in asked.items() if name not in YEARS
    ]
    parts += _years({name: asked[name][0] for name in YEARS if name in asked}, language)
    if not parts:
        return ""
    listed = semicolon(language).join(parts)
    return translate(N_("filtered to {list}"), language, list=listed)


YEARS = ("from", "to")


def _values(table: str, name: str, chosen: Sequence[str], language: str) -> str:
    """What is chosen of a filter, in words; what is free text, in quotation marks."""
    said = _either([value(table, name, one, language) for one in chosen], language)
    return said if of(table, name).allowed else f"“{said}”"


def _either(said: Sequence[str], language: str) -> str:
    """One or another of several; of three and more the first are parted by commas, where none holds one itself."""
    either, apart = translate(N_(" or "), language), comma(language)
    if len(said) < 3 or any(apart.strip() in one for one in said):  # noqa: PLR2004
        return either.join(said)
    return either.join([apart.join(said[:-1]), said[-1]])


#: What leads a value in a sentence, where the name of its filter begins one that goes on with it.
_LED: Mapping[str, str] = {
    "via": N_("what runs through {values}"), "body": N_("what is addressed to {values}"),
    "q": N_("the words {values}"),
}  # fmt: skip


def _part(table: str, name: str, chosen: Sequence[str], language: str) -> str:
    said = _values(table, name, chosen, language)
    if of(table, name).name == "paragraph":
        return said
    if name in _LED:
        return translate(_LED[name], language, values=said)
    called = _called(table, name, chosen, language)
    words = N_("{filter}: {values}")
    return translate(words, language, filter=called[:1].lower() + called[1:], values=said)


def _called(table: str, name: str, chosen: Sequence[str], language: str) -> str:
    """What leads the values of a filter: a country and a body are called what they are, not entities."""
    kinds = {_entity_kinds().get(one, "") for one in chosen}
    if of(table, name).name == "entity" and len(kinds) == 1 and kinds <= set(ENTITY_KINDS):
        return label(kinds.pop(), language, ENTITY_KINDS)
    return short(table, name, language)


def _years(asked: Mapping[str, str], language: str) -> list[str]:
    """Both ends, or the one that is asked for."""
    words: Mapping[tuple[str, ...], str] = {
        ("from", "to"): N_("years {first}–{last}"),
        ("from",): N_("years from {first} on"),
        ("to",): N_("years up to {last}"),
    }  # fmt: skip
    if not asked:
        return []
    if asked.get("from") == asked.get("to"):
        return [translate(N_("year {year}"), language, year=asked["from"])]
    return [translate(words[tuple(asked)], language, first=asked.get("from"), last=asked.get("to"))]


_DATED: Mapping[tuple[str, ...], str] = {
    ("year",): N_("{rows} of {first}"),
    ("from", "to"): N_("{rows} of {first}–{last}"),
    ("from",): N_("{rows} from {first} on"),
    ("to",): N_("{rows} up to {last}"),
    (): "{rows}",
}  # fmt: skip
_RUNNING: Mapping[tuple[str, ...], str] = {
    ("year",): N_("{rows} took place or continued in {first}"),
    ("from", "to"): N_("{rows} took place or continued in {first}–{last}"),
    ("from",): N_("{rows} took place or continued in {first} or later"),
}  # fmt: skip

#: What a value stands for in a title, where its own name would be taken for something else.
_TITLED: Mapping[str, str] = {"commission": N_("region of the {values}")}


_MOST, _FIRST = 6, 2  # values that a title names one by one, and of more the first
_MORE: Mapping[str, Plural] = {
    "country": NN_("{values} or {count} more country", "{values} or {count} more countries"),
    "": NN_("{values} or {count} more", "{values} or {count} more"),
}  # fmt: skip


def _in_short(table: str, name: str, chosen: Sequence[str], language: str) -> str:
    """What is chosen of a filter, in words; of many the first alone, and how many more there are."""
    if len(chosen) <= _MOST or not of(table, name).allowed:
        return _values(table, name, chosen, language)
    first = (value(table, name, one, language) for one in chosen[:_FIRST])
    words = _MORE.get(name, _MORE[""])
    said = comma(language).join(first)
    return counted(words, len(chosen) - _FIRST, language, values=said)


def headed(table: str, rows: str, query: Sequence[tuple[str, Sequence[str]]], language: str) -> str:
    """What a query leaves as a title: 4 figures of 2013; Workshop, Indonesia: 2 events. An event that began
    before a year and goes on in it is no event of that year.

    `rows` is how many rows there are, with their noun.
    """
    asked = {name: list(chosen) for name, chosen in query}
    years = {name: asked[name][0] for name in YEARS if name in asked}
    ends = tuple(years)
    if years and years.get("from") == years.get("to"):
        ends = ("year",)
    words = (_RUNNING if table == "events" else _DATED).get(ends, _DATED[ends])
    said = translate(words, language, rows=rows, first=years.get("from"), last=years.get("to"))
    values = [
        translate(
            _TITLED.get(name, "{values}"), language, values=_in_short(table, name, chosen, language)
        )
        for name, chosen in asked.items()
        if name not in YEARS
    ]
    title = said_of(clauses(values, language), said, language) if values else said
    return upper_first(title)
