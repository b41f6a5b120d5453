"""Stories: prose and charts that build up step by step, every number bound to its fact.

A story is one module here with a `STORY`; whoever adds one names nothing else.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from southsouth.errors import UnknownFact
from southsouth.stories.base import Story
from southsouth.stories.telling import Telling, Told

__all__ = ["STORIES", "Story", "Telling", "Told", "address", "get"]

_NOT_STORIES = ("base", "telling")
_MODULES = [name for _, name, _ in iter_modules(__path__) if name not in _NOT_STORIES]
_FOUND: list[Story] = [import_module(f"{__name__}.{name}").STORY for name in _MODULES]
#: Every story by its id, in the order of their files' names.
STORIES: Mapping[str, Story] = {story.id: story for story in _FOUND}


def get(story_id: str) -> Story:
    """The story of that id.

    Raises:
        UnknownFact: there is none; the nearest ids are named.
    """
    if story_id not in STORIES:
        raise UnknownFact(story_id, get_close_matches(story_id, STORIES, n=3), among="story")
    return STORIES[story_id]


def address(story_id: str = "") -> str:
    """Where a story stands in the site's first language; without an id, the list of stories."""
    return f"/story/{story_id}" if story_id else "/stories"
