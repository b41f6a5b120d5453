"""Which allowed value of a filter is meant by another word for it: `Indonesia`, `idn`, `Workshop`, 研讨会."""

from collections.abc import Iterator, Mapping
from functools import cache

from southsouth import synonyms
from southsouth.filters import wording
from southsouth.language import LANGUAGES
from southsouth.synonyms import Synonyms

#: Whose other names the values of a parameter have.
_ENTITIES: Mapping[str, tuple[Synonyms, ...]] = {
    "country": (synonyms.COUNTRIES,),
    "place": (synonyms.PLACES,),
    "event": (synonyms.EVENTS,),
    "paragraph": (synonyms.PARAGRAPHS,),
    "commission": (synonyms.COMMISSIONS,),
    **dict.fromkeys(("organiser", "organisation", "via", "body"), (synonyms.ORGANISATIONS,)),
    **dict.fromkeys(("provider", "partner"), (synonyms.COUNTRIES, synonyms.ORGANISATIONS)),
    "entity": (synonyms.COUNTRIES, synonyms.ORGANISATIONS, synonyms.PLACES),
}


def meant(table: str, name: str, text: str) -> str | None:
    """The allowed value that the text means; None where it means none, or more than one."""
    known = (_words(table, name), *_ENTITIES.get(name, ()))
    allowed = _allowed(table, name)
    found = {own for each in known if (own := each.meant(text)) in allowed}
    return found.pop() if len(found) == 1 else None


@cache
def _allowed(table: str, name: str) -> frozenset[str]:
    entry = wording.of(table, name)
    return frozenset(entry.allowed() if entry.allowed else ())


@cache
def _words(table: str, name: str) -> Synonyms:
    """The values themselves in any case, and their words in each language."""

    def words() -> Iterator[tuple[str, str]]:
        for value in _allowed(table, name):
            for language in LANGUAGES:
                yield wording.value(table, name, value, language), value

    return Synonyms(lambda: _allowed(table, name), words)
