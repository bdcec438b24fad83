"""Tags of our own PDF are as we write them, and nothing more; others' tags are only noted."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from redactor.model.outcome import Stance

from .teeth import pdf_pages
from .teeth.planting import check

CONTENT = b"/H1 <</MCID 0>> BDC BT /F1 11 Tf 50 700 Td (All well) Tj ET EMC /Artifact BMC 9 9 9 9 re f EMC"


def tagged(change: Callable[[Pdf, Any], None] = lambda pdf, element: None, content: bytes = CONTENT) -> bytes:
    """A page with one tagged heading, as our writer makes it, and a change."""
    with Pdf.open(io.BytesIO(pdf_pages.with_content(content))) as pdf:
        page = pdf.pages[0].obj
        page["/StructParents"] = 0
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H1, P=document))
        element["/K"] = Array([Dictionary(Type=Name.MCR, Pg=page, MCID=0)])
        document["/K"], root["/K"] = Array([element]), Array([document])
        root["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=Array([0, Array([element])])))
        root["/ParentTreeNextKey"] = 1
        pdf.Root["/StructTreeRoot"], pdf.Root["/MarkInfo"] = root, Dictionary(Marked=True)
        pdf.Root["/Lang"] = String("en-GB")
        change(pdf, element)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def put(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(_pdf: Pdf, element: Any) -> None:
        for key, value in entry.items():
            element["/" + key] = value

    return change


def root(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, _element: Any) -> None:
        for key, value in entry.items():
            pdf.Root.StructTreeRoot["/" + key] = value

    return change


def catalogue(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, _element: Any) -> None:
        for key, value in entry.items():
            pdf.Root["/" + key] = value

    return change


def figure(**entry: Any) -> Callable[[Pdf, Any], None]:
    return put(S=Name.Figure, **entry)


def kid(**entry: Any) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, element: Any) -> None:
        element["/K"].append(Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, MCID=0, **entry))

    return change


def table(**entry: Any) -> Callable[[Pdf, Any], None]:
    return put(S=Name.TH, A=Array([Dictionary(O=Name.Table, **entry)]))


GOOD: dict[str, Callable[[Pdf, Any], None]] = {
    "plain": put(),
    "a described picture": figure(Alt=String("A garden")),
    "an element in Welsh": put(Lang=String("cy")),
    "a wide head cell": table(ColSpan=2, Scope=Name.Column),
    "a numbered list": put(S=Name.L, A=Array([Dictionary(O=Name.List, ListNumbering=Name.Decimal)])),
}

BAD: dict[str, Callable[[Pdf, Any], None]] = {
    "replaced text": put(ActualText=String("harmless")),
    "an expansion": put(E=String("harmless")),
    "a title": put(T=String("harmless")),
    "an id": put(ID=String("harmless")),
    "a class": put(C=Name.Harmless),
    "a revision": put(R=7),
    "a description of words": put(Alt=String("harmless")),
    "a description that is a list": figure(Alt=Array([String("harmless")])),
    "a kind nobody knows": put(S=Name.Harmless),
    "a language that is none": put(Lang=String("harmless words")),
    "a language of the file that is none": catalogue(Lang=String("harmless words")),
    "attributes of an owner nobody knows": put(A=Array([Dictionary(O=Name.Harmless)])),
    "a summary": table(Summary=String("harmless")),
    "a wide number": table(ColSpan=1234),
    "a scope nobody knows": table(Scope=Name.Harmless),
    "a string among the kids": put(K=Array([String("harmless")])),
    "a number among the kids": put(K=Array([7])),
    "a private key of a reference": kid(Private=String("harmless")),
    "an element without a type": put(Type=Name.Harmless),
    "role names": root(RoleMap=Dictionary(Harmless=Name.P)),
    "class names": root(ClassMap=Dictionary(Harmless=Dictionary(O=Name.Layout))),
    "an index of ids": root(IDTree=Dictionary(Names=Array([String("harmless"), 0]))),
    "a parent tree of strings": root(ParentTree=Dictionary(Nums=Array([0, String("harmless")]))),
    "a parent tree with names": root(ParentTree=Dictionary(Nums=Array([]), Names=Array([]))),
    "private marks": catalogue(MarkInfo=Dictionary(Marked=True, Harmless=String("harmless"))),
    "marks that are no dictionary": catalogue(MarkInfo=String("harmless")),
    "a tree that is none": catalogue(StructTreeRoot=String("harmless")),
    "a key of the catalogue": catalogue(Alt=String("harmless")),
}


@pytest.mark.parametrize("what", GOOD)
def test_our_tags_pass(what: str) -> None:
    assert check(tagged(GOOD[what]), stance=Stance.OURS).unread == ()


@pytest.mark.parametrize("what", BAD)
def test_other_tags_block_our_own_file_only(what: str) -> None:
    data = tagged(BAD[what])
    assert check(data, stance=Stance.OURS).unread
    assert check(data).unread == ()


CONTENTS = {
    "replaced text": CONTENT.replace(b"<</MCID 0>>", b"<</MCID 0 /ActualText (harmless)>>"),
    "properties by name": CONTENT.replace(b"<</MCID 0>>", b"/Harmless"),
    "a kind nobody knows": CONTENT.replace(b"/H1", b"/Harmless"),
    "a point": CONTENT + b" /Harmless MP",
    "a point with properties": CONTENT + b" /P <</MCID 1>> DP",
    "marks without a number": CONTENT.replace(b"/Artifact BMC", b"/Harmless BMC"),
    "an artifact with properties": CONTENT.replace(b"/Artifact BMC", b"/Artifact <</Type /Page>> BDC"),
    "a long number": CONTENT.replace(b"MCID 0", b"MCID 07700900"),
}


@pytest.mark.parametrize("what", CONTENTS)
def test_other_marked_content_blocks_our_own_file_only(what: str) -> None:
    data = tagged(content=CONTENTS[what])
    assert check(data, stance=Stance.OURS).unread
    assert check(data).unread == ()


def test_a_value_in_a_description_is_a_leak() -> None:
    report = check(tagged(figure(Alt=String("The house at 14 Rose Lane"))), stance=Stance.OURS)
    assert report.unread == ()
    assert report.leaks


SHUFFLED = (
    b"/P <</MCID 1>> BDC BT /F1 11 Tf 50 700 Td (Lane is where) Tj ET EMC "
    b"/P <</MCID 2>> BDC BT /F1 11 Tf 50 660 Td (the river runs) Tj ET EMC "
    b"/P <</MCID 0>> BDC BT /F1 11 Tf 50 400 Td (They live at 14 Rose) Tj ET EMC"
)


def in_order(*numbers: int) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, element: Any) -> None:
        page = pdf.pages[0].obj
        element["/K"] = Array([Dictionary(Type=Name.MCR, Pg=page, MCID=number) for number in numbers])
        pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([element] * len(numbers))

    return change


def test_what_only_a_screen_reader_says_is_read() -> None:
    spoken = check(tagged(in_order(0, 1, 2), SHUFFLED), stance=Stance.OURS)
    assert [leak.place for leak in spoken.leaks] == ["page 1"]
    drawn = check(tagged(in_order(1, 2, 0), SHUFFLED), stance=Stance.OURS)
    assert drawn.leaks == drawn.unread == ()


def test_tags_nested_beyond_reason_do_not_crash() -> None:
    def change(pdf: Pdf, element: Any) -> None:
        for _ in range(500):
            inner = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, P=element))
            inner["/K"], element["/K"] = element["/K"], Array([inner])
            element = inner

    assert check(tagged(change)).leaks == ()
