"""The output folder: released copies, reports, and what an earlier run left (contracts, section 2).

    DIR/<party>/<name>                     only if released; nothing else ever stands here
    DIR/_reports/<party>/<name>.report.json, .report.html, .answers.yaml
    DIR/_reports/<party>/<name>.certificate.json, .certificate.pdf     only if released
    DIR/_superseded/<time>/...             outputs and reports of earlier runs

Takes results and report bytes; gives paths. It decides nothing, overwrites nothing, and refuses
bytes whose digest is not the one that was released.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from redactor.model.errors import CannotVerify, OutputUnavailable
from redactor.model.outcome import Outcome
from redactor.model.report import Result
from redactor.store.publish import DRAFT, publish_file, sync_folder, unavailable

REPORTS: Final = "_reports"
SUPERSEDED: Final = "_superseded"
SUFFIXES: Final = (".report.json", ".report.html", ".answers.yaml")
CERTIFICATE: Final = (".certificate.json", ".certificate.pdf")
_ROLE: Final = "role:"
_STALE_SECONDS: Final = 86_400


def folder_of(recipient: str) -> str:
    """Return the folder of a recipient: the party id, ``anyone``, or ``role.NAME``.

    A party id holds no full stop, so a role's folder is never a party's.
    """
    if recipient.startswith(_ROLE):
        return "role." + re.sub(r"[^a-z0-9-]+", "-", recipient.removeprefix(_ROLE).casefold()).strip("-")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", recipient):
        raise OutputUnavailable("The recipient cannot be the name of a folder")
    return recipient


class Outbox:
    """One output folder, for one run."""

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        """Use `folder`; `now` names the place where earlier outputs go."""
        self.folder = folder
        self._stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
        self._attic: Path | None = None

    def prepare(self) -> None:
        """Make the folder and make sure that it can be written, before any work.

        Raises:
            OutputUnavailable: it cannot.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            probe = self.folder / f"{DRAFT}probe"
            probe.unlink(missing_ok=True)
            publish_file(self.folder, probe, b"probe")
            probe.unlink()
            self._sweep()
        except OSError as error:
            raise unavailable(error) from None

    def output_path(self, recipient: str, name: str) -> Path:
        """Return where a released copy goes."""
        return self._place(folder_of(recipient), name)

    def report_path(self, recipient: str, name: str, suffix: str = SUFFIXES[0]) -> Path:
        """Return where a report of a copy goes."""
        return self._place(REPORTS, f"{folder_of(recipient)}/{_relative(name)}{suffix}")

    def supersede(self, recipient: str, *names: str) -> None:
        """Move what an earlier run left under these names: the output, its reports, its answers.

        Raises:
            OutputUnavailable: something cannot be moved; then nothing may be made under that name.
        """
        try:
            for name in dict.fromkeys(names):
                self._retire(self.output_path(recipient, name))
                for suffix in (*SUFFIXES, *CERTIFICATE):
                    self._retire(self.report_path(recipient, name, suffix))
        except OSError as error:
            raise unavailable(error) from None

    def publish(self, result: Result, recipient: str, name: str = "") -> Path:
        """Publish a released copy under `name` (else the result's own) and return its path.

        Raises:
            CannotVerify: the result is not released, or its bytes are not those that were verified.
            OutputUnavailable: it cannot be written, or something stands there.
        """
        data = _released(result)
        target = self.output_path(recipient, name or result.output_name)
        self._folders(target.parent)
        publish_file(self.folder, target, data)
        return target

    def write_report(self, recipient: str, name: str, suffix: str, data: bytes) -> Path:
        """Write a report beside the copies and return its path.

        Raises:
            OutputUnavailable: it cannot be written, or something stands there.
        """
        target = self.report_path(recipient, name, suffix)
        self._folders(target.parent)
        publish_file(self.folder, target, data)
        return target

    def _place(self, top: str, name: str) -> Path:
        return self.folder / top / _relative(name)

    def _folders(self, parent: Path) -> None:
        """Make the folders down to `parent`; a link among them could lead anywhere."""
        try:
            for step in _steps(self.folder, parent):
                step.mkdir(exist_ok=True)
                if step.is_symlink():
                    raise OutputUnavailable("A folder inside the output folder is a link to somewhere else")
        except OSError as error:
            raise unavailable(error) from None

    def _retire(self, path: Path) -> None:
        if not path.is_symlink() and not path.exists():
            return
        if any(step.is_symlink() for step in _steps(self.folder, path.parent)):
            raise OutputUnavailable("A folder inside the output folder is a link to somewhere else")
        target = self._make_attic() / path.relative_to(self.folder)
        self._folders(target.parent)
        path.rename(target)  # nobody else writes into this run's own folder, so nothing is replaced
        sync_folder(path.parent)

    def _make_attic(self) -> Path:
        """Make the folder for what this run moves away: a new one, whoever else runs in this second."""
        if self._attic is None:
            self._folders(self.folder / SUPERSEDED)
            for attempt in range(1, 1000):
                name = self._stamp if attempt == 1 else f"{self._stamp}-{attempt}"
                try:
                    (self.folder / SUPERSEDED / name).mkdir()
                except FileExistsError:
                    continue
                self._attic = self.folder / SUPERSEDED / name
                break
            else:
                raise OutputUnavailable("There is no free name for earlier outputs")
        return self._attic

    def _sweep(self) -> None:
        """Remove drafts that a killed run left more than a day ago; they were never published."""
        for draft in self.folder.glob(f"{DRAFT}*"):
            if time.time() - draft.lstat().st_mtime > _STALE_SECONDS:
                draft.unlink(missing_ok=True)


def _released(result: Result) -> bytes:
    """Return the bytes of a released result; anything else is refused here once more."""
    if result.outcome is not Outcome.RELEASE or result.report.outcome is not Outcome.RELEASE:
        raise CannotVerify("Only a released copy can be published")
    if result.output is None or result.report.output_digest != hashlib.sha256(result.output).hexdigest():
        raise CannotVerify("The copy is not the one that was verified")
    return result.output


def _relative(name: str) -> PurePosixPath:
    """Return `name` as a path that stays inside; raises `OutputUnavailable` if it would not."""
    path = PurePosixPath(name)
    steps = name.split("/")
    bad = path.is_absolute() or any(step in {"", ".", ".."} or not step.isprintable() for step in steps)
    if bad or steps[-1].startswith(DRAFT):
        raise OutputUnavailable(
            "The file name cannot be used for an output", advice="Rename the file and try again."
        )
    return path


def _steps(top: Path, folder: Path) -> Iterator[Path]:
    """Yield every folder between `top` (excluded) and `folder` (included), from the top."""
    step = top
    for part in folder.relative_to(top).parts:
        step = step / part
        yield step
