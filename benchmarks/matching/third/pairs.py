"""Two changes at once: structural with structural, structural with surface, surface with surface."""

from __future__ import annotations

import zlib
from itertools import combinations, product

from benchmarks.matching.bases import Base
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    THIRD_ONLY,
    ClassSpec,
    Form,
    form,
    register_class,
    tol,
)
from benchmarks.matching.pairs import ODD
from benchmarks.matching.surface import BY_NAME as USUAL
from benchmarks.matching.surface import CASE, CODED, INSIDE, SPACES, Surface

from .bases import BASES, SLIPS
from .surfaces import DOUBTED, NEW, SHAPELESS

FAMILIAR = tuple(
    USUAL[n]
    for n in (
        "upper",
        "lower",
        "homoglyph",
        "line-break",
        "column",
        "nbsp",
        "hyphen-break",
        "soft-hyphen",
        "html-entity",
        "letter-spaced",
        "cells",
    )
)
TEXTUAL = {"s-address", "s-person", "s-organisation"}
ONLY_TEXT = {
    "sentence-case", "small-caps", "bold-script", "mixed-scripts", "armenian", "homoglyph", "rich-text",
    "header-word", "inner-tag", "bullets", "dotted-letters", "style-escape", "hyphen-break",
    "slash-for-space", "letters-apart", "upper", "lower", "markdown-break",
}  # fmt: skip
SPACELESS = {"odd-marks", "odd-joint"}  # after these there may be no plain space left
NEED_SPACE = {"escaped-newline", "tag-with-style"}
HEADER = ("=?utf-8?Q?", "?=")
SHARE = {"structural": 1, "mixed": 4, "surface": 9}  # one class in so many is kept


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change makes sense for a kind."""
    if surface.name == "superscript-digits" and base.kind in ("s-person", "s-organisation"):
        return False
    return base.kind in TEXTUAL or surface.name not in ONLY_TEXT


def dress(frame: str, text: str, expect: str, loose: str = "") -> Form:
    """A form; what an encoding puts around the text is not part of the item."""
    head, tail = HEADER
    if text.startswith(head):
        return form(frame, tol(head), text[len(head) : -len(tail)], tol(tail + loose), expect=expect)
    return form(frame, text, tol(loose), expect=expect)


def vary(
    c: Ctx, base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...], expect: str
) -> Form | None:
    """A base after the changes; None where one of them had nothing to change."""
    parts = base.make(c)
    if parts is None or not all(base.changes[name](c, parts) for name in structural):
        return None
    text = base.join(parts)
    for surface in sorted(surfaces, key=lambda s: s.stage):
        made = surface.apply(text, c.rng)
        if made == text:
            return None
        text = made
    return dress(base.frame, text, expect, parts.get("loose", ""))


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """Certain unless two slips meet, or a slip (or a lone initial) meets a shape without word limits."""
    slips = [s for s in structural if s in SLIPS]
    names = {s.name for s in surfaces}
    weak = bool(slips) or "initial" in structural
    if len(slips) > 1 or names & DOUBTED or (weak and names & (SHAPELESS | {"letter-spaced", "cells"})):
        return DOUBTFUL
    if "letters-apart" in names and len(names) + len(structural) > 1:
        return DOUBTFUL
    if "initial" in structural and names & {"lower", "small-caps", "sentence-case"}:
        return DOUBTFUL
    return DOUBTFUL if len(names & SHAPELESS) > 1 else CERTAIN


def keep(kind: str, name: str) -> bool:
    """A fixed share of the possible pairs, so that each kept one has several mentions."""
    return zlib.crc32(name.encode()) % SHARE[kind] == 0


def add(kind: str, base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> None:
    """Define a pair."""
    name = f"pair/{base.kind}/{'+'.join((*structural, *(s.name for s in surfaces)))}"
    if not keep(kind, name):
        return
    expect = expectation(structural, surfaces)

    def build(c: Ctx) -> Form | None:
        return vary(c, base, structural, surfaces, expect)

    register_class(ClassSpec(name, "pairs", build, THIRD_ONLY))


def meet(a: Surface, b: Surface) -> bool:
    """Whether two surface changes can meet in one text as people or programs would make it."""
    names = {a.name, b.name}
    if a.stage == b.stage or frozenset(names) in ODD:
        return False
    if CODED in (a.stage, b.stage) and (SPACES in (a.stage, b.stage) or INSIDE in (a.stage, b.stage)):
        return False
    if names & {"small-caps", "bold-script", "sans-bold", "monospace"} and CASE in (
        a.stage,
        b.stage,
    ):
        return False
    return not ("letters-apart" in names and INSIDE in (a.stage, b.stage))


def _define() -> None:
    for base in BASES:
        usable = [s for s in (*NEW, *FAMILIAR) if fits(base, s)]
        for pair in combinations(base.changes, 2):
            if frozenset(pair) not in base.clashes:
                add("structural", base, pair, ())
        for change, surface in product(base.changes, usable):
            spaced = surface.stage == SPACES or surface.name in NEED_SPACE
            if not (spaced and change in SPACELESS):
                add("mixed", base, (change,), (surface,))
        for a, b in combinations(usable, 2):
            if meet(a, b) and not (a in FAMILIAR and b in FAMILIAR):
                add("surface", base, (), (a, b))


_define()
