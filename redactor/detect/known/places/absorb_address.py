"""Extends an address that will be redacted over what belongs to it.

Takes a redact hit and the parts of the same address, gives a wider span: flat, number beside the postcode,
town (also misspelt or shortened), county, postcode. It stops where another address may begin.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.shortened import shortens
from redactor.detect.known.spans import Beside
from redactor.detect.known.text.fold import look_alike, skeleton
from redactor.detect.known.text.streams import Tokens, ends_sentence

_ADDRESS_ENDS = frozenset({"town", "locality", "county", "district", "sector"})
# what may stand between a postcode and the house number: "13 @ EC1R 6NG", "EC1R 6NG #13"
_BESIDE_CODE = re.compile(r"\s?[ ,/@|;:=+&~>#*_()\[\].-]{1,3}\s?")
_SIGNED = frozenset("@#=|~>")
_CODE_WORDS = frozenset({"at", "in", "postcode", "post", "code", "pcode", "zip", "pc", "cod", "post-code"})
_BESIDE_MOST = 18
_FLAT_ABROAD = re.compile(
    r"/\d{1,3}[a-z]?(?![\w/])|-\d{1,2}/\d{1,2}(?!\w)|,?\s(?:m|lok|ap|app|apt|kv|kw|lgh|int|et|etg|sc|bt)\.?\s?\d{1,3}(?!\w)"
)
_NEAR_TOWN = re.compile(r"[ ,;./|()\n\t-]{1,6}")
_MARKED = re.compile(r"[ .:'#]{0,3}")
# taken only with "number" after it
_DWELLINGS = frozenset({"house", "property", "door", "at", "plot", "pitch", "berth", "unit", "room"})
_BETWEEN_MOST = 6
_FILLER_MOST, _ENDING_MOST = 3, 2
_STAIR_APART, _RANGE_MOST = 4, 2
_RANGES = frozenset({"to", "and", "i", "a", "through", "until"})
_UMS = frozenset({"um", "er", "erm", "uh", "ah", "comma", "dash"})
_UMS_MOST = 2
_BARE_FLAT = re.compile(r"[ ,/;|\"-]{1,4}\n?[ \t]{0,8}#?|,\n?[ \t]{0,8}#?")
_BRIDGE_MOST = 5
_REACH = 60
_FLAT_REACH = 50
_FLATS_MOST = 3
_PLACE_LEAST = 4
_SHORT_LEAST = 3
_LONG_PLACE = 8
_VOWELS = frozenset("aeiou")


class AddressAbsorber:
    """Extends addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the words of flats and the labels of address forms."""
        self._page = page
        self._tokens = page.tokens
        self._targets = compiled.targets
        self._words = compiled.lexicon.words
        self._given = compiled.given
        self._articles = compiled.lexicon.units.articles
        self._markers = compiled.lexicon.units.markers
        contexts = compiled.lexicon.contexts
        self._signs = contexts.get("spoken_sign", frozenset())
        self._markers |= {
            word for word in contexts.get("number_marker_other", ()) if len(word) > _PLACE_LEAST
        }
        self._labels = contexts.get("address_label", frozenset()) | self._signs
        self._filler = self._signs | self._markers | contexts.get("hesitation", frozenset())
        self._numbers = HouseNumbers(page, compiled)
        self._before, self._after = compiled.flats
        self._types = compiled.lexicon.streets.form_of
        units = compiled.lexicon.units
        self._flat_markers = units.markers | frozenset(f for forms in units.units.values() for f in forms)

    def widen(self, hit: Hit, parts: Beside) -> None:
        """Widen one hit in place."""
        if hit.part in _ADDRESS_ENDS:
            return
        self._extend(hit, parts)
        if hit.part in {"house", "house_street", "number_street", "alias"}:
            self._article(hit)
        if hit.part == "number_street":
            self._street_type(hit)
            self._again(hit)
            self._extend(hit, parts)
            self._range(hit)
        self._own_number(hit)
        if hit.part == "number_street" or (hit.part == "postcode" and self._tokens.text[hit.first].isdigit()):
            self._marker(hit)
        for _ in range(_FLATS_MOST):
            self._flat(hit)
        self._own_flat(hit)
        self._flat_abroad(hit)
        self._extend(hit, parts)

    def _extend(self, hit: Hit, parts: Beside) -> None:
        """Take the parts beside a hit, and the names between them, as long as there are any."""
        while self._grow(hit, parts) or self._bridge(hit, parts) or self._place(hit):
            pass

    def _spread(self, hit: Hit, first: int, last: int) -> None:
        """Widen a hit to tokens first..last."""
        start, end = self._tokens.span(first, last)
        hit.start, hit.end = min(hit.start, start), max(hit.end, end)
        hit.first, hit.last = min(hit.first, first), max(hit.last, last)

    def _grow(self, hit: Hit, parts: Beside) -> bool:
        """Take every part beside a hit; say whether it grew."""
        grown = False
        for part in parts.near(hit.first, hit.last, _BETWEEN_MOST + 1):
            apart = part.first > hit.last or part.last < hit.first
            if apart and self._near(hit, part):
                self._spread(hit, part.first, part.last)
                grown = True
            elif not apart and (part.start < hit.start or part.end > hit.end):
                hit.start, hit.end = min(hit.start, part.start), max(hit.end, part.end)
                hit.first, hit.last = min(hit.first, part.first), max(hit.last, part.last)
        return grown

    def _near(self, hit: Hit, part: Hit) -> bool:
        tokens = self._tokens
        one, two = (hit, part) if part.first > hit.last else (part, hit)
        if tokens.start[two.first] - tokens.end[one.last] > _REACH:
            return False
        between = tokens.text[one.last + 1 : two.first]
        if len(between) > _BETWEEN_MOST or not all(word in self._labels for word in between):
            return False
        # a town on the line or in the cell before ends another address
        return (
            part is two
            or part.part not in _ADDRESS_ENDS
            or not _border(tokens.canon.text[tokens.end[part.last] : tokens.start[hit.first]])
        )

    def _marker(self, hit: Hit) -> None:
        """Take "No." or "house number" before a number."""
        tokens, first, taken = self._tokens, hit.first, False
        markers = self._markers | _DWELLINGS
        while first and tokens.text[first - 1] in markers and _MARKED.fullmatch(tokens.gap(first - 1)):
            first -= 1
            if taken or tokens.text[first] not in _DWELLINGS:
                taken = True
                self._spread(hit, first, hit.last)

    def _street_type(self, hit: Hit) -> None:
        """Take the type that a street matched without it still has, also after a word that fills."""
        tokens, after = self._tokens, hit.last + 1
        facts = self._targets[hit.target].facts
        kinds = facts.get("street_kinds", ()) if facts.get("street_kind") else self._types
        whole = tokens.text[hit.last] in kinds
        while after < len(tokens) and after - hit.last <= _FILLER_MOST and tokens.joined(after - 1):
            if tokens.text[after] in kinds:
                self._spread(hit, hit.first, after)
                return
            if whole:
                self._rest_of_type(hit)
                return
            if tokens.text[after] not in self._filler and "type" not in tokens.text[after]:
                return
            after += 1

    def _rest_of_type(self, hit: Hit) -> None:
        """Take the end of a type that an apostrophe shortens: "Mafeking Cresc't"."""
        tokens, after = self._tokens, hit.last + 1
        if tokens.gap(hit.last) == "'" and len(tokens.text[after]) <= _ENDING_MOST:
            self._spread(hit, hit.first, after)

    def _again(self, hit: Hit) -> None:
        """Take the house number told once more: "14 (fourteen) Rose Lane", "14, that is 14, Rose Lane"."""
        own = "".join(self._targets[hit.target].facts.get("number", ()))
        tokens, at = self._tokens, hit.first - 1
        while own and at >= 0 and hit.first - at <= _FILLER_MOST + 1 and self._follows(at):
            found = self._numbers.ending_at(at, own)
            if found is not None and found[0] == own:
                self._spread(hit, found[1], hit.last)
                at = found[1]
            elif tokens.text[at] not in self._filler:
                return
            at -= 1

    def _range(self, hit: Hit) -> None:
        """Take the rest of a range of two own houses behind a street: "Rose Lane, 8 to 10"."""
        tokens, after = self._tokens, hit.last + 1
        both = self._targets[hit.target].facts.get("numbers", ())
        while after < len(tokens) and after - hit.last <= _RANGE_MOST and tokens.text[after] in _RANGES:
            after += 1
        for own in both if len(both) > 1 and after < len(tokens) else ():
            found = self._numbers.starting_at(after, own)
            if found is not None and found[0] == own and self._follows(after - 1):
                self._spread(hit, hit.first, found[2])

    def _follows(self, token: int) -> bool:
        """Say whether no cell or sentence ends behind a token; dots of hesitation end none."""
        gap = self._tokens.gap(token)
        return self._tokens.joined(token) and "\t" not in gap and (".." in gap or not ends_sentence(gap))

    def _article(self, hit: Hit) -> None:
        """Take "The" of "The Old Forge"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 0 or not tokens.joined(before) or tokens.gap(before).strip():
            return
        named = not tokens.text[hit.first][:1].isdigit()
        if named and tokens.text[before] in self._articles and tokens.capital(before):
            self._spread(hit, before, hit.last)

    def _flat(self, hit: Hit) -> None:
        text, tokens = self._page.canon.text, self._tokens
        start, end = tokens.start[hit.first], tokens.end[hit.last]
        before = self._before.search(text, max(0, start - _FLAT_REACH), start)
        after = self._after.match(text, end) or self._after.match(text, self._over_hesitation(hit.last))
        first, last = hit.first, hit.last
        if before:
            first = tokens.at(before.start())
            first += tokens.start[first] < before.start()
            first = first if self._own_flat_before(tokens, first, hit.first) else hit.first
        if after:
            last = tokens.at(after.end() - 1)
            last = last if self._own_flat_after(tokens, hit.last, last) else hit.last
        self._spread(hit, first, last)

    def _flat_abroad(self, hit: Hit) -> None:
        """Take the flat behind a number that stands last: "Rose Lane 14/2", "Rose Lane 14 m. 2"."""
        own = "".join(self._targets[hit.target].facts.get("number", ()))
        if hit.part != "number_street" or not self._same(hit.last, own):
            return
        found = _FLAT_ABROAD.match(self._page.canon.text, self._tokens.end[hit.last])
        if found:
            self._spread(hit, hit.first, self._tokens.at(found.end() - 1))

    def _over_hesitation(self, token: int) -> int:
        """Return where the words of hesitation behind a token end: "14 Rose Lane um flat three"."""
        tokens, last = self._tokens, token
        while last - token < _UMS_MOST and tokens.joined(last) and tokens.text[last + 1] in _UMS:
            last += 1
        return tokens.end[last]

    def _own_flat_before(self, tokens: Tokens, flat: int, here: int) -> bool:
        """Say whether a flat before is this address's: on its line, or alone on the line or in the cell."""
        if not _border(tokens.gap(here - 1)):
            return True
        return flat == 0 or _border(tokens.gap(flat - 1))

    def _own_flat_after(self, tokens: Tokens, here: int, flat: int) -> bool:
        """Say whether a flat after is this address's and begins no other: "Flat 3, 27 Mill Yard"."""
        follows = tokens.text[flat + 1] if flat + 1 < len(tokens) and tokens.joined(flat) else ""
        if follows[:1].isdigit():
            return False
        if not _border(tokens.gap(here)):
            return True
        # on a line of its own, with nothing of another address under it
        return flat + 1 >= len(tokens) or _border(tokens.gap(flat))

    def _own_flat(self, hit: Hit) -> None:
        """Take the number of the own flat, bare beside the rest: "2, 14 Rose Lane", "Weir House no 2"."""
        own = "".join(self._targets[hit.target].facts.get("flat", ()))
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if not own or hit.part not in {"house", "house_street", "number_street"}:
            return
        found = self._numbers.ending_at(before, own) if before >= 0 and tokens.joined(before) else None
        if found and found[0] == own and _BARE_FLAT.fullmatch(tokens.gap(before)):
            self._spread(hit, found[1], hit.last)
        self._stair(hit, own)
        self._marker(hit)
        marked = after < len(tokens) and "#" in tokens.gap(after - 1)
        while after < len(tokens) and tokens.joined(after - 1) and tokens.text[after] in self._flat_markers:
            marked, after = True, after + 1
        behind = self._numbers.starting_at(after, own) if marked and after < len(tokens) else None
        if behind and behind[0] == own and tokens.joined(after - 1):
            self._spread(hit, hit.first, behind[2])

    def _stair(self, hit: Hit, own: str) -> None:
        """Take the own flat on its stair before or behind the rest: "2/1 83 Kilmory Drive"."""
        tokens = self._tokens
        for one in (hit.first - 2, hit.last + 1):
            if not (0 <= one < len(tokens) - 1 and tokens.gap(one) in {"/", "-"}):
                continue
            near = tokens.gap(one + 1 if one < hit.first else hit.last)
            if (
                tokens.text[one] + tokens.text[one + 1] == own
                and len(near) <= _STAIR_APART
                and "\n\n" not in near
            ):
                self._spread(hit, min(one, hit.first), max(one + 1, hit.last))

    # ---- towns and numbers ----------------------------------------------------------------

    def _bridge(self, hit: Hit, parts: Beside) -> bool:
        """Go over names nobody knows to the address's own postcode: a county, a misspelt town."""
        tokens = self._tokens
        for part in parts.near(hit.first, hit.last, _BRIDGE_MOST + 1):
            between = range(hit.last + 1, part.first)
            if part.part != "postcode" or not 0 < len(between) <= _BRIDGE_MOST:
                continue
            gap = tokens.canon.text[tokens.end[hit.last] : tokens.start[part.first]]
            names = all(
                tokens.text[t].isalpha() and (tokens.capital(t) or len(tokens.text[t]) < 2) for t in between
            )
            if names and len(gap) <= _REACH and "\n\n" not in gap and "\t" not in gap and ":" not in gap:
                self._spread(hit, hit.first, part.last)
                return True
        return False

    def _place(self, hit: Hit) -> bool:
        """Take the town or county behind an address, misspelt or shortened: "Leominter", "L'minster"."""
        tokens, first = self._tokens, hit.last + 1
        if (
            first >= len(tokens)
            or not tokens.capital(first)
            or not _NEAR_TOWN.fullmatch(tokens.gap(hit.last))
        ):
            return False
        places = self._targets[hit.target].facts.get("places", ())
        text = ""
        for last in range(first, min(first + 3, len(tokens))):
            if last > first and not re.fullmatch(r"[ '-]\n?", tokens.gap(last - 1)):
                break
            text += tokens.text[last]
            if any(self._nearly(text, place, last) for place in places):
                self._spread(hit, hit.first, last)
                return True
        return False

    def _nearly(self, text: str, place: str, last: int) -> bool:
        if len(place) < _PLACE_LEAST or text in self._words:
            return False
        folded, most = look_alike(text), 1 if len(place) <= _LONG_PLACE else 2
        if min(OSA.distance(folded, look_alike(place)), OSA.distance(text, place)) <= most:
            return True
        long = len(text) > _PLACE_LEAST or self._dotted(last) or self._set_off(text, place, last)
        return len(text) >= _SHORT_LEAST and long and shortens(text, place)

    def _set_off(self, text: str, place: str, last: int) -> bool:
        """Say whether a short form stands between signs: ", Lud," or ", LDLW"; a forename is none."""
        tokens = self._tokens
        ends = last + 1 >= len(tokens) or tokens.gap(last)[:1] in {",", ".", ";", ")", "\n", "\t", "|"}
        start = text.startswith(place[0] + place[-3:]) or place.startswith(text)
        return ends and (start or _VOWELS.isdisjoint(text[1:])) and text not in self._given

    def _dotted(self, token: int) -> bool:
        """Say whether a full stop follows a token, as after an abbreviation."""
        end = self._tokens.end[token]
        return self._page.canon.text[end : end + 1] == "."

    def _own_number(self, hit: Hit) -> None:
        """Take the address's number beside its postcode, its flat's number beside the house name."""
        facts = self._targets[hit.target].facts
        tokens = self._tokens
        before = hit.first - 1
        wanted = {"postcode": "number", "house": "flat", "house_street": "flat"}.get(hit.part, "")
        own = "".join(facts.get(wanted, ()))
        if not own:
            return
        steps = 0
        while wanted == "number" and before > 0 and steps < 2 and tokens.text[before] in _CODE_WORDS:
            before, steps = before - 1, steps + 1
        gap = tokens.canon.text[tokens.end[before] : tokens.start[hit.first]] if before >= 0 else ""
        if before >= 0 and self._same(before, own) and (steps or _BESIDE_CODE.fullmatch(tokens.gap(before))):
            if steps and not (len(gap) <= _BESIDE_MOST and tokens.joined(before)):
                return
            if not (before and tokens.text[before - 1].isdigit() and tokens.gap(before - 1).strip()):
                self._spread(hit, before, hit.last)
        elif wanted == "number":
            self._number_after(hit, own)

    def _number_after(self, hit: Hit, own: str) -> None:
        tokens, at = self._tokens, hit.last + 1
        marked = False
        while at < len(tokens) and tokens.joined(at - 1) and tokens.text[at] in self._markers:
            marked, at = True, at + 1
        places = dict(self._numbers.positions(own))
        last = places.get(at, at)
        if at >= len(tokens) or not (at in places or self._same(at, own)):
            return
        marked = marked or "(" in tokens.gap(at - 1) or self._ends(hit.last, at, last)
        if marked and not ends_sentence(tokens.gap(hit.last)):
            self._spread(hit, hit.first, last)

    def _ends(self, code: int, number: int, last: int) -> bool:
        """Say whether a number directly behind a postcode ends the line, the cell or the sentence."""
        tokens = self._tokens
        gap = tokens.gap(code)
        if number != code + 1 or not _BESIDE_CODE.fullmatch(gap):
            return False
        if _SIGNED & set(gap):
            return True
        ahead = tokens.canon.text[tokens.end[last] : tokens.end[last] + 2]
        return not ahead or ahead[0] in ",;)\n\t\f" or re.fullmatch(r"\.\s?", ahead) is not None

    def _same(self, token: int, own: str) -> bool:
        text = self._tokens.text[token]
        return text == own or (any(map(str.isdigit, text)) and skeleton(text) == skeleton(own))


def _border(gap: str) -> bool:
    """Say whether a line or a cell ends in a gap."""
    return any(sign in gap for sign in "\n\t\f")
