"""Stub."""

from southsouth import ui

view = ui.begin("embeds")
view.notes()
view.remember()
