"""What happened when: events a year, each event on the timeline, and the list."""

from collections.abc import Iterator

from southsouth import controls, exhibits
from southsouth.blocks import Block, Picture, Problems
from southsouth.pages import events, opened, parts
from southsouth.view import View


def compose(view: View) -> Iterator[Block]:
    """The timeline of the events that match, how many there are a year, and the events as a list."""
    found = controls.read(view, "events", events.FILTERS)
    chosen = opened.read(view, "event", found=found)
    listed = events.ordered(found.rows)
    part = parts.read(view, listed["event_id"], chosen.ids)
    problems = tuple(view.notes())
    exhibit = exhibits.get("timeline")
    yield events.title(view, exhibit, found)
    if problems:
        yield Problems(problems)
    yield controls.block(view, found.items)
    yield from opened.cards_of(view, chosen, part)
    choose = {"event": opened.pattern(view, "event")}
    yield Picture(exhibit, view.here(), found.query, choose=choose, chosen=chosen.refs, titled=True)
    asked = dict(found.query)
    is_one_year = "from" in asked and asked["from"] == asked.get("to")
    # Of many events the timeline counts by year itself; of one year there is nothing to compare.
    if not is_one_year and not exhibit.is_crowded(exhibit.frame(found.query)):
        yield Picture(exhibits.get("timeline-overview"), view.here(), found.query, choose=choose, chosen=chosen.refs)  # fmt: skip
    yield from events.table(view, listed, part, chosen.ids)
    yield events.files(view, "events", found.query)
