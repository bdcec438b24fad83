"""How often somebody may ask: enough to work, too seldom to try out what is secret.

Takes a user and a moment; gives yes or no. Two budgets: questions, and answers that said "block", since
each of these tells something. Kept in memory; it does not outlive the process.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

_USERS_MOST: Final = 10_000


@dataclass(slots=True)
class _Budget:
    left: float
    at: float


class Pace:
    """A budget that fills up again: `burst` at once, `each_minute` in the long run."""

    def __init__(self, burst: int, each_minute: float) -> None:
        """Begin with a full budget for everybody."""
        self._burst = float(burst)
        self._rate = each_minute / 60.0
        self._budgets: OrderedDict[str, _Budget] = OrderedDict()

    def left(self, user: str, now: float) -> bool:
        """Say whether a user has something left at a moment, in seconds of any steady clock."""
        return self._budget(user, now).left >= 1.0

    def spend(self, user: str, now: float) -> bool:
        """Take one from a user's budget; say whether there was one."""
        budget = self._budget(user, now)
        if budget.left < 1.0:
            return False
        budget.left -= 1.0
        return True

    def _budget(self, user: str, now: float) -> _Budget:
        budget = self._budgets.setdefault(user, _Budget(self._burst, now))
        budget.left = min(self._burst, budget.left + max(0.0, now - budget.at) * self._rate)
        budget.at = now
        self._budgets.move_to_end(user)
        while len(self._budgets) > _USERS_MOST:
            self._budgets.popitem(last=False)
        return budget
