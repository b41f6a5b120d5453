"""Cut from the web font what a page needs first, and the two faces of charts for Pillow and resvg.

`python tools/cut_fonts.py` (needs fonttools and brotli). Pillow and resvg do not read a variable
font's axes as a browser does, so weight and width are fixed for them: regular and bold,
semi-condensed (87.5 %). Pages of the site load two smaller cuts in place of the whole: the letters
of English text at their full width, a quarter of its bytes, and those of charts. In the web font and in
all cuts a space keeps its width: Archivo kerns it so near to a capital P that in small type it is
gone ("UNDPfunding").
"""

from collections.abc import Sequence
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from southsouth import paths

FOLDER = paths.PACKAGE / "fonts"
SEMI_CONDENSED = 4  # usWidthClass of OpenType for 87.5 %
_WEB = paths.STATIC / "archivo-latin.woff2"
_PAIRS = 2  # type of a lookup of GPOS that places pairs of glyphs
FACES = {"archivo-label-regular.ttf": 400, "archivo-label-bold.ttf": 700}


# The letters that nearly every page has: ASCII, no-break space, middle dot, dashes, quotation marks,
# ellipsis; the unicode-range of static/site.css says the same.
# And the é of the Pérez-Guerrero Fund: in a cut of its own it would be bolder than the letters beside it.
TEXT = [*range(0x20, 0x7F), 0xA0, 0xB7, 0xE9, *range(0x2010, 0x2027)]
#: Charts have two more again and again: ×, a mark of a footnote.
CHART = [*TEXT, 0xB9, 0xD7]


def main() -> None:
    """Write both faces of charts, and the cuts for pages beside the web font."""
    _free_spaces()
    _cut(TEXT, 100).save(paths.STATIC / "archivo-text.woff2")
    chart = _cut(CHART, 87.5)
    chart["OS/2"].usWidthClass = SEMI_CONDENSED
    chart.save(paths.STATIC / "archivo-chart.woff2")
    for name, weight in FACES.items():
        face = instancer.instantiateVariableFont(_whole(), {"wght": weight, "wdth": 87.5})
        face["OS/2"].usWeightClass = weight
        face["OS/2"].usWidthClass = SEMI_CONDENSED
        _name(face)
        face.flavor = None
        face.save(FOLDER / name)


def _whole() -> TTFont:
    return TTFont(_WEB, recalcTimestamp=False)


def _free_spaces() -> None:
    """Take from the web font the kerning of pairs with a space, where it still has it."""
    font = _whole()
    space = (font.getBestCmap() or {})[ord(" ")]
    held = False
    for pairs in _kerning(font):
        for first, seconds in zip(pairs.Coverage.glyphs, pairs.PairSet, strict=True):
            every = seconds.PairValueRecord
            kept = [pair for pair in every if space not in (first, pair.SecondGlyph)]
            held = held or len(kept) < len(every)
            seconds.PairValueRecord, seconds.PairValueCount = kept, len(kept)
    if held:
        font.save(_WEB)


def _kerning(font: TTFont) -> list[Any]:
    """The tables of a font that kern single pairs of letters; pairs of whole classes hold no space."""
    every = [table for lookup in font["GPOS"].table.LookupList.Lookup for table in lookup.SubTable]
    opened = [getattr(table, "ExtSubTable", table) for table in every]
    return [table for table in opened if table.LookupType == _PAIRS and table.Format == 1]


def _cut(letters: Sequence[int], width: float) -> TTFont:
    """Some letters, of one width (percent) and every weight."""
    font = instancer.instantiateVariableFont(_whole(), {"wdth": width})
    wanted = subset.Options(layout_features=["kern", "mark", "mkmk", "tnum", "lnum"])
    cut = subset.Subsetter(wanted)
    cut.populate(unicodes=letters)
    cut.subset(font)
    font.flavor = "woff2"
    return font


def _name(face: TTFont) -> None:
    """One family name for both faces: they are told apart by weight and width alone."""
    for record in list(face["name"].names):
        if record.nameID in (16, 17, 21, 22):
            face["name"].removeNames(nameID=record.nameID)
    face["name"].setName("Archivo", 1, 3, 1, 0x409)


if __name__ == "__main__":
    main()
