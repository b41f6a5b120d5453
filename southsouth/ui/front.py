"""The script that every Streamlit session runs: the menu, then the page of the address."""

from southsouth import ui

ui.run()
