"""Beside a link its figure in words that no program adds up; beside an amount what it is a part of."""

from collections.abc import Iterator

from southsouth import arithmetic, counts
from southsouth.downloads.beside import titles
from southsouth.downloads.beside.column import Column, Row, in_both
from southsouth.language import N_, counted, translate
from southsouth.names import figure_value

_WORDS = {
    "en": N_("The figure in words, English, and how many links share it. Added in downloads."),
    "zh": N_("The figure in words, Chinese, and how many links share it. Added in downloads."),
}


_WHOLE = {
    "en": N_(
        "What the figure measures of which this amount is a part, English. Added in downloads."
    ),
    "zh": N_(
        "What the figure measures of which this amount is a part, Chinese. Added in downloads."
    ),
}


def of_links() -> Iterator[Column]:
    """`number_en` and `number_zh`: text on purpose, so that no sum counts a shared figure twice."""
    return in_both("number", _WORDS, _told)


def of_amounts() -> Iterator[Column]:
    """`part_of`: a sum over the rows whose whole is not among them counts nothing twice; and what that
    figure measures, in both languages."""
    yield Column(
        "part_of",
        "string",
        N_("Figure of which this amount is a part: never add the two. Added in downloads."),
        value=lambda figure, _: arithmetic.parts().get(figure["figure_id"]),
    )
    yield from in_both("part_of_subject", _WHOLE, _whole)


def _whole(figure: Row, language: str) -> str | None:
    whole = arithmetic.parts().get(figure["figure_id"])
    return titles.title("figures", whole, language) if whole else None


def _told(link: Row, language: str) -> str | None:
    if not link["figure_id"]:
        return None
    said = figure_value(titles.rows("figures")[link["figure_id"]], language)
    whole = arithmetic.wholes("USD").get(link["figure_id"])
    if whole:
        words = N_("{number}, included in {whole}: never add the two")
        return translate(words, language, number=said, whole=whole)
    if link["amount_shared_by"] > 1:
        words = N_("{number}, shared by {cases}: count it once, never for each case")
        cases = counted(counts.CASES, link["amount_shared_by"], language)
        return translate(words, language, number=said, cases=cases)
    return said
