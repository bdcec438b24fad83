"""The list of places where a PDF can hide a value, word for word, and the places built for each word.

Every place named here is a tooth in `test_every_place`, `test_places_unseen` and `tests/verify`.
"""

from __future__ import annotations

import pytest

from benchmarks.pdf.places import OTHER, PLACES, SECRET
from tests.verify.test_every_place import looked

from .every_place import register, sent

HIDES = {
    "under boxes": "under a black box, under a white box, under a polygon, under a box in strips",
    "split": "letters one by one, letters moved by Td, kerned array, several fonts in a word",
    "shuffled": "shuffled letters",
    "reversed": "reversed letters, spelt backwards",
    "hyphenated": "hyphenated, soft hyphens",
    "across columns, cells, pages": "over two columns, table row, over two pages",
    "form XObjects, nested, shared or unused": "form, nested forms, shared form, unused form",
    "patterns": "tiling pattern, unused pattern",
    "Type3": "type3 drawn with another font, type3 comment in a glyph",
    "missing or lying ToUnicode": "no map at all, lying map, map to other letters",
    "ActualText, Alt, E": "actual text, actual text over the name, alternative and expansion",
    "ligatures": "ligatures, one code for two letters",
    "zero-width and bidi marks": "zero width marks, direction marks",
    "homoglyphs": "homoglyphs, fullwidth forms",
    "rotated, mirrored, stacked, vertical": "quarter turn, upside down, mirrored, stacked, vertical writing",
    "white, tiny, transparent, invisible": "white, tiny, transparent, invisible mode, black on a black box",
    "outside the page, cropped, clipped": "off the page, outside the crop box, clipped, clipped by its form",
    "layers that are off": "layer off, form in a layer that is off, note in a layer that is off",
    "pixels": "grey pixels, colour pixels, one bit pixels, jpeg, jpeg 2000, fax, palette, faint",
    "inline": "inline picture",
    "stencil and soft masks": "stencil, soft mask, soft mask of a picture, explicit mask, transparent colour",
    "cropped, off-page": "picture cut by the crop box, picture clipped away, picture off the page",
    "alternates, thumbnails": "alternate picture, thumbnail, small picture inside a jpeg",
    "EXIF, XMP": "exif, xmp inside a jpeg, xmp of a picture, jpeg comment",
    "contents, rich text": "comment, rich comment",
    "appearance": "free text, states not shown",
    "popups, replies": "popup, reply",
    "file attachments": "attached file, name of an attached file",
    "stamps": "stamp, in the look of a stamp",
    "links": "web address, mail address, file address, percent encoded, twice encoded, launch, other file",
    "actions": "script, next action, sends a form, actions of document and page, bookmark with an action",
    "values, defaults, options, export values": "value, default value, options, export value, rich value",
    "XFA": "xfa alone, xfa beside fields",
    "scripts, tool tips, signatures": "scripts of a field, names and tool tips, signature",
    "Info": "title, author subject keywords, private info key",
    "XMP anywhere": "xmp of the document, xmp in utf16, xmp of page and font",
    "outlines, destinations": "bookmark, bookmark split by language codes, named destinations",
    "page labels, layer names": "page labels, layer name, layer usage",
    "structure tree and its ids": "alternative text, title and id of an element, role and class maps",
    "PieceInfo": "piece info",
    "attachments and portfolios": "attached pdf, attached zip, portfolio, folders of a portfolio",
    "associated files": "associated file, element with an associated file, related files",
    "JavaScript": "script in the name tree, script in a stream",
    "threads, templates, spider info": "threads, template page, web capture",
    "collection schema, geo and measure data": "portfolio, geography",
    "private keys, resource names": "private keys, keys of a page, keys of a stream, resource names",
    "earlier revisions, orphans": "earlier revision, orphan string, orphan stream, free object",
    "object-stream leftovers": "leftover of an object stream, older object in an object stream",
    "comments": "comment between objects, comment in the head, comment in the content",
    "bytes after the end": "after the end, after the end in base64, zip after the end",
    "owner encryption, linearisation": "owner password, linearised",
    "broken cross-references": "broken cross references, truncated",
}


@pytest.mark.parametrize("words", HIDES)
def test_there_is_a_place_for_it(words: str) -> None:
    assert set(HIDES[words].split(", ")) <= {place.name for place in PLACES}


def test_no_two_places_have_one_name() -> None:
    assert len({(place.group, place.name) for place in PLACES}) == len(PLACES)


def test_the_name_of_the_file_itself() -> None:
    import redactor

    data = next(place for place in PLACES if place.name == "plain").build(OTHER)
    result = redactor.redact(data, f"{SECRET.name}.pdf", register(), ["reader"], "register-only")
    assert result.output is not None
    assert SECRET.last not in result.output_name
    assert SECRET.last.encode() not in result.output
    assert sent(data).output_name == "paper.pdf"
    assert looked(data).leaks == ()
    assert redactor.verify(data, f"{SECRET.name}.pdf", register(), ["reader"]).outcome.value == "blocked"
