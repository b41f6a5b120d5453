"""Stub."""

from southsouth import ui

view = ui.begin("method")
view.notes()
view.remember()
