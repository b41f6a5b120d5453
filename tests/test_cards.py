"""Every fact has a card in both languages, with its evidence, doubts and neighbours."""

import json
import re
from dataclasses import replace

import polars as pl
import pytest
from typer.testing import CliRunner

from southsouth import cards, citation, exhibits, tables, vocabulary
from southsouth.cards import text
from southsouth.cli import app
from southsouth.embeds import cells
from southsouth.embeds import facts as embedded
from southsouth.errors import UnknownFact
from southsouth.language import LANGUAGES, translate


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", cards.KINDS)
def test_every_fact_has_a_card(kind, language):
    for fact_id in cards.ids(kind):
        card = cards.card(kind, fact_id, language)
        assert (card.kind, card.id) == (kind, fact_id)
        assert card.headline
        assert card.citation
        assert all(value for _, value in card.facts)


@pytest.mark.parametrize(
    "kind",
    [
        "event", "figure", "commission", "recommendation", "cooperation", "organisation", "document",
        "caveat",
    ],
)  # fmt: skip
def test_what_the_report_states_carries_its_words(kind):
    for fact_id in cards.ids(kind):
        assert cards.card(kind, fact_id, "en").evidence, fact_id


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Programme (the text says “continues”; no year is named)"), ("zh", "（写作“继续”")],
)
def test_a_role_without_a_year_says_so_on_the_card_of_the_year(language, said):
    roles = dict(cards.card("event", "global-ssd-expo-2013", language).facts)
    organisers = roles[translate(vocabulary.EVENT_ROLES["organiser"], language)]
    assert said in organisers
    host = roles[translate(vocabulary.EVENT_ROLES["host"], language)]
    assert host in set(tables.load("organisations")[f"name_{language}"])


def test_a_word_of_english_among_the_printed_ones_is_told_to_stand_so():
    """In one agreement 与世界城市 and 地方政府; names in Latin letters are no such words."""
    strays = {
        (words.stray, words.paragraph)
        for kind in cards.KINDS
        for fact_id in cards.ids(kind)
        for words in cards.card(kind, fact_id, "en").evidence
        if words.stray
    }
    assert strays == {("and", 46)}


def test_a_caveat_stands_on_the_card_of_every_row_it_touches():
    touched = tables.load("caveats").filter(pl.col("row_ids").str.contains("figures:"))
    assert touched.height > 5
    for caveat_id, row_ids in touched.select("caveat_id", "row_ids").iter_rows():
        for row in row_ids.split(";"):
            table, _, fact_id = row.partition(":")
            if table == "figures":
                card = cards.card("figure", fact_id, "en")
                assert caveat_id in {doubt.caveat_id for doubt in card.doubts}


def test_a_paragraph_gathers_what_was_taken_from_it():
    card = cards.card("paragraph", "48", "en")
    linked = {link.id for group in card.groups for link in group.links}
    figures = tables.load("figures").filter(pl.col("paragraph") == 48)["figure_id"]
    assert figures.len() > 0
    assert set(figures) <= linked
    assert {"47", "49", "fao"} <= linked


def test_an_event_with_a_rounded_attendance_says_so():
    facts = dict(cards.card("event", "bali-high-level-meeting-2012", "en").facts)
    assert facts["Participants"].startswith("more than 300")


@pytest.mark.parametrize(
    "bad", ["", "77", "-1", "٤٨", "0048", "1e1", "no-such", "\x00", "长" * 500]
)
def test_an_unknown_id_is_refused_with_its_name(bad):
    with pytest.raises(UnknownFact) as refusal:
        cards.find(bad, "en")
    assert refusal.value.fact_id == bad


def test_the_nearest_ids_are_named():
    with pytest.raises(UnknownFact, match="bali-high-level-meeting-2012"):
        cards.card("event", "bali-high-level-meeting", "en")


def test_every_neighbour_leads_somewhere():
    for fact_id in cards.ids("event")[:20]:
        for group in cards.card("event", fact_id, "en").groups:
            for link in group.links:
                assert link.address.startswith(("/", "https://"))
                if link.kind in cards.KINDS:
                    assert cards.card(link.kind, link.id, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_symbol_is_printed_only_when_it_was_set(monkeypatch, language):
    monkeypatch.delenv("SOUTHSOUTH_SYMBOL", raising=False)
    without = [maker("k", language, 48, None) for maker in text.FORMATS.values()]
    assert not any("A/69" in made for made in without)
    monkeypatch.setenv("SOUTHSOUTH_SYMBOL", "X/1_2")
    for maker in text.FORMATS.values():
        assert "X/1" in maker("k", language, 48, None)
    assert r"X/1\_2" in citation.bibtex("k", language, 48, None)


def test_a_citation_names_title_session_item_and_paragraph():
    made = json.loads(citation.csl_json("k", "en", 48))[0]
    assert made["type"] == "report"
    assert "provisional agenda item 24 (b)" in made["collection-title"]
    assert made["number"] == "para. 48"
    assert "footnote 2" in citation.ris("k", "en", 2, 2)
    assert citation.ris("k", "en").startswith("TY  - RPRT\r\n")
    assert citation.ris("k", "en").endswith("ER  - \r\n")


def run(*arguments: str):
    return CliRunner().invoke(app, ["fact", *arguments])


def test_the_command_prints_a_fact_with_three_citations():
    result = run("p048-fao-china-commitment")
    assert result.exit_code == 0
    assert "As printed" in result.output
    assert "@techreport{" in result.output
    assert '"type": "report"' in result.output


def test_the_command_speaks_chinese():
    result = run("48", "--lang", "zh")
    assert result.exit_code == 0
    assert "第48段" in result.output


@pytest.mark.parametrize("form", ["text", "bibtex", "ris", "csl-json"])
def test_one_citation_alone_can_be_piped(form):
    result = run("ECA", "--format", form)
    assert result.exit_code == 0
    expected = text.cited(cards.card("commission", "ECA", "en"), form)
    assert result.output.splitlines() == expected.splitlines()


@pytest.mark.parametrize(
    "arguments", [("nothing-here",), ("ECA", "--lang", "fr"), ("ECA", "--format", "xml")]
)
def test_the_command_refuses_what_it_does_not_know(arguments):
    assert run(*arguments).exit_code != 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_has_with_each_of_its_cases_what_is_noted_of_it(language):
    noted = tables.load("cooperation").drop_nulls(f"note_{language}")
    for iso3 in ("KWT", "BRA", "MYS"):
        own = noted.filter((pl.col("provider") == iso3) | (pl.col("partner") == iso3))
        links = {link.id: link.note for group in cards.card("country", iso3, language).groups for link in group.links if link.kind == "cooperation"}  # fmt: skip
        assert own.height
        for link_id, note in own.select("link_id", f"note_{language}").iter_rows():
            assert links[link_id] in (note, "")
            assert note in links.values()


@pytest.mark.parametrize(
    ("look", "among"),
    [
        (lambda: exhibits.get("nothing"), "no chart has the id 'nothing'"),
        (lambda: cards.card("organisation", "nothing", "en"), "no organisation has the id"),
        (lambda: cards.card("cooperation", "nothing", "en"), "no case of cooperation has the id"),
        (
            lambda: embedded.card("nothing", "en"),
            "no figure or event or commission or paragraph or country or organisation or place or recommendation or document or case of cooperation or caveat has the id",
        ),
        (lambda: cards.find("nothing", "en"), "document, case of cooperation or caveat has the id"),
    ],
)
def test_what_is_not_there_is_said_of_what_was_looked_for(look, among):
    with pytest.raises(UnknownFact, match=among):
        look()


def test_a_value_that_stands_in_several_lists_is_worded_by_the_one_named():
    both = (vocabulary.THEMES, vocabulary.TOPICS)
    assert [vocabulary.label("economy", "en", words) for words in both] == [
        "Economy",
        "The South in the world economy",
    ]
    assert vocabulary.label("no-value", "zh", vocabulary.THEMES) == "no-value"


def test_every_code_behind_a_chart_is_worded_by_its_columns_own_list():
    worded = 0
    for exhibit in exhibits.EXHIBITS.values():
        for row in exhibit.frame().iter_rows(named=True):
            for column in {name for name, _ in exhibit.columns} & set(row) & set(cells.CODES):
                # The source of a membership is a reference, not a code.
                if row[column] is None or (column == "source" and "iso3" in row):
                    continue
                words = translate(cells.CODES[column][row[column]], "zh")
                assert cells.words(row, column, "zh") == words
                worded += 1
    assert worded > 300


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "2012 · Government of Indonesia, JICA, UNDP and World Bank · more than 300 participants"),
        ("zh", "2012年 · 印度尼西亚、日本国际协力机构、开发署和世界银行 · 超过300名与会者"),
    ],
)  # fmt: skip
def test_the_card_of_a_place_begins_with_what_happened_there_when_by_whom_and_for_how_many(
    language, said
):
    card = cards.card("place", "bali", language)
    assert card.leading == 1
    assert card.groups[0].links[0].text.endswith(said)


def test_a_card_names_together_those_of_whom_the_same_is_said():
    facts = dict(cards.card("event", "bali-high-level-meeting-2012", "en").facts)
    assert facts["Organizer"] == (
        "Government of Indonesia (in the lead); Japan International Cooperation Agency, United Nations"
        " Development Programme and World Bank (organized with Indonesia, which led)"
    )
    assert [*facts][:3] == ["Date", "Place", "Organizer"]


def test_a_country_begins_with_its_money_and_then_its_cooperation_a_sentence_each():
    card = cards.card("country", "BRA", "en")
    sums = {link.id: link.text for link in card.groups[0].links}
    assert sums["p052-ilo-child-labour-funding"].startswith("approximately $9 million")
    assert "together" not in sums["p052-ilo-child-labour-funding"]
    assert sums["p056-ibsa-funding"].endswith("together with India and South Africa")
    told = {link.text: link.note for link in card.groups[1].links}
    said = "Brazil provides support to Angola (which pays): technical expertise, through FAO"
    assert told[said].startswith("Countries and expertise are read in order")
    links = tables.load("cooperation")
    named = links.filter((pl.col("provider") == "BRA") | (pl.col("partner") == "BRA"))
    assert {link.id for link in card.groups[1].links} == set(named["link_id"])
    assert dict(card.narrowed) == {"cooperation": "country", "map": "country"}


@pytest.mark.parametrize(
    ("own", "language", "said"),
    [
        ("ARE", "en", "The report names the United Arab Emirates once."),
        ("BRA", "en", "The report names Brazil 14 times in 10 paragraphs, counting its name within those of bodies and groups."),
        ("BRA", "zh", "报告提及巴西14次，见于10个段落（含机构和集团名称中的国名）。"),
    ],
)  # fmt: skip
def test_a_country_that_is_named_several_times_says_within_what_its_name_is_counted(
    own, language, said
):
    assert cards.card("country", own, language).lead == said


@pytest.mark.parametrize("place", tables.load("places").filter(kind="country")["place_id"])
def test_a_country_as_a_place_says_where_the_country_is_named(place):
    own = tables.load("places").filter(place_id=place)["country_iso3"][0]
    as_place, as_country = (cards.card(*one, "en") for one in (("place", place), ("country", own)))
    assert as_place.evidence == as_country.evidence != ()
    named = [
        next(group.links for group in card.groups if group.heading == "Named in")
        for card in (as_place, as_country)
    ]
    assert named[0] == named[1]
    assert dict(as_place.facts)["In the report"].startswith("named ")


@pytest.mark.parametrize(
    ("kind", "own", "language", "end"),
    [
        ("country", "KEN", "en", "2014, paras. 22, 48, 64."),
        ("event", "global-ssd-expo-2013", "en", "2014, paras. 48, 63, 64."),
        ("event", "art-of-knowledge-exchange-2011", "en", "2014, para. 36, footnote 5."),
        ("recommendation", "jiu-4", "zh", "第16、73段。"),
        ("recommendation", "jiu-9", "en", "2014, paras. 18, 47."),
        ("recommendation", "jiu-1", "en", "2014, para. 15."),
        ("country", "KEN", "zh", "2014年，第22、48、64段。"),
        ("place", "bali", "en", "2014, para. 36."),
        ("place", "nairobi", "en", "2014, paras. 7, 12, 13, 16, 48, 63, 64, 76."),
        ("place", "rome", "en", "agenda item 24 (b), 2014."),
    ],
)
def test_what_several_paragraphs_tell_is_cited_by_them_all(kind, own, language, end):
    assert cards.card(kind, own, language).citation.endswith(end)


def test_what_a_footnote_tells_is_cited_by_it_alone_also_where_paragraphs_tell_of_it():
    told = cards.card("event", "art-of-knowledge-exchange-2011", "en")
    assert replace(told, told=(36, 40)).citation == told.citation


def test_words_on_who_held_an_event_are_evidence_of_their_own_only_from_another_paragraph():
    for event_id in cards.ids("event"):
        paragraphs = [one.paragraph for one in cards.card("event", event_id, "en").evidence]
        own = paragraphs[0]
        assert own not in paragraphs[paragraphs.count(own) :], event_id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", cards.KINDS)
def test_a_fact_is_called_in_lists_as_its_card_is_headed(kind, language):
    for fact_id in cards.ids(kind):
        called = cards.KINDS[kind].called(fact_id, language)
        assert called == cards.card(kind, fact_id, language).headline


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Point of Denpasar"), ("zh", "坐标为岛上主要城市登巴萨的位置")]
)
def test_a_place_says_what_its_point_stands_for(language, said):
    found = dict(cards.card("place", "bali", language).facts)
    assert found[translate("Note", language)].startswith(said)


@pytest.mark.parametrize(
    ("told", "paragraph", "cited"),
    [((), None, None), ((5,), None, 5), ((5, 9), None, (5, 9)), ((5, 9), 9, (5, 9))],
)
def test_what_one_paragraph_tells_is_cited_by_it(told, paragraph, cited):
    own = {} if paragraph is None else {"paragraph": paragraph}
    card = cards.Card("place", "x", "en", "X", "", (), (), "", (), (), told=told, **own)
    assert card.cited == cited
    assert card.paragraph == (cited if cited == 5 else paragraph)


def test_an_event_whose_title_ends_with_its_date_is_not_dated_again():
    links = [
        link.text
        for group in cards.card("organisation", "undp", "en").groups
        for link in group.links
    ]
    assert "Human Development Report 2013" in links
    assert not [text for text in links if re.search(r"(\d{4}\S*) · \1$", text)]


def test_a_figure_stands_on_the_page_of_every_body_to_which_it_relates():
    """The Office gets the $14 million and UNDP gives them; the table says so, not the words of its subject."""
    shared = tables.load("figures").drop_nulls("other_organisations")
    pairs = [
        (figure, body)
        for figure, first, others in shared.select(
            "figure_id", "organisation_id", "other_organisations"
        ).iter_rows()
        for body in (first, *others.split(";"))
    ]
    assert ("p050-undp-total-funding", "undp") in pairs
    for figure, body in pairs:
        page, own = cards.card("organisation", body, "en"), cards.card("figure", figure, "en")
        assert figure in {link.id for group in page.groups for link in group.links}, body
        assert body in {link.id for group in own.groups for link in group.links}, figure
