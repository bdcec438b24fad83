"""Whether held mail may go all the same: who may say so, for what exactly, and how many must agree.

Pure. An approval is for exact pairs of (what was found, recipient) of one very mail; nothing new slips
through with it, and nobody lets their own mail out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from redactor.model.mail import MailDecision, RecipientVerdict, Verdict

Pair = tuple[str, str]
LEAST_WORDS: Final = 10
CATEGORIES: Final = ("wrongly matched", "recipient may know", "risk accepted", "other")
_NOT_OWN: Final = frozenset({"mixed-recipients"})
"""Reasons that stand for another recipient's: they need no approval of their own."""


def pairs_of(verdict: Verdict) -> frozenset[Pair]:
    """Return everything that stands against this mail, recipient by recipient."""
    return frozenset(pair for one in verdict.decisions for pair in _pairs(one))


def _pairs(one: RecipientVerdict) -> Sequence[Pair]:
    if one.decision is MailDecision.DELIVER:
        return ()
    to = one.address.reveal()
    found = [(f"{case}/{item}", to) for case, item in one.items]
    codes = {r.code for r in one.reasons if r.code not in _NOT_OWN and not r.item}
    return [*found, *((code, to) for code in sorted(codes))]


def is_own_mail(actor: str, sender: str, mailboxes: Collection[str]) -> bool:
    """Say whether the sender is the person who acts: by mailbox, or by a local part that is their name."""
    address = sender.casefold()
    local = address.partition("@")[0]
    return address in {one.casefold() for one in mailboxes} or local in {
        actor.casefold(),
        actor.casefold().partition("@")[0],
    }


def refused_approval(
    actor: str, *, own: bool, editors: Mapping[str, str], rights: Mapping[str, bool], why: str
) -> str:
    """Return why `actor` may not approve, or an empty text.

    `editors` are by item who last changed it, `rights` by case whether the actor may release its mail.
    """
    if own:
        return "Nobody releases their own mail; ask another supervisor"
    missing = sorted(case for case, right in rights.items() if not right)
    if missing:
        return f"You may not release mail of case {', '.join(missing)}: that is for its manager"
    mine = sorted(item for item, who in editors.items() if who == actor)
    if mine:
        return f"You last changed {', '.join(mine)}; another supervisor must decide"
    if len(why.strip()) < LEAST_WORDS:
        return f"Give a reason of at least {LEAST_WORDS} letters"
    return ""


def needed(*, critical: bool) -> int:
    """Return how many different people must approve."""
    return 2 if critical else 1


def approved(pairs: Collection[Pair], approvals: Sequence[tuple[str, Collection[Pair]]], people: int) -> bool:
    """Say whether each pair was approved by enough different people."""
    return all(len({who for who, approved in approvals if pair in approved}) >= people for pair in pairs)
