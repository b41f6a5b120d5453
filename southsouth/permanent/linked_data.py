"""What a page says of itself to machines: schema.org as JSON-LD, and W3C Web Annotations."""

import json
from typing import Any

import polars as pl
from markupsafe import Markup

from southsouth import citation, release, tables
from southsouth.cards import Card
from southsouth.language import LANGUAGES, country_name, translate
from southsouth.names import organisation_names
from southsouth.permanent.addresses import page_address
from southsouth.resource import Host

_CONTEXT = "https://schema.org"


def report(language: str) -> dict[str, Any]:
    """The report as a schema.org Report; its symbol only where someone has confirmed it."""
    described: dict[str, Any] = {
        "@type": "Report",
        "name": translate(citation.TITLE, language),
        "author": {"@type": "Organization", "name": translate(citation.AUTHOR, language)},
        "datePublished": str(citation.YEAR),
        "inLanguage": "zh",
        "isPartOf": translate(citation.SESSION, language),
    }
    if citation.symbol():
        described["reportNumber"] = citation.symbol()
    return described


def of_card(card: Card, host: Host) -> dict[str, Any]:
    """JSON-LD of a fact: an Event where a date is known, else a Claim, an Organization or an Article."""
    makers = {"event": _event, "figure": _claim, "commission": _commission}
    described = makers.get(card.kind, _article)(card)
    address = host.url(page_address(card.kind, card.id, card.language))
    return {
        "@context": _CONTEXT,
        **described,
        "@id": address,
        "url": address,
        "inLanguage": card.language,
        "license": release.LICENCE_URL,
        "citation": card.citation,
    }


def _quotations(card: Card) -> list[dict[str, Any]]:
    source = report(card.language)
    return [
        {
            "@type": "Quotation",
            "text": words.printed,
            "inLanguage": "zh",
            "isPartOf": source,
            "pagination": citation.where(words.paragraph, card.language, words.footnote),
        }
        for words in card.evidence
    ]


def _event(card: Card) -> dict[str, Any]:
    event = tables.load("events").row(by_predicate=pl.col("event_id") == card.id, named=True)
    described: dict[str, Any] = {
        "@type": "Event" if event["start"] else "CreativeWork",
        "name": card.headline,
        "description": card.lead,
    }
    if event["start"]:
        described["startDate"] = event["start"]
        described["endDate"] = event["end"] or event["start"]
    if event["place_id"]:
        described["location"] = _place(event["place_id"], card.language)
    organisers = _organisers(card)
    if organisers:
        described["organizer"] = organisers
    return {**described, "subjectOf": _quotations(card)}


def _place(place_id: str, language: str) -> dict[str, Any]:
    place = tables.load("places").row(by_predicate=pl.col("place_id") == place_id, named=True)
    kind = {"city": "City", "country": "Country"}.get(place["kind"], "Place")
    return {
        "@type": kind,
        "name": place[f"name_{language}"],
        "address": {"@type": "PostalAddress", "addressCountry": country_name(place["country_iso3"], language)},
        "geo": {"@type": "GeoCoordinates", "latitude": place["lat"], "longitude": place["lon"]},
    }  # fmt: skip


def _organisers(card: Card) -> list[dict[str, str]]:
    rows = tables.load("event_organisations").filter(
        (pl.col("event_id") == card.id) & pl.col("role").is_in(["organiser", "host"])
    )
    ids = list(dict.fromkeys(rows["organisation_id"]))
    return [
        {"@type": "Organization", "name": name} for name in organisation_names(ids, card.language)
    ]


def _claim(card: Card) -> dict[str, Any]:
    return {
        "@type": "Claim",
        "name": f"{card.headline}: {card.lead}",
        "text": f"{card.lead}: {card.headline}",
        "appearance": report(card.language),
        "subjectOf": _quotations(card),
    }


def _commission(card: Card) -> dict[str, Any]:
    site = tables.load("commissions").row(
        by_predicate=pl.col("commission_id") == card.id, named=True
    )["url"]
    described = {"@type": "Organization", "name": card.headline, "alternateName": card.id}
    return described | ({"sameAs": site} if site else {})


def _article(card: Card) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": card.headline,
        "description": card.lead,
        "isBasedOn": report(card.language),
    }


def annotations(card: Card, host: Host) -> dict[str, Any]:
    """The evidence of a fact as a page of W3C Web Annotations.

    Positions count characters of the paragraph without white space and footnote marks, as the
    anchors table does; a reader who has the text finds the words there.
    """
    rows = tables.load("anchors").filter(_evidence_of(card))
    address = host.url(page_address(card.kind, card.id, card.language))
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{address}/annotations.jsonld",
        "type": "AnnotationPage",
        "items": [
            _annotation(row, card, address, host, number)
            for number, row in enumerate(rows.iter_rows(named=True), start=1)
        ],
    }


def _evidence_of(card: Card) -> pl.Expr:
    """A fact's own words; of a paragraph, the words of every fact taken from it."""
    if card.kind == "paragraph":
        return pl.col("paragraph") == int(card.id)
    return pl.col("row_id") == f"{card.kind}s:{card.id}"


def _annotation(
    row: dict[str, Any], card: Card, address: str, host: Host, number: int
) -> dict[str, Any]:
    return {
        "id": f"{address}/annotations.jsonld#{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": f"{card.headline} · {card.lead}", "language": card.language},
            {"type": "TextualBody", "purpose": "identifying", "value": f"{row['row_id']} {row['column']}"},
        ],
        "target": {
            "source": host.url(page_address("paragraph", str(row["paragraph"]), card.language)),
            "selector": [
                {"type": "TextQuoteSelector", "exact": row["exact"], "prefix": row["prefix"], "suffix": row["suffix"]},
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
            ],
        },
    }  # fmt: skip


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
        "creator": {"@type": "Organization", "name": "South-South Explorer maintainers"},
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
