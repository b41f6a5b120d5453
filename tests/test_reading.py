"""A reader's own copy: found words are marked, nothing of the text is lost, a bad file is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from southsouth import cards, reading
from southsouth.errors import NotTheReport
from southsouth.reading import Fact, pieces


def fact(words: str, kind: str = "figure", own: str = "x") -> Fact:
    return Fact(kind, own, own, words)


def marked(text: str, *facts: Fact) -> list[tuple[str, list[str]]]:
    return [(piece.text, [one.id for one in piece.facts]) for piece in pieces(text, facts)]


def test_words_are_found_across_white_space_and_footnote_marks():
    assert marked("约 1 400¹ 万美元。", fact("1400万美元")) == [
        ("约 ", []), ("1 400¹ 万美元", ["x"]), ("。", []),
    ]  # fmt: skip


def test_overlapping_words_share_a_piece():
    found = marked("abcdef", fact("abcd", own="one"), fact("cdef", own="two"))
    assert found == [("ab", ["one"]), ("cd", ["one", "two"]), ("ef", ["two"])]


def test_words_are_found_wherever_they_stand():
    assert [text for text, ids in marked("2013年和2013年", fact("2013年")) if ids] == ["2013年"] * 2


def test_a_name_that_stands_alone_is_not_marked_in_a_longer_one():
    found = marked(
        "开发署署长和开发署",
        fact("开发署", "organisation", "undp"),
        fact("开发署署长", "organisation", "head"),
    )
    assert found == [("开发署署长", ["head"]), ("和", []), ("开发署", ["undp"])]


def test_a_name_that_stands_only_in_a_longer_one_is_marked_there():
    found = marked(
        "巴西政府",
        fact("巴西", "organisation", "brazil"),
        fact("巴西政府", "organisation", "government"),
    )
    assert found == [("巴西", ["government", "brazil"]), ("政府", ["government"])]


@given(st.text(max_size=60), st.lists(st.text(max_size=6), max_size=6))
def test_pieces_are_the_text_whole_and_in_order(text, words):
    assert "".join(piece.text for piece in pieces(text, [fact(one) for one in words])) == text


def test_every_printed_word_of_a_card_is_a_fact_of_its_paragraph():
    for kind in ("figure", "event", "recommendation", "cooperation"):
        for fact_id in cards.ids(kind):
            for one in cards.card(kind, fact_id, "en").evidence:
                known = {(f.words, f.footnote) for f in reading.facts(one.paragraph, "en")}
                assert (one.printed, one.footnote) in known, (kind, fact_id)


def test_every_fact_is_marked_in_the_report(report_copy, monkeypatch):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    copy = reading.configured()
    assert copy
    assert copy.differing == ()
    for number, text in copy.report.paragraphs.items():
        facts = reading.facts(number, "en")
        texts = {None: text} | {f: copy.report.footnotes[f] for f in copy.report.footnotes}
        found = {
            (one.id, one.words)
            for footnote, passage in texts.items()
            for piece in pieces(passage, [one for one in facts if one.footnote == footnote])
            for one in piece.facts
        }
        assert {(one.id, one.words) for one in facts} == found


def test_without_the_variable_there_is_no_copy(monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)
    assert reading.configured() is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "empty"),
        (b"\xff\xfe1\0.\0\xd8", "UTF-16"),
        (b"\xb4\xf3\xff", "UTF-8"),
        (b"no numbers here", "no paragraph is numbered"),
        (b"1. One.\n\n2. Two.", "none of its paragraphs"),
    ],
)
def test_a_file_that_is_not_the_report_is_refused_without_its_path(
    tmp_path: Path, monkeypatch, content, said
):
    path = tmp_path / "copy.txt"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(reading.VARIABLE, str(path))
    with pytest.raises(NotTheReport, match=said) as refusal:
        reading.configured()
    assert str(tmp_path) not in str(refusal.value)
    assert reading.VARIABLE in str(refusal.value)


@pytest.mark.parametrize("path", ["x" * 5000, "/", "."])
def test_a_path_that_is_no_file_is_refused(monkeypatch, path):
    monkeypatch.setenv(reading.VARIABLE, path)
    with pytest.raises(NotTheReport, match=reading.VARIABLE):
        reading.configured()


def test_a_copy_with_one_paragraph_changed_says_which(report_copy, tmp_path, monkeypatch):
    changed = tmp_path / "copy.txt"
    text = report_copy.read_text(encoding="utf-8")
    changed.write_text(text.replace("近一半", "一半多", 1), encoding="utf-8")
    monkeypatch.setenv(reading.VARIABLE, str(changed))
    copy = reading.configured()
    assert copy
    assert copy.differing == (1,)
