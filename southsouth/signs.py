"""Signs in a query: “…” for what stands so word for word, -word for what is to be left out, OR between
what may be either, brackets around such; and the signs of other searches, which are not read."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from southsouth.language import N_, quoted, translate

#: Words of a question that say nothing of what is asked for.
ASKING = frozenset({
    "are", "did", "do", "does", "has", "have", "how", "is", "it", "many", "much", "that", "was",
    "were", "what", "when", "where", "which", "who", "whom", "why", "whose", "there", "any", "been", "want", "wants",
    "its", "their",
})  # fmt: skip
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_OPEN, _CLOSE = '"“”„«»「『', '"“”„«»」』'
_QUOTED = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]*\w[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]")
#: A minus, in whichever of its signs, or NOT before a name or number; a dash before a month is none.
_MINUS = rf"(?:--|[-−－]|[\u2010\u2011–—!](?=[^\W\d_]|[{_OPEN}(（])(?!(?i:{'|'.join(MONTHS)})\b)|NOT (?=[A-Z\d{_OPEN}一-鿿(（]))"
#: What stands apart, or first within brackets.
_APART = r"(?<![^\s(（])"
#: A minus before a word or whole number that stands apart; behind a number (2012 -2013) and before a share
#: or fraction it is a part of it.
_WITHOUT = re.compile(
    rf"{_APART}{_MINUS}(?:[{_OPEN}](?P<quoted>[^{_OPEN}{_CLOSE}]*\w[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]"
    r"|(?P<word>[^\W\d_][^\s()（）]*)|(?<!\d [-−－])(?P<number>\d{1,6}年?)(?![^\s)）]))"
)
#: The same in Chinese: 除中国外, 中国以外.
_WITHOUT_ZH = re.compile(
    r"(?<![^\s(（，,])(?:除(?!此|这)[了去]?(?P<zh>[一-鿿]{2,8}?)(?:[以之]外|外)|(?!除)(?P<before>[一-鿿]{2,8}?)[以之]外)[的，,]?"
)
#: The same before brackets, for each of what stands in them.
_WITHOUT_ANY = re.compile(rf"{_APART}{_MINUS}[(（](?P<held>[^()（）]*)[)）]")
#: What is left of brackets around nothing but what is left out, and of an AND before it.
_EMPTY = re.compile(r"[(（]\s*[)）]")
_AND_ALONE = re.compile(r"^(?:\s*AND(?=\s|$))+|(?:(?:^|(?<=\s))AND\s*)+$")
_EITHER = re.compile(r"\s+OR\s+|\s*[|｜]\s*")
_MAYBE = re.compile(r"\s+or\s+|\s*或(?:者|是)?\s*", re.IGNORECASE)
_BRACKETS = re.compile("[()（）]")
_NAME = 3  # words of a name, of about eight letters
_MOST = 8  # alternatives of one query


@dataclass(frozen=True)
class Signs:
    """A query as its signs want it read.

    Attributes:
        parts: What may be either; one where nothing may.
        phrases: What results hold word for word; none of several parts, which have their own.
        without: What no result holds.
        is_quoted: Whether the whole query is one phrase, which is no question.
        unread: Signs that say something in other searches and nothing here.
    """

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    is_quoted: bool
    unread: tuple[str, ...] = ()


def read(shown: str) -> Signs:
    """What the signs of a query say."""
    shown = _WITHOUT_ZH.sub(lambda found: f"-{found['zh'] or found['before']} ", shown)
    shown = _WITHOUT_ANY.sub(_each_without, shown)
    found = [*_WITHOUT.finditer(shown)]
    without = tuple(one["quoted"] or one["word"] or one["number"] for one in found)
    left = _left(shown) if without else shown
    kept = [found[0] for found in _QUOTED.finditer(left)]
    places = iter(range(len(kept)))
    bare = _QUOTED.sub(lambda _: f"\ue000{next(places)}\ue001", left)
    unread, bare = _unread(bare)
    if not re.search(r"[\w\ue000]", bare):  # brackets around nothing
        unread += tuple(dict.fromkeys(_BRACKETS.findall(bare)))
    parts = _spread(bare)
    if not parts:
        unread += ("( )",) * bool(_DEEP.search(bare))
        parts = _of_phrases(bare) if kept else _divided(_EITHER, bare)
    parts = tuple(_HELD.sub(lambda found: kept[int(found[1])], part) for part in parts)
    phrases = tuple(dict.fromkeys(map(_inner, kept))) if len(parts) == 1 else ()
    is_quoted = len(kept) == len(phrases) == 1 and not re.search(r"\w", _HELD.sub("", bare))
    return Signs(parts, phrases, without, is_quoted, unread)


def _left(shown: str) -> str:
    """What is asked for beside what is left out."""
    left = " ".join(_EMPTY.sub(" ", _WITHOUT.sub(" ", shown)).split())
    return _AND_ALONE.sub("", left).strip()


def _inner(phrase: str) -> str:
    return phrase[1:-1]


def _each_without(found: re.Match[str]) -> str:
    return " ".join(f'-"{part.strip()}"' for part in _MAYBE.split(found["held"]) if part.strip())


def _of_phrases(text: str) -> tuple[str, ...]:
    """What an OR outside quotation marks stands between, or any “or” between phrases and names."""
    parts = _divided(_MAYBE, text)
    return parts if are_short(parts) else _divided(_EITHER, text)


#: Alternatives in brackets.
_GROUP = re.compile(
    r"[(（](?P<held>[^()（）]*(?:(?P<sign>\sOR\s|[|｜])|\s(?:or|Or)\s|[^()（）\s]\s*或)[^()（）]*)[)）]"
)
#: Brackets around alternatives that are more than `_spread` reads.
_DEEP = re.compile(r"[(（].*(?:\sOR\s|[|｜]).*[)）]")
#: What makes a question of which an “or” in small letters is a part.
_QUESTION = re.compile(
    rf"[?？哪谁几吗呢]|什么|多少|怎|是否|比较|\b(?:{'|'.join(sorted(ASKING))}|compare)\b",
    re.IGNORECASE,
)
_ANY_OR = re.compile(f"{_EITHER.pattern}|{_MAYBE.pattern}", re.IGNORECASE)
_AND = re.compile(r"(?:^|\s+)AND(?:\s+|$)")


def _spread(text: str) -> tuple[str, ...]:
    """Alternatives in brackets, each with what stands beside them: (China OR Brazil) 2013 is China 2013 or
    Brazil 2013; none where there are no such brackets, or too many."""
    groups: list[list[str]] = []
    is_question = bool(_QUESTION.search(_GROUP.sub(" ", text)))

    def place(found: re.Match[str]) -> str:
        each = (_EITHER if "OR" in found["held"].split() else _ANY_OR).split(found["held"])
        each = [part for part in each if re.search(r"[\w\ue000]", part)]
        if not found["sign"] and (is_question or not are_short(tuple(each))):
            return found[0]
        groups.append(each)
        return f" \ue002{len(groups) - 1}\ue003 "

    held = _GROUP.sub(place, text)
    if not groups or _DEEP.search(held):
        return ()
    parts: dict[str, None] = {}
    for part in _EITHER.split(held):
        own = [int(found) for found in _PLACE.findall(part)]
        if len(parts) + math.prod(len(groups[one]) for one in own) > _MOST:
            return ()
        for chosen in product(*(groups[one] for one in own)):
            said = iter(chosen)
            whole = _BRACKETS.sub(" ", _PLACE.sub(lambda _, said=said: next(said), part))
            parts[" ".join(_AND.sub(" ", whole).split())] = None
    return tuple(part for part in parts if re.search(r"[\w\ue000]", part))


_PLACE = re.compile("\ue002(\\d+)\ue003")
#: What other searches read: a field, which may be a place to search in; the rest with what is left of it.
_FIELD = re.compile(
    r"(?<!\S)(?:all)?(?P<name>site|filetype|inurl|intitle|intext|title|author|lang|language|year|date|before|after|source|country):(?=\S)(?P<elsewhere>(?<=site:)\S+|(?<=filetype:)\S+|(?<=inurl:)\S+)?"
)
_OTHERS = re.compile(
    r"(?<=\w)(?P<star>\*)|(?P<before>\*)(?=\w)|(?<!\S)(?P<plus>\+)(?=[\w\ue000])|(?P<tilde>~)(?=[^\W\d_])|(?<=\w)(?P<fuzzy>~)(?:\d*)(?!\S)"
    r"|(?P<brace>[{}])|(?P<currency>[€£¥₹])(?= ?\d)|(?P<weight>\^)\d+|(?<=\d)(?P<span>\.\.)(?=\d)|(?P<and>&&)"
    r"|\b(?P<near>NEAR|AROUND|WITHIN|ADJ)(?:/\d+|\(\d+\))"
)


def _unread(text: str) -> tuple[tuple[str, ...], str]:
    """Signs that are not read here, and the text without them."""
    said = {f"{found['name']}:": None for found in _FIELD.finditer(text)}
    left = _FIELD.sub(" ", text)
    said |= {found[found.lastgroup or 0]: None for found in _OTHERS.finditer(left)}
    return tuple(said), " ".join(_OTHERS.sub(" ", left).split()) if said else text


_HELD = re.compile("\ue000(\\d+)\ue001")


def unread(said: Signs) -> tuple[Callable[[str], str], ...]:
    """The note on signs of other searches, where a query has any."""
    if not said.unread:
        return ()
    return (lambda la: told(said.unread, la),)


_UNREAD = N_("Signs that this search does not read: {signs}. The words are searched for without them.")  # fmt: skip


def told(unread: Sequence[str], language: str) -> str:
    """That signs are not read."""
    return translate(_UNREAD, language, signs=quoted(unread, language))


def plain(text: str) -> str:
    """What is left of a part of a query without brackets and AND, which say nothing there."""
    return " ".join(_AND.sub(" ", _BRACKETS.sub(" ", text)).split())


def bare(text: str) -> str:
    """A phrase without its quotation marks; any other text as it is."""
    found = _QUOTED.fullmatch(text.strip())
    return found[1] if found else text


def alternatives(text: str) -> tuple[str, ...]:
    """What an “or” in a sentence may stand between; one text where there is none."""
    return _divided(_MAYBE, text)


_ASKED_BY = r"(?:how (?:many|much|big|large|long)|what|which|who|whom|when|where|why)"
_AND_ASKED = re.compile(
    rf"[,;]? and (?={_ASKED_BY}\b)|[?？]\s*(?=\w)|[;；]\s*|[，,](?=[^，,]*(?:多少|哪|谁|几))",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"{_ASKED_BY}\b|.*(?:多少|哪|谁|几|什么|何)", re.IGNORECASE)


def questions(text: str) -> tuple[str, ...]:
    """The questions that stand in one query, where there are two or three and each asks by itself."""
    parts = tuple(part.strip(" ?？") for part in _AND_ASKED.split(text) if re.search(r"\w", part))
    is_each = 1 < len(parts) <= _NAME and all(map(_ASKED.match, parts))
    return parts if is_each else ()


def are_short(parts: tuple[str, ...]) -> bool:
    """Whether alternatives are names rather than sentences."""
    return all(len(part.split()) <= _NAME and len(part) <= _NAME * 8 for part in parts)


def _divided(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    parts = tuple(
        dict.fromkeys(
            " ".join(_BRACKETS.sub(" ", part).split())
            for part in between.split(text)
            if re.search(r"\w", part or "")
        )
    )
    return parts if 1 < len(parts) <= _MOST else (text,)
