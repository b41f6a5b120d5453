"""Limits, licences, citation, and what to do about an error."""

import streamlit as st

from southsouth import citation, release
from southsouth.language import N_
from southsouth.ui.view import View

_LIMITS = (
    N_("One report, in its Chinese text: other languages of it may print otherwise. What it leaves out is not here."),
    N_("Figures are what the report prints; nobody has checked them against the agencies' own books."),
    N_("Themes, topics, kinds and functions are our classification."),
    N_("Memberships of the commissions, seats and coordinates come from outside the report; each row names its source."),
    N_("Countries bear the names that the United Nations used in 2014. Maps are not United Nations maps and imply no opinion on any boundary."),
)  # fmt: skip
_LICENCES = (
    (N_("Code"), "MIT"),
    (N_("Tables, titles and summaries of ours"), "CC BY 4.0"),
    (N_("The report itself"), N_("the United Nations'; not copied here, save the few characters that print each fact")),
    (N_("Boundaries on membership maps"), N_("UN Geodata (simplified), United Nations Geospatial: to be named as source, not for commercial use")),
    (N_("Land on all other maps"), N_("Natural Earth, public domain")),
    (N_("Coordinates of places"), "GeoNames, CC BY 4.0"),
    (N_("Fonts"), N_("those of the reader's own device, and those that Streamlit brings: Source Sans (SIL Open Font License), Material Symbols (Apache License 2.0)")),
)  # fmt: skip
_STEPS = (
    N_("Find the row: every card and every table names its id and its paragraph."),
    N_("Compare it with the words of that paragraph. Where they are doubtful, a caveat may say so already."),
    N_("Write to the maintainers with the table, the id, what stands there, what should, and the paragraph."),
    N_("Whoever has the source mends the row in `data/` and runs `southsouth verify REPORT.txt`; where the report itself is wrong, the row stays as printed and `data/corrections.csv` gets a row with the reason and where it was checked. `CONTRIBUTING.md` tells more."),
)  # fmt: skip


def limits(view: View) -> None:
    """What the tables cannot say."""
    st.markdown("\n".join(f"- {view.text(limit)}" for limit in _LIMITS))


def licences(view: View) -> None:
    """The licence of each part."""
    lines = (f"- **{view.text(part)}**: {view.text(terms)}" for part, terms in _LICENCES)
    st.markdown("\n".join(lines))


def correct(view: View) -> None:
    """What a reader who found an error can do."""
    steps = enumerate(_STEPS, start=1)
    st.markdown("\n".join(f"{place}. {view.text(step)}" for place, step in steps))


def cite(view: View) -> None:
    """The report's citation as a sentence and for reference managers, and the tables' own."""
    st.markdown(view.text(N_("The report, by title, session, agenda item and paragraph:")))
    st.code(citation.text(view.lang), language=None, wrap_lines=True)
    forms = (
        ("BibTeX", citation.bibtex, "bibtex"),
        ("RIS", citation.ris, None),
        ("CSL-JSON", citation.csl_json, "json"),
    )
    for place, (_, make, syntax) in zip(st.tabs([name for name, *_ in forms]), forms, strict=True):
        place.code(make("southsouth-report", view.lang).strip(), language=syntax, wrap_lines=True)
    st.markdown(view.text(N_("The tables:")))
    said = N_("South-South Explorer, release {release} ({date}), tables made from the report, CC BY 4.0.")  # fmt: skip
    st.code(
        view.text(said, release=release.RELEASE, date=release.RELEASED),
        language=None,
        wrap_lines=True,
    )
    st.markdown(
        view.text(N_("Every event, figure, commission and paragraph has a permanent page with its own citation. The report's symbol has not been confirmed and is not printed."))
    )  # fmt: skip
