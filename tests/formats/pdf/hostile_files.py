"""Files that loop and nest, made by hand, and the table of all hostile files."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name

from .making import VALUE, Sheet, simple, text

SECONDS = 25
REGISTER = f"""
register: 1
case: {{reference: T-1, title: T, language: en}}
parties:
  - {{id: hidden, name: {VALUE}, role: third-party}}
  - {{id: reader, name: Dana Whitcombe, role: parent}}
items:
  - {{id: name, kind: person, party: hidden, withhold_from: [reader], severity: critical}}
"""
FILES: dict[str, tuple[Callable[[], bytes], str]] = {}


def ends(how: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """`how` is a word of the reason, "released", or "" where either end will do."""

    def keep(make: Callable[[], bytes]) -> Callable[[], bytes]:
        FILES[make.__name__.replace("_", " ")] = (make, how)
        return make

    return keep


def raw(*objects: str | bytes, root: int = 1, prefix: bytes = b"") -> bytes:
    """Numbered objects with a correct table, whatever they say."""
    out = io.BytesIO()
    out.write(prefix + b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        data = body.encode("latin-1") if isinstance(body, str) else body
        out.write(b"%d 0 obj\n" % number + data + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for at in places:
        out.write(b"%010d 00000 n \n" % at)
    out.write(
        b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)
    )
    return out.getvalue()


def stream(data: bytes, keys: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), keys.encode()) + data + b"\nendstream"


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def one_page(content: bytes, *more: str | bytes, keys: str = "", resources: str = "") -> bytes:
    """Objects: 1 catalogue, 2 pages, 3 page, 4 content, 5 font, then `more`."""
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> {resources} >> {keys} >>"
    )
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return raw(CATALOGUE, pages, page, stream(content), FONT, *more)


def changed(change: Callable[[Sheet], Any]) -> bytes:
    sheet = simple()
    change(sheet)
    return sheet.bytes()


WORDS = text(VALUE).encode()


# --- page trees


@ends("too-large")
def ten_thousand_pages() -> bytes:
    kids = " ".join(["3 0 R"] * 10_000)
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw(CATALOGUE, f"<< /Type /Pages /Kids [{kids}] /Count 10000 >>", page)


@ends("")
def a_tree_five_thousand_deep() -> bytes:
    nodes = [f"<< /Type /Pages /Kids [{at + 3} 0 R] /Count 1 /Parent {at + 1} 0 R >>" for at in range(5000)]
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw(CATALOGUE, *nodes, page)


@ends("damaged")
def a_tree_that_holds_itself() -> bytes:
    return raw(CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


@ends("")
def a_tree_that_lies_about_its_count() -> bytes:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return raw(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", page)


@ends("damaged")
def no_pages_at_all() -> bytes:
    return raw(CATALOGUE, "<< /Type /Pages /Kids [] /Count 0 >>")


@ends("")
def a_parent_that_is_its_own_parent() -> bytes:
    page = "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>"
    return raw(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(WORDS))


# --- nesting and loops


@ends("")
def arrays_in_arrays() -> bytes:
    return one_page(WORDS, "[" * 50_000 + "]" * 50_000, keys="/Odd 6 0 R")


@ends("")
def arrays_in_arrays_in_the_content() -> bytes:
    return one_page(b"[" * 50_000 + b"]" * 50_000 + b" TJ\n" + WORDS)


@ends("")
def dictionaries_in_dictionaries() -> bytes:
    return one_page(WORDS, "<< /A " * 20_000 + "1" + " >>" * 20_000, keys="/Odd 6 0 R")


@ends("")
def a_hundred_thousand_saved_states() -> bytes:
    return one_page(b"q " * 100_000 + WORDS + b"Q " * 100_000)


@ends("")
def marked_content_never_closed() -> bytes:
    return one_page(b"/Span BMC " * 10_000 + WORDS)


@ends("")
def a_form_that_draws_itself() -> bytes:
    form = stream(b"/X Do " + WORDS, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                  "/Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >>")  # fmt: skip
    return one_page(b"/X Do", form, resources="/XObject << /X 6 0 R >>")


@ends("")
def a_picture_that_is_its_own_mask() -> bytes:
    picture = stream(b"\x00" * 400, "/Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 "
                     "/ColorSpace /DeviceGray /SMask 6 0 R")  # fmt: skip
    return one_page(b"100 0 0 100 9 9 cm /X Do", picture, resources="/XObject << /X 6 0 R >>")


@ends("")
def a_colour_space_made_of_itself() -> bytes:
    return one_page(
        b"/C cs 0 sc 0 0 9 9 re f " + WORDS, "[/Indexed 6 0 R 1 <000000FFFFFF>]",
        resources="/ColorSpace << /C 6 0 R >>",
    )  # fmt: skip


@ends("")
def a_function_made_of_itself() -> bytes:
    function = "<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R] /Bounds [] /Encode [0 1] >>"
    shading = "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function 6 0 R >>"
    return one_page(b"/S sh " + WORDS, function, shading, resources="/Shading << /S 7 0 R >>")


@ends("")
def a_pattern_that_paints_itself() -> bytes:
    tile = stream(b"/Pattern cs /P scn 0 0 9 9 re f", "/PatternType 1 /PaintType 1 /TilingType 1 "
                  "/BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /P 6 0 R >> >>")  # fmt: skip
    return one_page(b"/Pattern cs /P scn 0 0 99 99 re f", tile, resources="/Pattern << /P 6 0 R >>")


@ends("")
def a_font_that_descends_from_itself() -> bytes:
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    return one_page(b"BT /F2 12 Tf 9 9 Td <00410042> Tj ET", font, resources="/Font << /F2 6 0 R >>")


@ends("")
def bookmarks_in_a_ring() -> bytes:
    def change(sheet: Sheet) -> None:
        one = sheet.pdf.make_indirect(Dictionary(Title="a"))
        two = sheet.pdf.make_indirect(Dictionary(Title="b", Next=one, Prev=one, First=one))
        one["/Next"] = two
        sheet.pdf.Root.Outlines = sheet.pdf.make_indirect(Dictionary(First=one, Last=two, Count=2))

    return changed(change)


@ends("")
def fields_and_tags_in_rings() -> bytes:
    def change(sheet: Sheet) -> None:
        field = sheet.pdf.make_indirect(Dictionary(FT=Name.Tx, T="a"))
        field["/Kids"] = Array([field, field])
        field["/Parent"] = field
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        element = sheet.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
        element["/K"] = Array([element, element])
        element["/P"] = element
        sheet.pdf.Root.StructTreeRoot = Dictionary(
            K=element, ParentTree=element, RoleMap=Dictionary(A=Name.B, B=Name.A)
        )
        sheet.pdf.Root.MarkInfo = Dictionary(Marked=True)

    return changed(change)


@ends("")
def object_streams_in_a_ring() -> bytes:
    inner = b"6 0 7 3 6 7"
    packed = stream(inner, "/Type /ObjStm /N 2 /First 8 /Extends 6 0 R")
    return one_page(WORDS, packed, keys="/Odd 6 0 R")


@ends("damaged")
def a_table_that_finds_an_object_stream_inside_itself() -> bytes:
    body = stream(b"4 0 << >>", "/Type /ObjStm /N 1 /First 4")
    head = b"%PDF-1.7\n"
    at = len(head)
    listed = head + b"4 0 obj\n" + body + b"\nendobj\n"
    rows = b"".join(bytes([kind]) + place.to_bytes(3) + bytes([more]) for kind, place, more in (
        (0, 0, 255), (2, 4, 0), (2, 4, 0), (2, 4, 0), (2, 4, 0), (1, len(listed), 0)))  # fmt: skip
    table = b"5 0 obj\n" + stream(rows, "/Type /XRef /Size 6 /W [1 3 1] /Root 1 0 R") + b"\nendobj\n"
    assert at
    return listed + table + b"startxref\n%d\n%%%%EOF\n" % len(listed)


@ends("")
def a_length_that_is_its_own_length() -> bytes:
    body = b"<< /Length 6 0 R >>\nstream\n" + WORDS + b"\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    return raw(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, body, FONT, "6 0 R")
