"""Names what a PDF holds besides what its pages draw: all of it is left out and reported.

Takes the opened file and its pages; gives codes of opaque parts, without values. A key that is not
known here is `private-data`: nothing goes unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import array, as_name, dictionary

_REBUILT: Final = frozenset(
    [
        "/Type",
        "/Pages",
        "/Version",
        "/Lang",
        "/Extensions",
        "/PageLayout",
        "/PageMode",
        "/Outlines",
        "/PageLabels",
    ]
)
_CATALOGUE: Final = {
    "/Metadata": "xmp",
    "/Dests": "named-destination",
    "/OCProperties": "layer-name",
    "/StructTreeRoot": "structure-tree",
    "/MarkInfo": "structure-tree",
    "/AcroForm": "form-field",
    "/OpenAction": "action",
    "/AA": "action",
    "/URI": "link",
    "/Threads": "thread",
    "/Perms": "signature",
    "/DSS": "signature",
    "/Legal": "signature",
    "/Collection": "portfolio",
    "/PieceInfo": "private-data",
    "/SpiderInfo": "private-data",
    "/OutputIntents": "output-intent",
    "/ViewerPreferences": "viewer-preference",
    "/AF": "associated-file",
    "/Requirements": "private-data",
}
_NAMES: Final = {
    "/EmbeddedFiles": "attachment",
    "/JavaScript": "javascript",
    "/Dests": "named-destination",
    "/Templates": "private-data",
    "/AP": "private-data",
    "/Pages": "private-data",
    "/IDS": "private-data",
    "/URLS": "private-data",
    "/AlternatePresentations": "private-data",
    "/Renditions": "media",
}
_PAGE_KEPT: Final = frozenset(
    [
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/Resources",
        "/Contents",
        "/Annots",
        "/Group",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/StructParents",
        "/Tabs",
        "/LastModified",
        "/UserUnit",
    ]
)
_PAGE: Final = {
    "/AA": "action",
    "/Thumb": "thumbnail",
    "/PieceInfo": "private-data",
    "/Metadata": "xmp",
    "/B": "thread",
    "/Trans": "transition",
    "/Dur": "transition",
    "/AF": "associated-file",
    "/VP": "measure-data",
    "/TemplateInstantiated": "private-data",
}
_ANNOTATIONS: Final = {
    "Link": "link",
    "Widget": "form-field",
    "FileAttachment": "attachment",
    "Sound": "audio",
    "Movie": "video",
    "Screen": "media",
    "RichMedia": "media",
    "3D": "three-d",
}


def _is_nothing(value: Any) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and len(value) == 0


def document_parts(pdf: Any, data: bytes) -> list[str]:
    """Return the codes of what the whole file holds."""
    return list(dict.fromkeys(_document_parts(pdf, data)))


def _document_parts(pdf: Any, data: bytes) -> Iterator[str]:
    root = pdf.Root
    kept = {*_REBUILT, "/Names"}
    yield from (_CATALOGUE.get(key, "private-data") for key in root.keys() if key not in kept)  # noqa: SIM118
    names = dictionary(root.get("/Names"))
    yield from (_NAMES.get(name, "private-data") for name in names.keys())  # noqa: SIM118 -- pikepdf
    form = dictionary(root.get("/AcroForm"))
    if "/XFA" in form:
        yield "xfa-form"
    if _signed(form):
        yield "signature"
    if any(key != "/Title" for key in dictionary(pdf.trailer.get("/Info")).keys()):  # noqa: SIM118 -- pikepdf
        yield "property"
    yield from _file_parts(data)


def _file_parts(data: bytes) -> Iterator[str]:
    if data.count(b"startxref") > 2 or (data.count(b"%%EOF") > 1 and b"/Linearized" not in data[:2048]):
        yield "earlier-version"
    end = data.rfind(b"%%EOF")
    if end >= 0 and re.sub(rb"\s", b"", data[end + 5 :]):
        yield "trailing-bytes"


def _signed(form: Any) -> bool:
    pending, seen = array(form.get("/Fields")), 0
    while pending and seen < 10_000:
        field = dictionary(pending.pop())
        seen += 1
        if as_name(field.get("/FT")) == "Sig" and "/V" in field:
            return True
        pending += array(field.get("/Kids"))
    return False


def page_parts(page: Any) -> list[str]:
    """Return the codes of what one page holds besides its drawing."""
    return list(dict.fromkeys(_page_parts(page)))


def _page_parts(page: Any) -> Iterator[str]:
    for key in page.keys():  # noqa: SIM118 -- pikepdf
        if key not in _PAGE_KEPT and not _is_nothing(page.get(key)):
            yield _PAGE.get(key, "private-data")
    for annotation in array(page.get("/Annots")):
        entry = dictionary(annotation)
        yield _ANNOTATIONS.get(as_name(entry.get("/Subtype")), "annotation")
        if "/AA" in entry or as_name(dictionary(entry.get("/A")).get("/S")) == "JavaScript":
            yield "action"
