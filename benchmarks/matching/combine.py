"""Two changes at once for a whole world: structural pairs, structural with surface, surface with surface.

Takes a world's ``Mixture`` and registers a class for each combination that it keeps; which ones make sense,
and what they are expected to give, is the world's own knowledge.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations, product

from .bases import Base
from .context import Ctx
from .model import ClassSpec, Form, register_class
from .pairs import vary
from .surface import Surface

Names = tuple[str, ...]
Surfaces = tuple[Surface, ...]


def as_made(made: Form | None) -> Form | None:
    """The form unchanged."""
    return made


@dataclass(frozen=True)
class Mixture:
    """What a world combines, and which combinations it keeps."""

    sets: frozenset[str]
    bases: Iterable[Base]
    surfaces: Iterable[Surface]
    fits: Callable[[Base, Surface], bool]
    together: Callable[[Base, Names, Surfaces], bool]
    expectation: Callable[[Names, Surfaces], str]
    mixed: int  # one in so many of these is kept, chosen by its name
    pure: int  # the same for two surfaces
    always: frozenset[str] = frozenset()
    finish: Callable[[Form | None], Form | None] = as_made


def _add(m: Mixture, base: Base, structural: Names, surfaces: Surfaces, share: int) -> None:
    name = f"pair/{base.kind}/{'+'.join((*structural, *(s.name for s in surfaces)))}"
    kept = name in m.always or zlib.crc32(name.encode()) % share == 0
    if not m.together(base, structural, surfaces) or not kept:
        return
    expect = m.expectation(structural, surfaces)

    def build(c: Ctx) -> Form | None:
        return m.finish(vary(c, base, structural, surfaces, expect))

    register_class(ClassSpec(name, "pairs", build, m.sets))


def define_pairs(m: Mixture) -> None:
    """Register the combined classes of a world."""
    for base in m.bases:
        usable = [s for s in m.surfaces if m.fits(base, s)]
        for pair in combinations(base.changes, 2):
            _add(m, base, pair, (), 1)
        for change, surface in product(base.changes, usable):
            _add(m, base, (change,), (surface,), m.mixed)
        for a, b in combinations(sorted(usable, key=lambda s: s.name), 2):
            _add(m, base, (), (a, b), m.pure)
