"""Stub."""

from southsouth import ui

view = ui.begin("recommendations")
view.notes()
view.remember()
