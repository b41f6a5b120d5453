"""What a card is: one fact with its evidence, its doubts and its neighbours, in one language.

A card is plain data: a page of Streamlit, a static page, an embed and the command line show the
same card.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from southsouth import citation, tables
from southsouth.anchors import where
from southsouth.language import N_, translate
from southsouth.vocabulary import CAVEAT_KINDS, label


@dataclass(frozen=True)
class Evidence:
    """Words as printed, and where they stand."""

    printed: str
    paragraph: int
    footnote: int | None = None


@dataclass(frozen=True)
class Doubt:
    """One caveat that touches the fact."""

    caveat_id: str
    kind: str
    note: str
    paragraph: int


@dataclass(frozen=True)
class Link:
    """A neighbour of the fact: its address from the root, what it is called, and its id."""

    kind: str
    id: str
    text: str
    address: str


@dataclass(frozen=True)
class Group:
    """Neighbours of one sort under a heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Card:
    """One fact.

    Attributes:
        kind: event, figure, commission, paragraph, organisation, recommendation or cooperation.
        id: The row's id; a paragraph's number.
        language: The language all its words are in.
        headline: The number, or the name.
        lead: What it counts or what happened, in our words.
        facts: Pairs of a label and a value, as in a list of properties.
        evidence: Every set of printed words the fact rests on.
        note: What is doubtful or chosen, in our words; may be empty.
        doubts: Caveats that touch it.
        groups: Neighbours.
        paragraph: The paragraph to cite; None for what no paragraph states.
        footnote: The footnote to cite, if it is one.
    """

    kind: str
    id: str
    language: str
    headline: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    note: str
    doubts: tuple[Doubt, ...]
    groups: tuple[Group, ...]
    paragraph: int | None
    footnote: int | None = None

    @property
    def citation(self) -> str:
        """The citation as a sentence."""
        return citation.text(self.language, self.paragraph, self.footnote)

    @property
    def address(self) -> str:
        """Where the fact has its page, from the root."""
        return address_of(self.kind, self.id)

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return translate(KIND_NAMES[self.kind], self.language)


KIND_NAMES: Mapping[str, str] = {
    "event": N_("Event"),
    "figure": N_("Figure"),
    "commission": N_("Regional commission"),
    "paragraph": N_("Paragraph"),
    "organisation": N_("Organization"),
    "recommendation": N_("Recommendation"),
    "cooperation": N_("Link of cooperation"),
}
#: Kinds whose facts have a permanent page of their own.
PERMANENT = ("event", "figure", "commission", "paragraph")


def address_of(kind: str, fact_id: str) -> str:
    """The address of a fact: its permanent page, or the explorer's page with it chosen."""
    if kind in PERMANENT:
        return f"/{kind}/{fact_id}"
    if kind == "cooperation":
        return f"/cooperation?link={fact_id}"
    return f"/{kind}s?{kind}={fact_id}"


def row(table: str, column: str, value: str | int) -> dict[str, Any] | None:
    """The one row of a table with that id, or None."""
    found = tables.load(table).filter(pl.col(column) == value)
    return None if found.is_empty() else found.row(0, named=True)


def evidence(
    fact: Mapping[str, Any], columns: Iterable[str] = ("as_printed",)
) -> tuple[Evidence, ...]:
    """The printed words of a row, each once."""
    found = {fact[column]: where(fact, column) for column in columns if fact.get(column)}
    return tuple(Evidence(printed, *place) for printed, place in found.items())


def doubts(table: str, fact_id: str, language: str) -> tuple[Doubt, ...]:
    """The caveats that name the row."""
    target = f"{table}:{fact_id}"
    named = pl.col("row_ids").str.split(";").list.contains(target).fill_null(value=False)
    return tuple(_doubt(caveat, language) for caveat in _rows("caveats", named))


def doubts_in(paragraph: int, language: str) -> tuple[Doubt, ...]:
    """The caveats of a paragraph."""
    here = _rows("caveats", pl.col("paragraph") == paragraph)
    return tuple(_doubt(caveat, language) for caveat in here)


def _rows(table: str, condition: pl.Expr) -> Iterator[dict[str, Any]]:
    return tables.load(table).filter(condition).iter_rows(named=True)


def _doubt(caveat: Mapping[str, Any], language: str) -> Doubt:
    return Doubt(
        caveat["caveat_id"],
        label(caveat["kind"], language, CAVEAT_KINDS),
        caveat[f"note_{language}"],
        caveat["paragraph"],
    )


def links(
    frame: pl.DataFrame, kind: str, id_column: str, text_column: str, limit: int | None = None
) -> tuple[Link, ...]:
    """Rows of a frame as neighbours, each id once, in the frame's order."""
    found: dict[str, Link] = {}
    for fact_id, text in frame.select(id_column, text_column).iter_rows():
        key = str(fact_id)
        found.setdefault(key, Link(kind, key, text, address_of(kind, key)))
    return tuple(found.values())[:limit]


def groups(language: str, *pairs: tuple[str, tuple[Link, ...]]) -> tuple[Group, ...]:
    """Headed groups; those without neighbours are left out."""
    return tuple(Group(translate(heading, language), found) for heading, found in pairs if found)


def paragraph_links(numbers: Iterable[int], language: str) -> tuple[Link, ...]:
    """Links to paragraphs, in order, with our short title of each."""
    wanted = sorted(set(numbers))
    titles = dict(tables.load("paragraphs").select("paragraph", f"title_{language}").iter_rows())
    return tuple(
        Link(
            "paragraph",
            str(number),
            f"{citation.where(number, language)} · {titles[number]}",
            address_of("paragraph", str(number)),
        )
        for number in wanted
    )
