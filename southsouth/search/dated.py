"""What is dated to the day, month, year or decade that a text is."""

import datetime
from collections.abc import Sequence

from southsouth import tables
from southsouth.language import LANGUAGES, N_, date, month_name, translate
from southsouth.measures.events import bounds, within
from southsouth.search import known, months, periods, saying
from southsouth.search.known import Found, Say
from southsouth.search.text import Term, wanted


def timed(text: str) -> Found | None:
    """What is dated to the month or decade that a text is, events first; and that nothing is dated to
    it, or to the year that it is."""
    if day := months.day(text):
        return _of_day(day)
    month, years = months.alone(text), periods.years_of(text)
    if month:
        found = [place for place, _ in known.index().find(text, [Term("month", month)]).scores]
    elif years is None:
        return None
    elif years[0] < years[1]:
        events = within(tables.load("events"), *years).sort("start")["event_id"]
        found = [known.places()["event", own] for own in events]
    elif known.index().find(text, wanted(text)).scores:
        return None  # a year is a number too, and found as one
    else:
        found = []
    if found:
        first = [place for place in found if known.entries()[place].kind == "event"]
        return Found([*first, *(place for place in found if place not in first)])
    return _nothing(lambda la: _when(month, years, la))


_FEW = 28  # days of a span that is dated by its days rather than its months


def _of_day(day: datetime.date) -> Found:
    """The events of a day and what names it; else what is of its month, with the note that it is not of the day."""
    spans = [(own, bounds(edtf)) for own, edtf in tables.load("events").drop_nulls("date_edtf")["event_id", "date_edtf"].rows()]  # fmt: skip
    short = [(own, first, last) for own, (first, last, _) in spans if (last - first).days < _FEW]
    found = [known.places()["event", own] for own, first, last in short if first <= day <= last]
    month = f"{day:%Y-%m}"
    near = [place for place, _ in known.index().find(month, [Term("month", month)]).scores]
    called = [date(day.isoformat(), language) for language in LANGUAGES]
    found += [
        place for place in near if any(saying.says(known.entries()[place], one) for one in called)
    ]
    if found:
        return Found([*dict.fromkeys(found)])
    return _nothing(lambda la: date(day.isoformat(), la), near)


def _nothing(when: Say, near: Sequence[int] = ()) -> Found:
    """That nothing is dated to a time, and what is near it, or else the timeline."""
    whole = (("chart", "timeline-overview"), ("page", "timeline"))
    shown = near or [known.places()[pair] for pair in whole]
    says = (lambda la: translate(_NOT_DATED, la, date=when(la)),)
    return Found(shown, is_partial=True, says=says, is_told=True)


_NOT_DATED = N_("Nothing here is dated to {date}.")


def _when(month: str, years: tuple[int, int] | None, language: str) -> str:
    """A month of a year or of any, a year, or a decade in words."""
    if month:
        return month_name(int(month[1:]), language) if month[0] == "-" else date(month, language)
    first, last = years or (0, 0)
    if first == last:
        return date(str(first), language)
    return translate(N_("the {year}s"), language, year=first)
