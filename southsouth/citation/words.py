"""The words by which the report and its facts are cited: title, session, agenda item, paragraph.

The report's symbol is not confirmed; it is printed only where `SOUTHSOUTH_SYMBOL` is set by
someone who has checked it.
"""

import os
from collections.abc import Sequence

from southsouth.language import N_, NN_, clauses, comma, counted, date, translate

TITLE = N_("State of South-South cooperation: report of the Secretary-General")
SESSION = N_("United Nations General Assembly, sixty-ninth session, provisional agenda item 24 (b)")
PUBLISHER = N_("United Nations")
AUTHOR = N_("United Nations Secretary-General")
YEAR = 2014
#: The language of the text that was read, whatever language a reference is written in.
READ = "zh"


def symbol() -> str:
    """The report's symbol if someone configured it, else nothing."""
    return os.environ.get("SOUTHSOUTH_SYMBOL", "").strip()


def itself() -> str:
    """What a reference to the report itself is called, as a message."""
    if symbol():
        return N_("The report, as the United Nations cites it")
    return N_("The report itself; its symbol is not confirmed and left out")


Place = int | Sequence[int]
"""A paragraph, or several in order; the summary is 0."""


def where(paragraph: Place, language: str, footnote: int | None = None) -> str:
    """The paragraph in words: para. 48, or the summary, with the footnote if it is one; of several
    paras. 10, 22–25.
    """
    if not isinstance(paragraph, int):
        return _several(paragraph, language)
    if paragraph == 0:
        return translate(N_("summary"), language)
    words = translate(N_("para. {number}"), language, number=paragraph)
    if footnote:
        words += translate(N_(", footnote {number}"), language, number=footnote)
    return words


def _several(paragraphs: Sequence[int], language: str) -> str:
    summary, own = [0] if 0 in paragraphs else [], [one for one in paragraphs if one]
    if len(own) < 2:
        return clauses((where(one, language) for one in (*summary, *own)), language)
    listed = _listed(tuple(own), language)
    said = translate(N_("paras. {list}"), language, list=listed)
    return clauses([*(where(one, language) for one in summary), said], language)


def number(paragraph: int, language: str) -> str:
    """A paragraph by its number alone, under a heading that says paragraph; the summary has none."""
    return str(paragraph) if paragraph else where(0, language)


def text(
    language: str, paragraph: Place | None = None, footnote: int | None = None, url: str = ""
) -> str:
    """The citation as a sentence for readers; `url` is the permanent address of the fact."""
    parts = [translate(TITLE, language), translate(SESSION, language), date(str(YEAR), language)]
    if symbol():
        parts.append(symbol())
    if paragraph is not None:
        parts.append(where(paragraph, language, footnote))
    sentence = clauses(parts, language) + ("。" if language == "zh" else ".")
    if not followed(url):
        return sentence
    read = translate(N_("Quoted from South-South Explorer, {address}"), language, address=url)
    return f"{sentence}{'' if language == 'zh' else ' '}{read}"


def followed(url: str) -> str:
    """The address if a reader of a reference can follow it, else nothing: a path alone leads nowhere."""
    return url if url.startswith(("http://", "https://")) else ""


def _listed(paragraphs: tuple[int, ...], language: str) -> str:
    """Numbers in order, three or more that follow each other as their ends: 2, 22–25."""
    dash = "—" if language == "zh" else "–"
    runs: list[list[int]] = []
    for number in paragraphs:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return comma(language).join(
        said
        for run in runs
        for said in ([f"{run[0]}{dash}{run[-1]}"] if len(run) > 2 else map(str, run))
    )


#: What follows the name of the report in a line that says where something stands.
SUMMARY = N_("; {summary}")
PARAGRAPHS = NN_("; paragraph {list}", "; paragraphs {list}")


def source_line(language: str, paragraphs: tuple[int, ...] = ()) -> str:
    """The line under a chart: the report and the paragraphs its rows come from."""
    listed = _listed(tuple(number for number in paragraphs if number), language)
    source = translate(
        N_(
            "Source: report of the Secretary-General on the state of South-South cooperation (2014)"
        ),
        language,
    )
    if 0 in paragraphs:
        source += translate(SUMMARY, language, summary=where(0, language))
    if not listed:
        return source
    return source + counted(PARAGRAPHS, len(set(paragraphs) - {0}), language, list=listed)
