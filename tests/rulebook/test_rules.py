"""The rules: what ships is valid, and every way in which an edited copy is refused."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from redactor.model.errors import RulesInvalid, SettingsInvalid
from redactor.model.finding import Disposition
from redactor.model.kind import Kind
from redactor.model.rules import OpaqueRule
from redactor.rulebook import files as rule_files
from redactor.rulebook.rules import load_examples, load_rules

RULES = load_rules()
SHIPPED = Path("rules")


@pytest.fixture(scope="session")
def _lexicon_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(SHIPPED, folder)
    return folder


@pytest.fixture
def folder(_lexicon_copy: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "rules"
    shutil.copytree(_lexicon_copy, copy)
    return copy


def edited(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_profiles_are_those_of_the_contract() -> None:
    keep, redact = Disposition.KEEP, Disposition.REDACT
    assert [(p.name, p.details, p.people) for p in RULES.profiles] == [
        ("register-only", keep, keep),
        ("assessment", redact, keep),
        ("publish", redact, redact),
    ]
    with pytest.raises(SettingsInvalid, match="register-only, assessment, publish"):
        RULES.profile("assesment")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", list(Kind))
def test_labels_have_one_width_with_and_without_codes(language: str, kind: Kind) -> None:
    plain = RULES.label(kind, language=language)
    assert re.fullmatch(r"\[.+ \S{8}\]", plain)
    for reason in RULES.reasons:
        marked = RULES.label(kind, language=language, mark=reason.mark)
        assert len(marked) == len(plain)
        assert reason.mark in marked
        assert marked in RULES.all_labels()


def test_welsh_labels_are_welsh() -> None:
    assert RULES.label(Kind.ADDRESS) == "[address withheld]"
    assert RULES.label(Kind.ADDRESS, language="cy") == "[cyfeiriad a ataliwyd]"
    assert all(RULES.labels["en", kind] != RULES.labels["cy", kind] for kind in Kind)


def test_reason_codes_of_the_contract_and_the_samples_are_there() -> None:
    codes = {reason.code: reason for reason in RULES.reasons}
    assert {"FPR29.1", "C8", "S2P3", "S3-SH", "third-party", "unlisted"} <= set(codes)
    assert all(len(reason.mark) <= 8 and reason.title and reason.title_cy for reason in RULES.reasons)
    assert codes["third-party"].mark == "3rd-pty"
    used = {
        item["reason"]
        for path in Path("samples/registers").glob("*.yaml")
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["items"]
        if "reason" in item
    }
    assert used <= set(codes)


@pytest.mark.parametrize(
    ("what", "rule"),
    [
        ("comment", OpaqueRule.DROP),
        ("thumbnail", OpaqueRule.DROP),
        ("chart", OpaqueRule.HOLD),
        ("smartart", OpaqueRule.HOLD),
        ("embedded-object", OpaqueRule.BLOCK),
        ("attachment", OpaqueRule.BLOCK),
        ("macro", OpaqueRule.BLOCK),
        ("signature", OpaqueRule.BLOCK),
        ("unknown-part", OpaqueRule.BLOCK),
        ("unknown-child", OpaqueRule.BLOCK),
    ],
)
def test_opaque_parts(what: str, rule: OpaqueRule) -> None:
    assert RULES.opaque[what] is rule


def test_every_code_of_the_formats_is_listed() -> None:
    from redactor.formats import image
    from redactor.formats.archive import members
    from redactor.formats.docx import allowed, ledger, residue
    from redactor.formats.eml import bodies, fields, parts
    from redactor.formats.html import allowed as page
    from redactor.formats.pdf import outside_pages as pdf

    codes = {
        image.UNREAD,
        image.UNCERTAIN,
        *ledger.VISIBLE,
        *allowed.LOSSES.values(),
        *residue._SETTINGS.values(),
    }
    codes |= {*page.CODES, *members.CODES, *bodies.CODES, *parts.CODES, fields.HEADER, fields.AROUND}
    codes |= {code for _, code in residue._CODES if code}
    for table in (pdf._CATALOGUE, pdf._NAMES, pdf._PAGE, pdf._ANNOTATIONS):
        codes |= set(table.values())
    assert codes - set(RULES.opaque) == set()


def test_the_allow_list_holds_whole_values_with_reason_and_owner() -> None:
    assert RULES.allow
    assert all(re.fullmatch(r".+ \(.+\)", item.note) for item in RULES.allow)


def test_recognisers_come_without_our_examples() -> None:
    assert all("examples" not in one for one in RULES.recognisers)
    examples = load_examples()
    assert {one.recogniser for one in examples} <= {one["name"] for one in RULES.recognisers}
    assert all(one.match and one.entities for one in examples)


def test_the_version_is_that_of_all_files_wherever_they_are(folder: Path) -> None:
    assert load_rules(folder).version == RULES.version
    assert re.fullmatch(r"[0-9a-f]{64}", RULES.version)


@pytest.mark.parametrize(
    "name",
    [
        "policy.yaml",
        "reasons.yaml",
        "allow.yaml",
        "lexicon/street_types.yaml",
        "recognisers/identifiers.yaml",
    ],
)
def test_any_edit_changes_the_version(folder: Path, name: str) -> None:
    (folder / name).write_text((folder / name).read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert load_rules(folder).version != RULES.version


def test_a_renamed_file_changes_the_version() -> None:
    one = rule_files.version_of({"a": b"x", "b": b""})
    assert (
        len(
            {one, rule_files.version_of({"a": b"", "b": b"x"}), rule_files.version_of({"ab": b"x", "b": b""})}
        )
        == 3
    )


def test_a_settings_folder_is_used_and_must_exist(folder: Path, tmp_path: Path) -> None:
    edited(folder, "policy.yaml", "[address withheld]", "[location withheld]")
    assert load_rules(folder).label(Kind.ADDRESS) == "[location withheld]"
    with pytest.raises(RulesInvalid, match="no rules folder"):
        load_rules(tmp_path / "none")


@pytest.mark.parametrize("name", ["policy.yaml", "reasons.yaml", "allow.yaml", "lexicon/units.yaml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(RulesInvalid, match=re.escape(f"rules/{name}")) as error:
        load_rules(folder)
    assert error.value.exit_code == 2


FAULTS = [
    ("policy.yaml", "version: 1", "version: 2", ["version"]),
    ("policy.yaml", "version: 1", "verson: 1", ["verson", "version"]),
    ("policy.yaml", "details: keep, people", "details: leave, people", ["register-only.details", "redact"]),
    ("policy.yaml", "details: keep, people", "detials: keep, people", ["detials", "Remove this key"]),
    ("policy.yaml", "[address withheld]", "[address removed]", ["labels.address.en", "eight letters"]),
    ("policy.yaml", "[address withheld]", "address withheld", ["square brackets"]),
    ("policy.yaml", "[address withheld]", "[cyfeiriad \u0175thheldd]", ["Latin-1"]),
    ("policy.yaml", "  address: {en", "  adress: {en", ["adress"]),
    ("policy.yaml", '  school: {en: "[school withheld]", cy', "  school: {cy", ["English label", "school"]),
    ("policy.yaml", "  comment: drop", "  comment: keep", ["opaque.comment", "drop"]),
    ("policy.yaml", "  comment: drop", "  comment: drop\n  comment: block", ["'comment' stands twice"]),
    ("policy.yaml", "  unknown-part: block", "  unknown-part: drop", ["unknown-part", "'block'"]),
    ("policy.yaml", "  unknown-child: block\n", "", ["unknown-child"]),
    ("policy.yaml", "  comment: drop", "  Comment: drop", ["Comment"]),
    ("policy.yaml", "opaque:", "\topaque:", ["line"]),
    ("reasons.yaml", "mark: S2P3", "mark: S2P3-long-mark", ["mark", "8"]),
    ("reasons.yaml", "mark: S2P3", "mark: C8", ["mark stands twice"]),
    ("reasons.yaml", "code: S2P3", "code: C8", ["code stands twice"]),
    ("reasons.yaml", "mark: S2P3", "mark: 'S 2'", ["mark"]),
    ("reasons.yaml", "mark: S2P3", "mark: 'S2]'", ["mark"]),
    ("reasons.yaml", "code: unlisted", "code: other", ["'unlisted' is missing"]),
    ("reasons.yaml", "    title: Rights of others\n", "", ["title", "Add this key"]),
    ("allow.yaml", '"0303 123 1113"', '"12"', ["allow.yaml: entry 3 (phone)"]),
    ("allow.yaml", "kind: phone", "kind: fone", ["kind"]),
    ("allow.yaml", ", owner: Redactor}", "}", ["owner", "Add this key"]),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
def test_faults_name_file_line_and_cure(
    folder: Path, name: str, old: str, new: str, words: list[str]
) -> None:
    edited(folder, name, old, new)
    with pytest.raises(RulesInvalid) as error:
        load_rules(folder)
    told = error.value.sentence
    assert f"rules/{name}" in told
    assert all(word in told for word in words), told


def test_the_line_is_the_right_one(folder: Path) -> None:
    path = edited(folder, "policy.yaml", "  comment: drop", "  comment: keep")
    line = path.read_text(encoding="utf-8").splitlines().index("  comment: keep") + 1
    with pytest.raises(RulesInvalid, match=f"line {line}: opaque.comment"):
        load_rules(folder)


RECOGNISER = """\
recognizers:
  - name: Test number
    supported_language: en
    supported_entity: TEST_NUMBER
    patterns: [{name: test, regex: 'T\\d{5}', score: 0.6}]
    context: [test]
    examples: {match: ["T12345"], ignore: ["T1234"]}
"""


def test_a_new_recogniser_is_ten_lines_of_yaml(folder: Path) -> None:
    (folder / "recognisers" / "test.yaml").write_text(RECOGNISER)
    (mine,) = (one for one in load_rules(folder).recognisers if one["name"] == "Test number")
    assert mine == {
        "name": "Test number",
        "supported_language": "en",
        "supported_entity": "TEST_NUMBER",
        "patterns": [{"name": "test", "regex": r"T\d{5}", "score": 0.6}],
        "context": ["test"],
    }
    (example,) = (one for one in load_examples(folder) if one.recogniser == "Test number")
    assert (example.match, example.ignore, example.entities) == (("T12345",), ("T1234",), ("TEST_NUMBER",))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("T\\d{5}", "T(\\d"), ["pattern is not valid"]),
        (lambda text: text.replace("T\\d{5}", "T*"), ["matches nothing"]),
        (lambda text: text.replace("score: 0.6", "score: 6"), ["score"]),
        (lambda text: text.replace("    examples", "    exampels"), ["no examples"]),
        (lambda text: text.replace("match: [", "mtach: ["), ["mtach"]),
        (lambda text: text.replace('match: ["T12345"]', "match: []"), ["match"]),
        (lambda text: text.replace("    supported_entity: TEST_NUMBER\n", ""), ["what it finds"]),
        (lambda text: re.sub(r"    patterns.*\n", "", text), ["neither patterns nor words"]),
        (lambda text: text + text.partition("\n")[2], ["also in rules/recognisers/test.yaml"]),
        (lambda text: text.replace("recognizers:", "recognisers:"), ["recognisers", "Remove this key"]),
    ],
)
def test_a_bad_recogniser_is_refused(folder: Path, change: Callable[[str], str], words: list[str]) -> None:
    text = change(RECOGNISER)
    assert text != RECOGNISER
    (folder / "recognisers" / "test.yaml").write_text(text)
    with pytest.raises(RulesInvalid) as error:
        load_rules(folder)
    assert all(word in error.value.sentence for word in [*words, "recognisers/test.yaml"]), (
        error.value.sentence
    )


def test_hidden_and_other_files_are_no_rules(folder: Path) -> None:
    (folder / ".policy.yaml.swp").write_bytes(b"\x00")
    (folder / "README.md").write_text("read me")
    assert load_rules(folder).version == RULES.version
