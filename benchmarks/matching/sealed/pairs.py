"""Two changes at once: structural with structural, structural with surface, surface with surface."""

from __future__ import annotations

import re

from benchmarks.matching.bases import Base
from benchmarks.matching.combine import Mixture, define_pairs
from benchmarks.matching.model import CERTAIN, DOUBTFUL, SEALED_ONLY, TOLERATED, Form, Piece
from benchmarks.matching.surface import CASE, CODED, INSIDE, SPACES, Surface

from .bases import BASES, SLIPS
from .surfaces import ALL

WORDS = {"v-address", "v-person", "v-organisation"}
FOR_WORDS = {
    *("v-joiner-one", "v-hyphen-left-over", "v-hyphen-return", "hyphen-break", "homoglyph", "v-one-greek"),
    *("v-break-hint", "v-first-small", "v-comma-line"),
}
NEED_SPACE = {"v-break-tag", "v-span-between", "v-space-percent", "v-space-entity", "v-soft-end"}
CODES = {"v-phone", "v-nhs", "v-mail", "v-postcode", "v-plate", "v-nino", "v-upn"}
VEILED = {"v-hyphen-left-over", "v-comma-line"}
"""Shapes that hide where a word ends: with a slip besides, asking is enough."""
EXCLUSIVE = (
    {"in-words", "number-misread", "v-bold-figures"},
    {"turned", "parted"},
    {"turned", "marked"},
    {"town-behind", "code-closed"},
    {"middle-in", "middle-first-letter"},
    {"first-letter", "known-name"},
    {"family-capitals", "upper", "lower"},
    {"family-capitals", "v-first-small"},
    {"core-capitals", "upper", "lower"},
    {"core-capitals", "v-first-small"},
    {"country", "fours"},
    {"country", "letter-o"},
    {"fours", "letter-o"},
    {"letter-o", "misread"},
    {"letter-o", "v-bold-figures"},
    {"fives", "strokes"},
    {"threes", "strokes"},
    {"marked-gap", "small-half"},
    {"marked-gap", "end-apart"},
    {"misread", "small-half"},
    {"misread", "v-bold-figures"},
    {"number-misread", "v-bold-figures"},
    {"year-misread", "v-bold-figures"},
    {"day-misread", "v-bold-figures"},
    {"month-short", "month-slip", "month-figures"},
    {"month-figures", "ordinal"},
    {"month-figures", "upper", "lower"},
    {"ordinal", "day-misread"},
    {"ordinal", "year-before"},
    {"day-misread", "month-figures"},
    {"year-misread", "day-misread"},
    {"at-word", "gap-at"},
    {"first-capital", "at-word"},
    {"hyphen-out", "mistyped"},
    {"accents-off", "mistyped"},
    {"accents-off", "heard"},
)
ALWAYS = frozenset(
    {
        "pair/v-address/abbreviated+line-break",
        "pair/v-address/abbreviated+column",
        "pair/v-address/mistyped+line-break",
        "pair/v-address/misread+column",
        "pair/v-address/in-words+line-break",
        "pair/v-address/turned+lower",
        "pair/v-address/column+homoglyph",
        "pair/v-address/homoglyph+line-break",
        "pair/v-person/mistyped+upper",
        "pair/v-person/family-first+upper",
        "pair/v-person/misread+line-break",
        "pair/v-person/homoglyph+line-break",
        "pair/v-person/accents-off+lower",
        "pair/v-phone/country+line-break",
        "pair/v-phone/misread+column",
        "pair/v-postcode/misread+line-break",
        "pair/v-postcode/line-break+lower",
        "pair/v-dob/month-short+line-break",
        "pair/v-organisation/mistyped+upper",
        "pair/v-organisation/kind-short+line-break",
    }
)
KEPT_MIXED, KEPT_SURFACES = 6, 14
"""One combination in so many is kept, chosen by its name; the named ones above always."""


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change can act on a kind at all."""
    wordy = base.kind in WORDS
    if surface.name in FOR_WORDS and not wordy:
        return False
    if surface.name == "v-comma-line" and base.kind != "v-address":
        return False
    if surface.stage == CASE and (base.kind in CODES and base.kind not in ("v-postcode", "v-plate")):
        return False
    if surface.name == "upper" and base.kind in CODES:
        return False
    if surface.name == "v-bold-figures" and base.kind in ("v-person", "v-organisation", "v-mail"):
        return False
    return base.spaces or not (surface.stage == SPACES or surface.name in NEED_SPACE)


def together(base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> bool:
    """Whether two changes can be made one after the other and still be read."""
    names = {*structural, *(s.name for s in surfaces)}
    if any(len(names & group) > 1 for group in EXCLUSIVE):
        return False
    if len(structural) == 2 and set(structural) <= SLIPS:
        return False
    stages = [s.stage for s in surfaces]
    if len(surfaces) == 2:
        return len(set(stages)) == 2 and not (CODED in stages and {SPACES, INSIDE} & set(stages))
    return not (base.kind == "v-mail" and CODED in stages)


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """A slip where word ends are hidden, beside an initial or before its anchor may be asked.

    The anchored window of matching.md section 4 comes after the house number: a slip in a street that
    stands before its number is asked. A misreading is folded (section 3), which needs no window.
    """
    slips = [s for s in structural if s in SLIPS]
    names = {s.name for s in surfaces}
    small = any(s.stage == CASE and s.name != "upper" for s in surfaces)
    if (slips and names & VEILED) or len(slips) > 1:
        return DOUBTFUL
    if "turned" in structural and slips and "misread" not in slips and "number-misread" not in slips:
        return DOUBTFUL
    if "first-letter" in structural and (slips or small or names & VEILED):
        return DOUBTFUL
    return (
        DOUBTFUL
        if "month-slip" in structural and {"year-misread", "day-misread"} & set(structural)
        else CERTAIN
    )


def untagged(made: Form | None) -> Form | None:
    """Letters inside a markup tag do not count (score.py), be there attributes, capitals or a space in it."""
    if made is None:
        return None
    pieces: list[Piece] = []
    for piece in made.pieces:
        for text in re.split(r"(<[^<>]+>)", piece.text):
            pieces.append(Piece(text, TOLERATED if text.startswith("<") else piece.role))
    return Form(tuple(p for p in pieces if p.text), made.frame, made.expect)


define_pairs(
    Mixture(
        SEALED_ONLY,
        BASES,
        tuple(ALL.values()),
        fits,
        together,
        expectation,
        mixed=KEPT_MIXED,
        pure=KEPT_SURFACES,
        always=ALWAYS,
        finish=untagged,
    )
)
