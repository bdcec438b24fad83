"""Odd but allowed, near misses, and files that are no text."""

import json
import re
from pathlib import Path

import pytest
import yaml

from redactor.model.errors import RegisterInvalid, RegisterMissing
from tests.store.register_text import GOOD, OFFICES, load


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
        ('addresses: ["3 Larch', 'addresses: ["14 Rose Close, HR6 8XQ", "14 Rose Lawn, HR6 8XQ", "3 Larch'),
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
