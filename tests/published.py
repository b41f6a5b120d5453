"""The whole site published for tests; run as a program, in a process that shares nothing with them.

Drawing images takes longer than all the rest. Those of facts differ in words alone: of each kind one
of forty is drawn, and the first stands for those between.
"""

import sys
from pathlib import Path
from unittest import mock

from southsouth import cards
from southsouth.cards import Card
from southsouth.embeds import images
from southsouth.publish import Summary, publish
from southsouth.resource import Host

HOST = Host("https://example.org", static=True)


def whole(site: Path) -> Summary:
    """Write every file of the site into a folder."""
    preview = images.preview

    def few(card: Card) -> bytes:
        every = list(cards.ids(card.kind))
        if every.index(card.id) % 40:
            card = cards.card(card.kind, every[0], card.language)
        return preview(card)

    with mock.patch.object(images, "preview", few):
        return publish(site, HOST)


if __name__ == "__main__":
    whole(Path(sys.argv[1]))
