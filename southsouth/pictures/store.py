"""The drawn pictures: kept with the code, so that a server without Chromium shows them at once.

A picture whose exhibit has changed since is not served; `redraw` draws it again.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from southsouth import paths
from southsouth.exhibits import EXHIBITS, get
from southsouth.language import LANGUAGES
from southsouth.pictures import fingerprint
from southsouth.pictures.sizes import WIDTHS

DRAWN = paths.PACKAGE / "pictures" / "drawn"
_FINGERPRINTS = "fingerprints.json"


class Picture(NamedTuple):
    """One drawing of one exhibit."""

    exhibit_id: str
    language: str
    width: str

    @property
    def name(self) -> str:
        """Its file in `DRAWN`, without the extension."""
        return f"{self.exhibit_id}-{self.language}-{self.width}"


def pictures() -> Iterator[Picture]:
    """Every picture there should be: each exhibit in each language, wide and narrow."""
    for exhibit_id in EXHIBITS:
        for language in LANGUAGES:
            for width in WIDTHS:
                yield Picture(exhibit_id, language, width)


@cache
def _fingerprints() -> dict[str, str]:
    path = DRAWN / _FINGERPRINTS
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def is_fresh(picture: Picture) -> bool:
    """Whether the picture is there and was drawn from the exhibit as it is now."""
    drawn_from = _fingerprints().get(picture.name)
    current = fingerprint.of(picture.exhibit_id, picture.language)
    return drawn_from == current and (DRAWN / f"{picture.name}.svg").exists()


@cache
def svg(exhibit_id: str, language: str, width: str = "wide") -> str | None:
    """The picture as inline SVG, or None when it is missing or no longer true.

    `width` is `wide` (680 pixels) or `narrow` (340); it scales to its box. Colours follow the
    properties of `colours.THEME_CSS`.

    Raises:
        UnknownFact: there is no exhibit of that id.
    """
    picture = Picture(exhibit_id, language, width)
    get(exhibit_id)
    if not is_fresh(picture):
        return None
    return (DRAWN / f"{picture.name}.svg").read_text(encoding="utf-8")


def stale() -> list[Picture]:
    """The pictures that `redraw` would draw."""
    return [picture for picture in pictures() if not is_fresh(picture)]


def redraw(progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Draw what is missing or stale, forget what has no exhibit any more; the names drawn.

    `progress` is told how many are done, of how many.

    Raises:
        NoBrowser: something is to be drawn and there is no Chromium.
    """
    _forget_the_gone()
    wanted = stale()
    if wanted:
        _draw(wanted, progress or (lambda done, of: None))
    return [picture.name for picture in wanted]


def _draw(wanted: list[Picture], progress: Callable[[int, int], None]) -> None:
    from southsouth.pictures import picture as drawn
    from southsouth.pictures.drawing import Drawing

    with Drawing() as drawing:
        for done, item in enumerate(wanted):
            progress(done, len(wanted))
            text = drawn.draw(drawing, item.exhibit_id, item.language, item.width)
            _keep(item, text)
        progress(len(wanted), len(wanted))


def _keep(picture: Picture, text: str) -> None:
    """The picture first, then its fingerprint: a run that is killed leaves no false claim."""
    (DRAWN / f"{picture.name}.svg").write_text(text, encoding="utf-8")
    current = fingerprint.of(picture.exhibit_id, picture.language)
    _write_fingerprints(_fingerprints() | {picture.name: current})


def _forget_the_gone() -> None:
    names = {picture.name for picture in pictures()}
    for path in DRAWN.glob("*.svg"):
        if path.stem not in names:
            path.unlink()
    left = {name: value for name, value in _fingerprints().items() if name in names}
    if left != _fingerprints():
        _write_fingerprints(left)


def _write_fingerprints(values: dict[str, str]) -> None:
    body = json.dumps(values, indent=0, sort_keys=True) + "\n"
    (DRAWN / _FINGERPRINTS).write_text(body, encoding="utf-8")
    _fingerprints.cache_clear()
    svg.cache_clear()
