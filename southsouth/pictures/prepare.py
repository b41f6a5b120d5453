"""Everything that publishing makes ahead: pictures, images for links, Plotly's scripts."""

from collections.abc import Callable, Iterator

from southsouth.language import LANGUAGES
from southsouth.pictures import bundles, fonts, png, store
from southsouth.pictures.bundles import NoBundle
from southsouth.pictures.chromium import NoBrowser
from southsouth.pictures.fonts import NoFont

#: Told how many are done, of how many, and what they are.
Progress = Callable[[int, int, str], None]


def prepare(progress: Progress = lambda *_: None) -> list[str]:
    """Draw what is missing or stale and fetch Plotly's bundles; notices of what could not be made.

    Nothing here stops a publication: without Chromium embeds draw by script, without npm they
    load the whole of plotly.js, without a font links to facts show no image.
    """
    return list(_notices(progress))


def _notices(progress: Progress) -> Iterator[str]:
    try:
        store.redraw(lambda done, total: progress(done, total, "SVG"))
        png.draw(lambda done, total: progress(done, total, "PNG"))
    except NoBrowser as missing:
        yield str(missing)
    try:
        bundles.fetch()
    except NoBundle as missing:
        yield str(missing)
    for language in LANGUAGES:
        try:
            fonts.find(language)
        except NoFont as missing:
            yield str(missing)
