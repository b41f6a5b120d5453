"""The script that every Streamlit session runs: the menu, then the page of the address."""

from southsouth import turns, ui

with turns.SCRIPTS.turn():
    ui.run()
