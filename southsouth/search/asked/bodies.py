"""Bodies and commissions: members, seats, hosts, and when they were founded."""

import re

import polars as pl

from southsouth import tables
from southsouth.language import N_, translate
from southsouth.search.asked.rules import (
    BODIES,
    FOUNDED,
    FOUNDED_ZH,
    Meant,
    Reply,
    Rules,
    called,
    commissions_of,
    each,
    places_of,
    reply,
    untold,
    whom,
)
from southsouth.search.named import Question, ids

RULES = Rules()


@RULES.answer(
    r"(?:who (?:is|are|belongs? to|(?:is|are|stands?) behind)|which countries (?:are|belong to)|what are|how many|list(?: of)?) ?(?:members?|countries)?(?: (?:of|in))? ?(?P<of>#\d)(?: (?:members?|have|include))?",
    r"(?:how many|which|what) (?:members?|countries|member states) (?:do(?:es)?|are in|belong to|are (?:there )?in) (?P<of>#\d)(?: have| include)?",
    r"how many (?:members?|countries|member states) (?:(?:is|are|does|do) )?(?P<of>#\d)(?: got| have)?",
    r"which countries (?:make up|form|made|founded|run) (?P<of>#\d)",
    r"(?P<of>#\d) (?:members?|membership|member states)",
    r"members?(?:hip)? (?:of|in) (?P<of>#\d)",
    r"(?:谁|哪些|哪个)(?:是|属于|加入)(?P<of>#\d)(?:成员国?|会员国?)?",
    r"(?P<of>#\d)(?:共|一共)?(?:有|包括)?(?:哪些|多少个?|几个)?(?:成员国?|会员国?|国家)(?:名单|有哪些|是哪些|有多少个?)?",
    r"(?:哪些|多少个?)国家(?:是|属于|加入)(?P<of>#\d)(?:成员国?)?",
)  # fmt: skip
def _members(match: re.Match[str], question: Question) -> Reply | None:
    meant = whom(match["of"], question)
    of = commissions_of(meant)
    charts = (("chart", f"commission-members-{own.lower()}") for own in of)
    commissions = reply([*each("commission", of), *charts])
    return commissions or _members_of(meant)


def _members_of(meant: Meant) -> Reply | None:
    """The figures that count the members of a body, or the countries that made it, and these."""
    own = [*ids(meant, "organisation")]
    told = tables.load("figures").filter(
        pl.col("organisation_id").is_in(own), pl.col("unit").is_in(["members", "countries"]),
        pl.col("topic").is_in(["membership", "institutions", "ss_gate"]),
    )  # fmt: skip
    if told.is_empty():
        return untold(pair for pair in meant if pair[0] == "organisation")
    ends = tables.load("cooperation").filter(pl.col("via").is_in(own), link_kind="exchange")
    theirs = dict.fromkeys((*ends["provider"], *ends["partner"]))
    figures = each("figure", told["figure_id"])
    return reply((*figures, *each("country", theirs), *meant))


_STAFF = r"(?:staff(?: members?)?|employees|workers|personnel|officials)"
_STAFF_ZH = "(?:工作人员|员工|雇员|职员|人员|人手|职工)"


@RULES.answer(
    rf"how many {_STAFF} (?:(?:does|do|did|is|are|there) )*(?:(?:at|in|of) )?(?P<of>#\d)(?: (?:have|employ|got|there))*",
    rf"how many (?:people|persons|{_STAFF}) (?:works?|worked|are working|are employed) (?:for|at|in|by) (?P<of>#\d)",
    rf"(?:number|size) of (?:{_STAFF}|workforce) (?:of|at|in) (?P<of>#\d)",
    r"how (?:big|large) is (?P<of>#\d) (?:s )?(?:staff|workforce)",
    rf"(?P<of>#\d)(?:共|一共)?(?:有|雇|雇用)?(?:多少个?|几个?|几名|多少名){_STAFF_ZH}",
    rf"(?P<of>#\d){_STAFF_ZH}(?:有多少|人数|总数|数量)(?:人|名)?",
    rf"(?:有)?(?:多少|几)(?:个|名)?{_STAFF_ZH}?人?在(?P<of>#\d)工作",
)  # fmt: skip
def _staff(match: re.Match[str], question: Question) -> Reply | None:
    """How many work for a body is told of none."""
    meant = [pair for pair in whom(match["of"], question) if pair[0] in ("organisation", "commission")]  # fmt: skip
    said = N_("The report does not say how many people work for this body: {name}.")
    return untold(meant, lambda la: translate(said, la, name=called(meant, la)))


@RULES.answer(
    r"(?:which|what|how many) (?:regional )?commissions? (?:is|does|are) (?P<of>#\d) (?:belong to|in|member(?: of)?|part of)",
    r"(?:which|what) (?:regional )?commissions? (?:covers?|includes?|has|is responsible for|is for) (?P<of>#\d)",
    r"(?:哪些|哪个)(?:区域)?委员会(?:管|负责|包括|覆盖|涵盖|有)(?P<of>#\d)",
    r"(?:is|does) (?P<of>#\d) (?:belong to|in|member of|part of) (?P<then>#\d)",
    r"(?P<of>#\d)(?:属于|加入|参加|是)(?:哪些|哪个|哪几个|几个|多少个?|什么)(?:区域)?委员会(?:成员国?)?",
    r"(?P<of>#\d)(?:是|属于|是不是)(?P<then>#\d)(?:成员国?)?",
)
def _belongs(match: re.Match[str], question: Question) -> Reply | None:
    countries = [*ids(whom(match["of"], question), "country")]
    members = tables.load("commission_members").filter("in_2014", pl.col("iso3").is_in(countries))
    asked = commissions_of(whom(match.groupdict().get("then"), question))
    commissions = asked or [*members["commission_id"]]
    return reply([*each("country", countries), *each("commission", commissions)])  # fmt: skip


@RULES.answer(
    r"(?:where|in which city|in which country) (?:is|are) (?P<of>#\d)(?: (?:based|located|seated|headquartered|headquarters))?",
    r"(?:(?:where|what) (?:is|are) )?(?:seat|headquarters) of (?P<of>#\d)(?: located| based)?",
    r"(?:which|what) (?:country|city|place) (?:hosts?|houses?|is home to|is seat of) (?P<of>#\d)",
    r"(?:which|what) (?:country|city) is (?P<of>#\d) in",
    r"(?P<of>#\d) (?:seat|headquarters)",
    r"(?P<of>#\d)(?:总部|所在地|设)?(?:设|位)?(?:在|于)(?:哪里|哪儿|哪|何处|哪个城市|哪个国家|什么地方)",
    r"(?P<of>#\d)(?:总部|所在地)",
)  # fmt: skip
def _seat(match: re.Match[str], question: Question) -> Reply | None:
    meant = whom(match["of"], question)
    bodies = [*ids(meant, "organisation")]
    rows = tables.load("organisations").filter(pl.col("organisation_id").is_in(bodies))
    seats = [("place", own) for own in ids(meant, "place")] or [
        ("place", own) for own in rows["seat_place_id"].drop_nulls().unique(maintain_order=True)
    ]
    return reply([*seats, *meant]) if seats else untold(meant)


@RULES.answer(
    r"who (?:hosts?|houses?|runs?|is host (?:of|to)|hosted) (?P<of>#\d)",
    r"(?:which|what) (?:un )?(?:body|organi[sz]ation|agency|institution) (?:hosts?|houses?|is host (?:of|to)|hosted|is home to) (?P<of>#\d)",
    r"(?:who is )?(?:hosts? (?:of|to|for)|host (?:body|organi[sz]ation|agency) (?:of|for)) (?P<of>#\d)",
    r"(?:by )?(?:whom|who|which (?:body|agency|organi[sz]ation)) (?:is|was) (?P<of>#\d) hosted(?: by)?",
    r"where is (?P<of>#\d) hosted",
    r"(?P<of>#\d)(?:挂靠|隶属|附属|归|属于|由)(?:于|在)?(?:哪个|哪一个|什么|谁)(?:机构|组织)?(?:管|管理|领导|主管|托管)?",
    r"(?P<of>#\d)(?:东道(?:机构|方)|挂靠(?:机构|单位)|上级(?:机构)?|主管(?:机构)?)(?:是)?(?:谁|哪个|哪一个|什么)?(?:机构|组织)?",
    r"(?:谁|哪个机构|什么机构)(?:主管|托管|管理|领导)(?P<of>#\d)",
    r"(?:谁|哪个机构|什么机构)是(?P<of>#\d)(?:东道(?:机构|方)|挂靠(?:机构|单位))",
)  # fmt: skip
def _hosted(match: re.Match[str], question: Question) -> Reply | None:
    """The body to which another belongs, where a paragraph that names both says that it is the host."""
    own = [*ids(whom(match["of"], question), "organisation")]
    bodies = tables.load("organisations").filter(pl.col("organisation_id").is_in(own))
    hosts = [*bodies["parent_id"].drop_nulls()]
    mentions = tables.load("mentions")
    both = [
        mentions.filter(pl.col("entity_id").is_in(one))["paragraph"].implode()
        for one in (own, hosts)
    ]
    told = tables.load("paragraphs").filter(
        pl.col("paragraph").is_in(both[0]), pl.col("paragraph").is_in(both[1]),
        pl.col("gist_en").str.contains(r"\bhost\b"),
    )  # fmt: skip
    found = [("organisation", one) for one in (*hosts, *own)]
    here = [("paragraph", str(one)) for one in told["paragraph"]]
    return reply((*found[:1], *here, *found)) if here else _seat(match, question)


@RULES.answer(
    rf"(?:which|what|how many) {BODIES} (?:(?:is|are|were|there) )*(?:(?:based|located|seated|headquartered|have their seat) )?(?:in|at) (?P<at>#\d)",
    rf"{BODIES} (?:(?:based|located|seated) )?(?:in|at) (?P<at>#\d)",
    r"在?(?P<at>#\d)(?:设)?有?(?:哪些|什么|多少个?|几个)(?:国际|联合国)?(?:机构|组织|中心|办公室)",
    r"(?:哪些|什么|多少个?|几个)(?:国际|联合国)?(?:机构|组织|中心|办公室)(?:总部)?(?:设|位|是)?(?:在|于)(?P<at>#\d)",
)  # fmt: skip
def _seated(match: re.Match[str], question: Question) -> Reply | None:
    at = whom(match["at"], question)
    seats = tables.load("organisations").filter(pl.col("seat_place_id").is_in(places_of(at)))
    bodies = each("organisation", seats["organisation_id"])
    here = [pair for pair in at if pair[0] in ("place", "country")]
    return reply([*bodies, *here]) if bodies else None


@RULES.answer(
    rf"(?:when|in (?:which|what) year|what year) (?:was|were|did|is) (?P<of>#\d) (?:{FOUNDED}|found|renamed|start(?:ed)?|begin|begun)(?: in)?",
    rf"(?:date|year) (?:of (?:founding|foundation|establishment|creation) of (?P<of>#\d)|(?P<own>#\d) was (?:{FOUNDED}))",
    r"how old is (?P<of>#\d)",
    rf"(?P<of>#\d)是?在?(?:何时|什么时候|什么时间|哪一?年|多久以前){FOUNDED_ZH}",
    rf"(?P<of>#\d){FOUNDED_ZH}(?:是|于|在)*(?:何时|什么时候|什么时间|哪一?年)",
    rf"(?:何时|什么时候|哪一?年){FOUNDED_ZH}(?P<of>#\d)",
    rf"(?P<of>#\d){FOUNDED_ZH}(?:时间|日期|年份)(?:是什么)?",
)
def _founded(match: re.Match[str], question: Question) -> Reply | None:
    meant = whom(match["of"] or match.groupdict().get("own"), question)
    found = _foundings(meant)
    if found:
        return reply([*found, *meant])
    said = N_("The report does not say when this was founded: {name}.")
    return untold(meant, lambda la: translate(said, la, name=called(meant, la)))


@RULES.answer(
    rf"who (?:{FOUNDED}) (?P<of>#\d)|(?:by whom|who) was (?P<own>#\d) (?:{FOUNDED})(?: by)?",
    rf"谁{FOUNDED_ZH}(?P<of>#\d)|(?P<own>#\d)是?由?谁{FOUNDED_ZH}",
)
def _founders(match: re.Match[str], question: Question) -> Reply | None:
    """The event in which a body was founded, whose page names who did so; else the countries behind it."""
    meant = whom(match["of"] or match["own"], question)
    told = _foundings(meant)
    return reply([*told, *meant]) if told else _members_of(meant)


def _foundings(meant: Meant) -> list[tuple[str, str]]:
    """The events in which a body was founded: those in which it takes part as what comes to be, not those
    in which it founds another."""
    acting = tables.load("event_organisations").filter(
        pl.col("organisation_id").is_in([*ids(meant, "organisation")]), role="participant"
    )
    events = tables.load("events").filter(
        pl.col("event_id").is_in(acting["event_id"].implode()), kind="founding"
    )
    return each("event", events["event_id"])
