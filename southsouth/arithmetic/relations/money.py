"""Shares, products, yields, and what sums of money and percentages imply."""

from southsouth.arithmetic.operations import Part, Product, Quotient, Share, Sum, Whole
from southsouth.arithmetic.relation import Relation
from southsouth.arithmetic.terms import Figure, Span

MONEY: tuple[Relation, ...] = (
    Relation(
        "ilo-regular-share", "share",
        "ILO’s money for South-South and triangular cooperation as a share of its regular budget is the "
        "share given",
        "劳工组织南南合作和三角合作资金占其经常预算的份额等于报告所载份额", "percent",
        Share(Figure("p047-ilo-regular-ssc-2012-2013"), Figure("p047-ilo-regular-budget-2012-2013")),
        "equal", Figure("p047-ilo-regular-ssc-share-2012-2013"),
        "The amount is given as about; the share rounds up.", "金额前有“约”字，份额系进位所得。",
    ),
    Relation(
        "ilo-extrabudgetary-share", "share",
        "ILO’s money for South-South and triangular cooperation as a share of its extrabudgetary "
        "technical cooperation is the share given",
        "劳工组织南南合作和三角合作资金占其预算外技术合作的份额等于报告所载份额", "percent",
        Share(
            Figure("p047-ilo-extrabudgetary-ssc-2012-2013"),
            Figure("p047-ilo-extrabudgetary-2012-2013"),
        ),
        "equal", Figure("p047-ilo-extrabudgetary-ssc-share-2012-2013"), "", "",
    ),
    Relation(
        "undp-years-make-the-total", "product",
        "UNDP’s yearly funding times the years it covers is the total given",
        "开发署年度供资乘以所涉年数等于报告所载总额", "USD",
        Product(Figure("p050-undp-yearly-funding"), Span("figures:p050-undp-yearly-funding")),
        "equal", Figure("p050-undp-total-funding"), "", "",
    ),
    Relation(
        "pgtf-yield", "yield",
        "Yearly income of the Pérez-Guerrero Trust Fund as a share of its core capital",
        "佩雷斯-格雷罗信托基金年收入占核心资本的比率", "percent",
        Share(Figure("p050-pgtf-yearly-income"), Figure("p050-pgtf-core-capital")),
        note_en="The report gives no rate of interest, nor the year of the income.",
        note_zh="报告未列利率，也未注明收入年份。",
    ),
    Relation(
        "fdi-world-total-2013", "implied_total",
        "World inflow of foreign direct investment that the developing economies’ sum and share imply",
        "由发展中经济体的数额和份额推得的全球外国直接投资流入", "USD",
        Whole(Figure("p002-fdi-inflow-2013"), Figure("p002-fdi-share-2013")),
    ),
    Relation(
        "infrastructure-value-2011", "implied_total",
        "Value of infrastructure projects that the share and the value of South-South cooperation imply",
        "由南南合作价值和份额推得的基础设施项目价值", "USD",
        Part(Figure("p003-ssc-value-2011"), Figure("p003-infrastructure-share")),
        note_en="The year of the share is not stated, nor whether it is of value or of projects.",
        note_zh="份额的年份及按金额或按项目计均未注明。",
    ),
    Relation(
        "social-sectors-of-all-2011", "implied_total",
        "Share of all South-South cooperation that supports social sectors, if the third is of "
        "infrastructure projects",
        "若三分之一以基础设施项目为基数，支持社会部门者占全部南南合作的份额", "percent",
        Part(Figure("p003-infrastructure-share"), Figure("p003-social-sector-share")),
        note_en="What the third is a third of is open.", note_zh="三分之一的基数不明。",
    ),
    Relation(
        "fao-china-two-payments", "implied_total",
        "The FAO-China fund’s first commitment and second payment together",
        "粮农组织-中国信托基金首笔承付与第二笔付款合计", "USD",
        Sum(Figure("p048-fao-china-commitment"), Figure("p048-fao-china-second-payment-2014")),
    ),
    Relation(
        "minimum-of-ilo-budget", "implied_total",
        "What the share that the Joint Inspection Unit asks for would be of ILO’s regular budget",
        "按联检组要求的份额计，劳工组织经常预算中应有的数额", "USD",
        Part(Figure("p047-ilo-regular-budget-2012-2013"), Figure("p018-core-budget-minimum")),
        note_en="The Joint Inspection Unit speaks of core budgets; the report draws no such sum.",
        note_zh="联检组所指为核心预算；报告未作此计算。",
    ),
    Relation(
        "ilo-both-sources", "implied_total",
        "ILO’s money for South-South and triangular cooperation from its regular budget and from outside "
        "it, together",
        "劳工组织经常预算和预算外用于南南合作和三角合作的资金合计", "USD",
        Sum(
            Figure("p047-ilo-regular-ssc-2012-2013"), Figure("p047-ilo-extrabudgetary-ssc-2012-2013")
        ),
    ),
    Relation(
        "fao-china-a-year", "implied_average",
        "The FAO-China fund’s commitment for each of the past years",
        "粮农组织-中国信托基金承付额每年平均", "USD",
        Quotient(Figure("p048-fao-china-commitment"), Figure("p048-past-years")),
        note_en="The two years are not named, so the average belongs to no known year.",
        note_zh="未注明哪两年，故此平均数不属任何已知年份。",
    ),
    Relation(
        "wipo-project-a-year", "implied_average",
        "WIPO’s spending on its project for each year", "知识产权组织项目支出每年平均", "USD",
        Quotient(Figure("p049-wipo-project-spending"), Figure("p049-wipo-project-years")),
    ),
    Relation(
        "ilo-child-labour-a-year", "implied_average",
        "Brazil’s money for ILO’s programme against child labour for each year",
        "巴西给劳工组织消除童工方案的资金，每年平均", "USD",
        Quotient(
            Figure("p052-ilo-child-labour-funding"), Span("figures:p052-ilo-child-labour-funding")
        ),
        note_en="The span ends after the report; whether all was received by then is open.",
        note_zh="期间止于报告之后，其时是否已全部收到不明。",
    ),
    Relation(
        "ibsa-a-country", "implied_average",
        "The IBSA Fund’s money for each partner country", "印巴南基金平均用于每个伙伴国的资金", "USD",
        Quotient(Figure("p056-ibsa-funding"), Figure("p056-ibsa-partner-countries")),
    ),
    Relation(
        "africa-fields-share", "share",
        "Of the oil and gas fields found in 2012, the share in East and West Africa",
        "2012年新油气田中位于东非和西非的份额", "percent",
        Share(Figure("p057-new-fields-africa-2012"), Figure("p057-new-fields-2012")),
        note_en="Not stated; the third named before is of oil and gas found in five years.",
        note_zh="文中未列；前文三分之一的基数是五年内新发现的石油和天然气。",
    ),
)  # fmt: skip
