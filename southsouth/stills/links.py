"""Where a mark or label of a still leads: the page of its fact."""

from southsouth.cards import KINDS, address_of
from southsouth.language import in_language
from southsouth.stills.writer import Link


def to_facts(language: str, prefix: str = "") -> Link:
    """The address of a fact in a language by its ref (`event/bali-2012`); `prefix` stands before it.

    Nothing for what has no page: a region, a country that only a commission's list names.
    """

    def address(ref: str) -> str | None:
        kind, _, fact_id = ref.partition("/")
        if kind not in KINDS or fact_id not in KINDS[kind].known:
            return None
        return prefix + in_language(address_of(kind, fact_id), language)

    return address
