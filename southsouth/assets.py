"""Scripts, styles and other files that pages without Streamlit load from our own host.

Their addresses carry a hash of their bytes, so that they may be cached for ever.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from functools import cache

from southsouth import paths, tokens
from southsouth.resource import Resource

_TYPES = {
    ".woff2": "font/woff2",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}


_OF_PAGES = ("site.js", "files.js")
_OF_LIVE = "shell.js"


_FONT = re.compile(r"url\(([\w-]+\.woff2)\)")


@cache
def body(name: str) -> bytes:
    """The bytes of one file of southsouth/static/; the site's style with tokens and font put in, a page's
    script with what every page has.

    Raises:
        FileNotFoundError: there is none of that name.
    """
    raw = (paths.STATIC / name).read_bytes()
    if name in (*_OF_PAGES, _OF_LIVE):
        copy, own = (paths.STATIC / "copy.js").read_text(encoding="utf-8"), raw.decode()
        # A page's script follows the words of its buttons; a live page's tells them first.
        return _bare(own + copy if name == _OF_LIVE else copy + own).encode()
    return _with_tokens(raw.decode()).encode() if name == "site.css" else raw


def _bare(script: str) -> str:
    """A script without indents, lines of comment, and what stands around signs that no word of ours
    holds: a fifth of its bytes."""
    bare = re.sub(r"^[ \t]*(//[^\n]*\n)?", "", script, flags=re.MULTILINE)
    return re.sub(r"(?<=[;{,(])\n| (=>|={1,3}|&&|\?\?|\|\||[?:]) ", r"\1", bare)


def _with_tokens(style: str) -> str:
    """Colours and fonts stand once, in `southsouth.tokens`. The fonts stand beside the style."""
    hashed = _FONT.sub(lambda font: f"url({address(font[1]).rpartition('/')[2]})", style)
    return tokens.THEME_CSS + hashed.replace("FAMILY", tokens.FAMILY)


@cache
def style(prefix: str = "") -> str:
    """The site's style, to stand within a page: its first picture waits for no second file.

    `prefix` stands before the addresses in it.
    """
    return body("site.css").decode().replace("url(", f"url({prefix}/assets/")


@cache
def address(name: str) -> str:
    """Where the file is served: `/assets/embed-1a2b3c4d5e.css`."""
    stem, _, extension = name.rpartition(".")
    return f"/assets/{stem}-{hashlib.sha256(body(name)).hexdigest()[:10]}.{extension}"


def resources() -> Iterator[Resource]:
    """Every file of southsouth/static/ at its hashed address."""
    for path in sorted(paths.STATIC.iterdir()):
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
        yield Resource(address(path.name), kind, lambda name=path.name: body(name))
