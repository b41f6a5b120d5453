from southsouth import ui

ui.show("organisations")
