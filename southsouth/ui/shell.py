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
.st-key-southsouth-controls [data-tag]{max-width:calc(100% - 18px);height:auto}.st-key-southsouth-controls [data-tag]>span{white-space:normal;overflow:visible;overflow-wrap:anywhere;line-height:1.25}.st-key-southsouth-controls [data-testid=stMultiSelectTagsContainer] input{flex:1 1 12px;min-width:12px}
.st-key-southsouth-controls{max-width:1120px;margin:22px auto 0;padding:12px 0;gap:10px;align-items:end;align-content:start;min-height:var(--controls,0);border-block:1px solid var(--rule)}
.st-key-southsouth-controls>[data-testid=stLayoutWrapper]{flex:1 1 82px;width:auto;min-width:min-content;max-width:260px}
.st-key-southsouth-controls input{width:100%;min-width:0}.st-key-southsouth-controls [role=group]>:is(input,button){height:36px}
.st-key-southsouth-controls>[data-testid=stLayoutWrapper]:has(.half){flex-basis:144px}.st-key-southsouth-controls>[data-testid=stLayoutWrapper]:has(.short,[data-tag]){flex-basis:170px}.st-key-southsouth-controls>[data-testid=stLayoutWrapper]:has(.line){flex-basis:272px;max-width:272px}.st-key-southsouth-controls>[data-testid=stLayoutWrapper]:has(.beyond){flex-basis:340px;max-width:340px}
.st-key-southsouth-controls [data-testid=stMultiSelectTagsContainer]{padding-block:4px;max-height:62px;overflow-y:auto}.st-key-southsouth-controls [data-testid=stMultiSelectTagsContainer]:not(:has([data-tag])){height:36px;overflow:hidden}.st-key-southsouth-controls [data-testid=stTextInputRootElement]>*{height:36px}
.st-key-southsouth-controls :is([data-testid=stVerticalBlock],[data-testid=stElementContainer]):has(label){gap:0}
.st-key-southsouth-controls label{min-height:0;margin:0}.st-key-southsouth-controls label p{white-space:nowrap;line-height:1.3}
.st-key-southsouth-controls [role=group]:has(>input,>[data-testid=stMultiSelectTagsContainer]),.st-key-southsouth-controls [data-testid=stTextInputRootElement]{height:auto;min-height:38px}
.st-key-southsouth-controls>[data-testid=stElementContainer]:has(.live){margin-inline-start:auto}
.st-key-southsouth-controls{position:relative}.st-key-southsouth-controls :is(div:has(.live),.live){position:static}.st-key-southsouth-controls .live [role=status]{position:absolute;inset-inline-end:0;top:calc(100% + 3px);white-space:nowrap;font-size:var(--note);line-height:1.4}
.st-key-southsouth-controls *{font-family:inherit}
.st-key-southsouth-controls label p{font-size:var(--note);color:var(--ink-3)}
.st-key-southsouth-controls :focus-visible{outline:0}
.st-key-southsouth-controls [class*=st-key-control]:has(:focus-visible){outline:3px solid var(--focus);outline-offset:3px;border-radius:2px}
[data-testid=stMultiSelectDropdown]{min-width:min(330px,100vw - 40px)}[data-testid=stMultiSelectDropdown] [role=option]>div{display:block;overflow:hidden;text-overflow:ellipsis}
:where(.ss-blocks) :is(p,ol,ul,dl){font-size:inherit}
[data-testid=stElementContainer]:has(.whole){display:none}
[data-testid=stMain]:focus-visible::before{box-shadow:none!important}
:where(.live-part:not(.top) .page>:first-child),.live-part .page>.block-picture:first-child{margin-top:22px}.live-part .page{padding-block:0}.live-part.top .page{padding-block:28px 0}
@media (max-width:640px){.st-key-southsouth-controls>[data-testid=stElementContainer]:has(.live){order:-1}.st-key-southsouth-controls>[data-testid=stElementContainer]:has(.unfold){order:-2}.st-key-southsouth-controls .live [role=status]{clip-path:inset(50%);inset:0}.st-key-southsouth-controls:not(:has(#filters:checked))>[data-testid=stLayoutWrapper]{display:none}.st-key-southsouth-controls>[data-testid=stLayoutWrapper][data-testid]{flex:1 1 calc(50% - 5px);max-width:none}.st-key-southsouth-controls>[data-testid=stLayoutWrapper][data-testid]:has([data-tag],.whole:not(.half)){flex-basis:100%}[data-testid=stElementContainer]:has(.whole:not(:empty)){display:block}.st-key-southsouth-controls .whole{font-size:var(--note);line-height:1.4;overflow-wrap:anywhere}}
@media (min-width:640.1px){.st-key-southsouth-controls>[data-testid=stElementContainer]:has(.unfold){display:none}}
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
