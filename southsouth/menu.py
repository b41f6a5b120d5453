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
        "cooperation", "cooperation", N_("Cooperation"),
        N_("Who works with whom: every link from a provider to a partner that the report names."),
        ":material/handshake:",
    ),
    Page(
        "organisations", "organisations", N_("Organisations"),
        N_("Every body, fund, network and platform named: what it does, and who appears with whom."),
        ":material/account_balance:",
    ),
    Page(
        "recommendations", "recommendations", N_("Recommendations"),
        N_("What the inspectors and the Secretary-General asked for, who should act, and what was done."),
        ":material/checklist:",
    ),
    Page(
        "paragraphs", "paragraphs", N_("Paragraphs"),
        N_("The whole report, paragraph by paragraph: what each says, and every fact taken from it."),
        ":material/article:",
    ),
    Page(
        "data", "data", N_("Data"),
        N_("Every table, described column by column, to download."),
        ":material/table:",
    ),
    Page(
        "method", "method", N_("Method"),
        N_("How the tables were made and checked, what is doubtful, how to cite and to correct."),
        ":material/fact_check:",
    ),
    Page(
        "embeds", "embeds", N_("Embeds"),
        N_("Every chart and every fact for your own page: code, picture, rows and citation."),
        ":material/code:",
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
