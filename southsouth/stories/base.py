"""What a story is: one file that tells it in each language, and the chart that a link to it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from southsouth.language import in_language
from southsouth.stories.telling import Telling, Told


@dataclass(frozen=True)
class Story:
    """A story in the languages of the site, written in each of them.

    Attributes:
        id: Kebab-case and permanent: it is an address.
        image: The exhibit that a link to the story shows.
        told: How it is told, by language.
    """

    id: str
    image: str
    told: Mapping[str, Callable[[Telling], Told]]

    def tell(self, language: str) -> Told:
        """The story in a language, its numbers from the tables as they are now.

        Raises:
            KeyError: the tables lack a row that it speaks of.
        """
        here = in_language(f"/story/{self.id}", language)
        return self.told[language](Telling(language, here))
