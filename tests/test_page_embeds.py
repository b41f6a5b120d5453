"""The page of embeds: any chart or fact, in a language and colours, with codes and previews."""

import pytest

from southsouth import html, pages
from southsouth.blocks import Controls, Embeddable, Frame, Problems
from southsouth.embeds import oembed, offer
from southsouth.language import LANGUAGES
from southsouth.resource import Host
from southsouth.view import View

FACT = "p003-ssc-value-2011"


def composed(language: str = "en", **parameters: str):
    return pages.compose(View.of("embeds", language, parameters))


def of(blocks, kind):
    return [block for block in blocks if isinstance(block, kind)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_and_fact_can_be_chosen_and_one_always_is(language):
    blocks = composed(language)
    which = of(blocks, Controls)[0].items[0]
    assert [option.value for option in which.options] == [embed.name for embed in offer.every()]
    assert of(blocks, Embeddable)[0].embed.name == which.values[0]
    assert of(blocks, Embeddable)[0].embed.language == language


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        ({"chart": "timeline"}, "timeline"),
        ({"fact": FACT}, f"fact/{FACT}"),
        ({"name": "timeline"}, "timeline"),
    ],
)
def test_links_of_before_choose_the_same_embed(parameters, name):
    blocks = composed(**parameters)
    assert of(blocks, Embeddable)[0].embed.name == name
    assert of(blocks, Problems) == []


def test_language_and_colours_reach_the_codes_and_the_previews():
    blocks = composed(chart="timeline", theme="dark", **{"in": "zh"})
    embed = of(blocks, Embeddable)[0].embed
    assert (embed.language, embed.theme) == ("zh", "dark")
    assert {frame.address for frame in of(blocks, Frame)} == {"/embed/timeline/zh?theme=dark"}


def test_the_previews_are_as_tall_at_each_width_as_the_embed_is():
    blocks = composed(fact=FACT)
    embed = of(blocks, Embeddable)[0].embed
    frames = {frame.width: frame.height for frame in of(blocks, Frame)}
    assert frames == {width: oembed.fallback(embed, width) for width in offer.WIDTHS}


def test_the_page_shows_the_codes_of_the_host_that_is_asked():
    text = html.page(
        View.of("embeds", "en", {"chart": "timeline"}), Host("https://example.org")
    ).decode()
    assert "https://example.org/embed.js" in text
    assert "https://example.org/embed/timeline" in text


def test_wrong_parameters_are_named():
    bad = {"chart": "nothing", "fact": "nobody", "theme": "pink", "in": "xx"}
    (problems,) = of(composed(**bad), Problems)
    assert [
        name for name in bad if not any(f"{name}=" in note.words for note in problems.notes)
    ] == []
