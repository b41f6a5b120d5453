"""A paragraph of the reader's own copy, with the words that print a fact marked."""

from collections.abc import Iterator, Sequence

from southsouth import reading
from southsouth.blocks import Block, Go, Heading, Passage, Piece, Text
from southsouth.errors import NotTheReport
from southsouth.language import N_
from southsouth.names import entry
from southsouth.pages.prose import prose
from southsouth.reading import Copy, Fact
from southsouth.report import MARKS
from southsouth.view import View

LIBRARY = "https://documents.un.org/"


def passage(view: View, paragraph: int, level: int = 2) -> Iterator[Block]:
    """The paragraph itself where a copy is configured, else where the report is kept."""
    yield Heading(view.text(N_("The paragraph itself")), "text", level)
    copy, refused = configured(view)
    yield from refused
    if copy is None:
        yield from _elsewhere(view)
    elif copy.report.paragraphs.get(paragraph):
        yield from _shown(view, copy, paragraph)
    else:
        yield Text((view.text(N_("This copy of the report has no such paragraph.")),), role="info")


def configured(view: View) -> tuple[Copy | None, tuple[Block, ...]]:
    """The configured copy of the report, and what is said where it cannot be used."""
    try:
        return reading.configured(), ()
    except NotTheReport as refusal:
        words = N_("The configured copy of the report cannot be used: {reason}")
        return None, (Text((view.text(words, reason=refusal),), role="bad"),)


def _elsewhere(view: View) -> Iterator[Block]:
    words = N_(
        "The text of the report belongs to the United Nations and is not reproduced here. It can be found through the {library}, under the sixty-ninth session of the General Assembly, agenda item 24 (b)."
    )
    yield Text(prose(view, words, library=library(view)))  # fmt: skip


def library(view: View) -> Go:
    """Where the report is found."""
    return Go(view.text(N_("United Nations document search")), LIBRARY)


def _shown(view: View, copy: Copy, paragraph: int) -> Iterator[Block]:
    if paragraph in copy.differing:
        words = N_(
            "This paragraph of the copy differs from the text from which the tables were compiled; some words may not be found."
        )
        yield Text((view.text(words),), role="info")  # fmt: skip
    facts = reading.facts(paragraph, view.lang)
    present = {fact.kind for fact in facts}
    footnotes = (
        (number, f"{MARKS[number - 1]} {text}")
        for number, text in copy.report.footnotes.items()
        if copy.report.cited.get(number) == paragraph
    )
    yield Passage(
        pieces=tuple(
            tuple(_pieces(view, text, [fact for fact in facts if fact.footnote == footnote]))
            for footnote, text in ((None, copy.report.paragraphs[paragraph]), *footnotes)
        ),
        legend=tuple(
            (kind, view.text(name)) for kind, name in reading.KINDS.items() if kind in present
        ),
    )
    words = N_(
        "Words that state a fact are underlined; point to them, or move to them with the Tab key, to see which fact. Words that occur more than once are marked each time. The text is read from the copy on this server and is not part of any download."
    )
    yield Text((view.text(words),), role="small")  # fmt: skip


def _pieces(view: View, text: str, facts: Sequence[Fact]) -> Iterator[Piece]:
    """The text in pieces; where words print several facts, the weightiest kind comes first."""
    order = list(reading.KINDS)
    for piece in reading.pieces(text, facts):
        found = sorted(piece.facts, key=lambda fact: order.index(fact.kind))
        said = (
            entry(view.text(reading.KINDS[fact.kind]), fact.text, view.lang) for fact in found
        )  # fmt: skip
        kinds = tuple(dict.fromkeys(fact.kind for fact in found))
        yield Piece(piece.text, kinds, "; ".join(dict.fromkeys(said)))
