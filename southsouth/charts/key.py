"""What marks mean, in a line (or some) of marks with words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from southsouth.charts import columns, lettering
from southsouth.charts.sheet import Dot, Sheet, plain, strong
from southsouth.language import N_, Plural, counted, number, translate
from southsouth.names import entry

_SIZE, _ROW, _MARK, _GAP = 12.5, 22, 18, 20
_FEW = 6  # of what a picture draws: so many more are told in number

#: The tint of a colour, hardly seen without an edge of it.
TINTS: Mapping[str, str] = {"ctx": "ctx-2", "accent": "accent-t"}
#: The edge of what is in doubt, around a tint.
DOUBTED: Mapping[str, Any] = {"edge_width": 1.4, "dash": "dot"}
_HOLLOW = "hollow:"  # before the colour of a swatch in doubt that is empty
_FAINT: Mapping[str, str] = {tint: token for token, tint in TINTS.items()}
#: Pixels of dots, and of the edge of those that are empty.
_DOTS: Mapping[str, tuple[float, float]] = {
    "dot": (10, 0), "ring": (9, 2), "dashed ring": (9, 2), "number": (15, 0), "ringed number": (13, 2.2),
}  # fmt: skip
#: Fill, edge (nothing: the token of the entry) and style of rectangles that have an edge.
_EDGED: Mapping[str, tuple[str, str, Mapping[str, Any]]] = {
    "hollow": ("paper", "", {"edge_width": 1.5}),
    # Shorter dashes than those of bars: of these too few stand around a swatch to close a corner.
    "planned": ("paper", "", {"edge_width": 1.5, "dash": "ring"}),
    "in doubt": ("paper", "", DOUBTED),
    "begun": ("ctx-2", "", {"edge_width": 1.5, "dash": "ring"}),
    "edged": ("", "member", {}),
    "hatched": ("", "ink-3", {"dash": "dot"}),
    "lined": ("", "nonreg", {}),
    "tints": ("", "", {}),
}


def drawn(sheet: Sheet, entries: Sequence[tuple[str, str, str]], top: float) -> float:
    """Each entry a look (`dot`, `ring`, `dashed ring`, `number`, `ringed number`, `bar`, `tint`, `tints` (of `ctx` and `accent`), `hollow`, `edged`, `hatched`, `lined`, `year`, `goes`, `on`, `planned`, `begun`, `in doubt`, `doubted`, `ends`, `?`), a
    token and words; `words` has no mark, its token is that of the words; `doubted` has a swatch for each of
    the tokens that `swatches` joins.

    They are shared out over lines evenly; one that is wider than the sheet goes on below itself. Returns the
    height reached.
    """
    wide = [_wide(look, token, words) for look, token, words in entries]
    y = top
    for line in columns.over_lines(wide, sheet.width, _GAP):
        x, more = 0.0, 0.0
        for own in line:
            look, token, words = entries[own]
            indent = _indent(look, token)
            if indent:
                _mark(sheet, look, token, x + 7, y + _ROW / 2)
            said, more = (
                _folded(words, sheet.width - indent) if len(line) == 1 else (plain(words), 0.0)
            )
            colour = token if token and not indent else "ink-2"
            sheet.text(x + indent, y + (_ROW + more) / 2, said, size=_SIZE, colour=colour)
            x += wide[own] + _GAP
        y += _ROW + more
    return (y if entries else y + _ROW) + 2


def _folded(words: str, room: float) -> tuple[str, float]:
    """Words in as many lines as they take, and how much higher those are than one."""
    lines = lettering.balanced(words, _SIZE, room, least=lettering.NO_ORPHAN)
    return "<br>".join(map(plain, lines)), (len(lines) - 1) * _SIZE * lettering.LINE


def _indent(look: str, token: str) -> int:
    more = token.count(" ") * _MARK if look == "doubted" else 0
    return 0 if look == "words" else _MARK + more


def _wide(look: str, token: str, words: str) -> float:
    return _indent(look, token) + lettering.width(plain(words), _SIZE)


def case(token: str, *, hollow: bool = False, doubted: bool = False) -> dict[str, Any]:
    """How the mark of one case is filled and edged: pale with a dotted edge where it is in doubt; `hollow`
    ones are empty, in doubt or not."""
    if not (hollow or doubted):
        return {"fill": token}
    style = DOUBTED if doubted else {"edge_width": 1.5}
    return {"fill": "paper" if hollow else TINTS[token], "edge": token, **style}


def swatches(marks: Iterable[tuple[str, bool]]) -> str:
    """The token of the entry `doubted` for marks of a colour, hollow or not: each once, grey first."""
    ordered = sorted(set(marks), key=lambda mark: (mark[0] != "ctx", mark))
    return " ".join(f"{_HOLLOW if hollow else ''}{token}" for token, hollow in ordered)


def whole(noun: Plural, count: int, language: str) -> list[tuple[str, str, str]]:
    """The entry that says how many there are in all, as the headline does: few are counted at a glance."""
    if count < _FEW:
        return []
    return [
        (
            "words",
            "",
            translate(N_("In all: {counted}"), language, counted=counted(noun, count, language)),
        )
    ]


def doubts(count: int, language: str) -> str:
    """What a dotted edge means, with how many marks have one."""
    words = translate(N_("unclear in the report"), language)
    return entry(words, number(count, language), language)


def aside(
    sheet: Sheet, entries: Sequence[tuple[str, str, str]], left: float, top: float
) -> float:  # fmt: skip
    """The entries below each other from `left` to the end of the sheet; the height reached."""
    y = top
    for look, token, words in entries:
        said, more = _folded(words, sheet.width - left - _MARK)
        _mark(sheet, look, token, left + 7, y + _ROW / 2)
        sheet.text(left + _MARK, y + (_ROW + more) / 2, said, size=_SIZE, colour="ink-2")
        y += _ROW + more
    return y


def _mark(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    if look in _DOTS:
        _dot(sheet, look, token, x, y)
    elif look == "?":
        sheet.text(x, y, strong("?"), size=13, colour=token, anchor="center")
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


def _dot(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    size, edge = _DOTS[look]
    if look == "dashed ring":
        sheet.circle(x, y, size / 2, fill="paper", edge=token, edge_width=1.8, dash="ring")
        return
    style: dict[str, Any] = (
        {"fill": "paper", "edge": token, "edge_width": edge} if edge else {"fill": token}
    )
    sheet.dots([Dot(x, y, size=size, **style)])
    if "number" in look:
        colour = token if edge else "paper"
        sheet.text(x, y, strong("2"), size=11, colour=colour, anchor="center")


def _edged(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    if look == "tints":
        for left, (tint, around) in zip((x - 7, x + 1), _FAINT.items(), strict=True):
            sheet.rect(left, y - 4.5, left + 6, y + 4.5, fill=tint, edge=around)
        return
    if look == "doubted":
        for place, own in enumerate(token.split(" ")):
            left, colour = x - 7 + place * _MARK, own.removeprefix(_HOLLOW)
            style = case(colour, hollow=own != colour, doubted=True)
            half = style["edge_width"] / 2  # the first stands at the edge of the sheet
            sheet.rect(left + half, y - 5 + half, left + 14 - half, y + 5 - half, **style)
        return
    fill, edge, style = _EDGED[look]
    half = style.get("edge_width", 0) / 2
    sheet.rect(
        x - 7 + half, y - 5 + half, x + 7 - half, y + 5 - half, fill=fill or token,
        edge=edge or token, **style,
    )  # fmt: skip
    for left in (x - 7, x - 3, x + 1) if look in ("hatched", "lined") else ():
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
