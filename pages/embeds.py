from southsouth import ui

ui.show("embeds")
