"""The watched folder on disk: finished files are claimed by rename, results appear whole or not at all.

    ROOT/CASE/to PARTY/{in,out,held,blocked}   what people see
    ROOT/CASE/reports, ROOT/CASE/originals     reports; originals of what was released
    ROOT/.redactor/ID/{claim.json, input}      one claimed file being worked on, private

Takes a root and the cases; gives claims and carries out their ends. Killed at any moment, the next
start finds every file either where it was or in its claim. It decides nothing about documents.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from redactor.model.errors import Misconfigured, OutputUnavailable
from redactor.store.outbox import folder_of
from redactor.store.publish import publish_file, sync_folder, unavailable

PRIVATE: Final = ".redactor"
DROP, OUT, HELD, BLOCKED = "in", "out", "held", "blocked"
REPORTS, ORIGINALS = "reports", "originals"
_UNFINISHED: Final = re.compile(
    r"~\$.*|\..*|.*\.(tmp|part|partial|crdownload|filepart)|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
_LOCK_SECONDS: Final = 86_400
_MOST_NAMES: Final = 10_000
# A zip comment may stand after the end mark, at most 65,535 bytes long.
_TAIL: Final = 70_000


@dataclass(frozen=True, slots=True)
class Lane:
    """One recipient's folders in one case."""

    case: str
    party: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One file taken: where it came from, how often it was tried, and its planned output.

    `target` and `digest` are written down before anything is published, so that a killed run knows
    whether it had published; `end` before the original is given back, so that it is given back once.
    """

    id: str
    case: str
    party: str
    name: str
    attempt: int = 0
    target: str = ""
    digest: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a scan saw of a file: it is finished when two scans, some time apart, saw the same."""

    size: int
    modified: int
    since: float


class WatchedFolder:
    """The folders below one root."""

    def __init__(self, root: Path) -> None:
        """Use `root`, which must exist: a share that is away must not be made anew."""
        self.root = root
        self._private = root / PRIVATE
        self._seen: dict[Path, Seen] = {}

    def prepare(self, lanes: Sequence[Lane]) -> None:
        """Make the folders of the cases.

        Raises:
            Misconfigured: the root is missing or cannot be written.
        """
        if not self.root.is_dir():
            advice = "Make it, or connect the share, and start again."
            raise Misconfigured(f"There is no folder {self.root}", advice=advice)
        try:
            self._private.mkdir(mode=0o700, exist_ok=True)
            for lane in lanes:
                for name in (DROP, OUT, HELD, BLOCKED):
                    self._lane(lane, name).mkdir(parents=True, exist_ok=True)
                for name in (REPORTS, ORIGINALS):
                    (self._case(lane.case) / name).mkdir(exist_ok=True)
        except OSError as error:
            raise Misconfigured(f"The watched folder cannot be written: {error.strerror}") from None

    # Taking files

    def ready(self, now: float, settle: float, patience: float) -> Iterator[tuple[Lane, Path]]:
        """Yield files that are whole: unchanged for `settle` seconds, not locked, not temporary.

        What does not become whole for `patience` seconds without a change is taken all the same, so
        that somebody is told about it.
        """
        found: dict[Path, Seen] = {}
        for lane, path in self._dropped():
            try:
                entry = path.lstat()
            except OSError:
                continue
            before = self._seen.get(path)
            same = before is not None and (before.size, before.modified) == (entry.st_size, entry.st_mtime_ns)
            seen = before if before is not None and same else Seen(entry.st_size, entry.st_mtime_ns, now)
            found[path] = seen
            waited = now - seen.since
            if same and waited >= settle and (waited >= patience or self._whole(path, entry)):
                yield lane, path
        self._seen = found

    def _dropped(self) -> Iterator[tuple[Lane, Path]]:
        """Yield everything in the `in` folders, also of cases and parties nobody knows: those are blocked."""
        for drop in sorted(self.root.glob(f"*/to */{DROP}")):
            lane = Lane(drop.parents[1].name, drop.parent.name.removeprefix("to "))
            links = any(folder.is_symlink() for folder in (drop, drop.parent, drop.parents[1]))
            if lane.case == PRIVATE or links:
                continue
            with suppress(OSError):  # a folder that cannot be listed now is looked at again
                for path in sorted(drop.iterdir()):
                    if not _UNFINISHED.fullmatch(path.name):
                        yield lane, path

    def _whole(self, path: Path, entry: os.stat_result) -> bool:
        for lock in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
            with suppress(OSError):
                if time.time() - path.with_name(lock).lstat().st_mtime < _LOCK_SECONDS:
                    return False
        if stat.S_ISLNK(entry.st_mode):
            return True  # taken so that it can be refused; it is never followed
        if not stat.S_ISREG(entry.st_mode) or not entry.st_size:
            return False
        try:
            with path.open("rb") as file:
                head = file.read(8)
                file.seek(max(0, entry.st_size - _TAIL))
                return _complete(head, file.read())
        except OSError:
            return False

    def claim(self, lane: Lane, path: Path) -> Claim | None:
        """Take a file by renaming it; None if it has gone meanwhile.

        Raises:
            OutputUnavailable: it cannot be taken; it stays where it is.
        """
        claim = Claim(secrets.token_hex(12), lane.case, lane.party, path.name)
        try:
            self._write(claim)
            path.rename(self._input(claim))
        except OSError as error:
            self._forget(claim)
            if isinstance(error, FileNotFoundError):
                return None
            raise OutputUnavailable(f"It cannot be taken: {error.strerror}") from None
        # It is taken now: whatever the file system says about making that durable.
        with suppress(OSError):
            sync_folder(path.parent)
        self._seen.pop(path, None)
        return claim

    def left_over(self) -> Iterator[Claim]:
        """Yield claims that did not come to their end; those that never got their file are forgotten."""
        for folder in sorted(self._private.glob("*/")):
            empty = Claim(folder.name, "", "", "")
            if not os.path.lexists(self._input(empty)):
                self._forget(empty)
                continue
            with suppress(OSError, ValueError, TypeError):  # an unreadable claim keeps its file
                yield Claim(**json.loads((folder / "claim.json").read_text(encoding="utf-8")))

    def again(self, claim: Claim) -> Claim:
        """Note one more attempt, before it is made."""
        return self._write(replace(claim, attempt=claim.attempt + 1))

    def rest(self, claim: Claim) -> None:
        """Note that the last attempt failed for want of a place to write, not because of the file."""
        with suppress(OSError):
            self._write(replace(self._noted(claim), attempt=claim.attempt - 1))

    def read(self, claim: Claim, limit: int) -> bytes:
        """Return the claimed bytes; raises OSError for what is no ordinary file."""
        handle = os.open(self._input(claim), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(0, "it is no ordinary file")
            return file.read(limit + 1)

    # Ending them

    def publish(self, claim: Claim, name: str, data: bytes, digest: str) -> Path:
        """Publish a verified copy in `out` under `name`, or a numbered name if that is taken."""
        out = self._lane(Lane(claim.case, claim.party), OUT)
        if claim.target and self._is(out / claim.target, claim.digest):
            return out / claim.target  # published already, by a run that was killed before it could say so
        for target in _names(name):
            if os.path.lexists(out / target):
                continue
            try:
                out.mkdir(parents=True, exist_ok=True)
                self._write(replace(claim, target=target, digest=digest))
            except OSError as error:
                raise unavailable(error) from None
            try:
                publish_file(self._folder(claim), out / target, data)
            except OutputUnavailable:
                if os.path.lexists(out / target):
                    continue  # taken between the look and the publication
                raise
            return out / target
        raise OutputUnavailable("There is no free name for the copy")

    def withdraw(self, claim: Claim) -> None:
        """Take back what this claim has published: its outcome is no longer a release."""
        noted = self._noted(claim)
        published = self._lane(Lane(claim.case, claim.party), OUT) / noted.target
        if noted.target and self._is(published, noted.digest):
            published.unlink(missing_ok=True)

    def report(self, claim: Claim, name: str, files: Mapping[str, bytes]) -> Path:
        """Write the reports of one result into the case's reports; return the path without suffix."""
        reports = self._case(claim.case) / REPORTS
        try:
            reports.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unavailable(error) from None
        for stem in _names(f"{claim.party} - {name}"):
            if any(os.path.lexists(reports / f"{stem}{suffix}") for suffix in files):
                continue
            for suffix, data in files.items():
                publish_file(self._folder(claim), reports / f"{stem}{suffix}", data)
            return reports / stem
        raise OutputUnavailable("There is no free name for the report")

    def finish(self, claim: Claim, end: str) -> Path:
        """Give the original back: to `held` or `blocked`, or to the case's originals if released."""
        lane = Lane(claim.case, claim.party)
        place = self._case(claim.case) / ORIGINALS if end == OUT else self._lane(lane, end)
        try:
            self._write(replace(self._noted(claim), end=end))
            place.mkdir(parents=True, exist_ok=True)
            given = next(place / name for name in _names(claim.name) if self._give(claim, place / name))
            with suppress(OSError):
                sync_folder(place)
        except OSError as error:
            raise unavailable(error) from None
        self._forget(claim)
        return given

    def _give(self, claim: Claim, target: Path) -> bool:
        """Put the original at `target` if nothing else stands there; at no moment is there no original."""
        given = self._input(claim)
        if os.path.lexists(target):
            # Linked already, by a run that was killed before it could remove the claim?
            return target.lstat().st_ino == given.lstat().st_ino and not target.is_dir()
        try:
            os.link(given, target, follow_symlinks=False)
        except FileExistsError:
            return False
        except OSError:
            given.rename(target)  # a folder, or a file system without links
        return True

    def answers(self, case: str) -> list[Path]:
        """Return the answers files that lie among the case's reports."""
        return sorted((self._case(case) / REPORTS).glob("*.answers.yaml"))

    # Places

    def _case(self, case: str) -> Path:
        return self.root / case

    def _lane(self, lane: Lane, name: str) -> Path:
        return self._case(lane.case) / f"to {lane.party}" / name

    def _folder(self, claim: Claim) -> Path:
        return self._private / claim.id

    def _input(self, claim: Claim) -> Path:
        return self._folder(claim) / "input"

    def _noted(self, claim: Claim) -> Claim:
        """Return the claim as it was last written down."""
        try:
            return Claim(**json.loads((self._folder(claim) / "claim.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return claim

    def _write(self, claim: Claim) -> Claim:
        folder = self._folder(claim)
        folder.mkdir(mode=0o700, exist_ok=True)
        draft = folder / "claim.draft"
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(claim), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / "claim.json")
        sync_folder(folder)
        return claim

    def _forget(self, claim: Claim) -> None:
        """Remove a claim's folder; the original must be elsewhere by now.

        The input goes first: a claim without it is forgotten, an input without a claim would be kept.
        """
        folder = self._folder(claim)
        with suppress(OSError):
            self._input(claim).unlink(missing_ok=True)
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

    def _is(self, path: Path, digest: str) -> bool:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() == digest
        except OSError:
            return False


def case_folder(reference: str) -> str:
    """Return the folder of a case: its reference, with what no folder name may hold replaced."""
    name = re.sub(r"[^\w.\- ]+", "-", reference).strip(" .-")
    return name or "case"


def lane_of(reference: str, recipient: str) -> Lane:
    """Return the lane of a recipient in a case."""
    return Lane(case_folder(reference), folder_of(recipient))


def _names(name: str) -> Iterator[str]:
    """Yield `name`, then ``name (2)``, ``name (3)``…, before the extension."""
    yield name
    path = Path(name)
    for number in range(2, _MOST_NAMES):
        yield f"{path.stem} ({number}){path.suffix}"


def _complete(head: bytes, tail: bytes) -> bool:
    """Say whether a container that has an end mark has reached it: a copy may still be under way."""
    if head.startswith(b"PK\x03\x04"):
        return b"PK\x05\x06" in tail
    return not head.startswith(b"%PDF") or b"%%EOF" in tail
