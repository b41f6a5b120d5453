"""What the pages share: menu, language, filters in the address, exhibits and cards.

The only module of the package that speaks Streamlit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import streamlit as st

from southsouth import citation, geography, paths, tables
from southsouth.address import Address
from southsouth.exhibits.base import Exhibit
from southsouth.language import (
    DEFAULT,
    LANGUAGES,
    N_,
    compact,
    country_name,
    date,
    number,
    translate,
)
from southsouth.measures import events
from southsouth.menu import PAGES, page
from southsouth.vocabulary import COMMISSIONS, EVENT_KINDS, label

_LANGUAGE_KEY = "southsouth-language"


@dataclass(frozen=True)
class View:
    """The page being shown: its language and the parameters of its address."""

    page_id: str
    lang: str
    address: Address

    def text(self, message: str, **values: object) -> str:
        """The message in the view's language."""
        return translate(message, self.lang, **values)

    @property
    def params(self) -> Mapping[str, str]:
        """The address's parameters as they stand."""
        return self.address.parameters

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str | None:
        """One allowed value of a parameter, or the default with a note."""
        return self.address.choice(name, allowed, default)

    def choices(self, name: str, allowed: Sequence[str]) -> list[str]:
        """Several allowed values of a parameter."""
        return self.address.choices(name, allowed)

    def years(
        self, first: str, last: str, lo: int, hi: int, default: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """A span of years from two parameters."""
        return self.address.years(first, last, lo, hi, default)

    def word(self, name: str) -> str:
        """Free text of a parameter."""
        return self.address.word(name)

    def notes(self) -> None:
        """Say what of the address could not be used."""
        for problem in self.address.problems:
            st.warning(problem, icon=":material/info:")

    def remember(self, **values: object) -> None:
        """Write the filters into the address; what is None or empty is left out."""
        wanted = {"lang": self.lang}
        for name, value in values.items():
            if isinstance(value, (list, tuple)):
                value = ",".join(str(part) for part in value)
            if value is not None and value != "":
                wanted[name] = str(value)
        if dict(st.query_params) != wanted:
            st.query_params.from_dict(wanted)


def run() -> None:
    """Draw the menu and run the page of the address."""
    language = _language()
    # No icon here: Streamlit would fetch it from another host to use it as the favicon.
    pages = {
        entry.id: st.Page(
            paths.PAGES / f"{entry.id}.py",
            title=translate(entry.title, language),
            url_path=entry.address,
            default=not entry.address,
        )
        for entry in PAGES
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(
        page_title=f"{chosen.title} · {translate(N_('South-South Explorer'), language)}",
        layout="wide",
    )
    with st.sidebar:
        _sidebar(pages, language)
    chosen.run()


def _sidebar(pages: Mapping[str, Any], language: str) -> None:
    st.markdown(f"**{translate(N_('South-South Explorer'), language)}**")
    picked = st.segmented_control(
        translate(N_("Language"), language),
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code],
        default=language,
        key="southsouth-language-control",
        label_visibility="collapsed",
    )
    if picked and picked != language:
        st.session_state[_LANGUAGE_KEY] = picked
        st.query_params["lang"] = picked
        st.rerun()
    for entry in PAGES:
        st.page_link(
            pages[entry.id],
            label=translate(entry.title, language),
            icon=entry.icon,
            query_params={"lang": language},
        )
    st.caption(
        translate(
            N_(
                "Not a United Nations site. Our tables and texts: CC BY 4.0. The report is the United Nations'."
            ),
            language,
        )
    )


def _language() -> str:
    """The language asked for: by the address, by an earlier choice, by the browser."""
    asked = st.query_params.get("lang")
    if asked and asked in LANGUAGES:
        st.session_state[_LANGUAGE_KEY] = asked
        return asked
    if _LANGUAGE_KEY in st.session_state:
        return st.session_state[_LANGUAGE_KEY]
    locale = (st.context.locale or DEFAULT).split("-")[0]
    return locale if locale in LANGUAGES else DEFAULT


def begin(page_id: str) -> View:
    """Start a page: its heading, its lead, and the view of its address."""
    language = _language()
    parameters = {name: st.query_params[name] for name in st.query_params}
    address = Address(parameters, language)
    address.choice("lang", list(LANGUAGES), language)
    entry = page(page_id)
    st.title(translate(entry.title, language), anchor=False)
    st.markdown(translate(entry.lead, language))
    return View(page_id, language, address)


def theme() -> str:
    """`light` or `dark`, as the reader's page is."""
    kind = st.context.theme.type if st.context.theme else None
    return "dark" if kind == "dark" else "light"


def show(
    view: View,
    exhibit: Exhibit,
    frame: pl.DataFrame | None = None,
    *,
    key: str = "",
    select: bool = False,
    under: Exhibit | None = None,
) -> list[str]:
    """One exhibit: heading, picture, source, disclaimer on maps, and the rows drawn.

    The marks of `under` are drawn beneath, and its rows given as well. Returns the ids (customdata) of the marks that the reader has chosen.
    """
    rows = exhibit.frame() if frame is None else frame
    st.subheader(exhibit.heading(view.lang), anchor=exhibit.id)
    chosen: list[str] = []
    if rows.is_empty():
        st.info(view.text(N_("Nothing matches these filters. Widen them to see rows again.")))
        return chosen
    options: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if select else {}
    figure = exhibit.figure(view.lang, rows, theme())
    if under:
        marks = under.figure(view.lang, None, theme())
        figure = marks.add_traces(figure.data).update_layout(figure.layout)
    event = st.plotly_chart(
        figure,
        theme=None,
        key=key or f"chart-{exhibit.id}",
        config=_config(exhibit),
        alt=exhibit.alt(rows, view.lang),
        **options,
    )
    if select:
        chosen = _chosen(event)
    st.caption(_source(view, exhibit, rows))
    _rows_behind(view, exhibit, rows, key)
    if under:
        st.caption(f"{under.heading(view.lang)}: {under.alt(under.frame(), view.lang)}")
        _rows_behind(view, under, under.frame(), f"{key}-under")
    return chosen


def _config(exhibit: Exhibit) -> dict[str, Any]:
    from southsouth.charts import style

    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return style.config(exhibit.map_kind, f"/{base}" if base else "")


def _chosen(event: Any) -> list[str]:
    """The customdata of chosen points; the event is read by key so that a test can plant one."""
    selection = event["selection"] if event and "selection" in event else {}
    found: list[str] = []
    for point in selection.get("points", []):
        data = point.get("customdata", None)
        value = data[0] if isinstance(data, (list, tuple)) and data else data
        if value is not None and str(value) not in found:
            found.append(str(value))
    return found


def _source(view: View, exhibit: Exhibit, rows: pl.DataFrame) -> str:
    outside = set(exhibit.tables) <= {"commissions", "commission_members"}
    parts = [
        view.text(
            N_("Source: outside the report; each row of data/commission_members.csv says where")
        )
        if outside
        else citation.source_line(view.lang, exhibit.paragraphs(rows))
    ]
    if exhibit.map_kind:
        parts += [disclaimer(view.lang), credit(exhibit.map_kind)]
    return " · ".join(parts)


def disclaimer(language: str) -> str:
    """The sentence every map carries."""
    return geography.DISCLAIMER_ZH if language == "zh" else geography.DISCLAIMER_EN


def credit(map_kind: str) -> str:
    """Whose lines a map shows."""
    return geography.CREDIT_UN if map_kind == "un" else geography.CREDIT_LAND


def _rows_behind(view: View, exhibit: Exhibit, rows: pl.DataFrame, key: str) -> None:
    columns = exhibit.columns or tuple((name, name) for name in rows.columns)
    with st.expander(view.text(N_("The rows behind this chart ({count})"), count=rows.height)):
        table(view, rows, columns, key=f"rows-{key or exhibit.id}")
        present = [name for name, _ in columns if name in rows.columns]
        st.download_button(
            view.text(N_("Download these rows (CSV)")),
            csv_bytes(rows.select(present)),
            file_name=f"{exhibit.id}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"download-{key or exhibit.id}",
        )


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """A frame as CSV in UTF-8 with the mark that lets a spreadsheet open Chinese intact."""
    flat = frame.with_columns(
        pl.col(name).list.eval(pl.element().cast(pl.String)).list.join(";")
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.List)
    )
    return b"\xef\xbb\xbf" + flat.write_csv().encode("utf-8")


def table(
    view: View,
    frame: pl.DataFrame,
    columns: Sequence[tuple[str, str]],
    *,
    key: str,
    selectable: bool = False,
) -> list[int]:
    """Rows with translated headings; returns the positions of the rows chosen."""
    present = [(name, heading) for name, heading in columns if name in frame.columns]
    shown = frame.select(name for name, _ in present).with_columns(pl.col(pl.String).fill_null(""))
    settings = {
        name: _column(translate(heading, view.lang), shown.schema[name])
        for name, heading in present
    }
    options: dict[str, Any] = (
        {"on_select": "rerun", "selection_mode": "single-row"} if selectable else {}
    )
    event: Any = st.dataframe(
        shown,
        column_config=settings,
        hide_index=True,
        width="stretch",
        placeholder="",
        key=key,
        **options,
    )
    if not selectable or not event or "selection" not in event:
        return []
    selection = event["selection"]
    return [int(row) for row in (selection.get("rows", []))]


def _column(heading: str, dtype: pl.DataType) -> Any:
    """How a column is shown: numbers with separators, words as they are."""
    if dtype == pl.Float64:
        return st.column_config.NumberColumn(heading, format="localized")
    return st.column_config.Column(heading)


def organisation_names(ids: Iterable[str], language: str) -> list[str]:
    """The names of bodies in a language, in the order of the ids."""
    names = _names(language)
    return [names.get(organisation, organisation) for organisation in ids]


@cache
def _names(language: str) -> Mapping[str, str]:
    frame = tables.load("organisations")
    return dict(zip(frame["organisation_id"], frame[f"name_{language}"], strict=True))


def place_name(place_id: str | None, language: str) -> str:
    """A place with its country; empty when there is none."""
    if not place_id:
        return ""
    place = tables.load("places").row(by_predicate=pl.col("place_id") == place_id, named=True)
    if place["kind"] == "country":
        return country_name(place["country_iso3"], language)
    country = country_name(place["country_iso3"], language)
    return f"{place[f'name_{language}']}{'，' if language == 'zh' else ', '}{country}"


def paragraph_link(view: View, paragraph: int, footnote: int | None = None) -> str:
    """The paragraph in words."""
    return citation.where(paragraph, view.lang, footnote)


def event_card(view: View, event_id: str) -> None:
    """One event with its date, place, bodies, evidence and citation."""
    found = tables.load("events").filter(pl.col("event_id") == event_id)
    if found.is_empty():
        st.info(view.text(N_("No event has the id {id}."), id=event_id))
        return
    event = found.row(0, named=True)
    with st.container(border=True):
        st.markdown(f"#### {event[f'title_{view.lang}']}")
        where = place_name(event["place_id"], view.lang) or view.text(N_("no place printed"))
        st.markdown(
            f"{label(event['kind'], view.lang)} · **{date(event['date_edtf'], view.lang)}** · {where}"
        )
        st.markdown(event[f"summary_{view.lang}"])
        if event["participants"]:
            st.markdown(
                f"{view.text(N_('Participants'))}: {number(event['participants'], view.lang)}"
            )
        _bodies_of(view, event_id)
        _evidence(view, event, "events", event_id)


def _bodies_of(view: View, event_id: str) -> None:
    rows = tables.load("event_organisations").filter(pl.col("event_id") == event_id)
    for (role,), group in rows.group_by("role", maintain_order=True):
        names = organisation_names(group["organisation_id"], view.lang)
        st.markdown(
            f"{label(str(role), view.lang)}: {'、'.join(names) if view.lang == 'zh' else '; '.join(names)}"
        )


def figure_value(figure: Mapping[str, Any], language: str) -> str:
    """A figure's number with qualifier and unit, as in: more than 4 trillion US dollars."""
    value = compact(figure["value"], language)
    if figure["value_high"] is not None:
        value += f" – {compact(figure['value_high'], language)}"
    parts = [value, label(figure["unit"], language) if figure["unit"] != "other" else ""]
    if figure["qualifier"] != "exact":
        parts.insert(0, label(figure["qualifier"], language))
    return " ".join(part for part in parts if part)


def figure_card(view: View, figure_id: str) -> None:
    """One number with what it counts, its evidence and citation."""
    found = tables.load("figures").filter(pl.col("figure_id") == figure_id)
    if found.is_empty():
        st.info(view.text(N_("No figure has the id {id}."), id=figure_id))
        return
    figure = found.row(0, named=True)
    with st.container(border=True):
        st.markdown(f"#### {figure_value(figure, view.lang)}")
        st.markdown(figure[f"subject_{view.lang}"])
        facts = [label(figure["topic"], view.lang), label(figure["qualifier"], view.lang)]
        if figure["period"]:
            facts.append(date(figure["period"], view.lang))
        facts += organisation_names(filter(None, [figure["organisation_id"]]), view.lang)
        st.markdown(" · ".join(facts))
        _evidence(view, figure, "figures", figure_id)


def _evidence(view: View, row: Mapping[str, Any], table_name: str, row_id: str) -> None:
    """What was printed, where, what is doubtful, and how to cite it."""
    printed = [
        row[name] for name in ("as_printed", "date_as_printed", "place_as_printed") if row.get(name)
    ]
    quoted = " · ".join(f"「{words}」" for words in dict.fromkeys(printed))
    st.markdown(
        f"{view.text(N_('As printed'))}: {quoted} ({paragraph_link(view, row['paragraph'], row['footnote'])})"
    )
    if row.get(f"note_{view.lang}"):
        st.markdown(f"*{row[f'note_{view.lang}']}*")
    for caveat in caveats_of(table_name, row_id).iter_rows(named=True):
        st.warning(
            f"{label(caveat['kind'], view.lang)}: {caveat[f'note_{view.lang}']}",
            icon=":material/flag:",
        )
    st.caption(f"{citation.text(view.lang, row['paragraph'], row['footnote'])} `{row_id}`")


def caveats_of(table_name: str, row_id: str) -> pl.DataFrame:
    """The caveats that touch one row."""
    target = f"{table_name}:{row_id}"
    return tables.load("caveats").filter(
        pl.col("row_ids").str.split(";").list.contains(target).fill_null(False)
    )


@dataclass(frozen=True)
class EventFilter:
    """Events that match the filters, and the filters as the address carries them."""

    events: pl.DataFrame
    years: tuple[int, int]
    parameters: Mapping[str, Any]


def event_filters(view: View, default: tuple[int, int]) -> EventFilter:
    """The filters of events: years, kind, organiser, commission's region, all from the address."""
    everything, bodies = tables.load("events"), tables.load("event_organisations")
    acting = sorted(bodies.filter(pl.col("role") != "participant")["organisation_id"].unique())
    years, kinds, organisers, commission = _asked_of_events(view, acting, default)
    with st.expander(view.text(N_("Filters")), expanded=True):
        left, right = st.columns(2)
        years = left.slider(
            view.text(N_("Years")),
            events.FIRST_YEAR,
            events.LAST_YEAR,
            years,
            key=f"{view.page_id}-years",
        )
        kinds = right.multiselect(
            view.text(N_("Kind")), list(EVENT_KINDS), kinds,
            format_func=lambda kind: label(kind, view.lang), key=f"{view.page_id}-kind", placeholder=view.text(N_("all")),
        )  # fmt: skip
        names = dict(zip(acting, organisation_names(acting, view.lang), strict=True))
        organisers = left.multiselect(
            view.text(N_("Organiser, host or supporter")), acting, organisers,
            format_func=lambda body: names[body], key=f"{view.page_id}-organiser", placeholder=view.text(N_("all")),
        )  # fmt: skip
        regions = [None, *COMMISSIONS]
        commission = right.selectbox(
            view.text(N_("Region of a commission")), regions, regions.index(commission),
            format_func=lambda code: label(code, view.lang) or view.text(N_("all regions")),
            key=f"{view.page_id}-commission",
        )  # fmt: skip
    view.notes()
    found = events.of_kinds(events.within(everything, *years), kinds)
    found = events.organised_by(found, bodies, organisers)
    found = events.in_region(
        found, tables.load("places"), tables.load("commission_members"), commission
    )
    window = {"from": years[0], "to": years[1]} if years != default else {}
    return EventFilter(
        found, years, {**window, "kind": kinds, "organiser": organisers, "commission": commission}
    )


def _asked_of_events(
    view: View, acting: Sequence[str], default: tuple[int, int]
) -> tuple[tuple[int, int], list[str], list[str], str | None]:
    """The filters of the address, checked."""
    return (
        view.years("from", "to", events.FIRST_YEAR, events.LAST_YEAR, default),
        view.choices("kind", list(EVENT_KINDS)),
        view.choices("organiser", acting),
        view.choice("commission", list(COMMISSIONS)),
    )


def event_list(
    view: View, found: pl.DataFrame, *, key: str, marked: Sequence[str] = ()
) -> list[str]:
    """The events as a list in order of time; the row chosen, the marks chosen on the
    picture, or the one in the address, as cards. Returns the ids of the cards."""
    ordered = found.with_columns(pl.col("date_edtf").fill_null("9999").alias("order")).sort(
        "order", "event_id"
    )
    st.subheader(view.text(N_("{count} events"), count=ordered.height), anchor="list")
    shown = ordered.with_columns(
        pl.Series(
            "when", [date(edtf, view.lang) for edtf in ordered["date_edtf"]], dtype=pl.String
        ),
        pl.Series(
            "where",
            [place_name(place, view.lang) for place in ordered["place_id"]],
            dtype=pl.String,
        ),
        pl.Series("what", [label(kind, view.lang) for kind in ordered["kind"]], dtype=pl.String),
    )
    columns = (
        ("when", N_("Date")), (f"title_{view.lang}", N_("Event")), ("where", N_("Place")),
        ("what", N_("Kind")), ("paragraph", N_("Paragraph")), ("as_printed", N_("As printed")),
    )  # fmt: skip
    st.caption(view.text(N_("Choose a row to read the event's card.")))
    rows = table(view, shown, columns, key=f"{key}-list", selectable=True)
    ids = [ordered["event_id"][row] for row in rows if row < ordered.height]
    if not ids:
        ids = list(marked) or list(filter(None, [view.word("event")]))
    for event_id in ids:
        event_card(view, event_id)
    return ids
