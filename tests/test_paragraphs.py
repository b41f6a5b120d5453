"""The Paragraphs page: the outline of the whole report, and each paragraph with what it holds."""

import boxes
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from southsouth import cards, exhibits, paths, reading, tables
from southsouth.charts.outline import COUNTED
from southsouth.exhibits.paragraphs import outlined
from southsouth.language import LANGUAGES
from southsouth.measures import paragraphs as measures

PARAGRAPHS = [str(number) for number in range(77)]
WHOLE = tables.load("paragraphs")


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "streamlit_app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/paragraphs.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def written(app: AppTest) -> str:
    return "\n".join([text.value for text in app.markdown] + [text.value for text in app.caption])


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def test_the_outline_has_every_paragraph_once_in_order():
    assert outlined(WHOLE)["paragraph"].to_list() == list(range(77))


@pytest.mark.parametrize("name", measures.COUNTS)
def test_counts_are_those_of_the_cards(name):
    headings = {
        "figures": "Figures", "events": "Events", "countries": "Countries", "places": "Places",
        "organisations": "Organizations", "cooperation": "Who works with whom",
        "recommendations": "Recommendations", "documents": "Documents",
    }  # fmt: skip
    counts = dict(outlined(WHOLE).select("paragraph", name).iter_rows())
    for number in PARAGRAPHS:
        card = cards.card("paragraph", number, "en")
        groups = {group.heading: len(group.links) for group in card.groups}
        shown = len(card.doubts) if name == "caveats" else groups.get(headings[name], 0)
        assert counts[int(number)] == shown


def test_an_event_told_twice_counts_in_both_paragraphs():
    told = tables.load("events").filter(pl.col("other_paragraphs").is_not_null()).row(0, named=True)
    without = measures.outline(
        {**tables.everything(), "events": tables.load("events").filter(event_id="none")}
    )
    one = measures.outline(
        {
            **tables.everything(),
            "events": tables.load("events").filter(event_id=told["event_id"]),
        }
    )
    others = [int(number) for number in told["other_paragraphs"].split(";")]
    assert without["events"].sum() == 0
    assert one.filter(events=1)["paragraph"].to_list() == sorted({told["paragraph"], *others})


@pytest.mark.parametrize("counted", COUNTED)
def test_an_outline_shaded_by_any_count_draws_every_paragraph(counted):
    exhibit = exhibits.get("paragraph-strip")
    rows = outlined(WHOLE, counted, 48)
    figure = exhibit.figure("zh", 350, rows)
    assert boxes.refs(figure) == {f"paragraph/{number}" for number in range(77)}
    assert "{" not in exhibit.alt(rows, "zh")


def test_the_chosen_square_is_framed_and_no_other():
    shapes = exhibits.get("paragraph-strip").figure("en", 350, outlined(WHOLE, paragraph=48))
    framed = [s.name for s in shapes.layout.shapes if s.name and s.line.width]
    assert framed == ["paragraph/48"]
    whole = exhibits.get("paragraph-strip").figure("en", 350)
    assert not [s for s in whole.layout.shapes if s.name and s.line.width]


def test_who_is_named_decides_the_shades():
    rows = outlined(WHOLE, entity="BRA")
    named = tables.load("mentions").filter(entity_kind="country", entity_id="BRA")
    assert rows["count"].sum() == named["times"].sum()
    assert set(rows.filter(pl.col("count") > 0)["paragraph"]) == set(named["paragraph"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_in_the_address_shows_its_card(language):
    app = opened(lang=language, paragraph="48")
    card = cards.card("paragraph", "48", language)
    assert not app.exception
    assert f"### {card.headline}" in written(app)
    assert card.lead in written(app)
    assert app.query_params["paragraph"] == "48"


def test_steps_go_on_and_back_and_stop_at_the_ends():
    app = opened(lang="en", paragraph="75")
    app.button(key="paragraphs-next").click().run()
    assert app.query_params["paragraph"] == "76"
    assert app.button(key="paragraphs-next").disabled
    app.button(key="paragraphs-previous").click().run()
    assert app.query_params["paragraph"] == "75"
    assert opened(lang="en").button(key="paragraphs-previous").disabled


def test_a_number_of_the_list_is_shown():
    app = opened(lang="en")
    app.selectbox(key="paragraphs-paragraph").select("12").run()
    assert app.query_params["paragraph"] == "12"
    assert "### Paragraph 12" in written(app)


def test_who_is_named_stands_in_the_address_with_its_paragraphs():
    app = opened(lang="en", entity="BRA")
    assert not app.exception
    assert app.query_params["entity"] == "BRA"
    assert "Brazil is mentioned in" in written(app)
    first = tables.load("mentions").filter(entity_id="BRA")["paragraph"].min()
    assert f"### Paragraph {first} " in written(app)
    assert "paragraph" not in app.query_params
    assert app.selectbox(key="paragraphs-color").disabled


def test_without_a_copy_the_page_says_where_the_report_is_kept(monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)
    app = opened(lang="en", paragraph="48")
    assert "https://documents.un.org/" in written(app)
    assert "<mark" not in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_a_copy_the_paragraph_stands_there_with_its_words_marked(
    report_copy, monkeypatch, language
):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    app = opened(lang=language, paragraph="2")
    body = html(app)
    assert not app.exception
    assert 'class="ss-figure"' in body
    assert 'tabindex="0"' in body
    assert "¹ <mark" in body  # the footnote, with its words marked too
    assert "documents.un.org" not in written(app)


def test_every_paragraph_of_a_copy_can_be_shown(report_copy, monkeypatch):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    app = opened(lang="en")
    for number in PARAGRAPHS[::7]:
        app.selectbox(key="paragraphs-paragraph").select(number).run()
        assert not app.exception
        assert "<mark" in html(app)


@pytest.mark.parametrize("content", [None, b"", b"nothing", b"1. <script>alert(1)</script>"])
def test_a_bad_copy_is_a_note_and_the_page_still_works(tmp_path, monkeypatch, content):
    path = tmp_path / "copy.txt"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(reading.VARIABLE, str(path))
    app = opened(lang="en", paragraph="48")
    assert not app.exception
    assert any("cannot be used" in note.value for note in app.warning)
    assert str(tmp_path) not in "".join(note.value for note in app.warning)
    assert "<script>" not in html(app)
    assert "### Paragraph 48" in written(app)


def test_markup_in_a_copy_is_shown_and_never_run(report_copy, tmp_path, monkeypatch):
    changed = tmp_path / "copy.txt"
    text = report_copy.read_text(encoding="utf-8")
    changed.write_text(text.replace("近一半", "近一半<img src=x>", 1), encoding="utf-8")
    monkeypatch.setenv(reading.VARIABLE, str(changed))
    app = opened(lang="en", paragraph="1")
    assert "<img" not in html(app)
    assert "&lt;img src=x&gt;" in html(app)
    assert any("differs from the text" in note.value for note in app.warning)
