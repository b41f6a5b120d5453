"""The closed lists that columns draw from, with the words readers see."""

from collections.abc import Mapping

from southsouth.language import N_, translate

EVENT_KINDS: Mapping[str, str] = {
    "conference": N_("Conference"),
    "meeting": N_("Meeting"),
    "workshop": N_("Workshop"),
    "exposition": N_("Expo or fair"),
    "summit": N_("Summit"),
    "founding": N_("Founding"),
    "adoption": N_("Adoption"),
    "drafting": N_("Drafting"),
    "publication": N_("Publication"),
    "evaluation": N_("Evaluation"),
    "programme": N_("Programme"),
    "decision": N_("Decision"),
    "appointment": N_("Appointment"),
    "call": N_("Call for action"),
}
#: What kinds of event have in common, as charts tell them apart.
EVENT_FAMILIES: Mapping[str, str] = {
    "met": N_("Gatherings"),
    "decided": N_("Foundings and decisions"),
    "published": N_("Publications and evaluations"),
    "ran": N_("Programmes"),
}
FAMILY_OF: Mapping[str, str] = {
    "conference": "met", "meeting": "met", "workshop": "met", "summit": "met", "exposition": "met",
    "founding": "decided", "adoption": "decided", "drafting": "decided", "decision": "decided",
    "appointment": "decided", "call": "decided",
    "publication": "published", "evaluation": "published",
    "programme": "ran",
}  # fmt: skip
#: A value of the filter by kind that stands for every kind of gathering.
GATHERING = "gathering"
GATHERINGS: tuple[str, ...] = tuple(kind for kind, of in FAMILY_OF.items() if of == "met")
ASKED_KINDS: Mapping[str, str] = {GATHERING: N_("All gatherings"), **EVENT_KINDS}
#: What tells two kinds apart whose names are alike.
KIND_EXAMPLES: Mapping[str, str] = {
    "conference": N_("such as United Nations and research conferences"),
    "meeting": N_("such as sessions, side events, round tables"),
}
EVENT_ROLES: Mapping[str, str] = {
    "organiser": N_("Organizer"),
    "host": N_("Host"),
    "supporter": N_("Supporter"),
    "participant": N_("Participant"),
}
UNITS: Mapping[str, str] = {
    "USD": N_("US dollars"),
    "percent": N_("per cent"),
    "people": N_("people"),
    "households": N_("households"),
    "countries": N_("countries"),
    "organisations": N_("organizations"),
    "institutions": N_("institutions"),
    "centres": N_("centres"),
    "projects": N_("projects"),
    "members": N_("members"),
    "participants": N_("participants"),
    "events": N_("events"),
    "years": N_("years"),
    "partnerships": N_("partnerships"),
    "fields": N_("oil and gas fields"),
    "other": N_("other units"),
}
QUALIFIERS: Mapping[str, str] = {
    "exact": N_("as stated"),
    "approximately": N_("approximately"),
    "more_than": N_("more than"),
    "at_least": N_("at least"),
    "less_than": N_("less than"),
    "nearly": N_("nearly"),
    "up_to": N_("up to"),
    "projected": N_("projected"),
    "possible": N_("possibly"),
    "intended": N_("intended"),
}
#: Qualifiers of what had not come yet.
AHEAD = frozenset({"projected", "possible", "intended"})
TOPICS: Mapping[str, str] = {
    "economy": N_("The South in the world economy"),
    "income": N_("Households and incomes"),
    "trade_investment": N_("Trade and investment"),
    "ssc_value": N_("Value of South-South cooperation"),
    "ilo_budget": N_("ILO budgets and programmes"),
    "un_funding": N_("Shares of United Nations budgets"),
    "fao_funding": N_("FAO funding"),
    "undp_funding": N_("Money for the United Nations Office for South-South Cooperation"),
    "wipo_funding": N_("WIPO funding"),
    "funds": N_("Funds"),
    "ss_gate": N_("South-South Global Assets and Technology Exchange"),
    "expo": N_("Global South-South Development Expo"),
    "energy_africa": N_("Energy in Africa"),
    "participation": N_("Participation"),
    "membership": N_("Membership"),
    "institutions": N_("Institutions and centres"),
    "health": N_("Health"),
    "knowledge_networks": N_("Knowledge networks"),
    "evaluation": N_("Evaluations"),
    "method_counts": N_("Counts of what the text lists"),
    "other": N_("Other"),
}
THEMES: Mapping[str, str] = {
    "economy": N_("Economy"),
    "governance": N_("Governance"),
    "policy_dialogue": N_("Policy development and dialogue"),
    "research": N_("Research and analysis"),
    "knowledge_sharing": N_("Knowledge-sharing"),
    "capacity": N_("Capacity development"),
    "partnerships_funding": N_("Partnerships and financing"),
    "monitoring_evaluation": N_("Monitoring and evaluation"),
    "regional": N_("Regional support"),
    "inter_agency": N_("Inter-agency collaboration"),
    "post_2015": N_("Post-2015 agenda"),
    "recommendations": N_("Recommendations"),
}
PLACE_KINDS: Mapping[str, str] = {
    "city": N_("City"),
    "island": N_("Island"),
    "country": N_("Country"),
}
ORGANISATION_KINDS: Mapping[str, str] = {
    "un_organ": N_("United Nations organ"),
    "un_fund_programme": N_("United Nations fund or programme"),
    "specialised_agency": N_("Specialized agency"),
    "regional_commission": N_("Regional commission"),
    "un_office": N_("United Nations office, unit or post"),
    "un_mechanism": N_("United Nations mechanism"),
    "intergovernmental": N_("Intergovernmental body"),
    "regional_organisation": N_("Regional organization"),
    "development_bank": N_("Development bank"),
    "government": N_("Government"),
    "national_agency": N_("National agency"),
    "research_institute": N_("Research institute"),
    "fund": N_("Fund"),
    "network": N_("Network"),
    "platform": N_("Platform"),
    "centre": N_("Centre"),
    "exposition": N_("Expo or fair"),
    "partnership": N_("Partnership"),
    "group_of_states": N_("Group of States"),
    "other": N_("Other body"),
}
STANDINGS: Mapping[str, str] = {
    "body": N_("One body"),
    "collective": N_("Several bodies under one name"),
    "post": N_("Post held by a person"),
    "instrument": N_("Programme, plan or framework, not a body"),
    "series": N_("Meeting or event, or a series of them"),
    "proposed": N_("Proposed or in preparation"),
    "no_body": N_("Words in a title that name no body"),
}
FUNCTIONS: Mapping[str, str] = {
    "policy": N_("Policy development and dialogue"),
    "research": N_("Research and analysis"),
    "knowledge": N_("Knowledge-sharing"),
    "capacity": N_("Capacity development"),
    "partnerships": N_("Partnerships and financing"),
    "monitoring": N_("Monitoring and evaluation"),
    "regional": N_("Regional support"),
    "inter_agency": N_("Inter-agency collaboration"),
}
ENTITY_KINDS: Mapping[str, str] = {
    "country": N_("Country"),
    "organisation": N_("Organization"),
    "place": N_("Place"),
}
PARTY_KINDS: Mapping[str, str] = {
    "country": N_("Country"),
    "region": N_("Region"),
    "group": N_("Group"),
    "organisation": N_("Organization"),
}
LINK_KINDS: Mapping[str, str] = {
    "provision": N_("Provision"),
    "exchange": N_("Exchange between equals"),
    "location": N_("Location of a centre"),
    "convening": N_("Convening"),
    "leading": N_("Leadership of frameworks"),
    "connecting": N_("Linking of participants"),
    "proposal": N_("Proposal"),
}
STATUSES: Mapping[str, str] = {
    "implemented": N_("Implemented"),
    "largely_implemented": N_("Largely implemented"),
    "in_progress": N_("In progress"),
    "not_implemented": N_("Not implemented"),
    "no_information": N_("No information"),
}
#: The same as values of the filter, which has of what the report itself proposes what none of it was said of.
ASKED_STATUSES: Mapping[str, str] = {
    **STATUSES,
    "no_information": N_("No information, or not yet begun"),
}
SOURCES: Mapping[str, str] = {
    "JIU": N_("Joint Inspection Unit"),
    "SG": N_("Secretary-General"),
}
DOCUMENT_KINDS: Mapping[str, str] = {
    "resolution": N_("Resolution"),
    "decision": N_("Decision (document)"),
    "un_document": N_("United Nations document"),
    "publication": N_("Publication"),
    "agreement": N_("Agreement"),
    "plan": N_("Plan"),
    "report": N_("Report"),
    "declaration": N_("Declaration"),
    "guideline": N_("Guideline"),
}
MEMBER_STATUSES: Mapping[str, str] = {
    "member": N_("Member"),
    "associate_member": N_("Associate member"),
}
REGION_KINDS: Mapping[str, str] = {
    "regional": N_("from the region"),
    "non_regional": N_("from outside the region"),
}
MEMBER_EVIDENCE: Mapping[str, str] = {
    "named": N_("named by the source"),
    "counted": N_("inferred from the number of members"),
}
CAVEAT_KINDS: Mapping[str, str] = {
    "translation_slip": N_("Slip in drafting or translation"),
    "actor_mismatch": N_("Body in doubt"),
    "place_error": N_("Doubtful place"),
    "contradiction": N_("Contradiction"),
    "other_sources": N_("At odds with other sources"),
    "open_base": N_("Base unclear"),
    "open_period": N_("Period unclear"),
    "cross_reference": N_("Doubtful cross-reference"),
    "different_bases": N_("Different bases"),
    "ambiguous_wording": N_("Ambiguous wording"),
}
#: What a doubt is about; a picture marks it only where it draws that.
TOUCHED: Mapping[str, str] = {
    "year": N_("In what year, or how long"),
    "day": N_("On what days"),
    "place": N_("Where"),
    "count": N_("Whether it is, or how many there are"),
    "same": N_("Whether two passages mean the same"),
    "party": N_("Who, and for whom"),
    "title": N_("Whom its title names"),
    "amount": N_("An amount: of what, when, in what measure"),
    "status": N_("Whether it is carried out"),
    "meaning": N_("What the words mean"),
}
DISPOSITIONS: Mapping[str, str] = {
    "figure": N_("Amount, share or count"),
    "date": N_("Date"),
    "symbol": N_("Document symbol"),
    "ordinal": N_("Ordinal"),
    "reference": N_("Reference"),
    "name": N_("Part of a name"),
    "vocabulary": N_("Part of an ordinary word"),
}
RELATION_KINDS: Mapping[str, str] = {
    "share": N_("Share"),
    "product": N_("Product"),
    "yield": N_("Yield"),
    "count": N_("List against stated count"),
    "part_of_whole": N_("Part of a whole"),
    "order": N_("Order"),
    "same_number": N_("The same figure in two places"),
    "implied_total": N_("Implied total"),
    "implied_average": N_("Implied average"),
}
VERDICTS: Mapping[str, str] = {
    "agrees": N_("Agrees"),
    "does_not_agree": N_("Does not agree"),
    "cannot_be_decided": N_("Cannot be decided"),
}
TOKEN_PARTS: Mapping[str, str] = {
    "text": N_("in the text"),
    "number": N_("paragraph or footnote number"),
    "heading": N_("in the heading"),
}
SECTIONS: Mapping[str, str] = {
    "front": N_("Summary"),
    "I": N_("I. Introduction"),
    "II": N_("II. Purpose of strengthening support"),
    "III.A": N_("III.A. Policy frameworks"),
    "III.B": N_("III.B. Substance of support"),
    "III.C": N_("III.C. Regional support"),
    "IV": N_("IV. Inter-agency collaboration"),
    "V": N_("V. Post-2015 development agenda"),
    "VI": N_("VI. Conclusions and recommendations"),
}
COMMISSIONS: Mapping[str, str] = {
    "ECA": N_("Economic Commission for Africa"),
    "ECE": N_("Economic Commission for Europe"),
    "ECLAC": N_("Economic Commission for Latin America and the Caribbean"),
    "ESCAP": N_("Economic and Social Commission for Asia and the Pacific"),
    "ESCWA": N_("Economic and Social Commission for Western Asia"),
}

#: Regions and groups that provide or receive, as data/cooperation.csv names them.
PARTIES: tuple[str, ...] = (
    N_("Africa"), N_("Americas"), N_("Asia"), N_("Caribbean"), N_("Caucasus"), N_("Central Asia"),
    N_("Community of Latin American and Caribbean States"),
    N_("Customs Union of the Eurasian Economic Community"), N_("Developing countries"),
    N_("Group of 77 and China"), N_("Latin America"), N_("Latin America and the Caribbean"),
    N_("Least developed countries"), N_("Low-income countries"), N_("Participating countries"),
    N_("Partner countries of the IBSA Fund"),
    N_("Small island developing States of Asia and the Pacific"), N_("South"),
    N_("Southern Africa"), N_("Southern partners"), N_("Western Asia"),
)  # fmt: skip


def label(value: str | None, language: str, vocabulary: Mapping[str, str]) -> str:
    """The words for a value of a list; nothing for no value, the value itself where the list lacks it.

    The list is always named: nine values (`economy`, `other`, `regional`) stand in several.
    """
    if not value:
        return ""
    return translate(vocabulary[value], language) if value in vocabulary else value
