"""Files attached to a PDF: out as children with their names as text, back in under safe names.

Takes an opened PDF; gives the attached files wherever they hang: the list of attachments, associated
files, paper-clip notes. In the new file all are plain attachments; descriptions, dates and the pages
they hung on are not taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from redactor.formats.filenames import base_name, extension, neutral, safe, suited
from redactor.formats.kinds import kind_of
from redactor.formats.pdf.objects import array, as_text, dictionary, identity, is_stream
from redactor.model.document import Document
from redactor.model.errors import CannotRedact, TooLarge
from redactor.model.text import Child, Location

_MOST: Final = 2_000
_DEEP: Final = 30
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attached file; `number` from 1, `name` as the PDF says it."""

    number: int
    name: str
    data: bytes

    @property
    def key(self) -> str:
        """Return the key of its location."""
        return f"attachment:{self.number}"

    @property
    def name_key(self) -> str:
        """Return the key of its name's location."""
        return f"attachment-name:{self.number}"

    def child(self) -> Child:
        """Return the file as a child, under a neutral name."""
        name = f"attachment-{self.number}.{kind_of(self.data).extension}"
        return Child(Location(self.key, f"attachment {self.number}"), Document(name, self.data))


@dataclass(slots=True)
class Attached:
    """All attached files, and codes of what hangs there besides (see `rules/policy.yaml`)."""

    files: list[Attachment] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, readable place and text of the files' names."""
        for file in self.files:
            if file.name:
                yield file.name_key, f"name of attachment {file.number}", file.name


def read_attachments(pdf: Any) -> Attached:
    """Find every attached file, each once."""
    found, seen = Attached(), set[tuple[int, int]]()
    names = dictionary(pdf.Root.get("/Names"))
    for specification in _specifications(pdf, names):
        _read(dictionary(specification), found, seen)
    if len(dictionary(names.get("/EmbeddedFiles"))) and not found.files:
        found.lost.append("attachment")
    return found


def _specifications(pdf: Any, names: Any) -> Iterator[Any]:
    yield from _listed(names.get("/EmbeddedFiles"), set(), 0)
    yield from array(pdf.Root.get("/AF"))
    for page in pdf.pages:
        yield from array(page.obj.get("/AF"))
        for annotation in array(page.obj.get("/Annots")):
            entry = dictionary(annotation)
            yield from array(entry.get("/AF"))
            if "/FS" in entry:
                yield entry.get("/FS")


def _listed(node: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[Any]:
    entry = dictionary(node)
    own = identity(entry)
    if depth > _DEEP or (own[0] and own in seen):
        return
    seen.add(own)
    yield from array(entry.get("/Names"))[1::2]
    for kid in array(entry.get("/Kids")):
        yield from _listed(kid, seen, depth + 1)


def _read(specification: Any, found: Attached, seen: set[tuple[int, int]]) -> None:
    files = dictionary(specification.get("/EF"))
    streams = [files.get(key) for key in ("/UF", "/F", "/Unix", "/Mac", "/DOS") if is_stream(files.get(key))]
    if not streams:
        found.lost.append("external-reference")
    if "/RF" in specification:
        found.lost.append("attachment")
    if "/Desc" in specification or "/CI" in specification:
        found.lost.append("property")
    name = next((said for key in ("/UF", "/F") if (said := as_text(specification.get(key)))), "")
    for stream in streams:
        if identity(stream) in seen:
            continue
        seen.add(identity(stream))
        try:
            data = bytes(stream.read_bytes())
        except (pikepdf.PdfError, pikepdf.DataDecodingError):
            found.lost.append("damaged-part")
            continue
        found.files.append(Attachment(len(found.files) + 1, base_name(name), data))
        if len(found.files) > _MOST:
            raise TooLarge("The PDF has more attachments than the limit")


def write_attachments(
    pdf: Any,
    attached: Attached,
    children: Mapping[str, Document],
    dropped: Callable[[str], bool],
    marked: Callable[[str], bool],
) -> None:
    """Attach the redacted files. Raises `CannotRedact` for one that was neither redacted nor left out."""
    made: dict[str, Any] = {}
    for file in attached.files:
        child = children.get(file.key)
        if child is None:
            if not dropped(file.key):
                raise CannotRedact("An attachment was neither redacted nor left out")
            continue
        name = _name(file, child.data, marked(file.name_key), made.keys())
        stream = pdf.make_stream(child.data, pikepdf.Dictionary(Type=pikepdf.Name.EmbeddedFile))
        made[name] = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Filespec,
                F=pikepdf.String(name),
                UF=pikepdf.String(name),
                EF=pikepdf.Dictionary(F=stream),
            )
        )
    if made:
        listed = [item for name in sorted(made) for item in (pikepdf.String(name), made[name])]
        tree = pikepdf.Dictionary(Names=pikepdf.Array(listed))
        pdf.Root["/Names"] = pikepdf.Dictionary(EmbeddedFiles=tree)


def _name(file: Attachment, data: bytes, marked: bool, taken: Any) -> str:  # noqa: FBT001 -- one call
    """Return the name to write: neutral where something in the old one is marked."""
    kind = kind_of(data)
    kept = "" if marked or not file.name else safe(suited(file.name, kind))
    if not 0 < len(kept) <= _LONGEST_NAME:
        kept = neutral(file.number, kind.extension)
    if kept not in taken:
        return kept
    ending = extension(kept)
    stem = kept[: -len(ending) - 1] if ending else kept
    return f"{stem}-{file.number}.{ending}" if ending else f"{stem}-{file.number}"
