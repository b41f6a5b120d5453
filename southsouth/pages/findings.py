"""What the report tells that a reader keeps: three findings, each bound to its facts."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from southsouth import tables
from southsouth.blocks import Bar, Bound, Finding, Number, Numbers
from southsouth.charts import money
from southsouth.language import N_, clauses, date, number, sentences, translate
from southsouth.measures import recommendations
from southsouth.names import figure_value, qualifier
from southsouth.pages.prose import prose
from southsouth.view import View
from southsouth.vocabulary import STATUSES, label

VALUE, ASKED, GIVEN = (
    "p003-ssc-value-2011", "p018-core-budget-minimum", "p047-ilo-regular-ssc-share-2012-2013",
)  # fmt: skip
#: The figures that findings tell.
FOUND = (VALUE, ASKED, GIVEN)
REVIEW = "jiu-review-ssc-2011"


def message(view: View) -> str:
    """The page's title: what was asked of the United Nations for cooperation, and the one answer."""
    words = N_(
        "The Joint Inspection Unit asked UN organizations for {share} of core budgets for South-South cooperation. The report gives one body’s share: {given}"
    )
    asked, given = (figure_value(_figure(one), view.lang) for one in (ASKED, GIVEN))
    return view.text(words, share=asked, given=given)


def findings(view: View) -> Iterator[Finding]:
    """What cooperation was worth, what one body gave of what was asked, and what was carried out."""
    yield _worth(view)
    yield _given(view)
    yield _carried_out(view)


def numbers(view: View, figures: pl.DataFrame) -> Numbers:
    """Figures (with `doubted`) in large letters, each bound to its fact."""
    return Numbers(
        tuple(
            Number(
                _in_short(row, view.lang),
                row[f"subject_{view.lang}"],
                view.fact("figure", row["figure_id"]),
                row["paragraph"],
                row["doubted"],
            )
            for row in figures.iter_rows(named=True)
        )
    )


def _worth(view: View) -> Finding:
    row = _figure(VALUE)
    return Finding(
        topic=view.text(N_("What it was worth")),
        before=_qualified(row, view.lang),
        value=money.bare({**row, "qualifier": "exact"}, view.lang),
        address=view.fact("figure", VALUE),
        says=(row[f"subject_{view.lang}"],),
        doubt=row[f"note_{view.lang}"] or "",
        bars=tuple(
            Bar(view.text(words), money.bare({**row, "value": end, "value_high": None, "qualifier": "exact"}, view.lang), end / row["value_high"])
            for words, end in ((N_("low end"), row["value"]), (N_("high end"), row["value_high"]))
        ),
    )  # fmt: skip


def _given(view: View) -> Finding:
    given, asked = _figure(GIVEN), _figure(ASKED)
    share = figure_value(asked, view.lang)
    largest = max(given["value"], asked["value"])
    words = N_(
        "of the regular budget of the International Labour Organization (ILO) for {years} went to South-South and triangular cooperation. The Joint Inspection Unit had recommended that UN organizations set aside {share} of their core budgets; the report gives the share of no other body."
    )
    return Finding(
        topic=view.text(N_("What one UN body gave")),
        value=figure_value(given, view.lang),
        address=view.fact("figure", GIVEN),
        says=prose(
            view, words, years=date(given["period"], view.lang),
            share=Bound(share, view.fact("figure", ASKED)),
        ),
        doubt=given[f"note_{view.lang}"] or "",
        bars=(
            Bar(view.text(N_("recommended")), share, asked["value"] / largest, hollow=True),
            Bar(view.text(N_("given by ILO")), figure_value(given, view.lang), given["value"] / largest),
        ),
    )  # fmt: skip


def _carried_out(view: View) -> Finding:
    theirs = recommendations.of_source(tables.load("recommendations"), "JIU")
    count = recommendations.by_status(theirs)
    listed = view.to("recommendations", source="JIU")
    made = tables.load("events").row(by_predicate=pl.col("event_id") == REVIEW, named=True)
    words = N_(
        "recommendations that the Joint Inspection Unit made in {year} had been implemented, according to the report of mid-2014; the others: {others}."
    )
    return Finding(
        topic=view.text(N_("What was implemented")),
        value=view.text(N_("{part} of {whole}"), part=count["implemented"], whole=theirs.height),
        address=listed,
        says=prose(
            view, words,
            year=Bound(date(made["date_edtf"], view.lang), view.fact("event", REVIEW)),
            others=_others(count, view.lang),
        ),
        doubt=view.text(N_("Each status is what the words of this report support, not an audit.")),
        bars=tuple(
            Bar(label(status, view.lang, STATUSES), number(times, view.lang), times / theirs.height,
                hollow=status == "no_information")
            for status, times in count.items() if times
        ),
    )  # fmt: skip


def _others(count: Mapping[str, int], language: str) -> str:
    """How many came how far of those that were not implemented, in the words of the bars: 1 largely implemented."""
    every = ((words, count[status]) for status, words in _OTHERS.items() if count[status])
    said = (translate(words, language, count=number(of, language)) for words, of in every)
    return clauses(said, language)


_OTHERS: Mapping[str, str] = {
    "largely_implemented": N_("{count} largely implemented"),
    "in_progress": N_("{count} in progress"),
    "not_implemented": N_("{count} not implemented"),
    "no_information": N_("{count} without information"),
}


def _in_short(row: Mapping[str, Any], language: str) -> str:
    """A figure as findings write it: dollars with their sign, how exact it is in words."""
    if row["unit"] != "USD":
        return figure_value(row, language)
    said = money.bare({**row, "qualifier": "exact"}, language)
    before = _qualified(row, language)
    return sentences(language, before, said)


def _figure(figure_id: str) -> Mapping[str, Any]:
    figures = tables.load("figures")
    return figures.row(by_predicate=pl.col("figure_id") == figure_id, named=True)


def _qualified(row: Mapping[str, Any], language: str) -> str:
    """How exact a number is, in words; nothing where it is exact."""
    return "" if row["qualifier"] == "exact" else qualifier(row, language)
