"""Collects the operators of a new stream so that nothing is left of what was taken out.

Takes operators with what they do; gives bytes. A group (q … Q) that paints nothing is not written,
and neighbouring transformations become one: otherwise the place where removed words stood, and
with it their width, could still be read from the transformations around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redactor.formats.pdf.geometry import Matrix, numbers, times


@dataclass(slots=True)
class _Group:
    parts: list[str | Matrix] = field(default_factory=list)
    painted: bool = False
    last_cm: int | None = None


class Sheaf:
    """The operators of one stream."""

    def __init__(self) -> None:
        """Start with the stream's own group."""
        self._groups = [_Group()]

    @property
    def depth(self) -> int:
        """How many groups are open, the stream's own not counted."""
        return len(self._groups) - 1

    def neutral(self, text: str) -> None:
        """Add operators that paint nothing and do not depend on the transformation."""
        self._groups[-1].parts.append(text)

    def measured(self, text: str) -> None:
        """Add operators that depend on the transformation in force: paths, widths, dashes."""
        self._groups[-1].parts.append(text)
        self._groups[-1].last_cm = None

    def paint(self, text: str) -> None:
        """Add operators that paint."""
        self.measured(text)
        self._groups[-1].painted = True

    def transform(self, matrix: Matrix) -> None:
        """Add a transformation; one that nothing used yet is joined with it."""
        group = self._groups[-1]
        if group.last_cm is not None:
            earlier = group.parts[group.last_cm]
            if not isinstance(earlier, str):
                group.parts[group.last_cm] = times(matrix, earlier)
                return
        group.last_cm = len(group.parts)
        group.parts.append(matrix)

    def open(self) -> None:
        """Begin a group."""
        self._groups.append(_Group())

    def close(self) -> None:
        """End a group; it is forgotten if it painted nothing."""
        if self.depth == 0:
            return
        group = self._groups.pop()
        if group.painted:
            self.paint("\n".join(["q", *_written(group), "Q"]))

    def text(self) -> str:
        """Return everything, with open groups closed."""
        while self.depth:
            self.close()
        return "\n".join(_written(self._groups[0]))


def _written(group: _Group) -> list[str]:
    return [part if isinstance(part, str) else f"{numbers(*part)} cm" for part in group.parts]


def names_in(text: str) -> set[str]:
    """Return the resource names that a stream mentions."""
    return set(re.findall(r"/[A-Za-z0-9]+", text))
