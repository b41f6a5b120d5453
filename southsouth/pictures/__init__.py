"""Pictures of the exhibits: small SVGs for embeds, PNGs and cards for links, Plotly's own script.

Drawn at publish time by Debian's Chromium; a server needs none of that, it reads what was drawn.
"""
