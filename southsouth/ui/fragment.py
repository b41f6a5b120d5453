"""HTML of the still pages on a page of Streamlit: `st.html` removes inline SVG, a component shows it.

The script is a file (`blocks/`, named in pyproject.toml): one within the call would need `blob:` in the
page's policy.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from streamlit.components.v2 import component

from southsouth import assets


@cache
def _component() -> Any:
    # What stands over a still page is shown when its letters are there (blocks.js): it has no first of its own.
    style = assets.style().replace("font-display:optional", "font-display:swap")
    return component("southsouth.blocks", css=style, js="blocks.js", isolate_styles=False)


def show(body: str, *, key: str, told: Mapping[str, str] | None = None) -> str:
    """Show HTML; returns the address of the link to another view of the page that was chosen last.

    Args:
        body: HTML of our own templates.
        key: Of the component on its page.
        told: What the still page around a live one is told once this is drawn: its view and title, and which
            pages have a field for words.
    """
    answer = _component()(
        data={"html": body, "told": dict(told) if told else None},
        key=key,
        on_go_change=lambda: None,
    )
    return (answer["go"] if answer and "go" in answer else "") or ""
