"""Stills as PNG, by resvg: Latin from our own faces, Chinese from a font of the machine."""

import re
import subprocess
from functools import cache
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

import resvg_py

from southsouth import tokens
from southsouth.charts import lettering
from southsouth.errors import SouthSouthError
from southsouth.stills import measured

CHINESE = "Noto Sans CJK SC"
FAMILY = f"Archivo, '{CHINESE}', sans-serif"
_CHINESE_LETTER = re.compile(r"[\u2e80-\uffef]")
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
_PROPERTY = re.compile(r"var\(--([\w-]+)\)")
_PLACES = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts")


class NoFont(SouthSouthError):
    """No font of this machine has Chinese letters."""

    def __init__(self) -> None:
        super().__init__(
            f"no font with Chinese letters ({CHINESE}): pictures in Chinese cannot be made as PNG. "
            "Install one: apt-get install fonts-noto-cjk"
        )


def fixed(svg: str, theme: str) -> str:
    """The picture with the colours of one theme in place of the properties.

    Raises:
        KeyError: the theme is neither light nor dark, or a property is no token.
    """
    colours = tokens.THEMES[theme]
    return _PROPERTY.sub(lambda match: colours[match[1]], svg)


def png(svg: str, width: int, theme: str = "light") -> bytes:
    """The picture as a PNG `width` pixels wide, on the paper of a theme.

    Raises:
        NoFont: it holds Chinese letters and this machine has none.
    """
    files = [str(path) for path in lettering.FACES.values()]
    if _CHINESE_LETTER.search(svg):
        files += chinese_faces()
    named = fixed(svg, theme).replace("<svg ", f'<svg font-family="{FAMILY}" ', 1)
    # Nothing that we draw lies outside its frame, and resvg takes twice as long where it cuts.
    named = named.replace("<svg x=", '<svg overflow="visible" x=')
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=_lettered(named), width=width, background=tokens.THEMES[theme]["paper"],
            skip_system_fonts=True, font_files=files,
        )
    )  # fmt: skip


def _lettered(svg: str) -> str:
    """The picture with every run of letters placed by itself, its face named.

    resvg shapes a line in one face where another face of it has all its letters: digits between
    Chinese ones would be Noto's, and never bold. A run with a place of its own is a line of its own.
    """
    root = ElementTree.fromstring(svg)
    for text in [*root.iter(f"{measured.SVG}text")]:
        if _CHINESE_LETTER.search("".join(text.itertext())):
            _place_runs(text)
    return ElementTree.tostring(root, encoding="unicode")


def _place_runs(text: ElementTree.Element) -> None:
    size = measured.size(text)
    anchor = _SHARE[text.attrib.pop("text-anchor", "start")]
    for line in measured.lines(text):
        runs = measured.runs(text, line)
        x = float(line.get("x", 0)) - anchor * sum(measured.width(run, size) for run in runs)
        line.text, line[:] = "", []
        for run in runs:
            letters, is_bold, fill = run
            style = {"x": f"{x:.2f}", "font-weight": "700" if is_bold else "400"}
            style |= {"fill": fill} if fill else {}
            style |= {"font-family": CHINESE} if _CHINESE_LETTER.match(letters) else {}
            ElementTree.SubElement(line, f"{measured.SVG}tspan", style).text = letters
            x += measured.width(run, size)


@cache
def chinese_faces() -> list[str]:
    """The files of the Chinese font, regular and bold.

    Raises:
        NoFont: there is none.
    """
    found = [path for weight in ("Regular", "Bold") if (path := _face(weight))]
    if not found:
        raise NoFont
    return found


def has_chinese() -> bool:
    """Whether this machine has a font with Chinese letters."""
    try:
        return bool(chinese_faces())
    except NoFont:
        return False


def _face(weight: str) -> str | None:
    """By fontconfig where there is one, else where Debian and others put it."""
    command = which("fc-match")
    if command:
        asked = f"{CHINESE}:style={weight}"
        answer = subprocess.run(
            [command, "-f", "%{family}\t%{file}", asked],
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip
        family, _, file = answer.stdout.partition("\t")
        if CHINESE in family.split(","):
            return file
    named = f"NotoSansCJK-{weight}.ttc"
    return next((str(p) for place in _PLACES for p in Path(place).rglob(named)), None)
