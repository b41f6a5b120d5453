"""The pages: their address, file, title and what a reader finds there."""

from dataclasses import dataclass

from southsouth.language import N_


@dataclass(frozen=True)
class Page:
    """One page of the explorer. `address` is the path without its slash; the home page has none."""

    id: str
    address: str
    title: str
    lead: str
    icon: str


PAGES: tuple[Page, ...] = (
    Page(
        "overview", "", N_("Overview"),
        N_("One United Nations report of 2014 on cooperation among developing countries, as tables, maps and timelines, every fact tied to its paragraph."),
        ":material/home:",
    ),
    Page(
        "map", "map", N_("Map"),
        N_("Where the report's conferences, workshops and expositions took place."),
        ":material/public:",
    ),
    Page(
        "timeline", "timeline", N_("Timeline"),
        N_("What happened when, from Buenos Aires in 1978 to mid-2014, to the precision the report prints."),
        ":material/timeline:",
    ),
    Page(
        "commissions", "commissions", N_("Regional commissions"),
        N_("The five regional commissions: who belongs to them and what the report says they do."),
        ":material/hub:",
    ),
    Page(
        "figures", "figures", N_("Figures"),
        N_("Every number of the report, in base units, with the words that print it."),
        ":material/123:",
    ),
    Page(
        "data", "data", N_("Data"),
        N_("Every table, described column by column, to download."),
        ":material/table:",
    ),
)  # fmt: skip


def page(page_id: str) -> Page:
    """The page of that id.

    Raises:
        KeyError: there is none.
    """
    for candidate in PAGES:
        if candidate.id == page_id:
            return candidate
    raise KeyError(page_id)
