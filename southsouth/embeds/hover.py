"""Words that appear at the pointer, broken so that they fit a frame 320 pixels wide.

Plotly breaks a line only where it finds `<br>`.
"""

import re
import textwrap
from collections.abc import Mapping
from typing import Any

_LINE = re.compile(r"(<b>)?(.*?)(</b>)?", re.DOTALL)
_LETTERS = {"zh": 21}
_DEFAULT = 40


def fitted(trace: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A trace whose words are broken into lines; the one given stays as it is."""
    said = {
        name: [broken(words, language) for words in trace[name]]
        for name in ("text", "hovertext")
        if isinstance(trace.get(name), list)
    }
    return {**trace, **said}


def broken(words: Any, language: str) -> Any:
    """Lines of at most some forty letters, or half as many Chinese characters."""
    if not isinstance(words, str):
        return words
    return "<br>".join(_line(line, language) for line in words.split("<br>"))


def _line(line: str, language: str) -> str:
    found = _LINE.fullmatch(line)
    opening, text, closing = found.groups("") if found else ("", line, "")
    parts = textwrap.wrap(text, _LETTERS.get(language, _DEFAULT), break_on_hyphens=False) or [""]
    return f"{opening}{'<br>'.join(parts)}{closing}"
