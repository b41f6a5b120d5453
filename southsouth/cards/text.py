"""A card for a terminal: the fact, its evidence, its doubts, its citation in every format."""

from collections.abc import Callable, Iterator, Mapping

from southsouth import citation
from southsouth.cards.base import Card
from southsouth.language import N_, translate

_Maker = Callable[[str, str, int | None, int | None], str]
FORMATS: Mapping[str, _Maker] = {
    "bibtex": citation.bibtex,
    "ris": citation.ris,
    "csl-json": citation.csl_json,
}


def citation_key(card: Card) -> str:
    """The key under which a reference manager keeps the citation."""
    return f"southsouth-{card.kind}-{card.id}".lower()


def cited(card: Card, form: str) -> str:
    """The citation of a fact as `text`, `bibtex`, `ris` or `csl-json`.

    Raises:
        KeyError: there is no such format.
    """
    if form == "text":
        return card.citation + "\n"
    return FORMATS[form](citation_key(card), card.language, card.paragraph, card.footnote)


def lines(card: Card) -> Iterator[str]:
    """The whole card, a line each."""
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
        yield cited(card, form).rstrip()


def _evidence(card: Card) -> Iterator[str]:
    for words in card.evidence:
        where = citation.where(words.paragraph, card.language, words.footnote)
        yield f"{translate(N_('As printed'), card.language)}: 「{words.printed}」 ({where})"
