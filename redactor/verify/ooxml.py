"""Whether a Word package is built as we build it: allow-listed parts, no revisions, fixed times.

Takes the members and the element names of each part; what differs blocks our own output and is only
noted on others' files.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final

from redactor.verify import slides_shape
from redactor.verify.part import Part, Tools
from redactor.verify.workbook_shape import PARTS as SHEET_PARTS
from redactor.verify.workbook_shape import is_workbook, strange
from redactor.verify.xmltext import XmlText

_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|"
    r"word/(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|theme/theme\d*|"
    r"header\d*|footer\d*|webSettings)\.xml|"
    r"word/_rels/(?:document|header\d*|footer\d*|footnotes|endnotes|numbering)\.xml\.rels|"
    r"word/media/image\d+\.(?:png|jpe?g)"
)
_LEFTOVER_NAMES: Final = (
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText vanish specVanish "
    "commentReference commentRangeStart commentRangeEnd comment altChunk control object smartTag customXml "
    "rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange tblGridChange numberingChange "
    "tblPrExChange cellIns cellDel cellMerge dataBinding docVar docVars attachedTemplate mailMerge rsids "
    "rsid permStart subDoc placeholder"
)
_LEFTOVERS: Final = frozenset(_LEFTOVER_NAMES.split())


def is_office(names: Iterable[str]) -> bool:
    """Say whether a zip is an Office package."""
    return "[Content_Types].xml" in names


def check_members(part: Part, tools: Tools, infos: Sequence[zipfile.ZipInfo]) -> None:
    """Compare the members with those our writer makes."""
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        tools.gather.structure(part.place, "two members have one name")
    if not is_office(names):
        _check_archive(part, tools, infos)
        return
    parts = SHEET_PARTS if is_workbook(names) else _PARTS
    if slides_shape.is_presentation(names):
        parts = slides_shape.PARTS
    if any(parts.fullmatch(name) is None for name in names):
        tools.gather.structure(part.place, "it has parts that Redactor does not write")
    if len({info.date_time for info in infos}) > 1:
        tools.gather.structure(part.place, "its parts tell when they were changed")
    if any(info.extra or info.comment for info in infos):
        tools.gather.structure(part.place, "its parts have comments or extra fields")


def _check_archive(part: Part, tools: Tools, infos: Sequence[zipfile.ZipInfo]) -> None:
    """An archive of ours has files only, of one time, with nothing beside them."""
    if len({info.date_time for info in infos}) > 1:
        tools.gather.structure(part.place, "its files tell when they were changed")
    if any(info.extra or info.comment or info.is_dir() for info in infos):
        tools.gather.structure(part.place, "its files have comments, extra fields or empty folders")


def check_elements(place: str, tools: Tools, found: XmlText) -> None:
    """Report revisions, comments, hidden text and links to other files."""
    if odd := strange(place, found) or slides_shape.strange(place, found):
        tools.gather.structure(place, odd)
    # Where a drawn line begins has the name of a revision.
    names = {name.rpartition(":")[2] for name in found.names if name != "a:moveTo"}
    if names & _LEFTOVERS or any(name.startswith("rsid") for name in names):
        tools.gather.structure(place, "it keeps revisions, comments, hidden text or embedded parts")
    if "TargetMode" in names and "External" in found.attributes:
        tools.gather.structure(place, "it points to something outside the document")
