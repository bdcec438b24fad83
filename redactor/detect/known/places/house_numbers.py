"""House numbers beside a street: "14", "No. 14", "fourteen", "12-16", "12 and 14", "(14)".

Takes tokens, gives the numbers that are attached to a street at its left or right.
It does not know which number is the item's, but for what OCR may have read for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.read_numbers import MARKED, ReadNumbers
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Severity

_FLAT = re.compile(r"\d{1,3}[a-z]?|[a-z]")
_FLATS_ABROAD = frozenset({"m", "lok", "ap", "app", "apt", "kv", "kw", "lgh", "int"})
_YEAR = re.compile(r"(?:19|20)\d{2}")
_AND = frozenset({"and", "to", "or", "a", "ac", "i"})
_MONEY = frozenset("£$€%¢")
_LIST_MOST, _STEPS = 4, 3
_PAGES = frozenset(
    {"page", "pages", "pg", "pp", "p", "paragraph", "para", "section", "row", "clause", "answer", "question"}
)
_AHEAD, _TYPE_LEAST = 5, 4
_ABOUT = frozenset({"about", "around", "over", "under", "between", "nearly", "almost"})
_PLACED = frozenset({"from", "in", "by", "to"})
_TOLD = frozenset({"is", "was", "s", "being"})
_LABELS_MOST, _TOLD_AHEAD = 5, 4
_SAID_NUMBER = frozenset({"number", "no", "rhif"})
_NUMBER_OF = frozenset({"the", "my", "her", "his", "our", "their", "a", "street", "road", "building", "s"})
_LABELLED = re.compile(r"[:=>\"|\t\n]")
# words that are a house's number only with a marker or in a line of its own: "the Rose Lane flat: two adults"
_DWELLING = frozenset({"house", "flat", "property"})
_FLAT_MOST, _HOURS = 3, 12
# where houses bear their number, and how it comes there
_PLATES = frozenset(["gate", "door", "bin", "bins", "post", "gatepost", "letterbox", "wall", "fence"])
_PAINTED = frozenset(["on", "painted", "written", "chalked"])
_SAYS = frozenset(["says", "said", "marked", "reads", "numbered", "saying", "reading", "labelled", "with"])
_SMALL_BETWEEN = frozenset(["the", "her", "his", "their", "a", "in", "front", "wheelie", "green", "red"])
_ROMAN = frozenset("ivx")
_CALL_REACH = 5


@dataclass(slots=True)
class Attached:
    """Numbers attached to a street: values with their tokens, in text order."""

    values: list[tuple[str, int, int]]
    marked: bool
    apart: int
    ranged: bool = False
    tight: bool = False

    def place_of(self, own: str) -> tuple[int, int] | None:
        """Return the tokens of the item's own number, or of the range or pair that holds it."""
        for value, first, last in self.values:
            if value == own:
                return (self.values[0][1] if self.tight else first), last
        if self.ranged and len(self.values) == 2 and own.isdigit():
            low, high = (re.sub(r"\D", "", value) for value, _, _ in self.values)
            if low and high and int(low) < int(own) < int(high):
                return self.values[0][1], self.values[1][2]
        return None


class HouseNumbers(ReadNumbers):
    """Reads house numbers in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the lexicon's words around numbers."""
        super().__init__(page, compiled)
        lexicon = compiled.lexicon
        self._units = _units(compiled)
        self._markers = lexicon.units.markers - {"house"}
        self._told_of = lexicon.units.markers - {"no"}
        self._after = lexicon.contexts.get("not_house_number_after", frozenset())
        self._before = lexicon.contexts.get("not_house_number_before", frozenset())
        self._calls = lexicon.contexts.get("house_calls", frozenset())
        self._links = lexicon.contexts.get("before_street", frozenset())
        self._dwells = lexicon.contexts.get("dwells", frozenset())
        self._labels = lexicon.contexts.get("street_label", frozenset())
        self._small = _small(compiled)
        self._months = lexicon.dates.months
        self._types = lexicon.streets.form_of

    def left(self, token: int, own: str) -> Attached | None:
        """Return the numbers attached before the street that begins at `token`."""
        at, apart = token - 1, 0
        labelled = at >= 0 and _LABELLED.search(self._tokens.gap(at)) is not None
        while at >= 0 and self._tokens.joined(at) and self._between(at, apart, labelled=labelled):
            at, apart = at - 1, apart + 1
        if at < 0 or not self._tokens.joined(at):
            return None
        at = self._over_flat(at)
        found = self.ending_at(at, own)
        if found is None or self._dated(found, own) or self.money(found[1]):
            return None
        gap = self._tokens.gap(at)
        if found[0] != own and gap.strip().endswith(":"):
            # "Answer 3: Rose Lane 14" numbers the answers
            return None
        if (apart and ends_sentence(gap)) or ((apart or gap.strip()) and self.paged(found[1])):
            return None
        attached = Attached([found], self._marker_before(found[1]), apart)
        self._list_left(attached, own)
        return attached

    def paged(self, first: int) -> bool:
        """Say whether a page or paragraph has a number: "page 14 of the Rose Lane file"."""
        return first > 0 and self._tokens.text[first - 1] in _PAGES and self._tokens.joined(first - 1)

    def _between(self, at: int, apart: int, *, labelled: bool) -> bool:
        """Say whether a word may stand between a number and its street: a small word, a label of a form."""
        word = self._tokens.text[at]
        if word in self._links:
            return apart < _STEPS
        return labelled and word in self._labels and apart < _LABELS_MOST

    def _over_flat(self, token: int) -> int:
        """Go over the flat in "14 (flat 2) Rose Lane"."""
        tokens = self._tokens
        flat = token > 1 and tokens.text[token - 1] in self._units and len(tokens.text[token]) <= _FLAT_MOST
        joined = flat and tokens.joined(token - 1) and tokens.joined(token - 2)
        return token - 2 if joined and tokens.text[token - 2][:1].isdigit() else token

    def _dated(self, found: tuple[str, int, int], own: str) -> bool:
        """Say whether a number is a year, or the end of a date or of a time: no house has it."""
        value, first, _ = found
        if value == own or value.startswith("0"):
            return value != own
        before = self._tokens.text[first - 1] if first else ""
        if before in self._months and len(value) in {2, 4} and value.isdigit():
            return self._tokens.joined(first - 1)
        sign = self._sign_before(first) if before.isdigit() else ""
        # "12/14" are two houses, "12/05/14" is a day
        day = sign == "/" and first > 1 and self._sign_before(first - 1) == "/"
        return bool(_YEAR.fullmatch(value)) or sign in {":", "."} or day

    def _sign_before(self, token: int) -> str:
        """Return what stands between a number and the token before it."""
        return self._tokens.gap(token - 1) if token else ""

    def _list_left(self, attached: Attached, own: str) -> None:
        """Take the rest of "12, 14 and 16" or "12-16"."""
        while len(attached.values) < _LIST_MOST:
            first = attached.values[0][1]
            at = first - 1
            if at < 0 or not self._tokens.joined(at):
                return
            word = self._tokens.text[at]
            between = self._tokens.gap(at)
            if word in _AND and at and self._tokens.joined(at - 1):
                ranged = tight = word in {"to", "i"}
                at -= 1
            elif not re.fullmatch(r"\s?[,&/+-]\s?", between):
                return
            else:
                ranged, tight = "-" in between, "-" in between or "/" in between
            found = self.ending_at(at, own)
            if found is None:
                # "delivered to 13 and 15" goes to two houses, from none
                return
            attached.ranged |= ranged
            attached.tight |= tight
            attached.values.insert(0, found)
            if found[1] and self._tokens.text[found[1] - 1] == "between":
                attached.ranged = attached.tight = True

    def right(self, token: int, own: str) -> Attached | None:
        """Return the number attached after the street that ends at `token`."""
        at, marked, dwelling, steps = token + 1, False, False, 0
        tokens = self._tokens
        while at < len(tokens) and tokens.joined(at - 1) and steps < _STEPS:
            word = tokens.text[at]
            if word in self._markers:
                marked = True
            elif word in _DWELLING:
                dwelling = True
            elif word not in {"at", "s", "yn"}:
                break
            at, steps = at + 1, steps + 1
        if at >= len(tokens) or not tokens.joined(at - 1):
            return None
        found = self.starting_at(at, own)
        if found is None or self._dated(found, own):
            return None
        marked |= any(sign in tokens.gap(at - 1) for sign in "(#[") or bool(MARKED.fullmatch(tokens.text[at]))
        if not marked and not self._bare(found, at):
            return None
        return Attached([found], marked or dwelling, steps)

    def _bare(self, found: tuple[str, int, int], at: int) -> bool:
        """Say whether a number without a marker may be the street's: no quantity, date or other address."""
        tokens, last = self._tokens, found[2]
        gap = tokens.gap(at - 1)
        # a comma behind a full stop says that the stop shortens: "Rose La., 14"
        stopped = ("." in gap and "," not in gap) or bool(_MONEY & set(gap))
        if stopped or last + 1 >= len(tokens):
            return not stopped
        after = tokens.text[last + 1]
        follows = tokens.gap(last)
        if self._flat_behind(last):
            return True
        if follows[:1] == "%" or (follows[:1] in {":", "/", "."} and not any(map(str.isspace, follows))):
            return False
        if ":" in gap and not tokens.text[last].isdigit() and tokens.text[last].isalpha():
            return False
        counts = after in self._after or self.month(last + 1)
        if counts and not follows.strip(" -\n"):
            return False
        return not self.begins_other(last)

    def begins_other(self, last: int) -> bool:
        """Say whether a number that ends at a token begins another address: "Rose Lane, 14 Larch Avenue"."""
        tokens = self._tokens
        for token in range(last + 1, min(last + _AHEAD, len(tokens))):
            if not tokens.joined(token - 1) or "\n" in tokens.gap(token - 1):
                return False
            whole = len(tokens.text[token]) >= _TYPE_LEAST or tokens.capital(token)
            if token > last + 1 and whole and tokens.text[token] in self._types:
                return True
        return False

    def month(self, token: int) -> bool:
        """Say whether a word is a month; a Roman one only before its year: "14 I 1991", not "14 I think"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if text not in self._months or not _ROMAN.issuperset(text):
            return text in self._months
        return token + 1 < len(tokens) and tokens.text[token + 1].isdigit() and tokens.joined(token)

    def _flat_behind(self, last: int) -> bool:
        """Say whether a flat follows as abroad, and no date or measure: "Rose Lane 14/2", "14 m. 2"."""
        tokens = self._tokens
        gap = tokens.gap(last)
        if gap != "/":
            unit = gap in {" ", ", "} and tokens.text[last + 1] in _FLATS_ABROAD and last + 2 < len(tokens)
            return unit and tokens.text[last + 2].isdigit() and tokens.gap(last + 1) in {" ", ". ", "."}
        dated = last + 2 < len(tokens) and tokens.gap(last + 1).startswith("/")
        return _FLAT.fullmatch(tokens.text[last + 1]) is not None and not dated

    def _marker_before(self, token: int) -> bool:
        before = token - 1
        return before >= 0 and self._tokens.text[before] in self._markers

    def money(self, token: int) -> bool:
        """Say whether a number is a sum of money."""
        start = self._tokens.start[token]
        return start > 0 and self._tokens.canon.text[start - 1] in _MONEY

    def marked_alone(self, positions: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the places of "number 14" without a street beside it."""
        found = []
        tokens = self._tokens
        for first, last in positions:
            before = first - 1
            marked = bool(MARKED.fullmatch(tokens.text[first])) or self.told(first)
            if not marked and (
                before < 0 or not tokens.joined(before) or tokens.text[before] not in self._markers | {"at"}
            ):
                continue
            if before > 0 and tokens.text[before - 1] in self._before and tokens.text[before] != "at":
                continue
            if self._quantity(last) or self.begins_other(last) or (not marked and self._hour(first)):
                continue
            found.append((first, last))
        return found

    def visited(self, severity: Severity, first: int, last: int) -> bool:
        """Say whether somebody calls at the house of a number: "no. 36 - no reply", "knocked at no 36"."""
        tokens = self._tokens
        telling = severity is Severity.HIGH and len(tokens.text[first]) > 1
        if not (telling or severity is Severity.CRITICAL) or tokens.gap(first - 1).strip(" .#"):
            return False
        if not first or tokens.text[first - 1] not in self._markers or not tokens.joined(first - 1):
            return False
        around = tokens.text[max(0, first - _CALL_REACH) : last + 1 + _CALL_REACH]
        return not self._calls.isdisjoint(around)

    def told(self, first: int) -> bool:
        """Say whether a number is told as a house's: "the number is 14", "her door was 14"."""
        tokens = self._tokens
        joined = first > 1 and tokens.joined(first - 1) and tokens.joined(first - 2)
        if not joined or tokens.text[first - 1] not in _TOLD:
            return False
        return tokens.text[first - 2] in self._told_of or tokens.gap(first - 2).startswith(".")

    def on_a_plate(self, first: int, last: int) -> bool:
        """Say whether a number is written where houses bear theirs: "27 on the gate", "a bin marked 27"."""
        tokens = self._tokens
        ahead, back = tokens.text[last + 1 : last + 5], tokens.text[max(0, first - 4) : first]
        if ahead[:1] and ahead[0] in _PAINTED and not _PLATES.isdisjoint(ahead):
            return all(word in _PLATES or word in _PAINTED or word in _SMALL_BETWEEN for word in ahead[:3])
        return bool(back) and back[-1] in _SAYS and not _PLATES.isdisjoint(back)

    def told_behind(self, last: int) -> bool:
        """Say whether what follows says that a number is a house's: "15 is the door number"."""
        tokens, after = self._tokens, last + 1
        if after >= len(tokens) or not tokens.joined(last) or tokens.text[after] not in _TOLD:
            return False
        ahead = tokens.text[after + 1 : after + 1 + _TOLD_AHEAD]
        told = next((at for at, text in enumerate(ahead) if text in _SAID_NUMBER), None)
        return told is not None and all(text in self._small for text in ahead[:told])

    def _hour(self, first: int) -> bool:
        """Say whether "at five" rather tells the time: nobody was said to live there."""
        texts = self._tokens.text
        small = not texts[first].isdigit() or int(texts[first]) <= _HOURS
        return (
            texts[first - 1] == "at"
            and small
            and self._dwells.isdisjoint(texts[max(0, first - 4) : first - 1])
        )

    def _quantity(self, last: int) -> bool:
        tokens = self._tokens
        if last + 1 >= len(tokens):
            return False
        gap = tokens.gap(last)
        return gap[:1] in {":", "/", "%"} or (
            gap.strip(" -") == "" and (tokens.text[last + 1] in self._after or self.month(last + 1))
        )

    def may_stand(self, first: int, last: int) -> bool:
        """Say whether a number apart from any street may be a house's: no quantity, page, sum or time."""
        before = self._tokens.text[first - 1] if first else ""
        counted = before in self._before - _ABOUT - _PLACED and before not in self._markers | {"at"}
        return not (counted or self._quantity(last) or self.money(first))


@once_a_case
def _small(compiled: Compiled) -> frozenset[str]:
    """Return the words between a number and "number": "15 is the door number"."""
    lexicon = compiled.lexicon
    return _NUMBER_OF | lexicon.units.markers | lexicon.contexts.get("dwelling", frozenset())


@once_a_case
def _units(compiled: Compiled) -> frozenset[str]:
    """Return the words for flats and rooms."""
    return frozenset(
        form for forms in compiled.lexicon.units.units.values() for form in forms if len(form) > 1
    )
