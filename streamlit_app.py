"""What `streamlit run` starts: the server of pages and files, which runs this once more for live sessions.

The app's script is not this file: an entry script beside `pages/` makes the first deep link on a
cold server show Streamlit's own menu. Run as a script (by a test), it shows the pages too.
"""

import sys
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from southsouth import environment, live, paths, start
from southsouth.errors import SouthSouthError

if get_script_run_ctx(suppress_warning=True) is not None:
    from southsouth import ui

    ui.run()
else:
    if environment.worker():  # the server that starts it has looked at everything
        from southsouth import ui
        from southsouth.web import worker

        ui.prepare()
        middleware, lifespan = worker.middleware(), worker.lifespan
    else:
        try:
            start.check()
        except SouthSouthError as error:
            sys.exit(str(error))
        from southsouth import web

        middleware = web.middleware_of_server()
        lifespan = web.lifespan_of_server(live.command(Path(__file__)), live.settings())
    app = st.App(paths.PACKAGE / "ui" / "front.py", middleware=middleware, lifespan=lifespan)
