"""What pages add to a text and its author did not write: heads, feet, symbols, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

_LONGEST = 30  # a head of a page is short
_OFTEN = 3  # and stands on page after page
_FIRST = re.compile(r"1\.")
_DIGITS = re.compile(r"\d+")
# 12. begins a paragraph, whatever stands behind it.
_NUMBER_OF_A_PARAGRAPH = re.compile(r"\d+\.")


def found(lines: Sequence[str]) -> list[int]:
    """Positions of lines that come again and again, numbers aside: A/69/153, 3/17, 14-58212 (C).

    They hold no sentence, and numbers alone (a foot of a page) count only where they ascend.
    """
    shapes = {at: _DIGITS.sub("#", line.strip()) for at, line in enumerate(lines) if _may_be(line)}
    often = Counter(shapes.values())
    # What stands once in a text stands as often as the text where a file holds it several times.
    copies = sum(bool(_FIRST.match(line.strip())) for line in lines)
    return [
        at
        for at, shape in shapes.items()
        if often[shape] >= max(_OFTEN, copies + 1) and (shape != "#" or _ascend(lines, shapes))
    ]


def _may_be(line: str) -> bool:
    short = line.strip()
    return (
        0 < len(short) <= _LONGEST
        and bool(_DIGITS.search(short))
        and not _NUMBER_OF_A_PARAGRAPH.match(short)
        and not re.search("[，。；：]", short)
    )


def _ascend(lines: Sequence[str], shapes: dict[int, str]) -> bool:
    pages = [int(lines[at].strip()) for at, shape in shapes.items() if shape == "#"]
    return pages == sorted(set(pages))
