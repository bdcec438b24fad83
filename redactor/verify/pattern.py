"""One thing to look for: squeezed text, how its ends must lie, and what finding it means.

Values only. It does not promise that a pattern is distinctive: `weight` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, Flag, auto

from redactor.verify.fold import skeleton


class Weight(Enum):
    """What a clean hit means."""

    LEAK = auto()
    DOUBT = auto()


class Rule(Flag):
    """Extra conditions on a hit.

    `WORD`: a lone word; small letters, or a cut inside it, make it doubtful.
    `TITLED`: starts with a capital in honest prose; small letters make it doubtful if short.
    `TIGHT`: both ends must be token borders.
    `TAIL`: its end must be a token border.
    `DIALLED`: prefixes of phone numbers may stand directly before it.
    `SAID_WHOLE`: a strong value that sharing with a permitted value does not weaken.
    """

    NONE = 0
    WORD = auto()
    TITLED = auto()
    TIGHT = auto()
    TAIL = auto()
    DIALLED = auto()
    SAID_WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Pattern:
    """Squeezed small `text`; `joints` are offsets at which the found text must have a gap.

    With joints, a hit without any gap counts only if `compact`.
    """

    text: str
    fragment: str
    weight: Weight = Weight.LEAK
    rule: Rule = Rule.NONE
    joints: tuple[int, ...] = ()
    compact: bool = True

    @property
    def skeleton(self) -> str:
        """The form looked for."""
        return skeleton(self.text)

    @property
    def numeric(self) -> bool:
        """Whether it is made of digits only."""
        return self.text.isdigit()
