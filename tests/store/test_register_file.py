"""A register file: what is read, what is allowed, and files that are no register."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from redactor.model.case import AloneRule
from redactor.model.errors import RegisterInvalid
from redactor.model.kind import Kind, Severity
from tests.store.register_text import GOOD, load


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
