"""What a reader of English must know of quotations: they are the report's own words, in Chinese."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from southsouth.blocks import (
    Band,
    Block,
    CardBlock,
    Columns,
    Fold,
    Lines,
    Passage,
    Printed,
    Table,
    Text,
    Title,
    Words,
)
from southsouth.citation import READ, by_name
from southsouth.language import N_, sentences

SAID = N_(
    "Quotations are the report’s own words, in Chinese, the version that was read; what stands beside them in English says what {site} reads in them, and is no translation."
)


def explained(blocks: Sequence[Block], language: str) -> Iterator[Block]:
    """The blocks, with a line before the first, or in a card, that quotes what is printed in another language."""
    first = next((number for number, one in enumerate(blocks) if _quotes(one)), None)
    for number, one in enumerate(blocks):
        if number != first or language == READ:
            yield one
        elif isinstance(one, CardBlock):  # which may lie upon what stands before it
            yield replace(one, quotes=by_name(SAID, language))
        elif isinstance(one, Table):  # under its heading, for charts may stand before it
            yield replace(one, note=sentences(language, one.note, by_name(SAID, language)))
        else:
            yield Text((by_name(SAID, language),), role="small")
            yield one


def _quotes(block: Block) -> bool:
    """Whether a block, or one within it, shows words as printed."""
    if isinstance(block, Table):
        return any(cell.role == "printed" and cell.text for row in block.rows for cell in row.cells)
    if isinstance(block, CardBlock):
        return bool(block.card.evidence)
    if isinstance(block, (Columns, Fold, Band)):
        return any(map(_quotes, _within(block)))
    return isinstance(block, Passage) or any(
        isinstance(part, Printed) for words in _prose(block) for part in words
    )


def _within(block: Columns | Fold | Band) -> Iterator[Block]:
    if isinstance(block, Columns):
        for part in block.parts:
            yield from part
    else:
        yield from block.blocks


def _prose(block: Block) -> Iterator[Words]:
    if isinstance(block, Title):
        yield block.lead
    elif isinstance(block, Text):
        yield block.words
    elif isinstance(block, Lines):
        yield from block.items
