"""Outlook's own files, .msg and winmail.dat: their message becomes a mail, which goes the mail's road.

Takes bytes; gives one child, a mail; writes that mail (.eml), never Outlook's form again.
It does not promise what only Outlook keeps: categories, flags, voting buttons, named properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from redactor.formats.outlook.compose import mail_of
from redactor.formats.outlook.message import Message
from redactor.formats.outlook.msg import looks_like_msg, read_msg
from redactor.formats.outlook.rich import derived
from redactor.formats.outlook.tnef import MAGIC, read_tnef
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, OpaquePart, Reading

_MAIL: Final = Location("mail", "the message")
_LIMITATIONS: Final = (
    "The message is written as a mail (.eml), never in Outlook's own form; what only Outlook keeps "
    "(categories, flags, conversation and sender's machine) is left out and reported.",
    "A formatted text that stands only in Outlook's packed form is replaced by the plain text beside it; "
    "where there is no plain text it becomes an attached document, which needs LibreOffice.",
    "Meetings, tasks, contacts and delivery reports are held: their own fields are left out if a person "
    "agrees.",
    "Files that were linked and not attached are blocked, objects drawn into the text as well.",
)


class _Outlook:
    """What both have in common."""

    limitations = _LIMITATIONS

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def read(self, document: Document) -> Reading:
        """Return the message as one child, and the account of what is left out. Raises Refused."""
        message = self._message(document)
        mail = Document("message.eml", mail_of(message))
        opaque = tuple(
            OpaquePart(Location(f"{code}:{n}", place), code) for n, (place, code) in _left(message)
        )
        return Reading((), (Child(_MAIL, mail),), opaque)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return the redacted mail. Raises CannotRedact if there is none."""
        children = dict(edit.children)
        if edit.marks or list(children) != [_MAIL]:
            raise CannotRedact("The message of an Outlook file was neither redacted nor left out")
        return Document(document.name, children[_MAIL].data)

    def _message(self, document: Document) -> Message:
        raise NotImplementedError


class Msg(_Outlook):
    """Format for .msg files."""

    name = "msg"

    def recognises(self, document: Document) -> bool:
        """Say whether this is a message as Outlook saves it."""
        return looks_like_msg(document.data)

    def _message(self, document: Document) -> Message:
        return read_msg(document.data, self._limits)


class Tnef(_Outlook):
    """Format for winmail.dat."""

    name = "tnef"

    def recognises(self, document: Document) -> bool:
        """Say whether this is a message as Outlook transports it."""
        return document.data.startswith(MAGIC)

    def _message(self, document: Document) -> Message:
        return read_tnef(document.data, self._limits)


def _left(message: Message) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate([("Outlook's own fields", "mail-header"), *_codes(message, "the message")])


def _codes(message: Message, place: str) -> Iterator[tuple[str, str]]:
    """Yield place and code of what the mail does not carry, attached messages included."""
    if message.more:
        yield f"{place}: the fields of its kind", message.more
    if message.rtf and (message.text.strip() or message.page.strip() or derived(message.rtf)):
        yield f"{place}: formatting in Outlook's own form", "style"
    for number, one in enumerate(message.attachments, start=1):
        where = f"{place}, attachment {number}"
        if one.code:
            yield where, one.code
        if one.inner is not None:
            yield from _codes(one.inner, where)
