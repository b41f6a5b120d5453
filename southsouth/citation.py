"""How the report and its facts are cited: by title, session, agenda item and paragraph.

As a sentence, and for reference managers as BibTeX, RIS and CSL-JSON.

The report's symbol is not confirmed; it is printed only where `SOUTHSOUTH_SYMBOL` is set by
someone who has checked it.
"""

import json
import os
from typing import Any

from southsouth.language import N_, translate

TITLE = N_("State of South-South cooperation: report of the Secretary-General")
SESSION = N_(
    "United Nations General Assembly, sixty-ninth session, provisional agenda item 24 (b), 2014"
)
AUTHOR = N_("United Nations Secretary-General")
YEAR = 2014
_BIBTEX_SPECIAL = str.maketrans({character: f"\\{character}" for character in "&%$#_{}"})


def symbol() -> str:
    """The report's symbol if someone configured it, else nothing."""
    return os.environ.get("SOUTHSOUTH_SYMBOL", "").strip()


def where(paragraph: int, language: str, footnote: int | None = None) -> str:
    """The paragraph in words: para. 48, or the summary, with the footnote if it is one."""
    if paragraph == 0:
        return translate(N_("summary"), language)
    words = translate(N_("para. {number}"), language, number=paragraph)
    if footnote:
        words += translate(N_(", footnote {number}"), language, number=footnote)
    return words


def text(language: str, paragraph: int | None = None, footnote: int | None = None) -> str:
    """The citation as a sentence for readers."""
    parts = [translate(TITLE, language), translate(SESSION, language)]
    if symbol():
        parts.append(symbol())
    if paragraph is not None:
        parts.append(where(paragraph, language, footnote))
    return ("，" if language == "zh" else ", ").join(parts) + ("。" if language == "zh" else ".")


def source_line(language: str, paragraphs: tuple[int, ...] = ()) -> str:
    """The line under a chart: the report and the paragraphs its rows come from."""
    listed = ", ".join(str(number) for number in paragraphs)
    source = translate(
        N_(
            "Source: report of the Secretary-General on the state of South-South cooperation (2014)"
        ),
        language,
    )
    if not listed:
        return source
    words = N_("; paragraph {list}") if len(paragraphs) == 1 else N_("; paragraphs {list}")
    return source + translate(words, language, list=listed)


def _locator(language: str, paragraph: int | None, footnote: int | None) -> str:
    return "" if paragraph is None else where(paragraph, language, footnote)


def csl(
    key: str, language: str, paragraph: int | None = None, footnote: int | None = None
) -> dict[str, Any]:
    """The report as a CSL item (citationstyles.org, CSL-JSON 1.0); the paragraph is its note."""
    session = translate(SESSION, language)
    joint = "，" if language == "zh" else ", "
    note = joint.join(filter(None, [session, _locator(language, paragraph, footnote)]))
    item: dict[str, Any] = {
        "id": key,
        "type": "report",
        "title": translate(TITLE, language),
        "author": [{"literal": translate(AUTHOR, language)}],
        "issued": {"date-parts": [[YEAR]]},
        "language": language,
        "note": note,
    }
    if symbol():
        item["number"] = symbol()
    return item


def csl_json(
    key: str, language: str, paragraph: int | None = None, footnote: int | None = None
) -> str:
    """A CSL-JSON file: a list of one item."""
    items = [csl(key, language, paragraph, footnote)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def bibtex(
    key: str, language: str, paragraph: int | None = None, footnote: int | None = None
) -> str:
    """The report as a BibTeX entry of type techreport; the paragraph stands in its note."""
    item = csl(key, language, paragraph, footnote)
    author = item["author"][0]["literal"]
    fields = {
        "title": f"{{{_tex(item['title'])}}}",
        "author": f"{{{_tex(author)}}}",
        "institution": _tex(author),
        "year": str(YEAR),
        "number": _tex(item.get("number", "")),
        "note": _tex(item["note"]),
        "langid": {"zh": "chinese"}.get(language, "english"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{key},", *lines, "}"]) + "\n"


def _tex(words: str) -> str:
    return words.translate(_BIBTEX_SPECIAL)


def ris(key: str, language: str, paragraph: int | None = None, footnote: int | None = None) -> str:
    """The report as a RIS record of type RPRT; lines end as RIS wants them."""
    item = csl(key, language, paragraph, footnote)
    lines = [
        ("TY", "RPRT"),
        ("ID", key),
        ("AU", item["author"][0]["literal"]),
        ("TI", item["title"]),
        ("PY", str(YEAR)),
        ("M1", item.get("number", "")),
        ("N1", item["note"]),
        ("LA", language),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")
