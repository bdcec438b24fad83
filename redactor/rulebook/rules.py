"""`rules/` -> `RuleSet`, checked as a whole; the version is the digest of all its files.

Takes a folder or nothing (then the rules that came with Redactor); gives the rules or raises
`RulesInvalid` with file, line and cure. It does not run the recognisers' examples.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from redactor.model.case import AllowedItem
from redactor.model.errors import RulesInvalid
from redactor.model.lexicon import Lexicon
from redactor.model.rules import Profile, ReasonCode, RuleSet
from redactor.rulebook.files import RESTORE, read_files, rules_folder, version_of
from redactor.rulebook.lexicon import load_lexicon
from redactor.rulebook.shapes import (
    AllowsShape,
    PolicyShape,
    ReasonsShape,
    RecogniserShape,
    RecognisersShape,
    Shape,
)
from redactor.rulebook.yaml_lines import read_shape
from redactor.values.invalid import ValueInvalid
from redactor.values.parse import parse_value

_RECOGNISERS: Final = "recognisers/"
_LEXICON: Final = "lexicon/"
_BUILT_IN: Final = "predefined"
S = TypeVar("S", bound=Shape)


@dataclass(frozen=True, slots=True)
class Examples:
    """What one recogniser must find and must not find; run by `redactor rules check`."""

    recogniser: str
    entities: tuple[str, ...]
    match: tuple[str, ...]
    ignore: tuple[str, ...]
    file: str


def load_rules(folder: Path | None = None) -> RuleSet:
    """Return the rules in `folder`, or those that came with Redactor.

    Raises:
        RulesInvalid: a file is missing or wrong.
    """
    with _uncollected():
        return _loaded(read_files(rules_folder(folder)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's search for cycles away while many small values are made: nearly half of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _loaded(files: Mapping[str, bytes]) -> RuleSet:
    lexicon = load_lexicon(lambda name: files[f"{_LEXICON}{name}"])
    policy = _read(files, "policy.yaml", PolicyShape)
    reasons = _read(files, "reasons.yaml", ReasonsShape)
    return RuleSet(
        version=version_of(files),
        profiles=tuple(
            Profile(name, shape.details, shape.people, shape.show_codes)
            for name, shape in policy.profiles.items()
        ),
        labels={
            (language, kind): label
            for kind, labels in policy.labels.items()
            for language, label in labels.items()
        },
        reasons=tuple(
            ReasonCode(reason.code, reason.mark, reason.title, reason.basis, reason.title_cy)
            for reason in reasons.reasons
        ),
        opaque=dict(policy.opaque),
        lexicon=lexicon,
        allow=_allow(files, lexicon),
        recognisers=tuple(_recogniser(one) for _, one in _recognisers(files)),
    )


def load_definitions(folder: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """Return every recogniser with its examples, in the order of files and recognisers."""
    return tuple(one for _, one in _recognisers(read_files(rules_folder(folder))))


def load_examples(folder: Path | None = None) -> tuple[Examples, ...]:
    """Return the examples of every recogniser, in the order of files and recognisers."""
    files = read_files(rules_folder(folder))
    with_examples = [(name, one) for name, one in _recognisers(files) if one.get("examples")]
    return tuple(_examples(name, one) for name, one in with_examples)


def _read(files: Mapping[str, bytes], name: str, shape: type[S]) -> S:
    if name not in files:
        raise RulesInvalid(f"rules/{name}: the file is missing", advice=RESTORE)
    return read_shape(files[name], f"rules/{name}", shape)


def _allow(files: Mapping[str, bytes], lexicon: Lexicon) -> tuple[AllowedItem, ...]:
    found = []
    for number, entry in enumerate(_read(files, "allow.yaml", AllowsShape).allow, start=1):
        try:
            value = parse_value(entry.kind, entry.value, lexicon)
        except ValueInvalid as error:
            where = f"rules/allow.yaml: entry {number} ({entry.kind.value})"
            raise RulesInvalid(f"{where}: {error.problem}", advice=f"{error.cure}.") from None
        found.append(AllowedItem(entry.kind, value, f"{entry.reason} ({entry.owner})"))
    return tuple(found)


def _recognisers(files: Mapping[str, bytes]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    found: list[tuple[str, Mapping[str, Any]]] = []
    taken: dict[str, str] = {}
    for name in files:
        if not name.startswith(_RECOGNISERS) or not name.endswith((".yaml", ".yml")):
            continue
        for shape in _read(files, name, RecognisersShape).recognizers:
            _check(shape, name, taken)
            taken[shape.name] = name
            found.append((name, shape.model_dump(exclude_unset=True)))
    return found


def _check(shape: RecogniserShape, name: str, taken: Mapping[str, str]) -> None:
    problem, cure = "", ""
    if shape.name in taken:
        problem, cure = f"is also in rules/{taken[shape.name]}", "Give every recogniser a name of its own"
    elif shape.type == _BUILT_IN:
        return
    elif not (shape.supported_entity or shape.supported_entities):
        problem, cure = "does not say what it finds", "Add 'supported_entity'"
    elif not (shape.patterns or shape.deny_list):
        problem, cure = "has neither patterns nor words", "Add 'patterns' or 'deny_list'"
    elif shape.examples is None:
        problem, cure = "has no examples", "Add 'examples' with 'match' and 'ignore'"
    if problem:
        raise RulesInvalid(f"rules/{name}: the recogniser '{shape.name}' {problem}", advice=f"{cure}.")


def _recogniser(definition: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a definition without our examples: Presidio does not know that key."""
    return {key: value for key, value in definition.items() if key != "examples"}


def _examples(file: str, definition: Mapping[str, Any]) -> Examples:
    entities = definition.get("supported_entities") or [definition["supported_entity"]]
    examples = definition["examples"]
    return Examples(
        recogniser=definition["name"],
        entities=tuple(entities),
        match=tuple(examples["match"]),
        ignore=tuple(examples.get("ignore", ())),
        file=f"rules/{file}",
    )
