"""Whether a PDF is built as we build it: nothing but what a page needs, one end, no leftovers.

Takes a part and its objects; what differs blocks our own output and is only noted on others' files.
"""

from __future__ import annotations

import re
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from redactor.verify.part import Part, Tools
from redactor.verify.pdf.attached import check_attached
from redactor.verify.pdf.tags import check_tags

_KEY_NAMES: Final = (
    "Size Root ID Info W Index Type Pages Lang ViewerPreferences Version PageMode PageLayout PageLabels "
    "Nums St P Count Kids Parent MediaBox CropBox Rotate Resources Contents Annots UserUnit Group Names "
    "Dests Limits DisplayDocTitle Direction Title Producer Outlines First Last Next Prev Dest C F "
    "Subtype Rect Border A S D H BS Font XObject ExtGState ColorSpace Pattern Shading ProcSet Length "
    "Filter DecodeParms DL Predictor Columns Colors BitsPerComponent EarlyChange K BlackIs1 Rows "
    "EncodedByteAlign EndOfLine EndOfBlock ColorTransform BBox Matrix FormType CS I Width Height "
    "ImageMask Mask SMask Decode Interpolate Intent Alternate N Range WhitePoint BlackPoint Gamma "
    "Extends CA ca BM AIS SA LW LC LJ ML OP op OPM TK FL SM RI G TR BC BG UCR HT Name ShadingType "
    "Coords Domain Function Extend FunctionType C0 C1 Functions Bounds Encode BitsPerSample Order "
    "BitsPerCoordinate BitsPerFlag VerticesPerRow Background AntiAlias PatternType PaintType TilingType "
    "XStep YStep BaseFont Encoding ToUnicode DescendantFonts FontDescriptor FirstChar LastChar Widths "
    "W2 DW DW2 CIDSystemInfo Registry Ordering Supplement CIDToGIDMap Flags FontBBox ItalicAngle Ascent "
    "Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 "
    "FontFile3 FontName FontFamily FontStretch FontWeight BaseEncoding Differences Length1 Length2 "
    "Length3 CMapName WMode UseCMap CharProcs FontMatrix Lang StructParents StructParent Tabs URI "
)
_KEYS: Final = frozenset(_KEY_NAMES.split())
_CATALOGUE_NAMES: Final = (
    "Type Pages Lang Version ViewerPreferences PageMode PageLayout PageLabels Outlines MarkInfo "
    "StructTreeRoot Names"
)
_CATALOGUE: Final = frozenset(_CATALOGUE_NAMES.split())
_PLAIN_ADDRESS: Final = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~/-]*)?", re.ASCII)
_JUDGED: Final = frozenset({"MarkInfo", "StructTreeRoot", "Names"})
_NAMED: Final = frozenset(
    {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/CharProcs", "/Colorants"}
)
_PLAIN_NAME: Final = re.compile(r"/[A-Za-z0-9_.+-]{1,40}$")
_FILE_OBJECTS: Final = frozenset({"/XRef", "/ObjStm"})
_DEEPEST: Final = 40


def check_structure(part: Part, tools: Tools, reader: PdfReader, objects: dict[int, Any]) -> None:
    """Compare the whole file with what our writer makes."""
    data = part.data
    if data.count(b"%%EOF") != 1 or not data.rstrip().endswith(b"%%EOF"):
        tools.gather.structure(part.place, "the file has more than one end, or bytes after it")
    if not data.startswith(b"%PDF-"):
        tools.gather.structure(part.place, "the file has bytes before its start")
    if "/Prev" in reader.trailer:
        tools.gather.structure(part.place, "the file holds an earlier revision")
    reached = _reachable(reader)
    judged = check_tags(part, tools, reader) | check_attached(part, tools, reader)
    for number, found in objects.items():
        place = part.at(f"object {number}")
        if number and number not in reached and _type(found) not in _FILE_OBJECTS:
            tools.gather.structure(part.at("objects"), "there are objects that nothing refers to")
        if number not in judged and _strange_keys(_to_judge(found)):
            tools.gather.structure(part.at("objects"), "there are keys that Redactor does not write")
        if _type(found) == "/Annot" or (isinstance(found, DictionaryObject) and "/Rect" in found):
            _check_link(place, tools, found)


def _type(found: Any) -> str:
    return str(found.get("/Type", "")) if isinstance(found, DictionaryObject) else ""


def _check_link(place: str, tools: Tools, found: DictionaryObject) -> None:
    action = found.get("/A")
    action = action.get_object() if action is not None else {}
    if found.get("/Subtype") != "/Link" or not (action == {} or _is_harmless(action)):
        tools.gather.structure(place, "it is an annotation or a link that Redactor does not write")


def _to_judge(found: Any) -> Any:
    """Return an object to be judged by its keys; of the catalogue, what is not judged elsewhere."""
    if _type(found) != "/Catalog":
        return found
    if not {str(key)[1:] for key in found} <= _CATALOGUE:
        return DictionaryObject({NameObject("/UnknownToUs"): NameObject("/Key")})
    return DictionaryObject({key: found.raw_get(key) for key in found if str(key)[1:] not in _JUDGED})


def _is_harmless(action: Any) -> bool:
    """Say whether an action leads to a page of this file, or to a plain web address without a query."""
    if not isinstance(action, DictionaryObject):
        return False
    if set(action) == {"/S", "/URI"}:
        return str(action["/S"]) == "/URI" and _PLAIN_ADDRESS.fullmatch(str(action["/URI"])) is not None
    return action.get("/S") == "/GoTo" and "/Next" not in action and "/URI" not in action


def _strange_keys(found: Any, *, named: bool = False, depth: int = 0) -> bool:
    if isinstance(found, ArrayObject):
        return depth < _DEEPEST and any(_strange_keys(value, depth=depth + 1) for value in found)
    if not isinstance(found, DictionaryObject) or depth >= _DEEPEST:
        return False
    for key, value in found.items():
        known = _PLAIN_NAME.match(str(key)) if named else str(key)[1:] in _KEYS
        if not known or _strange_keys(value, named=str(key) in _NAMED and not named, depth=depth + 1):
            return True
    return False


def _reachable(reader: PdfReader) -> set[int]:
    """Return the numbers of the objects one gets to from the trailer."""
    found: set[int] = set()
    waiting: list[Any] = [reader.trailer.raw_get(key) for key in reader.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in found:
                continue
            found.add(one.idnum)
            one = reader.get_object(one)
        if isinstance(one, DictionaryObject):
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
    return found
