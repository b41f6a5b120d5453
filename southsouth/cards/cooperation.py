"""The card of a link between two parties, with the kind of link in words."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.cards.base import (
    Card,
    Link,
    body_links,
    cooperation_links,
    country_links,
    doubts,
    evidence,
    figure_links,
    groups,
    paragraph_links,
    row,
)
from southsouth.language import N_, counted, translate
from southsouth.measures.routes import between
from southsouth.names import link_text, organisation_names, party_name
from southsouth.vocabulary import LINK_KINDS, label

#: What the two parties are to each other, by the kind of link.
ROLES: Mapping[str, tuple[str, str]] = {
    "provision": (N_("Provider"), N_("Partner")),
    "exchange": (N_("One side"), N_("Other side")),
    "location": (N_("Whose centre it is"), N_("Where it stands")),
    "convening": (N_("Convener"), N_("Those convened or concerned")),
    "leading": (N_("Who leads"), N_("Where the programmes belong")),
    "connecting": (N_("Whose platform it is"), N_("Who is among those linked")),
    "proposal": (N_("Who proposes"), N_("For whom")),
}


def headline(link: Mapping[str, Any], language: str) -> str:
    """What a link is called."""
    return link_text(link, language)


def card(link_id: str, language: str) -> Card | None:
    """The card of that link, or None."""
    link = row("cooperation", "link_id", link_id)
    if link is None:
        return None
    return Card(
        kind="cooperation",
        id=link_id,
        language=language,
        headline=headline(link, language),
        lead="",
        facts=tuple(_facts(link, language)),
        evidence=evidence(link, ("as_printed", "kind_as_printed")),
        note=link[f"note_{language}"] or "",
        doubts=doubts("cooperation", link_id, language),
        groups=groups(
            language,
            (N_("Reported in"), paragraph_links([link["paragraph"]], language)),
            (_number_heading(link), _figure(link, language)),
            (N_("Countries"), country_links(_ends(link, "country"), language)),
            (
                N_("Bodies"),
                body_links([*_ends(link, "organisation"), *filter(None, [link["via"]])], language),
            ),
            (N_("Other cases between them"), _of_the_same(link, language)),
        ),
        paragraph=link["paragraph"],
        footnote=link["footnote"],
    )


def _facts(link: dict[str, Any], language: str) -> list[tuple[str, str]]:
    provider, partner = ROLES[link["link_kind"]]
    said = [
        (N_("Kind of cooperation"), label(link["link_kind"], language, LINK_KINDS)),
        (provider, party_name(link["provider"], link["provider_kind"], language)),
        (partner, party_name(link["partner"], link["partner_kind"], language)),
        (N_("Through"), ", ".join(organisation_names(filter(None, [between(link)]), language))),
        (N_("Sector"), link[f"sector_{language}"]),
        (N_("Figure shared by"), _sharing(link, language)),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def _sharing(link: dict[str, Any], language: str) -> str:
    """How many links the number is of, where it is not this one's alone."""
    count = link["amount_shared_by"] or 1
    if count < 2:
        return ""
    words = N_("{cases} together; it is not the amount of this case alone")
    return translate(words, language, cases=counted(counts.CASES, count, language))


def _number_heading(link: dict[str, Any]) -> str:
    if (link["amount_shared_by"] or 1) < 2:
        return N_("Figure given in the report")
    return N_("Figure given once for several cases")


def _figure(link: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not link["figure_id"]:
        return ()
    return figure_links(tables.where("figures", figure_id=link["figure_id"]), language)


def _ends(link: dict[str, Any], kind: str) -> list[str]:
    """Those of a kind that provide or receive."""
    return [link[end] for end in ("provider", "partner") if link[f"{end}_kind"] == kind]


def _of_the_same(link: dict[str, Any], language: str) -> tuple[Link, ...]:
    """Other links between the same two."""
    both = {link["provider"], link["partner"]}
    others = tables.load("cooperation").filter(
        pl.col("provider").is_in(both)
        & pl.col("partner").is_in(both)
        & (pl.col("link_id") != link["link_id"])
    )
    return cooperation_links(others, language)
