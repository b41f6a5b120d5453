"""The design tokens: letters and marks stand out in both themes, data colours are told apart by all."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from southsouth import paths, tokens
from southsouth.charts import membership

GROUNDS = ("paper", "surface", "band")
FILLS = ("accent-t", "blue-t", "graphite-t", "teal-t", "ctx-2", "nonreg")
DATA = ("accent", "blue", "graphite", "teal", "ochre", "plum")
#: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
#: Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), severity 1.0,
#: on linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
APART = 16  # CIELAB: seen at a glance on small marks


def linear(colour):
    """IEC 61966-2-1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one, other):
    """As WCAG 2.2 defines it."""
    light = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) + 0.05
        for colour in (one, other)
    )
    return light[1] / light[0]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(colour, sight):
    """CIE 1976 L*a*b*, D65, of a colour as it is seen."""
    seen = [min(max(c, 0), 1) for c in times(SIGHT[sight], linear(colour))]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = (
        t ** (1 / 3) if (t := c / white) > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for c, white in zip(times(to_xyz, seen), (0.9505, 1, 1.089), strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one, other, sight):
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_measures_give_what_their_authors_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab("#ffffff", "normal") == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#ff0000", "normal") == pytest.approx((53.2, 80.1, 67.2), abs=0.2)
    assert apart("#c00000", "#606000", "deutan") < apart("#c00000", "#606000", "normal") / 2


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_letters_are_read_on_every_ground(theme):
    colours = tokens.THEMES[theme]
    found = {(t, g): contrast(colours[t], colours[g]) for t in tokens.TEXT for g in GROUNDS}
    assert {pair: round(times, 2) for pair, times in found.items() if times < 4.5} == {}


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_marks_stand_out_on_paper(theme):
    colours = tokens.THEMES[theme]
    found = {mark: contrast(colours[mark], colours["paper"]) for mark in tokens.MARKS}
    assert {mark: round(times, 2) for mark, times in found.items() if times < 3} == {}


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_letters_on_the_accent_are_read(theme):
    colours = tokens.THEMES[theme]
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5


def blended(colour, ground, opacity):
    """What is seen of a colour over a ground."""
    parts = ((int(c[i : i + 2], 16) for c in (colour, ground)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in parts)


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_words_not_spoken_of_are_read_and_their_marks_seen(theme):
    colours = tokens.THEMES[theme]
    style = (paths.STATIC / "site.css").read_text(encoding="utf-8")
    [rules] = re.findall(r"@media screen and \(forced-colors:none\)\{(.*)\}\n", style)
    faint = re.findall(r"([^{}]*)\{opacity:([\d.]+)\}", rules)  # in the light; in the dark
    assert all(">:not(text," in spared for spared, _ in faint)
    opacity = faint[theme == "dark"][1]
    assert [at.start() for at in re.finditer(r"\.back\b", style)] == [
        at.start() + style.index(rules) for at in re.finditer(r"\.back\b", rules)
    ]
    [words] = re.findall(r":is\(text,tspan\)\{fill:var\(--([\w-]+)\)", rules)
    fade = float(opacity)
    faded = {fill: blended(colours[fill], colours["paper"], fade) for fill in FILLS}
    grounds = {name: colours[name] for name in (*GROUNDS, "land")} | faded
    found = {name: contrast(colours[words], ground) for name, ground in grounds.items()}
    assert {name: round(times, 2) for name, times in found.items() if times < 4.5} == {}
    seen = {m: contrast(blended(colours[m], colours["paper"], fade), colours["paper"]) for m in tokens.MARKS}  # fmt: skip
    assert {mark: round(times, 2) for mark, times in seen.items() if times < 1.5} == {}
    # A sign on a square ("?") keeps its colour, without an outline of its own in so little room.
    [sign] = re.findall(r'text\[fill="var\(--paper\)"\]\{([^}]*)\}', rules)
    assert sign == "fill:var(--paper);font-weight:700"
    assert contrast(colours["paper"], blended(colours["graphite"], colours["paper"], fade)) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", tokens.THEMES)
def test_data_colours_are_told_apart(theme, sight):
    colours = tokens.THEMES[theme]
    found = {
        (a, b): apart(colours[a], colours[b], sight) for a, b in combinations(DATA, 2)
    }  # fmt: skip
    assert {pair: round(far, 1) for pair, far in found.items() if far < APART} == {}


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_members_stand_out_from_the_sea_from_other_land_and_from_those_elsewhere(theme):
    colours = tokens.THEMES[theme]
    for fill, edge, words in membership.LOOKS.values():
        assert contrast(colours[words], colours[fill]) >= 4.5
        assert contrast(colours[fill], colours["paper"]) >= 3
        assert max(contrast(colours[look], colours["land"]) for look in (fill, edge)) >= 3
    assert contrast(colours["member"], colours["paper"]) >= 10
    assert contrast(colours["member"], colours["nonreg"]) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", tokens.THEMES)
def test_by_every_sight_the_classes_of_members_and_other_land_are_told_apart(theme, sight):
    colours = tokens.THEMES[theme]
    looks = {*(fill for fill, _, _ in membership.LOOKS.values()), "land", "paper"}
    found = {pair: apart(*(colours[c] for c in pair), sight) for pair in combinations(looks, 2)}
    found = {pair: far for pair, far in found.items() if set(pair) != {"land", "paper"}}
    assert {pair: round(far, 1) for pair, far in found.items() if far < APART} == {}


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_names_are_read_on_the_land_of_members(theme):
    colours = tokens.THEMES[theme]
    for kind in ("member", "non_regional"):
        fill, _, letters = membership.LOOKS[kind]
        assert contrast(colours[letters], colours[fill]) >= 4.5


def test_no_two_tokens_of_a_still_are_one_colour_and_both_themes_have_all():
    assert len(set(tokens.LIGHT.values())) == len(tokens.LIGHT)
    assert list(tokens.LIGHT) == list(tokens.DARK)


def test_the_readers_system_chooses_the_theme_unless_the_page_does():
    (light, by_system, named), = re.findall(
        r"^:root\{(.*?)\}@media screen and \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{(.*?)\}\}"
        r":root\[data-theme=dark\]\{(.*?)\}$",
        tokens.THEME_CSS,
    )  # fmt: skip
    assert by_system == named == f"{tokens.declared('dark')};color-scheme:dark"
    assert light == f"{tokens.declared('light')};color-scheme:light"


def test_colours_are_written_in_tokens_alone():
    folders = [Path(paths.PACKAGE / name) for name in ("charts", "exhibits", "stills", "embeds")]
    sources = [path for folder in folders for path in folder.glob("*.py")]
    assert sources
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert not [c for c in tokens.LIGHT.values() if f'"{c}"' in text], path
