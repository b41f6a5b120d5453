"""What a copy is, before anything is said of its rows: the report, damaged or whole, or another text."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from southsouth.chinese import is_chinese
from southsouth.decoding import Text
from southsouth.language import DEFAULT, N_, NN_, Plural, counted, translate
from southsouth.report import PARAGRAPHS, Report, plain, spans
from southsouth.verification.copy import AGAIN, FOOTNOTE, differing, symbols
from southsouth.verification.differences import is_beginning
from southsouth.verification.extras import Extra, extras
from southsouth.verification.failure import Failure
from southsouth.verification.naming import named
from southsouth.verification.order import NUMBER, PLACE, PLACE_AGAIN
from southsouth.verification.places import Grouped, grouped
from southsouth.verification.quoting import quotation
from southsouth.verification.resembling import resembled
from southsouth.verification.substituted import left_out, lost
from southsouth.verification.tokens import TOKEN
from southsouth.verification.words import printed_words

_COMPARABLE = 5  # one printed word in so many stands in the report without its commas
_FEW = 15  # paragraphs of a copy that may be a quotation
_LOST_AS = "?？口□■�"  # what stands for a character that was lost
_MANY_LOST = 0.07  # of the characters of a text
_FEWEST_LOST = 10  # in a short one they may be its own
_GARBLED = 0.3  # of the signs of a text: three bytes that were read in pairs
_WITH_COMMAS = 2000  # characters of a text that has commas
_SHOWN = 3  # numbers that are told one by one
_GAP = re.compile(" {3}")
_TIMES = {1: " twice", 2: " three times", 3: " four times", 4: " five times"}
#: Characters of a text that may be a few sentences of which no table has words.
PARAGRAPH = 2000
_NOT = N_("not the report{put_right}: {why}")
_NOT_KNOWN = N_("not known to be of the report{put_right}: {why}")
_MISSING = N_("{paragraphs} missing")
_DIFFERING = N_("{paragraphs} differing")
_BEGUN = NN_(
    "only the beginning of {paragraphs} (its end is missing)",
    "only the beginnings of {paragraphs} (their ends are missing)",
)
_ADDED = N_("{paragraphs} with words added")
_SPACED = N_("{paragraphs} with other spaces in numbers")
_NOT_EVERY = N_("not every fact holds")
_MARKS = NN_(
    "the mark of footnote {spans} missing or another",
    "the marks of footnotes {spans} missing or others",
)
_MARKED = NN_("a mark too many in {paragraphs}", "marks too many in {paragraphs}")
_AGAIN = NN_(
    "a later copy of {paragraphs} differing",
    "later copies of {paragraphs} differing",
)
_ONCE_MORE = NN_(
    "{paragraphs} there once more and differing",
    "{paragraphs} there once more and differing",
)
_MOVED = NN_("{paragraphs} in another place", "{paragraphs} in other places")
_MOVED_AGAIN = NN_(
    "a later copy of {paragraphs} elsewhere or under another number",
    "later copies of {paragraphs} elsewhere or under other numbers",
)
_RENUMBERED = NN_(
    "{paragraphs} under another number",
    "{paragraphs} under other numbers",
)
_BARE = NN_("{paragraphs} without its number", "{paragraphs} without their numbers")
_LOST_SIGNS = N_("with “{sign}” for characters that are lost")
_ALL_BARE = N_("without paragraph numbers")
_LOST = NN_("footnote {spans} missing", "footnotes {spans} missing")
_NOTES = NN_("footnote {spans} differing", "footnotes {spans} differing")
_HEADINGS = NN_(
    "the heading before {paragraphs} missing or differing",
    "the headings before {paragraphs} missing or differing",
)
_SYMBOLS = N_("the heads of its pages name another document ({shown})")
_SAID = N_("{words} before or behind its lines is not part of it")
_NO_SIGN = N_("without any “{signs}”")
_IN_MORE = N_("{paragraphs} in more than “{signs}”")
_IN_NO_MORE = N_("what tables print of those that differ is there but for “{signs}”")
_ELSEWHERE = NN_("{count} heading in another place", "{count} headings in other places")
_CUT = NN_(
    "{count} line that may be the end of a paragraph",
    "{count} lines that may be the end of a paragraph",
)
_STRANGE = NN_("{count} line that is not part of it", "{count} lines that are not part of it")


@dataclass(frozen=True)
class Diagnosis:
    """What a copy is.

    Attributes:
        is_report: Whether it is the report at all; if not, no row can be held against it.
        line: The same in one line for a person.
        missing: Paragraphs that are not there.
        differing: Paragraphs that are there and are not those the tables were made from.
        begun: Those of which no more than the beginning is there.
        extras: Lines that are not part of the report.
        grouped: What fails by what caused it.
    """

    is_report: bool
    line: str
    missing: tuple[int, ...]
    differing: tuple[int, ...]
    begun: tuple[int, ...] = ()
    extras: tuple[Extra, ...] = ()
    grouped: Grouped = field(default_factory=dict[str, Mapping[int, list[Failure]]])


def diagnosis(
    text: Text,
    report: Report,
    frames: Mapping[str, pl.DataFrame],
    failures: Sequence[Failure],
) -> Diagnosis:
    """What a copy is, by its paragraphs' hashes and by the words that the tables print.

    It is the report where a paragraph is the same to the letter, or where at least half of all
    printed words stand in their paragraphs (a copy with other punctuation differs in every one).
    """
    missing = tuple(report.missing)
    others = tuple(n for n in differing(report, frames["paragraphs"]) if n not in missing)
    agreeing = len(PARAGRAPHS) - len(missing) - len(others)
    standing, all_words = (0, 0) if agreeing else _words(report, frames)
    is_part = len(PARAGRAPHS) - len(missing) <= _FEW
    if is_part and (part := _part(text, report, frames)):
        return Diagnosis(
            False, part + _in_signs(failures, frames, missing, others), missing, others
        )
    is_comparable = others and (agreeing or _COMPARABLE * standing >= all_words)
    if is_comparable and _is_without_commas(text.words) and not unreadable(text):
        return Diagnosis(False, _without_commas(text, failures, missing), missing, others)
    if agreeing or 2 * standing >= all_words:
        return _of_the_report(text, report, frames, failures, missing, others)
    lost = unreadable(text)
    said = (
        *filter(None, (lost, resembled(report, frames))),
        f"{agreeing} of its {len(PARAGRAPHS)} paragraphs agree, and {standing:,} of {all_words:,} printed words stand "
        "where the tables say",
    )
    of = text.words if is_part and not lost and is_chinese(text.words) else ""
    line = denial("; ".join(said), put_right(Text("", text.encoding)), of=of)
    return Diagnosis(False, line, missing, others)


def denial(why: str, put_right: str = "", *, of: str = "") -> str:
    """That a text is not the report; of a few words that are told, that nobody knows it to be of it."""
    message = _NOT_KNOWN if 0 < len(of) <= PARAGRAPH else _NOT
    return translate(message, DEFAULT, put_right=put_right, why=why)


def _of_the_report(
    text: Text,
    report: Report,
    frames: Mapping[str, pl.DataFrame],
    failures: Sequence[Failure],
    missing: tuple[int, ...],
    others: tuple[int, ...],
) -> Diagnosis:
    """What a copy is that is the report, damaged or whole."""
    twice = _TIMES.get(sum(copy.is_whole for copy in report.copies), "")
    strange = tuple(extras(report, frames["paragraphs"]))
    of = grouped(failures, frames, missing, others, strange)
    spaced = tuple(of.get("spaces", {}))
    texts = {number: report.paragraphs[number] for number in others}
    signs, more = left_out(texts, frames)
    has_ends = any("。" in paragraph for paragraph in report.paragraphs.values())
    # Without the ends of sentences nobody knows where a paragraph ends.
    begun = tuple(n for n, of in texts.items() if has_ends and is_beginning(n, of, frames))
    differ = tuple(number for number in others if number not in begun)
    state = _state(missing, begun, differ, sorted(report.added), spaced, is_true=not failures)
    bare = of.get("bare", {})
    is_bare = bare.keys() >= {*PARAGRAPHS} - {0, *missing}
    in_front = ((_ALL_BARE, is_bare), (_LOST_SIGNS, sign := lost(texts, frames)), (_NO_SIGN, signs))
    without = "".join(
        f", {translate(message, DEFAULT, sign=sign, signs=signs)}"
        for message, is_so in in_front
        if is_so
    )
    beside = _beside(text, report, failures, of, is_again=bool(twice))
    beside += "" if is_bare else _listed(_BARE, bare)
    if signs:
        message = _IN_MORE if more else _IN_NO_MORE
        beside += f"; {translate(message, DEFAULT, paragraphs=named(more), signs=signs)}"
    is_named = bool(beside or bare or strange or missing or others or report.added or spaced)
    if failures and not is_named:
        beside = f"; {translate(_NOT_EVERY, DEFAULT)}"
    said = f"the report{twice}{put_right(text, strange)}{without}: {state}{beside}"
    return Diagnosis(True, said, missing, differ, begun, strange, of)


def _beside(
    text: Text, report: Report, failures: Sequence[Failure], of: Grouped, *, is_again: bool
) -> str:
    """What fails beside what paragraphs say."""
    there = [number for number in of.get("footnote", {}) if number in report.footnotes]
    beside = (
        f"{_told(_MOVED, failures, PLACE)}{_told(_RENUMBERED, failures, NUMBER)}"
        f"{_told(_MOVED_AGAIN, failures, PLACE_AGAIN)}{_told(_AGAIN if is_again else _ONCE_MORE, failures, AGAIN)}"
        f"{_listed(_HEADINGS, of.get('heading', ()))}{_lost(report, failures)}{_listed(_NOTES, there)}"
        f"{_listed(_MARKS, of.get('mark', ()))}{_listed(_MARKED, of.get('marked', ()))}"
    )
    if text.said:
        words = ", ".join(f"“{each}”" for each in text.said)
        beside += f"; {translate(_SAID, DEFAULT, words=words)}"
    if heads := of.get("symbol", {}).get(0):
        beside += f"; {translate(_SYMBOLS, DEFAULT, shown=symbols(heads))}"
    return beside


def _is_without_commas(words: str) -> bool:
    """Whether a longer Chinese text has no comma in full width, and none in half width for these."""
    return len(words) > _WITH_COMMAS and "，" not in words and words.count(",") < len(words) // 100


def _without_commas(text: Text, failures: Sequence[Failure], missing: Sequence[int]) -> str:
    """That nothing of the paragraphs but numbers can be compared, and which of these differ."""
    of_footnotes = "footnote"  # without their commas these are in no order
    others = [
        f"{failure.row_id}: {failure.message}"
        for failure in failures
        if failure.rule == TOKEN and of_footnotes not in failure.row_id
    ]
    more = [f"and {len(others) - _SHOWN:,} more"] if len(others) > _SHOWN else []
    gone = [translate(_MISSING, DEFAULT, paragraphs=named(missing))] if missing else []
    said = "; ".join([*gone, *others[:_SHOWN], *more]) or "those of its paragraphs agree"
    return (
        f"the report without its commas (“，”){put_right(text)}: put them back, no more than numbers can be "
        f"compared without them; {said}"
    )


def unreadable(text: Text) -> str:
    """What was done to a text by which nothing in it can be read, and what to do; empty for nothing."""
    sign, garbled = _lost_sign(text.words), _garbled(text.words)
    reasons = (
        (garbled, f"it is {garbled} that was read in another encoding; open its source as {garbled}"),
        (_is_garbled_in_gbk(text.words), "it is UTF-8 that was read as GBK; open its source as UTF-8"),
        (sign, f"many of its characters are lost, with “{sign}” for them; save its source as UTF-8"),
        (_is_in_columns(text.words), "its lines run through columns; save one after the other"),
    )  # fmt: skip
    return next((reason for is_so, reason in reasons if is_so), "")


def _part(text: Text, report: Report, frames: Mapping[str, pl.DataFrame]) -> str:
    """What a copy quotes of the report, line by line or as it was read; empty for nothing."""
    lines = [line for line in text.words.splitlines() if line.strip()]
    strange = (line for extra in extras(report, frames["paragraphs"]) for line in extra.lines)
    # Words that were added to a paragraph belong to the quotation.
    whole = {number: "".join(report.lines.get(number, ())) for number in report.added}
    read = [*(report.paragraphs | whole).values(), *report.footnotes.values(), *strange]
    for number, words in report.added.items():
        read += words if plain(whole[number]) == plain(report.paragraphs[number]) else ()
    return quotation([lines, read, ["".join(lines)]], frames, put_right(text))


def _in_signs(
    failures: Sequence[Failure],
    frames: Mapping[str, pl.DataFrame],
    missing: Sequence[int],
    differing: Sequence[int],
) -> str:
    """Marks of footnotes and spaces in numbers by which paragraphs that agree to the letter are others."""
    of = grouped(failures, frames, missing, differing, ())
    spaced = [*of.get("spaces", ())]
    said = translate(_SPACED, DEFAULT, paragraphs=named(spaced)) if spaced else ""
    return f"{f'; {said}' if said else ''}{_listed(_MARKS, of.get('mark', ()))}{_listed(_MARKED, of.get('marked', ()))}"


def is_report(report: Report, frames: Mapping[str, pl.DataFrame]) -> bool:
    """Whether a copy is the report, damaged or whole; of another text no row can be held against it."""
    if len(differing(report, frames["paragraphs"])) < len(PARAGRAPHS):
        return True
    standing, all_words = _words(report, frames)
    return 2 * standing >= all_words


def _state(
    missing: Sequence[int],
    begun: Sequence[int],
    others: Sequence[int],
    added: Sequence[int],
    spaced: Sequence[int],
    *,
    is_true: bool,
) -> str:
    """How whole the copy is, and whether what the tables say holds in it."""
    begins = counted(_BEGUN, len(begun), DEFAULT, paragraphs=named(begun))
    states = (
        (_MISSING, missing),
        (begins, begun),
        (_DIFFERING, others),
        (_ADDED, added),
        (_SPACED, spaced),
    )
    said = [
        translate(message, DEFAULT, paragraphs=named(numbers))
        for message, numbers in states
        if numbers
    ]  # fmt: skip
    if not said:
        return "every paragraph agrees" + (", and every fact holds" if is_true else "")
    damaged = {*missing, *begun, *others, *added, *spaced}
    agreeing = "none agrees" if len(damaged) == len(PARAGRAPHS) else "the others agree"
    return f"{' and '.join(said)}; {agreeing}"


def _told(message: Plural, failures: Sequence[Failure], rule: str) -> str:
    """Which paragraphs or footnotes break a rule, ascending, each once."""
    return _listed(message, {int(failure.row_id) for failure in failures if failure.rule == rule})


def _listed(message: Plural, found: Collection[int]) -> str:
    """Paragraphs or footnotes, ascending; nothing for none."""
    numbers = sorted(found)
    if not numbers:
        return ""
    return f"; {counted(message, len(numbers), DEFAULT, spans=spans(numbers), paragraphs=named(numbers))}"


def _lost(report: Report, failures: Sequence[Failure]) -> str:
    """The footnotes that paragraphs of the copy cite, or should, and it has not."""
    uncited = {int(failure.row_id) for failure in failures if failure.rule == FOOTNOTE}
    lost = sorted((set(report.cited) | (set() if report.missing else uncited)) - set(report.footnotes))  # fmt: skip
    if not lost:
        return ""
    return f"; {counted(_LOST, len(lost), DEFAULT, spans=spans(lost))}"


def put_right(text: Text, strange: Sequence[Extra] = ()) -> str:
    """What had to be put right to read the copy."""
    said: list[str] = []
    if text.encoding != "UTF-8":
        said.append(f"in {text.encoding}")
    if text.invisible:
        named = ", ".join(f"{count:,} {name}" for name, count in text.invisible.items())
        said.append(f"with invisible characters ({named})")
    if text.wide:
        said.append(f"with digits, letters or signs in full width ({text.wide:,})")
    if text.narrow:
        said.append(f"with punctuation in another width ({text.narrow:,})")
    said += text.notes
    for message, kind in ((_ELSEWHERE, "heading"), (_CUT, "end"), (_STRANGE, "")):
        lines = sum(len(extra.lines) for extra in strange if extra.kind == kind)
        said += [f"with {counted(message, lines, DEFAULT)}"] if lines else []
    return f", {', '.join(said)}" if said else ""


def _words(report: Report, frames: Mapping[str, pl.DataFrame]) -> tuple[int, int]:
    """How many of the tables' printed words stand where they should, and how many there are."""
    found = [words in passage for words, passage in printed_words(report, frames)]
    return sum(found), len(found)


def _is_in_columns(words: str) -> bool:
    """Whether most lines have a gap within them."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return 2 * sum(_GAP.search(line) is not None for line in lines) > len(lines)


def _lost_sign(words: str) -> str:
    """The sign that stands for many characters of a text that were lost; empty where none does."""
    often, sign = max((words.count(sign), sign) for sign in _LOST_AS)
    least = max(_FEWEST_LOST, _MANY_LOST * len("".join(words.split())))
    return sign if often > least else ""


def _garbled(words: str) -> str:
    """The encoding of a text of which each byte was read as a letter; empty for another text."""
    signs = {sign: often for sign, often in Counter(words).items() if not sign.isascii()}
    letters = sum(often for sign, often in signs.items() if sign <= "\xff")
    if not letters > 0.5 * max(sum(signs.values()), 1):
        return ""
    read = words.encode("latin-1", "ignore")
    names = {"gb18030": "GB18030", "big5": "Big5"}
    of = (name for codec, name in names.items() if is_chinese(read.decode(codec, "ignore")))
    return next(of, "UTF-8")


def _is_garbled_in_gbk(words: str) -> bool:
    """Whether Chinese comes out where its signs are written in GBK and read in UTF-8, as of no other text."""
    signs = sum(often for sign, often in Counter(words).items() if not sign.isascii())
    read = Counter(words.encode("gbk", "ignore").decode("utf-8", "ignore")) if signs else {}
    chinese = sum(often for sign, often in read.items() if "\u4e00" <= sign <= "\u9fff")
    return chinese > _GARBLED * max(signs, 1)
