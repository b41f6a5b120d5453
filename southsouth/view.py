"""What a reader asks to see: one page, in one language, with the checked parameters of its address."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from southsouth import signs
from southsouth.address import Address, Meant, Note
from southsouth.cards import KINDS, address_of
from southsouth.language import (
    DEFAULT,
    LANGUAGES,
    N_,
    Plural,
    counted,
    in_language,
    language_meant,
    translate,
)
from southsouth.menu import page

_Value = TypeVar("_Value")
SEARCH = "search"
"""The parameter of the address that holds what is searched for, on every page."""
MACHINES = {"live": "1", "embed": "true"}
"""Parameters that our script and Streamlit set, and no reader, each with its one value."""
PAGE = "page"
"""The parameter of the address for a part of a list that is too long for one page."""
CARD = "card"
"""The fragment at which the card of what is chosen stands."""


def page_address(page_id: str, language: str) -> str:
    """The address of a page in a language: `/map`, `/map/zh`, `/`, `/zh`.

    Raises:
        KeyError: there is no such page.
    """
    bare = page(page_id).address
    return in_language(f"/{bare}" if bare else "", language) or "/"


def part_address(page_id: str, number: int, language: str) -> str:
    """Where files alone answer: the address of a part of a page's list, `/timeline/page/2`."""
    if number == 1:
        return page_address(page_id, language)
    return in_language(f"{page_address(page_id, DEFAULT)}/page/{number}", language)


def fact_address(kind: str, fact_id: str, language: str) -> str:
    """Where a fact is shown in a language: its permanent page, else the page that has its card."""
    return in_language_of(address_of(kind, fact_id), language)


def in_language_of(address: str, language: str) -> str:
    """Any address of the site without a language, in one: what it asks and its fragment stay."""
    parts = urlsplit(address)
    path = in_language(parts.path.rstrip("/"), language) or "/"
    return parts._replace(path=path).geturl()


@dataclass
class View:
    """One page as somebody asks for it.

    Attributes:
        page_id: One of `menu.PAGES`.
        lang: One of `language.LANGUAGES`.
        address: The parameters of the address, read and checked.
        used: What of them the page shows: names and values in the order in which they were read.
        searched: What the reader searches for; nothing where nothing is.
        left_out: What the page's filters hide of what `used` opens: kept in another language alone.
        unread: Signs in the words of a filter that say something in other searches and nothing here.
        reversed_years: A first year and a last that lies before it, which narrow nothing.
    """

    page_id: str
    lang: str
    address: Address
    used: dict[str, str] = field(default_factory=dict[str, str])
    searched: str = ""
    left_out: dict[str, str] = field(default_factory=dict[str, str])
    unread: tuple[str, ...] = ()
    reversed_years: tuple[str, str] | None = None

    @classmethod
    def of(cls, page_id: str, language: str, parameters: Mapping[str, str]) -> "View":
        """The view of a page in a language with the parameters of its address."""
        address = Address(parameters, language)
        address.choice("lang", list(LANGUAGES), language, language_meant)
        for name, value in MACHINES.items():
            address.choice(name, [value])
        # The search itself says how much of a long text it takes.
        return cls(page_id, language, address, searched=address.word(SEARCH, sys.maxsize))

    def text(self, message: str, **values: object) -> str:
        """The message in the view's language."""
        return translate(message, self.lang, **values)

    def counted(self, message: Plural, count: int, **values: object) -> str:
        """A message with a count in the view's language."""
        return counted(message, count, self.lang, **values)

    def choice(
        self,
        name: str,
        allowed: Sequence[str],
        default: str | None = None,
        meant: Meant | None = None,
    ) -> str | None:
        """One allowed value of a parameter, or the default with a note."""
        value = self.address.choice(name, allowed, default, meant)
        return self._kept(name, value if value != default else None, value)

    def choices(self, name: str, allowed: Sequence[str], meant: Meant | None = None) -> list[str]:
        """Several allowed values of a parameter."""
        values = self.address.choices(name, allowed, meant)
        return self._kept(name, ",".join(values), values)

    def word(self, name: str) -> str:
        """Free text of a parameter."""
        value = self.address.word(name)
        return self._kept(name, value, value)

    def ids(self, name: str, kind: str) -> list[str]:
        """Facts of a kind, separated by commas, as their ids; of what is none its card says so, and
        no address of this view repeats it."""
        facts = KINDS[kind]
        found = [facts.meant(text) or text for text in self.address.words(name)]
        values = list(dict.fromkeys(found))
        return self._kept(name, ",".join(filter(facts.known.__contains__, values)), values)

    def part(self, last: int) -> int | None:
        """Which part of a list of so many parts is asked for; None where none is, or there is no such."""
        found = self.address.number(PAGE, 1, last)
        return self._kept(PAGE, str(found) if found and found > 1 else None, found)

    def _kept(self, name: str, written: str | None, value: _Value) -> _Value:
        if written:
            self.used[name] = written
        return value

    def notes(self) -> list[Note]:
        """What of the address could not be used, once the page has read all it knows; years in the
        wrong order with the way that exchanges them."""
        found = [Note(words) for words in self.address.close(("lang", SEARCH), MACHINES)]
        found += [Note(signs.told(self.unread, self.lang))] if self.unread else []
        if self.reversed_years is None:
            return found
        first, last = self.reversed_years
        said = N_("The first year, {first}, lies after the last, {last}; the years are left out.")
        way = self.text(N_("Show {first}–{last} instead"), first=last, last=first)
        note = self.text(said, first=first, last=last) + ("" if self.lang == "zh" else " ")
        return [Note(note, way, self.here(**{"from": last, "to": first})), *found]

    @property
    def path(self) -> str:
        """The address of the page in the language, without parameters."""
        return page_address(self.page_id, self.lang)

    def here(self, **changes: str | None) -> str:
        """The address of this view with some parameters changed; None or nothing leaves one out.

        What changes begins at the first part of its list, or at the one that shows what is chosen.
        """
        kept = {name: value for name, value in self.used.items() if not changes or name != PAGE}
        asked = {**kept, **changes}
        wanted = {name: value for name, value in asked.items() if value}
        return self.path + (f"?{urlencode(wanted, safe=',')}" if wanted else "")

    def said_in(self, language: str) -> "View":
        """The same view in another language."""
        return View(self.page_id, language, self.address, self.used | self.left_out, self.searched)

    def fact(self, kind: str, fact_id: str) -> str:
        """The address of a fact's own page."""
        return fact_address(kind, fact_id, self.lang)

    def to(self, page_id: str, **parameters: str) -> str:
        """The address of another page in the same language."""
        query = f"?{urlencode(parameters, safe=',')}" if parameters else ""
        return page_address(page_id, self.lang) + query
