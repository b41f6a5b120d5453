"""What the report is and what it tells: an article with ways into everything else."""

from collections.abc import Iterator

import polars as pl

from southsouth import citation, counts, exhibits, stories, tables
from southsouth.blocks import (
    Band,
    Block,
    Findings,
    Go,
    Heading,
    Number,
    Numbers,
    Picture,
    Problems,
    SearchBox,
    Text,
    Title,
    Ways,
    Words,
)
from southsouth.language import N_, in_language, number
from southsouth.measures import checks
from southsouth.measures.caveats import AT, doubted
from southsouth.measures.headlines import headlines
from southsouth.menu import PAGES
from southsouth.pages.findings import FOUND, findings, message, numbers
from southsouth.pages.method import audited
from southsouth.pages.passage import library
from southsouth.pages.prose import counted, prose
from southsouth.view import SEARCH, View


def compose(view: View) -> Iterator[Block]:
    """What this is, three findings, places, years, commissions, what was checked, and what to take."""
    problems = tuple(view.notes())
    yield Title(
        message(view),
        view.text(N_("A United Nations report on South-South cooperation, number by number")),
        _lead(view),
    )
    if problems:
        yield Problems(problems)
    yield SearchBox(view.path, view.text(N_("Search figures, events, bodies")), tuple(_tries(view)))
    yield Findings(tuple(findings(view)))
    yield from _numbers(view)
    yield from _pictures(view)
    yield _limits(view)
    yield _trust(view)
    yield from _ways(view)


def _lead(view: View) -> Words:
    words = N_(
        "The report: “{title}” ({session}, 2014; text: {library}). It says how the United Nations system supports cooperation among countries of the South. Its {paragraphs} were read in the Chinese version and are here as {figures}, {events} and {bodies}, each with the words that state it; the English is ours."
    )
    return prose(
        view,
        words,
        title=view.text(citation.TITLE),
        session=view.text(citation.SESSION),
        library=library(view),
        paragraphs=counted(view, counts.PARAGRAPHS, checks.extent(tables.everything())["paragraphs"], view.to("paragraphs")),
        figures=counted(view, counts.FIGURES, tables.load("figures").height, view.to("figures")),
        events=counted(view, counts.EVENTS, tables.load("events").height, view.to("timeline")),
        bodies=counted(view, counts.NAMED, tables.load("organisations").height, view.to("organisations")),
    )  # fmt: skip


def _tries(view: View) -> Iterator[Go]:
    """What a reader may search for first."""
    for word in (N_("How much is it worth?"), N_("Bali"), N_("IBSA Fund"), "0.12", N_("Expo")):
        said = view.text(word)
        yield Go(said, view.here(**{SEARCH: said}))


def _numbers(view: View) -> Iterator[Block]:
    """The numbers of the report that a reader asks for first."""
    yield Heading(view.text(N_("More of its numbers")), "numbers")
    told = headlines(tables.load("figures")).filter(~pl.col("figure_id").is_in(FOUND))
    rows = doubted(told, "figures", tables.load("caveats"), AT["figures", "value"])
    yield numbers(view, rows)


def _pictures(view: View) -> Iterator[Block]:
    """Where, when, and by commission; each picture leads to its page."""
    for exhibit_id, page_id, words in (
        ("events-map", "map", N_("All places and events")),
        ("timeline-overview", "timeline", N_("Every event on the timeline")),
        ("commission-sizes", "commissions", N_("The five commissions, side by side")),
    ):
        yield Picture(exhibits.get(exhibit_id), view.here())
        yield Text((Go(view.text(words), view.to(page_id)),), role="onward")


def _limits(view: View) -> Block:
    words = N_(
        "What is counted here is what one report says, in its Chinese version. Written in mid-2014, it looks back mostly at the year before, so its events crowd there; what it leaves out is not counted anywhere. {more}"
    )
    limits = Go(view.text(N_("What the tables cannot say")), view.to("method") + "#limits")
    return Text(prose(view, words, more=limits), role="info")  # fmt: skip


def _trust(view: View) -> Block:
    """What was checked, counted from the tables."""
    audit, relations = tables.load("number_audit"), audited.audit()
    extent, verdicts = checks.extent(tables.everything()), checks.verdicts(relations)
    accounted = audit.filter(pl.col("disposition").is_not_null()).height
    method = view.to("method")
    checked = (
        (accounted, audit.height, N_("numbers of the text accounted for"), f"{method}#numbers"),
        (verdicts["agrees"], relations.height, N_("sums, shares and sequences in the report that were checked and agree; for the rest it says too little"), f"{method}#arithmetic"),
        (extent["printed"], 0, N_("quotations, each to be found in its paragraph"), f"{method}#verification"),
        (extent["rows"], 0, N_("rows in tables of their own"), view.to("data")),
        (extent["caveats"], 0, N_("doubtful passages flagged, not smoothed over"), f"{method}#caveats"),
    )  # fmt: skip
    return Band((
        Heading(view.text(N_("Check it")), "trust"),
        Numbers(tuple(Number(_of(view, part, whole), view.text(says), address) for part, whole, says, address in checked)),
        Picture(exhibits.get("number-tokens"), view.here(), level=3),
    ))  # fmt: skip


def _of(view: View, part: int, whole: int) -> str:
    """578 of 578; the part alone where no whole is meant."""
    said = number(part, view.lang)
    if not whole:
        return said
    return view.text(N_("{part} of {whole}"), part=said, whole=number(whole, view.lang))


def _stories(view: View) -> tuple[Go, str]:
    """The way to the stories, with what each is called."""
    titles = (story.tell(view.lang).title for story in stories.STORIES.values())
    address = in_language(stories.address(), view.lang)
    return Go(view.text(N_("Stories")), address), " · ".join(titles)


def _ways(view: View) -> Iterator[Block]:
    yield Heading(view.text(N_("Where to start")), "ways-in")
    yield Ways(
        (
            _stories(view),
            *(
                (Go(view.text(page.title), view.to(page.id)), view.text(page.lead))
                for page in PAGES
                if page.id != view.page_id
            ),
        ),
        view.text(N_("Where to start")),
    )
    yield Text((citation.text(view.lang),), role="small")
