"""What a rule is and what it replies; the words and the look-ups that rules of several subjects share."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from southsouth import geography, tables
from southsouth.language import country_name
from southsouth.names import place_name, short_name
from southsouth.search.months import MONTHS
from southsouth.search.named import PARTY, Question, ids

Ids = Iterable[tuple[str, str]]
Meant = Sequence[tuple[str, str]]

#: Kinds of entries that stand in one paragraph, with their tables and the columns of their ids.
TABLES: Mapping[str, tuple[str, str]] = {
    "figure": ("figures", "figure_id"),
    "event": ("events", "event_id"),
    "recommendation": ("recommendations", "recommendation_id"),
    "cooperation": ("cooperation", "link_id"),
    "organisation": ("organisations", "organisation_id"),
    "caveat": ("caveats", "caveat_id"),
}
#: Where the cooperation of all can be read.
WHOLE = (("page", "cooperation"), ("story", "who-helps-whom"))
MONTH = re.compile(rf"\b(?P<en>{'|'.join(MONTHS)}) (?=\d{{4}}\b)|(?<=年)(?P<zh>\d\d?)月份?")
HELP = (
    r"(?:help|support|assist|aid|fund|financ|given|give|gave|provide|donat|offer|train|teach|taught|pay|paid|sponsor"
    r"|contribut|committ?|spen[dt]|allocat|devot|earmark|set aside|put)"
    r"(?:s|ed|d|e|es|ing)?(?: (?:to|for|help|aid|support|assistance|money|with|on|into))*"
)
GOT = r"(?:gets?|got|receives?|received|benefits?|benefited)(?: (?:help|aid|support|assistance|money))*(?: from)?"
WHO = r"(?:who|whom|what|which|where|how much|how)(?: (?:countr(?:y|ies)|(?P<body>organi[sz]ations?|bod(?:y|ies)|agenc(?:y|ies)|funds?)|states?|nations?|governments?|parties|others?|else|help|aid|money|kinds? of help))?"
HELP_ZH = "(?:提供(?:帮助|援助|支持|资金|经费)?|帮助|援助|支持|资助|支援|帮忙|帮|出资|出钱|供资|付钱|付费|拨款|捐款|买单)给?"
WHO_ZH = (
    "(?:谁|哪里|什么|哪些|哪个|哪几个|怎样|如何)(?:国家|(?P<body>机构|组织|基金)|地区|方|人|项目)?"
)
FOUNDED = r"founded|established|created|formed|set up|opened|launched"
FOUNDED_ZH = "(?:成立|设立|建立|创立|创建|创办|启动|开设|建成)"
MOST = r"(?:most|largest|biggest|greatest|highest|most often|more than any)"
BODIES = r"(?:(?:un|international) )?(?:bod(?:y|ies)|organi[sz]ations?|agenc(?:y|ies)|institutions?|offices?|centres?)"


@dataclass(frozen=True)
class Reply:
    """What answers a question.

    Attributes:
        found: Kinds and ids of entries, the first answer first.
        query: Where the words that are left find the answer, those words; else nothing.
        kinds: The kinds of entries, of those that `query` finds, that answer.
        doubts: Whether what answers are the doubts of what `query` finds.
        is_weak: Whether the report does not tell what is asked, and these are only those who are named.
        says: A sentence, by language, to stand before what answers.
    """

    found: tuple[tuple[str, str], ...] = ()
    query: str = ""
    kinds: tuple[str, ...] = ()
    doubts: bool = False
    is_weak: bool = False
    says: Callable[[str], str] | None = None


Answer = Callable[[re.Match[str], Question], Reply | None]


@dataclass(frozen=True)
class Rule:
    """A pattern of whole skeletons, and what it asks for; None where that has no answer here."""

    pattern: re.Pattern[str]
    answer: Answer


class Rules(list[Rule]):
    """Rules of one subject, in the order in which they are tried."""

    def answer(self, *patterns: str) -> Callable[[Answer], Answer]:
        """Declares what answers the questions of some patterns."""

        def declare(answer: Answer) -> Answer:
            self.extend(Rule(re.compile(pattern), answer) for pattern in patterns)
            return answer

        return declare

    def tell(self, found: Ids, *patterns: str) -> None:
        """Declares what answers the questions of some patterns, whomever they name."""
        told = reply(found)
        self.answer(*patterns)(lambda _match, _question: told)


def whom(mark: str | None, question: Question) -> Meant:
    """Whom the mark of a name may mean."""
    return question.named[int(mark[1:])] if mark else ()


def each(kind: str, own: Iterable[str]) -> list[tuple[str, str]]:
    """Entries of one kind by their ids."""
    return [(kind, one) for one in own]


def reply(found: Ids) -> Reply | None:
    """What is found as a reply, each once; parties have no entry. None where nothing is left."""
    every = tuple(dict.fromkeys(pair for pair in found if pair[0] != PARTY))
    return Reply(every) if every else None


def untold(found: Ids, says: Callable[[str], str] | None = None) -> Reply | None:
    """Those whom a question names of whom the report does not tell what is asked."""
    every = reply(found)
    return replace(every, is_weak=True, says=says) if every else None


def called(meant: Meant, language: str) -> str:
    """What those are called whom a name means; nothing where it means none that has a name."""
    for kind, own in meant:
        if kind == "country":
            return country_name(own, language)
        if kind == "place":
            return place_name(own, language)
        if kind in ("organisation", "commission"):
            return short_name(own.lower(), language)
    return ""


def with_names(text: str, question: Question) -> str:
    """Part of a skeleton with its names put back."""
    said = re.sub(r"#(\d)", lambda found: question.words[int(found[1])], text)
    return re.sub(r"(?<=\d{4})年", " ", said).strip()  # 2013年 is the start of what is called 2013


def is_end(meant: Meant, end: str) -> pl.Expr:
    """Whether an end of a link is one of those who are meant."""
    return pl.col(end).is_in([*ids(meant, "country", "organisation", PARTY)])


#: Parts of the world that are several of M49.
_PARTS = {
    "Latin America": ("Central America", "South America"),
    "Latin America and the Caribbean": ("Central America", "South America", "Caribbean"),
}


def countries_of(meant: Meant) -> pl.DataFrame:
    """The rows of geo/groups.csv whose region or subregion is meant."""
    regions = [part for own in ids(meant, PARTY) for part in _PARTS.get(own, (own,))]
    return geography.groups().filter(
        pl.col("region").is_in(regions) | pl.col("subregion").is_in(regions)
    )


def commissions_of(meant: Meant) -> list[str]:
    """The commissions that are meant, each of which is a body too."""
    known = set(tables.load("commissions")["commission_id"])
    own = [own.upper() for own in ids(meant, "commission", "organisation")]
    return [code for code in dict.fromkeys(own) if code in known]


def places_of(at: Meant) -> list[str]:
    """The places that are meant, and those in the countries and regions that are."""
    countries = [*ids(at, "country"), *countries_of(at)["iso3"]]
    there = tables.load("places").filter(pl.col("country_iso3").is_in(countries))["place_id"]
    return [*ids(at, "place"), *there]


def acted_in(meant: Meant) -> list[tuple[str, str]]:
    """The events in which a body that is meant acts."""
    acting = tables.load("event_organisations")
    own = acting.filter(pl.col("organisation_id").is_in([*ids(meant, "organisation")]))
    return [("event", one) for one in own["event_id"].unique(maintain_order=True)]
