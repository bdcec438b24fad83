"""Hiding places in and about attached files."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    changed,
    drawn,
    place,
    root,
    text,
)

doc = place("attached files")


def attached(name: str, data: bytes) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments[name] = pikepdf.AttachedFileSpec(sheet.pdf, data)

    return changed(change)


@doc
def attached_text(w: Words) -> bytes:
    return attached("notes.txt", f"Notes on {w.name}".encode())


@doc
def attached_name(w: Words) -> bytes:
    return attached(f"{w.joined}.txt", b"Nothing")


@doc
def attached_pdf(w: Words) -> bytes:
    return attached("inner.pdf", drawn(text(w.name)))


@doc
def attached_zip(w: Words) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a/notes.txt", f"Notes on {w.name}")
    return attached("all.zip", out.getvalue())


@doc
def attached_description(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        spec = pikepdf.AttachedFileSpec(sheet.pdf, b"Nothing", description=w.name)
        sheet.pdf.attachments["a.txt"] = spec

    return changed(change)


@doc
def portfolio(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(sheet.pdf, w.name.encode())
        sheet.pdf.Root.Collection = Dictionary(Schema=Dictionary(a=Dictionary(N=w.name)), View=Name.D)

    return changed(change)


@doc
def associated_file(w: Words) -> bytes:
    def files(sheet: Sheet) -> Any:
        stored = sheet.stream(w.name, Type=Name.EmbeddedFile)
        return Array(
            [Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=stored), AFRelationship=Name.Data)]
        )

    return root(AF=files)


@doc
def folders_of_a_portfolio(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(sheet.pdf, b"Nothing")
        folder = sheet.pdf.make_indirect(Dictionary(Type=Name.Folder, ID=0, Name=w.name, Desc=w.name))
        sheet.pdf.Root.Collection = Dictionary(Type=Name.Collection, Folders=folder, D=w.name)

    return changed(change)


@place("attached files", plain=False)
def related_files(w: Words) -> bytes:
    def files(sheet: Sheet) -> Any:
        stored = sheet.stream("Nothing", Type=Name.EmbeddedFile)
        other = sheet.stream(w.name, Type=Name.EmbeddedFile)
        related = Dictionary(F=Array([String(w.name), other]))
        return Array([Dictionary(Type=Name.Filespec, F="a.txt", EF=Dictionary(F=stored), RF=related)])

    return root(AF=files)
