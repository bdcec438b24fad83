"""Every file of the lexicon: header, spelling, shape."""

from __future__ import annotations

import unicodedata

import pytest

from tests.rules.lexicon import DATA, FILES, LEXICON, body, walk

# --- every file ---------------------------------------------------------------------------------


def test_every_file_is_there() -> None:
    assert set(FILES) <= {path.stem for path in LEXICON.glob("*.yaml")}


@pytest.mark.parametrize("name", FILES)
def test_header_and_top_level_keys(name: str) -> None:
    data = DATA[name]
    assert data["version"] == 1
    assert isinstance(data["source"], str)
    assert data["source"]
    assert isinstance(data["licence"], str)
    assert data["licence"]
    first = (LEXICON / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


@pytest.mark.parametrize("name", FILES)
def test_strings_are_lower_case_nfc_and_trimmed(name: str) -> None:
    for path, value in walk(body(name)):
        if not isinstance(value, str):
            assert isinstance(value, (dict, list, int)), path
            continue
        if value == "" and path.startswith(".welsh_forms.mutations"):
            continue
        assert value, f"empty text at {path}"
        assert value == value.strip(), path
        assert value == value.lower(), f"{path}: {value!r}"
        assert unicodedata.is_normalized("NFC", value), f"{path}: {value!r}"
        assert "\ufffd" not in value, f"{path}: {value!r}"
        # "_" is a stand-in for a space while the data is written; it belongs to rule names and signs only
        assert "_" not in value or name in {"rarity", "context_words"}, f"{path}: {value!r}"


@pytest.mark.parametrize("name", FILES)
def test_no_duplicates_within_a_list(name: str) -> None:
    for path, value in walk(body(name)):
        if isinstance(value, list):
            plain = [str(item) for item in value]
            double = (
                {item for item in plain if plain.count(item) > 1} if len(set(plain)) < len(plain) else set()
            )
            assert not double, f"{path}: {sorted(double)[:5]}"


@pytest.mark.parametrize("name", FILES)
def test_lists_of_mappings_have_one_shape(name: str) -> None:
    for path, value in walk(body(name)):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            keys = set(value[0])
            assert all(isinstance(item, dict) and set(item) == keys for item in value), path
        elif isinstance(value, list):
            assert all(isinstance(item, str) for item in value), path


def test_yaml_did_not_turn_words_into_booleans() -> None:
    allowed = (
        ".welsh",
        ".prefix",
        ".siblings",
        ".full_is_name",
        "same_table_row",
        "lower_case_word_needs_corroboration",
    )
    for name in FILES:
        for path, value in walk(body(name)):
            if isinstance(value, bool):
                assert path.endswith(allowed), f"{name}{path}"
