"""How a still page brings the live one, and the same blocks as parts for it."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from southsouth import environment
from southsouth.blocks import Block, CardBlock, Controls
from southsouth.language import LANGUAGES
from southsouth.markup import macros, render
from southsouth.resource import Host
from southsouth.view import View, page_address


def way(view: View, host: Host) -> dict[str, Any] | None:
    """What templates/blocks.html needs to offer the live page; None where there is none."""
    wish = environment.live()
    if wish == "never" or not (host.static or environment.SESSIONS.value()):
        return None
    if host.static:
        there = f"{host.explorer}{view.here()}" if host.explorer else ""
        return {"explorer": there} if there else None
    return {
        "explorer": "",
        "page": host.path(page_address(view.page_id, "en")),
        "files": " ".join(host.path("") + address for address in scripts()),
        "ready": host.path("/readyz"),
        "always": wish == "always",
    }


@cache
def scripts() -> tuple[str, ...]:
    """The scripts and styles that Streamlit's page names: they may be fetched before it is asked for."""
    text = files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
    return tuple(re.findall(r'(?:src|href)="\.(/static/(?:js|css)/[^"]+)"', text))


def parts(
    view: View, blocks: tuple[Block, ...], host: Host, shown: Any
) -> tuple[str | Controls, ...]:
    """What stands on the still page, as the live one shows it: HTML, and controls as they are.

    Blocks carry the numbers that they have there; cards of facts that are open stand together.
    """
    found: list[str | Controls] = [_mast(view, host)]
    show = macros("blocks.html", view.lang, shown=shown)
    for number, block in enumerate(blocks):
        if isinstance(block, Controls):
            found.append(block)
            continue
        card = isinstance(block, CardBlock)
        first = card and not isinstance(blocks[number - 1], CardBlock)
        last = card and (number + 1 == len(blocks) or not isinstance(blocks[number + 1], CardBlock))
        body = str(show.numbered(block, number, blocks))
        html = f"{'<div class=opened id=card>' * first}{body}{'</div>' * last}"
        before = found[-1]
        if isinstance(before, str) and len(found) > 1:
            found[-1] = before + html
        else:
            found.append(html)
    opened = " has-card" * any(isinstance(block, CardBlock) for block in blocks)
    return tuple(
        f'<div class="live-part{opened}{" top" * (number == 1)}"><div class="wrap page page-{view.page_id}">{part}</div></div>'
        if isinstance(part, str) and number
        else part
        for number, part in enumerate(found)
    )


@cache
def around_controls(language: str, folded: str = "") -> tuple[str, str]:
    """What stands before the widgets of a live page, which unfolds them on a phone, and behind them: the way
    back to the still page, where that offers the live one."""
    show = macros("blocks.html", language)
    return str(show.unfold(folded)), str(show.leave())


def _mast(view: View, host: Host) -> str:
    other = {code: view.said_in(code).here() for code in LANGUAGES}
    return render("mast.html", view.lang, view=view, host=host, page_id=view.page_id, other=other)
