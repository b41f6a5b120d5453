"""What of the report a copy has more than once."""

from southsouth.language import DEFAULT, NN_, counted
from southsouth.report import Report, spans
from southsouth.verification.naming import named

_FOOTNOTES = NN_("footnote {spans}", "footnotes {spans}")
_HEADINGS = NN_("the heading before {paragraphs}", "the headings before {paragraphs}")


def repeated(report: Report) -> str:
    """Its paragraphs, footnotes and headings, for a person; empty for nothing."""
    footnotes = sorted(report.again.footnotes) if report.again else []
    said = [named(report.repeated)] if report.repeated else []
    if footnotes:
        said.append(counted(_FOOTNOTES, len(footnotes), DEFAULT, spans=spans(footnotes)))
    if report.doubled:
        numbers = report.doubled
        said.append(counted(_HEADINGS, len(numbers), DEFAULT, paragraphs=named(numbers)))
    return ", ".join(said)
