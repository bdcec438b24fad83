"""A register as plain data: what is written out reads back as the same, whatever a person typed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.store.json_entries import read_json
from redactor.store.register_document import canonical_text, in_order, listed, plain_of, yaml_text
from redactor.store.yaml_entries import read_yaml

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60)
SHAPES = st.dictionaries(
    st.sampled_from(["id", "value", "about", "also_written", "on", "zz"]),
    TEXTS
    | st.lists(TEXTS, max_size=3)
    | st.dictionaries(st.sampled_from(["number", "street"]), TEXTS, min_size=1),
    min_size=1,
)


@settings(max_examples=150, deadline=None)
@given(SHAPES)
def test_yaml_reads_back_as_it_was(shape: dict[str, object]) -> None:
    (entry,) = read_yaml(yaml_text(shape))
    assert plain_of(entry) == shape


@settings(max_examples=50, deadline=None)
@given(SHAPES)
def test_the_canonical_text_reads_back_as_it_was(shape: dict[str, object]) -> None:
    assert plain_of(read_json(canonical_text(shape))) == shape


@pytest.mark.parametrize(
    "text",
    ["no", "~", "null", "2026-02-11", "07700 900123", "0x1F", "1e3", "Flat #2", "a: b", "- x", "'quoted'",
     '"q"', "&anchor", "*alias", "!tag", "%", "@", "`", "{a}", "[a]", " padded ", "two\nlines", "tab\there",
     "x" * 300, "Llŷn Môn", "=", "<<", "?", "|", ">", "#", "---", "..."],
)  # fmt: skip
def test_nothing_is_taken_for_anything_else(text: str) -> None:
    shape = {"register": "1", "items": [{"id": "a", "value": text, "also_written": [text, text]}]}
    (entry,) = read_yaml(yaml_text(shape))
    assert plain_of(entry) == shape
    assert "register: 1\n" in yaml_text(shape)


def test_the_same_content_has_one_canonical_text() -> None:
    one, two = {"a": "1", "b": ["2"]}, {"b": ["2"], "a": "1"}
    assert canonical_text(one) == canonical_text(two)
    assert canonical_text(one) != canonical_text({"a": "1", "b": "2"})
    assert json.loads(canonical_text(one)) == one


def test_entries_are_in_the_order_in_which_people_read() -> None:
    assert list(in_order({"withhold_from": "x", "zz": "y", "id": "a", "kind": "b"})) == [
        "id", "kind", "withhold_from", "zz",
    ]  # fmt: skip


def test_what_is_empty_is_left_out() -> None:
    (entry,) = read_yaml("a:\nb: [~, x]\nc: {d: ~, e: 1}\n")
    assert plain_of(entry) == {"b": ["x"], "c": {"e": "1"}}


def test_one_text_counts_as_a_list_of_one() -> None:
    assert listed(None) == []
    assert listed("everyone") == ["everyone"]
    assert listed(["a"]) == ["a"]
