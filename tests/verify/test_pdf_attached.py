"""Attachments and links of our own PDF are as we write them, and nothing more."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from redactor.model.outcome import Stance

from .teeth import pdf_pages
from .teeth.planting import PLANTED, check


def built(change: Callable[[Pdf], None]) -> bytes:
    with Pdf.open(io.BytesIO(pdf_pages.with_content(b"BT /F1 11 Tf 50 700 Td (All well) Tj ET"))) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def attached(change: Callable[[Pdf, Any], None], data: bytes = b"All well") -> bytes:
    """A page with one attached file, as our writer makes it, and a change."""

    def hang(pdf: Pdf) -> None:
        stream = pdf.make_stream(data, Dictionary(Type=Name.EmbeddedFile))
        said = Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=stream))
        made = pdf.make_indirect(said)
        tree = Dictionary(Names=Array([String("a.txt"), made]))
        pdf.Root["/Names"] = Dictionary(EmbeddedFiles=tree)
        change(pdf, made)

    return built(hang)


def put(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(_pdf: Pdf, made: Any) -> None:
        for key, value in entry.items():
            made["/" + key] = value

    return change


def in_stream(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(_pdf: Pdf, made: Any) -> None:
        for key, value in entry.items():
            made.EF.F[key] = value

    return change


def names(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, _made: Any) -> None:
        for key, value in entry.items():
            pdf.Root.Names["/" + key] = value

    return change


BAD: dict[str, Callable[[Pdf, Any], None]] = {
    "a description": put(Desc=String("harmless")),
    "another name": put(UF=String("harmless.txt")),
    "a file elsewhere": put(EF=Dictionary()),
    "related files": put(RF=Dictionary()),
    "an address": put(FS=Name.URL),
    "a second stream": put(EF=Dictionary(F=String("harmless"))),
    "dates and sums": in_stream(**{"/Params": Dictionary(Size=8, CheckSum=String("harmless"))}),
    "private words in the stream": in_stream(**{"/Private": String("harmless")}),
    "a type": in_stream(**{"/Subtype": Name("/harmless")}),
    "scripts": names(JavaScript=Dictionary(Names=Array([]))),
    "destinations": names(Dests=Dictionary(Names=Array([String("harmless"), Array([0, Name.Fit])]))),
}


def test_an_attachment_of_ours_passes() -> None:
    assert check(attached(lambda pdf, made: None), stance=Stance.OURS).unread == ()


@pytest.mark.parametrize("what", BAD)
def test_other_attachments_block_our_own_file_only(what: str) -> None:
    data = attached(BAD[what])
    assert check(data, stance=Stance.OURS).unread
    assert check(data).unread == ()


def test_what_is_attached_is_read_and_judged_like_the_file_itself() -> None:
    assert check(attached(lambda pdf, made: None, PLANTED.encode()), stance=Stance.OURS).leaks
    tagged = built(lambda pdf: pdf.Root.__setitem__("/PieceInfo", Dictionary(A=Dictionary())))
    assert check(attached(lambda pdf, made: None, tagged), stance=Stance.OURS).unread
    assert check(attached(lambda pdf, made: None, built(lambda pdf: None)), stance=Stance.OURS).unread == ()


def linked(**action: Any) -> bytes:
    def hang(pdf: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([9, 9, 99, 29]))
        link["/A"] = Dictionary(**action)
        pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link)])

    return built(hang)


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org:8080/", "https://www.example.org/a_b/c~d-e.html"]
)
def test_a_plain_address_may_stay(address: str) -> None:
    assert check(linked(S=Name.URI, URI=String(address)), stance=Stance.OURS).unread == ()


@pytest.mark.parametrize(
    "action",
    [
        {"S": Name.URI, "URI": String("https://example.org/?a=b")},
        {"S": Name.URI, "URI": String("https://example.org/#part")},
        {"S": Name.URI, "URI": String("https://somebody@example.org/")},
        {"S": Name.URI, "URI": String("https://example.org/%41")},
        {"S": Name.URI, "URI": String("mailto:somebody@example.org")},
        {"S": Name.URI, "URI": String("file:///home/a")},
        {"S": Name.URI, "URI": String("https://example.org/"), "IsMap": True},
        {"S": Name.URI, "URI": String("https://example.org/"), "Next": Dictionary(S=Name.URI)},
        {"S": Name.Launch, "F": String("harmless")},
        {"S": Name.GoToR, "F": String("harmless"), "D": Array([0, Name.Fit])},
    ],
)
def test_any_other_address_blocks_our_own_file(action: dict[str, Any]) -> None:
    assert check(linked(**action), stance=Stance.OURS).unread


def test_an_address_with_a_value_is_a_leak() -> None:
    data = linked(S=Name.URI, URI=String("https://example.org/14-rose-lane"))
    assert check(data, stance=Stance.OURS).leaks
