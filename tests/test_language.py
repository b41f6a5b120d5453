"""Both languages say everything; numbers and dates read as they should."""

import sys

import pytest
from babel.messages.pofile import read_po

from southsouth import paths
from southsouth.language import catalogue as gettext_catalogue
from southsouth.language import compact, country_name, date, translate

sys.path.insert(0, str(paths.ROOT / "tools"))
import catalogue  # noqa: E402

PO = paths.LOCALE / "zh" / "LC_MESSAGES" / "southsouth.po"


@pytest.fixture(scope="module")
def chinese():
    """Each message of the catalogue's file, with its Chinese; one that counts, by both forms."""
    with PO.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="zh") if message.id}


def test_no_string_is_missing_in_chinese(chinese):
    missing = [text for text in catalogue.messages() if not "".join(chinese.get(text) or "")]
    assert missing == []


#: A column of numbers and a unit: two things that English names alike.
TWO_THINGS = {"organizations", "participants"}


def several_names(messages):
    """English words, full stop and capitals aside, that have more than one Chinese."""
    names = {}
    for english, said in messages.items():
        if isinstance(english, str):
            names.setdefault(english.rstrip(".").lower(), set()).add(said.rstrip("。"))
    return {english: said for english, said in names.items() if len(said) > 1}


def test_one_thing_has_one_name_in_chinese(chinese):
    assert set(several_names(chinese)) == TWO_THINGS
    planted = {"Acronym": "缩写", "Acronym.": "简称。", "Seat": "所在地", "Seat.": "所在地。"}
    assert several_names(planted) == {"acronym": {"缩写", "简称"}}


def test_no_chinese_string_is_left_over(chinese):
    assert sorted(map(str, set(chinese) - set(catalogue.messages()))) == []


def test_the_compiled_catalogue_is_that_of_the_file(chinese):
    compiled = gettext_catalogue("zh")
    for message, text in chinese.items():
        if isinstance(message, tuple):
            assert (compiled.ngettext(*message, 2),) == tuple(text)
        else:
            assert compiled.gettext(message) == text


def test_places_in_a_message_are_kept(chinese):
    import re

    for message, text in chinese.items():
        forms = message if isinstance(message, tuple) else (message,)
        kept = "".join(text)
        assert set(re.findall(r"{\w+}", forms[-1])) == set(re.findall(r"{\w+}", kept)), message


@pytest.mark.parametrize(
    ("edtf", "english", "zh"),
    [
        ("2013", "2013", "2013年"),
        ("2013-07", "July 2013", "2013年7月"),
        ("2013-07-05", "5 July 2013", "2013年7月5日"),
        ("2010/..", "since 2010", "自2010年起"),
        ("2014/2017", "2014–2017", "2014—2017年"),
        ("2014-01/2014-03", "January–March 2014", "2014年1月至3月"),
        ("2009-06/2015-11", "June 2009 – November 2015", "2009年6月至2015年11月"),
        ("2012-07-05/2012-07-06", "5–6 July 2012", "2012年7月5日至6日"),
        ("2013-06-29/2013-07-01", "29 June – 1 July 2013", "2013年6月29日至7月1日"),
        (None, "date not stated", "未注明日期"),
    ],
)
def test_a_date_is_said_to_its_precision(edtf, english, zh):
    assert (date(edtf, "en"), date(edtf, "zh")) == (english, zh)


def test_large_numbers_are_said_in_few_characters():
    assert (compact(30e12, "en"), compact(30e12, "zh")) == ("30 trillion", "30万亿")
    assert (compact(213_000, "zh"), compact(857, "en")) == ("21.3万", "857")


def test_countries_have_the_names_the_united_nations_uses():
    assert country_name("BOL", "zh") == "多民族玻利维亚国"
    assert country_name("TUR", "en") == "Turkey"
    with pytest.raises(KeyError):
        country_name("XXX", "en")


def test_a_message_without_translation_stays_english():
    assert translate("no such message", "zh") == "no such message"
