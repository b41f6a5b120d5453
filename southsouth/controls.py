"""What a reader may set on a page: the filters of a table, read leniently from the view's address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl

from southsouth import filters, signs, tables
from southsouth.address import Meant
from southsouth.blocks import Control, Controls, Go, Option
from southsouth.filters import Query, meaning, wording
from southsouth.filters.kinds import Filter
from southsouth.language import N_
from southsouth.view import PAGE, View

_YEARS = ("from", "to")


@dataclass(frozen=True)
class Narrowed:
    """A table as the filters of an address leave it.

    Attributes:
        table: Its name.
        query: What narrows it, as downloads and embeds take it.
        items: The controls that say so.
    """

    table: str
    query: Query
    items: tuple[Control, ...]

    @property
    def rows(self) -> pl.DataFrame:
        """The rows that are left, in the table's order; shared, so copy to change."""
        every = tables.load(self.table)
        return every[filters.positions(self.table, self.query)] if self.query else every


def read(view: View, table: str, names: Sequence[str]) -> Narrowed:
    """The table narrowed by those of its filters that the page offers, in the page's order.

    What of the address is not allowed is left out with a note; see `View.notes`.

    Raises:
        UnknownFilter: the table has no filter of one of the names.
    """
    asked: dict[str, tuple[str, ...]] = {}
    items: list[Control] = []
    for name in names:
        entry = wording.of(table, name)
        values = _values(view, table, entry)
        if values:
            asked[entry.name] = values
        items.append(_control(view, table, entry, values))
    _refuse_reversed(view, asked)
    query = tuple(
        (entry.name, asked[entry.name])
        for entry in filters.of_table(table)
        if entry.name in asked
    )  # fmt: skip
    shown = (
        item if item.name in asked or not item.values else _unset(item) for item in items
    )  # fmt: skip
    return Narrowed(table, query, tuple(shown))


def _values(view: View, table: str, entry: Filter) -> tuple[str, ...]:
    """What the address says of a filter, under its name or an alias of it."""
    given = next(
        (name for name in (entry.name, *entry.aliases) if name in view.address.parameters), entry.name
    )  # fmt: skip
    meant = partial(meaning.meant, table, entry.name)
    if entry.allowed is None:
        found = [view.word(given)]
        view.unread = signs.read(found[0]).unread
    elif entry.many:
        found = list(
            dict.fromkeys(map(entry.same, view.choices(given, list(entry.allowed()), meant)))
        )
    else:
        found = [view.choice(given, list(entry.allowed()), meant=meant) or ""]
    if given in view.used:
        del view.used[given]
        view.used[entry.name] = ",".join(found)
    return tuple(filter(None, found))


def _refuse_reversed(view: View, asked: dict[str, tuple[str, ...]]) -> None:
    """A span of years that ends before it begins is no span: both are left out with a note."""
    if all(name in asked for name in _YEARS) and asked["from"] > asked["to"]:
        view.reversed_years = (asked["from"][0], asked["to"][0])
        for name in _YEARS:
            del asked[name], view.used[name]


def _unset(item: Control) -> Control:
    return Control(item.name, item.label, item.form, item.options)


def _control(view: View, table: str, entry: Filter, values: tuple[str, ...]) -> Control:
    if entry.allowed is None:
        form = "words"
    elif entry.name in _YEARS:
        form = "year"
    else:
        form = "many" if entry.many else "one"
    offered = wording.offered(table, entry.name, view.lang)
    # What is chosen can be taken back, also where no row has it.
    chosen = {one: wording.value(table, entry.name, one, view.lang) for one in values if offered}
    options = {**offered, **chosen}.items()
    return Control(
        entry.name,
        wording.short(table, entry.name, view.lang),
        form,
        tuple(
            Option(value, words, wording.example(table, entry.name, value, view.lang))
            for value, words in options
        ),
        values,
    )


def choice(
    view: View,
    name: str,
    label: str,
    options: Iterable[tuple[str, str]],
    default: str = "",
    meant: Meant | None = None,
) -> Control:
    """A control that is no filter of a table: one of some options, with what is meant without it."""
    offered = tuple(Option(value, words) for value, words in options)
    value = view.choice(name, [option.value for option in offered], default or None, meant)
    form = "must" if default else "one"
    return Control(name, label, form, offered, tuple(filter(None, [value])), default)


def order(view: View, orders: Mapping[str, str], default: str) -> Control:
    """The control `sort` of a list: the orders it can stand in, as messages, by what the address says."""
    options = [(name, view.text(words)) for name, words in orders.items()]
    return choice(view, "sort", view.text(N_("Sorted")), options, default)


def block(view: View, items: Sequence[Control]) -> Controls:
    """The controls of a page in their order, once it has read all of its address: what else that says
    stays where one is set, all but the part of a list."""
    names = {item.name for item in items}
    return Controls(
        items=tuple(items),
        action=view.path,
        kept=tuple(one for one in view.used.items() if one[0] not in {*names, PAGE}),
        cleared=view.here(**dict.fromkeys(names)),
        chosen=(*_one_year(view, items), *_chosen(view, items)),
    )


def _one_year(view: View, items: Sequence[Control]) -> Iterable[Go]:
    """A span of one year as the one choice that it is."""
    chosen = {item.name: item.values for item in items if item.name in _YEARS and item.values}
    if len(chosen) == len(_YEARS) and chosen["from"] == chosen["to"]:
        said = view.text(N_("{name}: {value}"), name=view.text(N_("Year")), value=chosen["to"][0])
        yield Go(said, view.here(**dict.fromkeys(_YEARS)))


def _chosen(view: View, items: Sequence[Control]) -> Iterable[Go]:
    is_one_year = any(_one_year(view, items))
    for item in items:
        if is_one_year and item.name in _YEARS:
            continue
        words = {option.value: option.words for option in item.options}
        for value in item.values:
            if value == item.default:
                continue
            left = ",".join(other for other in item.values if other != value)
            said = view.text(
                N_("{name}: {value}"), name=item.label, value=words.get(value, value)
            )  # fmt: skip
            yield Go(said, view.here(**{item.name: left}))
