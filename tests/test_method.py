"""The Method page: what it says of the checks is computed, and holds."""

import polars as pl

from southsouth import tables
from southsouth.measures import checks
from southsouth.vocabulary import VERDICTS


def test_the_extent_is_that_of_the_tables():
    extent = checks.extent(tables.everything())
    assert extent["paragraphs"] == 76
    assert extent["tables"] == len(tables.NAMES)
    assert extent["rows"] == sum(tables.load(name).height for name in tables.NAMES)
    one = {**tables.everything(), "figures": tables.load("figures").head(1)}
    assert checks.extent(one)["printed"] == extent["printed"] - tables.load("figures").height + 1


def test_verdicts_are_counted_each_and_in_order():
    counted = checks.verdicts(pl.DataFrame({"verdict": ["agrees", "does_not_agree", "agrees"]}))
    assert counted == {"agrees": 2, "does_not_agree": 1, "cannot_be_decided": 0}
    assert list(counted) == list(VERDICTS)


def test_caveats_are_narrowed_by_kind_and_paragraph():
    every = tables.load("caveats")
    assert checks.caveats(every).height == every.height
    assert set(checks.caveats(every, ["open_base"])["kind"]) == {"open_base"}
    assert set(checks.caveats(every, paragraph=1)["paragraph"]) == {1}
    assert checks.caveats(every, [], 0).height == every.filter(paragraph=0).height
