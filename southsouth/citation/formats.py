"""A reference for reference managers: CSL-JSON, and BibTeX and RIS made from it.

Citation styles print author, year, title, number, publisher and address of a report, and drop its
notes. So the paragraph stands in the number, behind the symbol as the United Nations cites its
documents (`symbol, para. 48`), and the address is that of the fact's permanent page. The day
of access is told only where the reader's own address says it (`citation.ris?accessed=2026-11-26`): a
file that many are given does not know when each of them came.
"""

import json
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from southsouth.citation import words
from southsouth.language import N_, clauses, translate

_BIBTEX_SPECIAL = str.maketrans({character: f"\\{character}" for character in "&%$#_{}"})
_BIBTEX_LANGUAGE = {"zh": "chinese", "en": "english"}
#: Said in a note, since the words of a reference may be in another language than the text.
_READ = N_("The Chinese text was read.")


def csl(
    key: str,
    language: str,
    paragraph: words.Place | None = None,
    footnote: int | None = None,
    url: str = "",
    accessed: date | None = None,
) -> dict[str, Any]:
    """The report, or a place in it, as a CSL item of type report (CSL-JSON 1.0.2).

    Args:
        key: Under which a reference manager keeps it.
        language: In which the words of the reference are; the text that was read is Chinese.
        paragraph: The paragraph that states the fact, or the several; None for the whole report.
        footnote: The footnote that states it.
        url: Permanent address of the fact; left out where it is none that a reader can follow.
        accessed: The day on which it was read there; styles print it where their rules ask for one.
    """
    said = {name: translate(message, language) for name, message in _SAID.items()}
    place = "" if paragraph is None else words.where(paragraph, language, footnote)
    item: dict[str, Any] = {
        "id": key,
        "type": "report",
        "title": said["title"],
        "author": [{"literal": said["author"]}],
        "issued": {"date-parts": [[words.YEAR]]},
        "collection-title": said["session"],
        "number": clauses([words.symbol(), place], language),
        "publisher": said["publisher"],
        "URL": words.followed(url),
        "accessed": _day(accessed) if accessed and words.followed(url) else None,
        "language": words.READ,
        "note": said["note"],
    }
    return {name: value for name, value in item.items() if value}


def _day(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


_SAID = {
    "title": words.TITLE,
    "author": words.AUTHOR,
    "session": words.SESSION,
    "publisher": words.PUBLISHER,
    "note": _READ,
}


def csl_json(
    key: str,
    language: str,
    paragraph: words.Place | None = None,
    footnote: int | None = None,
    url: str = "",
    accessed: date | None = None,
) -> str:
    """A CSL-JSON file: a list of one item, as `csl` makes it."""
    items = [csl(key, language, paragraph, footnote, url, accessed)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def bibtex(
    key: str,
    language: str,
    paragraph: words.Place | None = None,
    footnote: int | None = None,
    url: str = "",
    accessed: date | None = None,
) -> str:
    """The reference of `csl` as a BibTeX entry of type techreport, for BibTeX and biblatex.

    BibTeX's own styles (plain, ieeetr, apalike) print no address: the note ends in the last steps
    of that of the fact, so that two facts of one paragraph are told apart in print.
    """
    item = csl(key, language, paragraph, footnote, url, accessed)
    fields = {
        "title": f"{{{_tex(item['title'])}}}",
        "author": f"{{{_tex(item['author'][0]['literal'])}}}",
        "institution": f"{{{_tex(item['publisher'])}}}",
        "year": str(words.YEAR),
        "type": _tex(translate(N_("Report"), language)),  # else styles print Technical Report
        "number": _tex(item.get("number", "")),
        "note": _tex(_note(item, language)),
        "url": item.get("URL", ""),
        "urldate": accessed.isoformat() if "accessed" in item and accessed else "",
        "language": _BIBTEX_LANGUAGE[words.READ],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{key},", *lines, "}"]) + "\n"


def _note(item: dict[str, Any], language: str) -> str:
    """Session, what was read, and in brackets by which steps the fact is found on the site."""
    stop, opened, closed = ("。", "（", "）") if language == "zh" else (". ", " (", ")")
    steps = urlsplit(item.get("URL", "")).path.strip("/")
    said = f"{item['collection-title']}{stop}{item['note']}"
    return f"{said}{opened}{steps}{closed}" if steps else said


def _tex(text: str) -> str:
    return text.translate(_BIBTEX_SPECIAL)


def ris(
    key: str,
    language: str,
    paragraph: words.Place | None = None,
    footnote: int | None = None,
    url: str = "",
    accessed: date | None = None,
) -> str:
    """The reference of `csl` as a RIS record of type RPRT; lines end as RIS wants them.

    `SN` is a report's number and `T2` its series, as Zotero and EndNote read them.
    """
    item = csl(key, language, paragraph, footnote, url, accessed)
    lines = [
        ("TY", "RPRT"),
        ("ID", key),
        ("AU", item["author"][0]["literal"]),
        ("TI", item["title"]),
        ("T2", item["collection-title"]),
        ("PY", str(words.YEAR)),
        ("SN", item.get("number", "")),
        ("PB", item["publisher"]),
        ("UR", item.get("URL", "")),
        ("Y2", f"{accessed:%Y/%m/%d}" if "accessed" in item and accessed else ""),
        ("N1", item["note"]),
        ("LA", item["language"]),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")
