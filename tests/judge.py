"""Chromium as the judge of stills: the same figure drawn by Plotly and by our writer, on one page.

Plotly moves labels to whole pixels by the box that the browser measures, which a writer without one
cannot know: the width of what is not anchored at its left, and the height of Chinese letters, of
which some count a pixel more. So labels are measured first: one may stand a pixel aside, and only
one with Chinese letters a pixel above or below. Then each label of the still is laid where Plotly's
is, and whatever differs in the two pictures is a difference in what is drawn.
"""

import base64
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from boxes import Box
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from southsouth import paths, tokens
from southsouth.charts.drawing import Drawing
from southsouth.embeds import plotly

ASIDE = 1.3  # pixels: from rounding a place and a width
UNEVEN = 0.25  # pixels: widths and heights of the same letters
#: What is anti-aliasing: of 255, and how many pixels that touch may differ by more.
SMOOTHED = ((12, 60), (40, 3))
_ABOVE = 0.878 - 0.72  # of the size: from the top of a line to that of a capital
_CHINESE = re.compile(r"[\u2e80-\uffef]")
_STILL = "svg > text, svg > :is(a, g) > text"

_CLEAR = "document.body.replaceChildren()"
_MEASURE = """async ([raw, svg, width, language, css]) => {
  const [live, still] = ["live", "still"].map((kind) => Object.assign(document.createElement("div"), { className: kind, lang: language }));
  document.body.append(live, still);
  const figure = JSON.parse(raw);
  await Plotly.newPlot(live, figure.data, figure.layout, { displayModeBar: false });
  still.innerHTML = svg;
  still.style.width = `${width}px`;
  await document.fonts.ready;
  const boxes = (nodes, top) => nodes.map((text) => {
    const box = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize);
    return [text.textContent, box.left, box.top - top, box.right, box.bottom - top, size];
  });
  const ours = [...still.querySelectorAll(css)];
  const drawn = [...live.querySelectorAll(".annotation-text")];
  const theirs = boxes(drawn, live.getBoundingClientRect().top);
  const found = boxes(ours, still.getBoundingClientRect().top);
  ours.forEach((text, i) => {
    const [right, down] = [1, 2].map((side) => (theirs[i]?.[side] ?? NaN) - found[i][side]);
    if (!(Math.abs(right) < 1.5 && Math.abs(down) < 1.5)) return;
    // Attributes as Plotly has them: measured boxes are rounded, and letters by them differ.
    const x = drawn[i].parentNode.transform.baseVal[0].matrix.e + drawn[i].x.baseVal[0].value;
    for (const one of [text, ...text.children]) {
      if (one.hasAttribute("x")) one.setAttribute("x", x);
      if (one.hasAttribute("y")) one.setAttribute("y", one.getAttribute("y") - -Math.round(down));
    }
  });
  return { theirs, ours: found };
}"""


@dataclass(frozen=True)
class Seen:
    """One figure as Plotly draws it and as the still shows it, with the box of every label there."""

    live: Image.Image
    still: Image.Image
    live_labels: list[Box]
    labels: list[Box]


class Judge:
    """A page of Chromium with Plotly, and the fonts and rules of an embed."""

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_page(viewport={"width": 1120, "height": 1000})
        self._chromium = self._page.context.new_cdp_session(self._page)
        self._page.set_content(_page())
        self._page.add_script_tag(path=str(plotly.WHOLE))
        self._page.evaluate(
            "Promise.all([400, 700].map((w) => document.fonts.load(`${w} 13px Archivo`)))"
        )

    def look(self, figure: Drawing, svg: str, language: str) -> Seen:
        """Draw both, one below the other, and take their picture."""
        return self.looks([(figure, svg, language)])[0]

    def looks(self, drawings: Sequence[tuple[Drawing, str, str]]) -> list[Seen]:
        """The same of several drawings, in one picture: to take one costs more than what is in it."""
        self._page.evaluate(_CLEAR)
        found = [
            self._page.evaluate(
                _MEASURE,
                [json.dumps(vars(figure)), svg, figure.layout["width"], language, _STILL],
            )
            for figure, svg, language in drawings
        ]
        sizes = [(figure.layout["width"], int(figure.height)) for figure, _, _ in drawings]
        whole = self._shot(max(wide for wide, _ in sizes), sum(2 * high for _, high in sizes))
        seen, top = [], 0
        for (wide, high), labels in zip(sizes, found, strict=True):
            live, still = (whole.crop((0, edge, wide, edge + high)) for edge in (top, top + high))
            boxes = ([_box(*label) for label in labels[kind]] for kind in ("theirs", "ours"))
            seen.append(Seen(live, still, *boxes))
            top += 2 * high
        return seen

    def _shot(self, wide: int, high: int) -> Image.Image:
        """As Chromium gives it: the same picture through Playwright takes half as long again."""
        taken = self._chromium.send(
            "Page.captureScreenshot",
            {
                "format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1},
            },
        )  # fmt: skip
        return Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")

    def close(self) -> None:
        """The page is needed no more."""
        self._page.close()


def _page() -> str:
    templates = paths.PACKAGE / "templates"
    base = (templates / "embed-base.html").read_text(encoding="utf-8")
    face = re.search(r"@font-face.*", base)
    assert face, "templates/embed-base.html declares no font"
    body = (paths.PACKAGE / "static" / "archivo-latin.woff2").read_bytes()
    font = f"data:font/woff2;base64,{base64.b64encode(body).decode()}"
    return (
        f"<!doctype html><meta charset=utf-8><style>{face[0].replace('{{ font }}', font)}"
        f"{tokens.THEME_CSS}{(templates / 'embed.css').read_text(encoding='utf-8')}"
        ".live{position:static}</style>"
    )


def _box(words: str, left: float, top: float, right: float, bottom: float, size: float) -> Box:
    """A label from the top of its capitals to the bottom of its last line."""
    said = re.sub(r"\s+", " ", words).strip()
    return Box(left, top + _ABOVE * size, right, bottom, said)


def unlike(seen: Seen) -> list[str]:
    """What the still shows otherwise than Plotly: labels that stand elsewhere, then what is drawn."""
    return [*_elsewhere(seen), *_drawn_otherwise(seen)]


def _elsewhere(seen: Seen) -> Iterator[str]:
    if len(seen.labels) != len(seen.live_labels):
        yield f"{len(seen.labels)} labels, Plotly has {len(seen.live_labels)}"
    for ours, theirs in zip(seen.labels, seen.live_labels, strict=False):
        if ours.what.replace(" ", "") != theirs.what.replace(" ", ""):
            yield f"{ours.what!r} where Plotly says {theirs.what!r}"
            continue
        aside, lower = ours.left - theirs.left, ours.top - theirs.top
        wider = (ours.right - ours.left) - (theirs.right - theirs.left)
        most = 1 + UNEVEN if _CHINESE.search(ours.what) else UNEVEN
        if abs(aside) > ASIDE or abs(lower) > most or abs(wider) > UNEVEN:
            yield f"{ours.what!r} {aside:+.2f} px aside, {lower:+.2f} lower, {wider:+.2f} wider"


def _drawn_otherwise(seen: Seen) -> Iterator[str]:
    channels = ImageChops.difference(seen.live, seen.still).split()
    strongest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    for faint, most in SMOOTHED:
        mask = strongest.point(lambda value, faint=faint: 255 if value > faint else 0)
        found = re.finditer(b"\xff", mask.tobytes())
        for place in _places({divmod(one.start(), mask.width) for one in found}):
            if len(place) > most:
                y, x = place[0]
                yield f"{len(place)} pixels at {x}, {y} differ by more than {faint} of 255"


def _places(points: set[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pixels that touch, together; the largest place first."""
    places = []
    while points:
        place, waiting = [], [points.pop()]
        while waiting:
            y, x = waiting.pop()
            place.append((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & points
            points -= near
            waiting += near
        places.append(place)
    return sorted(places, key=len, reverse=True)


def crowded(seen: Seen) -> list[str]:
    """Labels of the still, as Chromium measures them, that overlap by a pixel or leave the sheet."""
    wide, high = seen.still.size
    met = [
        f"{a.what!r} overlaps {b.what!r}"
        for a, b in combinations(seen.labels, 2)
        if min(a.right, b.right) - max(a.left, b.left) > 1
        and min(a.bottom, b.bottom) - max(a.top, b.top) > 1
    ]
    return met + [
        f"{label.what!r} leaves the sheet"
        for label in seen.labels
        if label.left < -1 or label.top < -1 or label.right > wide + 1 or label.bottom > high + 1
    ]
