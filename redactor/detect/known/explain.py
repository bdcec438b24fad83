"""What will be looked for, for one item: every form, in groups, and what will not be found.

Takes an item and the rules, gives plain text for the person who keeps the register.
It shows protected values: it is for `redactor explain-item`, never for a log or report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from redactor.detect.known.compile import Expander
from redactor.detect.known.forms import Target
from redactor.model.case import AloneRule, ProtectedItem
from redactor.model.kind import Kind
from redactor.model.rules import RuleSet

_ROLES = {
    "first": "First name, in every spelling",
    "middle": "Middle names (alone only a question)",
    "known": "Known as",
    "nick": "Usual short names (alone only a question)",
    "fond": "Short names as families make them (alone only a question)",
    "surname": "Surname",
    "half": "Part of the surname",
    "previous": "Previous surname",
    "previous_half": "Part of a previous surname",
    "core": "Distinctive words, also misspelt beside a general word",
    "declined": "Surname in other cases of its language",
    "particle": "Particles of the surname (only with the rest)",
}
_EVERYWHERE = (
    "In capitals or small letters, with accents lost, over lines and table cells, with hyphens at line ends, "
    "words cut by blanks or specks, letters set apart, notes and marks between its words, "
    "look-alike characters, OCR confusions, and HTML, URL, e-mail or JSON escapes, also several at once."
)
_PARTLY = (
    "As questions: hidden or unreadable signs ('999 234 ****'), the first or last signs after 'ending' or "
    "'starting', one sign missing or too many, two neighbours swapped, several signs read as others that "
    "look alike ('OO123456C'), inside a longer number, pieces with other words between in any order, its "
    "end corrected ('07700 900 124 - no sorry 123'), its digits told in another language"
)
_ONLINE = (
    "As questions: one or two slips ('@tasmin.obell'), the name cut short ('@tamsin.ob...') or hidden, "
    "told aloud with a slip, its telling word alone, the pieces of a name before the same domain"
)
_POINTS = "Where the register has coordinates: degrees in any notation, national grid references, plus codes"
_TYPED = {
    Kind.DATE_OF_BIRTH: (
        "Day, month and year as numbers, words, ordinals or Roman signs, in any usual order",
        "In cells, with labels ('Day: 2, Month: 3'), over lines",
        "The month in English or Welsh, abbreviated, misspelt, broken or as a Roman number; its name in some "
        "fifty other languages and their letters, spelt right",
        "Two digits of the year; six or eight digits together, also inside a word ('dob020391')",
        "With a stray blank in a number ('02/0 3/1991'), told aloud ('oh two, oh three, ninety-one')",
        "A feast of that day with the year ('Christmas Day 2012', 'Easter Sunday 1988')",
        "As questions: month first where the day fits a month; a part nobody can read ('??/03/1991'); the "
        "day of the year or week ('1991-061'); beside words like 'born': day and month, month and year, one "
        "of them, one part wrong, separators missing or read as figures ('02103/1991'), the feast alone; an "
        "age on a day (''3 days old on 5 March 1991'), a year that is none ('02/03/191')",
    ),
    Kind.PHONE: (
        "Any grouping, brackets, the country code, number words ('double seven')",
        "Interrupted by a word or two",
        _PARTLY,
        "As a question: the number without its area code",
    ),
    Kind.NHS_NUMBER: (_PARTLY, "As a question: one digit wrong, when the check digit tells"),
    Kind.UPN: (_PARTLY, "As a question: one sign wrong, when the check letter tells"),
    Kind.NINO: (_PARTLY,),
    Kind.BANK_ACCOUNT: (_PARTLY,),
    Kind.CASE_REFERENCE: (
        "As questions: hidden signs, the last signs after 'ending', its number behind a word like 'file' or "
        "with some other piece of it ('CF 0417', '0417/26'), two signs swapped, "
        "its numbers behind another prefix",
    ),
    Kind.URL_OR_HANDLE: (_ONLINE,),
    Kind.VEHICLE: (
        "In two halves ('AB12, second half CDE')",
        "As questions: half of the plate, or the plate with a slip, beside a word like 'car'; cut short",
        _PARTLY,
    ),
    Kind.EMAIL: (
        "As questions: the address with one or two slips, or with hidden signs ('t***@example.org')",
        _ONLINE,
    ),
    Kind.ADDRESS: (
        "The street misspelt beside its own number; the house name misspelt beside its street, town or flat",
        "The house number digit by digit ('one six three'), in a cell or box of its own beside its street",
        "The postcode in two halves ('HR6, then 8XQ', 'HR6 - hang on - 8XQ'); the three words "
        "with 'dot' between them",
        "Near the address: its flat in any words ('flat 2 in the house at', 'the second flat', 'bell 2'), "
        "its street spelt out or said again; its number as an answer, told of ('14 is the number') or "
        "said again ('14, I repeat, one four, Rose Lane')",
        "The house name shortened beside its street ('The Grnry'), in a file name, mailbox or site "
        "('wren-lodge.pdf', 'wren.lodge@')",
        "The number told twice, or parted from its street by spoken signs, brackets, the house's name, a "
        "flat or small words, also of other languages ('14 comma Rose Lane', '14 (The Gables) Rose Lane')",
        "Number and street without its type beside the town or postcode; its type before its name",
        "The number, flat or pitch and the name beside each other in any order, with capitals that are told, "
        "or a few words set off by signs or behind 'number' ('14 - end terrace - Rose Lane')",
        "A number, ordinal or point of the compass in the street's name in its other forms",
        "The postcode letter by letter ('aitch are six', 'H for Harry')",
        _POINTS,
        "As questions: the street shortened, partly hidden or as it sounds beside its number ('14 R Lane', "
        "'14 RL', '14 Rows Lane'), the street or house name misspelt alone, the postcode with a slip or "
        "hidden signs, a house name in a message without capitals, another alphabet beside the number; the "
        "street and its number with a few other words between or in two sentences; the street without its "
        "type, the telling word of the house name; beside the name the number as ordinal, heard, partly "
        "read, without its letter or as a correction ('14th', 'fifty to', '1?', '*14'); half of the postcode "
        "beside the number; two of the three words of its place; a number or flat where somebody lives "
        "or by the town, where somebody calls ('no. 36 - no reply'), "
        "half of a house name ('Bramble Lodge'), the house name in translation; the flat "
        "with the street's or house's name ('flat 7 on Cobblers'); the house beside it ('next door to 16 "
        "Rose Lane'); several words that sound like the name between number and type",
    ),
    Kind.LOCATION: (_POINTS,),
    Kind.PERSON: (
        "Beside the other name: the forename shortened ('Tams.'), a name with a slip, also in its first "
        "letter, in two words, or with another surname behind a hyphen",
        "Beside words of descent or labels between its parts ('Tamsin bint Yusuf Hale', 'surname Hale, first "
        "name Tamsin'); one slip in a rare surname behind a title, or in a long rare name alone",
        "Initials before or behind the surname; former names after words like 'née'; a half of a compound "
        "surname shortened beside the forename or the other half ('A-T Tamsin'); one-word aliases as names",
        "Spelt out ('T-A-M-S-I-N', 'double L', 'Tango Alpha'), written downwards, with signs for letters",
        "As questions: title and shortened surname ('Miss O-B'), hidden letters ('T****n'), two initials "
        "where a person stands ('KG attended', 'AB, KG and TW', 'seen by KG'; not critical ones only where "
        "the person stands elsewhere), "
        "a single name misspelt or cut short ('McAlli'), words that sound like the name or its other half; "
        "the name in Cyrillic, Greek, Arabic and other letters, as it sounds",
    ),
    Kind.TEXT: (
        "All of its telling words in order, with slips, other endings or other small words between them",
        "As a question: two thirds of its telling words close together, in any order, short or misspelt",
    ),
    **dict.fromkeys(
        (Kind.SCHOOL, Kind.GP, Kind.ORGANISATION),
        (
            "Behind its name: the rest of it in letters or cut short ('W/R'), its class, its other name; its "
            "name with the same consonants before a general word, or with one word shortened",
            "Its words with slips or in another order, beside general words of its kind or trade; a long "
            "rare name with one sign wrong; the first two words of a longer name; each alias as a name",
            "As a question: most of its telling words close together, shortened or in another order",
            "As questions: the name shortened or without its middle ('W'side Surgery'), partly hidden, one "
            "of several words or its initials before a general word ('AP Solicitors'), as somebody heard it "
            "('thorny banc primary'), one of its words or its beginning behind 'at' or 'School:', a "
            "nickname made of it ('at Coldy'), a tag that begins with its initials, its kind and the town, "
            "its first letters before or behind its kind, one word with the letter of another ('T. & Crane')",
        ),
    ),
}
_NOT_FOUND = {
    Kind.ADDRESS: (
        "Descriptions without any part of it ('the cottage by the weir'), unless added as also_written",
        "Another house number in the street, as the address itself (it is a question at most)",
        "Journey times, pictures and maps; its place in numbers where the register has no coordinates",
        "Its names in another alphabet without its number or postcode, unless added as also_written",
    ),
    Kind.PERSON: (
        "Descriptions of the person ('the children's mother'), unless added as also_written",
        "The name in Chinese, Japanese or Korean signs, unless added as also_written",
        "A name entered in another alphabet, in Latin letters, unless added as also_written",
        "Nicknames that are neither usual nor in the register",
        "Ordinary words in small letters that are also the name, but for 'ask tam' and 'tam said'",
    ),
    Kind.PHONE: ("A number with one digit changed: it is another number",),
    Kind.DATE_OF_BIRTH: ("The age; the same day of another year; dates of another calendar",),
}
_ALWAYS = ("Pictures, voice and handwriting", "What follows from several harmless facts together")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every form of one item, grouped, and what will not be found."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    not_found: tuple[str, ...]


def explain_item(item: ProtectedItem, rules: RuleSet) -> Explanation:
    """Return everything that is looked for, for one item."""
    target = Expander(rules.lexicon).item(0, item)
    groups = [*_read(item), *_forms(target), *_words(target)]
    groups += [("Also recognised", text) for text in (_TYPED.get(item.kind),) if text]
    groups += _policy(item)
    if item.never_match:
        groups.append(("Never matched", tuple(text.reveal() for text in item.never_match)))
    groups.append(("Each of them", (_EVERYWHERE,)))
    return Explanation(tuple(groups), (*_NOT_FOUND.get(item.kind, ()), *_ALWAYS))


def _read(item: ProtectedItem) -> list[tuple[str, tuple[str, ...]]]:
    """Show how the value was read."""
    parts = tuple(
        f"{name.replace('_', ' ')}: {', '.join(value.reveal() for value in values)}"
        for name, values in item.value.parts
    )
    return [("Read as", parts)] if parts else []


def _forms(target: Target) -> list[tuple[str, tuple[str, ...]]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for form in target.forms:
        found[form.name.capitalize()][" ".join(form.words)] = None
    return [(title, tuple(forms)) for title, forms in found.items()]


def _words(target: Target) -> list[tuple[str, tuple[str, ...]]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in target.words:
        found[_ROLES.get(word.role, word.role)][word.text] = None
    titled = (
        [("Joined", ("in any order, with initials, titles and one or two slips of the pen",))]
        if found
        else []
    )
    return [*((title, tuple(words)) for title, words in found.items()), *titled]


def _policy(item: ProtectedItem) -> list[tuple[str, tuple[str, ...]]]:
    if item.kind is not Kind.ADDRESS:
        return []
    wording = {AloneRule.REDACT: "removed", AloneRule.ASK: "a question", AloneRule.OPEN: "left"}
    return [
        (
            "Alone",
            (
                f"the street: {wording[item.street_alone]}",
                f"the town: {wording[item.town_alone]}",
                f"the postcode district: {wording[item.postcode_district_alone]}",
            ),
        )
    ]
