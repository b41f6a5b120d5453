"""A paragraph of the reader's own copy on a page, with the words that print a fact marked."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from southsouth import reading
from southsouth.errors import NotTheReport
from southsouth.language import N_, translate
from southsouth.reading import Copy, Fact, Piece
from southsouth.report import MARKS
from southsouth.ui.view import View, heading

LIBRARY = "https://documents.un.org/"
# A kind is told by its colour and by its line, for those who do not see the colour.
_LINES: Mapping[str, tuple[str, str]] = {
    "figure": ("#0072B2", "solid"),
    "event": ("#D55E00", "solid"),
    "recommendation": ("#BC3044", "double"),
    "cooperation": ("#009E73", "double"),
    "document": ("#8C6BB1", "dashed"),
    "country": ("#E69F00", "dotted"),
    "organisation": ("#56B4E9", "dashed"),
    "place": ("#CC79A7", "dotted"),
    "activity": ("#7F7F7F", "solid"),
    "caveat": ("#A6761D", "wavy"),
}
_STYLE = """<style>
.ss-passage { line-height: 2.1; font-size: 1.05rem; overflow-wrap: anywhere; }
.ss-passage mark, .ss-legend mark { color: inherit; padding: .1em 0; border-radius: 2px;
  text-decoration-thickness: 2px; text-underline-offset: .25em; }
.ss-passage mark:focus, .ss-passage mark:hover { outline: 2px solid currentColor; }
.ss-passage mark:focus::after { content: " [" attr(title) "] "; font-size: .8rem; }
.ss-legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; list-style: none;
  padding: 0 !important; margin: 0 0 .5rem !important; font-size: .85rem; }
.ss-legend li { margin: 0 !important; }
.ss-passage p { margin: 0 0 .8rem; }
.ss-passage .ss-note { font-size: .9rem; }
"""


def passage(view: View, paragraph: int) -> None:
    """The paragraph itself where a copy is configured, else where the report is kept."""
    heading(view.text(N_("The paragraph itself")), anchor="text")
    try:
        copy = reading.configured()
    except NotTheReport as refusal:
        st.warning(
            view.text(N_("The configured copy of the report cannot be used: {reason}"), reason=refusal),
            icon=":material/info:",
        )  # fmt: skip
        copy = None
    if copy is None:
        _elsewhere(view)
    elif copy.report.paragraphs.get(paragraph):
        _shown(view, copy, paragraph)
    else:
        st.info(view.text(N_("This copy of the report has no such paragraph.")))


def _elsewhere(view: View) -> None:
    """Where the report is kept, and how to see it here."""
    st.markdown(
        view.text(
            N_("The text of the report belongs to the United Nations and is not reproduced here. It can be found through the [United Nations document search]({address}), under the sixty-ninth session of the General Assembly, agenda item 24 (b)."),
            address=LIBRARY,
        )
    )  # fmt: skip
    st.caption(
        view.text(
            N_("Whoever runs this site and holds a copy as a text file can display it here, with the words behind each fact marked, by setting {variable} to its path."),
            variable=reading.VARIABLE,
        )
    )  # fmt: skip


def _shown(view: View, copy: Copy, paragraph: int) -> None:
    if paragraph in copy.differing:
        st.warning(
            view.text(N_("This paragraph of the copy differs from the text from which the tables were compiled; some words may not be found.")),
            icon=":material/info:",
        )  # fmt: skip
    facts = reading.facts(paragraph, view.lang)
    body = _marked(copy.report.paragraphs[paragraph], _of_footnote(facts, None), view.lang)
    notes = "".join(
        f'<p class="ss-note">{MARKS[number - 1]} {_marked(text, _of_footnote(facts, number), view.lang)}</p>'
        for number, text in copy.report.footnotes.items()
        if copy.report.cited.get(number) == paragraph
    )  # fmt: skip
    legend = "".join(_legend(facts, view.lang))
    st.html(
        f'{_STYLE}{"".join(_rules())}</style><ul class="ss-legend">{legend}</ul>'
        f'<div class="ss-passage" lang="zh-Hans"><p>{body}</p>{notes}</div>'
    )
    st.caption(
        view.text(N_("Words that state a fact are underlined; point to them, or move to them with the Tab key, to see which fact. Words that occur more than once are marked each time. The text is read from the copy on this server and is not part of any download."))
    )  # fmt: skip


def _of_footnote(facts: Sequence[Fact], footnote: int | None) -> list[Fact]:
    return [fact for fact in facts if fact.footnote == footnote]


def _rules() -> Iterator[str]:
    """The style of each kind: a tint and a line."""
    for kind, (colour, line) in _LINES.items():
        yield (
            f"mark.ss-{kind} {{ background-color: {colour}26; text-decoration: underline {line} "
            f"{colour} 2px; }}\n"
        )


def _legend(facts: Sequence[Fact], language: str) -> Iterator[str]:
    present = {fact.kind for fact in facts}
    for kind, name in reading.KINDS.items():
        if kind in present:
            yield f'<li><mark class="ss-{kind}">{escape(translate(name, language))}</mark></li>'


def _marked(text: str, facts: Sequence[Fact], language: str) -> str:
    return "".join(_piece(piece, language) for piece in reading.pieces(text, facts))


def _piece(piece: Piece, language: str) -> str:
    """A piece as HTML. The text is a stranger's: everything is escaped."""
    if not piece.facts:
        return escape(piece.text)
    order = list(reading.KINDS)
    facts = sorted(piece.facts, key=lambda fact: order.index(fact.kind))
    said = "; ".join(
        dict.fromkeys(
            f"{translate(reading.KINDS[fact.kind], language)}: {fact.text}" for fact in facts
        )
    )
    return (
        f'<mark class="ss-{facts[0].kind}" tabindex="0" title="{escape(said)}"{_further(facts)}>'
        f"{escape(piece.text)}</mark>"
    )


def _further(facts: Sequence[Fact]) -> str:
    """A line below for each further kind that the same words print."""
    kinds = list(dict.fromkeys(fact.kind for fact in facts))[1:4]
    if not kinds:
        return ""
    colours = [_LINES[kind][0] for kind in kinds]
    images = ", ".join(f"linear-gradient({colour}, {colour})" for colour in colours)
    places = ", ".join(f"0 calc(100% - {3 * number}px)" for number in range(len(colours)))
    return (
        f' style="background-image: {images}; background-size: 100% 2px; '
        f'background-position: {places}; background-repeat: no-repeat; padding-bottom: .35em"'
    )
