"""The Method page: what it says of the checks is computed, and holds."""

import re

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from southsouth import arithmetic, citation, exhibits, numbers, paths, reading, tables
from southsouth.language import LANGUAGES
from southsouth.measures import checks
from southsouth.vocabulary import VERDICTS


def opened(**parameters: str) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "streamlit_app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/method.py")
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def written(app: AppTest) -> str:
    return "\n".join(text.value for text in (*app.markdown, *app.caption, *app.info, *app.code))


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


def test_the_picture_shows_every_token():
    figure = exhibits.get("number-tokens").figure("en", 720)
    written = " ".join(note.text for note in figure.layout.annotations)
    drawn = sum(int(count) for count in re.findall(r"<b>(\d+)</b>", written))
    assert drawn == tables.load("number_audit").height
    assert drawn == numbers.summary(tables.load("number_audit"))["tokens"].sum()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_audit_computes(language):
    app = opened(lang=language)
    assert not app.exception
    audited = arithmetic.audit(tables.everything())
    shown = list(metrics(app).values())[4:7]
    assert [int(count) for count in shown] == list(checks.verdicts(audited).values())


def test_no_number_is_unaccounted_for():
    assert metrics(opened(lang="en"))["Unaccounted for"] == "0"


def test_without_a_copy_the_page_says_what_it_needs(monkeypatch):
    monkeypatch.delenv(reading.VARIABLE, raising=False)
    app = opened(lang="en")
    assert "southsouth verify REPORT.txt" in written(app)
    assert not app.success


def test_with_a_copy_the_page_verifies(report_copy, monkeypatch):
    monkeypatch.setenv(reading.VARIABLE, str(report_copy))
    app = opened(lang="en")
    assert not app.exception
    assert any("all of which agree" in note.value for note in app.success)
    assert "Recounted in" in written(app)


def test_a_copy_that_differs_shows_what_does_not_agree(report_copy, tmp_path, monkeypatch):
    changed = tmp_path / "copy.txt"
    text = report_copy.read_text(encoding="utf-8")
    changed.write_text(text.replace("近一半", "一半多 99", 1), encoding="utf-8")
    monkeypatch.setenv(reading.VARIABLE, str(changed))
    app = opened(lang="en")
    assert not app.exception
    assert any("do not agree" in note.value for note in app.error)
    assert int(metrics(app)["Unaccounted for"]) > 0


def test_a_file_that_is_not_the_report_is_a_note(tmp_path, monkeypatch):
    path = tmp_path / "copy.txt"
    path.write_bytes(b"\0")
    monkeypatch.setenv(reading.VARIABLE, str(path))
    app = opened(lang="en")
    assert not app.exception
    assert any("cannot be used" in note.value for note in app.warning)
    assert not app.success


def test_filters_come_from_the_address():
    app = opened(lang="en", kind="contradiction", paragraph="1", verdict="agrees")
    assert not app.exception
    assert app.multiselect(key="method-kind").value == ["contradiction"]
    assert app.selectbox(key="method-paragraph").value == "1"
    assert app.selectbox(key="method-verdict").value == "agrees"
    assert app.query_params["verdict"] == "agrees"


def test_a_caveat_in_the_address_is_shown_with_the_rows_it_touches():
    app = opened(lang="en", caveat="p001-gdp-measure")
    assert "p001-gdp-measure" in written(app)
    assert "/figure/p001-developing-share-world-gdp-2012?lang=en" in written(app)
    assert app.query_params["caveat"] == "p001-gdp-measure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_of_the_citation_is_given(language, monkeypatch):
    monkeypatch.delenv("SOUTHSOUTH_SYMBOL", raising=False)
    shown = [code.value for code in opened(lang=language).code]
    assert citation.text(language) in shown
    assert citation.bibtex("southsouth-report", language).strip() in shown
    assert citation.csl_json("southsouth-report", language).strip() in shown
    assert not any("A/69" in code for code in shown)
