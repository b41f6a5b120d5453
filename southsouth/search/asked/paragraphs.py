"""What a paragraph holds, where somebody is named, and what is told of them."""

import re

import polars as pl

from southsouth import tables
from southsouth.search.asked.rules import TABLES, Reply, Rules, acted_in, each, is_end, reply, whom
from southsouth.search.named import PARTY, Question

RULES = Rules()

_SIDE = r"(?:donor|giver|provider|recipient|receiver|beneficiary)(?: country)?"
_SIDE_ZH = "(?:捐助|援助|提供|出资|受援|受益)[国方者]"


@RULES.answer(
    r"(?:what (?:does|is|do|s) )?(?:in |about )?(?:paragraph|para|p) ?(?P<number>\d+)(?: (?:say|about|contain|mean|tell))*",
    r"第(?P<number>\d+)段(?:落)?(?:是|里|中)?(?:说|讲|写|谈|讨论|关于)?(?:什么|哪些)?(?:内容)?",
)
def _paragraph(match: re.Match[str], _: Question) -> Reply | None:
    number = int(match["number"])
    if number not in set(tables.load("paragraphs")["paragraph"]):
        return None
    rows = ((kind, table, column) for kind, (table, column) in TABLES.items())
    here = [
        (kind, own)
        for kind, table, column in rows
        for own in tables.load(table).filter(pl.col("paragraph") == number)[column]
    ]
    return reply([("paragraph", str(number)), *here])


@RULES.answer(
    r"(?:in )?(?:which|what|how many) paragraphs? (?:(?:is|are|does|do) )?(?:(?:name|mention|about|speak of|talk about|deal with|tell of)s? )(?P<of>#\d)",
    r"(?:in )?(?:which|what|how many) paragraphs? (?:(?:is|are|does|do) )?(?P<of>#\d) (?:mentioned|named|in|appear|stand)",
    r"(?:where|how often) (?:(?:is|are|does|do|in report) )*(?P<of>#\d) (?:mentioned|named|appear)",
    r"(?:哪些|哪一?个?|哪几个?|多少个?)段落?(?:提到|提及|说到|谈到|讲到?|涉及)(?P<of>#\d)",
    r"(?P<of>#\d)(?:见于|出现在|在)?(?:哪些|哪一?个?|哪几个?|多少个?)段落?(?:中|里)?(?:提到|提及|出现)?",
)  # fmt: skip
def _named_where(match: re.Match[str], question: Question) -> Reply | None:
    meant = [pair for pair in whom(match["of"], question) if pair[0] != PARTY]
    own = [one for _, one in meant]
    rows = tables.load("mentions").filter(pl.col("entity_id").is_in(own))
    numbers = rows["paragraph"].unique().sort()
    return reply([*(("paragraph", str(number)) for number in numbers), *meant])


@RULES.answer(
    r"(?:what|who) (?:is|are|was) (?P<of>#\d)",
    r"what (?:does|did|do|is) (?P<of>#\d) (?:do|doing|stand for|mean)",
    r"(?:tell me )?(?:about|of) (?P<of>#\d)",
    r"what (?:does report say|is said|do we know) (?:about|of|on) (?P<of>#\d)",
    r"(?P<of>#\d)(?:是)?(?:做|干|是)?(?:什么|谁)(?:机构|组织)?",
    r"what (?:is meant by|does one call) (?P<of>#\d)",
    r"(?:does|is|do) (?:report )?(?:mention|name|say anything about|speak of) (?P<of>#\d)",
    r"is (?P<of>#\d) (?:mentioned|named)",
    rf"(?:is|are|was) (?P<of>#\d) {_SIDE}(?: or {_SIDE})?",
    rf"(?P<of>#\d)是{_SIDE_ZH}(?:还是{_SIDE_ZH})?",
    r"(?:谁|什么)(?:是|叫)(?P<of>#\d)",
    r"(?P<of>#\d)(?:是)?(?:什么意思|指什么|有没有提到|提到没有|(?:有没有|是否)?被?(?:提到|提及)(?:没有)?)",
    r"(?:报告)?(?:关于|对|怎么说|如何说|提到)(?P<of>#\d)(?:怎么说|说什么|有什么)?",
)
def _who(match: re.Match[str], question: Question) -> Reply | None:
    meant = whom(match["of"], question)
    links = tables.load("cooperation").filter(is_end(meant, "provider") | is_end(meant, "partner"))
    return reply(
        [
            *(pair for pair in meant if pair[0] != PARTY),
            *acted_in(meant),
            *each("cooperation", links["link_id"]),
        ]
    )
