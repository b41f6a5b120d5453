"""What is asked for South-South cooperation, and what is given."""

from southsouth import exhibits, tables
from southsouth.blocks import Heading
from southsouth.stories.base import Story
from southsouth.stories.telling import Counted, Part, Telling, Told

_MOST = 0.5  # of the sums in the chart, beyond which most are from countries
_TRADE, _FLOWS, _WORLD = (
    "p002-south-trade-since-2011", "p002-fdi-inflow-2013", "p002-fdi-share-2013",
)  # fmt: skip
_VALUE, _IBSA = "p003-ssc-value-2011", "p056-ibsa-funding"
_ASKED, _AGREED = "p018-core-budget-minimum", "p018-technical-cooperation-share"
_SHARE, _OUTSIDE_SHARE = (
    "p047-ilo-regular-ssc-share-2012-2013", "p047-ilo-extrabudgetary-ssc-share-2012-2013",
)  # fmt: skip
_BUDGET, _OWN, _OUTSIDE, _NEXT = (
    "p047-ilo-regular-budget-2012-2013", "p047-ilo-regular-ssc-2012-2013",
    "p047-ilo-extrabudgetary-ssc-2012-2013", "p047-ilo-ssc-budget-2014-2015",
)  # fmt: skip
_FAO, _FAO_AGAIN = "p048-fao-china-commitment", "p048-fao-china-second-payment-2014"
_CHILDREN, _UNDP, _PLAN = (
    "p052-ilo-child-labour-funding", "p050-undp-total-funding", "p050-unossc-fundraising-goal",
)  # fmt: skip


def _refs(*figures: str) -> tuple[str, ...]:
    return tuple(f"figure/{own}" for own in figures)


def _worked_out(tell: Telling) -> dict[str, Part]:
    """What no row prints: counts, and numbers worked out from two rows."""
    value = {
        own: tell.row("figures", own)["value"]
        for own in (_ASKED, _SHARE, _BUDGET, _OWN, _OUTSIDE, _VALUE, _IBSA)
    }
    links = tables.load("cooperation")
    givers = {
        own: links.filter(links["figure_id"] == own)["provider"].to_list()
        for own in (_IBSA, _OUTSIDE)
    }
    sums = exhibits.get("cooperation-sums").frame()
    would = value[_BUDGET] * value[_ASKED] / 100
    twelve = tables.load("recommendations").filter(
        tables.load("recommendations")["source"] == "JIU"
    )
    return {
        "twelve": Counted(twelve.height, tell.to("recommendations", source="JIU")),
        "cents": tell.cents(_SHARE, _ASKED),
        "would": tell.worked_out(tell.money(would, 1), "×", _BUDGET, _ASKED),
        "each": tell.worked_out(tell.dollars(value[_OUTSIDE] / value[_OWN]), "÷", _OUTSIDE, _OWN),
        "times": tell.worked_out(tell.amount(value[_VALUE] // value[_IBSA]), "÷", _VALUE, _IBSA),
        "three": Counted(len(givers[_IBSA]), tell.to_fact("figure", _IBSA)),
        "five": Counted(len(givers[_OUTSIDE]), tell.to_fact("figure", _OUTSIDE)),
        "ibsa": tell.countries(givers[_IBSA]),
        "donors": tell.countries(givers[_OUTSIDE]),
        "all": Counted(sums.height, "#cooperation-sums"),
        "theirs": Counted(sums.filter(sums["giver"] == "countries").height, "#cooperation-sums"),
    }


def _pots_en(tell: Telling, known: dict[str, Part]) -> str:
    few = "Elsewhere, too, countries put in money: of the {all} sums in this chart {theirs} are theirs."
    many = "Elsewhere, too, it is mostly countries that fill the pots: of the {all} sums in this chart {theirs} are theirs."
    return many if tell.share(known["theirs"], known["all"]) > _MOST else few


def _pots_zh(tell: Telling, known: dict[str, Part]) -> str:
    few = "别处也有国家出钱：图中{all}笔款项，{theirs}笔来自国家。"
    return (
        few.replace("有国家", "大多由国家")
        if tell.share(known["theirs"], known["all"]) > _MOST
        else few
    )


def english(tell: Telling) -> Told:
    """The story in English."""
    known = _worked_out(tell)
    return Told(
        topic="Money",
        title="What is asked and what is given",
        standfirst=tell.standfirst(
            "The Joint Inspection Unit wanted {figure/p018-core-budget-minimum} of every United Nations core budget for cooperation among developing countries. The only share of a regular budget that the report gives is {figure/p047-ilo-regular-ssc-share-2012-2013}."
        ),
        blocks=(
            Heading("Trillions in the background", "background"),
            tell.walk(
                "cooperation-scale",
                tell.step(
                    "Begin with money that no one has to ask for: trade. From {figure/p002-south-trade-since-2011:period} on, the report puts the trade of developing countries at {figure/p002-south-trade-since-2011:sum}. With whom they traded, each other or everyone, and whether that is the sum of one year or of all since then, it leaves open.",
                    _refs(_TRADE),
                ),
                tell.step(
                    "Investment came too: {figure/p002-fdi-inflow-2013:sum} in {figure/p002-fdi-inflow-2013:period}, a record, and {figure/p002-fdi-share-2013} of the world’s. Most of it came from the South, says the report, and gives no figure for that.",
                    _refs(_TRADE, _FLOWS),
                ),
                tell.step(
                    "South-South cooperation itself was estimated at {figure/p003-ssc-value-2011:exact} for {figure/p003-ssc-value-2011:period}. The report calls even that too low: much goes unreported, and some of it is hard to count. What was counted, it does not say.",
                    _refs(_TRADE, _FLOWS, _VALUE),
                ),
                tell.step(
                    "And the largest joint fund it names? {three:cap} countries, {ibsa}, have put {figure/p056-ibsa-funding:sum} into projects so far. On this scale that is too little to be drawn.",
                    **known,
                ),
            ),
            Heading("A price is named", "price"),
            tell.walk(
                "asked-given",
                tell.step(
                    "In {event/jiu-review-ssc-2011} the Joint Inspection Unit reviewed what the United Nations system does for South-South cooperation. Of its {twelve} recommendations one names a price: every organization should set aside {figure/p018-core-budget-minimum} of its core budget for it.",
                    _refs(_ASKED), **known,
                ),
                tell.step(
                    "The agencies agreed on a number that looks the same, {figure/p018-technical-cooperation-share}. But it is a share of their technical cooperation funds, and it goes to regional programmes that are merely expected to be about South-South cooperation to a large extent.",
                    _refs(_ASKED, _AGREED),
                ),
                tell.step(
                    "What is given, then? Many agencies report a fixed share, and the report gives one: the International Labour Organization (ILO) gave {figure/p047-ilo-regular-ssc-share-2012-2013} of its regular budget. If the regular budget is taken for the core budget, that is {cents} cents for each dollar the Unit asked for.",
                    _refs(_ASKED, _AGREED, _SHARE), **known,
                ),
                tell.step(
                    "Money from outside that budget looks different. Of what ILO was given for technical cooperation, {figure/p047-ilo-extrabudgetary-ssc-share-2012-2013} went to South-South and triangular cooperation, and it came from {five} countries.",
                    **known,
                ),
            ),
            Heading("Other people’s money", "outside"),
            tell.walk(
                "ilo-budgets",
                tell.step(
                    "In dollars: ILO’s regular budget for {figure/p047-ilo-regular-budget-2012-2013:period} was {figure/p047-ilo-regular-budget-2012-2013:sum}. On the same reckoning the share asked for would have been {would}. South-South and triangular cooperation got {figure/p047-ilo-regular-ssc-2012-2013:sum}.",
                    _refs(_BUDGET, _OWN), **known,
                ),
                tell.step(
                    "{donors} put in {figure/p047-ilo-extrabudgetary-ssc-2012-2013:sum}: about {each} for every dollar of ILO’s own. Which of them paid how much, the report does not say.",
                    _refs(_OUTSIDE, _OWN), **known,
                ),
                tell.step(
                    "For {figure/p047-ilo-ssc-budget-2014-2015:period} the sum rises to {figure/p047-ilo-ssc-budget-2014-2015:sum}. What share that is cannot be said: the report does not give the whole budget of those years.",
                ),
            ),
            Heading("Small pots", "pots"),
            tell.walk(
                "cooperation-sums",
                tell.step(
                    _pots_en(tell, known) + " The Brazilian Cooperation Agency put up {figure/p052-ilo-child-labour-funding:sum} against child labour in the Americas. China’s trust fund at the Food and Agriculture Organization of the United Nations (FAO) committed {figure/p048-fao-china-commitment:sum} and began to pay {figure/p048-fao-china-second-payment-2014:sum} more in {figure/p048-fao-china-second-payment-2014:period}.",
                    _refs(_IBSA, _OUTSIDE, _CHILDREN, _FAO, _FAO_AGAIN), **known,
                ),
                tell.step(
                    "Of what United Nations bodies pay from their own money, the largest sum is from the United Nations Development Programme (UNDP), for the Office for South-South Cooperation, which it hosts: {figure/p050-undp-yearly-funding:sum} a year, {figure/p050-undp-total-funding:sum} in all. The Office means to raise {figure/p050-unossc-fundraising-goal:sum} more.",
                    _refs(_UNDP, _PLAN),
                ),
                tell.step(
                    "Set beside these bars, the lower estimate of what South-South cooperation was worth in {figure/p003-ssc-value-2011:period} would be {times} times as long as the longest.",
                    **known,
                ),
            ),
            *tell.sums_told(),
            *tell.unsaid(
                "What share any United Nations body other than ILO sets aside.",
                "Whether the trade is trade among developing countries or all their trade, of one year or of several.",
                "What the estimate of {figure/p003-ssc-value-2011:exact} counts.",
                "When the joint fund of {ibsa} began to spend, and by when the Office should raise its {figure/p050-unossc-fundraising-goal:sum}.",
                "Whether ILO’s {figure/p047-ilo-ssc-budget-2014-2015:sum} is from the regular budget alone.",
                **known,
            ),
        ),
    )  # fmt: skip


def chinese(tell: Telling) -> Told:
    """The story in Chinese."""
    known = _worked_out(tell)
    return Told(
        topic="钱",
        title="要多少，给多少",
        standfirst=tell.standfirst(
            "联合检查组建议联合国各机构从核心预算中拿出{figure/p018-core-budget-minimum}，用于发展中国家之间的合作。报告写明的经常预算份额只有一个：{figure/p047-ilo-regular-ssc-share-2012-2013}。"
        ),
        blocks=(
            Heading("大背景：数以万亿计", "background"),
            tell.walk(
                "cooperation-scale",
                tell.step(
                    "先看用不着向谁要的钱：贸易。从{figure/p002-south-trade-since-2011:period}起，发展中国家的贸易总额{figure/p002-south-trade-since-2011}。这是它们彼此间的贸易，还是与全世界的贸易，是一年之数，还是历年合计，原文都没有说清。",
                    _refs(_TRADE),
                ),
                tell.step(
                    "投资也在涌入：{figure/p002-fdi-inflow-2013:period}达{figure/p002-fdi-inflow-2013}，创下新高，占全球的{figure/p002-fdi-share-2013}。报告说大部分来自南方，却没有为此给出数字。",
                    _refs(_TRADE, _FLOWS),
                ),
                tell.step(
                    "南南合作本身值多少？{figure/p003-ssc-value-2011:period}的估计是{figure/p003-ssc-value-2011:exact}。报告自己也认为偏低：不少合作无人上报，有些形式难以折算。至于这个数里算了什么，报告没有交代。",
                    _refs(_TRADE, _FLOWS, _VALUE),
                ),
                tell.step(
                    "再看报告写明的最大一笔联合基金：{ibsa}{three}国迄今为各国项目出资{figure/p056-ibsa-funding}。按这张图的比例，小得画不出来。",
                    **known,
                ),
            ),
            Heading("要求的份额", "price"),
            tell.walk(
                "asked-given",
                tell.step(
                    "{event/jiu-review-ssc-2011}，联合检查组审查了联合国系统为南南合作做的事，提出{twelve}项建议。写明份额的只有一项：各组织应从核心预算中拨出{figure/p018-core-budget-minimum}。",
                    _refs(_ASKED), **known,
                ),
                tell.step(
                    "各机构达成的共识是，拨付{figure/p018-technical-cooperation-share}，数字看上去一样。可基数换了，是技术合作基金；去处也换了，是区域方案，只是“预计”会在很大程度上涉及南南合作。",
                    _refs(_ASKED, _AGREED),
                ),
                tell.step(
                    "实际给了多少？许多机构报称已拨出固定比例，报告只举出一例：劳工组织经常预算的{figure/p047-ilo-regular-ssc-share-2012-2013}。如果把经常预算当作核心预算，联检组每要一美元，到手的是{cents}美分。",
                    _refs(_ASKED, _AGREED, _SHARE), **known,
                ),
                tell.step(
                    "预算外的钱是另一番景象。劳工组织收到的技术合作款项中，有{figure/p047-ilo-extrabudgetary-ssc-share-2012-2013}用于南南合作和三角合作，出钱的是{five}个国家。",
                    **known,
                ),
            ),
            Heading("钱是别人的", "outside"),
            tell.walk(
                "ilo-budgets",
                tell.step(
                    "换成美元来算。劳工组织{figure/p047-ilo-regular-budget-2012-2013:period}的经常预算为{figure/p047-ilo-regular-budget-2012-2013}，同样算法下，照联检组的比例应拨{would}，实际拨给南南合作和三角合作{figure/p047-ilo-regular-ssc-2012-2013}。",
                    _refs(_BUDGET, _OWN), **known,
                ),
                tell.step(
                    "{donors}合计出资{figure/p047-ilo-extrabudgetary-ssc-2012-2013}。劳工组织自己每出一美元，它们就出约{each}。各国分别出了多少，报告没有写。",
                    _refs(_OUTSIDE, _OWN), **known,
                ),
                tell.step(
                    "{figure/p047-ilo-ssc-budget-2014-2015:period}的拨款增至{figure/p047-ilo-ssc-budget-2014-2015}。占比多少却算不出来：那一期的预算总额，报告没有写。",
                ),
            ),
            Heading("小笔款项", "pots"),
            tell.walk(
                "cooperation-sums",
                tell.step(
                    _pots_zh(tell, known) + "巴西合作局出资{figure/p052-ilo-child-labour-funding}，在美洲消除童工现象；粮农组织-中国信托基金承付{figure/p048-fao-china-commitment}，{figure/p048-fao-china-second-payment-2014:period}又开始拨付{figure/p048-fao-china-second-payment-2014}。",
                    _refs(_IBSA, _OUTSIDE, _CHILDREN, _FAO, _FAO_AGAIN), **known,
                ),
                tell.step(
                    "联合国机构动用自有资金的，以开发署给联合国南南合作办公室的一笔为最多：每年{figure/p050-undp-yearly-funding}，合计{figure/p050-undp-total-funding}。该办公室就挂靠在开发署，它还打算另筹{figure/p050-unossc-fundraising-goal:exact}。",
                    _refs(_UNDP, _PLAN),
                ),
                tell.step(
                    "若把{figure/p003-ssc-value-2011:period}南南合作价值的低端估计也画进来，那根长条将是图中最长一根的{times}倍。",
                    **known,
                ),
            ),
            *tell.sums_told(),
            *tell.unsaid(
                "除劳工组织外，其他联合国机构各拨出多少。",
                "贸易总额指发展中国家相互间的贸易，还是其全部贸易；是一年的，还是几年的。",
                "{figure/p003-ssc-value-2011:exact}的估计里计入了什么。",
                "印巴南基金的出资从哪一年算起；南南合作办公室的{figure/p050-unossc-fundraising-goal:exact}要在何时筹齐。",
                "劳工组织的{figure/p047-ilo-ssc-budget-2014-2015}是否只出自经常预算。",
            ),
        ),
    )  # fmt: skip


STORY = Story("asked-and-given", image="asked-given", told={"en": english, "zh": chinese})
