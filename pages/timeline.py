"""What happened when: events a year, each event on the timeline, and cards."""

from southsouth import exhibits, ui
from southsouth.measures import events as measures

view = ui.begin("timeline")
chosen = ui.event_filters(view, (measures.FIRST_YEAR, measures.LAST_YEAR))
marked: list[ui.Picked] = []
for exhibit_id in ("timeline-overview", "timeline"):
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.rows(chosen.events)
    marked.append(
        ui.show(
            view, exhibit, rows, key=f"timeline-{exhibit_id}", select="event",
            asked=chosen.parameters,
        )
    )  # fmt: skip
opened = ui.event_list(view, chosen.events, *marked, key="timeline")
ui.remember(view, **chosen.parameters, event=opened)
