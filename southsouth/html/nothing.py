"""What a host of files alone shows for an address at which nothing is: `404.html`, the file that such
hosts look for. None of them knows the reader's language, so it says the same in each."""

from typing import Any

from southsouth import release, stories
from southsouth.language import DEFAULT, LANGUAGES, N_, in_language, translate
from southsouth.markup import render
from southsouth.menu import PAGES
from southsouth.resource import Host, Resource
from southsouth.view import page_address

ADDRESS = "/404.html"


def resource(host: Host) -> Resource:
    """The page; its links begin at the root, for it is shown at any address."""
    return Resource(ADDRESS, "text/html; charset=utf-8", lambda: _page(host))


def _page(host: Host) -> bytes:
    return render(
        "nothing.html",
        DEFAULT,
        host=host,
        here="",
        framed=False,
        alternates={},
        other={code: f"#{code}" for code in LANGUAGES},
        licence_url=release.LICENCE_URL,
        release=release.RELEASE,
        parts=[_part(code, host) for code in LANGUAGES],
    ).encode()


def _part(language: str, host: Host) -> dict[str, Any]:
    """What is said in one language: the main pages by their titles, and where a live site searches."""
    ways = {host.path(page_address(page.id, language)): page.title for page in PAGES}
    ways[host.path(in_language(stories.address(), language))] = N_("Stories")
    if host.explorer:
        ways[host.explorer + page_address("overview", language)] = N_("Search everything")
    lead = N_("It may be misspelt, or have changed. These pages lead to everything that is here:")
    return {
        "language": language,
        "heading": translate(N_("Nothing at this address"), language),
        "lead": translate(lead, language),
        "label": translate(N_("All pages"), language),
        "ways": {address: translate(title, language) for address, title in ways.items()},
    }
