"""Follows a page's drawing operators and says what is drawn where.

Takes a page; gives a `Scene`, the same one every time. It sees everything: layers that are off,
text outside the page or clipped away are there, marked hidden. It does not promise to follow
every feature: what it does not follow goes to `Scene.distrust`, never unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.fonts import Font, read_font
from redactor.formats.pdf.geometry import (
    IDENTITY,
    NOWHERE,
    Box,
    Matrix,
    Point,
    apply,
    box_of,
    is_empty,
    join,
    map_box,
    meet,
    size_of,
    times,
    touches,
)
from redactor.formats.pdf.layers import Layers
from redactor.formats.pdf.objects import (
    array,
    as_float,
    as_int,
    as_name,
    dictionary,
    floats,
    identity,
    is_stream,
)
from redactor.formats.pdf.scene import Glyph, Op, Path, Placement, Scene, Show, State, Stream, SubPath

_DEEP: Final = 16
_PAINTS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"))
_FILLS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_FILL_COLOURS: Final = frozenset(("g", "rg", "k"))


class Fonts:
    """The fonts of one document, read once each."""

    def __init__(self) -> None:
        """Start empty."""
        self.known: dict[tuple[int, int], Font] = {}
        self._direct: list[Font] = []

    def get(self, source: Any) -> Font:
        """Return the font of a dictionary."""
        key = identity(source)
        if key == (0, 0):
            font = read_font(source)
            self._direct.append(font)
            return font
        if key not in self.known:
            self.known[key] = read_font(source)
        return self.known[key]

    def all(self) -> list[Font]:
        """Return every font met so far."""
        return [*self.known.values(), *self._direct]


class Interpreter:
    """Follows one page. One instance a page."""

    def __init__(self, scene: Scene, fonts: Fonts, layers: Layers) -> None:
        """Prepare to fill `scene`."""
        self._scene = scene
        self._fonts = fonts
        self._layers = layers
        self._acts: dict[str, Callable[[list[Any]], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._cm,
            "gs": self._gs,
            "BT": self._begin_text,
            "ET": self._end_text,
            "Tc": self._set_number("spacing"),
            "Tw": self._set_number("word_spacing"),
            "TL": self._set_number("leading"),
            "Ts": self._set_number("rise"),
            "Tz": self._stretch,
            "Tr": self._mode,
            "Tf": self._font,
            "Td": self._move,
            "TD": self._move_leading,
            "Tm": self._text_matrix,
            "T*": self._next_line,
            "Tj": self._show_one,
            "'": self._show_next,
            '"': self._show_spaced,
            "TJ": self._show_many,
            "Do": self._do,
            "INLINE IMAGE": self._inline,
            "BDC": self._begin_marked,
            "BMC": self._begin_marked,
            "EMC": self._end_marked,
            "sh": self._shade,
            "cs": self._fill_space,
            "CS": self._stroke_space,
            "sc": self._fill_colour("sc"),
            "scn": self._fill_colour("scn"),
            "g": self._fill_colour("g"),
            "rg": self._fill_colour("rg"),
            "k": self._fill_colour("k"),
        }
        self._depth = 0
        self._fonts_of: dict[tuple[int, str], Font] = {}
        self._stream = Stream(ops=[], resources=dictionary(None))
        self._state = State(clip=scene.box)
        self._stack: list[State] = []
        self._op = 0
        self._tm = self._tlm = IDENTITY
        self._marked: list[bool] = []
        self._off_outside = False
        self._in_text = False
        self._path: list[tuple[float, float]] = []
        self._parts: list[SubPath] = []
        self._path_first = -1
        self._curves = 0
        self._clipping = False
        self._space: tuple[str, Any] = ("", None)

    def page(self, ops: list[Op], resources: Any) -> None:
        """Follow one of the page's own streams from a fresh state."""
        stream = Stream(ops=ops, resources=resources)
        self._scene.streams.append(stream)
        self._state = State(clip=self._scene.box)
        self._run(stream)

    def _run(self, stream: Stream) -> None:
        outer = (self._stream, self._op, self._stack, self._tm, self._tlm)
        outer_marks = (self._path, self._marked, self._off_outside)
        self._off_outside = self._is_off()
        self._stream, self._stack, self._path, self._marked = stream, [], [], []
        stream.matrix = self._state.ctm
        for self._op, (operands, operator) in enumerate(stream.ops):
            act = self._acts.get(operator)
            if act is not None:
                act(operands)
            else:
                self._draw(operands, operator)
            if operator == "ET":
                stream.states[self._op] = (self._state.ctm, self._state.clip)
            elif operator in _PAINTS and self._is_off():
                self._hide_path()
        self._stream, self._op, self._stack, self._tm, self._tlm = outer
        self._path, self._marked, self._off_outside = outer_marks

    # --- graphics state

    def _save(self, _: list[Any]) -> None:
        self._stack.append(self._state.copy())
        if len(self._stack) > 500:
            self._scene.doubt("graphics nested too deeply")
            self._stack.pop(0)

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _cm(self, operands: list[Any]) -> None:
        self._state.ctm = times(_matrix(operands), self._state.ctm)

    def _gs(self, operands: list[Any]) -> None:
        entry = self._resource("/ExtGState", operands)
        if "/Font" in entry:
            self._scene.doubt("a font set by a graphics state")
        self._transparency(entry)
        mask = entry.get("/SMask")
        if mask is not None and as_name(mask) != "None":
            self._scene.doubt("a soft mask")

    def _transparency(self, entry: Any) -> None:
        if "/ca" in entry or "/BM" in entry:
            mode = entry.get("/BM")
            plain = mode is None or as_name(mode) in ("Normal", "Compatible")
            self._state.opaque = plain and as_float(entry.get("/ca"), 1.0) >= 1.0

    def _set_number(self, name: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            setattr(self._state.text, name, _first(operands))

        return act

    def _stretch(self, operands: list[Any]) -> None:
        self._state.text.stretch = _first(operands) / 100

    def _mode(self, operands: list[Any]) -> None:
        self._state.text.mode = int(_first(operands))
        if self._state.text.mode > 3:
            self._scene.doubt("text used as a clip")

    def _fill_colour(self, operator: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            space = None if operator in _FILL_COLOURS else self._space[1]
            if operands and isinstance(operands[-1], pikepdf.Name):
                self._pattern(operands[-1])
                self._state.fill = ("g", (0,), None)
                return
            self._state.fill = (operator, tuple(operands), space)

        return act

    def _fill_space(self, operands: list[Any]) -> None:
        name = operands[0] if operands else None
        spaces = dictionary(self._stream.resources.get("/ColorSpace"))
        self._space = (str(name), spaces.get(str(name), name) if name is not None else None)
        self._state.fill = ("g", (0,), None)

    def _stroke_space(self, operands: list[Any]) -> None:
        """Strokes need no state: text is drawn again with its fill."""

    def _pattern(self, name: Any) -> None:
        pattern = dictionary(dictionary(self._stream.resources.get("/Pattern")).get(str(name)))
        if as_int(pattern.get("/PatternType")) != 2:
            self._scene.doubt("a tiling pattern")
        elif as_int(dictionary(pattern.get("/Shading")).get("/ShadingType")) not in (2, 3):
            self._scene.doubt("a mesh or function shading")

    def _shade(self, operands: list[Any]) -> None:
        if as_int(self._resource("/Shading", operands).get("/ShadingType")) not in (2, 3):
            self._scene.doubt("a mesh or function shading")
        if self._is_off():
            self._stream.dropped.add(self._op)
            self._scene.hidden.add("hidden-layer")

    def _resource(self, kind: str, operands: list[Any]) -> Any:
        if not operands:
            return dictionary(None)
        return dictionary(dictionary(self._stream.resources.get(kind)).get(str(operands[0])))

    # --- layers

    def _begin_marked(self, operands: list[Any]) -> None:
        visible = True
        if len(operands) > 1 and as_name(operands[0]) == "OC" and isinstance(operands[1], pikepdf.Name):
            named = dictionary(self._stream.resources.get("/Properties")).get(str(operands[1]))
            visible = named is None or self._layers.visible(named)
        self._marked.append(visible)

    def _end_marked(self, _: list[Any]) -> None:
        if self._marked:
            self._marked.pop()

    def _is_off(self) -> bool:
        return self._off_outside or not all(self._marked)

    def _hide_path(self) -> None:
        last = self._scene.paths[-1] if self._scene.paths else None
        if last is not None and last.stream is self._stream and last.last == self._op and last.painted:
            self._scene.hidden.add("hidden-layer")
            self._stream.dropped.update(range(last.first, last.last + 1))

    # --- paths

    def _draw(self, operands: list[Any], operator: str) -> None:
        if operator in ("m", "l"):
            self._points(operands, 1, operator)
        elif operator == "re" and len(operands) >= 4:
            x, y, w, h = (as_float(value) for value in operands[:4])
            self._start_path("re")
            ctm = self._state.ctm
            corners = [apply(ctm, u, v) for u, v in ((x, y), (x + w, y), (x, y + h), (x + w, y + h))]
            self._path += corners
            self._extend(corners)
        elif operator in ("c", "v", "y"):
            self._points(operands, 2 if operator != "c" else 3, operator)
            self._curves += 1
        elif operator == "h":
            self._extend([])
        elif operator in ("W", "W*"):
            self._clipping = True
        elif operator in _PAINTS:
            self._paint(operator)

    def _start_path(self, operator: str) -> None:
        if not self._path:
            self._path_first = self._op
            self._curves = 0
            self._parts = []
        if operator in ("m", "re") or not self._parts:
            self._parts.append(SubPath(self._op, self._op, NOWHERE))

    def _extend(self, points: list[Point]) -> None:
        if self._parts:
            part = self._parts[-1]
            part.last = self._op
            part.box = join(part.box, box_of(points))
            part.points += points

    def _points(self, operands: list[Any], count: int, operator: str) -> None:
        self._start_path(operator)
        if len(operands) < 2 * count:
            return
        values = [as_float(value) for value in operands[: 2 * count]]
        points = [apply(self._state.ctm, values[at], values[at + 1]) for at in range(0, 2 * count, 2)]
        self._path += points
        self._extend(points)

    def _paint(self, operator: str) -> None:
        if self._path:
            box = box_of(self._path)
            path = Path(
                self._stream,
                self._path_first,
                self._op,
                box,
                self._curves,
                painted=operator != "n",
                clips=self._clipping,
                parts=self._parts,
            )
            self._scene.paths.append(path)
            if operator in _FILLS and self._state.opaque and not self._is_off():
                self._cover([part.box for part in self._parts if part.is_rectangle()])
            if self._clipping:
                self._state.clip = meet(self._state.clip, box)
        self._path, self._parts, self._clipping = [], [], False

    def _cover(self, boxes: list[Box]) -> None:
        """Remember what is painted over everything drawn so far."""
        shown = [meet(box, self._state.clip) for box in boxes]
        count = len(self._scene.glyphs)
        self._scene.covers += [(count, box) for box in shown if count and not is_empty(box)]

    # --- text

    def _begin_text(self, _: list[Any]) -> None:
        self._tm = self._tlm = IDENTITY
        self._in_text = True

    def _end_text(self, _: list[Any]) -> None:
        self._in_text = False

    def _font(self, operands: list[Any]) -> None:
        if len(operands) < 2:
            return
        text = self._state.text
        text.size = as_float(operands[1])
        key = (id(self._stream), str(operands[0]))
        if key not in self._fonts_of:
            source = dictionary(self._stream.resources.get("/Font")).get(str(operands[0]))
            if not isinstance(source, pikepdf.Dictionary):
                text.font = None
                self._scene.doubt("a font that is missing from the file")
                return
            self._fonts_of[key] = self._fonts.get(source)
        text.font = self._fonts_of[key]

    def _move(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            self._shift(as_float(operands[0]), as_float(operands[1]))

    def _shift(self, x: float, y: float) -> None:
        self._tm = self._tlm = times((1.0, 0.0, 0.0, 1.0, x, y), self._tlm)

    def _move_leading(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            self._state.text.leading = -as_float(operands[1])
            self._move(operands)

    def _text_matrix(self, operands: list[Any]) -> None:
        self._tm = self._tlm = _matrix(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._shift(0.0, -self._state.text.leading)

    def _show_one(self, operands: list[Any]) -> None:
        self._show(operands[:1])

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line(operands)
        self._show(operands[:1])

    def _show_spaced(self, operands: list[Any]) -> None:
        if len(operands) >= 3:
            self._state.text.word_spacing = as_float(operands[0])
            self._state.text.spacing = as_float(operands[1])
            self._next_line(operands)
            self._show(operands[2:3])

    def _show_many(self, operands: list[Any]) -> None:
        self._show(array(operands[0]) if operands else [])

    def _show(self, items: list[Any]) -> None:
        state = self._state.text
        font = state.font
        if font is None:
            if any(isinstance(item, pikepdf.String) for item in items):
                self._scene.doubt("text without a font")
            return
        if not self._in_text:
            self._scene.doubt("text outside a text object")
        if font.distrust:
            self._scene.doubt(font.distrust)
        show = Show(self._stream, self._op, self._tm, self._state.ctm, state.copy(), self._state.fill)
        self._stream.shows[self._op] = show
        end = self._place(show, font, items)
        self._tm = times((1.0, 0.0, 0.0, 1.0, end, 0.0), self._tm)

    def _place(self, show: Show, font: Font, items: list[Any]) -> float:
        """Place every code of a shown string; return the whole advance."""
        state = show.state
        along = before = 0.0
        full = times(show.matrix, show.ctm)
        a, b, c, d, e, f = full
        rise_x, rise_y = c * state.rise, d * state.rise
        size = state.size * size_of(full)
        for item in items:
            if not isinstance(item, pikepdf.String):
                before += as_float(item)
                along -= as_float(item) / 1000 * state.size * state.stretch
                continue
            for code in font.codes(bytes(item)):
                advance = font.width(code) * state.size * state.stretch
                glyph = Glyph(
                    len(self._scene.glyphs),
                    show,
                    code,
                    font.meaning(code),
                    along,
                    before,
                    a * along + e + rise_x,
                    b * along + f + rise_y,
                    a * advance,
                    b * advance,
                    abs(size),
                )
                glyph.hidden = self._why_hidden(glyph, state.mode)
                self._scene.glyphs.append(glyph)
                show.glyphs.append(glyph)
                extra = state.spacing
                if code == 32 and font.code_length == 1:
                    extra += state.word_spacing
                along += advance + extra * state.stretch
                before = 0.0
        return along

    def _why_hidden(self, glyph: Glyph, mode: int) -> str:
        reason = ""
        middle = (glyph.x + glyph.dx / 2, glyph.y + glyph.dy / 2)
        reach = max(glyph.size, abs(glyph.dx), abs(glyph.dy))
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        if self._is_off():
            reason = "hidden-layer"
        elif mode == 3:
            reason = "hidden-text"
        elif is_empty(meet(box, self._scene.box)):
            reason = "off-page-text"
        elif is_empty(self._state.clip) or not touches(self._ink(glyph), self._state.clip):
            reason = "clipped-text"
        if reason and glyph.text.strip():
            self._scene.hidden.add(reason)
        return reason

    @staticmethod
    def _ink(glyph: Glyph) -> Box:
        """Return roughly where the glyph's ink is, whatever its direction."""
        up = 0.75 * glyph.size
        length = max((glyph.dx**2 + glyph.dy**2) ** 0.5, 1e-9)
        nx, ny = -glyph.dy / length * up, glyph.dx / length * up
        return box_of(
            (
                (glyph.x - nx / 3, glyph.y - ny / 3),
                (glyph.x + glyph.dx - nx / 3, glyph.y + glyph.dy - ny / 3),
                (glyph.x + nx, glyph.y + ny),
                (glyph.x + glyph.dx + nx, glyph.y + glyph.dy + ny),
            )
        )

    # --- forms and pictures

    def _do(self, operands: list[Any]) -> None:
        if not operands:
            return
        target = operands[0]
        if isinstance(target, pikepdf.Name):
            target = dictionary(self._stream.resources.get("/XObject")).get(str(target))
        if not is_stream(target):
            return
        subtype = as_name(target.get("/Subtype"))
        if "/OC" in target and not self._layers.visible(target.get("/OC")):
            self._marked.append(False)
            self._draw_object(target, subtype)
            self._marked.pop()
            return
        self._draw_object(target, subtype)

    def _draw_object(self, target: Any, subtype: str) -> None:
        if subtype == "Image":
            self._picture(target, inline=False)
        elif subtype == "Form":
            self._form(target)
        else:
            self._stream.dropped.add(self._op)
            self._scene.hidden.add("foreign-object")

    def _inline(self, operands: list[Any]) -> None:
        self._picture(operands[0] if operands else None, inline=True)

    def _picture(self, source: Any, *, inline: bool) -> None:
        place = Placement(
            self._stream, self._op, source, inline=inline, matrix=self._state.ctm, clip=self._state.clip
        )
        if self._is_off():
            place.hidden = "hidden-layer"
        elif is_empty(meet(map_box(self._state.ctm, (0, 0, 1, 1)), self._state.clip)):
            place.hidden = "off-page-picture"
        if place.hidden:
            self._scene.hidden.add(place.hidden)
        elif self._state.opaque and not _see_through(source, inline=inline):
            a, b, c, d, _, _ = self._state.ctm
            if (abs(b) < 1e-6 and abs(c) < 1e-6) or (abs(a) < 1e-6 and abs(d) < 1e-6):
                self._cover([map_box(self._state.ctm, (0, 0, 1, 1))])
        self._stream.pictures[self._op] = place
        self._scene.placements.append(place)

    def _form(self, form: Any) -> None:
        if self._depth >= _DEEP:
            self._scene.doubt("forms nested too deeply")
            return
        ops = read_ops(form)
        if ops is None:
            self._scene.doubt("a form that cannot be read")
            return
        resources = dictionary(form.get("/Resources"))
        child = Stream(ops=ops, resources=resources if len(resources.keys()) else self._stream.resources, source=form)
        self._stream.forms[self._op] = child
        kept = self._state.copy()
        space = self._space
        matrix = floats(form.get("/Matrix"), 6)
        if matrix is not None:
            self._state.ctm = times(matrix, self._state.ctm)  # type: ignore[arg-type]
        bounds = floats(form.get("/BBox"), 4)
        if bounds is not None:
            edges = box_of(((bounds[0], bounds[1]), (bounds[2], bounds[3])))
            self._state.clip = meet(self._state.clip, map_box(self._state.ctm, edges))
        self._depth += 1
        self._run(child)
        self._depth -= 1
        self._state, self._space = kept, space


def _see_through(source: Any, *, inline: bool) -> bool:
    """Say whether what lies under a picture may be seen through it."""
    if inline:
        return bool(source.image_mask)
    return any(key in source for key in ("/SMask", "/Mask", "/SMaskInData")) or bool(source.get("/ImageMask"))


def _matrix(operands: list[Any]) -> Matrix:
    if len(operands) < 6:
        return IDENTITY
    a, b, c, d, e, f = (as_float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def _first(operands: list[Any]) -> float:
    return as_float(operands[0]) if operands else 0.0


def read_ops(source: Any) -> list[Op] | None:
    """Parse a content stream; None if it cannot be."""
    try:
        parsed = pikepdf.parse_content_stream(source)
    except (pikepdf.PdfError, pikepdf.PdfParsingError, pikepdf.DataDecodingError, TypeError, ValueError):
        return None
    ops: list[Op] = []
    for instruction in parsed:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            ops.append(([instruction.iimage], "INLINE IMAGE"))
        else:
            ops.append((list(instruction.operands), str(instruction.operator)))
    return ops
