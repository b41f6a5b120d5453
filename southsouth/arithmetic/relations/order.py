"""What must come before what, and how often a yearly event can have been."""

import polars as pl

from southsouth.arithmetic.operations import Years
from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.terms import Figure, FirstToken, Highest, Moment, Term

_SYMBOL = pl.col("disposition") == "symbol"
_ORDINAL = pl.col("disposition") == "ordinal"
_DATE = pl.col("disposition") == "date"
_FRONT = pl.col("paragraph") == 0


def _points_at(row: str) -> pl.Expr:
    return pl.col("row_id").str.split(";").list.contains(row)


def _before(relation_id: str, en: str, zh: str, first: Term, second: Term, *note: str) -> Relation:
    """The first is over when the second begins."""
    note_en, note_zh = note or ("", "")
    return Relation(
        relation_id, "order", en, zh, "date", first, "at_most", second, note_en, note_zh
    )


ORDER: tuple[Relation, ...] = (
    Relation(
        "forums-and-yearly-expos", "count",
        "UNEP’s forums since 2009 are as many as the yearly Expos from 2009 to the last one described",
        "环境署自2009年以来的论坛次数等于2009年至所述最后一届的年度博览会届数", "events",
        Years(Moment("events:unep-solution-forums-2009"), Moment("events:global-ssd-expo-2013")),
        "equal", Figure("p063-unep-solution-forums"),
        "The Expo is said to be yearly, which gives five; that each had one forum is not stated.",
        "报告称博览会为年度活动，应为五届；未说明每届各有一次论坛。", is_open=True,
    ),
    Relation(
        "resolution-before-the-report", "order",
        "The session whose resolution asks for the report is not after the session it is for",
        "要求提交报告的决议届次不晚于提交报告的届次", "other",
        FirstToken("number_audit", _FRONT & _SYMBOL),
        "at_most", FirstToken("number_audit", _FRONT & _ORDINAL & pl.col("row_id").is_null()), "", "",
    ),
    _before(
        "office-before-envoy", "The Office was raised before its head became Envoy",
        "南南合作办公室升格先于其负责人出任特使",
        Moment("events:unossc-renamed-2013"), Moment("events:ssc-special-envoy-2014"),
    ),
    _before(
        "workshop-before-dialogue", "The workshop came before the dialogue that builds on it",
        "讲习班先于以其为基础的对话",
        Moment("events:gfmd-workshop-2012"), Moment("events:sri-lanka-domestic-workers-dialogue-2013"),
    ),
    _before(
        "bali-before-the-second", "The meeting in Bali came before the second one",
        "巴厘会议先于第二次会议",
        Moment("events:bali-high-level-meeting-2012"), Moment("events:korea-knowledge-hubs-meeting-2014"),
    ),
    _before(
        "wipo-project-before-its-evaluation", "The WIPO project was over before it was evaluated",
        "知识产权组织项目结束先于其评价",
        Moment("events:wipo-ssc-project-2012-2013", end=True), Moment("events:wipo-project-evaluation-2014"),
        "If the project of paragraph 49 is the one evaluated in paragraph 51, which the text does not say.",
        "以第49段的项目即第51段受评价者计；文中未说明。",
    ),
    _before(
        "wipo-evaluation-before-its-report", "The evaluation was over before its report",
        "评价结束先于评价报告",
        Moment("events:wipo-project-evaluation-2014", end=True), Moment("events:wipo-evaluation-report-2014"),
    ),
    _before(
        "ilo-programme-before-its-evaluation", "Brazil’s funding of ILO’s programme against child labour began before the evaluation",
        "巴西对劳工组织消除童工方案的供资开始先于其评价",
        Moment("events:ilo-child-labour-americas-2009-2015"), Moment("events:ilo-child-labour-evaluation-2013"),
    ),
    _before(
        "ilo-evaluation-before-the-end", "The evaluation of 2013 came before the end of the programme’s funding",
        "2013年的评价先于方案供资结束",
        Moment("events:ilo-child-labour-evaluation-2013"),
        Moment("events:ilo-child-labour-americas-2009-2015", end=True),
        "The span is that of the funding; whether this evaluation is the mid-term one is not stated.",
        "期间为供资期间；该评价是否即中期评估未说明。",
    ),
    _before(
        "undp-evaluated-years-before-the-plan", "The years evaluated were over before the plan that uses them",
        "被评价时期结束先于据以制定的计划",
        Highest("number_audit", _DATE & _points_at("events:undp-ssc-evaluation-2009-2011"), "token"),
        Moment("events:undp-strategic-plan-2014-2017"),
    ),
)  # fmt: skip
