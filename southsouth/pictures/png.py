"""The image that a link to a chart shows: 1200 by 630, with title and source.

Made from the drawn SVG in one page of the same browser, a tenth of a second each.
"""

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape

from PIL import Image

from southsouth.exhibits import EXHIBITS, get
from southsouth.language import LANGUAGES, N_, translate
from southsouth.pictures import colours, kept, palette, store
from southsouth.pictures.sizes import WIDTHS, drawn_height

WIDTH, HEIGHT = 1200, 630
_MAKING = "4"  # raise it when the same picture is to be laid out otherwise
_LARGEST = 60_000  # bytes
_ROOM = 440  # pixels high that a drawing has, more or less
_LEAST_SCALE = 1.3  # text of 13 pixels is read in a feed from here on; charts too tall are cut off
_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>{css}
body{{margin:0;width:1200px;height:630px;box-sizing:border-box;padding:30px 40px 16px;overflow:hidden;
display:flex;flex-direction:column;background:var(--ss-surface);color:var(--ss-text);
font-family:'Noto Sans','Noto Sans CJK SC',system-ui,sans-serif}}
h1{{font-size:34px;line-height:1.2;margin:0 0 14px;max-height:82px;overflow:hidden}}
main{{flex:1;min-height:0;overflow:hidden;text-align:center}}
svg{{display:block;margin:auto;{fit}}}
main.cut{{-webkit-mask-image:linear-gradient(#000 80%,transparent)}}
footer{{padding-top:8px;font-size:15px;line-height:1.35}}
b{{float:right;margin-left:24px;color:#0072b2}}
</style><h1>{title}</h1><main{cut}>{svg}</main><footer><b>{site}</b>{notes}</footer></html>"""
_WHOLE = "width:100%;height:100%"
_CUT = f"width:{WIDTHS['wide'] * _LEAST_SCALE:.0f}px;height:auto"


def chart(exhibit_id: str, language: str) -> bytes | None:
    """The image of a chart, or None when it was not made from the chart as it is now.

    Raises:
        UnknownFact: there is no exhibit of that id.
    """
    page = _page(exhibit_id, language)
    return kept.read(_MAKING, page) if page else None


def missing() -> list[tuple[str, str]]:
    """The charts and languages whose image `draw` would make."""
    every = [(exhibit_id, language) for exhibit_id in EXHIBITS for language in LANGUAGES]
    return [each for each in every if store.svg(*each) and chart(*each) is None]


def draw(progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Make the images that are missing, from pictures that are fresh; the names made.

    Raises:
        NoBrowser: something is to be made and there is no Chromium.
    """
    wanted = missing()
    made: list[str] = []
    for name in _made(wanted) if wanted else ():
        made.append(name)
        if progress:
            progress(len(made), len(wanted))
    return made


def _made(wanted: list[tuple[str, str]]) -> Iterator[str]:
    from southsouth.pictures.drawing import Drawing

    with Drawing() as drawing:
        for exhibit_id, language in wanted:
            page = _page(exhibit_id, language) or ""
            shot = Image.open(io.BytesIO(drawing.png(page, WIDTH, HEIGHT)))
            kept.write(_small(shot), _MAKING, page)
            yield f"{exhibit_id}-{language}"


def _small(shot: Image.Image) -> bytes:
    """The image with as many colours as its budget allows."""
    body = b""
    for colours_kept in (96, 64, 40, 24):
        body = palette.packed(shot, colours_kept)
        if len(body) < _LARGEST:
            break
    return body


def _page(exhibit_id: str, language: str) -> str | None:
    """The image as a page without scripts; None without a drawn picture."""
    svg = store.svg(exhibit_id, language)
    return _laid_out(exhibit_id, language, svg) if svg else None


@lru_cache(maxsize=256)
def _laid_out(exhibit_id: str, language: str, svg: str) -> str:
    exhibit = get(exhibit_id)
    paragraphs = exhibit.paragraphs(exhibit.frame())
    notes = (exhibit.source(language, paragraphs), *exhibit.map_notes(language))
    is_cut = not exhibit.map_kind and drawn_height(svg) * _LEAST_SCALE > _ROOM
    return _PAGE.format(
        language=language,
        css=colours.THEME_CSS.split("@media", 1)[0],
        fit=_CUT if is_cut else _WHOLE,
        cut=' class="cut"' if is_cut else "",
        title=escape(exhibit.heading(language)),
        svg=svg,
        site=escape(translate(N_("South-South Explorer"), language)),
        notes="<br>".join(escape(note) for note in notes),
    )
