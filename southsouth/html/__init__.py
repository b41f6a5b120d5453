"""Pages as whole documents of HTML that need neither script nor Streamlit."""

from southsouth.html.page import HTML, page, parts, resources

__all__ = ["HTML", "page", "parts", "resources"]
