"""The one error of this room: a register value that makes no sense for its kind.

Carries a problem and a cure in plain words. Neither contains the value itself.
"""

from __future__ import annotations


class ValueInvalid(ValueError):
    """A register value that makes no sense for its kind."""

    def __init__(self, problem: str, cure: str) -> None:
        """Keep what is wrong and what to do about it."""
        super().__init__(f"{problem}. {cure}")
        self.problem = problem
        self.cure = cure
