"""The text operators: every character code drawn, where, in which font, and whether it is seen.

Takes operators in turn; adds glyphs to the `Scene`. It sees hidden text too, and says why it is
hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.font_shelf import Fonts
from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import (
    IDENTITY,
    Box,
    box_of,
    is_empty,
    meet,
    size_of,
    times,
    touches,
)
from redactor.formats.pdf.machine import Machine
from redactor.formats.pdf.objects import array, as_float, dictionary, first_number, matrix_of
from redactor.formats.pdf.scene import Glyph, Show

_NO_SIZE: Final = 0.01


class TextOps:
    """Follows the text operators."""

    def __init__(self, machine: Machine, fonts: Fonts) -> None:
        """Share `machine` and the fonts of the document."""
        self._at = machine
        self._fonts = fonts
        self._fonts_of: dict[tuple[int, str], Font] = {}

    def acts(self) -> dict[str, Callable[[list[Any]], None]]:
        """Return what to do for each operator."""
        return {
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
        }

    def _set_number(self, name: str) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            setattr(self._at.state.text, name, first_number(operands))

        return act

    def _stretch(self, operands: list[Any]) -> None:
        self._at.state.text.stretch = first_number(operands) / 100

    def _mode(self, operands: list[Any]) -> None:
        self._at.state.text.mode = int(first_number(operands))
        if self._at.state.text.mode > 3:
            self._at.scene.doubt("text used as a clip")

    def _begin_text(self, _: list[Any]) -> None:
        self._at.tm = self._at.tlm = IDENTITY
        self._at.in_text = True

    def _end_text(self, _: list[Any]) -> None:
        self._at.in_text = False

    def _font(self, operands: list[Any]) -> None:
        if len(operands) < 2:
            return
        text = self._at.state.text
        text.size = as_float(operands[1])
        key = (id(self._at.stream), str(operands[0]))
        if key not in self._fonts_of:
            source = dictionary(self._at.stream.resources.get("/Font")).get(str(operands[0]))
            if not isinstance(source, pikepdf.Dictionary):
                text.font = None
                self._at.scene.doubt("a font that is missing from the file")
                return
            self._fonts_of[key] = self._fonts.get(source)
        text.font = self._fonts_of[key]

    def _move(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            self._shift(as_float(operands[0]), as_float(operands[1]))

    def _shift(self, x: float, y: float) -> None:
        self._at.tm = self._at.tlm = times((1.0, 0.0, 0.0, 1.0, x, y), self._at.tlm)

    def _move_leading(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            self._at.state.text.leading = -as_float(operands[1])
            self._move(operands)

    def _text_matrix(self, operands: list[Any]) -> None:
        self._at.tm = self._at.tlm = matrix_of(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._shift(0.0, -self._at.state.text.leading)

    def _show_one(self, operands: list[Any]) -> None:
        self._show(operands[:1])

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line(operands)
        self._show(operands[:1])

    def _show_spaced(self, operands: list[Any]) -> None:
        if len(operands) >= 3:
            self._at.state.text.word_spacing = as_float(operands[0])
            self._at.state.text.spacing = as_float(operands[1])
            self._next_line(operands)
            self._show(operands[2:3])

    def _show_many(self, operands: list[Any]) -> None:
        self._show(array(operands[0]) if operands else [])

    def _show(self, items: list[Any]) -> None:
        state = self._at.state.text
        font = state.font
        if font is None:
            if any(isinstance(item, pikepdf.String) for item in items):
                self._at.scene.doubt("text without a font")
            return
        if not self._at.in_text:
            self._at.scene.doubt("text outside a text object")
        if font.distrust:
            self._at.scene.doubt(font.distrust)
        show = Show(
            self._at.stream, self._at.op, self._at.tm, self._at.state.ctm, state.copy(), self._at.state.fill
        )
        self._at.stream.shows[self._at.op] = show
        end = self._place(show, font, items)
        self._hide(show, state.mode)
        self._at.tm = times((1.0, 0.0, 0.0, 1.0, end, 0.0), self._at.tm)

    def _place(self, show: Show, font: Font, items: list[Any]) -> float:
        """Place every code of a shown string; return the whole advance."""
        state = show.state
        along = before = 0.0
        a, b, c, d, e, f = full = times(show.matrix, show.ctm)
        x, y = e + c * state.rise, f + d * state.rise
        size = abs(state.size * size_of(full))
        glyphs, scale = self._at.scene.glyphs, state.size * state.stretch
        blank = 32 if font.code_length == 1 else -1
        shown, memo, known, index = show.glyphs, font.memo, font.known, len(glyphs)
        spacing, wide = state.spacing * state.stretch, (state.spacing + state.word_spacing) * state.stretch
        for item in items:
            if not isinstance(item, pikepdf.String):
                before += as_float(item)
                along -= as_float(item) / 1000 * scale
                continue
            for code in font.codes(bytes(item)):
                text, width = memo.get(code) or known(code)
                advance = width * scale
                shown.append(
                    Glyph(
                        index,
                        show,
                        code,
                        text,
                        along,
                        before,
                        a * along + x,
                        b * along + y,
                        a * advance,
                        b * advance,
                        size,
                    )
                )
                index += 1
                along += advance + (wide if code == blank else spacing)
                before = 0.0
        glyphs += shown
        return along

    def _hide(self, show: Show, mode: int) -> None:
        """Say of each glyph of a shown string why it cannot be seen, if it cannot."""
        if not show.glyphs:
            return
        reason = ""
        if self._at.is_off():
            reason = "hidden-layer"
        elif mode == 3 or show.glyphs[0].size < _NO_SIZE:
            reason = "hidden-text"
        elif self._surely_seen(show.glyphs):
            return
        for glyph in show.glyphs:
            glyph.hidden = reason or self._why_hidden(glyph)
            if glyph.hidden and glyph.text.strip():
                self._at.scene.hidden.add(glyph.hidden)

    def _surely_seen(self, glyphs: list[Glyph]) -> bool:
        """Say whether a whole string lies well within what is shown: the usual case, decided at once."""
        first, last, clip = glyphs[0], glyphs[-1], self._at.state.clip
        reach = max(first.size, abs(last.dx), abs(last.dy))
        inside = meet(clip, self._at.scene.box)
        return all(
            inside[0] <= x - reach
            and x + reach <= inside[2]
            and inside[1] <= y - reach
            and y + reach <= inside[3]
            for x, y in ((first.x, first.y), (last.x + last.dx, last.y + last.dy))
        )

    def _why_hidden(self, glyph: Glyph) -> str:
        middle = (glyph.x + glyph.dx / 2, glyph.y + glyph.dy / 2)
        reach = max(glyph.size, abs(glyph.dx), abs(glyph.dy))
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        if is_empty(meet(box, self._at.scene.box)):
            return "off-page-text"
        if is_empty(self._at.state.clip) or not touches(self._ink(glyph), self._at.state.clip):
            return "clipped-text"
        return ""

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
