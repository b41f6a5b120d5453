"""What can go wrong with the material, each with where it stands and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from southsouth import characters

_LONGEST_SHOWN = 80  # characters of what a reader sent


class SouthSouthError(Exception):
    """An error whose message is written for the person who has to mend it."""


@dataclass(frozen=True)
class Violation:
    """One rule broken by one row of one table.

    `row` counts the rows of the file below its header from 1; 0 means the file as a whole.
    """

    table: str
    row: int
    row_id: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        where = f"data/{self.table}.csv"
        if self.row:
            where += f", row {self.row}"
        if self.row_id:
            where += f" ({self.row_id})"
        return f"{where}: breaks the rule {self.rule}: {self.remedy}"


class Unprinted(SouthSouthError):
    """What a command prints cannot be written where it is sent."""

    def __init__(self, reason: OSError) -> None:
        why = (
            "who reads it has closed it"
            if isinstance(reason, BrokenPipeError)
            else (reason.strerror or str(reason)).lower()
        )
        super().__init__(f"what is printed here cannot be written: {why}")


class InvalidTable(SouthSouthError):
    """One or more tables break their rules; nothing was loaded."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__("\n".join(str(violation) for violation in self.violations))


class UnknownPlaces(SouthSouthError):
    """Codes that have neither a shape nor a reason to have none."""

    def __init__(self, codes: Sequence[str], where: str) -> None:
        self.codes = tuple(codes)
        self.where = where
        super().__init__(
            f"{where}: no shape for {', '.join(self.codes)}; "
            "add it to geo/countries.parquet or list it with a reason in geo/unmapped.csv"
        )


class UnknownFact(SouthSouthError):
    """An id that nothing of the sort it was looked for among has.

    `among` names that sort in the message: `event`, `figure or event`, `chart`.
    """

    def __init__(self, fact_id: str, nearest: Sequence[str] = (), *, among: str) -> None:
        self.fact_id = fact_id
        self.nearest = tuple(nearest)
        self.among = among
        shown = fact_id if len(fact_id) <= 80 else fact_id[:80] + "…"
        hint = f" Did you mean {', '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"no {among} has the id {shown!r}.{hint}")


class NotTheReport(SouthSouthError):
    """A file that cannot be read as the report."""


class Unopened(NotTheReport):
    """A file that cannot even be opened."""


class UnknownFilter(SouthSouthError):
    """A parameter of an address, or its value, that the address has no use for.

    `value` is None where the parameter itself is unknown; `allowed` are then the parameters. Both
    are told by their first characters where they are long, characters that nobody sees by their codes.
    """

    def __init__(self, parameter: str, value: str | None, allowed: Sequence[str]) -> None:
        self.parameter = parameter = _shown(parameter)
        self.value = value = None if value is None else _shown(value)
        self.allowed = tuple(allowed)
        listed = ", ".join(self.allowed) or "none"
        if value is None:
            super().__init__(
                f"there is no parameter {parameter!r} here; the parameters are: {listed}"
            )
        else:
            super().__init__(f"{parameter} cannot be {value!r}; allowed: {listed}")


class ReversedYears(UnknownFilter):
    """A first year that lies after the last: `exchanged` are the two in their order."""

    def __init__(self, first: str, last: str, allowed: Sequence[str]) -> None:
        super().__init__("to", last, allowed)
        self.exchanged = {"from": last, "to": first}
        self.args = (
            f"the first year, from={first}, lies after the last, to={last}; "
            f"exchanged they are from={last}&to={first}",
        )


def _shown(text: str) -> str:
    text = characters.shown(text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
