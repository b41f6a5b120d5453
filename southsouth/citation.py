"""How the report and its facts are cited: by title, session, agenda item and paragraph.

The report's symbol is not confirmed; it is printed only where `SOUTHSOUTH_SYMBOL` is set by
someone who has checked it.
"""

import os

from southsouth.language import N_, translate

TITLE = N_("State of South-South cooperation: report of the Secretary-General")
SESSION = N_(
    "United Nations General Assembly, sixty-ninth session, provisional agenda item 24 (b), 2014"
)
YEAR = 2014


def symbol() -> str:
    """The report's symbol if someone configured it, else nothing."""
    return os.environ.get("SOUTHSOUTH_SYMBOL", "").strip()


def where(paragraph: int, language: str, footnote: int | None = None) -> str:
    """The paragraph in words: para. 48, or the summary, with the footnote if it is one."""
    if paragraph == 0:
        return translate(N_("summary"), language)
    words = translate(N_("para. {number}"), language, number=paragraph)
    if footnote:
        words += translate(N_(", footnote {number}"), language, number=footnote)
    return words


def text(language: str, paragraph: int | None = None, footnote: int | None = None) -> str:
    """The citation as a sentence for readers."""
    parts = [translate(TITLE, language), translate(SESSION, language)]
    if symbol():
        parts.append(symbol())
    if paragraph is not None:
        parts.append(where(paragraph, language, footnote))
    return ("，" if language == "zh" else ", ").join(parts) + ("。" if language == "zh" else ".")


def source_line(language: str, paragraphs: tuple[int, ...] = ()) -> str:
    """The line under a chart: the report and the paragraphs its rows come from."""
    listed = ", ".join(str(number) for number in paragraphs)
    source = translate(
        N_(
            "Source: report of the Secretary-General on the state of South-South cooperation (2014)"
        ),
        language,
    )
    if not listed:
        return source
    return source + translate(N_("; paragraphs {list}"), language, list=listed)
