"""What a search found: a page of its own, from which a way leads back."""

from collections.abc import Iterator, Sequence

from southsouth import search
from southsouth.blocks import (
    Block,
    Go,
    HitGroup,
    Hits,
    Problems,
    SearchBox,
    Title,
    Words,
)
from southsouth.language import N_, NN_, comma
from southsouth.menu import page
from southsouth.names import bracketed
from southsouth.search import Answer, Hit
from southsouth.view import SEARCH, View, in_language_of

_FIRST, _MOST = 4, 60


def results(view: View, problems: Sequence[Problems]) -> Iterator[Block]:
    """A page of its own for what the view's search found: the question, then by kind, each kind's best
    first; and the way back."""
    answer = search.find(view.searched, view.lang)
    said = _counted(view, answer)
    yield Title(said, view.text(N_("Search")))
    yield from problems
    yield SearchBox(
        view.path, view.text(N_("Search everything")), asked=answer.query,
        kept=tuple((name, value) for name, value in view.used.items() if name != SEARCH),
    )  # fmt: skip
    back = view.text(N_("Back to the page “{page}”"), page=view.text(page(view.page_id).title))
    yield Hits(
        says=said,
        closed=Go(back, view.here()),
        notes=tuple(_notes(view, answer)),
        groups=tuple(_group(view, kind, found) for kind, found in answer.groups.items()),
    )


def _counted(view: View, answer: Answer) -> str:
    if not answer.total:
        return view.text(N_("Nothing found for “{query}”"), query=answer.query)
    said = NN_("{count} result for “{query}”", "{count} results for “{query}”")
    return view.counted(said, answer.total, query=answer.instead or answer.query)


def _notes(view: View, answer: Answer) -> Iterator[Words]:
    if answer.was_cut:
        said = NN_(
            "Only the first character was searched for.",
            "Only the first {count} characters were searched for.",
        )
        yield (view.counted(said, len(answer.query)),)
    if answer.instead:
        yield tuple(_instead(view, answer))
    yield from ((note,) for note in answer.notes)
    if answer.is_partial and not answer.is_told:
        yield (
            view.text(
                N_("No entry contains all of these words; the closest matches are shown.")
            ),
        )  # fmt: skip
    if answer.nearest:
        yield tuple(_nearest(view, answer.nearest))
    elif not answer.total and not answer.is_told:
        yield (view.text(N_("Try a name, an acronym, a number, or a word in either language.")),)


def _instead(view: View, answer: Answer) -> Iterator[str | Go]:
    """What was searched for, and the way to what was asked."""
    yield view.text(N_("Showing results for “{instead}”."), instead=answer.instead)
    yield "" if view.lang == "zh" else " "
    wanted = view.text(N_("Search for “{query}” instead"), query=answer.query)
    yield Go(wanted, view.here(**{SEARCH: search.quoted(answer.query)}))


def _nearest(view: View, words: Sequence[str]) -> Iterator[str | Go]:
    """The nearest spellings, each a search of its own."""
    before, _, after = view.text(N_("Similar words: {list}")).partition("{list}")
    yield before
    for place, word in enumerate(words):
        if place:
            yield comma(view.lang)
        yield Go(word, view.here(**{SEARCH: word}))
    yield after


def _group(view: View, kind: str, found: Sequence[Hit]) -> HitGroup:
    shown = found[_FIRST:_MOST]
    left = len(found) - _FIRST - len(shown)
    cut = NN_(
        "{count} further result is not listed; add a word to narrow the search.",
        "{count} further results are not listed; add a word to narrow the search.",
    )
    return HitGroup(
        heading=bracketed(view.text(search.KINDS[kind]), str(len(found)), view.lang),
        items=tuple(_item(view, hit) for hit in found[:_FIRST]),
        more=tuple(_item(view, hit) for hit in shown),
        more_says=view.counted(NN_("{count} more", "{count} more"), len(shown)),
        cut=view.counted(cut, left) if left > 0 else "",
    )


def _item(view: View, hit: Hit) -> tuple[Go, str]:
    return Go(hit.text, in_language_of(hit.address, view.lang)), hit.detail
