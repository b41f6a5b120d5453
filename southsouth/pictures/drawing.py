"""One browser, kept open, that turns figures into SVG and pages into PNG, offline.

kaleido's own page would ask two hosts for scripts; ours loads plotly.js from the Python package and
outlines from geo/. The browser is given a proxy that is not there, so that it can ask nobody.
"""

import asyncio
import base64
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import kaleido
import plotly
import plotly.graph_objects as go

from southsouth.errors import SouthSouthError
from southsouth.pictures import chromium, ground

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_NOWHERE = "http://127.0.0.1:9"


class CannotDraw(SouthSouthError):
    """The browser answered with an error instead of a picture."""


class Drawing:
    """A browser that draws with a script of plotly.js; use it in a `with` statement.

    Raises:
        NoBrowser: on entry, when there is no Chromium.
    """

    def __init__(self, script: Path = PLOTLY) -> None:
        self._script = script
        self._runner = asyncio.Runner()
        self._browser: kaleido.Kaleido | None = None
        self._page: Any = None

    def __enter__(self) -> Self:
        path = chromium.required()
        self._browser = kaleido.Kaleido(
            path=str(path),
            page_generator=kaleido.PageGenerator(plotly=self._script.as_uri(), mathjax=False),
            proxy_server=_NOWHERE,
        )
        self._runner.run(self._browser.open())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._browser is not None:
            self._runner.run(self._browser.close())
        self._runner.close()

    @property
    def _open(self) -> kaleido.Kaleido:
        if self._browser is None:
            raise RuntimeError("the browser is not open: use `with Drawing() as drawing`")
        return self._browser

    def svg(self, figure: go.Figure, width: int, height: int, map_kind: str | None = None) -> str:
        """The figure as plotly.js writes it, in pixels; `svg.clean` makes it fit to serve."""
        outline = f"{ground.folder(map_kind).as_uri()}/" if map_kind else None
        options: Any = {"format": "svg", "width": width, "height": height}
        drawn = self._runner.run(self._open.calc_fig(figure, options, topojson=outline))
        return drawn.decode("utf-8")

    def png(self, html: str, width: int, height: int) -> bytes:
        """A page without scripts as a PNG of that many pixels.

        Raises:
            CannotDraw: the browser refused a step.
        """
        return self._runner.run(self._screenshot(html, width, height))

    async def _screenshot(self, html: str, width: int, height: int) -> bytes:
        if self._page is None:
            self._page = await self._open.create_tab("about:blank")
            await self._ask("Page.enable")
        await self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        tree = await self._ask("Page.getFrameTree")
        await self._ask(
            "Page.setDocumentContent", frameId=tree["frameTree"]["frame"]["id"], html=html
        )
        shot = await self._ask("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        return base64.b64decode(shot["data"])

    async def _ask(self, command: str, **parameters: Any) -> dict[str, Any]:
        answer = await self._page.send_command(command, params=parameters)
        if "error" in answer:
            raise CannotDraw(f"Chromium refused {command}: {answer['error'].get('message')}")
        return answer.get("result", {})
