"""Where a line may not end: within a number, and between a number and its unit or measure word.

Pages bind such words with spans; the words themselves stay as they are, so that what is copied,
searched, cited or downloaded has no joiner in it.
"""

import re

_ONE = r"\d+(?:[,.]\d+)*[百千万亿]*"
_MONEY = r"(?:US\$|\$)?"
_NO_UNIT = "of|or|and|to|in|on|at|by|from|that|which|who|as|the|a|an|is|are|was|were|has|have|had"
_UNIT = rf"%|[多余]?(?:美元|[\u4e00-\u9fff])|[ \u00a0](?!(?:{_NO_UNIT})\b)[a-z]+"
#: Words of one line: 16.1–19 billion, 3,034 rows, 23%; 161亿～190亿美元, 第6项, 60多个. What stands for
#: a character in HTML (&#39;), and digits within a code (A4), are no numbers.
UNBROKEN = re.compile(
    rf"第?(?<![A-Za-z#])(?<!\d[.,]){_MONEY}(?<!\d)(?:"
    rf"{_ONE}\s?[-–—~～至]\s?{_MONEY}{_ONE}(?:{_UNIT})?|{_ONE}(?:{_UNIT})|\d+[百千万亿]+)"
)
_FIRST_UNIT = re.compile(rf"[百千万亿]*(?:{_UNIT})")


def unit_after(number: str, text: str) -> str:
    """The unit or measure word that a text begins with, where what stands before it ends in a digit."""
    found = _FIRST_UNIT.match(text) if number[-1:].isdigit() else None
    return found[0] if found else ""
