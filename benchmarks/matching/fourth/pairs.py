"""Two changes at once: structural with structural, structural with surface, surface with surface."""

from __future__ import annotations

import zlib
from itertools import combinations, product

from benchmarks.matching.bases import Base
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import (
    CERTAIN,
    DOUBTFUL,
    FOURTH_ONLY,
    ClassSpec,
    Form,
    form,
    register_class,
    tol,
)
from benchmarks.matching.surface import BY_NAME as USUAL
from benchmarks.matching.surface import CODED, INSIDE, SPACES, Surface

from .bases import BASES, SLIPS
from .surfaces import DOUBTED, EVERYDAY, INTERPOSED, NEW, SELDOM, SLIPPING

FAMILIAR = tuple(
    USUAL[n] for n in ("upper", "lower", "homoglyph", "line-break", "column", "nbsp", "hyphen-break")
)
TEXTUAL = {"q-address", "q-person", "q-organisation"}
# for codes and dates only changes that leave no other digits or letters inside them
FOR_CODES = {
    "q-nbsp-garbled", "q-nbsp-unknown", "q-word-per-line", "q-carriage-return", "q-page-column",
    "q-mail-reply", "q-pilcrow", "q-object", "q-space-entity", "q-font-tag", "q-search-mark",
    "q-double-struck",
    "line-break", "column", "nbsp", "q-leader", "q-tag-characters",
}  # fmt: skip
NO_SPACES = {"q-mail"}
NEED_SPACE = {"q-space-entity", "q-font-tag", "q-qp-space"}
SMALL_LETTERS = {"q-dotless", "q-ocr-letter", "q-leet"}
FEW_MARKS = {
    "marks",
    "joint",
    "space-before-host",
    "late-space",
}  # after these there may be no plain space left
# a slip in one of these shapes is still plain to a careful reader
OPEN_SHAPES = {
    "q-word-per-line", "q-carriage-return", "q-page-column", "q-mail-reply", "q-nbsp-garbled",
    "q-space-entity", "line-break", "column", "nbsp", "upper", "lower", "homoglyph", "q-dotless",
    "q-small-first",
    "q-caps-tail", "q-object", "q-qp-space", "q-font-tag", "q-search-mark",
}  # fmt: skip
SHARE = {"structural": 1, "mixed": 5, "surface": 13, "seldom": 23}  # one class in so many is kept
# always there: column with a misreading, line end with look-alikes
WANTED = (
    ("q-page-column", "q-ocr-letter"),
    ("column", "q-ocr-letter"),
    ("line-break", "q-dotless"),
    ("q-mail-reply", "homoglyph"),
    ("q-word-per-line", "homoglyph"),
)


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change makes sense for a kind."""
    if base.kind in NO_SPACES and (surface.stage == SPACES or surface.name in NEED_SPACE):
        return False
    if surface.name == "q-subscript":
        return base.kind == "q-address"
    return base.kind in TEXTUAL or surface.name in FOR_CODES


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
    pieces = [tol(piece) if i % 2 else piece for i, piece in enumerate(INTERPOSED.split(text))]
    return form(base.frame, tol(parts["lead"]), *pieces, tol(parts["loose"]), expect=expect)


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """Certain unless two slips meet, or a slip meets a shape that hides where words end."""
    names = {s.name for s in surfaces}
    slips = len(SLIPS & set(structural)) + len(SLIPPING & names)
    shapes = names - SLIPPING
    seldom = {s.name for s in SELDOM} & names
    if slips > 1 or names & DOUBTED or (slips and shapes - OPEN_SHAPES):
        return DOUBTFUL
    if "q-kerned" in names and len(names) > 1:  # the gap may fall where the line ends
        return DOUBTFUL
    if "initial" in structural and names & {"lower", "q-small-first", "q-by-turns", "q-leet", "q-leader"}:
        return DOUBTFUL
    return (
        DOUBTFUL if seldom and len(names) + len(structural) > 1 and shapes - seldom - OPEN_SHAPES else CERTAIN
    )


def add(kind: str, base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> None:
    """Define a pair, if it is one of those kept."""
    name = f"pair/{base.kind}/{'+'.join((*structural, *(s.name for s in surfaces)))}"
    wanted = tuple(s.name for s in surfaces) in WANTED
    if not wanted and zlib.crc32(name.encode()) % SHARE[kind]:
        return
    expect = expectation(structural, surfaces)

    def build(c: Ctx) -> Form | None:
        return vary(c, base, structural, surfaces, expect)

    register_class(ClassSpec(name, "pairs", build, FOURTH_ONLY))


def meet(a: Surface, b: Surface) -> bool:
    """Whether two surface changes can meet in one text as people or programs would make it."""
    if a.stage == b.stage or {a, b} <= set(FAMILIAR) or {a, b} <= set(SELDOM):
        return False
    names, stages = {a.name, b.name}, {a.stage, b.stage}
    if "upper" in names and names & SMALL_LETTERS:
        return False
    if CODED in stages and stages & {SPACES, INSIDE}:
        return False
    return not ({"q-by-turns", "q-struck-through"} & names and INSIDE in stages)


def _define() -> None:
    for base in BASES:
        usable = [s for s in (*NEW, *FAMILIAR) if fits(base, s)]
        for pair in combinations(base.changes, 2):
            if frozenset(pair) not in base.clashes:
                add("structural", base, pair, ())
        for change, surface in product(base.changes, usable):
            spaced = surface.stage == SPACES or surface.name in NEED_SPACE
            if not (spaced and change in FEW_MARKS):
                add("seldom" if surface in SELDOM else "mixed", base, (change,), (surface,))
        for a, b in combinations(usable, 2):
            if meet(a, b):
                one, two = sorted((a, b), key=lambda s: (s.stage != SPACES, s.name))
                add("surface" if {a, b} <= {*EVERYDAY, *FAMILIAR} else "seldom", base, (), (one, two))


_define()
