"""A page as a browser saves it, as lines of text: a paragraph a line, without scripts and styles."""

import re
from html.parser import HTMLParser

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)  # fmt: skip
_UNSEEN = {"script", "style", "head", "template", "noscript"}
# What stands within a line; every other element begins and ends one.
_WITHIN = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip


def is_page(text: str) -> bool:
    """Whether a text is the source of a page."""
    return bool(_PAGE.match(text))


def lines(text: str) -> str:
    """What a reader of the page sees, a block of it a line."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "\n".join(reader.seen)


class _Reader(HTMLParser):
    """Text between blocks; in the source of a page a line end is a space."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = [""]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._turn(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        self._turn(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.seen[-1] += re.sub(r"[ \t\r\n]+", " ", data)

    def _turn(self, tag: str) -> None:
        if tag not in _WITHIN and self.seen[-1].strip():
            self.seen.append("")
