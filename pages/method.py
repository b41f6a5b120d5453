from southsouth import ui

ui.show("method")
