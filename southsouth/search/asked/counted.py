"""How many there are of what the report counts, and who stands first."""

from southsouth.search.asked.rules import HELP, MOST, Rules

RULES = Rules()

#: What the report counts, in either language, with the charts and pages that tell how many there are.
COUNTED: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (r"(?:jiu )?recommendations?|measures?", "建议|措施", (("chart", "jiu-recommendations"), ("chart", "report-recommendations"), ("page", "recommendations"))),
    (r"events?|meetings?|conferences?|gatherings?", "活动|会议|事件", (("chart", "timeline-overview"), ("chart", "events-map"), ("page", "timeline"))),
    (r"countr(?:y|ies)|states?", "国家", (("chart", "country-mentions-map"), ("page", "map"))),
    (r"(?:(?:un|united nations|international|#0) )?(?:organi[sz]ations?|bod(?:y|ies)|agenc(?:y|ies))", "(?:联合国|国际)?(?:机构|组织)", (("chart", "organisation-functions"), ("chart", "organisation-mentions"), ("page", "organisations"))),
    (r"(?:regional )?commissions?", "(?:区域)?委员会", (("chart", "commission-sizes"), ("page", "commissions"))),
    (r"paragraphs?|sections?", "段落?|章节?", (("chart", "paragraph-strip"), ("page", "paragraphs"))),
    (r"figures?|numbers?|amounts?|statistics", "数字|金额|数据", (("chart", "number-tokens"), ("page", "figures"))),
    (r"(?:cases of cooperation|links?|partnerships?|cooperation)", "合作(?:关系|案例|联系)?", (("chart", "cooperation-map"), ("page", "cooperation"))),
    (r"mistakes?|errors?|contradictions?|doubts?|caveats?|(?:doubtful|uncertain) (?:figures?|numbers?|passages?)|(?:figures?|numbers?) (?:are )?(?:doubtful|uncertain|in doubt|wrong|unclear|contradictory)", "(?:数字|地方|内容)?存疑(?:数字|之处)?|疑点|错误|差错|(?:前后)?矛盾", (("page", "method"), ("chart", "number-tokens"))),
)  # fmt: skip
_SAYS = r"(?: (?:does|do|are|is|did)?(?: ?(?:report|there|it))?(?: ?(?:name|mention|list|make|propose|speak of|tell of|contain|count|give|named|mentioned|in report))?)?"


for _english, _chinese, _found in COUNTED:
    RULES.tell(
        _found,
        rf"(?:how many|which|what are|what|number of) (?:{_english}){_SAYS}",
        rf"(?:报告)?(?:提到|提及|提出|有|列出|共有|一共有|记载)*(?:多少|几|哪些|什么)[个条项次段]?(?:{_chinese})(?:有哪些)?",
        rf"(?:{_chinese})(?:有多少|有几|有哪些|共有多少)[个条项次段]?",
    )
_NAMED = r"(?: (?:gets?|got|gotten|come up|comes up|is|are|was|were|does|report|most|often|more|named|names?|mentioned|mentions?|cited|frequently|times|appears?|in report))*"
_NAMED_ZH = "(?:被|在|报告|中|里|提到|提及|点名|出现|次数|得|最多|最常|次|名字)*"
#: Who stands first in something, with the chart that ranks them.
FIRST: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (rf"countr(?:y|ies) .*(?:{HELP}).*", "国家.*(?:帮助|提供|给|援助|支持).*最.*", (("chart", "cooperation-givers"), ("chart", "cooperation-map"))),
    (r"countr(?:y|ies) (?:held|hosted|hosts|organi[sz]ed|had|has) .*(?:events?|meetings?|conferences?|gatherings?)", "国家.*(?:举办|举行|召开|主办|承办).*", (("chart", "events-map"), ("page", "map"))),
    (rf"countr(?:y|ies){_NAMED}", f"国家{_NAMED_ZH}", (("chart", "country-mentions-map"),)),
    (rf"(?:un )?(?:organi[sz]ations?|bod(?:y|ies)|agency|agencies){_NAMED}", f"(?:机构|组织){_NAMED_ZH}", (("chart", "organisation-mentions"),)),
    (r"(?:regional )?commissions? ?.*", "(?:区域)?委员会.*", (("chart", "commission-sizes"),)),
    (r"years?.*", "(?:年|一年).*", (("chart", "timeline-overview"),)),
)  # fmt: skip


for _english, _chinese, _found in FIRST:
    RULES.tell(
        _found,
        rf"(?:which|what|who)(?: is| are| was)? (?=.*\b{MOST})(?:{MOST} )?(?:{_english})",
        rf"(?=.*最)(?:哪个|哪些|哪一?个?|什么|最大|最多)++(?={_chinese}$).*(?<!\d)",
    )
