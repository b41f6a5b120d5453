"""Stills on a page of Streamlit: `st.html` removes inline SVG, a component shows it.

A mark that is pressed or chosen by keyboard is told to the page by the id of its fact. The script is a
file (`still/`, named in pyproject.toml): one within the call would need `blob:` in the page's policy.
"""

from functools import cache
from typing import Any

from streamlit.components.v2 import component

from southsouth import assets, tokens
from southsouth.ui.view import theme

_CSS = """
.ss-stage{container-type:inline-size}
.ss-stage svg{display:block;width:100%;height:auto;overflow:visible}
.ss-stage a{cursor:pointer;text-decoration:none}
.ss-stage a:hover text,.ss-stage a:focus text{text-decoration:underline}
.ss-stage a:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.ss-narrow{max-width:350px}.ss-medium{display:none;max-width:720px}
@container (min-width:560px){.ss-narrow{display:none}.ss-medium{display:block}}
"""


@cache
def _component() -> Any:
    return component("southsouth.still", css=_font() + _CSS, js="still.js", isolate_styles=False)


def _font() -> str:
    source = assets.address("archivo-latin.woff2")
    return (
        f'@font-face{{font-family:Archivo;src:url("{source}") format("woff2");'
        "font-weight:400 800;font-stretch:75% 100%;font-display:swap}"
    )


def still(narrow: str, medium: str, *, key: str, select: str) -> str:
    """Show a picture drawn for two widths; returns the ref of the mark chosen last, or nothing.

    Args:
        narrow, medium: Inline SVG of `stills.writer`.
        key: Of the component on its page.
        select: The kind of fact whose marks are told when chosen; others lead to their facts' pages.
    """
    style = f"{tokens.declared(theme())};font-family:{tokens.FAMILY}"
    svg = f'<div class="ss-narrow">{narrow}</div><div class="ss-medium">{medium}</div>'
    data = {"svg": svg, "style": style, "chooses": select}
    if not select:
        _component()(data=data, key=key)
        return ""
    told = _component()(
        data=data, key=key, default={"chosen": ""}, on_chosen_change=lambda: None
    )  # fmt: skip
    return (told["chosen"] if told and "chosen" in told else "") or ""
