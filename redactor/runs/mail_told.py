"""Held mail as plain values for a door: references, labels, places and names of people who approved.

Takes held mail; gives JSON-like values. No address, no subject, no text, no protected value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redactor.report.notice import place_in_mail
from redactor.store.sql.approvals import Approval
from redactor.store.sql.quarantine import HeldMail


def told(held: HeldMail, approvals: Sequence[Approval]) -> dict[str, Any]:
    """Return what may be shown of a held mail to whoever may see the labels of its cases."""
    return {
        "ref": held.ref,
        "state": held.state,
        "held": held.held.isoformat(timespec="seconds"),
        "expires": held.expires.isoformat(timespec="seconds"),
        "bytes": held.size,
        "cases": list(held.verdict.cases),
        "recipients": [
            {
                "known_as": [f"{name} in case {case}" for case, name in one.known_as],
                "decision": one.decision.value,
                "reasons": [
                    {"code": r.code, "message": r.message, "place": place_in_mail(r.place), "item": r.item}
                    for r in dict.fromkeys(one.reasons)
                ],
            }
            for one in held.verdict.decisions
        ],
        "approvals": [
            {"who": one.who, "made": one.made.isoformat(timespec="seconds"), "category": one.category}
            for one in approvals
        ],
    }
