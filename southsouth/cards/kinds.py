"""The kinds of facts, each in one place: how its facts are found, named, shown and embedded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from southsouth import synonyms, tables
from southsouth.cards import (
    caveats,
    commissions,
    cooperation,
    countries,
    documents,
    events,
    figures,
    organisations,
    paragraphs,
    places,
    recommendations,
)
from southsouth.cards.base import Card, row
from southsouth.language import N_
from southsouth.synonyms import Synonyms


def _same(fact_id: str) -> str:
    return fact_id


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of fact.

    Attributes:
        id: The first step of its facts' addresses.
        name: What one fact is called (a message).
        plural: The heading over several (a message).
        column: The column that holds such an id, in the kind's own table and in others.
        table: The table with a row for each fact; empty where a fact is no one row.
        make: The card of a fact in a language, None where there is no such fact.
        headline: What the fact of a row is called in a language: the headline of its card.
        synonyms: By what else its facts may be asked for.
        page: The page of the explorer that lists its facts (an id of `menu.PAGES`).
        chosen: The parameter by which that page opens one.
        choice: The value of that parameter for a fact.
        every: Makes the ids where they are not those of the table.
        said: What one is called in an error, where the id does not say it.
        embed: How its facts are embedded: `below` (the kind and the id below /embed/fact/) or `alone`
            (the id alone).
        drawn: Whether `southsouth publish` draws its preview images; a server draws those of every
            kind, each when it is first asked for.
        told: How many of its properties say more than its name does, for its preview image.
    """

    id: str
    name: str
    plural: str
    column: str
    table: str
    make: Callable[[str, str], Card | None]
    headline: Callable[[Mapping[str, Any], str], str]
    synonyms: Synonyms
    page: str
    chosen: str
    choice: Callable[[str], str] = _same
    every: Callable[[], Sequence[str]] | None = None
    said: str = ""
    embed: str = "below"
    told: int = 2
    drawn: bool = True

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all facts, in the order of their table."""
        if self.every:
            return tuple(self.every())
        return tuple(str(value) for value in tables.load(self.table)[self.column])

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids, to ask whether there is one."""
        return frozenset(self.ids)

    def meant(self, text: str) -> str | None:
        """The id of the fact that a text means: an id in any case, or another name."""
        found = text if text in self.known else self.synonyms.meant(text)
        return found if found in self.known else None

    def nearest(self, text: str) -> tuple[str, ...]:
        """At most three ids that look like the text, or whose names do."""
        close = get_close_matches(text, self.ids, n=3, cutoff=0.6)
        named = self.synonyms.alike(text)
        found = dict.fromkeys([*(own for own in named if own in self.known), *close])
        return tuple(found)[:3]

    def explorer(self, fact_id: str) -> str:
        """The page of the explorer with the fact chosen, from the root."""
        return f"/{self.page}?{self.chosen}={self.choice(fact_id)}"

    def called(self, fact_id: str, language: str) -> str:
        """What a fact is called, without its card: a list of them all would take seconds.

        Raises:
            KeyError: there is no such fact.
        """
        own = int(fact_id) if self.column == "paragraph" else fact_id
        found = row(self.table, self.column, own) if self.table else {self.column: own}
        if found is None:
            raise KeyError(fact_id)
        return self.headline(found, language)

    @property
    def one(self) -> str:
        """What one fact is called in an error."""
        return self.said or self.id


_EVERY = (
    Kind(
        "figure", N_("Figure"), N_("Figures"), "figure_id", "figures", figures.card, figures.headline,
        synonyms.FIGURES, "figures", "figure", embed="alone", told=1,
    ),
    Kind(
        "event", N_("Event"), N_("Events"), "event_id", "events", events.card, events.headline,
        synonyms.EVENTS, "timeline", "event", embed="alone", told=2,
    ),
    Kind(
        "commission", N_("Regional commission"), N_("Regional commissions"), "commission_id",
        "commissions", commissions.card, commissions.headline, synonyms.COMMISSIONS, "commissions", "commission",
    ),
    Kind(
        "paragraph", N_("Paragraph"), N_("Paragraphs"), "paragraph", "paragraphs",
        paragraphs.card, paragraphs.headline, synonyms.PARAGRAPHS, "paragraphs", "paragraph", drawn=False,
    ),
    Kind(
        "country", N_("Country"), N_("Countries"), "iso3", "", countries.card, countries.headline,
        synonyms.COUNTRIES, "paragraphs", "entity", every=countries.codes,
    ),
    Kind(
        "organisation", N_("Organization"), N_("Organizations"), "organisation_id",
        "organisations", organisations.card, organisations.headline, synonyms.ORGANISATIONS, "organisations",
        "organisation",
    ),
    Kind(
        "place", N_("Place"), N_("Places"), "place_id", "places", places.card, places.headline,
        synonyms.PLACES, "map", "place", drawn=False,
    ),
    Kind(
        "recommendation", N_("Recommendation"), N_("Recommendations"), "recommendation_id",
        "recommendations", recommendations.card, recommendations.headline, synonyms.RECOMMENDATIONS, "recommendations",
        "recommendation",
    ),
    Kind(
        "document", N_("Document"), N_("Documents"), "document_id", "documents", documents.card, documents.headline,
        synonyms.DOCUMENTS, "paragraphs", "entity", choice=documents.work, drawn=False,
    ),
    Kind(
        "cooperation", N_("Case of cooperation"), N_("Who works with whom"), "link_id",
        "cooperation", cooperation.card, cooperation.headline, synonyms.LINKS, "cooperation", "link",
        said="case of cooperation", drawn=False,
    ),
    Kind(
        "caveat", N_("Caveat"), N_("Caveats"), "caveat_id", "caveats", caveats.card, caveats.headline,
        synonyms.CAVEATS, "method", "caveat", drawn=False,
    ),
)  # fmt: skip

#: Every kind by its id. Where a text could be the id of several, the first has it.
KINDS: Mapping[str, Kind] = {kind.id: kind for kind in _EVERY}


def of_table(table: str) -> Kind | None:
    """The kind of the facts that a table has a row each for."""
    return next((kind for kind in _EVERY if kind.table == table), None)


def embedded() -> list[Kind]:
    """The kinds, those first whose ids stand alone in the addresses of embeds."""
    return sorted(_EVERY, key=lambda kind: kind.embed != "alone")
