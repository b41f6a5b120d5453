"""What a page says of itself to machines in schema.org's terms, as JSON-LD.

Every property is one that schema.org gives to the type or to one of its parents: a test holds each
page against schema.org's own vocabulary. What is not known is left out.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl
from markupsafe import Markup

from southsouth import citation, release, tables
from southsouth.cards import Card
from southsouth.language import LANGUAGES, country_name, translate
from southsouth.names import entry, organisation_names
from southsouth.permanent.addresses import page_address
from southsouth.resource import Host

_CONTEXT = "https://schema.org"


def report(language: str) -> dict[str, Any]:
    """The report as a schema.org Report; its symbol only where someone has confirmed it."""
    return _known(
        {
            "@type": "Report",
            "name": translate(citation.TITLE, language),
            "author": _organisation(translate(citation.AUTHOR, language)),
            "publisher": _organisation(translate(citation.PUBLISHER, language)),
            "datePublished": str(citation.YEAR),
            "inLanguage": citation.READ,
            "isPartOf": {
                "@type": "CreativeWorkSeries",
                "name": translate(citation.SESSION, language),
            },
            "reportNumber": citation.symbol(),
        }
    )


def of_card(card: Card, host: Host) -> dict[str, Any]:
    """JSON-LD of a fact, and of the page that tells of it; licence and citation are the page's."""
    described = _MAKERS[card.kind](card)
    address = host.url(page_address(card.kind, card.id, card.language))
    return {
        "@context": _CONTEXT,
        **described,
        "@id": f"{address}#fact",
        "url": address,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": address,
            "inLanguage": card.language,
            "license": release.LICENCE_URL,
            "citation": citation.text(card.language, card.cited, card.footnote),
        },
    }


def _known(described: dict[str, Any]) -> dict[str, Any]:
    """What is known: nothing empty, no null."""
    return {name: value for name, value in described.items() if value or value == 0}


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _quotations(card: Card) -> list[dict[str, Any]]:
    source = report(card.language)
    return [
        {
            "@type": "Quotation",
            "text": words.printed,
            "inLanguage": citation.READ,
            "isPartOf": source,
            "position": citation.where(words.paragraph, card.language, words.footnote),
        }
        for words in card.evidence
    ]


#: What a happening is in schema.org where it is no Event.
_MAKES = {"publication": "CreativeWork", "programme": "Project"}


def _event(card: Card) -> dict[str, Any]:
    """By kind: a publication is a work, a programme a project, the rest an Event or a Claim.

    An Event is what has a day and a place, as search engines ask of one; where the report prints
    only one of them or neither, its statement that the thing happened is a Claim, with what is known.
    """
    event = _row("events", "event_id", card.id)
    place = _place(event["place_id"], card.language) if event["place_id"] else None
    kind = _MAKES.get(event["kind"], "Event" if event["start"] and place else "Claim")
    bodies = _organisers(card)
    start, end = event["start"], event["end"]
    own = {
        "CreativeWork": {"datePublished": start, "publisher": bodies, "locationCreated": place},
        "Project": {
            "foundingDate": start, "dissolutionDate": end, "location": place, "sponsor": bodies,
        },
        "Event": {"startDate": start, "endDate": end, "location": place, "organizer": bodies},
        "Claim": {"temporalCoverage": event["date_edtf"], "contentLocation": place},
    }[kind]  # fmt: skip
    said = {"@type": kind, "name": card.headline, "description": card.lead, **own}
    return _known(said | _stated(card, kind))


def _stated(card: Card, kind: str) -> dict[str, Any]:
    """What ties a thing to the report: a Claim appears in it, of anything else it is the subject."""
    if kind == "Claim":
        return {"text": card.headline, "appearance": [*_quotations(card), report(card.language)]}
    return {"subjectOf": _quotations(card)}


def _place(place_id: str, language: str) -> dict[str, Any]:
    place = _row("places", "place_id", place_id)
    kind = {"city": "City", "country": "Country"}.get(place["kind"], "Place")
    return {
        "@type": kind,
        "name": place[f"name_{language}"],
        "address": {"@type": "PostalAddress", "addressCountry": country_name(place["country_iso3"], language)},
        "geo": {"@type": "GeoCoordinates", "latitude": place["lat"], "longitude": place["lon"]},
    }  # fmt: skip


def _organisers(card: Card) -> list[dict[str, str]]:
    rows = tables.where("event_organisations", event_id=card.id).filter(
        pl.col("role").is_in(["organiser", "host"])
    )
    ids = list(dict.fromkeys(rows["organisation_id"]))
    return [_organisation(name) for name in organisation_names(ids, card.language)]


def _figure(card: Card) -> dict[str, Any]:
    said = {"@type": "Claim", "name": entry(card.headline, card.lead, card.language)}
    return said | _stated(card, "Claim") | {"text": entry(card.lead, card.headline, card.language)}


def _commission(card: Card) -> dict[str, Any]:
    row = _row("commissions", "commission_id", card.id)
    return _known(
        {
            "@type": "Organization",
            "name": card.headline,
            "alternateName": card.id,
            "description": card.lead,
            "foundingDate": str(row["founded"] or ""),
            "location": _place(row["seat_place_id"], card.language),
            "sameAs": row["url"],
            "subjectOf": _quotations(card),
        }
    )


def _article(card: Card) -> dict[str, Any]:
    return _known(
        {
            "@type": "Article",
            "headline": card.headline,
            "description": card.lead,
            "isBasedOn": report(card.language),
        }
    )


def _claim(card: Card) -> dict[str, Any]:
    """What the report says or asks, where the headline says it."""
    said = {"@type": "Claim", "name": card.headline, "description": card.lead}
    return _known(said | _stated(card, "Claim"))


def _country(card: Card) -> dict[str, Any]:
    return _known(
        {
            "@type": "Country",
            "name": card.headline,
            "alternateName": country_name(card.id, _other(card.language)),
            "identifier": card.id,
            "description": card.lead,
            "subjectOf": _quotations(card),
        }
    )


def _other(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


def _body(card: Card) -> dict[str, Any]:
    row = _row("organisations", "organisation_id", card.id)
    names = (row["acronym"], row[f"name_{_other(card.language)}"])
    seat = row["seat_place_id"]
    return _known(
        {
            "@type": "Organization",
            "name": row[f"name_{card.language}"],
            "alternateName": [name for name in names if name],
            "description": card.lead,
            "location": _place(seat, card.language) if seat else None,
            "parentOrganization": _parent(row["parent_id"], card.language),
            "subjectOf": _quotations(card),
        }
    )


def _parent(parent: str | None, language: str) -> dict[str, str] | None:
    return _organisation(organisation_names([parent], language)[0]) if parent else None


def _where(card: Card) -> dict[str, Any]:
    row = _row("places", "place_id", card.id)
    named = {"alternateName": row[f"name_{_other(card.language)}"], "subjectOf": _quotations(card)}
    return _known({**_place(card.id, card.language), **named, "sameAs": _geonames(row)})


def _geonames(place: dict[str, Any]) -> str:
    return f"https://www.geonames.org/{place['geonames_id']}" if place["geonames_id"] else ""


def _document(card: Card) -> dict[str, Any]:
    row = _row("documents", "document_id", card.id)
    return _known(
        {
            "@type": "Report" if row["kind"] == "report" else "CreativeWork",
            "name": row[f"title_{card.language}"],
            "alternateName": row[f"title_{_other(card.language)}"],
            "identifier": row["symbol"],
            "sameAs": row["url"],
            "subjectOf": _quotations(card),
        }
    )


def _caveat(card: Card) -> dict[str, Any]:
    """Ours, not the report's: a comment on its words."""
    return _known(
        {
            "@type": "Comment",
            "name": card.headline,
            "text": card.lead,
            "about": _quotations(card) or report(card.language),
            "isBasedOn": report(card.language),
        }
    )


def _row(table: str, column: str, own: str) -> dict[str, Any]:
    return tables.where(table, **{column: own}).row(0, named=True)


_MAKERS: Mapping[str, Callable[[Card], dict[str, Any]]] = {
    "event": _event, "figure": _figure, "commission": _commission, "paragraph": _article,
    "country": _country, "organisation": _body, "place": _where, "recommendation": _claim,
    "document": _document, "cooperation": _claim, "caveat": _caveat,
}  # fmt: skip


def story(
    title: str, description: str, address: str, language: str, image: str = ""
) -> dict[str, Any]:
    """schema.org Article of a story at an address; `image` is that of its picture for links."""
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "Article",
            "@id": f"{address}#story",
            "url": address,
            "mainEntityOfPage": address,
            "headline": title,
            "description": description,
            "image": image,
            "inLanguage": language,
            "datePublished": release.RELEASED,
            "author": _organisation(citation.MAINTAINERS),
            "license": release.LICENCE_URL,
            "isAccessibleForFree": True,
            "isBasedOn": report(language),
        }
    )


def page(
    title: str,
    description: str,
    address: str,
    language: str,
    host: Host,
    parts: Iterable[tuple[str, str]] = (),
) -> dict[str, Any]:
    """schema.org WebPage of a page of the site at an address from its root.

    `parts` are the title and address of each article that it lists; with them it is a CollectionPage.
    """
    listed = [
        {"@type": "Article", "headline": headline, "url": host.url(there)}
        for headline, there in parts
    ]
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "CollectionPage" if listed else "WebPage",
            "@id": host.url(address),
            "url": host.url(address),
            "name": title,
            "description": description,
            "inLanguage": language,
            "isPartOf": {
                "@type": "WebSite",
                "name": translate(citation.SITE, language),
                "url": host.url("/"),
            },
            "about": report(language),
            "dateModified": release.RELEASED,
            "license": release.LICENCE_URL,
            "hasPart": listed,
        }
    )  # fmt: skip


def dataset(language: str, host: Host, files: dict[str, str]) -> dict[str, Any]:
    """schema.org Dataset of all tables, as Google Dataset Search reads it; `files` maps address to type."""
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": host.url("/download"),
        "url": host.url("/download"),
        "name": release.TITLE_EN,
        "description": release.DESCRIPTION,
        "version": release.RELEASE,
        "dateModified": release.RELEASED,
        "license": release.LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "temporalCoverage": "1978/2014",
        "spatialCoverage": {"@type": "Place", "name": "World"},
        "creator": {"@type": "Organization", "name": citation.MAINTAINERS},
        "isBasedOn": report(language),
        "citation": citation.text(language),
        "keywords": ["South-South cooperation", "United Nations", "triangular cooperation", "南南合作"],
        "variableMeasured": [name.replace("_", " ") for name in tables.NAMES],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": host.url(address), "encodingFormat": kind.partition(";")[0]}
            for address, kind in files.items()
        ],
    }  # fmt: skip


def script(described: dict[str, Any]) -> Markup:
    """JSON that may stand inside a script element: nothing in it can close the element."""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def text(described: dict[str, Any]) -> str:
    """JSON-LD as a file."""
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
