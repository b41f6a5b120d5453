"""Dates of the Extended Date/Time Format (EDTF, level 1), each read once."""

from functools import cache
from typing import Any

from edtf import parse_edtf


# Reading one takes some milliseconds, and the same hundred are asked for in every language.
@cache
def parsed(edtf: str) -> Any:
    """The date as the edtf library reads it.

    Raises:
        edtf.parser.edtf_exceptions.EDTFParseException: it is none.
    """
    return parse_edtf(edtf)
