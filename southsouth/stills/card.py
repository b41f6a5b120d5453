"""The image that a link shows: 1200 by 630, a chart under its message, or a fact in large letters."""

import io
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

import numpy as np
import polars as pl
from PIL import Image, ImageChops, ImageColor, ImageDraw

from southsouth import exhibits, tokens
from southsouth.charts import lettering
from southsouth.charts.sheet import WIDTHS
from southsouth.exhibits import Exhibit
from southsouth.filters import Query
from southsouth.language import N_, translate
from southsouth.stills import png, typesetting, writer

WIDTH, HEIGHT = 1200, 630
_PAD, _FOOT = 44, 20
_BAND = (0, 0, WIDTH, 9)
_COLOUR = tokens.LIGHT
_COLOURS = 64  # in the palette of the PNG: flat fills and the edges of letters need no more
_STEPS = 15  # from the paper to each ink, on the edges of letters
_INKS = ("accent", "ink", "ink-2", "ink-3")
_HEADLINES = (92, 72, 56, 44)  # pixels of type, the largest that fits is taken
_LEADING = 1.4
_LINES = (34, 30, 26)  # the same of what is said below a headline
#: Pixels of type of a message and its lines at most, in the order in which they are tried.
_TITLES = ((38, 2), (34, 2), (31, 2), (34, 3), (30, 3))
_LEGIBLE = 0.6  # of its own size is a chart at least; of one that would be smaller a part is shown
_BLANK = 4  # rows of pixels without letters between what can be parted
_FAINT = 6  # pixels of a row that may differ from the ground: dotted lines run on


@lru_cache(maxsize=128)  # of all charts, in both languages, and as many filtered views
def chart(exhibit_id: str, language: str, query: Query = ()) -> bytes:
    """A chart as a PNG for links: its message, the chart or its upper part, its source.

    `query` narrows it, as `Exhibit.asked` checks it.

    Raises:
        UnknownFact: there is no such chart.
        NoFont: it is in Chinese and this machine has no Chinese font.
    """
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.frame(query)
    sheet = _Sheet(language)
    y = sheet.title(exhibit.heading(language, rows, query), _TITLES, _PAD) + 14
    notes = [exhibit.source(language, exhibit.paragraphs(rows)), *exhibit.map_notes(language, rows)]
    sheet.picture(exhibit, rows, y, sheet.foot(notes[:2]) - 12)
    return sheet.png()


@lru_cache(maxsize=8)
def story(title: str, standfirst: str, exhibit_id: str, language: str) -> bytes:
    """A story as a PNG for links: its title and what it says, over one of its charts.

    Raises:
        UnknownFact: there is no such chart.
        NoFont: it is in Chinese and this machine has no Chinese font.
    """
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.frame()
    sheet = _Sheet(language)
    y = sheet.title(title, ((56, 2), (46, 2), (38, 3)), _PAD) + 6
    y = sheet.lines(standfirst, 25, y, "ink-2", most=3) + 16
    bottom = sheet.foot([exhibit.source(language, exhibit.paragraphs(rows))])
    sheet.picture(exhibit, rows, y, bottom - 12)
    return sheet.png()


def fact(kind_label: str, headline: str, lines: Sequence[str], source: str, language: str) -> bytes:
    """A fact as a PNG for links: its kind, its number or name, what it is, where it stands.

    Raises:
        NoFont: it holds Chinese letters and this machine has no Chinese font.
    """
    sheet = _Words(language)
    y = sheet.lines(kind_label, 30, _PAD, "accent", bold=True, most=1) + 18
    size = next(
        (s for s in _HEADLINES if sheet.count(headline, s, bold=True) <= (1 if s == 92 else 2)), 44
    )
    y = sheet.lines(headline, size, y, "ink", bold=True, most=3) + 20
    bottom = sheet.foot([source]) - 12
    size = next((s for s in _LINES if y + sheet.height(lines, s) <= bottom), _LINES[-1])
    for line in lines:
        room = int((bottom - y) // (size * _LEADING))
        y = sheet.lines(line, size, y, "ink-2", most=max(min(room, 3), 0)) + 8
    return sheet.png()


class _Sheet:
    """A paper that is painted from the top down."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.image = Image.new("RGB", (WIDTH, HEIGHT), _COLOUR["paper"])
        self._drawing = ImageDraw.Draw(self.image)
        self._drawing.rectangle(_BAND, _COLOUR["accent"])

    def _wrapped(self, text: str, size: float, *, bold: bool) -> list[str]:
        return lettering.wrapped(text, size, WIDTH - 2 * _PAD, bold=bold)

    def count(self, text: str, size: float, *, bold: bool = False) -> int:
        """Lines that a text takes."""
        return len(self._wrapped(text, size, bold=bold))

    def height(self, texts: Sequence[str], size: float) -> float:
        """Pixels that texts take below each other, as `fact` sets them."""
        return sum(self.count(text, size) * size * _LEADING + 8 for text in texts)

    def title(self, text: str, sizes: Sequence[tuple[float, int]], top: float) -> float:
        """A title in the first of some sizes (pixels, lines at most) that holds it; the height reached."""
        fitting = (
            (size, most) for size, most in sizes if self.count(text, size, bold=True) <= most
        )
        size, most = next(fitting, sizes[-1])
        return self.lines(text, size, top, "ink", bold=True, most=most)

    def lines(
        self, text: str, size: float, top: float, token: str, *, bold: bool = False, most: int
    ) -> float:
        """A text from `top` down, cut with an ellipsis after `most` lines; the height reached."""
        every = self._wrapped(text, size, bold=bold)
        shown = every[:most]
        if len(every) > most and shown:
            shown[-1] = shown[-1].rstrip("，。,. ") + "…"
        for line in shown:
            self.words(line, _PAD, top + size, size, token, bold=bold)
            top += size * _LEADING if size < 60 else size * 1.18
        return top

    def words(
        self, line: str, x: float, y: float, size: float, token: str, *, bold: bool = False
    ) -> None:
        """One line, its letters standing on `y`."""
        typesetting.paint(self._drawing, line, x, y, size, _COLOUR[token], bold=bold)

    def foot(self, notes: Sequence[str]) -> float:
        """The site's name and the notes, at the bottom; where they begin."""
        site = translate(N_("South-South Explorer"), self.language)
        wide = lettering.width(site, 21, bold=True)
        self.words(site, WIDTH - _PAD - wide, HEIGHT - _FOOT, 21, "ink", bold=True)
        room = WIDTH - 2 * _PAD - wide - 30
        lines = [line for note in notes for line in lettering.wrapped(note, 17, room)][:4]
        top = HEIGHT - _FOOT - (len(lines) - 1) * 22
        for number, line in enumerate(lines):
            self.words(line, _PAD, top + number * 22, 17, "ink-3")
        return top - 22

    def picture(self, exhibit: Exhibit, rows: pl.DataFrame, top: float, bottom: float) -> None:
        """A chart as large as the room, whole; of one that would be too small as many of its rows as fit,
        and below them that there is more."""
        tall, inner = bottom - top, WIDTH - 2 * _PAD
        widths = [WIDTHS["medium"], WIDTHS["wide"]]
        drawn = {width: exhibit.drawn(self.language, width, rows) for width in widths}
        scale = {width: min(inner / width, tall / drawn[width].height) for width in widths}
        width = max(widths, key=lambda own: scale[own])
        if scale[width] >= _LEGIBLE or exhibit.is_map(rows):
            self._paste(_image(writer.written(drawn[width], ""), width * scale[width]), top)
            return
        width = WIDTHS["wide"]
        picture = _image(writer.written(drawn[width], ""), inner)
        part = picture.crop((0, 0, picture.width, _end_of_row(picture, round(tall - 30))))
        self._paste(part, top)
        more = translate(N_("… and more: this is the upper part of the chart."), self.language)
        self.words(more, _PAD, top + part.height + 24, 17, "ink-3")

    def _paste(self, picture: Image.Image, top: float) -> None:
        self.image.paste(picture, ((WIDTH - picture.width) // 2, round(top)))

    def png(self) -> bytes:
        """The image, with a palette of its own."""
        # A tenth of the time that median cut takes, and letters on flat paper look the same.
        return _packed(
            self.image.quantize(
                _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
            )
        )


def _image(svg: str, wide: float) -> Image.Image:
    return Image.open(io.BytesIO(png.png(svg, round(wide)))).convert("RGB")


def _end_of_row(picture: Image.Image, most: int) -> int:
    """The last height, at most so many pixels, at which a picture can be parted between its rows: in the
    widest of the gaps without letters that are near it."""
    pixels = np.asarray(picture.convert("L").crop((0, 0, picture.width, most)), dtype=int)
    # Of each column, for bands run through to the foot; marks are darker, and cover no three rows of four.
    ground = np.percentile(pixels, 75, axis=0)
    differing = (np.abs(pixels - ground) > 8).sum(axis=1)
    gaps, y = [], 0
    for is_blank, run in groupby(differing <= _FAINT):
        length = len(list(run))
        if is_blank and length >= _BLANK:
            gaps.append((y, y + length))
        y += length
    near = [(start, end) for start, end in gaps if end > most * 0.75] or gaps[-1:] or [(0, most)]
    start, end = max(near, key=lambda gap: ((gap[1] - gap[0]) // 4, gap[1]))
    return min(start + 6, end)


def _packed(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=6)  # 9 takes five times as long for a twentieth
    return packed.getvalue()


class _Words(_Sheet):
    """A paper with words alone: its few colours are known, and no palette has to be looked for."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._layers = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in _INKS}
        ImageDraw.Draw(self._layers["accent"]).rectangle(_BAND, _STEPS)

    def words(
        self, line: str, x: float, y: float, size: float, token: str, *, bold: bool = False
    ) -> None:
        """One line, its letters standing on `y`."""
        layer = ImageDraw.Draw(self._layers[token])
        typesetting.paint(layer, line, x, y, size, _STEPS, bold=bold)

    def png(self) -> bytes:
        """The image: of each ink the steps that it takes, in a palette of them all."""
        image = Image.new("L", (WIDTH, HEIGHT))
        for ink, layer in self._layers.items():
            if box := layer.getbbox():  # most of a layer is empty
                steps = layer.crop(box).point(_table(ink))
                image.paste(ImageChops.lighter(image.crop(box), steps), box)
        image.putpalette(_palette())
        return _packed(image)


@cache
def _table(ink: str) -> list[int]:
    """Places in the palette of the steps to an ink; none is the paper, the first."""
    before = _INKS.index(ink) * _STEPS
    return [0, *(before + step for step in range(1, _STEPS + 1)), *[0] * (255 - _STEPS)]


@cache
def _palette() -> list[int]:
    paper, *inks = (ImageColor.getrgb(_COLOUR[token]) for token in ("paper", *_INKS))
    steps = [
        tuple(round(a + (b - a) * step / _STEPS) for a, b in zip(paper, ink, strict=True))
        for ink in inks
        for step in range(1, _STEPS + 1)
    ]
    return [value for colour in (paper, *steps) for value in colour]
