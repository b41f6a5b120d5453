"""What a browser may do with an answer: the security headers, for each kind of answer its own.

A still page names the styles and scripts it holds by their hashes, computed from its bytes, so that
nothing else put into it would work. Streamlit's pages style themselves as they go and cannot.
"""

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

from southsouth.kept import Kept
from southsouth.resource import configured_base

Header = tuple[bytes, bytes]
_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)
_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
_OFF = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial",
    "usb", "xr-spatial-tracking",
)  # fmt: skip
_STYLES = Kept(64_000_000)
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_SHOWN = _NOTHING.replace("frame-ancestors 'none'", "frame-ancestors *")
# Pages of older releases are kept as they were published: some have styles in their elements.
_OLDER = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)

# Streamlit's own files: a script among them may run beside the page and load others.
_FILES = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def everywhere() -> tuple[Header, ...]:
    """Headers of every answer, errors and what the HTTP parser refuses included."""
    headers = [
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"permissions-policy", ", ".join(f"{name}=()" for name in _OFF).encode()),
        (b"cross-origin-opener-policy", b"same-origin"),
    ]
    if configured_base().startswith("https://"):
        headers.append((b"strict-transport-security", b"max-age=31536000"))
    return tuple(headers)


def refusal() -> tuple[Header, ...]:
    """Headers of an answer that nobody shall show: no page, no file."""
    return (
        *everywhere(),
        (b"content-security-policy", _NOTHING.encode()),
        (b"cross-origin-resource-policy", b"same-origin"),
    )


def of_path(path: str) -> tuple[Header, ...]:
    """Headers of an answer that says nothing of itself, by its address.

    Whatever may be read by pages of other hosts says so (`Access-Control-Allow-Origin`), and is
    then for them to load too; pages and Streamlit's own files are not.
    """
    if path.startswith(_STREAMLIT):
        value = _FILES
    elif path.startswith("/v/"):
        value = _OLDER
    else:
        value = _SHOWN if path.startswith("/embed/") else _NOTHING
    return (*everywhere(), (b"content-security-policy", value.encode()))


def still(body: bytes, *, framed: bool = False, frames: bool = False) -> str:
    """The policy of a page that is as it was sent: its own styles by their hashes, files by our host.

    Args:
        body: The page, or an SVG file.
        framed: Whether any page may show it in a frame.
        frames: Whether it frames embeds of ours, and the live page over itself.
    """
    styles = _STYLES.get(body, lambda: " ".join(_hashes(_STYLE.findall(body))).encode()).decode()
    forms, ancestors = ("'none'", "*") if framed else ("'self'", "'self'")
    inner = "frame-src 'self'; " if frames else ""
    if framed:  # Plotly, once it is touched, fills an empty style element rule by rule
        styles += f" {_hashes([b''])[0]}"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {styles}; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self'; {inner}base-uri 'none'; "
        f"form-action {forms}; frame-ancestors {ancestors}"
    )


@cache
def live() -> str:
    """The policy of a page in which Streamlit runs. Its inline script's hash is computed from the installed Streamlit."""
    page = files("streamlit").joinpath("static/index.html").read_bytes()
    scripts = _hashes(re.findall(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL))
    return (
        f"default-src 'self'; script-src 'self' {' '.join(scripts)}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; worker-src 'self' blob:; frame-ancestors 'self'"
    )


def _hashes(texts: list[bytes]) -> list[str]:
    return [f"'sha256-{b64encode(hashlib.sha256(text).digest()).decode()}'" for text in texts]
