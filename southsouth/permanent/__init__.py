"""Pages that stay: one for each fact, the dataset's landing page, the sitemap. No Streamlit."""

from collections.abc import Iterator

from southsouth.permanent import dataset, facts, sitemap
from southsouth.resource import Host, Resource

__all__ = ["dataset", "facts", "resources", "sitemap"]


def resources(host: Host) -> Iterator[Resource]:
    """Every page and file that stays at its address."""
    yield from facts.resources(host)
    yield from dataset.resources(host)
    yield Resource("/sitemap.xml", "application/xml; charset=utf-8", lambda: sitemap.xml(host))
    parts = sitemap.count()
    for number in range(1, parts + 1 if parts > 1 else 1):
        yield Resource(
            sitemap.address(number), "application/xml; charset=utf-8",
            lambda number=number: sitemap.part(host, number),
        )  # fmt: skip
    yield Resource("/robots.txt", "text/plain; charset=utf-8", lambda: sitemap.robots(host))
