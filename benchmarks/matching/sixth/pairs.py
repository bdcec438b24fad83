"""Two changes at once: structural with structural, structural with surface, surface with surface."""

from __future__ import annotations

import re

from benchmarks.matching.bases import Base
from benchmarks.matching.combine import Mixture, define_pairs
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    SIXTH_ONLY,
    Form,
    form,
    out,
    tol,
)
from benchmarks.matching.surface import CASE, CHARS, CODED, INSIDE, SPACES, Surface

from .bases import BASES, SLIPS
from .surfaces import ALL, CODED_END, CODED_START

WORDS = {"t-address", "t-person", "t-organisation"}
FIGURES = {"t-phone", "t-nhs"}
FOR_WORDS = {"t-not-sign", "hyphen-break", "homoglyph", "t-one-look-alike", "t-held-shift", "t-typographic"}
NEED_SPACE = {"t-newline-entity", "t-script-escape"}
SHAPES_OF_WORDS = {"t-comma-run", "t-full-stops", "t-cell-arrow", "t-script-escape"}
EXCLUSIVE = (
    {"short-type", "said-number", "number-misread"},
    {"said-number", "number-misread"},
    {"street-then-sign", "comma-number"},
    {"middle-added", "middle-letter"},
    {"surname-before", "joined-by-mark"},
    {"surname-shouted", "upper", "lower", "t-held-shift"},
    {"shouted", "held-shift", "upper", "lower", "t-held-shift"},
    {"held-shift", "first-letter", "upper", "lower", "t-held-shift"},
    {"country", "nought-apart", "regrouped"},
    {"bracketed", "regrouped"},
    {"autocapital", "misread", "upper", "lower"},
    {"small", "misread", "upper", "lower"},
    {"month-cut", "month-slip", "month-figures"},
    {"month-figures", "month-before", "upper", "lower"},
    {"year-short", "year-misread"},
    {"no-accents", "t-typographic"},
    {"at-word", "at-twice"},
    {"first-letter", "lower"},
)
KEPT_MIXED, KEPT_SURFACES = 5, 11
"""One combination in so many is kept, chosen by its name."""


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change can act on a kind at all."""
    wordy = base.kind in WORDS
    if surface.name in FOR_WORDS | SHAPES_OF_WORDS and not wordy:
        return False
    if surface.name == "t-typographic" and base.kind != "t-person":
        return False
    if surface.stage in (CASE, CHARS) and base.kind in FIGURES | {"t-mail"}:
        return False
    if surface.name == "upper" and not wordy and base.kind != "t-dob":
        return False
    return base.spaces or not (surface.stage == SPACES or surface.name in NEED_SPACE)


def together(base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> bool:
    """Whether two changes can be made one after the other and still be read."""
    names = {*structural, *(s.name for s in surfaces)}
    if any(len(names & group) > 1 for group in EXCLUSIVE) or (
        len(structural) == 2 and set(structural) <= SLIPS
    ):
        return False
    stages = [s.stage for s in surfaces]
    if len(surfaces) == 2:
        return len(set(stages)) == 2 and not (CODED in stages and {SPACES, INSIDE} & set(stages))
    return not (base.kind == "t-mail" and (CODED in stages or "t-joiner-all" in names))


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """Two slips, or an initial or slip whose words are hidden too, may be asked; the rest is certain."""
    slips = [s for s in structural if s in SLIPS or s == "number-misread"]
    veiled = any(
        s.name in ("t-comma-run", "t-full-stops", "t-twice-percent", "t-joiner-all") for s in surfaces
    )
    if len(slips) > 1 or (slips and veiled):
        return DOUBTFUL
    if "first-letter" in structural and (slips or veiled or any(s.stage == CASE for s in surfaces)):
        return DOUBTFUL
    return DOUBTFUL if {"month-slip", "year-short"} <= set(structural) else CERTAIN


CODED_BRACKET = re.compile(r"&#(?:40|x28);|%2528|=28", re.ASCII)
"""A bracket in front, coded: it is no part of the item, though its code has figures."""


def unwrapped(made: Form | None) -> Form | None:
    """The marks of an encoded header word belong to the header, not to the item; so does a coded bracket."""
    if made is None:
        return None
    if bracket := CODED_BRACKET.match(made.pieces[-1].text):
        whole = made.pieces[-1].text
        return form(
            made.frame,
            *made.pieces[:-1],
            tol(bracket.group()),
            whole[bracket.end() :],
            expect=made.expect,
        )
    if not made.pieces[-1].text.startswith(CODED_START):
        return made
    body = made.pieces[-1].text.removeprefix(CODED_START).removesuffix(CODED_END)
    return form(made.frame, *made.pieces[:-1], out(CODED_START), body, out(CODED_END), expect=made.expect)


define_pairs(
    Mixture(
        SIXTH_ONLY,
        BASES,
        tuple(ALL.values()),
        fits,
        together,
        expectation,
        mixed=KEPT_MIXED,
        pure=KEPT_SURFACES,
        finish=unwrapped,
    )
)
