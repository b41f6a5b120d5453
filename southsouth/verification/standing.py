"""Words that stand in a row in what is known of a passage, signs and their widths aside."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

#: Signs of one meaning in two widths, as they are compared.
ONE_WIDTH = str.maketrans("，：；（）", ",:;()")
_SIGNS = r"[-,:;()、.“”‘’\"'《》〈〉—…·]+"
# Between digits they are part of a number, or tell two apart.
_ASIDE = re.compile(rf"(?<!\d){_SIGNS}|{_SIGNS}(?!\d)")
_CUT_BEFORE = re.compile(r"\d[.,]?$")
_CUT_BEHIND = re.compile(r"[.,]?\d")
#: Stands between words that are known and do not follow each other.
APART = "\0"


class Rows:
    """Words of a passage, each as they stand in it in a row."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = APART.join(bare(row) for each in words for row in each.split(APART) if row)

    def have(self, text: str) -> bool:
        """Whether a text stands there in a row, no number of it cut or left out at its end."""
        sought, is_ended = bare(text.rstrip("。")), text.endswith("。")
        places = [found.start() for found in re.finditer(re.escape(sought), self._words)]
        is_cut = (self._is_cut(at, at + len(sought), is_ended=is_ended) for at in places)
        return bool(sought and places) and not any(is_cut)

    def most(self, text: str) -> int:
        """How many characters of a text stand there in a row, at most."""
        read = SequenceMatcher(None, bare(text), self._words, autojunk=False)
        return read.find_longest_match().size

    def _is_cut(self, start: int, end: int, *, is_ended: bool) -> bool:
        before, behind = self._words[max(start - 2, 0) : start], self._words[end : end + 2]
        return bool(
            (self._words[start].isdecimal() and _CUT_BEFORE.search(before))
            or ((is_ended or not self._words[end - 1].isalpha()) and _CUT_BEHIND.match(behind))
        )


def bare(words: str) -> str:
    """Words without signs, but those between digits."""
    return _ASIDE.sub("", words.translate(ONE_WIDTH))
