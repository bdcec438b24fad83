"""Marks become disjoint replacements: one label a mark, at its first place."""

from __future__ import annotations

import pytest

from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark
from redactor.model.kind import Kind
from redactor.model.replacement import Replacement, replacements, splice
from redactor.model.text import Location, Place


def _mark(label: str, *places: tuple[str, int, int]) -> Mark:
    return Mark(tuple(Place(Location(key, ""), s, e) for key, s, e in places), label, Kind.TEXT, ())


def test_the_label_stands_at_the_first_place_only() -> None:
    found = replacements([_mark("[x]", ("a", 1, 3), ("b", 0, 2))])
    assert found == {"a": (Replacement(1, 3, "[x]"),), "b": (Replacement(0, 2, ""),)}


def test_overlaps_are_joined_and_a_label_is_not_repeated() -> None:
    same = replacements([_mark("[x]", ("a", 0, 4)), _mark("[x]", ("a", 2, 6))])
    assert same == {"a": (Replacement(0, 6, "[x]"),)}
    other = replacements([_mark("[x]", ("a", 0, 4)), _mark("[y]", ("a", 2, 6))])
    assert other == {"a": (Replacement(0, 6, "[x][y]"),)}


def test_neighbours_of_two_marks_keep_their_labels_and_pieces_of_one_are_joined() -> None:
    two = replacements([_mark("[x]", ("a", 0, 2)), _mark("[y]", ("a", 2, 4))])
    assert two == {"a": (Replacement(0, 2, "[x]"), Replacement(2, 4, "[y]"))}
    one = replacements([_mark("[x]", ("a", 0, 2), ("a", 2, 4))])
    assert one == {"a": (Replacement(0, 4, "[x]"),)}


@pytest.mark.parametrize("mark", [_mark("[x]"), _mark("[x]", ("a", 2, 2)), _mark("[x]", ("a", -1, 2))])
def test_a_mark_without_extent_cannot_be_carried_out(mark: Mark) -> None:
    with pytest.raises(CannotRedact):
        replacements([mark])


def test_splice_replaces_and_refuses_what_lies_outside() -> None:
    assert splice("abcdef", [Replacement(0, 1, "X"), Replacement(3, 5, "")]) == "Xbcf"
    with pytest.raises(CannotRedact):
        splice("ab", [Replacement(1, 3, "")])
