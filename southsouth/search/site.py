"""Entries of the explorer itself: its pages, stories, charts and tables."""

from collections.abc import Iterator

from southsouth import stories
from southsouth.blocks import plain
from southsouth.exhibits import EXHIBITS, Exhibit
from southsouth.language import DEFAULT, LANGUAGES, translate
from southsouth.menu import PAGES, Page
from southsouth.menu import page as page_of
from southsouth.schemas import SCHEMAS
from southsouth.search.entry import Entry, both
from southsouth.stories import STORIES, Story
from southsouth.view import fact_address


def entries() -> Iterator[Entry]:
    """Every page, story, chart and table."""
    yield from map(_page, PAGES)
    yield from map(_story, STORIES.values())
    yield from map(_chart, EXHIBITS.values())
    yield from map(_table, SCHEMAS)


def _page(page: Page) -> Entry:
    title = both(lambda language: translate(page.title, language))
    lead = both(lambda language: translate(page.lead, language))
    return Entry(
        "page",
        page.id,
        title,
        lead,
        f"/{page.address}",
        names=(page.id, *title.values()),
        words=tuple(lead.values()),
    )


def _story(story: Story) -> Entry:
    told = {language: story.tell(language) for language in LANGUAGES}
    lead = both(lambda language: plain(told[language].standfirst))
    return Entry(
        "story",
        story.id,
        both(lambda language: told[language].title),
        lead,
        stories.address(story.id),
        names=(
            story.id,
            *(one.title for one in told.values()),
            *(one.topic for one in told.values()),
        ),
        words=tuple(lead.values()),
    )


def _chart(exhibit: Exhibit) -> Entry:
    title, page = both(exhibit.heading), page_of(exhibit.page)
    return Entry(
        "chart",
        exhibit.id,
        title,
        both(lambda language: translate(page.title, language)),
        f"{_drawn_at(exhibit)}#{exhibit.id}",
        names=(exhibit.id, *title.values()),
        words=exhibit.tables,
    )


def _drawn_at(exhibit: Exhibit) -> str:
    """The page that shows a chart with the menu and what is said of it; its embed is for other people's pages."""
    if exhibit.story:
        return stories.address(exhibit.story)
    return (
        fact_address(*exhibit.choice, DEFAULT)
        if exhibit.choice
        else f"/{page_of(exhibit.page).address}"
    )


def _table(name: str) -> Entry:
    said = " ".join((SCHEMAS[name].__doc__ or "").split())
    described = both(lambda language: translate(said, language))
    return Entry(
        "table",
        name,
        both(lambda _: name),
        described,
        f"/data?table={name}",
        names=(name,),
        words=(*described.values(), *SCHEMAS[name].columns()),
    )
