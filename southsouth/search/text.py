"""What a text is made of when it is searched: words, numbers, runs of characters without spaces."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from southsouth.amounts import measured
from southsouth.search import months
from southsouth.signs import ASKING

# Han with its extensions, kana and Hangul: scripts written without spaces between words.
RUN = "〇぀-ヿ㐀-䶿一-鿿가-힯豈-﫿\U00020000-\U0003fffd"
_TERM = re.compile(rf"(?P<run>[{RUN}]+)|(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_{RUN}]+)")
#: English words that stand nearly everywhere; they are wanted only where nothing else is asked.
EVERYWHERE = frozenset({
    "a", "an", "among", "and", "at", "between", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
})  # fmt: skip
#: What a reader calls otherwise than the tables do.
MEANT = {"worth": "value", "cost": "value", "costs": "value", "target": "goal", "targets": "goals"}
#: Endings and beginnings of words that are spelt in two ways, with that which the index has.
_SPELT = re.compile(
    r"(?<=\w{4})iz(?=(?:e[drs]?|ers|ing|ations?|ational|ationally)$)|^center(?=s?$)"
)
_AS = {"iz": "is", "center": "centre"}
#: Short forms that nobody prints here, with what is printed.
_SHORT_FOR = {
    "mdgs": "millennium development goals", "sept": "september", "ldcs": "least developed countries", "aids": "hiv", "percentage": "share", "percentages": "shares", "school feeding": "school meals", "school lunches": "school meals",
    "poorest countries": "least developed countries", "poor countries": "least developed countries",
    "poorest nations": "least developed countries", "poorest states": "least developed countries",
}  # fmt: skip
_SHORT = re.compile(rf"\b(?:{'|'.join(_SHORT_FOR)})\b")
_POOREST = re.compile("最(?:贫穷|贫困|穷|落后|不发达)的?(?:国家|国)")
#: Numbers written in Chinese where a text has digits: 第四十八段, 七十七国集团.
_NUMBERED = re.compile(
    "(?<=第)[一二三四五六七八九十百零]+(?=[段条项])|[一二三四五六七八九十]+(?=国集团)"
    "|(?<=建议)[一二三四五六七八九十]+(?![个项条次种些样般定])"
)
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy")
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_IN_WORDS: Mapping[str, int] = {
    **{one: value for value, one in enumerate(_ONES, 1)},
    **{ten: 10 * value for value, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}{between}{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, 2)
        for ones, one in enumerate(_ONES[:9], 1)
        for between in " -"
    },
}
_TELLING = sorted((word for word in _IN_WORDS if word != "one"), key=len, reverse=True)
_SCALE = "thousand|million|billion|trillion"
_ORDINALS = {
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"), range(1, 13), strict=True)),
    "twelth": 12, "nineth": 9, "eigth": 8, "forth": 4,
}  # fmt: skip
#: Recommendations and paragraphs by their place in order: the ninth recommendation, 48th paragraph, rec. 4.
_IN_ORDER = re.compile(
    rf"\b(?:the )?(?P<order>{'|'.join(_ORDINALS)}|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)? (?P<thing>recommendation|paragraph)\b"
    r"|\b(?P<short>rec|recs|reco)\.? ?(?P<number>\d+)\b"
)
_DOZENS = re.compile(r"\b(?:an? |(?P<times>one|two|three|four|five) )dozens?\b(?: of\b)?")
#: Numbers in words before their scale: thirty trillion, six hundred million.
_SCALED = re.compile(
    rf"\b(?P<value>{'|'.join(_TELLING)}|one|an?(?= hundred))(?P<hundred> hundred)?(?=[ -](?:{_SCALE})\b)"
)
#: Shares in words: five per cent, two and a half per cent, nought point five per cent.
_SHARED = re.compile(
    rf"\b(?:(?P<value>{'|'.join(_TELLING)}|one|zero|nought)(?: (?:(?P<half>and a half)|point (?P<point>(?:(?:zero|nought|{'|'.join(_ONES[:9])})[ -]){{1,4}}))[ -]?| |-)|(?P<number>\d+) (?P<of>and a half) )(?=per ?cent\b)"
)
#: Numbers in words, and in Chinese signs, where they count something, and such in digits.
_COUNTING = re.compile(
    rf"\b(?P<en>{'|'.join(_TELLING)}|(?:one|an?)(?= hundred\b))(?P<hundred> hundred)?\b(?! (?:hundred|{_SCALE})\b)"
    "|(?<![一二两三四五六七八九十百千万亿第分点零〇])(?P<zh>[二两三四五六七八九十百][一二三四五六七八九十百零]*)(?=[个条项次名国种家位](?!集团))"
)
_COUNTED = re.compile(
    rf"(?<![\w.,/$-])(?P<number>\d{{1,2}})(?=(?P<en> (?!(?:hundred|per|percent|{_SCALE})\b)[a-z])|[个条项次名国种家位](?!集团))"
)
_WORDS = {value: word for word, value in reversed([*_IN_WORDS.items()])}
_YEAR_ZH = re.compile("(?P<year>[一二][一二三四五六七八九零〇]{3})(?=年)")
_MONTH_ZH = re.compile("(?<![一二三四五六七八九十])(?P<month>十[一二]?|[一二三四五六七八九])(?=月)")
_DAY_ZH = re.compile("(?<=月)(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])")
_OF_YEAR = re.compile("(?<=(?:19|20)\\d\\d)年(?!代)")
_DECIMAL = re.compile(r"(\d{1,3}),(\d{1,2})")
_WRITTEN = re.compile(
    rf"\b(paragraph|para|recommendation) ({'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})\b"
)
_QUESTION = re.compile(
    "多少钱|多少|什么时候|什么|怎么样|怎样|怎么|为何|如何|何时|哪里|哪儿|哪[些个条项几国次]?|几[个条项次名种所处家]|谁|请问|有没有|是否|是不是"
    "|是|吗|呢|了(?!解)|(?<!目)的"
)


_MANY_OF = {"children": "child", "child": "children", "people": "person", "person": "people"}
_LEAST_OF_MANY = 5  # letters of a plural


@dataclass(frozen=True)
class Term:
    """One thing asked for: a `word`, a `number`, a `paragraph` by its number, an `amount` (a number with
    its scale or unit), a `month`, or a `run` of characters without spaces."""

    kind: str
    text: str


#: A paragraph by its number, as a reader and the tables write it.
PARAGRAPH = re.compile(
    r"\b(?:paragraph |par(?:as?)?\.? ?|p\.? ?)(?P<en>[1-9]\d*)\b|第?(?P<zh>[1-9]\d*)段|段(?P<after>[1-9]\d*)"
)


def known_by(match: re.Match[str]) -> str:
    """What the index knows a paragraph's number by, which is no other number."""
    return "¶" + (match["en"] or match["zh"] or match["after"])


#: What a question says of the report alone: what does the report say about …, 报告提到…吗.
_FRAME = re.compile(
    r"\b(?:what|does|do|did|is|are|how|the|this|un| )*\breport (?:say|says|mention|mentions|tell|tells|speak|speaks|talk|talks)"
    r"\b(?: anything)?(?: (?:about|of|on)\b)?|\btell me (?:about|of|more about)\b"
    "|(?:请)?告诉我(?:关于|有关)?|的事情?$|报告(?:是否|有没有)?(?:提到|提及|说到|谈到|讲到|怎么说|如何说|怎样说)过?"
)


def terms(text: str) -> tuple[Term, ...]:
    """What a folded text is made of, each once, in its order and in one spelling."""
    found = (Term(match.lastgroup or "", spelt(match[0])) for match in _TERM.finditer(text))
    return tuple(dict.fromkeys(found))


def spelt(word: str) -> str:
    """A word as the index spells it: organization is organisation, center is centre."""
    return _SPELT.sub(lambda found: _AS[found[0]], word)


def forms(word: str) -> tuple[str, ...]:
    """A word in singular and plural, so that both find the same; a short one may be an acronym."""
    if word in _MANY_OF:
        return word, _MANY_OF[word]
    if len(word) < _LEAST_OF_MANY or not word.isascii():
        return (word,)
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word, word[:-1]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word, f"{word[:-1]}ies"
    return (word,)


_ADDRESS = re.compile(r"\bhttps?://[^\s/]+/(?:(?:en|zh|fr|es|ru|ar)/)?(?=\S)", re.IGNORECASE)
_BARE_POINT = re.compile(r"(?<![\w.])\.(?=\d)")


def usual(shown: str) -> str:
    """A text as it is usually written: of an address what stands behind its host, a nought before a bare point,
    digits of other scripts in these."""
    text = _BARE_POINT.sub("0.", _ADDRESS.sub("", shown))
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def in_digits(text: str) -> str:
    """A text with the numbers of paragraphs, recommendations and groups, years and what has a scale in
    digits: 第48段, 77国集团, paragraph 48, 2013年, 30 trillion; a number alone with its decimal point."""
    text = _WRITTEN.sub(lambda found: f"{found[1]} {_IN_WORDS[found[2]]}", text)
    text = re.sub("(?<=[\\d一二三四五六七八九十])[个条](?=建议)", "项", text)
    text = _IN_ORDER.sub(_in_order, text)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = _DOZENS.sub(lambda found: str(12 * _IN_WORDS.get(found["times"] or "", 1)), text)
    text = _SHARED.sub(_shared, _SCALED.sub(_scaled, text))
    text = _YEAR_ZH.sub(lambda found: "".join(str(_DIGITS.get(c, 0)) for c in found[0]), text)
    text = _DAY_ZH.sub(lambda found: str(_number(found[0])), text)
    text = _MONTH_ZH.sub(lambda found: str(_number(found[0])), text)
    text = _DECIMAL.sub(r"\1.\2", text) if _DECIMAL.fullmatch(text) else text
    return _NUMBERED.sub(lambda found: str(_number(found[0])), text)


def _in_order(found: re.Match[str]) -> str:
    if found["short"]:
        return f"recommendation {found['number']}"
    order = _ORDINALS.get(found["order"]) or found["order"]
    return f"{found['thing']} {order}"


def _scaled(found: re.Match[str]) -> str:
    return str(_IN_WORDS.get(found["value"], 1) * (100 if found["hundred"] else 1))


def _shared(found: re.Match[str]) -> str:
    whole = found["number"] or str(_IN_WORDS.get(found["value"], 0))
    if found["half"] or found["of"]:
        return f"{whole}.5 "
    point = "".join(
        str(_IN_WORDS.get(one, 0)) for one in re.split("[ -]", found["point"] or "") if one
    )
    return f"{whole}.{point} " if point else f"{whole} "


def readings(text: str) -> tuple[str, ...]:
    """A folded text, and the same with what it counts in words and in digits: twelve recommendations and
    12 recommendations, 十二项 and 12项."""
    digits = _COUNTING.sub(lambda found: str(_counted(found)), text)
    words = _COUNTED.sub(_in_words, digits)
    return tuple(dict.fromkeys((text, words, digits)))


def _counted(found: re.Match[str]) -> int:
    if found["en"]:
        return _IN_WORDS.get(found["en"], 1) * (100 if found["hundred"] else 1)
    return _number(found["zh"].replace("两", "二"))


def _in_words(found: re.Match[str]) -> str:
    number = int(found["number"])
    if found["en"]:
        return _WORDS.get(number, found["number"])
    if number == 2:
        return "两"
    tens, ones = divmod(number, 10)
    signs = " 一二三四五六七八九"
    ten = f"{signs[tens] if tens > 1 else ''}十" if tens else ""
    return (ten + signs[ones].strip()) or found["number"]


def _number(written: str) -> int:
    """A Chinese number below a thousand: 四十八, 十二, 一百零五."""
    value = last = 0
    for sign in written.replace("零", ""):
        if sign in _DIGITS:
            last = _DIGITS[sign]
        else:
            value += (last or 1) * (10 if sign == "十" else 100)
            last = 0
    return value + last


_ASKED_BY = ("what", "which", "where", "when", "whom", "whose", "many", "much", "does", "were")
_MISTYPED = {
    "wich": "which", "whitch": "which", "wat": "what", "wht": "what", "wher": "where", "wen": "when", "hwo": "how", "hw": "how", "mani": "many", "moch": "much",
}  # fmt: skip


def righted(shown: str, held: Callable[[str], bool]) -> str:
    """A text with the words that ask in it spelt right: waht, wich; `held` tells which words are known."""
    return re.sub(r"[A-Za-z]{2,5}", lambda found: _asking(found[0], held), shown)


def _asking(word: str, held: Callable[[str], bool]) -> str:
    small = word.casefold()
    right = _MISTYPED.get(small) or next((one for one in _ASKED_BY if sorted(one) == sorted(small)), "")  # fmt: skip
    if not right or small in ASKING or held(small):
        return word
    return right.capitalize() if word[0].isupper() else right


def wanted(text: str) -> tuple[Term, ...]:
    """What a folded query asks for: its terms, without words that stand everywhere."""
    text = _FRAME.sub(" ", text) if _TERM.search(_FRAME.sub(" ", text)) else text
    text = _POOREST.sub("最不发达国家", _SHORT.sub(lambda found: _SHORT_FOR[found[0]], text))
    said, text = measured(text)
    own = tuple(
        dict.fromkeys(Term("paragraph", known_by(found)) for found in PARAGRAPH.finditer(text))
    )
    text = PARAGRAPH.sub(" ", text) if own else text
    dated, text = months.read(text)
    text = _OF_YEAR.sub(" ", text)
    own = (*own, *(Term("month", one) for one in dated))
    amounts = (*own, *(Term("amount", one) for one in dict.fromkeys(said)))
    every = terms(text)
    asked = terms(_QUESTION.sub(" ", text)) or every
    asked = tuple(
        Term(term.kind, MEANT.get(term.text, term.text)) for term in asked if term.text not in ASKING
    ) or every  # fmt: skip
    telling = tuple(term for term in asked if term.text not in EVERYWHERE)
    return (*amounts, *telling) if amounts or telling else asked


def pairs(run: str) -> set[str]:
    """Every character of a run, and every two that stand side by side."""
    return {*run, *(run[place : place + 2] for place in range(len(run) - 1))}


#: Half a word, or what may be one: letters or digits with no space between them.
_CUT = re.compile(rf"(?:(?<=\s)|(?<=[{RUN}]))[^\s{RUN}]+$")


def printable(text: str, longest: int) -> tuple[str, bool]:
    """The text as it can be shown and sent, at most `longest` characters; whether it was cut.

    What cannot be shown (control characters, lone surrogates) becomes a space; direction marks and
    joiners, which scripts and emoji need, stay. It is cut where a word ends, if one does.
    """
    read = text[: 8 * longest]
    shown = " ".join("".join(" " if _is_unshown(c) else c for c in read).split())
    was_cut = len(shown) > longest or len(text) > len(read)
    cut = _CUT.sub("", shown[: longest + 1]) if len(shown) > longest else shown
    return (cut[:longest] if cut else shown[:longest]).rstrip(), was_cut


@lru_cache(maxsize=4096)
def _is_unshown(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")
