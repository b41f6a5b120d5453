"""The whole report, paragraph by paragraph: the outline, and what each paragraph holds."""

from collections.abc import Iterator, Mapping
from functools import cache, partial
from operator import itemgetter

import polars as pl

from southsouth import cards, citation, controls, exhibits, tables
from southsouth.blocks import (
    Block,
    CardBlock,
    Columns,
    Control,
    Go,
    Option,
    Picture,
    Problems,
    Steps,
    Text,
    Title,
)
from southsouth.charts.outline import COUNTED
from southsouth.exhibits.paragraphs import outlined
from southsouth.filters import meaning
from southsouth.language import N_, country_name, in_order, upper_first
from southsouth.measures.paragraphs import entities
from southsouth.names import bracketed, organisation_names, place_name
from southsouth.pages import events, opened
from southsouth.pages.passage import passage
from southsouth.pages.prose import listed, prose
from southsouth.synonyms import PARAGRAPHS
from southsouth.view import View
from southsouth.vocabulary import SECTIONS, label


def compose(view: View) -> Iterator[Block]:
    """The outline with what is counted or who is named, and the paragraph that is chosen."""
    named = entity_names(view.lang)
    by_entity = controls.choice(
        view,
        "entity",
        view.text(N_("Where is it mentioned?")),
        named.items(),
        meant=partial(meaning.meant, "mentions", "entity"),
    )
    entity = next(iter(by_entity.values), None)
    by_number = _chooser(view, first(entity))
    by_count = controls.choice(
        view, "color", view.text(N_("Colour squares by")),
        ((one, view.text(words)) for one, words in COUNTED.items()), "figures",
    )  # fmt: skip
    problems = tuple(view.notes())
    number = int(by_number.values[0])
    exhibit = exhibits.get("paragraph-strip")
    rows = outlined(tables.load("paragraphs"), by_count.values[0], number, entity)
    if "paragraph" in view.used:
        yield _title(view, number)
    else:
        yield Title(exhibit.heading(view.lang, rows), exhibit.subject(view.lang))
    if problems:
        yield Problems(problems)
    yield controls.block(view, (by_number, by_entity, by_count))
    if entity:
        yield _naming(view, entity, named[entity])
    picture = Picture(
        exhibit, view.here(), rows=rows, choose={"paragraph": opened.pattern(view, "paragraph")},
        titled="paragraph" not in view.used,
    )  # fmt: skip
    yield Columns((
        (Text((view.text(N_("Select a square, or a number in the list, to see what the paragraph contains.")),), role="small"), picture),
        tuple(_reader(view, number)),
    ))  # fmt: skip
    yield events.files(view, "paragraphs", ())


def first(entity: str | None) -> str:
    """The paragraph shown where none is asked for: the first that names the entity, or the first."""
    if entity is None:
        return "0"
    return str(entities(tables.everything()).filter(pl.col("entity") == entity)["paragraph"].min())


def _chooser(view: View, default: str) -> Control:
    titles = _titles(view.lang)
    options = tuple(Option(str(n), f"{n} · {title}") for n, title in titles.items())
    value = (
        view.choice("paragraph", [option.value for option in options], meant=PARAGRAPHS.meant)
        or default
    )
    return Control("paragraph", view.text(N_("Paragraph")), "must", options, (value,), default)


def _title(view: View, number: int) -> Title:
    row = tables.load("paragraphs").row(by_predicate=pl.col("paragraph") == number, named=True)
    where = citation.where(number, view.lang)
    topic = f"{upper_first(where)} · {label(row['section'], view.lang, SECTIONS)}"
    return Title(row[f"title_{view.lang}"], topic)


def _reader(view: View, number: int) -> Iterator[Block]:
    """Before and after, the paragraph's card, and its own words."""
    titles = _titles(view.lang)
    numbers = list(titles)
    here = numbers.index(number)
    steps = (
        Go(f"{numbers[place]} · {titles[numbers[place]]}", opened.address(view, "paragraph", str(numbers[place])), f"paragraph/{numbers[place]}")
        if 0 <= place < len(numbers) else None
        for place in (here - 1, here + 1)
    )  # fmt: skip
    before, after = steps
    yield Steps(before, after, view.text(N_("Previous and next paragraph")))
    closed = view.here(paragraph=None) if "paragraph" in view.used else ""
    yield CardBlock(cards.card("paragraph", str(number), view.lang), closed)
    yield from passage(view, number)


@cache
def _titles(language: str) -> Mapping[int, str]:
    return dict(tables.load("paragraphs").select("paragraph", f"title_{language}").iter_rows())


@cache
def entity_names(language: str) -> Mapping[str, str]:
    """Everybody and everything that paragraphs name or cite, by id, in the order of their names."""
    rows = entities(tables.everything()).select("kind", "entity").unique()
    named = {entity: _name(kind, entity, language) for kind, entity in rows.iter_rows()}
    return dict(in_order(named.items(), language, itemgetter(1)))


def _name(kind: str, entity: str, language: str) -> str:
    if kind == "country":
        return country_name(entity, language)
    if kind == "place":
        return place_name(entity, language)
    if kind == "document":
        works = tables.load("documents").filter(pl.col("work_id") == entity)
        symbol = works["symbol"].drop_nulls()
        title = works[f"title_{language}"][0]
        return bracketed(title, symbol[0], language) if len(symbol) else title
    return organisation_names([entity], language)[0]


def _naming(view: View, entity: str, name: str) -> Text:
    """The paragraphs that name or cite it, with how often, each a link to its card."""
    rows = entities(tables.everything()).filter(pl.col("entity") == entity).sort("paragraph")
    where = listed(
        (
            Go(
                events.where(view, number) + (f"\u00a0×\u00a0{times}" if times > 1 else ""),
                opened.address(view, "paragraph", str(number)),
                f"paragraph/{number}",
            )
            for number, times in rows.select("paragraph", "times").iter_rows()
        ),
        " · ",
    )
    return Text(prose(view, N_("{name} is mentioned in {paragraphs}"), name=name, paragraphs=where))
