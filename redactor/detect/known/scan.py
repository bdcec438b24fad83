"""Finds whole forms in the streams of a page, in one pass for each stream.

Takes a page and the compiled search, gives hits that begin and end where words do.
It does not know what a hit means beside others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.detect.known.compile import Compiled, Pattern
from redactor.detect.known.forms import Form, Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.text.fold import FOLD_LEAST
from redactor.detect.known.text.streams import Stream, Tokens
from redactor.detect.known.text.unspaced import borderless, unspaced

_STRAY_LEAST = 9
# so many letters stand for each place where a blank may have come in
_STRAY_EVERY = 3
_HIDDEN_LEAST = 3
_INTERRUPTIONS = 4
_FEW = 2
_CHANGED = 2
# small letters that stand for digits among capitals
_LIKE_DIGITS = frozenset("loizsbgqt")
_CODE_MOST = 7
_LONGER_CODE = re.compile(r"\d{2,}[a-z]\w*")
_TOGETHER_LEAST = 6
_PIECE_LEAST = 3
# what may be a word before or after an address among words without blanks
_WORD_SIZES = range(2, 10)
# short labels that forms print directly before a number: "NIQQ123456C"
_GLUED = frozenset({"ni", "nr", "no", "pc", "id", "rn", "ac", "vr", "uk", "gb"})
_SMALL: frozenset[str] = frozenset({"the", "of", "and", "at", "on", "in", "s", "y", "yr"})


def scan(page: Page, compiled: Compiled) -> list[Hit]:
    """Return every form that stands in the page."""
    seen: dict[tuple[int, str, int, int], Hit] = {}
    streams = [(page.plain, compiled.plain, "S0"), (page.alike, compiled.alike, "S1")]
    if page.spoken.text:
        streams.append((page.spoken, compiled.plain, "S2"))
    for stream, automaton, label in streams:
        view = _View(page.tokens, stream, label, compiled.lexicon.words)
        for start, end, patterns in automaton.matches(stream.text):
            for hit in view.hits(start, end, patterns):
                known = seen.get((hit.target, hit.part, hit.start, hit.end))
                if known is None or known.strength < hit.strength:
                    seen[hit.target, hit.part, hit.start, hit.end] = hit
    for hit in _digit_hits(page, compiled):
        seen.setdefault((hit.target, hit.part, hit.start, hit.end), hit)
    return list(seen.values())


class _View:
    """One stream of one page."""

    def __init__(self, tokens: Tokens, stream: Stream, label: str, words: frozenset[str]) -> None:
        self._tokens = tokens
        self._words = words
        self._stream = stream
        self._label = label
        self._aligned = label != "S0"

    def hits(self, start: int, end: int, patterns: list[Pattern]) -> Iterator[Hit]:
        stream = self._stream
        first, last = stream.element(start), stream.element(end - 1)
        head, tail = start - stream.at[first], stream.at[last + 1] - end
        if self._aligned and (head or tail):
            return
        place = (start, first, head, last, tail)
        inside = bool(head or tail)
        apart = not inside or self._edges(first, head, last, tail, patterns)
        glued = inside and self._among_words(first, head, last, tail)
        for pattern in patterns if apart or glued else ():
            if apart and self._accept(pattern, *place):
                hit = self._hit(pattern, first, head, last, tail)
                yield _doubtful(hit, "in a longer code") if self._goes_on(pattern.form, last, tail) else hit
            elif apart and not inside and pattern.form.part == "postcode" and self._faint(pattern, *place):
                hit = self._hit(pattern, first, head, last, tail)
                # beside the rest of the address it is taken along, alone it is a question
                yield replace(hit, strength=Strength.NOTE)
                yield _doubtful(hit, "its digits read as letters")
            elif glued and self._run_together(pattern, *place):
                hit = self._hit(pattern, first, head, last, tail)
                yield _doubtful(hit, "run together with other words")

    def _hit(self, pattern: Pattern, first: int, head: int, last: int, tail: int) -> Hit:
        tokens, stream, form = self._tokens, self._stream, pattern.form
        one, two = stream.first[first], stream.last[last]
        start, end = tokens.canon.span(tokens.start[one] + head, tokens.end[two] - tail)
        return Hit(
            pattern.target,
            form.part,
            start,
            end,
            form.strength,
            form.part,
            form.name,
            one,
            two,
            evidence=(self._label,),
        )

    def _edges(self, first: int, head: int, last: int, tail: int, patterns: list[Pattern]) -> bool:
        """Say whether a hit inside a token may begin and end there."""
        hidden = any(p.form.hidden or p.form.loose for p in patterns)
        starts = not head or self._soft(first, head) or (hidden and self._deep(first, head))
        ends = (
            not tail or self._soft(last, self._length(last) - tail) or (hidden and self._deep_end(last, tail))
        )
        return starts and ends

    def _length(self, element: int) -> int:
        return self._stream.at[element + 1] - self._stream.at[element]

    def _soft(self, element: int, offset: int) -> bool:
        """A soft boundary: between letter and digit, or from a small letter to a capital."""
        canon = self._tokens.canon
        place = self._tokens.start[element] + offset
        before, after = canon.text[place - 1], canon.text[place]
        if before.isdigit() != after.isdigit() or borderless(before, after):
            return True
        return after.isalpha() and canon.capital(place) and not canon.capital(place - 1)

    def _deep(self, element: int, offset: int) -> bool:
        text = self._tokens.text[element]
        return offset >= 1 and not (text[offset - 1].isdigit() and text[offset].isdigit())

    def _deep_end(self, element: int, tail: int) -> bool:
        text = self._tokens.text[element]
        return not (text[-tail].isdigit() and text[-tail - 1].isdigit())

    def _accept(  # noqa: PLR0913, PLR0917 - the five numbers are one place
        self, pattern: Pattern, start: int, first: int, head: int, last: int, tail: int
    ) -> bool:
        form = pattern.form
        place = (first, head, last, tail)
        if (head or tail) and not self._may_hide(form, *place):
            return False
        if not self._gaps(pattern, start, first, last) or (form.loose and not self._numeric(form, *place)):
            return False
        short = len(form.squeezed) < FOLD_LEAST and not form.loose
        if (form.exact or short) and not self._same(form, *place):
            return False
        return not form.capital or self._capital(form, *place)

    def _may_hide(self, form: Form, first: int, head: int, last: int, tail: int) -> bool:
        soft_start = not head or self._soft(first, head)
        soft_end = not tail or self._soft(last, self._length(last) - tail)
        if soft_start and soft_end:
            return len(form.squeezed) > 3 or unspaced(form.squeezed)
        if form.loose:
            label = self._tokens.text[self._stream.first[first]][:head] in _GLUED
            return soft_end and (head >= _HIDDEN_LEAST or label)
        # an initial never begins or ends inside a longer word
        short = (not soft_start and len(form.words[0]) < _HIDDEN_LEAST) or (
            not soft_end and len(form.words[-1]) < _HIDDEN_LEAST
        )
        return form.hidden and not short and not self._spread(first, last)

    def _spread(self, first: int, last: int) -> bool:
        """Say whether a hit goes over blanks: then it is no handle that words could hide in."""
        tokens = self._tokens
        start, end = tokens.start[self._stream.first[first]], tokens.end[self._stream.last[last]]
        return any(sign.isspace() for sign in tokens.canon.text[start:end])

    def _goes_on(self, form: Form, last: int, tail: int) -> bool:
        """Say whether a longer code goes on behind: "HR68XQ90B" is a boiler, "HR68XQ9T" a letter box."""
        behind = self._tokens.text[self._stream.last[last]][-tail:] if tail else ""
        return form.loose and form.squeezed[-1].isalpha() and _LONGER_CODE.fullmatch(behind) is not None

    def _among_words(self, first: int, head: int, last: int, tail: int) -> bool:
        """Say whether ordinary words, or nothing, stand around within the token: "visitedat14roselane"."""
        before = self._tokens.text[self._stream.first[first]][:head]
        after = self._tokens.text[self._stream.last[last]][-tail:] if tail else ""
        starts = not before or self._soft(first, head) or self._holds(before[-n:] for n in _WORD_SIZES)
        return starts and (not after or self._holds(after[:n] for n in _WORD_SIZES))

    def _holds(self, pieces: Iterable[str]) -> bool:
        return any(piece in self._words for piece in pieces)

    def _run_together(  # noqa: PLR0913, PLR0917 - the five numbers are one place
        self, pattern: Pattern, start: int, first: int, head: int, last: int, tail: int
    ) -> bool:
        """Say whether a whole address or code stands among words without blanks."""
        form = pattern.form
        if form.strength is not Strength.STRONG or not (form.loose or form.part == "number_street"):
            return False
        # "14 Rose Lane since" ends in no "Lanes" run together with "ince"
        stray = (head and self._length(first) - head < _PIECE_LEAST) or (
            tail and self._length(last) - tail < _PIECE_LEAST
        )
        if stray or len(form.squeezed) < _TOGETHER_LEAST or not self._gaps(pattern, start, first, last):
            return False
        return not form.loose or self._numeric(form, first, head, last, tail)

    def _gaps(self, pattern: Pattern, start: int, first: int, last: int) -> bool:
        """Say whether the form may be broken where the text breaks it."""
        strays = 0
        form = pattern.form
        for element in range(first, last):
            token = self._stream.last[element]
            if not self._tokens.joined(token):
                return False
            if self._stream.at[element + 1] - start in pattern.cuts or form.loose:
                continue
            if self._usual_break(token, form):
                continue
            strays += 1
            many = strays > max(1, len(form.squeezed) // _STRAY_EVERY)
            if many or len(form.squeezed) < _STRAY_LEAST or len(self._tokens.gap(token)) > _FEW:
                return False
        return True

    def _usual_break(self, token: int, form: Form) -> bool:
        """A break inside a word that writers and line ends make: hyphen, apostrophe, single letters."""
        tokens = self._tokens
        gap = tokens.gap(token)
        if gap == "-" and len(form.squeezed) >= FOLD_LEAST:
            return True
        if gap == "'" or (len(tokens.text[token]) == 1 and len(tokens.text[token + 1]) == 1):
            return True
        source = tokens.canon.source[
            tokens.canon.ends[tokens.end[token] - 1] : tokens.canon.starts[tokens.start[token + 1]]
        ]
        return "\n" in gap and (gap.lstrip().startswith("-") or "\xad" in source)

    def _text(self, first: int, head: int, last: int, tail: int) -> str:
        one, two = self._stream.first[first], self._stream.last[last]
        joined = "".join(self._tokens.text[one : two + 1])
        return joined[head : len(joined) - tail]

    def _same(self, form: Form, first: int, head: int, last: int, tail: int) -> bool:
        return self._text(first, head, last, tail) == form.squeezed

    def _numeric(self, form: Form, first: int, head: int, last: int, tail: int) -> bool:
        """A number read from letters alone is a word: at least half its digits must be digits."""
        if self._label == "S2":
            return True
        text, own = self._text(first, head, last, tail), form.squeezed
        wanted, present = sum(map(str.isdigit, own)), sum(map(str.isdigit, text))
        if present * 2 < wanted:
            return False
        # "in 1958" is no postcode, though each sign of LN1 9SB looks like one of it
        changed = sum(a != b for a, b in zip(text, own, strict=False))
        if len(own) > _CODE_MOST or changed <= _CHANGED or own.isdigit():
            return True
        return not self._holds_word(first, last) and not self._punctuated(first, last)

    def _faint(  # noqa: PLR0913, PLR0917 - the five numbers are one place
        self, pattern: Pattern, start: int, first: int, head: int, last: int, tail: int
    ) -> bool:
        """Say whether a code has lost its digits to letters like them: "DYl2 lWL", "HRB SVW"."""
        if not self._gaps(pattern, start, first, last) or self._holds_word(first, last):
            return False
        if self._punctuated(first, last):
            return False
        canon, text = self._tokens.canon, self._text(first, head, last, tail)
        low = self._tokens.start[self._stream.first[first]]
        high = self._tokens.end[self._stream.last[last]]
        small = any(
            canon.text[at].isalpha() and not canon.capital(at) and canon.text[at] not in _LIKE_DIGITS
            for at in range(low, high)
        )
        return not small and (not text.isalpha() or last > first)

    def _punctuated(self, first: int, last: int) -> bool:
        """Say whether signs that part statements stand inside: "Message-ID: <1751@" is not LD1 7SL."""
        tokens = self._tokens
        between = range(self._stream.first[first], self._stream.last[last])
        return any(sign in tokens.gap(t) for t in between for sign in ':;<>=(){}"')

    def _holds_word(self, first: int, last: int) -> bool:
        """Say whether an ordinary word stands there that is not written in capitals."""
        tokens = self._tokens
        return any(
            text in self._words and not all(map(tokens.canon.capital, range(tokens.start[t], tokens.end[t])))
            for t in range(self._stream.first[first], self._stream.last[last] + 1)
            if len(text := tokens.text[t]) > 1
        )

    def _capital(self, form: Form, first: int, head: int, last: int, tail: int) -> bool:
        tokens = self._tokens
        start = tokens.start[self._stream.first[first]] + head
        end = tokens.end[self._stream.last[last]] - tail
        if form.capital == "first":
            return tokens.canon.capital(start)
        if form.capital in {"words", "each"}:
            span = range(self._stream.first[first], self._stream.last[last] + 1)
            small = frozenset() if form.capital == "each" else _SMALL
            return all(
                tokens.capital(t) or tokens.text[t] in small or (t > span[0] and _lone(tokens, t))
                for t in span
            )
        text = tokens.canon.text
        return all(tokens.canon.capital(i) for i in range(start, end) if text[i].isalpha())


def _doubtful(hit: Hit, why: str) -> Hit:
    """Return a hit as a question."""
    return replace(hit, part="slip", strength=Strength.WEAK, name=f"{hit.name}, {why}")


def _lone(tokens: Tokens, token: int) -> bool:
    """Say whether a token is what a line end or an apostrophe left of a word."""
    return tokens.gap(token - 1) in {"'", "-\n"}


def _digit_hits(page: Page, compiled: Compiled) -> Iterator[Hit]:
    stream, tokens = page.digits, page.tokens
    for start, end, patterns in compiled.digits.matches(stream.text):
        first, last = stream.element(start), stream.element(end - 1)
        if start != stream.at[first] or end != stream.at[last + 1]:
            continue
        one, two = stream.first[first], stream.last[last]
        gaps = [stream.first[e + 1] - stream.last[e] - 1 for e in range(first, last)]
        if sum(gaps) > _INTERRUPTIONS or not all(tokens.joined(i) for i in range(one, two)):
            continue
        for pattern in patterns:
            form = pattern.form
            few = sum(1 for gap in gaps if gap) <= _FEW
            span = tokens.span(one, two)
            yield Hit(
                pattern.target,
                form.part,
                *span,
                form.strength if few else Strength.WEAK,
                form.part,
                f"{form.name}, interrupted" if any(gaps) else form.name,
                one,
                two,
                evidence=("S3",),
            )
