"""The printed words of a permanent page as W3C Web Annotations, whose source is that page.

The report's text is no part of the project, so no annotation can point into it; what a client can
open is the page, and the words stand there as printed. Each annotation selects them twice: by the
element that holds them, and in the text of the page's body as clients read it (`textContent`).
Where the words stand in the report tells the table `anchors`.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from southsouth.cards import Card
from southsouth.permanent import quotations
from southsouth.permanent.quotations import Quotation

_TAG = re.compile(r"<[^>]*>")
_OPENED = re.compile(r"<body\b[^>]*>")
#: Characters before and after the words, as Hypothesis keeps them.
_AROUND = 32
_STEP = 500  # characters of a page that are read at once


@dataclass(frozen=True)
class Body:
    """The text of a page's body as far as some elements, and the words around them.

    Attributes:
        text: The beginning of what `document.body.textContent` is in a browser.
        places: First character and the one after the last, by id, of elements that hold only text.
    """

    text: str
    places: Mapping[str, tuple[int, int]]

    @classmethod
    def read(cls, page: str, marks: Iterable[str]) -> "Body":
        """The body of a page of ours, in which a tag ends at its first `>`, as far as the elements with
        these ids, in their order."""
        body = _OPENED.split(page, maxsplit=1)[-1].rpartition("</body>")[0]
        text, places, read = "", dict[str, tuple[int, int]](), 0
        for mark in marks:
            opened = body.index(">", body.index(f' id="{mark}"', read)) + 1
            text += _text(body[read:opened])
            read = body.index("<", opened)
            start = len(text)
            text += _text(body[opened:read])
            places[mark] = start, len(text)
        wanted = len(text) + _AROUND
        while len(text) < wanted and read < len(body):
            start, read = read, body.find("<", read + _STEP) % (len(body) + 1)
            text += _text(body[start:read])
        return cls(text, places)


def _text(markup: str) -> str:
    """What remains without the tags."""
    return html.unescape(_TAG.sub("", markup))


def annotations(card: Card, address: str, page: bytes) -> dict[str, Any]:
    """The quotations of a card's page as a page of Web Annotations.

    Args:
        card: The fact.
        address: Where a reader finds its page.
        page: The page as it is served there.
    """
    quoted = quotations.of(card)
    body = Body.read(page.decode(), [quotation.mark for quotation in quoted])
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{address}/annotations.jsonld",
        "type": "AnnotationPage",
        "items": [
            _annotation(quotation, cell, card, address, body, number)
            for number, (quotation, cell) in enumerate(
                ((one, cell) for one in quoted for cell in one.cells), start=1
            )
        ],
    }


def _annotation(
    quotation: Quotation, cell: str, card: Card, address: str, body: Body, number: int
) -> dict[str, Any]:
    said = " · ".join(filter(None, [card.headline, card.lead]))
    return {
        "id": f"{address}/annotations.jsonld#{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": said, "language": card.language},
            {"type": "TextualBody", "purpose": "identifying", "value": cell},
        ],
        "target": {"source": address, "selector": _selectors(quotation, body)},
    }


def _selectors(quotation: Quotation, body: Body) -> list[dict[str, Any]]:
    """Three ways to the same words; a prefix or suffix that is empty is left out."""
    exact, (start, end) = quotation.words.printed, body.places[quotation.mark]
    around = {"prefix": body.text[max(0, start - _AROUND) : start], "suffix": body.text[end : end + _AROUND]}  # fmt: skip
    return [
        {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
            "value": quotation.mark,
            "refinedBy": {"type": "TextQuoteSelector", "exact": exact},
        },
        {"type": "TextQuoteSelector", "exact": exact}
        | {name: text for name, text in around.items() if text},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
