"""What pages add to a text and its author did not write: heads, feet, symbols, page numbers.

A line is one of them by what it holds, and nothing else may stand in it: a line that says anything is
none, however often it stands there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_LONGEST = 100  # characters of a head
_OFTEN = 3  # it stands on page after page
_MANY = 1000  # no text is read of which so many pages are left
_PAGE = 4000  # characters of a page, at most
_TURN = 2  # a head of right pages skips the left ones
_LOOKED = 40  # lines before one that may be the head before it
_FIRST = re.compile(r"\s*1\.")
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"\d+|[一二三四五六七八九十]+|[ivxl]+$", re.IGNORECASE)
# The title's second half, which is a line of the report's own only behind the first half.
_SECOND = "南南合作促进发展"
_BEHIND_FIRST = re.compile(r"发展方面的业务活动[：:]\s*\Z")
_TITLE = re.compile(
    r"发展方面的业务活动[：:]|(?:发展方面的业务活动[：:]\s*)?南南合作促进发展|南南合作情况|秘书长的报告|第六十九届会议"
    r"|临时议程项目\s*24\s*\(b\)|摘要"
)
_OWN = "A/69/153"
_SYMBOL = re.compile(r"\bA/\d{2}/\d{1,4}(?![/\d])", re.IGNORECASE)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_PIECE = re.compile(
    # Lines of the report's own title, which pages repeat.
    r"(?P<title>(?:发展方面的业务活动[：:]\s*)?南南合作促进发展|南南合作情况|秘书长的报告|第六十九届会议|临时议程项目\s*24\s*\(b\))"
    # The names around it, its symbol, its job number.
    r"|(?P<name>\bA/\d{2}/\d{1,4}(?![/\d])|联合国大会|联合国|大会|United Nations|General Assembly|中文|Chinese|原件[：:]\s*英文"
    r"|State of South-South cooperation|Report of the Secretary-General|Distr\.[：:]\s*General|Original[：:]\s*English"
    r"|\b14-\d{5}\b(?:\s*\([A-Z]\))?(?:\s+\d{6}\b){0,2}|\b14\d{5}[A-Z]?\b)"
    # The file that was printed, and when.
    r"|(?P<file>(?:https?|file)://[!-~]+|\b[A-Za-z0-9_./-]+\.(?:pdf|docx?|html?|txt)\b)"
    r"|(?P<date>\b\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    rf"|\b\d{{1,2}} {_MONTH} \d{{4}}\b|\b{_MONTH} \d{{1,2}}, \d{{4}}\b"
    r"|\b\d{4}(?P<dot>[-/.])\d{1,2}(?P=dot)\d{1,2}\b|(?:[上下]午\s*)?\b\d{1,2}:\d{2}(?::\d{2})?\b(?:\s*[AP]M\b)?)"
    r"|(?P<page>第?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*页(?:\W{0,3}共\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*页)?"
    r"|页\s*\d{1,3}\b|(?:\bpage|\bpp?\.?)\s*(?:\d{1,3}|[ivxl]{1,7})\b(?:\s*(?:of|/)\s*\d{1,3}\b)?"
    r"|\b\d{1,3}\s*[/|]\s*\d{1,3}\b|\b\d{1,3}\b|(?<![a-z])[ivxl]{1,7}(?![a-z]))",
    re.IGNORECASE,
)  # fmt: skip
# Chinese characters that stand in no such piece: most lines have one, and one look is cheaper than trying each.
_OTHERS = re.compile(
    rf"[^\x00-\u4dff\ua000-\U0010ffff{''.join({*re.findall('[一-鿿]', _PIECE.pattern)})}]"
)
# What can be nothing but the number of a page: 第5页, Page 5, iv, - 5 -; and 5/21, of as many pages at least.
_SURE = re.compile(r".*页.*|(?:page|p).*|[ivxl]+", re.IGNORECASE)
_OF_ALL = re.compile(r"(\d{1,3})\s*[/|]\s*(\d{1,3})")
_IN_DASHES = re.compile(r"[-–—]\s*(?:\d{1,3}|[ivxl]{1,7})\s*[-–—]", re.IGNORECASE)
_CHINESE = "一二三四五六七八九十"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_BETWEEN = re.compile(r"[\s\-–—·•|_*~=\[\](){}<>《》【】:：,;/]*")


@dataclass(frozen=True)
class _Head:
    """A line that may be a head: what it looks like, on which page it says that it stands, and whether it can
    be nothing else."""

    at: int
    shape: str
    page: int | None
    kinds: frozenset[str]
    is_sure: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it is one of the report's own lines at its first place."""
        return self.kinds == {"title"} and _PIECE.fullmatch(self.shape) is not None


def is_title(line: str) -> bool:
    """Whether a line is one of those that stand above the report's summary."""
    return _TITLE.fullmatch(line.strip()) is not None


def others(line: str) -> list[str]:
    """The symbols in the head of a page that are another document's; with an asterisk it is what a page cites."""
    symbols = () if "*" in line else map(str.upper, _SYMBOL.findall(line))
    return [symbol for symbol in symbols if symbol != _OWN]


def found(lines: Sequence[str]) -> list[int]:
    """Positions of lines that hold nothing but what pages add and come again and again: a symbol, 3/17.

    Those with the number of a page differ in it alone and go on from page to page; others are alike.
    """
    heads: dict[str, list[_Head]] = defaultdict(list)
    for head in _heads(lines):
        heads[head.shape].append(head)
    if not heads:
        return []
    # What stands once in a text stands as often as the text where a file holds it several times.
    firsts = [at for at, line in enumerate(lines) if _FIRST.match(line)]
    reached = [0, *accumulate(len(line) for line in lines)]
    begins = min(firsts, default=0)
    kept = [*_of_front([head for of in heads.values() for head in of], begins)]
    for alike in heads.values():
        if len(alike) > _MANY:
            continue
        going = alike if alike[0].page is None else _going_on(alike, reached, len(firsts))
        if len(going) >= max(_OFTEN, len(firsts) + 1, len(alike) / 2):
            front = [
                head.at
                for head in going if head.is_title and head.at < begins
                if head.shape != _SECOND or _BEHIND_FIRST.search("\n".join(lines[: head.at]))
            ]  # fmt: skip
            kept += [head.at for head in going if head.at not in front[-1:]]
        kept += [head.at for head in alike if head.is_sure]
    return sorted({*kept})


def _of_front(heads: Sequence[_Head], begins: int) -> Iterator[int]:
    """Names and symbols, which may stand once, and behind some of them the date of the first page."""
    named = [head.at for head in heads if "name" in head.kinds and head.page is None]
    yield from named
    if sum(at < begins for at in named) >= _OFTEN:
        yield from (head.at for head in heads if head.kinds == {"date"} and head.at < begins)


def _heads(lines: Sequence[str]) -> Iterator[_Head]:
    for at, line in enumerate(lines):
        short = line.strip()
        if not 0 < len(short) <= _LONGEST or _OTHERS.search(short):
            continue
        if not _begins(short) or not _BETWEEN.fullmatch(_PIECE.sub("", short)):
            continue
        pieces = [*_PIECE.finditer(short)]
        pages = [piece["page"] for piece in pieces if piece["page"]]
        if not pieces or len(pages) > 1:
            continue
        kinds = frozenset(kind for piece in pieces for kind, words in piece.groupdict().items() if words)  # fmt: skip
        yield _Head(
            at,
            _PIECE.sub(_shape, short),
            _number(pages[0]) if pages else None,
            kinds - {"dot"},
            is_sure=bool(pages) and (_is_sure(pages[0], short) or "name" in kinds),
        )


def _is_sure(page: str, line: str) -> bool:
    of_all = _OF_ALL.fullmatch(page)
    if of_all:
        return 0 < int(of_all[1]) <= int(of_all[2])
    return bool(_SURE.fullmatch(page) or _IN_DASHES.fullmatch(line))


def _number(page: str) -> int:
    """The number of a page, in digits, Chinese or Roman ones."""
    digits = _DIGITS.search(page)
    if digits:
        return int(digits[0])
    chinese = [sign for sign in page.partition("页")[0] if sign in _CHINESE]
    if chinese:
        tens, _, ones = "".join(chinese).rpartition("十")
        ten = (_CHINESE.find(tens) + 1 if tens else 1) if "十" in chinese else 0
        return 10 * ten + (_CHINESE.find(ones) + 1 if ones else 0)
    values = [_ROMAN[sign] for sign in re.findall("[ivxl]+$", page.lower())[0]]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))  # fmt: skip


def _begins(line: str) -> bool:
    """Whether a piece stands in a line before anything else."""
    signs = _BETWEEN.match(line)
    return any(_PIECE.match(line, at) for at in range(signs.end() + 1 if signs else 0))


def _shape(piece: re.Match[str]) -> str:
    """A piece without the number of its page; of 3/17 the 17 is everywhere the same."""
    if not piece["page"]:
        return piece[0]
    return _COUNTED.sub("#", piece[0], count=1)


def _going_on(heads: Sequence[_Head], reached: Sequence[int], copies: int) -> list[_Head]:
    """The longest run of them whose numbers go on from page to page, with a page at most between two;
    nothing where it does not reach from the first pages of the text to its last."""
    best: list[tuple[int, int]] = []
    for at, head in enumerate(heads):
        before = [
            (best[i][0], i) for i in range(max(at - _LOOKED, 0), at) if _follows(heads[i], head, reached, copies)
        ]  # fmt: skip
        most, i = max(before, default=(0, -1))
        best.append((most + 1, i))
    at = max(range(len(best)), key=lambda at: best[at][0])
    going: list[_Head] = []
    while at >= 0:
        going.append(heads[at])
        at = best[at][1]
    edges = (reached[going[-1].at], reached[-1] - reached[going[0].at])
    is_whole = max(edges) <= _TURN * _PAGE and (going[-1].page or 0) <= _TURN + 1
    return going[::-1] if is_whole else []


def _follows(before: _Head, head: _Head, reached: Sequence[int], copies: int) -> bool:
    step = (head.page or 0) - (before.page or 0)
    length = reached[head.at] - reached[before.at]
    begins_again = copies > 1 and step < 0 and (head.page or 0) <= _TURN
    return begins_again or (0 < step <= _TURN and length <= step * _PAGE)
