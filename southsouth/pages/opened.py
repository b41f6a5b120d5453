"""What a reader has opened on a page: cards of facts, and how rows and marks lead to them."""

from collections.abc import Iterator, Sequence

from southsouth import cards
from southsouth.blocks import Block, CardBlock, Cell, Go, Text
from southsouth.errors import UnknownFact
from southsouth.language import N_
from southsouth.pages.parts import Part
from southsouth.view import CARD, PAGE, View

MOST = 5
"""Cards that are shown at once: an address may name hundreds of facts."""


def address(view: View, name: str, fact_id: str) -> str:
    """The view with one fact opened, at its card."""
    return f"{view.here(**{name: fact_id})}#{CARD}"


def pattern(view: View, name: str, **changes: str | None) -> str:
    """The same for any fact: `{id}` stands for its id; `changes` are other parameters of it."""
    empty = view.here(**{name: None}, **changes)
    return f"{empty}{'&' if '?' in empty else '?'}{name}={{id}}#{CARD}"


def page(view: View, kind: str, fact_id: str) -> str:
    """A fact's own page, where a name leads; nothing for what has none."""
    has_page = kind in cards.KINDS and cards.known(kind, fact_id)
    return view.fact(kind, fact_id) if has_page else ""


def several(view: View, named: Sequence[tuple[str, str]], role: str = "") -> Cell:
    """Several things in one cell, each with where it leads."""
    said = view.text(N_(", ")).join(words for words, _ in named)
    return Cell(said, role=role, each=tuple(Go(*one) for one in named))


def way_to_list(view: View, words: str, of: str = "") -> Text:
    """A way past the pictures to the page's list, and what is in it."""
    way = Go(words, f"{view.here()}#list")
    return Text((way, "\u00a0· ", of) if of else (way,))


def cards_of(
    view: View, kind: str, name: str, ids: Sequence[str], part: Part | None = None
) -> Iterator[Block]:
    """The cards of the facts that a parameter names; what is unknown is said with the nearest.

    Without them the view stays at the part of its list that is shown.
    """
    closed = view.here(**{name: None, PAGE: part.written if part else None})
    for fact_id in ids[:MOST]:
        try:
            yield CardBlock(cards.card(kind, fact_id, view.lang), closed)
        except UnknownFact as unknown:
            said = view.text(N_("There is no fact with the id {id}."), id=unknown.fact_id[:60])
            if unknown.nearest:
                near = ", ".join(unknown.nearest)
                said = f"{said} {view.text(N_('Similar: {list}'), list=near)}"
            yield Text((said,), role="info")
    if len(ids) > MOST:
        yield Text((view.text(N_("Only the first {count} are opened."), count=MOST),), role="info")
