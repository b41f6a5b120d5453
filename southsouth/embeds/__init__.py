"""Charts and facts to put into another page: HTML that needs neither Streamlit nor a script."""

from southsouth.embeds.addresses import THEMES, Embed, parse
from southsouth.embeds.files import resources

__all__ = ["THEMES", "Embed", "parse", "resources"]
