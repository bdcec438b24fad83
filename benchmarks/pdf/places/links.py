"""Hiding places in links."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pikepdf import Dictionary, Name, String

from benchmarks.pdf.places.annotations import annotated
from benchmarks.pdf.places.making import Words, place

links = place("links")


def linked(action: dict[str, Any]) -> bytes:
    return annotated("Link", lambda _: {"A": Dictionary(action)})


@links
def web_address(w: Words) -> bytes:
    return linked({"/S": Name.URI, "/URI": f"https://example.org/people/{w.first}-{w.last}"})


@links
def mail_address(w: Words) -> bytes:
    return linked({"/S": Name.URI, "/URI": f"mailto:{w.first}.{w.last}@example.org"})


@links
def percent_encoded(w: Words) -> bytes:
    hexed = "".join(f"%{ord(c):02X}" for c in w.name)
    return linked({"/S": Name.URI, "/URI": f"https://example.org/?q={hexed}"})


@links
def twice_encoded(w: Words) -> bytes:
    return linked(
        {"/S": Name.URI, "/URI": "https://example.org/?q=" + quote(quote(w.street, safe=""), safe="")}
    )


@links
def launch(w: Words) -> bytes:
    return linked({"/S": Name.Launch, "/F": f"/home/{w.last}/letter.doc"})


@links
def other_file(w: Words) -> bytes:
    return linked({"/S": Name.GoToR, "/F": f"{w.joined}.pdf", "/D": String(w.name)})


@links
def sends_a_form(w: Words) -> bytes:
    return linked({"/S": Name.SubmitForm, "/F": Dictionary(FS=Name.URL, F=f"https://example.org/{w.last}")})


@links
def script(w: Words) -> bytes:
    return linked({"/S": Name.JavaScript, "/JS": f"app.alert('{w.name}')"})


@links
def script_in_escapes(w: Words) -> bytes:
    return linked({"/S": Name.JavaScript, "/JS": "a='" + "".join(f"\\u{ord(c):04x}" for c in w.name) + "'"})


@links
def next_action(w: Words) -> bytes:
    after = Dictionary(S=Name.URI, URI=f"https://example.org/{w.last}")
    return linked({"/S": Name.URI, "/URI": "https://example.org/", "/Next": after})


@links
def file_address(w: Words) -> bytes:
    return linked({"/S": Name.URI, "/URI": f"file:///C:/cases/{w.first}%20{w.last}/letter.doc"})


@links
def file_inside_a_file(w: Words) -> bytes:
    return linked({"/S": Name.GoToE, "/F": f"{w.joined}.pdf", "/T": Dictionary(R=Name.C, N=w.name)})
