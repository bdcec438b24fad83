"""Outlook's files are read in letters of every script, whichever way they store them."""

from __future__ import annotations

import struct

import pytest

from tests.formats.outlook.compound import compound, message
from tests.verify.teeth.outlook import BODY, _attribute, _properties, _winmail
from tests.verify.teeth.planting import check

NAME = "Siân Llŷr"


def said(data: bytes) -> str:
    report = check(data)
    assert not report.unread
    return "\n".join(one.text for one in report.sightings)


def old_message(text: bytes, page: int) -> bytes:
    """A message whose texts are 8-bit, in a code page."""
    tree = message({0x37: "Visit"})
    table = tree["__properties_version1.0"]
    assert isinstance(table, bytes)
    table += struct.pack("<HHIII", 3, 0x3FFD, 6, page, 0)
    table += struct.pack("<HHIII", 0x1E, BODY, 6, len(text), 0)
    return compound({**tree, "__properties_version1.0": table, "__substg1.0_1000001E": text})


@pytest.mark.parametrize(
    "data",
    [
        compound(message({BODY: f"with {NAME} now"})),
        _winmail(_attribute(1, 0x9003, _properties(BODY, 0x1F, f"with {NAME} now".encode("utf-16-le")))),
        _winmail(_attribute(1, 0x9003, _properties(BODY, 0x1F, NAME.encode("utf-16-le")))),
        _winmail(_attribute(1, 0x800C, f"with {NAME} now".encode())),
    ],
    ids=["message", "winmail", "winmail, the name alone", "winmail in UTF-8"],
)
def test_accents_do_not_cut_a_name(data: bytes) -> None:
    assert NAME in said(data)


def test_texts_in_an_old_code_page() -> None:
    name = "Michał Wiśniewski"
    assert name in said(old_message(f"with {name} now".encode("cp1250"), 1250))
    page = _attribute(1, 0x9007, struct.pack("<II", 1250, 0))
    body = _attribute(1, 0x800C, f"with {name} now".encode("cp1250"))
    assert name in said(_winmail(page, body))
