"""What `streamlit run` starts: one process that serves the pages and the files.

The app's script is not this file: an entry script beside `pages/` makes the first deep link on a
cold server show Streamlit's own menu. Run as a script (by a test), it shows the pages too.
"""

import sys

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from southsouth import paths, start
from southsouth.errors import SouthSouthError

if get_script_run_ctx(suppress_warning=True) is not None:
    from southsouth import ui

    ui.run()
else:
    try:
        start.check()
    except SouthSouthError as error:
        sys.exit(str(error))
    from southsouth import web

    app = st.App(
        paths.PACKAGE / "ui" / "front.py",
        middleware=web.middleware(),
        lifespan=web.lifespan,
    )
