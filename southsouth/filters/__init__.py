"""The pages' filters as data: which parameters narrow which table, and to what rows."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from hashlib import sha256
from urllib.parse import urlencode

from southsouth import characters, tables
from southsouth.address import ONE, is_added, language_said, listed, longest_list, meanings
from southsouth.errors import ReversedYears, UnknownFilter
from southsouth.filters import meaning
from southsouth.filters.catalogue import FILTERS
from southsouth.filters.kinds import LONGEST, Filter
from southsouth.language import LANGUAGES

Query = tuple[tuple[str, tuple[str, ...]], ...]
"""Parameters with their values, checked, in the order of the table's filters: equal queries are
equal tuples, however they were written."""


def of_table(table: str) -> tuple[Filter, ...]:
    """The filters of a table.

    Raises:
        KeyError: no table has that name.
    """
    return FILTERS[table]


def positions(table: str, query: Query) -> list[int]:
    """Which rows of the table match the query, counted from 0, in the table's order."""
    matching = [_matching(table, name, values) for name, values in query]
    if not matching:
        return list(range(tables.load(table).height))
    return sorted(frozenset.intersection(*matching))


@lru_cache(maxsize=1024)
def _matching(table: str, name: str, values: tuple[str, ...]) -> frozenset[int]:
    """Rows that match one parameter; kept, as readers ask for the same ones again and again."""
    keep = next(entry.keep for entry in FILTERS[table] if entry.name == name)
    numbered = tables.load(table).with_row_index("position")
    return frozenset(keep(numbered, values)["position"])


def checked(
    table: str, parameters: Iterable[tuple[str, str]], offered: tuple[Filter, ...] | None = None
) -> Query:
    """The parameters as a query of the filters that are `offered`, else of all of the table. Empty ones, the language of the page, and what others add to a link
    (`address.ADDED`) narrow nothing.

    Raises:
        UnknownFilter: a parameter or a value is none of those allowed.
        KeyError: no table has that name.
    """
    filters = FILTERS[table] if offered is None else offered
    names = {name: entry for entry in filters for name in (entry.name, *entry.aliases)}
    asked: dict[str, list[str]] = {}
    for name, value in parameters:
        if name == "lang":
            _same_in_every(value)
        elif is_added(name):
            continue
        elif name not in names:
            raise UnknownFilter(name, None, [entry.name for entry in filters])
        elif value:
            asked.setdefault(names[name].name, []).append(value)
    found = tuple(
        (entry.name, _values(table, entry, asked[entry.name]))
        for entry in filters
        if entry.name in asked
    )
    _refuse_reversed_years(filters, dict(found))
    return found


def written(query: Query) -> str:
    """The query as the end of an address: `?kind=workshop&from=2012`; nothing for no query."""
    pairs = [(name, ",".join(values)) for name, values in query]
    return f"?{urlencode(pairs, safe=',')}" if pairs else ""


_LONGEST_NAME = 60  # characters of what a file name says of its filters


def filename(stem: str, query: Query, extension: str) -> str:
    """The name of a file of some rows, which a whole one never has: `events-filtered-kind-workshop.csv`.

    What is too long for a name, or in other letters, is told apart by a hash.
    """
    if not query:
        return f"{stem}.{extension}"
    said = "-".join(part for name, values in query for part in (name, *values)).lower()
    plain = re.sub(r"[^a-z0-9]+", "-", said).strip("-")
    if len(plain) > _LONGEST_NAME or not said.isascii():
        digest = sha256(written(query).encode()).hexdigest()[:8]
        plain = f"{plain[:_LONGEST_NAME].strip('-')}-{digest}"
    return f"{stem}-filtered-{plain}.{extension}"


def _same_in_every(language: str) -> None:
    """A table holds both languages; the page's parameter is let through, nonsense is not."""
    if language and language_said(language) is None:
        raise UnknownFilter("lang", language, list(LANGUAGES))


def _values(table: str, entry: Filter, given: list[str]) -> tuple[str, ...]:
    """The values of one parameter, each once, in the order in which they are allowed; other words for a
    value (`idn`, `Indonesia`) become the value."""
    if entry.allowed is None:
        if len(set(given)) > 1:
            raise UnknownFilter(entry.name, ",".join(given), [ONE])
        return (_seen(entry, _bounded(entry, given, LONGEST)[0]),)
    allowed = _allowed(table, entry.name)
    given = _bounded(entry, given, longest_list(allowed))
    if not entry.many:
        return (_one_value(table, entry, given),)
    asked = {value for text in given for value in listed(text, allowed)}
    if not asked:
        raise UnknownFilter(entry.name, ",".join(given), list(allowed))
    wanted: set[str] = set()
    for text in asked:
        value = text if text in allowed else meaning.meant(table, entry.name, text)
        if value is None:
            raise UnknownFilter(entry.name, text, list(allowed))
        wanted.add(entry.same(value))
    return tuple(sorted(wanted, key=allowed.__getitem__))


def _one_value(table: str, entry: Filter, given: list[str]) -> str:
    """The value of a parameter that can have one: all that is given means it, however it is written."""
    allowed = _allowed(table, entry.name)
    meant = partial(meaning.meant, table, entry.name)
    wanted: set[str] = set()
    for text in given:
        found = meanings(text, allowed, meant)
        if not found:
            raise UnknownFilter(entry.name, text, list(allowed))
        wanted |= {entry.same(value) for value in found}
    if len(wanted) > 1:
        raise UnknownFilter(entry.name, ",".join(given), [ONE])
    return wanted.pop()


@cache
def _allowed(table: str, name: str) -> Mapping[str, int]:
    """The allowed values of a parameter, each with its place among them."""
    entry = next(entry for entry in FILTERS[table] if entry.name == name)
    values = entry.allowed() if entry.allowed else []
    return {value: place for place, value in enumerate(values)}


def _seen(entry: Filter, text: str) -> str:
    """Free text as pages read it; refused where a reader could not see what was asked."""
    words = characters.words(text)
    if characters.unseen(text) or not words:
        raise UnknownFilter(entry.name, text, ["characters that can be seen"])
    return words


def _bounded(entry: Filter, given: list[str], most: int) -> list[str]:
    """Values as given, refused where they are longer than anything that can be meant."""
    if sum(map(len, given)) > most:
        raise UnknownFilter(entry.name, ",".join(given), [f"at most {most} characters"])
    return given


def _refuse_reversed_years(filters: tuple[Filter, ...], found: dict[str, tuple[str, ...]]) -> None:
    if "from" in found and "to" in found and found["from"] > found["to"]:
        years = next(entry for entry in filters if entry.name == "to").allowed
        later = [year for year in years() if year >= found["from"][0]] if years else []
        raise ReversedYears(found["from"][0], found["to"][0], later)
