"""Links in words: who stands at their ends, in lines of names with the marks of `ways` between them."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from southsouth.charts import columns, labels, lettering, ways
from southsouth.charts.sheet import Sheet, doubt, plain, strong
from southsouth.language import N_, comma, translate
from southsouth.names import organisation_names, party_name

SIZE, SMALL = 13, 12  # pixels of type: names, and what goes between them
_HEAD = 14.5
_ROW, _GAP, _CLEAR = 24, 18, 6
_LINE = 18  # pixels of a line of names
_LINES = 2  # of a name in full at most: a longer one stands by its short form
_PAIR = 235  # pixels of a column of pairs at least, so that no name is read with a stranger's arrow
_COLUMN = 210  # pixels of a column of links in words, at least
_STACK, _HIGH = 8, 14  # pixels between the marks of links of the same two; of all of them at most
_LONGEST = 205  # pixels of a name in full
ARROWS = ("provision", "exchange")
Link = Mapping[str, Any]


def called(party: str, kind: str, language: str) -> str:
    """A party in few words: regions and groups in full where they are short."""
    if kind in ("region", "group"):
        full = party_name(party, kind, language)
        if lettering.width(full, SIZE) <= _LONGEST:
            return full
    return labels.party(party, kind, language)


def name(link: Link, end: str, language: str) -> str:
    """What one end (`provider` or `partner`) of a link is called."""
    return called(link[end], link[f"{end}_kind"], language)


def ref(link: Link, end: str) -> str:
    """The fact that a party is: a country or a body. A region or group has none but its link."""
    kind = link[f"{end}_kind"]
    return f"{kind}/{link[end]}" if kind in ("country", "organisation") else ways.ref(link)


def in_full(
    link: Link, end: str, language: str, room: float, size: float, *, spare: int = 0
) -> list[str]:
    """One end of a link in bold lines: a body by its whole name, where that takes few, with its short name
    where that takes at most so many `spare` lines more."""
    if link[f"{end}_kind"] == "organisation":
        whole, spelled = (
            lettering.balanced(words, size, room, bold=True)
            for words in (
                organisation_names([link[end]], language)[0],
                labels.with_short_name(link[end], language),
            )
        )
        if len(whole) <= _LINES:
            return spelled if len(spelled) <= len(whole) + spare else whole
    return lettering.balanced(name(link, end, language), size, room, bold=True)


def listed(
    language: str, links: Iterable[Link], end: str, room: float, *, bold: bool = False
) -> list[tuple[str, Link]]:
    """Who stands at an end, as labels, each with the first of its links; how often where it is more than
    once, and a comma behind all but the last.

    A body is in full where a line of `room` pixels holds it; countries are `bold`.
    """
    parties, found = grouped(links, end), list[tuple[str, Link]]()
    for place, of in enumerate(parties):
        first = of[0]
        behind = f" ×{len(of)}" if len(of) > 1 else ""
        doubts = sum(bool(link["doubted"]) for link in of)
        behind += f" ({doubts}{doubt()})" if 0 < doubts < len(of) else doubt() if doubts else ""
        behind += comma(language).rstrip() if place < len(parties) - 1 else ""
        called = name(first, end, language)
        if first[f"{end}_kind"] == "organisation":
            whole = organisation_names([first[end]], language)[0]
            fits = lettering.width(plain(whole) + behind, SIZE) <= room
            called = whole if fits else called
        said = strong(called) if bold and first[f"{end}_kind"] == "country" else plain(called)
        found.append((said + behind, first))
    return found


def long(language: str, words: Iterable[str]) -> float:
    """Pixels that labels as `listed` has them take in one line."""
    return sum(math.ceil(lettering.width(said, SIZE)) + _between(language) for said in words)


def flowed(
    sheet: Sheet, names: Iterable[tuple[str, Link]], end: str, left: float, y: float,
    colour: Callable[[Link], str] = lambda _: "ink-2",
) -> float:  # fmt: skip
    """Labels as `listed` has them, in lines from `left` on around `y`; the last one's middle."""
    x = left
    for words, link in names:
        wide = lettering.width(words, SIZE)
        if x > left and x + wide > sheet.width:
            x, y = left, y + _LINE
        sheet.text(x, y, words, size=SIZE, colour=colour(link), ref=ref(link, end))
        x = after(x + wide, sheet.language)
    return y


def after(x: float, language: str) -> float:
    """Where the next name stands behind a comma that ends at x: a space further on whole pixels, for words
    are placed on those."""
    return math.ceil(x) + _between(language)


def _between(language: str) -> int:
    return 1 if language == "zh" else 4


def other(hub: str, link: Link) -> str:
    """The end of a link at which `hub` does not stand."""
    return "partner" if link["provider"] == hub else "provider"


def grouped(links: Iterable[Link], *columns: str) -> list[list[Link]]:
    """The links in groups that are alike in some columns, in the order in which they come."""
    found: dict[tuple[Any, ...], list[Link]] = {}
    for link in links:
        found.setdefault(tuple(link[column] for column in columns), []).append(link)
    return list(found.values())


def one_way_round(exchanges: Sequence[Link]) -> list[Link]:
    """Exchanges with a pair that is named both ways always under the one who has more of them.

    They have no direction: else the pair would stand twice.
    """
    pairs = {(link["provider"], link["partner"]) for link in exchanges}
    has = Counter(link["provider"] for link in exchanges)

    def stands_second(link: Link) -> bool:
        own, other = link["provider"], link["partner"]
        return (other, own) in pairs and (has[other], own) > (has[own], other)

    return [_turned(link) if stands_second(link) else link for link in exchanges]


def _turned(link: Link) -> Link:
    """The link with its ends, and all that is known of each, in each other's place."""
    return {
        **link,
        **{f"partner{name[8:]}": of for name, of in link.items() if name.startswith("provider")},
        **{f"provider{name[7:]}": of for name, of in link.items() if name.startswith("partner")},
    }


def _wide(links: Sequence[Link], language: str) -> float:
    """Pixels that links of the same two take in one line, both named."""
    names = plain(name(links[0], "provider", language)), said(links, "partner", language)
    return sum(lettering.width(words, SIZE) + _CLEAR for words in names) + ways.LONG


def _pair(sheet: Sheet, links: Sequence[Link], x: float, y: float, accents: Sequence[str]) -> None:
    """The names of the same two around `y`, a mark for each link between them."""
    first = links[0]
    words = plain(name(first, "provider", sheet.language))
    colours = {end: "accent" if first[end] in accents else "ink" for end in ("provider", "partner")}
    sheet.text(x, y, words, size=SIZE, ref=ref(first, "provider"), colour=colours["provider"])
    x += lettering.width(words, SIZE) + _CLEAR
    marks(sheet, links, x, y)
    words = said(links, "partner", sheet.language)
    sheet.text(
        x + ways.LONG + _CLEAR, y, words, size=SIZE, ref=ref(first, "partner"),
        colour=colours["partner"],
    )  # fmt: skip


def said(links: Sequence[Link], end: str, language: str) -> str:
    """One end of links of the same two, as a label: with the mark of a doubt where one has it."""
    doubted = any(link["doubted"] for link in links)
    return plain(name(links[0], end, language)) + (doubt() if doubted else "")


def marks(
    sheet: Sheet, links: Sequence[Link], x: float, y: float, colour: str = "graphite",
    *, back: bool = False,
) -> None:  # fmt: skip
    """A mark for each link, one above the other, around `y`."""
    for link, middle in zip(links, _stacked(len(links), y), strict=True):
        ways.drawn(sheet, link, x, middle, colour, back=back)


def _stacked(count: int, y: float) -> list[float]:
    """The heights of marks one above the other, around `y`."""
    step = min(_STACK, _HIGH / max(count - 1, 1))
    return [y + (place - (count - 1) / 2) * step for place in range(count)]


def pairs(
    sheet: Sheet, links: Iterable[Link], room: tuple[float, float], y: float, accents: Sequence[str]
) -> float:  # fmt: skip
    """Links with both parties in as many columns as have room, the first line around `y`; the last line's
    middle. Countries of `accents` have the accent.
    """
    left, right = room
    every = grouped(links, "provider", "partner")
    wide = [_wide(of, sheet.language) for of in every]
    many = columns.count(wide, right - left, _PAIR, _GAP)
    for place, of in enumerate(every):
        down, column = divmod(place, many)
        x = left + column * (right - left) / many
        _pair(sheet, of, x, y + down * _ROW, accents)
    return y + (len(every) - 1) // many * _ROW


def entries(
    sheet: Sheet, links: Sequence[Link], ends: Sequence[str], room: tuple[float, float], y: float,
    colours: Mapping[str, str],
) -> float:  # fmt: skip
    """A partner a line and below it what each link is of; the height reached.

    Args:
        links: Those with a mark.
        ends: For each link, the end that is named.
        room: Left and right in pixels.
        y: Where the first line begins.
        colours: Of marks, by the end that is named.
    """
    known = [{**link, "_end": end, "_at": link[end]} for link, end in zip(links, ends, strict=True)]
    for of in grouped(known, "_at"):
        y = _entry(sheet, of, room, y, colours) + 8
    return y


def _entry(
    sheet: Sheet, links: Sequence[Link], room: tuple[float, float], y: float,
    colours: Mapping[str, str],
) -> float:  # fmt: skip
    """One partner: the mark of its one link before the name, of several before what each is of.

    A doubt stands by the link that it is of; by the name where it is of all.
    """
    left, right = room
    first, x, lang = links[0], left + ways.LONG + 7, sheet.language
    lines = lettering.balanced(
        name(first, first["_end"], lang), SIZE, right - x - 12, bold=True, least=lettering.NO_ORPHAN
    )
    tall = len(lines) * SIZE * lettering.LINE
    mark = doubt() if all(link["doubted"] for link in links) else ""
    words = "<br>".join(map(strong, lines)) + mark
    sheet.text(x, y + tall / 2, words, size=SIZE, ref=ref(first, first["_end"]))
    height = y + SIZE * lettering.LINE / 2
    y += tall
    for link in links:
        at = height if len(links) == 1 else y + 8
        back = link["_end"] == "provider"
        ways.drawn(sheet, link, left, at, colours[link["_end"]], back=back)
        lines = lettering.balanced(
            link[f"sector_{lang}"], SMALL, right - x - 12, least=lettering.NO_ORPHAN
        )
        own = doubt() if link["doubted"] and not mark else ""
        for place, line in enumerate(lines, 1):
            said = plain(line) + (own if place == len(lines) else "")
            sheet.text(x, y + 8, said, size=SMALL, colour="ink-2", ref=ways.ref(link))
            y += 16
    return y


def key(
    sheet: Sheet, links: Sequence[Link], y: float, colour: str = "graphite",
    pairs: Sequence[Sequence[Link]] = (),
) -> float:  # fmt: skip
    """What the marks mean that are there; the height reached.

    `pairs` are the links whose marks stand one above the other: where there are several, that is said.
    """
    meanings = {
        "provision": N_("provides to, in the direction of the arrow"),
        "paid": N_("the same, but the receiver pays"),
        "exchange": N_("exchange between equals, no direction"),
    }
    there = {ways.look(link) for link in links}
    entries: list[tuple[tuple[str, ...], str]] = [
        ((look,), words) for look, words in meanings.items() if look in there
    ]
    several = min((pair for pair in pairs if len(pair) > 1), key=len, default=())
    if several:
        looks = tuple(ways.look(link) for link in several)
        entries.append((looks, N_("several lines: as many cases")))
    told = [(looks, plain(translate(words, sheet.language))) for looks, words in entries]
    wide = [ways.LONG + _CLEAR + lettering.width(words, SMALL) for _, words in told]
    lines = columns.over_lines(wide, sheet.width, 22)
    for place, line in enumerate(lines):
        x, middle = 0.0, y + 9 + place * 20
        for own in line:
            looks, words = told[own]
            for look, at in zip(looks, _stacked(len(looks), middle), strict=True):
                ways.mark(sheet, look, x, at, colour)
            sheet.text(x + ways.LONG + _CLEAR, middle, words, size=SMALL, colour="ink-2")
            x += wide[own] + 22
    return y + 28 + 20 * max(len(lines) - 1, 0)
