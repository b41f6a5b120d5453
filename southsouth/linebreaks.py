"""Where a line may not end: within a number, a Chinese word or name, and between a number and its unit.

What names are is known from the tables, what words are from a list of those that our texts use
(tools/chinese_words.py). Charts and the headings of pages keep to all of it; other text on pages leaves
words and names to the browser. Pages bind with elements; the words themselves stay as they are, so that
what is copied, searched, cited or downloaded has no joiner in it.
"""

import re
from functools import cache

from southsouth import paths, tables
from southsouth.language import country_name

WORDS = paths.LOCALE / "zh" / "words.txt"
"""A word of two to four characters a line."""
_LONGEST = 9  # characters of a name that is kept whole: a longer one would leave a hole in the line
_ONE = r"\d+(?:[,.]\d+)*[百千万亿]*"
_MONEY = r"(?:US\$|\$)?"
_NO_UNIT = "of|or|and|to|in|on|at|by|from|that|which|who|as|the|a|an|is|are|was|were|has|have|had"
_UNIT = rf"%|[多余]?(?:美元|[\u4e00-\u9fff])|[ \u00a0](?!(?:{_NO_UNIT})\b)[a-z]+"
#: Words of one line: 16.1–19 billion, 3,034 rows, 23%; 161亿～190亿美元, 第6项, 60多个. What stands for
#: a character in HTML (&#39;), and digits within a code (A4), are no numbers.
UNBROKEN = re.compile(
    rf"第?(?<![A-Za-z#])(?<!\d[.,]){_MONEY}(?<!\d)(?:"
    rf"{_ONE}\s?[-–—~～至]\s?{_MONEY}{_ONE}(?:{_UNIT})?|{_ONE}(?:{_UNIT})|\d+[百千万亿]+)"
)
_IS_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}")
#: Two characters of which the second may begin a line: particles belong to what stands before them.
_SIDE_BY_SIDE = re.compile(r"[\u4e00-\u9fff](?=(?![的了着过等中里上下内外们])[\u4e00-\u9fff])")
_FIRST_UNIT = re.compile(rf"[百千万亿]*(?:{_UNIT})")


def unbroken(text: str) -> list[tuple[int, int]]:
    """Where the numbers with their units and the Chinese words and names of a text begin and end."""
    found = [match.span() for match in UNBROKEN.finditer(text)]
    if text.isascii():
        return found
    first, place = _first_letters(), 0
    while place < len(text):
        taken = _named(text, place) if text[place] in first else 0
        if taken:
            found.append((place, place + taken))
        place += taken or 1
    return _joined(sorted(found))


#: Where a long Chinese name may be parted: behind what joins two, before what kind of State or land it is.
_SEAM = re.compile(
    r"(?<=[\u4e00-\u9fff]{2}[和的])(?=[\u4e00-\u9fff]{2})"
    r"|(?<=[\u4e00-\u9fff]{2})(?=(?:人民共和国|(?<!人民)共和国|酋长国|合众国|群岛$|玻利维亚国))"
)


def words(name: str) -> list[str]:
    """The parts of a name between which a line may end: words with the space behind, or Chinese ones."""
    return [part for word in re.findall(r"\S+\s*", name) for part in _SEAM.split(word) if part]


def _named(text: str, place: int) -> int:
    """How many characters the longest name has that begins at a place; 0 where none does."""
    longest, known = min(_LONGEST, len(text) - place), _known()
    sizes = range(longest, 1, -1)
    return next((size for size in sizes if text[place : place + size] in known), 0)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def ends(text: str) -> list[int]:
    """Places between two Chinese characters where a line may end."""
    inside = {place for start, end in unbroken(text) for place in range(start + 1, end)}
    places = (match.start() + 1 for match in _SIDE_BY_SIDE.finditer(text))
    return [place for place in places if place not in inside]


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[0] for word in _known())


@cache
def _known() -> frozenset[str]:
    return _names() | frozenset(WORDS.read_text(encoding="utf-8").split())


def _names() -> frozenset[str]:
    """Chinese names of bodies, places and countries and the terms of the glossary, as far as short."""
    bodies = tables.load("organisations").select("name_zh", "aliases").rows()
    said = {name for name, _ in bodies} | {
        own for _, aliases in bodies for own in (aliases or "").split(";")
    }
    said |= {*tables.load("places")["name_zh"], *tables.load("glossary")["term_zh"]}
    countries = {country_name(code, "zh") for code in tables.load("commission_members")["iso3"]}
    # Of a name too long to be kept whole each of its parts is.
    said |= {
        part for name in countries for part in (words(name) if len(name) > _LONGEST else [name])
    }
    return frozenset(name for name in said if name and _IS_NAME.fullmatch(name))


def unit_after(number: str, text: str) -> str:
    """The unit or measure word that a text begins with, where what stands before it ends in a digit."""
    found = _FIRST_UNIT.match(text) if number[-1:].isdigit() else None
    return found[0] if found else ""
