"""A picture that leaves the site: message, note, chart, source and disclaimer inside one drawing."""

import html
import re
from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from southsouth import exhibits
from southsouth.charts import lettering
from southsouth.exhibits import Exhibit
from southsouth.exhibits.base import width_for
from southsouth.filters import Query
from southsouth.language import N_, translate
from southsouth.stills import measured, png, writer

NARROWEST, WIDEST = 320, 2400
_PAD = 20
_TITLE, _NOTE, _SMALL = 20, 14, 11.5
_LEADING = 1.35
_LAST = 0.25  # of the room that the last line of a note takes at least
_PARTS = re.compile(r"[^/?&=,]*[/?&=,]+|[^/?&=,]+$")


@lru_cache(maxsize=64)
def svg(
    exhibit_id: str, language: str, width: int, query: Query = (), foot: tuple[str, ...] = ()
) -> str:
    """The chart with all that is said of it, its colours as properties (`png.fixed` sets a theme's).

    `foot` stands below everything else: the picture's address, its release, its licence.

    The sheet is drawn for the nearest of `charts.sheet.WIDTHS` and scaled to `width` pixels.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.frame(query)
    inner = width_for(width - 2 * _PAD)
    figure = writer.written(
        exhibit.drawn(language, inner, rows), exhibit.heading(language, rows, query)
    )
    return _framed(
        figure, inner, width, *_said(exhibit, language, rows, query, inner), _foot(foot, inner)
    )


def _said(
    exhibit: Exhibit, language: str, rows: pl.DataFrame, query: Query, inner: int
) -> tuple[str, str, list[str]]:
    """The message, the note and the small lines below."""
    source = exhibit.source(language, exhibit.paragraphs(rows))
    site = translate(N_("South-South Explorer"), language)
    whole = f"{source} · {site}"
    fits = lettering.width(whole, _SMALL) <= inner
    small = [*([whole] if fits else [source, site]), *exhibit.notes(language, rows, inner)]
    return exhibit.heading(language, rows, query), exhibit.told(language, rows, query), small


def _foot(parts: Sequence[str], inner: int) -> list[str]:
    """The parts in as few lines as hold them; an address wider than a line ends it where it may."""
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]} · {part}" if lines else part
        if lettering.width(joined, _SMALL) <= inner:
            lines[-1:] = [joined]
        else:
            lines += _cut(part, inner) if " " not in part else [part]
    return lines


def _cut(address: str, inner: int) -> list[str]:
    """An address in lines, each cut behind a mark that parts it, else where the line is full."""
    lines = [""]
    for piece in (piece for part in _PARTS.findall(address) for piece in _fitting(part, inner)):
        if lettering.width(lines[-1] + piece, _SMALL) > inner:
            lines.append("")
        lines[-1] += piece
    return [line for line in lines if line]


def _fitting(part: str, inner: int) -> Sequence[str]:
    """A part of an address; letter by letter where it is wider than a line."""
    return part if lettering.width(part, _SMALL) > inner else [part]


def _framed(
    picture: str,
    inner: int,
    width: int,
    title: str,
    note: str,
    small: Sequence[str],
    foot: Sequence[str],
) -> str:
    _, tall = writer.box(picture)
    outer = inner + 2 * _PAD
    parts, y = [], float(_PAD)
    parts_title, y = _lines(
        lettering.balanced(title, _TITLE, inner, bold=True),
        _TITLE,
        y,
        "ink",
        bold=True,
    )
    parts_note, y = (
        _lines(lettering.balanced(note, _NOTE, inner, least=_LAST), _NOTE, y + 4, "ink-2")
        if note else ([], y)
    )  # fmt: skip
    y += 12
    placed = picture.replace(
        "<svg ", f'<svg x="{_PAD}" y="{y:.0f}" width="{inner}" height="{tall:.0f}" ', 1
    )
    y += tall + 14
    for block in (
        *(lettering.balanced(line, _SMALL, inner, least=lettering.NO_ORPHAN) for line in small),
        foot,
    ):
        made, y = _lines(block, _SMALL, y, "ink-3")
        parts += made
    height = round(y + _PAD * 0.6)
    shown = round(height * width / outer)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {outer} {height}" width="{width}" '
        f'height="{shown}" role="img" aria-label="{html.escape(title, quote=True)}" '
        f'font-stretch="semi-condensed"><rect width="{outer}" height="{height}" fill="var(--paper)"/>'
        f"{''.join(parts_title)}{''.join(parts_note)}{placed}{''.join(parts)}</svg>"
    )


def _lines(
    lines: Sequence[str], size: float, top: float, token: str, *, bold: bool = False
) -> tuple[list[str], float]:
    """Lines of text from `top` down, as SVG, and where the next may begin."""
    made: list[str] = []
    for line in lines:
        weight = ' font-weight="700"' if bold else ""
        made.append(
            f'<text x="{_PAD}" y="{top + size:.1f}" font-size="{size:g}"{weight} '
            f'fill="var(--{token})">{html.escape(line, quote=False)}</text>'
        )
        top += size * _LEADING
    return made, top


def svg_file(
    exhibit_id: str,
    language: str,
    width: int,
    theme: str,
    query: Query = (),
    foot: tuple[str, ...] = (),
) -> bytes:
    """The picture as a file: fixed colours of a theme, faces named for whoever opens it, and lines that
    keep their length where that machine lacks the faces.

    Raises:
        UnknownFact: there is no such chart.
        KeyError: the theme is neither light nor dark.
    """
    drawn = measured.fixed(png.fixed(svg(exhibit_id, language, width, query, foot), theme))
    named = drawn.replace("<svg ", f'<svg font-family="{png.FAMILY}" ', 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{named}\n'.encode()


@lru_cache(maxsize=32)
def png_file(
    exhibit_id: str,
    language: str,
    width: int,
    theme: str,
    query: Query = (),
    foot: tuple[str, ...] = (),
) -> bytes:
    """The picture as a PNG `width` pixels wide.

    Raises:
        UnknownFact: there is no such chart.
        NoFont: it is in Chinese and this machine has no Chinese font.
    """
    return png.png(svg(exhibit_id, language, width, query, foot), width, theme)
