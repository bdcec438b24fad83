"""Which cases know a mail address: keyed numbers only, so that they can be handed to every worker.

Takes registers and addresses; gives numbers and cases. It does not say who somebody is in a case:
`policy/mail.py` does, with the register at hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from redactor.model.case import CaseRef, Register
from redactor.model.mail import MailRules
from redactor.policy.mail import normal_address


class AddressBook:
    """Keyed numbers of addresses, and the cases they belong to."""

    def __init__(self, key: bytes, rules: MailRules) -> None:
        """Begin empty; books that share numbers need the same `key` and the same `rules`."""
        self._key = key[:64]
        self._rules = rules
        self._cases: dict[int, frozenset[CaseRef]] = {}
        self._numbers: dict[CaseRef, tuple[int, ...]] = {}

    def numbers(self, register: Register) -> tuple[int, ...]:
        """Return the numbers of all addresses a register knows."""
        found = {self._number(email.text.reveal()) for party in register.parties for email in party.emails}
        return tuple(sorted(found))

    def put(self, reference: CaseRef, numbers: Iterable[int]) -> None:
        """Replace what is known of a case; no numbers make it forgotten."""
        for number in self._numbers.pop(reference, ()):
            left = self._cases[number] - {reference}
            if left:
                self._cases[number] = left
            else:
                del self._cases[number]
        fresh = tuple(numbers)
        for number in fresh:
            self._cases[number] = self._cases.get(number, frozenset()) | {reference}
        if fresh:
            self._numbers[reference] = fresh

    def cases(self, address: str) -> frozenset[CaseRef]:
        """Return the cases that know this address."""
        return self._cases.get(self._number(address), frozenset())

    def _number(self, address: str) -> int:
        plain = normal_address(address, self._rules).encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(plain, digest_size=8, key=self._key).digest(), "little")
