"""Turns what annotations and form fields draw into page content.

Takes a page; gives drawing operators that place each visible appearance, as a viewer would.
Contents, pop-ups, values, scripts and links are not taken over.
"""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from redactor.formats.pdf.geometry import Matrix, box_of, is_empty, map_box
from redactor.formats.pdf.layers import Layers
from redactor.formats.pdf.objects import array, as_int, as_name, dictionary, floats, identity, is_stream
from redactor.formats.pdf.scene import Op

_NOT_DRAWN: Final = frozenset(
    ("Popup", "Text", "Link", "FileAttachment", "Sound", "Movie", "Screen", "3D", "RichMedia", "Redact")
)
_HIDDEN: Final = 1 << 1
_NO_VIEW: Final = 1 << 5
_INVISIBLE: Final = 1


def drawn_annotations(pdf: Any, page: Any, layers: Layers) -> list[Op]:
    """Return operators that draw the appearances of the page's visible annotations."""
    del pdf
    ops: list[Op] = []
    for annotation in array(page.get("/Annots")):
        entry = dictionary(annotation)
        if not is_shown(entry, layers):
            continue
        appearance = appearance_of(entry)
        matrix = _fit(entry, appearance) if appearance is not None else None
        if matrix is not None:
            # Marked with its object number: the input's tags name annotations by their objects.
            number = pikepdf.Dictionary(MCID=identity(annotation)[0])
            begin: Op = ([pikepdf.Name.Span, number], "BDC")
            ops += [begin, ([], "q"), (list(matrix), "cm"), ([appearance], "Do"), ([], "Q"), ([], "EMC")]
    return ops


def is_shown(entry: Any, layers: Layers) -> bool:
    """Say whether a viewer draws this annotation as part of the page."""
    if as_name(entry.get("/Subtype")) in _NOT_DRAWN:
        return False
    if as_int(entry.get("/F")) & (_HIDDEN | _NO_VIEW):
        return False
    return "/OC" not in entry or layers.visible(entry.get("/OC"))


def appearance_of(entry: Any) -> Any:
    """Return the normal appearance stream, None if there is none."""
    normal = dictionary(entry.get("/AP")).get("/N")
    if is_stream(normal):
        return normal
    states = dictionary(normal)
    chosen = states.get("/" + (as_name(entry.get("/AS")) or "Off"))
    return chosen if is_stream(chosen) else None


def _fit(entry: Any, appearance: Any) -> Matrix | None:
    """Return the matrix that puts the appearance's box onto the annotation's rectangle."""
    corners, bounds = floats(entry.get("/Rect"), 4), floats(appearance.get("/BBox"), 4)
    if corners is None or bounds is None:
        return None
    rect = box_of(((corners[0], corners[1]), (corners[2], corners[3])))
    inner = floats(appearance.get("/Matrix"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    edges = box_of(((bounds[0], bounds[1]), (bounds[2], bounds[3])))
    box = map_box(inner, edges)  # type: ignore[arg-type]
    if is_empty(box) or is_empty(rect):
        return None
    sx, sy = (rect[2] - rect[0]) / (box[2] - box[0]), (rect[3] - rect[1]) / (box[3] - box[1])
    return (sx, 0.0, 0.0, sy, rect[0] - box[0] * sx, rect[1] - box[1] * sy)


def not_drawn(entry: Any, layers: Layers) -> bool:
    """Say whether a viewer would draw this annotation by itself, for want of an appearance."""
    subtype = as_name(entry.get("/Subtype"))
    draws = subtype in (
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Line",
        "Ink",
        "Stamp",
        "FreeText",
        "Widget",
    )
    if subtype == "Widget" and not ("/V" in entry or "/V" in dictionary(entry.get("/Parent"))):
        return False
    return draws and is_shown(entry, layers) and not isinstance(entry.get("/AP"), pikepdf.Dictionary)
