from southsouth import ui

ui.show("cooperation")
