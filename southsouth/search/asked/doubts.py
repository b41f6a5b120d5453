"""What of the report is in doubt."""

import re
from collections.abc import Sequence

import polars as pl

from southsouth import tables
from southsouth.search.asked.rules import TABLES, Reply, Rules, each, reply, with_names
from southsouth.search.named import Question

RULES = Rules()

#: Words that ask for what is in doubt, of anything and of all.
_UNSURE = r"uncertain|unclear|ambiguous|ambiguit(?:y|ies)|uncertaint(?:y|ies)|questionable"
_UNSURE_ZH = "不(?:能)?确定|不明确|不清楚|不可靠|可疑|有疑问|说不准|拿不准"
_DOUBT = rf"(?:{_UNSURE}|doubts?|caveats?|open questions?|doubtful|inconsistent|inconsistenc(?:y|ies)|contradict(?:ory|ions?)|wrong|odd|reliable|certain|accurate|correct|trustworthy)"
_DOUBT_ZH = "(?:疑点|疑问|疑义|存疑(?:之处|地方)?|不明确?之处|不清楚之?[处地]方?|可疑之处|矛盾(?:之处)?|不一致(?:之处)?|可靠|可信|准确|确切)"
_ALL_UNSURE = f"(?:{_UNSURE}|unsure|unreliable|debatable)"


@RULES.answer(
    rf"(?:(?:what|which|list|why) )?(?:(?:is|are|there) )*{_DOUBT}(?: (?:is|are|there|exist))* (?:about|on|of|in|with|at|over|regarding|concerning|as to) (?P<held>.+)",
    rf"(?:(?:what|why) )?(?:is|are|was|were) (?P<held>.+?) (?:so )?{_DOUBT}",
    r"(?P<held>.+?) (?:doubts|caveats)",
    rf"(?P<held>.+?)(?:是否|有没有|还)?(?:有|存在)?(?:什么|哪些|何|多少个?|几[个处]|一些)?{_DOUBT_ZH}(?:有哪些|是什么|在哪里|有多少|有几[个处])?",
    rf"(?:关于|对于?)(?P<held>.+?)(?:有|存在)?(?:什么|哪些|何)?{_DOUBT_ZH}",
)  # fmt: skip
def _doubted(match: re.Match[str], question: Question) -> Reply | None:
    held = match["held"]
    number = re.fullmatch(r"(?:paragraph|para|p) ?(\d+)|第(\d+)段", held)
    if number is None:
        said = with_names(held, question)
        return Reply(query=said, kinds=("caveat",), doubts=True) if said else None
    here = int(number[1] or number[2])
    found = tables.load("caveats").filter(pl.col("paragraph") == here)["caveat_id"]
    return reply([*each("caveat", found), ("paragraph", str(here))])


@RULES.answer(
    rf"(?:(?:what|which|anything|something|how) )?(?:(?:is|are|there) )*{_ALL_UNSURE}(?: (?:facts?|figures?|numbers?|passages?|points?|data|things?|in (?:it|the report|report)))*",
    rf"(?:有)?(?:什么|哪些)?(?:是)?(?:{_UNSURE_ZH})的?(?:数字|地方|之处|内容|数据|事实)?(?:有哪些|是什么)?",
)  # fmt: skip
def _all_doubts(_match: re.Match[str], _question: Question) -> Reply | None:
    return reply([("page", "method"), *each("caveat", tables.load("caveats")["caveat_id"])])


def doubts_of(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The doubts that rows of some entries are in, then those of the paragraphs in which these stand."""
    rows = [(f"{TABLES[kind][0]}:{own}", kind, own) for kind, own in found if kind in TABLES]
    pointing = [own for row, _, _ in rows for own in _doubts_naming(row)]
    near = [own for _, kind, own in rows for own in _doubts_near(kind, own)]
    return [("caveat", own) for own in dict.fromkeys((*pointing, *near))]


def _doubts_naming(row: str) -> list[str]:
    return [*tables.naming("caveats", "row_ids", row)["caveat_id"]]


def _doubts_near(kind: str, own: str) -> list[str]:
    """The doubts of the paragraph in which a figure or an event stands."""
    if kind not in ("figure", "event"):
        return []
    table, column = TABLES[kind]
    here = tables.where(table, **{column: own})["paragraph"]
    return [*tables.load("caveats").filter(pl.col("paragraph").is_in(here.implode()))["caveat_id"]]
