"""What a country is called: by the United Nations, by ISO 3166, by CLDR, and in everyday words."""

from collections.abc import Mapping

import pycountry
from babel import Locale

from southsouth.language import LANGUAGES, country_name

# Everyday names that neither ISO 3166 nor CLDR lists.
_EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "GBR": ("UK", "Britain"),
    "USA": ("US", "America"),
    "KOR": ("ROK",),
    "PRK": ("DPRK",),
}


def country_aliases(iso3: str) -> tuple[str, ...]:
    """Every name of a country in both languages, the United Nations' first.

    Raises:
        KeyError: the code is not in ISO 3166-1.
    """
    country = pycountry.countries.get(alpha_3=iso3)
    if country is None:
        raise KeyError(iso3)
    locales = (Locale.parse(code) for code in ("en", "zh_Hans"))
    names = (
        *(country_name(iso3, language) for language in LANGUAGES),
        *(locale.territories.get(country.alpha_2, "") for locale in locales),
        *(getattr(country, name, "") for name in ("name", "official_name", "common_name")),
        *_EVERYDAY.get(iso3, ()),
    )
    return tuple(dict.fromkeys(filter(None, names)))
