"""Exhibits as inline SVG on a page: drawn for three widths, marks linked to what they lead to here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import polars as pl

from southsouth.blocks import Picture
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import Exhibit
from southsouth.filters import Query
from southsouth.stills import links, writer

_KEPT = 256  # pictures: most readers see the same few views


@dataclass(frozen=True)
class _Drawn:
    """What a picture depends on; frames are compared by their content."""

    exhibit: Exhibit
    language: str
    width: int
    digest: str
    query: Query
    choose: tuple[tuple[str, str], ...]
    prefix: str


def stills(picture: Picture, language: str, prefix: str) -> dict[str, str]:
    """The picture for narrow, medium and wide screens, as SVG; CSS shows one of them.

    Marks of facts that are chosen on the page lead to that choice, others to their facts' pages. Those
    that are open have the class `on`, and the picture `chosen`.
    """
    rows = picture.frame
    digest = sha256(rows.write_ipc(None).getvalue()).hexdigest()
    choose = tuple(sorted(picture.choose.items()))
    found: dict[str, str] = {}
    for name, width in WIDTHS.items():
        key = _Drawn(picture.exhibit, language, width, digest, picture.query, choose, prefix)
        found[name] = _marked(_svg(key, _Rows(rows)), picture.chosen)
    return found


class _Rows:
    """A frame that every cache takes for the same: the digest beside it tells frames apart."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=_KEPT)
def _svg(drawn: _Drawn, rows: _Rows) -> str:
    exhibit, frame, language = drawn.exhibit, rows.frame, drawn.language
    told = exhibit.described(language, frame, drawn.query)
    figure = exhibit.figure(language, drawn.width, frame)
    heading = exhibit.heading(language, frame)
    link = _links(dict(drawn.choose), language, drawn.prefix)
    return writer.svg(figure, heading, told, link, refs=True)


def _links(choose: Mapping[str, str], language: str, prefix: str) -> writer.Link:
    to_facts = links.to_facts(language, prefix)

    def address(ref: str) -> str | None:
        kind, _, fact_id = ref.partition("/")
        return prefix + choose[kind].replace("{id}", fact_id) if kind in choose else to_facts(ref)

    return address


def _marked(svg: str, chosen: tuple[str, ...]) -> str:
    """The picture with the marks of what is open told apart."""
    marked = svg
    for ref in chosen:
        marked = marked.replace(f'data-ref="{ref}"', f'data-ref="{ref}" class="on"')
    return svg if marked == svg else marked.replace("<svg ", '<svg class="chosen" ', 1)
