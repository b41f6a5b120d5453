"""What a country, a body, a place, a document may be asked for by, beside its id.

Case, width, diacritics and what stands between letters make no difference: `idn`, `ID`, `Indonesia`
and 印度尼西亚 are Indonesia, `JIU 4` is `jiu-4`. What means two things means neither.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, cached_property

import polars as pl
import pycountry
from babel import Locale
from babel.core import get_global

from southsouth import tables
from southsouth.folding import folded, squashed
from southsouth.language import LANGUAGES, country_name
from southsouth.names import country_short_name, noted, place_names

_Pairs = Iterator[tuple[str, str]]
_LONGEST = 300  # characters of what is asked; no name is longer

# Everyday names that neither ISO 3166 nor CLDR lists.
_EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "GBR": ("UK", "Britain", "联合王国", "大不列颠", "不列颠"),
    "CHN": ("中华人民共和国",),
    "DEU": ("德意志", "联邦德国"),
    "FRA": ("法兰西",),
    "JPN": ("日本国",),
    "MYS": ("大马",),
    "SAU": ("沙特", "沙地"),
    "ZAF": ("南非共和国",),
    "USA": ("US", "USA", "America", "美利坚"),
    "KOR": ("ROK", "Korea", "South Korea", "南韩", "南朝鲜"),
    "PRK": ("DPRK", "North Korea"),
    "TUR": ("Türkiye",),
    "RUS": ("Russia", "俄国", "俄联邦"),
    "CIV": ("Ivory Coast", "象牙海岸"),
    "IDN": ("印尼",),
    "ARE": ("UAE", "阿联酋"),
    "NLD": ("Holland", "荷兰王国"),
    "MMR": ("Burma",),
    "CPV": ("Cape Verde",),
    "SWZ": ("Swaziland", "埃斯瓦蒂尼"),
    "TLS": ("East Timor",),
    "COD": ("DRC", "Zaire", "扎伊尔"),
    "BEN": ("Dahomey", "达荷美"),
    "BFA": ("Upper Volta", "上沃尔特"),
    "CZE": ("Czech Republic", "Czechia", "捷克共和国"),
    "ETH": ("Abyssinia",),
    "HKG": ("香港",),
    "MAC": ("澳门",),
    "IRN": ("Persia", "波斯"),
    "KHM": ("Kampuchea",),
    "LKA": ("Ceylon", "锡兰"),
    "MDA": ("Moldavia",),
    "MKD": ("Macedonia", "FYROM", "马其顿"),
    "MWI": ("Nyasaland",),
    "PSE": ("Palestine", "巴勒斯坦"),
    "THA": ("Siam", "暹罗"),
    "TZA": ("Tanganyika", "坦噶尼喀"),
    "VAT": ("Vatican", "梵蒂冈"),
    "VUT": ("New Hebrides",),
    "ZWE": ("Rhodesia", "Southern Rhodesia", "罗得西亚"),
}
#: States that are no more and that no one country has come of.
_FORMER = frozenset({
    "sovietunion", "ussr", "yugoslavia", "czechoslovakia", "eastgermany", "gdr", "苏联", "前苏联",
    "南斯拉夫", "捷克斯洛伐克", "东德", "民主德国",
})  # fmt: skip

# Short names of bodies beside those that the report prints and the glossary notes.
_EVERYDAY_BODIES: Mapping[str, tuple[str, ...]] = {
    "au": ("非盟",),
    "eca": ("UNECA",),
    "ece": ("UNECE",),
    "escap": ("UNESCAP",),
    "escwa": ("UNESCWA",),
    "g77-china": ("Group of 77", "77国集团"),
    "oecd": ("经合组织",),
    "unossc": ("the Office", "该办公室"),
    "unwto": ("世旅组织",),
    "world-bank": ("世行",),
}
#: Names of a country that stand in those of others: Latin America.
_NOT_ALONE = frozenset({"america"})


def country_aliases(iso3: str) -> tuple[str, ...]:
    """Every name of a country in both languages, the United Nations' first.

    Raises:
        KeyError: the code is not in ISO 3166-1.
    """
    country = pycountry.countries.get(alpha_3=iso3)
    if country is None:
        raise KeyError(iso3)
    locales = (Locale.parse(code) for code in ("en", "zh_Hans"))
    names = (
        *(country_name(iso3, language) for language in LANGUAGES),
        *(country_short_name(iso3, language) for language in LANGUAGES),
        *(locale.territories.get(country.alpha_2, "") for locale in locales),
        *(getattr(country, name, "") for name in ("name", "official_name", "common_name")),
        *_EVERYDAY.get(iso3, ()),
    )
    return tuple(dict.fromkeys(filter(None, names)))


@cache
def names_elsewhere(iso3: str) -> tuple[str, ...]:
    """What a country is called in Spanish, Portuguese and the Chinese of other places: Brasil, 肯亚."""
    country = pycountry.countries.get(alpha_3=iso3)
    code = country.alpha_2 if country else ""
    names = (locale.territories.get(code, "") for locale in _elsewhere())
    return tuple(dict.fromkeys(filter(None, names)))


@cache
def body_aliases(organisation_id: str) -> tuple[str, ...]:
    """Other names of a body, as the report prints them and in short."""
    row = tables.where("organisations", organisation_id=organisation_id).row(0, named=True)
    names = (*(row["aliases"] or "").split(";"), *body_short_names(organisation_id))
    return tuple(dict.fromkeys(filter(None, names)))


def body_short_names(organisation_id: str) -> tuple[str, ...]:
    """Short names of a body that are not printed: noted in the glossary (简称世卫组织), or in use."""
    return *noted().get(organisation_id, ()), *_EVERYDAY_BODIES.get(organisation_id, ())


def names_alike(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The country or regional commission that a text names, with the fewest of its names that find
    whatever any of them finds.

    Chinese names of a country are in every row that names it and, without spaces, whole: “South
    Africa” is also two words of other rows. A commission's acronym stands with each of its names.
    """
    return _alike().get(squashed(folded(text[:_LONGEST])))


def country_alike(text: str) -> str:
    """The code of the country that a text names by any of its names, whether the report names it or not."""
    own = (names_alike(text) or ("", ()))[0]
    return own if own in set(_countries()) else ""


def is_former(text: str) -> bool:
    """Whether a text is the name of a State that is no more and that no one country has come of."""
    return squashed(folded(text[:_LONGEST])) in _FORMER


@cache
def _alike() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    found: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for code in _countries():
        every = country_aliases(code)
        meant = code, tuple(filter(_is_chinese, every))
        for name in (*every, *names_elsewhere(code)):
            found.setdefault(squashed(folded(name)), set()).add(meant)
    commissions = tables.load("commissions").select("commission_id", "name_en", "name_zh")
    for code, *names in commissions.iter_rows():
        for name in (code, *names, *body_aliases(code.lower())):
            found.setdefault(squashed(folded(name)), set()).add((code, (code,)))
    return {
        name: min(each) for name, each in found.items() if len(each) == 1 and name not in _NOT_ALONE
    }


def _is_chinese(name: str) -> bool:
    return "一" <= name[0] <= "鿿"


@cache
def longer_words() -> Mapping[str, tuple[str, ...]]:
    """Names of countries that stand by chance in longer words, with these: 印度 in 印度尼西亚, Niger in
    Nigeria, which are other countries and not called after it; 中国 in 发展中国家."""
    named = [(folded(name), code) for code in _countries() for name in country_aliases(code)]
    words = dict.fromkeys(
        (word, code) for name, code in named for word in f"{name} {folded(code)}".split()
    )
    found: dict[str, tuple[str, ...]] = {"中国": ("发展中国家",)}
    for name, code in named:
        holds = str.startswith if name.isascii() else str.__contains__
        longer = dict.fromkeys(
            word
            for word, other in words
            if holds(word, name) and word != name and other != code and not _is_in(code, other)
        )
        if longer:
            found[name] = (*found.get(name, ()), *longer)
    return found


@cache
def foreign_words() -> frozenset[str]:
    """Words of countries' names elsewhere alone, and their codes: found where they are
    written so, but not what another word was meant to be (center is not Centro)."""
    codes = _countries()
    own = {word for code in codes for name in country_aliases(code) for word in _words(name)}
    foreign = {word for code in codes for name in names_elsewhere(code) for word in _words(name)}
    return frozenset({*foreign, *map(folded, codes)} - own)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", folded(name))


def _is_in(code: str, other: str) -> bool:
    """Whether the English name of another country holds a country's own: Guinea, Guinea-Bissau."""
    own, its = (re.findall(r"\w+", country_name(one, "en")) for one in (code, other))
    return set(own) <= set(its)


@cache
def _elsewhere() -> tuple[Locale, ...]:
    return tuple(map(Locale.parse, ("es", "pt", "zh_Hant", "zh_Hant_HK")))


@cache
def _cities() -> Mapping[str, str]:
    """Cities after which time zones are named (CLDR), in every language, with their countries."""
    found: dict[str, str] = {}
    for locale in (Locale.parse(code) for code in ("en", "zh_Hans")):
        for zone, names in locale.time_zones.items():
            country = pycountry.countries.get(alpha_2=get_global("zone_territories").get(zone, ""))
            if country:
                said = (zone.rpartition("/")[2], names.get("city", ""))
                found |= {squashed(folded(city)): country.alpha_3 for city in said if city}
    return found


def country_of_city(text: str) -> str | None:
    """The country of a well-known city, by its ISO 3166-1 alpha-3 code: Jakarta, 雅加达."""
    return _cities().get(squashed(folded(text[:_LONGEST])))


class Synonyms:
    """Which id is meant by a text.

    Args:
        ids: Makes the ids; an id in another case or with other marks between is always understood.
        names: Makes pairs of another name and the id it stands for.
    """

    def __init__(self, ids: Callable[[], Iterable[str]], names: Callable[[], _Pairs]) -> None:
        self._ids, self._names = ids, names

    def meant(self, text: str) -> str | None:
        """The id that the text means; None where it means none, or more than one."""
        # A sign before a number is a part of it: -1 is no paragraph.
        if len(text) > _LONGEST or text.startswith(("-", "−", "+")):
            return None
        return self._by_name.get(squashed(folded(text)))

    def others(self) -> Iterator[tuple[str, str]]:
        """Every other name that means one id alone, with that id."""
        yield from ((name, own) for name, own in self._names() if self.meant(name) == own)

    def alike(self, text: str, most: int = 3) -> list[str]:
        """Ids whose names look like the text, the likest first."""
        wanted = squashed(folded(text[:_LONGEST]))
        names = get_close_matches(wanted, self._by_name, n=2 * most, cutoff=0.7)
        return list(dict.fromkeys(self._by_name[name] for name in names))[:most]

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        found: dict[str, set[str]] = {}
        for name, own in self._names():
            found.setdefault(squashed(folded(name)), set()).add(own)
        clear = {name: min(own) for name, own in found.items() if name and len(own) == 1}
        return clear | {squashed(folded(own)): own for own in self._ids()}


def _column(table: str, column: str) -> Callable[[], list[str]]:
    return lambda: [str(value) for value in tables.load(table)[column]]


def _countries() -> list[str]:
    """The codes of ISO 3166-1, whether the report names the country or not."""
    return [country.alpha_3 for country in pycountry.countries]


def _country_names() -> _Pairs:
    for country in pycountry.countries:
        yield country.alpha_2, country.alpha_3
        for name in country_aliases(country.alpha_3):
            yield name, country.alpha_3
    yield from _printed("country")


def _printed(kind: str) -> _Pairs:
    """What the report prints of an entity, with its id."""
    rows = tables.load("mentions").filter(pl.col("entity_kind") == kind)
    yield from rows.select("as_printed", "entity_id").unique(maintain_order=True).iter_rows()


def _named(table: str, column: str, *names: str) -> _Pairs:
    """The texts of some columns, each value of a list, with the row's id."""
    for row in tables.load(table).iter_rows(named=True):
        for name in names:
            for text in (row[name] or "").split(";"):
                if text:
                    yield text, str(row[column])


def _organisation_names() -> _Pairs:
    yield from _named(
        "organisations", "organisation_id", "acronym", "name_en", "name_zh", "as_printed"
    )
    for own in tables.load("organisations")["organisation_id"]:
        for name in body_aliases(own):
            yield name, own
    yield from _printed("organisation")


def _commission_names() -> _Pairs:
    """Those of its row, and of the body that it is: 亚太经社会, UNESCAP."""
    yield from _named("commissions", "commission_id", "name_en", "name_zh", "as_printed")
    for own in tables.load("commissions")["commission_id"]:
        for name in body_aliases(own.lower()):
            yield name, own


def _place_names() -> _Pairs:
    yield from _named("places", "place_id", "name_en", "name_zh")
    for own in tables.load("places")["place_id"]:
        for name in place_names(own):
            yield name, own
    yield from _printed("place")


def _paragraph_names() -> _Pairs:
    for number in tables.load("paragraphs")["paragraph"]:
        own = str(number)
        for name in (own.zfill(2), own.zfill(3), f"para {own}", f"paragraph {own}", f"第{own}段"):
            yield name, own
        yield f"p{own.zfill(3)}", own
        yield f"p{own}", own
    yield "summary", "0"
    yield "摘要", "0"


def _recommendation_names() -> _Pairs:
    for row in tables.load("recommendations").iter_rows(named=True):
        own, source, number = row["recommendation_id"], row["source"], row["number"]
        for name in (f"{source}{number}", f"{source} recommendation {number}"):
            yield name, own
        yield row["subject_en"], own
        yield row["subject_zh"], own


def _document_names() -> _Pairs:
    """A work that is cited several times stands for its first citation."""
    works = tables.load("documents").sort("paragraph", maintain_order=True)
    for row in works.unique("work_id", keep="first", maintain_order=True).iter_rows(named=True):
        for name in ("work_id", "symbol", "title_en", "title_zh"):
            yield row[name] or "", row["document_id"]


def _no_names() -> _Pairs:
    yield from ()


def spelt(ids: Iterable[str]) -> Synonyms:
    """Which of some ids is meant in another case or width, or with other marks between."""
    return Synonyms(lambda: ids, _no_names)


COUNTRIES = Synonyms(_countries, _country_names)
ORGANISATIONS = Synonyms(_column("organisations", "organisation_id"), _organisation_names)
PLACES = Synonyms(_column("places", "place_id"), _place_names)
COMMISSIONS = Synonyms(_column("commissions", "commission_id"), _commission_names)
PARAGRAPHS = Synonyms(_column("paragraphs", "paragraph"), _paragraph_names)
RECOMMENDATIONS = Synonyms(_column("recommendations", "recommendation_id"), _recommendation_names)
DOCUMENTS = Synonyms(_column("documents", "document_id"), _document_names)
EVENTS = Synonyms(
    _column("events", "event_id"), lambda: _named("events", "event_id", "title_en", "title_zh")
)
FIGURES = Synonyms(_column("figures", "figure_id"), _no_names)
LINKS = Synonyms(_column("cooperation", "link_id"), _no_names)
CAVEATS = Synonyms(_column("caveats", "caveat_id"), _no_names)
