"""Lists the characters of GB 2312 as a dictionary has them, each with its traditional forms.

`python tools/chinese_characters.py` rewrites southsouth/locale/zh/characters.txt: the order by sound is
that of Unicode's collation for Chinese (ICU), the forms are those of Open Chinese Convert. The program
reads the list, and neither of the two.
"""

import icu
import opencc

from southsouth import chinese

_SIGNS = range(0xB0, 0xF8)  # rows 16 to 87 of GB 2312 hold its characters
_HAN = range(0x4E00, 0xA000)  # the block of characters in use


def common() -> list[str]:
    """The characters of GB 2312 by their sound."""
    cells = (bytes((row, cell)) for row in _SIGNS for cell in range(0xA1, 0xFF))
    signs = "".join(cell.decode("gb2312", "ignore") for cell in cells)
    order = icu.Collator.createInstance(icu.Locale("zh_Hans_CN"))
    return sorted(signs, key=order.getSortKey)


def lines() -> list[str]:
    """A line for each character: itself, then its traditional forms."""
    simplified, forms = opencc.OpenCC("t2s"), dict.fromkeys(common(), "")
    for sign in map(chr, _HAN):
        plain = simplified.convert(sign)
        if plain != sign and plain in forms:
            forms[plain] += sign
    # Forms of Hong Kong and Taiwan that are no characters of GB 2312.
    for region in map(opencc.OpenCC, ("s2hk", "s2tw")):
        for sign, known in forms.items():
            other = region.convert(sign)
            if len(other) == 1 and other not in forms and other not in "".join(forms.values()):
                forms[sign] = known + other
    return [sign + other for sign, other in forms.items()]


if __name__ == "__main__":
    listed = lines()
    chinese.CHARACTERS.write_text("\n".join(listed) + "\n", encoding="utf-8")
    print(len(listed), "characters,", sum(map(len, listed)) - len(listed), "traditional forms")
