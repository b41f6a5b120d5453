"""What fails, counted so that it adds up: rows of tables, numbers of the text, lines of a copy, each once."""

from collections.abc import Iterable, Sequence

from southsouth import counts
from southsouth.language import DEFAULT, counted
from southsouth.verification.failure import Failure

NUMBERS, LINES = "number_audit", "lines"


def things(failures: Iterable[Failure]) -> dict[tuple[str, str], list[Failure]]:
    """Each thing that fails, with the rules that it breaks."""
    found: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        found.setdefault((failure.table, failure.row_id), []).append(failure)
    return found


def told(failures: Iterable[Failure], *, but_lines: bool = False) -> list[str]:
    """How many rows, numbers and lines fail, each in words for a person."""
    tables = [table for table, _ in things(failures)]
    numbers, lines = tables.count(NUMBERS), tables.count(LINES)
    kinds = (
        (counts.ROWS, len(tables) - numbers - lines),
        (counts.NUMBERS, numbers),
        (counts.LINES, 0 if but_lines else lines),
    )
    return [counted(message, count, DEFAULT) for message, count in kinds if count]


def rules(of: Sequence[Failure]) -> str:
    """A thing that fails, with all rules that it breaks, in a line."""
    first, *others = of
    return "; ".join([str(first), *(each.said for each in others)])
