"""Hiding places in tags."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, String

from benchmarks.pdf.places.making import (
    Sheet,
    Words,
    changed,
    place,
    text,
)

doc = place("tags")


def tagged(keys: dict[str, Any], **tree: Any) -> bytes:
    """A tagged page whose one element has more keys."""

    def change(sheet: Sheet) -> None:
        top = sheet.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, **tree))
        element = sheet.pdf.make_indirect(
            Dictionary(
                {"/Type": Name.StructElem, "/S": Name.P, "/P": top, "/Pg": sheet.first, "/K": 0, **keys}
            )
        )
        top["/K"] = Array([element])
        top["/ParentTree"] = Dictionary(Nums=Array([0, Array([element])]))
        sheet.first["/StructParents"] = 0
        sheet.pdf.Root.StructTreeRoot = top
        sheet.pdf.Root.MarkInfo = Dictionary(Marked=True)

    return changed(change, "/P << /MCID 0 >> BDC\n" + text("A paragraph") + "EMC\n")


@doc
def alternative_text(w: Words) -> bytes:
    return tagged({"/S": Name.Figure, "/Alt": String(f"Photograph of {w.name}")})


@doc
def replacement_text(w: Words) -> bytes:
    return tagged({"/ActualText": String(w.name), "/E": String(w.name)})


@doc
def title_and_id_of_an_element(w: Words) -> bytes:
    return tagged({"/T": String(w.name), "/ID": String(w.name)})


@doc
def attributes_of_an_element(w: Words) -> bytes:
    said = Dictionary(O=Name.UserProperties, P=Array([Dictionary(N=w.name, V=w.name)]))
    return tagged({"/A": said, "/C": Name("/" + w.last)})


@doc
def table_summary(w: Words) -> bytes:
    return tagged({"/A": Dictionary(O=Name.Table, Summary=w.name, Short=w.name)})


@doc
def phoneme(w: Words) -> bytes:
    return tagged({"/Phoneme": String(w.name), "/PhoneticAlphabet": Name.ipa})


@doc
def role_and_class_maps(w: Words) -> bytes:
    return tagged(
        {"/S": Name("/" + w.joined)}, RoleMap=Dictionary({"/" + w.joined: Name.P}),
        ClassMap=Dictionary({"/" + w.joined: Dictionary(O=Name.Layout)}),
        IDTree=Dictionary(Names=Array([String(w.name), Dictionary()])),
    )  # fmt: skip


@doc
def element_language(w: Words) -> bytes:
    return tagged({"/Lang": String(w.name)})


@doc
def element_with_an_associated_file(w: Words) -> bytes:
    return tagged({"/AF": Array([Dictionary(Type=Name.Filespec, F=f"{w.joined}.mml", Desc=w.name)])})


@doc
def name_spaces(w: Words) -> bytes:
    space = Dictionary(Type=Name.Namespace, NS=f"https://example.org/{w.last}", Schema=Dictionary(F=w.name))
    return tagged({"/NS": space}, Namespaces=Array([space]))
