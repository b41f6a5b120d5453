"""Collects the Chinese words of our own texts, within which a headline or a chart ends no line.

`python tools/chinese_words.py` rewrites southsouth/locale/zh/words.txt from the catalogue and the
tables, cut into words by jieba. The program reads the list: no reader waits for a dictionary.
"""

import re
from collections.abc import Iterator

import jieba
from babel.messages.pofile import read_po

from southsouth import linebreaks, paths, tables
from southsouth.names import short_name

_HAN = re.compile("[一-鿿]+")
_LONGEST = 4  # characters: what is longer are names, which linebreaks.py knows
_OURS = ("另有", "联检组", "各国", "两国", "多少", "所述", "供资", "淡色", "确数")
"""What is one word to a reader, and two to jieba."""
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def texts() -> Iterator[str]:
    """Every Chinese text that is ours."""
    with (paths.LOCALE / "zh/LC_MESSAGES/southsouth.po").open("rb") as catalogue:
        for message in read_po(catalogue, locale="zh"):
            said = message.string
            yield from (said,) if isinstance(said, str) else said
    for frame in tables.everything().values():
        for column in frame.columns:
            if column.endswith("_zh"):
                yield from frame[column].drop_nulls()


def words() -> set[str]:
    """Words of two to four characters, short names of bodies among them."""
    for word in _OURS:
        jieba.add_word(word, 1_000_000)
    for own in tables.load("organisations")["organisation_id"]:
        jieba.add_word(short_name(own, "zh"))
    found = {
        word
        for text in texts()
        for run in _HAN.findall(_PLACEHOLDER.sub(" ", text))
        for word in jieba.cut(run, HMM=False)
    }
    return {word for word in found if 2 <= len(word) <= _LONGEST}


if __name__ == "__main__":
    listed = sorted(words())
    linebreaks.WORDS.write_text("\n".join(listed) + "\n", encoding="utf-8")
    print(len(listed), "words")
