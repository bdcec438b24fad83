"""Which headers and file names of a mail are text, where they stand, and what is left out.

Takes a mail taken apart; gives stretches with locations, views of them, and the account of the rest.
Headers that lead back to people or machines (Message-ID, References, Received, X-...) are not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import Final

from redactor.formats.eml.headers import mailboxes, readable, shown
from redactor.formats.eml.parts import Leaf, Mail
from redactor.formats.filenames import base_name
from redactor.formats.joining import Joiner, spelt_out
from redactor.model.text import Location, OpaquePart, TextMap

KEPT: Final = ("From", "To", "Cc", "Subject", "Date")
LISTS: Final = frozenset({"From", "To", "Cc"})
_NAMED_WORDS: Final = (
    "bcc sender reply-to received message-id in-reply-to references return-path delivered-to "
    "dkim-signature arc-seal user-agent thread-topic thread-index x-mailer x-originating-ip list-id "
    "list-unsubscribe disposition-notification-to authentication-results"
)
_NAMED: Final = frozenset(_NAMED_WORDS.split())
_STRUCTURE: Final = frozenset(
    {"mime-version", "content-type", "content-transfer-encoding", "content-disposition"}
)
HEADER: Final = "mail-header"
AROUND: Final = "mail-filler"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a header: a whole value, or one mailbox of a list."""

    name: str
    location: Location
    text: str


def stretches(mail: Mail) -> list[Stretch]:
    """Return the texts of the headers that are kept, in the order they are written."""
    found: list[Stretch] = []
    for name in KEPT:
        values = [value for one, value in mail.headers if one.lower() == name.lower()]
        # Of a header that may stand once only the first is kept: programs show one.
        texts = (
            [box for value in values for box in mailboxes(value)] if name in LISTS else map(shown, values[:1])
        )
        label = f"header {name}"
        found += [
            Stretch(name, Location(f"header:{name}:{number}", label), text)
            for number, text in enumerate(texts)
            if text
        ]
    return found


def file_names(mail: Mail) -> dict[int, str]:
    """Return the file names by number of leaf, without their folders."""
    named = ((leaf.number, base_name(_file_name(leaf.message))) for leaf in mail.leaves)
    return {number: name for number, name in named if name}


def _file_name(message: Message) -> str:
    """Return the name of a part; raw bytes in it are decoded before the library looks at it."""
    copy = Message()
    for name, value in message.raw_items():
        if name.lower() in {"content-type", "content-disposition"}:
            copy[name] = readable(str(value))
    return shown(str(copy.get_filename("") or ""))


def name_location(number: int) -> Location:
    """Return the place of a leaf's file name."""
    return Location(f"name:{number}", f"file name of part {number}")


def part_location(leaf: Leaf) -> Location:
    """Return the place of a leaf itself."""
    return Location(f"part:{leaf.number}", f"part {leaf.number}")


def views(mail: Mail) -> tuple[TextMap, ...]:
    """Return headers and file names as text, and the names once more with their signs as blanks."""
    headers, names = Joiner(), Joiner()
    last = ""
    for one in stretches(mail):
        headers.separate(", " if one.name == last else "\n")
        if one.name != last:
            headers.say(f"{one.name}: ")
        headers.add(one.location, one.text)
        last = one.name
    for number, name in file_names(mail).items():
        names.separate("\n\n")
        names.add(name_location(number), name)
    found = [headers.view("headers")]
    if not names.empty:
        view = names.view("file names")
        found += [view, spelt_out(view, "file names in words")]
    return tuple(found)


def left_out(mail: Mail) -> list[OpaquePart]:
    """Return the headers and texts that are not kept, each sort once, named where the name is a usual one."""
    seen: dict[str, None] = {}
    once: set[str] = set()
    for name, _ in mail.headers:
        low = name.lower()
        if low in _STRUCTURE:
            continue
        if name.title() not in LISTS and (name.title() not in KEPT or low in once):
            seen[f"header {name.title()}" if low in _NAMED or name.title() in KEPT else "other headers"] = (
                None
            )
        once.add(low)
    if mail.part_headers:
        seen["headers of the parts"] = None
    parts = [OpaquePart(Location(f"left:{label}", label), HEADER) for label in seen]
    if mail.around:
        parts.append(OpaquePart(Location("left:around", "text outside the parts"), AROUND))
    return parts
