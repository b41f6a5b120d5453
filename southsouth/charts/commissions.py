"""The five regional commissions side by side: how large they are, and what is said of each alone."""

import plotly.graph_objects as go
import polars as pl

from southsouth import counts
from southsouth.charts import lettering, rowbars
from southsouth.charts.sheet import Sheet, plain, strong
from southsouth.language import N_, counted, number, translate
from southsouth.vocabulary import COMMISSIONS, label

_SIZE = 13.5


def sizes(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar of members for each commission, associate members behind as a tint, on one scale.

    Columns: commission_id, members_2014, associates_2014.
    """
    largest = frame.select(pl.col("members_2014") + pl.col("associates_2014")).to_series().max()
    rows = []
    for row in frame.sort(
        pl.col("members_2014") + pl.col("associates_2014"),
        "commission_id",
        descending=[True, False],
    ).iter_rows(named=True):
        code, own, others = row["commission_id"], row["members_2014"], row["associates_2014"]
        name = label(code, sheet.language, COMMISSIONS)
        said = number(own, sheet.language) + (
            f" + {number(others, sheet.language)}" if others else ""
        )
        rows.append(
            rowbars.Row(
                label=plain(f"{code} · {name}"), value=own, said=plain(said),
                look="accent" if own + others == largest else "ctx",
                until=own + others if others else None,
                ref=f"commission/{code}", name=f"{strong(name)}<br>{plain(counted_in_words(own, others, sheet.language))}",
            )
        )  # fmt: skip
    return rowbars.draw(sheet, rows)


def counted_in_words(members: int, associates: int, language: str) -> str:
    """Members, and associate members where there are any: 44 members, 13 associate members."""
    said = [counted(counts.MEMBERS, members, language)]
    if associates:
        said.append(counted(counts.ASSOCIATES, associates, language))
    return ("，" if language == "zh" else ", ").join(said)


def said(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """What is said of each commission alone, then what is said of all five.

    Columns: commission_id, activity_en, activity_zh, paragraph, alone.
    """
    y = 0.0
    alone = frame.filter("alone")
    for code in COMMISSIONS:
        rows = alone.filter(pl.col("commission_id") == code)
        if not rows.is_empty():
            name = label(code, sheet.language, COMMISSIONS)
            y = _part(sheet, f"{code} · {name}", rows, y, f"commission/{code}")
    shared = frame.filter(~pl.col("alone")).unique("activity_en", maintain_order=True)
    if not shared.is_empty():
        y = _part(sheet, translate(N_("Said of all five"), sheet.language), shared, y, "")
    return sheet.figure(y - 8)


def _part(sheet: Sheet, heading: str, rows: pl.DataFrame, y: float, ref: str) -> float:
    sheet.line(0, y + 1, sheet.width, y + 1, edge="ink")
    lines = lettering.wrapped(heading, 14, sheet.width - 4, bold=True)
    extra = (len(lines) - 1) * 14 * lettering.LINE
    sheet.text(
        0, y + 19 + extra / 2, "<br>".join(map(plain, lines)), size=14, bold=True, ref=ref,
        colour="accent" if ref else "ink",
    )  # fmt: skip
    y += 44 + extra
    for row in rows.sort("paragraph").iter_rows(named=True):
        where = plain(translate(N_("para. {number}"), sheet.language, number=row["paragraph"]))
        left = 62 if sheet.language != "zh" else 58
        words = lettering.wrapped(row[f"activity_{sheet.language}"], _SIZE, sheet.width - left - 4)
        extra = (len(words) - 1) * _SIZE * lettering.LINE
        sheet.text(0, y, where, size=12, colour="ink-3", ref=f"paragraph/{row['paragraph']}")
        sheet.text(left, y + extra / 2, "<br>".join(map(plain, words)), size=_SIZE)
        y += extra + 23
    return y + 6
