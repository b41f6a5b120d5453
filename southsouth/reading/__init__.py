"""A reader's own copy of the report, with the words that print a fact marked in it.

The text is read where the reader keeps it and shown; it is never written anywhere.
"""

from southsouth.reading.copy import VARIABLE, Copy, configured, is_named
from southsouth.reading.facts import KINDS, Fact, facts
from southsouth.reading.pieces import Piece, pieces

__all__ = [
    "KINDS",
    "VARIABLE",
    "Copy",
    "Fact",
    "Piece",
    "configured",
    "facts",
    "is_named",
    "pieces",
]
