"""What took place: when, where, and who came."""

import re

import polars as pl

from southsouth import tables
from southsouth.language import N_, date, translate
from southsouth.measures.events import bounds, within
from southsouth.search.asked.rules import (
    FOUNDED,
    FOUNDED_ZH,
    MONTH,
    Meant,
    Reply,
    Rules,
    called,
    each,
    places_of,
    reply,
    untold,
    whom,
    with_names,
)
from southsouth.search.months import MONTHS
from southsouth.search.named import Question, ids
from southsouth.vocabulary import FAMILY_OF

RULES = Rules()

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


@RULES.answer(
    rf"{_WHAT_EVENT}(?:(?P<year>\d{{4}})|(?P<at>#\d)(?: in (?P<during>\d{{4}}))?)",
    r"(?:what )?(?:happened|took place|was held) (?:in|at|during) (?:(?P<year>\d{4})|(?P<at>#\d)(?: in (?P<during>\d{4}))?)",
    rf"(?:{_MET}|events?|activities) (?:{_HELD})?(?:in|of|at|during) (?:(?P<year>\d{{4}})|(?P<at>#\d)(?:(?: in)? (?P<during>\d{{4}}))?)",
    rf"(?:{_MET}|events?|activities) (?:{_HELD})?(?:in|of|during) (?P<year>\d{{4}}) (?:in|at) (?P<at>#\d)",
    r"(?:(?:在)?(?P<year>\d{4})年(?:在?(?P<at>#\d))?|在?(?P<there>#\d)(?:(?P<during>\d{4})年)?)(?:举行|举办|开展)?(?:活动|事件)",
    r"(?P<year>\d{4})年(?:举行|召开)?(?P<met>会议|大型会议|聚会)",
    rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:有|举行|召开)?{_WHAT_EVENT_ZH}",
    rf"在?(?P<at>#\d)在?(?P<year>\d{{4}})年(?:有|举行|召开)?{_WHAT_EVENT_ZH}",
    r"(?:在)?(?:(?P<year>\d{4})年)?(?:在?(?P<at>#\d))?发生(?:什么|哪些事)",
    rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:举行|召开|有)?{_MET_ZH}(?:有哪些|有多少次?)",
    rf"(?:how many|which|what|list(?: of)?|number of) {_MET}(?: (?:was|were|is|are|there|been|ever|held|took place|happened))*",
    rf"(?:举行|召开|举办|有)*(?:哪些|什么|多少|几)[次届个]?{_MET_ZH}",
    rf"{_MET_ZH}(?:举行|召开|举办|有)*(?:哪些|多少|几)[次届个]?",
    rf"(?:哪些|什么|多少[次项个]?|几[次项个])(?:{_MET_ZH}|活动|事件)(?:是)?在(?:(?P<year>\d{{4}})年)?(?:在?(?P<at>#\d))?(?:举行|召开|举办|发生|开展)?",
)  # fmt: skip
def _took_place(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    year = said.get("year") or said.get("during")
    at = whom(said.get("at") or said.get("there"), question)
    events = tables.load("events")
    if said.get("met"):
        events = events.filter(pl.col("kind").replace_strict(FAMILY_OF) == "met")
    one_kind = next((kind for words, kind in _KINDS if words.match(said.get("met") or "")), "")
    if year:
        events = within(events, int(year), int(year))
    number = 0
    if month := MONTH.search(question.skeleton):
        number = int(month["zh"] or 1 + MONTHS.index(month["en"]))
        events = events.filter(_of_month(events, int(year or 0), number))
    if at:
        events = events.filter(pl.col("place_id").is_in(places_of(at)))
    if not year and not at and not one_kind:
        return None
    if one_kind and events.filter(kind=one_kind).height:
        events = events.filter(kind=one_kind)
    before = [("place", own) for own in ids(at, "place")] or [
        ("country", own) for own in ids(at, "country")
    ]
    charts = [("chart", "timeline-overview")] if not at else before
    whole = () if before or not at else (("chart", "events-map"), ("page", "map"))
    if events.is_empty() and year:
        return _none_in(f"{year}-{number:02}" if month else year, at)
    return reply([*charts, *each("event", events["event_id"]), *whole]) if events.height else None


_SHORT = 62  # days of a span that is dated by its months, rather than one that runs through them


def _of_month(events: pl.DataFrame, year: int, month: int) -> pl.Series:
    """Which events begin in a month, of a year if one is asked for, or touch it with a short span."""
    found: list[bool] = []
    for edtf in events["date_edtf"]:
        first, last, _ = bounds(edtf) if edtf else (None, None, None)
        if first is None or last is None:
            found.append(False)
            continue
        ends = (first, last) if (last - first).days <= _SHORT else (first,)
        found.append(any(end.month == month and year in (0, end.year) for end in ends))
    return pl.Series(found, dtype=pl.Boolean)


NO_EVENT = N_("The report dates no such event to {year}.")


def _none_in(year: str, at: Meant) -> Reply | None:
    """That nothing is told of a year, or of a year in a place."""
    before = [pair for pair in at if pair[0] in ("place", "country")]
    said = (
        N_("The report dates no such event to {year} in this place: {name}.") if at else NO_EVENT
    )  # fmt: skip
    there = tables.load("events").filter(pl.col("place_id").is_in(places_of(at)))["event_id"]
    found = (*before, *each("event", there), ("chart", "timeline-overview"), ("page", "timeline"))
    return untold(found, lambda la: translate(said, la, year=date(year, la), name=called(at, la)))


_SPAN_EN = (
    r"(?:(?:after|later than) (?P<after>\d{4})|(?:since|from) (?P<since>\d{4})(?: on(?:wards?)?)?|(?:before|prior to|earlier than) (?P<before>\d{4})"
    r"|(?:until|till|up to) (?P<until>\d{4})|(?:(?:between|from|in|during|of) )?(?P<low>\d{4}) (?:(?:and|to|through|until) )?(?P<high>\d{4}))"
)
_SPAN_ZH = (
    r"(?:(?P<after>\d{4})年?(?:之后|以后|后)|(?:自从?|从)?(?P<since>\d{4})年?(?:以来|起|至今)|(?P<before>\d{4})年?(?:之前|以前|前)"
    r"|(?:截至|到)(?P<until>\d{4})年?(?:为止)?|从?(?P<low>\d{4})年?[到至—–-]?(?P<high>\d{4})年?(?:之?间|期间)?)"
)


@RULES.answer(
    rf"(?:(?:how many|which|what|list(?: of)?|number of) )?(?:{_MET}|events?|activities) ?{_HELD}(?:(?:in|at) (?P<at>#\d) )?{_SPAN_EN}",
    rf"(?:what )?(?:happened|took place|was held) (?:(?:in|at) (?P<at>#\d) )?{_SPAN_EN}",
    rf"{_SPAN_ZH}(?:在?(?P<at>#\d))?的?(?:有|举行|召开|举办|发生)*(?:哪些|什么|多少[次项个]?|几[次项个])?(?:{_MET_ZH}|活动|事件|事)(?:有哪些)?",
)  # fmt: skip
def _in_span(match: re.Match[str], question: Question) -> Reply | None:
    """Events before or after a year, or between two."""
    said = match.groupdict()
    first = int(said["since"] or said["low"] or int(said["after"] or -1) + 1)
    last = int(said["until"] or said["high"] or int(said["before"] or _NEVER + 1) - 1)
    events = within(tables.load("events"), first, last).sort("start", nulls_last=True)
    if said["after"] or said["before"]:  # what runs on from before a year is not after it
        alone = pl.col("start").str.slice(0, 4).cast(pl.Int32, strict=False)
        events = events.filter(alone >= first) if said["after"] else events
    if said.get("met"):
        events = events.filter(pl.col("kind").replace_strict(FAMILY_OF) == "met")
    at = whom(said["at"], question)
    if at:
        events = events.filter(pl.col("place_id").is_in(places_of(at)))
    if events.is_empty():
        found = (("chart", "timeline-overview"), ("page", "timeline"))
        return untold(found, lambda la: translate(_NO_EVENT_THEN, la))
    return reply([("chart", "timeline-overview"), *each("event", events["event_id"]), ("page", "timeline")])  # fmt: skip


_NEVER = 9998
_NO_EVENT_THEN = N_("The report dates no such event to that time.")
_LAST = "latest|newest|most recent"


@RULES.answer(
    rf"(?:(?:which|what|when) (?:is|was|are|were) )?(?:earliest|oldest|{_LAST}) (?:{_MET}|events?|activit(?:y|ies))",
    rf"(?:最早|最晚|最近|最新)(?:一[次项个])?(?:{_MET_ZH}|活动|事件)(?:是)?(?:什么|哪一?[个次项]|何时|什么时候)?",
    rf"(?:哪|什么)一?[个次项]?(?:{_MET_ZH}|活动|事件)(?:最早|最晚|最近|最新)",
)  # fmt: skip
def _earliest(match: re.Match[str], _question: Question) -> Reply | None:
    is_last = re.search(f"{_LAST}|最[晚近新]", match[0])
    events = tables.load("events").drop_nulls("start").sort("start", descending=bool(is_last))
    if match.groupdict().get("met"):
        events = events.filter(pl.col("kind").replace_strict(FAMILY_OF) == "met")
    return reply([("event", events["event_id"][0]), ("chart", "timeline")])


_BIGGEST = r"(?:largest|biggest|best attended|most attended)"


@RULES.answer(
    rf"(?:(?:which|what) (?:is|was) )?{_BIGGEST} (?:{_MET}|events?)",
    rf"(?:which|what) (?:{_MET}|events?) (?:(?:was|is|had) )?(?:{_BIGGEST}|most (?:participants|people|attendees|countries))",
    rf"(?:最大|规模最大|人数最多|参加人数最多)(?:一次)?的?(?:{_MET_ZH}|活动)(?:是)?(?:哪一?[个次]|什么)?",
    rf"(?:哪|什么)一?[个次](?:{_MET_ZH}|活动)(?:规模|参加)?(?:最大|人数最多|人最多)",
)
def _biggest(_match: re.Match[str], _question: Question) -> Reply | None:
    """Those whose participants the report counts, the most first."""
    events = tables.load("events").drop_nulls("participants")
    found = events.sort("participants", descending=True)["event_id"]
    return Reply(tuple(each("event", found)), says=lambda la: translate(_COUNTED_ONLY, la))


_COUNTED_ONLY = N_("Listed are all events whose number of participants the report gives.")  # fmt: skip


@RULES.answer(
    rf"(?:which|what|how many) (?:{_MET}|events?|activities) (?:(?:is|are|were) )?(?:undated|not dated|without date|no date)",
    rf"(?:undated|not dated) (?:{_MET}|events?|activities)",
    rf"(?:哪些|多少[次项个]?|几[次项个])(?:{_MET_ZH}|活动|事件)(?:没有|未注明|没注明|不知|未写)(?:明)?日期",
    rf"(?:没有|未注明)日期(?:{_MET_ZH}|活动|事件)(?:有哪些)?",
)
def _undated(_match: re.Match[str], _question: Question) -> Reply | None:
    events = tables.load("events").filter(pl.col("start").is_null(), pl.col("end").is_null())
    return reply([*each("event", events["event_id"]), ("chart", "timeline")])


_ONE_MET, _ONE_MET_ZH = (pattern.replace("?P<met>", "?:") for pattern in (_MET, _MET_ZH))
_CAME = (
    r"(?:attended|took part in|participated in|came to|joined|went to|(?:were|was)(?: there)? at)"
)
_CAME_ZH = "(?:参加|出席|与会|参会)"
_MET_AT = rf"(?:(?P<year>\d{{4}}) )?(?:(?P<at>#\d)(?: {_ONE_MET})?|{_ONE_MET} (?:in|at|of) (?P<there>#\d))(?: in (?P<during>\d{{4}}))?"
_MET_AT_ZH = rf"(?:在)?(?:(?P<year>\d{{4}})年)?(?:在)?(?P<at>#\d)(?:召开|举行)?(?:{_ONE_MET_ZH})?"


@RULES.answer(
    rf"(?:how many|number of) (?:(?:people|participants|persons|delegates|practitioners|(?P<states>(?:member )?(?:countries|states))) )?(?:who )?{_CAME} {_MET_AT}",
    rf"how many (?:(?:people|participants|persons|delegates|(?P<states>(?:member )?(?:countries|states))) )?(?:did|does) {_MET_AT} (?:attract|draw|gather|bring together|have|get)",
    rf"(?:how many|number of) (?:participants|people|delegates|(?P<states>(?:member )?(?:countries|states))) (?:at|in|of) {_MET_AT}",
    rf"{_MET_AT_ZH}(?:共?有|来|到|吸引|聚集|召集)?(?:(?:多少|几)(?:人|名?与会者|名?代表|个?(?P<states>(?:成员|会员)?国家?))(?:的人)?{_CAME_ZH}?|{_CAME_ZH}(?:者|人员?)?(?:人数|有多少人?))",
    rf"(?:有)?(?:多少|几)(?:人|名?代表|个?(?P<states>(?:成员|会员)?国家?)(?:的人)?){_CAME_ZH}{_MET_AT_ZH}",
    rf"(?:有)?(?:谁|哪些(?:人|代表|(?P<states>国家)))(?:都)?{_CAME_ZH}了?(?:的是)?{_MET_AT_ZH}",
    rf"{_MET_AT_ZH}的?(?:有)?(?:哪些)?(?:与会者|参加者|参会者|出席者|与会代表)(?:有哪些|是谁|名单|人数)?",
)  # fmt: skip
def _attended(match: re.Match[str], question: Question) -> Reply | None:
    said = match.groupdict()
    at = whom(said.get("at") or said.get("there"), question)
    year = said.get("year") or said.get("during")
    met = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    events = tables.load("events").filter(met, pl.col("place_id").is_in(places_of(at)))
    if year:
        events = events.filter(pl.col("start").str.slice(0, 4) == year)
    return _comers(events, is_of_states=bool(said.get("states")))


def _comers(events: pl.DataFrame, *, is_of_states: bool) -> Reply | None:
    """How many came to some events; or that nobody is counted there."""
    units = ("countries", "participants") if is_of_states else ("participants", "countries")
    counted = events.filter(pl.col("participants").is_not_null())["paragraph"]
    there = pl.col("paragraph").is_in(counted.implode())
    if is_of_states:
        came = pl.col("paragraph").is_in(events["paragraph"].implode())
        there |= came & (pl.col("topic") == "participation") & (pl.col("unit") == "countries")
    told = tables.load("figures").filter(there, pl.col("unit").is_in(units))
    first = told.sort(pl.col("unit") != units[0], maintain_order=True)["figure_id"]
    met_there = each("event", events["event_id"])
    if first.is_empty():
        met_there += each("figure", _taking_part(events))
        no_number = _NO_STATES if is_of_states else _NO_PEOPLE
        return untold(met_there, lambda la: translate(no_number, la))
    return reply([*each("figure", first), *met_there])


def _taking_part(events: pl.DataFrame) -> pl.Series:
    """The figures of the bodies that take part in some expositions."""
    here = events.filter(kind="exposition")["paragraph"].implode()
    figures = tables.load("figures").filter(pl.col("paragraph").is_in(here), topic="expo")
    return figures.filter(unit="organisations")["figure_id"]


_WHO_CAME = (
    r"(?:(?:how many|number of|list of|which|what) )?"
    r"(?:participants?|attendees?|attendance|delegates?|visitors?|people|(?P<states>(?:participating |member )?(?:countries|states)))"
    rf"(?: (?:who )?(?:{_CAME}|attending|at|in|of|to|for))?"
)
_WHO_CAME_ZH = "的?(?:有|来)?(?:多少|几)?[名个位]?(?:与会者|参加者|参与者|参会者|出席者|参展方|代表|人|(?P<states>国家?))(?:参加|出席|参会)?(?:人数|数量|名单)?(?:有)?(?:多少|几)?[名个位]?人?"


@RULES.answer(
    rf"{_WHO_CAME} {_MET}(?: (?:in|of))? (?P<year>\d{{4}})",
    rf"{_WHO_CAME} (?P<year>\d{{4}}) {_MET}",
    rf"{_MET}(?: (?:in|of))? (?P<year>\d{{4}}) {_WHO_CAME}",
    rf"(?P<year>\d{{4}}) {_MET} {_WHO_CAME}",
    rf"(?:在)?(?P<year>\d{{4}})年?的?{_MET_ZH}{_WHO_CAME_ZH}",
    rf"{_MET_ZH}(?P<year>\d{{4}})年?{_WHO_CAME_ZH}",
)  # fmt: skip
def _came_in_year(match: re.Match[str], _question: Question) -> Reply | None:
    """Who came to the gatherings of one kind in a year."""
    kind = next((kind for words, kind in _KINDS if words.match(match["met"])), "")
    is_met = pl.col("kind").replace_strict(FAMILY_OF) == "met"
    year = int(match["year"])
    events = within(tables.load("events").filter(pl.col("kind") == kind if kind else is_met), year, year)  # fmt: skip
    return _comers(events, is_of_states=bool(match["states"])) if events.height else None


_NO_PEOPLE = N_("The report does not say how many people took part.")
_NO_STATES = N_("The report does not say how many countries took part.")


@RULES.answer(
    r"(?:who|which (?:(?:member|un) )?\w+) (?:organi[sz](?:ed|es?)|hosted|hosts|held|convened|attended|took part in|participated in|supported|became|was appointed) (?P<held>.+)",
    rf"(?:when|where|in which (?:city|country|year|month)|what year) (?:(?:was|were|is|did|will) )?(?P<held>.+?)(?: (?:held|happen|take place|taking place|took place|organi[sz]ed|hosted|open|start|be|by|in|{FOUNDED}))*",
    r"(?:谁|哪些(?:国家|机构|成员国|会员国)|哪个(?:国家|机构))(?:主办|举办|组织|召开|召集|承办|参加|出席)(?P<held>.+)",
    rf"(?P<held>.+?)(?:是)?(?:设|位|建)?(?:于|在|由)?(?:何时|何地|哪里|哪儿|什么时候|什么地方|哪一?年|哪天|谁|哪[个些](?:城市|国家))(?:举行|召开|举办|发生|主办|组织|召集|办|通过|发布|{FOUNDED_ZH})?",
    r"(?:何时|何地|什么时候|在哪里)(?:举行|召开|举办)(?P<held>.+)",
    rf"(?:hosts?|organi[sz]ers?|venues?|place|location|city) (?:of |for |to )?(?P<held>(?=.*\b{_ONE_MET}\b).+)",
    rf"(?P<held>(?=.*\b{_ONE_MET}\b).+?) (?:s )?(?:hosts?|organi[sz]ers?|venue|place|location|city|host (?:country|city|body))",
    rf"(?P<held>(?=.*{_ONE_MET_ZH}).+?)(?:由谁|谁)?(?:东道主|东道国|东道方|主办方|主办国|主办者|主办单位|承办方|举办地点?|召开地点?|会址|地点)(?:是)?(?:谁|哪里|哪儿|哪个(?:国家|城市|机构))?",
    r"(?:where|in (?:which|what|how many) (?:countr(?:y|ies)|cit(?:y|ies)|places?)) (?:does|did|do|has|have) (?P<by>#\d) (?:have|has|got|run|set up|keep|maintain|establish(?:ed)?|open(?:ed)?) (?P<held>.+)",
    r"(?P<by>#\d)在(?:哪里|哪儿|(?:哪|哪些|哪个|几个|多少个?|什么)(?:国家|国|城市|地方|地))(?:设有|设立|设|建有|建立|开设|有)(?P<held>.+)",
)  # fmt: skip
def _event(match: re.Match[str], question: Question) -> Reply | None:
    by = match.groupdict().get("by") or ""
    said = with_names(f"{by} {match['held']}", question).strip()
    said = re.sub(
        r"^(\d{4}) ([a-z]+)$", r"\2 \1", said
    )  # the Expo of a year, not what was done at it
    return Reply(query=said, kinds=("event",)) if said else None
