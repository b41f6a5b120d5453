"""Words that lost a part: quotations that end before what they prove, names without triangular cooperation."""

import re
from collections.abc import Iterator, Mapping

import polars as pl

from southsouth.errors import Violation
from southsouth.keys import row_ids
from southsouth.schemas import SCHEMAS, marked

#: Words that want another behind them: a quotation that ends so leaves out what it is to prove. And
#: 建立了伙伴, where the word is 伙伴关系.
OPEN_ENDINGS: tuple[str, ...] = (
    "用于", "题为", "提供了", "获得", "获得了", "获取", "强调了", "审议了", "转向", "引向", "指导", "将超过",
    "还使得", "得以继续出版", "，组织", "关于", "根据", "由于", "包括", "以及", "和", "与", "及", "新发现的",
    "获得稳定", "应再接再厉", "建立了伙伴", "提供", "通过",
)  # fmt: skip
#: What stands before an ending and makes it whole: 由…提供 and 获得通过 want nothing more.
_WHOLE = re.compile(r"由[^，。；]*提供$|获得?通过$")
_BOTH = "三角合作"
#: Names in which South-South cooperation stands alone, as the United Nations write them.
_NAMES = re.compile(
    r"南南合作(特设局|办公室|高级别委员会|秘书长特使|交流机制)"
    r"|(Office for|Committee on|Unit for) South-South Cooperation"
)


def violations(frames: Mapping[str, pl.DataFrame]) -> list[Violation]:
    """Proving words that end too early, and our words that drop what the printed ones name."""
    return [*_cut(frames), *_dropped(frames)]


def ends_too_early(words: str) -> bool:
    """Whether printed words end with one that wants another behind it."""
    close = re.sub(r"\s+", "", words)
    return close.endswith(OPEN_ENDINGS) and not _WHOLE.search(close)


def _cut(frames: Mapping[str, pl.DataFrame]) -> Iterator[Violation]:
    for table in SCHEMAS:
        for column in marked(table, "proving"):
            for number, row_id, row in _numbered(table, frames[table]):
                words = row[column]
                if words and ends_too_early(words):
                    yield Violation(
                        table, number, row_id, f"{column}_ends_with_what_it_proves",
                        f"{words!r}: what it is to prove comes behind it; quote on",
                    )  # fmt: skip


def _dropped(frames: Mapping[str, pl.DataFrame]) -> Iterator[Violation]:
    for table, schema in SCHEMAS.items():
        columns = [*schema.columns()]
        ours = [
            name
            for name in columns
            if name.endswith(("_en", "_zh")) and not name.startswith("note_")
        ]
        if "as_printed" not in columns:
            continue
        for number, row_id, row in _numbered(table, frames[table]):
            if _BOTH not in (row["as_printed"] or ""):
                continue
            for column in ours:
                if names_one_of_both(row[column] or ""):
                    yield Violation(
                        table, number, row_id, f"{column}_keeps_triangular_cooperation",
                        f"{row[column]!r}: the report prints triangular cooperation (三角合作) as well; "
                        "name it, or name neither",
                    )  # fmt: skip


def names_one_of_both(words: str) -> bool:
    """Whether words name South-South cooperation and leave out triangular cooperation."""
    said = _NAMES.sub("", words)
    return ("南南合作" in said and "三角" not in said) or (
        "South-South" in said and "riangular" not in said
    )


def _numbered(
    table: str, frame: pl.DataFrame
) -> Iterator[tuple[int, str, Mapping[str, str | None]]]:
    listed = zip(row_ids(frame, table), frame.iter_rows(named=True), strict=True)
    for number, (row_id, row) in enumerate(listed, start=1):
        yield number, str(row_id), row
