"""Pairs of combined changes, made systematically from ``bases`` and ``surface``."""

from __future__ import annotations

import zlib
from itertools import combinations, product

from .bases import BASES, Base, lead
from .context import Ctx
from .model import BOTH, CERTAIN, DOUBTFUL, SEEN_ONLY, ClassSpec, Form, form, register_class, tol
from .surface import CASE, CODED, INSIDE, SPACES, SURFACES, Surface

SLIPS = {"typo", "scan", "month-typo"}
GUESSED = {"letter-spaced", "vertical", "cells-all"}  # shapes that leave little room for a slip
NEEDS_SPACE = {"line-break-tag", "plus-form"}
NEEDS_LETTERS = {"hyphen-break", "soft-break", "typographic-break", "ligature"}
NO_CASE = {"phone", "nhs"}
NOT_FOR_CODES = {"tags", "underscores", "emphasis"}
# (surface, surface) that make no sense together
ODD = {
    frozenset({"percent", "line-break"}),
    frozenset({"percent", "column"}),
    frozenset({"percent", "crlf-indent"}),
    frozenset({"percent", "cells"}),
    frozenset({"percent", "letter-spaced"}),
    frozenset({"percent", "double-space"}),
    frozenset({"letter-spaced", "hyphen-break"}),
    frozenset({"letter-spaced", "soft-break"}),
    frozenset({"letter-spaced", "typographic-break"}),
    frozenset({"letter-spaced", "tags"}),
    frozenset({"vertical", "tags"}),
    frozenset({"quoted-printable", "tags"}),
    frozenset({"ligature", "upper"}),
    frozenset({"decomposed", "percent"}),
    frozenset({"plus-form", "line-break"}),
    frozenset({"json-escape", "line-break"}),
    frozenset({"json-escape", "column"}),
    frozenset({"json-escape", "crlf-indent"}),
    frozenset({"json-escape", "cells"}),
    frozenset({"json-escape", "letter-spaced"}),
    frozenset({"json-escape", "double-space"}),
    frozenset({"json-escape", "hyphen-break"}),
    frozenset({"percent", "hyphen-break"}),
    frozenset({"vertical", "hyphen-break"}),
}


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change can act on a kind at all."""
    if surface.stage == CASE and base.kind in NO_CASE:
        return False
    if surface.name in NEEDS_LETTERS and not base.letters:
        return False
    if (surface.stage == SPACES or surface.name in NEEDS_SPACE) and not base.spaces:
        return False
    if surface.name == "decomposed" and base.kind != "person":
        return False
    if surface.name in ("homoglyph", "greek") and base.kind in NO_CASE:
        return False
    return not (surface.name in NOT_FOR_CODES and base.kind not in ("address", "person", "organisation"))


def vary(
    c: Ctx, base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...], expect: str = CERTAIN
) -> Form | None:
    """A base after the changes; None where one of them had nothing to change."""
    parts = base.make(c)
    if parts is None:
        return None
    for name in structural:
        if not base.changes[name](c, parts):
            return None
    text = base.join(parts)
    for surface in sorted(surfaces, key=lambda s: s.stage):
        made = surface.apply(text, c.rng)
        if made == text:
            return None
        text = made
    return form(base.frame, tol(lead(parts)), text, expect=expect)


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """Two slips, or a slip in a shape that hides word limits, may be asked; the rest is certain."""
    slips = [s for s in structural if s in SLIPS]
    names = {s.name for s in surfaces}
    if len(slips) > 1 or (slips and names & GUESSED):
        return DOUBTFUL
    if "initial" in structural and names & (GUESSED | {"lower"}):
        return DOUBTFUL
    if names & {"vertical"} and len(names) > 1:
        return DOUBTFUL
    return CERTAIN


def _add(base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> None:
    if _never(base, structural, surfaces):
        return
    names = "+".join((*structural, *(s.name for s in surfaces)))
    name = f"pair/{base.kind}/{names}"
    only_seen = any(s.sets == SEEN_ONLY for s in surfaces) or zlib.crc32(name.encode()) % 3 == 0
    expect = expectation(structural, surfaces)

    def build(c: Ctx) -> Form | None:
        return vary(c, base, structural, surfaces, expect)

    register_class(ClassSpec(name, "pairs", build, SEEN_ONLY if only_seen else BOTH))


def _allowed(a: Surface, b: Surface) -> bool:
    if a.stage == b.stage or frozenset({a.name, b.name}) in ODD:
        return False
    # a code of a code reads like neither
    return not (
        CODED in (a.stage, b.stage)
        and INSIDE in (a.stage, b.stage)
        and "quoted-printable" in (a.name, b.name)
    )


REGROUPED = {"closed", "dash", "dashes", "dots", "spaces", "at-word"}  # no plain space is left


def _never(base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> bool:
    """Pairs of which one half would have nothing to change."""
    names = {s.name for s in surfaces}
    spaced = any(s.stage == SPACES or s.name in NEEDS_SPACE | {"percent", "json-escape"} for s in surfaces)
    if spaced and set(structural) & REGROUPED:
        return True
    if names & NEEDS_SPACE and any(s.stage == SPACES and s.name != "double-space" for s in surfaces):
        return True
    if "upper" in names and base.kind in ("nino", "vehicle", "postcode"):
        return True
    if "lower" in names and (base.kind == "email" or "greek" in names):
        return True
    if "underscores" in names and "percent" in names:
        return True
    return "apostrophe" in structural and bool(names & {"decomposed", "ligature"})


def _define() -> None:
    for base in BASES:
        for pair in combinations(base.changes, 2):
            if frozenset(pair) not in base.clashes:
                _add(base, pair, ())
        usable = [s for s in SURFACES if fits(base, s)]
        for change, surface in product(base.changes, usable):
            if (change, surface.name) != ("diacritics-lost", "decomposed"):
                _add(base, (change,), (surface,))
        for a, b in combinations(usable, 2):
            if _allowed(a, b):
                _add(base, (), (a, b))


_define()
