"""A count stands with the form of its noun, in each language, wherever it is said."""

import ast
import re
import sys

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from southsouth import counts, language, paths
from southsouth.language import NN_, counted
from southsouth.names import figure_value

sys.path.append(str(paths.ROOT / "tools"))
import catalogue  # noqa: E402

# From the template, which test_language.py holds to the code: to read the code takes seconds.
with (paths.LOCALE / "southsouth.pot").open("rb") as file:
    PLURALS = sorted(message.id for message in read_po(file) if isinstance(message.id, tuple))
NO_NOUN = "|".join(
    [
        "about",
        "across",
        "and",
        "as",
        "at",
        "brings",
        "but",
        "by",
        "down",
        "for",
        "from",
        "has",
        "hash",
        "hold",
        "holds",
        "if",
        "in",
        "is",
        "lists",
        "matches",
        "needs",
        "none",
        "of",
        "on",
        "or",
        "prints",
        "proposes",
        "provides",
        "receives",
        "convenes",
        "takes",
        "does",
        "reads",
        "says",
        "stands",
        "that",
        "the",
        "to",
        "was",
        "where",
        "with",
    ]
)
NOUNS = rf" (?:(?!(?:{NO_NOUN})\b)[a-z-]+ ){{0,2}}?(?!(?:{NO_NOUN})\b)[a-z-]+(?<!s)s\b"
BARE = re.compile(rf"\{{\w+\}}{NOUNS}")
ALWAYS_MANY = {
    "{most} characters": "a limit, far above one",
    "{characters(text)} characters": "the length of a paragraph",
    "{rows.height} rows": "an error where there is not one row",
    "{expected} rows": "an error of a developer; never one row",
    "{len(found)} files": "an error of a developer, with the files listed below it",
    "{summary.files[part]} files": "a column of a table on the terminal",
    "{total} files": "a whole site, thousands of files",
    "{frame.height} rows": "some of the rows of a whole table",
    "{made.height} anchors": "one for every row of every table",
    "{number} differs": "a verb: paragraph 12 differs",
    "{site} works": "a verb: South-South Explorer works from a text",
    "{provider} acts": "a verb: Brazil acts as convener",
    "{provider} makes": "a verb: Brazil makes a proposal",
    "{provider} leads": "a verb: Brazil leads frameworks",
    "{provider} links": "a verb: WIPO links participants",
    "{len(PARAGRAPHS)} paragraphs": "all paragraphs of the report",
    "{tell.plain(known['twelve'])} recommendations": "the twelve of the Joint Inspection Unit",
    "{_LONGEST_QUERY} characters": "a limit, far above one",
    "{all_words} printed words": "those of all tables",
    "{len(repeated)} lines": "heads of printed pages; a line that stands once is not repeated",
    "{times} times": "the trade of many countries beside one part of it",
    "{figures} figures": "those of the whole report",
    "{total} amounts": "said where there are ten at least",
    "{all} rows": "more than a chart draws one by one",
    "{met} gatherings": "said where both are more than one",
    "{others} centres": "said where both are more than one",
}


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [(0, "0 events", "没有活动"), (1, "1 event", "1项活动"), (2, "2 events", "2项活动")],
)
def test_a_count_agrees_with_its_noun(count, english, chinese):
    assert counted(counts.EVENTS, count, "en") == english
    assert counted(counts.EVENTS, count, "zh") == chinese


def test_there_are_messages_that_count():
    assert len(PLURALS) > 60


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_message_that_counts_has_both_languages(count):
    for one_and_many in PLURALS:
        values = dict.fromkeys(re.findall(r"{(\w+)}", one_and_many[1]), "§")
        values.pop("count", None)
        english = counted(NN_(*one_and_many), count, "en", **values)
        chinese = counted(NN_(*one_and_many), count, "zh", **values)
        assert english == one_and_many[count != 1].format(count=count, **values)
        assert re.search(r"[一-鿿]|%", chinese), chinese
        nothing = not count and chinese.startswith("没有")
        assert nothing or str(count) in chinese or "{count}" not in one_and_many[1], one_and_many


def test_large_counts_have_separators():
    assert counted(counts.ROWS, 1234, "en") == "1,234 rows"


@pytest.mark.parametrize(
    ("value", "high", "unit", "said"),
    [
        (1.0, None, "countries", "1 country"),
        (49.0, None, "centres", "49 centres"),
        (4.5, None, "years", "4.5 years"),
        (0.0, None, "projects", "0 projects"),
        (1.0, 2.0, "events", "1 to 2 events"),
        (12.0, None, "other", "12"),
    ],
)
def test_a_figure_agrees_with_its_unit(value, high, unit, said):
    figure = {"value": value, "value_high": high, "unit": unit, "qualifier": "exact"}
    assert figure_value(figure, "en") == said


def test_a_language_with_more_forms_needs_only_a_catalogue(tmp_path, monkeypatch):
    russian = Catalog(locale="ru", domain="southsouth")
    russian.add(
        tuple(counts.EVENTS),
        ("{count} мероприятие", "{count} мероприятия", "{count} мероприятий"),
    )
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "southsouth.mo").open("wb") as file:
        write_mo(file, russian)
    monkeypatch.setattr(paths, "LOCALE", tmp_path)
    language.catalogue.cache_clear()
    said = [counted(counts.EVENTS, count, "ru") for count in (1, 2, 5, 21)]
    language.catalogue.cache_clear()
    assert said == ["1 мероприятие", "2 мероприятия", "5 мероприятий", "21 мероприятие"]


def bare(messages):
    """Messages with one form that set a count before a plural noun."""
    return [
        m
        for m in messages
        if isinstance(m, str) and {found[0] for found in BARE.finditer(m)} - set(ALWAYS_MANY)
    ]


def test_no_message_with_one_form_sets_a_count_before_a_plural():
    assert bare(catalogue.messages()) == []


def test_a_planted_count_is_found():
    assert bare(["{count} events", "{found} of {count} dated events", "{count} in all"]) == [
        "{count} events",
        "{found} of {count} dated events",
    ]


def bare_in(source):
    """f-strings of Python code that set a value before a plural noun."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for value, words in zip(node.values, node.values[1:], strict=False):
                if isinstance(value, ast.FormattedValue) and isinstance(words, ast.Constant):
                    found = re.match(NOUNS, str(words.value))
                    if found:
                        yield f"{{{ast.unparse(value.value)}}}{found[0]}"


def test_no_f_string_of_the_code_sets_a_count_before_a_plural():
    found = {
        text
        for folder in (paths.PACKAGE, paths.ROOT / "pages")
        for path in folder.rglob("*.py")
        for text in bare_in(path.read_text(encoding="utf-8"))
    }
    assert sorted(found) == sorted(found & set(ALWAYS_MANY))


def test_a_planted_f_string_is_found():
    assert list(bare_in('f"{n} broken links of {name} is"')) == ["{n} broken links"]
