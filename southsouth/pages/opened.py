"""What a reader has opened on a page: cards of facts, and how rows and marks lead to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from southsouth import cards
from southsouth.blocks import Block, CardBlock, Cell, Go, Text
from southsouth.controls import Narrowed
from southsouth.errors import UnknownFact
from southsouth.language import N_, Plural, comma
from southsouth.pages.parts import Part
from southsouth.view import CARD, PAGE, View

MOST = 5
"""Cards that are shown at once: an address may name hundreds of facts."""


@dataclass(frozen=True)
class Opened:
    """The facts of a kind that an address names.

    Attributes:
        kind: The kind.
        name: The parameter that names them.
        ids: Those whose cards are open; also what there is none of, of which it is said.
        hidden: Those that the filters leave out: it is said, and no address of the view in its language
            repeats them.
        filters: The filters that are set.
    """

    kind: str
    name: str
    ids: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """What is open, as `kind/id`."""
        return tuple(f"{self.kind}/{own}" for own in self.ids)


def read(view: View, name: str, kind: str = "", found: Narrowed | None = None) -> Opened:
    """The facts that a parameter opens, of a kind that is called as it where no other is named.

    A filter that still shows a fact leaves its card open; one that hides it closes the card.
    """
    kind = kind or name
    return shown(view, name, kind, view.ids(name, kind), found)


def shown(
    view: View, name: str, kind: str, ids: Sequence[str], found: Narrowed | None = None
) -> Opened:
    """The same of facts that were read already; the rows name them in the column `<name>_id`."""
    if found is None or not found.query:
        return Opened(kind, name, tuple(ids))
    left = frozenset(found.rows[f"{name}_id"])
    hidden = tuple(own for own in ids if own not in left and cards.known(kind, own))
    if hidden:
        view.left_out[name] = view.used.pop(name)
        if repeated := ",".join(own for own in ids if own in left):
            view.used[name] = repeated
    filters = tuple(parameter for parameter, _ in found.query)
    return Opened(kind, name, tuple(own for own in ids if own not in hidden), hidden, filters)


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
    said = comma(view.lang).join(words for words, _ in named)
    return Cell(said, role=role, each=tuple(Go(*one) for one in named))


def way_to_list(view: View, words: str, of: str = "") -> Text:
    """A way past the pictures to the page's list, and what is in it."""
    way = Go(words, f"{view.here()}#list")
    return Text((way, "\u00a0· ", of) if of else (way,))


def way_to_rows(view: View, count: int, listed: Plural, none: Plural, of: str = "") -> Text:
    """The same where the words count the rows; of none there is no more to say than that."""
    return way_to_list(view, view.counted(listed if count else none, count), of)


def cards_of(view: View, opened: Opened, part: Part | None = None) -> Iterator[Block]:
    """The cards of the facts that are open; what is unknown is said with the nearest, what the filters
    hide with the way that shows it.

    Without them the view stays at the part of its list that is shown.
    """
    closed = view.here(**{opened.name: None, PAGE: part.written if part else None})
    for fact_id in opened.ids[:MOST]:
        try:
            yield CardBlock(cards.card(opened.kind, fact_id, view.lang), closed)
        except UnknownFact as unknown:
            said = view.text(N_("There is no fact with the id {id}."), id=unknown.fact_id[:60])
            if unknown.nearest:
                near = ", ".join(unknown.nearest)
                said = f"{said} {view.text(N_('Similar: {list}'), list=near)}"
            yield Text((said,), role="info")
    if len(opened.ids) > MOST:
        yield Text((view.text(N_("Only the first {count} are opened."), count=MOST),), role="info")
    if opened.hidden:
        yield _hidden(view, opened)


def _hidden(view: View, opened: Opened) -> Text:
    """What the filters leave out of what the address names, and the way that opens it."""
    told = (cards.card(opened.kind, own, view.lang).headline for own in opened.hidden[:MOST])
    names = comma(view.lang).join(f"“{words}”" for words in told)
    names += " …" if len(opened.hidden) > MOST else ""
    said = view.text(N_("Left out by the filters, so not opened: {names}."), names=names)
    every = filter(None, (view.used.get(opened.name), *opened.hidden))
    there = view.here(**dict.fromkeys(opened.filters), **{opened.name: ",".join(every)})
    way = Go(view.text(N_("Open without the filters")), f"{there}#{CARD}")
    return Text((said if view.lang == "zh" else f"{said} ", way), role="info")
