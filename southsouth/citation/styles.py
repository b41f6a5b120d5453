"""References to what this site shows, ready to copy, in the styles that readers are asked for.

Each credits the figure or chart by its title, the site with its version and day, and the report from
which the data come. A style engine takes some 30 ms for one entry, and pages hold many, so the sentences
are written here; tests compare them with what citeproc makes of the same data.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from southsouth import release
from southsouth.citation import words
from southsouth.language import N_, clauses, translate

SITE = N_("South-South Explorer")
"""What the site is called: wherever something of it is read elsewhere, in its words."""
MAINTAINERS = N_("South-South Explorer maintainers")
_TABLES = N_("South-South Explorer: the 2014 report on South-South cooperation as tidy tables")
_WORK = "{work}"

# What stands between {author} and {url}, by style; {work} is set in italics.
_IN_SITE: Mapping[str, str] = {
    "APA": N_("{author}. ({year}, {day}). {title} [{what}]. In {work} (Version {version}). {url}"),
    "Chicago": N_("{author}. {year}. “{title}.” {what}. In {work}, version {version}. {day}. {url}."),
    "MLA": N_("{author}. “{title}.” {what}. {work}, version {version}, {date}, {url}."),
    "Harvard": N_("{author} ({year}) ‘{title}’ [{what}], {work}, version {version}. Available at: {url}"),
}  # fmt: skip
_WHOLE: Mapping[str, str] = {
    "APA": N_("{author}. ({year}, {day}). {work} (Version {version}) [{what}]. {url}"),
    "Chicago": N_("{author}. {year}. {work}. {what}. Version {version}. {day}. {url}."),
    "MLA": N_("{author}. {work}. {what}. Version {version}, {date}, {url}."),
    "Harvard": N_("{author} ({year}) {work} [{what}], version {version}. Available at: {url}"),
}
_FROM = N_("Data from {report}, by the {author}, {year}")
_CHART = N_("Chart of data from {report}, by the {author}, {year}")
#: Where styles end a title with a stop, and one that ends a sentence already has none more.
_DOUBLED = (("?.”", "?”"), ("!.”", "!”"), ("..", "."), ("。”。", "。”"))


class Reference(NamedTuple):
    """A reference in a style: what stands before the title that is set in italics, it, and the rest."""

    style: str
    before: str
    work: str
    after: str

    @property
    def text(self) -> str:
        """The reference without type."""
        return f"{self.before}{self.work}{self.after}"


def by_name(message: str, language: str, **values: object) -> str:
    """A message whose `{site}` is this one: what is embedded or downloaded is read on other sites, where
    “here”, “we” and “this site” are those."""
    return translate(message, language, site=translate(SITE, language), **values)


def references(
    language: str,
    title: str = "",
    url: str = "",
    paragraph: words.Place | None = None,
    footnote: int | None = None,
    *,
    is_chart: bool = False,
) -> tuple[Reference, ...]:
    """References to a page of this site in APA 7, Chicago (author-date), MLA and Harvard.

    Args:
        language: In which they are written.
        title: Of the figure or chart; empty for the tables as a whole.
        url: Where a reader finds it; empty where none can follow it.
        paragraph: The paragraph of the report from which its data come, or the several.
        footnote: The footnote that states it.
        is_chart: Whether it is a chart.
    """
    forms = _IN_SITE if title else _WHOLE
    day = date.fromisoformat(release.RELEASED)
    values = {
        "author": translate(MAINTAINERS, language),
        "title": title.rstrip(".。"),
        "what": _what(language, paragraph, footnote, is_chart=is_chart),
        "version": release.RELEASE,
        "year": day.year,
        "day": _day(day, "MMMM d", "M月d日", language),
        "date": _day(day, "d MMM. y", "y年M月d日", language).replace("May.", "May"),
        "url": url,
        "work": _WORK,
    }
    work = translate(SITE if title else _TABLES, language)
    return tuple(
        Reference(style, before, work, after)
        for style, form in forms.items()
        for before, _, after in [_ended(translate(form, language, **values)).partition(_WORK)]
    )


def _day(day: date, english: str, chinese: str, language: str) -> str:
    locale, pattern = ("zh_Hans", chinese) if language == "zh" else ("en", english)
    return format_date(day, pattern, locale=locale)


def _what(
    language: str, paragraph: words.Place | None, footnote: int | None, *, is_chart: bool
) -> str:
    """What is cited, and the report behind it, as styles describe a review of another work."""
    said = translate(
        _CHART if is_chart else _FROM,
        language,
        report=translate(words.TITLE, language),
        author=translate(words.AUTHOR, language),
        year=words.YEAR,
    )
    place = "" if paragraph is None else words.where(paragraph, language, footnote)
    return clauses([said, words.symbol(), place], language)


def _ended(sentence: str) -> str:
    for wrong, right in _DOUBLED:
        sentence = sentence.replace(wrong, right)
    return sentence.removesuffix(" .").rstrip()
