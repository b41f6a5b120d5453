"""Addresses of permanent pages in each language."""

from southsouth.language import LANGUAGES, in_language


def page_address(kind: str, fact_id: str, language: str) -> str:
    """The permanent page of a fact in a language."""
    return in_language(f"/{kind}/{fact_id}", language)


def alternates(address: str) -> dict[str, str]:
    """The page in every language, for hreflang; `x-default` is the address itself."""
    return {code: in_language(address, code) for code in LANGUAGES} | {"x-default": address}
