"""Whether the tags of a PDF are as we write them: kinds, places, small numbers, and nothing that speaks.

Takes a part and its reader; what differs blocks our own output. Descriptions of pictures are strings
like any other and searched with all objects; here is only said where one may stand.
"""

from __future__ import annotations

import re
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from redactor.verify.part import Part, Tools

_KIND_NAMES: Final = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula"
)
_KINDS: Final = _KIND_NAMES.split()
_SHOWN: Final = frozenset({"/Figure", "/Formula"})
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2})?")
_WORDS: Final = {
    "/Scope": {"/Row", "/Column", "/Both"},
    "/ListNumbering": {
        *("/None", "/Disc", "/Circle", "/Square", "/Decimal"),
        *("/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"),
    },
}
_SPANS: Final = frozenset({"/ColSpan", "/RowSpan"})
_WIDEST: Final = 99
_ROOT: Final = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"})
_ELEMENT: Final = frozenset({"/Type", "/S", "/P", "/K", "/Alt", "/Lang", "/A"})
_REFERENCES: Final = {
    "/MCR": ({"/Type", "/Pg", "/MCID"}, {"/Type", "/Pg", "/MCID", "/Stm"}),
    "/OBJR": ({"/Type", "/Pg", "/Obj"},),
}
_BEGINS: Final = re.compile(rb"(?<![^\s>\])])(?:BMC|BDC|DP|MP)(?!\S)")
_OURS: Final = re.compile(
    rb"(?<!\S)/(?:Artifact BMC|(?:%b) <</MCID \d{1,5}>> BDC)(?!\S)" % "|".join(_KINDS).encode()
)


class _Strange(Exception):
    """Something our writer never writes; caught here, never shown."""


def check_tags(part: Part, tools: Tools, reader: PdfReader) -> set[int]:
    """Compare the tags with what our writer makes; return the numbers of the objects they consist of."""
    found: set[int] = set()
    try:
        _check_catalogue(reader.root_object, found)
    except _Strange:
        tools.gather.structure(part.at("tags"), "there are tags that Redactor does not write")
        return set()
    return found


def check_marked(part: Part, tools: Tools) -> None:
    """Report marked content that says more than which tag it belongs to."""
    begins = len(_BEGINS.findall(part.data))
    if begins and begins != len(_OURS.findall(part.data)):
        tools.gather.structure(part.place, "there is marked content that Redactor does not write")


def _check_catalogue(root: DictionaryObject, found: set[int]) -> None:
    language = root.get("/Lang", "en")
    _expect(isinstance(language, str) and _LANGUAGE.fullmatch(language))
    if "/MarkInfo" in root or "/StructTreeRoot" in root:
        info = _dictionary(root.get("/MarkInfo"), {"/Marked"})
        _expect(str(info.get("/Marked")) == "True")
        _check_root(root.raw_get("/StructTreeRoot") if "/StructTreeRoot" in root else None, found)


def _check_root(raw: Any, found: set[int]) -> None:
    tree = _dictionary(_object(raw, found), _ROOT)
    _expect(tree.get("/Type") == "/StructTreeRoot" and _is_number(tree.get("/ParentTreeNextKey")))
    elements: set[int] = set()
    waiting = list(_array(tree.get("/K")))
    while waiting:
        waiting += _check_element(waiting.pop(), elements)
    found |= elements
    numbers = _array(_dictionary(_object(tree.raw_get("/ParentTree"), found), {"/Nums"}).get("/Nums"))
    for key, value in zip(numbers[::2], numbers[1::2], strict=False):
        parents = value if isinstance(value, ArrayObject) else [value]
        _expect(_is_number(key) and all(getattr(one, "idnum", 0) in elements for one in parents))


def _check_element(raw: Any, elements: set[int]) -> list[Any]:
    """Check one element; return the elements in it."""
    element = _dictionary(_object(raw, elements), _ELEMENT)
    kind = str(element.get("/S", ""))
    _expect(element.get("/Type") == "/StructElem" and kind[1:] in _KINDS)
    _expect(isinstance(element.raw_get("/P"), IndirectObject))
    if "/Alt" in element:
        _expect(kind in _SHOWN and isinstance(element["/Alt"], str))
    if "/Lang" in element:
        _expect(_LANGUAGE.fullmatch(str(element["/Lang"])))
    for attributes in _array(element.get("/A", ArrayObject())):
        _check_attributes(attributes)
    kids = _array(element.get("/K"))
    for kid in kids:
        if not isinstance(kid, IndirectObject):
            _check_reference(kid)
    return [kid for kid in kids if isinstance(kid, IndirectObject)]


def _check_reference(said: Any) -> None:
    shapes = _REFERENCES.get(str(said.get("/Type", "")), ()) if isinstance(said, DictionaryObject) else ()
    _expect(any(set(said) == shape for shape in shapes))
    for key in said:
        value = said.raw_get(key)
        _expect(key == "/Type" or (_is_number(value) if key == "/MCID" else hasattr(value, "idnum")))


def _check_attributes(said: Any) -> None:
    _expect(isinstance(said, DictionaryObject) and said.get("/O") in {"/Table", "/List"})
    for key, value in said.items():
        if key in _SPANS:
            _expect(_is_number(value) and 1 < int(value) <= _WIDEST)
        elif key != "/O":
            _expect(str(value) in _WORDS.get(str(key), ()))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _object(raw: Any, found: set[int]) -> Any:
    """Return what a reference leads to, and take note of its number; twice is strange."""
    _expect(isinstance(raw, IndirectObject) and raw.idnum not in found)
    found.add(raw.idnum)
    return raw.get_object()


def _dictionary(value: Any, keys: frozenset[str] | set[str]) -> DictionaryObject:
    if not isinstance(value, DictionaryObject) or not set(value) <= keys or hasattr(value, "get_data"):
        raise _Strange
    return value


def _array(value: Any) -> ArrayObject:
    if not isinstance(value, ArrayObject):
        raise _Strange
    return value


def _expect(condition: object) -> None:
    if not condition:
        raise _Strange
