"""Who helps whom, with how much; who works with whom."""

import re
from dataclasses import replace
from functools import cache

import polars as pl

from southsouth import tables
from southsouth.language import N_, translate
from southsouth.measures.figures import relating_to
from southsouth.search.asked.rules import (
    GOT,
    HELP,
    HELP_ZH,
    WHO,
    WHO_ZH,
    WHOLE,
    Meant,
    Reply,
    Rules,
    acted_in,
    called,
    countries_of,
    each,
    is_end,
    reply,
    untold,
    whom,
    with_names,
)
from southsouth.search.named import Question, ids

RULES = Rules()
#: Tried after all others, which say more of what they answer.
LAST = Rules()

_WITH = r"(?:works?|worked|cooperates?|cooperated|partners?|partnered)(?: together)? with"
_ANY_ZH = WHO_ZH.replace("?P<body>", "?:")  # beside another
_SUM_ZH = "多少(?:钱|资金|经费|预算|美元|款|援助|帮助|支持)?"
_IN_ALL = "(?:一共|总共|共|每年|已经?)?"


RULES.tell(
    (*reversed(WHOLE), ("chart", "cooperation-matrix"), ("chart", "cooperation-through")),
    rf"who {HELP} (?:whom|who)",
    rf"谁(?:在|给|向|为)?{HELP_ZH}谁|谁[和与跟]谁合作",
)


@RULES.answer(
    rf"{WHO} {HELP} (?P<to>#\d)",
    r"(?:help|aid|support|assistance) (?:for|to) (?P<to>#\d)",
    rf"(?:{WHO} )?(?:did|does|do) (?P<to>#\d) (?:get|receive|benefit)(?: (?:help|aid|support))?(?: from)?(?: whom| who)?",
    rf"(?P<to>#\d) {GOT} (?:whom|who|what)",
    rf"{WHO_ZH}(?:给|向|对|为)?(?P<to>#\d)?{HELP_ZH}(?P<then>#\d)?",
    rf"(?P<to>#\d)(?:从{WHO_ZH})?(?:得到|获得|接受|受到)(?:{_ANY_ZH})?{HELP_ZH}",
    rf"{WHO} (?:is|are) (?:paying|funding|financing|helping|supporting)(?: for)? (?P<to>#\d)",
    r"where (?:did|does|do) (?P<to>#\d) (?:get|take|receive|have)(?: (?:its|their))? (?:money|funds|funding)(?: from)?",
    r"where (?:did|does|do) (?P<to>#\d)(?: s)? (?:money|funds|funding) come from",
    rf"谁在(?P<to>#\d)(?:{HELP_ZH}|开展合作)",
    r"(?P<to>#\d)(?:钱|资金|经费|预算)是?(?:从|来自|由|靠)?(?:哪里|哪儿|谁|何处|哪)(?:来|给|出|提供)?",
)  # fmt: skip
def _helped(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    partner = whom(said.get("to") or said.get("then"), question)
    sums, money = _wants_sums(match), _wants_money(match)
    return _linked(partner=partner, sort=_sort(match), sums=sums, money=money) if partner else None


@RULES.answer(
    rf"(?:{WHO} )?(?:did|does|do|is|was) (?P<of>#\d) {HELP}",
    rf"(?P<of>#\d) {HELP}(?: {WHO})?",
    rf"{WHO} (?P<of>#\d) {HELP}",
    rf"(?:countr(?:y|ies)|states?|those|bod(?:y|ies)|organi[sz]ations?) (?:(?:is|are|was|were) )?{HELP} by (?P<of>#\d)",
    rf"{WHO} (?:is|are|was|were) {HELP} by (?P<of>#\d)",
    rf"{WHO} {GOT} (?P<of>#\d)",
    r"(?:help|aid|support|assistance) (?:from|by|of) (?P<of>#\d)",
    rf"(?P<of>#\d)(?:向|给|对|为)?(?:{WHO_ZH})?{HELP_ZH}(?:{_ANY_ZH})?",
    rf"{WHO_ZH}(?:从|得到|获得|接受|受到|由)+(?P<of>#\d)(?:得到|获得|接受|受到)?{HELP_ZH}",
    r"how much (?:money )?(?:did|does|do|is|has) (?P<of>#\d) (?:have|got|hold)",
    r"how much (?:money )?(?:is )?in (?P<of>#\d)",
    r"what is (?P<of>#\d) worth",
    rf"(?P<of>#\d){_IN_ALL}(?:在|为|给|对|上|方面)*(?:有|给|出|花|捐|拨|拨付|用|支出|投入|{HELP_ZH})出?{_SUM_ZH}",
    rf"(?P<of>#\d){_IN_ALL}(?:在|为|给|对|上|方面)*(?:花|支出|拨付?)(?:什么|哪些)(?:钱|资金|经费)?",
    rf"(?P<of>#\d)(?:给|帮|向|为){WHO_ZH}(?:什么|{HELP_ZH})?",
)  # fmt: skip
def _gave(match: re.Match[str], question: Question) -> Reply | None:
    if _wants_sums(match) and (spent := _sums_of(whom(match["of"], question))):
        return spent
    return _linked(provider=whom(match["of"], question), sums=_wants_sums(match))


@RULES.answer(
    r"(?:(?:how much|what|how large|how big) (?:is|was|are|were) )?(?P<of>#\d) (?:contributions?|donations?|aid|assistance|help|support)",
    r"(?P<of>#\d)的?(?:贡献|捐款|捐助|捐赠|出资|援助|资助)(?:是|有)?(?:什么|哪些|多少钱?)?",
)
def _contribution(match: re.Match[str], question: Question) -> Reply | None:
    """What a country gives; of a body such words may mean what it gets."""
    meant = whom(match["of"], question)
    is_country = any(ids(meant, "country"))
    return _linked(provider=meant, sums=_wants_sums(match)) if is_country else None


@RULES.answer(
    r"(?P<of>#\d)(?: s)? (?:money|funds|funding|sums?|amounts?|payments?|dollars?)(?: (?:given|paid|provided))?",
    r"(?:money|funds|funding|sums?|amounts?|payments?|dollars?) (?:(?:given|paid|provided|of|from|by|for) )*(?P<by>#\d)",
    r"(?P<of>#\d)的?(?:多少)?(?:钱|资金|款项?|金额|供资)",
    r"(?:钱|资金|款项?|金额)(?P<by>#\d)",
)
def _money_of(match: re.Match[str], question: Question) -> Reply | None:
    """What a country gives, the sums first; of a body the sums that are given for it."""
    meant = whom(match["of"] or match["by"], question)
    if any(ids(meant, "country")):
        return _linked(provider=meant, sums=True)
    own = relating_to([*ids(meant, "organisation")])
    sums = each("figure", tables.load("figures").filter(own, unit="USD")["figure_id"])
    return reply((*sums, *meant)) if sums else None


@RULES.answer(
    rf"(?:(?:{WHO}|how much|when|why) )?(?:did|does|do) (?P<of>#\d) {HELP} (?P<to>#\d)",
    rf"(?P<of>#\d) {HELP} (?P<to>#\d)",
    r"(?:(?:how much|what|how large|how big) (?:is|was|are|were) )?(?P<of>#\d) (?:contributions?|support|funding|help|aid|assistance|money|payments?) (?:to|for) (?P<to>#\d)",
    rf"(?P<of>#\d)(?:如何|怎样|向|给|对|为)?(?:(?P<to>#\d){HELP_ZH}|{HELP_ZH}(?P<then>#\d))(?:什么|{_SUM_ZH})?",
    rf"(?P<to>#\d)(?:从|由|向)?(?:收到|得到|获得|接受|拿到)(?:来自)?(?P<of>#\d)(?:给|提供|捐)?的?(?:{_SUM_ZH}|钱|资金|捐款|援助|什么)?",
    r"(?:how much|what)(?: money| help| funding| support)? (?:did|does|do|is|was) (?P<to>#\d) (?:get|receive|receiving|take)(?: help| money| funding)? from (?P<of>#\d)",
    r"(?P<of>#\d)(?:向|给|对|为|到)(?P<to>#\d)",
    rf"(?:which|what|how many) (?P<to>#\d) (?:countr(?:y|ies)|states?) (?:did|does|do|is) (?P<of>#\d) {HELP}",
    rf"(?:(?:which|what|how many) )?(?P<to>#\d) (?:countr(?:y|ies)|states?) (?:(?:is|are|was|were) )?{HELP} by (?P<of>#\d)",
    rf"(?P<of>#\d)(?:{HELP_ZH})(?:哪些|哪个|多少个?|几个)(?P<to>#\d)国家",
    r"what (?:did|does|do|is) (?P<of>#\d) (?:doing|done|do|give|offer|bring|provide|mean) (?:for|to|in|with) (?P<to>#\d)",
    rf"(?P<of>#\d)(?:在|为|给|对|向|帮){_IN_ALL}(?P<to>#\d)(?:做|干|提供|有|出|给|花|投入?|捐|{HELP_ZH})?"
    rf"(?:{_SUM_ZH}|(?:什么|哪些)(?:事|工作|帮助|援助|支持|贡献|项目|合作)?)",
)  # fmt: skip
def _gave_to(match: re.Match[str], question: Question) -> Reply | None:
    to = match.groupdict().get("to") or match.groupdict().get("then")
    provider, partner = whom(match["of"], question), whom(to, question)
    told = _linked(provider=provider, partner=partner, sums=_wants_sums(match))
    if told is None or not told.is_weak or _wants_sums(match):
        return told
    return _otherwise(provider, partner, is_answer=bool(_DOES.search(match[0]))) or told


_DOES = re.compile(r"\b(?:do|does|doing|done|mean)\b|[做干]")


def _otherwise(one: Meant, other: Meant, *, is_answer: bool) -> Reply | None:
    """Cases of two that provide nothing to each other: where one has its seat at the other's, or they are led or
    brought together. They answer what is done, not who helped."""
    links = tables.load("cooperation")
    found = links.filter(is_end(one, "provider") & is_end(other, "partner"))
    both = [pair for pair in (*one, *other) if pair[0] in ("country", "organisation")]
    return replace(Reply((*each("cooperation", found["link_id"]), *both)), is_weak=not is_answer) if found.height else None  # fmt: skip


_WHOLE_ALONE = N_("The report gives the sum of all who gave, and not what {name} gave alone.")


@RULES.answer(
    r"(?:what (?:is|was) )?(?P<of>#\d)(?: s)? (?:shares?|parts?|portions?|percentages?|proportions?|contributions?|payments?|stakes?) (?:of|in|to|for) (?P<to>#\d)(?: s)?(?: (?:fund|funds|money|funding|contributions?|sum|total|extrabudgetary|resources))*",
    r"(?:what |how (?:much|large|big) (?:a |is )?)?(?:shares?|parts?|portions?|percentages?|proportions?)? ?(?:of )?(?P<to>#\d)(?: fund| money)* (?:did|does|do|is|was|came|comes) (?:from |by )?(?P<of>#\d)(?: give| pay| contribute| provide| fund| hold)?",
    r"how much of (?P<to>#\d)(?: fund| money)* (?:(?:did|does|do|is|was|came|comes) )?(?:from |by )?(?P<of>#\d)(?: gives?| gave| pays?| paid| contributed?| provided?| funds?| holds?)?",
    r"(?P<of>#\d)(?:在|对|占|向|为)*(?P<to>#\d)(?:的|中|里|资金|出资|总额|所?占)*(?:份额|比例|占比|比重|出资额?|出资份额|贡献|百分之几|占多少|出多少钱?|有多少份额)(?:是|有|为)*(?:多少|多大|几成)?",
    r"(?P<to>#\d)(?:中|里)?(?P<of>#\d)(?:出资?|提供|给|付)(?:多少钱?|的?份额|百分之几|几成)",
    r"(?P<to>#\d)(?:中|里|的?资金|有|的)*(?:多少|百分之几|几成|多大比例)?(?:是|来自|由)(?P<of>#\d)(?:出资?|提供|支付|给)?(?:的)?(?:多少)?",
)  # fmt: skip
def _share_of(match: re.Match[str], question: Question) -> Reply | None:
    """What one of several gave to a body for which the report gives but the sum of all: the sum, as theirs."""
    of, to = whom(match["of"], question), whom(match["to"], question)
    links = tables.load("cooperation").filter(is_end(of, "provider"), _is_theirs(to) | pl.col("via").is_in([*ids(to, "organisation")]))  # fmt: skip
    shared = links.filter(pl.col("amount_shared_by") > 1, pl.col("figure_id").is_in(_amounts().implode()))  # fmt: skip
    if shared.is_empty() or links.filter(amount_shared_by=1).height:
        return None
    sums = each("figure", shared["figure_id"].unique(maintain_order=True))
    found = reply([*sums, *each("cooperation", links["link_id"]), *to, *of])
    return found and replace(found, is_weak=True, says=lambda la: translate(_WHOLE_ALONE, la, name=called(of, la)))  # fmt: skip


def _sums_of(meant: Meant) -> Reply | None:
    """The amounts that the report gives for a body, those for South-South cooperation first."""
    figures = tables.load("figures").filter(
        pl.col("organisation_id").is_in([*ids(meant, "organisation")]), unit="USD"
    )
    apart = ~pl.col("subject_en").str.contains("South-South")
    own = figures.sort(apart, maintain_order=True)["figure_id"]
    bodies = [pair for pair in meant if pair[0] == "organisation"]
    return reply([*each("figure", own), *bodies]) if own.len() else None


def _wants_sums(match: re.Match[str]) -> bool:
    """Whether a question is of how much: then the figures given for the cases stand first."""
    return bool(_SUMS.search(match[0]))


#: What is spent, or paid and set aside by one who is named, is a sum.
_SUMS = re.compile(
    r"how much|worth|\bcontributions?\b|\bpayments?\b|\bspen(?:ds?|t)\b|多少|(?:花|支出|拨付?)(?:什么|哪些)"
    r"|\bwhat (?:did|does|do|is|has|have)? ?#\d (?:pa(?:y|id)|allocat|commit|devot|earmark|set aside|put)"
)


def _wants_money(match: re.Match[str]) -> bool:
    """Whether a question is of money: then the cases for which a sum is given stand first."""
    return bool(
        re.search(r"\b(?:pay|paid|fund|financ|money|sponsor)|钱|资|款|经费|付费|买单", match[0])
    )


@RULES.answer(
    rf"{WHO} {_WITH} (?P<of>#\d)",
    rf"{WHO} (?:did|does|do|is|are) (?P<of>#\d) (?:work|working|cooperat(?:e|ing)|partner) with",
    r"(?:who are )?(?:partners of (?P<of>#\d)|(?P<own>#\d) partners)",
    rf"(?P<of>#\d)[与和同跟]{WHO_ZH}合作",
    rf"{WHO_ZH}[与和同跟](?P<of>#\d)合作",
    r"(?P<of>#\d)(?:合作伙伴|合作方|伙伴)(?:是)?(?:有哪些|是谁|有谁)?",
)
def _works_with(match: re.Match[str], question: Question) -> Reply | None:
    meant = whom(match["of"] or match.groupdict().get("own"), question)
    links = tables.load("cooperation")
    rows = links.filter(is_end(meant, "provider") | is_end(meant, "partner"))
    return reply(each("cooperation", rows["link_id"]))


@RULES.answer(
    r"(?:how|what|where|when|does|do|did) (?:(?:does|do|did|is|are) )?(?P<of>#\d) and (?P<to>#\d) (?:cooperate|cooperating|work together|working together|do together)(?: on| in)?",
    r"(?:what )?(?:cooperation|links?|relations?)(?: is there| are there)? between (?P<of>#\d) and (?P<to>#\d)",
    r"(?P<of>#\d)[和与同跟](?P<to>#\d)(?:之间)?(?:有|开展|进行|如何|怎样)*(?:什么|哪些)?(?:样)?合作(?:什么|项目|关系)?",
)  # fmt: skip
def _together(match: re.Match[str], question: Question) -> Reply | None:
    one, other = whom(match["of"], question), whom(match["to"], question)
    there = is_end(one, "provider") & is_end(other, "partner")
    back = is_end(other, "provider") & is_end(one, "partner")
    found = tables.load("cooperation").filter(there | back)
    countries = [pair for pair in (*one, *other) if pair[0] == "country"]
    cases = each("cooperation", found["link_id"])
    return reply((*cases, *countries, *WHOLE)) if cases else None


@RULES.answer(
    rf"(?:which|what|how many) (?:countries|states) (?:(?:have|were|are) )?(?:{GOT}|(?:helped|supported|aided))(?: help| aid| support)?",
    r"(?:哪些|多少个?|几个)国家(?:得到|获得|接受|受到)(?:帮助|援助|支持|资助|合作)*",
)
def _are_helped(_match: re.Match[str], _question: Question) -> Reply | None:
    links = tables.load("cooperation").filter(link_kind="provision", partner_kind="country")
    return reply([("chart", "cooperation-ends"), *each("cooperation", links["link_id"])])


def _sort(match: re.Match[str]) -> str:
    """Of which sort those are that are asked for, where the question says it."""
    said = match[0]
    if match.groupdict().get("body"):
        return "organisation"
    is_country = re.search(r"countr|state|nation|government|国家", said.partition("#")[0])
    return "country" if is_country else ""


def _linked(
    provider: Meant = (),
    partner: Meant = (),
    sort: str = "",
    *,
    sums: bool = False,
    money: bool = False,
) -> Reply | None:
    """Cases in which something is provided, those to a country named first; where there are none,
    exchanges. With `sums` the amounts given for them come before; with `money` the cases that have one
    come first, and the amounts after. Where a sum is asked for and none is given for these cases, that is
    said, and the provider's other amounts come after."""
    own = _provided(provider)
    rows = _to(partner, own, through=bool(provider))
    if sort:
        rows = rows.filter(pl.col("provider_kind") == sort)
    kinds = rows["link_kind"].unique()
    kind = next((kind for kind in ("provision", "exchange") if kind in kinds), "")
    found = rows.filter(pl.col("link_kind") == kind)
    if found.is_empty():
        return untold((*provider, *partner, *acted_in(partner), *WHOLE[:1]))
    has_sum = pl.col("figure_id").is_in(_amounts().implode()).fill_null(value=False)
    alone = pl.col("amount_shared_by").fill_null(1)
    amounts = [
        ("figure", one)
        for one in found.filter(has_sum).sort(alone > 1, maintain_order=True)["figure_id"]
    ]
    if sums or money:
        found = found.sort(~has_sum, maintain_order=True)
    before, after = (amounts, []) if sums else ([], amounts if money else [])
    is_untold = sums and not amounts and bool(provider)
    if is_untold:
        others = own.filter(has_sum, pl.col("link_kind") == "provision")["figure_id"]
        after = each("figure", others)
    cases = each("cooperation", found["link_id"])
    countries = [pair for pair in (*provider, *partner) if pair[0] == "country"]
    told = reply((*before, *cases, *after, *countries, *WHOLE))
    if told and is_untold and called(provider, "en"):
        return replace(told, is_weak=True, says=lambda la: translate(_NO_SUM, la, name=called(provider, la)))  # fmt: skip
    is_shared = sums and bool(amounts) and bool(provider) and found.filter(has_sum & (alone <= 1)).is_empty()  # fmt: skip
    if told and is_shared and called(provider, "en"):
        return replace(told, says=lambda la: translate(_WHOLE_ALONE, la, name=called(provider, la)))
    return replace(told, is_weak=True) if told and is_untold else told


_NO_SUM = N_("The report gives no sum for what {name} provided here.")


def _provided(provider: Meant) -> pl.DataFrame:
    """Cases of a provider, or of a fund by which others give; of nobody, all."""
    links = tables.load("cooperation")
    own = links.filter(is_end(provider, "provider")) if provider else links
    through = pl.col("via").is_in([*ids(provider, "organisation")])
    return links.filter(through) if own.is_empty() else own


def _to(partner: Meant, rows: pl.DataFrame, *, through: bool) -> pl.DataFrame:
    """Those cases to a partner, first those that name it; without one, first those to a country. With
    `through` also those whose sum is the partner's."""
    if not partner:
        return rows.sort(pl.col("partner_kind") != "country", maintain_order=True)
    exactly, within = is_end(partner, "partner"), _within(partner)
    if through:
        within |= _is_theirs(partner).fill_null(value=False)
    return pl.concat([rows.filter(exactly), rows.filter(~exactly & within)])


@cache
def _amounts() -> pl.Series:
    """The figures that are amounts of money."""
    return tables.load("figures").filter(unit="USD")["figure_id"]


def _within(meant: Meant) -> pl.Expr:
    """Whether the partner lies in a region that is meant."""
    within = countries_of(meant)
    return pl.col("partner").is_in([*within["iso3"], *within["subregion"].drop_nulls().unique()])


def _is_theirs(meant: Meant) -> pl.Expr:
    """Whether the number given for a link is one of a body that is meant, or of a part of it."""
    own = [*ids(meant, "organisation")]
    its = tables.load("organisations").filter(pl.col("parent_id").is_in(own))["organisation_id"]
    figures = tables.load("figures").filter(pl.col("organisation_id").is_in([*own, *its]))
    return pl.col("figure_id").is_in(figures["figure_id"].implode())


@LAST.answer(
    rf"{WHO} {HELP} (?!whom?\b)(?P<held>[^#]+)",
    rf"{WHO_ZH}(?:给|向|对|为)?{HELP_ZH}(?!谁)(?P<held>[^#]+)",
    rf"{WHO_ZH}(?:给|向|对|为)(?P<held>[^#]+){HELP_ZH}",
)
def _helped_what(match: re.Match[str], question: Question) -> Reply | None:
    """Who helps what has no name here is found by words among the cases."""
    return Reply(query=with_names(match["held"], question), kinds=("cooperation",))
