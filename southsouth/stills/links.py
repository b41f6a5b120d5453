"""Where a mark or label of a still leads: the page of its fact."""

from southsouth.cards import PERMANENT, address_of, known
from southsouth.cards.base import KIND_NAMES
from southsouth.language import in_language
from southsouth.stills.writer import Link


def to_facts(language: str, prefix: str = "") -> Link:
    """The address of a fact in a language by its ref (`event/bali-2012`); `prefix` stands before it.

    Nothing for a kind of fact that has no page, nor for an id that none of the kind has: a member of
    a commission that the report does not name is drawn and leads nowhere.
    """

    def address(ref: str) -> str | None:
        kind, _, fact_id = ref.partition("/")
        if kind == "place":
            return f"{prefix}/map?place={fact_id}&lang={language}"
        if kind not in KIND_NAMES or not known(kind, fact_id):
            return None
        step = address_of(kind, fact_id)
        if kind in PERMANENT:
            return prefix + in_language(step, language)
        return f"{prefix}{step}&lang={language}"

    return address
