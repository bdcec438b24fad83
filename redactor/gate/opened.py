"""A mail opened once: everything it says, what nobody could read, and what it says of its case.

Takes the bytes as they came and the envelope; gives texts with readable places. The reading is the
independent verifier's. It does not judge.
"""

from __future__ import annotations

import email.policy
from collections.abc import Sequence
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from typing import Final

from redactor.gate.sockets import MailReader
from redactor.model.document import Digest, Document
from redactor.model.mail import Envelope
from redactor.model.outcome import Reason, Sighting
from redactor.model.text import Location, Segment, TextMap

_BORDER: Final = "\n\n\f\n\n"
MAIL: Final = "mail"
_TOLD_MOST: Final = 20
"""Of a mail with thousands of parts nobody wants to read thousands of reasons."""


@dataclass(frozen=True)
class Opened:
    """What a mail says. `unread` are reasons to hold it, whoever it is for."""

    document: Document
    sightings: tuple[Sighting, ...]
    unread: tuple[Reason, ...]
    parts: tuple[Digest, ...] = ()
    """Digests of every document in it, however it is wrapped."""

    def whole(self) -> TextMap:
        """Return all texts as one, with hard borders between them."""
        segments: list[Segment] = []
        at = 0
        for number, sighting in enumerate(self.sightings):
            location = Location(f"s{number}", sighting.place)
            segments.append(Segment(at, at + len(sighting.text), location))
            at += len(sighting.text) + len(_BORDER)
        return TextMap("mail", _BORDER.join(one.text for one in self.sightings), tuple(segments))

    def header(self, name: str) -> tuple[str, ...]:
        """Return the values of one of the mail's own headers."""
        parsed = BytesHeaderParser(policy=email.policy.compat32).parsebytes(self.document.data)
        return tuple(str(value).strip() for value in parsed.get_all(name, []))


def open_mail(message: bytes, envelope: Envelope, reader: MailReader) -> Opened:
    """Read a mail wholly, once."""
    document = Document("", message)
    report = reader.read(document, kind=MAIL)
    sightings: Sequence[Sighting] = report.sightings
    if envelope.sender:
        sightings = (Sighting("envelope sender", envelope.sender.reveal()), *sightings)
    unread = tuple(
        Reason("unread", f"Could not be examined: {one.why}", one.place) for one in report.unread[:_TOLD_MOST]
    )
    return Opened(document, tuple(sightings), unread, report.parts)
