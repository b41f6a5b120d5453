"""The live pages: all the Streamlit there is, beside the files of pages/."""

from southsouth.ui.shell import run
from southsouth.ui.show import show

__all__ = ["run", "show"]
