"""Entries of what the report states: figures, events, paragraphs, recommendations and the rest."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import polars as pl

from southsouth import citation, tables
from southsouth.cards import address_of
from southsouth.language import (
    LANGUAGES,
    N_,
    NN_,
    comma,
    compact,
    counted,
    date,
    listed,
    number,
    translate,
    upper_first,
)
from southsouth.measures.figures import bodies_of
from southsouth.measures.recommendations import how_far
from southsouth.names import figure_value, link_text, place_name, place_names, recommendation_name
from southsouth.search.asked.groups import GROUPS
from southsouth.search.entry import Entry, both, dotted, located, standing, texts
from southsouth.synonyms import body_aliases, country_aliases, names_elsewhere
from southsouth.vocabulary import (
    CAVEAT_KINDS,
    DOCUMENT_KINDS,
    EVENT_KINDS,
    LINK_KINDS,
    QUALIFIERS,
    SECTIONS,
    SOURCES,
    THEMES,
    TOPICS,
    UNITS,
    label,
)

#: Parts of the world beside those that links name.
_REGIONS = (
    N_("Africa"), N_("Asia"), N_("Americas"), N_("Europe"), N_("Oceania"), N_("South America"),
    N_("South-eastern Asia"), N_("Southern Asia"), N_("Eastern Asia"), N_("Eastern Africa"), N_("Western Africa"), N_("Northern Africa"),
)  # fmt: skip
#: What else regions and groups are called.
_ALSO_CALLED = {
    "African": "Africa", "Asian": "Asia", "European": "Europe", "Latin American": "Latin America", "拉美": "Latin America",
    "South American": "South America", "Southeast Asia": "South-eastern Asia", "South East Asia": "South-eastern Asia",
    "South Asia": "Southern Asia", "East Asia": "Eastern Asia", "East Africa": "Eastern Africa", "West Africa": "Western Africa",
    "North Africa": "Northern Africa", "南美": "South America",
    "LDCs": "Least developed countries", "LDC": "Least developed countries", "least developed": "Least developed countries",
    "LLDCs": "Landlocked developing countries", "内陆发展中国家": "Landlocked developing countries",
    "landlocked": "Landlocked developing countries", "内陆国": "Landlocked developing countries",
    "SIDS": "Small island developing States", "小岛屿发展中国家": "Small island developing States",
}  # fmt: skip


def entries() -> Iterator[Entry]:
    """Every figure, event, paragraph, recommendation, link, document and caveat of the tables."""
    yield from map(_figure, _rows("figures"))
    yield from map(_event, _rows("events"))
    yield from map(_paragraph, _rows("paragraphs"))
    yield from map(_recommendation, _rows("recommendations"))
    yield from map(_link, _rows("cooperation"))
    yield from map(_document, _works())
    yield from map(_caveat, _rows("caveats"))


def _rows(table: str) -> Iterator[dict[str, Any]]:
    return tables.load(table).iter_rows(named=True)


@cache
def _bodies() -> Mapping[str, tuple[str, ...]]:
    """What each body is called: names in both languages, acronym, short names."""
    return {
        own: (*texts(row, "name", "acronym"), *body_aliases(own))
        for row in _rows("organisations")
        for own in (row["organisation_id"],)
    }


def _labels(value: str, vocabulary: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(both(lambda language: label(value, language, vocabulary)).values())


def _figure(figure: Mapping[str, Any]) -> Entry:
    own = figure["figure_id"]
    return Entry(
        "figure",
        own,
        both(lambda language: figure[f"subject_{language}"]),
        both(
            lambda language: dotted(
                (
                    figure_value(figure, language),
                    date(figure["period"], language) if figure["period"] else "",
                    located(figure, language),
                )
            )
        ),
        address_of("figure", own),
        figure["paragraph"],
        names=(own, *texts(figure, "subject")),
        words=(
            *standing(figure),
            *texts(figure, "as_printed", "note", "period"),
            *_amounts(figure),
            *_labels(figure["topic"], TOPICS),
            *_labels(figure["unit"], UNITS),
            *_labels(figure["qualifier"], QUALIFIERS),
            *(name for body in bodies_of(figure) for name in _bodies()[body]),
        ),
    )


def _amounts(figure: Mapping[str, Any]) -> Iterator[str]:
    """The value as it may be asked for: in digits, and in words of each language."""
    for value in filter(None, (figure["value"], figure["value_high"])):
        yield f"{value:.15g}"
        if figure["unit"] == "USD":
            yield f"{value:.15g} USD"
        for language in LANGUAGES:
            yield compact(value, language)
            yield number(value, language)


@cache
def _acting() -> Mapping[str, list[str]]:
    """Bodies by the event they act in."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in _rows("event_organisations"):
        found[row["event_id"]].append(row["organisation_id"])
    return found


def _event(event: Mapping[str, Any]) -> Entry:
    own = event["event_id"]
    return Entry(
        "event",
        own,
        both(lambda language: event[f"title_{language}"]),
        both(
            lambda language: dotted(
                (
                    date(event["date_edtf"], language),
                    place_name(event["place_id"], language),
                    located(event, language),
                )
            )
        ),
        address_of("event", own),
        event["paragraph"],
        names=(own, *texts(event, "title"), *_met_at(event)),
        words=(
            *standing(event),
            *texts(event, "as_printed", "date_as_printed", "place_as_printed", "summary", "note"),
            *both(lambda language: date(event["date_edtf"], language)).values(),
            *_labels(event["kind"], EVENT_KINDS),
            *(name for body in _acting().get(own, ()) for name in _bodies().get(body, ())),
        ),
        others=_of_others(event),
    )


def _of_others(event: Mapping[str, Any]) -> frozenset[str]:
    """The countries of other events that are printed in one list with an event's own."""
    place = _places().get(event["place_id"])
    if place is None or event["as_printed"] not in _of_several():
        return frozenset()
    printed = _countries_found().findall(event["as_printed"])
    return frozenset(_countries_printed()[name] for name in printed) - {place["country_iso3"]}


@cache
def _of_several() -> frozenset[str]:
    """What is printed once for several events."""
    printed = tables.load("events")["as_printed"]
    return frozenset(printed.filter(printed.is_duplicated()))


def _met_at(event: Mapping[str, Any]) -> tuple[str, ...]:
    """What a reader calls an event by its place and kind, and where that is: Bali meeting, 巴厘会议."""
    place = _places().get(event["place_id"])
    if place is None:
        return ()
    kind = both(lambda language: label(event["kind"], language, EVENT_KINDS))
    met = (f"{place['name_en']} {kind['en']}", f"{place['name_zh']}{kind['zh']}")
    return *met, *place_names(place["place_id"])


@cache
def _places() -> Mapping[str, Mapping[str, Any]]:
    return {place["place_id"]: place for place in _rows("places")}


@cache
def _named_in() -> Mapping[int, list[str]]:
    """Who and what each paragraph names: the words as printed, and what else it is called."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in _rows("mentions"):
        names = _names_of(row["entity_kind"], row["entity_id"])
        found[row["paragraph"]] += [row["as_printed"], *names]
    return found


def _names_of(kind: str, entity: str) -> tuple[str, ...]:
    if kind == "country":
        return *country_aliases(entity), *names_elsewhere(entity)
    if kind == "organisation":
        return _bodies()[entity]
    return texts(_places()[entity], "name")  # a city named is not its country named


def _paragraph(row: Mapping[str, Any]) -> Entry:
    here = row["paragraph"]
    names = ("0",) if here == 0 else (f"para. {here}", f"p{here}")
    return Entry(
        "paragraph",
        str(here),
        both(lambda language: f"{citation.where(here, language)} · {row[f'title_{language}']}"),
        both(lambda language: row[f"gist_{language}"]),
        address_of("paragraph", str(here)),
        here,
        names=(*names, *standing(row), *texts(row, "title")),
        words=(
            *texts(row, "gist", "heading"),
            *_labels(row["section"], SECTIONS),
            *_labels(row["theme"], THEMES),
            *_named_in().get(here, ()),
        ),
    )


def _of_list(asked: Mapping[str, Any], language: str) -> str:
    """Whose it is and which of theirs: Joint Inspection Unit, recommendation 4."""
    return translate(
        N_("{source}, {number}"), language, source=label(asked["source"], language, SOURCES),
        number=recommendation_name(asked["source"], asked["number"], language),
    )  # fmt: skip


def _recommendation(asked: Mapping[str, Any]) -> Entry:
    own = asked["recommendation_id"]
    addressed = (asked["addressed_to"] or "").split(";")
    return Entry(
        "recommendation",
        own,
        both(lambda language: asked[f"subject_{language}"]),
        both(
            lambda language: dotted(
                (
                    _of_list(asked, language),
                    how_far(asked, language),
                    located(asked, language),
                )
            )
        ),
        address_of("recommendation", own),
        asked["paragraph"],
        names=(own, *texts(asked, "subject")),
        words=(
            *standing(asked),
            *texts(asked, "as_printed", "status_as_printed", "note"),
            *both(
                lambda language: recommendation_name(asked["source"], asked["number"], language)
            ).values(),
            *(asked["source"], *_labels(asked["source"], SOURCES)),
            *both(lambda language: how_far(asked, language)).values(),
            *(name for body in addressed for name in _bodies().get(body, ())),
        ),
    )


def _link(link: Mapping[str, Any]) -> Entry:
    said = both(lambda language: link_text(link, language))
    via = link["via"] or ""
    return Entry(
        "cooperation",
        link["link_id"],
        said,
        both(
            lambda language: dotted(
                (
                    label(link["link_kind"], language, LINK_KINDS),
                    link[f"note_{language}"] or "",
                    located(link, language),
                )
            )
        ),
        address_of("cooperation", link["link_id"]),
        link["paragraph"],
        names=(link["link_id"],),
        words=(
            *standing(link),
            *said.values(),
            *texts(link, "note", "provider", "partner"),
            *_of_its_own(link),
            *_labels(link["link_kind"], LINK_KINDS),
            *_party(link["provider"], link["provider_kind"]),
            *_party(link["partner"], link["partner_kind"]),
            *_bodies().get(via, (via,)),
        ),
    )


def _of_its_own(link: Mapping[str, Any]) -> Iterator[str]:
    """The printed words of a link without other countries: a list that is printed once for several
    links names to each only its own."""
    own, countries = {link["provider"], link["partner"]}, _countries_printed()
    for words in texts(link, "as_printed", "kind_as_printed"):
        yield _countries_found().sub(
            lambda found: f" {found[0]} " if countries[found[0]] in own else " ", words
        )


@cache
def _countries_printed() -> Mapping[str, str]:
    """What the report prints of countries, the longest first: 印度尼西亚 before 印度."""
    rows = tables.load("mentions").filter(pl.col("entity_kind") == "country")
    pairs = rows.select("as_printed", "entity_id").unique().rows()
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _countries_found() -> re.Pattern[str]:
    """Any country as printed, not the 中国 in 发展中国家."""
    return re.compile(f"(?:{'|'.join(map(re.escape, _countries_printed()))})(?!家)")


def parties() -> dict[str, str]:
    """Names of the regions and groups that links name, in each language, with what the tables call them."""
    links = tables.load("cooperation")
    found = {
        party
        for end in ("provider", "partner")
        for party in links.filter(pl.col(f"{end}_kind").is_in(["region", "group"]))[end]
    }
    named = {
        name: party
        for party in sorted({*found, *_REGIONS, *GROUPS})
        for name in both(lambda language, party=party: translate(party, language)).values()
    }
    return named | _ALSO_CALLED


def _party(party: str, kind: str) -> tuple[str, ...]:
    """What a provider or partner is called besides."""
    return _names_of(kind, party) if kind in ("country", "organisation") else ()


def _works() -> Iterator[list[dict[str, Any]]]:
    """The citations of each document, a list a document."""
    for _, rows in tables.load("documents").group_by("work_id", maintain_order=True):
        yield list(rows.sort("paragraph").iter_rows(named=True))


def _document(citations: list[dict[str, Any]]) -> Entry:
    first = citations[0]
    symbol = first["symbol"] or ""
    cited = sorted({row["paragraph"] for row in citations})
    said = NN_("cited in paragraph {list}", "cited in paragraphs {list}")
    whole = N_("cited in: {list}")  # the summary is no paragraph by number

    def cited_in(language: str) -> str:
        if 0 not in cited:
            return counted(said, len(cited), language, list=comma(language).join(map(str, cited)))
        return translate(
            whole, language, list=listed([citation.where(one, language) for one in cited], language)
        )

    return Entry(
        "document",
        first["work_id"],
        both(lambda language: dotted((first[f"title_{language}"], symbol))),
        both(
            lambda language: dotted(
                (
                    label(first["kind"], language, DOCUMENT_KINDS),
                    cited_in(language),
                )
            )
        ),
        address_of("document", first["document_id"]),
        first["paragraph"],
        names=(first["work_id"], symbol, *texts(first, "title")),
        words=(
            *(words for row in citations for words in (row["as_printed"], *standing(row))),
            *_labels(first["kind"], DOCUMENT_KINDS),
        ),
    )


def _caveat(caveat: Mapping[str, Any]) -> Entry:
    own = caveat["caveat_id"]
    return Entry(
        "caveat",
        own,
        both(lambda la: f"{upper_first(caveat[f'short_{la}'])} · {located(caveat, la)}"),
        both(lambda language: caveat[f"note_{language}"]),
        address_of("caveat", own),
        caveat["paragraph"],
        names=(own, *texts(caveat, "short"), *_labels(caveat["kind"], CAVEAT_KINDS)),
        words=(*standing(caveat), *texts(caveat, "as_printed", "note", "row_ids")),
    )
