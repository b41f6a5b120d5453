"""The kinds of column that the tables share, each with its checks and its description."""

from collections.abc import Mapping

import dataframely as dy
import polars as pl

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ISO_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
PERIOD = r"^\d{4}(-\d{2}(-\d{2})?)?(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?))?$"
EDTF = r"^\d{4}(-\d{2}(-\d{2})?)?~?(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?~?))?$"
LAST_PARAGRAPH = 76
LONGEST_PRINTED = 60
FORMULA = "=+-@\t\r\n"
"""What a spreadsheet takes for a formula when a cell of a CSV begins with it. No text of ours does:
a mark put before it (as is often advised) would be part of the value to every other reader."""


def key(description: str, *, regex: str = KEBAB) -> dy.String:
    """The table's own id: kebab-case, present, unique."""
    return dy.String(primary_key=True, regex=regex, description=description)


def reference(
    target: str,
    description: str,
    *,
    nullable: bool = False,
    many: bool = False,
    part_of_key: bool = False,
) -> dy.String:
    """An id of another table, `table.column`; `many` holds several, separated by `;`."""
    return dy.String(
        nullable=nullable,
        primary_key=part_of_key,
        description=description,
        metadata={"references": target, "many": many},
    )


def paragraph(
    description: str = "Paragraph of the report, 1-76; 0 stands for the title and summary.",
    *,
    nullable: bool = False,
) -> dy.Integer:
    """A paragraph number within the report."""
    return dy.Integer(
        nullable=nullable,
        min=0,
        max=LAST_PARAGRAPH,
        description=description,
        metadata={"references": "paragraphs.paragraph"},
    )


def footnote() -> dy.Integer:
    """The footnote that prints the fact, where it is not the paragraph itself."""
    return dy.Integer(
        nullable=True,
        min=1,
        max=9,
        description="Footnote in which it is printed; empty if printed in the paragraph itself.",
    )


def printed(
    description: str = "Shortest exact words of the paragraph or footnote that state the fact.",
    *,
    nullable: bool = False,
    proving: bool = False,
) -> dy.String:
    """Words as printed: at most sixty characters and never a sentence.

    `proving` words must show what the row says: `southsouth.proof` refuses names alone.
    """
    return dy.String(
        nullable=nullable,
        description=description,
        metadata={"as_printed": True, "proving": proving},
        check={
            "at_most_sixty_characters": lambda c: c.str.len_chars() <= LONGEST_PRINTED,
            "not_a_sentence": lambda c: ~c.str.contains("。."),
        },
    )


def words(description: str, *, nullable: bool = False) -> dy.String:
    """Text of our own; where it must be there, it is not blank."""
    return dy.String(
        nullable=nullable,
        description=description,
        check={"not_blank": lambda c: c.str.strip_chars().str.len_chars() > 0},
    )


def label(description: str, *, letters: int) -> dy.String:
    """A short name of our own, of at most so many letters: charts have room for no more."""
    return dy.String(
        description=description,
        check={
            "not_blank": lambda c: c.str.strip_chars().str.len_chars() > 0,
            f"at_most_{letters}_letters": lambda c: c.str.len_chars() <= letters,
        },
    )


def choice(
    vocabulary: Mapping[str, str],
    description: str,
    *,
    nullable: bool = False,
    part_of_key: bool = False,
) -> dy.String:
    """A value of a closed list."""
    allowed = list(vocabulary)
    return dy.String(
        nullable=nullable,
        primary_key=part_of_key,
        description=description,
        metadata={"vocabulary": allowed},
        check={"in_vocabulary": lambda c: c.is_in(allowed)},
    )


def choices(vocabulary: Mapping[str, str], description: str, *, nullable: bool = True) -> dy.String:
    """Values of a closed list, separated by `;`; empty for none."""
    allowed = list(vocabulary)
    return dy.String(
        nullable=nullable,
        description=description,
        metadata={"vocabulary_of_list": allowed},
        check={
            "in_vocabulary": lambda c: (
                c.str.split(";").list.eval(pl.element().is_in(allowed)).list.all()
            )
        },
    )


def moment(description: str, *, nullable: bool = True) -> dy.String:
    """An ISO 8601 date to the precision printed: 2013, 2013-07 or 2013-07-05."""
    return dy.String(nullable=nullable, regex=ISO_DATE, description=description)


def iso3(description: str, *, part_of_key: bool = False) -> dy.String:
    """A country or territory by its ISO 3166-1 alpha-3 code."""
    return dy.String(
        primary_key=part_of_key,
        regex=r"^[A-Z]{3}$",
        description=description,
        check={"in_iso_3166": lambda c: c.is_in(sorted(country_codes()))},
    )


def country_codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-3 code, as pycountry holds them."""
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries)
