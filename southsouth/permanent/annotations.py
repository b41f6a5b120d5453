"""The printed words of a permanent page as W3C Web Annotations, whose source is that page.

The report's text is no part of the project, so no annotation can point into it; what a client can
open is the page, and the words stand there as printed. Each annotation selects them twice: by the
element that holds them, and in the text of the page's body as clients read it (`textContent`).
Where the words stand in the report tells the table `anchors`.
"""

import re
from collections.abc import Collection
from html.parser import HTMLParser
from typing import Any

from southsouth.cards import Card
from southsouth.permanent import quotations
from southsouth.permanent.quotations import Quotation

_OPENED = re.compile(r"<body\b[^>]*>")
#: Characters before and after the words, as Hypothesis keeps them.
_AROUND = 32
_STEP = 2000  # characters of a page that are read at once


class Body(HTMLParser):
    """The text of a page's body, and where in it the elements with an id begin and end.

    It is read as far as the elements that are asked for, and the words around them.

    Attributes:
        text: The beginning of what `document.body.textContent` is in a browser.
        places: First character and the one after the last, by id, of elements that hold only text.
    """

    def __init__(self, page: str, marks: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.places: dict[str, tuple[int, int]] = {}
        self._mark = ""
        self._start = 0
        body = _OPENED.split(page, maxsplit=1)[-1].rpartition("</body>")[0]
        for start in range(0, len(body), _STEP):
            self.feed(body[start : start + _STEP])
            if self._has_read(marks):
                return
        self.close()

    def _has_read(self, marks: Collection[str]) -> bool:
        if not all(mark in self.places for mark in marks):
            return False
        return len(self.text) >= max((self.places[mark][1] for mark in marks), default=0) + _AROUND

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where an element with an id begins."""
        self._mark, self._start = dict(attrs).get("id") or "", len(self.text)

    def handle_endtag(self, tag: str) -> None:
        """Keep the place of an element that held nothing but text."""
        if self._mark:
            self.places[self._mark] = (self._start, len(self.text))
        self._mark = ""

    def handle_data(self, data: str) -> None:
        """Add to the text."""
        self.text += data


def annotations(card: Card, address: str, page: bytes) -> dict[str, Any]:
    """The quotations of a card's page as a page of Web Annotations.

    Args:
        card: The fact.
        address: Where a reader finds its page.
        page: The page as it is served there.
    """
    quoted = quotations.of(card)
    body = Body(page.decode(), [quotation.mark for quotation in quoted])
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
