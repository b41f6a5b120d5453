"""Signs in a query: “…” for what stands so word for word, -word for what is to be left out, OR between
what may be either."""

import re
from dataclasses import dataclass

from southsouth.folding import folded, squashed
from southsouth.search.entry import Entry
from southsouth.search.text import spelt

_OPEN, _CLOSE = '"“”„«»「『', '"“”„«»」』'
_QUOTED = re.compile(rf"[{_OPEN}]([^{_OPEN}{_CLOSE}]*\w[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]")
#: A minus before a word that stands apart, or NOT before a name; before a number it is a part of it.
_WITHOUT = re.compile(
    rf"(?<!\S)(?:[-−－]|NOT (?=[A-Z{_OPEN}]))(?:[{_OPEN}](?P<quoted>[^{_OPEN}{_CLOSE}]*\w[^{_OPEN}{_CLOSE}]*)[{_CLOSE}]|(?P<word>[^\W\d_]\S*))"
)
_EITHER = re.compile(r"\s+OR\s+|\s*[|｜]\s*")
_MAYBE = re.compile(r"\s+or\s+|\s*或(?:者|是)?\s*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
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
    """

    parts: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    is_quoted: bool


def read(shown: str) -> Signs:
    """What the signs of a query say."""
    without = tuple(found["quoted"] or found["word"] for found in _WITHOUT.finditer(shown))
    left = " ".join(_WITHOUT.sub(" ", shown).split()) if without else shown
    phrases = tuple(found[1] for found in _QUOTED.finditer(left))
    is_quoted = len(phrases) == 1 and not re.search(r"\w", _QUOTED.sub("", left))
    parts = _of_phrases(left) if phrases else _divided(_EITHER, left)
    return Signs(parts, () if len(parts) > 1 else phrases, without, is_quoted)


def _of_phrases(text: str) -> tuple[str, ...]:
    """What an OR outside quotation marks stands between, or any “or” between phrases and names."""
    kept = [found[0] for found in _QUOTED.finditer(text)]
    places = iter(range(len(kept)))
    bare = _QUOTED.sub(lambda _: f"\ue000{next(places)}\ue001", text)
    parts = _divided(_MAYBE, bare)
    parts = parts if are_short(parts) else _divided(_EITHER, bare)
    return tuple(_HELD.sub(lambda found: kept[int(found[1])], part) for part in parts)


_HELD = re.compile("\ue000(\\d+)\ue001")


def bare(text: str) -> str:
    """A phrase without its quotation marks; any other text as it is."""
    found = _QUOTED.fullmatch(text.strip())
    return found[1] if found else text


def alternatives(text: str) -> tuple[str, ...]:
    """What an “or” in a sentence may stand between; one text where there is none."""
    return _divided(_MAYBE, text)


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


def says(entry: Entry, phrase: str) -> bool:
    """Whether one of the texts of an entry holds a phrase word for word."""
    wanted = _spaced(phrase)
    if not wanted.isascii():
        run = re.escape(squashed(wanted))
        said = re.compile(rf"(?<!\d){run}" if run[0].isdigit() else run)  # 7国集团 is not 77国集团
        return any(said.search(squashed(folded(text))) for text in texts(entry))
    return any(wanted in _spaced(text) for text in texts(entry))


def texts(entry: Entry) -> tuple[str, ...]:
    """All that an entry says of itself, in both languages."""
    return (*entry.names, *entry.words, *entry.text.values(), *entry.detail.values())


def _spaced(text: str) -> str:
    return f" {' '.join(map(spelt, _WORDS.findall(folded(text))))} "
