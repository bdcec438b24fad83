"""What a hostile reviewer found: fonts that lie about their letters, texts with codes inside, bombs."""

from __future__ import annotations

import io
import string
import time
from collections.abc import Callable

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String

from redactor.formats.pdf.adapter import Pdf
from redactor.formats.pdf.plausible import _USUAL
from redactor.model.errors import TooLarge

from . import road
from .making import FORENAME, SURNAME, VALUE, Sheet, simple, text

WORDS = f"The child now lives with {VALUE} by the river"


def _program(letters: list[str], widths: dict[str, int]) -> bytes:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (200, 700), (200, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    names = [".notdef", *(f"g{at}" for at in range(len(letters)))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(
        {".notdef": (500, 0)} | {f"g{at}": (widths[char], 0) for at, char in enumerate(letters)}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _with_font(says: Callable[[str], str]) -> bytes:
    """A page in an embedded font without any table of its own; `says` is what ToUnicode makes of it."""
    letters = sorted(set(WORDS))
    widths = {char: _USUAL.get(char, 278) for char in letters}
    sheet = Sheet()
    program = sheet.pdf.make_stream(_program(letters, widths))
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/A+B"), Flags=4, FontFile2=program)
    child = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/A+B"),
        FontDescriptor=descriptor,
        W=Array([1, Array([widths[char] for char in letters])]),
        CIDToGIDMap=Name.Identity,
    )
    pairs = "\n".join(f"<{at:04X}> <{ord(says(char)):04X}>" for at, char in enumerate(letters, 1))
    said = sheet.pdf.make_stream(
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(letters)} beginbfchar\n{pairs}\n"
        "endbfchar".encode()
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/A+B"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([sheet.pdf.make_indirect(child)]),
        ToUnicode=said,
    )
    codes = "".join(f"{letters.index(char) + 1:04X}" for char in WORDS)
    sheet.page(
        f"BT /F2 12 Tf 72 600 Td <{codes}> Tj ET",
        resources={"Font": Dictionary(F2=sheet.pdf.make_indirect(font))},
    )
    return sheet.bytes()


def _shifted(char: str) -> str:
    low = string.ascii_lowercase
    return low[(low.index(char.lower()) + 3) % 26] if char.isalpha() else char


def _becomes_a_picture(data: bytes) -> bool:
    reading = Pdf().read(road.document(data))
    return any(child.location.key.startswith("raster") for child in reading.children)


@pytest.mark.parametrize("says", [lambda _: " ", lambda _: "\u200b", lambda _: "e", _shifted])
def test_letters_that_cannot_be_what_the_font_says_become_a_picture(says: Callable[[str], str]) -> None:
    assert _becomes_a_picture(_with_font(says))


def test_an_honest_font_is_believed() -> None:
    data = _with_font(lambda char: char)
    assert not _becomes_a_picture(data)
    assert VALUE in road.whole_text(Pdf().read(road.document(data)))


def test_language_codes_do_not_split_a_bookmark() -> None:
    sheet = simple("Nothing")
    with sheet.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("x", 0))
    split = f"{FORENAME[:3]}\x1ben\x1b{FORENAME[3:]} {SURNAME[:5]}\x1benGB\x1b{SURNAME[5:]}"
    sheet.pdf.Root.Outlines.First["/Title"] = String(b"\xfe\xff" + split.encode("utf-16-be"))
    assert VALUE in road.whole_text(Pdf().read(road.document(sheet.bytes())))
    with pikepdf.open(io.BytesIO(road.redact(sheet.bytes(), VALUE))) as made:
        assert str(made.Root.Outlines.First.Title) == road.LABEL


def _wide_widths(sheet: Sheet) -> Dictionary:
    child = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, W=Array([0, 69_999, 500] * 3000))
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([sheet.pdf.make_indirect(child)]),
    )


def _many_ranges(sheet: Sheet) -> Dictionary:
    said = b"2000 beginbfrange " + b"<0000> <FFFF> <0041> " * 2000 + b" endbfrange"
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
        ToUnicode=sheet.pdf.make_stream(said),
    )


@pytest.mark.parametrize("font", [_wide_widths, _many_ranges])
def test_tables_that_repeat_themselves_end_in_time(font: Callable[[Sheet], Dictionary]) -> None:
    sheet = Sheet()
    sheet.page(
        text("Minutes") + "BT /F2 12 Tf 72 600 Td <00410042> Tj ET",
        resources={"Font": Dictionary(F1=sheet.font, F2=sheet.pdf.make_indirect(font(sheet)))},
    )
    begun = time.monotonic()
    Pdf().read(road.document(sheet.bytes()))
    assert time.monotonic() - begun < 10


def test_forms_that_draw_forms_end_in_time() -> None:
    sheet = Sheet()
    form = sheet.pdf.make_stream(b"0 0 m 1 1 l S")
    for _ in range(12):
        entry = Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        if "/Subtype" in form:
            entry["/Resources"] = Dictionary(XObject=Dictionary(A=form))
        form = sheet.pdf.make_stream(b"/A Do " * 10, entry)
    sheet.page(text("Minutes") + "/A Do", resources={"XObject": Dictionary(A=form)})
    begun = time.monotonic()
    with pytest.raises(TooLarge):
        Pdf().read(road.document(sheet.bytes()))
    assert time.monotonic() - begun < 30


def test_many_small_forms_are_no_bomb() -> None:
    sheet = Sheet()
    entry = Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    dot = sheet.pdf.make_stream(b"0 0 9 9 re f", entry)
    sheet.page(text("Minutes") + "/A Do " * 3000, resources={"XObject": Dictionary(A=dot)})
    assert "Minutes" in road.whole_text(Pdf().read(road.document(sheet.bytes())))


def test_trees_and_conditions_that_hold_themselves_end() -> None:
    sheet = simple("Nothing")
    node = sheet.pdf.make_indirect(Dictionary())
    node["/Kids"] = Array([node, node])
    sheet.pdf.Root["/Names"] = Dictionary(Dests=node)
    sheet.pdf.Root["/PageLabels"] = node
    terms = sheet.pdf.make_indirect(Array([Name.And]))
    for _ in range(6):
        terms.append(terms)
    member = Dictionary(Type=Name.OCMD, VE=terms)
    sheet.page("/OC /M BDC " + text("Minutes") + " EMC", resources={"Properties": Dictionary(M=member)})
    begun = time.monotonic()
    reading = Pdf().read(road.document(sheet.bytes()))
    assert time.monotonic() - begun < 10
    assert "Nothing" in road.whole_text(reading)


@pytest.mark.parametrize("key", ["Names", "Kids"])
def test_named_destinations_are_still_found(key: str) -> None:
    sheet = simple("Nothing")
    page = sheet.pdf.pages[0].obj
    pairs = Dictionary(Names=Array([String("a"), Array([page, Name.Fit])]))
    tree = pairs if key == "Names" else Dictionary(Kids=Array([pairs, Dictionary(Names=Array([]))]))
    sheet.pdf.Root["/Names"] = Dictionary(Dests=tree)
    page["/Annots"] = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 99, 99]), Dest=String("a"))]
    )
    with pikepdf.open(io.BytesIO(road.redact(sheet.bytes()))) as made:
        assert len(made.pages[0].Annots) == 1


@pytest.mark.parametrize(
    ("prefix", "start", "kept"), [("07700 900", 123, 1), ("", 7_700_900, 1), ("A-", 12, 12), ("", 5, 5)]
)
def test_a_page_label_does_not_count_up_to_a_number(prefix: str, start: int, kept: int) -> None:
    sheet = simple("Nothing")
    label = Dictionary(S=Name.D, P=String(prefix), St=start)
    sheet.pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, label]))
    with pikepdf.open(io.BytesIO(road.redact(sheet.bytes()))) as made:
        assert int(made.Root.PageLabels.Nums[1].get("/St", 1)) == kept
