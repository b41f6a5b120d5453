"""Broken bytes of a text: where they stand, and Chinese of two bytes a character put in step again behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

# Of characters of four bytes the second and the fourth are digits.
_RUN = re.compile(rb"(?:(?![\x81-\xfe][0-9][\x81-\xfe][0-9])[\x80-\xff]){5,}")
_OWN_USE = re.compile("[\ue000-\uf8ff]")  # what pairs out of step often are
_BEST, _RARE = 10, 7
_COMMON = 0.9  # of the best that the characters of a run may be worth
_NEAR = 3  # bytes of one character
_LABEL = re.compile(r"^\s*(\d{1,2})\s*[.．、]", re.MULTILINE)


@dataclass(frozen=True)
class Broken:
    """Where bytes of a text are broken, and in which paragraph the first is, 0 for none that has a number."""

    at: tuple[int, ...] = ()
    paragraph: int = 0

    def __str__(self) -> str:
        where = f" in paragraph {self.paragraph}" if self.paragraph else ""
        return f"broken bytes ({len(self.at):,}, the first at byte {self.at[0]:,}{where})"


#: No byte is.
NONE = Broken()


def broken(raw: bytes, codec: str, at: Sequence[int]) -> Broken:
    """What is told of broken bytes; those beside each other are of one character."""
    places = [place for before, place in zip((-_NEAR, *at), at, strict=False) if place - before >= _NEAR]  # fmt: skip
    if not places:
        return NONE
    labels = _LABEL.findall(raw[: places[0]].decode(codec, "ignore"))
    return Broken(tuple(places), int(labels[-1]) if labels else 0)


def in_step(raw: bytes) -> tuple[bytes, list[int]]:
    """Bytes of GB18030 without those by which pairs behind them are out of step, and where these stood."""
    try:
        if not _OWN_USE.search(raw.decode("gb18030")):
            return raw, []
    except UnicodeDecodeError:
        pass
    kept: list[bytes] = []
    lost: list[int] = []
    done = 0
    for run in _RUN.finditer(raw):
        # One at the end of a file may be cut off.
        if run.end() < len(raw) and (cut := _cut(run[0])):
            start, end = run.start() + cut[0], run.start() + cut[1]
            kept.append(raw[done:start])
            lost.append(start)
            done = end
    return b"".join([*kept, raw[done:]]), lost


def _cut(run: bytes) -> tuple[int, int] | None:
    """Which bytes of a run make the others characters in common use; None where it needs no such, or none does."""
    if len(run) % 2 == 0 and not _OWN_USE.search(run.decode("gb18030", "replace").replace("\ufffd", "\ue000")):  # fmt: skip
        return None
    length = 2 - len(run) % 2
    common = [_worth(one, other) for one, other in zip(run, run[1:], strict=False)]
    before = [0, *accumulate(common[::2])]
    behind = [0, *accumulate(common[len(run) - 2 :: -2])]
    pairs = (len(run) - length) // 2
    best, at = max((before[n] + behind[pairs - n], n) for n in range(pairs + 1))
    return (2 * at, 2 * at + length) if best >= _COMMON * _BEST * pairs else None


def _worth(one: int, other: int) -> int:
    """How likely two bytes are a character: of the first level of GB 2312 or a sign, of the second, none."""
    if not 0xA1 <= other <= 0xFE:
        return 0
    return (
        _BEST if 0xB0 <= one <= 0xD7 or one in (0xA1, 0xA3) else _RARE if 0xD8 <= one <= 0xF7 else 0
    )
