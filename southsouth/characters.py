"""Characters that nobody sees: in what strangers send, each is told by its code and never echoed.

Controls, format characters such as those that turn the direction of a line, what Unicode leaves
unassigned: on a page they hide or reorder what stands beside them, in XML they are not allowed.
"""

import unicodedata

_SPACE, _SIGN = r"[\t\n\r\p{Zs}]", r"[\p{L}\p{M}\p{N}\p{P}\p{S}]"
SEEN = f"^(?:{_SPACE}*{_SIGN}(?:{_SPACE}|{_SIGN})*)?$"
"""Text without a character that is `unseen`, and with one that is seen where there is any: for those who
read patterns with Unicode's categories (ECMA-262, JSON Schema), which Python's own do not."""


def shown(text: str) -> str:
    """The text with a code in the place of each character that nobody sees: `U+202E`."""
    return "".join(_code(sign) if _is_unseen(sign) else sign for sign in text)


def unseen(text: str) -> bool:
    """Whether a character of the text is seen by nobody; spaces and ends of lines are no such ones."""
    return any(map(_is_unseen, text))


def words(text: str) -> str:
    """What is seen of a text, with one space wherever there are some, of whatever width."""
    return " ".join("".join(sign for sign in text if not _is_unseen(sign)).split())


def _is_unseen(sign: str) -> bool:
    is_space = sign in "\t\n\r" or unicodedata.category(sign) == "Zs"
    return not sign.isprintable() and not is_space


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
