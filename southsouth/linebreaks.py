"""Where a line may not end: within a number, a Chinese word or name, and between a number and its unit.

What names are is known from the tables, what words are from a list of those that our texts use
(tools/chinese_words.py). Charts, headings and the notes under them keep to more (`phrases`): of Chinese also
what a number counts stands beside it, 17个成员, and what belongs to the next word, 据其所述; nor does a line
begin with a bracket. Other text on pages leaves words and names to the browser. Pages bind with elements; the
words themselves stay as they are, so that what is copied, searched, cited or downloaded has no joiner in it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from southsouth import paths, tables
from southsouth.language import country_name

WORDS = paths.LOCALE / "zh" / "words.txt"
"""A word of two to four characters a line."""
_LONGEST = 9  # characters of a name that is kept whole: a longer one would leave a hole in the line
_ONE = r"\d+(?:[,.]\d+)*[百千万亿]*"
_MONEY = r"(?:US\$|\$)?"
_NO_UNIT = "of|or|and|to|in|on|at|by|from|that|which|who|as|the|a|an"
_UNIT = rf"%| per cent\b|[多余]?(?:美元|[\u4e00-\u9fff])|[ \u00a0](?!(?:{_NO_UNIT})\b)[a-z]+"
#: Words of one line: 16.1–19 billion, 3,034 rows, 23%; 161亿～190亿美元, 第6项, 60多个; a name and its
#: number, Brazil (14); names of capitals, SS-GATE; South-South and mid-2014; para. 22 × 5.
#: What stands for a character in HTML (&#39;), and digits within a code (A4), are no numbers.
UNBROKEN = re.compile(
    rf"第?(?<![A-Za-z#])(?<!\d[.,]){_MONEY}(?<!\d)(?:"
    rf"{_ONE}\s?[-–—~～至]\s?{_MONEY}{_ONE}(?:{_UNIT})?|{_ONE}(?:{_UNIT})|\d+[百千万亿]+)"
    rf"|[^\s()]+ \({_ONE}\)|\b[A-Z]{{2,}}(?:-[A-Z]{{2,}})+\b"
    r"|\bSouth-South\b|\bmid-\d{4}\b"
    r"|\b(?:[Pp]aragraph|paras?\.) \d+(?:–\d+)?(?: × \d+)?|(?:第\d+段 )?× \d+"
)
_IS_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}")
#: What belongs to the words before it, and to those behind it.
_BEHIND = frozenset(
    [
        *"的了着过等中里上下内外们之时后前起",
        "之外",
        "之内",
        "之间",
        "之一",
        "以外",
        "以内",
        "以上",
        "以下",
        "以来",
        "以后",
    ]
)
_BEFORE = frozenset(
    [
        *"故在据为从由向与和或及对把将以经每各某该本此其所不未仅只最较更约近共均都也又还但而若如因按至于被已正皆另须应可会有无是占达即系",
        "各个",
        "某个",
        "其中",
        "其次",
        "只有",
        "仅有",
        "至少",
        "超过",
        "均系",
        "某一",
        "全部",
    ]
)
_COUNTED = re.compile(
    r"(?:第?[\d,.]+[多余百千万亿]*|[一二两三四五六七八九十几某这那每各])[\u4e00-\u9fff]"
)
#: What a reader takes as one word, beside names: no list of words has all of it, or cuts it elsewhere.
_COMPOUNDS = (
    "[一二两三四五六七八九十]+[个项处国笔段]|某[个项国]|另?一方|其他方|说到|谈到|最大的一笔|南南合作的总价?值|南南(?:合作)?|(?<=年)年[中底初]"
    "|提供(?:支持|方)|写明为|发展中国家|技术产权交易所|联合国机构|拟议机构|区域委员会|国家集团|成员身份|准成员|美元数额|自有资金|单独提及"
)
_OPENING, _CLOSING = "（《“‘「", "，。、；：？！）》”’」%"
_CLAUSE_ENDS = "，；：。"
_BRACKET = re.compile(r"（[^（）]{1,9}）")
_PHRASE = 10.5  # ems of a phrase that is kept whole
_LATIN = 0.55  # em of a letter or digit, at most
_HAN = 0x2E80  # from here on a character is as wide as high
_COMMISSION = re.compile(r"(.*[和及].*?)经济(?:社会)?委员会")
_TOKEN = re.compile(r"[^\s\u2e80-\uffef]+|\s+|.", re.DOTALL)
_FIRST_UNIT = re.compile(rf"[百千万亿]*(?:{_UNIT})")


def unbroken(text: str, *, names: bool = True) -> list[tuple[int, int]]:
    """Where the numbers with their units and the Chinese words and names of a text begin and end.

    Without `names` a name is only the words that it is made of.
    """
    found = [match.span() for match in UNBROKEN.finditer(text)]
    if text.isascii():
        return found
    found += _words(text, _known() if names else _listed())
    return joined(sorted(found))


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


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def ends(text: str) -> list[int]:
    """Places within a text where a line may end: between its phrases."""
    found, place = list[int](), 0
    for phrase in phrases(text):
        place += len(phrase)
        found.append(place)
    return found[:-1]


def held(text: str) -> list[tuple[int, int]]:
    """What stays together in a line: its phrases, from where to where."""
    places = [0, *ends(text), len(text)]
    return [(start, end) for start, end in pairwise(places) if end - start > 1]


@lru_cache(maxsize=2048)
def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, between which a line may end; a space is that of the phrase before it.

    Of a clause that begins with a word and its number, 巴西9处, both are one.
    """
    found, last = list[str](), ""
    for token in _tokens(text):
        is_first = found[-1:] == [last] and (len(found) == 1 or found[-2][-1] in _CLAUSE_ENDS)
        if found and (_belongs(found[-1], last, token) or (is_first and _COUNTED.fullmatch(token))):
            found[-1] += token
        else:
            found.append(token)
        last = token
    return tuple(found)


def _tokens(text: str) -> Iterator[str]:
    """Words, numbers with their units, short brackets, and what stands between them letter by letter."""
    spans = [match.span() for of in (UNBROKEN, _BRACKET, _united()) for match in of.finditer(text)]
    place = 0
    for start, end in joined(sorted(spans)):
        yield from _cut(text[place:start])
        yield text[start:end]
        place = end
    yield from _cut(text[place:])


def _cut(text: str) -> Iterator[str]:
    place = 0
    for start, end in _words(text, _known()):
        yield from _TOKEN.findall(text[place:start])
        yield text[start:end]
        place = end
    yield from _TOKEN.findall(text[place:])


def _belongs(phrase: str, last: str, token: str) -> bool:
    """Whether a line may not end between a phrase, of which a token was the last, and the next one."""
    if last[-1] in _OPENING or token[0] in _CLOSING or token[0] == "（" or token.isspace():
        return True
    if last[-1].isspace() or last[-1] in _CLOSING.replace("）", "").replace("%", ""):
        return False
    if token in _BEHIND:
        return True
    if ord(last[-1]) < _HAN and ord(token[0]) < _HAN:
        return True
    begins = last in _BEFORE or _COUNTED.fullmatch(last) is not None
    return begins and ems(phrase) + ems(token) <= _PHRASE


def ems(text: str) -> float:
    """How wide a text is at most."""
    return sum(1.0 if ord(letter) >= _HAN else _LATIN for letter in text)


@cache
def _united() -> re.Pattern[str]:
    """Compounds, and the lands that commissions are named after: 拉丁美洲和加勒比."""
    found = map(_COMMISSION.fullmatch, tables.load("organisations")["name_zh"])
    return re.compile("|".join((*(land[1] for land in found if land), _COMPOUNDS)))


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
