"""Parameters of an address: read leniently with notes, as pages do, or refused, as files do."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from southsouth import characters
from southsouth.errors import UnknownFilter
from southsouth.folding import folded
from southsouth.language import LANGUAGES, N_, language_meant, translate

LONGEST_WORD = 200
_MOST = 5  # notes on one parameter, unknown names told: an address may hold thousands
#: What mail programs, social networks and hosts add to a link: not what the reader asked for. Names
#: that end with `_` begin such names.
ADDED = (
    "utm_", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "yclid",
    "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "_ga", "_gl", "amp_", "mtm_", "pk_", "at_",
)  # fmt: skip


def is_added(name: str) -> bool:
    """Whether a parameter is one of `ADDED`, which every address lets through."""
    return any(name.startswith(one) if one.endswith("_") else name == one for one in ADDED)


@dataclass(frozen=True)
class Note:
    """A note on an address, and the way that mends it.

    Attributes:
        words: What it says.
        way: The words of the link; nothing where there is none.
        address: Where it leads.
    """

    words: str
    way: str = ""
    address: str = ""


class Joined(dict[str, str]):
    """Parameters by name; the different values of one that is given several times, by commas.

    Attributes:
        several: Names of those that were: of free text a comma does not tell.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], several: Iterable[str] = ()) -> None:
        super().__init__(pairs)
        self.several = frozenset(several)


def joined(pairs: Iterable[tuple[str, str]]) -> Joined:
    """The parameters of an address as pages read them."""
    values: dict[str, dict[str, None]] = {}
    for name, value in pairs:
        values.setdefault(name, {})[value] = None
    several = (name for name, each in values.items() if len(each) > 1)
    return Joined(((name, ",".join(each)) for name, each in values.items()), several)


Meant = Callable[[str], str | None]
"""Which value is meant by other words for it (`idn`, Indonesia); None where none is."""


def in_any_case(allowed: Collection[str]) -> Meant:
    """Which of some values is meant in another case or width."""
    every = {folded(value): value for value in allowed}
    return lambda value: every.get(folded(value))


def _allowed(value: str, allowed: Collection[str], meant: Meant | None) -> str | None:
    found = value if value in allowed else (meant or in_any_case(allowed))(value)
    return found if found in allowed else None


def only(text: str, allowed: Collection[str], meant: Meant | None = None) -> str | None:
    """The one allowed value that a text means; where it is several, separated by commas, that which
    each of them means. None where one means nothing, or two mean different things."""
    found = meanings(text, allowed, meant)
    return found.pop() if len(found) == 1 else None


def language_said(text: str) -> str | None:
    """The language that a parameter means, by whichever of its names; None where it means none, or two."""
    return only(text, LANGUAGES, language_meant)


def meanings(text: str, allowed: Collection[str], meant: Meant | None = None) -> set[str]:
    """The allowed values that a text and its parts by commas mean; nothing where a part means none."""
    if text in allowed:
        return {text}
    if len(text) > longest_list(allowed):
        return set()
    meant = meant or in_any_case(allowed)
    parts = [_allowed(part, allowed, meant) for part in listed(text, allowed)]
    found = {one for one in parts if one is not None}
    if len(found) and None not in parts:
        return found
    whole = _allowed(text, allowed, meant)  # a name may hold a comma
    return {whole} if whole is not None else set()


def _quoted(text: str) -> str:
    return f"“{text}”"


@dataclass
class Address:
    """The parameters of one address; what cannot be used is noted, never raised.

    Attributes:
        parameters: Names and values, a name given twice with its values joined by a comma.
        language: The language of the notes.
        quote: How a note shows words of the address, which a stranger has written.
        problems: The notes.
        several: Names of parameters that are given with several values.
    """

    parameters: Mapping[str, str]
    language: str
    quote: Callable[[str], str] = _quoted
    problems: list[str] = field(default_factory=list)
    _refused: dict[str, int] = field(default_factory=dict[str, int])
    _read: set[str] = field(default_factory=set[str])
    _closed: bool = False
    several: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if isinstance(self.parameters, Joined):
            self.several = self.parameters.several

    @property
    def read(self) -> frozenset[str]:
        """The parameters that were read, given or not."""
        return frozenset(self._read)

    def _value(self, name: str) -> str:
        if self._closed:
            raise RuntimeError(f"{name} is read after the notes on the address were made")
        self._read.add(name)
        return self.parameters.get(name, "")

    def refuse(self, name: str, value: str) -> None:
        """Note that a value of a parameter cannot be used."""
        self._note(N_("{parameter} in the address is not recognized and is left out."), name, value)

    def _note(self, said: str, name: str, value: str) -> None:
        shown = self.quote(_short(f"{name}=", value))
        problem = translate(said, self.language, parameter=shown)
        self._refused[name] = self._refused.get(name, 0) + 1
        if problem not in self.problems and self._refused[name] <= _MOST:
            self.problems.append(problem)

    def close(self, everywhere: Collection[str] = (), silent: Collection[str] = ()) -> list[str]:
        """The notes, once every parameter was read; those that nobody read are noted too.

        `everywhere` are parameters that every page knows; `silent` are known, and told to nobody.
        """
        self._closed = True
        known = self._read | {*everywhere}
        unknown = [
            name for name in self.parameters if name not in known | {*silent} and not is_added(name)
        ]
        if unknown:
            shown = ", ".join(self.quote(_short("", name)) for name in unknown[:_MOST])
            shown += " …" if len(unknown) > _MOST else ""
            listed = ", ".join(self.quote(name) for name in sorted(known - {*silent}))
            said = N_("This page has no parameter {names}; it has {known}.")
            self.problems.append(translate(said, self.language, names=shown, known=listed))
        return self.problems

    def choice(
        self,
        name: str,
        allowed: Sequence[str],
        default: str | None = None,
        meant: Meant | None = None,
    ) -> str | None:
        """One allowed value, as it is written or as it is meant; or the default."""
        value = self._value(name)
        if not value:
            return default
        found = only(value, allowed, meant)
        if found is not None:
            return found
        self._refuse_one(name, value, allowed, meant)
        return default

    def _refuse_one(
        self, name: str, value: str, allowed: Collection[str], meant: Meant | None = None
    ) -> None:
        """Note that a value is not allowed, or that there are several where one can be."""
        if len(meanings(value, allowed, meant)) > 1:
            self._note(_SEVERAL, name, value)
        else:
            self.refuse(name, value)

    def choices(self, name: str, allowed: Sequence[str], meant: Meant | None = None) -> list[str]:
        """Several allowed values, as written or as meant, separated by commas; unknown ones are left out with a note.

        A list longer than all allowed values together, or without any, is refused as a whole.
        """
        found: list[str] = []
        text = self._value(name)
        if len(text) > longest_list(allowed) or (text and not text.strip(",")):
            self.refuse(name, text)
            return found
        for value in listed(text, allowed):
            own = _allowed(value, allowed, meant)
            if own is None:
                self.refuse(name, value)
            elif own not in found:
                found.append(own)
        return found

    def number(self, name: str, lowest: int, highest: int) -> int | None:
        """A whole number within bounds, from 1; None where there is none that can be used."""
        value = self._value(name)
        if not value:
            return None
        allowed = [str(number) for number in range(lowest, highest + 1)]
        found = only(value, allowed)
        if found is None:
            self._refuse_one(name, value, allowed)
        return int(found) if found else None

    def word(self, name: str, longest: int = LONGEST_WORD) -> str:
        """Free text; one that is too long, empty to the eye or given twice is left out with a note."""
        value = self._value(name)
        if name in self.several:
            self._note(_SEVERAL, name, value)
            return ""
        return self._seen(name, value, longest)

    def words(self, name: str) -> list[str]:
        """Several words separated by commas, whichever they are, each once."""
        value = self._value(name)
        text = self._seen(name, value, LONGEST_WORD)
        found = list(dict.fromkeys(filter(None, map(str.strip, text.split(",")))))
        if text and not found:
            self.refuse(name, value)
        return found

    def _seen(self, name: str, value: str, longest: int) -> str:
        """What is seen of a value, in its bounds; a note says what is left out."""
        text = characters.words(value)
        if len(value) > longest or (value and not text):
            self.refuse(name, value)
            return ""
        if characters.unseen(value):
            self._note(_UNSEEN, name, value)
        return text


_SEVERAL = N_(
    "{parameter} in the address has several values where one is possible, and is left out."
)
_UNSEEN = N_("{parameter} in the address has characters that cannot be seen; they are left out.")


def _short(name: str, value: str) -> str:
    """A parameter as a note shows it: its first characters, those that nobody sees by their codes."""
    return characters.shown(name + (value if len(value) <= 40 else value[:40] + "…"))


def longest_list(known: Collection[str]) -> int:
    """Characters that a list of values may have: those of all known ones, or of one free word."""
    return max(LONGEST_WORD, sum(len(value) + 1 for value in known))


def listed(text: str, known: Collection[str]) -> Iterator[str]:
    """Values separated by commas; a known value may hold commas itself, the longest goes first."""
    parts = text.split(",")
    longest = max((value.count(",") for value in known), default=0) + 1
    place = 0
    while place < len(parts):
        most = min(longest, len(parts) - place)
        joined = (n for n in range(most, 1, -1) if ",".join(parts[place : place + n]) in known)
        taken = next(joined, 1)
        value = ",".join(parts[place : place + taken])
        if value:
            yield value
        place += taken


Allowed = Mapping[str, Sequence[str]]
"""Parameters of an address, each with its values; none where any are."""
Pairs = Iterable[tuple[str, str]]
ONE = "one value only"
"""What is allowed of a parameter that is given with two."""


def own(parameters: Pairs, allowed: Allowed) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The parameters that are allowed, each with the value that is meant, empty ones left out, and the rest.

    Raises:
        UnknownFilter: a value is none of those allowed, or a parameter is given with two.
    """
    said: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    for name, value in parameters:
        if name not in allowed:
            rest.append((name, value))
            continue
        found = own_value(name, value, allowed)
        if value and found is None:
            several = len(_own_values(name, value, allowed)) > 1
            raise UnknownFilter(name, value, [ONE] if several else allowed[name])
        if found and said.setdefault(name, found) != found:
            raise UnknownFilter(name, f"{said[name]},{value}", [ONE])
    return said, rest


def own_value(name: str, value: str, allowed: Allowed) -> str | None:
    """The value that is meant of a parameter, in any case; None where it is none of those allowed."""
    if not allowed[name]:
        return value
    found = _own_values(name, value, allowed)
    return found.pop() if len(found) == 1 else None


def _own_values(name: str, value: str, allowed: Allowed) -> set[str]:
    return meanings(value, allowed[name], language_meant if name == "lang" else None)


def refuse_rest(rest: Pairs, allowed: Iterable[str] = ()) -> None:
    """Refuse parameters that an address does not have; what others add to links is let through.

    Raises:
        UnknownFilter: there is one; those that are allowed are named.
    """
    for name, _ in rest:
        if not is_added(name):
            raise UnknownFilter(name, None, list(allowed))
