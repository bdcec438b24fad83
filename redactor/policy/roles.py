"""What each role may do: one table that an auditor can read.

Pure. Takes grants and a user; gives yes or no. Who the user is, the operating system or a trusted
proxy says: see `proxied_user`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from ipaddress import ip_address, ip_network
from typing import Final

from redactor.model.role import Grant, Right, Role, Standing

MAY: Final[dict[Right, frozenset[Role]]] = {
    Right.SEE_LABELS: frozenset({Role.WORKER, Role.MANAGER, Role.AUDITOR}),
    Right.READ_VALUES: frozenset({Role.WORKER, Role.MANAGER}),
    Right.READ_CRITICAL: frozenset({Role.MANAGER}),
    Right.CHANGE_REGISTER: frozenset({Role.WORKER, Role.MANAGER}),
    Right.CONFIRM_CHANGE: frozenset({Role.WORKER, Role.MANAGER}),
    Right.END_PROMISE: frozenset({Role.MANAGER}),
    Right.USE_REGISTER: frozenset({Role.WORKER, Role.MANAGER}),
    Right.RELEASE_MAIL: frozenset({Role.MANAGER}),
    Right.SWITCH_GATE: frozenset({Role.MANAGER, Role.ADMINISTRATOR}),
    Right.GRANT_ROLE: frozenset({Role.ADMINISTRATOR}),
    Right.ASK_RECORD: frozenset({Role.WORKER, Role.MANAGER, Role.AUDITOR}),
    Right.SEE_INCIDENTS: frozenset({Role.WORKER, Role.MANAGER, Role.AUDITOR}),
    Right.KEEP_INCIDENTS: frozenset({Role.WORKER, Role.MANAGER}),
    Right.KEEP_KEYS: frozenset({Role.ADMINISTRATOR}),
}
_SINGLE: Final = frozenset(Role)
"""Before the first grant there is one user, who is everything; every overview says so."""


def may(roles: Collection[Role], right: Right) -> bool:
    """Say whether any of `roles` carries `right`."""
    return not MAY[right].isdisjoint(roles)


def standing(grants: Sequence[Grant], user: str, case: str = "") -> Standing:
    """Return what `user` is in `case`; a grant without a case holds for every case."""
    if not grants:
        return Standing(user, _SINGLE, single_user=True)
    held = {grant.role for grant in grants if grant.user == user and grant.case in {"", case}}
    return Standing(user, frozenset(held))


def refused_grant(grants: Sequence[Grant], actor: str, wanted: Grant) -> str:
    """Return why `actor` may not grant `wanted`, or an empty text.

    Nobody helps themselves to a case: a grant to oneself is refused once others exist, and so is
    administrator beside any other role.
    """
    if not grants:
        first = wanted.role is Role.ADMINISTRATOR and not wanted.case
        return "" if first else "The first grant must be an administrator's, or nobody could grant the next"
    if not may(standing(grants, actor).roles, Right.GRANT_ROLE):
        return "Only an administrator grants roles"
    if wanted in grants:
        return f"{wanted.user} is {wanted.role} already"
    alone = {grant.user for grant in grants} == {actor}
    if wanted.user == actor:
        return "" if alone else "Nobody may grant a role to themselves; another administrator must do it"
    return _refused_mix(grants, wanted)


def _refused_mix(grants: Sequence[Grant], wanted: Grant) -> str:
    held = {grant.role for grant in grants if grant.user == wanted.user} | {wanted.role}
    if Role.ADMINISTRATOR in held and len(held) > 1:
        return "An administrator may hold no other role: administrators do not read cases"
    if wanted.role is Role.ADMINISTRATOR and wanted.case:
        return "An administrator is one for the whole installation; leave the case out"
    return ""


def refused_revoke(grants: Sequence[Grant], actor: str, wanted: Grant) -> str:
    """Return why `actor` may not revoke `wanted`, or an empty text."""
    if not may(standing(grants, actor).roles, Right.GRANT_ROLE) or not grants:
        return "Only an administrator revokes roles"
    if wanted not in grants:
        return f"{wanted.user} is no {wanted.role}" + (f" in {wanted.case}" if wanted.case else "")
    left = [grant for grant in grants if grant != wanted]
    if not any(grant.role is Role.ADMINISTRATOR for grant in left):
        return "The last administrator cannot be revoked; grant another one first"
    return ""


def proxied_user(peer: str, trusted: Iterable[str], user: str) -> str:
    """Return the user a proxy names, or an empty text unless `peer` is one of the `trusted` addresses.

    Anybody can send a header: only a proxy that was configured is believed.
    """
    try:
        address = ip_address(peer)
        believed = any(address in ip_network(one, strict=False) for one in trusted)
    except ValueError:
        return ""
    name = user.strip()
    usable = name.isprintable() and "," not in name and 0 < len(name) <= 64
    return name if believed and usable else ""
