"""What stands between a house number and a name of its address, and what it costs.

Takes the places of both, gives how many words tell something, whether all of it tells nothing, and whether
the number is told as one of a house. It says nothing where the number is a date, time or sum.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.places.near_numbers import Near
from redactor.detect.known.text.streams import ends_sentence

# what each thing between costs
_WORD, _HESITATION, _NUMBER, _LINE = 0.25, 0.1, 1.0, 0.1
_SENTENCE, _PARAGRAPH, _OTHER, _QUANTITY, _LINK = 0.5, 1.0, 2.0, 1.0, 0.1
_PARAGRAPHS_MOST = 1
_SET_OFF_MOST, _MARKED_MOST, _BROKEN_MOST = 6, 5, 3
_SET_OFF = re.compile(r"[-–—(\[,/|:;~]")
_CAPITALS = frozenset(["cap", "caps", "capital", "capitals", "uppercase", "lowercase", "letter"])
_ARTICLES = frozenset(["the", "this", "that", "which", "a", "y", "and", "its", "it", "s", "her", "my"])
_LABEL_MOST = 12
_DIGIT_SIGNS = frozenset("/:.,")
_TYPE_LEAST, _SHORT_KIND = 4, 4
_TIES = frozenset(["-", "_", "", "+"])


@dataclass(slots=True)
class Stretch:
    """What parts a number and a name: words that tell something, the cost, what it says of the number.

    `before` says whether the number comes first.
    """

    before: bool
    beside: bool = False
    words: int = 0
    cost: float = 0.0
    marked: bool = False
    flat: bool = False
    broken: bool = False
    telling: bool = False
    set_off: bool = False
    house: bool = True

    @property
    def tells_nothing(self) -> bool:
        """Say whether nothing in it speaks against number and name being one address."""
        if self.telling or not (self.house or self.marked):
            return False
        if self.broken:
            return self.marked and self.words <= _BROKEN_MOST
        most = max(_MARKED_MOST * self.marked, _SET_OFF_MOST * self.set_off)
        return self.words <= most


class Apart:
    """Looks between numbers and names in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and the words of filling."""
        self._tokens = page.tokens
        self._numbers = numbers
        lexicon, contexts = compiled.lexicon, compiled.lexicon.contexts
        self._types = lexicon.streets.form_of
        self._months = lexicon.dates.months
        self._units = frozenset(form for forms in lexicon.units.units.values() for form in forms)
        self._units |= {"bell", "buzzer", "fflat"}
        self._markers = lexicon.units.markers | contexts.get("number_marker_other", frozenset()) | self._units
        self._signs = contexts.get("spoken_sign", frozenset()) | _CAPITALS | {"er", "erm", "um", "uh"}
        self._links = contexts.get("number_link", frozenset()) | contexts.get("dwelling", frozenset())
        self._labels = contexts.get("street_label", frozenset()) | contexts.get("address_label", frozenset())
        self._after = contexts.get("after_house_number", frozenset())
        self._dictated = contexts.get("dictated", frozenset())
        self._telling = contexts.get("tells_between", frozenset())
        self._corrects = contexts.get("number_correction", frozenset())
        self._hesitation = contexts.get("hesitation", frozenset())

    def fills(self, token: int) -> bool:
        """Say whether a word only says how the next one is written: "cap", "new line", "capital m"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if text in self._signs:
            return True
        before = tokens.text[token - 1] if token else ""
        if text in self._dictated:
            return before in self._signs or before in self._dictated
        after = tokens.text[token + 1] if token + 1 < len(tokens) else ""
        return len(text) == 1 and before in _CAPITALS and after.startswith(text)

    def follows(self, text: str) -> bool:
        """Say whether a word is one of those that go on behind an address: "and", "is", "with"."""
        return text in self._after

    def links(self, token: int) -> bool:
        """Say whether a word fills or only joins: "Crescent of Mafeking"."""
        return self.fills(token) or self._tokens.text[token] in self._links

    def between(self, number: Near, name: tuple[int, int], kinds: frozenset[str]) -> Stretch | None:
        """Return what parts a number and a name; None if the number is no house's or stands too far.

        `kinds` are the general words of the name.
        """
        before = number.last < name[0]
        low, high = (number.last, name[0]) if before else (name[1], number.first)
        stretch = Stretch(before)
        if not before and self._numbers.begins_other(number.last):
            return None
        if not self._a_house(number, stretch):
            return None
        if low < high and not self._walk(range(low, high), stretch, kinds):
            return None
        stretch.beside = low + 1 >= high
        # "67 M'ouse Street" are no metres
        contracted = before and name[0] < name[1] and self._tokens.gap(name[0]) == "'"
        if stretch.beside and low < high and (contracted or self._tokens.gap(low) in _TIES):
            stretch.house = True
        if not stretch.house and not stretch.marked:
            stretch.cost += _QUANTITY
        self._other_number(number, name, stretch)
        return stretch

    def _a_house(self, number: Near, stretch: Stretch) -> bool:
        """Say whether a number may be a house's at all; note how it is told."""
        tokens, first, last = self._tokens, number.first, number.last
        before = tokens.text[first - 1] if first and tokens.joined(first - 1) else ""
        stretch.flat = before in self._units or tokens.text[first] in self._units
        stretch.marked = before in self._markers or self._numbers.told(first)
        stretch.marked |= self._numbers.told_behind(last) or self._numbers.on_a_plate(first, last)
        stretch.house = self._numbers.may_stand(first, last) and not self._numbers.paged(first)
        gap_before, gap_after = (
            tokens.gap(first - 1) if first else "",
            tokens.gap(last) if last + 1 < len(tokens) else "",
        )
        after = tokens.text[last + 1] if last + 1 < len(tokens) else ""
        money = self._numbers.money(first) or gap_after[:1] == "%"
        month = last + 1 < len(tokens) and self._numbers.month(last + 1)
        dated = (before in self._months or month) and len(gap_before) < 3
        parted = before[:1].isdigit() and gap_before in _DIGIT_SIGNS and gap_before != "/"
        clock = gap_after == ":" and after[:1].isdigit()
        return not (money or dated or parted or clock)

    def _walk(self, tokens: range, stretch: Stretch, kinds: frozenset[str]) -> bool:
        """Weigh the words and gaps of a stretch; False if it is no stretch of one text."""
        paragraphs = 0
        for at in tokens:
            gap = self._tokens.gap(at)
            if not self._tokens.joined(at):
                paragraphs += 1
                stretch.cost += _PARAGRAPH
                stretch.broken = True
                if paragraphs > _PARAGRAPHS_MOST or "\f" in gap:
                    return False
            elif ends_sentence(gap) and not self._shortened(at, gap, kinds):
                stretch.cost += _SENTENCE
                stretch.broken = True
            elif "\n" in gap:
                stretch.cost += _LINE
            if at > tokens.start and self._tokens.text[at] not in kinds:
                self._word(at, stretch)
        first, last = self._tokens.gap(tokens.start), self._tokens.gap(tokens.stop - 1)
        stretch.set_off = bool(_SET_OFF.search(first) and (_SET_OFF.search(last) or ")" in last))
        return True

    def _shortened(self, token: int, gap: str, kinds: frozenset[str]) -> bool:
        """Say whether a full stop only shortens: "Cres. 27", "Mafeking., 27"."""
        text = self._tokens.text[token]
        if ".," in gap or "..." in gap or (gap.startswith(". ") and text in self._markers):
            return True
        return text in kinds and len(text) <= _SHORT_KIND and "\n" not in gap

    def _word(self, token: int, stretch: Stretch) -> None:
        """Weigh one word between."""
        text = self._tokens.text[token]
        if self._numbers.numeric(token) and not self._the_one(token):
            stretch.cost += _NUMBER
            stretch.telling = True
        elif text in self._markers and not (stretch.before and text in self._units):
            # "Mafeking Crescent, flat 27", but not "27 houses on Mafeking Crescent"
            stretch.marked |= not stretch.before
        elif self.fills(token) or text in self._labels or self._speaker(token):
            pass
        elif text in self._links or text in _ARTICLES:
            stretch.cost += _LINK
        elif text in self._hesitation:
            stretch.cost += _HESITATION
        else:
            stretch.words += 1
            stretch.cost += _WORD
            capital = self._tokens.capital(token)
            stretch.telling |= text in self._telling or capital
            if text in self._types and capital and len(text) >= _TYPE_LEAST:
                stretch.cost += _OTHER

    def _speaker(self, token: int) -> bool:
        """Say whether a word only says who speaks: "Q: And the number? A: 27"."""
        short = len(self._tokens.text[token]) <= _LABEL_MOST and self._tokens.capital(token)
        before = self._tokens.gap(token - 1) if token else "\n"
        answer = "\n" in before and len(self._tokens.text[token]) == 1
        return short and (answer or self._tokens.gap(token).startswith(":"))

    def _the_one(self, token: int) -> bool:
        """Say whether "one" is no number: "the one with the blue door"."""
        return self._tokens.text[token] == "one" and self._tokens.text[token - 1] in _ARTICLES

    def _other_number(self, number: Near, name: tuple[int, int], stretch: Stretch) -> None:
        """Weigh that the name has another number beside it, unless this one puts that right."""
        left = self._numbers.left(name[0], "")
        right = self._numbers.right(name[1], "")
        other = left is not None and left.apart == 0 and not _holds(left.values, number)
        other |= right is not None and right.marked and not _holds(right.values, number)
        if other:
            stretch.telling = True
            if not self._corrected(number.first):
                stretch.cost += _OTHER

    def _corrected(self, first: int) -> bool:
        """Say whether a number puts another one right: "*27", "sorry, 27", "no wait 27"."""
        tokens = self._tokens
        if first and "*" in tokens.gap(first - 1):
            return True
        return any(tokens.text[at] in self._corrects for at in range(max(0, first - 4), first))


def _holds(values: list[tuple[str, int, int]], number: Near) -> bool:
    return any(first <= number.last and number.first <= last for _, first, last in values)
