"""A page as a browser saves it, as lines of text: a paragraph a line, without scripts and styles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)  # fmt: skip
#: A tag of a piece of a page; a text without tags has no `<` before such a name.
_TAG = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|main|article|section|header|footer|div|p|pre|br|hr|h[1-6]|"
    r"ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|figure|span|a|b|i|em|strong|font|sup|sub|"
    r"textarea|del|ins|s|strike|u|mark|small|bdo|style|template|noscript|dialog|datalist))(?:\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)
#: A tag that makes lines of what is a page.
_BLOCK = re.compile(r"<(?:html|body|div|p|pre|br|ul|ol|li|table|tr|td|h[1-6])\b", re.IGNORECASE)
_FEW = 20  # tags that somebody put into a text
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"[ \t\r\n]+")
_UNSEEN = {"script", "style", "title"}
#: Elements of which no browser shows what stands in them.
_HIDDEN = {"template", "noscript", "datalist"}
# They have no end, so nothing stands in them.
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}  # fmt: skip
#: What a style hides: the property, and with which values.
_HIDES = {
    "display": re.compile(r"none\b"),
    "visibility": re.compile(r"hidden\b|collapse\b"),
    "opacity": re.compile(r"(?:0+(?:\.0*)?|\.0+)%?(?![.\d])"),
    "font-size": re.compile(r"(?:0+(?:\.0*)?|\.0+)(?![.\d])"),
}
_STYLES = re.compile(r"<style\b[^>]*>(.*?)</style", re.I | re.S)
_REMARK = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[a-z][a-z0-9]*|(?:[a-z][a-z0-9]*)?[.#][\w-]+", re.I)
# A remark that says something in the report's script, or is a figure.
_SAYS = re.compile(r"[\u4e00-\u9fff]|^[\s\d.,%]*\d[\s\d.,%]*$")
#: Elements in which a line end is one.
_KEPT = {"pre", "textarea", "listing", "xmp"}
_STRUCK = {"del", "s", "strike"}
_THROUGH = re.compile(r"line-through", re.I)
#: What is set higher or lower than its line, and the signs for its digits.
_RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
_DIGITS = re.compile(r"\s*[0-9]+\s*")
_TURNED = "\u202e"  # in the order of a script that is written from the right
# What stands within a line; every other element begins and ends one.
_WITHIN = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s",
    "small", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """A page as a reader sees it.

    Attributes:
        words: What is seen, a block of it a line.
        struck: What is struck out in it.
        hidden: What stands in its source and no reader sees.
        tags: How many tags a text has that is no page, none for a page.
    """

    words: str
    struck: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    tags: int = 0


def is_page(text: str) -> bool:
    """Whether a text is the source of a page or of a piece of one."""
    return "<" in text and bool(_TAG.search(text))


def read(text: str) -> Page:
    """What a reader of the page sees, and what not."""
    is_whole = bool(_PAGE.match(text))
    reader = _Reader(_rules(text), is_whole=is_whole)
    reader.feed(text)
    reader.close()
    struck, hidden = (
        tuple(words for words in found if words.strip()) for found in (reader.struck, reader.hidden)
    )
    tags = 0 if is_whole or _BLOCK.search(text) else len(_TAG.findall(text))
    return Page("\n".join(reader.seen), struck, hidden, tags if tags <= _FEW else 0)


def _rules(text: str) -> dict[str, dict[str, str]]:
    """The styles of a page's elements, classes and names, where a rule is for one of these alone."""
    found: dict[str, dict[str, str]] = {}
    for sheet in _STYLES.findall(text):
        for selectors, style in _RULE.findall(_AT_RULE.sub("", _REMARK.sub("", sheet))):
            for selector in map(str.strip, selectors.split(",")):
                if _SELECTOR.fullmatch(selector) and selector.lower() not in ("html", "body"):
                    found.setdefault(selector, {}).update(_properties(style))
    return found


def _properties(style: str) -> Iterator[tuple[str, str]]:
    for each in _REMARK.sub("", style).split(";"):
        name, _, value = each.partition(":")
        yield name.strip().lower(), value.strip().lower()


class _Reader(HTMLParser):
    """Text between blocks; in the source of a page a line end is a space, save where it is kept.

    A text into which somebody put a few tags keeps its line ends.
    """

    def __init__(self, rules: Mapping[str, Mapping[str, str]], *, is_whole: bool) -> None:
        super().__init__()
        self.seen: list[str] = [""]
        self.struck: list[str] = []
        self.hidden: list[str] = []
        self._rules = rules
        self._out: list[str] = self.struck  # where the words go that are no part of what it says
        self._element = ""  # the one that strikes or hides what stands in it
        self._depth = 0
        self._unseen = 0
        self._kept = 0 if is_whole else 1
        self._raised = (0, 0)  # the line and the sign where what is raised begins

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._kept += tag in _KEPT
        given = dict(attrs)
        if self._depth and tag == self._element == "p":
            self._depth = 0  # the next one ends it
        if self._depth:
            self._depth += tag == self._element
        elif (out := self._taken_out(tag, given)) is not None:
            self._out, self._element, self._depth = out, tag, 1
            out.append("")
        if tag == "bdo" and (given.get("dir") or "").lower() == "rtl":
            self.seen[-1] += _TURNED
        if tag in _RAISED:
            self._raised = len(self.seen), len(self.seen[-1])
        self._turn(tag)

    def _taken_out(self, tag: str, given: Mapping[str, str | None]) -> list[str] | None:
        """Where the words of an element go that no reader sees, or that are struck out."""
        if tag in _EMPTY or tag in _UNSEEN:
            return None
        style = self._style(tag, given)
        if (
            tag in _HIDDEN
            or ("hidden" in given and "display" not in style)
            or (tag == "dialog" and "open" not in given)
            or any(name in style and hides.match(style[name]) for name, hides in _HIDES.items())
        ):
            return self.hidden
        decoration = style.get("text-decoration", "") + style.get("text-decoration-line", "")
        return self.struck if tag in _STRUCK or _THROUGH.search(decoration) else None

    def _style(self, tag: str, given: Mapping[str, str | None]) -> dict[str, str]:
        style: dict[str, str] = {}
        if self._rules:
            names = [f".{each}" for each in (given.get("class") or "").split()]
            names += [f"#{given['id']}"] if given.get("id") else []
            for selector in (tag, *names, *(f"{tag}{name}" for name in names)):
                style |= self._rules.get(selector, {})
        if given.get("style"):
            style |= dict(_properties(given["style"] or ""))
        return style

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        self._kept -= tag in _KEPT
        self._depth -= bool(self._depth) and tag == self._element
        if tag in _RAISED:
            self._raise(_RAISED[tag])
        self._turn(tag)

    def _raise(self, signs: str) -> None:
        """Digits that stand higher or lower than their line are other signs to a reader: 5² is not 52."""
        line, at = self._raised
        words = self.seen[-1][at:]
        if line == len(self.seen) and _DIGITS.fullmatch(words):
            self.seen[-1] = self.seen[-1][:at] + "".join(signs[int(digit)] for digit in words.strip())  # fmt: skip

    def handle_comment(self, data: str) -> None:
        if _SAYS.search(data):
            self.hidden.append(data)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._depth:
            self._out[-1] += _SPACE.sub(" ", data)
            return
        is_kept = self._kept > 0
        first, *others = _LINE_END.split(data) if is_kept else [_SPACE.sub(" ", data)]
        self.seen[-1] += first
        self.seen += others

    def _turn(self, tag: str) -> None:
        if tag not in _WITHIN and self.seen[-1].strip():
            self.seen.append("")
