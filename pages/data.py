from southsouth import ui

ui.show("data")
