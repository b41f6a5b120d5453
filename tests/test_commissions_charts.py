from collections import Counter

import pytest

from southsouth import exhibits, geography, tables
from southsouth.measures import commissions as measures

# Members of the region, members from outside it, associate members, in mid-2014.
COUNTS = {
    "eca": (54, 0, 0),
    "ece": (56, 0, 0),
    "eclac": (33, 11, 13),
    "escap": (49, 4, 9),
    "escwa": (17, 0, 0),
}


@pytest.mark.parametrize("code", COUNTS)
def test_members_by_class(code):
    classes = Counter(exhibits.get(f"commission-members-{code}").frame()["class"])

    assert (classes["member"], classes["non_regional"], classes["associate"]) == COUNTS[code]


@pytest.mark.parametrize("code", COUNTS)
def test_each_member_is_a_shape_and_a_small_one_a_circle_too(code):
    exhibit = exhibits.get(f"commission-members-{code}")
    frame, figure = exhibit.frame(), exhibit.figure("zh")
    shapes = [place for t in figure.data if t.type == "choropleth" for place in t.locations]
    circles = [place for t in figure.data if t.type == "scattergeo" for place in t.customdata]

    assert sorted(shapes) == sorted(frame["iso3"])
    assert set(circles) == set(frame["iso3"]) & set(geography.small_states()["iso3"])
    assert exhibit.map_kind == "un"


def test_no_disputed_area_is_coloured():
    units = geography.countries()
    disputed = set(units[units["kind"] == "disputed"]["unit"])

    for code in COUNTS:
        assert not disputed & set(exhibits.get(f"commission-members-{code}").frame()["iso3"])


def test_sizes_draw_all_five():
    exhibit = exhibits.get("commission-sizes")
    frame, (members, associates) = exhibit.frame(), exhibit.figure("en").data

    assert list(members.x) == frame["members_2014"].to_list()
    assert list(associates.x) == frame["associates_2014"].to_list()


def test_naming_and_describing_paragraphs_are_kept_apart():
    for code in COUNTS:
        named, described = measures.paragraphs_of(
            tables.load("commission_activities"), code.upper()
        )
        assert named
        assert not set(named) & set(described)


def test_a_figure_of_africa_is_no_figure_of_europe():
    figures, activities = tables.load("figures"), tables.load("commission_activities")
    africa = set(measures.figures_of(figures, activities, "ECA")["figure_id"])

    assert "p055-au-programme-years" in africa
    assert measures.figures_of(figures, activities, "ECE").is_empty()
