"""A card for a terminal: the fact, its evidence, its doubts, its citation in every format."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from southsouth import citation
from southsouth.cards.base import Card
from southsouth.language import N_, translate

_Maker = Callable[[str, str, int | None, int | None, str, date | None], str]
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
        return citation.text(card.language, card.paragraph, card.footnote, url) + "\n"
    place = (card.language, card.paragraph, card.footnote, url)
    return FORMATS[form](citation_key(card), *place, accessed)


def lines(card: Card, url: str = "") -> Iterator[str]:
    """The whole card, a line each; `url` is the permanent address of the fact."""
    yield f"{card.headline} [{card.kind} {card.id}]"
    if card.lead:
        yield card.lead
    for name, value in card.facts:
        yield f"{name}: {value}"
    yield from _evidence(card)
    if card.note:
        yield card.note
    for doubt in card.doubts:
        yield f"! {doubt.kind}: {doubt.note}"
    for group in card.groups:
        yield f"{group.heading}: {'; '.join(link.text for link in group.links)}"
    for form in ("text", "bibtex", "csl-json"):
        yield ""
        yield cited(card, form, url).rstrip()


def _evidence(card: Card) -> Iterator[str]:
    for words in card.evidence:
        where = citation.where(words.paragraph, card.language, words.footnote)
        yield f"{translate(N_('As printed'), card.language)}: 「{words.printed}」 ({where})"
