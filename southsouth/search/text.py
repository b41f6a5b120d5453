"""What a text is made of when it is searched: words, numbers, runs of characters without spaces."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Han with its extensions, kana and Hangul: scripts written without spaces between words.
RUN = "〇぀-ヿ㐀-䶿一-鿿가-힯豈-﫿\U00020000-\U0003fffd"
_TERM = re.compile(rf"(?P<run>[{RUN}]+)|(?P<number>\d+(?:\.\d+)?)|(?P<word>[^\W\d_{RUN}]+)")
#: English words that stand nearly everywhere; they are wanted only where nothing else is asked.
EVERYWHERE = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to"})
#: Words of a question that say nothing of what is asked for.
ASKING = frozenset({
    "are", "did", "do", "does", "has", "have", "how", "is", "it", "many", "much", "that", "was",
    "were", "what", "when", "where", "which", "who", "whom", "why",
})  # fmt: skip
#: What a reader calls otherwise than the tables do.
MEANT = {"worth": "value", "cost": "value", "costs": "value"}
_QUESTION = re.compile("多少钱|多少|什么|怎样|如何|哪里|哪些|谁|是|吗|呢|(?<!目)的")


@dataclass(frozen=True)
class Term:
    """One thing asked for: a `word`, a `number`, or a `run` of characters without spaces."""

    kind: str
    text: str


def terms(text: str) -> tuple[Term, ...]:
    """What a folded text is made of, each once, in its order."""
    found = (Term(match.lastgroup or "", match[0]) for match in _TERM.finditer(text))
    return tuple(dict.fromkeys(found))


def wanted(text: str) -> tuple[Term, ...]:
    """What a folded query asks for: its terms, without words that stand everywhere."""
    every = terms(text)
    asked = terms(_QUESTION.sub(" ", text)) or every
    asked = tuple(
        Term(term.kind, MEANT.get(term.text, term.text)) for term in asked if term.text not in ASKING
    ) or every  # fmt: skip
    return tuple(term for term in asked if term.text not in EVERYWHERE) or asked


def pairs(run: str) -> set[str]:
    """Every character of a run, and every two that stand side by side."""
    return {*run, *(run[place : place + 2] for place in range(len(run) - 1))}


def printable(text: str, longest: int) -> tuple[str, bool]:
    """The text as it can be shown and sent, at most `longest` characters; whether it was cut.

    What cannot be shown (control characters, lone surrogates) becomes a space; direction marks and
    joiners, which scripts and emoji need, stay.
    """
    read = text[: 8 * longest]
    shown = " ".join("".join(" " if _is_unshown(c) else c for c in read).split())
    return shown[:longest].rstrip(), len(shown) > longest or len(text) > len(read)


@lru_cache(maxsize=4096)
def _is_unshown(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")
