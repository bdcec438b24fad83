"""Takes a mail apart: its header, and the tree of its parts down to leaves in the order they stand.

Takes bytes; gives branches and leaves, nested messages left as they stand.  The standard library parses.
It does not decode: `bodies.py` does.  What the parser had to guess makes a leaf that is not read.
"""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import errors, policy
from email.message import Message
from typing import Any, Final, TypeAlias

from redactor.formats.eml.recognise import has_envelope, trimmed
from redactor.model.document import Limits
from redactor.model.errors import Damaged, TooDeep, TooLarge

MOST_PARTS: Final = 10_000
_DEPTH: Final = 100
_WORK: Final = 200_000_000
_LINES: Final = 10_000_000
_HEADER_LENGTH: Final = 262_144
_PART_HEADER_LENGTH: Final = 16_384
_BOUNDARY: Final = re.compile(rb"boundary\*?\d*\*?\s*=", re.I)
_GUESSED: Final = (
    errors.NoBoundaryInMultipartDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.MultipartInvariantViolationDefect,
    errors.InvalidMultipartContentTransferEncodingDefect,
)
_ONCE: Final = ("content-type", "content-transfer-encoding", "content-disposition")
_SEALED: Final = {"multipart/signed": "mail-signature", "multipart/encrypted": "encrypted-mail"}
_DAMAGED: Final = "damaged-part"
CODES: Final = frozenset({*_SEALED.values(), _DAMAGED})


class Part(Message):
    """A part of a mail. Nested messages are kept as they stand: they become documents of their own."""

    def get_content_type(self) -> str:
        """Return the type as the parser is to see it."""
        kind = super().get_content_type()
        return "text/plain" if kind.startswith("message/") else kind

    @property
    def declared(self) -> str:
        """The type as the part says it."""
        return super().get_content_type()

    @property
    def raw(self) -> bytes:
        """The content as it stands: `get_payload` would already guess at its charset."""
        payload = vars(self).get("_payload")
        return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part without parts. `code` says why it cannot be read, empty if it can."""

    number: int
    kind: str
    message: Part
    code: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """Parts that belong together: alternatives of one text, or a row of things."""

    alternative: bool
    items: tuple[Item, ...]


Item: TypeAlias = "Leaf | Branch"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart. `around` says that text stands outside the parts."""

    headers: tuple[tuple[str, str], ...]
    root: Item
    leaves: tuple[Leaf, ...]
    around: bool
    part_headers: bool


def take_apart(data: bytes, limits: Limits) -> Mail:
    """Return the mail. Raises Damaged, TooDeep, TooLarge."""
    source = trimmed(data)
    _check_size(source, limits)
    message = email.message_from_bytes(source, _class=_counting(), policy=policy.compat32)
    if not isinstance(message, Part):
        raise Damaged
    # The line a mailbox keeps before the header names the sender of the envelope, as Return-Path does.
    return _Taking().mail(message, (("Return-Path", ""),) if has_envelope(data) else ())


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what the library raises on mails it cannot make sense of into a refusal."""
    try:
        yield
    except RecursionError:
        raise TooDeep("The mail is nested too deeply") from None
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise Damaged("The mail is not put together as mail programs do it") from None


def _check_size(data: bytes, limits: Limits) -> None:
    lines = data.count(b"\n") + data.count(b"\r")
    boundaries = len(_BOUNDARY.findall(data))
    if len(data) > limits.document_bytes or lines > _LINES or lines * boundaries > _WORK:
        raise TooLarge


def _counting() -> Callable[..., Part]:
    """Return a maker of parts that stops at the limit."""
    made = 0

    def make(**settings: Any) -> Part:
        nonlocal made
        made += 1
        if made > MOST_PARTS:
            raise TooLarge("The mail has more parts than the limit allows")
        return Part(**settings)

    return make


class _Taking:
    """Walks the parser's tree, numbering leaves."""

    def __init__(self) -> None:
        self._leaves: list[Leaf] = []
        self._around = False
        self._part_headers = False

    def mail(self, message: Part, before: tuple[tuple[str, str], ...]) -> Mail:
        root = self._item(message, 0)
        headers = (*before, *((str(name), str(value)) for name, value in message.raw_items()))
        if any(len(value) > _HEADER_LENGTH for _, value in headers):
            raise TooLarge("A header of the mail is longer than the limit allows")
        return Mail(headers, root, tuple(self._leaves), self._around, self._part_headers)

    def _item(self, message: Part, depth: int) -> Item:
        if depth > _DEPTH:
            raise TooDeep("The mail is nested too deeply")
        if depth:
            self._part_headers |= any(not _is_usual(name) for name in message)
        kind = message.declared
        code = _code(message, kind)
        if code or not message.is_multipart():
            leaf = Leaf(len(self._leaves) + 1, kind, message, code)
            self._leaves.append(leaf)
            return leaf
        self._around |= any(text and text.strip() for text in (message.preamble, message.epilogue))
        return Branch(kind == "multipart/alternative", tuple(self._items(message, depth)))

    def _items(self, message: Part, depth: int) -> Iterator[Item]:
        for part in message.get_payload():
            if isinstance(part, Part):
                yield self._item(part, depth + 1)


def _is_usual(name: str) -> bool:
    return name.lower() in {*_ONCE, "mime-version"}


def _code(message: Message, kind: str) -> str:
    """Return why a part cannot be read, judged by its header alone."""
    names = [name.lower() for name in message]
    if any(names.count(name) > 1 for name in _ONCE):
        return _DAMAGED
    if any(len(str(message.get(name, ""))) > _PART_HEADER_LENGTH for name in _ONCE):
        return _DAMAGED
    if any(isinstance(defect, _GUESSED) for defect in message.defects):
        return _DAMAGED
    return _SEALED.get(kind, "")
