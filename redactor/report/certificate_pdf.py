"""A release certificate as one page for people.

Takes the signed statement; gives a PDF. The page proves nothing by itself: the signed file beside it
does, and the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from redactor.model.certificate import Statement
from redactor.report.pdf_page import facts, gap, heading, one_page, section, words
from redactor.report.words import counted, people

_ROWS: Final = 14
_LONGEST: Final = 220


def certificate_pdf(statement: Statement) -> bytes:
    """Return the page of a release certificate."""
    said = statement.content
    story = [
        heading("Release certificate"),
        words(
            f"This copy was released to {people(said['recipients'])} after an independent check of the "
            "finished file found none of the details withheld from them."
        ),
        gap(),
        facts(_released(said)),
        section("What was withheld"),
        facts(_withheld(said)),
        section("How the finished file was read"),
        facts(_coverage(said["coverage"])),
        section("What was not examined"),
        *(words(_cut(f"{one['what']} {one.get('places', '')}")) for one in said["not_examined"]),
        section("People"),
        facts([("Released by", said["by"]), *_answers(said["answers"])]),
        section("By which versions"),
        facts(_versions(said)),
        section("To prove it"),
        words(
            "This page is for reading. The proof is the signed file with the same name that ends in "
            ".certificate.json. On any machine with Redactor: redactor certificate verify CERTIFICATE FILE "
            "--public-key KEY. One changed byte in either makes it fail."
        ),
        facts([("Signed with the key", statement.key.hex()), ("Signature", statement.signature.hex())]),
    ]
    return one_page("Release certificate", story)


def _released(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    place = said["ledger"] or {"seq": "none", "hash": ""}
    return [
        ("Case", said["case"]),
        ("To", ", ".join(said["recipients"])),
        ("When", said["made"]),
        ("Profile", said["profile"]),
        ("The copy (SHA-256)", said["output_digest"]),
        ("Its size", counted(said["output_bytes"], "byte")),
        ("Made from (keyed)", said["input_fingerprint"]),
        ("Ledger, row", f"{place['seq']}  {place['hash']}"),
    ]


def _withheld(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [(code, counted(number, "place")) for code, number in said["reason_codes"].items()]
    parts = said["left_out"].items()
    left_out = [(f"Left out: {what.replace('-', ' ')}", counted(number, "part")) for what, number in parts]
    looked_for = ("Looked for", counted(said["checked"]["values"], "protected value"))
    return [looked_for, *(rows or [("Withheld", "nothing")])[:_ROWS], *left_out[:_ROWS]]


def _versions(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows = [(name.replace("_", " "), _cut(str(value))) for name, value in said["versions"].items()]
    return rows[:_ROWS] or [("", "unknown")]


def _coverage(rows: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    shown = [(_cut(row["places"], 60), _cut(row["what"])) for row in rows[:_ROWS]]
    if len(rows) > _ROWS:
        shown.append(("", f"and {len(rows) - _ROWS} more in the signed file"))
    return shown or [("", "nothing")]


def _answers(rows: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    shown = [(f"Question {row['question']}", f"{row['answer']}, by {row['by']}") for row in rows[:_ROWS]]
    if len(rows) > _ROWS:
        shown.append(("", f"and {len(rows) - _ROWS} more in the signed file"))
    return shown


def _cut(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
