"""Charts and facts to put into another page, served without Streamlit."""

from collections.abc import Sequence

from starlette.routing import BaseRoute


def routes() -> Sequence[BaseRoute]:
    """The addresses of embeds."""
    return []
