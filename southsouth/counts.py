"""Counts with their nouns: one event, two events. Sentences that hold several are put together."""

from collections.abc import Iterable, Mapping

from southsouth.language import NN_, Plural, comma, counted, number

AMOUNTS = NN_("{count} amount", "{count} amounts")
ASSOCIATES = NN_("{count} associate member", "{count} associate members")
ASSOCIATES_2014 = NN_(
    "{count} associate member in mid-2014", "{count} associate members in mid-2014"
)
BODIES = NN_("{count} body", "{count} bodies")
CHARACTERS = NN_("{count} character", "{count} characters")
CHINESE_CHARACTERS = NN_("{count} Chinese character", "{count} Chinese characters")
CENTS = NN_("{count} cent for each dollar", "{count} cents for each dollar")
CASES = NN_("{count} case", "{count} cases")
CAVEATS = NN_("{count} caveat", "{count} caveats")
COUNTRIES = NN_("{count} country", "{count} countries")
DATED = NN_("{count} dated event", "{count} dated events")
EVENTS = NN_("{count} event", "{count} events")
EVENTS_THERE = NN_("{count} event there", "{count} events there")
FAILURES = NN_("{count} failure", "{count} failures")
FIGURES = NN_("{count} figure", "{count} figures")
FUNCTIONS = NN_("{count} function", "{count} functions")
GATHERINGS = NN_("{count} gathering", "{count} gatherings")
LINES = NN_("{count} line", "{count} lines")
LINKS = NN_("{count} case of cooperation", "{count} cases of cooperation")
MARKS = NN_("{count} mark", "{count} marks")
MEASURES = NN_("{count} measure", "{count} measures")
MEMBERS = NN_("{count} member", "{count} members")
MORE_CASES = NN_("{count} more case", "{count} more cases")
MEMBERS_AND_ASSOCIATES = NN_("{count} member or associate", "{count} members and associates")
MEMBERS_2014 = NN_("{count} member in mid-2014", "{count} members in mid-2014")
#: Rows of `organisations`, of which only some are bodies: the others are groups, series, posts, proposals.
NAMED = NN_("{count} body, group or other name", "{count} bodies, groups and other names")
NUMBERS = NN_("{count} number", "{count} numbers")
#: Groups, meetings, programmes, posts and proposals too: what is said below a headline need not be in it.
OF_ALL_KINDS = NN_("{count} body, meeting or post", "{count} bodies, meetings and posts")
PARAGRAPHS = NN_("{count} paragraph", "{count} paragraphs")
PLACES = NN_("{count} place", "{count} places")
PROJECTS = NN_("{count} project", "{count} projects")
RECOMMENDATIONS = NN_("{count} recommendation", "{count} recommendations")
RECOMMENDED = NN_("{count} recommendation or measure", "{count} recommendations and measures")
RELATIONS = NN_("{count} relation", "{count} relations")
ROWS = NN_("{count} row", "{count} rows")
SECTIONS = NN_("{count} section", "{count} sections")
STATES = NN_("{count} State", "{count} States")
STATEMENTS = NN_("{count} statement", "{count} statements")
TABLES = NN_("{count} table", "{count} tables")
TIMES = NN_("{count} time", "{count} times")
TOOK_PART = NN_("took part in {count} event", "took part in {count} events")
TOKENS = NN_("{count} number token", "{count} number tokens")

#: A number with the unit of data/figures.csv; the number comes as words ("30 trillion").
QUANTITIES: Mapping[str, Plural] = {
    "USD": NN_("${value}", "${value}"),
    "percent": NN_("{value} per cent", "{value} per cent"),
    "people": NN_("{value} person", "{value} people"),
    "households": NN_("{value} household", "{value} households"),
    "countries": NN_("{value} country", "{value} countries"),
    "organisations": NN_("{value} organization", "{value} organizations"),
    "institutions": NN_("{value} institution", "{value} institutions"),
    "centres": NN_("{value} centre", "{value} centres"),
    "projects": NN_("{value} project", "{value} projects"),
    "members": NN_("{value} member", "{value} members"),
    "participants": NN_("{value} participant", "{value} participants"),
    "events": NN_("{value} event", "{value} events"),
    "years": NN_("{value} year", "{value} years"),
    "partnerships": NN_("{value} partnership", "{value} partnerships"),
    "fields": NN_("{value} oil or gas field", "{value} oil and gas fields"),
}


def tally(name: str, count: int, language: str) -> str:
    """A name with its count: Figure 100; in Chinese without a space."""
    return f"{name}{'' if language == 'zh' else ' '}{number(count, language)}"


def tallies(pairs: Iterable[tuple[str, int]], language: str) -> str:
    """Names with their counts in a row: Figure 100, Date 138."""
    return comma(language).join(tally(*pair, language) for pair in pairs)


def quantity(said: str, value: float, unit: str, language: str) -> str:
    """A number in words with its unit: 1 country, $30 trillion, 4.5 years.

    A unit that is not in the list (`other`) leaves the number alone.
    """
    if unit not in QUANTITIES:
        return said
    one_or_more = int(value) if value == int(value) else 2
    return counted(QUANTITIES[unit], one_or_more, language, value=said)
