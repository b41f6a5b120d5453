"""What things are called in a language: bodies, places, countries, figures."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import polars as pl

from southsouth import counts, tables
from southsouth.language import (
    LANGUAGES,
    N_,
    comma,
    compact,
    country_name,
    listed,
    translate,
    upper_first,
)
from southsouth.vocabulary import LINK_KINDS, QUALIFIERS, label

# One short name a country, for those whose name (geo/groups.csv) is too long for a map: without the form
# of the State, with Saint and United States in two letters, as ESCAP lists its two. Search knows them all.
_SHORT_COUNTRIES: Mapping[str, str] = {
    "BOL": N_("Bolivia"),
    "BRN": N_("Brunei Darussalam"),
    "COD": N_("DR Congo"),
    # No shorter: in Chinese M49 tells it from Dominica by one character of many strokes.
    "DOM": N_("Dominican Republic"),
    "FSM": N_("Micronesia"),
    "GBR": N_("United Kingdom"),
    "HKG": N_("Hong Kong, China"),
    "IRN": N_("Iran"),
    "KNA": N_("St Kitts and Nevis"),
    "LAO": N_("Lao PDR"),
    "LCA": N_("St Lucia"),
    "MAC": N_("Macao, China"),
    "SXM": N_("Sint Maarten"),
    "TZA": N_("Tanzania"),
    "USA": N_("United States"),
    "VCT": N_("St Vincent and the Grenadines"),
    "VEN": N_("Venezuela"),
    "VIR": N_("US Virgin Islands"),
}


def country_short_name(iso3: str, language: str) -> str:
    """The short name of a country for where there is little room; nothing where its name is short enough."""
    return translate(_SHORT_COUNTRIES.get(iso3, ""), language)


def organisation_names(ids: Iterable[str], language: str) -> list[str]:
    """The names of bodies in a language, in the order of the ids."""
    names = _names(language)
    return [names.get(organisation, organisation) for organisation in ids]


@cache
def _names(language: str) -> Mapping[str, str]:
    frame = tables.load("organisations")
    return dict(zip(frame["organisation_id"], frame[f"name_{language}"], strict=True))


def short_name(organisation_id: str, language: str) -> str:
    """A body in as few characters as the language has for it: ESCAP, 亚太经社会; else its name."""
    body = tables.where("organisations", organisation_id=organisation_id).row(0, named=True)
    if language != "zh":
        return body["acronym"] or body["name_en"]
    name = body["name_zh"]
    short = [own for own in (body["aliases"] or "").split(";") if _is_short(own, name)]
    return min(short, key=len, default=name)


def abbreviations(words: str, language: str) -> list[tuple[str, str]]:
    """The short forms of bodies in a text with their whole names: ILO, International Labour Organization.

    In the order of the short forms; left out are UN, what the text itself says in brackets, and Chinese
    contractions of names that the text has: an acronym is not read from the name, they are.
    """
    told = _whole_names(language)
    spelled = set(told.findall(words))
    rest = told.sub(lambda found: _first_short(found.group(), language), words)
    found = []
    # The longest first: 交易所 does not stand where only 技术产权交易所 does.
    for short, name in sorted(_short_forms(language).items(), key=lambda pair: -len(pair[0])):
        if _stands_in(short, rest):
            beside = (f"{name} ({short})", f"{short} · {name}")
            said = any(map(words.__contains__, beside)) if short.isascii() else name in spelled
            found += [] if said else [(short, name)]
            rest = rest if short.isascii() else rest.replace(short, " ")
    return sorted(found)


def _first_short(name: str, language: str) -> str:
    """The short form of another body with which a whole name begins (ILO Inter-American Centre …)."""
    others = (own for own, whole in _short_forms(language).items() if whole != name)
    return max((own for own in others if name.startswith(own)), key=len, default=" ")


@cache
def _whole_names(language: str) -> re.Pattern[str]:
    """Any whole name that has a short form; the longest that fits goes first."""
    names = sorted(set(_short_forms(language).values()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


#: Short Chinese names that are none: words in common use, which stand for much else too.
_COMMON = frozenset({"大会", "博览会", "区域共同体", "发展合作论坛", "区域协调机制"})


def _stands_in(short: str, words: str) -> bool:
    if short not in words or not short.isascii():
        return short in words
    return re.search(rf"(?<!\w){re.escape(short)}s?(?!\w)", words, re.ASCII) is not None


@cache
def _short_forms(language: str) -> Mapping[str, str]:
    """Short forms of bodies with their names: acronyms; in Chinese also shorter printed names."""
    bodies = tables.load("organisations").filter(pl.col("organisation_id") != "un")
    named = bodies.drop_nulls("acronym")
    found = dict(named.select("acronym", f"name_{language}").iter_rows())
    if language != "zh":
        return found
    for aliases, name in named.select("aliases", "name_zh").iter_rows():
        short = [own for own in aliases.split(";") if _is_short(own, name)]
        found |= {own: name.removesuffix(f"（{own}）") for own in short}
    names = _names(language)
    return found | {
        own: names[body].removesuffix(f"（{own}）")
        for body, every in noted().items()
        if body in names
        for own in every
    }


@cache
def noted() -> Mapping[str, tuple[str, ...]]:
    """Short Chinese names that the notes of the glossary tell (简称世卫组织), by term."""
    notes = tables.load("glossary").select("term_id", "note_zh").drop_nulls().iter_rows()
    return {
        term: tuple(
            name for said in re.findall("简称([^（。，；]+)", note) for name in said.split("或")
        )
        for term, note in notes
    }


def _is_short(own: str, name: str) -> bool:
    """Whether a Chinese name stands for a longer one that it does not say."""
    said = own in _COMMON or name.startswith(f"{own}（")
    return not own.isascii() and not said and len(own) * 4 <= len(name) * 3


def place_name(place_id: str | None, language: str) -> str:
    """A place with its country: Hangzhou, China; Chinese says the country first, 中国杭州; empty when
    there is none."""
    if not place_id:
        return ""
    place = _places()[place_id]
    country = country_name(place["country_iso3"], language)
    if place["kind"] == "country":
        return country
    own = place[f"name_{language}"]
    return f"{country}{own}" if language == "zh" else f"{own}, {country}"


def place_names(place_id: str) -> list[str]:
    """What a place with its country may be called in a search: in each language, in either order."""
    place = _places()[place_id]
    said = [place_name(place_id, language) for language in LANGUAGES]
    if place["kind"] == "country":
        return said
    return [*said, f"{place['name_zh']}，{country_name(place['country_iso3'], 'zh')}"]


@cache
def _places() -> Mapping[str, Mapping[str, Any]]:
    return {place["place_id"]: place for place in tables.load("places").to_dicts()}


#: Shares that the report prints as words: none of them is as exact as its decimals would say.
_FRACTIONS: Mapping[str, str] = {"三分之一": N_("a third"), "一半": N_("half")}


def fraction(figure: Mapping[str, Any], language: str) -> str:
    """A share in the words of the text (a third, half); empty where it prints a number."""
    if figure["unit"] != "percent":
        return ""
    printed = figure["as_printed"]
    return next(
        (translate(words, language) for han, words in _FRACTIONS.items() if han in printed), ""
    )


def span(low: float, high: float, language: str) -> str:
    """Two ends of a range, the word once where both have it: 16.1–19 billion, 161亿至190亿."""
    first, last = compact(low, language), compact(high, language)
    if language == "zh":
        return f"{first}至{last}"
    number, _, word = first.partition(" ")
    return f"{number}–{last}" if word and last.endswith(word) else f"{first}–{last}"


def _range(low: float, high: float, unit: str, language: str) -> str:
    """Two ends of a range within a sentence: 16.1 billion to $19 billion, the first without its sign."""
    if language == "zh":
        return span(low, high, language)
    return f"{compact(low, language)} to {'$' if unit == 'USD' else ''}{compact(high, language)}"


@cache
def _estimates() -> frozenset[str]:
    """The figures that the text calls estimates."""
    frame = tables.load("figures")
    return frozenset(frame.filter(pl.col("as_printed").str.contains("估计"))["figure_id"])


def qualifier(figure: Mapping[str, Any], language: str) -> str:
    """How exact a number is, in a word; what the text calls an estimate is one here too."""
    if figure["qualifier"] == "approximately" and figure.get("figure_id") in _estimates():
        return translate(N_("estimated"), language)
    return label(figure["qualifier"], language, QUALIFIERS)


def qualified(figure: Mapping[str, Any], said: str, language: str) -> str:
    """A number that is said, with how exact it is: more than $4 trillion, estimated 55%."""
    if figure["qualifier"] == "exact":
        return said
    # Chinese sets no space between a number and the words around it.
    return f"{qualifier(figure, language)}{'' if language == 'zh' else ' '}{said}"


def figure_value(figure: Mapping[str, Any], language: str) -> str:
    """A figure's number with qualifier and unit, as in: more than $4 trillion.

    A share printed as a fraction stays one: nearly half, more than a third.
    """
    share = fraction(figure, language)
    low, high = figure["value"], figure["value_high"]
    value = compact(low, language) if high is None else _range(low, high, figure["unit"], language)
    largest = low if high is None else high
    said = share or counts.quantity(value, largest, figure["unit"], language)
    words = qualified(figure, said, language)
    return f"an {words}" if words.startswith("estimated ") else words


def entry(what: str, said: str, language: str) -> str:
    """What something is and what is said of it: Value in 2011: $19 billion; Chinese has its own colon."""
    return f"{what}{'：' if language == 'zh' else ': '}{said}"


def bracketed(what: str, more: str, language: str) -> str:
    """What stands in brackets behind it: ILO (17), in those of the language."""
    return f"{what}（{more}）" if language == "zh" else f"{what} ({more})"


def with_acronym(body: Mapping[str, Any], language: str) -> str:
    """A body with its acronym in brackets: International Labour Organization (ILO)."""
    name, acronym = body[f"name_{language}"], body["acronym"]
    return bracketed(name, acronym, language) if acronym else name


#: What one of a source's list is called, by its number: the inspectors recommend, the report proposes.
_OF_LIST: Mapping[str, str] = {
    "JIU": N_("recommendation {number}"), "SG": N_("measure {number}"),
}  # fmt: skip


def recommendation_name(source: str, number: int, language: str) -> str:
    """A recommendation by its number in its list: recommendation 6, measure 6."""
    return translate(_OF_LIST[source], language, number=number)


def recommendations_named(source: str, numbers: Sequence[int], language: str) -> str:
    """Some of one list by their numbers: recommendation 6, recommendations 1 and 2."""
    if len(numbers) == 1:
        return recommendation_name(source, numbers[0], language)
    words = N_("measures {numbers}") if source == "SG" else N_("recommendations {numbers}")
    return translate(words, language, numbers=listed([*map(str, numbers)], language))


def party_name(party: str, kind: str, language: str) -> str:
    """A provider or partner: a country, a body, or a region or group in our words."""
    if kind == "country":
        return country_name(party, language)
    if kind == "organisation":
        return organisation_names([party], language)[0]
    return translate(party, language)


#: How the kinds of link that go somewhere are written; the others are words.
ARROWS: Mapping[str, str] = {"provision": "→", "exchange": "↔"}


def link_text(link: Mapping[str, Any], language: str) -> str:
    """A link of cooperation in a few words: Brazil → Angola (which pays) · technical expertise.

    An arrow stands only where something is provided or exchanged; else the kind is said in words:
    UNDP, Kenya (place where a centre stands) · policy coordination. Links of the table that would be
    called alike are told apart by paragraph, by the body between them, by the figure they give or by what is
    noted of them.
    """
    words, apart = _link_words(link, language), _told_apart(language).get(link.get("link_id", ""))
    return f"{words} · {apart}" if apart else words


@cache
def _told_apart(language: str) -> Mapping[str, str]:
    """What tells a link from others that are called alike, by link."""
    every: dict[str, list[Mapping[str, Any]]] = {}
    for link in tables.load("cooperation").iter_rows(named=True):
        every.setdefault(_either_way(link, language), []).append(link)
    return {
        link["link_id"]: _of_its_own(link, alike, language)
        for alike in every.values() if len(alike) > 1
        for link in alike
    }  # fmt: skip


def _either_way(link: Mapping[str, Any], language: str) -> str:
    """What a link is called; one between equals is called alike from either side."""
    if link["link_kind"] != "exchange":
        return _link_words(link, language)
    ends = {
        "provider": link["partner"], "provider_kind": link["partner_kind"],
        "partner": link["provider"], "partner_kind": link["provider_kind"],
    }  # fmt: skip
    return min(_link_words({**link, **one}, language) for one in ({}, ends))


def _of_its_own(
    link: Mapping[str, Any], alike: Sequence[Mapping[str, Any]], language: str
) -> str:  # fmt: skip
    """What one of some links that are called alike has of its own."""
    columns = ("paragraph", "via", "figure_id", f"note_{language}")
    own = next(
        (name for name in columns if len({one[name] or "" for one in alike} - {""}) == len(alike)),
        None,
    )
    if own == "paragraph":
        return translate(N_("paragraph {number}"), language, number=link[own])
    if own is None:
        return ""
    if own == "via":
        return short_name(link[own], language)
    if own != "figure_id":
        return str(link[own]).rstrip(".。")
    figure = tables.where("figures", figure_id=link[own])
    return str(figure[f"subject_{language}"].item())


def link_parties(link: Mapping[str, Any], language: str) -> str:
    """The two parties of a link: Brazil → Angola (which pays); without an arrow where nothing is given."""
    provider = party_name(link["provider"], link["provider_kind"], language)
    partner = party_name(link["partner"], link["partner_kind"], language)
    if link["partner_pays"]:
        partner = translate(N_("{party} (which pays)"), language, party=partner)
    arrow = ARROWS.get(link["link_kind"])
    between = f" {arrow} " if arrow else comma(language)
    return f"{provider}{between}{partner}"


def _link_words(link: Mapping[str, Any], language: str) -> str:
    said, sector = link_parties(link, language), link[f"sector_{language}"]
    if link["link_kind"] not in ARROWS:
        kind = label(link["link_kind"], language, LINK_KINDS)
        within = kind if language == "zh" else f"{kind[:1].lower()}{kind[1:]}"
        said = bracketed(said, within, language)
    return f"{said} · {sector}"


#: English names that have an article in a sentence: countries by a word in them, regions, bodies of
#: which the name is a description; those without one though they are of several words.
_DEFINITE = re.compile(
    r"(?<!South )\b(?:Republic|Federation|Kingdom|States|Emirates|Islands|Netherlands|Philippines|Gambia"
    r"|Bahamas|Comoros|Congo|Niger|Sudan)\b(?! of\))"
)
_REGIONS_WITH_ARTICLE = ("Americas", "Caribbean", "Caucasus", "South")
_WITHOUT_ARTICLE = ("Southern partners", "United Cities and Local Governments", "WIPO GREEN")
#: Groups in our own words, which are no proper names: those of which all members are meant, and others.
_ALL_OF = ("Least developed", "Participating", "Partner countries", "Small island")
_SOME_OF = ("Developing countries", "Low-income countries")


def in_sentence(name: str, kind: str, language: str) -> str:
    """A party of a link as its name stands within a sentence: the Russian Federation, the South, UNDP.

    Args:
        name: What `party_name` or `short_name` calls it.
        kind: `country`, `organisation`, `region` or `group`.
        language: English takes articles and small letters; Chinese names stay as they are.
    """
    if language == "zh" or name.startswith(_WITHOUT_ARTICLE):
        return name
    if name.startswith(_SOME_OF):
        return name[:1].lower() + name[1:]
    if name.startswith(_ALL_OF):
        return f"the {name[:1].lower()}{name[1:]}"
    described = kind == "organisation" and " " in name
    definite = {
        "country": bool(_DEFINITE.search(name)) and not name.startswith("The "), "region": name in _REGIONS_WITH_ARTICLE,
        "group": True, "organisation": described,
    }  # fmt: skip
    return f"the {name}" if definite[kind] else name


#: What two parties of a link do, by its kind, as a sentence.
_SENTENCES: Mapping[str, str] = {
    "provision": N_("{provider} provides support to {partner}: {sector}"),
    "exchange": N_("{provider} and {partner} work together: {sector}"),
    "location": N_("{provider} has a centre in {partner}: {sector}"),
    "convening": N_("{provider} acts as convener, with or for {partner}: {sector}"),
    "leading": N_("{provider} leads frameworks of cooperation: {sector}"),
    "connecting": N_("{provider} links participants ({partner}): {sector}"),
    "proposal": N_("{provider} makes a proposal for {partner}: {sector}"),
}


def link_sentence(link: Mapping[str, Any], language: str) -> str:
    """A link of cooperation in a sentence, with who pays for what it gets and whom it goes through."""
    provider, partner = (
        in_sentence(
            party_name(link[end], link[f"{end}_kind"], language), link[f"{end}_kind"], language
        )
        for end in ("provider", "partner")
    )
    if link["partner_pays"]:
        partner = translate(N_("{party} (which pays)"), language, party=partner)
    words, sector = _SENTENCES[link["link_kind"]], link[f"sector_{language}"]
    said = translate(words, language, provider=provider, partner=partner, sector=sector)
    said = upper_first(said)
    if not link["via"] or link["via"] in (link["provider"], link["partner"]):
        return said
    body = in_sentence(short_name(link["via"], language), "organisation", language)
    through = translate(N_("through {body}"), language, body=body)
    return f"{said}{'，' if language == 'zh' else ', '}{through}"
