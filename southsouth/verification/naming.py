"""Paragraphs as they are told to a person: by their numbers, and the summary by that name."""

from collections.abc import Collection

from southsouth.language import DEFAULT, N_, NN_, counted, translate
from southsouth.report import spans

SUMMARY = N_("the summary")
_PARAGRAPHS = NN_("paragraph {spans}", "paragraphs {spans}")
_WITH_SUMMARY = NN_("the summary and paragraph {spans}", "the summary and paragraphs {spans}")


def named(numbers: Collection[int]) -> str:
    """Ascending paragraphs, of which 0 is the summary."""
    others = [number for number in numbers if number]
    if not others:
        return translate(SUMMARY, DEFAULT)
    message = _WITH_SUMMARY if 0 in numbers else _PARAGRAPHS
    return counted(message, len(others), DEFAULT, spans=spans(others))
