"""Stub."""

from southsouth import ui

view = ui.begin("cooperation")
view.notes()
view.remember()
