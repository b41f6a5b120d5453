"""Which embed someone means who pastes an address of this site: an embed's, a page's, a fact's."""

import re
from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, parse_qsl, unquote, urlsplit

from southsouth.address import refuse_rest
from southsouth.cards import kinds
from southsouth.embeds import facts
from southsouth.embeds.addresses import OWN, Embed, chosen, narrowed, parse
from southsouth.exhibits import EXHIBITS
from southsouth.filters import Query
from southsouth.language import DEFAULT, LANGUAGES
from southsouth.menu import PAGES
from southsouth.pages import data, read, read_by
from southsouth.resource import Host

_UNWRITTEN = re.compile(r"[\x00-\x1f\x7f]")  # signs that no address has
_FACT = re.compile(rf"/({'|'.join(facts.KINDS)})/([^/]+)")
_LANGUAGE = re.compile(rf"(.*)/({'|'.join(LANGUAGES)})")


def meant(url: str, host: Host) -> tuple[Embed, str] | None:
    """The embed that an address of this site means, and the release it is frozen in (or nothing).

    A page means the chart that its fragment names, else its first; a fact chosen on a page means
    that fact. None where the address is another site's, or means nothing that can be embedded;
    whether there is such a chart or fact is for the caller to find out.
    """
    parts = on_site(url, host)
    if parts is None:
        return None
    embed = _of_page(parts)
    return (embed, "") if embed else parse(parts.geturl())


def is_written(pasted: str) -> bool:
    """Whether its path has only signs that can be written; others `urlsplit` drops without a word."""
    return _UNWRITTEN.search(unquote(pasted.partition("?")[0])) is None


def on_site(pasted: str, host: Host) -> SplitResult | None:
    """The address seen from the root of this site; one without a host is on it. None where it is none
    of this site's, or no address.

    http and https are the same site: behind a proxy a server cannot know which one readers use.
    """
    if not is_written(pasted):
        return None
    try:
        url, base = urlsplit(pasted), urlsplit(host.base)
    except ValueError:
        return None
    if url.netloc:
        same = url.scheme in ("http", "https") and url.netloc.lower() == base.netloc.lower()
        if not same or not url.path.startswith(base.path):
            return None
        url = url._replace(path=url.path.removeprefix(base.path) or "/")
    elif url.scheme:
        return None
    path = unquote(url.path).rstrip("/") or "/"
    return url._replace(scheme="", netloc="", path=path) if path.startswith("/") else None


def stepped(parts: SplitResult) -> tuple[str, str]:
    """The path of a page without the step that says its language, and that language."""
    found = _LANGUAGE.fullmatch(parts.path)
    path, step = found.groups() if found else (parts.path, None)
    if parts.path.removeprefix("/") in LANGUAGES:
        path, step = "/", parts.path.removeprefix("/")
    asked = ",".join(parse_qs(parts.query).get("lang", []))
    return path or "/", chosen("lang", asked or step) or DEFAULT


def _of_page(parts: SplitResult) -> Embed | None:
    # Of several facts that a page has open an embed is the first.
    asked = {name: values[-1].partition(",")[0] for name, values in parse_qs(parts.query).items()}
    path, language = stepped(parts)
    fact = _FACT.fullmatch(path)
    name = facts.embed_id(*fact.groups()) if fact else _chosen_fact(path, asked)
    found = name or _chart(path, parts.fragment)
    if not found:
        return None
    refuse_unknown(page_at(path), parts.query)
    filters = () if name else _filters(found, parts.query)
    theme = chosen("theme", asked.get("theme"))
    return Embed(found, language, theme, is_fact=bool(name), filters=filters)


def refuse_unknown(page: str | None, query: str) -> None:
    """An embed of what is not what the page shows is none: a parameter that neither narrows a chart of
    the page nor is known to the page itself is refused, as it is on the embed.

    Raises:
        UnknownFilter: there is one; those that narrow are named.
    """
    charts = (exhibit for exhibit in EXHIBITS.values() if exhibit.page == page)
    entries = {entry.name: entry for exhibit in charts for entry in exhibit.narrowed_by}
    known = {name for entry in entries.values() for name in (entry.name, *entry.aliases)}
    passed = known | OWN.keys() | (read_by(page) if page else frozenset())
    refuse_rest([pair for pair in parse_qsl(query) if pair[0] not in passed], [*OWN, *entries])


def _filters(chart_id: str, query: str) -> Query:
    """What of a page's address narrows the chart: a page has parameters that are none of its.

    Raises:
        UnknownFilter: a value is none of those that are allowed.
    """
    known = {
        name for entry in EXHIBITS[chart_id].narrowed_by for name in (entry.name, *entry.aliases)
    } - set(OWN)  # an embed's theme is its colours, whatever a page filters by
    pairs = [(name, value) for name, value in parse_qsl(query) if name in known]
    return narrowed(chart_id, pairs)


def page_at(path: str) -> str | None:
    """The page of the explorer that stands at a path without a language."""
    return next((page.id for page in PAGES if f"/{page.address}" == path), None)


def _chosen_fact(path: str, asked: Mapping[str, str]) -> str | None:
    """The fact that is chosen on a page of the explorer, whether there is one of that name or not; none
    that its filters hide.

    Elsewhere the same parameter may be a filter: `/timeline?commission=ECA` is a chart.
    """
    page = page_at(path)
    if page is None:
        return None
    if page == "data" and (of_row := data.stated(asked)):
        return facts.embed_id(*of_row)
    chosen_here = [
        (kind, kind.meant(asked[kind.chosen]))
        for kind in kinds.embedded()
        if asked.get(kind.chosen)
        and (kind.page == page or (kind.id == "event" and kind.chosen in read_by(page)))
    ]
    shown = [
        (kind, own)
        for kind, own in chosen_here
        if own is None or kind.chosen in read(page, asked).used
    ]
    shown.sort(key=lambda one: one[1] is None)
    return next((facts.embed_id(kind.id, own or asked[kind.chosen]) for kind, own in shown), None)


def _chart(path: str, fragment: str) -> str | None:
    """The chart that the fragment names, else the first of the page; None where it has none."""
    page = page_at(path)
    charts = [exhibit for exhibit in EXHIBITS.values() if exhibit.page == page]
    if any(exhibit.id == fragment for exhibit in charts):
        return fragment
    # One that is of a single fact is drawn where that is chosen.
    return next((exhibit.id for exhibit in charts if not exhibit.choice), None)
