"""The script of every session: which page the address means, and how a live page is framed."""

import streamlit as st

from southsouth import paths
from southsouth.language import N_, translate
from southsouth.menu import PAGES

_STYLE = """<style>
[data-testid=stHeader],[data-testid=stSidebar],[data-testid=stToolbar]{display:none}
[data-testid=stMainBlockContainer]{padding:0!important;max-width:none!important}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]{gap:0}
.st-key-southsouth-controls{max-width:1168px;margin:0 auto;padding:14px 24px 0}
.live-part .page{padding-block:28px 0}.live-part~.live-part .page{padding-block:0}
@media (max-width:640px){.st-key-southsouth-controls{padding:14px 20px 0}}
</style>"""


def run() -> None:
    """Run the page of the address."""
    # No icon here: Streamlit would fetch it from another host to use it as the favicon.
    pages = [
        st.Page(
            paths.PAGES / f"{entry.id}.py",
            title=entry.title,
            url_path=entry.address,
            default=not entry.address,
        )
        for entry in PAGES
    ]
    chosen = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=translate(N_("South-South Explorer"), "en"), layout="wide")
    st.html(_STYLE)
    chosen.run()
