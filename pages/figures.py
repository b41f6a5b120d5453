from southsouth import ui

ui.show("figures")
