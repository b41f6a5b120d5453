"""Who supports whom, and through whom."""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from southsouth import exhibits, filters, tables
from southsouth.blocks import Heading
from southsouth.kept import Same
from southsouth.measures import routes
from southsouth.stories.base import Story
from southsouth.stories.telling import Counted, Part, Telling, Told

_RARE = 0.2  # of the links, below which those with an amount are rare
_IBSA, _ILO, _BRAZIL = (
    "p056-ibsa-funding", "p047-ilo-extrabudgetary-ssc-2012-2013", "p052-ilo-child-labour-funding",
)  # fmt: skip


def _refs(links: pl.DataFrame) -> tuple[str, ...]:
    return tuple(f"cooperation/{own}" for own in links["link_id"])


def _of_amounts(*figures: str) -> tuple[str, ...]:
    links = tables.load("cooperation").filter(pl.col("figure_id").is_in(figures))
    return (*(f"figure/{own}" for own in figures), *_refs(links))


class _Links:
    """The links that the story speaks of."""

    def __init__(self) -> None:
        self.every = tables.load("cooperation")
        self.one_way = routes.one_way(self.every)
        self.giving = routes.from_countries(self.every)
        self.named = self.giving.filter(pl.col("partner_kind") == "country")
        self.paid = self.named.filter("partner_pays")
        ranked = routes.in_order(self.giving, "provider")
        self.first, self.second = (self.by("provider", str(code)) for code in ranked[:2])
        bodies = routes.in_order(self.giving, "via")
        self.through = [*(self.by("via", str(body)) for body in bodies[:2]), self.by("via", "fao")]
        self.led = self.every.filter(pl.col("paragraph") == 10)

    def by(self, column: str, value: str) -> pl.DataFrame:
        """Links in which countries provide that have the value."""
        return self.giving.filter(pl.col(column) == value)

    def to_kind(self, *kinds: str) -> pl.DataFrame:
        """Links that go one way to parties of these kinds."""
        return self.one_way.filter(pl.col("partner_kind").is_in(kinds))

    def from_kind(self, kind: str) -> pl.DataFrame:
        """Links that go one way from parties of the kind."""
        return self.one_way.filter(pl.col("provider_kind") == kind)


def _codes(links: pl.DataFrame, end: str) -> Sequence[str]:
    return links[end].unique(maintain_order=True).to_list()


#: Columns by which a list can be narrowed to some links, the plainest first.
_ENDS = ((), ("provider",), ("via",), ("partner",), ("provider", "partner"), ("provider", "via"))


def _there(tell: Telling, links: pl.DataFrame) -> str:
    """The list of these links and no others, where filters tell them from others; else of all provisions."""
    for ends in _ENDS:
        codes = {end: links[end].drop_nulls().unique(maintain_order=True) for end in ends}
        asked = {"link_kind": "provision"} | {end: ",".join(own) for end, own in codes.items()}
        query = filters.checked("cooperation", asked.items())
        if _listed(Same(tables.load("cooperation")), query) == set(links["link_id"]):
            return tell.to("cooperation", **asked)
    return tell.to("cooperation", link_kind="provision")


# The same lists are tried for each count, in each language.
@lru_cache(maxsize=256)
def _listed(same: Same[pl.DataFrame], query: filters.Query) -> frozenset[str]:
    return frozenset(same.it[filters.positions("cooperation", query)]["link_id"])


def _worked_out(tell: Telling, links: _Links) -> dict[str, Part]:
    """Counts of links, each bound to the list of links."""
    counted = {
        "every": links.every, "one_way": links.one_way, "giving": links.giving,
        "bodies": links.from_kind("organisation"), "wide": links.to_kind("region", "group"),
        "groups": links.from_kind("group"), "into": links.to_kind("organisation"), "at_last": links.to_kind("country"),
        "named": links.named, "first_of": links.first, "second_of": links.second,
        "both": pl.concat([links.first, links.second]),
        "carried": links.giving.filter(pl.col("via").is_not_null()),
        "most": links.through[0], "then": links.through[1], "third": links.through[2],
    }  # fmt: skip
    amounts = exhibits.get("cooperation-amounts").frame()
    with_money = links.every.filter(pl.col("figure_id").is_in(amounts["figure_id"].implode()))
    sharing = {
        name: _codes(links.every.filter(pl.col("figure_id") == figure), "provider")
        for name, figure in (("ibsa", _IBSA), ("five", _ILO))
    }
    return {
        **{name: Counted(rows.height, _there(tell, rows)) for name, rows in counted.items()},
        "every": Counted(links.every.height, tell.to("cooperation")),
        "paid": Counted(with_money.height, "#cooperation-amounts"),
        "first": tell.country(links.first["provider"][0]),
        "second": tell.country(links.second["provider"][0]),
        "receivers": tell.countries(_codes(links.to_kind("country"), "partner")),
        "givers": tell.countries(_codes(links.named, "provider")),
        "got": tell.countries(_codes(links.named, "partner")),
        "unnamed": tell.countries(routes.unnamed_receivers(links.one_way, tables.load("mentions"))),
        "payers": tell.countries(_codes(links.paid, "partner")),
        "plain": tell.countries(_codes(links.led, "provider")),
        "group": tell.groups(_codes(links.from_kind("group"), "provider")),
        "fund": tell.body(links.through[0]["via"][0]),
        "agency": tell.body(links.through[1]["via"][0]),
        "three": Counted(len(sharing["ibsa"]), tell.to_fact("figure", _IBSA)),
        "ibsa": tell.countries(sharing["ibsa"]),
        "five": Counted(len(sharing["five"]), tell.to_fact("figure", _ILO)),
    }  # fmt: skip


def _unnamed_en(known: dict[str, Part]) -> str:
    """Of countries that receive and are not named, that the report names a place there."""
    return " The report does not name {unnamed}, only a place there." if known["unnamed"] else ""


def _unnamed_zh(known: dict[str, Part]) -> str:
    return "其中{unnamed}，报告没有提国名，只提到该国的一个地方。" if known["unnamed"] else ""


def _alone(links: _Links) -> int:
    """In how many links a country provides and no body stands between or receives."""
    return links.giving["via"].null_count()


def _carried_en(links: _Links) -> str:
    if not _alone(links):
        return "No country is said to act alone. All {carried} cases name a fund, an agency or another body, some of them the country’s own."
    return "In {carried} of these {giving} cases a fund, an agency or another body is named, some of them the country’s own."


def _carried_zh(links: _Links) -> str:
    if not _alone(links):
        return "没有一处只写国家自己：{carried}处全都提到基金、专门机构或别的机构，有的就是本国自己的机构。"
    return "这{giving}处中，{carried}处提到基金、专门机构或别的机构，有的就是本国自己的机构。"


def _priced_en(tell: Telling, known: dict[str, Part]) -> str:
    return "A price tag is rare. " if tell.share(known["paid"], known["every"]) < _RARE else ""


def _priced_zh(tell: Telling, known: dict[str, Part]) -> str:
    return "写明金额的很少。" if tell.share(known["paid"], known["every"]) < _RARE else ""


def english(tell: Telling) -> Told:
    """The story in English."""
    links = _Links()
    known = _worked_out(tell, links)
    return Told(
        topic="Cooperation",
        title="Who supports whom, and through whom",
        standfirst=tell.standfirst(
            "The report names those who provide support. Those who receive it often stay a region or a group. We counted pairs of parties, statement by statement, in which one provides something to the other: {one_way}. A country stands at the receiving end of {at_last}.",
            **known,
        ),
        blocks=(
            Heading("Providers have names", "ends"),
            tell.walk(
                "cooperation-ends",
                tell.step(
                    "Each square is one such pair, one case, with a provider and a receiver. One support for several receivers is a square for each. In {giving} of them a country provides. In {bodies} the provider is a body: an agency, a fund, a regional commission. In {groups} it is a group of countries: {group}.",
                    _refs(links.from_kind("country")), **known,
                ),
                tell.step(
                    "Where does the support go? In {wide} of the cases, to a region or a group: Africa, the least developed countries, southern Africa. Who in Africa, the sentence does not say.",
                    _refs(links.to_kind("region", "group")), **known,
                ),
                tell.step(
                    "In {into} it goes to another body. Countries pay into an agency; commissions support the organizations of their region.",
                    _refs(links.to_kind("organisation")), **known,
                ),
                tell.step(
                    "That leaves {at_last} cases with one country at the receiving end: {receivers}." + _unnamed_en(known),
                    _refs(links.to_kind("country")), **known,
                ),
            ),
            Heading("The same few countries", "givers"),
            tell.walk(
                "cooperation-givers",
                tell.step(
                    "Among countries {first} provides most often, in {first_of} cases; {second} follows with {second_of}. Between them that is {both} of {giving}.",
                    (*_refs(links.first), *_refs(links.second)), **known,
                ),
                tell.step(
                    "The marked squares are support whose destination is named. {givers} have such cases, {named} in all, with {got}. The hollow ones are no gifts: {payers} pay for the expertise themselves.",
                    _refs(links.named), **known,
                ),
                tell.step(
                    "Frequent is not large. Whoever supports many by one centre or fund has many squares. A square can be a centre, expertise or a sum of money; the report seldom says how large.",
                ),
            ),
            Heading("Never quite alone", "through"),
            tell.walk(
                "cooperation-through",
                tell.step(
                    _carried_en(links),
                    _refs(links.giving.filter(pl.col("via").is_not_null())), **known,
                ),
                tell.step(
                    "The busiest channel is {fund}, with {most}: a fund of {ibsa}, which work through the United Nations Office for South-South Cooperation. {agency} follows with {then}, all in another colour: there it is itself the receiver. The Food and Agriculture Organization of the United Nations (FAO) has {third}, and for China’s money a trust fund of its own.",
                    tuple(ref for rows in links.through for ref in _refs(rows)), **known,
                ),
                tell.step(
                    "The frameworks led by {plain}, in {paragraph/10}, have no square here: the words say who leads, not who gives.",
                    **known,
                ),
            ),
            Heading("Where sums are given", "money"),
            tell.walk(
                "cooperation-amounts",
                tell.step(
                    _priced_en(tell, known) + "Of all {every} cases of cooperation, exchanges and meetings included, {paid} have an amount in dollars.", **known,
                ),
                tell.step(
                    "The largest is {figure/p056-ibsa-funding:sum}, and it is one amount for {three} countries. {five:cap} countries together gave {figure/p047-ilo-extrabudgetary-ssc-2012-2013:sum} to the International Labour Organization (ILO). Who paid what, the report does not say.",
                    _of_amounts(_IBSA, _ILO), **known,
                ),
                tell.step(
                    "The largest sum of one country alone is Brazil’s: {figure/p052-ilo-child-labour-funding:sum} against child labour in the Americas.",
                    _of_amounts(_BRAZIL),
                ),
            ),
            *tell.unsaid(
                "Which {figure/p056-ibsa-partner-countries:exact} the IBSA Fund has worked in, apart from Burundi, and whether all are least developed countries.",
                "What the other countries that receive put in themselves.",
                "How large most of the support was, and how many people it reached.",
                "Whom the report left out: cooperation that no sentence mentions is not in our table.",
            ),
        ),
    )  # fmt: skip


def chinese(tell: Telling) -> Told:
    """The story in Chinese."""
    links = _Links()
    known = _worked_out(tell, links)
    return Told(
        topic="合作",
        title="谁支持谁，经由谁",
        standfirst=tell.standfirst(
            "提供支持的一方，报告有名有姓；得到支持的一方，常常只说到某个区域、某类国家。凡写明一方向另一方提供什么的，我们逐条逐对数过，共{one_way}处，其中受方落实到具体国家的有{at_last}处。",
            **known,
        ),
        blocks=(
            Heading("提供方有名有姓", "ends"),
            tell.walk(
                "cooperation-ends",
                tell.step(
                    "一个方格是这样的一对，一方提供，一方接受，我们称之为一处合作，不论规模大小；同一支持涉及几个受方的，每个受方各算一处。{giving}处由国家提供，{bodies}处由机构提供：有专门机构，有基金，也有区域委员会；还有{groups}处由国家集团提供，即{group}。",
                    _refs(links.from_kind("country")), **known,
                ),
                tell.step(
                    "支持去了哪里？{wide}处去了某个区域或某类国家：非洲、最不发达国家、南部非洲。是非洲的哪一国，句子里没有。",
                    _refs(links.to_kind("region", "group")), **known,
                ),
                tell.step(
                    "{into}处去了另一个机构：国家把钱交给专门机构，区域委员会支持本区域的组织。",
                    _refs(links.to_kind("organisation")), **known,
                ),
                tell.step(
                    "受方为一个国家的，只有{at_last}处：{receivers}。" + _unnamed_zh(known),
                    _refs(links.to_kind("country")), **known,
                ),
            ),
            Heading("总是那几个国家", "givers"),
            tell.walk(
                "cooperation-givers",
                tell.step(
                    "国家之中，{first}作为提供方出现得最多，{first_of}处；{second}其次，{second_of}处。合起来，占了{giving}处中的{both}处。",
                    (*_refs(links.first), *_refs(links.second)), **known,
                ),
                tell.step(
                    "醒目的方格，是写明了受方国家的。{givers}有这样的合作，共{named}处，对方是{got}。空心的不是赠予：专业知识是{payers}自己出资换来的。",
                    _refs(links.named), **known,
                ),
                tell.step(
                    "次数多，不等于分量重：一个中心、一个基金支持的对象多，方格就多。一个方格背后，可能是一个中心，可能是专业知识，也可能是一笔钱；规模多大，报告很少写。",
                ),
            ),
            Heading("国家之外，总有机构", "through"),
            tell.walk(
                "cooperation-through",
                tell.step(
                    _carried_zh(links),
                    _refs(links.giving.filter(pl.col("via").is_not_null())), **known,
                ),
                tell.step(
                    "走得最多的一条路是{fund}，{most}处：它属于{ibsa}，各方经由联合国南南合作办公室开展合作。其次是{agency}，{then}处，颜色不同：受方就是它自己。粮农组织有{third}处，中国的款项则另设信托基金。",
                    tuple(ref for rows in links.through for ref in _refs(rows)), **known,
                ),
                tell.step(
                    "{paragraph/10}说到{plain}等国主导的合作框架，这里没有它们的方格：文中写的是谁主导，不是谁提供。",
                    **known,
                ),
            ),
            Heading("写明金额的", "money"),
            tell.walk(
                "cooperation-amounts",
                tell.step(
                    _priced_zh(tell, known) + "连同对等合作和召集会议在内，合作共{every}处，写出美元金额的是{paid}处。", **known,
                ),
                tell.step(
                    "最大的一笔是{figure/p056-ibsa-funding}，却是{three}国合计。另一笔由{five}国合出，{figure/p047-ilo-extrabudgetary-ssc-2012-2013}，交给劳工组织。谁出了多少，从报告里看不出来。",
                    _of_amounts(_IBSA, _ILO), **known,
                ),
                tell.step(
                    "由一国单独出的，以巴西为最多：{figure/p052-ilo-child-labour-funding}，用于在美洲消除童工现象。",
                    _of_amounts(_BRAZIL),
                ),
            ),
            *tell.unsaid(
                "印巴南基金的{figure/p056-ibsa-partner-countries:exact}，除布隆迪外是哪些，是否都属最不发达国家。",
                "其余受方国家自己投入了什么。",
                "多数支持规模多大，惠及多少人。",
                "还漏了谁：没有一句话提到的合作，我们的表里也没有。",
            ),
        ),
    )  # fmt: skip


STORY = Story("who-helps-whom", image="cooperation-ends", told={"en": english, "zh": chinese})
