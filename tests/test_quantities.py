"""Numbers, qualifiers and dates are read from printed Chinese as a reader reads them."""

import pytest

from southsouth.quantities import Quantity, dates, expressions, number, qualifiers, quantities


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("零", 0), ("两", 2), ("九", 9), ("十", 10), ("十五", 15), ("二十", 20), ("六十九", 69), ("一百", 100),
        ("一百零五", 105), ("三百二十一", 321), ("千", 1000), ("两千", 2000), ("四千五百六十七", 4567),
        ("七", 7), ("八十", 80), ("20 000", 20000), ("0.12", 0.12), ("8.616", 8.616),
    ],
)  # fmt: skip
def test_a_numeral_is_its_number(words, value):
    assert number(words) == value


@pytest.mark.parametrize("words", ["", " ", "半", "几", "多", "一x", "第一"])
def test_what_is_no_numeral_is_refused(words):
    with pytest.raises(ValueError, match="is no number"):
        number(words)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("4万亿美元", [(4e12, False, 1e12)]),
        ("7 590亿美元", [(7.59e11, False, 1e8)]),
        ("8.616亿", [(8.616e8, False, 1e5)]),
        ("13 000 多名", [(13000, False, 1)]),
        ("2 700 万", [(2.7e7, False, 1e4)]),
        ("3亿", [(300_000_000, False, 1e8)]),
        ("5万亿", [(5_000_000_000_000, False, 1e12)]),
        ("0.12%", [(0.12, True, 0.01)]),
        ("10-20万", [(1e5, False, 1e4), (2e5, False, 1e4)]),
        ("5至10%", [(5, True, 1), (10, True, 1)]),
        ("三分之一", [(100 / 3, True, 0)]),
        ("4分之3", [(75, True, 0)]),
        ("近一半", [(50, True, 0)]),
        ("半数", [(50, True, 0)]),
        ("半年", [(0.5, False, 0.5)]),
        ("两年半", [(2.5, False, 0.5)]),
        ("第二", []),
        ("第69届会议的3份文件", [(3, False, 1)]),
        ("四分之一和12个", [(25, True, 0), (12, False, 1)]),
    ],
)
def test_printed_words_have_these_quantities_and_no_others(printed, found):
    read = [(one.value, one.share, one.step) for one in quantities(printed)]
    near = pytest.approx  # to the last of fifteen digits: 亿 is not 99,999,999
    assert read == [(near(v, rel=1e-14), share, near(step, rel=1e-14)) for v, share, step in found]


def test_each_expression_has_its_place_and_an_ordinal_means_nothing():
    read = [
        (first, last, [q.value for q in found])
        for first, last, found in expressions("第 二次，5-10% 的3国")
    ]
    assert read == [(1, 2, []), (4, 9, [5, 10]), (10, 11, [3])]


def test_near_is_relative_and_below_one_absolute():
    assert Quantity(1000, share=False, step=1.0).is_near(1009, 0.01)
    assert not Quantity(1000, share=False, step=1.0).is_near(1011, 0.01)
    assert not Quantity(1000, share=False, step=1.0).is_near(989, 0.01)
    assert Quantity(0.005, share=False, step=1.0).is_near(0, 0.01)
    assert not Quantity(0.02, share=False, step=1.0).is_near(0, 0.01)
    assert Quantity(0.25, share=False, step=1.0).is_near(0, 0.25)  # the tolerance itself is near


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("超过 100", {"more_than"}), ("100多", {"more_than"}), ("100以上", {"more_than"}), ("近一半", {"nearly"}),
        ("大约3个", {"approximately"}), ("估计3个", {"approximately"}), ("至少3个", {"at_least"}),
        ("不少于3个", {"at_least"}), ("约100多", {"approximately", "more_than"}), ("3个", set()),
        ("预计3个", {"projected"}), ("可能有3个", {"possible"}), ("打算再筹3个", {"intended"}),
    ],
)  # fmt: skip
def test_words_of_doubt_are_read(printed, names):
    assert qualifiers(printed) == names


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("2013年6月29日至7月1日", ["2013-06-29", "2013-07-01"]),
        ("2014-2017年", ["2014", "2017"]),
        ("2012 和 2013 年", ["2012", "2013"]),
        ("2012 至 2013 年", ["2012", "2013"]),
        ("2011、2012 和 2013 年", ["2011", "2012", "2013"]),
        ("2013年7月", ["2013-07"]),
        ("2012年11月30日", ["2012-11-30"]),
        ("2012年12月和2013年", ["2012-12", "2013"]),
        ("6月29日", []),
        ("第2013号", ["2013"]),
        ("68/230", []),
        ("2013年3月4日", ["2013-03-04"]),
        ("2012年12月1日、3日和2013年", ["2012-12-01", "2012-12-03", "2013"]),
        ("2014-2017年和2019年", ["2014", "2017", "2019"]),
    ],
)
def test_dates_are_read_to_the_precision_printed(printed, found):
    assert dates(printed) == found
