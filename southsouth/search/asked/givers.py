"""Who gives and gets most, two compared, and who pays."""

import re

import polars as pl

from southsouth import tables
from southsouth.search.asked.rules import (
    GOT,
    WHOLE,
    Meant,
    Reply,
    Rules,
    commissions_of,
    each,
    reply,
    whom,
)
from southsouth.search.named import Question, ids

RULES = Rules()

_BIG = r"(?:biggest|largest|main|most important|greatest|top|leading)"
_GIVER = r"(?:givers?|donors?|providers?|contributors?|funders?|supporters?)"
_BIG_ZH = "最大(?:捐[助赠款]|援助|出资|提供|支持|供资|资助|给予)(?:者|方|国家?|人)?"
_GIVES = r"(?:gives?|gave|provides?|provided|helps?|helped|does|do|did|pays?|paid)(?: help| aid| support)?"
_MORE = r"(?:most|least|more(?: than(?: other| others)?(?: countr(?:y|ies)| one)?)?)"
_GIVES_ZH = "(?:给予?|提供|帮助|援助|支持|做|捐款?|捐助|捐赠|资助|付|出)(?:别人|他国|钱)?(?:得|帮助|援助|支持)*"


@RULES.answer(
    rf"(?:who|which \w+) {_GIVES} {_MORE}(?: (?P<of>#\d) or (?P<to>#\d))?",
    rf"(?:is|does|did|was) (?P<of>#\d) (?:{_GIVES} {_MORE}|(?:by far )?{_BIG} (?:single )?{_GIVER})",
    rf"(?:(?:who|what|which \w+) (?:is|are|was|were) )?{_BIG} (?:single )?{_GIVER}(?: countr(?:y|ies)| of (?:money|help|aid|funds|support))?",
    rf"(?:(?:who|what|which countries) (?:is|are|was|were) )?{_GIVER}(?: countries)?",
    r"(?:countr(?:y|ies)|states|those|who)(?: that| who| which)? (?:gave|give|paid|pay|donated?|contributed?)(?: money| help| aid| funds)?",
    r"(?:charts?|graphs?|maps?|list|table) of (?:givers|donors|providers|contributors)",
    r"(?:哪些|哪个|什么)国家是(?:捐助国?|援助国?|提供方|出资方|供资方)|(?:捐助国|援助国|提供方)(?:有哪些|是谁)?",
    rf"(?:谁|哪个国家|哪国)是{_BIG_ZH}",
    rf"(?:(?P<of>#\d)是(?:不是)?)?{_BIG_ZH}(?:是(?:谁|哪个国家|哪国))?",
    rf"(?:(?P<of>#\d)[和与跟同、还是]+(?P<to>#\d))?(?:谁|哪个国家|哪国|哪个)?{_GIVES_ZH}(?:最多|最少|更多|多)",
)  # fmt: skip
def _gives_most(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    named = (*whom(said.get("of"), question), *whom(said.get("to"), question))
    charts = (("chart", "cooperation-givers"), ("chart", "cooperation-map"))
    return reply((*charts, *named, *WHOLE))


RULES.tell(
    (("chart", "cooperation-ends"), ("chart", "cooperation-map"), *WHOLE),
    rf"(?:who|which \w+) (?:is|are|was|were)?(?:{GOT}|helped|supported) {_MORE}",
    rf"(?:(?:who|what|which \w+) (?:is|are|was|were) )?{_BIG} (?:single )?(?:recipients?|receivers?|beneficiar(?:y|ies))(?: countr(?:y|ies))?",
    "(?:受援|受益|受助|受惠|(?:得到|获得|接受)(?:帮助|援助|支持|资金))最[多大]的?国家?(?:是(?:谁|哪个国家|哪国))?",
    "(?:(?:谁|哪个国家|哪国)是)?最大(?:受援|受助|受益|受惠)(?:者|方|国家?)(?:是(?:谁|哪个国家|哪国))?",
    "(?:谁|哪个国家|哪国)(?:得到|获得|接受|受到|受益|受惠|受援)(?:帮助|援助|支持|资金|钱)?得?(?:最多|最少)",
)  # fmt: skip


@RULES.answer(
    r"(?:compare|difference between|how (?:do|does|did)|(?:which|who) is (?:larger|bigger|smaller)) (?P<of>#\d) (?:and|with|to|or) (?P<to>#\d)(?: compare| funding| money| budgets?| aid| help| support| cooperation)?",
    r"(?:is|was|are|does|did|has|have) (?P<of>#\d) (?:larger|bigger|richer|smaller|poorer|more|less|greater)(?: (?:money|funding|members?|countries))? (?:than|as) (?P<to>#\d)(?: have| has)?",
    r"(?:which|who) (?:has|have|is) (?:more|fewer|less|larger|bigger|richer)(?: (?:money|members?|countries|funding))? (?P<of>#\d) or (?P<to>#\d)",
    r"(?:how (?:does|do) )?(?P<of>#\d) (?:vs|versus|compared? (?:with|to)) (?P<to>#\d)",
    r"(?:比较|对比)(?:一下)?(?P<of>#\d)[和与跟同、](?P<to>#\d)",
    r"(?P<of>#\d)[和与跟同](?P<to>#\d)(?:相?比较?|对比|谁多|(?:哪个|谁)(?:成员国?|会员国?|钱|资金)(?:更|比较)?[多少]|(?:哪个|谁)(?:更|比较)?[大小多少]|有什么(?:不同|差别|区别))",
)
def _compared(match: re.Match[str], question: Question) -> Reply | None:
    of, to = whom(match["of"], question), whom(match["to"], question)
    both = (*of, *to)
    sums = [_sums_of(one) for one in (of, to)]
    if all(sums) and not commissions_of(both):
        return reply((*sums[0], *sums[1], *both, ("chart", "money")))
    charts = (
        ("commission-sizes",)
        if commissions_of(both)
        else ("cooperation-givers", "country-mentions-map")
    )
    return reply((*both, *each("chart", charts)))


def _sums_of(meant: Meant) -> list[tuple[str, str]]:
    """The amounts of money that the report gives for a body."""
    own = pl.col("organisation_id").is_in([*ids(meant, "organisation")])
    return each("figure", tables.load("figures").filter(own, unit="USD")["figure_id"])


RULES.tell(
    (*each("chart", ("cooperation-sums", "cooperation-amounts", "cooperation-givers")), *WHOLE),
    r"(?:who|which \w+) (?:pays?|paid|funds?|funded|financ(?:es?|ed)|gives? money)(?: most)?(?: (?:for|to))?(?: (?:#\d #\d )?cooperation)?(?: most)?",
    r"where (?:does|do|did) (?:(?:#\d #\d cooperation )?(?:money|funds|funding|resources))(?: for #\d #\d cooperation)? come from",
    r"(?:南南合作)?(?:钱|资金|经费)(?:是)?(?:从|来自|由)?(?:哪里|哪儿|谁|何处)(?:来|出|给|提供)?",
    r"(?:谁|哪些国家|哪个国家|哪些机构)(?:为|给)?(?:南南)?(?:合作)?(?:出资|付钱|出钱|供资|资助|买单)(?:南南)?(?:合作)?(?:最多)?",
)
