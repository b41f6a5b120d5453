"""What marks mean, in a line (or some) of marks with words."""

from collections.abc import Sequence

from southsouth.charts import lettering
from southsouth.charts.sheet import Dot, Sheet, plain, strong

_SIZE, _ROW, _MARK, _GAP = 12.5, 22, 18, 20


def drawn(sheet: Sheet, entries: Sequence[tuple[str, str, str]], top: float) -> float:
    """Each entry a look (`dot`, `ring`, `number`, `bar`, `tint`, `hollow`, `year`, `goes`, `planned`), a
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


def _mark(sheet: Sheet, look: str, token: str, x: float, y: float) -> None:
    if look == "dot":
        sheet.dots([Dot(x, y, token, 10)])
    elif look == "ring":
        sheet.dots([Dot(x, y, "paper", 9, edge=token, edge_width=2)])
    elif look == "number":
        sheet.dots([Dot(x, y, token, 15)])
        sheet.text(x, y, strong("2"), size=11, colour="paper", anchor="center")
    elif look == "hollow":
        sheet.rect(x - 6, y - 5, x + 6, y + 5, fill="paper", edge=token, edge_width=1.5)
    elif look == "planned":
        sheet.rect(
            x - 7, y - 5, x + 7, y + 5, fill="paper", edge=token, edge_width=1.5, dash="dash"
        )
    elif look in ("year", "goes"):
        sheet.rect(x - 7, y - 5, x + 5, y + 5, fill=f"{token}-t")
        if look == "goes":
            sheet.path(f"M {x + 5},{y - 5} L {x + 10},{y} L {x + 5},{y + 5} Z", fill=f"{token}-t")
        else:
            sheet.rect(x - 7, y - 5, x - 4.5, y + 5, fill=token)
    else:
        sheet.rect(x - 7, y - 5, x + 7, y + 5, fill=token)
