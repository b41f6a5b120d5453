"""What stands around a picture or in a row of a page: source, notes, files, codes, facets."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import polars as pl

from southsouth import citation, counts, filters, keys, tables
from southsouth.blocks import Controls, Picture, Table
from southsouth.embeds import codes, oembed, wording
from southsouth.embeds.addresses import Embed
from southsouth.exhibits import Exhibit
from southsouth.filters import written
from southsouth.language import N_, counted, translate
from southsouth.resource import Host


def about(picture: Picture, language: str, host: Host) -> dict[str, Any]:
    """Names that templates/blocks.html needs: message, topic, note, source, notes, licence, and the ways
    to take the picture with its filters."""
    exhibit, rows = picture.exhibit, picture.frame
    message, topic = exhibit.heading(language, rows, picture.query), exhibit.subject(language)
    embed = Embed(exhibit.id, language, filters=picture.query)
    # Files answer the same whatever is asked of them: what is narrowed has none there.
    whole = picture.rows is None and not (host.static and picture.query)
    share = host.url(picture.view) + ("" if picture.titled else f"#{exhibit.id}")
    paragraph = _cited(exhibit.paragraphs(rows))
    return {
        "message": message,
        "topic": topic if topic != message else "",
        "note": exhibit.told(language, rows, picture.query),
        "empty": rows.is_empty(),
        **_sources(exhibit, rows, language, host),
        "notes": exhibit.notes(language, rows, spelled=False),
        "unlisted": exhibit.unlisted_notes(language, rows),
        "licence": wording.licence(exhibit, language),
        "ways": f"{exhibit.id}-ways",
        "share": share,
        "embed": host.path(embed.page) + embed.query if whole else "",
        "code": str(codes.script(host, embed, message, oembed.fallback(embed, codes.USUAL)))
        if whole else "",
        "files": dict(_files(embed, host)) if whole else {},
        "cite": citation.text(language, paragraph, url=share),
        "reference": citation.references(
            language, message, citation.followed(share), paragraph, is_chart=True
        )[0],
    }  # fmt: skip


_FEW = 6  # paragraphs that stand in a line


def _sources(
    exhibit: Exhibit, rows: pl.DataFrame, language: str, host: Host
) -> dict[str, str | bool | list[str]]:
    """The source in a line; many paragraphs, and what short names stand for, behind one that opens them."""
    whole, count = (
        wording.source(exhibit, language, host.path(""), rows),
        len(exhibit.paragraphs(rows)),
    )
    spelled = exhibit.short_names(language, rows)
    is_long = count > _FEW and not exhibit.outside_report
    heads = [counted(counts.PARAGRAPHS, count, language)] if is_long else []
    heads += [translate(N_("Short names"), language)] if spelled else []
    return {
        "source": exhibit.source(language, beside_table=True) if is_long else whole,
        "told_again": is_long,
        "folds": " · ".join(heads),
        "folded": [*([whole] if is_long else []), *([spelled] if spelled else [])],
    }


def _cited(paragraphs: tuple[int, ...]) -> int | None:
    """One paragraph is cited as such; several as the report."""
    return paragraphs[0] if len(paragraphs) == 1 else None


def _files(embed: Embed, host: Host) -> Iterator[tuple[str, str]]:
    narrowed = written(embed.filters)
    also = f"{narrowed}{'&' if narrowed else '?'}lang={embed.language}"
    if not host.static:
        yield (
            translate(N_("Image (PNG)"), embed.language),
            host.path(f"/embed/{embed.name}.png{also}&width=1200"),
        )
        yield (
            translate(N_("For print (SVG)"), embed.language),
            host.path(f"/embed/{embed.name}.svg{also}"),
        )
    else:
        yield (
            translate(N_("For print (SVG)"), embed.language),
            host.path(embed.file(f"picture-{embed.language}-light.svg")),
        )
    yield "CSV", host.path(embed.file("rows.csv")) + narrowed
    yield "JSON", host.path(embed.file("rows.json")) + narrowed


def facets(table: Table, controls: Controls) -> list[dict[str, str]]:
    """For each row of a table the values of each control that keep it, as `;`-separated words.

    Of years, `from` is the last and `to` the first year that keeps the row.
    """
    narrowing = {entry.name for entry in filters.of_table(table.of)}
    offered = tuple(
        (item.name, tuple(option.value for option in item.options))
        for item in controls.items
        if item.name in narrowing  # others sort, or make a picture
    )
    every = _facets(table.of, offered)
    return [every[row.ref.partition("/")[2]] for row in table.rows]


# The parts of a long list ask for the same.
@lru_cache(maxsize=16)
def _facets(
    table: str, offered: tuple[tuple[str, tuple[str, ...]], ...]
) -> Mapping[str, dict[str, str]]:
    """The same for every row of a table, by its id."""
    ids = keys.row_ids(tables.load(table), table).to_list()
    kept: list[dict[str, list[str]]] = [{} for _ in ids]
    for name, values in offered:
        for value in values:
            for number in filters.positions(table, ((name, (value,)),)):
                kept[number].setdefault(name, []).append(value)
    return dict(zip(ids, map(_told, kept), strict=True))


def _told(values: dict[str, list[str]]) -> dict[str, str]:
    ends = {"from": max, "to": min}
    return {
        name: ends[name](found) if name in ends else ";".join(found)
        for name, found in values.items()
    }
