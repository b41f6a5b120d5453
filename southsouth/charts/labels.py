"""Short names of countries, bodies, regions and groups, for where a chart has little room."""

import re
from collections.abc import Mapping
from functools import cache
from textwrap import shorten

import polars as pl

from southsouth import tables
from southsouth.language import N_, country_name, translate
from southsouth.names import (
    bracketed,
    country_short_name,
    in_sentence,
    organisation_names,
    party_name,
)

_LONGEST = {"en": 24, "zh": 13}
_SHORT_PARTIES: Mapping[str, str] = {
    "Latin America and the Caribbean": N_("Latin America, Caribbean"),
    "Least developed countries": N_("Least developed"),
    "Partner countries of the IBSA Fund": N_("IBSA Fund partners"),
    "Small island developing States of Asia and the Pacific": N_("Small islands, Asia-Pacific"),
}
_SHORT_BODIES: Mapping[str, str] = {
    "eurasec-ces": N_("Common Economic Space"),
    "eurasec-customs-union": N_("EurAsEC Customs Union"),
    "gssd-expo": N_("South-South Expo"),
    "hlc-ssc": N_("High-level Committee"),
    "regional-commissions": N_("Regional commissions"),
    "secretary-general": N_("Secretary-General"),
    "srsg-se4all": N_("Special Representative, energy"),
    "sse-trust-fund": N_("Experience Exchange Facility"),
    "un-dev-system": N_("UN development system"),
    "un-member-states": N_("Member States"),
    "un-secretariat": N_("UN Secretariat"),
    "un-system": N_("UN system"),
    "un-women": N_("UN-Women"),
    "undp-administrator": N_("UNDP Administrator"),
    "lula-institute": N_("Lula Institute"),
    "unep-china-africa": N_("UNEP-China-Africa (environment)"),
    "unga": N_("General Assembly"),
    "wfp-coe-brazil": N_("WFP Centre of Excellence"),
    "wipo-green": N_("WIPO GREEN"),
}
_LATIN = re.compile(r"[A-Za-z]")


def party(name: str, kind: str, language: str) -> str:
    """A provider or partner in at most some twenty letters."""
    if kind == "organisation":
        return body(name, language)
    if kind == "country":
        return country(name, language)
    if name in _SHORT_PARTIES:
        return translate(_SHORT_PARTIES[name], language)
    return _cut(party_name(name, kind, language), language)


def country(iso3: str, language: str) -> str:
    """A country by its short name, where it has one, else by its name."""
    return country_short_name(iso3, language) or country_name(iso3, language)


def country_in_sentence(iso3: str, language: str) -> str:
    """The same within a sentence: the Russian Federation."""
    return in_sentence(country(iso3, language), "country", language)


def commission(code: str, language: str) -> str:
    """A regional commission by its acronym in English, by its short name in Chinese."""
    return body(code.lower(), language)


def body(organisation_id: str, language: str) -> str:
    """A body by its acronym in English, by its shortest printed name in Chinese."""
    if organisation_id in _SHORT_BODIES:
        return translate(_SHORT_BODIES[organisation_id], language)
    known = _printed().get(organisation_id)
    name = organisation_names([organisation_id], language)[0]
    if known is None:
        return _cut(name, language)
    acronym, aliases = known
    if language != "zh":
        return acronym or _cut(name, language)
    chinese = [alias for alias in aliases if not _LATIN.search(alias)]
    return _cut(min(chinese, key=len, default=name), language)


def with_short_name(organisation_id: str, language: str) -> str:
    """A body by its name, and behind it the short one that other words call it by, where it does not hold that:
    its acronym in English, its printed short name in Chinese."""
    name = organisation_names([organisation_id], language)[0]
    acronym, _ = _printed().get(organisation_id, (None, []))
    short = body(organisation_id, language) if language == "zh" else acronym
    return (
        bracketed(name, short, language)
        if short and short not in name and "…" not in short
        else name
    )


@cache
def _printed() -> Mapping[str, tuple[str | None, list[str]]]:
    frame = tables.load("organisations").select("organisation_id", "acronym", "aliases")
    # A government is printed as its country: its whole name tells them apart.
    frame = frame.filter(~pl.col("organisation_id").str.starts_with("gov-"))
    return {
        own: (acronym, aliases.split(";") if aliases else [])
        for own, acronym, aliases in frame.iter_rows()
    }


def _cut(name: str, language: str) -> str:
    """A long name cut short: between words, or anywhere where there are none."""
    longest = _LONGEST.get(language, 24)
    if len(name) <= longest:
        return name
    if language == "zh":
        return name[: longest - 1] + "…"
    return shorten(name, longest, placeholder="…")
