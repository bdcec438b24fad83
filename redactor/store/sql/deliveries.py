"""What was decided for each mail and recipient, and what the next server said to it.

Takes verdicts and replies inside a transaction of the caller's; gives what is known of a mail that
comes again. Addresses are sealed; they are found by keyed fingerprints.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, update

from redactor.model.mail import MailDecision, RecipientVerdict, Reply, Verdict
from redactor.model.secret import Secret
from redactor.store.keyring import KeyRing
from redactor.store.sql.tables_gate import DELIVERY, DELIVERY_CASE, FAULT

DECIDED: Final = "decided"
ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"
HELD: Final = "held"
REJECTED: Final = "rejected"
_STATES: Final = {
    MailDecision.DELIVER: DECIDED,
    MailDecision.HOLD: HELD,
    MailDecision.REJECT: REJECTED,
}

# What every mail runs is made once: to make a statement costs as much as to run it.
_IDS: Final[BindParameter[str]] = bindparam("ids", expanding=True)
_KNOWN: Final = select(DELIVERY.c.id, DELIVERY.c.state, DELIVERY.c.ref, DELIVERY.c.reply).where(
    DELIVERY.c.id.in_(_IDS)
)
_FAULTS: Final = select(FAULT.c.count).where(FAULT.c.digest == bindparam("digest"))
_FORGOTTEN: Final = (
    delete(DELIVERY_CASE).where(DELIVERY_CASE.c.delivery.in_(_IDS)),
    delete(DELIVERY).where(DELIVERY.c.id.in_(_IDS)),
)
_DECIDED: Final = insert(DELIVERY)
_CASES: Final = insert(DELIVERY_CASE)
_DONE: Final = (
    update(DELIVERY)
    .where(DELIVERY.c.id == bindparam("delivery"))
    .values({name: bindparam(f"new_{name}") for name in ("state", "reply", "reply_token", "done")})
)


@dataclass(frozen=True, slots=True)
class Known:
    """What became of a mail for one recipient when it came before."""

    state: str
    ref: str
    reply: int


@dataclass(frozen=True, slots=True)
class Addressed:
    """One delivery: its id, and the fingerprint of the recipient's normal address."""

    id: str
    recipient: str


class Deliveries:
    """The deliveries of one database."""

    def __init__(self, keys: KeyRing) -> None:
        """Use these keys for fingerprints and seals."""
        self._keys = keys

    def addressed(self, message_id: str, digest: str, recipient: str, normal: str) -> Addressed:
        """Return what names one mail for one recipient, whenever and however often it comes.

        `normal` is the recipient's normal address, under which it is found later.
        """
        name = self._keys.fingerprint(Secret(f"delivery|{message_id}|{digest}|{recipient}"))
        return Addressed(name, self.fingerprint(normal))

    def fingerprint(self, normal: str) -> str:
        """Return the fingerprint under which a recipient's normal address is found."""
        return self._keys.fingerprint(Secret(f"recipient|{normal}"))

    def known(self, connection: Connection, ids: Collection[str]) -> dict[str, Known]:
        """Return what is known of these deliveries."""
        rows = connection.execute(_KNOWN, {"ids": list(ids)})
        return {row.id: Known(row.state, row.ref, row.reply) for row in rows}

    @staticmethod
    def since(connection: Connection, moment: str) -> Iterator[tuple[str, list[str]]]:
        """Yield decision and reasons' codes of every delivery since a moment."""
        chosen = select(DELIVERY.c.decision, DELIVERY.c.reasons).where(DELIVERY.c.decided >= moment)
        for row in connection.execute(chosen):
            yield row.decision, [code for code, _, _ in json.loads(row.reasons)]

    @staticmethod
    def states(connection: Connection, recipient: str, since: str) -> list[tuple[str, str]]:
        """Return state and reference of every delivery to a recipient's fingerprint since a moment."""
        chosen = select(DELIVERY.c.state, DELIVERY.c.ref)
        mine = (DELIVERY.c.recipient == recipient) & (DELIVERY.c.decided >= since)
        return [(row.state, row.ref) for row in connection.execute(chosen.where(mine))]

    def decide(
        self,
        connection: Connection,
        decided: Sequence[tuple[Addressed, RecipientVerdict]],
        verdict: Verdict,
        ref: str,
        *,
        again: bool = True,
    ) -> None:
        """Write down decisions before they are carried out; `ref` is where held mail is kept.

        A mail that comes `again` after a cut-off delivery is decided anew; one that is said to be new
        and is not is an error.
        """
        if again:
            for forget in _FORGOTTEN:
                connection.execute(forget, {"ids": [one.id for one, _ in decided]})
        connection.execute(_DECIDED, [self._row(*one, verdict, ref) for one in decided])
        cases = [row for one, what in decided for row in _case_rows(one.id, what)]
        if cases:
            connection.execute(_CASES, cases)

    def _row(self, to: Addressed, one: RecipientVerdict, verdict: Verdict, ref: str) -> dict[str, object]:
        return {
            "id": to.id,
            "digest": verdict.digest,
            "recipient": to.recipient,
            "recipient_token": self._keys.sealed(one.address.reveal().encode("utf-8", "surrogatepass")),
            "decision": one.decision.value,
            "state": _STATES[one.decision],
            "ref": ref if one.decision is MailDecision.HOLD else "",
            "reasons": json.dumps([[r.code, r.place, r.item] for r in one.reasons]),
            "versions": json.dumps(dict(verdict.versions)),
            "decided": now(),
            "done": "" if one.decision is MailDecision.DELIVER else now(),
            "reply": 0,
            "reply_token": b"",
        }

    def finish(self, connection: Connection, replies: Mapping[str, Reply]) -> None:
        """Write down what the next server said; a temporary refusal leaves the decision open."""
        rows = [
            {
                "delivery": delivery,
                "new_state": ACCEPTED if reply.accepted else REFUSED,
                "new_reply": reply.code,
                "new_reply_token": self._keys.sealed(reply.words.reveal().encode()),
                "new_done": now(),
            }
            for delivery, reply in replies.items()
            if not reply.temporary
        ]
        if rows:
            connection.execute(_DONE, rows)

    def fault(self, connection: Connection, digest: str) -> int:
        """Count a fault of the check on this mail; return how many there were."""
        count = self.faults(connection, digest) + 1
        if count == 1:
            connection.execute(insert(FAULT).values(digest=digest, count=1, last=now()))
        else:
            changed = update(FAULT).where(FAULT.c.digest == digest)
            connection.execute(changed.values(count=count, last=now()))
        return count

    @staticmethod
    def faults(connection: Connection, digest: str) -> int:
        """Return how often the check failed on this mail."""
        return int(connection.scalar(_FAULTS, {"digest": digest}) or 0)


def _case_rows(delivery: str, one: RecipientVerdict) -> Iterator[dict[str, str]]:
    for case in dict.fromkeys(case for case, _ in one.known_as):
        names = ",".join(name for known, name in one.known_as if known == case)
        items = [item for known, item in one.items if known == case]
        yield {"delivery": delivery, "case_ref": case, "known_as": names[:64], "items": json.dumps(items)}


def now() -> str:
    """Return the present moment as it stands in the tables."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
