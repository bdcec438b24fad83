"""E-mails: headers and file names are their text, bodies and attachments are children, a new mail is written.

Takes bytes; gives the text, the children, and the account of headers and parts that are left out.
It does not promise signatures or encryption: signed and encrypted mails are blocked.
"""

from __future__ import annotations

from redactor.formats.eml.bodies import body_of
from redactor.formats.eml.compose import Attached, Group, Written, compose
from redactor.formats.eml.fields import (
    KEPT,
    file_names,
    left_out,
    name_location,
    part_location,
    stretches,
    views,
)
from redactor.formats.eml.parts import Item, Leaf, Mail, guarded, take_apart
from redactor.formats.eml.recognise import is_mail, is_mailbox
from redactor.formats.filenames import neutral, safe, suited
from redactor.formats.kinds import HTML, MAIL, TEXT, kind_of
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Unsupported
from redactor.model.finding import Edit
from redactor.model.replacement import Replacement, replacements, splice
from redactor.model.text import Child, Location, OpaquePart, Reading

_LONGEST_NAME = 100


class Eml:
    """Format for e-mails."""

    name = "eml"
    limitations: tuple[str, ...] = (
        "E-mails are written anew with From, To, Cc, Subject and Date; every other header is left out and "
        "reported, those that link a conversation together included.",
        "Both the plain and the formatted text of a mail are redacted and kept; pictures inside the text "
        "become attachments.",
        "Signed mails and encrypted mails are blocked; delivery reports, calendar entries and contact cards "
        "are held, and left out if a person agrees.",
        "Parts whose encoding is damaged or whose boundary is missing are blocked.",
        "A name or address that is withheld from a mail's header leaves a label in its place: the redacted "
        "copy cannot be answered to that person.",
        "Mailboxes of several messages (mbox) are refused; of a single message its first line is left out.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes begin as a mail does, or as a mailbox, which `read` refuses."""
        return is_mailbox(document.data) or is_mail(document.data)

    def read(self, document: Document) -> Reading:
        """Return headers and names as text, leaves as children. Raises Refused."""
        with guarded():
            return self._reading(self._taken_apart(document))

    def _reading(self, mail: Mail) -> Reading:
        children: list[Child] = []
        opaque = left_out(mail)
        for leaf in mail.leaves:
            body = body_of(leaf)
            if body.code:
                opaque.append(OpaquePart(part_location(leaf), body.code))
            else:
                name = f"part-{leaf.number}.{kind_of(body.data).extension}"
                children.append(Child(part_location(leaf), Document(name, body.data)))
        found = views(mail)
        characters = sum(len(one.text) for one in found[:2])
        return Reading(found, tuple(children), tuple(opaque), characters=characters)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new mail of the redacted texts and children.

        Raises:
            CannotRedact: A mark or a child has no place in the mail, or a part was not accounted for.
        """
        with guarded():
            mail = self._taken_apart(document)
            wanted = replacements(edit.marks)
            fields = [(name, _texts(mail, name, wanted)) for name in KEPT]
            root = _Writing(mail, edit, wanted).root()
            if wanted:
                raise CannotRedact("A mark lies outside the mail's headers and file names")
            return Document(document.name, compose(fields, root))

    def _taken_apart(self, document: Document) -> Mail:
        if is_mailbox(document.data):
            raise Unsupported(
                "This is a mailbox of several messages",
                advice="Save each message by itself and try again.",
            )
        return take_apart(document.data, self._limits)


def _texts(mail: Mail, name: str, wanted: dict[str, tuple[Replacement, ...]]) -> list[str]:
    return [splice(one.text, wanted.pop(one.location.key, ())) for one in stretches(mail) if one.name == name]


class _Writing:
    """Puts the children into the tree of parts."""

    def __init__(self, mail: Mail, edit: Edit, wanted: dict[str, tuple[Replacement, ...]]) -> None:
        self._mail = mail
        self._children = {location.key: child for location, child in edit.children}
        self._dropped = {location.key for location in edit.dropped}
        self._wanted = wanted
        self._names = file_names(mail)

    def root(self) -> Written:
        root = self._item(self._mail.root)
        if self._children:
            raise CannotRedact("A redacted part belongs to no place in the mail")
        return root or Attached(b"", TEXT)

    def _item(self, item: Item) -> Written | None:
        if isinstance(item, Leaf):
            return self._leaf(item)
        parts = [part for part in map(self._item, item.items) if part is not None]
        if len(parts) > 1:
            return Group(item.alternative, tuple(parts))
        return parts[0] if parts else None

    def _leaf(self, leaf: Leaf) -> Attached | None:
        location: Location = part_location(leaf)
        child = self._children.pop(location.key, None)
        name = self._name(leaf, child)
        if child is None:
            if location.key not in self._dropped:
                raise CannotRedact("A part of the mail was neither redacted nor left out")
            return None
        disposition = str(leaf.message.get("content-disposition", "")).strip().lower()
        return Attached(child.data, kind_of(child.data), name, inline=disposition.startswith("inline"))

    def _name(self, leaf: Leaf, child: Document | None) -> str:
        """Return the file name to write; empty for a body, neutral where a mark is in the old one."""
        old = self._names.get(leaf.number, "")
        marked = self._wanted.pop(name_location(leaf.number).key, ())
        if child is None:
            return ""
        kind = kind_of(child.data)
        is_body = kind in {TEXT, HTML} and not old and not _is_attachment(leaf)
        if is_body or (kind == MAIL and not old):
            return ""
        kept = safe(suited(old, kind)) if old and not marked else ""
        return kept if 0 < len(kept) <= _LONGEST_NAME else neutral(leaf.number, kind.extension)


def _is_attachment(leaf: Leaf) -> bool:
    return str(leaf.message.get("content-disposition", "")).strip().lower().startswith("attachment")
