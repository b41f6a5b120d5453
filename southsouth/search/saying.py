"""What an entry says of itself, and whether it says something word for word."""

import re

from southsouth.folding import folded, squashed
from southsouth.search.entry import Entry
from southsouth.search.text import spelt

_WORDS = re.compile(r"[^\W_]+")


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
