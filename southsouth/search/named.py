"""Who is named in a question: countries, bodies, commissions, places, regions, as what is left of it
says nothing without them.

A question is read as its skeleton: `which countries helped africa` is `which countries helped #0`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from southsouth.folding import folded
from southsouth.search.entry import Entry
from southsouth.search.text import ASKING, EVERYWHERE

#: Kinds of entries that a question may name.
KINDS = ("commission", "country", "place", "organisation")
PARTY = "party"
"""What stands for a region or group, which has no entry of its own."""
#: Names that questions use as other words: WHO, CAN, the Committee.
_WORDS_TOO = frozenset({
    "who", "can", "most", "page", "wide", "card", "委员会", "大会", "会员国", "博览会", "国家中心",
    "信托基金", "秘书处",
})  # fmt: skip
_LEAST = 2  # characters of a Chinese name; of others one more
#: What the report, too, calls a body by in short.
_IN_SHORT = {
    "office": "united nations office for south south cooperation",
    "办公室": "联合国南南合作办公室",
}
_MARKS = re.compile(r"['’]s\b|[^\w\s]|_")
_GAP = re.compile(r"(?<=[一-鿿])\s+|\s+(?=[一-鿿])")


@dataclass(frozen=True)
class Question:
    """A question with names taken out.

    Attributes:
        skeleton: The words, in the place of each name its number: `#0`.
        words: The names as they are written.
        named: For each name whom it may mean, as kind and id.
    """

    skeleton: str
    words: tuple[str, ...]
    named: tuple[tuple[tuple[str, str], ...], ...]


class Names:
    """Every name that a question may use.

    Args:
        entries: Those that may be named.
        parties: Names of regions and groups, each with what the tables call it.
        longer: Names that stand by chance in longer words, with these: there they are not meant.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        parties: Mapping[str, str],
        longer: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._longer = longer or {}
        meant: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for entry in sorted(entries, key=lambda entry: KINDS.index(entry.kind)):
            for name in entry.names:
                if name == entry.id != "USA" and entry.kind == "country":
                    continue  # ARE, AND and CAN are words too
                for called in _called(_plain(name)):
                    meant[called][entry.kind, entry.id] = None
        for name, party in parties.items():
            meant[_plain(name)][PARTY, party] = None
        for short, name in _IN_SHORT.items():
            meant[short] |= meant[name]
        self._meant = {
            name: tuple(found) for name, found in meant.items() if found and _is_name(name)
        }
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._meant, key=len, reverse=True):
            self._by_start[name[:_LEAST]].append(name)

    def read(self, text: str) -> Question:
        """The question that a folded text puts."""
        text = _plain(text)
        words: list[str] = []
        names: list[str] = []
        named: list[tuple[tuple[str, str], ...]] = []
        place = 0
        while place < len(text):
            name = self._at(text, place)
            if name:
                words.append(f"#{len(named)}")
                names.append(name)
                named.append(self._meant[name])
            else:
                words.append(text[place])
            place += len(name) or 1
        return Question("".join(words), tuple(names), tuple(named))

    def _at(self, text: str, place: int) -> str:
        """The longest name that begins there, a whole word where words have spaces between them."""
        for name in self._by_start.get(text[place : place + _LEAST], ()):
            if text.startswith(name, place) and (
                _is_apart(text, place, place + len(name))
                if name.isascii()
                else not self._is_part(text, place, name)
            ):
                return name
        return ""

    def _is_part(self, text: str, place: int, name: str) -> bool:
        """Whether a name stands there in a longer word: 中国 in 发展中国家."""
        longer = ((word, place - word.find(name)) for word in self._longer.get(name, ()))
        return any(first >= 0 and text.startswith(word, first) for word, first in longer)


def _plain(text: str) -> str:
    """Text without marks, and with no space beside Chinese."""
    return _GAP.sub("", " ".join(_MARKS.sub(" ", folded(text)).split()))


_WHOLE_NAME = "united nations "
#: Funds, which are called by the first of their name, with or without trust: IBSA, Pérez-Guerrero Fund.
_FUND = re.compile(
    r"(?P<en>[a-z0-9 ]+?)(?: trust)? fund(?: for .+)?$|(?P<zh>[^a-z]+?)(?:南南合作)?(?:信托)?基金$"
)
_LEAST_WORDS = 4  # of a name that says enough without United Nations before it


def _called(name: str) -> Iterator[str]:
    """A name, and what readers make of one that begins with United Nations: UN Office for …, Office for …."""
    yield name
    if fund := _FUND.match(name):
        said = fund["en"] or fund["zh"]
        yield from (f"{said} fund", f"{said} trust fund", f"{said}基金", f"{said}信托基金")
        if len(said) == (4 if said.isascii() else 3):
            yield said
    rest = name.removeprefix(_WHOLE_NAME)
    if rest != name:
        yield f"un {rest}"
        if len(rest.split()) >= _LEAST_WORDS:
            yield rest


def _is_name(name: str) -> bool:
    return (
        name not in _WORDS_TOO | ASKING | EVERYWHERE
        and len(name) >= _LEAST + name.isascii()
        and not name.isdigit()
    )


def _is_apart(text: str, first: int, last: int) -> bool:
    return not _is_latin(text[first - 1 : first]) and not _is_latin(text[last : last + 1])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def ids(meant: Sequence[tuple[str, str]], *kinds: str) -> Iterator[str]:
    """The ids of some kinds among those whom a name may mean."""
    yield from (own for kind, own in meant if kind in kinds)
