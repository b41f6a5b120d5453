"""What the report is, what it is about, and what it cites."""

import re
from functools import cache

from southsouth import tables
from southsouth.search.asked.rules import Reply, Rules, reply, untold
from southsouth.search.named import Question

RULES = Rules()

#: Where it is told what the report is.
_ABOUT = (("paragraph", "0"), ("page", "overview"), ("page", "method"))


RULES.tell(
    (("page", "overview"), ("paragraph", "0"), ("page", "method")),
    r"(?:what (?:is )?)?(?:this |un )?report(?: called| title| name)?|title of (?:this )?report",
    r"这?(?:是|一|份|个)*(?:什么|哪份|哪个)?报告(?:名称|标题|题目|叫什么|的名字)?",
)


RULES.tell(
    _ABOUT,
    r"(?:(?:who|what|when|where|why|by whom|for whom) )(?:(?:is|was|did|does|were) )?(?:this |un )?(?:report|document)(?: (?:written|wrote|made|from|about|published|issued|come|submitted|printed|is|for|by|dated|prepared))*(?: (?:from|by|about|on|for))?",
    r"who (?:wrote|made|issued|published|prepared|submitted) (?:this |un )?(?:report|document)",
    r"what (?:is )?(?:this )?(?:report|document|(?:a )?69 153)(?: about)?",
    r"(?:a )?69 153",
    r"when does (?:this )?report date from|(?:this )?report(?: s)? (?:date|author)",
    r"(?:date|author) of (?:this )?report|报告(?:日期|作者|时间)",
    r"(?:这份|该|本)?报告(?:是|由|讲|说|写|关于)*(?:谁|什么|何时|什么时候|哪里|哪一?年|哪个机构)(?:写|编写|发表|发布|提交|出版|印发|来)?(?:内容)?",
    r"(?:谁|何时|什么时候|哪个机构)(?:写|编写|发表|发布|提交|出版|印发)(?:这份|该|本)?报告",
)  # fmt: skip


RULES.tell(
    (("page", "overview"), ("table", "glossary"), ("paragraph", "0")),
    r"what (?:is|does) (?:#\d #\d|south south|triangular|technical) cooperation(?: mean)?",
    r"(?:什么(?:是|叫)|何谓)(?:南南|三角)合作",
    r"(?:南南|三角)合作(?:是|指)(?:什么)(?:意思)?",
)


@RULES.answer(
    r"(?:when|how|where) (?:did|was) (?:#\d #\d|south south) cooperation (?:begin|start|started|founded|invented|originate|created|come about)",
    r"南南合作(?:是)?(?:从|于|在)?(?:何时|什么时候|哪一?年)(?:开始|起源|诞生|出现|兴起|提出)|南南合作(?:始于|起源于|开始于|诞生于)(?:何时|什么时候|哪一?年)",
)  # fmt: skip
def _began(_match: re.Match[str], _question: Question) -> Reply | None:
    """The earliest that the report dates; it does not say that it was the first."""
    first = tables.load("events").drop_nulls("start").sort("start")["event_id"][0]
    return untold([("event", first), ("chart", "timeline")])


RULES.tell(
    (("page", "map"), ("chart", "country-mentions-map"), ("chart", "events-map")),
    r"maps? of (?:#\d|world|countries)|(?:#\d|世界|国家)地图",
)


@RULES.answer(
    r"(?:how many|which|what) documents (?:(?:does|do|are|is) )?(?:report )?(?:cite|cited|quote|refer to|mention|there)?",
    r"(?:报告)?(?:引用|引述|援引|提到)(?:哪些|多少|什么)[份个]?(?:文件|文献|资料)",
)
def _cited(_match: re.Match[str], _question: Question) -> Reply | None:
    return reply([("document", own) for own in _works()])


@cache
def _works() -> list[str]:
    return [*tables.load("documents")["work_id"].unique(maintain_order=True)]
