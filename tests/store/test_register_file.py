"""The register file: what a good one gives, and every way in which a bad one is refused."""

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from redactor.model.case import AloneRule, Register
from redactor.model.errors import RegisterInvalid, RegisterMissing
from redactor.model.kind import Kind, Severity
from redactor.rulebook.rules import load_rules
from redactor.store.register_file import load_register

RULES = load_rules()
REASONS = [reason.code for reason in RULES.reasons]

#: A good register; each faulty one is this with one line replaced or added.
GOOD = """\
register: 1
case:
  reference: CF-2026-0417
  title: Family assessment, Child N
  language: en
parties:
  - id: miss-x
    name: Tamsin Grace Okafor-Blythe
    title: Miss
    known_as: [Tam]
    previous_names: [Hale]
    role: third-party-resident
    emails: [tamsin@example.org]
    phones: ["07700 900123"]
    addresses: ["14 Rose Lane, Leominster, HR6 8XQ"]
    born: 1991-03-02
  - id: ms-z
    name: Dana Whitcombe
    role: parent
    addresses: ["3 Larch Avenue, Leominster, HR6 9AB"]
  - id: assessor
    name: Ruth Adeyemi
    role: professional
items:
  - id: x-home
    kind: address
    value: "14 Rose Lane, Leominster, HR6 8XQ"
    also_written: ["Rose Cottage"]
    never_match: ["Rose Lane Children's Centre"]
    about: miss-x
    withhold_from: [ms-z]
    may_see: [role:professional]
    severity: critical
    reason: FPR29.1
    valid_from: 2026-02-11
  - id: x-name
    kind: person
    party: miss-x
    withhold_from: [ms-z]
  - id: n-school
    kind: school
    value: "Thornybank Community Primary School"
    withhold_from: everyone
    may_see: [role:professional]
  - id: linked
    kind: linkage
    items: [x-home, n-school]
    withhold_from: [role:parent]
allowed:
  - {kind: address, value: "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ", note: the council}
"""


def load(source: str | Path) -> Register:
    return load_register(source, lexicon=RULES.lexicon, reasons=REASONS)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_good_register_comes_out_whole() -> None:
    register = load(GOOD)
    assert register.reference == "CF-2026-0417"
    assert [party.id for party in register.parties] == ["miss-x", "ms-z", "assessor"]
    home, name, school, linked = register.items
    assert home.kind is Kind.ADDRESS
    assert home.value.first("street") == "Rose Lane"
    assert home.also_written[0].reveal() == "Rose Cottage"
    assert home.severity is Severity.CRITICAL
    assert home.valid_from == date(2026, 2, 11)
    assert (home.withhold_from, home.may_see) == (("ms-z",), ("role:professional",))
    assert name.about == "miss-x"
    assert name.value.first("surname") == "Okafor-Blythe"
    assert name.value.all("known_as") == ("Tam",)
    assert name.value.all("previous_surnames") == ("Hale",)
    assert name.value.first("title") == "Miss"
    assert name.severity is Severity.HIGH
    assert school.withhold_from == ("everyone",)
    assert linked.members == ("x-home", "n-school")
    assert register.allowed[0].note == "the council"
    assert register.version == hashlib.sha256(GOOD.encode()).hexdigest()
    assert register.notes == ()


def test_path_text_and_json_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "register.yaml"
    path.write_text(GOOD, encoding="utf-8")
    as_json = json.dumps(yaml.safe_load(GOOD), default=str, indent=1)
    (tmp_path / "register.json").write_text(as_json, encoding="utf-8")
    by_text, by_path, by_name = load(GOOD), load(path), load(str(path))
    assert by_path.version == by_text.version == by_name.version
    assert by_path.source == str(path)
    for other in (by_path, load(as_json), load(tmp_path / "register.json")):
        assert other.items == by_text.items
        assert other.parties == by_text.parties
        assert other.allowed == by_text.allowed


def test_address_defaults_depend_on_severity() -> None:
    critical = load(GOOD).items[0]
    usual = load(GOOD.replace("    severity: critical\n", "")).items[0]
    own = load(GOOD.replace("severity: critical", "severity: critical\n    town_alone: open")).items[0]
    redact, ask, leave = AloneRule.REDACT, AloneRule.ASK, AloneRule.OPEN
    assert (critical.street_alone, critical.town_alone, critical.postcode_district_alone) == (
        redact,
        ask,
        ask,
    )
    assert (usual.street_alone, usual.town_alone, usual.postcode_district_alone) == (ask, leave, leave)
    assert (own.street_alone, own.town_alone, own.postcode_district_alone) == (redact, leave, ask)


def test_values_in_parts_equal_values_in_text() -> None:
    parts = "{number: 14, street: Rose Lane, town: Leominster, postcode: HR6 8XQ}"
    register = load(GOOD.replace('value: "14 Rose Lane, Leominster, HR6 8XQ"', f"value: {parts}"))
    assert register.items[0].value.parts == load(GOOD).items[0].value.parts


def test_values_stay_as_written_whatever_yaml_would_make_of_them() -> None:
    text = GOOD.replace('["07700 900123"]', "[07700900123, 01632960001]")
    assert [p.text.reveal() for p in load(text).parties[0].phones] == ["07700900123", "01632960001"]


def test_the_samples_of_the_contract_load() -> None:
    for path in sorted(Path("samples/registers").glob("*.yaml")):
        if path.stem != "contradictory":
            assert load(path).items


def test_the_contradictory_sample_is_refused() -> None:
    with pytest.raises(RegisterInvalid, match=r"line 26: Contradiction.*'mother'.*line 13"):
        load(Path("samples/registers/contradictory.yaml"))


def test_an_empty_register_must_be_meant() -> None:
    head = GOOD[: GOOD.index("items:")]
    meant = head + "items: []\nnothing_to_withhold: {confirmed_by: Ruth Adeyemi, on: 2026-02-11}\n"
    assert load(meant).nothing_to_withhold == "Ruth Adeyemi, 2026-02-11"
    for text in (head, head + "items: []\n", head + "items:\n"):
        with pytest.raises(RegisterInvalid, match="no items"):
            load(text)


SCHOOL_VALUE = 'value: "Thornybank Community Primary School"'
SCHOOL = f"    kind: school\n    {SCHOOL_VALUE}"
OFFICES = 'kind: address, value: "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ"'

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


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("[role:parent]", "[role:grandparent]", "'linked' names a role that nobody"),
        (
            "    withhold_from: everyone\n    may_see: [role:professional]",
            "    withhold_from: [ms-z]\n    may_see: [ms-z]",
            "both",
        ),
        ("    role: parent", "    role: parent\n    emails: [TAMSIN@example.org]", "share an e-mail"),
        ("- id: x-name", "- id: okafor-name", "neutral"),
    ],
)
def test_odd_but_allowed_is_noted(old: str, new: str, note: str) -> None:
    register = load(GOOD.replace(old, new, 1))
    assert any(note in told for told in register.notes), register.notes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # near misses of the faults above: these are right
        ("    severity: critical", "    severity: critical # a comment"),
        (
            '"14 Rose Lane, Leominster, HR6 8XQ"\n    also',
            "14 Rose Lane, Leominster, HR6 8XQ # at present\n    also",
        ),
        ("[role:parent]", "[role:staff]"),
        ("[role:parent]", "[role:adoptive-parent]"),
        ('addresses: ["3 Larch', 'addresses: ["16 Rose Lane, HR6 8XQ", "3 Larch'),
        ("withhold_from: [ms-z]\n    may_see", "withhold_from: everyone\n    may_see"),
        ("withhold_from: [ms-z]\n    may_see", "withhold_from: [role:third-party-resident]\n    may_see"),
        (
            OFFICES,
            "kind: person, value: Peter Hale",
        ),
        (
            OFFICES,
            'kind: address, value: "15 Rose Lane, HR6 8XQ"',
        ),
        ("known_as: [Tam]", "known_as: Tam"),
        ("    title: Miss\n", ""),
        ("valid_from: 2026-02-11", 'valid_from: "2026-02-11"'),
        ("previous_names: [Hale]", "previous_names: [Hill, Green]"),
        ("- id: assessor", "- id: console"),
        ("register: 1", "\ufeffregister: 1"),
        ("register: 1", "---\nregister: 1"),
        ("name: Dana Whitcombe", "name: {forenames: Dana, surname: Whitcombe}"),
    ],
)
def test_near_misses_are_accepted(old: str, new: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    assert load(text).items


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing, match="no register at") as error:
        load(tmp_path / "none.yaml")
    assert error.value.exit_code == 2
    with pytest.raises(RegisterMissing):
        load("none.yaml")


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(GOOD.encode() + "# Zoë\n".encode("cp1252"))
    with pytest.raises(RegisterInvalid, match=f"line {GOOD.count(chr(10)) + 1}: The text is not UTF-8"):
        load(path)
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(RegisterInvalid, match="not UTF-8"):
        load(path)
    with pytest.raises(RegisterInvalid, match="cannot be read"):
        load(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(RegisterInvalid, match="empty"):
        load(path)
    with pytest.raises(RegisterInvalid, match="not a usable path"):
        load("a\x00b")


def test_a_file_of_over_five_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(GOOD + "#" * 5_000_000)
    with pytest.raises(RegisterInvalid, match="over 5 MB"):
        load(path)
    with pytest.raises(RegisterInvalid, match="over 5 MB"):
        load(GOOD + "#" * 5_000_000)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"register": 1', '"register": 2', "version"),
        ('"language": "en"', '"language": "en", "language": "cy"', "twice"),
        ('"language": "en"', '"language": "en",', "not valid JSON"),
        ('"language": "en"', '"language": "\\ud800"', "unprintable|cannot be printed"),
        ('"language": "en"', '"language": "fr"', "'en' or 'cy'"),
        ('"language": "en"', '"language": tru', "not valid JSON"),
    ],
)
def test_json_faults_name_their_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = json.dumps(yaml.safe_load(GOOD), default=str, indent=1).replace(old, new, 1)
    line = text[: text.index(new)].count("\n") + 1
    path = tmp_path / "register.json"
    path.write_text(text)
    with pytest.raises(RegisterInvalid, match=words) as error:
        load(path)
    assert int(re.findall(r"line (\d+):", str(error.value))[0]) in {line, line + 1}


def test_deep_json_is_refused_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    path.write_text("[" * 100_000)
    with pytest.raises(RegisterInvalid, match="too many levels"):
        load(path)


def test_a_crash_of_a_value_parser_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise IndexError("14 Rose Lane")

    monkeypatch.setattr("redactor.store.register_values.parse_value", crash)
    with pytest.raises(RegisterInvalid, match="cannot be read") as error:
        load(GOOD)
    assert "Rose" not in str(error.value)
