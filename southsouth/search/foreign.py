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
