"""Ids of parties and items: their shape, and the words they may not be.

Takes a mapping under examination; gives a usable id or notes why there is none.
An id stands in file names, reports and logs, so a bad one is never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from redactor.model.case import ANYONE, EVERYONE
from redactor.store.entries import Entry, Scalar, Section
from redactor.store.fields import Fields

ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PORTS: Final = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul"}) | _PORTS
_WORDS: Final = frozenset({ANYONE, EVERYONE})


def read_id(fields: Fields, taken: Collection[str]) -> str:
    """Return the id of a party or an item, empty (and noted) if it cannot be used."""
    text = fields.text("id", required=True)
    line = fields.line("id")
    if not text:
        return ""
    if not ID.fullmatch(text):
        cure = "Use up to 40 of a-z, 0-9 and '-', beginning with a letter or digit"
        fields.note(line, "has an id that cannot be used", cure)
    elif text in _DEVICES or text in _WORDS:
        fields.note(line, f"has the id '{text}', which has another meaning", "Choose another id")
    elif text in taken:
        fields.note(line, f"has the id '{text}', which is taken", "Give every entry an id of its own")
    else:
        return text
    return ""


def subject(what: str, number: int, entry: Entry) -> str:
    """Name an entry by its id where that is one, else by its number: anything else may be a value."""
    held = entry.entries.get("id") if isinstance(entry, Section) else None
    if isinstance(held, Scalar) and held.text and ID.fullmatch(held.text):
        return f"the {what} '{held.text}'"
    return f"{what} {number}"
