from southsouth import ui

ui.show("recommendations")
