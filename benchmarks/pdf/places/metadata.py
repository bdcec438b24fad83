"""Hiding places in what a document says about itself: properties, XMP, bookmarks, labels, layers."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    changed,
    place,
    root,
)

doc = place("metadata")


def xmp(words: str) -> str:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>'
        f'{words}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def packet(sheet: Sheet, words: str) -> Any:
    return sheet.stream(xmp(words), Type=Name.Metadata, Subtype=Name.XML)


def info(**keys: str) -> bytes:
    return changed(lambda sheet: [sheet.pdf.docinfo.__setitem__("/" + k, v) for k, v in keys.items()])


@doc
def title(w: Words) -> bytes:
    return info(Title=f"About {w.name}")


@doc
def author_subject_keywords(w: Words) -> bytes:
    return info(Author=w.name, Subject=w.name, Keywords=w.name, Creator=w.name, Producer=w.name)


@doc
def private_info_key(w: Words) -> bytes:
    return info(**{w.last: "x", "Case": w.name})


@doc
def xmp_of_the_document(w: Words) -> bytes:
    return root(Metadata=lambda s: packet(s, w.name))


@doc
def xmp_in_utf16(w: Words) -> bytes:
    return root(
        Metadata=lambda s: s.stream(xmp(w.name).encode("utf-16"), Type=Name.Metadata, Subtype=Name.XML)
    )


@doc
def xmp_of_page_and_font(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.first["/Metadata"] = packet(sheet, w.name)
        sheet.font["/Metadata"] = packet(sheet, w.name)

    return changed(change)


@doc
def bookmark(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(f"Visit to {w.name}", 0))

    return changed(change)


@doc
def bookmark_split_by_language_codes(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("x", 0))
        said = f"{w.first[:3]}\x1ben\x1b{w.first[3:]} {w.last}"
        sheet.pdf.Root.Outlines.First["/Title"] = String(b"\xfe\xff" + said.encode("utf-16-be"))

    return changed(change)


@doc
def bookmark_with_an_action(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        with sheet.pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Contents", 0))
        sheet.pdf.Root.Outlines.First["/A"] = Dictionary(S=Name.URI, URI=f"https://example.org/{w.last}")

    return changed(change)


@doc
def named_destinations(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        target = Array([sheet.first, Name.Fit])
        sheet.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(w.name), target])))
        sheet.pdf.Root.Dests = Dictionary({"/" + w.joined: target})

    return changed(change)


@doc
def page_labels(w: Words) -> bytes:
    return root(PageLabels=Dictionary(Nums=Array([0, Dictionary(S=Name.D, P=f"{w.last}-")])))


@doc
def layer_name(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=w.name))
        kept = Dictionary(Order=Array([String(w.name), layer]), Name=w.name, Creator=w.name)
        sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=kept)

    return changed(change)


@doc
def layer_usage(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        said = Dictionary(CreatorInfo=Dictionary(Creator=w.name), User=Dictionary(Type=Name.Ind, Name=w.name))
        layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes", Usage=said))
        sheet.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())

    return changed(change)
