"""The script of every session: which page the address means, and how a live page is framed."""

import streamlit as st

from southsouth import paths, tokens
from southsouth.language import N_, translate
from southsouth.menu import PAGES

_STYLE = (
    f"""<style>
.plain :is(body,.stApp){{font-family:{tokens.FAMILY.removeprefix("Archivo, ")}}}
"""
    + """
[data-testid=stHeader],[data-testid=stSidebar],[data-testid=stToolbar]{display:none}
[data-testid=stMainBlockContainer]{padding:0!important;max-width:none!important}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]{gap:0}
.st-key-southsouth-controls [data-tag]{max-width:calc(100% - 40px);height:auto}.st-key-southsouth-controls [data-tag]>span{white-space:normal;overflow:visible;overflow-wrap:anywhere}.st-key-southsouth-controls [data-testid=stMultiSelectTagsContainer] input{flex:1 1 12px;min-width:12px}
.st-key-southsouth-controls{max-width:1120px;margin:22px auto 0;padding:2px 0 6px;border-block:1px solid var(--rule)}
.st-key-southsouth-controls *{font-family:inherit}
.st-key-southsouth-controls label p{font-size:var(--note);color:var(--ink-3)}
.st-key-southsouth-controls :focus-visible{outline:0}
.st-key-southsouth-controls [class*=st-key-control]:has(:focus-visible){outline:3px solid var(--focus);outline-offset:3px;border-radius:2px}
.live-part .live{margin-top:2px;font-size:var(--note);line-height:1.4}.live-part .live+.block{margin-top:2px!important}.live-part .live button{border:0;padding:0;min-height:0;text-decoration:underline}
:where(.ss-blocks) :is(p,ol,ul,dl){font-size:inherit}
[data-testid=stElementContainer]:has(.whole){display:none}
[data-testid=stMain]:focus-visible::before{box-shadow:none!important}
.live-part .page{padding-block:0}.live-part.top .page{padding-block:28px 0}
@media (max-width:640px){.st-key-southsouth-controls{display:grid;grid-template-columns:1fr 1fr;gap:4px 12px;padding-bottom:2px;margin-top:10px}.st-key-southsouth-controls :is([data-testid=stLayoutWrapper]:has(>[data-testid=stHorizontalBlock]),[data-testid=stHorizontalBlock]){display:contents}.st-key-southsouth-controls [data-testid=stColumn]{width:auto;min-width:0}.st-key-southsouth-controls [data-testid=stColumn]:has([data-tag],.whole){grid-column:1/-1}[data-testid=stElementContainer]:has(.whole:not(:empty)){display:block}.st-key-southsouth-controls .whole{margin-top:-10px;font-size:var(--note);line-height:1.4;overflow-wrap:anywhere}}
@media (max-width:1168px){.st-key-southsouth-controls{margin-inline:var(--gap);width:auto}}
</style>"""
)


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
