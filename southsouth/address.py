"""The view in the address: parameters read and checked, with a note for what is not known."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from southsouth.language import N_, translate

LONGEST_WORD = 200


@dataclass
class Address:
    """The parameters of one address; what cannot be used is noted, never raised."""

    parameters: Mapping[str, str]
    language: str
    problems: list[str] = field(default_factory=list)

    def _refuse(self, name: str, value: str) -> None:
        shown = value if len(value) <= 40 else value[:40] + "…"
        problem = translate(
            N_("“{name}={value}” in the address is not recognized; the default view is shown."),
            self.language,
            name=name,
            value=shown,
        )
        if problem not in self.problems:
            self.problems.append(problem)

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str | None:
        """One allowed value, or the default."""
        value = self.parameters.get(name)
        if value is None or value == "":
            return default
        if value in allowed:
            return value
        self._refuse(name, value)
        return default

    def choices(self, name: str, allowed: Sequence[str]) -> list[str]:
        """Several allowed values, separated by commas; unknown ones are left out with a note.

        A list longer than all allowed values together is refused as a whole.
        """
        found: list[str] = []
        text = self.parameters.get(name, "")
        if len(text) > longest_list(allowed):
            self._refuse(name, text)
            return found
        for value in listed(text, allowed):
            if value in allowed and value not in found:
                found.append(value)
            elif value not in allowed:
                self._refuse(name, value)
        return found

    def years(
        self,
        first: str,
        last: str,
        lowest: int,
        highest: int,
        default: tuple[int, int] | None = None,
    ) -> tuple[int, int]:
        """A span of years within bounds; a reversed or impossible one is the default."""
        whole = default or (lowest, highest)
        start = self._year(first, lowest, highest, whole[0])
        end = self._year(last, lowest, highest, whole[1])
        if start > end:
            self._refuse(first, str(start))
            return whole
        return start, end

    def _year(self, name: str, lowest: int, highest: int, default: int) -> int:
        value = self.parameters.get(name)
        if value is None or value == "":
            return default
        if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
            return int(value)
        self._refuse(name, value)
        return default

    def word(self, name: str) -> str:
        """Free text, cut to a sensible length."""
        value = self.parameters.get(name, "")
        if len(value) > LONGEST_WORD:
            self._refuse(name, value)
            return ""
        return "".join(character for character in value if character.isprintable())


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
