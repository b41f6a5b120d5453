"""How the tables were compiled and checked, what is doubtful, how to cite them and how to report an error."""

from collections.abc import Callable, Iterator

from southsouth import controls, counts
from southsouth.blocks import Block, Go, Heading, Problems, Tabs, Title
from southsouth.language import N_
from southsouth.measures import checks
from southsouth.pages import opened, parts
from southsouth.pages.method import audited, doubts, terms, verified
from southsouth.pages.passage import configured
from southsouth.view import View
from southsouth.vocabulary import VERDICTS

SECTIONS = {
    "made": N_("How the tables were compiled"),
    "verification": N_("Verification"),
    "arithmetic": N_("The report’s arithmetic"),
    "numbers": N_("Every number accounted for"),
    "caveats": N_("Caveats"),
    "corrections": N_("Corrections"),
    "limits": N_("Limits"),
    "licences": N_("Licences"),
    "cite": N_("How to cite"),
    "correct": N_("How to correct an error"),
}


def compose(view: View) -> Iterator[Block]:
    """Every section, each with what its check says now."""
    found = controls.read(view, "caveats", ("kind", "paragraph"))
    verdict = view.choice("verdict", list(VERDICTS))
    chosen = opened.read(view, "caveat", found=found)
    listed = doubts.ordered(found.rows)
    part = parts.read(view, listed["caveat_id"], chosen.ids)
    problems = tuple(view.notes())
    copy, refused = configured(view)
    yield Title(_message(view), view.text(N_("Method")))
    if problems:
        yield Problems(problems)
    yield Tabs(
        view.text(N_("Sections of this page")),
        tuple(Go(view.text(title), f"{view.here()}#{anchor}") for anchor, title in SECTIONS.items()),
    )  # fmt: skip
    sections: dict[str, Callable[[], Iterator[Block]]] = {
        "made": lambda: verified.made(view),
        "verification": lambda: verified.verification(view, copy, refused),
        "arithmetic": lambda: audited.arithmetic(view, verdict),
        "numbers": lambda: verified.numbers(view, copy),
        "caveats": lambda: doubts.caveats(view, found, listed, part, chosen),
        "corrections": lambda: doubts.corrections(view),
        "limits": lambda: terms.limits(view),
        "licences": lambda: terms.licences(view),
        "cite": lambda: terms.cite(view),
        "correct": lambda: terms.correct(view),
    }
    for anchor, blocks in sections.items():
        yield Heading(view.text(SECTIONS[anchor]), anchor)
        yield from blocks()


def _message(view: View) -> str:
    """What the report's own arithmetic says, in one sentence."""
    found = checks.verdicts(audited.audit())
    words = (
        N_("Of {relations} within the report that can be tested, {wrong} do not agree; {open} more cannot be decided")
        if found["does_not_agree"]
        else N_("All {relations} within the report that can be tested agree; {open} more cannot be decided")
    )  # fmt: skip
    tested = found["agrees"] + found["does_not_agree"]
    return view.text(
        words, relations=view.counted(counts.RELATIONS, tested),
        wrong=found["does_not_agree"], open=found["cannot_be_decided"],
    )  # fmt: skip
