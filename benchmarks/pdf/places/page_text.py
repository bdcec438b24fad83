"""Hiding places in what pages draw."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from benchmarks.pdf.places.making import (
    DEJAVU,
    Sheet,
    Words,
    canvas_page,
    drawn,
    literal,
    place,
    text,
    turned,
)

said = place("page text")
hidden = place("hidden text")
fonts = place("fonts")


@said
def plain(w: Words) -> bytes:
    return drawn(text(f"The child lives with {w.name} in the town."))


@said
def address_on_one_line(w: Words) -> bytes:
    return drawn(text(f"They moved to {w.street}, {w.town}, {w.postcode} in May."))


@said
def address_block(w: Words) -> bytes:
    return drawn(*(text(part, y=700 - 15 * at) for at, part in enumerate((w.street, w.town, w.postcode))))


@said
def phone(w: Words) -> bytes:
    return drawn(text(f"Call {w.phone} after six."))


@said
def letters_one_by_one(w: Words) -> bytes:
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in enumerate(w.name) if letter != " "))


@said
def letters_moved_by_Td(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn("BT /F1 12 Tf 72 700 Td ", *(f"{literal(one)} Tj 8 0 Td " for one in w.name), "ET\n")


@said
def kerned_array(w: Words) -> bytes:
    return drawn("BT /F1 12 Tf 72 700 Td [", *(f"{literal(one)} -30 " for one in w.name), "] TJ ET\n")


@said
def spaced_by_Tc(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn(f"BT /F1 12 Tf 9 Tc 72 700 Td {literal(w.name)} Tj ET\n")


@said
def shuffled_letters(w: Words) -> bytes:
    order = sorted(enumerate(w.name), key=lambda one: (one[0] * 7) % 19)
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in order if letter != " "))


@said
def reversed_letters(w: Words) -> bytes:
    order = list(enumerate(w.name))[::-1]
    return drawn(*(text(letter, x=72 + 9 * at) for at, letter in order if letter != " "))


@said
def hyphenated(w: Words) -> bytes:
    return drawn(text(f"lives with {w.first[:3]}-"), text(f"{w.first[3:]} {w.last} now", y=685))


@said
def over_two_lines(w: Words) -> bytes:
    return drawn(text(f"They now live with {w.first}"), text(f"{w.last} in the town.", y=685))


@said
def over_two_columns(w: Words) -> bytes:
    left = [text(f"left words {at}", y=700 - 14 * at) for at in range(10)]
    right = [text(f"right words {at}", x=320, y=700 - 14 * at) for at in range(1, 11)]
    return drawn(*left, text(f"and with {w.first}", y=560), text(f"{w.last} who", x=320, y=700), *right)


@said
def over_two_pages(w: Words) -> bytes:
    sheet = Sheet()
    sheet.page(text("Running head", y=810) + text(f"lives with {w.first}", y=60) + text("Page 1 of 2", y=20))
    sheet.page(text("Running head", y=810) + text(f"{w.last} in town", y=795) + text("Page 2 of 2", y=20))
    return sheet.bytes()


@said
def table_row(w: Words) -> bytes:
    rules = "0.5 w 70 690 400 20 re S 170 690 m 170 710 l S 270 690 m 270 710 l S\n"
    return drawn(rules, text(w.first, x=75, y=695), text(w.last, x=175, y=695), text("aunt", x=275, y=695))


@said
def borderless_table(w: Words) -> bytes:
    rows = (("Name", w.name, "aunt"), ("Home", w.street, w.town), ("Code", w.postcode, w.phone))
    cells = [(x, y, said) for y, row in enumerate(rows) for x, said in enumerate(row)]
    return drawn(*(text(said, x=72 + 160 * x, y=700 - 16 * y) for x, y, said in cells))


@said
def drawn_twice(w: Words) -> bytes:
    return drawn(text(w.name), text(w.name, x=72.4), text(w.name, y=700.3))


@said
def outlined_mode(w: Words) -> bytes:
    return drawn(text(w.name, before="1 Tr"))


@said
def quarter_turn(w: Words) -> bytes:
    return drawn(turned(w.name, 90))


@said
def upside_down(w: Words) -> bytes:
    return drawn(turned(w.name, 180))


@said
def slanted_watermark(w: Words) -> bytes:
    return drawn("0.8 g\n", turned(w.name, 35), "0 g\n")


@said
def mirrored(w: Words) -> bytes:
    return drawn(f"q -1 0 0 1 595 0 cm {text(w.name)} Q\n")


@said
def stacked(w: Words) -> bytes:
    return drawn(*(text(one, y=700 - 13 * at) for at, one in enumerate(w.joined)))


@said
def along_a_circle(w: Words) -> bytes:
    return drawn(*(turned(one, 70 - 8 * at, x=100 + 9 * at, y=500) for at, one in enumerate(w.joined)))


@said
def turned_page(w: Words) -> bytes:
    return drawn(text(w.name), Rotate=90)


@said
def large_user_unit(w: Words) -> bytes:
    return drawn(text(w.name), UserUnit=2)


@said
def crossed_media_box(w: Words) -> bytes:
    return drawn(text(w.name), MediaBox=Array([595, 842, 0, 0]))


@said
def in_several_streams(w: Words) -> bytes:
    sheet = Sheet()
    page = sheet.page()
    cut = f"BT /F1 12 Tf 72 700 Td {literal(w.first)} Tj ", f"{literal(' ' + w.last)} Tj ET"
    page.Contents = Array([page.Contents, *(sheet.stream(part) for part in cut)])
    return sheet.bytes()


@said
def half_in_a_form(w: Words) -> bytes:
    sheet = Sheet()
    form = sheet.form(text(w.last, x=0, y=0))
    sheet.page(text(w.first) + "q 1 0 0 1 120 700 cm /X Do Q\n", resources={"XObject": Dictionary(X=form)})
    return sheet.bytes()


def _forms(w: Words, depth: int, uses: int) -> bytes:
    sheet = Sheet()
    inner = sheet.form(text(w.name, x=0, y=5))
    for _ in range(depth - 1):
        inner = sheet.stream(
            "q 1 0 0 1 2 2 cm /X Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 500, 60]),
            Resources=Dictionary(XObject=Dictionary(X=inner)),
        )  # fmt: skip
    draws = "".join(f"q 1 0 0 1 72 {700 - 50 * at} cm /X Do Q\n" for at in range(uses))
    sheet.page(draws, resources={"XObject": Dictionary(X=inner)})
    sheet.page(draws, resources={"XObject": Dictionary(X=inner)})
    return sheet.bytes()


@said
def form(w: Words) -> bytes:
    return _forms(w, 1, 1)


@said
def nested_forms(w: Words) -> bytes:
    return _forms(w, 5, 1)


@said
def shared_form(w: Words) -> bytes:
    return _forms(w, 2, 4)


@said
def inherited_resources(w: Words) -> bytes:
    sheet = Sheet()
    page = sheet.page(text(w.name))
    sheet.pdf.Root.Pages.Resources = page.Resources
    del page["/Resources"]
    return sheet.bytes()


@said
def underlined_and_highlighted(w: Words) -> bytes:
    return drawn("1 1 0 rg 70 696 130 14 re f 0 g\n", text(w.name), "72 698 110 0.7 re f\n")


@said
def superscript_between(w: Words) -> bytes:
    return drawn(text(w.first), text("1", x=117, y=705, size=6), text(w.last, x=124))


# --- not to be seen


@hidden
def under_a_black_box(w: Words) -> bytes:
    return drawn(text(w.name), "0 g 60 690 300 25 re f\n")


@hidden
def under_a_white_box(w: Words) -> bytes:
    return drawn(text(w.name), "1 g 60 690 300 25 re f 0 g\n")


@hidden
def under_a_polygon(w: Words) -> bytes:
    return drawn(text(w.name), "0 g 60 690 m 360 688 l 362 716 l 58 717 l h f\n")


@hidden
def under_a_box_in_strips(w: Words) -> bytes:
    return drawn(text(w.name), "0 g\n", *(f"60 {690 + 3 * at} 300 3 re f\n" for at in range(9)))


@hidden
def white(w: Words) -> bytes:
    return drawn("1 g\n", text(w.name), "0 g\n")


@hidden
def tiny(w: Words) -> bytes:
    return drawn(text(w.name, size=0.2))


@hidden
def scaled_away(w: Words) -> bytes:
    return drawn(f"q 0.001 0 0 0.001 72 500 cm {text(w.name, x=0, y=0)} Q\n")


@hidden
def squeezed_by_Tz(w: Words) -> bytes:  # noqa: N802 -- the operator's name
    return drawn(f"BT /F1 12 Tf 0.1 Tz 72 700 Td {literal(w.name)} Tj 100 Tz ET\n")


@hidden
def transparent(w: Words) -> bytes:
    state = Dictionary(G1=Dictionary(ca=0, CA=0))
    return drawn("q /G1 gs\n", text(w.name), "Q\n", resources={"ExtGState": state})


@hidden
def invisible_mode(w: Words) -> bytes:
    return drawn("q\n", text(w.name, before="3 Tr"), "Q\n")


@hidden
def clip_mode(w: Words) -> bytes:
    return drawn("q\n", text(w.name, before="7 Tr"), "Q\n")


@hidden
def off_the_page(w: Words) -> bytes:
    return drawn(text(w.name, x=900), text(w.name, y=-60))


@hidden
def partly_off_the_page(w: Words) -> bytes:
    return drawn(text(w.name, x=560), text(w.name, x=-50, y=300))


@hidden
def outside_the_crop_box(w: Words) -> bytes:
    return drawn(text(w.name, y=820), CropBox=Array([0, 0, 595, 800]))


@hidden
def clipped(w: Words) -> bytes:
    return drawn("q 0 0 50 50 re W n\n", text(w.name), "Q\n")


@hidden
def clipped_by_its_form(w: Words) -> bytes:
    sheet = Sheet()
    form = sheet.form(text(w.name, x=0, y=100))
    sheet.page("q 1 0 0 1 72 600 cm /X Do Q\n", resources={"XObject": Dictionary(X=form)})
    return sheet.bytes()


def _layered(content: str, *, member: bool = False, settle: Any = None) -> bytes:
    sheet = Sheet()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
    named = layer if not member else Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name.AllOn)
    sheet.page(content, resources={"Properties": Dictionary(L=named)})
    default = Dictionary(OFF=Array([layer])) if settle is None else settle(layer)
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)
    return sheet.bytes()


@hidden
def layer_off(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n")


@hidden
def layer_off_by_membership(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", member=True)


@hidden
def layer_off_by_base_state(w: Words) -> bytes:
    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", settle=lambda _: Dictionary(BaseState=Name.OFF))


@hidden
def layer_shown_on_paper_only(w: Words) -> bytes:
    def settle(layer: Any) -> Any:
        layer["/Usage"] = Dictionary(
            Print=Dictionary(PrintState=Name.ON), View=Dictionary(ViewState=Name.OFF)
        )
        used = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
        return Dictionary(AS=Array([used]))

    return _layered("/OC /L BDC\n" + text(w.name) + "EMC\n", settle=settle)


@hidden
def actual_text(w: Words) -> bytes:
    return drawn(f"/Span << /ActualText {literal(w.name)} >> BDC\n", text("someone"), "EMC\n")


@hidden
def actual_text_over_the_name(w: Words) -> bytes:
    return drawn("/Span << /ActualText (someone) >> BDC\n", text(w.name), "EMC\n")


@hidden
def alternative_and_expansion(w: Words) -> bytes:
    said = f"/Span << /Alt {literal(w.name)} /E {literal(w.name)} >> BDC\n"
    return drawn(said, text("someone"), "EMC\n")


@hidden
def property_list(w: Words) -> bytes:
    listed = Dictionary(P1=Dictionary(Metadata=String(w.name), MCID=1))
    return drawn("/Span /P1 BDC\n", text("x"), "EMC\n", resources={"Properties": listed})


@hidden
def marked_points(w: Words) -> bytes:
    return drawn(f"/{w.last} MP /Note << /T {literal(w.name)} >> DP\n")


@hidden
def unknown_operator(w: Words) -> bytes:
    return drawn(f"BX {literal(w.name)} hide EX\n")


@hidden
def comment_in_the_content(w: Words) -> bytes:
    return drawn(f"% {w.name}\n")


@hidden
def unused_form(w: Words) -> bytes:
    sheet = Sheet()
    sheet.page(resources={"XObject": Dictionary(X=sheet.form(text(w.name)))})
    return sheet.bytes()


@hidden
def resource_names(w: Words) -> bytes:
    sheet = Sheet()
    named = Dictionary({"/" + w.joined: sheet.font})
    sheet.page(f"BT /{w.joined} 12 Tf 72 700 Td (here) Tj ET\n", resources={"Font": named})
    sheet.first.Contents = sheet.stream(f"BT /{w.joined} 12 Tf 72 700 Td (here) Tj ET\n")
    return sheet.bytes()


@place("hidden text", look=True)
def soft_mask(w: Words) -> bytes:
    sheet = Sheet()
    group = sheet.form(
        "1 g " + text(w.name), (0, 0, 595, 842), Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    )
    state = Dictionary(G1=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group)))
    sheet.page("q /G1 gs 0 g 0 0 595 842 re f Q\n", resources={"ExtGState": state})
    return sheet.bytes()


def _pattern(w: Words, content: str) -> bytes:
    sheet = Sheet()
    tile = sheet.stream(
        text(w.name, x=0, y=5), PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 200, 20]),
        XStep=200, YStep=20, Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
    )  # fmt: skip
    sheet.page(content, resources={"Pattern": Dictionary(P1=tile)})
    return sheet.bytes()


@place("hidden text", look=True)
def tiling_pattern(w: Words) -> bytes:
    return _pattern(w, "/Pattern cs /P1 scn 50 400 400 100 re f 0 g\n")


@hidden
def unused_pattern(w: Words) -> bytes:
    return _pattern(w, "")


# --- fonts


@fonts
def embedded(w: Words) -> bytes:
    return canvas_page(lambda c: c.drawString(72, 700, f"The child lives with {w.name} now."))


@fonts
def homoglyphs(w: Words) -> bytes:
    lookalike = str.maketrans("aeo", "\u0430\u0435\u043e")
    return canvas_page(lambda c: c.drawString(72, 700, w.name.translate(lookalike)))


@fonts
def zero_width_marks(w: Words) -> bytes:
    split = "\u200b".join(w.first) + " " + "\u2060".join(w.last)
    return canvas_page(lambda c: c.drawString(72, 700, split))


@fonts
def direction_marks(w: Words) -> bytes:
    said = f"\u202e{w.name[::-1]}\u202c"
    return canvas_page(lambda c: c.drawString(72, 700, said))


@place("fonts", look=True)
def fullwidth_forms(w: Words) -> bytes:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in w.phone.replace(" ", ""))
    return canvas_page(lambda c: c.drawString(72, 700, f"Tel {wide}"))


@fonts
def several_fonts_in_a_word(w: Words) -> bytes:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        for at, letter in enumerate(w.name):
            line.setFont("Helvetica-Bold" if at % 2 else "Times-Roman", 12)
            line.textOut(letter)
        canvas.drawText(line)

    return canvas_page(draw)


def _with_map(w: Words, char_to: Any) -> bytes:
    sheet = Sheet()
    rows = "\n".join(f"<{ord(c):02x}> <{ord(char_to(c)):04x}>" for c in sorted(set(w.name)))
    sheet.font["/ToUnicode"] = sheet.stream(
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(set(w.name))} beginbfchar\n"
        f"{rows}\nendbfchar endcmap"
    )
    sheet.page(text(w.name))
    return sheet.bytes()


@place("fonts", look=True)
def lying_map(w: Words) -> bytes:
    return _with_map(w, lambda c: "x" if c.isalpha() else c)


@place("fonts", look=True)
def map_to_other_letters(w: Words) -> bytes:
    return _with_map(w, lambda c: chr((ord(c.lower()) - 97 + 3) % 26 + 97) if c.isalpha() else c)


@fonts
def honest_map(w: Words) -> bytes:
    return _with_map(w, lambda c: c)


@place("fonts", look=True)
def no_map_at_all(w: Words) -> bytes:
    data = canvas_page(lambda c: c.drawString(72, 700, f"lives with {w.name} now"))
    import io

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                del one["/ToUnicode"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@fonts
def font_name(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.font["/BaseFont"] = Name("/" + w.joined)

    sheet = Sheet()
    sheet.page()
    change(sheet)
    return sheet.bytes()


@fonts
def font_nobody_uses(w: Words) -> bytes:
    sheet = Sheet()
    spelt = "".join(f"<{at:02x}> <{ord(c):04x}>\n" for at, c in enumerate(w.joined, 1))
    unused = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier,
        ToUnicode=sheet.stream(f"begincmap {len(w.joined)} beginbfchar {spelt} endbfchar endcmap"),
    )  # fmt: skip
    sheet.page(resources={"Font": Dictionary(F1=sheet.font, F9=unused)})
    return sheet.bytes()


@fonts
def differences_by_glyph_names(w: Words) -> bytes:
    sheet = Sheet()
    letters = sorted(set(w.joined))
    names = [Name("/" + c) for c in letters]
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([128, *names])),
    )  # fmt: skip
    codes = "".join(f"{128 + letters.index(c):02x}" for c in w.joined)
    fonts = Dictionary(F1=sheet.font, F2=font)
    sheet.page(f"BT /F2 12 Tf 72 700 Td <{codes}> Tj ET\n", resources={"Font": fonts})
    return sheet.bytes()


def _type3(w: Words, look: Any) -> bytes:
    sheet = Sheet()
    letters = sorted(set(w.joined))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=1, LastChar=len(letters),
        Widths=Array([700] * len(letters)),
        Encoding=Dictionary(Differences=Array([1, *(Name(f"/g{at}") for at in range(len(letters)))])),
        CharProcs=Dictionary({f"/g{at}": sheet.stream(look(c)) for at, c in enumerate(letters)}),
        Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
    )  # fmt: skip
    codes = "".join(f"{letters.index(c) + 1:02x}" for c in w.joined)
    fonts = Dictionary(F1=sheet.font, F2=font)
    sheet.page(f"BT /F2 14 Tf 72 700 Td <{codes}> Tj ET\n", resources={"Font": fonts})
    return sheet.bytes()


@place("fonts", look=True)
def type3_drawn_with_another_font(w: Words) -> bytes:
    return _type3(w, lambda c: f"700 0 d0 BT /F1 1000 Tf 0 0 Td {literal(c)} Tj ET")


@place("fonts", plain=False)
def type3_comment_in_a_glyph(w: Words) -> bytes:
    return _type3(w, lambda _: f"700 0 d0 0 0 500 500 re f % {w.name}")


@place("fonts", look=True)
def letters_as_outlines(w: Words) -> bytes:
    from fontTools.pens.qu2cuPen import Qu2CuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.ttLib import TTFont

    program = TTFont(DEJAVU)
    glyphs, names = program.getGlyphSet(), program.getBestCmap()
    out, x = [], 0.0
    marks = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}
    for char in w.name:
        glyph = glyphs[names[ord(char)]]
        recorded = DecomposingRecordingPen(glyphs)
        glyph.draw(Qu2CuPen(recorded, 1.0, all_cubic=True))
        for step, points in recorded.value:
            spots = " ".join(f"{72 + x + px * 0.008:.2f} {600 + py * 0.008:.2f}" for px, py in points)
            out.append(f"{spots} {marks[step]}" if step in marks else "h")
        x += glyph.width * 0.008
    return drawn("\n".join(out), "\nf\n")
