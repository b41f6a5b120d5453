"""What a card is: one fact with its evidence, its doubts and its neighbours, in one language.

A card is plain data: a page of Streamlit, a static page, an embed and the command line show the
same card.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import polars as pl

from southsouth import citation, counts, tables
from southsouth.anchors import where
from southsouth.citation import Place
from southsouth.language import N_, comma, counted, country_name, date, translate
from southsouth.measures.caveats import pointed, said_of, touching
from southsouth.names import figure_value, link_text, organisation_names, place_name
from southsouth.vocabulary import CAVEAT_KINDS, label

#: How the ids of governments begin; the code of the country follows.
GOVERNMENT = "gov-"


_STRAY = re.compile(r"[\u4e00-\u9fff] ([a-z]+) [\u4e00-\u9fff]")


@dataclass(frozen=True)
class Evidence:
    """Words as printed, and where they stand."""

    printed: str
    paragraph: int
    footnote: int | None = None

    @property
    def stray(self) -> str:
        """A word of English that stands among the Chinese ones; nothing where none does."""
        found = _STRAY.search(self.printed)
        return found[1] if found else ""


@dataclass(frozen=True)
class Doubt:
    """One caveat that touches the fact."""

    caveat_id: str
    kind: str
    note: str
    paragraph: int


@dataclass(frozen=True)
class Link:
    """A neighbour of the fact: its address from the root, what it is called, its id, and what is noted of it.

    What has no page of its own has no address.
    """

    kind: str
    id: str
    text: str
    address: str
    note: str = ""

    @property
    def is_doubted(self) -> bool:
        """Whether a caveat names the event, figure, link or recommendation, and touches what is said of it."""
        table = _DOUBTED.get(self.kind, "")
        return f"{table}:{self.id}" in _in_doubt(table)


#: The tables of the kinds whose doubts are marked where they are listed.
_DOUBTED: Mapping[str, str] = {
    "event": "events", "figure": "figures", "cooperation": "cooperation", "recommendation": "recommendations",
}  # fmt: skip


@cache
def _in_doubt(table: str) -> frozenset[str]:
    return pointed(touching(tables.load("caveats"), said_of(table)))


@dataclass(frozen=True)
class Group:
    """Neighbours of one sort under a heading."""

    heading: str
    links: tuple[Link, ...]


_FEW = 3


@dataclass(frozen=True)
class Card:
    """One fact.

    Attributes:
        kind: The id of one of `kinds.KINDS`.
        id: The row's id; a paragraph's number.
        language: The language all its words are in.
        headline: The number, or the name.
        lead: What it counts or what happened, in our words.
        facts: Pairs of a label and a value, as in a list of properties.
        evidence: Every set of printed words the fact rests on.
        note: What is doubtful or chosen, in our words; may be empty.
        doubts: Caveats that touch it.
        groups: Neighbours.
        paragraph: The paragraph to cite; None for what no paragraph states alone. Where it is not given,
            the one in which it is told, if that is only one.
        footnote: The footnote to cite, if it is one.
        told: The paragraphs in which it stands, where that may be several; in order.
        chart: The id of the chart that draws it alone; nothing where none does.
        picture: A chart of its neighbours, and the filters that leave only them; None where none helps.
        beyond: What that chart leaves out, in a sentence; nothing where it has them all.
        called: What it is called, where that is not the name of its kind.
        narrowed: Pages of the explorer that show what belongs to it alone: their id, and the parameter of
            which its id is the value.
        leading: How many of the groups, the first ones, tell what happened and stand before all else.
        is_placed: Whether properties, words and note say where and what it is alone: they stand last,
            and on a card behind a line that opens them.
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
    paragraph: int | None = None
    footnote: int | None = None
    told: tuple[int, ...] = ()
    chart: str = ""
    picture: tuple[str, tuple[tuple[str, str], ...]] | None = None
    beyond: str = ""
    called: str = ""
    narrowed: tuple[tuple[str, str], ...] = ()
    leading: int = 0
    is_placed: bool = False

    def __post_init__(self) -> None:
        """Cite the one paragraph that tells of it."""
        if self.paragraph is None and len(self.told) == 1:
            object.__setattr__(self, "paragraph", self.told[0])

    @property
    def happened(self) -> tuple[str, ...]:
        """What happened, in short: the first of what its leading groups tell."""
        told = (link.text for group in self.groups[: self.leading] for link in group.links)
        return tuple(told)[:_FEW]

    @property
    def citation(self) -> str:
        """The citation as a sentence."""
        return citation.text(self.language, self.cited, self.footnote)

    @property
    def cited(self) -> Place | None:
        """The paragraph to cite, or the several that tell of it; None for the report as a whole.

        A fact of a footnote is cited by it alone.
        """
        several = len(self.told) > 1 and self.footnote is None
        return self.told or None if several or self.paragraph is None else self.paragraph

    @property
    def address(self) -> str:
        """Where the fact has its page, from the root."""
        return address_of(self.kind, self.id)


def address_of(kind: str, fact_id: str) -> str:
    """The permanent page of a fact, from the root."""
    return f"/{kind}/{fact_id}"


def explained(link: Link, words: str) -> Link:
    """The neighbour with something said of it behind its name."""
    return replace(link, text=f"{link.text} · {words}") if words else link


def row(table: str, column: str, value: str | int) -> dict[str, Any] | None:
    """The one row of a table with that id, or None."""
    found = tables.where(table, **{column: value})
    return None if found.is_empty() else found.row(0, named=True)


def evidence(
    fact: Mapping[str, Any], columns: Iterable[str] = ("as_printed",)
) -> tuple[Evidence, ...]:
    """The printed words of a row, each once."""
    found = {fact[column]: where(fact, column) for column in columns if fact.get(column)}
    return tuple(Evidence(printed, *place) for printed, place in found.items())


def doubts(table: str, fact_id: str, language: str) -> tuple[Doubt, ...]:
    """The caveats that name the row."""
    pointing = tables.naming("caveats", "row_ids", f"{table}:{fact_id}")
    return tuple(_doubt(caveat, language) for caveat in pointing.iter_rows(named=True))


def doubts_in(paragraph: int, language: str) -> tuple[Doubt, ...]:
    """The caveats of a paragraph."""
    here = tables.where("caveats", paragraph=paragraph)
    return tuple(_doubt(caveat, language) for caveat in here.iter_rows(named=True))


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


def body_links(ids: Iterable[str], language: str) -> tuple[Link, ...]:
    """Bodies as neighbours, each once, in order."""
    wanted = list(dict.fromkeys(ids))
    names = organisation_names(wanted, language)
    return tuple(
        Link("organisation", own, name, address_of("organisation", own))
        for own, name in zip(wanted, names, strict=True)
    )


def place_links(ids: Iterable[str], language: str) -> tuple[Link, ...]:
    """Places as neighbours, each once, in order."""
    return tuple(
        Link("place", own, place_name(own, language), address_of("place", own))
        for own in dict.fromkeys(ids)
    )


def country_links(codes: Iterable[str], language: str) -> tuple[Link, ...]:
    """Countries as neighbours, each once, in order."""
    return tuple(
        Link("country", code, country_name(code, language), address_of("country", code))
        for code in dict.fromkeys(codes)
    )


def cooperation_links(rows: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Links between two parties as neighbours, in the frame's order."""
    return tuple(
        Link("cooperation", own, link_text(link, language), address_of("cooperation", own))
        for link in rows.iter_rows(named=True)
        for own in (link["link_id"],)
    )


def figure_links(rows: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Figures as neighbours: the number, and what it counts."""
    return tuple(
        Link(
            "figure",
            own,
            f"{figure_value(row, language)} · {row[f'subject_{language}']}",
            address_of("figure", own),
        )
        for row in rows.iter_rows(named=True)
        for own in (row["figure_id"],)
    )


def event_links(rows: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Events as neighbours, by date, each with its date."""
    ordered = rows.sort("start", nulls_last=True, maintain_order=True)
    return tuple(
        Link(
            "event", own, _dated(row[f"title_{language}"], date(row["date_edtf"], language)),
            address_of("event", own),
        )
        for row in ordered.iter_rows(named=True)
        for own in (row["event_id"],)
    )  # fmt: skip


def _dated(title: str, when: str) -> str:
    """A title with its date, where it does not end with that."""
    return title if title.endswith(when) else f"{title} · {when}"


def named_in(kind: str, entity: str, language: str) -> tuple[Link, ...]:
    """The paragraphs that name an entity, with how often where it is more than once."""
    rows = mentions_of(kind, entity)
    times = dict(rows.group_by("paragraph").agg(pl.col("times").sum()).iter_rows())
    return tuple(
        explained(link, f"× {times[int(link.id)]}" if times[int(link.id)] > 1 else "")
        for link in paragraph_links(times, language)
    )


def mentions_of(kind: str, entity: str) -> pl.DataFrame:
    """The mentions of an entity: paragraph, footnote, as_printed, times."""
    return tables.where("mentions", entity_kind=kind, entity_id=entity)


def printed_of(kind: str, entity: str) -> tuple[Evidence, ...]:
    """Each form in which the report prints the name of an entity, where it does so first."""
    rows = mentions_of(kind, entity).unique("as_printed", keep="first", maintain_order=True)
    return tuple(
        Evidence(printed, paragraph, footnote)
        for printed, paragraph, footnote in rows.select(
            "as_printed", "paragraph", "footnote"
        ).iter_rows()
    )


def how_often(kind: str, entity: str, language: str) -> str:
    """How often the text names an entity, and in how many paragraphs; a government that it calls by
    its country's name, where it does so."""
    rows = mentions_of(kind, entity)
    if not rows.is_empty():
        return translate(N_("named {often}"), language, often=often(rows, language))
    under = acting_in(entity) if kind == "organisation" else []
    if not under:
        return translate(N_("not named in the text"), language)
    places = (citation.where(paragraph, language) for paragraph in under)
    words = N_("under its country’s name in {paragraphs}")
    return translate(words, language, paragraphs=comma(language).join(places))


def often(mentions: pl.DataFrame, language: str) -> str:
    """How often, and in how many paragraphs: once, or 3 times in 2 paragraphs."""
    times = int(mentions["times"].sum())
    if times == 1:
        return translate(N_("once"), language)
    return translate(
        N_("{times} in {paragraphs}"),
        language,
        times=translate(N_("twice"), language)
        if times == 2
        else counted(counts.TIMES, times, language),
        paragraphs=counted(counts.PARAGRAPHS, mentions["paragraph"].n_unique(), language),
    )


def acting_in(organisation_id: str) -> list[int]:
    """The paragraphs that tell of a government under the name of its country."""
    if not organisation_id.startswith(GOVERNMENT):
        return []
    acting = tables.where("event_organisations", organisation_id=organisation_id)
    bodies = tables.where("organisations", organisation_id=organisation_id)
    return sorted({*acting["paragraph"], *bodies["paragraph"]})
