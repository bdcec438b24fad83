"""Two changes at once: structural with structural, structural with surface, surface with surface."""

from __future__ import annotations

from benchmarks.matching.bases import Base
from benchmarks.matching.combine import Mixture, define_pairs
from benchmarks.matching.model import CERTAIN, DOUBTFUL, FIFTH_ONLY
from benchmarks.matching.surface import CASE, CODED, INSIDE, SPACES, Surface

from .bases import BASES, SLIPS
from .surfaces import ALL

WORDY = {"r-address", "r-person", "r-organisation"}
LETTERED = {"r-stray-accent", "r-folded-line", "hyphen-break", "homoglyph"}
NEED_SPACE = {"r-escaped-end", "r-entity-space", "r-underline-tag"}
DIGITS = {"r-phone", "r-nhs"}
# one of the two would have nothing left to change, or both change the same letters
CLASHES = {
    frozenset(pair)
    for pair in (
        ("abroad", "odd-groups"),
        ("abroad", "bracket"),
        ("odd-groups", "bracket"),
        ("at-word", "gap"),
        ("middle-initial", "middle-name"),
        ("surname-first", "underscore"),
        ("street-first", "stop"),
        ("words", "number-misread"),
        ("month-short", "month-slip"),
        ("year-mark", "year-said"),
        ("year-mark", "misread"),
        ("year-said", "misread"),
        ("initial", "plain-letters"),
        ("small", "lower"),
        ("capitals", "upper"),
        ("capitals", "lower"),
        ("capitals", "r-sentence-case"),
        ("surname-capitals", "upper"),
        ("surname-capitals", "lower"),
        ("surname-capitals", "r-sentence-case"),
        ("surname-capitals", "r-caps-lock"),
        ("small", "r-caps-lock"),
        ("small", "r-sentence-case"),
        ("plain-letters", "r-stray-accent"),
        ("r-caps-lock", "upper"),
        ("r-caps-lock", "lower"),
        ("letter-o", "r-wide-digits"),
        ("words", "r-wide-digits"),
        ("underscore", "r-starred-words"),
        ("r-underline-marks", "r-folded-line"),
    )
}
KEEP_MIXED, KEEP_SURFACES = 5, 8
"""One combination in so many is kept, chosen by its name; the named ones below always."""
ALWAYS = frozenset(
    {
        "pair/r-address/short-type+line-break",
        "pair/r-address/slip+r-column-wrap",
        "pair/r-address/misread+r-column-wrap",
        "pair/r-address/words+line-break",
        "pair/r-address/heard+lower",
        "pair/r-address/short-type+upper",
        "pair/r-person/slip+upper",
        "pair/r-person/slip+line-break",
        "pair/r-person/surname-first+upper",
        "pair/r-person/line-break+homoglyph",
        "pair/r-phone/abroad+line-break",
        "pair/r-postcode/misread+line-break",
        "pair/r-dob/month-short+line-break",
        "pair/r-organisation/misread+upper",
    }
)


def fits(base: Base, surface: Surface) -> bool:
    """Whether a surface change can act on a kind at all."""
    if surface.stage == CASE and (base.kind in DIGITS or base.kind == "r-mail"):
        return False
    if surface.name in LETTERED and base.kind not in WORDY:
        return False
    if surface.name in ("upper", "r-sentence-case") and base.kind in ("r-postcode", "r-reference"):
        return False
    if surface.name == "r-wide-digits" and base.kind in ("r-person", "r-organisation", "r-mail"):
        return False
    return base.spaces or not (surface.stage == SPACES or surface.name in NEED_SPACE)


def together(base: Base, structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> bool:
    """Whether two changes can be made one after the other."""
    names = [*structural, *(s.name for s in surfaces)]
    if frozenset(names) in CLASHES or (len(structural) == 2 and set(structural) <= SLIPS):
        return False
    if len(surfaces) == 2:
        a, b = surfaces
        stages = {s.stage for s in surfaces if s.name != "r-folded-line"}  # folding is done to any text
        coded = CODED in stages and bool(stages & {SPACES, INSIDE})
        return a.stage != b.stage and not coded
    return not (base.kind == "r-mail" and surfaces and surfaces[0].stage == CODED)


def expectation(structural: tuple[str, ...], surfaces: tuple[Surface, ...]) -> str:
    """Two slips, or a slip where the limits of words are hidden too, may be asked; the rest is certain."""
    slips = [s for s in structural if s in SLIPS or s == "number-misread"]
    hidden = any(s.stage == SPACES for s in surfaces) or any(s.name == "r-folded-line" for s in surfaces)
    if len(slips) > 1 or ("split" in slips and hidden):
        return DOUBTFUL
    if "initial" in structural and (
        slips or "misread" in structural or any(s.stage == CASE for s in surfaces)
    ):
        return DOUBTFUL
    return (
        DOUBTFUL if set(structural) in ({"month-slip", "year-mark"}, {"month-slip", "misread"}) else CERTAIN
    )


define_pairs(
    Mixture(
        FIFTH_ONLY,
        BASES,
        tuple(ALL.values()),
        fits,
        together,
        expectation,
        mixed=KEEP_MIXED,
        pure=KEEP_SURFACES,
        always=ALWAYS,
    )
)
