"""Anchors: signed words that at some moment the ledger had this many rows and this last hash.

Takes positions and keys; gives statements, kept in the database, in a folder, and wherever people put
copies: printed, or mailed to an auditor. A ledger that was shortened cannot satisfy an older anchor.
Copies that lie on the same machine alone prove little: see docs/evidence.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from redactor.model.certificate import ANCHOR, RELEASE, Statement, proved, stated
from redactor.model.errors import CertificateInvalid, RedactorError
from redactor.model.position import Position
from redactor.store.keyring import KeyRing, signed_by
from redactor.store.publish import publish_file

EVERY: Final = 1000
"""Rows between two anchors that are written without being asked for."""
_NAME: Final = "anchor-{seq:012}.json"


def anchor(position: Position, keys: KeyRing, when: datetime | None = None) -> Statement:
    """Return the signed anchor for a position of the ledger."""
    moment = (when or datetime.now(UTC)).isoformat(timespec="seconds")
    content = {"ledger": {"seq": position.seq, "hash": position.hash}, "made": moment}
    return stated(ANCHOR, content, keys.public, keys.sign)


def anchored(data: bytes, keys: KeyRing) -> Position:
    """Return the position that an anchor, or a release certificate, of these keys vouches for.

    Raises:
        CertificateInvalid: it is neither, or was changed.
    """
    statement = proved(data, signed_by, keys.public)
    place = statement.content.get("ledger")
    if statement.kind not in {ANCHOR, RELEASE} or not isinstance(place, dict):
        raise CertificateInvalid("It names no place in the ledger")
    return Position(int(place["seq"]), str(place["hash"]))


def text_of(statement: Statement) -> str:
    """Return an anchor as a page to print and file: it can be compared by eye."""
    place, made = statement.content["ledger"], statement.content["made"]
    return (
        "ANCHOR OF THE REDACTOR LEDGER\n\n"
        f"On {made} the ledger had {place['seq']} rows.\n"
        f"The hash of row {place['seq']} was\n\n    {_grouped(place['hash'])}\n\n"
        f"Signed with the key\n\n    {_grouped(statement.key.hex())}\n\n"
        f"Signature\n\n    {_grouped(statement.signature.hex())}\n\n"
        "Keep this page, and the file it was printed with, where nobody who runs Redactor can change them.\n"
        "'redactor audit check --anchor FILE' says whether that row, and all before it, are still there.\n"
    )


def file_anchor(data: bytes, folder: Path) -> None:
    """Put an anchor into the folder. A folder that is full or away stops nobody: the row is written."""
    with suppress(RedactorError, OSError, ValueError, KeyError, TypeError):
        name = _NAME.format(seq=int(json.loads(data)["content"]["ledger"]["seq"]))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        publish_file(folder, folder / name, data)


def newest_filed(folder: Path) -> int:
    """Return the row of the newest anchor in the folder, 0 if there is none."""
    names = (path.stem.removeprefix("anchor-") for path in folder.glob("anchor-*.json"))
    return max((int(name) for name in names if name.isdecimal()), default=0)


def filed_anchors(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every anchor in the folder."""
    for path in sorted(folder.glob("anchor-*.json")):
        yield path.name, path.read_bytes()


def _grouped(digits: str) -> str:
    groups = [digits[at : at + 8] for at in range(0, len(digits), 8)]
    return "\n    ".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
