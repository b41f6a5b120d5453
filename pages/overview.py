from southsouth import ui

ui.show("overview")
