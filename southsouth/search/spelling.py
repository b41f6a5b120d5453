"""Whether a word that nothing here holds is another one, misspelt, or a word of its own."""

from functools import cache
from importlib.resources import files

_SHORT, _LONG = 6, 9  # letters of a word from which one may be wrong, and two


def may_be(written: str, meant: str) -> bool:
    """Whether a word, folded, may be another one that was spelt wrongly: it is none of its own, and a letter is
    wrong, missing, too many or at its neighbour's place; of long words two are. Of a short one letters are at
    each other's place and no more: most words that differ in a letter are words (peace, place)."""
    if written in listed() or len(written) < _SHORT and sorted(written) != sorted(meant):
        return False
    return _slips(written, meant) <= 1 + (len(written) >= _LONG)


@cache
def listed() -> frozenset[str]:
    """Words of English that are near to one that is printed here: who asks for malaria does not mean Malaysia."""
    return frozenset(files("southsouth.search").joinpath("english.txt").read_text("utf-8").split())


def _slips(one: str, other: str) -> int:
    """The least number of letters put in, left out, exchanged for another or for a neighbour that turn one
    word into the other (optimal string alignment)."""
    before: list[int] = []
    row = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            least = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if last and j > 1 and (letter, wanted) == (other[j - 2], one[i - 2]):
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
