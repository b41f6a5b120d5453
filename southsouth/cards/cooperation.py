"""The card of a link from a provider to a partner."""

from typing import Any

from southsouth.cards.base import (
    Card,
    Link,
    address_of,
    doubts,
    evidence,
    groups,
    paragraph_links,
    row,
)
from southsouth.language import N_, translate
from southsouth.names import figure_value, link_text, organisation_names, party_name


def card(link_id: str, language: str) -> Card | None:
    """The card of that link, or None."""
    link = row("cooperation", "link_id", link_id)
    if link is None:
        return None
    return Card(
        kind="cooperation",
        id=link_id,
        language=language,
        headline=link_text(link, language),
        lead="",
        facts=tuple(_facts(link, language)),
        evidence=evidence(link),
        note=link[f"note_{language}"] or "",
        doubts=doubts("cooperation", link_id, language),
        groups=groups(
            language,
            (N_("Reported in"), paragraph_links([link["paragraph"]], language)),
            (N_("Figure given in the report"), _figure(link, language)),
            (N_("Bodies"), _bodies(link, language)),
        ),
        paragraph=link["paragraph"],
        footnote=link["footnote"],
    )


def _facts(link: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Provider"), party_name(link["provider"], link["provider_kind"], language)),
        (N_("Partner"), party_name(link["partner"], link["partner_kind"], language)),
        (N_("Through"), ", ".join(organisation_names(filter(None, [link["via"]]), language))),
        (N_("Sector"), link[f"sector_{language}"]),
        (N_("Direction"), direction(link["mutual"], language)),
    ]
    return [(translate(name, language), value) for name, value in said if value]


def direction(mutual: bool, language: str) -> str:
    """Whether help goes both ways, in words."""
    words = N_("Mutual") if mutual else N_("One way")
    return translate(words, language)


def _figure(link: dict[str, Any], language: str) -> tuple[Link, ...]:
    if not link["figure_id"]:
        return ()
    figure = row("figures", "figure_id", link["figure_id"]) or {}
    text = f"{figure_value(figure, language)} · {figure[f'subject_{language}']}"
    return (Link("figure", link["figure_id"], text, address_of("figure", link["figure_id"])),)


def _bodies(link: dict[str, Any], language: str) -> tuple[Link, ...]:
    """Every body that provides, receives or stands between, each once."""
    ends = [link[end] for end in ("provider", "partner") if link[f"{end}_kind"] == "organisation"]
    bodies = list(dict.fromkeys([*ends, *filter(None, [link["via"]])]))
    return tuple(
        Link("organisation", body, name, address_of("organisation", body))
        for body, name in zip(bodies, organisation_names(bodies, language), strict=True)
    )
