"""Bombs, encryption and damage: files that unpack to far more than they are, or are broken."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, String

from .hostile_files import CATALOGUE, FILES, FONT, WORDS, changed, ends, one_page, raw, stream
from .making import VALUE, Sheet, simple

# --- bombs


def _packed(filters: str, data: bytes, keys: str = "") -> bytes:
    return one_page(WORDS, stream(data, f"/Filter {filters} {keys}"), keys="/Odd 6 0 R")


@ends("too-large")
def flate_bomb() -> bytes:
    return _packed("/FlateDecode", zlib.compress(b"\x00" * 80_000_000, 9))


@ends("too-large")
def flate_bomb_as_content() -> bytes:
    packed = zlib.compress(b"0 0 m " * 12_000_000, 9)
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    return raw(
        CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(packed, "/Filter /FlateDecode")
    )


@ends("unsupported")
def flate_in_flate() -> bytes:
    twice = zlib.compress(zlib.compress(b"\x00" * 9_000_000, 9), 9)
    return _packed("[/FlateDecode /FlateDecode]", twice)


@ends("too-large")
def lzw_bomb() -> bytes:
    return _packed("/LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 100_000)


@ends("")
def run_length_bomb() -> bytes:
    return _packed("/RunLengthDecode", b"\x81\x00" * 400_000 + b"\x80")


@ends("")
def a_predictor_with_endless_rows() -> bytes:
    keys = "/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"
    return _packed("/FlateDecode", zlib.compress(b"\x00" * 1000), keys)


def _picture(filters: str, data: bytes, wide: int, high: int, more: str = "") -> bytes:
    keys = (
        f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /BitsPerComponent 8 "
        f"/ColorSpace /DeviceGray {filters} {more}"
    )
    return one_page(b"100 0 0 100 9 9 cm /X Do", stream(data, keys), resources="/XObject << /X 6 0 R >>")


@ends("too-large")
def a_picture_of_sixty_thousand_by_sixty_thousand() -> bytes:
    return _picture("", b"", 60_000, 60_000)


@ends("")
def a_picture_of_negative_size() -> bytes:
    return _picture("", b"\x00" * 9, -3, -3)


@ends("too-large")
def fax_bomb() -> bytes:
    keys = "/DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>"
    return _picture("/Filter /CCITTFaxDecode", b"\x00" * 20, 60_000, 60_000, keys)


@ends("")
def fax_that_lies_about_its_size() -> bytes:
    keys = "/DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>"
    return _picture("/Filter /CCITTFaxDecode", b"\x00" * 20, 20, 20, keys)


@ends("")
def jbig2_bomb() -> bytes:
    page = b"\x00\x00\x00\x000\x00\x01\x00\x00\x00\x13" + b"\x00\x00\xff\xff" * 2 + b"\x00" * 11
    return _picture("/Filter /JBIG2Decode", page, 20, 20)


@ends("")
def jpeg_2000_bomb() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (16, 16)).save(out, "JPEG2000", no_jp2=True)
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\x51")
    data[at + 6 : at + 14] = (60_000).to_bytes(4) * 2
    return _picture("/Filter /JPXDecode", bytes(data), 16, 16)


@ends("")
def jpeg_that_lies_about_its_size() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (16, 16)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xdc\xff\xdc"
    return _picture("/Filter /DCTDecode", bytes(data), 16, 16)


@ends("")
def an_inline_picture_of_great_size() -> bytes:
    return one_page(b"BI /W 60000 /H 60000 /BPC 8 /CS /G ID \x00\x00 EI " + WORDS)


@ends("")
def a_page_as_large_as_a_country() -> bytes:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] /Contents 4 0 R >>"
    return raw(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(WORDS))


@ends("")
def a_page_without_size() -> bytes:
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [9 9 9 9] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return raw(CATALOGUE, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(WORDS), FONT)


@ends("")
def numbers_without_end() -> bytes:
    return one_page(b"9" * 400 + b" 0 0 1e999 -.. nan cm " + WORDS)


@ends("")
def ten_thousand_fonts() -> bytes:
    names = " ".join(f"/G{at} 5 0 R" for at in range(10_000))
    return one_page(WORDS, resources=f"/Font << /F1 5 0 R {names} >>")


@ends("")
def fifty_thousand_annotations() -> bytes:
    notes = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [3 0 R /Fit] >> " * 50_000
    return one_page(WORDS, keys=f"/Annots [{notes}]")


# --- encryption and damage


def _saved(**options: Any) -> bytes:
    return simple().bytes(**options)


@ends("encrypted")
def a_user_password() -> bytes:
    return _saved(encryption=pikepdf.Encryption(owner="o", user="u"))


@ends("released")
def an_empty_user_password() -> bytes:
    return _saved(encryption=pikepdf.Encryption(owner="o", user=""))


@ends("released")
def an_old_encryption() -> bytes:
    return _saved(encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False))


@ends("damaged")
def a_broken_table() -> bytes:
    return re.sub(rb"startxref\s+\d+", b"startxref\n3", _saved())


@ends("damaged")
def a_shifted_table() -> bytes:
    data = _saved(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return re.sub(rb"(\d{10}) 00000 n", lambda m: b"%010d 00000 n" % (int(m[1]) + 3), data)


@ends("damaged")
def cut_off() -> bytes:
    data = _saved()
    return data[: len(data) * 2 // 3]


@ends("")
def garbage_before_the_start() -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + _saved()


@ends("damaged")
def a_head_alone() -> bytes:
    return b"%PDF-1.7\n"


@ends("")
def random_bytes_in_the_middle() -> bytes:
    data = bytearray(_saved())
    data[60:200] = bytes((at * 37) % 256 for at in range(140))
    return bytes(data)


@ends("unsupported")
def xfa_alone() -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=sheet.pdf.make_stream(b"<xdp/>"))
        sheet.pdf.Root.NeedsRendering = True

    return changed(change)


@ends("")
def portfolio() -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(sheet.pdf, VALUE.encode())
        sheet.pdf.Root.Collection = Dictionary(Schema=Dictionary(a=Dictionary(N=String(VALUE))))

    return changed(change)


HOSTILE = FILES
"""All of them: those of `hostile_files` and these."""
