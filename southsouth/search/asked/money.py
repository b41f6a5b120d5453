"""The largest amounts, and shares of budgets."""

import re

import polars as pl

from southsouth import arithmetic, tables
from southsouth.measures import asked as given
from southsouth.search.asked.rules import BODIES, HELP, MOST, Reply, Rules, each, reply, whom
from southsouth.search.named import Question, ids

RULES = Rules()

_LITTLE = "smallest|lowest|least"
_SUMS = r"(?:amounts?|sums?|payments?|contributions?|funds?|donations?)(?: of money| in dollars| of dollars)?"
_SUMS_ZH = "(?:一?[笔项])?(?:钱|金额|款项?|资金|基金|供资|出资|付款|数额)"


@RULES.answer(
    rf"(?:(?:what|which|how much|how large)(?: is| are| was)? )?(?:{MOST}|{_LITTLE}) (?:single )?{_SUMS}(?: (?:given|paid|named|there|mentioned|provided))*(?: (?:for|to) #\d #\d cooperation)?",
    rf"which {_SUMS} (?:is|was) (?:{MOST}|{_LITTLE})",
    rf"(?:南南合作)?(?:最大|最多|最高|最小|最少|最低){_SUMS_ZH}(?:是|有|给)*(?:多少钱?|多大|哪一?[笔项个]|什么|谁)?",
    rf"(?:哪|什么)一?[笔个]?{_SUMS_ZH}(?:最大|最多|最高|最小|最少|最低)",
)  # fmt: skip
def _largest(match: re.Match[str], _question: Question) -> Reply | None:
    """Of the sums for South-South cooperation, which can be compared, the first; of all the charts."""
    charts = [("chart", own) for own in ("cooperation-sums", "cooperation-amounts", "money")]
    if re.search(rf"\b(?:{_LITTLE})\b|最[小少低]", match[0]):
        return reply(charts)
    figures, links = tables.load("figures"), tables.load("cooperation")
    sums = given.sums(figures, links, arithmetic.wholes("USD"))["figure_id"]
    return reply([("figure", sums[0]), *charts])


RULES.tell(
    (
        ("chart", "money"),
        ("chart", "cooperation-amounts"),
        ("chart", "cooperation-sums"),
        ("page", "figures"),
    ),
    r"(?:how much )?(?:money|dollars?|amounts?|sums?)(?: of money| in dollars| is there| was given| given)?",
    r"钱|多少钱|资金|款项|金额|数额|美元|[给出]?了?多少(?:钱|资金)",
)
_SHARE = r"(?:shares?|percentages?|proportions?|parts?)"


@RULES.answer(
    rf"(?:which|what|how many) {BODIES} {HELP} (?:fixed |certain )?{_SHARE}(?: of (?:(?:their|its) )?(?:(?:core|regular) )?budgets?)?(?: (?:for|to) #\d #\d cooperation)?",
    rf"what (?:fixed )?{_SHARE} of (?:(?:its|their) )?(?:(?:core|regular) )?budgets? (?:does|did|do|is|has) (?P<of>#\d) {HELP}(?: (?:#\d|south) (?:#\d|south) cooperation)?",
    "(?=.*(?:比例|份额))(?:哪些|哪个|多少个?)(?:联合国)?(?:机构|组织)(?:按|固定|一定|比例|份额|拨付|拨款|拨出|拨给|拿出|从|把|将|经常|核心|预算|给|用于|南南合作)++",
    "(?P<of>#\\d)(?:把|将|从|拿出|拨出|拨付|经常|预算|中)*(?:百分之几|多[少大]比例|多少份额)(?:预算|资金)?(?:给|用于|拨付|拨给|南南合作)*",
)  # fmt: skip
def _shares(match: re.Match[str], question: Question) -> Reply | None:
    """The shares of its budget that a body gives, or that any does, after the paragraph that tells so."""
    shares = given.shares(tables.load("figures")).filter(
        pl.col("organisation_id").is_not_null(), pl.col("figure_id") != given.ASKED
    )
    meant = [*ids(whom(match.groupdict().get("of"), question), "organisation")]
    if meant:
        shares = shares.filter(pl.col("organisation_id").is_in(meant))
    told = [] if meant else [("paragraph", str(own)) for own in shares["paragraph"].unique().sort()]
    figures = each("figure", shares["figure_id"])
    return reply((*told, *figures, ("chart", "asked-given"), ("story", "asked-and-given"))) if figures else None  # fmt: skip
