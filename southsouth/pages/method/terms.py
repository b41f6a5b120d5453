"""Limits, licences, citation, and what to do about an error."""

from collections.abc import Iterator

from southsouth import citation
from southsouth.blocks import SITE, Block, Code, Fold, Lines, Strong, Text
from southsouth.language import N_, in_language
from southsouth.names import entry
from southsouth.view import View

_LIMITS = (
    N_("One report only, in its Chinese version; other language versions may read differently. What the report leaves out is not covered here."),
    N_("A report of mid-2014 looks back mostly at the year before: counts by year show how much it says of each year, not how much happened."),
    N_("Figures are those given in the report; they have not been checked against the records of the agencies concerned."),
    N_("Themes, topics, kinds and functions are our classification."),
    N_("Membership of the commissions, seats and coordinates are taken from outside the report; each row gives its source."),
    N_("Country names are those used by the United Nations in 2014; charts shorten the longest. The maps are not United Nations maps and imply no opinion concerning any boundary."),
)  # fmt: skip
_LICENCES = (
    (N_("Code"), "MIT"),
    (N_("Our tables, titles and summaries"), "CC BY 4.0"),
    (N_("The report itself"), N_("copyright of the United Nations; not reproduced here, except for the few words that state each fact")),
    (N_("Boundaries on membership maps"), N_("UN Geodata (simplified), United Nations Geospatial: source to be acknowledged; not for commercial use")),
    (N_("Land on all other maps"), N_("Natural Earth, public domain")),
    (N_("Coordinates of places"), "GeoNames, CC BY 4.0"),
    (N_("Fonts"), N_("those on the reader’s device, and Archivo (SIL Open Font License); the live page has those supplied with Streamlit too: Source Sans (SIL Open Font License) and Material Symbols (Apache License 2.0)")),
)  # fmt: skip
_STEPS = (
    N_("Find the row: every card and every table gives its id and its paragraph."),
    N_("Compare it with the wording of that paragraph. If the wording is doubtful, a caveat may already say so."),
    N_("Developers: correct the row in data/ and run southsouth verify REPORT.txt. If the report itself is wrong, leave the row as printed and add a row to data/corrections.csv giving the reason and where it was checked. See CONTRIBUTING.md."),
)  # fmt: skip


def limits(view: View) -> Iterator[Block]:
    """What the tables cannot say."""
    yield Lines(tuple((view.text(limit),) for limit in _LIMITS))


def licences(view: View) -> Iterator[Block]:
    """The licence of each part."""
    yield Lines(
        tuple(
            (Strong(view.text(part)), entry("", view.text(terms), view.lang))
            for part, terms in _LICENCES
        )
    )


def correct(view: View) -> Iterator[Block]:
    """What a reader who found an error can do."""
    yield Lines(tuple((view.text(step),) for step in _STEPS), numbered=True)


def cite(view: View) -> Iterator[Block]:
    """The report's citation as a sentence and for reference managers, and the tables' own."""
    yield Text((view.text(N_("The report, by title, session, agenda item and paragraph:")),))
    yield Code(citation.text(view.lang))
    for name, make in (
        ("BibTeX", citation.bibtex),
        ("RIS", citation.ris),
        ("CSL-JSON", citation.csl_json),
    ):
        yield Fold(name, (Code(make("southsouth-report", view.lang).strip()),))
    said = N_(
        "This site with its tables, CC BY 4.0; each chart and fact gives a reference of its own:"
    )
    yield Text((view.text(said),))
    for reference in citation.references(
        view.lang, url=f"{SITE}{in_language('/download', view.lang)}"
    ):
        yield Text((reference.style,), "small")
        yield Code(reference.text)
    yield Text((view.text(N_("Every fact, and everything that the report names, has a permanent page with its own citation. The symbol of the report has not been confirmed and is therefore not given.")),))  # fmt: skip
