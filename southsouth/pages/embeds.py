"""Every chart and fact to put into one's own page: code, files, preview."""

from collections.abc import Iterator
from dataclasses import replace

from southsouth import controls
from southsouth.blocks import (
    Block,
    Control,
    Embeddable,
    Frame,
    Heading,
    Option,
    Problems,
    Text,
    Title,
)
from southsouth.embeds import THEMES, Embed, oembed, offer
from southsouth.language import LANGUAGES, N_, NN_, language_meant
from southsouth.synonyms import spelt
from southsouth.view import View

COLOURS = {
    "auto": N_("As set by the reader"), "light": N_("Always light"), "dark": N_("Always dark"),
}  # fmt: skip
NAME = "name"
MOST = 2_000
"""Charts and facts that are offered in one list; where there are more, charts and the fact asked for."""


def compose(view: View) -> Iterator[Block]:
    """What to embed, its codes and files, and how it looks at three widths."""
    every = {embed.name: embed for embed in offer.every()}
    which = _which(view, every)
    language = controls.choice(
        view,
        "in",
        view.text(N_("Language of the embed")),
        LANGUAGES.items(),
        view.lang,
        language_meant,
    )
    colours = controls.choice(
        view, "theme", view.text(N_("Colours")),
        ((theme, view.text(words)) for theme, words in COLOURS.items()), "auto",
    )  # fmt: skip
    problems = tuple(view.notes())
    theme = colours.values[0] if colours.values[0] in THEMES else None
    wanted = replace(every[which.values[0]], language=language.values[0], theme=theme)
    yield Title(view.text(N_("Put a chart or a fact on your own page")), view.text(N_("Embeds")))
    if problems:
        yield Problems(problems)
    offered = controls.block(view, (which, language, colours))
    # What is chosen is in its list already, and the code below is of it.
    yield replace(offered, chosen=(), folded=view.text(N_("Choose a chart or fact")))
    if len(every) > MOST:
        yield Text((view.text(N_("There are too many facts to be listed here: the page of each has its code.")),), role="small")  # fmt: skip
    yield Heading(view.text(N_("Code for your page")), "code")
    yield Text((view.text(N_("With the script, the frame always fits its content; where scripts are not allowed, use the iframe alone.")),))  # fmt: skip
    yield Embeddable(wanted)
    yield Heading(view.text(N_("Preview")), "preview")
    yield Text((oembed.title(wanted),))
    for width in offer.WIDTHS:
        said = NN_("{width} pixel", "{width} pixels")
        yield Heading(view.counted(said, width, width=width), f"preview-{width}", 3)
        yield Frame(
            wanted.address, oembed.title(wanted), width, oembed.fallback(wanted, width)
        )  # fmt: skip


def _which(view: View, every: dict[str, Embed]) -> Control:
    """The chart or fact: one list of all, which links of `chart` and `fact` set too."""
    charts = [name for name, embed in every.items() if not embed.is_fact]
    ids = [embed.id for embed in every.values() if embed.is_fact]
    named = view.choice(NAME, list(every), meant=spelt(every).meant)
    fact = view.choice("fact", ids, meant=spelt(ids).meant)
    chart = view.choice("chart", charts, meant=spelt(charts).meant)
    chosen = named or (f"fact/{fact}" if fact else chart) or charts[0]
    for old in ("fact", "chart"):
        view.used.pop(old, None)
    if chosen != charts[0]:
        view.used[NAME] = chosen
    options = tuple(_options(view, every, chosen))
    return Control(
        NAME, view.text(N_("Chart or fact")), "must", options, (chosen,), charts[0]
    )  # fmt: skip


def _options(view: View, every: dict[str, Embed], chosen: str) -> Iterator[Option]:
    """What is offered, by its name."""
    for name, embed in every.items():
        said = embed.said_in(view.lang)
        if len(every) <= MOST or not embed.is_fact:
            yield Option(name, offer.name(said))
        elif name == chosen:
            yield Option(name, oembed.title(said))
