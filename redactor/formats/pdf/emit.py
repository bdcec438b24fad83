"""Writes a stream's operators again, from an allow-list, without the glyphs that go.

Takes a `Stream` and what to leave out; gives bytes and the resources they name. Where a text
object loses a glyph, the glyphs that stay are placed absolutely: no advance is left behind that
would tell how wide the removed ones were. What is not on the list is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Protocol

import pikepdf

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import Box, number, numbers, times
from redactor.formats.pdf.objects import array, as_float, as_name
from redactor.formats.pdf.scene import Glyph, Placement, Show, Stream

_COUNTS: Final = {
    **dict.fromkeys(("w", "J", "j", "M", "i", "g", "G", "Tc", "Tw", "Tz", "TL", "Ts", "Tr"), 1),
    **dict.fromkeys(("m", "l", "Td", "TD"), 2),
    **dict.fromkeys(("rg", "RG"), 3),
    **dict.fromkeys(("v", "y", "re", "k", "K"), 4),
    **dict.fromkeys(("cm", "c", "Tm"), 6),
    **dict.fromkeys(("h", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*", "T*"), 0),
}
_MOVES: Final = frozenset(("Td", "TD", "Tm", "T*"))
_INTENTS: Final = frozenset(("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"))


class Store(Protocol):
    """What the new file offers its streams. Names are ours, never the input's."""

    def font(self, font: Font) -> tuple[str, Any]:
        """Return name and object of a font."""
        ...

    def graphics_state(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a graphics state."""
        ...

    def colour_space(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a colour space; a device space has no object."""
        ...

    def shading(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a shading."""
        ...

    def pattern(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a shading pattern."""
        ...

    def picture(self, placement: Placement) -> tuple[str, Any] | None:
        """Return name and object of a picture, None if it goes."""
        ...

    def form(self, stream: Stream, edit: PageEdit) -> tuple[str, Any]:
        """Return name and object of a form drawn once."""
        ...


@dataclass(slots=True)
class PageEdit:
    """What changes on one page. `insertions` are written after operator (stream id, op).

    `appended` are written after everything, in page space. `boxes` are where something was removed,
    `veiled` those of text that was covered or invisible (a picture may show it), `lines` the old
    lines that were set anew.
    """

    box: Box
    removed: set[int] = field(default_factory=set)
    dropped: dict[int, set[int]] = field(default_factory=dict)
    insertions: dict[tuple[int, int], list[Callable[[Emitter], str]]] = field(default_factory=dict)
    appended: list[Callable[[Emitter], str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    veiled: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)

    def goes(self, stream: Stream, op: int) -> bool:
        """Say whether an operator is left out."""
        return op in stream.dropped or op in self.dropped.get(id(stream), ())


class Emitter:
    """Writes one stream."""

    def __init__(self, stream: Stream, edit: PageEdit, store: Store) -> None:
        """Prepare to write `stream`."""
        self._stream = stream
        self._edit = edit
        self._store = store
        self._resources: dict[str, dict[str, Any]] = {}
        self._out: list[str] = []
        self._level = 0
        self._font_set: list[tuple[str, float] | None] = [None]
        self._moved = False

    def write(self) -> tuple[bytes, Any]:
        """Return the stream's bytes and its resources."""
        special: dict[str, Callable[[int, list[Any]], None]] = {
            "q": self._save,
            "Q": self._restore,
            "BT": self._begin,
            "ET": self._end,
            "gs": self._gs,
            "cs": self._space,
            "CS": self._space,
            "sc": self._colour,
            "SC": self._colour,
            "scn": self._colour,
            "SCN": self._colour,
            "sh": self._shade,
            "d": self._dash,
            "ri": self._intent,
            "Do": self._do,
            "INLINE IMAGE": self._do,
        }
        for op, (operands, operator) in enumerate(self._stream.ops):
            if op in self._stream.shows:
                self._show(op, operands, operator)
            elif self._edit.goes(self._stream, op):
                continue
            elif operator in special:
                self._operator = operator
                special[operator](op, operands)
            elif self._moved and operator in _MOVES:
                continue
            elif operator in _COUNTS and len(operands) >= _COUNTS[operator]:
                self._plain(operands[: _COUNTS[operator]], operator)
        self._out += ["Q"] * self._level
        return "\n".join(self._out).encode("ascii"), self.resources()

    def resources(self) -> Any:
        """Return the resource dictionary of what was written."""
        return pikepdf.Dictionary(
            {kind: pikepdf.Dictionary(named) for kind, named in sorted(self._resources.items())}
        )

    def add(self, text: str) -> None:
        """Write further operators."""
        self._out.append(text)

    # --- resources

    def _name(self, kind: str, found: tuple[str, Any]) -> str:
        name, target = found
        if target is not None:
            self._resources.setdefault(kind, {})["/" + name] = target
        return "/" + name

    def font(self, font: Font) -> str:
        """Return the name of a font in this stream."""
        return self._name("/Font", self._store.font(font))

    def label_font(self, found: tuple[str, Any]) -> str:
        """Return the name of the labels' font in this stream."""
        return self._name("/Font", found)

    def fill(self, fill: tuple[str, tuple[Any, ...], Any]) -> str:
        """Return the operators that set a fill colour again."""
        operator, operands, space = fill
        values = " ".join(_number(value) for value in operands if not isinstance(value, pikepdf.Name))
        if operator in ("g", "rg", "k"):
            return f"{values} {operator}"
        name = self._name("/ColorSpace", self._store.colour_space(space))
        return f"{name} cs {values} {operator}"

    # --- operators

    def _plain(self, operands: list[Any], operator: str) -> None:
        self._out.append(" ".join([*(_number(value) for value in operands), operator]))

    def _save(self, _op: int, _operands: list[Any]) -> None:
        self._level += 1
        self._font_set.append(self._font_set[-1])
        self._out.append("q")

    def _restore(self, _op: int, _operands: list[Any]) -> None:
        if self._level:
            self._level -= 1
            self._font_set.pop()
            self._out.append("Q")

    def _begin(self, op: int, _operands: list[Any]) -> None:
        self._out.append("BT")
        self._moved = False
        ops = self._stream.ops
        for later in range(op + 1, len(ops)):
            if ops[later][1] == "ET":
                break
            show = self._stream.shows.get(later)
            if show is not None and any(glyph.index in self._edit.removed for glyph in show.glyphs):
                self._moved = True
                break

    def _end(self, op: int, _operands: list[Any]) -> None:
        self._out.append("ET")
        self._moved = False
        for insertion in self._edit.insertions.get((id(self._stream), op), ()):
            self._out.append(insertion(self))

    def _resource(self, kind: str, operands: list[Any]) -> Any:
        named = self._stream.resources.get(kind)
        if not operands or not isinstance(named, pikepdf.Dictionary):
            return None
        return named.get(str(operands[0]))

    def _gs(self, _op: int, operands: list[Any]) -> None:
        source = self._resource("/ExtGState", operands)
        if isinstance(source, pikepdf.Dictionary):
            self._out.append(self._name("/ExtGState", self._store.graphics_state(source)) + " gs")

    def _space(self, _op: int, operands: list[Any]) -> None:
        source = self._resource("/ColorSpace", operands)
        name = self._store.colour_space(source if source is not None else (operands or [None])[0])
        self._out.append(f"{self._name('/ColorSpace', name)} {self._operator}")

    def _colour(self, _op: int, operands: list[Any]) -> None:
        values = [_number(value) for value in operands if not isinstance(value, pikepdf.Name)]
        if operands and isinstance(operands[-1], pikepdf.Name):
            source = self._resource("/Pattern", operands[-1:])
            values.append(self._name("/Pattern", self._store.pattern(source)))
        self._out.append(" ".join([*values, self._operator]))

    def _shade(self, _op: int, operands: list[Any]) -> None:
        source = self._resource("/Shading", operands)
        self._out.append(self._name("/Shading", self._store.shading(source)) + " sh")

    def _dash(self, _op: int, operands: list[Any]) -> None:
        if len(operands) >= 2:
            lengths = " ".join(_number(value) for value in array(operands[0]))
            self._out.append(f"[{lengths}] {_number(operands[1])} d")

    def _intent(self, _op: int, operands: list[Any]) -> None:
        name = as_name(operands[0]) if operands else ""
        if name in _INTENTS:
            self._out.append(f"/{name} ri")

    def _do(self, op: int, _operands: list[Any]) -> None:
        if op in self._stream.forms:
            found: tuple[str, Any] | None = self._store.form(self._stream.forms[op], self._edit)
        elif op in self._stream.pictures:
            found = self._store.picture(self._stream.pictures[op])
        else:
            found = None
        if found is not None:
            self._out.append(self._name("/XObject", found) + " Do")

    # --- text

    def _show(self, op: int, operands: list[Any], operator: str) -> None:
        show = self._stream.shows[op]
        if operator == '"' and len(operands) >= 3:
            self._out.append(f"{_number(operands[0])} Tw {_number(operands[1])} Tc")
        if self._moved:
            self._kept(show)
            return
        if operator in ("'", '"'):
            self._out.append("T*")
        self._set_font(show)
        self._out.append(self._whole(show, operands, operator))

    def _set_font(self, show: Show) -> None:
        state = show.state
        if state.font is None:
            return
        wanted = (self.font(state.font), state.size)
        if self._font_set[-1] != wanted:
            self._font_set[-1] = wanted
            self._out.append(f"{wanted[0]} {number(state.size)} Tf")

    def _whole(self, show: Show, operands: list[Any], operator: str) -> str:
        items = array(operands[0]) if operator == "TJ" else operands[-1:]
        font = show.state.font
        parts = []
        for item in items:
            if isinstance(item, pikepdf.String):
                data = b"".join(font.encode(code) for code in font.codes(bytes(item))) if font else b""
                parts.append(f"<{data.hex()}>")
            else:
                parts.append(_number(item))
        if font is not None:
            font.used.update(glyph.code for glyph in show.glyphs)
        return f"[{' '.join(parts)}] TJ"

    def _kept(self, show: Show) -> None:
        run: list[Glyph] = []
        for glyph in [*show.glyphs, None]:
            if glyph is not None and glyph.index not in self._edit.removed:
                run.append(glyph)
            elif run:
                self._place(show, run)
                run = []

    def _place(self, show: Show, run: list[Glyph]) -> None:
        font = show.state.font
        if font is None:
            return
        self._set_font(show)
        matrix = times((1.0, 0.0, 0.0, 1.0, run[0].along, 0.0), show.matrix)
        parts: list[str] = []
        pending = b""
        for at, glyph in enumerate(run):
            if at and glyph.before:
                parts += [f"<{pending.hex()}>", number(glyph.before)]
                pending = b""
            pending += font.encode(glyph.code)
            font.used.add(glyph.code)
        parts.append(f"<{pending.hex()}>")
        self._out.append(f"{numbers(*matrix)} Tm\n[{' '.join(parts)}] TJ")


def _number(value: Any) -> str:
    """Write an operand as a number; what is no number becomes 0."""
    if isinstance(value, bool):
        return "0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        plain = format(value, "f")
        return plain if len(plain) <= 12 else number(float(value))
    return number(as_float(value))
