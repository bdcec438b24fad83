"""Documents made by joining pieces, so that every span is known exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from .classes import classes_for
from .context import Ctx
from .model import DISTRACTOR, GOLD, KNOWN, TOLERATED, ClassSpec, Document, Form, Mention
from .templates import Templates, templates
from .world import Case, make_case

APART = 230  # characters of other text between two things in a sparse document
PER_DOCUMENT = 10
GROUP_MINIMUM = 1000


@dataclass
class Corpus:
    """Everything one run of the evaluation needs."""

    set_name: str
    seed: int
    cases: list[Case]
    documents: list[Document]
    specs: list[ClassSpec]
    empty: list[str] = field(default_factory=list)  # classes no case of this world allows


class Writer:
    """Appends text and remembers what stands where."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []

    def add(self, text: str) -> tuple[int, int]:
        """Append text; its span."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def mention(self, spec: ClassSpec, made: Form, frame: str) -> None:
        """Append a sentence with a form in its slot."""
        before, after = frame.split("{}")
        self.add(before)
        spans: dict[str, list[tuple[int, int]]] = {GOLD: [], TOLERATED: [], KNOWN: []}
        gold: list[str] = []
        for piece in made.pieces:
            span = self.add(piece.text)
            if piece.role in spans:
                spans[piece.role].append(span)
            if piece.role == GOLD:
                gold.append(piece.text)
        self.add(after)
        self.mentions.append(
            Mention(
                spec.name,
                spec.group,
                made.expect,
                tuple(spans[GOLD]),
                tuple(spans[TOLERATED]),
                tuple(spans[KNOWN]),
                tuple(gold),
            )
        )

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self.parts)


def filler(rng: Random, words: Templates, characters: int) -> str:
    """Ordinary sentences of at least so many characters."""
    text = ""
    while len(text) < characters:
        text += rng.choice(words.filler) + " "
    return text


def wrap(text: str, mentions: list[Mention], rng: Random) -> str:
    """Hard line ends at about 72 columns: a space becomes a line end, so no span moves.

    Layout and pair mentions have shapes of their own and are left alone.
    """
    fixed = [
        (min(s for s, _ in m.spans), max(e for _, e in m.spans))
        for m in mentions
        if m.group in ("layout", "pairs") or "file" in m.cls or "broken" in m.cls or "line" in m.cls
    ]
    chars, column = list(text), 0
    for i, char in enumerate(chars):
        column = 0 if char == "\n" else column + 1
        free = char == " " and 0 < i < len(chars) - 1 and chars[i - 1] != " " and chars[i + 1] != " "
        if column > 66 + rng.randrange(8) and free and not any(s <= i < e for s, e in fixed):
            chars[i], column = "\n", 0
    return "".join(chars)


def write_document(
    case: Case, chosen: list[tuple[ClassSpec, Form]], words: Templates, rng: Random
) -> Document:
    """One document about a case. Sparse unless it holds positives only and chance says dense."""
    writer = Writer()
    positives_only = all(made.expect not in DISTRACTOR for _, made in chosen)
    dense = positives_only and rng.random() < 0.35
    writer.add(rng.choice(words.headings) + "\n\n")
    writer.add(filler(rng, words, 80 if dense else APART))
    for spec, made in chosen:
        frame = rng.choice(words.frames[made.frame])
        writer.mention(spec, made, frame)
        ended = frame.rstrip(" ").endswith((".", "!", "?", ")", "\n"))
        writer.add(" " if ended and rng.random() < 0.6 else "\n\n")
        writer.add(filler(rng, words, rng.choice((0, 60, 120)) if dense else APART))
    text = writer.text
    if rng.random() < 0.25:
        text = wrap(text, writer.mentions, rng)
    return Document(case.index, text, writer.mentions, len(text.split()))


def per_class(specs: list[ClassSpec], group: str, size: float) -> int:
    """How many mentions of each class make the group's minimum."""
    count = sum(spec.group == group for spec in specs)
    return max(1, -(-int(GROUP_MINIMUM * 1.1 * size) // max(1, count)))


def draw(
    spec: ClassSpec, cases: list[Case], wanted: int, rng: Random
) -> Iterator[tuple[int, ClassSpec, Form]]:
    """Mentions of a class, each for a random case that has what it needs."""
    made = 0
    for _ in range(wanted * 15 + 150):
        case = rng.choice(cases)
        found = spec.build(Ctx(case, rng))
        if found is not None and any(ch.isalnum() for ch in found.gold):
            yield case.index, spec, found
            made += 1
            if made == wanted:
                return


def build(
    set_name: str, seed: int = 1, *, cases: int = 160, size: float = 1.0, patterns: tuple[str, ...] = ()
) -> Corpus:
    """The corpus of a set: deterministic for a seed, a size and a choice of classes."""
    words = templates(set_name)
    world = [make_case(set_name, seed, i) for i in range(cases)]
    everything = classes_for(set_name)
    specs = classes_for(set_name, patterns)
    by_case: dict[int, list[tuple[ClassSpec, Form]]] = {}
    empty: list[str] = []
    for spec in specs:
        rng = Random(f"class:{set_name}:{seed}:{spec.name}")
        found = list(draw(spec, world, per_class(everything, spec.group, size), rng))
        if not found:
            empty.append(spec.name)
        for index, _, made in found:
            by_case.setdefault(index, []).append((spec, made))
    documents: list[Document] = []
    for case in world:
        mine = by_case.get(case.index, [])
        rng = Random(f"documents:{set_name}:{seed}:{case.index}")
        rng.shuffle(mine)
        positives = [m for m in mine if m[1].expect not in DISTRACTOR]
        mixed = [m for m in mine if m[1].expect in DISTRACTOR]
        # a third of the positives share their documents with the distractors
        cut = len(positives) // 3
        mixed += positives[:cut]
        rng.shuffle(mixed)
        for pile in (positives[cut:], mixed):
            for at in range(0, len(pile), PER_DOCUMENT):
                documents.append(write_document(case, pile[at : at + PER_DOCUMENT], words, rng))
    return Corpus(set_name, seed, world, documents, specs, empty)
