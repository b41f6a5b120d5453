"""Recommendations: by state, number and whom they address; what is proposed and what is opposed."""

import re
from collections.abc import Mapping

import polars as pl

from southsouth import tables
from southsouth.search.asked.rules import Reply, Rules, each, reply, whom
from southsouth.search.named import Question, ids
from southsouth.vocabulary import SOURCES

RULES = Rules()
#: Tried after all others, which say more of what they answer.
LAST = Rules()

_STATES: Mapping[str, str] = {
    "not_implemented": r"(?:not|never) (?:yet )?(?:implemented|carried out|fulfilled|done|met|followed|accepted)|unimplemented|ignored|failed|rejected|missed|(?:未|没有?|尚未)(?:得到)?(?:落实|执行|实施)",
    "largely_implemented": r"(?:largely|mostly) (?:implemented|carried out)|大部分(?:已|得到)?(?:落实|执行)",
    "in_progress": r"in progress|under ?way|being (?:implemented|carried out)|正在(?:落实|执行|实施)",
    "implemented": r"(?:fully )?(?:implemented|carried out|fulfilled|done|met|followed|accepted)|(?:已经?)?(?:得到)?(?:落实|执行|实施)",
}
_STATE = "|".join(f"(?P<{state}>{words})" for state, words in _STATES.items())
_MANY = r"(?:how many|which|what|number of)"
_MANY_ZH = "(?:有)?(?:多少|几|哪些|哪几|哪一?|什么)[条项个]?"
_DONE_ZH = "(?:落实|执行|实施)"
_JIU_ZH = r"(?:#\d|联检组|联合检查组)?"


@RULES.answer(
    rf"{_MANY} (?:of )?(?:(?:12|twelve) )?(?:#\d |jiu )?recommendations? (?:(?:is|are|was|were|remain(?:s|ed)?|got) )?(?:{_STATE})",
    rf"(?:{_STATE}) recommendations?",
    rf"what (?:percentage|percent|share|proportion|part|number) of (?:#\d |jiu )?recommendations? (?:(?:is|are|was|were|got) )?(?:{_STATE})",
    rf"{_JIU_ZH}{_MANY_ZH}建议(?:是|已经?)?(?:{_STATE})",
    rf"{_JIU_ZH}建议{_MANY_ZH}(?:是|已经?)?(?:{_STATE})",
    rf"(?:(?:12|十二)[项条])?{_JIU_ZH}建议中?{_MANY_ZH}(?:是|已经?|得到)?(?:{_STATE})",
    rf"{_JIU_ZH}建议(?:已经?|得到)?(?:{_STATE})(?:多少|几)[条项个]?",
    rf"(?:{_STATE})建议(?:有哪些|有多少[条项]?|有几[条项])?",
)
def _recommended(match: re.Match[str], _: Question) -> Reply | None:
    state = next(state for state in _STATES if match[state])
    rows = tables.load("recommendations").filter(pl.col("status") == state)
    found = each("recommendation", rows["recommendation_id"])
    return reply([("chart", "jiu-recommendations"), *found])


RULES.tell(
    (("chart", "jiu-recommendations"), ("chart", "report-recommendations"), *(("page", "recommendations"), ("story", "twelve-recommendations"))),
    r"(?:(?:what|how) (?:became|become|happened|came|(?:is|was) (?:status|state|fate|progress)|about) (?:of|to|with) |(?:implementation )?(?:status|state|fate|progress|implementation|follow up) (?:of|on|to) )(?:#\d |jiu )?recommendations?",
    r"(?:#\d |jiu )?recommendations? (?:implementation )?(?:status|progress|implementation)",
    rf"{_JIU_ZH}建议(?:{_DONE_ZH}(?:状况|情况|进展|得?(?:怎么样|怎样|如何)|结果)?|(?:状况|进展|状态|结果|下落))(?:如何|怎样|怎么样)?",
)  # fmt: skip


@RULES.answer(
    r"(?:how many|which|what|number of) recommendations? (?:(?:did|does|has|do|were|was|is|are) )?(?:made |issued )?(?:by )?(?P<by>#\d|jiu)(?: (?:make|made|issued?|propose[ds]?|give|gave|put forward))?",
    r"(?P<by>#\d|联检组|联合检查组)(?:共|一共)?(?:提出?|作出|给出|有)(?:多少|几|哪些|什么)[条项个]?建议",
)  # fmt: skip
def _made(match: re.Match[str], question: Question) -> Reply | None:
    """The recommendations of the Joint Inspection Unit, which alone is one of several."""
    by = match["by"]
    if by.startswith("#") and "jiu" not in ids(whom(by, question), "organisation"):
        return None
    rows = tables.load("recommendations").filter(source="JIU")["recommendation_id"]
    return reply([("chart", "jiu-recommendations"), ("story", "twelve-recommendations"), *each("recommendation", rows)])  # fmt: skip


@RULES.answer(
    r"(?:(?:what (?:became|happened|is|was)|status|state|fate) )?(?:of |to |with )?(?:#\d |jiu )?recommendation (?:no )?(?P<number>\d+)",
    r"(?:why )?(?:(?:is|was|did|does) )?(?:#\d |jiu )?recommendation (?:no )?(?P<number>\d+) (?:not )?(?:implemented|carried out|happen|done|met|fulfilled|followed|accepted)",
    r"what (?:does|did|do|is) recommendation (?P<number>\d+)(?: (?:ask(?: for)?|say|about|demand|want|call for|mean|require|propose))*",
    r"(?:(?:who|whom|which \w+) )?(?:(?:must|should|is|was|to|has|will) )*(?:carry out|implement|do|follow|fulfil)? ?recommendation (?P<number>\d+)(?: (?:addressed|directed|made|for|to|meant))*",
    r"建议(?P<number>\d+)是?(?:要求|说|讲|提出?|关于|内容|涉及|建议)+(?:是|什么|谁|哪些)*",
    r"建议(?P<number>\d+)是?(?:给|针对|对|向|由|致)(?:谁|哪个机构|哪些机构|什么机构)(?:提出|执行|落实|实施)?",
    r"(?:(?:who|which \w+|why|did|does|do) )?(?:#\d )?(?:agree with|accept(?:s|ed)?|support(?:s|ed)?|follow(?:s|ed)?) recommendation (?P<number>\d+)",
    r"(?:#\d)?(?:第?(?P<number>\d+)[条项]建议|建议(?P<own>\d+))(?:已经?|是否|有没有|为什么|为何)*(?:没有?|未|尚未)?(?:得到)?(?:落实|执行|实施|怎么样|怎样|如何|结果)?(?:如何|怎样|没有|情况|是?什么|说什么)?",
)  # fmt: skip
def _numbered(match: re.Match[str], _: Question) -> Reply | None:
    said = match.groupdict()
    number = said["number"] or said["own"]
    rows = tables.load("recommendations").filter(pl.col("number") == int(number))
    own = [*rows["recommendation_id"]]
    if not own:
        return Reply(
            (("page", "recommendations"), ("story", "twelve-recommendations")), is_weak=True
        )
    order = sorted(own, key=lambda one: [*SOURCES].index(one.split("-")[0].upper()))
    return reply(each("recommendation", order))


@RULES.answer(
    rf"{_MANY} (?:recommendation|recommendations) (?:(?:is|are|was|were) )?(?:(?:addressed|directed|made|meant|sent) )?(?:to|for|at|concern(?:s|ing)?) (?P<of>#\d)",
    r"recommendations? (?:(?:addressed|directed|made) )?(?:to|for) (?P<of>#\d)",
    r"what (?:is|are|was|were) (?:recommended|asked|proposed|demanded) (?:of|to|from) (?P<of>#\d)",
    r"what (?:is|should|must|shall) (?P<of>#\d) (?:asked to )?do",
    rf"{_MANY_ZH}建议(?:是)?(?:向|对|给|针对|致)(?P<of>#\d)(?:提出)?",
    rf"(?:报告)?(?:向|对|给|针对)(?P<of>#\d)(?:提出|有)?(?:{_MANY_ZH})?建议(?:有哪些)?",
)  # fmt: skip
def _addressed(match: re.Match[str], question: Question) -> Reply | None:
    bodies = [*ids(whom(match["of"], question), "organisation")]
    asked = pl.col("addressed_to").str.split(";").list.eval(pl.element().is_in(bodies)).list.any()
    found = tables.load("recommendations").filter(asked.fill_null(value=False))
    own = each("recommendation", found["recommendation_id"])
    return reply([*own, ("chart", "recommendation-duties")]) if own else None


@RULES.answer(
    r"(?:which|what|how many) recommendations? (?:(?:does|did|do|is|was|were|are) )?(?:(?P<of>#\d) )?(?:opposed?|rejects?|rejected|argues? against|disagrees? with|objects? to|against|oppose to)(?: by (?P<by>#\d))?",
    r"(?P<of>#\d)(?:反对|不同意|不赞成|不支持|拒绝|不接受|不采纳)(?:联检组)?(?:哪|什么|哪些|几|多少)一?[条项个些]?建议",
    r"(?:哪|哪些|什么)[条项个]?建议(?:被|受到|遭到?)(?P<of>#\d)?(?:反对|拒绝|否定)",
)  # fmt: skip
def _opposed(match: re.Match[str], question: Question) -> Reply | None:
    """The Secretary-General, whose report it is, gives reasons against some."""
    said = match.groupdict()
    who = said["of"] or said.get("by")
    if who and "secretary-general" not in ids(whom(who, question), "organisation"):
        return None
    return Reply(query="gives reasons against it", kinds=("recommendation",))


@LAST.answer(
    r"what (?:does|did|do) (?:report|(?P<of>#\d)) (?:recommend|propose|suggest|ask(?: for)?|demand)",
    r"what (?:recommendations|proposals) (?:does|did|do) (?:report|(?P<of>#\d)) (?:make|give)",
    "(?:报告|(?P<of>#\\d))(?:提出|作出|给出|有)?(?:哪些|什么|多少|几)[条项个]?(?:建议|提议|要求)",
    "(?:报告|(?P<of>#\\d))(?:建议|提议|要求)(?:什么|哪些)?",
)
def _proposes(match: re.Match[str], question: Question) -> Reply | None:
    charts = {"secretary-general": "report-recommendations", "jiu": "jiu-recommendations"}
    meant = [*ids(whom(match["of"], question), "organisation")]
    first = [charts[own] for own in meant if own in charts] if match["of"] else charts.values()
    every = [("chart", own) for own in dict.fromkeys((*first, *charts.values()))]
    return reply((*every, ("page", "recommendations"))) if first else None
