"""Questions put in words that the columns of the tables answer: who helped whom, how many, when, where.

A search wants rows that hold the words of a query; of a question the answer is often a row that holds
none of them. Each rule is a pattern of a question's skeleton (`named.Question`) and what answers it. A
question that holds anything beside is left to the search by words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import polars as pl

from southsouth import arithmetic, geography, tables
from southsouth.measures import asked as given
from southsouth.search.named import PARTY, Question, ids
from southsouth.vocabulary import FAMILY_OF, SOURCES

Ids = Iterable[tuple[str, str]]
_Meant = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """What answers a question.

    Attributes:
        found: Kinds and ids of entries, the first answer first.
        query: Where the words that are left find the answer, those words; else nothing.
        kinds: The kinds of entries, of those that `query` finds, that answer.
        doubts: Whether what answers are the doubts of what `query` finds.
        is_weak: Whether the report does not tell what is asked, and these are only those who are named.
    """

    found: tuple[tuple[str, str], ...] = ()
    query: str = ""
    kinds: tuple[str, ...] = ()
    doubts: bool = False
    is_weak: bool = False


@dataclass(frozen=True)
class _Rule:
    """A pattern of whole skeletons, and what it asks for; None where that has no answer here."""

    pattern: re.Pattern[str]
    answer: Callable[[re.Match[str], Question], Reply | None]


def replies(question: Question) -> Iterator[Reply]:
    """What may answer a question, the likeliest first; nothing for a text that is none of those known here.

    Of whom the report does not tell what is asked, no reply is looked for by words alone.
    """
    skeleton = _NOISE.sub(" ", _MONTH.sub("", question.skeleton))
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
    """A question of those whom it names, without that it is of South-South cooperation, which all is."""
    left = " ".join(_PURPOSE.sub(" ", skeleton).split())
    return left if "#" in left else skeleton


_PURPOSE = re.compile(
    r"(?: (?:for|on|to|in|towards?))?(?: (?:#\d|south) (?:#\d|south))(?: and triangular)? cooperation\b"
    "|(?:用于|为|给|对|向|在)?南南(?:和三角)?合作(?:上|方面)?(?!办公室)"
)


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_MONTH = re.compile(rf"\b(?P<en>{'|'.join(_MONTHS)}) (?=\d{{4}}\b)|(?<=年)(?P<zh>\d\d?)月份?")
_NOISE = re.compile(
    r"\b(?:please|the|an?|has|have|had|been|any|all|will|would|in total|altogether|overall|(?:per|a|each|every) year|yearly|so far|according to (?:the )?report|in (?:the )?report)\b"
)
_NOISE_ZH = re.compile("请问|据报告|报告[中里]|[了的吗呢过都曾]")

_HELP = (
    r"(?:help|support|assist|aid|fund|financ|give|gave|provide|donat|offer|train|teach|taught|pay|paid|sponsor"
    r"|contribut|committ?|spen[dt]|allocat|devot|earmark|set aside|put)"
    r"(?:s|ed|d|e|es|ing)?(?: (?:to|for|help|aid|support|assistance|money|with|on|into))*"
)
_GOT = r"(?:gets?|got|receives?|received|benefits?|benefited)(?: (?:help|aid|support|assistance|money))*(?: from)?"
_WHO = r"(?:who|whom|what|which|where|how much|how)(?: (?:countr(?:y|ies)|(?P<body>organi[sz]ations?|bod(?:y|ies)|agenc(?:y|ies)|funds?)|states?|nations?|governments?|parties|others?|else|help|aid|money|kinds? of help))?"
_WITH = r"(?:works?|worked|cooperates?|cooperated|partners?|partnered)(?: together)? with"
_HELP_ZH = "(?:提供(?:帮助|援助|支持|资金|经费)?|帮助|援助|支持|资助|支援|帮忙|帮|出资|出钱|供资|付钱|付费|拨款|捐款|买单)给?"
_WHO_ZH = (
    "(?:谁|哪里|什么|哪些|哪个|哪几个|怎样|如何)(?:国家|(?P<body>机构|组织|基金)|地区|方|人|项目)?"
)
_ANY_ZH = _WHO_ZH.replace("?P<body>", "?:")  # beside another


_SUM_ZH = "多少(?:钱|资金|经费|预算|美元|款)?"
_IN_ALL = "(?:一共|总共|共|每年|已经?)?"


def _rules(*patterns: str) -> Callable[[Callable[..., Reply | None]], Callable[..., Reply | None]]:
    """Declares what answers the questions of some patterns."""

    def declare(answer: Callable[..., Reply | None]) -> Callable[..., Reply | None]:
        _RULES.extend(_Rule(re.compile(pattern), answer) for pattern in patterns)
        return answer

    return declare


_RULES: list[_Rule] = []


# Who gives to whom. In English and Chinese alike whoever stands before the verb gives.


@_rules(
    rf"{_WHO} {_HELP} (?P<to>#\d)",
    r"(?:help|aid|support|assistance) (?:for|to) (?P<to>#\d)",
    rf"(?:{_WHO} )?(?:did|does|do) (?P<to>#\d) (?:get|receive|benefit)(?: (?:help|aid|support))?(?: from)?(?: whom| who)?",
    rf"(?P<to>#\d) {_GOT} (?:whom|who|what)",
    rf"{_WHO_ZH}(?:给|向|对|为)?(?P<to>#\d)?{_HELP_ZH}(?P<then>#\d)?",
    rf"(?P<to>#\d)(?:从{_WHO_ZH})?(?:得到|获得|接受|受到)(?:{_ANY_ZH})?{_HELP_ZH}",
    rf"{_WHO} (?:is|are) (?:paying|funding|financing|helping|supporting)(?: for)? (?P<to>#\d)",
    r"where (?:did|does|do) (?P<to>#\d) (?:get|take|receive|have)(?: (?:its|their))? (?:money|funds|funding)(?: from)?",
    r"where (?:did|does|do) (?P<to>#\d)(?: s)? (?:money|funds|funding) come from",
    rf"谁在(?P<to>#\d)(?:{_HELP_ZH}|开展合作)",
    r"(?P<to>#\d)(?:钱|资金|经费|预算)是?(?:从|来自|由|靠)?(?:哪里|哪儿|谁|何处|哪)(?:来|给|出|提供)?",
)  # fmt: skip
def _helped(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    partner = _name(said.get("to") or said.get("then"), question)
    sums, money = _wants_sums(match), _wants_money(match)
    return _linked(partner=partner, sort=_sort(match), sums=sums, money=money) if partner else None


@_rules(
    rf"(?:{_WHO} )?(?:did|does|do|is|was) (?P<of>#\d) {_HELP}",
    rf"(?P<of>#\d) {_HELP}(?: {_WHO})?",
    rf"{_WHO} (?P<of>#\d) {_HELP}",
    rf"(?:countr(?:y|ies)|states?|those|bod(?:y|ies)|organi[sz]ations?) (?:(?:is|are|was|were) )?{_HELP} by (?P<of>#\d)",
    rf"{_WHO} (?:is|are|was|were) {_HELP} by (?P<of>#\d)",
    rf"{_WHO} {_GOT} (?P<of>#\d)",
    r"(?:help|aid|support|assistance) (?:from|by|of) (?P<of>#\d)",
    rf"(?P<of>#\d)(?:向|给|对|为)?(?:{_WHO_ZH})?{_HELP_ZH}(?:{_ANY_ZH})?",
    rf"{_WHO_ZH}(?:从|得到|获得|接受|受到|由)+(?P<of>#\d)(?:得到|获得|接受|受到)?{_HELP_ZH}",
    r"how much (?:money )?(?:did|does|do|is|has) (?P<of>#\d) (?:have|got|hold)",
    r"how much (?:money )?(?:is )?in (?P<of>#\d)",
    r"what is (?P<of>#\d) worth",
    rf"(?P<of>#\d){_IN_ALL}(?:在|为|给|对|上|方面)*(?:有|给|出|花|捐|拨|拨付|用|支出|投入|{_HELP_ZH})出?{_SUM_ZH}",
    rf"(?P<of>#\d)(?:给|帮|向|为){_WHO_ZH}(?:什么|{_HELP_ZH})?",
)  # fmt: skip
def _gave(match: re.Match[str], question: Question) -> Reply | None:
    if _wants_sums(match) and (spent := _sums_of(_name(match["of"], question))):
        return spent
    return _linked(provider=_name(match["of"], question), sums=_wants_sums(match))


@_rules(
    rf"(?:(?:{_WHO}|how much|when|why) )?(?:did|does|do) (?P<of>#\d) {_HELP} (?P<to>#\d)",
    rf"(?P<of>#\d) {_HELP} (?P<to>#\d)",
    r"(?P<of>#\d) (?:contributions?|support|funding|help|aid|assistance|money|payments?) (?:to|for) (?P<to>#\d)",
    rf"(?P<of>#\d)(?:如何|怎样|向|给|对|为)?(?:(?P<to>#\d){_HELP_ZH}|{_HELP_ZH}(?P<then>#\d))(?:什么|多少)?",
    r"what (?:did|does|do|is) (?P<of>#\d) (?:doing|done|do|give|offer|bring|provide|mean) (?:for|to|in|with) (?P<to>#\d)",
    rf"(?P<of>#\d)(?:在|为|给|对|向|帮){_IN_ALL}(?P<to>#\d)(?:做|干|提供|有|出|给|花|投入?|捐|{_HELP_ZH})?"
    rf"(?:{_SUM_ZH}|(?:什么|哪些)(?:事|工作|帮助|援助|支持|贡献|项目|合作)?)",
)  # fmt: skip
def _gave_to(match: re.Match[str], question: Question) -> Reply | None:
    to = match.groupdict().get("to") or match.groupdict().get("then")
    provider, partner = _name(match["of"], question), _name(to, question)
    return _linked(provider=provider, partner=partner, sums=_wants_sums(match))


def _sums_of(meant: _Meant) -> Reply | None:
    """The amounts that the report gives for a body, those for South-South cooperation first."""
    figures = tables.load("figures").filter(
        pl.col("organisation_id").is_in([*ids(meant, "organisation")]), unit="USD"
    )
    apart = ~pl.col("subject_en").str.contains("South-South")
    own = figures.sort(apart, maintain_order=True)["figure_id"]
    bodies = [pair for pair in meant if pair[0] == "organisation"]
    return _reply([*(("figure", one) for one in own), *bodies]) if own.len() else None


def _wants_sums(match: re.Match[str]) -> bool:
    """Whether a question is of how much: then the figures given for the cases stand first."""
    return bool(re.search("how much|worth|多少", match[0]))


def _wants_money(match: re.Match[str]) -> bool:
    """Whether a question is of money: then the cases for which a sum is given stand first."""
    return bool(
        re.search(r"\b(?:pay|paid|fund|financ|money|sponsor)|钱|资|款|经费|付费|买单", match[0])
    )


@_rules(
    rf"{_WHO} {_WITH} (?P<of>#\d)",
    rf"{_WHO} (?:did|does|do|is|are) (?P<of>#\d) (?:work|working|cooperat(?:e|ing)|partner) with",
    r"(?:who are )?(?:partners of (?P<of>#\d)|(?P<own>#\d) partners)",
    rf"(?P<of>#\d)[与和同跟]{_WHO_ZH}合作",
    rf"{_WHO_ZH}[与和同跟](?P<of>#\d)合作",
    r"(?P<of>#\d)(?:合作伙伴|合作方|伙伴)(?:是)?(?:有哪些|是谁|有谁)?",
)
def _works_with(match: re.Match[str], question: Question) -> Reply | None:
    meant = _name(match["of"] or match.groupdict().get("own"), question)
    links = tables.load("cooperation")
    rows = links.filter(_is(meant, "provider") | _is(meant, "partner"))
    return _reply(("cooperation", own) for own in rows["link_id"])


@_rules(
    r"(?:how|what|where|when|does|do|did) (?:(?:does|do|did|is|are) )?(?P<of>#\d) and (?P<to>#\d) (?:cooperate|cooperating|work together|working together|do together)(?: on| in)?",
    r"(?:what )?(?:cooperation|links?|relations?)(?: is there| are there)? between (?P<of>#\d) and (?P<to>#\d)",
    r"(?P<of>#\d)[和与同跟](?P<to>#\d)(?:之间)?(?:有|开展|进行|如何|怎样)*(?:什么|哪些)?(?:样)?合作(?:什么|项目|关系)?",
)  # fmt: skip
def _together(match: re.Match[str], question: Question) -> Reply | None:
    one, other = _name(match["of"], question), _name(match["to"], question)
    there = _is(one, "provider") & _is(other, "partner")
    back = _is(other, "provider") & _is(one, "partner")
    found = tables.load("cooperation").filter(there | back)
    countries = [pair for pair in (*one, *other) if pair[0] == "country"]
    cases = [("cooperation", own) for own in found["link_id"]]
    return _reply((*cases, *countries, *_WHOLE)) if cases else None


@_rules(
    rf"(?:which|what|how many) (?:countries|states) (?:(?:have|were|are) )?(?:{_GOT}|(?:helped|supported|aided))(?: help| aid| support)?",
    r"(?:哪些|多少个?|几个)国家(?:得到|获得|接受|受到)(?:帮助|援助|支持|资助|合作)*",
)
def _are_helped(_match: re.Match[str], _question: Question) -> Reply | None:
    links = tables.load("cooperation").filter(link_kind="provision", partner_kind="country")
    return _reply(
        [("chart", "cooperation-ends"), *(("cooperation", own) for own in links["link_id"])]
    )


def _sort(match: re.Match[str]) -> str:
    """Of which sort those are that are asked for, where the question says it."""
    said = match[0]
    if match.groupdict().get("body"):
        return "organisation"
    is_country = re.search(r"countr|state|nation|government|国家", said.partition("#")[0])
    return "country" if is_country else ""


def _linked(
    provider: _Meant = (),
    partner: _Meant = (),
    sort: str = "",
    *,
    sums: bool = False,
    money: bool = False,
) -> Reply | None:
    """Cases in which something is provided, those to a country named first; where there are none,
    exchanges. With `sums` the amounts given for them come before; with `money` the cases that have one
    come first, and the amounts after. Where a sum is asked for and none is given for these cases, the
    provider's other amounts come after."""
    own = _provided(provider)
    rows = _to(partner, own, through=bool(provider))
    if sort:
        rows = rows.filter(pl.col("provider_kind") == sort)
    kinds = rows["link_kind"].unique()
    kind = next((kind for kind in ("provision", "exchange") if kind in kinds), "")
    found = rows.filter(pl.col("link_kind") == kind)
    if found.is_empty():
        return _untold((*provider, *partner, *_acted_in(partner), *_WHOLE[:1]))
    has_sum = pl.col("figure_id").is_in(_amounts().implode()).fill_null(value=False)
    alone = pl.col("amount_shared_by").fill_null(1)
    amounts = [
        ("figure", one)
        for one in found.filter(has_sum).sort(alone > 1, maintain_order=True)["figure_id"]
    ]
    if sums or money:
        found = found.sort(~has_sum, maintain_order=True)
    before, after = (amounts, []) if sums else ([], amounts if money else [])
    if sums and not amounts and provider:
        others = own.filter(has_sum, pl.col("link_kind") == "provision")["figure_id"]
        after = [("figure", one) for one in others]
    cases = [("cooperation", one) for one in found["link_id"]]
    countries = [pair for pair in (*provider, *partner) if pair[0] == "country"]
    return _reply((*before, *cases, *after, *countries, *_WHOLE))


def _provided(provider: _Meant) -> pl.DataFrame:
    """Cases of a provider, or of a fund by which others give; of nobody, all."""
    links = tables.load("cooperation")
    own = links.filter(_is(provider, "provider")) if provider else links
    through = pl.col("via").is_in([*ids(provider, "organisation")])
    return links.filter(through) if own.is_empty() else own


def _to(partner: _Meant, rows: pl.DataFrame, *, through: bool) -> pl.DataFrame:
    """Those cases to a partner, first those that name it; without one, first those to a country. With
    `through` also those whose sum is the partner's."""
    if not partner:
        return rows.sort(pl.col("partner_kind") != "country", maintain_order=True)
    exactly, within = _is(partner, "partner"), _within(partner)
    if through:
        within |= _is_theirs(partner).fill_null(value=False)
    return pl.concat([rows.filter(exactly), rows.filter(~exactly & within)])


@cache
def _amounts() -> pl.Series:
    """The figures that are amounts of money."""
    return tables.load("figures").filter(unit="USD")["figure_id"]


#: Where the cooperation of all can be read.
_WHOLE = (("page", "cooperation"), ("story", "who-helps-whom"))


def _is(meant: _Meant, end: str) -> pl.Expr:
    """Whether an end of a link is one of those who are meant; a country's government is the country."""
    own = [*ids(meant, "country", "organisation", PARTY), *map(str.lower, ids(meant, "commission"))]
    own += [f"gov-{code.lower()}" for code in ids(meant, "country")]
    return pl.col(end).is_in(own)


def _within(meant: _Meant) -> pl.Expr:
    """Whether the partner lies in a region that is meant."""
    within = _countries_of(meant)
    return pl.col("partner").is_in([*within["iso3"], *within["subregion"].drop_nulls().unique()])


def _is_theirs(meant: _Meant) -> pl.Expr:
    """Whether the number given for a link is one of a body that is meant, or of a part of it."""
    own = [*ids(meant, "organisation")]
    its = tables.load("organisations").filter(pl.col("parent_id").is_in(own))["organisation_id"]
    figures = tables.load("figures").filter(pl.col("organisation_id").is_in([*own, *its]))
    return pl.col("figure_id").is_in(figures["figure_id"].implode())


def _countries_of(meant: _Meant) -> pl.DataFrame:
    """The rows of geo/groups.csv whose region or subregion is meant."""
    regions = [*ids(meant, PARTY)]
    return geography.groups().filter(
        pl.col("region").is_in(regions) | pl.col("subregion").is_in(regions)
    )


_BIG = r"(?:biggest|largest|main|most important|greatest|top|leading)"
_GIVER = r"(?:givers?|donors?|providers?|contributors?|funders?|supporters?)"
_BIG_ZH = "最大(?:捐[助赠款]|援助|出资|提供|支持|供资|资助|给予)(?:者|方|国家?|人)?"
_GIVES = r"(?:gives?|gave|provides?|provided|helps?|helped|does|do|did|pays?|paid)(?: help| aid| support)?"
_MORE = r"(?:most|least|more(?: than(?: other| others)?(?: countr(?:y|ies)| one)?)?)"
_GIVES_ZH = "(?:给予?|提供|帮助|援助|支持|做|出)(?:别人|他国|钱)?(?:得|帮助|援助|支持)*"


@_rules(
    rf"(?:who|which \w+) {_GIVES} {_MORE}(?: (?P<of>#\d) or (?P<to>#\d))?",
    rf"(?:is|does|did|was) (?P<of>#\d) (?:{_GIVES} {_MORE}|(?:by far )?{_BIG} (?:single )?{_GIVER})",
    rf"(?:(?:who|what|which \w+) (?:is|are|was|were) )?{_BIG} (?:single )?{_GIVER}(?: countr(?:y|ies)| of (?:money|help|aid|funds|support))?",
    rf"(?:谁|哪个国家|哪国)是{_BIG_ZH}",
    rf"(?:(?P<of>#\d)是(?:不是)?)?{_BIG_ZH}(?:是(?:谁|哪个国家|哪国))?",
    rf"(?:(?P<of>#\d)[和与跟同、还是]+(?P<to>#\d))?(?:谁|哪个国家|哪国|哪个)?{_GIVES_ZH}(?:最多|最少|更多|多)",
)  # fmt: skip
def _gives_most(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    named = (*_name(said.get("of"), question), *_name(said.get("to"), question))
    charts = (("chart", "cooperation-givers"), ("chart", "cooperation-map"))
    return _reply((*charts, *named, *_WHOLE))


@_rules(
    rf"(?:who|which \w+) (?:is|are|was|were)?(?:{_GOT}|helped|supported) {_MORE}",
    rf"(?:(?:who|what|which \w+) (?:is|are|was|were) )?{_BIG} (?:single )?(?:recipients?|receivers?|beneficiar(?:y|ies))(?: countr(?:y|ies))?",
    "(?:(?:谁|哪个国家|哪国)是)?最大(?:受援|受助|受益|受惠)(?:者|方|国家?)(?:是(?:谁|哪个国家|哪国))?",
    "(?:谁|哪个国家|哪国)(?:得到|获得|接受|受到|受益|受惠|受援)(?:帮助|援助|支持|资金|钱)?得?(?:最多|最少)",
)  # fmt: skip
def _gets_most(_match: re.Match[str], _question: Question) -> Reply | None:
    return _reply((("chart", "cooperation-ends"), ("chart", "cooperation-map"), *_WHOLE))


@_rules(
    r"(?:compare|difference between|how (?:do|does|did)|(?:which|who) is (?:larger|bigger|smaller)) (?P<of>#\d) (?:and|with|to|or) (?P<to>#\d)(?: compare| funding| money| budgets?| aid| help| support| cooperation)?",
    r"(?:how (?:does|do) )?(?P<of>#\d) (?:vs|versus|compared? (?:with|to)) (?P<to>#\d)",
    r"(?:比较|对比)(?:一下)?(?P<of>#\d)[和与跟同、](?P<to>#\d)",
    r"(?P<of>#\d)[和与跟同](?P<to>#\d)(?:相?比较?|对比|谁多|(?:哪个|谁)(?:更|比较)?[大小多少]|有什么(?:不同|差别|区别))",
)
def _compared(match: re.Match[str], question: Question) -> Reply | None:
    both = (*_name(match["of"], question), *_name(match["to"], question))
    charts = (
        ("commission-sizes",)
        if _commissions(both)
        else ("cooperation-givers", "country-mentions-map")
    )
    return _reply((*both, *(("chart", own) for own in charts)))


@_rules(
    r"(?:who|which \w+) (?:pays?|paid|funds?|funded|financ(?:es?|ed)|gives? money)(?: most)?(?: (?:for|to))?(?: (?:#\d #\d )?cooperation)?(?: most)?",
    r"where (?:does|do|did) (?:(?:#\d #\d cooperation )?(?:money|funds|funding|resources))(?: for #\d #\d cooperation)? come from",
    r"(?:南南合作)?(?:钱|资金|经费)(?:是)?(?:从|来自|由)?(?:哪里|哪儿|谁|何处)(?:来|出|给|提供)?",
    r"(?:谁|哪些国家|哪个国家|哪些机构)(?:为|给)?(?:南南)?(?:合作)?(?:出资|付钱|出钱|供资|资助|买单)(?:南南)?(?:合作)?(?:最多)?",
)
def _pays(_match: re.Match[str], _question: Question) -> Reply | None:
    sums = ("cooperation-sums", "cooperation-amounts", "cooperation-givers")
    return _reply((*(("chart", own) for own in sums), *_WHOLE))


# Recommendations by their state, and by their number.

_STATES: Mapping[str, str] = {
    "not_implemented": r"(?:not|never) (?:yet )?(?:implemented|carried out|fulfilled|done)|(?:未|没有?|尚未)(?:得到)?(?:落实|执行|实施)",
    "largely_implemented": r"(?:largely|mostly) (?:implemented|carried out)|大部分(?:已|得到)?(?:落实|执行)",
    "in_progress": r"in progress|under ?way|being (?:implemented|carried out)|正在(?:落实|执行|实施)",
    "implemented": r"(?:fully )?(?:implemented|carried out|fulfilled|done)|(?:已经?)?(?:得到)?(?:落实|执行|实施)",
}
_STATE = "|".join(f"(?P<{state}>{words})" for state, words in _STATES.items())
_MANY = r"(?:how many|which|what|number of)"
_MANY_ZH = "(?:有)?(?:多少|几|哪些|哪几|哪一?|什么)[条项个]?"
_DONE_ZH = "(?:落实|执行|实施)"
_JIU_ZH = r"(?:#\d|联检组|联合检查组)?"


@_rules(
    rf"{_MANY} (?:of )?(?:#\d |jiu )?recommendations? (?:(?:is|are|was|were|remain(?:s|ed)?|got) )?(?:{_STATE})",
    rf"(?:{_STATE}) recommendations?",
    rf"{_JIU_ZH}{_MANY_ZH}建议(?:是|已经?)?(?:{_STATE})",
    rf"{_JIU_ZH}建议{_MANY_ZH}(?:是|已经?)?(?:{_STATE})",
    rf"{_JIU_ZH}建议(?:已经?|得到)?(?:{_STATE})(?:多少|几)[条项个]?",
    rf"(?:{_STATE})建议(?:有哪些|有多少[条项]?|有几[条项])?",
)
def _recommended(match: re.Match[str], _: Question) -> Reply | None:
    state = next(state for state in _STATES if match[state])
    rows = tables.load("recommendations").filter(pl.col("status") == state)
    found = (("recommendation", own) for own in rows["recommendation_id"])
    return _reply([("chart", "jiu-recommendations"), *found])


@_rules(
    r"(?:(?:what|how) (?:became|become|happened|came|(?:is|was) (?:status|state|fate|progress)|about) (?:of|to|with) |(?:implementation )?(?:status|state|fate|progress|implementation|follow up) (?:of|on|to) )(?:#\d |jiu )?recommendations?",
    r"(?:#\d |jiu )?recommendations? (?:implementation )?(?:status|progress|implementation)",
    rf"{_JIU_ZH}建议(?:{_DONE_ZH}(?:状况|情况|进展|得?(?:怎么样|怎样|如何)|结果)?|(?:状况|进展|状态|结果|下落))(?:如何|怎样|怎么样)?",
)  # fmt: skip
def _came_of_all(_match: re.Match[str], _question: Question) -> Reply | None:
    told = (("page", "recommendations"), ("story", "twelve-recommendations"))
    return _reply((("chart", "jiu-recommendations"), ("chart", "report-recommendations"), *told))


@_rules(
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
    order = sorted(own, key=lambda one: [*SOURCES].index(one.split("-")[0].upper()))
    return _reply(("recommendation", one) for one in order)


@_rules(
    rf"{_MANY} (?:recommendation|recommendations) (?:(?:is|are|was|were) )?(?:(?:addressed|directed|made|meant|sent) )?(?:to|for|at|concern(?:s|ing)?) (?P<of>#\d)",
    r"recommendations? (?:(?:addressed|directed|made) )?(?:to|for) (?P<of>#\d)",
    r"what (?:is|are|was|were) (?:recommended|asked|proposed|demanded) (?:of|to|from) (?P<of>#\d)",
    r"what (?:is|should|must|shall) (?P<of>#\d) (?:asked to )?do",
    rf"{_MANY_ZH}建议(?:是)?(?:向|对|给|针对|致)(?P<of>#\d)(?:提出)?",
    rf"(?:报告)?(?:向|对|给|针对)(?P<of>#\d)(?:提出|有)?(?:{_MANY_ZH})?建议(?:有哪些)?",
)  # fmt: skip
def _addressed(match: re.Match[str], question: Question) -> Reply | None:
    bodies = [*ids(_name(match["of"], question), "organisation")]
    asked = pl.col("addressed_to").str.split(";").list.eval(pl.element().is_in(bodies)).list.any()
    found = tables.load("recommendations").filter(asked.fill_null(value=False))
    own = [("recommendation", one) for one in found["recommendation_id"]]
    return _reply([*own, ("chart", "recommendation-duties")]) if own else None


# Members of commissions.


@_rules(
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
    meant = _name(match["of"], question)
    of = _commissions(meant)
    charts = (("chart", f"commission-members-{own.lower()}") for own in of)
    commissions = _reply([*(("commission", own) for own in of), *charts])
    return commissions or _members_of(meant)


def _members_of(meant: _Meant) -> Reply | None:
    """The figures that count the members of a body, or the countries that made it, and these."""
    own = [*ids(meant, "organisation")]
    told = tables.load("figures").filter(
        pl.col("organisation_id").is_in(own), pl.col("unit").is_in(["members", "countries"]),
        pl.col("topic").is_in(["membership", "institutions"]),
    )  # fmt: skip
    if told.is_empty():
        return _untold(pair for pair in meant if pair[0] == "organisation")
    ends = tables.load("cooperation").filter(pl.col("via").is_in(own), link_kind="exchange")
    theirs = dict.fromkeys((*ends["provider"], *ends["partner"]))
    figures = (("figure", one) for one in told["figure_id"])
    return _reply((*figures, *(("country", one) for one in theirs), *meant))


@_rules(
    r"(?:which|what|how many) (?:regional )?commissions? (?:is|does|are) (?P<of>#\d) (?:belong to|in|member(?: of)?|part of)",
    r"(?:which|what) (?:regional )?commissions? (?:covers?|includes?|has|is responsible for|is for) (?P<of>#\d)",
    r"(?:哪些|哪个)(?:区域)?委员会(?:管|负责|包括|覆盖|涵盖|有)(?P<of>#\d)",
    r"(?:is|does) (?P<of>#\d) (?:belong to|in|member of|part of) (?P<then>#\d)",
    r"(?P<of>#\d)(?:属于|加入|参加|是)(?:哪些|哪个|哪几个|几个|多少个?|什么)(?:区域)?委员会(?:成员国?)?",
    r"(?P<of>#\d)(?:是|属于|是不是)(?P<then>#\d)(?:成员国?)?",
)
def _belongs(match: re.Match[str], question: Question) -> Reply | None:
    countries = [*ids(_name(match["of"], question), "country")]
    members = tables.load("commission_members").filter("in_2014", pl.col("iso3").is_in(countries))
    asked = _commissions(_name(match.groupdict().get("then"), question))
    commissions = asked or [*members["commission_id"]]
    return _reply([*(("country", own) for own in countries), *(("commission", own) for own in commissions)])  # fmt: skip


def _commissions(meant: _Meant) -> list[str]:
    """The commissions that are meant, each of which is a body too."""
    known = set(tables.load("commissions")["commission_id"])
    own = [own.upper() for own in ids(meant, "commission", "organisation")]
    return [code for code in dict.fromkeys(own) if code in known]


# What took place.

_MET = r"(?P<met>meetings?|conferences?|gatherings?|workshops?|summits?|expos?)"
_MET_ZH = "(?P<met>会议|大型会议|聚会|研讨会|讲习班|峰会|首脑会议|博览会)"
#: Kinds of gatherings that a question names; a meeting may be any of them.
_KINDS = (
    (re.compile("workshop|研讨会|讲习班"), "workshop"),
    (re.compile("summit|峰会|首脑会议"), "summit"),
    (re.compile("expo|博览会"), "exposition"),
)
_HELD = r"(?:(?:was|were|is|are|there|held|took place|happened|happen|take place|occur(?:red)?) ?)*"
_WHAT_EVENT = rf"(?:how many|which|what|list(?: of)?|number of) (?:{_MET}|events?|activities) {_HELD}(?:(?:in|at|during) )?"
_WHAT_EVENT_ZH = rf"(?:举行|召开|举办|发生|开展)?(?:哪些|什么|多少[次项个]?|几[次项个])(?:{_MET_ZH}|活动|事件|事)"


@_rules(
    rf"{_WHAT_EVENT}(?:(?P<year>\d{{4}})|(?P<at>#\d)(?: in (?P<during>\d{{4}}))?)",
    r"(?:what )?(?:happened|took place|was held) (?:in|at|during) (?:(?P<year>\d{4})|(?P<at>#\d)(?: in (?P<during>\d{4}))?)",
    rf"(?:{_MET}|events?|activities) (?:{_HELD})?(?:in|of|at|during) (?:(?P<year>\d{{4}})|(?P<at>#\d)(?:(?: in)? (?P<during>\d{{4}}))?)",
    rf"(?:{_MET}|events?|activities) (?:{_HELD})?(?:in|of|during) (?P<year>\d{{4}}) (?:in|at) (?P<at>#\d)",
    r"(?:(?:在)?(?P<year>\d{4})年(?:在?(?P<at>#\d))?|在?(?P<there>#\d)(?:(?P<during>\d{4})年)?)(?:举行|举办|开展)?(?:活动|事件)",
    rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:有|举行|召开)?{_WHAT_EVENT_ZH}",
    r"(?:在)?(?:(?P<year>\d{4})年)?(?:在?(?P<at>#\d))?发生(?:什么|哪些事)",
    rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:举行|召开|有)?{_MET_ZH}(?:有哪些|有多少次?)",
    rf"(?:哪些|什么|多少[次项个]?|几[次项个])(?:{_MET_ZH}|活动|事件)(?:是)?在(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:举行|召开|举办|发生|开展)?",
)  # fmt: skip
def _took_place(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    year = said.get("year") or said.get("during")
    at = _name(said.get("at") or said.get("there"), question)
    events = tables.load("events")
    if said.get("met"):
        events = events.filter(pl.col("kind").replace_strict(FAMILY_OF) == "met")
    one_kind = next((kind for words, kind in _KINDS if words.match(said.get("met") or "")), "")
    if year:
        first, last = pl.col("start").str.slice(0, 4), pl.col("end").str.slice(0, 4)
        events = events.filter(first <= year, pl.coalesce(last, first) >= year)
    if month := _MONTH.search(question.skeleton):
        number = int(month["zh"] or 1 + _MONTHS.index(month["en"]))
        events = events.filter(pl.col("start").str.slice(5, 2) == f"{number:02}")
    if at:
        events = events.filter(pl.col("place_id").is_in(_places(at)))
    if not year and not at:
        return None
    if one_kind and events.filter(kind=one_kind).height:
        events = events.filter(kind=one_kind)
    before = [("place", own) for own in ids(at, "place")] or [
        ("country", own) for own in ids(at, "country")
    ]
    charts = [("chart", "timeline-overview")] if not at else before
    whole = () if before or not at else (("chart", "events-map"), ("page", "map"))
    return (
        _reply([*charts, *(("event", own) for own in events["event_id"]), *whole])
        if events.height
        else None
    )


_LAST = "latest|newest|most recent"


@_rules(
    rf"(?:(?:which|what|when) (?:is|was|are|were) )?(?:earliest|oldest|{_LAST}) (?:{_MET}|events?|activit(?:y|ies))",
    rf"(?:最早|最晚|最近|最新)(?:一[次项个])?(?:{_MET_ZH}|活动|事件)(?:是)?(?:什么|哪一?[个次项]|何时|什么时候)?",
    rf"(?:哪|什么)一?[个次项]?(?:{_MET_ZH}|活动|事件)(?:最早|最晚|最近|最新)",
)  # fmt: skip
def _earliest(match: re.Match[str], _question: Question) -> Reply | None:
    is_last = re.search(f"{_LAST}|最[晚近新]", match[0])
    events = tables.load("events").drop_nulls("start").sort("start", descending=bool(is_last))
    if match.groupdict().get("met"):
        events = events.filter(pl.col("kind").replace_strict(FAMILY_OF) == "met")
    return _reply([("event", events["event_id"][0]), ("chart", "timeline")])


@_rules(
    rf"(?:which|what|how many) (?:{_MET}|events?|activities) (?:(?:is|are|were) )?(?:undated|not dated|without date|no date)",
    rf"(?:undated|not dated) (?:{_MET}|events?|activities)",
    rf"(?:哪些|多少[次项个]?|几[次项个])(?:{_MET_ZH}|活动|事件)(?:没有|未注明|没注明|不知|未写)(?:明)?日期",
    rf"(?:没有|未注明)日期(?:{_MET_ZH}|活动|事件)(?:有哪些)?",
)
def _undated(_match: re.Match[str], _question: Question) -> Reply | None:
    events = tables.load("events").filter(pl.col("start").is_null(), pl.col("end").is_null())
    return _reply([*(("event", own) for own in events["event_id"]), ("chart", "timeline")])


_ONE_MET, _ONE_MET_ZH = (pattern.replace("?P<met>", "?:") for pattern in (_MET, _MET_ZH))
_CAME = (
    r"(?:attended|took part in|participated in|came to|joined|went to|(?:were|was)(?: there)? at)"
)
_CAME_ZH = "(?:参加|出席|与会|参会)"
_MET_AT = rf"(?:(?P<year>\d{{4}}) )?(?:(?P<at>#\d)(?: {_ONE_MET})?|{_ONE_MET} (?:in|at|of) (?P<there>#\d))(?: in (?P<during>\d{{4}}))?"
_MET_AT_ZH = rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在)?(?P<at>#\d)(?:召开|举行)?(?:{_ONE_MET_ZH})?"


@_rules(
    rf"(?:how many|number of) (?:(?:people|participants|persons|delegates|practitioners|(?P<states>(?:member )?(?:countries|states))) )?(?:who )?{_CAME} {_MET_AT}",
    rf"how many (?:(?:people|participants|persons|delegates|(?P<states>(?:member )?(?:countries|states))) )?(?:did|does) {_MET_AT} (?:attract|draw|gather|bring together|have|get)",
    rf"(?:how many|number of) (?:participants|people|delegates|(?P<states>(?:member )?(?:countries|states))) (?:at|in|of) {_MET_AT}",
    rf"{_MET_AT_ZH}(?:共?有|来|到|吸引|聚集|召集)?(?:(?:多少|几)(?:人|名?与会者|名?代表|个?(?P<states>(?:成员|会员)?国家?))(?:的人)?{_CAME_ZH}?|{_CAME_ZH}(?:者|人员?)?(?:人数|有多少人?))",
    rf"(?:有)?(?:多少|几)(?:人|名?代表|个?(?P<states>(?:成员|会员)?国家?)(?:的人)?){_CAME_ZH}{_MET_AT_ZH}",
)  # fmt: skip
def _attended(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    at = _name(said.get("at") or said.get("there"), question)
    year = said.get("year") or said.get("during")
    met = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    events = tables.load("events").filter(met, pl.col("place_id").is_in(_places(at)))
    if year:
        events = events.filter(pl.col("start").str.slice(0, 4) == year)
    units = ("countries", "participants") if said.get("states") else ("participants", "countries")
    counted = events.filter(pl.col("participants").is_not_null())["paragraph"]
    told = tables.load("figures").filter(
        pl.col("paragraph").is_in(counted.implode()), pl.col("unit").is_in(units)
    )
    first = told.sort(pl.col("unit") != units[0], maintain_order=True)["figure_id"]
    found = [*(("figure", own) for own in first), *(("event", own) for own in events["event_id"])]
    return _reply(found) if found else None


def _places(at: _Meant) -> list[str]:
    countries = [*ids(at, "country"), *_countries_of(at)["iso3"]]
    there = tables.load("places").filter(pl.col("country_iso3").is_in(countries))["place_id"]
    return [*ids(at, "place"), *there]


@_rules(
    r"(?:where|in which city|in which country) (?:is|are) (?P<of>#\d)(?: (?:based|located|seated|headquartered|headquarters))?",
    r"(?:seat|headquarters) of (?P<of>#\d)",
    r"(?:which|what) (?:country|city|place) (?:hosts?|houses?|is home to|is seat of) (?P<of>#\d)",
    r"(?P<of>#\d) (?:seat|headquarters)",
    r"(?P<of>#\d)(?:总部|所在地|设)?(?:设|位)?(?:在|于)(?:哪里|哪儿|哪|何处|哪个城市|哪个国家|什么地方)",
    r"(?P<of>#\d)(?:总部|所在地)",
)  # fmt: skip
def _seat(match: re.Match[str], question: Question) -> Reply | None:
    meant = _name(match["of"], question)
    bodies = [*ids(meant, "organisation"), *map(str.lower, ids(meant, "commission"))]
    rows = tables.load("organisations").filter(pl.col("organisation_id").is_in(bodies))
    seats = [("place", own) for own in ids(meant, "place")] or [
        ("place", own) for own in rows["seat_place_id"].drop_nulls().unique(maintain_order=True)
    ]
    return _reply([*seats, *meant]) if seats else _untold(meant)


@_rules(
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
    own = [*ids(_name(match["of"], question), "organisation")]
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
    return _reply((*found[:1], *here, *found)) if here else _seat(match, question)


_BODIES = r"(?:(?:un|international) )?(?:bod(?:y|ies)|organi[sz]ations?|agenc(?:y|ies)|institutions?|offices?|centres?)"


@_rules(
    rf"(?:which|what|how many) {_BODIES} (?:(?:is|are|were|there) )*(?:(?:based|located|seated|headquartered|have their seat) )?(?:in|at) (?P<at>#\d)",
    rf"{_BODIES} (?:(?:based|located|seated) )?(?:in|at) (?P<at>#\d)",
    r"在?(?P<at>#\d)(?:设)?有?(?:哪些|什么|多少个?|几个)(?:国际|联合国)?(?:机构|组织|中心|办公室)",
    r"(?:哪些|什么|多少个?|几个)(?:国际|联合国)?(?:机构|组织|中心|办公室)(?:总部)?(?:设|位|是)?(?:在|于)(?P<at>#\d)",
)  # fmt: skip
def _seated(match: re.Match[str], question: Question) -> Reply | None:
    at = _name(match["at"], question)
    seats = tables.load("organisations").filter(pl.col("seat_place_id").is_in(_places(at)))
    bodies = [("organisation", own) for own in seats["organisation_id"]]
    here = [pair for pair in at if pair[0] in ("place", "country")]
    return _reply([*bodies, *here]) if bodies else None


@_rules(
    r"when (?:was|were|did|is) (?P<of>#\d) (?:founded|established|created|set up|found|start(?:ed)?|begin|renamed)",
    r"(?P<of>#\d)(?:何时|什么时候|哪一?年)(?:成立|设立|建立|创立)",
    r"(?P<of>#\d)(?:成立|设立)于?(?:何时|什么时候|哪一?年)",
)
def _founded(match: re.Match[str], question: Question) -> Reply | None:
    meant = _name(match["of"], question)
    acting = tables.load("event_organisations")
    acting = acting.filter(pl.col("organisation_id").is_in([*ids(meant, "organisation")]))
    events = tables.load("events").filter(
        pl.col("event_id").is_in(acting["event_id"].implode()), pl.col("kind") == "founding"
    )
    found = [("event", own) for own in events["event_id"]]
    return _reply([*found, *meant]) if found else _untold(meant)


#: Where it is told what the report is.
_ABOUT = (("paragraph", "0"), ("page", "overview"), ("page", "method"))


@_rules(
    r"(?:(?:who|what|when|where|why|by whom|for whom) )(?:(?:is|was|did|does|were) )?(?:this |un )?(?:report|document)(?: (?:written|wrote|made|from|about|published|issued|come|submitted|printed|is|for|by|dated|prepared))*(?: (?:from|by|about|on|for))?",
    r"who (?:wrote|made|issued|published|prepared|submitted) (?:this |un )?(?:report|document)",
    r"what (?:is )?(?:this )?(?:report|document|(?:a )?69 153)(?: about)?",
    r"(?:a )?69 153",
    r"(?:date|author) of (?:this )?report|报告(?:日期|作者|时间)",
    r"(?:这份|该|本)?报告(?:是|由|讲|说|写|关于)*(?:谁|什么|何时|什么时候|哪里|哪一?年|哪个机构)(?:写|编写|发表|发布|提交|出版|印发|来)?(?:内容)?",
    r"(?:谁|何时|什么时候|哪个机构)(?:写|编写|发表|发布|提交|出版|印发)(?:这份|该|本)?报告",
)  # fmt: skip
def _the_report(_match: re.Match[str], _question: Question) -> Reply | None:
    return _reply(_ABOUT)


@_rules(
    r"(?:who|which (?:member )?\w+) (?:organi[sz]ed|hosted|held|convened|attended|took part in|participated in|supported|became|was appointed) (?P<held>.+)",
    r"(?:when|where|in which (?:city|country|year|month)|what year) (?:(?:was|were|is|did|will) )?(?P<held>.+?)(?: (?:held|happen|take place|taking place|took place|organi[sz]ed|hosted|open|start|be|by|in))*",
    r"(?:谁|哪些(?:国家|机构|成员国|会员国)|哪个(?:国家|机构))(?:主办|举办|组织|召开|召集|承办|参加|出席)(?P<held>.+)",
    r"(?P<held>.+?)(?:是)?(?:设|位|建)?(?:于|在|由)?(?:何时|何地|哪里|哪儿|什么时候|什么地方|哪一?年|哪天|谁|哪[个些](?:城市|国家))(?:举行|召开|举办|发生|主办|组织|召集|办)?",
    r"(?:何时|何地|什么时候|在哪里)(?:举行|召开|举办)(?P<held>.+)",
    r"(?:where|in (?:which|what|how many) (?:countr(?:y|ies)|cit(?:y|ies)|places?)) (?:does|did|do|has|have) (?P<by>#\d) (?:have|has|got|run|set up|keep|maintain|establish(?:ed)?|open(?:ed)?) (?P<held>.+)",
    r"(?P<by>#\d)在(?:哪里|哪儿|(?:哪|哪些|哪个|几个|多少个?|什么)(?:国家|国|城市|地方|地))(?:设有|设立|设|建有|建立|开设|有)(?P<held>.+)",
)  # fmt: skip
def _event(match: re.Match[str], question: Question) -> Reply | None:
    by = match.groupdict().get("by") or ""
    said = _said(f"{by} {match['held']}", question)
    return Reply(query=said, kinds=("event",)) if said else None


# Who is who, and what the report counts.


@_rules(
    r"(?:what|who) (?:is|are|was) (?P<of>#\d)",
    r"what (?:does|did|do|is) (?P<of>#\d) (?:do|doing|stand for|mean)",
    r"(?:tell me )?(?:about|of) (?P<of>#\d)",
    r"what (?:does report say|is said|do we know) (?:about|of|on) (?P<of>#\d)",
    r"(?P<of>#\d)(?:是)?(?:做|干|是)?(?:什么|谁)(?:机构|组织)?",
    r"what (?:is meant by|does one call) (?P<of>#\d)",
    r"(?:does|is|do) (?:report )?(?:mention|name|say anything about|speak of) (?P<of>#\d)",
    r"is (?P<of>#\d) (?:mentioned|named)",
    r"(?:谁|什么)(?:是|叫)(?P<of>#\d)",
    r"(?P<of>#\d)(?:是)?(?:什么意思|指什么|有没有提到|提到没有)",
    r"(?:报告)?(?:关于|对|怎么说|如何说|提到)(?P<of>#\d)(?:怎么说|说什么|有什么)?",
)
def _who(match: re.Match[str], question: Question) -> Reply | None:
    meant = _name(match["of"], question)
    links = tables.load("cooperation").filter(_is(meant, "provider") | _is(meant, "partner"))
    return _reply(
        [
            *(pair for pair in meant if pair[0] != PARTY),
            *_acted_in(meant),
            *(("cooperation", own) for own in links["link_id"]),
        ]
    )


#: What the report counts, in either language, with the charts and pages that tell how many there are.
COUNTED: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (r"(?:jiu )?recommendations?|measures?", "建议|措施", (("chart", "jiu-recommendations"), ("chart", "report-recommendations"), ("page", "recommendations"))),
    (r"events?|meetings?|conferences?|gatherings?", "活动|会议|事件", (("chart", "timeline-overview"), ("chart", "events-map"), ("page", "timeline"))),
    (r"countr(?:y|ies)|states?", "国家", (("chart", "country-mentions-map"), ("page", "map"))),
    (r"organi[sz]ations?|bod(?:y|ies)|agenc(?:y|ies)", "机构|组织", (("chart", "organisation-functions"), ("chart", "organisation-mentions"), ("page", "organisations"))),
    (r"(?:regional )?commissions?", "(?:区域)?委员会", (("chart", "commission-sizes"), ("page", "commissions"))),
    (r"paragraphs?|sections?", "段落?|章节?", (("chart", "paragraph-strip"), ("page", "paragraphs"))),
    (r"figures?|numbers?|amounts?|statistics", "数字|金额|数据", (("chart", "number-tokens"), ("page", "figures"))),
    (r"(?:cases of cooperation|links?|partnerships?|cooperation)", "合作(?:关系|案例|联系)?", (("chart", "cooperation-map"), ("page", "cooperation"))),
    (r"mistakes?|errors?|contradictions?|doubts?|caveats?|(?:doubtful|uncertain) (?:figures?|numbers?|passages?)|(?:figures?|numbers?) (?:are )?(?:doubtful|uncertain|in doubt|wrong|unclear|contradictory)", "(?:数字|地方|内容)?存疑(?:数字|之处)?|疑点|错误|差错|(?:前后)?矛盾", (("page", "method"), ("chart", "number-tokens"))),
)  # fmt: skip
_SAYS = r"(?: (?:does|do|are|is|did)?(?: ?(?:report|there|it))?(?: ?(?:name|mention|list|make|propose|speak of|tell of|contain|count|give|named|mentioned|in report))?)?"


def _counts(
    found: tuple[tuple[str, str], ...],
) -> Callable[[re.Match[str], Question], Reply | None]:
    return lambda _match, _question: _reply(found)


for _english, _chinese, _found in COUNTED:
    _rules(
        rf"(?:how many|which|what are|what|number of) (?:{_english}){_SAYS}",
        rf"(?:报告)?(?:提到|提及|提出|有|列出|共有|一共有|记载)*(?:多少|几|哪些|什么)[个条项次段]?(?:{_chinese})(?:有哪些)?",
        rf"(?:{_chinese})(?:有多少|有几|有哪些|共有多少)[个条项次段]?",
    )(_counts(_found))

_MOST = r"(?:most|largest|biggest|greatest|highest|most often|more than any)"
_NAMED = r"(?: (?:is|are|was|were|does|report|most|often|more|named|names?|mentioned|mentions?|cited|frequently|times|appears?|in report))*"
_NAMED_ZH = "(?:被|在|报告|中|里|提到|提及|点名|出现|次数|得|最多|最常|次|名字)*"
#: Who stands first in something, with the chart that ranks them.
FIRST: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (rf"countr(?:y|ies) .*(?:{_HELP}).*", "国家.*(?:帮助|提供|给|援助|支持).*最.*", (("chart", "cooperation-givers"), ("chart", "cooperation-map"))),
    (r"countr(?:y|ies) (?:held|hosted|hosts|organi[sz]ed|had|has) .*(?:events?|meetings?|conferences?|gatherings?)", "国家.*(?:举办|举行|召开|主办|承办).*", (("chart", "events-map"), ("page", "map"))),
    (rf"countr(?:y|ies){_NAMED}", f"国家{_NAMED_ZH}", (("chart", "country-mentions-map"),)),
    (rf"(?:un )?(?:organi[sz]ations?|bod(?:y|ies)|agency|agencies){_NAMED}", f"(?:机构|组织){_NAMED_ZH}", (("chart", "organisation-mentions"),)),
    (r"(?:regional )?commissions? ?.*", "(?:区域)?委员会.*", (("chart", "commission-sizes"),)),
    (r"years?.*", "(?:年|一年).*", (("chart", "timeline-overview"),)),
)  # fmt: skip
for _english, _chinese, _found in FIRST:
    _rules(
        rf"(?:which|what|who)(?: is| are| was)? (?=.*\b{_MOST})(?:{_MOST} )?(?:{_english})",
        rf"(?=.*最)(?:哪个|哪些|哪一?个?|什么|最大|最多)++(?={_chinese}$).*(?<!\d)",
    )(_counts(_found))


_LITTLE = "smallest|lowest|least"
_SUMS = r"(?:amounts?|sums?|payments?|contributions?|funds?|donations?)(?: of money| in dollars| of dollars)?"
_SUMS_ZH = "(?:一?[笔项])?(?:钱|金额|款项?|资金|基金|供资|出资|付款|数额)"


@_rules(
    rf"(?:(?:what|which|how much|how large)(?: is| are| was)? )?(?:{_MOST}|{_LITTLE}) (?:single )?{_SUMS}(?: (?:given|paid|named|there|mentioned|provided))*(?: (?:for|to) #\d #\d cooperation)?",
    rf"which {_SUMS} (?:is|was) (?:{_MOST}|{_LITTLE})",
    rf"(?:南南合作)?(?:最大|最多|最高|最小|最少|最低){_SUMS_ZH}(?:是|有|给)*(?:多少钱?|多大|哪一?[笔项个]|什么|谁)?",
    rf"(?:哪|什么)一?[笔个]?{_SUMS_ZH}(?:最大|最多|最高|最小|最少|最低)",
)  # fmt: skip
def _largest(match: re.Match[str], _question: Question) -> Reply | None:
    """Of the sums for South-South cooperation, which can be compared, the first; of all the charts."""
    charts = [("chart", own) for own in ("cooperation-sums", "cooperation-amounts", "money")]
    if re.search(rf"\b(?:{_LITTLE})\b|最[小少低]", match[0]):
        return _reply(charts)
    figures, links = tables.load("figures"), tables.load("cooperation")
    sums = given.sums(figures, links, arithmetic.wholes("USD"))["figure_id"]
    return _reply([("figure", sums[0]), *charts])


_SHARE = r"(?:shares?|percentages?|proportions?|parts?)"


@_rules(
    rf"(?:which|what|how many) {_BODIES} {_HELP} (?:fixed |certain )?{_SHARE}(?: of (?:(?:their|its) )?(?:(?:core|regular) )?budgets?)?(?: (?:for|to) #\d #\d cooperation)?",
    rf"what (?:fixed )?{_SHARE} of (?:(?:its|their) )?(?:(?:core|regular) )?budgets? (?:does|did|do|is|has) (?P<of>#\d) {_HELP}(?: (?:#\d|south) (?:#\d|south) cooperation)?",
    "(?=.*(?:比例|份额))(?:哪些|哪个|多少个?)(?:联合国)?(?:机构|组织)(?:按|固定|一定|比例|份额|拨付|拨款|拨出|拨给|拿出|从|把|将|经常|核心|预算|给|用于|南南合作)++",
    "(?P<of>#\\d)(?:把|将|从|拿出|拨出|拨付|经常|预算|中)*(?:百分之几|多[少大]比例|多少份额)(?:预算|资金)?(?:给|用于|拨付|拨给|南南合作)*",
)  # fmt: skip
def _shares(match: re.Match[str], question: Question) -> Reply | None:
    """The shares of its budget that a body gives, or that any does, after the paragraph that tells so."""
    shares = given.shares(tables.load("figures")).filter(
        pl.col("organisation_id").is_not_null(), pl.col("figure_id") != given.ASKED
    )
    meant = [*ids(_name(match.groupdict().get("of"), question), "organisation")]
    if meant:
        shares = shares.filter(pl.col("organisation_id").is_in(meant))
    told = [] if meant else [("paragraph", str(own)) for own in shares["paragraph"].unique().sort()]
    figures = [("figure", own) for own in shares["figure_id"]]
    return _reply((*told, *figures, ("chart", "asked-given"), ("story", "asked-and-given"))) if figures else None  # fmt: skip


@_rules(
    r"(?:what (?:does|is|do|s) )?(?:in |about )?(?:paragraph|para|p) ?(?P<number>\d+)(?: (?:say|about|contain|mean|tell))*",
    r"第(?P<number>\d+)段(?:落)?(?:是|里|中)?(?:说|讲|写|谈|讨论|关于)?(?:什么|哪些)?(?:内容)?",
)
def _paragraph(match: re.Match[str], _: Question) -> Reply | None:
    number = int(match["number"])
    if number not in set(tables.load("paragraphs")["paragraph"]):
        return None
    rows = ((kind, table, column) for kind, (table, column) in _OF_KIND.items())
    here = [
        (kind, own)
        for kind, table, column in rows
        for own in tables.load(table).filter(pl.col("paragraph") == number)[column]
    ]
    return _reply([("paragraph", str(number)), *here])


#: Kinds of entries that stand in one paragraph, with their tables and the columns of their ids.
_OF_KIND: Mapping[str, tuple[str, str]] = {
    "figure": ("figures", "figure_id"),
    "event": ("events", "event_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "cooperation": ("cooperation", "link_id"),
    "organisation": ("organisations", "organisation_id"),
    "caveat": ("caveats", "caveat_id"),
}


@_rules(
    r"(?:in )?(?:which|what|how many) paragraphs? (?:(?:is|are|does|do) )?(?:(?:name|mention|about|speak of|talk about|deal with|tell of)s? )(?P<of>#\d)",
    r"(?:in )?(?:which|what|how many) paragraphs? (?:(?:is|are|does|do) )?(?P<of>#\d) (?:mentioned|named|in|appear|stand)",
    r"(?:where|how often) (?:(?:is|are|does|do|in report) )*(?P<of>#\d) (?:mentioned|named|appear)",
    r"(?:哪些|哪一?个?|哪几个?|多少个?)段落?(?:提到|提及|说到|谈到|讲到?|涉及)(?P<of>#\d)",
    r"(?P<of>#\d)(?:见于|出现在|在)?(?:哪些|哪一?个?|哪几个?|多少个?)段落?(?:中|里)?(?:提到|提及|出现)?",
)  # fmt: skip
def _named_where(match: re.Match[str], question: Question) -> Reply | None:
    meant = [pair for pair in _name(match["of"], question) if pair[0] != PARTY]
    own = [one.lower() if kind == "commission" else one for kind, one in meant]
    rows = tables.load("mentions").filter(pl.col("entity_id").is_in(own))
    numbers = rows["paragraph"].unique().sort()
    return _reply([*(("paragraph", str(number)) for number in numbers), *meant])


_DOUBT = r"(?:doubts?|caveats?|open questions?|uncertaint(?:y|ies)|doubtful|uncertain|unclear|ambiguous|ambiguit(?:y|ies)|inconsistent|inconsistenc(?:y|ies)|contradict(?:ory|ions?)|wrong|odd|questionable|reliable|certain|accurate|correct|trustworthy)"
_DOUBT_ZH = "(?:疑点|疑问|疑义|存疑(?:之处|地方)?|不明确?之处|不清楚之?[处地]方?|可疑之处|矛盾(?:之处)?|不一致(?:之处)?|可靠|可信|准确|确切)"


@_rules(
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
        said = _said(held, question)
        return Reply(query=said, kinds=("caveat",), doubts=True) if said else None
    here = int(number[1] or number[2])
    found = tables.load("caveats").filter(pl.col("paragraph") == here)["caveat_id"]
    return _reply([*(("caveat", own) for own in found), ("paragraph", str(here))])


@_rules(
    r"what (?:is|does) (?:#\d #\d|south south|triangular|technical) cooperation(?: mean)?",
    r"(?:什么(?:是|叫)|何谓)(?:南南|三角)合作",
    r"(?:南南|三角)合作(?:是|指)(?:什么)(?:意思)?",
)
def _what_it_is(_match: re.Match[str], _question: Question) -> Reply | None:
    return _reply((("page", "overview"), ("table", "glossary"), ("paragraph", "0")))


@_rules(
    r"what (?:does|did|do) (?:report|(?P<of>#\d)) (?:recommend|propose|suggest|ask(?: for)?|demand)",
    r"what (?:recommendations|proposals) (?:does|did|do) (?:report|(?P<of>#\d)) (?:make|give)",
    "(?:报告|(?P<of>#\\d))(?:提出|作出|给出|有)?(?:哪些|什么|多少|几)[条项个]?(?:建议|提议|要求)",
    "(?:报告|(?P<of>#\\d))(?:建议|提议|要求)(?:什么|哪些)?",
)
def _proposes(match: re.Match[str], question: Question) -> Reply | None:
    charts = {"secretary-general": "report-recommendations", "jiu": "jiu-recommendations"}
    meant = [*ids(_name(match["of"], question), "organisation")]
    first = [charts[own] for own in meant if own in charts] if match["of"] else charts.values()
    every = [("chart", own) for own in dict.fromkeys((*first, *charts.values()))]
    return _reply((*every, ("page", "recommendations"))) if first else None


@_rules(
    r"(?:which|what|how many) recommendations? (?:(?:does|did|do|is|was|were|are) )?(?:(?P<of>#\d) )?(?:opposed?|rejects?|rejected|argues? against|disagrees? with|objects? to|against|oppose to)(?: by (?P<by>#\d))?",
    r"(?P<of>#\d)(?:反对|不同意|不赞成|不支持|拒绝|不接受|不采纳)(?:联检组)?(?:哪|什么|哪些|几|多少)一?[条项个些]?建议",
    r"(?:哪|哪些|什么)[条项个]?建议(?:被|受到|遭到?)(?P<of>#\d)?(?:反对|拒绝|否定)",
)  # fmt: skip
def _opposed(match: re.Match[str], question: Question) -> Reply | None:
    """The Secretary-General, whose report it is, gives reasons against some."""
    said = match.groupdict()
    who = said["of"] or said.get("by")
    if who and "secretary-general" not in ids(_name(who, question), "organisation"):
        return None
    return Reply(query="gives reasons against it", kinds=("recommendation",))


@_rules(
    r"(?:how many|which|what) documents (?:(?:does|do|are|is) )?(?:report )?(?:cite|cited|quote|refer to|mention|there)?",
    r"(?:报告)?(?:引用|引述|援引|提到)(?:哪些|多少|什么)[份个]?(?:文件|文献|资料)",
)
def _cited(_match: re.Match[str], _question: Question) -> Reply | None:
    return _reply([("document", own) for own in _works()])


@cache
def _works() -> list[str]:
    return [*tables.load("documents")["work_id"].unique(maintain_order=True)]


@_rules(
    rf"{_WHO} {_HELP} (?!whom?\b)(?P<held>[^#]+)",
    rf"{_WHO_ZH}(?:给|向|对|为)?{_HELP_ZH}(?!谁)(?P<held>[^#]+)",
    rf"{_WHO_ZH}(?:给|向|对|为)(?P<held>[^#]+){_HELP_ZH}",
)
def _helped_what(match: re.Match[str], question: Question) -> Reply | None:
    """Who helps what has no name here is found by words among the cases."""
    return Reply(query=_said(match["held"], question), kinds=("cooperation",))


def doubts_of(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The doubts that rows of some entries are in, then those of the paragraphs in which these stand."""
    rows = [(f"{_OF_KIND[kind][0]}:{own}", kind, own) for kind, own in found if kind in _OF_KIND]
    pointing = [own for row, _, _ in rows for own in _doubts_naming(row)]
    near = [own for _, kind, own in rows for own in _doubts_near(kind, own)]
    return [("caveat", own) for own in dict.fromkeys((*pointing, *near))]


def _doubts_naming(row: str) -> list[str]:
    return [*tables.naming("caveats", "row_ids", row)["caveat_id"]]


def _doubts_near(kind: str, own: str) -> list[str]:
    """The doubts of the paragraph in which a figure or an event stands."""
    if kind not in ("figure", "event"):
        return []
    table, column = _OF_KIND[kind]
    here = tables.where(table, **{column: own})["paragraph"]
    return [*tables.load("caveats").filter(pl.col("paragraph").is_in(here.implode()))["caveat_id"]]


def _acted_in(meant: _Meant) -> list[tuple[str, str]]:
    """The events in which a body that is meant acts."""
    acting = tables.load("event_organisations")
    own = acting.filter(pl.col("organisation_id").is_in([*ids(meant, "organisation")]))
    return [("event", one) for one in own["event_id"].unique(maintain_order=True)]


def _name(mark: str | None, question: Question) -> _Meant:
    """Whom the mark of a name may mean."""
    return question.named[int(mark[1:])] if mark else ()


def _said(text: str, question: Question) -> str:
    """Part of a skeleton with its names put back."""
    said = re.sub(r"#(\d)", lambda found: question.words[int(found[1])], text)
    return re.sub(r"(?<=\d{4})年", " ", said).strip()  # 2013年 is the start of what is called 2013


def _reply(found: Ids) -> Reply | None:
    every = tuple(dict.fromkeys(pair for pair in found if pair[0] != PARTY))
    return Reply(every) if every else None


def _untold(found: Ids) -> Reply | None:
    """Those whom a question names of whom the report does not tell what is asked."""
    every = _reply(found)
    return replace(every, is_weak=True) if every else None
