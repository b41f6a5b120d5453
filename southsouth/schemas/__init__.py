"""One schema a table: columns, words for people, and named rules. The single source of truth.

A rule's name is the sentence that a broken row is told; its docstring says what to do.
"""

from functools import cache
from typing import Annotated

import dataframely as dy
import polars as pl

from southsouth import vocabulary as v
from southsouth.schemas import columns as c
from southsouth.schemas import outside


def _keeps_its_subtitle() -> pl.Expr:
    """Whether both titles have a colon where the printed title has one."""
    printed = pl.col("as_printed").str.contains("《[^》]*：|“[^”]*：")
    ours = pl.col("title_zh").str.contains("：") & pl.col("title_en").str.contains(":")
    return ~printed | ours


class Paragraphs(dy.Schema):
    """A numbered paragraph of the report, summarized in our own words."""

    paragraph = dy.Integer(
        primary_key=True,
        min=0,
        max=c.LAST_PARAGRAPH,
        description="Paragraph number; 0 stands for the title and summary.",
    )
    section = c.choice(v.SECTIONS, "Section of the report in which the paragraph appears.")
    heading_en = c.words("Heading above the paragraph, in English.")
    heading_zh = c.words("Heading above the paragraph, in Chinese.")
    theme = c.choice(v.THEMES, "Our classification by theme.")
    gist_en = c.words("What the paragraph reports, in our words, English.")
    gist_zh = c.words("What the paragraph reports, in our words, Chinese.")
    characters = dy.Integer(
        min=1, description="Number of characters in the paragraph, excluding white space."
    )
    sha256 = dy.String(
        regex=r"^[0-9a-f]{64}$",
        description="SHA-256 of the paragraph without white space and footnote marks.",
    )
    title_en = c.words("Our short title, English.")
    title_zh = c.words("Our short title, Chinese.")
    footnotes_sha256 = dy.String(
        nullable=True,
        regex=r"^[0-9a-f]{64}(;[0-9a-f]{64})*$",
        description="SHA-256 of each footnote that the paragraph cites, in their order, without "
        "white space and footnote marks.",
    )


class Figures(dy.Schema):
    """A quantitative statement in the report, in base units."""

    figure_id = c.key(
        "Id; begins with the paragraph, for example p048-.", regex=r"^p0\d\d-[a-z0-9-]+$"
    )
    paragraph = c.paragraph()
    footnote = c.footnote()
    as_printed = c.printed(proving=True)
    value = dy.Float(min=0, description="The figure in base units; the low end of a range.")
    value_high = dy.Float(nullable=True, description="The high end of a range; otherwise empty.")
    unit = c.choice(v.UNITS, "What is counted; USD in dollars, percentages as the number before %.")
    qualifier = c.choice(
        v.QUALIFIERS, "Precision of the figure, according to the words of the report."
    )
    period = dy.String(
        nullable=True,
        regex=c.PERIOD,
        description="Year or years to which the figure relates, if given.",
    )
    subject_en = c.words("What the figure measures, English.")
    subject_zh = c.words("What the figure measures, Chinese.")
    topic = c.choice(v.TOPICS, "Topic under which the figure is shown.")
    organisation_id = c.reference(
        "organisations.organisation_id", "Body to which the figure relates.", nullable=True
    )
    other_organisations = c.reference(
        "organisations.organisation_id",
        "Other bodies to which the figure relates: who gives or receives it, what is "
        "counted, where it was held; each is named in the paragraph (table mentions).",
        nullable=True,
        many=True,
    )
    note_en = c.words("What to know before using it, English.", nullable=True)
    note_zh = c.words("What to know before using it, Chinese.", nullable=True)

    @dy.rule()
    def other_bodies_are_others(cls) -> pl.Expr:
        """List in other_organisations each further body once, and none where organisation_id is empty."""
        others = pl.col("other_organisations").str.split(";")
        again = others.list.contains(pl.col("organisation_id"))
        once = others.list.n_unique() == others.list.len()
        return others.is_null() | (pl.col("organisation_id").is_not_null() & once & ~again)

    @dy.rule()
    def a_range_has_its_low_end_first(cls) -> pl.Expr:
        """Put the smaller number in value and the larger in value_high."""
        return pl.col("value_high").is_null() | (pl.col("value") < pl.col("value_high"))

    @dy.rule()
    def a_share_is_at_most_one_hundred(cls) -> pl.Expr:
        """Write a percentage as the number before %, between 0 and 100."""
        return (pl.col("unit") != "percent") | (pl.col("value") <= 100)

    @dy.rule()
    def the_id_names_its_paragraph(cls) -> pl.Expr:
        """Start the id with p, the paragraph in three digits, and a hyphen."""
        return pl.col("figure_id").str.slice(1, 3).cast(pl.Int64, strict=False) == pl.col(
            "paragraph"
        )


class Events(dy.Schema):
    """Something that took place or ran over time: a conference, the founding of a body, a publication, a programme."""

    event_id = c.key("Id, stable and never reused.")
    paragraph = c.paragraph()
    other_paragraphs = c.reference(
        "paragraphs.paragraph", "Other paragraphs that mention it.", nullable=True, many=True
    )
    footnote = c.footnote()
    as_printed = c.printed(proving=True)
    title_en = c.words("Our title, English.")
    title_zh = c.words("Our title, Chinese.")
    kind = c.choice(v.EVENT_KINDS, "Kind of event.")
    start = c.moment("First day, month or year, to the precision given in the report.")
    end = c.moment(
        "Last day, month or year, to the precision given in the report; empty for a single date."
    )
    date_edtf = dy.String(nullable=True, regex=c.EDTF, description="Date in EDTF, level 1.")
    place_id = c.reference(
        "places.place_id",
        "Where it took place; the country if nothing more precise is known.",
        nullable=True,
    )
    place_stated = dy.Bool(description="Whether the text itself gives the place.")
    participants = dy.Integer(nullable=True, min=1, description="Number of participants, if given.")
    summary_en = c.words("What happened, in our words, English.")
    summary_zh = c.words("What happened, in our words, Chinese.")
    date_as_printed = c.printed("Exact words that give the date.", nullable=True)
    place_as_printed = c.printed("Exact words that give the place.", nullable=True)
    note_en = c.words("Doubt or choice made, English.", nullable=True)
    note_zh = c.words("Doubt or choice made, Chinese.", nullable=True)
    short_en = c.label("Short name for a chart, English.", letters=49)
    short_zh = c.label("Short name for a chart, Chinese.", letters=21)

    @dy.rule()
    def start_is_not_after_end(cls) -> pl.Expr:
        """Swap start and end, or mend the wrong one."""
        start, end = pl.col("start"), pl.col("end")
        shared = pl.min_horizontal(start.str.len_chars(), end.str.len_chars())
        return end.is_null() | (start.str.slice(0, shared) <= end.str.slice(0, shared))

    @dy.rule()
    def an_end_has_a_start(cls) -> pl.Expr:
        """Give the start as well, or move the date to start."""
        return pl.col("end").is_null() | pl.col("start").is_not_null()

    @dy.rule()
    def edtf_agrees_with_start_and_end(cls) -> pl.Expr:
        """Write date_edtf as start, start/end, or start/.. for what goes on."""
        said = pl.col("date_edtf").str.replace_all(r"~|/\.\.$", "")
        expected = pl.concat_str(["start", "end"], separator="/", ignore_nulls=True)
        return (said == expected) | (said.is_null() & pl.col("start").is_null())

    @dy.rule()
    def a_dated_event_has_edtf(cls) -> pl.Expr:
        """Fill date_edtf from start and end."""
        return pl.col("start").is_null() | pl.col("date_edtf").is_not_null()

    @dy.rule()
    def it_starts_between_1978_and_2014(cls) -> pl.Expr:
        """The report tells of nothing before 1978 or after 2014; mend the year."""
        year = pl.col("start").str.slice(0, 4).cast(pl.Int64, strict=False)
        return year.is_null() | year.is_between(1978, 2014)

    @dy.rule()
    def a_stated_place_is_named(cls) -> pl.Expr:
        """Give place_id, or set place_stated to false."""
        return ~pl.col("place_stated") | pl.col("place_id").is_not_null()

    @dy.rule()
    def a_stated_place_and_no_other_has_its_words(cls) -> pl.Expr:
        """Give in place_as_printed the words that state the place; leave it empty for one that is
        only taken from elsewhere."""
        return pl.col("place_stated") == pl.col("place_as_printed").is_not_null()

    @dy.rule()
    def a_title_keeps_its_book_marks(cls) -> pl.Expr:
        """Put title_zh in 《》 where the report prints the title so."""
        return ~pl.col("as_printed").str.contains("《") | pl.col("title_zh").str.contains("《")

    @dy.rule()
    def a_title_keeps_its_subtitle(cls) -> pl.Expr:
        """Give both titles the subtitle that the report prints after a colon."""
        return _keeps_its_subtitle()

    @dy.rule()
    def an_adoption_is_printed_as_one(cls) -> pl.Expr:
        """Give the words 通过 or 制定 in as_printed, or choose another kind: what is only drawn up
        (拟定) is drafting."""
        return (pl.col("kind") != "adoption") | pl.col("as_printed").str.contains("通过|制定")


class EventOrganisations(dy.Schema):
    """Role of a body in an event."""

    event_id = c.reference("events.event_id", "The event.", part_of_key=True)
    organisation_id = c.reference("organisations.organisation_id", "The body.", part_of_key=True)
    role = c.choice(v.EVENT_ROLES, "Role of the body in the event.", part_of_key=True)
    as_printed = c.printed(
        "Exact words that name the body and show its role, where printed.", proving=True
    )
    paragraph = c.paragraph()
    footnote = c.footnote()
    note_en = c.words("What the words leave open about its role, English.", nullable=True)
    note_zh = c.words("What the words leave open about its role, Chinese.", nullable=True)

    @dy.rule()
    def an_organizer_is_one_by_the_text(cls) -> pl.Expr:
        """Choose host, supporter or participant where the note says that the organizer is not stated."""
        open_en = pl.col("note_en").str.contains("who (organized|drew) it (up )?is not stated")
        return (pl.col("role") != "organiser") | ~open_en.fill_null(value=False)

    @dy.rule()
    def who_only_chairs_is_no_organizer(cls) -> pl.Expr:
        """Choose participant where the words say 主持 and nothing of organizing (组织, 举办, 主办, 召集)."""
        printed = pl.col("as_printed")
        chairs = printed.str.contains("主持") & ~printed.str.contains("组织了|举办|主办|召集")
        return (pl.col("role") != "organiser") | ~chairs

    @dy.rule()
    def a_supporter_supports_by_the_words(cls) -> pl.Expr:
        """Quote the words that say so (支持, 支助, 赞助, 提供, 供资, 承付), or choose participant: through
        whom something ran (通过) is a channel."""
        supports = pl.col("as_printed").str.contains("支持|支助|赞助|提供|供资|承付")
        return (pl.col("role") != "supporter") | supports


class Places(dy.Schema):
    """A city, island or country where an event took place or a body has its seat."""

    place_id = c.key("Id; for a country, country- followed by its code.")
    name_en = c.words("Name, English.")
    name_zh = c.words("Name, Chinese.")
    kind = c.choice(v.PLACE_KINDS, "City, island or country.")
    country_iso3 = c.iso3("Country in which it lies.")
    lat = dy.Float(min=-90, max=90, description="Latitude in degrees, WGS 84.")
    lon = dy.Float(min=-180, max=180, description="Longitude in degrees, WGS 84.")
    geonames_id = dy.Integer(nullable=True, min=1, description="GeoNames id, if found.")
    note_en = c.words("What the point represents, if not evident, English.", nullable=True)
    note_zh = c.words("What the point represents, if not evident, Chinese.", nullable=True)

    @dy.rule()
    def a_country_place_names_its_code(cls) -> pl.Expr:
        """Name a country place country-, then its code in small letters; and nothing else so."""
        expected = pl.concat_str(pl.lit("country-"), pl.col("country_iso3").str.to_lowercase())
        a_country = pl.col("kind") == "country"
        named_so = pl.col("place_id").str.starts_with("country-")
        return (a_country & (pl.col("place_id") == expected)) | (~a_country & ~named_so)


class Organisations(dy.Schema):
    """A body, fund, network or platform named in the report."""

    organisation_id = c.key("Id, usually the acronym in lower case.")
    acronym = dy.String(nullable=True, description="Usual acronym; empty if uncertain.")
    name_en = c.words("Name, English.")
    name_zh = c.words("Name, Chinese.")
    as_printed = c.printed("The name as first given in the report.")
    paragraph = c.paragraph("Paragraph in which it is first named.")
    kind = c.choice(v.ORGANISATION_KINDS, "Kind of body.")
    seat_place_id = c.reference("places.place_id", "Seat, if known.", nullable=True)
    parent_id = c.reference(
        "organisations.organisation_id",
        "Parent body; where the report does not name it, general knowledge, not checked.",
        nullable=True,
    )
    footnote = c.footnote()
    functions = c.choices(v.FUNCTIONS, "Its functions, where the report mentions it.")
    aliases = dy.String(nullable=True, description="Every form of the name used in the report.")
    seat_source = dy.String(
        nullable=True,
        description="Source of the seat: the report, or the publisher, title and address of another source.",
    )
    standing = c.choice(
        v.STANDINGS, "Whether it is one body, several under one name, a post, or no body (yet)."
    )
    note_en = c.words("Doubt or choice made, English.", nullable=True)
    note_zh = c.words("Doubt or choice made, Chinese.", nullable=True)

    @dy.rule()
    def a_parent_is_more_than_a_host_or_sponsor(cls) -> pl.Expr:
        """Leave parent_id empty where the note says who hosts, sponsors, leads, manages or helps."""
        helped = r"^(Hosted|Sponsored|Led|Managed|Supported) |is helping"
        return pl.col("parent_id").is_null() | ~pl.col("note_en").str.contains(helped).fill_null(
            value=False
        )

    @dy.rule()
    def a_seat_has_its_source(cls) -> pl.Expr:
        """Say in seat_source where the seat was found, or leave the seat empty."""
        return pl.col("seat_place_id").is_null() | pl.col("seat_source").is_not_null()

    @dy.rule()
    def the_source_of_a_seat_is_one_that_was_read(cls) -> pl.Expr:
        """Write the paragraph of the report, or publisher: title of what was read; what everybody
        knows is no source."""
        return (
            pl.col("seat_source")
            .str.contains(r"^(report, paragraph \d+$|[A-Z][^:]+: \S)")
            .fill_null(value=True)
        )

    @dy.rule()
    def what_is_not_there_yet_says_so(cls) -> pl.Expr:
        """End both names of a proposed body with (proposed), (in preparation) or (to be
        established), or mend its standing."""
        said_en = pl.col("name_en").str.contains(r"(proposed|in preparation|to be established)\)$")
        said_zh = pl.col("name_zh").str.contains(r"（(拟建|编制中|制定中)）$")
        proposed = pl.col("standing") == "proposed"
        return (said_en == proposed) & (said_zh == proposed)


class Mentions(dy.Schema):
    """A country, organization or place named in a paragraph or footnote."""

    paragraph = c.paragraph()
    footnote = c.footnote()
    entity_kind = c.choice(v.ENTITY_KINDS, "Kind of entity named.")
    entity_id = dy.String(description="ISO 3166-1 alpha-3 code, organisation_id or place_id.")
    as_printed = c.printed("The name as printed.")
    times = dy.Integer(min=1, description="Number of times it is named there.")

    @dy.rule()
    def an_entity_stands_once_in_a_paragraph(cls) -> pl.Expr:
        """Add up the times in one row."""
        return pl.len().over("paragraph", "footnote", "entity_kind", "entity_id") == 1


class Recommendations(dy.Schema):
    """A recommendation of the Joint Inspection Unit or of the report itself."""

    recommendation_id = c.key("Id: jiu- or sg- followed by the number.")
    source = c.choice(v.SOURCES, "Source of the recommendation.")
    number = dy.Integer(min=1, description="Number in the series of its source.")
    paragraph = c.paragraph()
    as_printed = c.printed(proving=True)
    subject_en = c.words("What is recommended, English.")
    subject_zh = c.words("What is recommended, Chinese.")
    status = c.choice(v.STATUSES, "Extent of implementation, as far as the text supports it.")
    addressed_to = c.reference(
        "organisations.organisation_id",
        "Body or bodies to which it is addressed.",
        nullable=True,
        many=True,
    )
    note_en = c.words("Reason for the status, English.", nullable=True)
    note_zh = c.words("Reason for the status, Chinese.", nullable=True)
    status_as_printed = c.printed("Exact words on which the status rests.", nullable=True)
    status_paragraph = dy.Integer(
        nullable=True,
        min=0,
        max=c.LAST_PARAGRAPH,
        description="Paragraph of those words; empty if it is the same paragraph.",
    )

    @dy.rule()
    def a_status_rests_on_words(cls) -> pl.Expr:
        """Give the words in status_as_printed, or set the status to no_information."""
        return (pl.col("status") == "no_information") | pl.col("status_as_printed").is_not_null()


class Documents(dy.Schema):
    """A document cited in a paragraph."""

    document_id = c.key("Id of the citation.")
    paragraph = c.paragraph()
    footnote = c.footnote()
    as_printed = c.printed()
    symbol = dy.String(nullable=True, description="Symbol or number, as printed.")
    title_en = c.words("Title or description, English.")
    title_zh = c.words("Title or description, Chinese.")
    kind = c.choice(v.DOCUMENT_KINDS, "Kind of document.")
    url = dy.String(nullable=True, regex=r"^https://.+$", description="Web address, if confirmed.")
    work_id = dy.String(regex=c.KEBAB, description="The same for all citations of one document.")

    @dy.rule()
    def a_title_keeps_its_book_marks(cls) -> pl.Expr:
        """Put title_zh in 《》 where the report prints the title so."""
        return ~pl.col("as_printed").str.contains("《") | pl.col("title_zh").str.contains("《")

    @dy.rule()
    def a_title_keeps_its_subtitle(cls) -> pl.Expr:
        """Give both titles the subtitle that the report prints after a colon."""
        return _keeps_its_subtitle()


class Cooperation(dy.Schema):
    """A cooperation link between two parties. Links can share a figure: never add figures up by row."""

    link_id = c.key("Id of the link.")
    paragraph = c.paragraph()
    as_printed = c.printed(proving=True)
    link_kind = c.choice(
        v.LINK_KINDS,
        "What the words say of the two: one provides something to the other (provision), they act together "
        "(exchange), a centre of the one stands in the other (location), the one brings the other "
        "together at a meeting (convening), leads frameworks without a partner that is named "
        "(leading), links participants through a platform (connecting), or something is only "
        "proposed (proposal).",
    )
    kind_as_printed = c.printed(
        "Exact words of the paragraph that show the kind, or what is done and for whom.",
        proving=True,
    )
    provider = c.words(
        "Who provides; in an exchange one side; otherwise whose centre it is, who convenes, who "
        "leads, whose platform it is or who proposes: ISO 3166-1 alpha-3 code of a country, an "
        "organisation_id, or the English name of a region or group."
    )
    provider_kind = c.choice(v.PARTY_KINDS, "Kind of provider.")
    partner = c.words(
        "For whom; in an exchange the other side; otherwise where the centre stands, whom the "
        "meeting or proposal concerns, or, where no partner is named, the South (leading): ISO 3166-1 "
        "alpha-3 code of a country, an organisation_id, or the English name of a region or group."
    )
    partner_kind = c.choice(v.PARTY_KINDS, "Kind of partner.")
    via = c.reference(
        "organisations.organisation_id",
        "Body that carries, joins or supports the cooperation; may be one of the two.",
        nullable=True,
    )
    sector_en = c.words("Field of cooperation, English.")
    sector_zh = c.words("Field of cooperation, Chinese.")
    mutual = dy.Bool(description="Whether the cooperation is mutual; true of exchanges alone.")
    partner_pays = dy.Bool(
        description="Whether the text says that the partner pays for what it is provided with."
    )
    figure_id = c.reference("figures.figure_id", "The figure given for the link.", nullable=True)
    amount_shared_by = dy.Integer(
        nullable=True,
        min=1,
        description="How many links the figure is given for, together. Above 1 it is not the amount "
        "of this link: count it once, never by row.",
    )
    note_en = c.words("Doubt or choice made, English.", nullable=True)
    note_zh = c.words("Doubt or choice made, Chinese.", nullable=True)
    footnote = c.footnote()

    @dy.rule()
    def a_retired_id_is_not_used_again(cls) -> pl.Expr:
        """Give the link a new id; docs/readings.md lists the retired ones."""
        return ~pl.col("link_id").is_in(sorted(outside.RETIRED_LINKS))

    @dy.rule()
    def nobody_provides_to_itself(cls) -> pl.Expr:
        """Mend provider or partner."""
        return pl.col("provider") != pl.col("partner")

    @dy.rule()
    def a_country_is_given_by_its_code(cls) -> pl.Expr:
        """Write the ISO 3166-1 alpha-3 code of the country."""
        codes = sorted(c.country_codes())
        provider = (pl.col("provider_kind") != "country") | pl.col("provider").is_in(codes)
        return provider & ((pl.col("partner_kind") != "country") | pl.col("partner").is_in(codes))

    @dy.rule()
    def an_exchange_and_nothing_else_is_mutual(cls) -> pl.Expr:
        """Set mutual to true for an exchange and to false for every other kind, or mend link_kind."""
        return (pl.col("link_kind") == "exchange") == pl.col("mutual")

    @dy.rule()
    def only_what_is_provided_is_paid_for(cls) -> pl.Expr:
        """Set partner_pays to false, or mend link_kind."""
        return ~pl.col("partner_pays") | (pl.col("link_kind") == "provision")

    @dy.rule()
    def a_centre_stands_in_a_country(cls) -> pl.Expr:
        """Give the country where the centre stands as partner, or mend link_kind."""
        return (pl.col("link_kind") != "location") | (pl.col("partner_kind") == "country")

    @dy.rule()
    def a_shared_number_says_by_how_many(cls) -> pl.Expr:
        """Write in amount_shared_by how many rows have this figure_id; nothing without figure_id."""
        sharing = pl.when(pl.col("figure_id").is_not_null()).then(pl.len().over("figure_id"))
        return pl.col("amount_shared_by").eq_missing(sharing.cast(pl.Int64))


class Commissions(dy.Schema):
    """One of the five regional commissions."""

    commission_id = c.key("Acronym.", regex=r"^(ECA|ECE|ECLAC|ESCAP|ESCWA)$")
    name_en = c.words("Name, English.")
    name_zh = c.words("Name, Chinese.")
    seat_place_id = c.reference("places.place_id", "Seat.")
    founded = c.moment("Year of founding, if a source was found.")
    members_2014 = dy.Integer(min=1, description="Members in mid-2014.")
    associates_2014 = dy.Integer(min=0, description="Associate members in mid-2014.")
    url = dy.String(nullable=True, regex=r"^https://.+$", description="Website of the commission.")
    as_printed = c.printed("The name as given in the report.")
    paragraph = c.paragraph()
    source = dy.String(
        nullable=True, description="Source of the founding year; of members: commission_members."
    )
    note_en = c.words("Doubt about its members, English.", nullable=True)
    note_zh = c.words("Doubt about its members, Chinese.", nullable=True)

    @dy.rule()
    def a_founding_has_a_source_an_editor_accepts(cls) -> pl.Expr:
        """Begin source with a publisher of southsouth/schemas/outside.py and cite its own site, or
        leave founded empty."""
        return pl.col("founded").is_null() | outside.is_serious().fill_null(value=False)


class CommissionMembers(dy.Schema):
    """A State or territory as member of a commission."""

    commission_id = c.reference("commissions.commission_id", "The commission.", part_of_key=True)
    iso3 = c.iso3("The member.", part_of_key=True)
    status = c.choice(v.MEMBER_STATUSES, "Member or associate member.")
    region_kind = c.choice(v.REGION_KINDS, "Whether it lies in the commission’s region.")
    joined = c.moment("Date of joining; only if the source states it.")
    left = c.moment("Date of leaving.")
    in_2014 = dy.Bool(description="Whether it was a member in mid-2014.")
    source = c.words("Source of the membership: publisher, title, address; not the report.")
    source_date = c.moment("Date that the source bears; empty where it bears none.")
    note_en = c.words("Doubt, English.", nullable=True)
    note_zh = c.words("Doubt, Chinese.", nullable=True)
    evidence = c.choice(
        v.MEMBER_EVIDENCE,
        "Whether the source names the member, or only gives the number of members, the member being "
        "inferred from the States of the region.",
    )

    @dy.rule()
    def nobody_leaves_before_joining(cls) -> pl.Expr:
        """Mend joined or left."""
        return pl.col("left").is_null() | (pl.col("joined") <= pl.col("left"))

    @dy.rule()
    def a_membership_has_a_source_an_editor_accepts(cls) -> pl.Expr:
        """Begin source with a publisher of southsouth/schemas/outside.py and cite its own site."""
        return outside.is_serious()

    @dy.rule()
    def the_date_of_a_source_stands_in_it(cls) -> pl.Expr:
        """Write into source_date the date that stands in source, or leave it empty."""
        year = pl.col("source_date").str.slice(0, 4)
        return pl.col("source_date").is_null() | pl.col("source").str.contains(year, literal=True)

    @dy.rule()
    def a_date_rests_on_a_source_that_names_the_member(cls) -> pl.Expr:
        """Leave joined empty, or cite the text that names the member and its date."""
        return pl.col("joined").is_null() | (pl.col("evidence") == "named")


class CommissionActivities(dy.Schema):
    """What the report says about the work of a commission."""

    commission_id = c.reference("commissions.commission_id", "The commission.")
    paragraph = c.paragraph()
    as_printed = c.printed(proving=True)
    activity_en = c.words("What it does, English.")
    activity_zh = c.words("What it does, Chinese.")
    named = dy.Bool(
        description="Whether the text names this commission, or only its region or all five commissions."
    )
    partners = c.reference(
        "organisations.organisation_id",
        "Bodies with which it works in that activity; never its parent, a body of its own or who only "
        "recommends.",
        nullable=True,
        many=True,
    )
    activity_id = c.key("Id.")
    footnote = c.footnote()
    note_en = c.words("Doubt, English.", nullable=True)
    note_zh = c.words("Doubt, Chinese.", nullable=True)

    @dy.rule()
    def a_partner_is_another_body_that_works_with_it(cls) -> pl.Expr:
        """Take out of partners the Council (its parent), the Inspectors (who recommend), itself and
        its own bodies."""
        own = pl.concat_str(
            pl.lit("(^|;)"), pl.col("commission_id").str.to_lowercase(), pl.lit("(-|;|$)")
        )
        its_own = pl.col("partners").str.contains(own)
        others = pl.col("partners").str.contains(r"(^|;)(ecosoc|jiu)(;|$)")
        return ~(its_own | others).fill_null(value=False)


class Caveats(dy.Schema):
    """A passage of the report that is doubtful, ambiguous or inconsistent."""

    caveat_id = c.key("Id.")
    paragraph = c.paragraph()
    as_printed = c.printed()
    kind = c.choice(v.CAVEAT_KINDS, "Kind of doubt.")
    note_en = c.words("The doubt, and the reading that the text itself supports, English.")
    note_zh = c.words("The doubt, and the reading that the text itself supports, Chinese.")
    footnote = c.footnote()
    needs_outside = dy.Bool(
        description="Whether settling the doubt requires information from outside the text."
    )
    row_ids = dy.String(
        regex=r"^[a-z_]+:[a-z0-9-]+(;[a-z_]+:[a-z0-9-]+)*$",
        description="Rows concerned, as table:id, separated by “;”. A doubt about a statement that no "
        "other table contains refers to paragraphs.",
    )
    touches = c.choices(
        v.TOUCHED,
        "What of these rows is in doubt, several separated by “;”. A chart marks a doubt only where it "
        "draws that: one about an amount is not marked beside a date.",
        nullable=False,
    )
    short_en = c.label("The doubt in a few words, English.", letters=90)
    short_zh = c.label("The doubt in a few words, Chinese.", letters=36)

    @dy.rule()
    def a_retired_id_is_not_used_again(cls) -> pl.Expr:
        """Give the doubt a new id; docs/readings.md lists the retired ones."""
        return ~pl.col("caveat_id").is_in(sorted(outside.RETIRED_CAVEATS))

    @dy.rule()
    def a_mere_absence_is_no_doubt(cls) -> pl.Expr:
        """Say in the row's own note that no date, place or organiser is printed."""
        return ~pl.col("note_en").str.contains(r"(?i)^no (date|year|venue|place|organi[sz]er)\b")

    @dy.rule()
    def knowledge_from_outside_is_said_in_both_languages(cls) -> pl.Expr:
        """Write "outside the report" and 报告以外 where needs_outside is true, and nowhere else."""
        english = pl.col("note_en").str.contains("outside the report")
        chinese = pl.col("note_zh").str.contains("报告以外")
        return (english == pl.col("needs_outside")) & (chinese == pl.col("needs_outside"))


class NumberAudit(dy.Schema):
    """A number token in the text and how it was treated."""

    paragraph = c.paragraph()
    footnote = c.footnote()
    offset = dy.Integer(
        min=0,
        description="Position of the token’s first character in its part, counted from 0, "
        "excluding white space but including footnote marks.",
    )
    token = dy.String(
        min_length=1,
        regex=r"^(\d+(\.\d+)?|[零〇一二两三四五六七八九十百千万亿半双几]+|[¹²³⁴⁵⁶⁷⁸⁹]|[A-Za-z])$",
        description="Digits without white space, a sequence of Chinese numerals, a "
        "footnote mark, or a letter that marks an item or a section.",
    )
    disposition = c.choice(v.DISPOSITIONS, "Nature of the number token.")
    row_id = dy.String(
        nullable=True,
        regex=r"^[a-z_]+:[A-Za-z0-9/-]+(;[a-z_]+:[A-Za-z0-9/-]+)*$",
        description="Rows that record it, as table:id, separated by “;”.",
    )
    part = c.choice(
        v.TOKEN_PARTS,
        "Text in which the position is counted: the paragraph or footnote, the "
        "number printed before it, or the headings above the paragraph taken together.",
    )
    note_en = c.words("What it means, or why it has no row, English.", nullable=True)
    note_zh = c.words("What it means, or why it has no row, Chinese.", nullable=True)

    @dy.rule()
    def a_token_stands_once(cls) -> pl.Expr:
        """Keep one row for each token."""
        return pl.len().over("paragraph", "footnote", "part", "offset") == 1

    @dy.rule()
    def what_it_became_has_its_row(cls) -> pl.Expr:
        """Name the row in row_id; a date or a name without one says why in note_en."""
        needed = pl.col("disposition").is_in(["figure", "symbol", "reference"])
        explained = pl.col("disposition").is_in(["date", "name"]) & pl.col("note_en").is_null()
        return pl.col("row_id").is_not_null() | ~(needed | explained)

    @dy.rule()
    def the_row_is_of_its_kind(cls) -> pl.Expr:
        """Point a figure at figures, a symbol at documents, a reference at paragraphs or documents,
        a date at figures, events or documents."""
        kinds = {
            "figure": "figures",
            "symbol": "documents",
            "reference": "paragraphs|documents",
            "date": "figures|events|documents",
        }
        rows = pl.col("row_id").str.split(";").list
        fitting = [
            (pl.col("disposition") == disposition)
            & ~rows.eval(pl.element().str.contains(f"^({tables}):")).list.all()
            for disposition, tables in kinds.items()
        ]
        return pl.col("row_id").is_null() | ~pl.any_horizontal(fitting)

    @dy.rule()
    def digits_are_never_vocabulary(cls) -> pl.Expr:
        """Say what the digits are; only a Chinese numeral can be plain vocabulary."""
        return (pl.col("disposition") != "vocabulary") | ~pl.col("token").str.contains(r"^\d")


class Anchors(dy.Schema):
    """Position of a row’s printed words in the paragraph or footnote."""

    row_id = dy.String(
        primary_key=True,
        regex=r"^[a-z_]+:[A-Za-z0-9/-]+$",
        description="Row to which the words belong, as table:id.",
    )
    column = dy.String(primary_key=True, description="Column that contains the words.")
    paragraph = c.paragraph()
    footnote = c.footnote()
    start = dy.Integer(
        min=0,
        description="Position of the first character, excluding white space and footnote marks.",
    )
    end = dy.Integer(min=1, description="Position after the last character.")
    prefix = dy.String(
        nullable=True, regex=r"^.{1,6}$", description="Up to six characters that precede."
    )
    exact = c.printed("The words as printed, without white space.")
    suffix = dy.String(
        nullable=True, regex=r"^.{1,6}$", description="Up to six characters that follow."
    )

    @dy.rule()
    def it_is_as_long_as_its_words(cls) -> pl.Expr:
        """Write the table anew: python -m southsouth.anchors REPORT.txt."""
        return pl.col("end") - pl.col("start") == pl.col("exact").str.len_chars()


class Corrections(dy.Schema):
    """A value that differs from the printed one, with the reason."""

    table = dy.String(primary_key=True, description="Corrected table.")
    id = dy.String(primary_key=True, description="Corrected row.")
    column = dy.String(primary_key=True, description="Corrected column.")
    printed = dy.String(description="The value as it stands in the table.")
    used = dy.String(description="The value used.")
    reason = c.words("Reason.")
    checked = c.words("Source checked.")


class Glossary(dy.Schema):
    """A term as the United Nations uses it in both languages, and the forms not to use."""

    term_id = c.key("Id, stable and never reused.")
    term_en = c.words("The term, English.")
    term_zh = c.words("The term, Chinese.")
    paragraph = c.paragraph(
        "Paragraph of the report that uses the Chinese term; empty if none does.", nullable=True
    )
    footnote = c.footnote()
    as_printed = c.printed("Exact words in which the report uses the Chinese term.", nullable=True)
    source = c.words(
        "Where the United Nations uses the term: the report, the symbol of another document or the "
        "site of a body; “site usage” for words of this site alone."
    )
    not_en = c.words("English forms not to use, separated by “;”.", nullable=True)
    not_zh = c.words("Chinese forms not to use, separated by “;”.", nullable=True)
    except_en = c.words(
        "Longer English forms in which such a form is correct, separated by “;”.", nullable=True
    )
    except_zh = c.words(
        "Longer Chinese forms in which such a form is correct, separated by “;”.", nullable=True
    )
    note_en = c.words("Remark, English.", nullable=True)
    note_zh = c.words("Remark, Chinese.", nullable=True)

    @dy.rule()
    def a_term_of_the_report_has_its_words(cls) -> pl.Expr:
        """Give paragraph and as_printed where the source is the report, and neither elsewhere."""
        of_the_report = pl.col("source").str.starts_with("report")
        printed = pl.col("as_printed").is_not_null()
        return (of_the_report == printed) & (printed == pl.col("paragraph").is_not_null())

    @dy.rule()
    def a_term_is_no_form_to_avoid(cls) -> pl.Expr:
        """Take the term itself out of not_en and not_zh."""
        english = pl.col("not_en").str.split(";").list.contains(pl.col("term_en"))
        chinese = pl.col("not_zh").str.split(";").list.contains(pl.col("term_zh"))
        return ~(english.fill_null(value=False) | chinese.fill_null(value=False))

    @dy.rule()
    def an_exception_holds_a_form(cls) -> pl.Expr:
        """Remove the exception, or name the form that it holds in not_en or not_zh."""
        needed = [
            pl.col(f"except_{language}").is_null() | pl.col(f"not_{language}").is_not_null()
            for language in ("en", "zh")
        ]
        return pl.all_horizontal(needed)


_Apart = dy.CollectionMember(ignored_in_filters=True)
"""A member whose own key is its own: dataframely's filters across members need a shared key,
which tables of different subjects do not have; `southsouth.keys` holds the keys between them."""


class Collection(dy.Collection):
    """All tables together."""

    paragraphs: Annotated[dy.LazyFrame[Paragraphs], _Apart]
    figures: Annotated[dy.LazyFrame[Figures], _Apart]
    events: Annotated[dy.LazyFrame[Events], _Apart]
    event_organisations: Annotated[dy.LazyFrame[EventOrganisations], _Apart]
    places: Annotated[dy.LazyFrame[Places], _Apart]
    organisations: Annotated[dy.LazyFrame[Organisations], _Apart]
    mentions: Annotated[dy.LazyFrame[Mentions], _Apart]
    recommendations: Annotated[dy.LazyFrame[Recommendations], _Apart]
    documents: Annotated[dy.LazyFrame[Documents], _Apart]
    cooperation: Annotated[dy.LazyFrame[Cooperation], _Apart]
    commissions: Annotated[dy.LazyFrame[Commissions], _Apart]
    commission_members: Annotated[dy.LazyFrame[CommissionMembers], _Apart]
    commission_activities: Annotated[dy.LazyFrame[CommissionActivities], _Apart]
    caveats: Annotated[dy.LazyFrame[Caveats], _Apart]
    number_audit: Annotated[dy.LazyFrame[NumberAudit], _Apart]
    anchors: Annotated[dy.LazyFrame[Anchors], _Apart]
    corrections: Annotated[dy.LazyFrame[Corrections], _Apart]
    glossary: Annotated[dy.LazyFrame[Glossary], _Apart]


SCHEMAS: dict[str, type[dy.Schema]] = Collection.member_schemas()


@cache
def marked(table: str, mark: str) -> tuple[str, ...]:
    """The columns of a table that their definitions mark, in order: `as_printed` words, those that are
    `proving`."""
    columns = SCHEMAS[table].columns()
    return tuple(name for name, column in columns.items() if (column.metadata or {}).get(mark))


def rule_remedy(schema: type[dy.Schema], rule: str) -> str:
    """What to do about a broken rule: the rule's docstring, or words for a column's check."""
    own = schema.__dict__.get(rule)
    if own is not None and own.validation_fn.__doc__:
        return own.validation_fn.__doc__.strip()
    if rule == "primary_key":
        return "two rows have this id; give each row an id of its own"
    column, _, check = rule.partition("|")
    return f"{column}: {_column_remedy(schema, column, check)}"


def _column_remedy(schema: type[dy.Schema], column: str, check: str) -> str:
    metadata = schema.columns()[column].metadata or {}
    allowed = metadata.get("vocabulary") or metadata.get("vocabulary_of_list") or []
    remedies = {
        "nullability": "the value is missing; fill it in",
        "dtype": "the value is not of the column's type; write a plain number",
        "regex": "the value is not of the form the data dictionary gives; rewrite it",
        "check__in_vocabulary": f"use one of {', '.join(allowed)}",
        "check__in_iso_3166": "use an ISO 3166-1 alpha-3 code",
        "check__at_most_sixty_characters": "shorten it to the words that print the fact",
        "check__not_a_sentence": "shorten it to the words that print the fact",
        "check__not_blank": "write the words",
        "boolean": "write true or false",
    }
    return remedies.get(check, "the value is outside what the data dictionary allows")
