"""An Outlook message as values: who, when, what, and what hangs on it.

Takes properties; gives a frozen message. Nothing here reads a file.
It does not promise that a message has a body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from redactor.formats.charset import decode, western
from redactor.formats.outlook.properties import STRING, UNICODE, Id, Properties

_BY_VALUE: Final = 1
_NOTHING: Final = 0
_INNER: Final = 5
_OBJECT: Final = 6
_ROLES: Final = {1: "to", 2: "cc", 3: "bcc"}
_CLASSES: Final = (
    ("ipm.note", ""),
    ("ipm.post", ""),
    ("report.", "delivery-report"),
    ("ipm.report", "delivery-report"),
    ("ipm.appointment", "calendar"),
    ("ipm.schedule", "calendar"),
    ("ipm.task", "calendar"),
    ("ipm.contact", "contact-card"),
    ("ipm.distlist", "contact-card"),
)
_LEGACY: Final = {"ipm.microsoft mail.note": "ipm.note"}
OTHER_CLASS: Final = "unknown-part"


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that hangs on a message: bytes, a message, or the code of what cannot be read."""

    name: str
    mime: str = ""
    data: bytes = b""
    inner: Message | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `more` is the code of fields beyond those of a mail (a meeting's, a contact's)."""

    sender: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    when: datetime | None = None
    text: str = ""
    page: str = ""
    rtf: bytes = b""
    attachments: tuple[Attachment, ...] = ()
    more: str = ""


def message_of(
    own: Properties, recipients: Sequence[Properties], attachments: Sequence[Attachment], rtf: bytes
) -> Message:
    """Return the message these properties describe; `rtf` is its formatted text, unpacked."""
    to, cc, bcc = (
        tuple(filter(None, (_mailbox(one) for one in recipients if _ROLES.get(_role(one)) == role)))
        for role in _ROLES.values()
    )
    return Message(
        sender=_sender(own),
        to=to or _shown(own, Id.SHOWN_TO),
        cc=cc or _shown(own, Id.SHOWN_CC),
        bcc=bcc or _shown(own, Id.SHOWN_BCC),
        subject=own.text(Id.SUBJECT),
        when=own.time(Id.SUBMITTED, Id.DELIVERED),
        text=own.text(Id.BODY),
        page=_page(own),
        rtf=rtf,
        attachments=tuple(attachments),
        more=_more(own.text(Id.CLASS)),
    )


def attachment_of(own: Properties, inner: Message | None) -> Attachment | None:
    """Return the attachment these properties describe, None where there is nothing at all."""
    name = own.text(Id.LONG_FILE, Id.SHORT_FILE, Id.NAME)
    mime = own.text(Id.MIME).strip().lower()
    method = own.number(Id.METHOD)
    data = own.data(Id.DATA)
    if inner is not None:
        return Attachment(name, inner=inner)
    if method == _OBJECT:
        return Attachment(name, code="embedded-object")
    if method in {_BY_VALUE, _NOTHING} and Id.DATA in own.values:
        return Attachment(name, mime, data)
    if method == _NOTHING:
        return None
    return Attachment(name, code="damaged-part" if method in {_BY_VALUE, _INNER} else "external-data")


def _role(recipient: Properties) -> int:
    """Return 1, 2 or 3; the bits above say whether a message was sent again."""
    return recipient.number(Id.RECIPIENT_TYPE) & 0xF or 1


def _sender(own: Properties) -> str:
    box = _joined(own.text(Id.SENDER), own.text(Id.SENDER_SMTP) or _address(own.text(Id.SENDER_ADDRESS)))
    behalf = _joined(
        own.text(Id.REPRESENTED), own.text(Id.REPRESENTED_SMTP) or _address(own.text(Id.REPRESENTED_ADDRESS))
    )
    return behalf or box


def _mailbox(recipient: Properties) -> str:
    return _joined(recipient.text(Id.NAME), recipient.text(Id.SMTP) or _address(recipient.text(Id.ADDRESS)))


def _shown(own: Properties, of: Id) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in own.text(of).split(";"))))


def _address(text: str) -> str:
    """Return an address of the internet; a server's own directory path tells a reader nothing."""
    return text if "@" in text and not text.startswith("/") else ""


def _joined(name: str, address: str) -> str:
    name = name.strip().strip("'")
    if not name or name == address:
        return address.strip()
    quoted = name.replace("\\", "").replace('"', "'")
    return f'"{quoted}" <{address.strip()}>' if address.strip() else f'"{quoted}"'


def _page(own: Properties) -> str:
    value = own.values.get(Id.HTML)
    if value is None:
        return ""
    if value.type in {STRING, UNICODE}:
        return own.text(Id.HTML)
    text = decode(value.data, own.page_charset())
    return (western(value.data) if text is None else text).rstrip("\0")


def _more(klass: str) -> str:
    said = klass.strip("\0 ").lower()
    said = _LEGACY.get(said, said) or "ipm.note"
    return next((code for start, code in _CLASSES if said.startswith(start)), OTHER_CLASS)
