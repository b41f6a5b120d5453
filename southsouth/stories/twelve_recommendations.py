"""What became of the recommendations of the Joint Inspection Unit."""

import polars as pl

from southsouth import exhibits, tables
from southsouth.blocks import Heading
from southsouth.stories.base import Story
from southsouth.stories.telling import Counted, Part, Telling, Told

_STATUSES = (
    "implemented", "largely_implemented", "in_progress", "not_implemented", "no_information",
)  # fmt: skip
_ASKED, _AGREED, _SHARE = (
    "p018-core-budget-minimum", "p018-technical-cooperation-share",
    "p047-ilo-regular-ssc-share-2012-2013",
)  # fmt: skip


def _of(source: str) -> pl.DataFrame:
    return tables.load("recommendations").filter(pl.col("source") == source).sort("number")


def _with(source: str, *statuses: str) -> list[str]:
    return _of(source).filter(pl.col("status").is_in(statuses))["recommendation_id"].to_list()


def _refs(source: str, *statuses: str) -> tuple[str, ...]:
    return tuple(f"recommendation/{own}" for own in _with(source, *statuses))


def _asked_of(*bodies: str) -> tuple[str, ...]:
    """The bodies and what the Unit asked of them, as marks of `recommendation-duties`."""
    return (
        *(f"organisation/{body}" for body in bodies),
        *(f"recommendation/{own}" for body in bodies for own in _to(body)),
    )


def _to(body: str) -> list[str]:
    duties = exhibits.get("recommendation-duties").frame()
    found = duties.filter((pl.col("source") == "JIU") & (pl.col("organisation_id") == body))
    return found["recommendation_id"].to_list()


def _worked_out(tell: Telling) -> dict[str, Part]:
    """Counts by status and by addressee, each bound to the list of recommendations."""

    def there(source: str, status: str) -> str:
        return tell.to("recommendations", source=source, status=status)

    def asked(body: str) -> Part:
        return Counted(len(_to(body)), tell.to("recommendations", source="JIU", body=body))

    own = _of("SG")
    return {
        "twelve": Counted(_of("JIU").height, tell.to("recommendations", source="JIU")),
        **{
            status: Counted(len(_with("JIU", status)), there("JIU", status))
            for status in _STATUSES
        },
        **{f"which_{status}": tell.recommendations(_with("JIU", status)) for status in _STATUSES},
        "system": asked("un-system"), "office": asked("unossc"), "committee": asked("hlc-ssc"),
        "eleven": Counted(own.height, tell.to("recommendations", source="SG")),
        "silent": Counted(len(_with("SG", "no_information")), there("SG", "no_information")),
        "begun": Counted(len(_with("SG", "in_progress")), there("SG", "in_progress")),
        "cents": tell.cents(_SHARE, _ASKED),
    }  # fmt: skip


def english(tell: Telling) -> Told:
    """The story in English."""
    known = _worked_out(tell)
    return Told(
        topic="Follow-up",
        title=tell.plain(tell("What became of {twelve} recommendations", **known)),
        standfirst=tell.standfirst(
            "In {event/jiu-review-ssc-2011} the Joint Inspection Unit reviewed how the United Nations system supports South-South cooperation, and made {twelve} recommendations. The report can call {implemented} of them implemented, and {largely_implemented} largely so.",
            **known,
        ),
        blocks=(
            Heading("The list, ticked off", "list"),
            tell.walk(
                "jiu-recommendations",
                tell.step(
                    "{implemented:cap} are done: {which_implemented}, on definitions and on guidelines. One document answers both, the framework of operational guidelines. The same report says further on, in {paragraph/72}, that the framework is still on trial.",
                    _refs("JIU", "implemented"), **known,
                ),
                tell.step(
                    "{largely_implemented:cap} is largely done: {which_largely_implemented}, on whom the Office for South-South Cooperation reports to and how it fits into the United Nations Development Programme (UNDP).",
                    _refs("JIU", "largely_implemented"), **known,
                ),
                tell.step(
                    "{in_progress:cap} are under way: {which_in_progress}. That can mean a strategy for the coming years, new commitments, or mechanisms that many agencies are said to be setting up.",
                    _refs("JIU", "in_progress"), **known,
                ),
                tell.step(
                    "{not_implemented:cap} were not implemented. {recommendation/jiu-4:cap} asks for a High-level Committee that is more inclusive and works better; for that it would have to change its rules of procedure, and only the Committee can. {recommendation/jiu-6:cap} would move the Office’s staff from UNDP’s regional centres to the regional commissions; the Secretary-General argues against it.",
                    _refs("JIU", "not_implemented"), **known,
                ),
                tell.step(
                    "Of {which_no_information} the report says that it highlights the measures. Whether anybody has taken them, it does not say.",
                    _refs("JIU", "no_information"), **known,
                ),
            ),
            Heading("Everybody’s job", "duties"),
            tell.walk(
                "recommendation-duties",
                tell.step(
                    "Who was to act? {system:cap} of the {twelve} are addressed to the United Nations system as a whole, to all of its bodies at once and to none by name.",
                    _asked_of("un-system"), **known,
                ),
                tell.step(
                    "The Office is asked by name in {office}, the Committee in {committee}. Of those addressed to the Committee, {recommendation/jiu-7} counts as largely done; yet {paragraph/73} has all advice on the Committee’s work down as not yet implemented. The report is at odds with itself.",
                    _asked_of("unossc", "hlc-ssc"), **known,
                ),
                source="JIU",
            ),
            Heading("The one with a number", "number"),
            tell.walk(
                "asked-given",
                tell.step(
                    "{recommendation/jiu-9:cap} can be checked, for it has a number: {figure/p018-core-budget-minimum} of core budgets.",
                    _refs_of(_ASKED),
                ),
                tell.step(
                    "The report answers with a consensus among agencies, {figure/p018-technical-cooperation-share}. It reads like a yes. But the money is another: technical cooperation funds, for regional programmes.",
                    _refs_of(_ASKED, _AGREED),
                ),
                tell.step(
                    "Pages later stands the only share of a regular budget that the report gives, {figure/p047-ilo-regular-ssc-share-2012-2013} at the International Labour Organization (ILO): {cents} cents for each dollar asked, if that budget is taken for the core one. It is given as an example of agencies that follow the advice.",
                    _refs_of(_ASKED, _AGREED, _SHARE), **known,
                ),
            ),
            Heading("And then a new list", "new"),
            tell.walk(
                "report-recommendations",
                tell.step(
                    "The report ends with {eleven} measures of the Secretary-General’s own. {begun:cap}, the report says, have begun.",
                    _refs("SG", "in_progress"), **known,
                ),
                tell.step(
                    "{recommendation/sg-6:cap} sends the advice on the Committee round again: what was not implemented is to have priority once an update of the guidelines on its rules of procedure is discussed.",
                    ("recommendation/sg-6",),
                ),
                tell.step(
                    "On {silent}, {recommendation/sg-6} among them, the report says nothing yet: a mechanism between agencies, more tools for guidance, renewable technology, partnerships. The report was their beginning.", **known,
                ),
            ),
            *tell.sums_told(),
            *tell.unsaid(
                "Whether {recommendation/jiu-12} has been implemented anywhere.",
                "Which agencies set aside a fixed share, apart from ILO, and how large it is.",
                "By when anything under way should be finished.",
                "Who judged a recommendation implemented, and by what evidence.",
            ),
        ),
    )  # fmt: skip


def chinese(tell: Telling) -> Told:
    """The story in Chinese."""
    known = _worked_out(tell)
    return Told(
        topic="落实情况",
        title=tell.plain(tell("{twelve}项建议，后来怎样了", **known)),
        standfirst=tell.standfirst(
            "{event/jiu-review-ssc-2011}，联合检查组审查了联合国系统怎样支持南南合作，提出{twelve}项建议。按本报告的说法，已落实的有{implemented}项，大部分落实的有{largely_implemented}项。",
            **known,
        ),
        blocks=(
            Heading("逐项对账", "list"),
            tell.walk(
                "jiu-recommendations",
                tell.step(
                    "已落实的有{implemented}项：{which_implemented}，涉及界定概念和业务准则。答卷是同一份文件，即业务准则框架。可是同一份报告到了{paragraph/72}又说，框架仍在试用。",
                    _refs("JIU", "implemented"), **known,
                ),
                tell.step(
                    "大部分落实的有{largely_implemented}项：{which_largely_implemented}，关于南南合作办公室向谁报告、在开发署里处于什么位置。",
                    _refs("JIU", "largely_implemented"), **known,
                ),
                tell.step(
                    "正在推进的有{in_progress}项：{which_in_progress}。所谓推进，有的是写进了今后几年的战略框架，有的是作出新承诺，有的是据称许多机构正在建立机制。",
                    _refs("JIU", "in_progress"), **known,
                ),
                tell.step(
                    "未落实的有{not_implemented}项。{recommendation/jiu-4}要求改进南南合作高级别委员会的包容性和工作安排，为此须修改委员会的议事规则，而规则只有委员会自己能改；{recommendation/jiu-6}要把南南合作办公室派驻开发署区域中心的人员调往区域委员会，秘书长讲了不宜调动的理由。",
                    _refs("JIU", "not_implemented"), **known,
                ),
                tell.step(
                    "剩下{which_no_information}，报告只说“突出强调了”有关措施，至于有没有哪家机构照办，只字未提。",
                    _refs("JIU", "no_information"), **known,
                ),
            ),
            Heading("人人有份的差事", "duties"),
            tell.walk(
                "recommendation-duties",
                tell.step(
                    "该由谁来办？{twelve}项里有{system}项是提给整个联合国系统的：每家机构都有份，却没有点哪一家的名。",
                    _asked_of("un-system"), **known,
                ),
                tell.step(
                    "点了名的，南南合作办公室有{office}项，高级别委员会有{committee}项。提给委员会的建议里，{recommendation/jiu-7}算是大部分落实；可{paragraph/73}又说，与委员会工作有关的建议都尚未落实。报告前后对不上。",
                    _asked_of("unossc", "hlc-ssc"), **known,
                ),
                source="JIU",
            ),
            Heading("唯一带数字的一项", "number"),
            tell.walk(
                "asked-given",
                tell.step(
                    "{recommendation/jiu-9}可以核对，因为它带着数字：从核心预算中拨出{figure/p018-core-budget-minimum}。",
                    _refs_of(_ASKED),
                ),
                tell.step(
                    "报告的回答是各机构的一项共识：{figure/p018-technical-cooperation-share}。乍看像是答应了，钱却不是同一笔：那是技术合作基金，拨给区域方案。",
                    _refs_of(_ASKED, _AGREED),
                ),
                tell.step(
                    "再往后翻，才见到报告写明的唯一一个经常预算份额：劳工组织的{figure/p047-ilo-regular-ssc-share-2012-2013}。若把它当作核心预算，便是要一美元给{cents}美分；报告却拿它作照建议办事的例子。",
                    _refs_of(_ASKED, _AGREED, _SHARE), **known,
                ),
            ),
            Heading("接着又是一张清单", "new"),
            tell.walk(
                "report-recommendations",
                tell.step(
                    "报告末尾，秘书长自己提出{eleven}项措施。照报告的说法，其中{begun}项已经着手。",
                    _refs("SG", "in_progress"), **known,
                ),
                tell.step(
                    "{recommendation/sg-6}把老问题又提了一遍：等到商讨更新议事规则的指南时，那些针对委员会、至今未落实的建议应当优先。",
                    ("recommendation/sg-6",),
                ),
                tell.step(
                    "连同这一项，有{silent}项还无从说起，例如机构间协调机制、更多的指导工具、可再生技术的转让、新的伙伴关系：报告本身就是它们的起点。", **known,
                ),
            ),
            *tell.sums_told(),
            *tell.unsaid(
                "{recommendation/jiu-12}究竟有没有哪家机构落实。",
                "除劳工组织外，哪些机构拨出了固定比例，比例多大。",
                "正在推进的各项要到何时完成。",
                "谁来认定一项建议已经落实，凭的是什么。",
            ),
        ),
    )  # fmt: skip


def _refs_of(*figures: str) -> tuple[str, ...]:
    return tuple(f"figure/{own}" for own in figures)


STORY = Story(
    "twelve-recommendations",
    image="jiu-recommendations",
    told={"en": english, "zh": chinese},
)
