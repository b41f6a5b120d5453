"""Cut the two faces that charts are lettered in from the web font, for Pillow and resvg.

`python tools/cut_fonts.py` (needs fonttools and brotli). Neither reads a variable font's axes as a
browser does, so weight and width are fixed here: regular and bold, semi-condensed (87.5 %).
"""

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from southsouth import paths

FOLDER = paths.PACKAGE / "fonts"
SEMI_CONDENSED = 4  # usWidthClass of OpenType for 87.5 %
FACES = {"archivo-label-regular.ttf": 400, "archivo-label-bold.ttf": 700}


def main() -> None:
    """Write both faces beside the web font."""
    for name, weight in FACES.items():
        font = TTFont(paths.STATIC / "archivo-latin.woff2")
        face = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 87.5})
        face["OS/2"].usWeightClass = weight
        face["OS/2"].usWidthClass = SEMI_CONDENSED
        _name(face)
        face.flavor = None
        face.save(FOLDER / name)


def _name(face: TTFont) -> None:
    """One family name for both faces: they are told apart by weight and width alone."""
    for record in list(face["name"].names):
        if record.nameID in (16, 17, 21, 22):
            face["name"].removeNames(nameID=record.nameID)
    face["name"].setName("Archivo", 1, 3, 1, 0x409)


if __name__ == "__main__":
    main()
