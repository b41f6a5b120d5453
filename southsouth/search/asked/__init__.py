"""Questions put in words that the columns of the tables answer: who helped whom, how many, when, where.

A search wants rows that hold the words of a query; of a question the answer is often a row that holds
none of them. Each rule is a pattern of a question's skeleton (`named.Question`) and what answers it. A
question that holds anything beside is left to the search by words.
"""

import re
from collections.abc import Iterator

from southsouth.search.asked import (
    bodies,
    cooperation,
    counted,
    doubts,
    events,
    givers,
    groups,
    money,
    paragraphs,
    recommendations,
    report,
)
from southsouth.search.asked.counted import COUNTED, FIRST
from southsouth.search.asked.doubts import doubts_of
from southsouth.search.asked.rules import MONTH, Reply
from southsouth.search.named import Question

__all__ = ["COUNTED", "FIRST", "Reply", "doubts_of", "replies"]

#: A question may be one of several rules: the first that has an answer gives it. Those of events take a
#: thing by whatever words, so what is known by name stands before them.
_RULES = (
    *cooperation.RULES,
    *givers.RULES,
    *recommendations.RULES,
    *groups.RULES,
    *bodies.RULES,
    *report.RULES,
    *events.RULES,
    *counted.RULES,
    *money.RULES,
    *paragraphs.RULES,
    *doubts.RULES,
    *recommendations.LAST,
    *cooperation.LAST,
)


def replies(question: Question) -> Iterator[Reply]:
    """What may answer a question, the likeliest first; nothing for a text that is none of those known here.

    Of whom the report does not tell what is asked, no reply is looked for by words alone.
    """
    skeleton = _NOISE.sub(" ", MONTH.sub("", question.skeleton))
    skeleton = " ".join(_NOISE_ZH.sub("", skeleton).split())
    weak: Reply | None = None
    for said in dict.fromkeys((skeleton, _without_purpose(skeleton))):
        for rule in _RULES:
            match = rule.pattern.fullmatch(said)
            found = rule.answer(match, question) if match else None
            if found and not found.is_weak and not (weak and found.query):
                yield found
            weak = weak or (found if found and found.is_weak else None)
    if weak:
        yield weak


def _without_purpose(skeleton: str) -> str:
    """A question without that it is of South-South cooperation, which all is."""
    left = " ".join(_PURPOSE.sub(" ", skeleton).split())
    return re.sub(" (?=[一-鿿])|(?<=[一-鿿]) ", "", left)


_PURPOSE = re.compile(
    r"(?: (?:for|on|to|in|towards?))?(?: (?:#\d|south) (?:#\d|south))(?: and triangular)? cooperation\b"
    "|(?:用于|为|给|对|向|在)?南南(?:和三角)?合作(?:上|方面)?"
)


_NOISE = re.compile(
    r"\b(?:please|the|an?|has|have|had|been|any|all|will|would|in total|altogether|overall|(?:per|a|each|every) year|yearly|so far|according to (?:the )?report|in (?:the )?report)\b"
)
_NOISE_ZH = re.compile("请问|据报告|报告[中里]|[了的吗呢过都曾]")
