"""Pages as whole documents of HTML that need neither script nor Streamlit."""

from southsouth.html.live import around_controls
from southsouth.html.page import HTML, page, parts, resources

__all__ = ["HTML", "around_controls", "page", "parts", "resources"]
