"""The command line: `southsouth verify REPORT.txt`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from southsouth import report, tables, verification
from southsouth.errors import SouthSouthError

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="The South-South Explorer's tables."
)


@app.callback()
def main() -> None:
    """One United Nations report as tidy tables."""


@app.command()
def verify(
    copy: Annotated[Path, typer.Argument(metavar="REPORT.txt", help="A copy of the report.")],
) -> None:
    """Check every table against a copy of the report; a line for each failure.

    Exit code 1 when anything disagrees, when the file is no readable text (UTF-8), or when it holds
    none of the report's numbered paragraphs.
    """
    text = report.read_partial(copy)
    frames = tables.everything()
    failures = verification.failures(text, frames)
    for failure in failures:
        typer.echo(str(failure))
    differing = verification.differing(text, frames["paragraphs"])
    if differing:
        typer.echo(f"paragraphs of this copy that differ or are missing: {report.spans(differing)}")
    rows = sum(frame.height for frame in frames.values())
    tokens, accounted = verification.accounted(text, frames)
    typer.echo(
        f"{rows} rows of {len(frames)} tables checked, {accounted} of {tokens} number tokens "
        f"accounted for, {len(failures)} failures"
    )
    raise typer.Exit(1 if failures else 0)


def run() -> None:
    """The command, with errors as messages and exit code 1."""
    try:
        app()
    except SouthSouthError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
