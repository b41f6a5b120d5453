"""The five regional commissions side by side: how large they are, and what is said of each alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import polars as pl

from southsouth import citation, counts
from southsouth.charts import key, labels, lettering, rowbars
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, clauses, counted, number, translate
from southsouth.vocabulary import COMMISSIONS, label

_SIZE, _NAME = 13.5, 14
_STEP, _TALL = 22.0, 25  # pixels from square to square at most, and of their rows
#: Pixels of a sheet from which two columns have room: Chinese says it in less.
_TWO_COLUMNS = {"en": 900, "zh": 600}

_Rows = Sequence[Mapping[str, Any]]


def sizes(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """A bar of members for each commission, associate members behind as a tint, on one scale.

    Columns: commission_id, members_2014, associates_2014, applied (of whom it is in doubt).
    """
    every = frame.select(pl.col("members_2014") + pl.col("associates_2014")).to_series()
    largest, least = every.max(), every.min()
    rows = []
    for row in frame.sort(
        pl.col("members_2014") + pl.col("associates_2014"),
        "commission_id",
        descending=[True, False],
    ).iter_rows(named=True):
        code, own, others = row["commission_id"], row["members_2014"], row["associates_2014"]
        name = label(code, sheet.language, COMMISSIONS)
        said = plain(number(own, sheet.language))
        told = counted_in_words(own, others, row["applied"], sheet.language)
        if others:
            said += f" + {others}{doubt() if row['applied'] else ''} = {own + others}"
        rows.append(
            rowbars.Row(
                label=plain(f"{labels.commission(code, sheet.language)} · {name}"), value=own,
                said=said, look="accent" if own + others in (largest, least) else "ctx",
                until=own + others if others else None, unsure=row["applied"],
                ref=f"commission/{code}", name=f"{strong(name)}<br>{plain(told)}",
            )
        )  # fmt: skip
    meanings = [
        ("bar", "ctx", N_("members")),
        ("bar", "accent", N_("the largest and the smallest commission")),
    ]
    if frame["associates_2014"].sum():
        meanings.append(("tints", "ctx", N_("associate members, added at the end")))
    entries = [(look, token, translate(said, sheet.language)) for look, token, said in meanings]
    if unsure := int(frame["applied"].sum()):
        words = translate(N_("{count} of these in doubt"), sheet.language, count=unsure)
        entries.append(("in doubt", "ctx", words))
    top = key.drawn(sheet, entries, 0) + 8
    return sheet.figure(rowbars.placed(sheet, rows, top) + 4)


def associates_in_words(associates: int, applied: int, language: str) -> str:
    """Associate members, and of how many of them it is in doubt that they are."""
    said = counted(counts.ASSOCIATES, associates, language)
    if not applied:
        return said
    words = N_("{associates} ({count} in doubt)")
    return translate(words, language, associates=said, count=number(applied, language))


def counted_in_words(members: int, associates: int, applied: int, language: str) -> str:
    """Members, and associate members where there are any: 44 members, 13 associate members (1 in doubt)."""
    said = [counted(counts.MEMBERS, members, language)]
    if associates:
        said.append(associates_in_words(associates, applied, language))
    return clauses(said, language)


def said(frame: pl.DataFrame, sheet: Sheet) -> go.Figure:
    """How much is said of each commission alone and how much of all five; then what.

    The statements stand beside each other where there is room for two columns, else one below the other.
    Columns: commission_id, activity_en, activity_zh, paragraph, alone, named (whether the text names
    the commission, or its region alone).
    """
    ordered = frame.sort("paragraph", maintain_order=True)
    alone: _Rows = ordered.filter("alone").to_dicts()
    shared = ordered.filter(~pl.col("alone")).unique("activity_en", maintain_order=True).to_dicts()
    wide = sheet.width > _TWO_COLUMNS[sheet.language] and bool(alone) and bool(shared)
    middle = round(sheet.width * 0.5)
    top = _measured(sheet, alone, len(shared)) if alone and shared else 0.0
    bottom = top
    if alone:
        bottom = _alone(sheet, alone, (0.0, middle - 18.0 if wide else sheet.width), top)
    if shared:
        room = (middle + 18.0, float(sheet.width)) if wide else (0.0, float(sheet.width))
        bottom = max(bottom, _of_all(sheet, shared, room, top if wide else bottom + 14))
    return sheet.figure(bottom)


def _measured(sheet: Sheet, alone: _Rows, shared: int) -> float:
    """A square for each statement: of all five in one row, of one alone in its row; the height reached."""
    language = sheet.language
    words = translate(N_("About all five at once"), language)
    names = {code: labels.commission(code, language) for code in COMMISSIONS}
    left = max(lettering.width(plain(name), _NAME) for name in (words, *names.values())) + 14
    step = min((sheet.width - left - 30) / shared, _STEP)
    y = _TALL / 2
    rows = [(words, "", ["ctx"] * shared)]
    for code in COMMISSIONS:
        own = sorted((row["named"] for row in _of(code, alone)), reverse=True)
        looks = ["accent" if named else "paper" for named in own]
        rows.append((names[code], f"commission/{code}", looks))
    for name, ref, looks in rows:
        sheet.text(left - 12, y, plain(name), size=_NAME, anchor="right", ref=ref)
        side = step * 0.8
        for place, fill in enumerate(looks):
            x = left + place * step
            edge = "accent" if fill == "paper" else fill
            sheet.rect(
                x, y - side / 2, x + side, y + side / 2, fill=fill, edge=edge, edge_width=1.5,
                ref=ref,
            )  # fmt: skip
        count = strong(number(len(looks), language))
        sheet.text(left + len(looks) * step + 4, y, count, size=_NAME, colour="ink-3")
        y += _TALL
    entries = [
        ("bar", "accent", translate(N_("names this commission alone"), language)),
        ("hollow", "accent", translate(N_("is on its region, the commission not named"), language)),
        *key.whole(counts.STATEMENTS, shared + len(alone), language),
    ]
    return key.drawn(sheet, entries, y - _TALL / 2 + 6) + 16


def _of(code: str, rows: _Rows) -> _Rows:
    return [row for row in rows if row["commission_id"] == code]


def _alone(sheet: Sheet, rows: _Rows, room: tuple[float, float], y: float) -> float:
    """Each commission by name with what is said of it, then regions whose commission is not named."""
    for words, is_named, colour in (
        (N_("Naming one commission alone"), True, "accent"),
        (N_("On one region, its commission not named"), False, "ink"),
    ):
        if here := [row for row in rows if row["named"] is is_named]:
            y = _heading(sheet, translate(words, sheet.language), len(here), room, y, colour)
            y = _by_commission(sheet, here, room, y) + 4
    return y


def _by_commission(sheet: Sheet, rows: _Rows, room: tuple[float, float], y: float) -> float:
    """Under each commission by name what is said of it; the height reached."""
    for code in COMMISSIONS:
        own = _of(code, rows)
        if not own:
            continue
        name = f"{labels.commission(code, sheet.language)} · {label(code, sheet.language, COMMISSIONS)}"
        lines = lettering.wrapped(name, _NAME, room[1] - room[0] - 4, bold=True)
        tall = len(lines) * _NAME * lettering.LINE
        sheet.text(
            room[0], y + tall / 2, "<br>".join(map(plain, lines)), size=_NAME, bold=True,
            ref=f"commission/{code}",
        )  # fmt: skip
        y = _statements(sheet, own, room, y + tall + 5) + 10
    return y


def _of_all(sheet: Sheet, rows: _Rows, room: tuple[float, float], y: float) -> float:
    """Under a heading of its own what is said of all five; the height reached."""
    words = translate(N_("About all five at once"), sheet.language)
    y = _heading(sheet, words, len(rows), room, y, "ink")
    return _statements(sheet, rows, room, y)


def _heading(
    sheet: Sheet, words: str, count: int, room: tuple[float, float], y: float, colour: str
) -> float:  # fmt: skip
    sheet.rect(room[0], y, room[1], y + 4, fill="accent" if colour == "accent" else "ctx")
    text = strong(f"{words} · {number(count, sheet.language)}")
    sheet.text(room[0], y + 21, text, size=16, colour=colour)
    return y + 40


def _statements(sheet: Sheet, rows: _Rows, room: tuple[float, float], y: float) -> float:
    """Each statement, by paragraph, with that before it; the height reached."""
    left = room[0] + (58 if sheet.language == "zh" else 62)
    for row in rows:
        where = plain(citation.where(row["paragraph"], sheet.language))
        words = row[f"activity_{sheet.language}"]
        lines = lettering.balanced(words, _SIZE, room[1] - left - 4, least=lettering.NO_ORPHAN)
        extra = (len(lines) - 1) * _SIZE * lettering.LINE
        ref = f"paragraph/{row['paragraph']}"
        sheet.text(room[0], y + 9, where, size=12, colour="ink-3", ref=ref)
        words = "<br>".join(map(plain, lines))
        sheet.text(left, y + 9 + extra / 2, words, size=_SIZE, colour="ink")
        y += extra + 23
    return y
