from southsouth import ui

ui.show("timeline")
