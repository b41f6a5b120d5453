"""HTML of pages that need no Streamlit, from the templates of southsouth/templates/."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from southsouth import assets, citation, linebreaks, paths
from southsouth.language import CHINESE, LANGUAGES, in_language, translate
from southsouth.menu import PAGES
from southsouth.view import page_address


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each page asks the disk once for each of its templates
    )
    environment.filters["zh"] = _chinese
    environment.filters["bound"] = bound
    environment.filters["heading"] = heading
    environment.filters["linked"] = _linked
    environment.filters["phrased"] = _phrased
    everywhere: dict[str, Any] = {
        "unit_after": linebreaks.unit_after,
        "asset": assets.address,
        "style": _style,
        "in_language": in_language,
        "languages": LANGUAGES,
        "menu": PAGES,
        "itself": citation.itself,
        "page_at": page_address,
    }
    environment.globals.update(everywhere)
    return environment


def _style(prefix: str) -> Markup:
    """Our own file, in which nothing is escaped within a style element."""
    return Markup(assets.style(prefix))  # noqa: S704


@pass_context
def _chinese(context: Context, text: str) -> str | Markup:
    """Text whose Chinese words say that they are, on a page in another language."""
    if text.isascii() or context["language"] == "zh":
        return text
    said = str(escape(text))
    marked = CHINESE.sub(lambda found: f'<span lang="zh">{found[0]}</span>', said)
    return Markup(marked) if marked != said else text  # noqa: S704 - escaped above


#: Names that a hyphen joins, High-level with them.
_HYPHENED = r"\b(?:[A-Z][^\W\d_]*-[A-Z][^\W\d_]*|[Hh]igh-level)\b"
#: A dot between two things, or a mark of a doubt, begins no line: its space is in an element that breaks
#: nowhere.
_BOUND = re.compile(rf"{linebreaks.UNBROKEN.pattern}|{_HYPHENED}| ·(?= )| \?$")
_TORN = re.compile(rf"^[Pp]ara|×| \?$|\d[–—]\d|{_HYPHENED}")


def bound(text: str | Markup) -> str | Markup:
    """Text in which no line ends between a number and its unit or measure word, nor before a dot."""
    said = str(escape(text))
    marked = _BOUND.sub(lambda found: f'<span class="nb">{found[0]}</span>', said)
    return Markup(marked) if marked != said else text  # noqa: S704 - escaped above


def _linked(text: str) -> str | Markup:
    """Words of a link as `bound`, where they are a paragraph, a number of times, or in doubt, or hold a
    range or what a hyphen joins."""
    return bound(text) if _TORN.search(text) else text


def heading(text: str | Markup) -> str | Markup:
    """A heading as `bound`, with the places marked where a line of Chinese may end: the style of
    headings lets it end nowhere else."""
    if text.isascii() or isinstance(text, Markup):
        return bound(text)
    marked = Markup()
    for phrase in linebreaks.phrases(text):
        # Behind a mark a line may end anyway.
        marked += Markup("" if marked[-1:] in _MARKS else "<wbr>") + _phrase(phrase)
    return marked


@pass_context
def _phrased(context: Context, text: str) -> str | Markup:
    """A name in a narrow column: Chinese ends its lines as in a heading, on a page in Chinese."""
    return heading(text) if context["language"] == "zh" else _chinese(context, text)


_MARKS = ("", "，", "；", "：", "。", "、", " ")
#: Where a browser would end a line within a phrase of a heading, though words be kept: at brackets.
_AT_BRACKET = re.compile(r"\S（|）[^，。、；：？！）]")


def _phrase(text: str) -> Markup:
    """A phrase whose numbers, and whose brackets with the letter beside them, are bound."""
    found = [
        match.span() for of in (linebreaks.UNBROKEN, _AT_BRACKET) for match in of.finditer(text)
    ]
    marked, place = Markup(), 0
    for start, end in linebreaks.joined(sorted(found)):
        marked += text[place:start] + Markup('<span class="nb">{}</span>').format(text[start:end])
        place = end
    return marked + text[place:]


def render(template: str, language: str, **context: Any) -> str:
    """The page; `_("message", name=value)` in a template is the message in its language.

    Raises:
        jinja2.UndefinedError: the template uses a name that the context lacks.
    """

    def said(message: str, **values: object) -> str:
        return translate(message, language, **values)

    return _environment().get_template(template).render(_=said, language=language, **context)


def macros(template: str, language: str, **context: Any) -> Any:
    """The macros of a template as functions that give HTML; `_` and the context as in `render`."""

    def said(message: str, **values: object) -> str:
        return translate(message, language, **values)

    return (
        _environment()
        .get_template(template)
        .make_module({"_": said, "language": language, **context})
    )


def parsed(template: str) -> object:
    """The template as it is understood: what is wrong with it is raised.

    Raises:
        jinja2.TemplateError: it is missing, or no template.
    """
    return _environment().get_template(template)
