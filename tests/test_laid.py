"""What is laid out once is what the modules and tables of now lay out, and is used for nothing else."""

import gzip
import json

import pytest

from southsouth import exhibits, laying
from southsouth.charts import laid


def _near(one, other):
    """The same words and numbers, those with a fraction to a millionth."""
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_near, one, other))
    return one == pytest.approx(other, abs=1e-6) if isinstance(one, float) else one == other


def test_the_file_holds_what_is_laid_out_now():
    """Where it fails: `python -m southsouth.laying` writes the file anew."""
    kept, made = (
        json.loads(gzip.decompress(read)) for read in (laid.PATH.read_bytes(), laying.made())
    )
    assert kept["sources"] == made["sources"]
    assert kept["laid"].keys() == made["laid"].keys()
    differing = [key for key, found in kept["laid"].items() if not _near(found, made["laid"][key])]
    assert differing == []


@pytest.fixture
def forgotten():
    """Nothing of the file or of what was made is remembered."""
    laid.forget()
    yield
    laid.forget()


@pytest.mark.parametrize("name", ["commission-members-escwa", "events-map"])
def test_a_drawing_from_the_file_is_the_one_that_is_made(name, forgotten, monkeypatch):
    from_file = exhibits.get(name).figure("zh", 350)
    laid.forget()
    monkeypatch.setattr(laid, "_laid", dict)
    assert exhibits.get(name).figure("zh", 350) == from_file


def test_after_a_change_of_what_lays_out_nothing_is_taken_from_the_file(forgotten, monkeypatch):
    assert laid._laid()
    laid.forget()
    monkeypatch.setattr(laid, "_SOURCES", laid._SOURCES[:-1])
    assert laid._laid() == {}


@pytest.mark.parametrize("name", ["commission-members-ece", "country-mentions-map"])
def test_a_map_of_all_rows_is_drawn_without_looking_for_room(name, forgotten, monkeypatch):
    def settle(*_, **__):
        raise AssertionError("room was looked for")

    monkeypatch.setattr("southsouth.charts.settling.settled", settle)
    exhibits.get(name).figure("en", 1120)
