"""A page that is the same for everybody, with a note for each parameter that it has no use for."""

from markupsafe import Markup
from starlette.requests import Request

from southsouth.address import Address, joined, language_said
from southsouth.language import LANGUAGES, language_meant

_BEFORE = b'<main id="content">\n'


def language_of(request: Request, below: str) -> str:
    """The language that `?lang=` asks for, else that of the address's last step."""
    asked = joined(request.query_params.multi_items()).get("lang", "")
    return language_said(asked) or below


def noted(request: Request, body: bytes, language: str) -> bytes:
    """The page with notes on the parameters of the request that mean nothing here, before all else.

    The page is kept without them: nobody fills what is kept by inventing parameters.
    """
    address = Address(joined(request.query_params.multi_items()), language)
    address.choice("lang", list(LANGUAGES), meant=language_meant)
    notes = address.close()
    if not notes:
        return body
    said = Markup("").join(Markup("<p>{}</p>").format(note) for note in notes)
    shown = Markup('<div class="wrap problems" role="status">{}</div>\n').format(said)
    return body.replace(_BEFORE, _BEFORE + shown.encode(), 1)
