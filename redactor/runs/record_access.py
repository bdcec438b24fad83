"""Roles, keys and backups: what an administrator does, without ever reading a case.

Takes a house with a database; gives what was done. Every act is put on record.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from redactor.assemble import House
from redactor.model.case import CaseRef
from redactor.model.errors import NotAllowed
from redactor.model.record import Change
from redactor.model.role import Grant, Right
from redactor.policy.roles import may, refused_grant, refused_revoke, standing
from redactor.runs.record import CaseRecord
from redactor.store.keyring import key_place
from redactor.store.sql.rotate import Rotated, back_up, rotate


def grant_role(at: House, grant: Grant, why: str) -> None:
    """Grant a role. Raises `NotAllowed`."""
    at.roles.grant(at.actor, grant, why, refused_grant)
    _note(at, "role-granted", grant)


def revoke_role(at: House, grant: Grant, why: str) -> None:
    """End a grant. Raises `NotAllowed`."""
    at.roles.revoke(at.actor, grant, why, refused_revoke)
    _note(at, "role-revoked", grant)


def roles_now(at: House) -> tuple[tuple[Grant, ...], tuple[Change, ...]]:
    """Return the grants in force and how they came about; they hold nothing of a case."""
    return at.roles.grants(), at.roles.changes()


def rotate_keys(at: House, *, forget: bool) -> Rotated:
    """Seal the whole database with a new key. Raises `NotAllowed`, `KeyLost`, `DatabaseUnavailable`."""
    _require(at, Right.KEEP_KEYS)
    place = key_place(at.settings.keys, at.settings.state)
    done = rotate(at.record, place, forget=forget)
    CaseRecord(at, CaseRef("")).note("keys-rotated", "recorded", f"{done.cells} cells")
    return done


def make_backup(at: House, target: Path) -> None:
    """Copy a SQLite database, sealed as it is, to a new file."""
    _require(at, Right.KEEP_KEYS)
    CaseRecord(at, CaseRef("")).note("backup", "recorded", datetime.now(UTC).date().isoformat())
    back_up(at.record, target)


def _require(at: House, right: Right) -> None:
    held = standing(at.roles.grants(), at.actor)
    if not may(held.roles, right):
        raise NotAllowed(f"{at.actor} may not {right.value}: that is for administrators")


def _note(at: House, action: str, grant: Grant) -> None:
    record = CaseRecord(at, CaseRef(grant.case))
    record.note(action, "recorded", f"{grant.role.value} for {grant.user}")
