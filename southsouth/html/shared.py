"""What stands around a picture or in a row of a page: source, notes, files, codes, facets."""

from collections.abc import Iterator
from typing import Any

from southsouth import citation, filters, keys, tables
from southsouth.blocks import Controls, Picture, Table
from southsouth.embeds import codes, oembed, wording
from southsouth.embeds.addresses import Embed
from southsouth.filters import Query, written
from southsouth.resource import Host


def about(picture: Picture, language: str, host: Host) -> dict[str, Any]:
    """Names that templates/blocks.html needs: message, topic, note, source, notes, licence, and the ways
    to take the picture with its filters."""
    exhibit, rows = picture.exhibit, picture.frame
    message, topic = exhibit.heading(language, rows), exhibit.subject(language)
    embed = Embed(exhibit.id, language, filters=picture.query)
    whole = picture.rows is None
    share = host.url(picture.view) + f"#{exhibit.id}"
    paragraph = _cited(exhibit.paragraphs(rows))
    return {
        "message": message,
        "topic": topic if topic != message else "",
        "note": exhibit.told(language, rows, picture.query),
        "empty": rows.is_empty(),
        "source": wording.source(exhibit, language, host.path(""), rows),
        "notes": exhibit.notes(language, rows),
        "licence": wording.licence(exhibit, language),
        "share": share,
        "embed": host.path(embed.page) + embed.query if whole else "",
        "code": str(codes.script(host, embed, message, oembed.fallback(embed, codes.USUAL)))
        if whole else "",
        "files": dict(_files(embed, host)) if whole else {},
        "cite": citation.text(language, paragraph),
        "reference": citation.references(
            language, message, citation.followed(share), paragraph, is_chart=True
        )[0],
    }  # fmt: skip


def _cited(paragraphs: tuple[int, ...]) -> int | None:
    """One paragraph is cited as such; several as the report."""
    return paragraphs[0] if len(paragraphs) == 1 else None


def _files(embed: Embed, host: Host) -> Iterator[tuple[str, str]]:
    narrowed = written(embed.filters)
    also = f"{narrowed}{'&' if narrowed else '?'}lang={embed.language}"
    if not host.static:
        yield "PNG", host.path(f"/embed/{embed.name}.png{also}&width=1200")
        yield "SVG", host.path(f"/embed/{embed.name}.svg{also}")
    else:
        yield "SVG", host.path(embed.file(f"picture-{embed.language}-light.svg"))
    yield "CSV", host.path(embed.file("rows.csv")) + narrowed
    yield "JSON", host.path(embed.file("rows.json")) + narrowed


def facets(table: Table, controls: Controls) -> list[dict[str, str]]:
    """For each row of a table the values of each control that keep it, as `;`-separated words.

    Of years, `from` is the last and `to` the first year that keeps the row.
    """
    ids = keys.row_ids(tables.load(table.of), table.of).to_list()
    place = {row_id: number for number, row_id in enumerate(ids)}
    wanted = [place[row.ref.partition("/")[2]] for row in table.rows]
    kept: list[dict[str, list[str]]] = [{} for _ in ids]
    narrowing = {entry.name for entry in filters.of_table(table.of)}
    for item in controls.items:
        if item.name not in narrowing:
            continue  # it sorts, or makes a picture
        for option in item.options:
            query: Query = ((item.name, (option.value,)),)
            for number in filters.positions(table.of, query):
                kept[number].setdefault(item.name, []).append(option.value)
    return [_told(kept[number]) for number in wanted]


def _told(values: dict[str, list[str]]) -> dict[str, str]:
    ends = {"from": max, "to": min}
    return {
        name: ends[name](found) if name in ends else ";".join(found)
        for name, found in values.items()
    }
