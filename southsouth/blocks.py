"""What a page is made of: blocks of plain data, with no HTML and no Streamlit in them.

A page composes them once (`southsouth.pages`); `southsouth.html` and `southsouth.ui` show them. All
words are in the page's language; all addresses start at the root of the site and are in it too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from southsouth.address import Note
from southsouth.cards import Card
from southsouth.embeds import Embed
from southsouth.exhibits import Exhibit
from southsouth.filters import Query


@dataclass(frozen=True)
class Go:
    """Words that lead somewhere.

    `ref` is the fact that the address opens on its page, as `kind/id`; where files alone answer, the
    words lead to the fact's own page.
    """

    words: str
    address: str
    ref: str = ""


@dataclass(frozen=True)
class Strong:
    """Words that carry the sentence."""

    words: str


@dataclass(frozen=True)
class Bound:
    """A number or name in prose, bound to the fact that it comes from: its words and address.

    `doubt` is what a caveat says of the fact: the mark of doubt stands behind the words.
    """

    words: str
    address: str
    doubt: str = ""


@dataclass(frozen=True)
class Printed:
    """Words as the report prints them."""

    words: str


Words = tuple[str | Go | Strong | Bound | Printed, ...]
"""Prose: plain words, and words that are more than that."""


def plain(words: Words) -> str:
    """Prose as plain text."""
    return "".join(part if isinstance(part, str) else part.words for part in words)


@dataclass(frozen=True)
class Title:
    """The head of a page: its topic, what it says, and a sentence on what a reader finds.

    Where nothing is said of what is shown, `message` is the topic and `topic` is empty.
    """

    message: str
    topic: str = ""
    lead: Words = ()


@dataclass(frozen=True)
class Heading:
    """The heading of a section; level 2 below the page's title, each part of it one further."""

    words: str
    anchor: str
    level: int = 2


@dataclass(frozen=True)
class Text:
    """A paragraph of prose.

    `role` is `plain`, `small`, `info` (something the reader should note), `good` (a check that holds),
    `bad` (one that does not), `onward` (it leads from what stands above to all of it) or `jumps` (it is
    made of ways to parts of the page: paper needs none).
    """

    words: Words
    role: str = "plain"


@dataclass(frozen=True)
class Lines:
    """A list of prose; numbered where the order matters. `role` is `plain` or `open` (left open)."""

    items: tuple[Words, ...]
    numbered: bool = False
    role: str = "plain"


TABLE = "table"
"""The kind of a `Row.ref` that is no fact but a table of ours (`table/events`)."""
PART = "part"
"""The kind of a `Go.ref` that is a part of a page's list, by page and number (`part/timeline/2`)."""
SITE = "{site}"
"""Stands in a `Code` for the public address of the site that shows it."""


@dataclass(frozen=True)
class Code:
    """Words to copy: a command, an address (after `SITE`), an entry for a reference manager."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class Problems:
    """What of the address could not be used."""

    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Number:
    """A number in large letters, what it counts, and where it comes from."""

    value: str
    says: str
    address: str = ""
    paragraph: int | None = None
    doubted: bool = False


@dataclass(frozen=True)
class Numbers:
    """Numbers side by side."""

    items: tuple[Number, ...]


@dataclass(frozen=True)
class Bar:
    """A small bar: what it is, its number in words, and its length as a part of the longest.

    `hollow` is what was asked for or is not told, not what was measured.
    """

    label: str
    words: str
    share: float
    hollow: bool = False


@dataclass(frozen=True)
class Finding:
    """Something the report tells, with force: its number, what it says, and its doubt.

    Attributes:
        topic: What it is about.
        value: The number, without how exact it is.
        address: The fact that the number comes from.
        says: What the number is.
        before: How exact it is: approximately; nothing where it is exact.
        doubt: What a reader must know to quote it; may be empty.
        bars: Numbers beside it, to compare.
    """

    topic: str
    value: str
    address: str
    says: Words
    before: str = ""
    doubt: str = ""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Findings:
    """Findings side by side."""

    items: tuple[Finding, ...]


@dataclass(frozen=True)
class SearchBox:
    """A large box for searching everything.

    Attributes:
        page: Where it asks.
        label: What it is.
        tries: Searches to try.
        asked: What was searched for.
        kept: Parameters of the view that stay.
    """

    page: str
    label: str
    tries: tuple[Go, ...] = ()
    asked: str = ""
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Option:
    """One value that a control offers, and what tells it from one with a like name."""

    value: str
    words: str
    example: str = ""


@dataclass(frozen=True)
class Control:
    """One parameter of the address as a reader sets it.

    Attributes:
        name: The parameter.
        label: What it is, in words.
        form: `many` (several of the options), `one` (one or none), `must` (always one), `words`
            (free text), `year` (a year between the first and the last option).
        options: What may be chosen; none for free text.
        values: What is chosen now.
        default: What is meant where the address does not say; empty for everything.
    """

    name: str
    label: str
    form: str
    options: tuple[Option, ...] = ()
    values: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Controls:
    """The page's controls together.

    Attributes:
        items: The controls.
        action: The address that they narrow, without parameters.
        kept: Parameters of the view that are no controls and stay.
        cleared: The address with none of them set.
        chosen: What is set now, each with the address that takes it back.
        folded: What a phone calls them, which folds them, where they are no filters.
    """

    items: tuple[Control, ...]
    action: str
    kept: tuple[tuple[str, str], ...] = ()
    cleared: str = ""
    chosen: tuple[Go, ...] = ()
    folded: str = ""


@dataclass(frozen=True)
class Picture:
    """An exhibit of the rows that a query or a measure leaves.

    Attributes:
        exhibit: The exhibit.
        view: The address of the page with the present choices, for sharing.
        query: The filters, where the exhibit's own files take them too.
        rows: The rows where a query does not say which; None for those of the query.
        choose: Kinds of fact whose marks are chosen on this page, each with the address of the choice,
            in which `{id}` stands for the fact's id; other marks lead to their facts' pages.
        chosen: The facts that are open, as `kind/id`.
        level: The level of its heading.
        titled: Whether the page's title says its message already.
    """

    exhibit: Exhibit
    view: str
    query: Query = ()
    rows: pl.DataFrame | None = None
    choose: Mapping[str, str] = field(default_factory=dict[str, str])
    chosen: tuple[str, ...] = ()
    level: int = 2
    titled: bool = False

    @property
    def frame(self) -> pl.DataFrame:
        """The rows that are drawn."""
        return self.exhibit.frame(self.query) if self.rows is None else self.rows


@dataclass(frozen=True)
class Step:
    """Words that a picture stands beside, and the facts they speak of (`kind/id`): those are told apart.

    Where none is named the picture is shown as a whole.
    """

    words: tuple[Words, ...]
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Walk:
    """A picture that is told step by step: as many stills as steps, each beside its words."""

    picture: Picture
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Cell:
    """One cell: its words, where they lead, and what kind of words they are.

    Attributes:
        text: The words.
        address: Where they lead.
        role: Empty, `number`, `name` (of the row, where another cell stands first), `printed` (the
            report's own words) or `quiet`.
        under: What belongs to the words and stands in small letters below them: the year of a number.
        doubted: Whether a caveat points at what they say.
        each: What the cell names, where that is several things that lead somewhere; `text` holds all.
    """

    text: str
    address: str = ""
    role: str = ""
    under: str = ""
    doubted: bool = False
    each: tuple[Go, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row: its cells, the fact it is about as `kind/id`, and whether it is chosen."""

    cells: tuple[Cell, ...]
    ref: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first cell of a row names it.

    Attributes:
        id: Of the table on its page; an anchor.
        caption: What it lists.
        headings: One a column.
        rows: Each with as many cells as there are headings.
        empty: What is said where there are no rows.
        note: What a reader must know of all rows.
        of: The table whose filters narrow it, one row each; nothing for others.
        labelled: Whether each cell says its heading where columns do not fit side by side.
        cut: Whether a screen with room for columns shows the first lines of a long cell: a row opens.
    """

    id: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    note: str = ""
    of: str = ""
    labelled: bool = False
    cut: bool = False


@dataclass(frozen=True)
class CardBlock:
    """The card of a fact that is open, and the address of the view without it (nothing: it stays).

    Attributes:
        card: The card.
        closed: The address of the view without it.
        quotes: What a reader must know of its quotations; nothing where it is said before.
    """

    card: Card
    closed: str = ""
    quotes: str = ""


@dataclass(frozen=True)
class Files:
    """Files of what is shown, by name, and what they hold."""

    says: str
    items: tuple[Go, ...]


@dataclass(frozen=True)
class Fold:
    """Blocks behind a line that opens them."""

    summary: str
    blocks: tuple["Block", ...]
    open: bool = False


@dataclass(frozen=True)
class Served:
    """Blocks that hold where a server answers, and not where files alone do. No page shows them as such:
    `pages.compose` puts what is within in their place, or leaves it out."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Band:
    """Blocks on a ground of their own, as wide as the window."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Columns:
    """Blocks side by side where there is room, else one after the other."""

    parts: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True)
class Tabs:
    """Views of one page side by side: what they are, each with its address, and the one shown."""

    label: str
    items: tuple[Go, ...]
    current: str = ""


@dataclass(frozen=True)
class Steps:
    """The view before and the view after, None at either end; `says` is where between them this one is."""

    before: Go | None
    after: Go | None
    label: str
    says: str = ""


@dataclass(frozen=True)
class Ways:
    """Ways on: each with where it leads and a sentence on what is there."""

    items: tuple[tuple[Go, str], ...]
    label: str = ""


@dataclass(frozen=True)
class Embeddable:
    """The codes, files and licence of an embed: what they are depends on the host that shows them."""

    embed: Embed


@dataclass(frozen=True)
class Frame:
    """An embed as it will stand in an article."""

    address: str
    title: str
    width: int
    height: int


@dataclass(frozen=True)
class Piece:
    """Words of a passage, with the facts that they print: the kind, and what is said of them."""

    text: str
    kinds: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Passage:
    """A paragraph of the reader's own copy, the words that print a fact marked.

    Attributes:
        pieces: The paragraph, then each footnote, in pieces.
        legend: The kinds that are marked, with their names.
    """

    pieces: tuple[tuple[Piece, ...], ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HitGroup:
    """What a search found of one kind: the best, more behind a line, and how many were left off."""

    heading: str
    items: tuple[tuple[Go, str], ...]
    more: tuple[tuple[Go, str], ...] = ()
    more_says: str = ""
    cut: str = ""


@dataclass(frozen=True)
class Hits:
    """What a search found; `closed` is the way back to the view in which it was asked."""

    says: str
    closed: Go
    notes: tuple[Words, ...] = ()
    groups: tuple[HitGroup, ...] = ()


Block = (
    Title | Heading | Text | Lines | Code | Problems | Numbers | Controls | Picture | Table
    | Walk | CardBlock | Files | Fold | Served | Tabs | Steps | Band | Columns | Findings | SearchBox | Ways | Embeddable | Frame | Passage | Hits
)  # fmt: skip
