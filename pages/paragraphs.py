from southsouth import ui

ui.show("paragraphs")
