"""The pages, each composed once as blocks: no Streamlit and no HTML.

A page is a module with `compose(view)`, which reads all that it knows of the view's address and then
yields its blocks. Renderers show them: `southsouth.html` and `southsouth.ui`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from southsouth.blocks import Block, Problems, Served
from southsouth.language import DEFAULT
from southsouth.pages import (
    commissions,
    cooperation,
    data,
    embeds,
    figures,
    found,
    maps,
    method,
    organisations,
    overview,
    paragraphs,
    quoted,
    recommendations,
    timeline,
)
from southsouth.view import View

__all__ = ["LISTS", "OF_COPY", "PAGES", "compose", "read", "read_by"]

PAGES: Mapping[str, Callable[[View], Iterator[Block]]] = {
    "overview": overview.compose,
    "commissions": commissions.compose,
    "paragraphs": paragraphs.compose,
    "data": data.compose,
    "method": method.compose,
    "embeds": embeds.compose,
    "map": maps.compose,
    "timeline": timeline.compose,
    "figures": figures.compose,
    "cooperation": cooperation.compose,
    "organisations": organisations.compose,
    "recommendations": recommendations.compose,
}


#: The table whose rows a page lists, each once.
LISTS: Mapping[str, str] = {
    "map": "events", "timeline": "events", "figures": "figures", "cooperation": "cooperation",
    "organisations": "organisations", "recommendations": "recommendations", "method": "caveats",
}  # fmt: skip
#: Pages that show the reader's own copy of the report, or what a check against it says.
OF_COPY = ("paragraphs", "method")


def compose(view: View, *, static: bool = False) -> tuple[Block, ...]:
    """The blocks of the view's page, in order; of `static` pages, those that hold for files alone.

    Raises:
        KeyError: there is no such page.
    """
    here = _here(PAGES[view.page_id](view), static=static)
    blocks = tuple(here)  # what it read of the address is known after this
    if view.searched:
        return tuple(found.results(view, [one for one in blocks if isinstance(one, Problems)]))
    return tuple(quoted.explained(blocks, view.lang))


@cache
def read_by(page_id: str) -> frozenset[str]:
    """The parameters that a page reads of its address.

    Raises:
        KeyError: there is no such page.
    """
    return read(page_id, {}).address.read


def read(page_id: str, parameters: Mapping[str, str]) -> View:
    """The view of a page's address, which it reads as a whole before its first block.

    Raises:
        KeyError: there is no such page.
    """
    view = View.of(page_id, DEFAULT, parameters)
    next(PAGES[page_id](view))
    return view


def _here(blocks: Iterable[Block], *, static: bool) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Served):
            yield block
        elif not static:
            yield from block.blocks
