"""Sentences of a page with parts that are more than words: numbers bound to their facts, links."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from southsouth import citation
from southsouth.blocks import Bound, Go, Printed, Strong, Words
from southsouth.language import Plural, comma
from southsouth.view import View

_Part = str | Go | Strong | Bound | Printed


def prose(view: View, message: str, **parts: _Part | Words) -> Words:
    """The message in the view's language with each `{name}` filled by a part, or by several."""
    return tuple(_filled(view.text(message), parts))


def counted(view: View, message: Plural, count: int, address: str) -> Bound:
    """A count with its noun, bound to where what is counted is listed."""
    return Bound(view.counted(message, count), address)


def listed(parts: Iterable[_Part], between: str) -> Words:
    """Parts one after the other."""
    found: list[_Part] = []
    for part in parts:
        found += [between, part] if found else [part]
    return tuple(found)


def paragraphs(view: View, numbers: Iterable[int]) -> Words:
    """Paragraphs by number, each a link to its page, the summary behind them; a dash where there are
    none."""
    ordered = sorted(numbers, key=lambda number: (number == 0, number))
    links = (
        Go(citation.number(one, view.lang), view.fact("paragraph", str(one))) for one in ordered
    )
    return listed(links, comma(view.lang)) or ("–",)


def _filled(text: str, parts: Mapping[str, _Part | Words]) -> Iterator[_Part]:
    for plain, name, _, _ in Formatter().parse(text):
        if plain:
            yield plain
        if name is not None:
            part = parts[name]
            yield from part if isinstance(part, tuple) else (part,)
