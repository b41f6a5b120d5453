"""What happened when: events a year, each event on the timeline, and cards."""

from southsouth import exhibits, ui
from southsouth.measures import events as measures

view = ui.begin("timeline")
chosen = ui.event_filters(view, (measures.FIRST_YEAR, measures.LAST_YEAR))
marked: list[str] = []

for exhibit_id in ("timeline-overview", "timeline"):
    exhibit = exhibits.get(exhibit_id)
    marked += ui.show(
        view, exhibit, exhibit.rows(chosen.events), key=f"timeline-{exhibit_id}", select=True
    )
events = chosen.events
if marked:
    events = events.filter(events["event_id"].is_in(marked))
opened = ui.event_list(view, events, key="timeline", marked=marked)
view.remember(**chosen.parameters, event=opened[0] if len(opened) == 1 else None)
