"""How long everything drawn takes: `python benchmarks/pictures.py`.

Draws every SVG anew (kept nowhere), every image for links and every fact's card into a temporary
folder, and prints seconds, counts and the largest of each. Needs Chromium and fonts-noto-cjk.
"""

import gzip
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from southsouth import cards
from southsouth.exhibits import EXHIBITS
from southsouth.language import LANGUAGES
from southsouth.pictures import kept, picture, png, social, store
from southsouth.pictures.drawing import Drawing


def svgs() -> Iterator[int]:
    """Compressed bytes of each SVG."""
    with Drawing() as drawing:
        for item in store.pictures():
            text = picture.draw(drawing, item.exhibit_id, item.language, item.width)
            yield len(gzip.compress(text.encode(), 9))


def images() -> Iterator[int]:
    """Bytes of each image for links."""
    png.draw()
    for exhibit_id in EXHIBITS:
        for language in LANGUAGES:
            yield len(png.chart(exhibit_id, language) or b"")


def social_cards() -> Iterator[int]:
    """Bytes of each fact's card."""
    for language in LANGUAGES:
        for kind in ("figure", "event"):
            for fact_id in cards.ids(kind):
                card = cards.card(kind, fact_id, language)
                words = (card.kind_name, card.headline, [card.lead], card.citation, language)
                yield len(social.social_card(*words))


def measure(name: str, make: Callable[[], Iterator[int]]) -> None:
    start = time.perf_counter()
    sizes = list(make())
    seconds = time.perf_counter() - start
    print(f"{name:16} {len(sizes):4} in {seconds:6.1f} s, largest {max(sizes) / 1000:5.1f} kB")


def main() -> None:
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        kept.FOLDER = Path(folder)
        measure("SVG", svgs)
        measure("PNG", images)
        measure("cards", social_cards)
        measure("PNG, again", images)
        measure("cards, again", social_cards)


if __name__ == "__main__":
    main()
