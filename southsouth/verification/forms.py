"""Paragraphs that differ from the report in nothing but the forms of their characters: 國 for 国."""

from collections import Counter
from collections.abc import Mapping, Sequence

import polars as pl

from southsouth.chinese import simplified
from southsouth.language import DEFAULT, N_, translate
from southsouth.report import Report, plain, sha256
from southsouth.tables import rows
from southsouth.verification.naming import named

_SHOWN = 3  # pairs of characters that are told one by one
_FOR = N_("“{copy}” for “{report}”")
_LIKE_THESE = N_("{signs} and the like")
_ALL = N_("all that differ do so only in traditional characters: {signs}")
_SOME = N_("{paragraphs} only in traditional characters: {signs}")


def in_other_forms(
    report: Report, differing: Sequence[int], frames: Mapping[str, pl.DataFrame]
) -> str:
    """Which of the paragraphs that differ do so in nothing else, for a person; empty for none."""
    wanted = {row["paragraph"]: row["sha256"] for _, row in rows(frames["paragraphs"], "paragraphs")}  # fmt: skip
    texts = {number: report.paragraphs[number] for number in differing}
    found = [n for n, text in texts.items() if sha256(simplified(text)) == wanted[n]]
    if not found:
        return ""
    whole = "".join(plain(texts[number]) for number in found)
    pairs = Counter(pair for pair in zip(whole, simplified(whole), strict=True) if pair[0] != pair[1])  # fmt: skip
    shown = [translate(_FOR, DEFAULT, copy=one, report=own) for (one, own), _ in pairs.most_common(_SHOWN)]  # fmt: skip
    signs = ", ".join(shown)
    signs = translate(_LIKE_THESE, DEFAULT, signs=signs) if len(pairs) > _SHOWN else signs
    message = _ALL if len(found) == len(differing) else _SOME
    return translate(message, DEFAULT, paragraphs=named(found), signs=signs)
