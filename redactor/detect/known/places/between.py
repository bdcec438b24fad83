"""What may stand between a street and its own house number: the walk from one to the other.

Takes a street seen in a page, gives the number's place if only filler parts the two: spoken commas,
brackets, words of place in many languages, the house's own name or flat, a stammer. It says when other words
stand there too. It never reaches a number that belongs to another street.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.spans import Beside
from redactor.detect.known.text.streams import ends_sentence

_REACH = 14
_UNKNOWN_MOST = 5
_BRACKET_MOST = 8
_BRACKET_SIGNS = 60
_NAME_MOST = 3
_FLAT_REACH = 50
_OPEN, _CLOSE = "([{\"'", ")]}\"'"
# "numer", "nummer", "numéro", "nomor", "nr": the word for number begins so in most languages
_NUMBER_WORD = re.compile(r"n[uo]m+[a-z]{0,7}|nr|nro|no")
# where a flat lies on a Scottish stair: "2/1", "1f2", "gr"
_STAIR = re.compile(r"\d{1,2}[fr]\d{1,2}|[fgb]\d|gr|gl")
_OWN_PARTS = frozenset({"house", "flat", "alias", "town", "locality", "county", "postcode", "district"})
_HOUSE, _LISTING, _AND = (
    re.compile(r"\d{1,3}[a-z]?"),
    re.compile(r"[ \t,;*/&]{1,6}"),
    frozenset({"and", "a", "ac"}),
)
_ENDS = re.compile(r"[\s\"')\]]*[.,;:!?)\]\n\t|–—-]")


@dataclass(slots=True)
class _Walk:
    """How a walk went so far."""

    doubt: str = ""
    unknown: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Bridge:
    """The tokens from the number to the street, and why that may be chance."""

    first: int
    last: int
    doubt: str


class Between:
    """Joins streets and numbers in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and the words of filling."""
        self._page = page
        self._tokens = page.tokens
        self._numbers = numbers
        lexicon, contexts = compiled.lexicon, compiled.lexicon.contexts
        self._signs = contexts.get("spoken_sign", frozenset())
        self._links = contexts.get("number_link", frozenset())
        self._hesitation = contexts.get("hesitation", frozenset())
        self._markers = lexicon.units.markers | contexts.get("number_marker_other", frozenset())
        self._after = contexts.get("after_house_number", frozenset())
        self._units = frozenset(form for forms in lexicon.units.units.values() for form in forms)
        self._types = lexicon.streets.form_of
        self._flat_before = compiled.flats[0]

    def bridge(
        self, target: Target, street: Hit, own: str, parts: Beside, *, behind: bool = True
    ) -> Bridge | None:
        """Return the way from a street to its number, before it or (if that is free) behind it."""
        found = self._left(target, street, own, parts)
        if behind and (found is None or found.doubt):
            right = self._right(street, own, parts)
            found = right if right and (found is None or not right.doubt) else found
        return found

    # ---- before the street ----------------------------------------------------------------

    def _left(self, target: Target, street: Hit, own: str, parts: Beside) -> Bridge | None:
        tokens, walk, at = self._tokens, _Walk(), street.first - 1
        while at >= 0 and street.first - at <= _REACH and tokens.joined(at):
            if ends_sentence(tokens.gap(at)) and street.first - at > 1:
                walk.doubt = walk.doubt or "in another sentence"
            found = self._numbers.ending_at(at, own)
            if found is not None and found[0] == own:
                return self._begun(walk, street, found)
            after = self._before_filler(target, street, at, parts, walk)
            if after is None:
                return None
            at = after
        return None

    def _begun(self, walk: _Walk, street: Hit, found: tuple[str, int, int]) -> Bridge | None:
        """Return the way from a number before the street, if it is no quantity, page or sum."""
        if self._numbers.paged(found[1]) or (walk.doubt and not self._numbers.may_stand(found[1], found[2])):
            return None
        return Bridge(found[1], street.last, walk.doubt)

    def _before_filler(self, target: Target, street: Hit, at: int, parts: Beside, walk: _Walk) -> int | None:
        """Return the token before the filler that ends at a token, or None where the walk stops."""
        for first in (
            self._opened(at),
            self._own_part(parts, at, before=True),
            self._flat_ending(target, at),
            self._stammer(target, street, at),
        ):
            if first is not None:
                return first - 1
        if self._filler(at, walk):
            return at - 1
        name = self._name_ending(at)
        if name is not None:
            walk.doubt = "another name between number and street"
            return name - 1
        return at - 1 if self._unknown(self._tokens.text[at], walk) else None

    def _opened(self, token: int) -> int | None:
        """Return the first token of the brackets or quote marks that close behind a token."""
        tokens = self._tokens
        gap = tokens.gap(token).strip()
        if not gap or gap[0] not in _CLOSE:
            return None
        sign = _OPEN[_CLOSE.index(gap[0])]
        for first in range(token, max(0, token - _BRACKET_MOST), -1):
            if tokens.start[token] - tokens.start[first] > _BRACKET_SIGNS or "\n\n" in tokens.gap(first - 1):
                return None
            if sign in tokens.gap(first - 1):
                return first
        return None

    def _flat_ending(self, target: Target, token: int) -> int | None:
        """Return the first token of a flat that ends at a token: "flat 2", "2nd floor", "2/1"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if text in target.facts.get("flat", ()) or _STAIR.fullmatch(text):
            unit = token and tokens.text[token - 1] in self._units and tokens.joined(token - 1)
            return token - 1 if unit else token
        if len(text) <= 2 and text.isdigit() and token and tokens.gap(token - 1) == "/":
            return token - 1 if tokens.text[token - 1].isdigit() else None
        if text in self._links or text in self._signs or text in self._hesitation:
            return None
        end = tokens.start[token + 1]
        found = self._flat_before.search(tokens.canon.text, max(0, end - _FLAT_REACH), end)
        return tokens.at(found.start()) if found else None

    def _name_ending(self, token: int) -> int | None:
        """Return where an unknown name of a house begins that a comma parts from the street."""
        tokens, first = self._tokens, token
        if "," not in tokens.gap(token):
            return None
        while first >= 0 and token - first < _NAME_MOST and tokens.capital(first):
            if first and tokens.text[first - 1][:1].isdigit():
                return first
            first -= 1
        return None

    def _stammer(self, target: Target, street: Hit, token: int) -> int | None:
        """Return where the street was begun before: "14 Rose Rose Lane", "14 Ro- Rose Lane"."""
        words = target.facts.get("street_words", ())
        if street.first - token != 1 or not words:
            return None
        begins = {"".join(words[:size]) for size in range(1, len(words) + 1)}
        text = ""
        for first in range(token, max(-1, token - len(words) - 2), -1):
            text = self._tokens.text[first] + text
            if text in begins:
                return first
        broken = any(sign in self._tokens.gap(token) for sign in "-–—.…")
        return token if broken and words[0].startswith(self._tokens.text[token]) else None

    # ---- behind the street ----------------------------------------------------------------

    def _right(self, street: Hit, own: str, parts: Beside) -> Bridge | None:
        tokens, walk, at = self._tokens, _Walk(), street.last + 1
        while at < len(tokens) and at - street.last <= _REACH and tokens.joined(at - 1):
            if ends_sentence(tokens.gap(at - 1)):
                walk.doubt = walk.doubt or "in another sentence"
            found = self._numbers.starting_at(at, own)
            if found is not None and found[0] == own:
                return self._ended(walk, street, found)
            after = self._behind_filler(at, parts, walk)
            if after is None:
                return None
            at = after
        return None

    def _behind_filler(self, at: int, parts: Beside, walk: _Walk) -> int | None:
        own = self._own_part(parts, at, before=False)
        if own is not None:
            return own + 1
        if self._filler(at, walk):
            return at + 1
        closed = self._closed(at)
        if closed is not None:
            return closed + 1
        if self._listed(at):
            walk.doubt = walk.doubt or "one of several numbers"
            return at + 1
        return at + 1 if self._unknown(self._tokens.text[at], walk) else None

    def _listed(self, token: int) -> bool:
        """Say whether a number is one of a list that goes on behind it: "Rose Lane: 12, 14 and 16"."""
        tokens = self._tokens
        after = token + 1
        if after < len(tokens) and tokens.text[after] in _AND:
            after += 1
        return (
            after < len(tokens)
            and all(_HOUSE.fullmatch(tokens.text[each]) for each in (token, after))
            and all(_LISTING.fullmatch(tokens.gap(each)) for each in range(token, after))
        )

    def _closed(self, token: int) -> int | None:
        """Return the last token of the brackets that open before a token."""
        tokens = self._tokens
        gap = tokens.gap(token - 1).strip()
        if not gap or gap[-1] not in "([":
            return None
        for last in range(token, min(token + _BRACKET_MOST, len(tokens) - 1)):
            if self._numbers.numeric(last):
                return None
            if any(sign in tokens.gap(last) for sign in ")]"):
                return last
        return None

    def _ended(self, walk: _Walk, street: Hit, found: tuple[str, int, int]) -> Bridge | None:
        """Return the way to a number behind the street, if it is no quantity and no other street's."""
        tokens, (_, first, last) = self._tokens, found
        marked = walk.marked and not walk.doubt
        if not marked and not self._numbers.may_stand(first, last):
            return None
        beside = last + 1 >= len(tokens) or _ENDS.match(tokens.gap(last)) or not tokens.joined(last)
        beside = beside or self._listed(last)
        if not (marked or beside or tokens.text[last + 1] in self._after):
            return None
        return Bridge(street.first, last, walk.doubt)

    # ---- both ways ------------------------------------------------------------------------

    def _own_part(self, parts: Beside, token: int, *, before: bool) -> int | None:
        """Return the far end of another part of the same address that begins or ends at a token."""
        for part in parts.near(token, token, 0):
            if part.part in _OWN_PARTS and (part.last if before else part.first) == token:
                return part.first if before else part.last
        return None

    def _filler(self, token: int, walk: _Walk) -> bool:
        """Say whether a word fills: a spoken sign, a word of place or for number, hesitation (a doubt)."""
        text = self._tokens.text[token]
        if self._numbers.numeric(token):
            return False
        if text in self._markers or _NUMBER_WORD.fullmatch(text):
            walk.marked = True
            return True
        if text in self._signs or text in self._links:
            return True
        if text in self._hesitation:
            walk.doubt = walk.doubt or "hesitation"
            return True
        return False

    def _unknown(self, text: str, walk: _Walk) -> bool:
        """Go over a few other words, but over no number and no other street."""
        walk.unknown += 1
        walk.doubt = walk.doubt or "other words between number and street"
        return walk.unknown <= _UNKNOWN_MOST and text.isalpha() and text not in self._types
