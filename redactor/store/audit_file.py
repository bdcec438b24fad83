"""The audit: append-only JSON lines, each chained to the one before; proof of every decision.

Takes entries without values; gives rows and says whether one was changed, moved or removed.
Beside it stands `audit.head` with number and hash of the last row, so that a shortened file shows.
It cannot show that both files together were put back to an earlier state: keep copies elsewhere.

    lock -> last row proved, equal to the head -> row written, fsync -> head replaced, fsync -> unlock

A crash while a row is written leaves a torn tail that nobody was told about: the next append moves
it aside to `audit.torn-N` and records that, if the head proves that all rows before it are whole.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from redactor.model.errors import AuditUnavailable
from redactor.model.outcome import AuditEntry
from redactor.model.position import Position
from redactor.model.secret import Secret
from redactor.store.audit_row import START, AuditCheck, Chain, parse
from redactor.store.keys import AUDIT_NAME, load_key

_PRIVATE: Final = 0o600
_BLOCK: Final = 65_536
_ASK: Final = "Nothing was released. Run 'redactor audit check' and tell the person who looks after Redactor."


def open_audit(state: Path) -> AuditFile:
    """Return the audit of a state folder, made with its key at first use.

    Raises:
        Misconfigured: there is an audit without its key.
        AuditUnavailable: the folder cannot be used.
    """
    return AuditFile(state / AUDIT_NAME, load_key(state))


class AuditFile:
    """The audit in one file."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Use the file at `path`, which need not exist, with `key`."""
        self.path = path
        self._key = key
        self._chain = Chain(key)

    def fingerprint(self, secret: Secret) -> str:
        """Return the keyed fingerprint of a value, the only form in which one may be recorded."""
        return secret.fingerprint(self._key)

    def append(self, entry: AuditEntry) -> Position:
        """Append one entry durably and return where it stands.

        Raises:
            AuditUnavailable: it could not be written, or the audit is not whole.
        """
        try:
            with self._locked(), _opened(self.path) as handle:
                return self._write(handle, entry, self._last(handle))
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise AuditUnavailable(f"The audit {self.path} cannot be written: {why}") from None

    def position(self) -> Position | None:
        """Return where the audit stands now, None if there is no row yet or nobody can tell."""
        return _read_head(self.path, strict=False)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows as they stand; what cannot be read is left out, `check` names it.

        Raises:
            AuditUnavailable: the file cannot be read.
        """
        for line in _lines(self.path):
            row = parse(line)
            if row is not None:
                yield row

    def check(self) -> AuditCheck:
        """Prove every row, and that none is missing at the end."""
        return check(self.path, self._key)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened(self.path.with_suffix(".lock")) as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _last(self, handle: int) -> Position:
        """Return where the chain stands; move a torn tail aside if everything before it is proved."""
        head = _read_head(self.path)
        size = os.fstat(handle).st_size
        whole, line, torn = _tail(handle, size)
        last = START if not line else self._chain.head(line)
        if last is None:
            raise AuditUnavailable("The last row of the audit was changed, or has another key", advice=_ASK)
        if head is None and last == START:
            _write_head(self.path, START)
        elif head is None:
            raise AuditUnavailable("The audit has lost its file 'audit.head'", advice=_ASK)
        if head is not None and head != last and not _follows(line, head, last):
            raise AuditUnavailable("Rows are missing at the end of the audit", advice=_ASK)
        return self._repaired(handle, whole, last, torn) if torn else last

    def _repaired(self, handle: int, whole: int, last: Position, torn: bytes) -> Position:
        aside = self.path.with_name(f"{self.path.stem}.torn-{last.seq + 1}")
        with _opened(aside) as keep:
            os.ftruncate(keep, 0)
            _write_all(keep, torn)
            os.fsync(keep)
        os.ftruncate(handle, whole)
        note = AuditEntry(
            when=datetime.now(UTC),
            action="audit-repaired",
            actor="redactor",
            case="",
            recipients=(),
            input_digest="",
            output_digest="",
            outcome="",
            reasons=(f"{len(torn)} bytes of an unfinished row were moved to {aside.name}",),
            findings=(),
            answers=(),
            versions=(),
        )
        return self._write(handle, note, last)

    def _write(self, handle: int, entry: AuditEntry, before: Position) -> Position:
        """Write one row and the head; a row that cannot be finished is taken back."""
        line, link = self._chain.make(entry, before)
        size = os.fstat(handle).st_size
        try:
            os.lseek(handle, size, os.SEEK_SET)
            _write_all(handle, line)
            os.fsync(handle)
            _write_head(self.path, link)
        except OSError:
            os.ftruncate(handle, size)
            raise
        return link


def rows_from(path: Path, place: int) -> tuple[list[dict[str, Any]], int]:
    """Return the whole rows of an audit from a place in its file on, and the place where they end.

    A file that is shorter than that is read from its start.

    Raises:
        AuditUnavailable: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            file.seek(place if place <= file.seek(0, os.SEEK_END) else 0)
            place, data = file.tell(), file.read()
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise AuditUnavailable(f"The audit {path} cannot be read: {error.strerror}") from None
    whole = data[: data.rfind(b"\n") + 1]
    rows = [row for line in whole.splitlines() if (row := parse(line)) is not None]
    return rows, place + len(whole)


def check(path: Path, key: bytes) -> AuditCheck:
    """Prove every row of the audit at `path`, and that none is missing at the end.

    Raises:
        AuditUnavailable: the file cannot be read.
    """
    with _shared(path):
        head = _read_head(path, strict=False)
        if head is None and not _head_path(path).exists() and not path.exists():
            return AuditCheck(0, ok=True)
        return _proved(path, Chain(key), head)


def _proved(path: Path, chain: Chain, head: Position | None) -> AuditCheck:
    link = START
    head_seen = head == START
    for number, line in enumerate(_lines(path), start=1):
        if not line.endswith(b"\n"):
            return _bad(link, number, "it is unfinished: the program stopped while it was written")
        link, problem = chain.prove(line[:-1], link)
        if problem:
            return _bad(link, number, problem)
        head_seen = head_seen or link == head
    if head is None:
        return _bad(link, link.seq + 1, "the file 'audit.head' is missing or damaged")
    if link.seq < head.seq:
        return _bad(link, link.seq + 1, f"rows are missing at the end: there should be {head.seq}")
    if not head_seen or link.seq > head.seq + 1:
        return _bad(link, link.seq, "the file 'audit.head' does not belong to these rows")
    return AuditCheck(link.seq, ok=True)


def _bad(link: Position, row: int, why: str) -> AuditCheck:
    return AuditCheck(link.seq, ok=False, bad_row=row, why=why)


@contextmanager
def _shared(path: Path) -> Iterator[None]:
    """Wait for a writer to finish its row; a reader who may not lock still reads."""
    try:
        handle = os.open(path.with_suffix(".lock"), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def _follows(line: bytes, head: Position, last: Position) -> bool:
    """Say whether the last row was written just after the head: the program stopped in between."""
    row = parse(line) or {}
    return last.seq == head.seq + 1 and row.get("prev") == head.hash


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
    try:
        if os.fstat(handle).st_mode & 0o077:
            os.fchmod(handle, _PRIVATE)
        yield handle
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    """Write everything: the system may take less than it is given."""
    done = 0
    while done < len(data):
        done += os.write(handle, data[done:])


def _tail(handle: int, size: int) -> tuple[int, bytes, bytes]:
    """Return the size of all whole rows, the last of them, and what stands after it unfinished."""
    data, start = b"", size
    while start > 0 and data.count(b"\n") < 2:
        step = min(_BLOCK, start)
        start -= step
        data = os.pread(handle, step, start) + data
    end = data.rfind(b"\n") + 1
    begin = data.rfind(b"\n", 0, max(0, end - 1)) + 1
    return start + end, data[begin : max(begin, end - 1)], data[end:]


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except FileNotFoundError:
        return
    except OSError as error:
        raise AuditUnavailable(f"The audit {path} cannot be read: {error.strerror}") from None


def _head_path(path: Path) -> Path:
    return path.with_suffix(".head")


def _read_head(path: Path, *, strict: bool = True) -> Position | None:
    try:
        row = json.loads(_head_path(path).read_bytes())
        return Position(int(row["seq"]), str(row["hash"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        if strict:
            raise AuditUnavailable("The file 'audit.head' is damaged", advice=_ASK) from None
        return None


def _write_head(path: Path, link: Position) -> None:
    """Replace the head at once: a crash leaves the old one or the new one."""
    draft = path.with_suffix(".head-new")
    with _opened(draft) as handle:
        os.ftruncate(handle, 0)
        _write_all(handle, json.dumps({"seq": link.seq, "hash": link.hash}).encode() + b"\n")
        os.fsync(handle)
    draft.replace(_head_path(path))
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
