"""Parts against wholes, and numbers that one must not exceed the other."""

from southsouth.arithmetic.operations import Quotient, Sum
from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.terms import Figure

PARTS: tuple[Relation, ...] = (
    Relation(
        "expo-money-within-the-commitment", "part_of_whole",
        "Money for the 2013 Expo is no more than the commitment it is part of",
        "2013年博览会资金不超过所属的承付额", "USD",
        Figure("p048-expo-contribution-2013"), "at_most", Figure("p048-fao-china-commitment"), "", "",
    ),
    Relation(
        "ss-gate-matched-of-listed", "part_of_whole",
        "Projects whose funding was matched are no more than projects listed",
        "资金已到位或已匹配的项目不多于上市项目", "projects",
        Figure("p064-ss-gate-matched"), "at_most", Figure("p064-ss-gate-listed"),
        "That the first are among the second is not stated.", "未说明前者属于后者。",
    ),
    Relation(
        "ss-gate-implemented-of-matched", "part_of_whole",
        "Projects carried out are no more than projects whose funding was matched",
        "得到实施的项目不多于资金已到位或已匹配的项目", "projects",
        Figure("p064-ss-gate-implemented"), "at_most", Figure("p064-ss-gate-matched"),
        "That the first are among the second is not stated.", "未说明前者属于后者。",
    ),
    Relation(
        "ss-gate-apart-of-listed", "part_of_whole",
        "Matched and carried-out projects, counted apart, are together no more than those listed",
        "资金已到位或已匹配与得到实施的项目分别计数时，合计不多于上市项目", "projects",
        Sum(Figure("p064-ss-gate-matched"), Figure("p064-ss-gate-implemented")),
        "at_most", Figure("p064-ss-gate-listed"),
        "So the counts fit whether they overlap or not.", "故无论是否重叠，数字均相容。",
    ),
    Relation(
        "africa-fields-of-all", "part_of_whole",
        "Fields found in East and West Africa are no more than fields found",
        "位于东非和西非的新油气田不多于全部新油气田", "fields",
        Figure("p057-new-fields-africa-2012"), "at_most", Figure("p057-new-fields-2012"), "", "",
    ),
    Relation(
        "exchange-circle-on-the-list", "part_of_whole",
        "Members of the community of practice are no more than those on its mailing list",
        "同业交流圈会员不多于其电子邮件通讯录上的人数", "members",
        Figure("p036-exchange-circle-members"), "at_most", Figure("p036-exchange-circle-mailing-list"),
        "That every member is on the list is not stated.", "未说明会员均在通讯录上。",
    ),
    Relation(
        "ss-gate-a-centre-a-country", "order",
        "Countries with centres are no more than the centres",
        "设有中心的国家不多于中心数", "countries",
        Figure("p064-ss-gate-countries"), "at_most", Figure("p064-ss-gate-centres"), "", "",
        printed_unit="centres",
    ),
    Relation(
        "bali-a-participant-a-country", "order",
        "Countries at the Bali meeting are no more than the participants",
        "巴厘会议与会国不多于与会者", "countries",
        Figure("p036-bali-countries-2012"), "at_most", Figure("p036-bali-participants-2012"), "", "",
        printed_unit="participants",
    ),
    Relation(
        "household-consumption-above-the-line", "order",
        "Consumption for each of the Southern households fits an income above the line given",
        "每个南方住户的平均消费与高于报告所载收入线相符", "USD",
        Quotient(Figure("p001-consumption-2025"), Figure("p001-southern-households-2025")),
        "equal", Figure("p001-household-income-line-2025"),
        "If the sum is what these households consume; it can also be read of the whole South.",
        "以总额仅指这些住户计；也可理解为整个南方的消费。",
    ),
    Relation(
        "ilo-budget-grows", "order",
        "ILO’s money for South-South and triangular cooperation of 2014–2015 is at least that of 2012–2013",
        "劳工组织2014—2015年南南合作和三角合作资金不少于2012—2013年", "USD",
        Figure("p047-ilo-ssc-budget-2014-2015"), "at_least", Figure("p047-ilo-regular-ssc-2012-2013"),
        "The text calls it a rise; that both are of the regular budget is not stated.",
        "文中称增加；两者是否均指经常预算未注明。",
    ),
    Relation(
        "ilo-share-and-the-minimum", "order",
        "ILO’s share, given as an example, is at least the share that the Joint Inspection Unit asks for",
        "所举劳工组织的份额不低于联检组要求的份额", "percent",
        Figure("p047-ilo-regular-ssc-share-2012-2013"), "at_least", Figure("p018-core-budget-minimum"),
        "It is under a quarter of it; but one is of the regular, the other of the core budget, and the "
        "report does not say that the minimum is met.",
        "不到其四分之一；但两者基数不同，一为经常预算，一为核心预算，报告也未说已达到下限。", is_open=True,
    ),
)  # fmt: skip
