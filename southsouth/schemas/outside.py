"""What a fact from outside the report may rest on, and ids that are never used again."""

import polars as pl

#: Who may stand first in a source: the commission itself, the Council it reports to, the United
#: Nations, an intergovernmental body or government that speaks of its own membership.
PUBLISHERS = (
    "ECA", "ECE", "ECLAC", "ESCAP", "ESCWA", "Economic and Social Council", "United Nations",
    "United Nations in the Republic of Korea", "SELA", "Ministry of Foreign Affairs of Turkey",
)  # fmt: skip

#: Sites those publish on, subdomains included.
SITES = (
    "uneca.org", "unece.org", "cepal.org", "eclac.org", "unescap.org", "unescwa.org",
    "escwa.un.org", "un.org", "un-rok.org", "sela.org", "mfa.gov.tr",
)  # fmt: skip

#: Doubts that were none; docs/readings.md says why each went. Their addresses answer 410.
RETIRED_CAVEATS = frozenset({
    "p001-world-output-wording", "p008-conference-venue", "p014-nine-and-twelve",
    "p022-beijing-undated", "p023-caadp-name", "p024-conference-title", "p026-venues",
    "p027-garbled-ecosystems", "p030-restored-partnership", "p036-second-of-what",
    "p037-southern-part", "p041-centre-of-excellence", "p043-venezuela-name", "p044-compounds",
    "p046-stray-and", "p048-two-millions", "p050-fund-income-year", "p051-fifteen-years",
    "p051-years-of-what", "p052-past-tense-to-2015", "p055-dili-organiser", "p056-to-date",
    "p057-energy-year", "p057-six-hundred-million", "p063-six-forums-in-years", "p064-centres-countries",
    "p064-fair-name", "p072-visit-for-access", "p075-renewable-technology",
})  # fmt: skip

#: Links that the words do not bear; docs/readings.md says why each went. Their addresses answer 410.
RETIRED_LINKS = frozenset({
    "p031-unctad-au", "p036-jpn-idn", "p036-undp-idn", "p036-world-bank-idn", "p039-tur-undp",
    "p043-ven-latin-america-and-the-caribbean", "p055-au-africa",
})  # fmt: skip

#: Every id that was published once and names nothing any more.
RETIRED = RETIRED_CAVEATS | RETIRED_LINKS


def is_serious() -> pl.Expr:
    """Whether what `source` names begins with a publisher and names no site of anyone else.

    A site named without https:// is refused too; files of this project (.csv) are not sites.
    """
    publishers, sites = ("|".join(PUBLISHERS), "|".join(SITES).replace(".", r"\."))
    opened = pl.col("source").str.contains(f"^({publishers}): ")
    hosts = pl.col("source").str.extract_all(r"\bhttps?://[^/\s;,]+")
    own = hosts.list.eval(pl.element().str.contains(rf"^https?://([a-z0-9-]+\.)*({sites})$"))
    unaddressed = pl.col("source").str.replace_all(r"\bhttps?://\S+", "")
    dotted = unaddressed.str.extract_all(r"\b[a-z0-9-]+\.[a-z]{2,}\b")
    files = dotted.list.eval(pl.element().str.ends_with(".csv"))
    return opened & own.list.all() & files.list.all()
