"""A copy's file as text: in whatever encoding a person has it, without what nobody sees in it.

What is put right here is put right once, for `southsouth verify`, the reader's own copy on a page
and the tests: signs that have no shape, digits, letters and brackets printed in full width,
punctuation in half width, the tags of a saved page, what each page of print repeats, how programs set
lines (`southsouth.layout`). The report as published has none of these, so nothing of it is lost.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from southsouth import chinese, damage, furniture, hypertext, layout, transfer, wrapping
from southsouth.errors import NotTheReport, Unopened

# What begins a pattern with (?=[…]) are the signs that it can begin with: most of a text has none of them,
# and one look is cheaper than trying each way of it there.

# First bytes of files that hold no plain text, and what such a file is.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word writes one"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),  # begins as UTF-16 does, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_LONG = 100_000  # characters of ASCII: nothing that is put right makes these Chinese
_SURE = 100  # characters of a text in any encoding but UTF-8, which almost any bytes are for a few
# What a decoder calls a character whose last bytes are not there.
_CUT = ("unexpected end of data", "truncated data", "incomplete multibyte sequence")
_NEVER = re.compile(rb"[\xc0\xc1\xf5-\xff]")  # stand nowhere in UTF-8
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FEW_CONTROLS = 0.02  # of a text
_LONGEST = 3  # bytes of a character, each of which may be told as broken
_BROKEN = 20  # broken bytes in a text that is still one, and at most one in a hundred characters
# Full-width signs that stand for no other of ASCII: the report prints some so, and ～ is 至.
_OWN = "，：；！？～"
_WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F) if chr(sign) not in _OWN}
# Punctuation of other widths than the report's: half, small, and that of upright lines.
_PUNCTUATION = str.maketrans("｡､｢｣;﹐﹑﹔﹕︐︑︒︓︔﹒﹪٪", "。、「」；，、；：，、。：；.%%")
_SIGNS = re.compile(f"[{''.join(map(chr, _PUNCTUATION))}]")
# A full stop, but not that behind the number with which a line begins.
_OTHER_WIDTH = re.compile(rf"(?<!^\d)(?<!^\d\d)\.|{_SIGNS.pattern}")
#: A full stop of ASCII at the end of a sentence, not in 0.5 or Add.1; what numbers a line goes first.
#: Of commas and colons, which the report prints in both widths, `southsouth.verification.restoring`
#: decides by the hash of their paragraph.
_STOP = re.compile(
    r"(?=[\s\dA-Za-z一二三四五六七八九十.])(?:(?P<label>^\s*(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]+)\s*\.)"
    r"|(?<=[^\x00-\x7f])\.|(?<=[)%\]])\.|(?<=[A-Za-z0-9])\.(?=[^\S\n]*(?:$|[^\x00-\x7f\s])))",
    re.MULTILINE,
)
_GOES_ON = re.compile(r"(?!\d{1,2}\.[^\S\n])[A-Za-z0-9]")
_ENDS = re.compile(r"[^\x00-\x7f\s]\s?$|[)%\]]\s?$")
_HAN = re.compile("[\u4e00-\u9fff]")
_OTHERS = re.compile("[^ -~\u4e00-\u9fff]")  # signs that a reader may not see, or not as they are
_QUOTED = re.compile('"([^"]{1,60})"')
# Hyphens and dashes that fonts and word processors set for the two of the report.
_DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2212\ufe63"}
_DASHES |= {ord(sign): "—" for sign in "\u2015\u2500\ufe58"}
# Footnote marks in rings, and as markup and programs without small digits write them: [1], [^1], ^1.
_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
_RINGED = {0x2460 + at: mark for at, mark in enumerate(_MARKS)}
_BRACKETED = re.compile(r"\[{1,2}\^?([1-9])\]{1,2}(?:\(#[!-'*-~]*\))?|\^([1-9])(?!\d)\^?")
# A title between signs of less and more, which on most keyboards are nearest to its own.
_ANGLED = re.compile(r"<{1,2}([^<>\n]*[\u4e00-\u9fff][^<>\n]*)>{1,2}")
#: Signs that Unicode keeps for older sets, each the same to a reader as one in common use.
_TWINS = re.compile("[\u2f00-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
# Radicals that NFKC leaves, and what each is: Unicode's Equivalent_Unified_Ideograph (14.0); the last
# one NFKC takes for its form outside the mainland.
_RADICALS = str.maketrans(
    (
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅"
        "⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾"
    ),
    (
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见"
        "角讠贝车辶辶辶邑钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户"
    ),
)  # fmt: skip
#: Digits with a space after each; a group of thousands has three.
_SPACED = re.compile(
    r"(?=\d)(?<!\d)(?<!\d[ \u00a0\u2009\u202f])\d(?:[ \u00a0\u2009\u202f]{1,2}\d)+(?!\d)"
)
# Default_Ignorable_Code_Point of Unicode 14.0 (DerivedCoreProperties.txt): shown as nothing.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
# Blank by their shape: a braille cell without dots, fillers, the place of a picture.
_NUMBER = re.compile(r"\d+")
_SHOWN = 6  # kinds of lines that pages add
_QUOTE = 24  # characters of what is struck out
# Turns the order of what stands behind it: 053 is read where 350 is written. It is told as a sign of the copy.
_TURNING = "\u202e"
_TURNS_BACK = "\u202c"
_BLANK = frozenset("\u2800\U0001d159\U00016fe4\ufffc")
_SPACES = " \u00a0\u2002\u2003\u2009\u202f\u3000"
_WIDE_GAP = re.compile(r"(?<=\d)[^\S\n]{2,}(?=\d{3}(?!\d))")
_BACK = re.compile(r"(?=[\s\[(↩↵⏎⮌⤴↑^])(?:[^\S\n]*[\[(]?[↩↵⏎⮌⤴↑]{1,2}[\])]?(?:\(#[!-'*-~]*\))?[^\S\n]*$|^[^\S\n]*[↑^↩][^\S\n]*(?=[¹²³⁴⁵⁶⁷⁸⁹]))", re.MULTILINE)  # fmt: skip
_IN_NUMBERS = re.compile(
    r"(?<=\d)(?:(?:['’_]|(?<!\d{4})，)(?=\d{3}(?!\d))|[·‧∙](?=\d))"
)  # a year before a comma is no thousands
_WITH_COMMAS = re.compile(r"\d+(?:,\d{3}(?!\d))+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# What ends a line besides \n and \r\n: patterns that look for lines know these alone.
_OTHER_ENDS = re.compile("\r(?!\n)|[\v\x85\u2028\u2029]")
_LINES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")  # white space to every reader


@dataclass(frozen=True)
class Text:
    """The text of a copy.

    Attributes:
        words: The text, with invisible characters left out and full-width digits, letters and
            brackets in the width of the report.
        encoding: Name of the encoding it was in.
        invisible: What was left out: Unicode name to how often.
        wide: How many full-width signs were narrowed.
        narrow: How much punctuation in half width was widened.
        notes: What else was put right, each in words for a person.
        source: The text as it was, where lines were left out that pages add, and its broken bytes.
        symbols: Those of other documents in the heads of its pages, and how often each stands there.
        commas: Numbers whose commas were left out, as they were written.
        said: Words before or behind all lines that say something.
    """

    words: str
    encoding: str
    invisible: Mapping[str, int] = field(default_factory=dict[str, int])
    wide: int = 0
    narrow: int = 0
    notes: tuple[str, ...] = ()
    source: tuple[str, damage.Broken] | None = None
    symbols: Mapping[str, int] = field(default_factory=dict[str, int])
    commas: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def with_heads(self) -> "Text | None":
        """The same with the lines that looked as if pages had added them; None where there are none."""
        if self.source is None:
            return None
        words, broken = self.source
        return cleaned(words, self.encoding, broken, keeps_heads=True)


def read(path: Path) -> Text:
    """The text of a file.

    Raises:
        Unopened: it cannot be opened.
        NotTheReport: it is no text; the message says what it is and what to do.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unopened(f"{path}: cannot be read ({error.strerror})") from None
    if not raw.strip(b" \t\r\n\v\f\0"):
        what = "not text: it holds nothing but NUL" if b"\0" in raw else "the file is empty"
        raise NotTheReport(f"{path}: {what}")
    inner, written = transfer.opened(raw)
    for signature, what in _SIGNATURES:
        if inner.startswith(signature):
            raise NotTheReport(f"{path}: not text: {what}; save its text as UTF-8")
    try:
        found = _decoded(inner, path)
    except NotTheReport:
        if not written:
            raise
        # Plain letters may look as if they were written in some way: then they are what they are.
        found, written = _decoded(raw, path), ""
    if _has_nulls(found.words) and not _is_chinese(found.words, _is_common, _SURE):
        at = found.words.index("\0")
        raise NotTheReport(f"{path}: not text: it holds NUL at character {at:,}")
    encoding = f"{found.encoding} as {written}" if written else found.encoding
    return cleaned(found.words, encoding, found.broken)


@dataclass(frozen=True)
class _Decoded:
    words: str
    encoding: str
    broken: damage.Broken = damage.NONE
    """Bytes that are none of the encoding; they are left out."""


def _tolerated(words: str) -> int:
    """How many broken places a text may have and still be one."""
    return min(_BROKEN, len(words) // 100)


def _decoded(raw: bytes, path: Path) -> _Decoded:
    """The text and its encoding: as marked, else UTF-8, else what reads as Chinese."""
    mark, codec, encoding = next(
        (marked for marked in _MARKED if raw.startswith(marked[0])), (b"", "utf-8", "UTF-8")
    )
    found = _of_hz(raw) or _read_as(raw, codec, encoding, len(mark))
    unmarked = codec == "utf-8" and found is not None and _has_nulls(found.words)
    if found is not None and not unmarked:
        return found
    if codec == "utf-8":
        wide = ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32")
        guessed = _chinese(raw, *(wide if b"\0" in raw else ()), ("gb18030", "GB18030"))
        guessed = guessed or _chinese(raw, ("big5", "Big5"), common=_is_common_outside)
        guessed = guessed or _chinese(raw, ("gb18030", "GB18030"), common=_is_common_in_any_form)
        if guessed is not None:
            return guessed
    if found is not None:
        return found
    at = _first_broken(raw[len(mark) :], codec) + len(mark)
    if codec == "utf-8" and _is_mixed(raw):
        why = f"in two encodings, UTF-8 and GB18030, the first change at byte {at:,}; save both parts as UTF-8"
        raise NotTheReport(f"{path}: not text: {why}")
    # Of what is no text there is none to save.
    is_binary = len(_CONTROLS.findall(raw)) > _FEW_CONTROLS * len(raw)
    advice = ", with control characters, as no text has" if is_binary else "; save it as UTF-8"
    raise NotTheReport(f"{path}: not text: not {encoding} at byte {at:,}{advice}")


def _of_hz(raw: bytes) -> _Decoded | None:
    """The text of a file in HZ, which writes Chinese in letters of ASCII."""
    if b"~{" not in raw or not raw.isascii():
        return None
    try:
        words = raw.decode("hz")
    except UnicodeDecodeError:
        return None
    return _Decoded(words, "HZ") if not words.isascii() and _is_chinese(words, _is_common) else None


def _is_mixed(raw: bytes) -> bool:
    """Whether some lines of a file are in UTF-8 and the others in GB18030."""
    lines = [line for line in raw.splitlines() if not line.isascii()]
    others = [line for line in lines if not _is_in(line, "utf-8")]
    # One line may have been written in both.
    wrong = sum(not _is_in(line, "gb18030") for line in others)
    return 0 < len(others) < len(lines) and wrong <= min(1, len(others) - 1)


def _is_in(line: bytes, codec: str) -> bool:
    try:
        return _is_chinese(line.decode(codec), _is_common)
    except UnicodeDecodeError:
        return False


def _has_nulls(words: str) -> bool:
    """Whether NUL stands in it more than a few times; files are padded with it at their end."""
    return words.rstrip("\0").count("\0") > _tolerated(words)


def _is_chinese(words: str, common: Callable[[str], bool], least: int = 0) -> bool:
    """Whether what is not ASCII in a text is mostly of these characters, and there are so many."""
    signs = {sign: often for sign, often in Counter(words).items() if not sign.isspace() and not sign.isascii()}  # fmt: skip
    all_signs = sum(signs.values())
    return (
        all_signs >= least and sum(signs[sign] for sign in signs if common(sign)) > 0.9 * all_signs
    )


def _first_broken(raw: bytes, codec: str) -> int:
    try:
        raw.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _read_as(raw: bytes, codec: str, encoding: str, start: int = 0) -> _Decoded | None:
    """The text in a codec without its few broken bytes; None where there are more than a few."""
    parts: list[str] = []
    at: list[int] = []
    read = raw
    if codec == "gb18030":
        read, at = damage.in_step(raw)
    if codec == "utf-8":
        at = [found.start() for found in _NEVER.finditer(raw)]
        read = _NEVER.sub(b"", raw) if len(at) <= _BROKEN else raw
    left_out = [*at] if len(read) < len(raw) else []
    while len(at) <= _BROKEN * _LONGEST:
        try:
            parts.append(read[start:].decode(codec))
            break
        except UnicodeDecodeError as error:
            parts.append(read[start : start + error.start].decode(codec))
            is_last = error.reason in _CUT and start + error.end == len(read)
            if is_last and (codec == "utf-8" or sum(map(len, parts)) >= _SURE):
                encoding += " that ends within a character (the file is cut off)"
                break
            at.append(_where(start + error.start, left_out))
            start += error.end
    words = "".join(parts)
    broken = damage.broken(raw, codec, sorted(at))
    if len(broken.at) > _tolerated(words):
        return None
    return _Decoded(words, encoding, broken)


def _where(at: int, left_out: Sequence[int]) -> int:
    """Where a byte stood before some were left out."""
    for place in left_out:
        at += place <= at
    return at


def _is_common(sign: str) -> bool:
    """Ideographs and signs of the first Chinese standard, which is what a Chinese text is made of."""
    try:
        return len(sign.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _is_common_in_any_form(sign: str) -> bool:
    return _is_common(chinese.simplified(sign))


def _is_common_outside(sign: str) -> bool:
    """Punctuation and the commoner half of the characters of Big5."""
    try:
        return sign.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def _chinese(
    raw: bytes, *codecs_named: tuple[str, str], common: Callable[[str], bool] = _is_common
) -> _Decoded | None:
    """The text in the first codec in which most of it is Chinese; each decodes almost anything."""
    for codec, name in codecs_named:
        found = _read_as(raw, codec, name)
        # Of UTF-16 and UTF-32 each reads the other with NUL.
        if found is None or codec.startswith("utf") and _has_nulls(found.words):
            continue
        if _is_chinese(found.words, common, _SURE if _has_nulls(found.words) else 0):
            return found
    return None


def cleaned(
    source: str,
    encoding: str = "UTF-8",
    broken: damage.Broken = damage.NONE,
    *,
    keeps_heads: bool = False,
) -> Text:
    """The text without what has no shape and what is none of it, in the width of the report."""
    words, codes = wrapping.without_codes(_OTHER_ENDS.sub("\n", source))
    words, times = wrapping.without_times(words)
    strings, of = wrapping.strings(words)
    words, escaped = layout.unescaped(words) if strings is None else (strings, 0)
    is_page = hypertext.is_page(words)
    page = hypertext.read(words) if is_page else hypertext.Page(words)
    if len(page.words) > _LONG and page.words.isascii():
        return Text(page.words, encoding)
    words, others = layout.without_struck(page.words)
    struck = page.struck + others
    signs = set(_OTHERS.findall(words))
    # A sign that turns what follows is told of, the one that ends it not.
    untold = _TURNS_BACK if _TURNING in signs else ""
    told_of = (sign for sign in signs if _is_invisible(sign) or sign == _TURNING)
    found = {_name(sign): words.count(sign) for sign in told_of if sign != untold}
    removed = {ord(sign): None for sign in signs if _is_removed(sign)}
    kept = words.translate(removed) if removed else words
    kept, wide = _narrowed(kept)
    kept, digits = layout.with_own_digits(kept)
    kept, heads_of_chat, senders = wrapping.without_chat(kept)
    kept, numbers = layout.without_line_numbers(kept)
    kept, ends, said = wrapping.without_ends(kept)
    kept, copies = layout.without_copies(kept)
    lines = kept.splitlines()
    heads = [] if keeps_heads else furniture.found(lines)
    if heads:
        left_out = {*heads}
        kept = "\n".join(line for at, line in enumerate(lines) if at not in left_out) + "\n"
    symbols = Counter(symbol for at in heads for symbol in furniture.others(lines[at]))
    shown = [at for at in heads if not furniture.others(lines[at])]
    counted: dict[str, int] = {}
    named: dict[str, str] = {}
    for note, put_right in _OTHER_FORMS:
        written = kept
        kept, counted[note] = put_right(kept)
        if note in _NAMED and counted[note]:
            named[note] = _NAMED[note](written, kept)
    commas = tuple(_WITH_COMMAS.findall(kept))
    kept = _THOUSANDS.sub("", kept) if commas else kept
    kept, narrow = _widened(kept)
    notes = [
        (codes, f"with codes of a terminal ({codes:,})"),
        (times, f"with times of subtitles ({times:,})"),
        (of, f"taken from {of}"),
        (escaped, f"with characters written as codes ({escaped:,})"),
        (is_page and not page.tags, "taken from an HTML page"),
        (page.tags, f"with tags of HTML ({page.tags:,})"),
        (struck, f"with {_passages('struck-out passage', struck)}"),
        (page.hidden, f"with {_passages('passage', page.hidden, ' not shown,')}"),
        (broken.at, f"with {broken}" if broken.at else ""),
        (digits, f"with digits of another script ({digits:,})"),
        (heads_of_chat, f"with heads of a chat ({heads_of_chat:,}, of {senders})"),
        (numbers, f"with numbers before all lines ({numbers:,})"),
        *((True, note) for note in ends),
        (copies, f"with the same text in it again ({copies:,})"),
        *((count, f"{note} ({', '.join(filter(None, (f'{count:,}', named.get(note))))})") for note, count in counted.items()),
        (commas, with_commas(len(commas))),
        (shown, f"with {_lines(len(shown))} that pages add, such as {_examples(lines, shown)}"),
    ]  # fmt: skip
    told = tuple(note for happened, note in notes if happened)
    return Text(
        kept,
        encoding,
        dict(sorted(found.items())),
        wide,
        narrow,
        told,
        (source, broken) if heads else None,
        symbols,
        commas,
        said,
    )


def with_commas(count: int) -> str:
    """That so many numbers had commas; nothing for none."""
    return f"with commas in numbers ({count:,})" if count else ""


def _widened(words: str) -> tuple[str, int]:
    """Chinese lines with punctuation in the width of the report, and how much of it was in another."""
    lines = words.splitlines(keepends=True)
    signs = 0
    for at, line in enumerate(lines):
        before, behind = lines[at - 1] if at else "", "".join(lines[at + 1 : at + 2])
        if _OTHER_WIDTH.search(line) and _HAN.search(before + line + behind):
            lines[at], count = _widened_line(line, before, behind)
            signs += count
    kept = "".join(lines)
    if "“" not in kept:
        kept, quoted = _QUOTED.subn(r"“\1”", kept)
        signs += 2 * quoted
    return kept, signs


def _widened_line(line: str, before: str, behind: str) -> tuple[str, int]:
    line, signs = _in_own_width(line)
    stops = line.count("。")
    ended = line.rstrip()
    # A number or a name may go on in the next line: 0. and 5%, Add. and 1.
    goes_on = (
        ended[-1:] == "." and _GOES_ON.match(behind.lstrip()) is not None and ended[-2:-1].isascii()
    )
    kept = ended[:-1] if goes_on else line
    kept = _STOP.sub(lambda stop: stop["label"] or "。", kept)
    if kept[:1] == "." and _ENDS.search(before):
        kept = "。" + kept[1:]
    line = kept + line[len(ended) - 1 :] if goes_on else kept
    return line, signs + line.count("。") - stops


def _translated(table: Mapping[int, str] | Mapping[int, int]) -> Callable[[str], tuple[str, int]]:
    """What puts signs for others, and says for how many."""
    signs = re.compile(f"[{''.join(map(chr, table))}]")
    return lambda words: signs.subn(lambda sign: sign[0].translate(table), words)


_narrowed = _translated(_WIDE)
_in_own_width = _translated(_PUNCTUATION)
_of_radicals = _translated(_RADICALS)


def _in_common_use(words: str) -> tuple[str, int]:
    words, radicals = _of_radicals(words)
    words, twins = _TWINS.subn(lambda twin: unicodedata.normalize("NFKC", twin[0]), words)
    return words, radicals + twins


_LETTERS = "with letters for digits"  # each is a guess, so the first are told
_TRADITIONAL = "with traditional characters, compared as simplified ones"
_NAMED = {_LETTERS: layout.misread, _TRADITIONAL: chinese.named_forms}
_OTHER_FORMS: tuple[tuple[str, Callable[[str], tuple[str, int]]], ...] = (
    ("with “¶” for line ends", layout.with_line_ends),
    ("with “_” for spaces", layout.with_spaces),
    ("with spaces between characters", lambda words: _closed_up(words)),
    ("with rows of a table", layout.without_tables),
    ("with signs of Markdown", layout.without_markdown),
    ("with lines run together", layout.apart),
    ("with lines that stand several times in a row", layout.once),
    ("with “|” or “!” for 1", layout.with_ones),
    (_LETTERS, layout.with_digits),
    ("with lines numbered in another form", layout.numbered),
    ("with signs of older character sets", _in_common_use),
    ("with other hyphens and dashes", _translated(_DASHES)),
    ("with footnote marks in rings", _translated(_RINGED)),
    ("with footnote marks in brackets", lambda words: _BRACKETED.subn(_mark, words)),
    ("with titles in other brackets", lambda words: _ANGLED.subn(r"《\1》", words)),
    ("with arrows that lead back from footnotes", lambda words: _BACK.subn("", words)),
    (_TRADITIONAL, chinese.in_simplified),
    ("with several spaces for one in numbers", lambda words: _WIDE_GAP.subn(" ", words)),
    ("with spaces between digits", lambda words: _SPACED.subn(_joined, words)),
    ("with other signs in numbers", lambda words: _IN_NUMBERS.subn(_in_number, words)),
)
"""What a copy's signs may be instead of the report's, and what puts them right and counts them."""


def _mark(written: re.Match[str]) -> str:
    return _MARKS[int(written[1] or written[2]) - 1]


def _in_number(sign: re.Match[str]) -> str:
    return "" if sign[0] in "'’_，" else "."


def _closed_up(words: str) -> tuple[str, int]:
    """The text without spaces where most of its characters have one behind them."""
    spaces = sum(map(words.count, _SPACES))
    if 3 * spaces < len(words):
        return words, 0
    return words.translate(dict.fromkeys(map(ord, _SPACES))), spaces


def _joined(spaced: re.Match[str]) -> str:
    return "".join(spaced[0].split())


def _passages(what: str, passages: Sequence[str], how: str = "") -> str:
    """What is struck out or hidden in a copy, and so is no part of what it says."""
    first = " ".join(passages[0].split()) if passages else ""
    cut = f"{first[:_QUOTE]}{'…' * (len(first) > _QUOTE)}"
    return f"{len(passages):,} {what}{'s' * (len(passages) != 1)}{how} left out (“{cut}”{' and the like' * (len(passages) > 1)})"


def _lines(count: int) -> str:
    return f"{count:,} line{'s' * (count > 1)}"


def _examples(lines: Sequence[str], heads: Sequence[int]) -> str:
    """One of each kind, numbers aside."""
    kinds: dict[str, str] = {}
    for at in heads:
        kinds.setdefault(_NUMBER.sub("#", lines[at].strip()), lines[at].strip())
    shown = ", ".join(f"“{line}”" for line in [*kinds.values()][:_SHOWN])
    return f"{shown} and the like" if len(kinds) > _SHOWN else shown


def _is_invisible(sign: str) -> bool:
    """Whether a reader cannot see the sign, or not tell it from a space."""
    return _is_removed(sign) or (unicodedata.category(sign) == "Zs" and sign not in " \u3000")


def _is_removed(sign: str) -> bool:
    """What stands for nothing: ignorable characters, blanks, formats, controls, private use and what
    is no character. Spaces stay."""
    if sign.isascii() and sign.isprintable() or sign in _LINES or sign == _TURNING:
        return False
    if _IGNORABLE.match(sign) or sign in _BLANK:
        return True
    return unicodedata.category(sign) in ("Cf", "Cc", "Co") or _is_no_character(ord(sign))


def _is_no_character(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}" if ord(sign) else "NUL")
