"""What the pages share. The only part of the package that speaks Streamlit."""

from southsouth.names import figure_value, organisation_names, place_name
from southsouth.ui.cards import card, markdown_link, paragraph_link, with_language
from southsouth.ui.choices import Picked, follow, links, multiselect, opened, opened_in, remember
from southsouth.ui.events import EventFilter, event_filters, event_list
from southsouth.ui.exhibits import show
from southsouth.ui.frames import table
from southsouth.ui.passage import passage
from southsouth.ui.shell import run
from southsouth.ui.view import View, begin, code, heading, theme

__all__ = [
    "EventFilter", "Picked", "View", "begin", "card", "code", "event_filters", "event_list",
    "figure_value", "follow", "heading", "links", "markdown_link", "multiselect", "opened",
    "opened_in", "organisation_names", "paragraph_link", "passage", "place_name", "remember", "run",
    "show", "table", "theme",
    "with_language",
]  # fmt: skip
