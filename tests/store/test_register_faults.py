"""Faults of a register file: each names its line and cure, and none repeats a value."""

import re

import pytest

from redactor.model.errors import RegisterInvalid
from tests.store.register_text import GOOD, OFFICES, load

SCHOOL_VALUE = 'value: "Thornybank Community Primary School"'
SCHOOL = f"    kind: school\n    {SCHOOL_VALUE}"

#: what is replaced in GOOD (or "" to append), by what, words in the bad line, words of the message.
FAULTS = [
    # shape
    ("register: 1", "register: 2", "register: 2", ["version", "Write 'register: 1'"]),
    ("register: 1\n", "", "case:", ["has no 'register'"]),
    ("register: 1", "registers: 1", "registers: 1", ["not known", "Did you mean 'register'?"]),
    ("  reference: CF-2026-0417\n", "", "title: Family", ["has no 'reference'"]),
    ("reference: CF-2026-0417", "reference:", "reference:", ["empty 'reference'", "Fill it in"]),
    ("reference: CF-2026-0417", "reference: ~", "reference: ~", ["empty 'reference'"]),
    ("reference: CF-2026-0417", 'reference: " "', 'reference: " "', ["empty 'reference'"]),
    ("reference: CF-2026-0417", "reference: [a, b]", "reference: [", ["list under 'reference'", "one text"]),
    ("language: en", "language: fr", "language: fr", ["language", "'en' or 'cy'"]),
    ("    severity: critical", "    severty: critical", "severty", ["not known", "Did you mean 'severity'?"]),
    ("    severity: critical", "    zzz: 1", "zzz", ["key that is not known", "Known here: id, kind"]),
    ("    role: parent", "    rolle: parent", "rolle", ["party 'ms-z'", "Did you mean 'role'?"]),
    ("note: the council}", "notte: x}", "notte: x", ["Allowed entry 1", "Did you mean 'note'?"]),
    ("case:\n  reference", "case: x\nextra:\n  reference", "case: x", ["case", "must be a list of"]),
    (
        "  - id: assessor\n    name: Ruth Adeyemi\n    role: professional\n",
        "  - assessor\n",
        "- assessor",
        ["Party 3", "must be"],
    ),
    (
        "    severity: critical",
        "    severity: grave",
        "severity: grave",
        ["'severity'", "standard, high, critical"],
    ),
    ("    severity: critical", "    severity: hihg", "hihg", ["Did you mean 'high'?"]),
    ("    reason: FPR29.1", "    reason: FPR29", "FPR29", ["reason code", "Did you mean 'FPR29.1'?"]),
    ("    reason: FPR29.1", "    reason: fpr29.1", "fpr29.1", ["reason code", "Did you mean 'FPR29.1'?"]),
    (
        "    severity: critical",
        "    street_alone: hide",
        "street_alone",
        ["'street_alone'", "redact, ask, open"],
    ),
    ("    kind: school", "    kind: school\n    street_alone: ask", "street_alone", ["for addresses only"]),
    ("    kind: school", "    kind: scool", "scool", ["kind that is not known", "Did you mean 'school'?"]),
    ("    kind: school\n", "", "- id: n-school", ["has no 'kind'"]),
    ('    value: "Thornybank Community Primary School"\n', "", "- id: n-school", ["has no 'value'"]),
    ("    withhold_from: everyone\n", "", "- id: n-school", ["has no 'withhold_from'"]),
    ("    withhold_from: everyone", "    withhold_from: []", "withhold_from: []", ["empty 'withhold_from'"]),
    ("    withhold_from: everyone", "    withhold_from:", "withhold_from:\n", ["empty 'withhold_from'"]),
    # ids
    ("- id: assessor", "- id: Assessor", "Assessor", ["id that cannot be used", "a-z, 0-9 and '-'"]),
    ("- id: assessor", "- id: ../etc", "../etc", ["id that cannot be used"]),
    ("- id: assessor", f"- id: {'a' * 41}", "aaaa", ["up to 40"]),
    ("- id: assessor", "- id: -a", "id: -a", ["id that cannot be used"]),
    ("- id: assessor", "- id: con", "id: con", ["'con'", "another meaning"]),
    ("- id: assessor", "- id: lpt9", "id: lpt9", ["'lpt9'", "Choose another id"]),
    ("- id: assessor", "- id: anyone", "id: anyone", ["'anyone'"]),
    ("- id: assessor", "- id: ms-z", "- id: ms-z\n    name: Ruth", ["'ms-z'", "taken"]),
    ("- id: n-school", "- id: x-home", "- id: x-home\n    kind: school", ["'x-home'", "taken"]),
    ("  - id: n-school\n    kind", "  - kind", "- kind: school", ["Item 3", "has no 'id'"]),
    # references
    ("    about: miss-x", "    about: miss-y", "about: miss-y", ["does not exist", "Did you mean 'miss-x'?"]),
    ("    party: miss-x", "    party: nobody-there", "party: nobody", ["'party'", "miss-x, ms-z, assessor"]),
    (
        "    withhold_from: everyone",
        "    withhold_from: [msz]",
        "[msz]",
        ["no party", "Did you mean 'ms-z'?"],
    ),
    ("    withhold_from: everyone", "    withhold_from: [anyone]", "[anyone]", ["no party of the case"]),
    ("    withhold_from: everyone", "    withhold_from: [parent]", "[parent]", ["Did you mean", "parent"]),
    ("    withhold_from: everyone", "    withhold_from: ['role:']", "'role:'", ["empty role"]),
    ("[role:parent]", "[role:parents]", "role:parents", ["nobody has", "Did you mean 'role:parent'?"]),
    ("[role:parent]", "[role:Parent]", "role:Parent", ["nobody has", "Did you mean 'role:parent'?"]),
    ("items: [x-home, n-school]", "items: [x-home, n-scool]", "n-scool", ["links an item", "'n-school'"]),
    ("items: [x-home, n-school]", "items: [x-home, linked]", "[x-home, linked]", ["links an item"]),
    ("items: [x-home, n-school]", "items: [x-home]", "[x-home]", ["fewer than two"]),
    ("items: [x-home, n-school]", "items: [x-home, x-home]", "[x-home, x-home]", ["fewer than two"]),
    ("    items: [x-home, n-school]\n", "", "- id: linked", ["has no 'items'"]),
    (
        "    items: [x-home, n-school]",
        "    value: x\n    items: [x-home, n-school]",
        "value: x",
        ["Remove the value"],
    ),
    ("    kind: school", "    kind: school\n    items: [x-home]", "items: [x-home]\n", ["does not belong"]),
    (
        "    kind: school",
        "    kind: school\n    party: miss-x",
        "party: miss-x\n    value",
        ["'party'", "Use 'about'"],
    ),
    ("    party: miss-x", '    party: miss-x\n    value: "Ann Lee"', "Ann Lee", ["both 'party' and 'value'"]),
    # values
    (
        '"14 Rose Lane, Leominster, HR6 8XQ"\n    also',
        '"14 Rose Lane, Leominster, HR66 8XQQ"\n    also',
        "8XQQ",
        ["'address'", "postcode"],
    ),
    (
        'value: "14 Rose Lane, Leominster, HR6 8XQ"',
        "value: {strete: Rose Lane}",
        "strete",
        ["Did you mean 'street'?"],
    ),
    (
        'value: "14 Rose Lane, Leominster, HR6 8XQ"',
        "value: {town: Leominster}",
        "{town",
        ["'address'", "town alone"],
    ),
    (SCHOOL_VALUE, "value: Primary School", "Primary School", ["general words"]),
    (SCHOOL_VALUE, "value: {name: A}", "{name: A}", ["school in parts", "one text"]),
    (SCHOOL, "    kind: nhs_number\n    value: 999 234 5676", "5676", ["check digit"]),
    (SCHOOL, "    kind: email\n    value: nobody", "value: nobody", ["e-mail"]),
    (SCHOOL, "    kind: bank_account\n    value: {sort_cod: 1}", "sort_cod", ["Did you mean 'sort_code'?"]),
    (SCHOOL, "    kind: text\n    value: the", "value: the", ["too general"]),
    ("born: 1991-03-02", "born: 1991-02-30", "1991-02-30", ["party 'miss-x'", "no such day"]),
    ("emails: [tamsin@example.org]", "emails: [tamsin]", "[tamsin]", ["e-mail"]),
    ('phones: ["07700 900123"]', "phones: [12]", "[12]", ["phone"]),
    ("    name: Dana Whitcombe\n", "", "- id: ms-z", ["has no 'name'"]),
    ("    name: Dana Whitcombe", "    name: Al", "name: Al", ["too short"]),
    ("known_as: [Tam]", "known_as: [T]", "known_as: [T]", ["under two letters"]),
    ('also_written: ["Rose Cottage"]', "also_written: [the]", "[the]", ["'also_written'", "too general"]),
    ('also_written: ["Rose Cottage"]', "also_written: [a: b]", "a: b", ["list under 'also_written'"]),
    (
        '["Rose Lane Children\'s Centre"]',
        '["Rose Lane"]',
        '["Rose Lane"]',
        ["'never_match'", "longer wording"],
    ),
    ('["Rose Lane Children\'s Centre"]', "[rose cottage]", "[rose cottage]", ["'never_match'"]),
    (
        '"14 Rose Lane, Leominster, HR6 8XQ"\n    also',
        "14 Rose Lane #2, Leominster\n    also",
        "#2",
        ["cuts off", "double quotes"],
    ),
    # dates
    ("valid_from: 2026-02-11", "valid_from: 11.2.2026", "11.2.2026", ["no date", "2026-02-11"]),
    ("valid_from: 2026-02-11", "valid_from: 2026-02-31", "2026-02-31", ["no date"]),
    (
        "valid_from: 2026-02-11",
        "valid_from: 2026-02-11\n    valid_to: 2026-02-10",
        "valid_to",
        ["ends before"],
    ),
    # contradictions
    (
        'value: "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ"',
        'value: "14 Rose Lane, HR6 8XQ"',
        'HR6 8XQ", note',
        ["'x-home'", "cannot be both"],
    ),
    (OFFICES, "kind: text, value: rose cottage", "rose cottage", ["'x-home'", "cannot be both"]),
    (OFFICES, "kind: person, value: Hale", "value: Hale", ["full name"]),
    (OFFICES, "kind: person, value: Miss Hale", "Miss Hale", ["full name"]),
    (OFFICES, "kind: person, value: Dana", "value: Dana", ["forename or surname alone"]),
    (OFFICES, "kind: address, value: Mill Road", "Mill Road", ["full address"]),
    (OFFICES, "kind: address, value: HR6 9ZZ", "HR6 9ZZ", ["full address"]),
    (OFFICES, "kind: organisation, value: Rose Lane", "value: Rose Lane,", ["part of", "'x-home'"]),
    (OFFICES, "kind: linkage, value: x", "linkage, value", ["linkage"]),
    (
        'addresses: ["3 Larch Avenue, Leominster, HR6 9AB"]',
        'addresses: ["14 Rose Lane, HR6 8XQ"]',
        "- id: x-home",
        ["Contradiction", "'ms-z'", "line 17"],
    ),
    (
        'addresses: ["3 Larch Avenue, Leominster, HR6 9AB"]',
        'addresses: ["Rose Cottage, 14 Rose Ln, Leominster HR6 8XQ"]',
        "- id: x-home",
        ["Contradiction", "'ms-z'", "line 17"],
    ),
    (
        "    withhold_from: [ms-z]\n    may_see",
        "    withhold_from: [miss-x]\n    may_see",
        "- id: x-home",
        ["Contradiction", "'miss-x'"],
    ),
    ("name: Dana Whitcombe", "name: Tamsin Okafor-Blythe", "- id: x-name", ["Contradiction", "'ms-z'"]),
    # YAML itself
    ("    severity: critical", "\tseverity: critical", "\tseverity", ["tab", "spaces"]),
    ("    severity: critical", "    severity: critical\n    severity: high", "severity: high", ["twice"]),
    (
        "title: Family assessment, Child N",
        "title: Family: assessment",
        "Family: a",
        ["colon", "double quotes"],
    ),
    ("    reason: FPR29.1", "    reason: &a FPR29.1", "&a", ["anchors", "not accepted"]),
    ("    reason: FPR29.1", "    reason: *a", "*a", ["not accepted"]),
    ("    reason: FPR29.1", "    reason: !!python/name:os.system x", "!!python", ["tags", "not accepted"]),
    ("    reason: FPR29.1", f"    reason: {'[' * 30}{']' * 30}", "[[[", ["too many levels"]),
    ("    reason: FPR29.1", "    ? [a, b]\n    : c", "? [a", ["plain word"]),
    ("    reason: FPR29.1", "    reason: FPR\x00", "reason: FPR", ["unprintable"]),
    ("    reason: FPR29.1", "    reason: FPR\ufeff", "reason: FPR", ["unprintable"]),
    (
        'also_written: ["Rose Cottage"]',
        'also_written: ["Rose Cottage]',
        "Rose Cottage]",
        ["quotation mark", "not closed"],
    ),
    ("allowed:", "---\nallowed:", "allowed:", ["more than one document"]),
]


@pytest.mark.parametrize(("old", "new", "where", "words"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_every_fault_names_its_line_and_cure(old: str, new: str, where: str, words: list[str]) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    with pytest.raises(RegisterInvalid) as error:
        load(text)
    lines = str(error.value).splitlines()
    assert all(re.match(r"register, line \d+: .+[.?] .+[.?]$", line) for line in lines), lines
    expected = text[: text.index(where)].count("\n") + 1
    about = [line for line in lines if line.startswith(f"register, line {expected}:")]
    assert any(all(word in line for word in words) for line in about), (expected, lines)


VALUES = [
    "Rose",
    "Leominster",
    "Larch",
    "Okafor",
    "Blythe",
    "Tam ",
    "Hale",
    "900123",
    "tamsin@",
    "Thornybank",
    "8XQQ",
]


@pytest.mark.parametrize(("old", "new", "where", "words"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_no_message_holds_a_value(old: str, new: str, where: str, words: list[str]) -> None:
    with pytest.raises(RegisterInvalid) as error:
        load(GOOD.replace(old, new, 1))
    told = error.value.sentence
    assert not [value for value in VALUES if value in told], told
    assert error.value.__cause__ is None


PLACES = ["register: 1", "about: miss-x", "kind: school", "reason: FPR29.1", "    withhold_from: everyone"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("planted", ["Threlfall", "threlfall", "09 Threlfall Way", "threlfall-way"])
def test_a_value_in_the_wrong_place_is_not_repeated(place: str, planted: str) -> None:
    indent, key = place[: len(place) - len(place.lstrip())], place.strip().partition(":")[0]
    for line in (f"{indent}{key}: {planted}", f"{indent}{planted}: x"):
        with pytest.raises(RegisterInvalid) as error:
            load(GOOD.replace(place, line, 1))
        assert "hrelfall" not in error.value.sentence


def test_a_bad_id_is_not_repeated() -> None:
    with pytest.raises(RegisterInvalid) as error:
        load(GOOD.replace("id: assessor", "id: Threlfall").replace("id: n-school", "id: 9 Threlfall Way"))
    assert "hrelfall" not in error.value.sentence


def test_all_problems_are_told_at_once_first_line_first() -> None:
    text = (
        GOOD.replace("language: en", "language: fr")
        .replace("kind: school", "kind: scool")
        .replace("born: 1991", "born: 2991")
    )
    with pytest.raises(RegisterInvalid) as error:
        load(text)
    numbers = [int(number) for number in re.findall(r"line (\d+):", str(error.value))]
    assert len(numbers) == 3
    assert numbers == sorted(numbers)
