"""The image that a link shows: 1200 by 630, a chart under its message, or a fact in large letters."""

import io
from collections.abc import Sequence
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageColor, ImageDraw

from southsouth import exhibits, tokens
from southsouth.charts import lettering
from southsouth.filters import Query
from southsouth.language import N_, translate
from southsouth.stills import png, typesetting, writer

WIDTH, HEIGHT = 1200, 630
_PAD, _FOOT, _FADE = 44, 20, 70
_BAND = (0, 0, WIDTH, 9)
_COLOUR = tokens.LIGHT
_COLOURS = 64  # in the palette of the PNG: flat fills and the edges of letters need no more
_STEPS = 15  # from the paper to each ink, on the edges of letters
_INKS = ("accent", "ink", "ink-2", "ink-3")
_HEADLINES = (92, 72, 56, 44)  # pixels of type, the largest that fits is taken


@lru_cache(maxsize=128)  # of all charts, in both languages, and as many filtered views
def chart(exhibit_id: str, language: str, query: Query = ()) -> bytes:
    """A chart as a PNG for links: its message, as much of it as fits, its source.

    `query` narrows it, as `Exhibit.asked` checks it.

    Raises:
        UnknownFact: there is no such chart.
        NoFont: it is in Chinese and this machine has no Chinese font.
    """
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.frame(query)
    sheet = _Sheet(language)
    y = sheet.lines(exhibit.heading(language, rows, query), 38, _PAD, "ink", bold=True, most=2) + 14
    notes = [exhibit.source(language, exhibit.paragraphs(rows)), *exhibit.map_notes(language, rows)]
    bottom = sheet.foot(notes[:2])
    figure = writer.written(exhibit.drawn(language, 720, rows), "")
    sheet.picture(figure, y, bottom - y - 12)
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
    y = sheet.lines(title, 56, _PAD, "ink", bold=True, most=2) + 6
    y = sheet.lines(standfirst, 25, y, "ink-2", most=3) + 16
    bottom = sheet.foot([exhibit.source(language, exhibit.paragraphs(rows))])
    sheet.picture(writer.written(exhibit.drawn(language, 720, rows), ""), y, bottom - y - 12)
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
    bottom = sheet.foot([source])
    for line in lines:
        room = int((bottom - 12 - y) // (34 * 1.4))
        y = sheet.lines(line, 34, y, "ink-2", most=min(room, 3)) + 8
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
            top += size * 1.4 if size < 60 else size * 1.18
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

    def picture(self, svg: str, top: float, tall: float) -> None:
        """A picture as large as the room; one that is too tall shows its upper part, fading."""
        wide, high = writer.box(svg)
        scale = min((WIDTH - 2 * _PAD) / wide, max(tall / high, 1.15))
        shown = min(high, tall / scale)
        svg = writer.BOX.sub(f'viewBox="0 0 {wide:g} {shown:g}"', svg, count=1)
        drawn = Image.open(io.BytesIO(png.png(svg, round(wide * scale)))).convert("RGB")
        if shown < high - 1:
            fade = Image.linear_gradient("L").resize((drawn.width, _FADE))
            drawn.paste(_COLOUR["paper"], (0, drawn.height - _FADE), fade)
        self.image.paste(drawn, ((WIDTH - drawn.width) // 2, round(top)))

    def png(self) -> bytes:
        """The image, with a palette of its own."""
        # A tenth of the time that median cut takes, and letters on flat paper look the same.
        return _packed(
            self.image.quantize(
                _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
            )
        )


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
