"""Zip archives of files: every member is a child, a fresh archive is written.

Takes bytes; gives the members' names as text and the members as children.
It does not promise folders without files, times, rights or comments: they are left out and reported.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from redactor.formats.archive.members import START, Member, Opened, is_package, open_archive
from redactor.formats.filenames import extension, neutral, safe, suited
from redactor.formats.joining import Joiner, spelt_out
from redactor.formats.kinds import kind_of
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.replacement import replacements
from redactor.model.text import Child, Location, OpaquePart, Reading

_WRITTEN: Final = (1980, 1, 1, 0, 0, 0)


class Archive:
    """Format for zip archives that are no document of another program."""

    name = "zip"
    limitations: tuple[str, ...] = (
        "Every file in an archive is redacted by itself; the archive is released only if all of them can be.",
        "A file or folder name that holds something withheld becomes document-N.",
        "Comments, times, rights, empty folders and what macOS and Windows add are left out and reported.",
        "Archives with a password, links, doubled names, names that lead out of the archive, or damage "
        "are refused.",
        "Archives of other kinds (7z, RAR, TAR) are not opened.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether this is a zip, and no Office, OpenDocument, e-book or program package."""
        return document.data.startswith(START) and not is_package(document.data)

    def read(self, document: Document) -> Reading:
        """Return the names as text and the members as children. Raises Refused."""
        opened = open_archive(document.data, self._limits)
        names = Joiner()
        for member in opened.members:
            names.separate("\n\n")
            names.add(_name_location(member), member.name)
        view = names.view("file names")
        views = () if names.empty else (view, spelt_out(view, "file names in words"))
        opaque = tuple(OpaquePart(Location(f"left:{code}", "the archive"), code) for code in opened.lost)
        children = tuple(Child(_location(member), _document(member)) for member in opened.members)
        return Reading(views, children, opaque, characters=sum(len(member.name) for member in opened.members))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a fresh archive of the redacted members.

        Raises:
            CannotRedact: A mark or a child has no place in the archive, or a member was not accounted for.
        """
        opened = open_archive(document.data, self._limits)
        members = _redacted(opened, edit)
        names = _names(opened, members, edit)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, child in members.items():
                info = zipfile.ZipInfo(names[number], _WRITTEN)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                archive.writestr(info, child.data)
        return Document(document.name, out.getvalue())


def _location(member: Member) -> Location:
    return Location(f"member:{member.number}", f"file {member.number}")


def _name_location(member: Member) -> Location:
    return Location(f"name:{member.number}", f"name of file {member.number}")


def _document(member: Member) -> Document:
    ending = extension(member.name) or kind_of(member.data).extension
    return Document(f"document-{member.number}.{ending}", member.data)


def _redacted(opened: Opened, edit: Edit) -> dict[int, Document]:
    """Return the children by member; every member is there, or was left out by the plan."""
    children = {location.key: child for location, child in edit.children}
    dropped = {location.key for location in edit.dropped}
    found: dict[int, Document] = {}
    for member in opened.members:
        key = _location(member).key
        child = children.pop(key, None)
        if child is not None:
            found[member.number] = child
        elif key not in dropped:
            raise CannotRedact("A file of the archive was neither redacted nor left out")
    if children:
        raise CannotRedact("A redacted file belongs to no place in the archive")
    return found


def _names(opened: Opened, members: dict[int, Document], edit: Edit) -> dict[int, str]:
    """Return the names to write: safe, with the extension of their content, each once."""
    marked = replacements(edit.marks)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for member in opened.members:
        changes = marked.pop(_name_location(member).key, ())
        child = members.get(member.number)
        if child is None:
            continue
        kind = kind_of(child.data)
        name = "" if changes else suited("/".join(map(safe, member.name.split("/"))), kind)
        if not name or name.casefold() in taken or "" in name.split("/"):
            name = _free(member.number, kind.extension, taken)
        taken.add(name.casefold())
        names[member.number] = name
    if marked:
        raise CannotRedact("A mark lies outside the archive's file names")
    return names


def _free(number: int, ending: str, taken: set[str]) -> str:
    while neutral(number, ending) in taken:
        number += 1_000
    return neutral(number, ending)
