"""For every rule a planted bad row, refused by that rule's name."""

import polars as pl
import pytest

from southsouth import keys, proof, tables, wholes
from southsouth.errors import InvalidTable
from southsouth.schemas import SCHEMAS

# table, changes to its first row, name of the rule that must refuse it
AS_TEXT = [
    ("events", {"place_stated": "perhaps"}, "place_stated|boolean"),
    ("anchors", {"suffix": "-南非"}, "suffix|no_formula"),
    ("events", {"title_en": '=HYPERLINK("x")'}, "title_en|no_formula"),
    ("documents", {"symbol": "+1"}, "symbol|no_formula"),
]  # fmt: skip
IN_ITS_TABLE = [
    ("figures", {"value": "9", "value_high": "3"}, "a_range_has_its_low_end_first"),
    ("figures", {"unit": "percent", "value": "101"}, "a_share_is_at_most_one_hundred"),
    ("figures", {"organisation_id": "fao", "other_organisations": "undp;fao"}, "other_bodies_are_others"),
    ("figures", {"organisation_id": "fao", "other_organisations": "undp;undp"}, "other_bodies_are_others"),
    ("figures", {"organisation_id": None, "other_organisations": "undp"}, "other_bodies_are_others"),
    ("figures", {"figure_id": "p075-elsewhere", "paragraph": "1"}, "the_id_names_its_paragraph"),
    ("figures", {"unit": "bushels"}, "unit|check__in_vocabulary"),
    ("figures", {"value": "many"}, "value|dtype"),
    ("figures", {"as_printed": "长" * 61}, "as_printed|check__at_most_sixty_characters"),
    ("figures", {"as_printed": "一句。又一句"}, "as_printed|check__not_a_sentence"),
    ("figures", {"subject_en": " "}, "subject_en|check__not_blank"),
    ("figures", {"subject_zh": None}, "subject_zh|nullability"),
    ("figures", {"paragraph": "77"}, "paragraph|max"),
    ("figures", {"footnote": "10"}, "footnote|max"),
    ("figures", {"period": "twice"}, "period|regex"),
    ("events", {"start": "2013", "end": "2012", "date_edtf": "2013/2012"}, "start_is_not_after_end"),
    ("events", {"start": None, "end": "2012", "date_edtf": "2012"}, "an_end_has_a_start"),
    ("events", {"start": "2013", "end": None, "date_edtf": "2012"}, "edtf_agrees_with_start_and_end"),
    ("events", {"start": "2013", "end": None, "date_edtf": None}, "a_dated_event_has_edtf"),
    ("events", {"start": "1950", "end": None, "date_edtf": "1950"}, "it_starts_between_1978_and_2014"),
    ("events", {"place_id": None, "place_stated": "true"}, "a_stated_place_is_named"),
    ("events", {"place_stated": "true", "place_as_printed": None}, "a_stated_place_and_no_other_has_its_words"),
    ("events", {"place_stated": "false", "place_as_printed": "日内瓦"}, "a_stated_place_and_no_other_has_its_words"),
    ("event_organisations", {"as_printed": None}, "as_printed|nullability"),
    ("event_organisations", {"role": "organiser", "note_en": "Held there; who organized it is not stated."}, "an_organizer_is_one_by_the_text"),
    ("event_organisations", {"role": "organiser", "as_printed": "主持了圆桌讨论", "note_en": None}, "who_only_chairs_is_no_organizer"),
    ("event_organisations", {"role": "supporter", "as_printed": "通过其全球伙伴关系，参与了持续互动"}, "a_supporter_supports_by_the_words"),
    ("events", {"kind": "adoption", "as_printed": "为成功拟定谅解备忘录做出了贡献"}, "an_adoption_is_printed_as_one"),
    ("events", {"as_printed": "《全球发展展望：提高生产力》", "title_zh": "《全球发展展望》"}, "a_title_keeps_its_subtitle"),
    ("documents", {"as_printed": "《全球发展展望：提高生产力》", "title_en": "Perspectives on Global Development"}, "a_title_keeps_its_subtitle"),
    ("organisations", {"parent_id": "undp", "note_en": "Hosted by UNDP."}, "a_parent_is_more_than_a_host_or_sponsor"),
    ("commission_activities", {"partners": "undp;ecosoc"}, "a_partner_is_another_body_that_works_with_it"),
    ("commission_activities", {"partners": "jiu"}, "a_partner_is_another_body_that_works_with_it"),
    ("commission_activities", {"commission_id": "ESCWA", "partners": "undp;escwa-arab-rcm"}, "a_partner_is_another_body_that_works_with_it"),
    ("organisations", {"standing": "club"}, "standing|check__in_vocabulary"),
    ("organisations", {"standing": "proposed"}, "what_is_not_there_yet_says_so"),
    ("organisations", {"standing": "body", "name_en": "A network (proposed)"}, "what_is_not_there_yet_says_so"),
    ("places", {"place_id": "country-xyz"}, "a_country_place_names_its_code"),
    ("places", {"country_iso3": "XXX"}, "country_iso3|check__in_iso_3166"),
    ("places", {"lat": "91"}, "lat|max"),
    ("organisations", {"seat_place_id": "geneva", "seat_source": None}, "a_seat_has_its_source"),
    ("organisations", {"seat_source": "general knowledge"}, "the_source_of_a_seat_is_one_that_was_read"),
    ("organisations", {"functions": "policy;gossip"}, "functions|check__in_vocabulary"),
    ("recommendations", {"status": "implemented", "status_as_printed": None}, "a_status_rests_on_words"),
    ("cooperation", {"provider": "BRA", "provider_kind": "country", "partner": "BRA"}, "nobody_provides_to_itself"),
    ("cooperation", {"provider": "Brazil", "provider_kind": "country"}, "a_country_is_given_by_its_code"),
    ("cooperation", {"link_kind": "exchange", "mutual": "false"}, "an_exchange_and_nothing_else_is_mutual"),
    ("cooperation", {"link_kind": "location", "mutual": "true"}, "an_exchange_and_nothing_else_is_mutual"),
    ("cooperation", {"link_kind": "convening", "mutual": "true"}, "an_exchange_and_nothing_else_is_mutual"),
    ("cooperation", {"link_kind": "convening", "partner_pays": "true"}, "only_what_is_provided_is_paid_for"),
    ("cooperation", {"link_kind": "proposal", "mutual": "true"}, "an_exchange_and_nothing_else_is_mutual"),
    ("cooperation", {"link_kind": "provision", "mutual": "true"}, "an_exchange_and_nothing_else_is_mutual"),
    ("cooperation", {"link_kind": "location", "partner_kind": "group"}, "a_centre_stands_in_a_country"),
    ("cooperation", {"link_kind": "gift"}, "link_kind|check__in_vocabulary"),
    ("cooperation", {"kind_as_printed": None}, "kind_as_printed|nullability"),
    ("cooperation", {"figure_id": "p048-fao-china-commitment", "amount_shared_by": "1"}, "a_shared_number_says_by_how_many"),
    ("cooperation", {"figure_id": "p048-fao-china-commitment", "amount_shared_by": None}, "a_shared_number_says_by_how_many"),
    ("cooperation", {"figure_id": None, "amount_shared_by": "1"}, "a_shared_number_says_by_how_many"),
    ("commission_members", {"joined": "2000", "left": "1999"}, "nobody_leaves_before_joining"),
    ("commission_members", {"source": "a copy on hawaiilibrary.net"}, "a_membership_has_a_source_an_editor_accepts"),
    ("commission_members", {"source": "ECE: a list, https://unece.org.example.org/list"}, "a_membership_has_a_source_an_editor_accepts"),
    ("commission_members", {"source": "ECE: a list, found at wiki.li"}, "a_membership_has_a_source_an_editor_accepts"),
    ("commission_members", {"source": "general knowledge"}, "a_membership_has_a_source_an_editor_accepts"),
    ("commission_members", {"joined": "1947", "evidence": "counted"}, "a_date_rests_on_a_source_that_names_the_member"),
    ("commission_members", {"source_date": "2031-01-05"}, "the_date_of_a_source_stands_in_it"),
    ("commission_members", {"source_date": "January 2015"}, "source_date|regex"),
    ("commission_members", {"evidence": "heard"}, "evidence|check__in_vocabulary"),
    ("commissions", {"source": "en.wikipedia.org"}, "a_founding_has_a_source_an_editor_accepts"),
    ("commissions", {"source": None}, "a_founding_has_a_source_an_editor_accepts"),
    ("anchors", {"end": "9999"}, "it_is_as_long_as_its_words"),
    ("caveats", {"row_ids": "figures"}, "row_ids|regex"),
    ("caveats", {"row_ids": None}, "row_ids|nullability"),
    ("caveats", {"kind": "lookalike_numbers"}, "kind|check__in_vocabulary"),
    ("caveats", {"caveat_id": "p057-six-hundred-million"}, "a_retired_id_is_not_used_again"),
    ("caveats", {"note_en": "No date for the meeting."}, "a_mere_absence_is_no_doubt"),
    ("caveats", {"needs_outside": "true"}, "knowledge_from_outside_is_said_in_both_languages"),
    ("caveats", {"note_en": "Known from outside the report: so."}, "knowledge_from_outside_is_said_in_both_languages"),
    ("caveats", {"note_zh": "据报告以外的资料，如此。"}, "knowledge_from_outside_is_said_in_both_languages"),
    ("number_audit", {"disposition": "figure", "row_id": None}, "what_it_became_has_its_row"),
    ("number_audit", {"disposition": "figure", "row_id": "paragraphs:1"}, "the_row_is_of_its_kind"),
    ("number_audit", {"token": "2012", "disposition": "vocabulary"}, "digits_are_never_vocabulary"),
    ("number_audit", {"token": "20 000"}, "token|regex"),
    ("number_audit", {"offset": "-1"}, "offset|min"),
    ("number_audit", {"part": "margin"}, "part|check__in_vocabulary"),
    ("number_audit", {"disposition": "guess"}, "disposition|check__in_vocabulary"),
    ("number_audit", {"row_id": "figures p001"}, "row_id|regex"),
    ("events", {"as_printed": "《南南贸易监测》，第2号", "title_zh": "南南贸易监测第2号"}, "a_title_keeps_its_book_marks"),
    ("documents", {"as_printed": "《体面工作议程》", "title_zh": "体面工作议程"}, "a_title_keeps_its_book_marks"),
    ("cooperation", {"link_id": "p055-au-africa"}, "a_retired_id_is_not_used_again"),
    ("cooperation", {"link_id": "p039-tur-undp"}, "a_retired_id_is_not_used_again"),
    ("cooperation", {"link_kind": "leading", "mutual": "true"}, "an_exchange_and_nothing_else_is_mutual"),
    ("glossary", {"source": "report", "as_printed": None}, "a_term_of_the_report_has_its_words"),
    ("glossary", {"source": "SSC/17/3"}, "a_term_of_the_report_has_its_words"),
    ("glossary", {"term_en": "the side", "not_en": "side;the side"}, "a_term_is_no_form_to_avoid"),
    ("glossary", {"term_zh": "边会", "not_zh": "边会"}, "a_term_is_no_form_to_avoid"),
    ("glossary", {"not_en": None, "except_en": "the trustee"}, "an_exception_holds_a_form"),
]  # fmt: skip
ACROSS_TABLES = [
    ("cooperation", {"as_printed": "巴西、中国和印度等国家", "footnote": None}, "as_printed_is_more_than_a_name"),
    ("cooperation", {"as_printed": "在巴西、", "footnote": None}, "as_printed_is_more_than_a_name"),
    ("cooperation", {"as_printed": "粮农组织-中国信托基金", "footnote": None}, "as_printed_is_more_than_a_name"),
    ("cooperation", {"kind_as_printed": "开发署和非洲"}, "kind_as_printed_is_more_than_a_name"),
    ("events", {"as_printed": "两名外部独立评价者评估了知识产权组织题为"}, "as_printed_ends_with_what_it_proves"),
    ("events", {"as_printed": "交易所与绿色可持续技术交易市场建立了伙伴"}, "as_printed_ends_with_what_it_proves"),
    ("event_organisations", {"as_printed": "信托基金承付了 200 万美元，其中 300 000 美元 用于"}, "as_printed_ends_with_what_it_proves"),
    ("cooperation", {"kind_as_printed": "中非减贫与发展会议上，与会者审议了"}, "kind_as_printed_ends_with_what_it_proves"),
    ("events", {"as_printed": "审查南南合作和三角合作", "title_zh": "《南南合作的审查》"}, "title_zh_keeps_triangular_cooperation"),
    ("recommendations", {"as_printed": "促进南南合作和三角合作的建议", "subject_en": "South-South cooperation"}, "subject_en_keeps_triangular_cooperation"),
    ("events", {"place_id": "atlantis"}, "place_id_stands_in_places"),
    ("organisations", {"seat_place_id": "atlantis", "seat_source": "A poet: a dream"}, "seat_place_id_stands_in_places"),
    ("figures", {"organisation_id": "nobody"}, "organisation_id_stands_in_organisations"),
    ("figures", {"organisation_id": "who", "other_organisations": "fao;nobody"}, "other_organisations_stands_in_organisations"),
    ("figures", {"organisation_id": "fao", "other_organisations": "undp"}, "other_organisations_are_named_in_its_paragraph"),
    ("event_organisations", {"event_id": "nothing"}, "event_id_stands_in_events"),
    ("commission_members", {"commission_id": "NATO"}, "commission_id_stands_in_commissions"),
    ("recommendations", {"addressed_to": "undp;nobody"}, "addressed_to_stands_in_organisations"),
    ("mentions", {"entity_kind": "country", "entity_id": "ZZZ"}, "entity_id_stands_in_its_table"),
    ("caveats", {"row_ids": "figures:p001-nothing"}, "row_ids_points_at_rows"),
    ("number_audit", {"row_id": "events:nothing"}, "row_id_points_at_rows"),
]  # fmt: skip


def spoil(frame: pl.DataFrame, changes: dict[str, str | None]) -> pl.DataFrame:
    first = frame.head(1).with_columns(
        pl.lit(value, dtype=pl.String).alias(name) for name, value in changes.items()
    )
    return pl.concat([first, frame.tail(-1)])


@pytest.fixture(scope="module")
def refused(tables_as_text):
    """What is said of each bad row, by its table, changes and rule.

    All that one look at the tables refuses are planted at once, each in a row of its own.
    """
    return planted(tables_as_text, AS_TEXT) | planted(tables_as_text, IN_ITS_TABLE)


def planted(tables_as_text, bad):
    spoiled, places = dict(tables_as_text), []
    for table, changes, _ in bad:
        first = spoil(tables_as_text[table].head(1), changes)
        spoiled[table] = pl.concat([spoiled[table], first])
        places.append(spoiled[table].height)
    with pytest.raises(InvalidTable) as refusal:
        tables.check(spoiled)
    return {
        (table, str(changes), rule): [
            violation
            for violation in refusal.value.violations
            if (violation.table, violation.row, violation.rule) == (table, place, rule)
        ]
        for (table, changes, rule), place in zip(bad, places, strict=True)
    }


def each(bad):
    ids = [f"{table}-{rule}" for table, _, rule in bad]
    return pytest.mark.parametrize(("table", "changes", "rule"), bad, ids=ids)


@each(AS_TEXT + IN_ITS_TABLE)
def test_a_planted_bad_row_is_refused_by_name(refused, table, changes, rule):
    broken = refused[table, str(changes), rule]
    assert broken
    assert broken[0].remedy
    assert f"data/{table}.csv, row {broken[0].row}" in str(broken[0])


@each(ACROSS_TABLES)
def test_a_row_that_no_other_table_bears_out_is_refused_by_name(raw_tables, table, changes, rule):
    raw_tables[table] = spoil(raw_tables[table], changes)
    with pytest.raises(InvalidTable) as refusal:
        tables.check(raw_tables)
    broken = [v for v in refusal.value.violations if v.rule == rule]
    assert broken, str(refusal.value)[:2000]
    assert broken[0].table == table
    assert broken[0].row >= 1
    assert broken[0].remedy
    assert f"data/{table}.csv, row {broken[0].row}" in str(refusal.value)


@pytest.mark.parametrize(
    "table",
    [name for name in tables.NAMES if SCHEMAS[name].primary_key() and name not in ("corrections",)],
)
def test_a_repeated_key_is_refused(raw_tables, table):
    raw_tables[table] = pl.concat([raw_tables[table], raw_tables[table].head(1)])
    with pytest.raises(InvalidTable) as refusal:
        tables.check(raw_tables)
    assert "primary_key" in {v.rule for v in refusal.value.violations}


@pytest.mark.parametrize(
    ("table", "rule"),
    [("mentions", "an_entity_stands_once_in_a_paragraph"), ("number_audit", "a_token_stands_once")],
)
def test_a_repeated_row_without_a_key_is_refused(raw_tables, table, rule):
    row = raw_tables[table].head(1)
    raw_tables[table] = pl.concat([raw_tables[table], row])
    with pytest.raises(InvalidTable) as refusal:
        tables.check(raw_tables)
    assert rule in {v.rule for v in refusal.value.violations}


@pytest.mark.parametrize("disposition", ["figure", "symbol", "reference", "date", "name"])
def test_a_token_that_became_nothing_is_refused(raw_tables, disposition):
    changes = {"disposition": disposition, "row_id": None, "note_en": None}
    raw_tables["number_audit"] = spoil(raw_tables["number_audit"], changes)
    with pytest.raises(InvalidTable) as refusal:
        tables.check(raw_tables)
    assert "what_it_became_has_its_row" in {v.rule for v in refusal.value.violations}


@pytest.mark.parametrize("disposition", ["date", "name"])
def test_a_date_or_name_without_a_row_says_why(raw_tables, disposition):
    changes = {"disposition": disposition, "row_id": None, "note_en": "a reason"}
    raw_tables["number_audit"] = spoil(raw_tables["number_audit"], changes)
    assert tables.check(raw_tables)["number_audit"]["disposition"][0] == disposition


@pytest.mark.parametrize(
    ("disposition", "row_id"),
    [
        ("figure", "events:pgtf-founded-1983"),
        ("figure", "figures:p064-ss-gate-listed;events:pgtf-founded-1983"),
        ("symbol", "paragraphs:1"),
        ("reference", "events:pgtf-founded-1983"),
        ("date", "organisations:g77-china"),
    ],
)
def test_a_token_points_at_its_own_kind_of_row(raw_tables, disposition, row_id):
    changes = {"disposition": disposition, "row_id": row_id}
    raw_tables["number_audit"] = spoil(raw_tables["number_audit"], changes)
    with pytest.raises(InvalidTable) as refusal:
        tables.check(raw_tables)
    assert "the_row_is_of_its_kind" in {v.rule for v in refusal.value.violations}


def test_every_own_rule_has_a_planted_row():
    own = {
        (table, name)
        for table, schema in SCHEMAS.items()
        for name in schema.__dict__.get("__dataframely_rules__", {})
    }
    planted = {(table, rule) for table, _, rule in AS_TEXT + IN_ITS_TABLE + ACROSS_TABLES} | {
        ("mentions", "an_entity_stands_once_in_a_paragraph"),
        ("number_audit", "a_token_stands_once"),
    }
    assert own
    assert own <= planted


def test_every_reference_of_a_schema_is_checked():
    assert {key.rule for key in keys.foreign_keys()} >= {
        "place_id_stands_in_places", "seat_place_id_stands_in_places", "event_id_stands_in_events",
    }  # fmt: skip


def correction(raw: dict[str, pl.DataFrame], printed: str, used: str) -> pl.DataFrame:
    row = raw["figures"].row(0, named=True)
    values = {
        "table": "figures", "id": row["figure_id"], "column": "subject_en",
        "printed": printed, "used": used, "reason": "a test", "checked": "here",
    }  # fmt: skip
    return pl.DataFrame([values], schema=raw["corrections"].schema)


def test_a_correction_is_applied(raw_tables):
    before = raw_tables["figures"]["subject_en"][0]
    raw_tables["corrections"] = correction(raw_tables, before, "another subject")
    assert tables.corrected(raw_tables)["figures"]["subject_en"][0] == "another subject"


def test_a_correction_that_no_longer_matches_is_refused(raw_tables):
    raw_tables["corrections"] = correction(raw_tables, "words that are not there", "x")
    with pytest.raises(InvalidTable, match="a_correction_still_matches"):
        tables.corrected(raw_tables)


@pytest.mark.parametrize(
    "words",
    [
        "主题为",
        "评估了其题为",
        "获得稳定",
        "建立了 伙伴",
        "由于过去五年新发现的",
        "基金提供了",
        "将与非洲伙伴合作，组织",
    ],
)
def test_words_that_want_another_behind_them_end_too_early(words):
    assert wholes.ends_too_early(words)


@pytest.mark.parametrize(
    "words",
    [
        "建立了伙伴关系",
        "由巴西、中国提供",
        "计划获得通过",
        "获通过",
        "举办了一期讲习班",
        "知识产权组织",
    ],
)
def test_words_that_are_whole_do_not_end_too_early(words):
    assert not wholes.ends_too_early(words)


KNOWN = frozenset({"巴西", "印度", "开发署", "非洲", "联合国系统职员学院"})


@pytest.mark.parametrize(
    "words",
    ["巴西", "在巴西、", "巴西、 印度等", "开发署与非洲", "和联合国系统职员学院", "对巴西政府"],
)
def test_names_and_what_stands_between_them_prove_nothing(words):
    assert proof.is_only_names(words, KNOWN)


@pytest.mark.parametrize("words", ["支持巴西", "开发署与巴西合作", "巴西提供", "与会者", "肯尼亚"])
def test_a_word_that_is_no_known_name_is_more_than_a_name(words):
    assert not proof.is_only_names(words, KNOWN)


@pytest.mark.parametrize(
    "words", ["1996-2007 年", "2014 年 1 月期间", "0.12%", "2013 年，巴西", "巴西，2011年"]
)
def test_a_year_or_a_number_alone_or_beside_a_name_proves_no_more(words):
    assert proof.is_only_names(words, KNOWN)


@pytest.mark.parametrize(
    "words", ["2013 年博览会", "评价了 1996-2007 年", "约 100 万美元", "两次论坛"]
)
def test_a_number_of_something_is_more_than_a_number(words):
    assert not proof.is_only_names(words, KNOWN)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("events", "肯尼亚"), ("events", "1996-2007 年"), ("events", "在中国"), ("figures", "52%"),
        ("event_organisations", "粮农组织"), ("recommendations", "联合国系统"),
        ("commission_activities", "非洲经委会"),
    ],
)  # fmt: skip
def test_a_row_whose_words_are_a_name_a_year_or_a_number_alone_is_refused(raw_tables, table, words):
    frame = raw_tables[table]
    rows = enumerate(frame.iter_rows(named=True))
    first = next(number for number, row in rows if not row.get("footnote"))
    changed = pl.int_range(pl.len()) == first
    raw_tables[table] = frame.with_columns(
        pl.when(changed).then(pl.lit(words)).otherwise(pl.col("as_printed")).alias("as_printed")
    )
    with pytest.raises(InvalidTable, match="as_printed_is_more_than_a_name"):
        tables.check(raw_tables)


def test_without_any_known_name_words_are_more_than_names():
    assert not proof.is_only_names("巴西", frozenset())


def test_names_have_every_printed_form_and_our_chinese():
    known = proof.names(tables.everything())
    assert {"土耳其", "粮农组织", "马普托", "拉丁美洲", "77国集团和中国"} <= known


def test_a_footnote_may_be_a_list_of_names_but_the_kind_is_told_in_the_paragraph(raw_tables):
    row = raw_tables["cooperation"].filter(pl.col("footnote") == "7").row(0, named=True)
    assert row["as_printed"] in proof.names(tables.everything())
    raw_tables["cooperation"] = raw_tables["cooperation"].with_columns(
        pl.when(pl.col("link_id") == row["link_id"])
        .then(pl.lit(row["as_printed"]))
        .otherwise(pl.col("kind_as_printed"))
        .alias("kind_as_printed")
    )
    with pytest.raises(InvalidTable, match="kind_as_printed_is_more_than_a_name"):
        tables.check(raw_tables)
