"""How the tables were compiled and checked, what is doubtful, how to cite them and how to report an error."""

import streamlit as st

from southsouth import tables, ui
from southsouth.language import N_
from southsouth.ui import method
from southsouth.vocabulary import CAVEAT_KINDS, VERDICTS, label

SECTIONS = (
    ("made", N_("How the tables were compiled")),
    ("verification", N_("Verification")),
    ("arithmetic", N_("The report's arithmetic")),
    ("numbers", N_("Every number accounted for")),
    ("caveats", N_("Caveats")),
    ("corrections", N_("Corrections")),
    ("limits", N_("Limits")),
    ("licences", N_("Licences")),
    ("cite", N_("How to cite")),
    ("correct", N_("How to correct an error")),
)

view = ui.begin("method")
_ = view.text
doubts = tables.load("caveats")
used = [kind for kind in CAVEAT_KINDS if kind in set(doubts["kind"])]
paragraphs = [str(number) for number in sorted(doubts["paragraph"].unique())]
ui.follow(
    view,
    kind=view.choices("kind", used),
    paragraph=view.choice("paragraph", paragraphs),
    verdict=view.choice("verdict", list(VERDICTS)),
    caveat=view.choices("caveat", doubts["caveat_id"].to_list()),
)
view.notes()
titles = dict(SECTIONS)


def section(anchor: str) -> None:
    """The heading of a section."""
    ui.heading(_(titles[anchor]), anchor=anchor)


st.markdown(" · ".join(f"[{_(title)}](#{anchor})" for anchor, title in SECTIONS))
top = st.container()
section("made")
method.made(view)
section("verification")
copy = method.copy(view)
method.verified(view, copy)

section("arithmetic")
verdict = st.selectbox(
    _(N_("Result")), [None, *VERDICTS],
    format_func=lambda one: label(one, view.lang, VERDICTS) or _(N_("all")), key="method-verdict",
    placeholder=_(N_("all")),
)  # fmt: skip
method.arithmetics(view, verdict)
section("numbers")
method.tokens(view, copy)

section("caveats")
st.markdown(_(N_("Passages of the report that are doubtful, ambiguous or inconsistent, with the reading that the text itself supports. The cards and downloads of the rows concerned carry the same notes.")))  # fmt: skip
left, right = st.columns(2)
kinds = ui.multiselect(
    view, left, "kind", _(N_("Kind")), used, lambda one: label(one, view.lang, CAVEAT_KINDS)
)
paragraph = right.selectbox(
    _(N_("Paragraph")), [None, *paragraphs],
    format_func=lambda one: one or _(N_("all paragraphs")), key="method-paragraph",
    placeholder=_(N_("all paragraphs")),
)  # fmt: skip
picked = method.caveats(view, kinds, paragraph)
opened = ui.opened(view, "caveat", picked)
# One that a link asks for stands where the reader arrives.
below = ui.opened_in(view, "caveat") == picked.widget
with st.container() if below else top:
    for caveat_id in opened:
        method.caveat(view, caveat_id, level=3 if below else 2)
ui.remember(view, kind=kinds, paragraph=paragraph, verdict=verdict, caveat=opened)

section("corrections")
method.corrections(view)
section("limits")
method.limits(view)
section("licences")
method.licences(view)
section("cite")
method.cite(view)
section("correct")
method.correct(view)
