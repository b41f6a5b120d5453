"""Countries of a part of the world or of a group: those that the report names, of all that there are."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import polars as pl

from southsouth import geography, tables
from southsouth.language import N_, NN_, Plural, counted, country_name, number, sentences, translate
from southsouth.search.asked.rules import Ids, Reply, Rules, countries_of, each, whom
from southsouth.search.named import PARTY, Question, ids

RULES = Rules()

_LIST = r"(?:(?:which|what|who|list(?: of)?|names? of|name|how many|number of)(?: are| is)? )?"
_STATES = r"(?:member )?(?:countr(?:y|ies)|states|nations)"
_MEMBERS = r"(?:members?(?:hip)?|(?:member )?(?:states|countries|nations))"
_THERE = r"(?: (?:are|is|there|do|does|lie|located|belong|named|mentioned|by|report|name|mention|appear))*"
_MANY_ZH = "(?:有|是|包括)*(?:哪些|哪几个|多少个?|几个|什么)?"
_NAMED_ZH = "(?:被?(?:提到|提及|点名))?"
#: Groups of countries, by the column of geo/groups.csv that tells who is in one.
GROUPS: Mapping[str, str] = {
    N_("Least developed countries"): "ldc_2014",
    N_("Landlocked developing countries"): "lldc_2014",
    N_("Small island developing States"): "sids_2014",
}
#: Bodies whose members geo/groups.csv tells: by column and value, with what they are called.
_BODIES: Mapping[str, tuple[str, object, str]] = {
    "un": ("un_status", "member", N_("Member States of the United Nations")),
    "un-member-states": ("un_status", "member", N_("Member States of the United Nations")),
    "g77-china": ("g77_2014", True, N_("Members of the Group of 77 and China")),
}
_OF_REGION = NN_(
    "{group}: of {all} Member States of the United Nations in mid-2014 the report names {count}.",
    "{group}: of {all} Member States of the United Nations in mid-2014 the report names {count}.",
)
_OF_GROUP = NN_(
    "{group}: of {all} in mid-2014 the report names {count}.",
    "{group}: of {all} in mid-2014 the report names {count}.",
)
_WHOSE = N_(
    "The report does not list them; the total is that of the list of countries behind the maps."
)


@RULES.answer(
    rf"{_LIST}{_STATES}{_THERE} (?:of|in|from) (?P<of>#\d){_THERE}",
    rf"{_LIST}(?P<of>#\d) {_STATES}{_THERE}",
    rf"(?P<of>#\d)(?:共|一共)?{_MANY_ZH}国家?{_MANY_ZH}{_NAMED_ZH}",
    r"(?:哪些|哪几个|多少个?|几个)国家?(?:在|是|属于)(?P<of>#\d)(?:国家)?",
    r"(?:报告)?(?:提到|提及)(?:哪些|多少个?|几个)(?P<of>#\d)(?:国家)?",
    rf"(?:which|what|list(?: of)?|how many|who|number of) (?:(?:countries|states|nations|are|is) )*(?P<group>#\d){_THERE}",
    r"(?P<group>#\d)(?:共|一共)?(?:有|是|包括)*(?:哪些|哪几个|多少个?|几个)",
)  # fmt: skip
def _countries(match: re.Match[str], question: Question) -> Reply | None:
    """Countries of a part of the world, or of a group, which may be asked for by its name alone."""
    of = match.groupdict().get("of")
    meant = whom(of or match["group"], question)
    party = next(ids(meant, PARTY), "")
    if party in GROUPS:
        rows, said = geography.groups().filter(GROUPS[party]), _OF_GROUP
    elif of:
        rows, said = countries_of(meant).filter(un_status="member"), _OF_REGION
    else:
        return None
    if rows.is_empty():
        return None
    charts = [("chart", "commission-members-eca")] if party == "Africa" else []
    return _listed(rows, said, party, (), charts)


@RULES.answer(
    rf"{_LIST}{_MEMBERS}{_THERE}(?: members?| part)? (?:of|in|to) (?P<of>#\d|un|world)",
    rf"{_LIST}(?P<of>#\d|un|world) {_MEMBERS}{_THERE}",
    rf"how many (?:{_MEMBERS} )?(?:(?:are|is|does|do|there|in|belong to) )*(?P<of>#\d|un|world)(?: have| has| include| got)?",
    r"(?P<of>#\d|世界上?|全世界)(?:共|一共)?(?:有|是|包括)?(?:哪些|多少个?|几个)(?:成员国?|会员国?|国家)?",
    r"(?P<of>#\d)(?:成员国?|会员国?)(?:有|是|名单|数量|总数)*(?:哪些|多少个?|几个)?",
)  # fmt: skip
def _members(match: re.Match[str], question: Question) -> Reply | None:
    """Members of a body that the report names and does not list: those of them that it names."""
    own = _body(match["of"], question)
    if not own:
        return None
    column, value, called = _BODIES[own]
    rows = geography.groups().filter(pl.col(column) == value)
    meant = (("organisation", own),)
    told = _listed(rows, _OF_GROUP, called, meant, ())
    return replace(told, is_weak=True)


def _body(mark: str, question: Question) -> str:
    """The body of which a mark says that it has members; of the world these are those of the United Nations."""
    if not mark.startswith("#"):
        return "un"
    return next((one for one in ids(whom(mark, question), "organisation") if one in _BODIES), "")


_IS_ONE = N_("{group}: by the list of countries behind the maps (mid-2014), this is one of them: {name}.")  # fmt: skip
_IS_NONE = N_("{group}: by the list of countries behind the maps (mid-2014), this is none of them: {name}.")  # fmt: skip


@RULES.answer(
    r"(?:is|are|was) (?P<one>#\d) (?:(?:member|part|one)(?: state)? of |in |among )?(?P<of>#\d|un)(?: member| country| state)*",
    r"(?P<one>#\d)(?:是|属于|在|是不是|是否)+(?P<of>#\d)(?:成员国?|会员国?|国家|之一)?",
)
def _is_one(match: re.Match[str], question: Question) -> Reply | None:
    """Whether a country is one of a group, or lies in a part of the world."""
    code = next(ids(whom(match["one"], question), "country"), "")
    own, meant = _body(match["of"], question), () if match["of"] == "un" else whom(match["of"], question)  # fmt: skip
    party = next(ids(meant, PARTY), "")
    if own:
        column, value, called = _BODIES[own]
        rows = geography.groups().filter(pl.col(column) == value)
    elif party in GROUPS:
        rows, called = geography.groups().filter(GROUPS[party]), party
    else:
        rows, called = countries_of(meant), party
    if not code or rows.is_empty():
        return None
    said = _IS_ONE if code in set(rows["iso3"]) else _IS_NONE

    def says(language: str) -> str:
        group = translate(called, language)
        return translate(said, language, group=group, name=country_name(code, language))

    return Reply((("country", code), ("page", "map")), says=says)


def _listed(rows: pl.DataFrame, said: Plural, group: str, before: Ids, after: Ids) -> Reply:
    """Countries, those that the report names first, the oftenest first; then those that any table knows."""
    times = _times()
    codes = sorted(rows["iso3"], key=lambda code: -times.get(code, 0))
    named = sum(code in times for code in codes)

    def says(language: str) -> str:
        of = {"group": translate(group, language), "all": number(len(codes), language)}
        return sentences(language, counted(said, named, language, **of), translate(_WHOSE, language))  # fmt: skip

    charts = (("chart", "country-mentions-map"), ("page", "map"))
    return Reply((*before, *each("country", codes), *after, *charts), says=says)


@cache
def _times() -> Mapping[str, int]:
    named = tables.load("mentions").filter(entity_kind="country")
    return dict(named.group_by("entity_id", maintain_order=True).agg(pl.col("times").sum()).rows())
