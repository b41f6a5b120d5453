"""The command line: `southsouth verify`, `audit`, `fact`, `publish`."""

import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO
from urllib.parse import urlsplit

import polars as pl
import typer

from southsouth import (
    arithmetic,
    cards,
    counts,
    decoding,
    environment,
    report,
    start,
    tables,
    verification,
)
from southsouth.arithmetic.lines import lines as audit_lines
from southsouth.cards import text as cards_text
from southsouth.errors import NotTheReport, SouthSouthError, Unopened, Unprinted
from southsouth.language import DEFAULT, LANGUAGES, counted, language_meant, number
from southsouth.permanent.addresses import page_address
from southsouth.resource import Host, configured_base

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="The South-South Explorer's tables."
)


@app.callback()
def main() -> None:
    """One United Nations report as tidy tables."""


@app.command()
def verify(
    copy: Annotated[
        Path, typer.Argument(metavar="REPORT.txt", help="A copy of the report, in any encoding.")
    ],
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="Every row that fails in a line of its own, not by what caused it."
        ),
    ] = False,
) -> None:
    """Check every table against a copy of the report: first what the copy is, then a line for each
    failure; many that have one cause are counted.

    Exit code 0 when every fact holds, also in a copy with invisible characters, in another encoding,
    in traditional characters, with letters read for digits (the first are told with their paragraph) or with
    other punctuation, and where something of the report stands twice and is the same; 1 when anything
    disagrees, is missing or was added, so also when the file is a part of the report, not the report or no text.

    A copy may be in UTF-8, UTF-16, UTF-32, GB18030, HZ or Big5, a saved page, a mail, JSON or CSV, wrapped,
    numbered in another form, with the heads of printed pages: what was put right to read it is told.
    Not read are PDF, Word, RTF and archives: save their text first. Of sentences and
    paragraphs quoted from the report it is told whether they are as printed, of a sentence as far as tables
    have its words; of a file that is not the report, which paragraphs it looks like.

    A paragraph that differs is told with what differs, or between which words; a footnote, where its
    hash proves it. Of each cause some failures are listed; --all lists every row that fails, with the
    names of all rules that it breaks.
    """
    frames = tables.everything()
    try:
        found_there = verification.reading(decoding.read(copy), frames, str(copy))
    except Unopened:
        raise
    except NotTheReport as verdict:  # what a file is, is the answer, whatever it is
        typer.echo(verdict)
        raise typer.Exit(1) from None
    read = found_there.report
    is_compared = every or verification.is_report(read, frames)
    failures = [*found_there.failures, *verification.failures(read, frames)] if is_compared else []
    found = verification.diagnosis(found_there.text, read, frames, failures)
    typer.echo(f"{copy}: {found.line}")
    if found.is_report or every:
        if again := verification.repeated(read):
            typer.echo(f"the copy has more than once: {again}")
        for line in _told(failures, read, found, frames, every=every):
            typer.echo(line)
        _sum_up(read, frames, failures)
    raise typer.Exit(0 if found.is_report and not failures else 1)


def _told(
    failures: Sequence[verification.Failure],
    read: report.Report,
    found: verification.Diagnosis,
    frames: Mapping[str, pl.DataFrame],
    *,
    every: bool,
) -> Iterator[str]:
    """What fails, a line each, or under what caused it."""
    if every:
        yield from map(verification.rules, verification.things(failures).values())
        return
    grouped, others = verification.causes(failures, read, found, frames)
    for cause in grouped:
        yield from cause.lines()
    yield from map(verification.rules, verification.things(others).values())


def _sum_up(
    read: report.Report,
    frames: Mapping[str, pl.DataFrame],
    failures: Sequence[verification.Failure],
) -> None:
    rows = counted(counts.ROWS, sum(frame.height for frame in frames.values()), DEFAULT)
    of_tables = counted(counts.TABLES, len(frames), DEFAULT)
    failed = f": {', '.join(verification.told(failures))}" if failures else ""
    tokens, accounted = verification.accounted(read, frames)
    typer.echo(
        f"{rows} of {of_tables} checked, {number(accounted, DEFAULT)} of {counted(counts.TOKENS, tokens, DEFAULT)} "
        f"accounted for, {counted(counts.FAILURES, len(verification.things(failures)), DEFAULT)}{failed}"
    )


@app.command()
def audit() -> None:
    """Recompute the report's own arithmetic from the tables; a line for each relation.

    Exit code 0 also where the report disagrees with itself: that is a finding about the report, not
    a fault of the tables. Only broken tables end with 1.
    """
    for line in audit_lines(arithmetic.audit(tables.everything())):
        typer.echo(line)


Format = Annotated[
    str, typer.Option("--format", help="The card, or one citation: text, bibtex, ris, csl-json.")
]


@app.command()
def fact(
    fact_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="Id of a fact, or a name of it; a paragraph's number."),
    ],
    lang: Annotated[str, typer.Option(help="Language: en or zh.")] = "en",
    form: Format = "card",
) -> None:
    """Print one fact with its evidence and its citation (text, BibTeX, CSL-JSON)."""
    lang = _one_of("--lang", language_meant(lang) or lang, tuple(LANGUAGES))
    form = _one_of("--format", form.lower(), ("card", "text", *cards_text.FORMATS))
    card = cards.find(fact_id, lang)
    url = _permanent_address(card)
    if form != "card":
        typer.echo(cards_text.cited(card, form, url), nl=False)
        return
    for line in cards_text.lines(card, url):
        typer.echo(line)


def _one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise typer.BadParameter(f"{option} is {value!r}; use one of {', '.join(allowed)}")
    return value


def _permanent_address(card: cards.Card) -> str:
    """Where the fact has its page, if the public address is configured."""
    return Host(configured_base()).url(page_address(card.kind, card.id, card.language))


@app.command()
def publish(
    out: Annotated[Path, typer.Argument(metavar="OUT/", help="Folder of the site.")],
    url: Annotated[
        str, typer.Option(help="Public address of the site, as https://example.org.")
    ] = "",
    images: Annotated[bool, typer.Option(help="Write images for links.")] = True,
    explorer: Annotated[
        str, typer.Option(help="Public address of a live explorer that pages lead to.")
    ] = "",
) -> None:
    """Write the whole site that needs no server: every page, embeds, downloads, a page for each fact,
    sitemap."""
    from southsouth.publish import publish as write
    from southsouth.publish import reporting

    base = _public_address(url)
    live = _address("--explorer", explorer.rstrip("/")) if explorer else ""
    host = Host(base=base, static=True, images=images, explorer=live)
    start.check()
    if images:
        reporting.prepare()
    with reporting.progress("publish") as progress:
        summary = write(out.resolve(), host, progress, os.cpu_count() or 1)
    for line in reporting.lines(summary, str(out)):
        typer.echo(line)


def _public_address(url: str) -> str:
    """The address given, else the configured one, else this machine's."""
    return _address("--url", url.rstrip("/") or configured_base() or "http://localhost:8501")


def _address(option: str, url: str) -> str:
    if "@" in urlsplit(url).netloc:
        raise typer.BadParameter(
            f"{option} has a user name or password before its @, which every page would show; "
            "write it as https://example.org"
        )
    if not environment.is_public_address(url):
        raise typer.BadParameter(f"{option} is {url!r}; write it as https://example.org")
    return url


class _Printed(io.FileIO):
    """Where a command prints; what cannot be written there is an error of its own, told from those of the
    files that a command writes."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what is printed.

        Raises:
            Unprinted: a full disk, a pipe that nobody reads.
        """
        try:
            return super().write(data)
        except OSError as error:
            # What is left goes nowhere, or it would be tried again at the end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            raise Unprinted(error) from error


def _printed(out: TextIO | None) -> TextIO:
    """Where a failure to print is told; of a closed output nothing is."""
    if out is None:
        return io.StringIO()
    try:
        file = None if out.isatty() else out.fileno()
    except io.UnsupportedOperation:  # kept in memory
        file = None
    if file is None:
        return out
    raw = io.BufferedWriter(_Printed(file, "w", closefd=False))
    return io.TextIOWrapper(raw, encoding=out.encoding, errors=out.errors)


def run() -> None:
    """The command, with errors as messages and exit code 1."""
    try:
        with redirect_stdout(_printed(sys.stdout)) as printed:
            try:
                app()
            finally:
                printed.flush()
    except SouthSouthError as error:
        with suppress(OSError):
            print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    run()
