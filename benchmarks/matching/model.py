"""Plain data shared by generator and scorer: pieces, forms, mentions, documents, classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .context import Ctx

# --- roles of a piece of text -------------------------------------------------------
GOLD = "gold"  # belongs to the mention: what the expectation is about
TOLERATED = "tolerated"  # may be redacted with it, need not be (No., a title, a file ending)
OUTSIDE = "outside"  # ordinary words
KNOWN = "known"  # another mention of the item standing there for evidence; not scored

# --- expectations -------------------------------------------------------------------
CERTAIN = "certain"  # must be redacted fully
DOUBTFUL = "doubtful"  # redact or ask
HUMAN = "human-only"  # class C of the taxonomy: reported, never scored
HARD = "hard"  # distractor: must not be redacted
SOFT = "soft"  # distractor where asking is what the design says; reported only

POSITIVE = (CERTAIN, DOUBTFUL)
DISTRACTOR = (HARD, SOFT)

GROUPS = (
    "address",
    "person",
    "number",
    "date",
    "organisation",
    "pairs",
    "layout",
    "distractor",
)
BOTH = frozenset({"dev", "seen"})
SEEN_ONLY = frozenset({"seen"})
THIRD_ONLY = frozenset({"third"})
FOURTH_ONLY = frozenset({"fourth"})
FIFTH_ONLY = frozenset({"fifth"})
SIXTH_ONLY = frozenset({"sixth"})
SEALED_ONLY = frozenset({"sealed"})
"""The world that is reported: whoever changes the matcher reads nothing of it (README.md)."""
DEV_ONLY = frozenset({"dev"})


@dataclass(frozen=True)
class Piece:
    """A run of text with one role."""

    text: str
    role: str = OUTSIDE


@dataclass(frozen=True)
class Form:
    """One written form of an item: pieces, and the kind of sentence it fits into."""

    pieces: tuple[Piece, ...]
    frame: str
    expect: str

    @property
    def text(self) -> str:
        """The form as it will stand in the document."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def gold(self) -> str:
        """The letters the expectation is about."""
        return "".join(piece.text for piece in self.pieces if piece.role == GOLD)


@dataclass(frozen=True)
class Mention:
    """A form placed in a document: spans are half-open character offsets."""

    cls: str
    group: str
    expect: str
    spans: tuple[tuple[int, int], ...]
    tolerated: tuple[tuple[int, int], ...] = ()
    known: tuple[tuple[int, int], ...] = ()
    gold: tuple[str, ...] = ()


@dataclass
class Document:
    """A generated text, the register it belongs to and what stands where."""

    case_index: int
    text: str
    mentions: list[Mention] = field(default_factory=list)
    words: int = 0


Builder = Callable[["Ctx"], "Form | None"]


@dataclass(frozen=True)
class ClassSpec:
    """A class of written forms."""

    name: str
    group: str
    build: Builder
    sets: frozenset[str] = BOTH
    ref: str = ""


REGISTRY: dict[str, ClassSpec] = {}


def register_class(spec: ClassSpec) -> None:
    """Add a class; a name is used once."""
    if spec.name in REGISTRY:
        raise ValueError(f"class {spec.name} defined twice")
    REGISTRY[spec.name] = spec


def define(
    name: str, group: str, *, ref: str = "", sets: frozenset[str] = BOTH
) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name``."""

    def keep(build: Builder) -> Builder:
        register_class(ClassSpec(name, group, build, sets, ref))
        return build

    return keep


def share(names: Iterable[str], set_name: str) -> None:
    """Let a later world use classes of an earlier one too."""
    for name in names:
        REGISTRY[name] = replace(REGISTRY[name], sets=REGISTRY[name].sets | {set_name})


def form(frame: str, *parts: str | Piece, expect: str = CERTAIN) -> Form:
    """Make a form; plain strings are gold."""
    pieces = tuple(part if isinstance(part, Piece) else Piece(part, GOLD) for part in parts)
    return Form(tuple(p for p in pieces if p.text), frame, expect)


def tol(text: str) -> Piece:
    """A tolerated neighbour."""
    return Piece(text, TOLERATED)


def out(text: str) -> Piece:
    """Ordinary words inside a form."""
    return Piece(text, OUTSIDE)


def known(text: str) -> Piece:
    """An unscored mention that is there as evidence."""
    return Piece(text, KNOWN)


def classes_for(set_name: str, patterns: Iterable[str] = ()) -> list[ClassSpec]:
    """The classes of a set, filtered by name patterns, in a stable order."""
    chosen = list(patterns)
    found = [spec for spec in REGISTRY.values() if set_name in spec.sets]
    if chosen:
        found = [s for s in found if any(fnmatch(s.name, p) or s.group == p for p in chosen)]
    return sorted(found, key=lambda spec: (GROUPS.index(spec.group), spec.name))
