"""Web pages: a value in any place is gone or the page is not released; without it the page says the same."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.formats.html.adapter import Html
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, TooDeep, TooLarge
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from tests.formats.mail_road import INNOCENT, LABEL, PLANTED, codes, has, released, run

HTML = Html(Limits())
Build = Callable[[str], bytes]


def page(body: str, head: str = "") -> bytes:
    inner = f"<head>{head}</head><body><p>Before.</p>{body}<p>After.</p></body>"
    return f"<!DOCTYPE html><html>{inner}</html>".encode()


def letters(value: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in value)


SHOWN: dict[str, Build] = {
    "text": lambda v: page(f"<p>She lives at {v} now</p>"),
    "title": lambda v: page("", f"<title>Visit to {v}</title>"),
    "second-title": lambda v: page(f"<title>{v}</title>", "<title>one</title>"),
    "entities": lambda v: page(f"<p>{letters(v)}</p>"),
    "entities-unclosed": lambda v: page(f"<p>{v.replace(' ', '&nbsp')}</p>"),
    "split-by-tags": lambda v: page("<p>" + "".join(f"<b>{letter}</b>" for letter in v) + "</p>"),
    "split-by-unknown-tags": lambda v: page("<p>" + "<x-y></x-y>".join(v) + "</p>"),
    "split-by-comment": lambda v: page("<p>" + "<!-- z -->".join(v) + "</p>"),
    "split-by-script": lambda v: page("<p>" + "<script>x</script>".join(v) + "</p>"),
    "split-by-soft-hyphens": lambda v: page(f"<p>{v.replace('Lane', 'La&shy;ne')} {v[:2]}</p>"),
    "split-by-zero-width": lambda v: page(f"<p>{v.replace(' ', ' &#8203;')}</p>"),
    "split-by-controls": lambda v: page("<p>" + "\x01".join(v) + "</p>"),
    "split-by-lines": lambda v: page("<p>" + v.replace(" ", "<br>") + "</p>"),
    "split-by-blocks": lambda v: page("".join(f"<div>{word}</div>" for word in v.split())),
    "cells": lambda v: page(
        "<table><tr>" + "".join(f"<td>{word}</td>" for word in v.split()) + "</tr></table>"
    ),
    "list": lambda v: page(f"<ul><li>one</li><li>{v}</li></ul>"),
    "preformatted": lambda v: page(f"<pre>\na\n  {v}\n</pre>"),
    "text-area": lambda v: page(f"<textarea>{v}</textarea>"),
    "option": lambda v: page(f"<select><option>one<option>{v}</select>"),
    "button": lambda v: page(f"<button>{v}</button>"),
    "noscript": lambda v: page(f"<noscript>{v}</noscript>"),
    "struck": lambda v: page(f"<p><del>{v}</del></p>"),
    "object-else": lambda v: page(f"<object>{v}</object>"),
    "white": lambda v: page(f'<p style="color:white">{v}</p>'),
    "hidden-by-class": lambda v: page(f'<p class="h">{v}</p>', "<style>.h{display:none}</style>"),
    "after-the-end": lambda v: page("") + v.encode(),
    "unclosed": lambda v: f"<html><body><div><b>{v}".encode(),
    "custom-tag": lambda v: page(f"<council-note>{v}</council-note>"),
    "downlevel": lambda v: page(f"<![if !mso]>{v}<![endif]>"),
    "link-text": lambda v: page(f'<a href="https://example.org/a">{v}</a>'),
    "link-target": lambda v: page(f'<a href="https://example.org/{v.replace(" ", "-")}">there</a>'),
    "utf-16": lambda v: page(f"<p>{v}</p>").decode().encode("utf-16"),
    "utf-8-mark": lambda v: b"\xef\xbb\xbf" + page(v),
    "meta-latin": lambda v: page(f"caf\u00e9 {v}", '<meta charset="iso-8859-1">').decode().encode("latin-1"),
    "meta-lies": lambda v: page(f"caf\u00e9 {v}", '<meta charset="utf-16">'),
    "meta-japanese": lambda v: page(f"\u3042{v}", "<meta charset=shift_jis>").decode().encode("shift_jis"),
    "xhtml": lambda v: (
        b'<?xml version="1.0" encoding="windows-1252"?>\n<html xmlns="x"><body>'
        + f"\u00e9 {v}</body></html>".encode("cp1252")
    ),
    "fragment": lambda v: f"<p>at <i>{v}</i></p>".encode(),
    "capital-tags": lambda v: f"<HTML><BODY><P>{v}</P></BODY></HTML>".encode(),
    "comment-first": lambda v: b"<!-- a --> <html>" + v.encode(),
}
"""Where a reader sees the value, or may."""

UNSEEN: dict[str, tuple[Build, str]] = {
    "comment": (lambda v: page(f"<!-- {v} -->"), "comment"),
    "open-comment": (lambda v: page("") + f"<!-- {v}".encode(), "comment"),
    "conditional": (lambda v: page(f"<!--[if mso]><p>{v}</p><![endif]-->"), "comment"),
    "instruction": (lambda v: page(f"<?note {v}?>"), "comment"),
    "script": (lambda v: page(f"<script>var a = '{v}'</script>"), "script"),
    "json": (lambda v: page(f'<script type="application/json">["{v}"]</script>'), "script"),
    "handler": (lambda v: page(f"<p onclick=\"alert('{v}')\">x</p>"), "script"),
    "style": (lambda v: page("", f"<style>p::after{{content:'{v}'}}</style>"), "style"),
    "style-attribute": (lambda v: page(f"<p style=\"font-family:'{v}'\">x</p>"), "style"),
    "alt": (lambda v: page(f'<img src="cid:1" alt="{v}">'), "alternative-text"),
    "tooltip": (lambda v: page(f'<p title="{v}">x</p>'), "tooltip"),
    "aria": (lambda v: page(f'<p aria-label="{v}">x</p>'), "alternative-text"),
    "data-attribute": (lambda v: page(f'<p data-home="{v}">x</p>'), "attribute"),
    "class": (lambda v: page(f'<p class="{v}">x</p>'), "attribute"),
    "mail-link": (lambda v: page(f'<a href="mailto:{v.replace(" ", ".")}@example.org">x</a>'), "link"),
    "phone-link": (lambda v: page(f'<a href="tel:{v}">x</a>'), "link"),
    "query": (lambda v: page(f'<a href="https://example.org/?q={v.replace(" ", "+")}">x</a>'), "link"),
    "fragment": (lambda v: page(f'<a href="https://example.org/#{v}">x</a>'), "link"),
    "percent": (lambda v: page(f'<a href="https://example.org/{v.replace(" ", "%20")}">x</a>'), "link"),
    "user-in-link": (lambda v: page(f'<a href="https://{v.replace(" ", "")}@example.org/">x</a>'), "link"),
    "script-link": (lambda v: page(f"<a href=\"javascript:alert('{v}')\">x</a>"), "link"),
    "base": (lambda v: page("", f'<base href="https://example.org/{v}">'), "link"),
    "meta": (lambda v: page("", f'<meta name="description" content="{v}">'), "metadata"),
    "picture-address": (lambda v: page(f'<img src="https://example.org/{v}.png">'), "picture-reference"),
    "hidden-input": (lambda v: page(f'<input type="hidden" value="{v}">'), "form-default"),
    "placeholder": (lambda v: page(f'<input placeholder="{v}">'), "form-default"),
    "hidden-attribute": (lambda v: page(f"<div hidden>a <b>{v}</b></div>"), "hidden-text"),
    "display-none": (lambda v: page(f'<div style="x:1;display : none"><p>{v}</p></div>'), "hidden-text"),
    "no-size": (lambda v: page(f'<span style="font-size:0px">{v}</span>'), "hidden-text"),
    "template": (lambda v: page(f"<template>{v}</template>"), "hidden-text"),
    "tag-name": (lambda v: page(f"<x-{v.replace(' ', '-')}>x</x-{v.replace(' ', '-')}>"), "unknown-markup"),
    "doctype": (
        lambda v: f'<!DOCTYPE html PUBLIC "{v}"><html><p>Before.</p><!-- c --></html>'.encode(),
        "comment",
    ),
}
"""Where no reader looks: dropped and reported."""


@pytest.mark.parametrize("place", SHOWN)
def test_a_value_a_reader_sees_is_gone(place: str) -> None:
    result = run(SHOWN[place](PLANTED))
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert not has(result.output or PLANTED.encode(), PLANTED)


@pytest.mark.parametrize("place", SHOWN)
def test_without_it_the_same_words_stay(place: str) -> None:
    output = released(SHOWN[place](INNOCENT))
    assert has(output, INNOCENT)
    assert b"withheld" not in output
    assert released(output) == output


@pytest.mark.parametrize("place", UNSEEN)
@pytest.mark.parametrize("value", [PLANTED, INNOCENT])
def test_what_nobody_sees_is_dropped_and_reported(place: str, value: str) -> None:
    build, code = UNSEEN[place]
    result = run(build(value))
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert code in codes(result)
    assert not has(result.output or value.encode(), value)
    assert b"Before." in (result.output or b"")


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (f'<img src="data:image/png;base64,{base64.b64encode(b"x").decode()}">', Outcome.HOLD),
        ("<svg><text>14 Rose Lane</text></svg>", Outcome.HOLD),
        ('<iframe src="https://example.org/"></iframe>', Outcome.HOLD),
        ('<iframe srcdoc="14 Rose Lane"></iframe>', Outcome.HOLD),
        ('<object data="data:application/pdf;base64,eA=="></object>', Outcome.BLOCK),
    ],
)
def test_what_cannot_be_kept_waits_for_a_person_or_stops(body: str, outcome: Outcome) -> None:
    assert run(page(body)).outcome is outcome


@pytest.mark.parametrize("turned", ["\u202e{}\u202c", '<bdo dir="rtl">{}</bdo>'])
def test_a_value_written_backwards_is_not_released(turned: str) -> None:
    assert run(page(f"<p>{turned.format(PLANTED[::-1])}</p>")).outcome is not Outcome.RELEASE
    # Harmless words block as well: nobody can say that they read as they are seen.
    assert run(page(f"<p>{turned.format(INNOCENT[::-1])}</p>")).outcome is Outcome.BLOCK


def test_structure_and_links_stay() -> None:
    body = (
        '<h1>Visit</h1><p>a <b>bold</b> <a href="https://example.org/help" onclick="x()">link</a></p>'
        '<table class="t"><tr><th colspan="2" width="9">head</th></tr><tr><td>1</td><td>2</td></tr></table>'
    )
    assert (
        b'<h1>Visit</h1>\n<p>a <b>bold</b> <a href="https://example.org/help">link</a></p>\n'
        b'<table><tr><th colspan="2">head</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>'
        in released(page(body))
    )


def test_a_link_with_a_mark_loses_its_target_and_keeps_its_words() -> None:
    output = released(page('<a href="https://example.org/14-rose-lane">see <i>there</i></a>'))
    assert b"see <i>there</i>" in output
    assert b"<a" not in output
    assert LABEL.encode() not in output


def test_only_what_is_marked_goes() -> None:
    output = released(page("<p>She lives at 14 <b>Rose</b> Lane &amp; likes &lt;b&gt;.</p>"))
    assert f"<p>She lives at {LABEL}<b></b> &amp; likes &lt;b&gt;.</p>".encode() in output


def test_a_view_reads_down_the_columns() -> None:
    rows = "".join(f"<tr><td>{word}</td><td>x</td></tr>" for word in PLANTED.split())
    data = page(f"<table>{rows}</table>")
    assert b"Rose" not in released(data)
    views = HTML.read(Document("a", data)).views
    assert {view.view: view.text for view in views}["columns"] == "14\nRose\nLane\n\nx\nx\nx"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text with a < b and b > c",
        b"# Title\n\nSome <b>bold</b> text",
        b"<https://example.org> is the page",
        b"<?xml version='1.0'?><note>14 Rose Lane</note>",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b"\x89PNG\r\n\x1a\n<html>",
        b"%PDF-1.7 \x00\x01 <html>",
    ],
)
def test_what_is_no_page_is_left_to_others(data: bytes) -> None:
    assert not HTML.recognises(Document("a.html", data))


@pytest.mark.parametrize(
    "source",
    [
        b"<div>" * 100_000 + b"x",
        b"<b>" * 100_000 + b"x" + b"</i>" * 100_000,
        b"<table><tr><td>" * 30_000,
        b"<p>" + b"<a " * 100_000,
        b"<" * 1_000_000,
        b"<p>" + b"&" * 1_000_000,
        b"<p>" + b"<!--" * 200_000,
        b"<p x=" + b"'" * 500_000,
        b"<p>x" * 100_000,
    ],
)
def test_odd_pages_end_in_time(source: bytes) -> None:
    start = time.perf_counter()
    document = Document("a", source)
    if HTML.recognises(document):
        try:
            HTML.read(document)
        except TooDeep:
            assert b"<p>x" not in source
    assert time.perf_counter() - start < 30


def test_deep_but_sane_pages_are_read() -> None:
    data = b"<html>" + b"<div>" * 400 + b"14 Rose Lane" + b"</div>" * 400
    assert not has(released(data), PLANTED)


def test_limits_and_places_hold() -> None:
    with pytest.raises(TooLarge):
        Html(Limits(characters=3)).read(Document("a", page("")))
    document = Document("a", page(""))
    for key in ("text:99", "title", "link:0"):
        mark = Mark((Place(Location(key, ""), 0, 1),), "x", Kind.TEXT, ())
        with pytest.raises(CannotRedact):
            HTML.write(document, Edit((mark,)))
    with pytest.raises(CannotRedact):
        HTML.write(document, Edit(children=((Location("a", ""), document),)))


_WORDS = (
    "<p> </p> <b> </b> <td> <tr> <table> </table> <pre> </pre> <br> word x <a~href='https://example.org/'> "
    "</a> <title> </title> <select> <option> &lt; <li> <ul> </ul> <!--c--> <script> </script> <textarea> "
    "</textarea> ~"
)
_SNIPPETS = st.sampled_from(_WORDS.split())


@given(st.lists(_SNIPPETS, max_size=40))
def test_what_is_written_says_the_same_when_read_again(snippets: list[str]) -> None:
    document = Document("a", ("<!DOCTYPE html><body>" + "".join(snippets).replace("~", " ")).encode())
    before = HTML.read(document).views[0].text
    written = HTML.write(document, Edit())
    reading = HTML.read(written)
    assert reading.views[0].text.split() == before.split()
    assert reading.opaque == ()


@pytest.mark.parametrize(
    "body",
    [
        "<p>14 \u202eesoR\u202c Lane</p>",
        "<p>14 <bdo dir=rtl>esoR</bdo> Lane</p>",
        "<p style='unicode-bidi:bidi-override'>x</p>",
    ],
)
def test_letters_shown_back_to_front_are_reported(body: str) -> None:
    reading = Html(Limits()).read(Document("a.html", f"<html><body>{body}</body></html>".encode()))
    assert "reversed-text" in {part.what for part in reading.opaque}
    plain = Html(Limits()).read(Document("a.html", b"<html><body><p>14 Rose Lane</p></body></html>"))
    assert "reversed-text" not in {part.what for part in plain.opaque}
