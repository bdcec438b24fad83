"""Writes the new file: fresh objects only, from an allow-list.

Takes pages as scenes with their edits; gives the bytes of a PDF that shares no object with the
input. Names are ours (F1, X1, G1); nothing unreferenced, no history, no metadata.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf

from redactor.formats.pdf import colour
from redactor.formats.pdf.emit import Emitter, PageEdit
from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import Matrix, box_of, numbers
from redactor.formats.pdf.labels import LABEL_FONT, LabelFont
from redactor.formats.pdf.newfont import fill_font
from redactor.formats.pdf.objects import array, as_float, as_name, dictionary, floats, identity
from redactor.formats.pdf.scene import Placement, Scene, Stream
from redactor.formats.pdf.tagging import Marker, Tagging
from redactor.formats.pdf.tags import Tags
from redactor.formats.pdf.text_layer import Laid, Layer, Said, tagged_lines


class NewFile:
    """The file being written."""

    def __init__(self, pictures: Any, tags: Tags | None = None) -> None:
        """Start an empty file; `pictures` answers for each placement, `tags` are the input's."""
        self.pdf = pikepdf.Pdf.new()
        self.tagging = Tagging(self.pdf, tags) if tags is not None else None
        self._inner: list[tuple[Marker, Any]] = []
        self.labels = LabelFont()
        self._label_object = self.pdf.make_indirect(pikepdf.Dictionary())
        self._pictures = pictures
        self._fonts: dict[int, tuple[Font, str, Any]] = {}
        self._known: dict[tuple[str, tuple[int, int]], tuple[str, Any]] = {}
        self._counts: dict[str, int] = {}
        self._forms: dict[Any, tuple[str, Any]] = {}
        self._layers: list[Layer] = []

    @property
    def label_font(self) -> tuple[str, Any]:
        """Return name and object of the labels' font."""
        return (LABEL_FONT, self._label_object)

    def _new_name(self, letter: str) -> str:
        self._counts[letter] = self._counts.get(letter, 0) + 1
        return f"{letter}{self._counts[letter]}"

    def _once(self, letter: str, source: Any, make: Any) -> tuple[str, Any]:
        key = (letter, identity(source)) if source is not None else (letter, (0, 0))
        if key[1] == (0, 0):
            return (self._new_name(letter), make(self.pdf, source))
        if key not in self._known:
            self._known[key] = (self._new_name(letter), make(self.pdf, source))
        return self._known[key]

    # --- what streams ask for (emit.Store)

    def font(self, font: Font) -> tuple[str, Any]:
        """Return name and object of a font; it is filled when all pages are written."""
        key = id(font)
        if key not in self._fonts:
            target = self.pdf.make_indirect(pikepdf.Dictionary())
            self._fonts[key] = (font, self._new_name("F"), target)
        _, name, target = self._fonts[key]
        return (name, target)

    def graphics_state(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a graphics state."""
        return self._once("G", source, colour.graphics_state)

    def colour_space(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a colour space; a device space has no object."""
        key = ("C", identity(source) if isinstance(source, pikepdf.Object) else (0, 0))
        if key in self._known:
            return self._known[key]
        made = colour.colour_space(self.pdf, source)
        if isinstance(made, pikepdf.Name):
            return (str(made)[1:], None)
        found = (self._new_name("C"), self.pdf.make_indirect(made))
        if key[1] != (0, 0):
            self._known[key] = found
        return found

    def shading(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a shading."""
        return self._once("S", source, colour.shading)

    def pattern(self, source: Any) -> tuple[str, Any]:
        """Return name and object of a shading pattern."""
        return self._once("P", source, colour.pattern)

    def picture(self, placement: Placement) -> tuple[str, Any] | None:
        """Return name and object of a picture, None if it goes."""
        made = self._pictures.object_for(self.pdf, placement)
        if made is None:
            return None
        key = ("I", (identity(made)))
        if key not in self._known:
            self._known[key] = (self._new_name("I"), made)
        return self._known[key]

    def form(self, stream: Stream, edit: PageEdit, *, tagged: bool) -> tuple[str, Any] | None:
        """Return name and object of a form as drawn once; uses that come out alike share it.

        None if nothing of it stays.
        """
        marker = self._marker() if tagged else None
        emitter = Emitter(stream, edit, self, marker)
        data, resources = emitter.write()
        if not data:
            return None
        source = stream.source
        key = (identity(source), data, tuple(sorted(str(kind) for kind in resources)))
        own = marker is not None and bool(marker.pieces)
        if identity(source)[0] and key in self._forms and not own:
            return self._forms[key]
        entry = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            Resources=resources,
        )
        bounds = floats(source.get("/BBox"), 4) or (0.0, 0.0, 0.0, 0.0)
        edges = box_of(((bounds[0], bounds[1]), (bounds[2], bounds[3])))
        entry["/BBox"] = pikepdf.Array([round(value, 5) for value in edges])
        matrix = floats(source.get("/Matrix"), 6)
        if matrix is not None:
            entry["/Matrix"] = pikepdf.Array([round(value, 6) for value in matrix])
        group = _group(source)
        if group is not None:
            entry["/Group"] = group
        found = (self._new_name("X"), self.pdf.make_stream(data, entry))
        if marker is not None and own:
            self._inner.append((marker, found[1]))
        else:
            self._forms[key] = found
        return found

    def _marker(self) -> Marker | None:
        return self.tagging.marker() if self.tagging is not None else None

    # --- pages

    def add_page(
        self, page: Any, scene: Scene, edit: PageEdit, turn: int, layers: Sequence[Said] = ()
    ) -> Any:
        """Write one page, with new text layers over its pictures; return its object."""
        parts: list[bytes] = []
        resources: dict[str, dict[str, Any]] = {}
        marker = self._marker()
        for stream in scene.streams:
            emitter = Emitter(stream, edit, self, marker)
            data, named = emitter.write()
            parts += [b"q", data, b"Q"]
            _merge(resources, named)
        last = Emitter(Stream(ops=[], resources=pikepdf.Dictionary()), edit, self, marker)
        for insertion in edit.appended:
            parts.append(insertion(last).encode("ascii"))
        over = [self._layer(said, scene, last) for said in layers]
        _merge(resources, last.resources())
        entry = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([round(value, 4) for value in scene.box]),
            Resources=pikepdf.Dictionary(
                {kind: pikepdf.Dictionary(named) for kind, named in resources.items()}
            ),
            Contents=_contents(self.pdf.make_stream(b"\n".join(parts)), over),
        )
        if turn:
            entry["/Rotate"] = turn
        unit = as_float(page.get("/UserUnit"), 1.0)
        if unit != 1.0:
            entry["/UserUnit"] = unit
        group = _group(page)
        if group is not None:
            entry["/Group"] = group
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(entry)))
        made = self.pdf.pages[-1].obj
        if self.tagging is not None and marker is not None:
            self.tagging.add(marker, made)
            for inner, form in self._inner:
                self.tagging.add(inner, made, form)
            self._inner.clear()
        return made

    def _layer(self, said: Said, scene: Scene, emitter: Emitter) -> Any:
        """Prepare a text layer; it is written when all pictures are painted."""
        emitter.label_font(self.label_font)
        target = self.pdf.make_stream(b"")
        lines = tagged_lines(said.words, scene, emitter.begin)
        self._layers.append(Layer(target, said.key, said.matrix, lines))
        return target

    def add_picture_page(
        self, scene: Scene, picture: Any, matrix: Matrix, turn: int, words: Sequence[Laid] = ()
    ) -> None:
        """Write a page that is one picture, with what it says as a text layer."""
        drawn = f"q {numbers(*matrix)} cm /I0 Do Q"
        if self.tagging is not None:
            drawn = f"/Figure <</MCID 0>> BDC {drawn} EMC"
        over = []
        if words:
            begin = "/P <</MCID 1>> BDC" if self.tagging is not None else ""
            over = [self.pdf.make_stream(b"")]
            self._layers.append(Layer(over[0], "", matrix, [(begin, list(words))]))
        entry = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([round(value, 4) for value in scene.box]),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I0=picture)),
            Contents=_contents(self.pdf.make_stream(drawn.encode("ascii")), over),
        )
        if over:
            entry["/Resources"]["/Font"] = pikepdf.Dictionary({"/" + LABEL_FONT: self._label_object})
        if turn:
            entry["/Rotate"] = turn
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(entry)))
        if self.tagging is not None:
            self.tagging.add_picture_page(scene.number, self.pdf.pages[-1].obj, said=bool(over))

    def bytes(self) -> bytes:
        """Finish fonts and pictures and return the file."""
        self._pictures.finish()
        for layer in self._layers:
            layer.write(self._pictures.painted(layer.key), self.labels)
        if self.labels.used:
            self.labels.build(self._label_object, self.pdf)
        for font, name, target in self._fonts.values():
            fill_font(self.pdf, font, name, target)
        out = io.BytesIO()
        self.pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            linearize=False,
        )
        return out.getvalue()


def _contents(drawn: Any, over: list[Any]) -> Any:
    """Return a page's content: one stream, or it and its text layers."""
    return pikepdf.Array([drawn, *over]) if over else drawn


def _merge(into: dict[str, dict[str, Any]], resources: Any) -> None:
    for kind, named in resources.items():
        into.setdefault(str(kind), {}).update({str(name): target for name, target in named.items()})


def _group(source: Any) -> Any:
    """Copy what a transparency group needs to look the same."""
    group = dictionary(source.get("/Group"))
    if as_name(group.get("/S")) != "Transparency":
        return None
    fresh = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
    space = as_name(group.get("/CS"))
    if not space and array(group.get("/CS")):
        space = "DeviceRGB"
    if space in ("DeviceGray", "DeviceRGB", "DeviceCMYK"):
        fresh["/CS"] = pikepdf.Name("/" + space)
    for key in ("/I", "/K"):
        if key in group:
            fresh[key] = bool(group.get(key))
    return fresh
