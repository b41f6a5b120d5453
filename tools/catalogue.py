"""Collects every message of the code and the schemas into the template of the catalogues.

`python tools/catalogue.py` rewrites southsouth/locale/southsouth.pot; then
`pybabel update -i southsouth/locale/southsouth.pot -d southsouth/locale -D southsouth` and
`pybabel compile -d southsouth/locale -D southsouth`.
"""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from southsouth.schemas import SCHEMAS

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"N_": None, "NN_": (1, 2), "translate": None, "_": None}
Message = str | tuple[str, str]
"""What a catalogue holds: a message, or one that counts, in the two forms of English."""


@cache
def messages() -> dict[Message, list[tuple[str, int]]]:
    """Every message with the places it comes from."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for folder in ("southsouth", "pages"):
        for name, line, text, *_ in extract_from_dir(
            ROOT / folder,
            method_map=[("**.py", "python"), ("templates/**.html", "jinja2")],
            keywords=KEYWORDS,
        ):
            if text and (isinstance(text, str) or len(text) == 2):
                found.setdefault(text, []).append((f"{folder}/{name}", line))
    for table, schema in SCHEMAS.items():
        for text in (
            schema.__doc__ or "",
            *(c.description or "" for c in schema.columns().values()),
        ):
            if text.strip():
                found.setdefault(text.strip(), []).append((f"schema/{table}", 1))
    return found


def template() -> Catalog:
    """The catalogue's template, messages in alphabetical order."""
    catalog = Catalog(project="southsouth", charset="utf-8")
    for text, places in sorted(messages().items(), key=lambda found: _first(found[0])):
        catalog.add(text, locations=places)
    return catalog


def _first(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


if __name__ == "__main__":
    with (ROOT / "southsouth" / "locale" / "southsouth.pot").open("wb") as file:
        write_po(file, template(), omit_header=True, sort_output=True, no_location=True)
