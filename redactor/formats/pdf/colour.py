"""Copies colour spaces, functions, shadings and graphics states value by value.

Takes the input's objects; gives fresh ones that hold numbers and known names only: no profiles,
no spot colour names, no comments. It does not promise calibrated colour: a profile is replaced by
the device space with as many components.
"""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import (
    array,
    as_float,
    as_int,
    as_name,
    dictionary,
    is_stream,
    stream_bytes,
)
from redactor.model.errors import Unsupported

_DEVICE: Final = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_SHORT: Final = {
    "G": "DeviceGray",
    "RGB": "DeviceRGB",
    "CMYK": "DeviceCMYK",
    "CalGray": "DeviceGray",
    "CalRGB": "DeviceRGB",
    "CalCMYK": "DeviceCMYK",
    "DeviceGray": "DeviceGray",
    "DeviceRGB": "DeviceRGB",
    "DeviceCMYK": "DeviceCMYK",
    "Pattern": "Pattern",
}
_BLEND: Final = frozenset(
    [
        "Normal",
        "Compatible",
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity",
    ]
)
_PROGRAM: Final = re.compile(
    rb"[{}]|-?\d*\.?\d+|\b(?:abs|add|and|atan|bitshift|bool|ceiling|copy|cos|cvi|cvr|div|dup|eq|exch|exp|"
    rb"false|floor|ge|gt|idiv|if|ifelse|index|le|ln|log|lt|mod|mul|ne|neg|not|or|pop|roll|round|sin|sqrt|"
    rb"sub|true|truncate|xor)\b"
)


def colour_space(pdf: Any, source: Any, depth: int = 0) -> Any:
    """Return a fresh colour space; a Name for a device space."""
    name = as_name(source)
    if name:
        return pikepdf.Name("/" + _SHORT.get(name, "DeviceGray"))
    items = array(source)
    kind = as_name(items[0]) if items else ""
    if kind in _SHORT:
        return pikepdf.Name("/" + _SHORT[kind])
    if kind == "ICCBased" and len(items) > 1:
        count = as_int(dictionary(items[1]).get("/N"), 3)
        return pikepdf.Name("/" + _DEVICE.get(count, "DeviceGray"))
    if kind in ("Separation", "DeviceN") and len(items) > 3 and depth < 4:
        return _tinted(pdf, kind, items, depth)
    if kind == "Indexed" and len(items) > 3 and depth < 4:
        return _indexed(pdf, items, depth)
    if kind == "Lab" and len(items) > 1:
        return _lab(items)
    raise Unsupported("The PDF uses a colour space that Redactor does not know")


def _lab(items: list[Any]) -> Any:
    entry = dictionary(items[1])
    fresh = pikepdf.Dictionary(WhitePoint=_numbers(entry.get("/WhitePoint")))
    if "/Range" in entry:
        fresh["/Range"] = _numbers(entry.get("/Range"))
    return pikepdf.Array([pikepdf.Name.Lab, fresh])


def _tinted(pdf: Any, kind: str, items: list[Any], depth: int) -> Any:
    base = colour_space(pdf, items[2], depth + 1)
    tint = function(pdf, items[3])
    if kind == "Separation":
        name = as_name(items[1])
        spot = name if name in ("All", "None", "Black") else "Spot"
        return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/" + spot), base, tint])
    count = len(array(items[1]))
    spots = pikepdf.Array([pikepdf.Name(f"/Spot{at}") for at in range(count)])
    return pikepdf.Array([pikepdf.Name.DeviceN, spots, base, tint])


def _indexed(pdf: Any, items: list[Any], depth: int) -> Any:
    base = colour_space(pdf, items[1], depth + 1)
    high = min(255, max(0, as_int(items[2])))
    table = bytes(items[3]) if isinstance(items[3], pikepdf.String) else stream_bytes(items[3])
    return pikepdf.Array([pikepdf.Name.Indexed, base, high, pikepdf.String(table[: 4 * (high + 1)])])


def _numbers(value: Any) -> Any:
    return pikepdf.Array([round(as_float(item), 6) for item in array(value)])


def function(pdf: Any, source: Any, depth: int = 0) -> Any:
    """Return a fresh function."""
    entry = dictionary(source)
    kind = as_int(entry.get("/FunctionType"), -1)
    fresh = pikepdf.Dictionary(FunctionType=kind, Domain=_numbers(entry.get("/Domain")))
    if "/Range" in entry:
        fresh["/Range"] = _numbers(entry.get("/Range"))
    if kind == 2:
        return _exponential(pdf, entry, fresh)
    if kind == 3 and depth < 4:
        parts = [function(pdf, item, depth + 1) for item in array(entry.get("/Functions"))]
        fresh["/Functions"] = pikepdf.Array(parts)
        for key in ("/Bounds", "/Encode"):
            fresh[key] = _numbers(entry.get(key))
        return pdf.make_indirect(fresh)
    if kind in (0, 4) and is_stream(source):
        return _programmed(pdf, source, fresh, kind)
    raise Unsupported("The PDF uses a function that Redactor does not know")


def _exponential(pdf: Any, entry: Any, fresh: Any) -> Any:
    fresh["/N"] = round(as_float(entry.get("/N"), 1.0), 6)
    for key in ("/C0", "/C1"):
        if key in entry:
            fresh[key] = _numbers(entry.get(key))
    return pdf.make_indirect(fresh)


def _programmed(pdf: Any, source: Any, fresh: Any, kind: int) -> Any:
    data = stream_bytes(source)
    if kind == 4:
        data = b" ".join(_PROGRAM.findall(re.sub(rb"%[^\r\n]*", b"", data)))
        return pdf.make_stream(data, fresh)
    fresh["/Size"] = pikepdf.Array([as_int(item) for item in array(source.get("/Size"))])
    fresh["/BitsPerSample"] = as_int(source.get("/BitsPerSample"), 8)
    for key in ("/Encode", "/Decode"):
        if key in source:
            fresh[key] = _numbers(source.get(key))
    length = as_int(fresh["/BitsPerSample"]) * len(array(fresh.get("/Range"))) // 2
    for size in array(fresh["/Size"]):
        length *= as_int(size)
    return pdf.make_stream(data[: (length + 7) // 8], fresh)


def shading(pdf: Any, source: Any) -> Any:
    """Return a fresh axial or radial shading."""
    entry = dictionary(source)
    kind = as_int(entry.get("/ShadingType"))
    if kind not in (2, 3):
        raise Unsupported("The PDF uses a shading that Redactor does not know")
    fresh = pikepdf.Dictionary(
        ShadingType=kind,
        ColorSpace=colour_space(pdf, entry.get("/ColorSpace")),
        Coords=_numbers(entry.get("/Coords")),
    )
    several = array(entry.get("/Function"))
    made = [function(pdf, item) for item in several or [entry.get("/Function")]]
    fresh["/Function"] = pikepdf.Array(made) if several else made[0]
    for key in ("/Domain", "/BBox", "/Background"):
        if key in entry:
            fresh[key] = _numbers(entry.get(key))
    if "/Extend" in entry:
        fresh["/Extend"] = pikepdf.Array([bool(item) for item in array(entry.get("/Extend"))])
    return pdf.make_indirect(fresh)


def pattern(pdf: Any, source: Any) -> Any:
    """Return a fresh shading pattern."""
    entry = dictionary(source)
    fresh = pikepdf.Dictionary(PatternType=2, Shading=shading(pdf, entry.get("/Shading")))
    if "/Matrix" in entry:
        fresh["/Matrix"] = _numbers(entry.get("/Matrix"))
    return pdf.make_indirect(fresh)


def graphics_state(pdf: Any, source: Any) -> Any:
    """Return a fresh graphics state: numbers, booleans, dashes and blend modes."""
    fresh = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState)
    _copy_plain(source, fresh)
    modes = [as_name(item) for item in array(source.get("/BM"))] or [as_name(source.get("/BM"))]
    known = [mode for mode in modes if mode in _BLEND]
    if known:
        fresh["/BM"] = pikepdf.Name("/" + known[0])
    if as_name(source.get("/SMask")) == "None":
        fresh["/SMask"] = pikepdf.Name("/None")
    dashes = array(source.get("/D"))
    if len(dashes) == 2:
        fresh["/D"] = pikepdf.Array([_numbers(dashes[0]), as_float(dashes[1])])
    return pdf.make_indirect(fresh)


def _copy_plain(source: Any, fresh: Any) -> None:
    for key in ("/LW", "/ML", "/CA", "/ca", "/FL", "/SM"):
        if key in source:
            fresh[key] = round(as_float(source.get(key)), 6)
    for key in ("/LC", "/LJ", "/OPM"):
        if key in source:
            fresh[key] = as_int(source.get(key))
    for key in ("/AIS", "/TK", "/OP", "/op", "/SA"):
        if key in source:
            fresh[key] = bool(source.get(key))
