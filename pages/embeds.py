"""Every chart and fact to put into one's own page: code, preview, files."""

from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st

from southsouth import ui
from southsouth.embeds import THEMES, offer
from southsouth.language import LANGUAGES, N_, NN_
from southsouth.resource import Host, configured_base

COLOURS = {
    "auto": N_("as set by the reader"), "light": N_("always light"), "dark": N_("always dark"),
}  # fmt: skip


def host() -> Host:
    """The site as configured, else as the reader has opened this page."""
    here = urlsplit(st.context.url or "")
    opened = here._replace(
        path=here.path.rstrip("/").removesuffix("/embeds"), query="", fragment=""
    )
    return Host(configured_base() or opened.geturl())


view = ui.begin("embeds")
_ = view.text
every = {embed.name: embed for embed in offer.every()}
charts = [name for name, embed in every.items() if not embed.is_fact]
ids = [embed.id for embed in every.values() if embed.is_fact]
asked = view.choice("fact", ids)
asked = f"fact/{asked}" if asked else view.choice("chart", charts, charts[0])
ui.follow(
    view,
    name=asked,
    language=view.choice("in", list(LANGUAGES), view.lang),
    theme=view.choice("theme", THEMES, "auto"),
)
view.notes()

name = st.selectbox(
    _(N_("Chart or fact")), list(every),
    format_func=lambda name: offer.name(every[name].said_in(view.lang)), key="embeds-name",
)  # fmt: skip
left, right = st.columns(2)
language = left.segmented_control(
    _(N_("Language of the embed")), list(LANGUAGES), format_func=lambda code: LANGUAGES[code],
    key="embeds-language", required=True,
)  # fmt: skip
colours = right.segmented_control(
    _(N_("Colours")), list(COLOURS), format_func=lambda colours: _(COLOURS[colours]),
    key="embeds-theme", required=True,
)  # fmt: skip
theme = colours if colours in THEMES else None
wanted = replace(every[name], language=language or view.lang, theme=theme)
ui.remember(
    view, **{"fact" if wanted.is_fact else "chart": wanted.id}, theme=theme,
    **{"in": language if language != view.lang else None},
)  # fmt: skip

offered = offer.offer(host(), wanted)
ui.heading(_(N_("Code for your page")), anchor="code")
st.markdown(_(N_("With the script, the frame always fits its content; where scripts are not allowed, use the iframe alone.")))  # fmt: skip
for heading, code in (
    (N_("Script"), offered.script),
    (N_("Iframe"), offered.iframe),
    (N_("oEmbed address"), offered.oembed),
):
    st.markdown(f"**{_(heading)}**")
    st.code(code, language=None, wrap_lines=True)  # highlighted, its colours are too faint
st.markdown(" · ".join(f"[{file}]({address})" for file, address in offered.files.items()))
st.caption(offered.licence)

ui.heading(_(N_("Preview")), anchor="preview")
tabs = st.tabs(
    [
        view.counted(NN_("{width} pixel", "{width} pixels"), width, width=width)
        for width in offered.heights
    ]
)
for tab, (width, height) in zip(tabs, offered.heights.items(), strict=True):
    # A frame that is given another address is a step in the browser's history: each has its own.
    frame = f"embeds-{wanted.name}-{wanted.language}-{theme}-{width}".replace("/", "-")
    with tab, st.container(key=frame):
        st.iframe(offered.address, width=width, height=height, alt=offered.title)
