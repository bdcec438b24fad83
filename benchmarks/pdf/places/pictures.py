"""Hiding places in pictures."""

from __future__ import annotations

import io
from typing import Any

from pikepdf import Array, Dictionary, Name
from PIL import Image, PngImagePlugin

from benchmarks.pdf.places.making import (
    SHOW,
    Sheet,
    Words,
    changed,
    image,
    packed,
    picture,
    place,
    text,
    with_picture,
)

seen = place("pictures", look=True)
aside = place("picture data")


def _file(sheet: Sheet, data: bytes, filtered: str, size: tuple[int, int], **keys: Any) -> Any:
    return sheet.stream(
        data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=8,
        ColorSpace=keys.pop("ColorSpace", Name.DeviceGray), Filter=Name("/" + filtered), **keys,
    )  # fmt: skip


@seen
def grey_pixels(w: Words) -> bytes:
    return with_picture(lambda sheet: image(sheet, picture(w.name)))


@seen
def colour_pixels(w: Words) -> bytes:
    return with_picture(lambda sheet: image(sheet, picture(w.name).convert("RGB")))


@seen
def one_bit_pixels(w: Words) -> bytes:
    return with_picture(lambda sheet: image(sheet, picture(w.name).convert("1")))


@seen
def jpeg(w: Words) -> bytes:
    return with_picture(lambda s: _file(s, packed(picture(w.name), "JPEG"), "DCTDecode", (700, 60)))


@seen
def jpeg_2000(w: Words) -> bytes:
    return with_picture(lambda s: _file(s, packed(picture(w.name), "JPEG2000"), "JPXDecode", (700, 60)))


@seen
def fax(w: Words) -> bytes:
    tiff = Image.open(io.BytesIO(packed(picture(w.name).convert("1"), "TIFF", compression="group4")))
    at, size = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    tiff.fp.seek(at)  # type: ignore[union-attr]
    data = tiff.fp.read(size)  # type: ignore[union-attr]
    parameters = Dictionary(K=-1, Columns=700, Rows=60, BlackIs1=tiff.tag_v2[262] == 0)

    def make(sheet: Sheet) -> Any:
        made = _file(sheet, data, "CCITTFaxDecode", (700, 60), DecodeParms=parameters)
        made["/BitsPerComponent"] = 1
        return made

    return with_picture(make)


@seen
def palette(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        table = sheet.stream(bytes(255 - at // 3 for at in range(768)))
        return image(sheet, picture(w.name), ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 255, table]))

    return with_picture(make)


@seen
def inverted_by_decode(w: Words) -> bytes:
    return with_picture(lambda sheet: image(sheet, picture(w.name), Decode=Array([1, 0])))


@seen
def faint(w: Words) -> bytes:
    return with_picture(lambda sheet: image(sheet, picture(w.name, ink=225, paper=255)))


@seen
def turned_picture(w: Words) -> bytes:
    turn = "q 0 350 -30 0 400 200 cm /I1 Do Q\n"
    return with_picture(lambda sheet: image(sheet, picture(w.name)), turn)


@seen
def stencil(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        return image(sheet, picture(w.name).convert("1"), ImageMask=True, ColorSpace=None)

    return with_picture(make, "0 g " + SHOW)


@seen
def soft_mask_of_a_picture(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        black = Image.new("L", (700, 60), 0)
        return image(sheet, black, SMask=image(sheet, picture(w.name, ink=255, paper=0)))

    return with_picture(make)


@seen
def hidden_by_its_soft_mask(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        return image(sheet, picture(w.name), SMask=image(sheet, Image.new("L", (700, 60), 0)))

    return with_picture(make)


@seen
def explicit_mask(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        mask = image(sheet, picture(w.name).convert("1"), ImageMask=True, ColorSpace=None)
        return image(sheet, Image.new("L", (700, 60), 90), Mask=mask)

    return with_picture(make)


@seen
def transparent_colour(w: Words) -> bytes:
    return with_picture(lambda s: image(s, picture(w.name), Mask=Array([250, 255])))


@seen
def inline_picture(w: Words) -> bytes:
    drawn = picture(w.name)
    head = f"q 350 0 0 30 72 600 cm BI /W {drawn.width} /H {drawn.height} /CS /G /BPC 8 /F /AHx ID "
    return changed(lambda _: None, head + drawn.tobytes().hex() + ">\nEI Q\n")


@seen
def in_two_strips(w: Words) -> bytes:
    whole = picture(w.name)
    top, low = whole.crop((0, 0, 700, 27)), whole.crop((0, 27, 700, 60))
    sheet = Sheet()
    named = Dictionary(I1=image(sheet, top), I2=image(sheet, low))
    content = "q 350 0 0 13.5 72 616.5 cm /I1 Do Q\nq 350 0 0 16.5 72 600 cm /I2 Do Q\n"
    sheet.page(content, resources={"XObject": named})
    return sheet.bytes()


@seen
def picture_clipped_away(w: Words) -> bytes:
    both = picture("Map of the town", (700, 120))
    both.paste(picture(w.name), (0, 60))
    clip = "q 72 630 350 30 re W n 350 0 0 60 72 600 cm /I1 Do Q\n"
    return with_picture(lambda sheet: image(sheet, both), clip)


@seen
def picture_off_the_page(w: Words) -> bytes:
    return with_picture(lambda s: image(s, picture(w.name)), "q 350 0 0 30 800 600 cm /I1 Do Q\n")


@seen
def picture_under_a_box(w: Words) -> bytes:
    return with_picture(lambda s: image(s, picture(w.name)), SHOW + "0 g 60 590 400 60 re f\n")


@seen
def picture_nobody_draws(w: Words) -> bytes:
    return with_picture(lambda s: image(s, picture(w.name)), "")


@seen
def text_over_a_picture(w: Words) -> bytes:
    blank = picture("Received 4 May", (700, 60))
    return with_picture(lambda s: image(s, blank), SHOW + text(w.name, x=260, y=606))


@seen
def scan_with_its_text_layer(w: Words) -> bytes:
    layer = text(w.name, x=76, y=606, size=15, before="3 Tr")
    return with_picture(lambda s: image(s, picture(w.name)), layer + SHOW)


@seen
def text_layer_without_its_words_in_the_scan(w: Words) -> bytes:
    layer = text(w.name, x=76, y=606, size=15, before="3 Tr")
    return with_picture(lambda s: image(s, picture("An ordinary line")), layer + SHOW)


@seen
def alternate_picture(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        other = Dictionary(Image=image(sheet, picture(w.name)), DefaultForPrinting=True)
        return image(sheet, picture("Map of the town"), Alternates=Array([other]))

    return with_picture(make)


@seen
def thumbnail(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.first["/Thumb"] = image(sheet, picture(w.name))

    return changed(change)


@seen
def in_the_look_of_a_stamp(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        look = sheet.stream(
            "q 300 0 0 26 0 0 cm /I1 Do Q", Subtype=Name.Form, BBox=Array([0, 0, 300, 26]),
            Resources=Dictionary(XObject=Dictionary(I1=image(sheet, picture(w.name)))),
        )  # fmt: skip
        sheet.annotate("Stamp", AP=Dictionary(N=look), Rect=Array([60, 500, 360, 526]))

    return changed(change)


@aside
def exif(w: Words) -> bytes:
    facts = Image.Exif()
    facts[270], facts[315] = w.name, w.name
    data = packed(picture("Map of the town"), "JPEG", exif=facts)
    return with_picture(lambda s: _file(s, data, "DCTDecode", (700, 60)))


@aside
def jpeg_comment(w: Words) -> bytes:
    data = packed(picture("Map of the town"), "JPEG", comment=w.name.encode())
    return with_picture(lambda s: _file(s, data, "DCTDecode", (700, 60)))


@aside
def after_the_jpeg(w: Words) -> bytes:
    data = packed(picture("Map of the town"), "JPEG") + w.name.encode()
    return with_picture(lambda s: _file(s, data, "DCTDecode", (700, 60)))


@aside
def xmp_of_a_picture(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        packet = sheet.stream(f"<x>{w.name}</x>", Type=Name.Metadata, Subtype=Name.XML)
        return image(sheet, picture("Map of the town"), Metadata=packet)

    return with_picture(make)


@aside
def keys_of_a_picture(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        secret = Dictionary({"/" + w.last: w.name})
        return image(sheet, picture("Map of the town"), ID=w.name, OPI=secret, Name=Name("/" + w.joined))

    return with_picture(make)


@aside
def rows_after_the_picture(w: Words) -> bytes:
    def make(sheet: Sheet) -> Any:
        drawn = picture("Map of the town")
        made = image(sheet, drawn)
        made.write(drawn.tobytes() + w.name.encode())
        return made

    return with_picture(make)


@aside
def png_attached_with_text(w: Words) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", w.name)
    data = packed(picture("Map of the town"), "PNG", pnginfo=info)

    def change(sheet: Sheet) -> None:
        sheet.annotate("FileAttachment", FS=Dictionary(Type=Name.Filespec, F="map.png", EF=Dictionary(
            F=sheet.stream(data, Type=Name.EmbeddedFile))))  # fmt: skip

    return changed(change)


@seen
def picture_cut_by_the_crop_box(w: Words) -> bytes:
    sheet = Sheet()
    named = Dictionary(I1=image(sheet, picture(w.name)))
    where = "q 350 0 0 30 72 795 cm /I1 Do Q\n"
    sheet.page(where, resources={"XObject": named}, CropBox=Array([0, 0, 595, 800]))
    return sheet.bytes()


@seen
def picture_in_a_layer_that_is_off(w: Words) -> bytes:
    sheet = Sheet()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
    sheet.page(SHOW, resources={"XObject": Dictionary(I1=image(sheet, picture(w.name), OC=layer))})
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return sheet.bytes()


@aside
def xmp_inside_a_jpeg(w: Words) -> bytes:
    said = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{w.name}</a></x:xmpmeta>".encode()
    data = packed(picture("Map of the town"), "JPEG", xmp=said)
    return with_picture(lambda s: _file(s, data, "DCTDecode", (700, 60)))


@seen
def small_picture_inside_a_jpeg(w: Words) -> bytes:
    small = packed(picture(w.name), "JPEG")
    whole = packed(picture("Map of the town"), "JPEG")
    data = whole[:2] + b"\xff\xe0" + (len(small) + 8).to_bytes(2, "big") + b"JFXX\x00\x10" + small + whole[2:]
    return with_picture(lambda s: _file(s, data, "DCTDecode", (700, 60)))
