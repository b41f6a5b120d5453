"""Links are narrowed and placed as the page and the downloads say; nothing has a made-up place."""

import re

import polars as pl
import pytest

from southsouth import cards, exhibits, geography, tables
from southsouth.exhibits import cooperation as rows
from southsouth.language import LANGUAGES, country_name
from southsouth.measures import cooperation as measures
from southsouth.measures import routes
from southsouth.names import in_sentence, link_sentence, link_text
from southsouth.vocabulary import LINK_KINDS, label

LINKS = pl.DataFrame(
    {
        "link_id": ["a", "b", "c", "d", "e", "f"],
        "provider": ["BRA", "BRA", "AGO", "undp", "South", "BRA"],
        "provider_kind": ["country", "country", "country", "organisation", "group", "country"],
        "partner": ["AGO", "AGO", "BRA", "unossc", "BRA", "nobody"],
        "partner_kind": ["country", "country", "country", "organisation", "country", "organisation"],
        "link_kind": ["provision", "exchange", "provision", "provision", "provision", "provision"],
        "mutual": [False, True, False, False, False, False],
        "figure_id": ["money", None, "money", "people", None, None],
    }
)  # fmt: skip


def ids(links: pl.DataFrame) -> list[str]:
    return links["link_id"].to_list()


def test_a_country_has_its_links_both_ways():
    assert ids(measures.touching(LINKS, ["AGO"])) == ["a", "b", "c"]


def test_a_body_is_no_country_even_if_its_id_is_asked_for():
    assert ids(measures.touching(LINKS, ["undp"])) == []


def test_no_country_asked_for_is_every_link():
    assert measures.touching(LINKS, []).height == LINKS.height


def test_countries_are_told_those_with_most_links_first_then_by_code():
    assert measures.countries(LINKS) == [("BRA", 5), ("AGO", 3)]
    even = LINKS.filter(pl.col("link_id").is_in(["a", "c"]))
    assert measures.countries(even.reverse()) == [("AGO", 2), ("BRA", 2)]


def test_a_provision_is_its_givers_and_an_exchange_of_both():
    body = pl.DataFrame(
        {"link_id": ["g"], "provider": ["undp"], "provider_kind": ["organisation"], "partner": ["AGO"],
        "partner_kind": ["country"], "link_kind": ["exchange"], "mutual": [True], "figure_id": [None]}
    )  # fmt: skip
    links = pl.concat([LINKS, body], how="vertical_relaxed")
    drawn = measures.of_countries(links)
    assert ids(drawn) == ["a", "b", "c", "f", "g"]
    own = measures.from_each_country(drawn)
    assert own.select("link_id", "provider", "partner").rows() == [
        ("a", "BRA", "AGO"), ("b", "BRA", "AGO"), ("b", "AGO", "BRA"), ("c", "AGO", "BRA"), ("f", "BRA", "nobody"),
        ("g", "AGO", "undp"),
    ]  # fmt: skip
    assert measures.ranked(own).rows() == [("AGO", 3), ("BRA", 3)]


def test_the_one_country_of_every_link_is_found_the_one_that_provides_before_the_other():
    both = LINKS.filter(pl.col("link_id").is_in(["a", "b"]))
    assert measures.hub(both) == "BRA"
    assert measures.hub(both.reverse()) == "BRA"
    assert measures.hub(LINKS.filter(link_id="c")) == "AGO"
    each_way = LINKS.filter(pl.col("link_id").is_in(["a", "c"]))
    assert [measures.hub(each_way), measures.hub(each_way.reverse())] == ["BRA", "AGO"]
    assert measures.hub(LINKS.filter(pl.col("link_id").is_in(["c", "e"]))) == "BRA"
    assert measures.hub(LINKS) is None
    assert measures.hub(LINKS.filter(link_id="d")) is None
    assert measures.hub(LINKS.clear()) is None


FIGURES = pl.DataFrame(
    {
        "figure_id": ["money", "part", "people"], "unit": ["USD", "USD", "people"],
        "value": [5.0, 2.0, 9.0], "paragraph": [1, 1, 2], "value_high": [None] * 3,
        "qualifier": ["exact"] * 3, "period": [None] * 3, "as_printed": ["x", "y", "z"], "subject_en": ["x", "y", "z"],
        "subject_zh": ["x", "y", "z"],
    },
    schema_overrides={"value_high": pl.Float64, "period": pl.String},
)  # fmt: skip


def test_a_shared_amount_has_one_row_with_its_links_and_their_parties():
    found = measures.amounts(LINKS, FIGURES, {})
    assert found["figure_id"].to_list() == ["money"]
    only = found.row(0, named=True)
    assert only["links"] == ["a", "c"]
    assert only["shared"] == 2
    assert only["provider"] == ["BRA", "AGO"]
    assert only["partner_kind"] == ["country", "country"]


def test_equal_amounts_are_in_the_order_of_their_ids():
    figures = FIGURES.with_columns(pl.lit("USD").alias("unit"), pl.lit(5.0).alias("value"))
    found = measures.amounts(LINKS, figures.reverse(), {})
    assert found["figure_id"].to_list() == ["money", "people"]


def test_parties_of_an_amount_stand_once_with_their_own_kind():
    links = LINKS.with_columns(pl.lit("money").alias("figure_id"))
    only = measures.amounts(links, FIGURES, {}).row(0, named=True)
    assert dict(zip(only["partner"], only["partner_kind"], strict=True)) == {
        "AGO": "country", "BRA": "country", "unossc": "organisation", "nobody": "organisation",
    }  # fmt: skip


def test_the_sum_counts_a_shared_amount_once_and_a_part_with_its_whole():
    with_part = LINKS.with_columns(
        pl.when(pl.col("link_id") == "e").then(pl.lit("part")).otherwise("figure_id").alias("figure_id")
    )  # fmt: skip
    assert measures.total(measures.amounts(LINKS, FIGURES, {"part": "money"})) == 5
    assert measures.total(measures.amounts(with_part, FIGURES, {})) == 7
    assert measures.total(measures.amounts(with_part, FIGURES, {"part": "money"})) == 5
    alone = with_part.filter(pl.col("link_id") == "e")
    assert measures.total(measures.amounts(alone, FIGURES, {"part": "money"})) == 2


@pytest.mark.parametrize(
    ("paragraph", "dollars"), [(47, 13_800_000), (48, 4_000_000), (51, 700_000), (56, 27_000_000)]
)
def test_the_reports_shared_amounts_add_up_to_what_it_prints(paragraph, dollars):
    links = tables.load("cooperation").filter(pl.col("paragraph") == paragraph)
    assert measures.total(rows.with_amounts(links)) == dollars


def test_the_sum_of_all_links_is_that_of_their_figures_once_each():
    links, figures = tables.load("cooperation"), tables.load("figures")
    money = figures.filter(
        (pl.col("unit") == "USD")
        & pl.col("figure_id").is_in(links["figure_id"].drop_nulls().unique().to_list())
        & (pl.col("figure_id") != "p048-expo-contribution-2013")  # part of the commitment
    )
    by_row = links.join(money, on="figure_id")["value"].sum()
    assert measures.total(rows.with_amounts(links)) == money["value"].sum() == 58_000_000
    assert by_row > 2 * money["value"].sum()


def test_only_provision_and_exchange_have_an_arrow():
    kinds = LINKS.with_columns(
        pl.Series("link_kind", ["provision", "exchange", "location", "convening", "proposal", "provision"])
    )  # fmt: skip
    assert ids(measures.with_arrow(kinds)) == ["a", "b", "f"]
    assert ids(measures.in_words(kinds)) == ["c", "d", "e"]


WITHOUT_ARROW = (
    "p022-undp-bra", "p022-undp-ken", "p022-undp-kor", "p022-undp-sgp", "p022-undp-tur",
    "p040-unido-chn", "p040-unido-ind", "p036-idn-participating-countries",
    "p057-srsg-se4all-africa", "p023-fao-central-asia", "p026-bra-developing-countries",
)  # fmt: skip


@pytest.mark.parametrize("link_id", WITHOUT_ARROW)
def test_a_centre_a_meeting_and_a_proposal_are_told_with_their_kind(link_id):
    link = tables.load("cooperation").row(by_predicate=pl.col("link_id") == link_id, named=True)
    assert link_id in set(measures.in_words(tables.load("cooperation"))["link_id"])
    for language in LANGUAGES:
        text, kind = link_text(link, language), label(link["link_kind"], language, LINK_KINDS)
        assert not set(text) & {"→", "↔"}
        assert kind.lower() in text.lower()
        assert kind in dict(cards.card("cooperation", link_id, language).facts).values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_links_are_called_alike(language):
    """Six pages had the titles of others: a reader who searched for one could not tell which it was."""
    links = tables.load("cooperation").to_dicts()
    called = {link["link_id"]: link_text(link, language) for link in links}
    assert len(set(called.values())) == len(links)
    assert called["p044-wipo-developing-countries"].endswith(" · 研究促发展和创新方案" if language == "zh" else " · ARDI")  # fmt: skip
    assert called["p050-undp-unossc"].endswith(
        " · 第50段" if language == "zh" else " · paragraph 50"
    )
    assert "2014" in called["p048-chn-fao-funding-of-south-south-cooperation"]
    assert called["p021-undp-unossc"] == cards.card("cooperation", "p021-undp-unossc", language).headline  # fmt: skip


def test_every_kind_is_said_in_words_of_both_languages():
    words = {label(kind, la, LINK_KINDS) for kind in LINK_KINDS for la in LANGUAGES}
    assert len(words) == 2 * len(LINK_KINDS)
    assert not words & set(LINK_KINDS)


def test_links_of_the_same_words_are_of_the_same_kind():
    """合作 between two is an exchange wherever it is printed; 在…设立 is a place."""
    links = tables.load("cooperation")
    by_words = links.group_by("paragraph", "as_printed", "kind_as_printed", "footnote").agg(
        pl.col("link_kind").n_unique()
    )
    assert by_words["link_kind"].to_list() == [1] * by_words.height
    founded = links.filter(pl.col("kind_as_printed").str.contains("设立|建立两个"))
    assert set(founded["link_kind"]) == {"location"}


def test_what_is_told_of_maputo_is_told_of_both_countries():
    links = tables.load("cooperation")
    pair = links.filter((pl.col("provider") == "unido") & (pl.col("paragraph") == 46))
    assert set(pair["partner"]) == {"ZAF", "MOZ"}
    told = pair.select("as_printed", "kind_as_printed", "link_kind", "via", "note_en", "note_zh")
    assert told.n_unique() == 1


def test_every_region_of_the_table_has_a_point_on_its_own_land():
    points = geography.regions()
    links = tables.load("cooperation")
    for end in ("provider", "partner"):
        regions = set(links.filter(pl.col(f"{end}_kind") == "region")[end])
        assert regions <= set(points["region"])
    for region in points.iter_rows(named=True):
        assert geography.inside(region["iso3"], region["lon"], region["lat"], 0), region["region"]
        assert region["source"]


def test_no_group_has_a_place():
    groups = rows.points().filter(pl.col("kind") == "group")
    assert groups.is_empty()


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Russian Federation", "country", "the Russian Federation"),
        ("Iran (Islamic Republic of)", "country", "Iran (Islamic Republic of)"),
        ("South Sudan", "country", "South Sudan"),
        ("South", "region", "the South"),
        ("Western Asia", "region", "Western Asia"),
        ("Developing countries", "group", "developing countries"),
        ("Least developed countries", "group", "the least developed countries"),
        ("ILO", "organisation", "ILO"),
        ("World Bank", "organisation", "the World Bank"),
    ],
)
def test_a_name_in_an_english_sentence_has_its_article(name, kind, said):
    assert in_sentence(name, kind, "en") == said
    assert in_sentence(name, kind, "zh") == name


def test_no_group_of_ours_has_a_capital_within_a_sentence():
    ours = ("Developing", "Least", "Low", "Participating", "Partner", "Small")
    for link in tables.load("cooperation").iter_rows(named=True):
        assert not re.search(rf" ({'|'.join(ours)})", link_sentence(link, "en")), link["link_id"]


def test_a_country_that_a_title_calls_named_is_named_in_its_paragraph():
    """Of Mozambique the report names a city: no title may count it among the countries that are named."""
    links, mentions = tables.load("cooperation"), tables.load("mentions")
    receiving = routes.from_countries(links).filter(pl.col("partner_kind") == "country")
    named_there = mentions.filter(pl.col("entity_kind") == "country")
    there = set(named_there.select("paragraph", "entity_id").iter_rows())
    assert set(receiving.select("paragraph", "partner").iter_rows()) <= there
    assert routes.unnamed_receivers(routes.one_way(links), mentions) == ["MOZ"]
    for language, named in (("en", r"\bnam(?:e|es|ed)\b"), ("zh", "写明|点名")):
        exhibit = exhibits.get("cooperation-ends")
        assert not re.search(named, exhibit.heading(language))
        assert not re.search(named, exhibit.described(language))
        # Told where it is named: that picture counts receivers and names none.
        assert country_name("MOZ", language) in exhibits.get("cooperation-map").told(language)
