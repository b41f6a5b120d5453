"""Permanent pages of events, figures, commissions and paragraphs, served without Streamlit."""

from collections.abc import Sequence

from starlette.routing import BaseRoute


def routes() -> Sequence[BaseRoute]:
    """The addresses of facts."""
    return []
