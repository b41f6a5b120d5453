"""Look at charts: `python tools/look.py timeline [--lang zh] [--width 350] [--theme dark] [--query from=2013]`.

Writes one PNG for each chart, language, width and theme asked for (all by default) into a folder.
"""

import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl

import typer

from southsouth import exhibits
from southsouth.charts.sheet import WIDTHS
from southsouth.language import LANGUAGES
from southsouth.stills import png, writer

_WIDTHS = list(WIDTHS.values())


def main(
    charts: list[str],
    out: Path = Path("build/look"),
    lang: Annotated[list[str], typer.Option()] = list(LANGUAGES),  # noqa: B006, B008
    width: Annotated[list[int], typer.Option()] = _WIDTHS,
    theme: Annotated[list[str], typer.Option()] = ["light"],  # noqa: B006
    query: str = "",
) -> None:
    """Draw and say where, with what each chart says of itself."""
    out.mkdir(parents=True, exist_ok=True)
    for chart in charts:
        exhibit = exhibits.get(chart)
        asked = exhibit.asked(parse_qsl(query))
        rows = exhibit.frame(asked)
        for language in lang:
            noted = exhibit.notes_at(language, rows, width)
            small = "\n  ".join(
                note if at == {*width} else f"[{', '.join(map(str, sorted(at)))}] {note}"
                for note, at in noted
            )
            print(f"{chart} [{language}]\n  {exhibit.heading(language, rows)}\n  {exhibit.told(language, rows, asked)}\n  {small or '-'}\n  alt: {exhibit.alt(rows, language) if rows.height else '-'}")  # fmt: skip
            for pixels in width:
                svg = writer.svg(
                    exhibit.figure(language, pixels, rows), exhibit.heading(language, rows)
                )
                for name in theme:
                    path = out / f"{chart}-{language}-{pixels}-{name}.png"
                    path.write_bytes(png.png(svg, round(pixels * 1.5), name))
                    print(path, f"{len(svg) / 1000:.1f} kB", file=sys.stderr)


if __name__ == "__main__":
    typer.run(main)
