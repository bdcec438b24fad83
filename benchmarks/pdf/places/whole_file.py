"""Hiding places in the file itself: revisions, leftovers, bytes beside objects."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from typing import Any

import pikepdf
from pikepdf import Dictionary, String

from benchmarks.pdf.places.making import (
    PLAIN,
    Words,
    drawn,
    place,
    reopened,
    root,
    text,
)

whole = place("file")


CLEAN = drawn(text("An ordinary line"))


def with_object(body: bytes) -> bytes:
    """The clean file with one more object that nothing refers to."""
    at = CLEAN.rfind(b"\nxref\n") + 1
    added = b"77 0 obj\n" + body + b"\nendobj\n"
    return shifted(CLEAN[:at] + added + CLEAN[at:], at, len(added))


def shifted(data: bytes, at: int, by: int) -> bytes:
    """Correct the place of the cross-reference table after bytes were put before it."""
    return re.sub(rb"startxref\s+\d+", b"startxref\n" + str(at + by).encode(), data)


@whole
def earlier_revision(w: Words) -> bytes:
    old = drawn(text(w.name))
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        size = int(pdf.trailer.Size)
        top = pdf.Root.objgen[0]
    body = (PLAIN + text("An ordinary line")).encode()
    at = len(old)
    added = f"{number} 0 obj\n<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    table = at + len(added)
    prev = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    tail = (
        f"xref\n{number} 1\n{at:010d} 00000 n \ntrailer\n<< /Size {size} /Root {top} 0 R /Prev {prev} >>\n"
        f"startxref\n{table}\n%%EOF\n"
    )
    return old + added + tail.encode()


@whole
def orphan_string(w: Words) -> bytes:
    return with_object(f"<< /Note ({w.name}) >>".encode())


@whole
def orphan_stream(w: Words) -> bytes:
    body = zlib.compress(text(w.name).encode())
    return with_object(b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(body) + body + b"\nendstream")


@whole
def orphan_in_hexadecimal(w: Words) -> bytes:
    return with_object(f"<{w.name.encode().hex()}>".encode())


@whole
def reachable_object_nobody_draws(w: Words) -> bytes:
    return root(Old=lambda s: s.pdf.make_indirect(Dictionary(Contents=s.stream(text(w.name)))))


@whole
def object_streams(w: Words) -> bytes:
    def edit(pdf: Any) -> None:
        pdf.Root.Kept = pdf.make_indirect(Dictionary(Note=String(w.name)))

    return reopened(CLEAN, edit, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@whole
def comment_between_objects(w: Words) -> bytes:
    at = CLEAN.rfind(b"\nxref\n") + 1
    added = f"% {w.name}\n".encode()
    return shifted(CLEAN[:at] + added + CLEAN[at:], at, len(added))


@whole
def after_the_end(w: Words) -> bytes:
    return CLEAN + f"\n{w.name}\n".encode()


@whole
def after_the_end_in_utf16(w: Words) -> bytes:
    return CLEAN + w.name.encode("utf-16-be")


@whole
def after_the_end_in_base64(w: Words) -> bytes:
    return CLEAN + b"\n" + base64.b64encode(f"Notes on {w.name}".encode())


@whole
def zip_after_the_end(w: Words) -> bytes:
    out = io.BytesIO(CLEAN)
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("notes.txt", f"Notes on {w.name}")
    return out.getvalue()


@whole
def before_the_start(w: Words) -> bytes:
    return f"{w.name}\n".encode() + CLEAN


@whole
def comment_in_the_head(w: Words) -> bytes:
    head, rest = CLEAN[:9], CLEAN[9:]
    added = f"%{w.name}\n".encode()
    table = re.sub(rb"(\d{10}) (\d{5}) n", lambda m: b"%010d %s n" % (int(m[1]) + len(added), m[2]), rest)
    at = CLEAN.rfind(b"\nxref\n") + 1
    return shifted(head + added + table, at, len(added))


@whole
def trailer_key(w: Words) -> bytes:
    return CLEAN.replace(b"trailer <<", f"trailer << /Note ({w.name})".encode(), 1).replace(
        b"trailer\n<<", f"trailer\n<< /Note ({w.name})".encode(), 1
    )


@whole
def file_identifier(w: Words) -> bytes:
    return re.sub(rb"/ID\s*\[.*?\]", f"/ID [({w.name}) ({w.name})]".encode(), CLEAN, flags=re.DOTALL)


@whole
def same_key_twice(w: Words) -> bytes:
    return with_object(f"<< /Note ({w.name}) /Note (nothing) >>".encode())


@whole
def owner_password(w: Words) -> bytes:
    allow = pikepdf.Permissions(extract=False)
    lock = pikepdf.Encryption(owner="owner", user="", allow=allow)
    return reopened(drawn(text(w.name)), lambda _: None, encryption=lock)


@whole
def linearised(w: Words) -> bytes:
    return reopened(drawn(text(w.name)), lambda _: None, linearize=True)


@place("file", plain=False)
def user_password(w: Words) -> bytes:
    return reopened(drawn(text(w.name)), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))


@place("file", plain=False)
def broken_cross_references(w: Words) -> bytes:
    return re.sub(rb"startxref\s+\d+", b"startxref\n7", drawn(text(w.name)))


@place("file", plain=False)
def truncated(w: Words) -> bytes:
    data = drawn(text(w.name))
    return data[: len(data) - 120]


@whole
def leftover_of_an_object_stream(w: Words) -> bytes:
    body = zlib.compress(f"90 0 << /Note ({w.name}) >>".encode())
    head = b"<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n" % len(body)
    return with_object(head + body + b"\nendstream")


@whole
def older_object_in_an_object_stream(w: Words) -> bytes:
    """The object stream still holds what a later revision replaced."""

    def edit(pdf: Any) -> None:
        pdf.Root.Kept = pdf.make_indirect(Dictionary(Note=String(w.name)))

    old = reopened(CLEAN, edit, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number, top, size = pdf.Root.Kept.objgen[0], pdf.Root.objgen[0], int(pdf.trailer.Size)
    added = f"{number} 0 obj\n<< >>\nendobj\n".encode()
    entries = b"\x01" + len(old).to_bytes(4, "big") + b"\x00\x00"
    prev = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    table = (
        f"{size} 0 obj\n<< /Type /XRef /Size {size + 1} /W [1 4 2] /Index [{number} 1] /Root {top} 0 R "
        f"/Prev {prev} /Length {len(entries)} >>\nstream\n"
    )
    at = len(old) + len(added)
    return old + added + table.encode() + entries + f"\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n".encode()


@whole
def free_object(w: Words) -> bytes:
    """An object that the table calls free."""
    data = with_object(f"({w.name})".encode())
    size = int(re.findall(rb"/Size (\d+)", data)[-1])
    data = re.sub(rb"xref\n0 %d\n" % size, b"xref\n77 1\n0000000000 00001 f \n0 %d\n" % size, data)
    return data.replace(b"/Size %d" % size, b"/Size 78")


@whole
def after_the_packed_data(w: Words) -> bytes:
    body = zlib.compress((PLAIN + text("An ordinary line")).encode()) + w.name.encode()
    return _with_content_stream(b"/Filter /FlateDecode /Length %d" % len(body), body)


@whole
def beyond_the_length_of_a_stream(w: Words) -> bytes:
    body = (PLAIN + text("An ordinary line")).encode()
    return _with_content_stream(b"/Length %d" % len(body), body + f"\n% {w.name}\n".encode())


def _with_content_stream(keys: bytes, body: bytes) -> bytes:
    """The clean file whose content is this very stream, with a correct table."""
    with pikepdf.open(io.BytesIO(CLEAN)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
    stream = b"%d 0 obj\n<< " % number + keys + b" >>\nstream\n" + body + b"\nendstream\nendobj\n"
    at = CLEAN.index(b"%d 0 obj" % number)
    end = CLEAN.index(b"endobj", at) + len(b"endobj\n")
    by = len(stream) - (end - at)
    data = CLEAN[:at] + stream + CLEAN[end:]

    def moved(match: re.Match[bytes]) -> bytes:
        place = int(match[1])
        return b"%010d %s n" % (place + by if place > at else place, match[2])

    data = re.sub(rb"(\d{10}) (\d{5}) n", moved, data)
    return shifted(data, CLEAN.rfind(b"\nxref\n") + 1, by)
