"""What people are called online: handles, the names before an @, the hosts of web addresses.

Takes targets, gives their names as `codes/online_names.py` looks for them. What is too short to tell is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.detect.known.forms import Target
from redactor.detect.known.text.canonical import Folding
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

_JOINTS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")
_PARTS = ("local", "domain")
_NAME_LEAST, _CORE_LEAST = 6, 8


@dataclass(frozen=True, slots=True)
class OnlineName:
    """What somebody is called online: without its signs, and its longest word where that tells by itself."""

    target: Target
    squeezed: str
    core: str


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An e-mail address in pieces: the words of its name, the labels of its host."""

    target: int
    local: tuple[str, ...]
    host: tuple[str, ...]


def mail_addresses(targets: Iterable[Target], folding: Folding) -> tuple[MailAddress, ...]:
    """Return the e-mail addresses of all targets."""
    return tuple(
        MailAddress(
            target.index, *(tuple(_WORD.findall(folding.fold(target.value.first(part)))) for part in _PARTS)
        )
        for target in targets
        if target.kind is Kind.EMAIL and _WORD.search(folding.fold(target.value.first("local")))
    )


def online_names(
    targets: Iterable[Target], lexicon: Lexicon, folding: Folding, given: frozenset[str]
) -> tuple[OnlineName, ...]:
    """Return the names of all targets."""
    found = (name for target in targets if not target.allowed for name in _named(target, lexicon, folding))
    return tuple(
        OnlineName(name.target, name.squeezed, "")
        if name.core in lexicon.words or name.core in given or name.target.kind is Kind.EMAIL
        else name
        for name in found
    )


def _named(target: Target, lexicon: Lexicon, folding: Folding) -> Iterator[OnlineName]:
    value = target.value
    parts = {
        Kind.EMAIL: ("local",),
        Kind.URL_OR_HANDLE: ("handle",) if value.first("handle") else ("path", "host"),
    }
    told = next((value.first(part) for part in parts.get(target.kind, ()) if value.first(part)), "")
    host = value.first("host")
    # "petrabakes.example.org/orders" is told by its host
    if host and folding.fold(told) in lexicon.words and host.split(".")[0] not in lexicon.words:
        told = host
    pieces = _JOINTS.split(folding.fold(told))
    squeezed = "".join(pieces)
    if len(squeezed) >= _NAME_LEAST:
        core = max((piece.strip("0123456789") for piece in pieces), key=len)
        yield OnlineName(target, squeezed, core if len(core) >= _CORE_LEAST else "")
