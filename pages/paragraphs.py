"""Stub."""

from southsouth import ui

view = ui.begin("paragraphs")
view.notes()
view.remember()
