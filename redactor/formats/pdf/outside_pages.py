"""Names what a PDF holds besides what its pages draw: all of it is left out and reported.

Takes the opened file and its pages; gives codes of opaque parts, without values. A key that is not
known here is `private-data`: nothing goes unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import array, as_name, dictionary, identity

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
    "/PieceInfo": "private-data",
    "/SpiderInfo": "private-data",
    "/OutputIntents": "output-intent",
    "/ViewerPreferences": "viewer-preference",
    "/Requirements": "private-data",
}
_ATTACHED: Final = frozenset(("/AF", "/Collection", "/EmbeddedFiles"))
"""See `attachments`: what hangs here is a child, or reported there."""
_NAMES: Final = {
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
        "/AF",
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
    "/VP": "measure-data",
    "/TemplateInstantiated": "private-data",
}
_ANNOTATIONS: Final = {
    "Link": "link",
    "Widget": "form-field",
    "Sound": "audio",
    "Movie": "video",
    "Screen": "media",
    "RichMedia": "media",
    "3D": "three-d",
}


_TOLD: Final = frozenset(("/Contents", "/AA", "/PA", "/AF", "/NM", "/T", "/TU"))
"""What a link that is built anew may say besides where it leads: that is left out, and reported."""


def _is_nothing(value: Any) -> bool:
    return isinstance(value, pikepdf.Array | pikepdf.Dictionary) and len(value) == 0


def document_parts(pdf: Any, data: bytes, *, tags_lost: bool) -> list[str]:
    """Return the codes of what the whole file holds; `tags_lost` says that some of its tags go."""
    found = dict.fromkeys(_document_parts(pdf, data))
    return [what for what in found if what != "structure-tree" or tags_lost]


def _document_parts(pdf: Any, data: bytes) -> Iterator[str]:
    root = pdf.Root
    kept = {*_REBUILT, *_ATTACHED, "/Names"}
    yield from (_CATALOGUE.get(key, "private-data") for key in root.keys() if key not in kept)  # noqa: SIM118
    names = dictionary(root.get("/Names"))
    for name in names.keys():  # noqa: SIM118 -- pikepdf
        if name not in _ATTACHED:
            yield _NAMES.get(name, "private-data")
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


def page_parts(page: Any, kept: Set[int]) -> list[str]:
    """Return the codes of what one page holds besides its drawing; `kept` are links built anew."""
    return list(dict.fromkeys(_page_parts(page, kept)))


def _page_parts(page: Any, kept: Set[int]) -> Iterator[str]:
    for key in page.keys():  # noqa: SIM118 -- pikepdf
        if key not in _PAGE_KEPT and not _is_nothing(page.get(key)):
            yield _PAGE.get(key, "private-data")
    for annotation in array(page.get("/Annots")):
        entry = dictionary(annotation)
        number = identity(annotation)[0]
        if number and number in kept and _TOLD.isdisjoint(entry.keys()):
            continue
        yield _ANNOTATIONS.get(as_name(entry.get("/Subtype")), "annotation")
        if "/AA" in entry or as_name(dictionary(entry.get("/A")).get("/S")) == "JavaScript":
            yield "action"
