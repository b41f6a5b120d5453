"""A card for a terminal: the fact, its evidence, its doubts, its citation in every format."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from southsouth import citation
from southsouth.cards.base import Card
from southsouth.language import N_, semicolon, translate
from southsouth.names import bracketed, entry

_Maker = Callable[[str, str, citation.Place | None, int | None, str, date | None], str]
FORMATS: Mapping[str, _Maker] = {
    "bibtex": citation.bibtex,
    "ris": citation.ris,
    "csl-json": citation.csl_json,
}


def citation_key(card: Card) -> str:
    """The key under which a reference manager keeps the citation: no two facts or languages share one."""
    return f"southsouth-{card.kind}-{card.id}-{card.language}".lower()


def cited(card: Card, form: str, url: str = "", accessed: date | None = None) -> str:
    """The citation of a fact as `text`, `bibtex`, `ris` or `csl-json`; `url` is its permanent address,
    `accessed` the day on which it was read there.

    Raises:
        KeyError: there is no such format.
    """
    if form == "text":
        return citation.text(card.language, card.cited, card.footnote, url) + "\n"
    place = (card.language, card.cited, card.footnote, url)
    return FORMATS[form](citation_key(card), *place, accessed)


def lines(card: Card, url: str = "") -> Iterator[str]:
    """The whole card, a line each; `url` is the permanent address of the fact."""
    yield f"{card.headline} [{card.kind} {card.id}]"
    if card.lead:
        yield card.lead
    for name, value in card.facts:
        yield entry(name, value, card.language)
    yield from _evidence(card)
    if card.note:
        yield card.note
    for doubt in card.doubts:
        yield f"! {entry(doubt.kind, doubt.note, card.language)}"
    for group in card.groups:
        links = semicolon(card.language).join(link.text for link in group.links)
        yield entry(group.heading, links, card.language)
    for form in ("text", "bibtex", "csl-json"):
        yield ""
        yield cited(card, form, url).rstrip()


def _evidence(card: Card) -> Iterator[str]:
    for words in card.evidence:
        where = citation.where(words.paragraph, card.language, words.footnote)
        said = bracketed(f"“{words.printed}”", where, card.language)
        yield entry(translate(N_("As printed"), card.language), said, card.language)
