from southsouth import ui

ui.show("commissions")
