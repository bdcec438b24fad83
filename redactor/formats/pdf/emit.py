"""Writes a stream's operators again, from an allow-list, without the glyphs that go.

Takes a `Stream` and what to leave out; gives bytes and the resources they name. Every string is
placed absolutely, with the text state it needs: no advance, spacing or transformation is left
behind that would tell how wide removed text was. What is not on the list is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, Protocol

import pikepdf

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import Box, number, numbers, times
from redactor.formats.pdf.objects import array, as_float, as_name, matrix_of
from redactor.formats.pdf.scene import Glyph, Placement, Show, Stream, TextState
from redactor.formats.pdf.sheaf import Sheaf, names_in
from redactor.formats.pdf.tagging import Marker
from redactor.formats.pdf.tags import Tag

_COLOURS: Final = frozenset(("g", "G", "rg", "RG", "k", "K"))
_PAINTS: Final = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_ENDS: Final = frozenset((*_PAINTS, "n"))
_DRAWS: Final = frozenset(("m", "l", "c", "v", "y", "re", "h", "W", "W*"))
_COUNTS: Final = {
    **dict.fromkeys(("w", "J", "j", "M", "i", "g", "G"), 1),
    **dict.fromkeys(("m", "l"), 2),
    **dict.fromkeys(("rg", "RG"), 3),
    **dict.fromkeys(("v", "y", "re", "k", "K"), 4),
    **dict.fromkeys(("c",), 6),
    **dict.fromkeys((*_PAINTS, "h", "n", "W", "W*"), 0),
}
_TEXT_DEFAULTS: Final = {"Tc": "0", "Tw": "0", "Tz": "100", "Ts": "0", "Tr": "0"}
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

    def form(self, stream: Stream, edit: PageEdit, *, tagged: bool) -> tuple[str, Any] | None:
        """Return name and object of a form drawn once; `tagged` asks for its own tags."""
        ...


@dataclass(slots=True)
class PageEdit:
    """What changes on one page. `insertions` are written after operator (stream id, op).

    `appended` are written after everything, in page space. `boxes` are where something was removed,
    `veiled` those of text that was covered or invisible (a picture may show it), both without labels;
    `spots` are marks by line with their labels. `lines` are the old lines that were set anew.
    """

    box: Box
    removed: set[int] = field(default_factory=set)
    dropped: dict[int, set[int]] = field(default_factory=dict)
    insertions: dict[tuple[int, int], list[Callable[[Emitter], str]]] = field(default_factory=dict)
    appended: list[Callable[[Emitter], str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    veiled: list[Box] = field(default_factory=list)
    spots: list[tuple[Box, str]] = field(default_factory=list)
    veiled_spots: list[tuple[Box, str]] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)

    def goes(self, stream: Stream, op: int) -> bool:
        """Say whether an operator is left out."""
        return op in stream.dropped or op in self.dropped.get(id(stream), ())


class Emitter:
    """Writes one stream."""

    def __init__(self, stream: Stream, edit: PageEdit, store: Store, marker: Marker | None = None) -> None:
        """Prepare to write `stream`; `marker` numbers its tagged pieces, if it is tagged at all."""
        self._stream = stream
        self._marker = marker
        self._tag: Tag | None = None
        self._open: Tag | None = None
        self._reach = -1
        self._in_path = False
        self._edit = edit
        self._store = store
        self._resources: dict[str, dict[str, Any]] = {}
        self._given: dict[tuple[str, str], str] = {}
        self._out = Sheaf()
        # A form inherits the text state of where it is drawn: nothing is taken for granted there.
        inherited = dict.fromkeys(_TEXT_DEFAULTS, "?") if stream.source is not None else {}
        self._text_states: list[dict[str, str]] = [inherited]
        self._in_text = False
        self._special: dict[str, Callable[[int, list[Any]], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._transform,
            "ET": self._end,
            "gs": self._gs,
            "cs": self._space,
            "CS": self._stroke_space,
            "sc": self._colour("sc"),
            "SC": self._colour("SC"),
            "scn": self._colour("scn"),
            "SCN": self._colour("SCN"),
            "sh": self._shade,
            "d": self._dash,
            "ri": self._intent,
            "Do": self._do,
            "INLINE IMAGE": self._do,
        }

    def write(self) -> tuple[bytes, Any]:
        """Return the stream's bytes and its resources."""
        tags = self._stream.tags if self._marker is not None else {}
        self._tag = tags.get(-1)
        for op, (operands, operator) in enumerate(self._stream.ops):
            if op in tags:
                self._tag = tags[op]
            if op in self._stream.shows:
                self._show(self._stream.shows[op])
            elif self._edit.goes(self._stream, op):
                continue
            elif operator in self._special:
                self._special[operator](op, operands)
            elif len(operands) >= _COUNTS.get(operator, 99):
                self._plain(op, operands[: _COUNTS[operator]], operator)
        self._close_text()
        self._unmark()
        text = self._out.text()
        return text.encode("ascii"), self.resources(names_in(text))

    def resources(self, names: set[str] | None = None) -> Any:
        """Return the resource dictionary, cut to `names`."""
        kept = {
            kind: {name: target for name, target in named.items() if names is None or name in names}
            for kind, named in sorted(self._resources.items())
        }
        return pikepdf.Dictionary({kind: pikepdf.Dictionary(named) for kind, named in kept.items() if named})

    # --- resources

    def _name(self, kind: str, found: tuple[str, Any]) -> str:
        name, target = found
        if target is not None:
            self._resources.setdefault(kind, {})["/" + name] = target
        return "/" + name

    def _shared(self, kind: str, operands: list[Any], make: Callable[[], tuple[str, Any]]) -> str:
        """Return the name of what a name of the input stands for; it is made once."""
        key = (kind, str(operands[0]) if operands else "")
        if key not in self._given:
            self._given[key] = self._name(kind, make())
        return self._given[key]

    def font(self, font: Font) -> str:
        """Return the name of a font in this stream."""
        return self._name("/Font", self._store.font(font))

    def label_font(self, found: tuple[str, Any]) -> str:
        """Return the name of the labels' font in this stream."""
        return self._name("/Font", found)

    def fill(self, fill: tuple[str, tuple[Any, ...], Any]) -> str:
        """Return the operators that set a fill colour again."""
        operator, operands, space = fill
        values = " ".join(operand(value) for value in operands if not isinstance(value, pikepdf.Name))
        if operator in ("g", "rg", "k"):
            return f"{values} {operator}"
        name = self._name("/ColorSpace", self._store.colour_space(space))
        return f"{name} cs {values} {operator}"

    def _resource(self, kind: str, operands: list[Any]) -> Any:
        named = self._stream.resources.get(kind)
        if not operands or not isinstance(named, pikepdf.Dictionary):
            return None
        return named.get(str(operands[0]))

    # --- tags

    def begin(self, tag: Tag | None, order: float) -> str:
        """Return the operator that begins a tagged piece, empty in a stream without tags."""
        return self._marker.begin(tag, order) if self._marker is not None else ""

    def _mark(self, order: float, *, follows: bool = True) -> None:
        """Begin a piece of what holds now, unless one is open that goes on."""
        if self._marker is None or (self._open == self._tag and follows):
            return
        self._unmark()
        begin = self._marker.begin(self._tag, order)
        if begin:
            self._out.neutral(begin)
            self._open = self._tag

    def _unmark(self) -> None:
        if self._open is not None:
            self._out.neutral("EMC")
            self._open = None

    # --- graphics

    def _plain(self, op: int, operands: list[Any], operator: str) -> None:
        text = " ".join([*(operand(value) for value in operands), operator])
        if operator in _COLOURS:
            self._out.neutral(text)
            return
        if operator in _DRAWS and not self._in_path and self._is_painted(op):
            self._mark(self._reach + 0.5)
        self._in_path = operator in _DRAWS
        if operator in _PAINTS:
            self._out.paint(text)
        else:
            self._out.measured(text)

    def _is_painted(self, op: int) -> bool:
        """Say whether the path that begins here is drawn, not only a clip."""
        if self._marker is None or not self._marker.draws(self._tag):
            return False
        ops = self._stream.ops
        return next((ops[at][1] for at in range(op, len(ops)) if ops[at][1] in _ENDS), "n") != "n"

    def _save(self, _op: int, _operands: list[Any]) -> None:
        self._close_text()
        self._unmark()
        self._text_states.append(dict(self._text_states[-1]))
        self._out.open()

    def _restore(self, _op: int, _operands: list[Any]) -> None:
        self._close_text()
        self._unmark()
        if self._out.depth:
            self._text_states.pop()
            self._out.close()

    def _transform(self, _op: int, operands: list[Any]) -> None:
        self._close_text()
        self._out.transform(matrix_of(operands))

    def _gs(self, _op: int, operands: list[Any]) -> None:
        source = self._resource("/ExtGState", operands)
        if isinstance(source, pikepdf.Dictionary):
            name = self._shared("/ExtGState", operands, lambda: self._store.graphics_state(source))
            self._out.measured(name + " gs")

    def _space(self, _op: int, operands: list[Any]) -> None:
        self._out.neutral(f"{self._space_name(operands)} cs")

    def _stroke_space(self, _op: int, operands: list[Any]) -> None:
        self._out.neutral(f"{self._space_name(operands)} CS")

    def _space_name(self, operands: list[Any]) -> str:
        source = self._resource("/ColorSpace", operands)
        said = source if source is not None else (operands or [None])[0]
        return self._shared("/ColorSpace", operands, lambda: self._store.colour_space(said))

    def _colour(self, operator: str) -> Callable[[int, list[Any]], None]:
        def act(_op: int, operands: list[Any]) -> None:
            values = [operand(value) for value in operands if not isinstance(value, pikepdf.Name)]
            if operands and isinstance(operands[-1], pikepdf.Name):
                source = self._resource("/Pattern", operands[-1:])
                values.append(self._shared("/Pattern", operands[-1:], lambda: self._store.pattern(source)))
            self._out.neutral(" ".join([*values, operator]))

        return act

    def _shade(self, _op: int, operands: list[Any]) -> None:
        source = self._resource("/Shading", operands)
        self._mark(self._reach + 0.5)
        self._out.paint(self._shared("/Shading", operands, lambda: self._store.shading(source)) + " sh")

    def _dash(self, _op: int, operands: list[Any]) -> None:
        if len(operands) >= 2:
            lengths = " ".join(operand(value) for value in array(operands[0]))
            self._out.measured(f"[{lengths}] {operand(operands[1])} d")

    def _intent(self, _op: int, operands: list[Any]) -> None:
        name = as_name(operands[0]) if operands else ""
        if name in _INTENTS:
            self._out.neutral(f"/{name} ri")

    def _do(self, op: int, _operands: list[Any]) -> None:
        if op in self._stream.forms:
            # What is tagged as a whole on the outside needs no tags of its own.
            own = self._marker is not None and self._tag is None
            form = self._stream.forms[op]
            found = self._store.form(form, self._edit, tagged=own)
        elif op in self._stream.pictures:
            found = self._store.picture(self._stream.pictures[op])
        else:
            found = None
        if found is not None:
            self._close_text()
            self._mark(self._reach + 0.5)
            self._out.paint(self._name("/XObject", found) + " Do")

    # --- text

    def _close_text(self) -> None:
        if self._in_text:
            self._unmark()
            self._out.neutral("ET")
            self._in_text = False

    def _end(self, op: int, _operands: list[Any]) -> None:
        self._close_text()
        self._unmark()
        for insertion in self._edit.insertions.get((id(self._stream), op), ()):
            self._out.paint(insertion(self))

    def _show(self, show: Show) -> None:
        run: list[Glyph] = []
        for glyph in [*show.glyphs, None]:
            if glyph is not None and glyph.index not in self._edit.removed:
                run.append(glyph)
            elif run:
                self._place(show, run)
                run = []

    def _place(self, show: Show, run: list[Glyph]) -> None:
        """Write glyphs that stay, at their own place and with the text state they need."""
        font = show.state.font
        if font is None:
            return
        if not self._in_text:
            self._unmark()
            self._out.neutral("BT")
            self._in_text = True
        self._set_text_state(show.state, font)
        self._mark(run[0].index, follows=run[0].index == self._reach + 1)
        self._reach = run[-1].index
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
        string = f"[{' '.join(parts)}] TJ" if len(parts) > 1 else f"{parts[0]} Tj"
        self._out.paint(f"{numbers(*matrix)} Tm\n{string}")

    def _set_text_state(self, state: TextState, font: Font) -> None:
        """Set what differs from the text state in force, and nothing that only removed text used."""
        wanted = {
            "Tf": f"{self.font(font)} {number(state.size)}",
            "Tc": number(state.spacing),
            "Tw": number(state.word_spacing),
            "Tz": number(100 * state.stretch),
            "Ts": number(state.rise),
            "Tr": str(state.mode),
        }
        current = self._text_states[-1]
        for operator, value in wanted.items():
            if current.get(operator, _TEXT_DEFAULTS.get(operator)) != value:
                self._out.neutral(f"{value} {operator}")
                current[operator] = value


def operand(value: Any) -> str:
    """Write an operand as a number; what is no number becomes 0."""
    if isinstance(value, bool):
        return "0"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        plain = format(value, "f")
        return plain if len(plain) <= 12 else number(float(value))
    return number(as_float(value))
