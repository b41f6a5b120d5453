"""Names of bodies that nothing here names: they are made of words that stand here in the names of others,
and are spelt nearly as these are (世贸组织, 世卫组织)."""

import re

from southsouth.folding import folded
from southsouth.search.text import RUN

#: What bodies are, as the last word of their names in Chinese, and the first or last in English.
_HEADS_ZH = (
    "组织|联盟|同盟|银行|基金会?|集团|共同体|委员会|理事会|联合会|协会|论坛|机构|法院|公约|署"
)
_HEADS = "organi[sz]ations?|unions?|leagues?|banks?|alliances?|federations?|communit(?:y|ies)|councils?|funds?|commonwealth"
_CAPITAL_HEADS = f"{_HEADS}|commissions?|committees?|associations?|forums?|agenc(?:y|ies)|foundations?|courts?|facilit(?:y|ies)|programmes?|programs?"
_NAME_ZH = re.compile(rf"[{RUN}\d]*[{RUN}]{{2}}(?:{_HEADS_ZH})")
_NO_NAME_ZH = re.compile("[哪谁几吗呢的和与或及]|什么|多少|怎|如何|为何|是否")
#: What says of bodies no more than of which sort they are.
_ANY_ZH = re.compile(
    rf"(?:国际|区域|地区|政府间|非政府|民间|多边|联合国|金融|研究|有关|其他|各|主要)*(?:{_HEADS_ZH})"
)
_ANY = frozenset({
    "international", "regional", "multilateral", "national", "intergovernmental", "un", "other", "specialized", "specialised",
    "united", "nations", "trust", "financial", "research",
})  # fmt: skip
_JOINING = frozenset({"of", "the", "for", "and", "on", "in", "to", "against"})
#: Bodies known the world over that no table names, by whichever of their names. One whose letters are a word
#: too is meant where they are capitals.
BODIES = (
    "UNICEF", "儿基会", "儿童基金会", "United Nations Children's Fund", "UNHCR", "难民署", "难民事务高级专员", "UNFPA", "人口基金", "人口基金会",
    "UNAIDS", "艾滋病规划署", "艾滋病署", "UNODC", "毒品和犯罪问题办公室", "毒罪办", "UN-Habitat", "人居署", "UNRWA", "近东救济工程处", "UNOPS", "项目事务署", "项目厅",
    "UNCDF", "资本发展基金", "UNITAR", "训研所", "OCHA", "人道协调厅", "人道主义事务协调厅", "OHCHR", "人权高专办", "World Trade Organization", "WTO", "世贸组织", "世界贸易组织",
    "IMF", "International Monetary Fund", "货币基金组织", "国际货币基金组织", "国际货币基金", "IAEA", "原子能机构", "IFAD", "农发基金", "ICAO", "民航组织", "国际民航组织",
    "IMO", "海事组织", "国际海事组织", "ITU", "国际电联", "电信联盟", "UPU", "万国邮联", "WMO", "气象组织", "世界气象组织", "IOM", "移民组织", "国际移民组织",
    "NATO", "北约", "OPEC", "欧佩克", "G7", "七国集团", "八国集团", "二十国集团", "BRICS", "金砖国家", "EU", "European Union", "欧盟", "欧洲联盟", "ASEAN", "东盟", "东南亚国家联盟",
    "SADC", "南共体", "ECOWAS", "西非经共体", "SAARC", "南盟", "APEC", "亚太经合组织", "Arab League", "League of Arab States", "阿盟", "阿拉伯国家联盟", "Red Cross", "红十字会", "红十字国际委员会",
    "ICRC", "GEF", "Global Environment Facility", "全球环境基金", "Green Climate Fund", "绿色气候基金", "SCO", "Shanghai Cooperation Organisation", "上合组织", "上海合作组织", "OAS", "美洲国家组织",
    "Commonwealth of Nations", "英联邦", "Interpol", "国际刑警组织", "Gavi", "全球疫苗免疫联盟", "Asian Development Bank", "亚洲开发银行", "亚开行", "ADB", "African Development Bank", "非洲开发银行", "AfDB",
    "Inter-American Development Bank", "美洲开发银行", "泛美开发银行", "New Development Bank", "新开发银行", "金砖银行", "AIIB", "亚投行", "Asian Infrastructure Investment Bank", "亚洲基础设施投资银行",
    "ICC", "International Criminal Court", "国际刑事法院", "International Court of Justice", "国际法院", "USAID", "美国国际开发署", "Oxfam", "乐施会", "Greenpeace", "绿色和平", "Amnesty International", "大赦国际",
    "Médecins Sans Frontières", "无国界医生", "World Economic Forum", "世界经济论坛", "Gates Foundation", "盖茨基金会", "Non-Aligned Movement", "不结盟运动",
)  # fmt: skip
_WORDS_TOO = frozenset({"who", "icc", "oas", "sco", "eu", "imo", "ocha", "gef", "gavi"})
_NAMED = re.compile(
    "|".join(
        rf"(?<![a-z\d]){re.escape(one)}(?:['’]?s)?(?![a-z\d])"
        if one.isascii()
        # 七国集团 is not 七十七国集团.
        else f"(?<![一二三四五六七八九十]){re.escape(one)}"
        if one.endswith("国集团")
        else re.escape(one)
        for one in sorted(map(folded, BODIES), key=len, reverse=True)
    )
)
#: What is asked of a body that no other can answer in its place.
_ITS_OWN = re.compile(
    r"\b(?:spending|expenditures?|spen[dt]s?|budgets?|money|funds?|funding|finances?|costs?|members?|membership|staff|employees|headquarters|hq|seat|based|located"
    r"|founded|established|created|history|head|director|chief|role|contributions?|help(?:s|ed)?|gives?|gave|what|when|where|who|how|many|much|is|are|was|were|do|does|did|have|has|had|got|there|which|countries|on|to|from|any|total|how"
    r"|the|of|for|in|by|its|a|and|or|about|total|annual|yearly|report|say|mention(?:s|ed)?|programmes?|programs?|projects?|usd|dollars)\b"
    "|支出|预算|经费|资金|开支|花费|花|钱|款|成员国?|会员国?|国家|员工|总部|成立|创立|设立|历史|负责人|总干事|秘书长|作用|贡献|帮助|援助|捐款|项目|什么|哪[里儿些个年]?|何[时地]|多少|几个?|谁|怎样|报告|提到|美元"
    r"|[的了吗呢是有在和与为给用过做共]|\W|\d{4}年?"
)
_LEAST, _MOST = 3, 10  # words of a name in small letters, and of any
_ACRONYM = re.compile(r"\b[A-Z]{3,4}\b")


def is_name(shown: str) -> bool:
    """Whether a text, which is no name that is known here, may be the name of a body."""
    text = folded(shown)
    if not text.isascii():
        is_other = _NO_NAME_ZH.search(text) or _ANY_ZH.fullmatch(text)
        return bool(_NAME_ZH.fullmatch(text)) and not is_other
    words = re.findall(r"[^\W\d_]+(?:['’]s)?", shown)
    if "".join(words) != re.sub(r"[\s-]", "", shown) or not 1 < len(words) <= _MOST:
        return False
    telling = [word for word in words if word not in _JOINING]
    if not telling or all(word.casefold() in _ANY for word in telling[:-1]):
        return False
    is_capital = all(word[0].isupper() for word in telling)
    heads = re.compile(_CAPITAL_HEADS if is_capital else _HEADS, re.IGNORECASE)
    is_headed = any(heads.fullmatch(word) for word in (telling[0], telling[-1]))
    return is_headed and (is_capital or len(words) >= _LEAST)


def is_another(wrong: str, right: str) -> bool:
    """Whether a run that differs in a character from a name of a body may well be the name of another:
    what differs stands before what both of them are."""
    place = next((at for at, pair in enumerate(zip(wrong, right, strict=False)) if len({*pair}) > 1), 0)  # fmt: skip
    heads = re.compile(_HEADS_ZH).finditer(wrong, place + 1)
    return any(right[head.start() : head.end()] == head[0] for head in heads)


def acronyms(shown: str) -> frozenset[str]:
    """The short words in capitals of a text, folded: they are the beginning of no other word."""
    return frozenset(map(folded, _ACRONYM.findall(shown)))


def bodies_in(shown: str) -> tuple[tuple[str, ...], str, bool]:
    """The bodies of elsewhere that a text names, as they are written there; the folded text without them; and
    whether that asks for nothing but what is a body's own."""
    text = folded(shown)
    names: dict[str, None] = {}

    def taken(found: re.Match[str]) -> str:
        name = re.sub(r"(?<=[a-z])['’]s$", "", found[0])
        if name in _WORDS_TOO and text != name and name.upper() not in shown:
            return found[0]
        written = re.search(re.escape(name), shown, re.IGNORECASE)
        names[written[0] if written else name] = None
        return " "

    rest = " ".join(_NAMED.sub(taken, text).split())
    return tuple(names), rest, not _ITS_OWN.sub("", rest)
