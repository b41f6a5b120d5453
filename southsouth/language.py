"""Languages: gettext catalogues, and names, numbers and dates by CLDR through Babel."""

import csv
import gettext
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, reduce
from typing import NamedTuple, TypeVar

from babel import Locale
from babel.dates import format_date as babel_format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal

from southsouth import paths
from southsouth.chinese import by_sound
from southsouth.dates import parsed
from southsouth.folding import folded

T = TypeVar("T")

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "中文"}
DEFAULT = "en"
#: Chinese words in a text of any language.
CHINESE = re.compile(r"[㐀-鿿](?:[\s\d…、，。《》·～—%]*[㐀-鿿])*")

# As browsers and systems name a language (BCP 47).
_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*")

# M49, from which geo/groups.csv has its names, has no row for it; United Nations documents say this.
_BESIDE_M49: Mapping[str, Mapping[str, str]] = {
    "TWN": {"en": "Taiwan Province of China", "zh": "中国台湾省"},
}


def language_meant(text: str) -> str | None:
    """The language that a text means: its code in any case, a tag that begins with it (zh-CN, zh_Hans),
    or its own name; None where it means none of ours."""
    wanted = folded(text)
    named = next((code for code, name in LANGUAGES.items() if folded(name) == wanted), None)
    tag = _TAG.fullmatch(wanted)
    return named or (tag[1] if tag and tag[1] in LANGUAGES else None)


def in_language(address: str, language: str) -> str:
    """The address of a page without Streamlit in a language: English there, others a step below."""
    return address if language == DEFAULT else f"{address}/{language}"


def N_(message: str) -> str:
    """Mark a message for the catalogues; it is translated where it is shown."""
    return message


class Plural(NamedTuple):
    """A message with a count, in the two forms of English; a catalogue holds its own language's."""

    one: str
    many: str


def NN_(one: str, many: str) -> Plural:
    """Mark a message that counts for the catalogues; `counted` says it."""
    return Plural(one, many)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The gettext catalogue of a language; English needs none."""
    return gettext.translation(
        "southsouth", localedir=str(paths.LOCALE), languages=[language], fallback=True
    )


def translate(message: str, language: str, **values: object) -> str:
    """The message in the language, with `{name}` places filled from `values`."""
    text = catalogue(language).gettext(message) if message else ""
    return text.format(**values) if values else text


def counted(message: Plural, count: int, language: str, **values: object) -> str:
    """The form of the message that the language asks for with `count`, which `{count}` shows.

    Which form is the catalogue's to say (its Plural-Forms): Chinese has one for nothing, to which
    nobody counts in it, and one for all else; Russian three, Arabic six.
    """
    text = catalogue(language).ngettext(*message, count)
    return text.format(count=number(count, language), **values)


def sentences(language: str, *said: str) -> str:
    """Sentences one after the other, empty ones left out; Chinese sets no space between them."""
    return ("" if language == "zh" else " ").join(filter(None, said))


def upper_first(words: str) -> str:
    """Words as they begin a line or a sentence: what follows the first letter stays as it is."""
    return words[:1].upper() + words[1:]


def listed(names: Iterable[str], language: str) -> str:
    """Names in a sentence: Brazil, China and India; 巴西、中国和印度.

    Of Chinese names of which one holds 和 itself the last follows 与.
    """
    every = [*names]
    if language == "zh" and len(every) > 1 and any("和" in name for name in every):
        return f"{'、'.join(every[:-1])}与{every[-1]}"
    return format_list(every, locale=_locale(language))


def comma(language: str) -> str:
    """What parts things that stand in a row: Brazil, China; 巴西、中国. The catalogue has it."""
    return translate(N_(", "), language)


def semicolon(language: str) -> str:
    """What parts things that have commas in them. The catalogue has it."""
    return translate(N_("; "), language)


def clauses(said: Iterable[str], language: str) -> str:
    """Clauses of one sentence, empty ones left out; Chinese parts them by another comma than what is listed."""
    both = translate(N_("{clause}, {further}"), language)
    every = [*filter(None, said)] or [""]
    return reduce(lambda clause, further: both.format(clause=clause, further=further), every)


def quoted(words: Iterable[str], language: str) -> str:
    """Words in quotation marks, one after the other: “about”, “nearly”; “约”“近”."""
    return ("" if language == "zh" else ", ").join(f"“{one}”" for one in words)


def in_order(things: Iterable[T], language: str, name: Callable[[T], str] = str) -> list[T]:
    """What has names as a reader looks for it: by letter, whatever marks it has; Chinese by sound."""
    said = by_sound if language == "zh" else folded
    return sorted(things, key=lambda thing: said(name(thing)))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse({"zh": "zh_Hans_CN", "en": "en_GB"}.get(language, language))


@cache
def _country_names() -> Mapping[str, Mapping[str, str]]:
    """Each country's name as the United Nations had it in 2014, by code and language."""
    with (paths.GEO / "groups.csv").open(encoding="utf-8", newline="") as file:
        named = {
            row["iso3"]: {code: row[f"name_{code}"] for code in LANGUAGES}
            for row in csv.DictReader(file)
        }
    return {**named, **_BESIDE_M49}


def country_name(iso3: str, language: str) -> str:
    """A country's name as text has it: of the two apostrophes that which all our words have.

    Raises:
        KeyError: the code is not in ISO 3166-1.
    """
    return name_in_data(iso3, language).replace("'", "’")


@cache
def name_in_data(iso3: str, language: str) -> str:
    """A country's name as the United Nations spelt it in 2014 (geo/groups.csv), which is what data
    hold; CLDR's in other languages.

    Raises:
        KeyError: the code is not in ISO 3166-1.
    """
    names = _country_names()[iso3]
    if language in names:
        return names[language]
    import pycountry

    country = pycountry.countries.get(alpha_3=iso3)
    return _locale(language).territories.get(country.alpha_2 if country else "", names[DEFAULT])


# Babel reads the pattern each time, and the same numbers are said again and again.
@lru_cache(maxsize=8192)
def number(value: float, language: str, decimals: int = 2) -> str:
    """A number with the language's separators, at most `decimals` places.

    Chinese parts digits from five on: 6132 and 7590亿, but 20,000.
    """
    whole = "0" if language == "zh" and abs(value) < 10_000 else "#,##0"
    pattern = whole + ("." + "#" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_locale(language))


@lru_cache(maxsize=8192)
def compact(value: float, language: str) -> str:
    """A large number in few characters: 30 trillion, 30万亿; small ones in full: 700,000, 6,132.

    Chinese says 万 from 10,000 on, others a word from a million on.
    """
    if abs(value) < (10_000 if language == "zh" else 1_000_000):
        return number(value, language)
    return format_compact_decimal(
        value,
        # CLDR holds the long form of Chinese under short: 30万亿
        format_type="short" if language == "zh" else "long",
        locale=_locale(language),
        fraction_digits=3,  # 8.616亿: no figure of the report has more digits
    )


def month_name(month: int, language: str) -> str:
    """A month by its number, in words."""
    return _locale(language).months["stand-alone"]["wide"][month]


def _plain_date(text: str, language: str) -> str:
    """One EDTF date without interval, to the precision printed and no finer."""
    import datetime

    parts = text.rstrip("~?%").split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return f"{year}年" if language == "zh" else str(year)
    month = int(parts[1])
    if len(parts) == 2:
        date = datetime.date(year, month, 1)
        pattern = "y年M月" if language == "zh" else "MMMM y"
        return babel_format_date(date, format=pattern, locale=_locale(language))
    date = datetime.date(year, month, int(parts[2]))
    return babel_format_date(date, format="long", locale=_locale(language))


def _span(start: str, end: str, language: str) -> str:
    """Two EDTF dates, what they share said once: 29 June – 1 July 2013, 2013年6月29日至7月1日."""
    first, last = _plain_date(start, language), _plain_date(end, language)
    if language == "zh":
        if "月" not in first + last:
            return f"{first.removesuffix('年')}—{last}"
        before, after = re.findall(r"\d+\D", first), re.findall(r"\d+\D", last)
        while len(after) > 1 and before[0] == after[0]:
            del before[0], after[0]
        return f"{first}至{''.join(after)}"
    before, after = first.split(), last.split()
    while len(before) > 1 and before[-1] == after[-1]:
        del before[-1], after[-1]
    # A dash between two words is set close: 5–6 July 2012.
    dash = "–" if len(before) == len(after) == 1 else " – "
    return f"{' '.join(before)}{dash}{last}"


@cache  # the same hundred dates are said again and again
def date(edtf: str | None, language: str) -> str:
    """An EDTF date (level 1) in words; intervals with both ends, open ends said plainly."""
    if not edtf:
        return translate("date not stated", language)
    parsed(edtf)  # refuses what is not EDTF
    approximate = "~" in edtf
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        if end == "..":
            text = translate("since {date}", language, date=_plain_date(start, language))
        else:
            text = _span(start, end, language)
    else:
        text = _plain_date(edtf, language)
    return translate("about {date}", language, date=text) if approximate else text
