"""Exhibits as inline SVG on a page: drawn for three widths, marks linked to what they lead to here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from southsouth.blocks import Picture, Walk
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import Exhibit
from southsouth.exhibits.base import Rows
from southsouth.filters import Query
from southsouth.stills import links, writer

_BESIDE = ("narrow", "medium")  # widths of a picture that stands beside words
_KEPT = 256  # pictures: most readers see the same few views


@dataclass(frozen=True)
class _Drawn:
    """What a picture depends on; frames are compared by their content."""

    exhibit: Exhibit
    language: str
    width: int
    rows: Rows
    query: Query
    choose: tuple[tuple[str, str], ...]
    prefix: str
    linked: bool = True


def stills(picture: Picture, language: str, prefix: str) -> dict[str, str]:
    """The picture for narrow, medium and wide screens, as SVG; CSS shows one of them.

    Marks of facts that are chosen on the page lead to that choice, others to their facts' pages. Those
    that are open have the class `on`, and the picture `chosen`.
    """
    frame = picture.frame
    rows = Rows.of(frame)
    choose = tuple(sorted(picture.choose.items()))
    found: dict[str, str] = {}
    for name, width in WIDTHS.items():
        key = _Drawn(picture.exhibit, language, width, rows, picture.query, choose, prefix)
        found[name] = _marked(_svg(key), picture.chosen)
    return found


def tall(svg: str) -> int:
    """How many pixels a still is high, at the width that it is drawn for."""
    return int(writer.box(svg)[1])


def steps(walk: Walk, language: str, prefix: str) -> list[dict[str, str]]:
    """The stills of each step, for narrow screens and for a column beside the words.

    Only those of one step are links: what is told again and again is reached once by keyboard. That is
    the last step, and the first where a phone folds the others.
    """
    frame, exhibit = walk.picture.frame, walk.picture.exhibit
    rows = Rows.of(frame)
    found: list[dict[str, str]] = []
    for place, step in enumerate(walk.steps, start=1):
        linked = {"narrow": place == 1, "medium": place == len(walk.steps)}
        drawn = {
            name: _svg(
                _Drawn(
                    exhibit,
                    language,
                    WIDTHS[name],
                    rows,
                    walk.picture.query,
                    (),
                    prefix,
                    linked[name],
                )
            )
            for name in _BESIDE
        }
        found.append({name: _set_back(svg, step.shown) for name, svg in drawn.items()})
    return found


def still(exhibit: Exhibit, language: str) -> str:
    """An exhibit as a phone shows it, without links: a picture that stands for something else."""
    frame = exhibit.frame()
    rows = Rows.of(frame)
    return _svg(_Drawn(exhibit, language, WIDTHS["narrow"], rows, (), (), "", linked=False))


@lru_cache(maxsize=_KEPT)
def _svg(drawn: _Drawn) -> str:
    exhibit, frame, language = drawn.exhibit, drawn.rows.frame, drawn.language
    told = exhibit.described(language, frame, drawn.query)
    picture = exhibit.drawn(language, drawn.width, frame)
    heading = exhibit.heading(language, frame, drawn.query)
    link = _links(dict(drawn.choose), language, drawn.prefix) if drawn.linked else None
    return writer.written(picture, heading, told, link, refs=True, language=language)


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


_REF = re.compile(r'data-ref="(\w+)/([^"]*)"')


def _set_back(svg: str, shown: tuple[str, ...]) -> str:
    """The picture with the class `on` on what a step speaks of, `back` on what else is of those kinds.

    What a row is called stays where a step names marks of the row alone.
    """
    kinds = {ref.partition("/")[0] for ref in shown}

    def told(match: re.Match[str]) -> str:
        if match[1] not in kinds:
            return match[0]
        name = "on" if f"{match[1]}/{match[2]}" in shown else "back"
        return f'{match[0]} class="{name}"'

    return _REF.sub(told, svg) if shown else svg
