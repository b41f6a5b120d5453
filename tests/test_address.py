"""The view in an address is read or refused, parameter by parameter; a refusal is noted, never raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from southsouth.address import LONGEST_WORD, Address, joined, listed, longest_list, own, refuse_rest
from southsouth.errors import UnknownFilter
from southsouth.language import LANGUAGES

KINDS = ["meeting", "workshop", "trade, and aid"]
MALFORMED = [
    "<script>", "未知", " workshop", "workshop ", "workshop\n", "\x00", "%00", "null", "-1",
    "1e3", "０", "２０１２年", "9999", "99999", "1066", "2012.0", "+2012", "a" * 500, "../etc", "trade",
    "true", "workshop;meeting",
]  # fmt: skip


def address(value: str | None, language: str = "en") -> Address:
    return Address({} if value is None else {"p": value}, language)


@pytest.mark.parametrize("value", MALFORMED)
def test_what_is_not_allowed_is_the_default_with_one_note(value):
    asked = address(value)
    assert asked.choice("p", KINDS, "meeting") == "meeting"
    assert asked.choice("p", KINDS) is None
    assert len(asked.problems) == 1
    assert "“p=" in asked.problems[0]


@pytest.mark.parametrize("value", MALFORMED)
def test_a_list_leaves_out_what_is_not_allowed_with_a_note(value):
    asked = address(value)
    assert asked.choices("p", KINDS) == []
    assert len(asked.problems) == 1
    if "," not in value and len(value) < 20:
        mixed = address(f"workshop,{value},meeting,workshop")
        assert mixed.choices("p", KINDS) == ["workshop", "meeting"]
        assert len(mixed.problems) == 1


@pytest.mark.parametrize("value", MALFORMED)
def test_what_is_no_number_within_bounds_is_none_with_a_note(value):
    asked = address(value)
    assert asked.number("p", 1978, 2014) is None
    assert len(asked.problems) == 1


@pytest.mark.parametrize("value", [None, ""])
def test_what_is_not_asked_is_the_default_without_a_note(value):
    asked = address(value)
    assert asked.choice("p", KINDS, "meeting") == "meeting"
    assert asked.choices("p", KINDS) == []
    assert asked.number("p", 1978, 2014) is None
    assert asked.word("p") == ""
    assert asked.problems == []


@pytest.mark.parametrize("value", ["Workshop", "WORKSHOP", "ｗorkshop", "workshop,Workshop", "Workshop,workshop,"])  # fmt: skip
def test_one_value_in_another_case_or_width_or_twice_is_that_value(value):
    asked = address(value)
    assert asked.choice("p", KINDS, "meeting") == "workshop"
    assert asked.choices("p", KINDS) == ["workshop"]
    assert asked.problems == []
    assert own([("p", value), ("p", "workshop")], {"p": KINDS}) == ({"p": "workshop"}, [])


@pytest.mark.parametrize("value", ["２０１２", "2012,2012", "2012,２０１２"])
def test_one_number_in_another_width_or_twice_is_that_number(value):
    asked = address(value)
    assert asked.number("p", 1978, 2014) == 2012
    assert asked.problems == []


def test_what_is_allowed_is_taken():
    assert address("workshop").choice("p", KINDS, "meeting") == "workshop"
    asked = address("trade, and aid,meeting,,meeting")
    assert asked.choices("p", KINDS) == ["trade, and aid", "meeting"]
    assert asked.problems == []


def test_a_number_is_taken_to_its_bounds():
    def number(value: str) -> tuple[int | None, int]:
        asked = address(value)
        return asked.number("p", 9, 40), len(asked.problems)

    assert number("9") == (9, 0)
    assert number("40") == (40, 0)
    assert number("8") == (None, 1)
    assert number("41") == (None, 1)
    assert number("9" * 150) == (None, 1)


def test_a_word_has_a_longest_and_keeps_what_can_be_printed():
    assert address("a" * LONGEST_WORD).word("p") == "a" * LONGEST_WORD
    assert address("联合国 UNDP\x00\u202e").word("p") == "联合国 UNDP"
    long = address("a" * (LONGEST_WORD + 1))
    assert long.word("p") == ""
    assert len(long.problems) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_shows_the_first_forty_characters_of_what_was_asked(language):
    for length, shown in ((40, "a" * 40), (41, "a" * 40 + "…")):
        asked = address("a" * length, language)
        asked.choice("p", KINDS)
        assert f"“p={shown}”" in asked.problems[0]
        assert "a" * 41 not in asked.problems[0]


def test_each_parameter_has_its_own_note():
    asked = Address({"one": "x", "two": "x"}, "en")
    for name in ("one", "two", "one"):
        asked.choice(name, KINDS)
    assert ["“one=" in asked.problems[0], "“two=" in asked.problems[1]] == [True, True]
    assert len(asked.problems) == 2


def test_a_list_may_be_as_long_as_all_values_together_and_no_longer():
    every = ",".join(KINDS)
    assert address(every).choices("p", KINDS) == KINDS
    longest = longest_list(KINDS)
    assert longest >= len(every)
    for length, expected in ((longest, ["workshop"]), (longest + 1, [])):
        asked = address("workshop".ljust(length, ","))
        assert asked.choices("p", KINDS) == expected
        assert len(asked.problems) == (0 if expected else 1)


@given(st.lists(st.sampled_from(["a", "b", "a,b", "a,b,c", "d,", "x"]), max_size=8))
def test_values_are_read_apart_with_the_longest_known_first(values):
    known = ["a", "a,b", "a,b,c"]
    read = list(listed(",".join(values), known))
    assert ",".join(read).replace(",", "") == ",".join(values).replace(",", "")
    assert "" not in read
    assert all(value in known or "," not in value for value in read)


def test_of_two_known_values_the_longer_is_read():
    assert list(listed("a,b,c", {"a", "b", "c", "a,b"})) == ["a,b", "c"]
    assert list(listed("a,b,c", {"a", "a,b,c", "a,b"})) == ["a,b,c"]
    assert list(listed("a,b,c,d", {"a,b,c", "a,b,c,d,e"})) == ["a,b,c", "d"]
    assert list(listed("a,b,c", {"b,c"})) == ["a", "b,c"]
    assert list(listed(",a,,b,", {"a"})) == ["a", "b"]
    assert list(listed("", {"a"})) == []
    assert list(listed("a,b", set())) == ["a", "b"]


def test_of_one_parameter_five_values_are_noted_each_once():
    asked = address(",".join(str(number) for number in range(5)) + ",0,4")
    asked.choices("p", ["x" * 200])
    assert [f"“p={number}”" in note for number, note in enumerate(asked.problems)] == [True] * 5
    many = address(",".join(str(number) for number in range(20)))
    many.choices("p", ["x" * 200])
    assert len(many.problems) == 5
    many.refuse("q", "x")
    assert len(many.problems) == 6  # another parameter is noted for itself


def unread(names: list[str], language: str = "en") -> list[str]:
    """The notes on an address with parameters that nobody reads."""
    asked = Address(dict.fromkeys(names, "x"), language)
    asked.word("known")
    return asked.close(everywhere=("lang",), silent=("embed",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_nobody_reads_are_noted_once_with_those_that_there_are(language):
    (note,) = unread(["b", "known", "lang", "embed", "a"], language)
    assert "“b”, “a”" in note
    assert "“known”, “lang”" in note
    assert "embed" not in note
    assert "…" not in note
    assert unread(["known", "lang", "embed"], language) == unread([], language) == []


@pytest.mark.parametrize(("count", "more"), [(4, False), (5, False), (6, True), (7, True)])
def test_five_unknown_names_are_told_and_of_more_that_there_are_more(count, more):
    (note,) = unread([f"n{number}" for number in range(count)])
    told = [f"“n{number}”" in note for number in range(count)]
    assert told == [number < 5 for number in range(count)]
    assert (" …;" in note) == more


def test_what_others_add_to_a_link_is_no_unknown_parameter():
    assert unread(["utm_source", "gclid"]) == []
    assert len(unread(["utm_source", "x"])) == len(unread(["x_utm_"])) == 1


def test_after_the_notes_were_made_no_parameter_is_read():
    asked = address("workshop")
    asked.close()
    with pytest.raises(RuntimeError, match="p is read after the notes"):
        asked.choice("p", KINDS)


def test_the_longest_list_holds_every_value_with_a_comma_and_never_less_than_a_word():
    assert longest_list(["ab"] * 100) == 300
    assert longest_list([]) == longest_list(["a"]) == LONGEST_WORD


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x1f", "\u202e", "\u200b", "\ufffe", "\U000e0001"]
)
def test_a_character_that_nobody_sees_is_named_by_its_code_and_left_out(sign):
    asked = address(f"ab{sign}c")
    assert asked.word("p") == "abc"
    (note,) = asked.problems
    assert f"“p=abU+{ord(sign):04X}c”" in note
    alone = address(sign)
    assert (alone.word("p"), alone.words("p")) == ("", [])
    listed = address(f"meeting,{sign}")
    assert listed.choices("p", KINDS) == ["meeting"]
    for note in (*alone.problems, *listed.problems, *unread([f"a{sign}"])):
        assert f"U+{ord(sign):04X}" in note
        assert sign not in note


def test_spaces_of_any_width_are_one_space_and_nothing_but_spaces_is_noted():
    assert address("南南\u3000合作 \u00a0a").word("p") == "南南 合作 a"
    blank = address(" \u3000")
    assert blank.word("p") == ""
    assert len(blank.problems) == 1


@pytest.mark.parametrize("value", [",", ",,,"])
def test_a_list_of_nothing_but_separators_is_noted(value):
    for read in (lambda asked: asked.choices("p", KINDS), lambda asked: asked.words("p")):
        asked = address(value)
        assert read(asked) == []
        assert f"“p={value}”" in asked.problems[0]


def test_of_two_free_texts_none_is_taken_and_two_lists_are_one():
    asked = Address(joined([("p", "a"), ("p", "b"), ("q", "a"), ("q", "a")]), "en")
    assert (asked.word("p"), asked.word("q")) == ("", "a")
    assert "several values" in asked.problems[0]
    assert asked.words("p") == ["a", "b"]


def test_other_words_for_a_value_are_asked_only_where_it_is_none_itself():
    said = {"IDN": "FRA", "Indonesia": "IDN", "nowhere": "XXX"}
    for written, found in (("IDN", "IDN"), ("Indonesia", "IDN"), ("nowhere", None), ("FRA", None)):
        address = Address({"country": written}, "en")
        assert address.choice("country", ["IDN"], meant=said.get) == found
        assert bool(address.problems) == (found is None)
    assert Address({"country": "Indonesia,IDN"}, "en").choices("country", ["IDN"], said.get) == [
        "IDN"
    ]


@pytest.mark.parametrize(
    ("written", "several"),
    [("a,b", True), ("a,c", False), ("c", False), (",".join("ab" * 50), True), (",".join("ab" * 51), False)],
)  # fmt: skip
def test_several_known_values_where_one_is_possible_are_noted_as_such_and_the_rest_as_unknown(
    written, several
):
    address = Address({"kind": written}, "en")
    assert address.choice("kind", ["a", "b"]) is None
    (note,) = address.problems
    assert ("several values" in note, "not recognized" in note) == (several, not several)


def test_a_parameter_of_a_file_that_is_given_twice_is_refused_unless_it_is_the_same():
    for one, other in (("a", "b"), ("b", "a")):
        with pytest.raises(UnknownFilter, match="one value only"):
            own([("kind", one), ("kind", other)], {"kind": ["a", "b"]})
    same = "".join(["wor", "kshop"])
    assert own([("kind", "workshop"), ("kind", same)], {"kind": []}) == ({"kind": "workshop"}, [])


def test_what_a_page_reads_and_every_page_knows_is_known():
    address = Address({"lang": "zh", "search": "x"}, "en")
    assert address.choice("lang", LANGUAGES) == "zh"
    assert address.close(["lang", "search"]) == []


@pytest.mark.parametrize(
    ("written", "several"),
    [
        ("1,76", True),
        ("76,1", True),
        ("75,76", True),
        ("1,77", False),
        ("0,1", False),
        ("77", False),
    ],
)
def test_two_numbers_within_bounds_are_noted_as_two(written, several):
    address = Address({"paragraph": written}, "en")
    assert address.number("paragraph", 1, 76) is None
    assert [("several values" in note) for note in address.problems] == [several]
    odd = Address({"paragraph": "1,75"}, "en")
    assert odd.number("paragraph", 1, 75) is None
    assert "several values" in odd.problems[0]


@pytest.mark.parametrize(
    ("written", "found", "notes"),
    [("a, b,,a", ["a", "b"], 0), ("", [], 0), (",", [], 1), (" , ", [], 1), ("a" * 201, [], 1)],
)
def test_words_are_each_once_and_noted_where_there_are_none(written, found, notes):
    address = Address({"columns": written}, "en")
    assert address.words("columns") == found
    assert len(address.problems) == notes


def test_of_a_file_unknown_values_are_refused_and_unknown_parameters_set_apart():
    allowed = {"kind": ["a"], "q": []}
    assert own([("kind", "a"), ("q", "any"), ("x", "1")], allowed) == (
        {"kind": "a", "q": "any"}, [("x", "1")],
    )  # fmt: skip
    assert own([("kind", "")], allowed) == ({}, [])
    with pytest.raises(UnknownFilter) as refusal:
        own([("kind", "b")], allowed)
    assert (refusal.value.parameter, refusal.value.value, [*refusal.value.allowed]) == (
        "kind",
        "b",
        ["a"],
    )


def test_what_no_address_has_is_refused_and_what_others_add_is_let_through():
    refuse_rest([("utm_source", "x"), ("fbclid", "y")], ["kind"])
    with pytest.raises(UnknownFilter) as refusal:
        refuse_rest([("utm_source", "x"), ("knd", "y")], ["kind"])
    assert (refusal.value.parameter, refusal.value.value, [*refusal.value.allowed]) == (
        "knd",
        None,
        ["kind"],
    )
