"""How a story takes its numbers from the tables: each becomes words bound to their fact."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any
from urllib.parse import urlencode

from southsouth import counts, exhibits, tables
from southsouth.blocks import (
    Block,
    Bound,
    Go,
    Heading,
    Lines,
    Picture,
    Step,
    Strong,
    Walk,
    Words,
)
from southsouth.charts import labels, money
from southsouth.language import comma, counted, number
from southsouth.measures import caveats
from southsouth.names import figure_value, in_sentence, organisation_names, recommendation_name
from southsouth.view import fact_address, page_address


@dataclass(frozen=True)
class Counted:
    """How many there are of something, and the address where they are listed."""

    value: int
    address: str


Part = str | Bound | Counted | Go | Words
_NUMERALS: Mapping[str, Sequence[str]] = {
    "en": [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ],
    "zh": ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"],
}
_SENTENCES = re.compile(r"(?<=[。！？；])|(?<=[.!?;] )")
_WORKED_OUT = "worked-out"
#: What is told of a fact of a kind, as marks of doubt stand at it: the number, the year, how far it came.
_TOLD = {
    "figure": ("figures", "value"), "event": ("events", "date"), "recommendation": ("recommendations", "status"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A story in one language.

    Attributes:
        topic: What it is about, in a word or two.
        title: What it is called.
        standfirst: What it says, in two or three sentences.
        blocks: The story.
    """

    topic: str
    title: str
    standfirst: Words
    blocks: tuple[Block, ...]


class Telling:
    """Words of a story in a language, its numbers read from the tables while it is told."""

    def __init__(self, language: str, here: str = "/stories") -> None:
        self.language, self._here = language, here
        self._doubts_told: set[str] = set()
        self._worked_out: list[Words] = []

    def __call__(self, words: str, **values: Part) -> Words:
        """Prose from words with places in braces.

        `{figure/<id>}` is a figure with its qualifier and unit, bound to its page; `:sum` has the
        dollar sign, `:exact` leaves the qualifier out, `:period` is its time.
        `{event/<id>}` is the year of an event, `{recommendation/<id>}` and `{paragraph/<n>}` their
        numbers. Any other name is one of `values`; `:cap` begins it with a capital. Counts are in
        words up to twelve, and in digits where another of the same sentence is larger. What a caveat
        doubts has its mark where it is first told.

        Raises:
            KeyError: a place names neither a fact nor a value.
        """
        parts: list[str | Bound] = []
        for sentence in _SENTENCES.split(words):
            places = [*Formatter().parse(sentence)]
            named = (values.get(name or "") for _, name, _, _ in places)
            most = max((one.value for one in named if isinstance(one, Counted)), default=0)
            in_words = most < len(_NUMERALS[self.language])
            for plain, name, form, _ in places:
                parts += [plain] if plain else []
                if name is not None:
                    parts += self._put(name, form or "", values, in_words=in_words)
        return tuple(parts)

    @staticmethod
    def share(part: Part, whole: Part) -> float:
        """What part of a whole it is: of what is not counted no number, which is neither more nor less than any."""
        if isinstance(part, Counted) and isinstance(whole, Counted) and whole.value:
            return part.value / whole.value
        return math.nan

    def standfirst(self, words: str, **values: Part) -> Words:
        """Words as `__call__` takes them, without marks of doubt: the story has them."""
        said = Telling(self.language, self._here)(words, **values)
        return tuple(replace(part, doubt="") if isinstance(part, Bound) else part for part in said)

    def walk(self, exhibit_id: str, *steps: Step, **filters: str) -> Walk:
        """An exhibit, narrowed by filters of its table, told in steps."""
        exhibit = exhibits.get(exhibit_id)
        query = exhibit.asked(filters.items())
        return Walk(Picture(exhibit, self._here, query, level=3), steps)

    def step(self, words: str, shown: Iterable[str] = (), /, **values: Part) -> Step:
        """Words as `__call__` takes them, and the facts (`kind/id`) that they speak of."""
        return Step((self(words, **values),), tuple(shown))

    def _put(
        self, name: str, form: str, values: Mapping[str, Part], *, in_words: bool
    ) -> Iterator[Any]:
        kind, slash, fact_id = name.partition("/")
        value = self._fact(kind, fact_id, form) if slash else values[name]
        if isinstance(value, Counted):
            names, own = _NUMERALS[self.language], value.value
            value = Bound(names[own] if in_words else number(own, self.language), value.address)
        if isinstance(value, tuple):
            yield from value
        elif isinstance(value, Bound) and form == "cap":
            yield Bound(value.words[:1].upper() + value.words[1:], value.address, value.doubt)
        else:
            yield value

    def _fact(self, kind: str, fact_id: str, form: str) -> Bound:
        words = {
            "figure": lambda: self._figure(self.row("figures", fact_id), form),
            "event": lambda: self._year(self.row("events", fact_id)["date_edtf"]),
            "recommendation": lambda: self._numbered(self.row("recommendations", fact_id)),
            "paragraph": lambda: f"第{fact_id}段" if self._is_chinese else f"paragraph {fact_id}",
        }[kind]()
        doubt = "" if form == "period" else self._doubt(kind, fact_id)
        return Bound(words, self.to_fact(kind, fact_id), doubt)

    @property
    def _is_chinese(self) -> bool:
        return self.language == "zh"

    def row(self, table: str, row_id: str) -> Mapping[str, Any]:
        """One row of a table by its id.

        Raises:
            KeyError: there is none.
        """
        rows = tables.where(table, **{tables.load(table).columns[0]: row_id})
        if rows.is_empty():
            raise KeyError(f"{table} has no row {row_id}")
        return rows.row(0, named=True)

    def _figure(self, row: Mapping[str, Any], form: str) -> str:
        if form == "period":
            return self._year(row["period"])
        if form == "exact":
            row = {**row, "qualifier": "exact"}
        said = money.bare(row, self.language) if form == "sum" else figure_value(row, self.language)
        return said.replace("approximately", "about")  # in prose, the shorter word

    def _year(self, period: str) -> str:
        """A year, or from year to year; an open end is left to the sentence."""
        first, _, last = period.partition("/")
        if self._is_chinese:
            return f"{first[:4]}—{last[:4]}年" if last[:4].isdigit() else f"{first[:4]}年"
        return f"{first[:4]}–{last[:4]}" if last[:4].isdigit() else first[:4]

    def _numbered(self, own: Mapping[str, Any]) -> str:
        """A recommendation of the Joint Inspection Unit, or a measure that the report proposes."""
        return recommendation_name(own["source"], own["number"], self.language)

    def _doubt(self, kind: str, fact_id: str) -> str:
        """What the caveats say of what is told of a fact, where it is first told."""
        table, place = _TOLD.get(kind, (kind, ""))
        name = f"{table}:{fact_id}"
        if name in self._doubts_told:
            return ""
        self._doubts_told.add(name)
        naming = tables.naming("caveats", "row_ids", name)
        pointing = caveats.touching(naming, caveats.AT.get((table, place), ()))
        return ("" if self._is_chinese else " ").join(pointing[f"note_{self.language}"])

    def unsaid(self, *items: str, **values: Part) -> tuple[Heading, Lines]:
        """What the report does not say: the end of every story."""
        heading = "报告没有说的" if self._is_chinese else "What the report does not say"
        return Heading(heading, "unsaid"), Lines(
            tuple(self(item, **values) for item in items), role="open"
        )

    def to_fact(self, kind: str, fact_id: str) -> str:
        """The address of a fact's page."""
        return fact_address(kind, fact_id, self.language)

    def to(self, page_id: str, **filters: str) -> str:
        """The address of a page with filters."""
        query = urlencode(filters, safe=",")
        return page_address(page_id, self.language) + (f"?{query}" if query else "")

    def amount(self, value: float) -> str:
        """A whole number in digits."""
        return number(value, self.language, 0)

    def dollars(self, value: float) -> str:
        """A few whole dollars: $14, 14美元."""
        return counts.quantity(self.amount(value), value, "USD", self.language)

    def cents(self, given: str, asked: str) -> Bound:
        """What is given of a dollar that is asked for, in cents, from two shares."""
        cents = round(
            100 * self.row("figures", given)["value"] / self.row("figures", asked)["value"]
        )
        said = counted(counts.CENTS, cents, self.language)
        return self.worked_out(self.amount(cents), "÷", given, asked, line=said)

    def worked_out(self, words: str, sign: str, *figures: str, line: str = "") -> Bound:
        """A number that no row prints, worked out from figures: bound to the line that says how, which
        `sums_told` puts at the end; `line` is what stands there for it."""
        opened, closed = ("（", "）") if self._is_chinese else (" (", ")")
        parts: list[str | Strong | Bound | Go] = [Strong(line or words), " = "]
        for place, own in enumerate(figures):
            row = self.row("figures", own)
            subject = row[f"subject_{self.language}"]
            said = figure_value(row, self.language)
            if row["value_high"] is not None:  # what is worked out is so from the low end
                said = figure_value(
                    {**row, "value_high": None, "qualifier": "exact"}, self.language
                )
                subject += "，低端" if self._is_chinese else ", low end"
            parts += [f" {sign} "] if place else []
            there = self.to_fact("figure", own)
            parts += [Bound(said, there), opened, Go(subject, there), closed]
        self._worked_out.append(tuple(parts))
        return Bound(words, f"#{_WORKED_OUT}")

    def sums_told(self) -> tuple[Heading, Lines]:
        """How each number was worked out that no row prints."""
        heading = "由本站算出的数" if self._is_chinese else "Numbers worked out here"
        return Heading(heading, _WORKED_OUT), Lines(tuple(self._worked_out))

    def money(self, value: float, digits: int) -> str:
        """Dollars that are worked out, as exact in any language: $4.3 million, 430万美元."""
        if self._is_chinese:
            return f"{number(100 * round(value / 1e6, digits), self.language)}万美元"
        return f"${number(value / 1e6, self.language, digits)} million"

    def listed(self, parts: Sequence[str | Bound | Go]) -> Words:
        """Names one after the other: Brazil, China and India."""
        if len(parts) < 2:
            return tuple(parts)
        between, last = comma(self.language), "和" if self._is_chinese else " and "
        joined: list[str | Bound | Go] = []
        for place, part in enumerate(parts):
            joined += [part] if place == 0 else [last if place == len(parts) - 1 else between, part]
        return tuple(joined)

    def recommendations(self, ids: Sequence[str]) -> Words:
        """Recommendations by their numbers: recommendations 1 and 2, 建议1和2."""
        parts = [
            Bound(str(self.row("recommendations", own)["number"]), self.to_fact("recommendation", own))
            for own in ids
        ]  # fmt: skip
        many = "recommendations " if len(ids) > 1 else "recommendation "
        return ("建议" if self._is_chinese else many, *self.listed(parts))

    @staticmethod
    def plain(words: Words) -> str:
        """Words without what they are bound to, for a title."""
        return "".join(own if isinstance(own, str) else own.words for own in words)

    def country(self, iso3: str) -> Go:
        """A country by the name that readers know, leading to its page."""
        said = labels.country_in_sentence(iso3, self.language)
        return Go(said, self.to_fact("country", iso3))

    def countries(self, codes: Sequence[str]) -> Words:
        """Countries one after the other, each once."""
        return self.listed([self.country(code) for code in dict.fromkeys(codes)])

    def groups(self, names: Sequence[str]) -> Words:
        """Groups of States that are bodies too, one after the other: the Group of 77 and China."""
        ids = [tables.where("organisations", name_en=name)["organisation_id"][0] for name in names]
        said = organisation_names(ids, self.language)
        parts = [
            Go(in_sentence(name, "group", self.language), self.to_fact("organisation", own))
            for own, name in zip(ids, said, strict=True)
        ]
        return self.listed(parts)

    def body(self, organisation_id: str) -> Go:
        """A body by its short name, leading to its page."""
        name = labels.body(organisation_id, self.language)
        said = in_sentence(name, "organisation", self.language)
        return Go(said, self.to_fact("organisation", organisation_id))
