"""The stills of the registry's charts, each made once for all who ask for the same view."""

from functools import lru_cache

from southsouth import exhibits
from southsouth.filters import Query
from southsouth.stills import links, writer


@lru_cache(maxsize=512)
def still(exhibit_id: str, language: str, width: int, query: Query = (), prefix: str = "") -> str:
    """A chart as inline SVG for a width of `charts.sheet.WIDTHS`, its marks linked to their facts.

    Args:
        exhibit_id: The chart's id.
        language: One of `language.LANGUAGES`.
        width: Pixels that it is drawn for.
        query: The filters, as `Exhibit.asked` checks them.
        prefix: Stands before each address.

    Raises:
        UnknownFact: there is no such chart.
    """
    exhibit = exhibits.get(exhibit_id)
    rows = exhibit.frame(query)
    told = exhibit.described(language, rows, query)
    picture = exhibit.drawn(language, width, rows)
    heading = exhibit.heading(language, rows, query)
    link = links.to_facts(language, prefix)
    return writer.written(picture, heading, told, link, language=language)
