"""Questions of quantity, put in words: how much is cooperation worth, 南南合作规模有多大.

A search wants every word of a query; a question has words that no row has. So the figures are asked
how much of it each of them holds: by words in English, by pairs of characters in Chinese, those that
few figures hold counting most.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from southsouth.folding import folded
from southsouth.language import LANGUAGES
from southsouth.search.text import ASKING, EVERYWHERE, MEANT, terms
from southsouth.vocabulary import UNITS, label

_ASKS = re.compile(
    r"多少|多大|多高|几(?:个|条|项|次|国|家|年|人)|(?:什么|怎样的)?(?:规模|比例|份额)|百分之几|占比"
    r"|\bhow (?:much|many|big|large|high|great|long)\b|\bwhat (?:is|was|are) .*\bbudget\b|多久|多长时间|\bworth\b"
    # Whoever names the trade asks what it comes to.
    r"|贸易(?:总|价值)?[额量]|(?:南南|南方国家|发展中国家)(?:之间|相互)*的?贸易(?:$|的?价值)"
    r"|(?:south|developing countries)\W(?:trade|exports)$|\btrade (?:among|between|of) (?:developing|southern) countries$"
    r"|\bwhat (?:is|was|are|were)? ?(?:the )?(?:share|percentage|proportion|part|value|size|amount|total|number)\b"
)
#: What of a Chinese question says nothing of what is asked for.
_SAID = re.compile(
    "请问|究竟|到底|得到|获得|收到|拿到|大约|大概|一共|总共|有没有|多少人?|多大|多高|百分之几|目前|[的了是有为吗呢在与和]"
)
#: Words of a question, with what the tables call it: alternatives, the likest first, in Chinese of two
#: characters (发展中国家 is known by 展中).
_CALLED = {
    "贸易额": ("贸易",), "贸易量": ("贸易",), "规模": ("价值", "总额"), "价值": ("价值", "总额"), "值": ("价值", "总额"), "南南": ("南南", "展中"), "占比": ("份额",), "比例": ("份额",), "占": ("份额",),
    "出口": ("出口", "贸易"), "进口": ("进口", "贸易"), "钱": ("金额", "资金", "供资"),
    "花": ("支出",), "没电": ("缺电",), "筹": ("筹集",), "募": ("筹集",), "死于": ("早逝",), "死": ("早逝",), "参加": ("与会",), "出席": ("与会",),
}  # fmt: skip
_IN_ENGLISH = {
    **{word: (meant,) for word, meant in MEANT.items()},
    "value": ("value", "total"), "worth": ("value", "total"), "south": ("south", "developing"),
    "big": ("value", "total"), "large": ("value", "total"), "size": ("value", "total"),
    "percentage": ("share",), "proportion": ("share",), "part": ("share",), "export": ("export", "trade"),
    "exports": ("exports", "trade"), "imports": ("imports", "trade"), "money": ("funds", "funding", "budget"),
    "die": ("deaths",), "dies": ("deaths",), "died": ("deaths",), "lack": ("lack", "without"), "lacks": ("lacks", "without"), "killed": ("deaths",), "spend": ("spent",), "spends": ("spent",),
}  # fmt: skip
#: What a question asks for by its words: amounts of money, shares, or things that are counted.
_MONEY = re.compile("钱|资金|价值|值|预算|供资|美元|worth|cost|money|dollar|budget|fund|spen[dt]")
_SHARES = re.compile("占|份额|比例|百分|share|percent|proportion")
_COUNTS = re.compile("几|多少(?:个|国家|人|次|项|条|年)|how many")
_OTHER = 0.6  # what is left of a figure of another sort than was asked for
_OTHER_THING = 0.4  # and of one that counts other things
#: The things that a question counts, with the units of the figures that count them.
_THINGS = (
    (re.compile(r"多少个?(?:成员|会员)?国家?|how many (?:\w+ )?(?:countries|states|nations)"), {"countries"}),
    (re.compile("多久|多长|几年|多少年|how long|how many years"), {"years"}),
    (re.compile("多少个?项目|how many projects"), {"projects", "countries"}),
    (re.compile("多少人|how many (?:people|persons|experts)"), {"people", "participants", "members"}),
)  # fmt: skip
#: What flows between countries: a figure of one is none of another.
_FLOWS = frozenset({"expor", "impor", "trade", "inves", "出口", "进口", "贸易", "投资"})
LEAST, CERTAIN = 0.5, 0.85
"""How much of a question a figure must hold to answer it: at least, and where other rows hold all of it."""
SURE = 0.7
"""How much of a question a figure must hold to answer it without a doubt."""
_STEM = 5  # letters of a word by which its forms are one: develop, developing
_IN_NAME, _BESIDE = 1.0, 0.6  # a word in what the figure counts, and elsewhere in its row
_OTHERWISE = 0.7  # a word that stands for the one that was asked
_TERSE = 0.4  # what a figure that counts nothing else gains over one that counts much more


class Questions:
    """Figures by what they count.

    Args:
        names: For each figure what it counts, in each language.
        words: For each figure what else its row says.
        units: For each figure its unit.
    """

    def __init__(
        self,
        names: Sequence[Sequence[str]],
        words: Sequence[Sequence[str]],
        units: Sequence[str],
    ) -> None:
        self._units = units
        self._names = [_parts(one) for one in names]
        self._words = [_parts(one) for one in words]
        self._held = Counter(
            part
            for one, other in zip(self._names, self._words, strict=True)
            for part in one | other
        )

    def answers(self, text: str, least: float = LEAST) -> list[int]:
        """Places of the figures that hold at least so much of a folded question, best first; none
        where it is none."""
        asked = _asked(text) if _ASKS.search(text) else []
        whole = sum(self._weight(each) for each in asked)
        if not whole:
            return []
        scores = {
            place: self._score(asked, place, whole) * _suits(text, unit)
            for place, unit in enumerate(self._units)
        }
        best = max(scores.values())
        found = [place for place, score in scores.items() if score >= max(least, 0.7 * best)]
        return sorted(found, key=lambda place: (-scores[place], place))

    def holds(self, text: str, place: int) -> float:
        """How much of a folded question a figure holds: from 0 to 1."""
        asked = _asked(text)
        return self._held_of(asked, place) / (sum(map(self._weight, asked)) or 1)

    def is_of_another(self, text: str, place: int) -> bool:
        """Whether a folded question asks of trade or investment, and a figure counts something else."""
        asked = (set(part) for part in _asked(text))
        return any(part & _FLOWS and not part & self._names[place] for part in asked)

    def counts_else(self, text: str, place: int) -> bool:
        """Whether a figure counts things, and a folded question asks for no number of any and does not name
        these: what is asked for is a sum or a share."""
        unit = self._units[place]
        if unit in ("USD", "percent") or _COUNTS.search(text) or "number" in text:
            return False
        named = {part for own in LANGUAGES for part in _parts([label(unit, own, UNITS)])}
        return named.isdisjoint(part for each in _asked(text) for part in each)

    def _weight(self, alternatives: Sequence[str]) -> float:
        """How much a part of a question tells: the more the fewer figures hold it, most where none does."""
        held = max(self._held[part] for part in alternatives)
        return math.log(1 + len(self._names) / max(held, 1))

    def _score(self, asked: Sequence[Sequence[str]], place: int, whole: float) -> float:
        name = self._names[place]
        score = self._held_of(asked, place)
        told = {part for each in asked for part in each}
        return score / whole * (1 + _TERSE * len(told & name) / max(len(name), 1))

    def _held_of(self, asked: Sequence[Sequence[str]], place: int) -> float:
        return sum(self._weight(each) * self._holds(each, place) for each in asked)

    def _holds(self, alternatives: Sequence[str], place: int) -> float:
        """How plainly a figure holds one part of a question: by its own word, and in what it counts."""
        held = [0.0]
        for number, part in enumerate(alternatives):
            where = _IN_NAME if part in self._names[place] else _BESIDE
            if where == _IN_NAME or part in self._words[place]:
                held.append(where * (_OTHERWISE if number else 1))
        return max(held)


def asks(text: str) -> bool:
    """Whether a folded text asks for a quantity."""
    return bool(_ASKS.search(text))


def _asked(text: str) -> list[tuple[str, ...]]:
    """The parts of a question, each with what it may be called in a row."""
    found: list[tuple[str, ...]] = []
    for term in terms(_SAID.sub(" ", _cut(text))):
        if term.kind == "run":
            found += _of_run(term.text)
        elif term.text not in ASKING | EVERYWHERE:
            found.append(tuple(map(_stem, _IN_ENGLISH.get(term.text, (term.text,)))))
    return list(dict.fromkeys(found))


def _cut(text: str) -> str:
    """A question with spaces around the words that the tables call otherwise."""
    text = re.sub("(?<=值)多少钱", "", text)  # which says no more than 值
    text = re.sub(r"['’]s\b", "", text)  # whose it is: no word of its own
    text = text.replace("没有", "没")
    return re.sub(f"({'|'.join(_CALLED)})", r" \1 ", text)


def _of_run(run: str) -> list[tuple[str, ...]]:
    if run in _CALLED:
        return [_CALLED[run]]
    return [(pair,) for pair in _pairs(run)]


def _parts(texts: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for term in (term for text in texts for term in terms(folded(text))):
        found |= set(_pairs(term.text)) if term.kind == "run" else {_stem(term.text)}
    return frozenset(found)


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def _stem(word: str) -> str:
    return word[:_STEM] if word.isascii() and word.isalpha() else word


def _suits(text: str, unit: str) -> float:
    """How well a unit suits what a question asks for."""
    for thing, units in _THINGS:
        if thing.search(text):
            return 1 if unit in units else _OTHER_THING
    if _SHARES.search(text):
        return 1 if unit == "percent" else _OTHER
    if _MONEY.search(text):
        return 1 if unit == "USD" else _OTHER
    return _OTHER if _COUNTS.search(text) and unit in ("percent", "USD") else 1
