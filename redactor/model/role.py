"""Who acts, and in which role.

Takes nothing and gives frozen values only; what a role may do stands in `policy/roles.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in this installation, or in one case."""

    WORKER = "worker"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Right(StrEnum):
    """What may be done, one line each in the table of `policy/roles.py`."""

    SEE_LABELS = "see labels"
    READ_VALUES = "read values"
    READ_CRITICAL = "read critical values"
    CHANGE_REGISTER = "change the register"
    CONFIRM_CHANGE = "confirm a change of another person"
    END_PROMISE = "end a promise"
    USE_REGISTER = "make and check copies"
    RELEASE_MAIL = "release held mail"
    SWITCH_GATE = "switch the mail gate between observing and blocking"
    GRANT_ROLE = "grant and revoke roles"
    ASK_RECORD = "ask what was released"
    SEE_INCIDENTS = "see incidents"
    KEEP_INCIDENTS = "keep incidents"
    KEEP_KEYS = "rotate keys and make backups"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role of a user; an empty `case` means every case."""

    user: str
    role: Role
    case: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a user is in a case: their roles, and whether nobody has been granted any role yet."""

    user: str
    roles: frozenset[Role]
    single_user: bool = False
