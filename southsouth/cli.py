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
    """Check every table against a copy of the report; a line for each failure."""
    text = report.read(copy)
    frames = tables.everything()
    failures = verification.failures(text, frames)
    for failure in failures:
        typer.echo(str(failure))
    rows = sum(frame.height for frame in frames.values())
    typer.echo(f"{rows} rows of {len(frames)} tables checked, {len(failures)} failures")
    raise typer.Exit(1 if failures else 0)


def run() -> None:
    """The command, with errors as messages and exit code 1."""
    try:
        app()
    except SouthSouthError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
