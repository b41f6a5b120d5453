"""The card of a document as a paragraph cites it."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.cards.base import (
    Card,
    Link,
    address_of,
    doubts,
    evidence,
    explained,
    groups,
    paragraph_links,
    row,
)
from southsouth.citation import where
from southsouth.language import N_, translate
from southsouth.names import bracketed
from southsouth.vocabulary import DOCUMENT_KINDS, label


def card(document_id: str, language: str) -> Card | None:
    """The card of that document, or None."""
    document = row("documents", "document_id", document_id)
    if document is None:
        return None
    here = document["paragraph"]
    others = pl.col("document_id") != document_id
    same = tables.where("documents", work_id=document["work_id"])
    beside = tables.where("documents", paragraph=here)
    return Card(
        kind="document",
        id=document_id,
        language=language,
        headline=headline(document, language),
        lead="",
        facts=tuple(_facts(document, language)),
        evidence=evidence(document),
        note="",
        doubts=doubts("documents", document_id, language),
        groups=groups(
            language,
            (N_("Cited in"), paragraph_links([here], language)),
            (N_("The same work, cited elsewhere"), links(same.filter(others), language)),
            (
                N_("Other documents cited in the same paragraph"),
                links(beside.filter(pl.col("work_id") != document["work_id"]), language),
            ),
        ),
        paragraph=here,
        footnote=document["footnote"],
    )


def work(document_id: str) -> str:
    """The work that is cited."""
    found = row("documents", "document_id", document_id)
    return found["work_id"] if found else document_id


def headline(document: Mapping[str, Any], language: str) -> str:
    """The title with the symbol, where the title does not hold it."""
    title, symbol = document[f"title_{language}"], document["symbol"]
    return bracketed(title, symbol, language) if symbol and symbol not in title else title


def links(documents: pl.DataFrame, language: str) -> tuple[Link, ...]:
    """Citations of documents as neighbours, each with where it stands."""
    return tuple(
        explained(
            Link("document", own, headline(row, language), address_of("document", own)),
            where(row["paragraph"], language, row["footnote"]),
        )
        for row in documents.iter_rows(named=True)
        for own in (row["document_id"],)
    )


def _facts(document: dict[str, Any], language: str) -> list[tuple[str, str]]:
    said = [
        (N_("Kind"), label(document["kind"], language, DOCUMENT_KINDS)),
        (N_("Symbol"), document["symbol"]),
        (N_("Address"), document["url"]),
    ]
    return [(translate(name, language), value) for name, value in said if value]
