"""Bodies and countries whose short name is a word too, or has two letters: in capitals WHO is the body, AU the
African Union and US the country; in small letters they are words."""

import re
from collections.abc import Mapping
from functools import cache

from southsouth import tables
from southsouth.folding import folded
from southsouth.search import known
from southsouth.synonyms import country_aliases

#: UN is what the rules of questions read, in whichever letters.
_READ = frozenset({"UN"})
#: What is no name and still no word in capitals.
_NO_NAMES = {"IT": "information technology"}
_MOST = 4  # letters of a short name that is a word too
_LETTERS = re.compile(r"[A-Za-z]+")
#: A sum of money, not the country: US$27 million, in US dollars.
_NO_SUM = r"(?! ?(?:\$|[Dd]ollars?\b))"


def spelt_out(shown: str) -> str:
    """A text with such names in full. What is such a name alone stays, as does a text all in capitals, where they
    tell nothing."""
    found = _short().findall(shown)
    words = [word for word in _LETTERS.findall(shown) if word not in found]
    is_alone = shown.strip(" ?？.。") in found
    if not found or is_alone or (words and all(word.isupper() for word in words)):
        return shown
    return _short().sub(lambda match: _in_full()[match[0]], shown)


@cache
def _in_full() -> Mapping[str, str]:
    """The short names that a question in small letters does not read, with the full ones."""
    bodies = tables.load("organisations").select("acronym", "name_en").drop_nulls().rows()
    countries = {
        name: country_aliases(entry.id)[0]
        for entry in known.entries() if entry.kind == "country"
        for name in country_aliases(entry.id) if re.fullmatch("[A-Z]{2}", name)
    }  # fmt: skip
    unread = {
        short: name for short, name in bodies
        if short.isupper() and len(short) <= _MOST and not known.names().read(folded(short)).words
    }  # fmt: skip
    every = countries | unread | _NO_NAMES
    return {short: name for short, name in every.items() if short not in _READ}


@cache
def _short() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z\d/-])(?:{'|'.join(_in_full())})(?![A-Za-z\d/-]){_NO_SUM}")
