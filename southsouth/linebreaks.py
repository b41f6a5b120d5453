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
#: Words of one line: 16.1–19 billion, 3,034 rows, 23%; 161亿～190亿美元, 第6项, 60多个; a name and its
#: number, Brazil (14); names of capitals, SS-GATE. What stands for a character in HTML (&#39;), and
#: digits within a code (A4), are no numbers.
UNBROKEN = re.compile(
    rf"第?(?<![A-Za-z#])(?<!\d[.,]){_MONEY}(?<!\d)(?:"
    rf"{_ONE}\s?[-–—~～至]\s?{_MONEY}{_ONE}(?:{_UNIT})?|{_ONE}(?:{_UNIT})|\d+[百千万亿]+)"
    rf"|[^\s()]+ \({_ONE}\)|\b[A-Z]{{2,}}(?:-[A-Z]{{2,}})+\b"
)
_IS_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}")
#: Two characters of which the second may begin a line: particles belong to what stands before them.
_SIDE_BY_SIDE = re.compile(r"[\u4e00-\u9fff](?=(?![的了着过等中里上下内外们])[\u4e00-\u9fff])")
_FIRST_UNIT = re.compile(rf"[百千万亿]*(?:{_UNIT})")


def unbroken(text: str, *, names: bool = True) -> list[tuple[int, int]]:
    """Where the numbers with their units and the Chinese words and names of a text begin and end.

    Without `names` a name is only the words that it is made of.
    """
    found = [match.span() for match in UNBROKEN.finditer(text)]
    if text.isascii():
        return found
    found += _words(text, _known() if names else _listed())
    return _joined(sorted(found))


#: Where a long Chinese name may be parted: behind what joins two, before what kind of State or land it is.
_SEAM = re.compile(
    r"(?<=[\u4e00-\u9fff]{2}[和的])(?=[\u4e00-\u9fff]{2})"
    r"|(?<=[\u4e00-\u9fff]{2})(?=(?:人民共和国|(?<!人民)共和国|酋长国|合众国|群岛$|玻利维亚国))"
)


def words(name: str) -> list[str]:
    """The parts of a name between which a line may end: words with the space behind, or Chinese ones."""
    return [part for word in re.findall(r"\S+\s*", name) for part in _SEAM.split(word) if part]


def _words(text: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """The words of a text, so that as few characters as can be stand alone and words are long.

    Of two ways the one with the longer word behind: 及/其他, not 及其/他.
    """
    # From the end to each place: characters that stand alone, words, and the word that begins there.
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)
    first = _first_letters()
    for place in range(len(text) - 1, -1, -1):
        alone, count, _ = best[place + 1]
        best[place] = (alone + 1, count, 0)
        if text[place] not in first:
            continue
        for size in range(2, min(_LONGEST, len(text) - place) + 1):
            if text[place : place + size] in known:
                alone, count, _ = best[place + size]
                best[place] = min(best[place], (alone, count + 1, size))
    found, place = list[tuple[int, int]](), 0
    while place < len(text):
        size = best[place][2]
        if size:
            found.append((place, place + size))
        place += size or 1
    return found


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
    return _names() | _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(WORDS.read_text(encoding="utf-8").split())


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
