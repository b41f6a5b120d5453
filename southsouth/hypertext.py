"""A page as a browser saves it, as lines of text: a paragraph a line, without scripts and styles."""

import re
from html.parser import HTMLParser

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)  # fmt: skip
#: A tag of a piece of a page; a text without tags has no `<` before such a name.
_TAG = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|main|article|section|header|footer|div|p|pre|br|hr|h[1-6]|"
    r"ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|figure|span|a|b|i|em|strong|font|sup|sub|"
    r"textarea|del|ins|s|strike|u|mark|small|bdo))(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"[ \t\r\n]+")
_UNSEEN = {"script", "style", "title", "template", "noscript"}
#: Elements in which a line end is one.
_KEPT = {"pre", "textarea", "listing", "xmp"}
_STRUCK = {"del", "s", "strike"}
_THROUGH = re.compile(r"line-through", re.I)
_TURNED = "\u202e"  # in the order of a script that is written from the right
# What stands within a line; every other element begins and ends one.
_WITHIN = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip


def is_page(text: str) -> bool:
    """Whether a text is the source of a page or of a piece of one."""
    return "<" in text and bool(_TAG.search(text))


def lines(text: str) -> tuple[str, tuple[str, ...]]:
    """What a reader of the page sees, a block of it a line, and what is struck out in it."""
    reader = _Reader(is_whole=bool(_PAGE.match(text)))
    reader.feed(text)
    reader.close()
    return "\n".join(reader.seen), tuple(words for words in reader.struck if words.strip())


class _Reader(HTMLParser):
    """Text between blocks; in the source of a page a line end is a space, save where it is kept.

    A text into which somebody put a few tags keeps its line ends.
    """

    def __init__(self, *, is_whole: bool) -> None:
        super().__init__()
        self.seen: list[str] = [""]
        self.struck: list[str] = []
        self._strike = ""  # the element that strikes out what stands in it
        self._depth = 0
        self._unseen = 0
        self._kept = 0 if is_whole else 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._kept += tag in _KEPT
        if self._depth:
            self._depth += tag == self._strike
        elif tag in _STRUCK or _THROUGH.search(dict(attrs).get("style") or ""):
            self._strike, self._depth = tag, 1
            self.struck.append("")
        if tag == "bdo" and (dict(attrs).get("dir") or "").lower() == "rtl":
            self.seen[-1] += _TURNED
        self._turn(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        self._kept -= tag in _KEPT
        self._depth -= bool(self._depth) and tag == self._strike
        self._turn(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._depth:
            self.struck[-1] += _SPACE.sub(" ", data)
            return
        is_kept = self._kept > 0
        first, *others = _LINE_END.split(data) if is_kept else [_SPACE.sub(" ", data)]
        self.seen[-1] += first
        self.seen += others

    def _turn(self, tag: str) -> None:
        if tag not in _WITHIN and self.seen[-1].strip():
            self.seen.append("")
