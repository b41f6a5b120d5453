"""Where an address that nobody has was meant to lead: to one that somebody has, or near some."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from southsouth import cards, downloads, release, search, stories, tables
from southsouth.cards import KINDS
from southsouth.embeds import Embed, facts
from southsouth.exhibits import EXHIBITS, GONE
from southsouth.folding import folded, squashed
from southsouth.language import DEFAULT, LANGUAGES, in_language, translate
from southsouth.menu import PAGES
from southsouth.menu import page as page_of
from southsouth.permanent import dataset
from southsouth.resource import FROZEN
from southsouth.schemas.outside import RETIRED
from southsouth.stories import STORIES
from southsouth.synonyms import country_of_city
from southsouth.view import in_language_of, page_address

_MOST = 5  # proposals
_ENOUGH = 3  # of the kind that is asked for
_FORM = re.compile(r"[a-z]+(?:-[a-z0-9]+)*(?:\.csl)?\.(?:csv|json|jsonld|svg|png|bib|ris)")
_LONGEST = 60  # characters of what is looked for; no name that is misspelt is longer
_OF_METHOD = ("about", "methodology", "methods", "sources", "faq", "关于", "方法")
_FILES = (
    "robots.txt",
    "sitemap.xml",
    "openapi.json",
    "sbom.json",
    "embed.js",
    "oembed",
    "healthz",
    "readyz",
)


def leads_to(path: str) -> str | None:
    """The address that a path means: ids in any case, other names, the language at either end.

    None where it means none, or itself.
    """
    steps = [step for step in path.split("/") if step]
    if not steps or len(steps) > 8:
        return None
    if len(steps) > 1 and steps[0].lower() in LANGUAGES:
        steps = [*steps[1:], steps[0]]
    head, rest = steps[0], steps[1:]
    found = next(filter(None, (maker(head, rest) for maker in _MAKERS)), None)
    return found if found != path else None


def names_a_withdrawn_fact(path: str) -> bool:
    """Whether a path names, in any of its steps, what was published once and is no more."""
    steps = (step.partition(".")[0].lower() for step in path.split("/"))
    return not RETIRED.isdisjoint(steps)


def _page(head: str, rest: Sequence[str]) -> str | None:
    """A page by its id or title, with a language behind it or none."""
    if head.lower() in LANGUAGES and not rest:
        return page_address("overview", head.lower())
    language = rest[0].lower() if rest else DEFAULT
    if len(rest) > 1 or language not in LANGUAGES:
        return None
    found = _pages().get(squashed(folded(head)))
    if found is None:
        return None
    address, own = found
    return in_language_of(address, language if rest else own)


@cache
def _pages() -> Mapping[str, tuple[str, str]]:
    """The addresses of pages in the first language by what they are called, and the language of the name."""
    found = {"stories": (stories.address(), DEFAULT), "story": (stories.address(), DEFAULT)}
    found |= {
        "download": (dataset.ADDRESS, DEFAULT),
        "embed": (page_address("embeds", DEFAULT), DEFAULT),
        **dict.fromkeys(_OF_METHOD, (page_address("method", DEFAULT), DEFAULT)),
    }
    for code in reversed([*LANGUAGES]):
        for page in PAGES:
            address = page_address(page.id, DEFAULT)
            names = (
                page.id,
                page.address,
                translate(page.title, code),
                translate(page.brief, code),
            )
            found |= {squashed(folded(name)): (address, code) for name in names if name}
        found[squashed(folded(translate("Stories", code)))] = (stories.address(), code)
    return found


def _file(head: str, rest: Sequence[str]) -> str | None:
    """A file at the root, or a download."""
    name = head.lower()
    if name in _FILES and not rest:
        return f"/{name}"
    if name != "download" or len(rest) != 1:
        return None
    file = rest[0].lower()
    table, _, extension = file.partition(".")
    is_table = table in tables.NAMES and extension in downloads.formats_of(table)
    return downloads.address(file) if is_table or file in downloads.WHOLE else None


def _fact(head: str, rest: Sequence[str]) -> str | None:
    """A fact's page or one of its forms: its kind and id in any case, or another name for it.

    The symbols of documents hold slashes: /document/A/66/717/Add.1, /document/SSC/18/3/zh.
    """
    kind = _kinds().get(squashed(folded(head)))
    if kind is None or not rest:
        return None
    below = len(rest) - (rest[-1].lower() in LANGUAGES)
    for end in dict.fromkeys((1, len(rest), below)):
        meant, below_it = KINDS[kind].meant("/".join(rest[:end])), _below(rest[end:])
        if meant and below_it is not None:
            return "/".join(("", kind, meant, *below_it))
    return None


def _below(steps: Sequence[str]) -> list[str] | None:
    """What stands below a fact, a story or an embed: a language, a file, or both; None for aught else."""
    lower = [step.lower() for step in steps]
    known = all(step in LANGUAGES or _FORM.fullmatch(step) for step in lower)
    return lower if known and len(lower) <= 2 else None


@cache
def _kinds() -> Mapping[str, str]:
    """Kinds of facts by what they and their pages are called, one or many."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        names = (kind.id, f"{kind.id}s", kind.name, kind.plural)
        found |= {squashed(folded(name)): kind.id for name in names}
    return found | {
        "countries": "country",
        "organization": "organisation",
        "organizations": "organisation",
    }


def _story(head: str, rest: Sequence[str]) -> str | None:
    if head.lower() not in ("story", "stories") or not rest or len(rest) > 2:
        return None
    own, below = rest[0].lower(), _below(rest[1:])
    if own not in STORIES or below is None:
        return None
    return "/".join((stories.address(own), *below))


def _embed(head: str, rest: Sequence[str]) -> str | None:
    """A chart's embed or a fact's, with what stands below it."""
    if head.lower() != "embed" or not rest:
        return None
    first, more = rest[0].lower(), _below(rest[1:])
    if first == "fact" and len(rest) > 1:
        return _embedded(rest[1:])
    if more is None:
        return None
    own = first.removesuffix(".svg").removesuffix(".png")
    known = own in EXHIBITS or own in GONE or first == "index.json"
    return "/".join(("", "embed", first, *more)) if known else None


def _embedded(rest: Sequence[str]) -> str | None:
    named = _kinds().get(squashed(folded(rest[0]))) if len(rest) > 1 else None
    kinds = [named] if named in facts.KINDS else facts.KINDS
    own, below = (rest[1], _below(rest[2:])) if named else (rest[0], _below(rest[1:]))
    for kind in kinds if below is not None else ():
        meant = KINDS[kind].meant(own)
        if meant:
            name = facts.embed_id(kind, meant)
            return "/".join((Embed(name, is_fact=True).root, *(below or ())))
    return None


def _frozen(head: str, rest: Sequence[str]) -> str | None:
    """What a release keeps, in that release. Older ones had names of their own: theirs stay as asked."""
    if head.lower() != "v" or len(rest) < 2 or ".." in rest:
        return None
    asked, below = rest[0], "/" + "/".join(rest[1:])
    meant = (leads_to(below) or below) if asked == release.RELEASE else below
    return f"/v/{asked}{meant}" if meant.startswith(FROZEN) else None


_MAKERS = (_page, _file, _fact, _story, _embed, _frozen)


def nearest(path: str, language: str) -> dict[str, str]:
    """Addresses that come close to a path, with what stands there, in a language."""
    steps = [step for step in path.split("/") if step and step.lower() not in LANGUAGES]
    head = _alike(steps[0]) if len(steps) > 1 else ""
    own = steps[1 if head else -1] if steps else ""
    if not own or len(steps) > 3 or "." in own or len(own) > 4 * _LONGEST:
        return {}
    found: dict[str, str] = {}
    for address, title in _proposed(head, own, language):
        found.setdefault(address, title)
    return dict(list(found.items())[:_MOST])


def _alike(head: str) -> str:
    """The first step that is meant, misspelt or not."""
    known = {**_kinds(), "story": "story", "stories": "story", "embed": "embed"}
    near = get_close_matches(squashed(folded(head[:_LONGEST])), known, 1, 0.7)
    return known[near[0]] if near else ""


def _proposed(head: str, own: str, language: str) -> Iterator[tuple[str, str]]:
    """What is like a name: first among what the address begins with, then anywhere."""
    if head == "story":
        yield from _stories(own, language)
        return
    text = own[:_LONGEST].replace("-", " ").replace("_", " ")
    answer = search.find(text, language)
    groups = {} if answer.is_partial else answer.groups
    mine = list(_of_kind(head, text, own, groups, language)) if head in KINDS else []
    yield from mine
    for hits in groups.values() if len(mine) < _ENOUGH else ():
        like = [hit for hit in hits if _is_called(hit, answer.instead or text)]
        yield from ((in_language_of(hit.address, language), hit.text) for hit in like[:2])
    if head in KINDS:
        listed = page_of(KINDS[head].page)
        yield page_address(listed.id, language), translate(listed.title, language)


def _is_called(hit: search.Hit, text: str) -> bool:
    """Whether what was asked stands in what a hit is called: that its text says the word is no likeness."""
    called = squashed(folded(f"{hit.id} {hit.text}"))
    return any(squashed(word) in called for word in folded(text).split())


def _of_kind(
    kind: str, text: str, own: str, groups: Mapping[str, Sequence[search.Hit]], language: str
) -> Iterator[tuple[str, str]]:
    """Facts of a kind that are found by a text, or whose ids or names look like it."""
    for hit in groups.get(kind, ())[:_ENOUGH]:
        yield in_language_of(hit.address, language), hit.text
    iso3 = country_of_city(text)
    if iso3 and cards.known("country", iso3):
        yield _of_fact("country", iso3, language)
    for near in KINDS[kind].nearest(own[:_LONGEST]):
        yield _of_fact(kind, near, language)


def _stories(own: str, language: str) -> Iterator[tuple[str, str]]:
    """Every story, the likest first."""
    like = get_close_matches(own.lower(), STORIES, n=len(STORIES), cutoff=0)
    for story in map(STORIES.__getitem__, like):
        yield in_language(stories.address(story.id), language), story.tell(language).title


def _of_fact(kind: str, own: str, language: str) -> tuple[str, str]:
    address = in_language(cards.address_of(kind, own), language)
    return address, cards.card(kind, own, language).headline
