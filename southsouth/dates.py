"""Dates of the Extended Date/Time Format (EDTF, level 1), each read once."""

import datetime
import re
from functools import cache
from typing import Any

from edtf import parse_edtf
from edtf.parser.parser_classes import Date, Interval, Level1Interval

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_OPEN = ".."


# The same hundred are asked for in every language, and the library takes some 15 milliseconds for each.
@cache
def parsed(edtf: str) -> Any:
    """The date as the edtf library reads it.

    Raises:
        edtf.parser.edtf_exceptions.EDTFParseException: it is none.
    """
    first, between, last = edtf.partition("/")
    lower, upper = _plain(first), _plain(last)
    if lower is not None and not between:
        return lower
    if lower is not None and upper is not None:
        return Interval(lower, upper)
    if lower is not None and last == _OPEN:
        return Level1Interval({"date": lower, "ua": None}, {"date": _OPEN, "ua": None})
    return parse_edtf(edtf)


def _plain(edtf: str) -> Any:
    """A year, month or day with nothing that qualifies it; nothing where it is something else."""
    if not (found := _PLAIN.fullmatch(edtf)):
        return None
    year, month, day = found.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # what is no day of the calendar is the library's to refuse
        return None
    return Date(year, month, day)
