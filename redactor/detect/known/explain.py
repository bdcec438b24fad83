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
    "surname": "Surname",
    "half": "Part of the surname",
    "previous": "Previous surname",
    "previous_half": "Part of a previous surname",
    "core": "Distinctive words, also misspelt beside a general word",
    "particle": "Particles of the surname (only with the rest)",
}
_EVERYWHERE = (
    "In capitals or small letters, with accents lost, over lines and table cells, with hyphens at line ends, "
    "letters set apart, look-alike characters, OCR confusions, and HTML, URL, e-mail or JSON escapes."
)
_TYPED = {
    Kind.DATE_OF_BIRTH: (
        "Day, month and year as numbers, in any usual order of separators, also in cells",
        "The month in English or Welsh, abbreviated, misspelt or as a Roman number",
        "Day and year in words; two digits of the year; eight digits together",
        "As questions: month first; day and month, or month and year, beside words like 'born'",
    ),
    Kind.PHONE: (
        "Any grouping, brackets, the country code, number words ('double seven')",
        "Interrupted by a word or two",
        "As questions: the last digits after 'ending', hidden digits, two neighbouring digits swapped",
    ),
    Kind.NHS_NUMBER: ("As questions: two digits swapped; one digit wrong, when the check digit tells",),
    Kind.UPN: ("As questions: two signs swapped; one sign wrong, when the check letter tells",),
    Kind.VEHICLE: ("As a question: half of the plate beside a word like 'car'",),
    Kind.EMAIL: ("As questions: the address with one or two slips",),
}
_NOT_FOUND = {
    Kind.ADDRESS: (
        "Descriptions without any part of it ('the cottage by the weir'), unless added as also_written",
        "Another house number in the street, as the address itself (it is a question at most)",
        "National grid references, journey times, pictures and maps",
    ),
    Kind.PERSON: (
        "Descriptions of the person ('the children's mother'), unless added as also_written",
        "Names in other alphabets, and nicknames that are neither usual nor in the register",
        "Ordinary words in small letters that are also the name",
    ),
    Kind.PHONE: ("A number with one digit changed: it is another number",),
    Kind.DATE_OF_BIRTH: ("The age; the same day of another year",),
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
