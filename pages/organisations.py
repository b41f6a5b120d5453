"""Stub."""

from southsouth import ui

view = ui.begin("organisations")
view.notes()
view.remember()
