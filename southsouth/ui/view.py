"""The page being shown: its language, the parameters of its address, and its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from southsouth.address import Address
from southsouth.language import LANGUAGES, Plural, counted, preferred, translate
from southsouth.menu import page

LANGUAGE_KEY = "southsouth-language"
SEARCH = "search"
"""The parameter of the address that holds what is searched for, on every page."""


@dataclass(frozen=True)
class View:
    """The page being shown: its language and the parameters of its address."""

    page_id: str
    lang: str
    address: Address

    def text(self, message: str, **values: object) -> str:
        """The message in the view's language."""
        return translate(message, self.lang, **values)

    def counted(self, message: Plural, count: int, **values: object) -> str:
        """A message with a count in the view's language."""
        return counted(message, count, self.lang, **values)

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str | None:
        """One allowed value of a parameter, or the default with a note."""
        return self.address.choice(name, allowed, default)

    def choices(self, name: str, allowed: Sequence[str]) -> list[str]:
        """Several allowed values of a parameter."""
        return self.address.choices(name, allowed)

    def years(
        self, first: str, last: str, lo: int, hi: int, default: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """A span of years from two parameters."""
        return self.address.years(first, last, lo, hi, default)

    def word(self, name: str) -> str:
        """Free text of a parameter."""
        return self.address.word(name)

    def ids(self, name: str) -> list[str]:
        """Ids of facts, separated by commas; whether there are such facts their cards say."""
        return list(dict.fromkeys(filter(None, self.word(name).split(","))))

    def notes(self) -> None:
        """Say what of the address could not be used, once the page has read all it knows."""
        for problem in self.address.close(("lang", SEARCH)):
            st.warning(problem, icon=":material/info:")

    def remember(self, **values: object) -> None:
        """Write the filters into the address; what is None or empty is left out.

        A search is every page's: it stays.
        """
        wanted = {"lang": self.lang}
        if st.query_params.get(SEARCH):
            wanted[SEARCH] = st.query_params[SEARCH]
        for name, value in values.items():
            if isinstance(value, (list, tuple)):
                value = ",".join(str(part) for part in value)
            if value is not None and value != "":
                wanted[name] = str(value)
        if dict(st.query_params) != wanted:
            st.query_params.from_dict(wanted)


def language_asked_for() -> str:
    """The language asked for: by the address, by an earlier choice, by the browser."""
    asked = st.query_params.get("lang")
    if asked and asked in LANGUAGES:
        st.session_state[LANGUAGE_KEY] = asked
        return asked
    if LANGUAGE_KEY in st.session_state:
        return st.session_state[LANGUAGE_KEY]
    # The shell around the page was answered by the same header, so both speak one language.
    return preferred(st.context.headers.get("Accept-Language") or st.context.locale)


def code(text: str) -> str:
    """Words of a stranger as code in Markdown: no link, no picture, no colour, every sign itself."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if shown.strip("` ") != shown else f"{fence}{shown}{fence}"


def begin(page_id: str) -> View:
    """Start a page: its heading, its lead, and the view of its address."""
    language = language_asked_for()
    parameters = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    address = Address(parameters, language, code)
    address.choice("lang", list(LANGUAGES), language)
    entry = page(page_id)
    st.title(translate(entry.title, language), anchor=False)
    st.markdown(translate(entry.lead, language))
    return View(page_id, language, address)


def heading(words: str, *, anchor: str, level: int = 2) -> None:
    """The heading of a section: level 2 below the page's title, each part of it one further."""
    {2: st.header, 3: st.subheader}[level](words, anchor=anchor)


def theme() -> str:
    """`light` or `dark`, as the reader's page is."""
    kind = st.context.theme.type if st.context.theme else None
    return "dark" if kind == "dark" else "light"
