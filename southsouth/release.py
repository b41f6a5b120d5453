"""The release of the data: its name, its licence, its words about itself."""

RELEASE = "2026.11.22"
RELEASED = "2026-11-28"
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
TITLE_EN = "South-South Explorer: the 2014 report on South-South cooperation as tidy tables"
DESCRIPTION = (
    "Events, places, figures, bodies and links of the Secretary-General's 2014 report on the state "
    "of South-South cooperation, one fact a row, each tied to its paragraph and to the words printed."
)
