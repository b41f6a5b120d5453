"""Where things happened: the map, the list beside it, and the card of what is chosen."""

from collections.abc import Iterator, Sequence

import polars as pl

from southsouth import controls, exhibits
from southsouth.blocks import Block, Picture, Problems, Text
from southsouth.cards import KINDS
from southsouth.language import NN_
from southsouth.pages import events, opened, parts
from southsouth.view import View

_WITHOUT = NN_(
    "{count} event has no place here; it is in the list.",
    "{count} events have no place here; they are in the list.",
)


def compose(view: View) -> Iterator[Block]:
    """The map of the events that match, the places named, and the events as a list."""
    found = controls.read(view, "events", events.FILTERS)
    named = view.choices("place", KINDS["place"].ids, KINDS["place"].meant)
    places = opened.shown(view, "place", "place", named, found)
    chosen = opened.read(view, "event", found=found)
    listed = events.ordered(found.rows)
    there = listed.filter(pl.col("place_id").is_in(places.ids))["event_id"].to_list()
    open_ones = dict.fromkeys([*chosen.ids, *there])
    part = parts.read(view, listed["event_id"], tuple(open_ones))
    view.choice("named", ["1"])  # of older links: what it asked for is always shown
    problems = tuple(view.notes())
    exhibit = exhibits.get("events-map")
    located = exhibit.frame(found.query)
    yield events.title(view, exhibit, found)
    if problems:
        yield Problems(problems)
    yield controls.block(view, found.items)
    marked = dict.fromkeys([*places.ids, *_places(located, chosen.ids)])
    yield from opened.cards_of(view, chosen, part)
    yield from opened.cards_of(view, places, part)
    yield Picture(
        exhibit, view.here(), found.query, choose={"place": opened.pattern(view, "place", event=None)},
        chosen=tuple(f"place/{place}" for place in marked),
        titled=True,
    )  # fmt: skip
    without = found.rows.height - located.height
    if without:
        yield Text((view.counted(_WITHOUT, without),), role="small")
    yield from events.table(view, listed, part, tuple(open_ones))
    yield events.files(view, "events", found.query)
    yield Picture(exhibits.get("country-mentions-map"), view.here())


def _places(located: pl.DataFrame, chosen: Sequence[str]) -> list[str]:
    """The places of the events that are open."""
    return located.filter(pl.col("event_id").is_in(chosen))["place_id"].unique().sort().to_list()
