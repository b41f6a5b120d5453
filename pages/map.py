from southsouth import ui

ui.show("map")
