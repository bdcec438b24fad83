"""Follows a page's drawing operators and says what is drawn where.

Takes a page; gives a `Scene`, the same one every time. It sees everything: layers that are off,
text outside the page or clipped away are there, marked hidden. It does not promise to follow
every feature: what it does not follow goes to `Scene.distrust`, never unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.font_shelf import Fonts
from redactor.formats.pdf.geometry import box_of, is_empty, map_box, meet, times
from redactor.formats.pdf.layers import Layers
from redactor.formats.pdf.machine import Machine
from redactor.formats.pdf.objects import (
    as_float,
    as_int,
    as_name,
    dictionary,
    floats,
    identity,
    is_stream,
    matrix_of,
)
from redactor.formats.pdf.path_ops import PathOps
from redactor.formats.pdf.scene import Op, Placement, Scene, State, Stream
from redactor.formats.pdf.tags import ARTIFACT
from redactor.formats.pdf.text_ops import TextOps
from redactor.model.errors import TooLarge

_DEEP: Final = 16
_NESTED: Final = 500
_MOST_OPERATORS: Final = 3_000_000
_COST_OF_A_STREAM: Final = 100
"""In operators: forms that draw forms that draw forms do next to nothing, very often."""
_FILL_COLOURS: Final = frozenset(("g", "rg", "k"))


class Interpreter:
    """Follows one page. One instance a page."""

    def __init__(self, scene: Scene, fonts: Fonts, layers: Layers) -> None:
        """Prepare to fill `scene`."""
        nothing = Stream(ops=[], resources=dictionary(None))
        self._at = Machine(scene, layers, nothing, State(clip=scene.box))
        self._paths = PathOps(self._at)
        self._acts: dict[str, Callable[[list[Any]], None]] = {
            **self._paths.acts(),
            **TextOps(self._at, fonts).acts(),
            "q": self._save,
            "Q": self._restore,
            "cm": self._cm,
            "gs": self._gs,
            "Do": self._do,
            "INLINE IMAGE": self._inline,
            "BDC": self._begin_marked,
            "BMC": self._begin_marked,
            "EMC": self._end_marked,
            "sh": self._shade,
            "cs": self._fill_space,
            "SCN": self._stroke_colour,
            **{operator: self._fill_colour(operator) for operator in ("sc", "scn", "g", "rg", "k")},
        }
        self._depth = 0
        self._budget = _MOST_OPERATORS
        self._parsed: dict[tuple[int, int], list[Op] | None] = {}

    @property
    def spent(self) -> int:
        """Return how many operators were followed."""
        return _MOST_OPERATORS - self._budget

    def page(self, ops: list[Op], resources: Any, owner: int = 0) -> None:
        """Follow one of the page's own streams from a fresh state. `owner` is whose tags it holds."""
        self._at.owner, self._at.tags = owner, [None]
        stream = Stream(ops=ops, resources=resources)
        self._at.scene.streams.append(stream)
        self._at.state = State(clip=self._at.scene.box)
        self._run(stream)

    def _run(self, stream: Stream) -> None:
        at = self._at
        self._budget -= len(stream.ops) + _COST_OF_A_STREAM
        if self._budget < 0:
            raise TooLarge(f"Page {at.scene.number} of the PDF draws more than the limit")
        outer = (at.stream, at.op, at.stack, at.tm, at.tlm, at.in_text)
        marks = (at.marked, at.off_outside, at.tags, at.owner)
        path = self._paths.begin_stream()
        at.off_outside = at.is_off()
        at.stream, at.stack, at.marked, at.in_text = stream, [], [], False
        at.tags = at.tags[-1:]
        if at.tags != [None]:
            stream.tags[-1] = at.tags[-1]
        if stream.source is not None:
            at.owner = -identity(stream.source)[0]
        acts = self._acts
        for at.op, (operands, operator) in enumerate(stream.ops):
            act = acts.get(operator)
            if act is not None:
                act(operands)
            if operator == "ET":
                stream.states[at.op] = (at.state.ctm, at.state.clip)
        at.stream, at.op, at.stack, at.tm, at.tlm, at.in_text = outer
        at.marked, at.off_outside, at.tags, at.owner = marks
        self._paths.end_stream(path)

    # --- graphics state

    def _save(self, _: list[Any]) -> None:
        self._at.stack.append(self._at.state.copy())
        if len(self._at.stack) > _NESTED:
            self._at.scene.doubt("graphics nested too deeply")
            self._at.stack.pop(0)

    def _restore(self, _: list[Any]) -> None:
        if self._at.stack:
            self._at.state = self._at.stack.pop()

    def _cm(self, operands: list[Any]) -> None:
        self._at.state.ctm = times(matrix_of(operands), self._at.state.ctm)

    def _gs(self, operands: list[Any]) -> None:
        entry = self._at.resource("/ExtGState", operands)
        if "/Font" in entry:
            self._at.scene.doubt("a font set by a graphics state")
        self._transparency(entry)
        mask = entry.get("/SMask")
        if mask is not None and as_name(mask) != "None":
            self._at.scene.doubt("a soft mask")

    def _transparency(self, entry: Any) -> None:
        if "/ca" in entry or "/BM" in entry:
            mode = entry.get("/BM")
            plain = mode is None or as_name(mode) in ("Normal", "Compatible")
            self._at.state.opaque = plain and as_float(entry.get("/ca"), 1.0) >= 1.0

    def _fill_colour(self, operator: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            space = None if operator in _FILL_COLOURS else self._at.state.space
            if operands and isinstance(operands[-1], pikepdf.Name):
                self._pattern(operands[-1])
                self._at.state.fill = ("g", (0,), None)
                return
            self._at.state.fill = (operator, tuple(operands), space)

        return act

    def _fill_space(self, operands: list[Any]) -> None:
        name = operands[0] if operands else None
        spaces = dictionary(self._at.stream.resources.get("/ColorSpace"))
        self._at.state.space = spaces.get(str(name), name) if name is not None else None
        self._at.state.fill = ("g", (0,), None)

    def _stroke_colour(self, operands: list[Any]) -> None:
        if operands and isinstance(operands[-1], pikepdf.Name):
            self._pattern(operands[-1])

    def _pattern(self, name: Any) -> None:
        pattern = dictionary(dictionary(self._at.stream.resources.get("/Pattern")).get(str(name)))
        if as_int(pattern.get("/PatternType")) != 2:
            self._at.scene.doubt("a tiling pattern")
        elif as_int(dictionary(pattern.get("/Shading")).get("/ShadingType")) not in (2, 3):
            self._at.scene.doubt("a mesh or function shading")

    def _shade(self, operands: list[Any]) -> None:
        if as_int(self._at.resource("/Shading", operands).get("/ShadingType")) not in (2, 3):
            self._at.scene.doubt("a mesh or function shading")
        if self._at.is_off():
            self._at.stream.dropped.add(self._at.op)
            self._at.scene.hidden.add("hidden-layer")

    # --- layers

    def _begin_marked(self, operands: list[Any]) -> None:
        visible = True
        if len(operands) > 1 and as_name(operands[0]) == "OC" and isinstance(operands[1], pikepdf.Name):
            named = dictionary(self._at.stream.resources.get("/Properties")).get(str(operands[1]))
            visible = named is None or self._at.layers.visible(named)
        self._at.marked.append(visible)
        self._tag(self._tag_of(operands))

    def _tag_of(self, operands: list[Any]) -> tuple[int, int] | None:
        """Return what the marked content that begins here is tagged as; nested, what holds around it."""
        if operands and as_name(operands[0]) == "Artifact":
            return ARTIFACT
        said = operands[1] if len(operands) > 1 else None
        if isinstance(said, pikepdf.Name):
            said = dictionary(self._at.stream.resources.get("/Properties")).get(str(said))
        number = as_int(dictionary(said).get("/MCID"), -1)
        return (self._at.owner, number) if number >= 0 else self._at.tags[-1]

    def _tag(self, tag: tuple[int, int] | None) -> None:
        self._at.tags.append(tag)
        self._at.stream.tags[self._at.op] = tag

    def _end_marked(self, _: list[Any]) -> None:
        if self._at.marked:
            self._at.marked.pop()
        if len(self._at.tags) > 1:
            self._at.tags.pop()
            self._at.stream.tags[self._at.op] = self._at.tags[-1]

    # --- forms and pictures

    def _do(self, operands: list[Any]) -> None:
        if not operands:
            return
        target = operands[0]
        if isinstance(target, pikepdf.Name):
            target = dictionary(self._at.stream.resources.get("/XObject")).get(str(target))
        if not is_stream(target):
            return
        subtype = as_name(target.get("/Subtype"))
        if "/OC" in target and not self._at.layers.visible(target.get("/OC")):
            self._at.marked.append(False)
            self._draw_object(target, subtype)
            self._at.marked.pop()
            return
        self._draw_object(target, subtype)

    def _draw_object(self, target: Any, subtype: str) -> None:
        if subtype == "Image":
            self._picture(target, inline=False)
        elif subtype == "Form":
            self._form(target)
        else:
            self._at.stream.dropped.add(self._at.op)
            self._at.scene.hidden.add("foreign-object")

    def _inline(self, operands: list[Any]) -> None:
        self._picture(operands[0] if operands else None, inline=True)

    def _picture(self, source: Any, *, inline: bool) -> None:
        place = Placement(
            self._at.stream,
            self._at.op,
            source,
            inline=inline,
            matrix=self._at.state.ctm,
            clip=self._at.state.clip,
        )
        if self._at.is_off():
            place.hidden = "hidden-layer"
        elif is_empty(meet(map_box(self._at.state.ctm, (0, 0, 1, 1)), self._at.state.clip)):
            place.hidden = "off-page-picture"
        if place.hidden:
            self._at.scene.hidden.add(place.hidden)
        elif self._at.state.opaque and not _see_through(source, inline=inline):
            a, b, c, d, _, _ = self._at.state.ctm
            if (abs(b) < 1e-6 and abs(c) < 1e-6) or (abs(a) < 1e-6 and abs(d) < 1e-6):
                self._paths.cover([map_box(self._at.state.ctm, (0, 0, 1, 1))])
        self._at.stream.pictures[self._at.op] = place
        place.number = len(self._at.scene.placements)
        self._at.scene.placements.append(place)

    def _ops_of(self, form: Any) -> list[Op] | None:
        """Parse a form once, however often it is drawn."""
        key = identity(form)
        if key not in self._parsed:
            self._parsed[key] = read_ops(form)
        return self._parsed[key]

    def _form(self, form: Any) -> None:
        if self._depth >= _DEEP:
            self._at.scene.doubt("forms nested too deeply")
            return
        ops = self._ops_of(form)
        if ops is None:
            self._at.scene.doubt("a form that cannot be read")
            return
        resources = dictionary(form.get("/Resources"))
        child = Stream(
            ops=ops, resources=resources if len(resources.keys()) else self._at.stream.resources, source=form
        )
        self._at.stream.forms[self._at.op] = child
        kept = self._at.state.copy()
        matrix = floats(form.get("/Matrix"), 6)
        if matrix is not None:
            self._at.state.ctm = times(matrix, self._at.state.ctm)  # type: ignore[arg-type]
        bounds = floats(form.get("/BBox"), 4)
        if bounds is not None:
            edges = box_of(((bounds[0], bounds[1]), (bounds[2], bounds[3])))
            self._at.state.clip = meet(self._at.state.clip, map_box(self._at.state.ctm, edges))
        self._depth += 1
        self._run(child)
        self._depth -= 1
        self._at.state = kept


def _see_through(source: Any, *, inline: bool) -> bool:
    """Say whether what lies under a picture may be seen through it."""
    if inline:
        return bool(source.image_mask)
    return any(key in source for key in ("/SMask", "/Mask", "/SMaskInData")) or bool(source.get("/ImageMask"))


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
