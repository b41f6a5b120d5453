"""What can be found: one entry for each fact, entity, page, chart and table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from southsouth import cards, citation
from southsouth.language import LANGUAGES, N_

#: The kinds of entries, with the heading that results of a kind stand under. Their order decides
#: between entries that fit a query equally well.
KINDS: Mapping[str, str] = {
    "page": N_("Pages"),
    "story": N_("Stories"),
    **{
        kind: cards.KINDS[kind].plural
        for kind in (
            "country", "place", "commission", "organisation", "figure", "event", "paragraph",
            "recommendation", "cooperation", "document", "caveat",
        )
    },
    "chart": N_("Charts"),
    "table": N_("Tables"),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing to be found.

    Attributes:
        kind: One of KINDS.
        id: Its id within the kind.
        text: What it is called, by language.
        detail: What tells it from others, by language.
        address: Where it is shown, from the root.
        paragraph: The paragraph to read; None for what no paragraph states.
        names: Everything it is called: names in both languages, acronyms, ids.
        words: Everything else it is found by: words as printed, what is said of it.
        others: Countries in its words that are said of others: it is not found by their names.
    """

    kind: str
    id: str
    text: Mapping[str, str]
    detail: Mapping[str, str]
    address: str
    paragraph: int | None = None
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = field(default=(), repr=False)
    others: frozenset[str] = frozenset()


def both(said: Callable[[str], str]) -> dict[str, str]:
    """The words of every language, from a function of the language."""
    return {language: said(language) for language in LANGUAGES}


def dotted(parts: Iterable[str]) -> str:
    """Parts as one line; empty ones are left out."""
    return " · ".join(filter(None, parts))


def located(row: Mapping[str, Any], language: str) -> str:
    """Where a row's words stand."""
    return citation.where(row["paragraph"], language, row.get("footnote"))


def standing(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What a row is found by from its place: its paragraph in both languages."""
    number = row["paragraph"]
    return (f"paragraph {number}", f"第{number}段") if number else ("summary", "摘要")


def texts(row: Mapping[str, Any], *columns: str) -> tuple[str, ...]:
    """The columns' texts in both languages where a column has them, empty ones left out."""
    names = [name for c in columns for name in (c, *(f"{c}_{lang}" for lang in LANGUAGES))]
    return tuple(str(row[name]) for name in names if row.get(name))
