"""The words are those of the United Nations: the glossary holds every text and both catalogues."""

import re

import polars as pl
import pytest
from babel.messages.pofile import read_po

from southsouth import arithmetic, glossary, paths, tables
from southsouth.glossary import Slip

#: Where a form stands all the same, and why. A reason that no longer applies fails below.
_SHORT = "a label on a chart, where the full name has no room; cards and lists give it in full"
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("Bolivia", "Bolivia"): _SHORT,
    ("Bolivia", "玻利维亚"): _SHORT,
    ("Venezuela", "Venezuela"): _SHORT,
    ("Venezuela", "委内瑞拉"): _SHORT,
}


@pytest.fixture(scope="module")
def messages():
    """Every English form of the catalogue with its Chinese."""
    with (paths.LOCALE / "zh" / "LC_MESSAGES" / "southsouth.po").open("rb") as file:
        found = [message for message in read_po(file, locale="zh") if message.id]
    return {
        english: "".join(message.string)
        for message in found
        for english in ([message.id] if isinstance(message.id, str) else message.id)
    }


def audited():
    """The sentences of the audit, as a table of text."""
    return arithmetic.audit(tables.everything())


@pytest.fixture(scope="module")
def all_slips(messages):
    statements = [
        slip
        for row in audited().iter_rows(named=True)
        for language in ("en", "zh")
        for text in (row[f"statement_{language}"], row[f"note_{language}"] or "")
        for slip in glossary.slips(text, language, f"audit:{row['relation_id']}")
    ]
    return [*glossary.in_tables(tables.everything()), *glossary.in_messages(messages), *statements]


def told(slips):
    return "\n".join(f"{s.where}: {s.form!r}; write {s.term!r}" for s in slips)


def test_no_form_that_the_glossary_rules_out_stands_anywhere(all_slips):
    left = [slip for slip in all_slips if (slip.where, slip.form) not in EXCEPTIONS]
    assert not left, told(left)


def test_every_exception_is_still_needed(all_slips):
    assert set(EXCEPTIONS) <= {(slip.where, slip.form) for slip in all_slips}


def test_no_column_of_text_is_left_out():
    held = {(table, column) for table in tables.NAMES for column, _ in glossary.text_columns(table)}
    assert {("paragraphs", "gist_zh"), ("organisations", "name_en"), ("caveats", "note_en")} <= held
    assert not [column for _, column in held if "printed" in column or column == "aliases"]


PLANTED = [
    ("paragraphs", "gist_zh", "开发署继续托管该机构。", "托管"),
    ("events", "title_en", "A side-event on energy", "side-event"),
    ("figures", "subject_zh", "会员国的三个方面", "三个方面"),
    ("organisations", "name_zh", "联合国办公室、秘书处和办公室", "办公室"),
    ("documents", "title_en", "Review of the Millennium Goals", "Millennium Goals"),
]


@pytest.mark.parametrize(("table", "column", "text", "form"), PLANTED)
def test_a_planted_row_is_found(table, column, text, form):
    frame = tables.load(table)
    planted = frame.with_columns(
        pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(text)).otherwise(column).alias(column)
    )
    before = set(glossary.in_tables({table: frame}))
    found = set(glossary.in_tables({table: planted})) - before
    assert form in {slip.form for slip in found}


@pytest.mark.parametrize(
    ("english", "chinese", "form"),
    [
        ("Events", "事件", "事件"),
        ("The roadmap", "路线图", "roadmap"),
        ("By organisers", "按组织方", "organisers"),
        ("No place printed", "未印地点", "未印"),
        ("Host", "主办方", "主办方"),
    ],
)
def test_a_planted_message_is_found(english, chinese, form):
    assert form in {slip.form for slip in glossary.in_messages({english: chinese})}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Venezuela (Bolivarian Republic of)", "en"),
        ("the Group of 77 and China", "en"),
        ("organisation_id or place_id", "en"),
        ("南南合作办公室与发展业务协调办公室", "zh"),
        ("联合国发展集团", "zh"),
        ("其他语文文本", "zh"),
        ("a computer-programmed unroadmapped thing", "en"),
    ],
)
def test_what_is_correct_is_no_slip(text, language):
    assert list(glossary.slips(text, language)) == []


def test_a_form_beside_its_exception_is_found():
    found = list(glossary.slips("Bolivia and Bolivia (Plurinational State of)", "en"))
    assert found == [Slip("", "Bolivia", "Plurinational State of Bolivia")]


def test_a_message_that_is_a_term_has_the_term_in_chinese(messages):
    """Where a whole message is a term of the glossary, its Chinese is the glossary's."""
    words = {
        row["term_en"].partition(" (")[0].casefold(): row["term_zh"]
        for row in tables.load("glossary").iter_rows(named=True)
    }
    wrong = {
        english: (chinese, words[english.casefold()])
        for english, chinese in messages.items()
        if english.casefold() in words and chinese != words[english.casefold()]
    }
    assert set(wrong) == set(OTHER_SENSES), wrong


#: A message that is spelled as a term but means something else here, with what it means.
OTHER_SENSES: dict[str, str] = {
    "Organization": "any body that the report names (机构)",
    "Participant": "a role of bodies, not of people (参与方)",
    "Members": "members of any kind (成员)",
    "members": "members of any kind (成员)",
}


def test_no_body_is_called_by_its_acronym_twice():
    """Cards and search add the acronym in brackets: a name must not end with brackets of its own."""
    named = tables.load("organisations").filter(pl.col("acronym").is_not_null())
    twice = named.filter(
        pl.any_horizontal(
            pl.col("name_en").str.ends_with(")"),
            *(
                pl.col(name).str.contains(pl.format("({})", "acronym"), literal=True)
                for name in ("name_en", "name_zh")
            ),
        )
    )
    assert twice["organisation_id"].to_list() == []


def test_a_name_of_several_words_has_its_capitals_wherever_it_stands():
    """“a Caribbean risk management initiative” was the Initiative."""
    names = [
        name
        for name in tables.load("organisations").filter(standing="body")["name_en"]
        if sum(word[:1].isupper() for word in name.split()) >= 3 and "(" not in name
    ]
    pattern = re.compile(
        "|".join(map(re.escape, sorted(names, key=len, reverse=True))), re.IGNORECASE
    )
    wrong = [
        (table, text)
        for table, frame in tables.everything().items()
        for column, language in glossary.text_columns(table)
        if language == "en" and table != "glossary" and frame[column].dtype == pl.String
        for text in frame[column].drop_nulls()
        for found in pattern.findall(text)
        if found not in names and found[:1].lower() + found[1:] not in names
    ]
    assert len(names) > 40
    assert wrong == []
