"""Names beside ids: of bodies, places, events, figures, commissions, countries and rows."""

from collections.abc import Iterator, Mapping

from southsouth import keys
from southsouth.downloads.beside import titles
from southsouth.downloads.beside.column import Column, Row, in_both, together
from southsouth.keys import ForeignKey
from southsouth.language import N_, name_in_data
from southsouth.names import party_name

_NAMED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "organisations": ("name", {
        "en": N_("Name of the body, English."), "zh": N_("Name of the body, Chinese."),
    }),
    "places": ("name", {
        "en": N_("Name of the place with its country, English."),
        "zh": N_("Name of the place with its country, Chinese."),
    }),
    "events": ("title", {
        "en": N_("Title of the event, English."), "zh": N_("Title of the event, Chinese."),
    }),
    "figures": ("subject", {
        "en": N_("What the figure measures, English."), "zh": N_("What the figure measures, Chinese."),
    }),
    "commissions": ("name", {
        "en": N_("Name of the commission, English."), "zh": N_("Name of the commission, Chinese."),
    }),
}  # fmt: skip
"""What ids of a table are told by. A paragraph is known by its number: that is how it is cited."""
_NAMES_OF_BODIES = {
    "en": N_("Names of the bodies, English, in the order of their ids; separated by “|”."),
    "zh": N_("Names of the bodies, Chinese, in the order of their ids; separated by “|”."),
}
COUNTRY = {"en": N_("Name of the country, English."), "zh": N_("Name of the country, Chinese.")}
_PARTY = {
    "en": N_("Name of the country, body, place, region or group, English."),
    "zh": N_("Name of the country, body, place, region or group, Chinese."),
}
_ROWS = {
    "en": N_("What these rows are about, English; separated by “|”."),
    "zh": N_("What these rows are about, Chinese; separated by “|”."),
}
_ISO3 = {"places": "country_iso3", "commission_members": "iso3"}
_BY_KIND = {
    "cooperation": (("provider", "provider_kind", "provider"), ("partner", "partner_kind", "partner")),
    "mentions": (("entity_id", "entity_kind", "entity"),),
}  # fmt: skip
_POINTING = {"caveats": "row_ids", "number_audit": "row_id", "anchors": "row_id"}


def of_ids(table: str) -> Iterator[Column]:
    """Names for every column of ids, codes and rows that the table has."""
    for key in keys.foreign_keys():
        if key.table == table and key.target_table in _NAMED:
            yield from _names(key)
    if table in _ISO3:
        column = _ISO3[table]
        yield from in_both(
            "country_name", COUNTRY, lambda row, code: name_in_data(row[column], code)
        )
    for told in _BY_KIND.get(table, ()):
        yield from _by_kind(*told)
    if table in _POINTING:
        yield from _pointed(_POINTING[table])


def _names(key: ForeignKey) -> Iterator[Column]:
    """What the ids of a column mean: `place_id` is followed by `place_name_en` and `place_name_zh`."""
    part, words = _NAMED[key.target_table]

    def named(row: Row, language: str) -> str | None:
        ids = str(row[key.column] or "").split(";")
        return together(titles.title(key.target_table, one, language) for one in ids if one)

    stem = f"{key.column.removesuffix('_id')}_{part}"
    if key.many:
        return in_both(f"{stem}s", _NAMES_OF_BODIES, named)
    return in_both(stem, words, named)


def _by_kind(column: str, kind: str, stem: str) -> Iterator[Column]:
    """The name of what one column names and another says the kind of."""
    return in_both(
        f"{stem}_name",
        _PARTY,
        lambda row, language: (
            titles.title("places", row[column], language)
            if row[kind] == "place"
            else party_name(row[column], row[kind], language)
        ),
    )


def _pointed(column: str) -> Iterator[Column]:
    """What the rows named as table:id are about."""
    return in_both(
        "rows",
        _ROWS,
        lambda row, language: together(
            titles.title(*target.split(":", 1), language)
            for target in (row[column] or "").split(";")
            if target
        ),
    )
