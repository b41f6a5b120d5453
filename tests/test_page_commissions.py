"""The commissions: side by side, and one with what is said of it alone apart from what is said of all."""

import polars as pl
import pytest

from southsouth import cards, exhibits, html, pages, tables
from southsouth.blocks import CardBlock, Lines, Picture, Problems, Table, Tabs, Text, Title
from southsouth.cards.commissions import membership
from southsouth.language import LANGUAGES
from southsouth.measures.commissions import told_of
from southsouth.measures.events import in_region
from southsouth.resource import Host
from southsouth.view import View, fact_address
from southsouth.vocabulary import COMMISSIONS, label

every_language = pytest.mark.parametrize("language", LANGUAGES)


def composed(language: str = "en", **parameters: str):
    return pages.compose(View.of("commissions", language, parameters))


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


def table(blocks, name: str) -> Table:
    return next(block for block in of(blocks, Table) if block.id == name)


def in_its_region(code: str) -> set[str]:
    frames = (tables.load(name) for name in ("events", "places", "commission_members"))
    return set(in_region(*frames, code)["event_id"])


@every_language
def test_the_five_stand_side_by_side_with_the_numbers_of_the_table(language):
    rows = table(composed(language), "side-by-side").rows
    members = dict(tables.load("commissions").select("commission_id", "members_2014").iter_rows())
    assert {row.ref: row.cells[1].text for row in rows} == {
        f"commission/{code}": str(count) for code, count in members.items()
    }
    assert not any(row.chosen for row in rows)


@pytest.mark.parametrize("code", COMMISSIONS)
def test_one_commission_has_its_map_its_events_and_its_row(code):
    blocks = composed(commission=code)
    assert of(blocks, Picture)[0].exhibit.id == f"commission-members-{code.lower()}"
    assert of(blocks, Title)[0].topic == label(code, "en", COMMISSIONS)
    assert {row.ref.partition("/")[2] for row in table(blocks, "list").rows} == in_its_region(code)
    assert [row.ref for row in table(blocks, "side-by-side").rows if row.chosen] == [
        f"commission/{code}"
    ]
    assert of(blocks, Tabs)[0].current == code


def test_for_which_commission_an_event_counts_is_said_at_each_list_that_counts_it():
    blocks = list(composed(commission="ECE"))
    said = [
        n for n, b in enumerate(blocks) if isinstance(b, Text) and "count for ECE" in str(b.words)
    ]
    places = {b.id: n for n, b in enumerate(blocks) if isinstance(b, Table)}
    assert said == [places["list"] - 1, places["side-by-side"] + 1]


@pytest.mark.parametrize("code", COMMISSIONS)
def test_what_is_said_of_one_alone_stands_apart_from_what_is_said_of_all(code):
    blocks = composed(commission=code)
    told = told_of(tables.load("commission_activities"))
    theirs = told.filter(told["commission_id"] == code)
    alone = [row.cells[0].text for row in table(blocks, "said-alone").rows]
    shared = [row.cells[0].text for row in table(blocks, "said-of-all").rows]
    assert alone == theirs.filter("alone")["activity_en"].to_list()
    assert shared == theirs.filter(~theirs["alone"])["activity_en"].to_list()
    assert set(alone).isdisjoint(shared)


def test_an_opened_event_has_its_card_and_its_row_is_chosen():
    event = min(in_its_region("ESCAP"))
    blocks = composed(commission="ESCAP", event=event)
    assert [block.card.id for block in of(blocks, CardBlock)] == [event]
    assert [row.ref for row in table(blocks, "list").rows if row.chosen] == [f"event/{event}"]


def test_a_commission_that_does_not_exist_is_named():
    (problems,) = of(composed(commission="NATO"), Problems)
    assert "commission=NATO" in problems.notes[0].words


def test_where_files_alone_answer_a_tab_leads_to_the_page_of_its_commission():
    static = html.page(View.of("commissions", "en", {}), Host(static=True)).decode()
    assert 'href="/commission/ESCAP">ESCAP</a>' in static
    assert "?commission=" not in static


def test_the_summary_is_no_paragraph_zero():
    for language in ("en", "zh"):
        blocks = pages.compose(View.of("commissions", language, {"commission": "ESCAP"}))
        for each in of(blocks, Table):
            place = [heading in ("Found in", "见于") for heading in each.headings]
            for row in each.rows:
                cells = [cell.text for cell, is_one in zip(row.cells, place, strict=True) if is_one]
                assert not {"0", "para.\u00a00", "第0段"} & {*cells}
        row = table(blocks, "side-by-side").rows[0]
        assert not any(cell.text.startswith("0") for cell in row.cells[-2:])


def test_tabs_name_commissions_as_the_language_does():
    tabs = of(pages.compose(View.of("commissions", "zh", {"commission": "ESCAP"})), Tabs)[0]
    assert [go.words for go in tabs.items][1:] == [
        "非洲经委会",
        "欧洲经委会",
        "拉加经委会",
        "亚太经社会",
        "西亚经社会",
    ]
    assert tabs.current == "亚太经社会"


@every_language
@pytest.mark.parametrize("code", COMMISSIONS)
def test_all_members_stand_in_one_list_and_all_associates_in_another(code, language):
    groups = membership(code, language)
    row = tables.load("commissions").row(by_predicate=pl.col("commission_id") == code, named=True)
    counts = [count for count in (row["members_2014"], row["associates_2014"]) if count]
    assert [len(group.links) for group in groups] == counts
    assert all(str(count) in group.heading for count, group in zip(counts, groups, strict=True))
    rows = exhibits.get(f"commission-members-{code.lower()}").frame()
    doubted = set(rows.filter("doubted")["iso3"])
    listed = [link for group in groups for link in group.links]
    assert {link.id for link in listed if link.text.endswith(" ?")} == doubted
    said = "".join(words_of(composed(language, commission=code)))
    assert all(link.text in said for link in listed)
    card = cards.card("commission", code, language)
    assert [link.id for group in card.groups[: len(groups)] for link in group.links] == [
        link.id for link in listed
    ]
    assert ("?" in card.note.replace("？", "?")) == bool(doubted)


def words_of(blocks):
    for block in of(blocks, Text):
        for part in block.words:
            yield part if isinstance(part, str) else part.words


def test_chinese_names_of_members_are_in_the_order_of_their_sound():
    names = [link.text.removesuffix(" ?") for link in membership("ESCAP", "zh")[0].links]
    place = {name: at for at, name in enumerate(names)}
    assert (
        place["缅甸"] < place["瑙鲁"] < place["尼泊尔"] < place["伊朗伊斯兰共和国"] < place["中国"]
    )


@every_language
def test_each_partner_body_has_a_line_with_its_paragraphs_and_the_members_are_one_step_away(
    language,
):
    blocks = composed(language, commission="ESCAP")
    (lines,) = of(blocks, Lines)
    for body, _, *where in lines.items:
        assert body.address.startswith("/organisation/")
        assert all("/paragraph/" in one.address for one in where[::2])
        assert not [
            one.words for one in where[::2] if " " in one.words
        ]  # the number keeps its word
    ways = [
        part.address for text in of(blocks, Text) if text.role == "onward" for part in text.words
    ]
    assert ways[0].endswith("#members")


@every_language
@pytest.mark.parametrize("code", COMMISSIONS)
def test_the_page_of_a_commission_and_those_of_its_entry_lead_to_each_other(language, code):
    blocks = composed(language, commission=code)
    ways = {
        part.address for text in of(blocks, Text) if text.role == "onward" for part in text.words
    }
    both = [
        fact_address(*own, language)
        for own in (("commission", code), ("organisation", code.lower()))
    ]
    assert ways >= {*both}
    for kind, own, other in (
        ("commission", code, ("organisation", code.lower())),
        ("organisation", code.lower(), ("commission", code)),
    ):
        groups = cards.card(kind, own, language).groups
        assert other in {(link.kind, link.id) for group in groups for link in group.links}
