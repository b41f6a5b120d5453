"""The live pages: all the Streamlit there is, beside the files of pages/."""

from southsouth.ui.shell import run
from southsouth.ui.show import prepare, show

__all__ = ["prepare", "run", "show"]
