"""Lists against the numbers printed for them."""

import polars as pl

from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.terms import Figure, FirstToken, Highest, Listed, Span

_JIU = pl.col("source") == "JIU"
_LETTER = pl.col("token").str.contains("^[a-z]$")
_ORDINAL = pl.col("disposition") == "ordinal"


def _in(paragraph: int) -> pl.Expr:
    return pl.col("paragraph") == paragraph


def _points_at(row: str) -> pl.Expr:
    return pl.col("row_id").str.split(";").list.contains(row)


LISTS: tuple[Relation, ...] = (
    Relation(
        "three-countries-named", "count",
        "Countries of the South named for their joint output are as many as the report says",
        "所列产出将超过六国的南方国家数等于报告所载数字", "countries",
        Listed(
            "mentions", _in(1) & (pl.col("entity_kind") == "country")
            & pl.col("entity_id").is_in(["BRA", "CHN", "IND"]), "entity_id",
        ),
        "equal", Figure("p001-countries-outproducing-six-2020"), "", "",
    ),
    Relation(
        "undp-partnerships-listed", "count",
        "Countries with a strategic partnership agreement of UNDP are as many as the report says",
        "与开发署签有战略伙伴关系协定的所列国家数等于报告所载数字", "partnerships",
        Listed(
            "cooperation", pl.col("figure_id") == "p022-undp-strategic-partnerships", "partner"
        ),
        "equal", Figure("p022-undp-strategic-partnerships"), "", "",
    ),
    Relation(
        "beijing-countries-listed", "count",
        "Countries listed in footnote 4 are as many as the report says",
        "脚注4所列国家数等于报告所载数字", "countries",
        Listed(
            "mentions", _in(22) & (pl.col("footnote") == 4) & (pl.col("entity_kind") == "country"),
            "entity_id",
        ),
        "equal", Figure("p022-beijing-meeting-countries"), "", "",
    ),
    Relation(
        "guidance-letters-and-documents", "count",
        "Documents cited as main guidance are as many as the list’s letters",
        "所列主要指导文件数等于列举分项数", "other",
        Listed("documents", _in(12), "work_id"),
        "equal", Listed("number_audit", _in(12) & _ORDINAL & _LETTER, "token"), "", "",
    ),
    Relation(
        "nine-actions-and-twelve", "part_of_whole",
        "Lettered actions that the Joint Inspection Unit’s advice includes are no more than its recommendations",
        "联检组建议所含的列举行动不多于其建议数", "other",
        Listed("number_audit", _in(14) & _ORDINAL & _LETTER, "token"),
        "at_most", Highest("recommendations", _JIU, "number"),
        "The letters do not match the numbers one by one.", "分项与编号并不一一对应。",
    ),
    Relation(
        "no-recommendation-left-out", "count",
        "Recommendations discussed are as many as the highest number given",
        "所述建议数等于报告所载最大编号", "other",
        Listed("recommendations", _JIU, "number"),
        "equal", Highest("recommendations", _JIU, "number"),
        "Every number from the first to the last is discussed.", "自首号至末号均有叙述。",
    ),
    Relation(
        "unido-events-told", "count",
        "Events through which UNIDO took part in policy dialogue are as many as the report says",
        "所述工发组织参与政策对话的活动数等于报告所载数字", "events",
        Listed(
            "events", pl.col("event_id").is_in(
                ["lima-southern-firms-session-2013", "african-industry-side-event"]
            ), "event_id",
        ),
        "equal", Figure("p025-unido-events"), "", "",
    ),
    Relation(
        "unctad-examples-named", "count",
        "UNCTAD’s recent examples named are as many as the report says",
        "所举贸发会议近例数等于报告所载数字", "other",
        Listed(
            "documents", pl.col("document_id").is_in(
                ["trade-development-report-2013", "trade-environment-review-2013"]
            ), "work_id",
        ),
        "equal", Figure("p031-unctad-examples"),
        "Taken as the two that the sentences after it name; a third report of 2013 comes later.",
        "取紧接其后的两种；同年第三份报告在后文。",
    ),
    Relation(
        "unido-centres-listed", "count",
        "Countries with a UNIDO operational centre are as many as the centres given",
        "设有工发组织业务中心的国家数等于报告所载中心数", "centres",
        Listed("cooperation", pl.col("figure_id") == "p040-unido-centres", "partner"),
        "equal", Figure("p040-unido-centres"), "", "",
    ),
    Relation(
        "respectively-in-pairs", "count",
        "Countries that give expertise are as many as those that get it, as the word 分别 (respectively) asks",
        "提供专长的国家数等于获得专长的国家数（分别）", "countries",
        Listed("cooperation", _in(43) & (pl.col("sector_en") == "technical expertise"), "provider"),
        "equal",
        Listed("cooperation", _in(43) & (pl.col("sector_en") == "technical expertise"), "partner"),
        "", "",
    ),
    Relation(
        "three-parties-named", "count",
        "Parties of the UNEP-China-Africa programme named are as many as the report says",
        "环境署-中国-非洲方案所列参与方数等于报告所载数字", "other",
        Listed(
            "mentions", _in(45) & pl.col("entity_id").is_in(
                ["unep", "most-china", "china-research-institutions"]
            ), "entity_id",
        ),
        "equal", Figure("p045-unep-china-africa-parties"),
        "Ministry, Chinese institutes and UNEP; the programme’s name has three parts as well.",
        "科技部、中国科研机构、环境署；方案名称也含三方。",
    ),
    Relation(
        "wipo-project-years", "count",
        "Years that the WIPO project covers are as many as the report says",
        "知识产权组织项目所涉年数等于报告所载数字", "years",
        Span("figures:p049-wipo-project-spending"), "equal", Figure("p049-wipo-project-years"), "", "",
    ),
    Relation(
        "five-commissions", "count",
        "Regional commissions in our table are as many as the report says",
        "表中区域委员会数等于报告所载数字", "organisations",
        Listed("commissions", _in(53), "commission_id"),
        "equal", Figure("p053-regional-commissions"), "", "",
    ),
    Relation(
        "five-commissions-in-the-footnote", "count",
        "Regional commissions that footnote 6 names are as many as the report says",
        "脚注6所列区域委员会数等于报告所载数字", "organisations",
        Listed("commission_activities", pl.col("footnote") == 6, "commission_id"),
        "equal", Figure("p053-regional-commissions"), "", "",
    ),
    Relation(
        "ibsa-countries-named", "count",
        "Countries behind the IBSA Fund are as many as the report says",
        "印巴南基金所列国家数等于报告所载数字", "countries",
        Listed(
            "cooperation", _in(56) & (pl.col("via") == "ibsa-fund")
            & (pl.col("partner") == "Least developed countries"), "provider",
        ),
        "equal", Figure("p056-ibsa-countries"), "", "",
    ),
    Relation(
        "ibsa-a-region-a-country", "count",
        "Regions of the IBSA countries are as many as the countries, each being of another",
        "印巴南国家所属区域数等于国家数（各属不同区域）", "other",
        Figure("p056-ibsa-regions"), "equal", Figure("p056-ibsa-countries"), "", "",
        printed_unit="countries",
    ),
    Relation(
        "ilo-forums-and-expos", "count",
        "ILO’s forums are as many as the years of the Expos they were held at",
        "劳工组织论坛次数等于所涉博览会届数", "events",
        Span("figures:p063-ilo-solution-forums"), "equal", Figure("p063-ilo-solution-forums"),
        "If there was one at each; two at each would be four.", "以每届一次计；若每届两次则为四次。",
        is_open=True,
    ),
    Relation(
        "second-meeting-on-knowledge-hubs", "count",
        "Meetings on knowledge hubs described are as many as the ordinal of the second says",
        "所述知识中心会议数等于“第二次”之序数", "events",
        Listed(
            "events", pl.col("event_id").is_in(
                ["bali-high-level-meeting-2012", "korea-knowledge-hubs-meeting-2014"]
            ), "event_id",
        ),
        "equal", FirstToken(
            "number_audit", _ORDINAL & _points_at("events:korea-knowledge-hubs-meeting-2014")
        ),
        "The meeting in Bali is not called the first.", "报告未称巴厘会议为第一次。",
    ),
    Relation(
        "decision-of-the-eighteenth-session", "same_number",
        "The decision’s symbol begins with the number of the session that took it",
        "决定文号以通过该决定的届次开头", "other",
        FirstToken(
            "number_audit", (pl.col("disposition") == "symbol")
            & _points_at("documents:hlc-decision-18-1"),
        ),
        "equal", FirstToken("number_audit", _in(58) & _ORDINAL & (pl.col("part") == "text")), "", "",
    ),
    Relation(
        "one-eighteenth-session", "same_number",
        "The session of the High-level Committee has the same number in both paragraphs",
        "两段所述高级别委员会届次相同", "other",
        FirstToken("number_audit", _ORDINAL & _points_at("documents:hlc-18-decisions")),
        "equal", FirstToken("number_audit", _in(58) & _ORDINAL & (pl.col("part") == "text")), "", "",
    ),
)  # fmt: skip
