"""Files of older programs: turned into today's format by LibreOffice, which is the one child to be redacted.

Takes bytes of DOC, XLS, PPT, RTF or OpenDocument; gives a DOCX, XLSX or PPTX. The old format is never
written. It does not promise the same layout: only that all text a reader saw is still there, else refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from redactor.formats.convert import doc, odf, ppt, rtf, xls
from redactor.formats.convert.before import Before, drawn_pictures
from redactor.formats.convert.compound import Compound, open_compound
from redactor.formats.convert.loss import pictures_in, refuse_loss
from redactor.formats.convert.package import plain_package
from redactor.formats.convert.sources import Source, source_of
from redactor.formats.ooxml import Package, unpack
from redactor.formats.wordlist import words
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Refused, Unsupported
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, OpaquePart, Reading
from redactor.outside.office import Office, office

_PLACE: Final = "converted"


class Convert:
    """Format for files of older programs."""

    name = "convert"
    limitations: tuple[str, ...] = (
        "DOC, RTF and OpenDocument text become DOCX; XLS and ODS become XLSX; PPT and ODP become PPTX. The "
        "conversion is LibreOffice's; what the new format keeps, drops and refuses holds for the result.",
        "Without LibreOffice these files are blocked; 'redactor doctor' says so.",
        "All text a reader saw before must be there after the conversion, else the file is blocked. The "
        "layout may differ a little.",
        "Files with a password, macros, a digital signature or another file inside them are refused.",
        "OpenDocument texts with hidden sections or paragraphs are refused: LibreOffice would show them.",
        "Comments, deleted and hidden text, properties, thumbnails and earlier versions do not travel along.",
        "Page numbers, dates and other fields that count are calculated afresh.",
        "Documents of Word 2 and older, and those Word 6 saved piecemeal, are refused.",
    )

    def __init__(self, limits: Limits, program: Callable[[], Office | None] = office) -> None:
        """Keep the limits; `program` gives LibreOffice, or None where there is none."""
        self._limits = limits
        self._program = program

    def recognises(self, document: Document) -> bool:
        """Say whether this is a file of an older program."""
        return source_of(document.data) is not None

    def read(self, document: Document) -> Reading:
        """Return the converted file as the only child. Raises Refused."""
        source = source_of(document.data)
        if source is None:
            raise Refused
        _refuse_false_name(document.name, source)
        before = _READERS[source.family](document.data, self._limits)
        program = self._program()
        if program is None:
            raise Unsupported(
                "LibreOffice, which reads this kind of file, is not installed",
                advice="Save it as Word, Excel or PowerPoint of today in its own program and try again.",
            )
        made = program.convert(document.data, source.conversion, most_bytes=self._limits.document_bytes)
        package = unpack(made, self._limits)
        refuse_loss(before.told, package, hidden=before.mixed)
        name = _renamed(document.name, source)
        child = Child(Location(_PLACE, f"as {source.word}"), Document(name, plain_package(package)))
        return Reading((), (child,), tuple(_left(before, package)))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return the redacted child under its new name.

        Raises:
            CannotRedact: There is no child, or there are marks in the old file itself.
        """
        source = source_of(document.data)
        if source is None or edit.marks or [location.key for location, _ in edit.children] != [_PLACE]:
            raise CannotRedact("The converted document was not handed back")
        return Document(_renamed(document.name, source), edit.children[0][1].data)


def _left(before: Before, package: Package) -> Iterator[OpaquePart]:
    """Yield what did not come along, by code; a picture that is missing is a question."""
    for code, count in Counter(before.left).items():
        yield OpaquePart(Location(f"left:{code}", _times(count)), code)
    missing = before.pictures - pictures_in(package)
    if missing > 0:
        yield OpaquePart(Location("left:picture", "a picture LibreOffice left out"), "picture")


def _times(count: int) -> str:
    return "one part of the file" if count == 1 else f"{count} parts of the file"


def _refuse_false_name(name: str, source: Source) -> None:
    """Refuse a name that would promise another kind of output than the file gives."""
    ending = _ending(name)
    if ending in _ALL_ENDINGS and ending not in source.endings:
        raise Refused(
            "The file is not what its name says",
            advice="Open it in the program it was made with, save it under the right kind, and try again.",
        )


def _ending(name: str) -> str:
    leaf = name.rpartition("/")[2]
    return leaf[leaf.rfind(".") :].casefold() if "." in leaf else ""


_ALL_ENDINGS: Final = frozenset(
    words(
        """
    .doc .dot .rtf .odt .ott .wps .xls .xlt .ods .ots .ppt .pot .pps .odp .otp
    """
    )
)


def _renamed(name: str, source: Source) -> str:
    ending = _ending(name)
    stem = name[: -len(ending)] if ending in _ALL_ENDINGS else name
    return f"{stem}.{source.conversion.target}"


def _rtf(data: bytes, _: Limits) -> Before:
    rtf.refuse_unfit(data)
    return Before(tuple(rtf.told(data)), rtf.pictures(data), rtf.left_behind(data))


def _open_document(data: bytes, limits: Limits) -> Before:
    package = unpack(data, limits)
    odf.refuse_unfit(package)
    return Before(tuple(odf.told(package)), odf.pictures(package), tuple(odf.left_behind(package)))


def _doc(data: bytes, _: Limits) -> Before:
    compound = open_compound(data)
    doc.refuse_unfit(compound)
    return _compound(compound, doc.told(compound), doc.MAIN)


def _xls(data: bytes, _: Limits) -> Before:
    compound = open_compound(data)
    xls.refuse_unfit(compound)
    return _compound(compound, xls.told(data), xls.MAIN)


def _ppt(data: bytes, _: Limits) -> Before:
    compound = open_compound(data)
    ppt.refuse_unfit(compound)
    return _compound(compound, ppt.told(compound), ppt.MAIN)


def _compound(compound: Compound, told: Iterable[str], main: frozenset[str]) -> Before:
    compound.refuse_unfit()
    pictures = drawn_pictures(compound.streams.values())
    return Before(tuple(told), pictures, tuple(compound.left_behind(main)), mixed=True)


_READERS: Final[dict[str, Callable[[bytes, Limits], Before]]] = {
    "rtf": _rtf,
    "odt": _open_document,
    "ods": _open_document,
    "odp": _open_document,
    "doc": _doc,
    "xls": _xls,
    "ppt": _ppt,
}
