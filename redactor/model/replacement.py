"""Turns marks into what a writer needs: for each location, disjoint stretches and their labels.

Takes marks; gives replacements by location key, sorted by start.
It does not promise that the locations exist: the format that minted them checks that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters [start, end) of a location give way to `label`, which may be empty."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    mark: int
    label: str


def replacements(marks: Iterable[Mark]) -> dict[str, tuple[Replacement, ...]]:
    """Return the replacements each location needs; a mark's label stands at its first place only.

    Raises:
        CannotRedact: A mark has no place, or a place has no extent.
    """
    pieces: dict[str, list[_Piece]] = {}
    for number, mark in enumerate(marks):
        if not mark.places:
            raise CannotRedact("A mark has no place in the document")
        for index, place in enumerate(mark.places):
            if not 0 <= place.start < place.end:
                raise CannotRedact("A mark has a place without extent")
            label = "" if index else mark.label
            pieces.setdefault(place.location.key, []).append(_Piece(place.start, place.end, number, label))
    return {key: tuple(_disjoint(found)) for key, found in pieces.items()}


def _disjoint(pieces: list[_Piece]) -> list[Replacement]:
    """Join overlapping pieces, and touching pieces of one mark; two marks keep their two labels."""
    joined: list[Replacement] = []
    last_mark = -1
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        last = joined[-1] if joined else None
        touches = last is not None and piece.start == last.end and piece.mark == last_mark
        if last is not None and (piece.start < last.end or touches):
            label = last.label if piece.label in last.label else last.label + piece.label
            joined[-1] = Replacement(last.start, max(last.end, piece.end), label)
        else:
            joined.append(Replacement(piece.start, piece.end, piece.label))
        last_mark = piece.mark
    return joined


def splice(text: str, changes: Iterable[Replacement]) -> str:
    """Return `text` with the disjoint, sorted `changes` carried out.

    Raises:
        CannotRedact: A change lies outside the text.
    """
    out: list[str] = []
    position = 0
    for change in changes:
        if change.start < position or change.end > len(text):
            raise CannotRedact("A mark lies outside the text it belongs to")
        out += (text[position : change.start], change.label)
        position = change.end
    return "".join((*out, text[position:]))
