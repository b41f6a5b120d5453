"""What marks mean, in a line (or some) of marks with words."""

from collections.abc import Mapping, Sequence
from typing import Any

from southsouth.charts import lettering
from southsouth.charts.sheet import Dot, Sheet, plain, strong

_SIZE, _ROW, _MARK, _GAP = 12.5, 22, 18, 20

#: The tint of a colour, hardly seen without an edge of it.
TINTS: Mapping[str, str] = {"ctx": "ctx-2", "accent": "accent-t"}
#: The edge of what is in doubt, around a tint.
DOUBTED: Mapping[str, Any] = {"edge_width": 1.4, "dash": "dot"}
_FAINT: Mapping[str, str] = {tint: token for token, tint in TINTS.items()}
#: Fill, edge (nothing: the token of the entry) and style of rectangles that have an edge.
_EDGED: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "hollow": ("paper", "", {"edge_width": 1.5}),
    "planned": ("paper", "", {"edge_width": 1.5, "dash": "dash"}),
    "begun": ("ctx-2", "", {"edge_width": 1.5, "dash": "dash"}),
    "edged": ("", "member", {}),
    "hatched": ("", "ink-3", {"dash": "dot"}),
    "tints": ("", "", {}),
}


def drawn(sheet: Sheet, entries: Sequence[tuple[str, str, str]], top: float) -> float:
    """Each entry a look (`dot`, `ring`, `number`, `ringed number`, `bar`, `tint`, `tints` (of `ctx` and `accent`), `hollow`, `edged`, `hatched`, `year`, `goes`, `on`, `planned`, `begun`, `doubted`, `ends`), a
    token and words; `words` has no mark.

    Entries that have no room in a line begin another. Returns the height reached.
    """
    x, y = 0.0, top + _ROW / 2
    for look, token, words in entries:
        indent = 0 if look == "words" else _MARK
        wide = indent + lettering.width(plain(words), _SIZE)
        if x and x + wide > sheet.width:
            x, y = 0.0, y + _ROW
        if indent:
            _mark(sheet, look, token, x + 7, y)
        sheet.text(x + indent, y, plain(words), size=_SIZE, colour="ink-2")
        x += wide + _GAP
    return y + _ROW / 2 + 2


def aside(
    sheet: Sheet, entries: Sequence[tuple[str, str, str]], left: float, top: float
) -> float:  # fmt: skip
    """The entries below each other from `left` to the end of the sheet; the height reached."""
    y = top
    for look, token, words in entries:
        lines = lettering.balanced(
            words, _SIZE, sheet.width - left - _MARK, least=lettering.NO_ORPHAN
        )
        more = (len(lines) - 1) * _SIZE * lettering.LINE
        _mark(sheet, look, token, left + 7, y + _ROW / 2)
        said = "<br>".join(map(plain, lines))
        sheet.text(left + _MARK, y + (_ROW + more) / 2, said, size=_SIZE, colour="ink-2")
        y += _ROW + more
    return y


def _mark(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    if look == "dot":
        sheet.dots([Dot(x, y, token, 10)])
    elif look == "ring":
        sheet.dots([Dot(x, y, "paper", 9, edge=token, edge_width=2)])
    elif look == "number":
        sheet.dots([Dot(x, y, token, 15)])
        sheet.text(x, y, strong("2"), size=11, colour="paper", anchor="center")
    elif look == "ringed number":
        sheet.dots([Dot(x, y, "paper", 13, edge=token, edge_width=2.2)])
        sheet.text(x, y, strong("2"), size=11, colour=token, anchor="center")
    elif look == "ends":
        sheet.line(x, y - 8, x, y + 8, edge=token, dash="dot")
    elif look in (*_EDGED, "doubted"):
        _edged(sheet, look, token, x, y)
    elif look in ("year", "goes", "on"):
        _span(sheet, look, token, x, y)
    else:
        inset = 0.5 if token in _FAINT else 0.0
        sheet.rect(
            x - 7 + inset, y - 5 + inset, x + 7 - inset, y + 5 - inset, fill=token,
            edge=_FAINT.get(token, ""),
        )  # fmt: skip


def _edged(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    if look == "tints":
        for left, (tint, around) in zip((x - 7, x + 1), _FAINT.items(), strict=True):
            sheet.rect(left, y - 4.5, left + 6, y + 4.5, fill=tint, edge=around)
        return
    if look == "doubted":  # grey, and where there are such also in the accent
        wide = 6.5 if token == "accent" else 14
        for own, left in (("ctx", x - 7), ("accent", x + 0.5))[: 1 + (token == "accent")]:
            right = left + wide
            sheet.rect(left, y - 4, right, y + 4, fill=TINTS[own], edge=own, **DOUBTED)
        return
    fill, edge, style = _EDGED[look]
    sheet.rect(x - 7, y - 5, x + 7, y + 5, fill=fill or token, edge=edge or token, **style)
    for left in (x - 7, x - 3, x + 1) if look == "hatched" else ():
        right = min(left + 10, x + 7)
        sheet.line(left, y + 5, right, y + 5 - (right - left), edge=edge, edge_width=0.7)


def _span(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    """A pale bar: with its edge, with a point, or going on."""
    right, fill = {"on": x - 1, "goes": x + 1, "year": x + 5}[look], TINTS.get(token, f"{token}-t")
    if look == "goes":
        sheet.path(
            f"M {x - 6.5},{y - 4.5} L {right},{y - 4.5} L {right + 5},{y} L {right},{y + 4.5} L {x - 6.5},{y + 4.5} Z",
            fill=fill, edge=token,
        )  # fmt: skip
        return
    sheet.rect(x - 7, y - 5, right, y + 5, fill=fill)
    if look == "year":
        sheet.rect(x - 6.5, y - 4.5, x + 4.5, y + 4.5, edge=token)
    for start in (x + 1, x + 5) if look == "on" else ():
        sheet.rect(start, y - 5, start + 2, y + 5, fill=token)
