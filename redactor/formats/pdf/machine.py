"""What the parts of the interpreter share while they follow a page.

Holds the state between operators; takes and gives nothing by itself. One instance a page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from redactor.formats.pdf.geometry import IDENTITY, Matrix
from redactor.formats.pdf.layers import Layers
from redactor.formats.pdf.objects import dictionary
from redactor.formats.pdf.scene import Scene, State, Stream


@dataclass(slots=True)
class Machine:
    """Where in which stream we are, and the state there.

    `marked` says for each open marked content whether it is visible; `off_outside` that the whole
    stream is drawn within something invisible. `tags` are what the open marked content is tagged as,
    the first being what holds outside; `owner` is whose numbers are meant (see `tags.Tag`).
    """

    scene: Scene
    layers: Layers
    stream: Stream
    state: State
    stack: list[State] = field(default_factory=list)
    op: int = 0
    marked: list[bool] = field(default_factory=list)
    tags: list[tuple[int, int] | None] = field(default_factory=list)
    owner: int = 0
    off_outside: bool = False
    tm: Matrix = IDENTITY
    tlm: Matrix = IDENTITY
    in_text: bool = False

    def is_off(self) -> bool:
        """Say whether what is drawn now belongs to something invisible."""
        return self.off_outside or not all(self.marked)

    def resource(self, kind: str, operands: list[Any]) -> Any:
        """Return the named dictionary of this stream's resources, an empty one if there is none."""
        if not operands:
            return dictionary(None)
        return dictionary(dictionary(self.stream.resources.get(kind)).get(str(operands[0])))
