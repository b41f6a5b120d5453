"""The pages: their address, file, title and what a reader finds there."""

from dataclasses import dataclass

from southsouth.language import N_


@dataclass(frozen=True)
class Page:
    """One page of the explorer. `address` is the path without its slash; the home page has none.

    `short` is the title where there is little room.
    """

    id: str
    address: str
    title: str
    lead: str
    short: str = ""

    @property
    def brief(self) -> str:
        """The title in as few words as can be."""
        return self.short or self.title


PAGES: tuple[Page, ...] = (
    Page(
        "overview", "", N_("Overview"),
        N_("A United Nations report of 2014 on cooperation among developing countries, presented in tables, maps and timelines, with the paragraph for every fact."),
    ),
    Page(
        "map", "map", N_("Map"),
        N_("Where the conferences, workshops and Expos mentioned in the report took place."),
    ),
    Page(
        "timeline", "timeline", N_("Timeline"),
        N_("What happened when, from Buenos Aires in 1978 to mid-2014, with the precision given in the report."),
    ),
    Page(
        "commissions", "commissions", N_("Regional commissions"),
        N_("The five regional commissions: their members, and what the report says they do."),
        N_("Commissions"),
    ),
    Page(
        "figures", "figures", N_("Figures"),
        N_("Every figure in the report, in base units, with the words in which it is printed."),
    ),
    Page(
        "cooperation", "cooperation", N_("Cooperation"),
        N_("Who works with whom: every case of cooperation that the report names."),
    ),
    Page(
        "recommendations", "recommendations", N_("Recommendations"),
        N_("What the Joint Inspection Unit and the Secretary-General recommended, who should act, and what has been done."),
    ),
    Page(
        "organisations", "organisations", N_("Organizations"),
        N_("Every body, fund, network and platform that the report names: what it does, and with whom it appears."),
    ),
    Page(
        "paragraphs", "paragraphs", N_("Paragraphs"),
        N_("The whole report, paragraph by paragraph: what each says, and the facts drawn from it."),
    ),
    Page(
        "data", "data", N_("Data"),
        N_("Every table, described column by column and ready to download."),
    ),
    Page(
        "method", "method", N_("Method"),
        N_("How the tables were compiled and checked, what is doubtful, how to cite them and how to report an error."),
    ),
    Page(
        "embeds", "embeds", N_("Embeds"),
        N_("Every chart and every fact, ready for your own page: code, image, data and citation."),
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
