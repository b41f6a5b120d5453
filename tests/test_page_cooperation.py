"""The page of cooperation: one country's links or all, drawn and listed, nothing told twice or left out."""

import polars as pl
import pytest

from southsouth import cards, pages, tables
from southsouth.blocks import (
    CardBlock,
    Controls,
    Files,
    Go,
    Picture,
    Problems,
    Strong,
    Table,
    Text,
    Title,
)
from southsouth.language import LANGUAGES, country_name, upper_first
from southsouth.measures import caveats
from southsouth.measures.cooperation import WITH_ARROW, countries, touching
from southsouth.names import figure_value, organisation_names, party_name
from southsouth.view import View

LINKS = tables.load("cooperation")


def compose(language="en", **parameters):
    return pages.compose(View.of("cooperation", language, parameters))


def of(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def ids(*listed):
    return [row.ref.removeprefix("cooperation/") for table in listed for row in table.rows]


def texts(blocks):
    return " ".join(
        part if isinstance(part, str) else part.words
        for block in of(Text, blocks)
        for part in block.words
    )


def test_every_link_stands_in_one_of_the_two_lists_by_its_kind():
    arrows, words = of(Table, compose())
    assert sorted(ids(arrows, words)) == sorted(LINKS["link_id"])
    drawn = LINKS.filter(pl.col("link_kind").is_in(WITH_ARROW))
    assert set(ids(arrows)) == set(drawn["link_id"])
    assert arrows.caption.startswith(str(drawn.height))
    assert words.caption.startswith(str(LINKS.height - drawn.height))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parties_stand_whole_in_the_list_as_its_title_with_the_field_below(language):
    """Seven rows were called “Development policy”, and the parties told them apart in small letters."""
    rows = {link["link_id"]: link for link in LINKS.iter_rows(named=True)}
    for table in of(Table, compose(language)):
        for own, row in zip(ids(table), table.rows, strict=True):
            link = rows[own]
            for end in ("provider", "partner"):
                assert party_name(link[end], link[f"{end}_kind"], language) in row.cells[0].text
            assert row.cells[0].under == upper_first(link[f"sector_{language}"])


def test_the_way_to_the_lists_says_how_many_cases_each_holds():
    """“116 cases” led to a list headed “92 provisions and exchanges”."""
    drawn = LINKS["link_kind"].is_in([*WITH_ARROW]).sum()
    said = texts(compose())
    assert f"{LINKS.height} cases, each with its two sides" in said
    assert (
        f"{drawn} provisions and exchanges, {LINKS.height - drawn} cases given in words only"
        in said
    )
    assert "in words only" not in texts(compose(link_kind="provision"))


def test_a_body_between_the_two_is_named_once():
    listed = of(Table, compose())[0]
    rows = {link["link_id"]: link for link in LINKS.iter_rows(named=True)}
    for own, row in zip(ids(listed), listed.rows, strict=True):
        link = rows[own]
        between = link["via"] and link["via"] not in (link["provider"], link["partner"])
        name = organisation_names([link["via"]], "en")[0] if between else ""
        assert row.cells[2].text == name
        assert dict(cards.card("cooperation", own, "en").facts).get("Through", "") == name


def test_who_pays_for_what_it_receives_is_marked_in_the_list():
    rows = {row.ref: row.cells[0].text for row in of(Table, compose())[0].rows}
    pays = dict(LINKS.select("link_id", "partner_pays").iter_rows())
    assert sum(pays.values()) == 3
    for ref, title in rows.items():
        assert ("(which pays)" in title) == pays[ref.partition("/")[2]]


def test_a_figure_that_is_in_doubt_is_marked_where_a_link_gives_it():
    """Six amounts and numbers had a question mark on their own page alone; of Brazil's $9 million only the
    years of the programme are in doubt."""
    named = caveats.pointed(caveats.touching(tables.load("caveats"), ("amount", "count")))
    given = dict(LINKS.select("link_id", "figure_id").iter_rows())
    marked = {
        ref for ref, row in {row.ref: row for row in of(Table, compose())[0].rows}.items()
        if row.cells[3].doubted
    }  # fmt: skip
    listed = {row.ref for row in of(Table, compose())[0].rows}
    wanted = {f"cooperation/{own}" for own, figure in given.items() if f"figures:{figure}" in named}
    assert marked == wanted & listed
    assert marked
    assert "cooperation/p052-bra-americas" in listed - marked


def test_a_figure_says_how_many_links_share_it():
    listed = of(Table, compose())[0]
    shared = LINKS.filter(pl.col("amount_shared_by") > 1).row(0, named=True)
    own = shared["link_id"]
    (row,) = (row for row in listed.rows if row.ref == f"cooperation/{own}")
    figure = tables.load("figures").row(
        by_predicate=pl.col("figure_id") == shared["figure_id"], named=True
    )
    assert row.cells[3].text == figure_value(figure, "en")
    assert row.cells[3].under == f"(one number for {shared['amount_shared_by']} cases)"


def test_an_amount_within_another_says_in_which_it_is_included():
    (row,) = [r for r in of(Table, compose())[0].rows if r.ref == "cooperation/p048-chn-gssd-expo"]
    assert row.cells[3].under == "(included in $2 million)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_a_way_in_with_the_number_of_their_links(language):
    said = texts(compose(language))
    named = {
        code
        for end in ("provider", "partner")
        for code in LINKS.filter(pl.col(f"{end}_kind") == "country")[end]
    }
    assert {code for code, _ in countries(LINKS)} == named
    for code in named:
        assert country_name(code, language) in said
        assert str(touching(LINKS, [code]).height) in said
    blocks = compose(language, country="CHN")
    (words,) = (text.words for text in of(Text, blocks) if len(text.words) > len(named))
    (here,) = (part for part in words if isinstance(part, Strong))
    assert country_name("CHN", language) in here.words
    assert len([part for part in words if isinstance(part, Go)]) == len(named) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_country_narrows_title_pictures_lists_and_files_alike(language):
    blocks = compose(language, country="CHN")
    theirs = touching(LINKS, ["CHN"])
    assert country_name("CHN", language) in of(Title, blocks)[0].message
    assert set(ids(*of(Table, blocks))) == set(theirs["link_id"])
    assert set(of(Picture, blocks)[0].frame["link_id"]) == set(theirs["link_id"])
    assert all(go.address.endswith("country=CHN") for go in of(Files, blocks)[0].items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sector_may_be_named_in_either_language(language):
    link = LINKS.filter(pl.col("sector_en").str.contains(",")).row(0, named=True)
    for written in ("en", "zh"):
        blocks = compose(language, sector=link[f"sector_{written}"])
        (item,) = (item for item in of(Controls, blocks)[0].items if item.name == "sector")
        assert item.values == (link["sector_en"],)
        (words,) = (o.words for o in item.options if o.value == link["sector_en"])
        assert words == link[f"sector_{language}"]
        assert link["link_id"] in ids(*of(Table, blocks))


def test_older_names_of_parameters_are_understood():
    blocks = compose(agency="undp")
    assert set(ids(*of(Table, blocks))) == set(LINKS.filter(pl.col("via") == "undp")["link_id"])
    assert not of(Problems, blocks)


@pytest.mark.parametrize("order", ["provider", "partner", "sector"])
def test_the_lists_stand_in_the_order_asked_for(order):
    rows = {link["link_id"]: link for link in LINKS.iter_rows(named=True)}
    for table in of(Table, compose(sort=order)):
        links = [rows[own] for own in ids(table)]
        found = [
            link["sector_en"] if order == "sector" else party_name(link[order], link[f"{order}_kind"], "en")
            for link in links
        ]  # fmt: skip
        assert found == sorted(found, key=str.casefold)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_opens_its_card_and_is_chosen_in_list_and_pictures(language):
    first = of(Table, compose(language))[0].rows[0]
    own = first.ref.removeprefix("cooperation/")
    blocks = compose(language, link=own)
    assert [block.card.id for block in of(CardBlock, blocks)] == [own]
    assert [row.ref for table in of(Table, blocks) for row in table.rows if row.chosen] == [
        f"cooperation/{own}"
    ]
    assert of(Picture, blocks)[0].chosen == (f"cooperation/{own}",)
    assert first.cells[0].address.endswith(f"link={own}#card")


def test_what_cannot_be_used_is_named():
    (problems,) = of(Problems, compose(country="Atlantis", hue="red"))
    notes = "".join(note.words for note in problems.notes)
    assert "country=Atlantis" in notes
    assert "hue" in notes
    assert LINKS["link_id"][0] in texts(compose(link=LINKS["link_id"][0] + "x"))


def test_what_has_nothing_to_draw_is_left_out():
    drawn = {picture.exhibit.id for picture in of(Picture, compose(link_kind="proposal"))}
    assert drawn == {"cooperation-map"}


def test_countries_with_equally_many_cases_are_in_the_order_of_the_language():
    said = texts(compose())
    once = [said.index(name) for name in ("Egypt", "Kenya", "Kuwait", "Malaysia", "Mexico", "Nigeria", "Viet Nam")]  # fmt: skip
    assert once == sorted(once)
