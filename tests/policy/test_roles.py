"""The table of rights, and who may grant what."""

from __future__ import annotations

import pytest

from redactor.model.role import Grant, Right, Role
from redactor.policy.roles import MAY, may, proxied_user, refused_grant, refused_revoke, standing

ADMIN = Grant("alice", Role.ADMINISTRATOR)
OF_THE_HOUSE = {Right.GRANT_ROLE, Right.KEEP_KEYS, Right.SWITCH_GATE}
"""Rights that show nothing of any case."""


def test_every_right_has_its_line_and_somebody_who_holds_it() -> None:
    assert MAY.keys() == set(Right)
    assert all(MAY[right] for right in Right)


@pytest.mark.parametrize("right", sorted(set(Right) - OF_THE_HOUSE))
def test_an_administrator_can_do_nothing_in_a_case(right: Right) -> None:
    assert not may({Role.ADMINISTRATOR}, right)


def test_an_auditor_sees_labels_and_no_value() -> None:
    assert may({Role.AUDITOR}, Right.SEE_LABELS)
    assert not may({Role.AUDITOR}, Right.READ_VALUES)
    assert not may({Role.AUDITOR}, Right.CHANGE_REGISTER)
    assert not may({Role.AUDITOR}, Right.USE_REGISTER)


def test_only_a_manager_exports_critical_values() -> None:
    assert {role for role in Role if may({role}, Right.READ_CRITICAL)} == {Role.MANAGER}


def test_nobody_without_a_grant_may_do_anything() -> None:
    nobody = standing([ADMIN], "mallory", "CF-1")
    assert not nobody.roles
    assert not any(may(nobody.roles, right) for right in Right)


def test_before_the_first_grant_there_is_a_single_user() -> None:
    alone = standing([], "root", "CF-1")
    assert alone.single_user
    assert all(may(alone.roles, right) for right in Right)
    assert not standing([ADMIN], "root", "CF-1").roles


def test_a_grant_in_one_case_holds_in_no_other() -> None:
    grants = [ADMIN, Grant("bob", Role.WORKER, "CF-1")]
    assert standing(grants, "bob", "CF-1").roles == {Role.WORKER}
    assert not standing(grants, "bob", "CF-2").roles
    assert not standing(grants, "bob").roles


def test_the_first_grant_makes_an_administrator() -> None:
    assert "administrator" in refused_grant([], "root", Grant("bob", Role.WORKER))
    assert "administrator" in refused_grant([], "root", Grant("bob", Role.ADMINISTRATOR, "CF-1"))
    assert not refused_grant([], "root", ADMIN)


def test_nobody_grants_to_themselves_once_others_exist() -> None:
    assert not refused_grant([ADMIN], "alice", Grant("alice", Role.WORKER))
    others = [ADMIN, Grant("bob", Role.WORKER)]
    assert "themselves" in refused_grant(others, "alice", Grant("alice", Role.WORKER))
    assert "themselves" in refused_grant(others, "alice", Grant("alice", Role.MANAGER, "CF-1"))


def test_an_administrator_holds_no_other_role() -> None:
    two = [ADMIN, Grant("carol", Role.ADMINISTRATOR)]
    assert "no other role" in refused_grant(two, "carol", Grant("alice", Role.WORKER))
    assert "no other role" in refused_grant(
        [*two, Grant("bob", Role.WORKER)], "alice", Grant("bob", ADMIN.role)
    )
    assert not refused_grant(two, "carol", Grant("bob", Role.WORKER))


def test_only_administrators_grant_and_revoke() -> None:
    grants = [ADMIN, Grant("bob", Role.MANAGER)]
    assert "Only an administrator" in refused_grant(grants, "bob", Grant("carol", Role.WORKER))
    assert "Only an administrator" in refused_revoke(grants, "bob", ADMIN)
    assert not refused_revoke(grants, "alice", Grant("bob", Role.MANAGER))


def test_what_cannot_be_granted_or_revoked() -> None:
    assert "already" in refused_grant([ADMIN, Grant("bob", Role.WORKER)], "alice", Grant("bob", Role.WORKER))
    assert "no worker" in refused_revoke([ADMIN], "alice", Grant("bob", Role.WORKER))
    assert "last administrator" in refused_revoke([ADMIN], "alice", ADMIN)
    assert "installation" in refused_grant([ADMIN], "alice", Grant("bob", Role.ADMINISTRATOR, "CF-1"))


@pytest.mark.parametrize(
    ("peer", "trusted", "user", "believed"),
    [
        ("127.0.0.1", ["127.0.0.0/8"], "bob", "bob"),
        ("10.0.0.9", ["10.0.0.9"], " bob ", "bob"),
        ("::1", ["::1"], "bob", "bob"),
        ("10.0.0.8", ["10.0.0.9"], "bob", ""),
        ("10.0.0.9", [], "bob", ""),
        ("not an address", ["0.0.0.0/0"], "bob", ""),
        ("127.0.0.1", ["127.0.0.0/8"], "", ""),
        ("127.0.0.1", ["127.0.0.0/8"], "bob, alice", ""),
        ("127.0.0.1", ["127.0.0.0/8"], "bob\nalice", ""),
        ("127.0.0.1", ["127.0.0.0/8"], "b" * 65, ""),
    ],
)
def test_a_header_counts_only_from_a_trusted_proxy(
    peer: str, trusted: list[str], user: str, believed: str
) -> None:
    assert proxied_user(peer, trusted, user) == believed
