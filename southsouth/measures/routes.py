"""Who provides to whom, and through whom: links that go one way."""

from collections.abc import Mapping
from typing import Any

import polars as pl


def one_way(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which one party provides to the other, in the order of the report."""
    return links.filter(pl.col("link_kind") == "provision")


def from_countries(links: pl.DataFrame) -> pl.DataFrame:
    """Links in which a country provides."""
    return one_way(links).filter(pl.col("provider_kind") == "country")


def way(link: Mapping[str, Any]) -> str:
    """What the body of a link is: it goes `through` it, `ends` at it, or there is none (`direct`)."""
    if link["via"] is None:
        return "direct"
    return "ends" if link["via"] == link["partner"] else "through"


def unnamed_receivers(links: pl.DataFrame, mentions: pl.DataFrame) -> list[str]:
    """Countries that receive and that the report nowhere names, in the order of the links."""
    named = mentions.filter(pl.col("entity_kind") == "country")["entity_id"]
    unnamed = links.filter(
        (pl.col("partner_kind") == "country") & ~pl.col("partner").is_in(named.implode())
    )
    return unnamed["partner"].unique(maintain_order=True).to_list()


def between(link: Mapping[str, Any]) -> str | None:
    """The body that a link runs through, where it is neither of its ends."""
    body = link["via"]
    return None if body in (link["provider"], link["partner"]) else body


def in_order(links: pl.DataFrame, column: str) -> list[str | None]:
    """The values of a column, those with most links first, equal ones as the report comes to them;
    nothing goes last."""
    return list(by(links, column))


def by(links: pl.DataFrame, column: str) -> dict[str | None, list[Mapping[str, Any]]]:
    """The links of each value of a column, in the order of the values as `in_order` has it."""
    found: dict[str | None, list[Mapping[str, Any]]] = {}
    for link in links.iter_rows(named=True):
        found.setdefault(link[column], []).append(link)
    return dict(sorted(found.items(), key=lambda one: (one[0] is None, -len(one[1]))))
