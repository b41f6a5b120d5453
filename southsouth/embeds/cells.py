"""One value of a row as readers see it: codes become words, ids names, facts links."""

from collections.abc import Mapping
from typing import Any

from southsouth.cards import KINDS, address_of
from southsouth.charts.membership import CLASSES
from southsouth.language import (
    LANGUAGES,
    N_,
    comma,
    country_name,
    date,
    in_language,
    number,
    translate,
)
from southsouth.measures.recommendations import how_far
from southsouth.names import organisation_names, party_name, place_name
from southsouth.vocabulary import (
    COMMISSIONS,
    EVENT_KINDS,
    FUNCTIONS,
    LINK_KINDS,
    MEMBER_EVIDENCE,
    PLACE_KINDS,
    QUALIFIERS,
    SECTIONS,
    SOURCES,
    THEMES,
    TOPICS,
    UNITS,
    label,
)

Row = Mapping[str, Any]

#: The list that each column of codes draws from; the only `kind` of an exhibit is an event's.
CODES: Mapping[str, Mapping[str, str]] = {
    "kind": EVENT_KINDS, "unit": UNITS, "qualifier": QUALIFIERS, "topic": TOPICS,
    "class": CLASSES,
    "place_kind": PLACE_KINDS, "commission_id": COMMISSIONS, "theme": THEMES,
    "section": SECTIONS, "source": SOURCES, "function": FUNCTIONS,
    "link_kind": LINK_KINDS, "evidence": MEMBER_EVIDENCE,
}  # fmt: skip
_DATES = frozenset({"date_edtf", "period"})
COUNTRIES = frozenset({"iso3", "country_iso3"})
_BODIES = frozenset({"organisation_id", "via"})
_PARTIES = frozenset({"provider", "partner"})
#: Whole numbers that name something: no separators between their digits.
_NAMES = frozenset({"year", "founded", "joined", "left", "footnote", "number", "paragraph"})
#: Kinds in the order in which one that a row names is what the row is about.
_ABOUT = (
    "cooperation", "event", "figure", "recommendation", "document", "caveat", "organisation",
    "country", "commission", "place",
)  # fmt: skip
#: Headings of columns that stand in every language, without the language.
_HEADINGS = {
    "title": N_("Title"), "subject": N_("Subject"), "name": N_("Name"), "sector": N_("Sector"),
    "first": N_("Body"), "second": N_("Other body"),
}  # fmt: skip


def words(row: Row, column: str, language: str) -> str:
    """The value of a column in words; empty where there is none."""
    value = row[column]
    if value is None:
        return ""
    if column in _PARTIES and f"{column}_kind" in row:
        return _parties(value, row[f"{column}_kind"], language)
    if column == "status":
        return how_far(row, language)
    if column in CODES:
        return label(value, language, CODES[column])
    return _named(column, value, language)


def _parties(value: str | list[str], kind: str | list[str], language: str) -> str:
    """One party, or several, in words."""
    pairs = [(value, kind)] if isinstance(value, str) else zip(value, kind, strict=True)
    named = [party_name(party, str(its), language) for party, its in pairs]
    return comma(language).join(named)


def _named(column: str, value: Any, language: str) -> str:
    if column in _DATES:
        return date(value, language)
    if column in COUNTRIES:
        return country_name(value, language)
    if column == "place_id":
        return place_name(value, language)
    if column in _BODIES:
        return organisation_names([value], language)[0]
    return _plain(column, value, language)


def _plain(column: str, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return translate(N_("yes") if value else N_("no"), language)
    if isinstance(value, (list, tuple)):
        return comma(language).join(str(one) for one in value)
    if is_number(column, value):
        return number(value, language)
    return str(value)


def is_number(column: str, value: Any) -> bool:
    """Whether the value is a quantity, not a name written in digits."""
    quantity = isinstance(value, (int, float)) and not isinstance(value, bool)
    return quantity and column not in _NAMES and not column.endswith("paragraph")


def heading(column: str, declared: str, language: str) -> str:
    """The heading of a column in a language."""
    if column in COUNTRIES:
        return translate(N_("Country"), language)
    bare = column.removesuffix(f"_{language}")
    if bare != column and bare in _HEADINGS:
        return translate(_HEADINGS[bare], language)
    return translate(declared, language)


def is_for(column: str, present: set[str], language: str) -> bool:
    """Whether readers of the language are shown the column beside the others."""
    if column.endswith(tuple(f"_{code}" for code in LANGUAGES if code != language)):
        return False
    if column in ("event_id", "figure_id", "recommendation_id", "link_id"):
        return False  # the row is named by its title or subject, and linked
    if column == "as_printed" and "event_id" in present:
        return False  # the page that the row leads to shows the words; embeds are to be small
    if column == "organisation_id" and f"name_{language}" in present:
        return False
    return not (column == "name" and present & COUNTRIES)  # an English name beside the code


def fact(row: Row, language: str) -> str:
    """The page of the fact that the row is about; empty where it has none."""
    found = (_page(kind, row.get(KINDS[kind].column), language) for kind in _ABOUT)
    return next(filter(None, found), "")


def _page(kind: str, fact_id: Any, language: str) -> str:
    """The page of a fact; empty where there is none of that id."""
    if kind not in KINDS or not isinstance(fact_id, (str, int)):
        return ""
    known = str(fact_id) in KINDS[kind].known
    return in_language(address_of(kind, str(fact_id)), language) if known else ""


def named(row: Row, column: str, language: str) -> str:
    """The page of what a cell names; empty where it names nothing that has one."""
    value = row[column]
    if column.endswith("paragraph"):
        return _page("paragraph", value, language)
    if column in _PARTIES:
        return _page(str(row.get(f"{column}_kind", "organisation")), value, language)
    if column in COUNTRIES:
        return _page("country", value, language)
    if column in _BODIES:
        return _page("organisation", value, language)
    return _page("place", value, language) if column == "place_id" else ""
