"""The registry of exhibits: the only list of charts there is."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from southsouth.errors import UnknownFact
from southsouth.exhibits import (
    asked,
    checks,
    commissions,
    cooperation,
    events,
    figures,
    organisations,
    paragraphs,
    recommendations,
    routes,
)
from southsouth.exhibits.base import Exhibit
from southsouth.filters import Query

__all__ = ["EXHIBITS", "Exhibit", "get", "with_rows"]

EXHIBITS: Mapping[str, Exhibit] = {
    exhibit.id: exhibit
    for subject in (
        events, figures, asked, commissions, cooperation, routes, organisations, recommendations,
        paragraphs, checks,
    )
    for exhibit in subject.EXHIBITS
}  # fmt: skip


#: Charts that are no more, and which one answers for them now. Ids are addresses: none is reused.
GONE: Mapping[str, str] = {
    "undp-years": "money",
    "cooperation-matrix-bodies": "cooperation-map",
    "organisation-network": "organisation-mentions",
}


def get(exhibit_id: str) -> Exhibit:
    """The exhibit of that id.

    Raises:
        UnknownFact: there is none; the nearest ids are named.
    """
    if exhibit_id not in EXHIBITS:
        successor = [GONE[exhibit_id]] if exhibit_id in GONE else []
        near = successor or get_close_matches(exhibit_id, EXHIBITS, n=3)
        raise UnknownFact(exhibit_id, near, among="chart")
    return EXHIBITS[exhibit_id]


def with_rows(ids: Iterable[str], query: Query) -> list[Exhibit]:
    """Those of some exhibits that have rows to draw where a query narrows them.

    Raises:
        UnknownFact: there is no exhibit of one of the ids.
    """
    return [one for one in map(get, ids) if not one.frame(query).is_empty()]
