"""What may be an address where little of it stands there, and is always a question.

Takes a page and the parts that the scan found, gives a number or flat where somebody lives ("her house is
number 27"), an unusual street's name before an estate's word, half of a house name. It knows no streets.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.places.flats_beside import FlatsBeside
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.shortened import shortens
from redactor.model.case import AloneRule

_HOMES = frozenset({"house", "home", "door", "bungalow", "cottage", "tenancy", "address", "flat"})
_LIVES = frozenset({"lives", "live", "living", "lived", "resides", "residing"})
_WHOSE = frozenset({"her", "his", "their", "she", "he", "they", "my", "our", "i", "mum", "mother"})
_MARKS = frozenset({"number", "no", "is", "was", "at", "in", "the", "s", "rhif"})
_GOES_ON = frozenset({"and", "with", "but", "now", "since", "still", "has", "is", "was", "where", "because"})
_ESTATE = frozenset(
    ["estate", "flats", "house", "court", "lodge", "residents", "tenants", "block", "towers", "corner"]
)
_OF = frozenset({"of", "on", "in", "at", "off", "opposite", "near"})
_THE, _ARTICLES = frozenset({"on", "in", "the", "yn", "y", "yr"}), frozenset({"the", "y", "yr"})
_SAID, _COMMA = frozenset({"number", "no", "rhif"}), frozenset({", ", " "})
_INITIAL = frozenset({". ", " ", "."})
_GENERAL = frozenset({"old", "new", "upper", "lower", "little", "great", "four", "nether", "the"})
_BY_TOWN = frozenset({"in", "at", "near", "nr", "by", "outside", "just", "over", "yn", "ym", "of", "is"})
_LEADING = frozenset(
    {"at", "to", "from", "is", "address", "near", "outside", "for", "as", "was", "now", "house"}
)
_BEHIND = frozenset({"at", "up", "down", "outside", "from", "to", "near", "o", "of", "in", "called"})
_HOUSE_LEAST, _AT = 6, frozenset({"at", "called", "yn", "ym", "in"})
_PLACED = _AT | _BEHIND | {"the", "yr"}
_TWO_SLIPS = 9
_TOWN_PIECE, _TOWN_WORDS = 6, 4
# what people say for the part of a name that they forgot, and how letters are left out
_VAGUE = ("something", "summat", "sommat", "whatsit", "whatever", "thingy")
_LEFT_OUT, _ENDING_LEAST, _BEGIN_LEAST, _SHORT_SORT = frozenset({"'", "/", "-"}), 5, 4, 3
_ON = frozenset({"on", "by", "for", "to", "that", "when", "in", "at"})
_MARKS_MOST, _WHOSE_MOST, _RARE_LEAST, _TWO, _TOWN_LEAST = 3, 3, 5, 2, 7


class ToldHouses:
    """Finds what may be an address in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and the ordinary words."""
        self._beside = FlatsBeside(page, compiled, numbers, self._goes_on)
        self._tokens = page.tokens
        self._page = page
        self._words = compiled.lexicon.words
        self._names = compiled.lexicon.names
        self._house_words = compiled.lexicon.units.house_words

    def hits(self, target: Target, anchors: list[tuple[int, int]], found: list[Hit]) -> Iterator[Hit]:
        """Yield the questions about one address; `anchors` are the places of its number."""
        flats = [(hit.first, hit.last) for hit in found if hit.part == "flat"]
        for first, last, name in (*self._numbers(target, anchors), *self._flats(target, flats)):
            yield self._hit(target, first, last, name)
        if target.rule("street") is not AloneRule.OPEN:
            for hit in found:
                if hit.part == "street_name" and self._told(hit):
                    yield self._hit(target, hit.first, hit.last, "street without its type, told of")
        for first, last in self._beside.places(target, anchors, found):
            yield self._hit(target, first, last, "flat beside its number or street")
        yield from self._misspelt_town(target)
        yield from self._misspelt_houses(target)
        yield from self._left_out(target)
        for each in target.facts.get("houses", ()):
            yield from self._half(target, each.split())
            yield from self._first_word(target, each.split())
            yield from self._without_sort(target, each.split())

    def _numbers(self, target: Target, anchors: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        for first, last in anchors:
            if self._lived_at(first) and self._ends(last):
                yield first, last, "number where somebody lives"
            elif self._in_town(target, first, last):
                yield first, last, "number beside the town"
            elif (kind := self._sort_of_street(target, first, last)) > 0:
                yield first, kind, "number and only the street's sort"
            elif (kind := self._sort_before(target, first)) >= 0:
                yield kind, last, "number and only the street's sort"

    def _sort_of_street(self, target: Target, first: int, last: int) -> int:
        """Return the token of the street's sort alone behind a number: "number 27 on the Row"."""
        tokens, at = self._tokens, last + 1
        comma = at < len(tokens) and tokens.gap(last) == ", " and tokens.text[at] == "the"
        at += comma and self._told_as_house(first, last)
        while (
            at < len(tokens) and at - last <= _TWO and tokens.gap(at - 1) == " " and tokens.text[at] in _THE
        ):
            at += 1
        if (
            at == last + 1
            or at >= len(tokens)
            or tokens.text[at - 1] not in _ARTICLES
            or tokens.gap(at - 1) != " "
        ):
            return 0
        own = tokens.text[at] in target.facts.get("street_kind", ()) and tokens.capital(at)
        named = at + 1 < len(tokens) and tokens.gap(at) == " " and tokens.capital(at + 1)
        return at if own and not named else 0

    def _sort_before(self, target: Target, first: int) -> int:
        """Return the token of the street's sort alone before a number: "the Row, number 27", "the Row 27"."""
        tokens, at = self._tokens, first - 1
        at -= at >= 0 and tokens.text[at] in _SAID
        if at < 1 or tokens.text[at - 1] != "the" or not tokens.joined(at):
            return -1
        own = tokens.text[at] in target.facts.get("street_kind", ()) and tokens.capital(at)
        return at if own and tokens.gap(at) in _COMMA else -1

    def _misspelt_town(self, target: Target) -> Iterator[Hit]:
        """Yield a long town with a slip, where the register withholds the town: "Llangolen"."""
        if target.rule("town") is AloneRule.OPEN:
            return
        own = [name for name in target.facts.get("places", ()) if len(name) >= _TOWN_LEAST]
        for text, every in self._page.where.items() if own else ():
            near = any(text[0] == town[0] and OSA.distance(text, town, score_cutoff=1) == 1 for town in own)
            if near and text not in self._words and text not in self._names.common:
                capitals = (token for token in every if self._tokens.capital(token))
                yield from (self._hit(target, token, token, "misspelt town") for token in capitals)

    def _misspelt_houses(self, target: Target) -> Iterator[Hit]:
        """Yield a rare word of a house's name in small letters, or with a slip where a house may stand."""
        rare = {word for each in target.facts.get("houses", ()) for word in each.split() if self._rare(word)}
        for text, every in self._page.where.items() if rare else ():
            if len(text) < _HOUSE_LEAST or text in self._words or text in self._names.common:
                continue
            if text in rare:
                small = (token for token in every if self._small_behind(token))
                yield from (self._hit(target, token, token, "house name in small letters") for token in small)
            elif any(_slipped(text, word) for word in rare):
                placed = (token for token in every if self._placed(token))
                yield from (self._hit(target, token, token, "misspelt house name") for token in placed)

    def _small_behind(self, token: int) -> bool:
        """Say whether a word in small letters stands behind one of place: "up at tillybrex"."""
        led = token > 0 and self._tokens.gap(token - 1) == " " and self._tokens.text[token - 1] in _BEHIND
        return led and not self._tokens.capital(token)

    def _rare(self, word: str) -> bool:
        known = word in self._words or word in self._names.common or word in self._house_words
        return len(word) >= _HOUSE_LEAST and not known

    def _placed(self, token: int) -> bool:
        """Say whether a name with a capital stands where a house's may: "at Kesrtel", "Kesrtel Hosue"."""
        tokens, after = self._tokens, token + 1
        if not tokens.capital(token):
            return False
        beside = after < len(tokens) and tokens.gap(token) == " " and tokens.capital(after)
        led = token > 0 and tokens.gap(token - 1) == " " and tokens.text[token - 1] in _PLACED
        return (led and not beside) or (beside and self._like_sort(tokens.text[after]))

    def _left_out(self, target: Target) -> Iterator[Hit]:
        """Yield a rare word of a house's name that lacks letters: "B'thwaite", "Bracken-something"."""
        tokens = self._tokens
        rare = {word for each in target.facts.get("houses", ()) for word in each.split() if self._rare(word)}
        for word in rare:
            for cut in range(2, len(word) - _ENDING_LEAST + 1):
                for token in self._page.where.get(word[cut:], ()):
                    begun = token > 0 and tokens.gap(token - 1) in _LEFT_OUT and tokens.capital(token - 1)
                    if begun and tokens.text[token - 1] == word[0]:
                        yield self._hit(target, token - 1, token, "house name with letters left out")
        for token in (at for text in _VAGUE * bool(rare) for at in self._page.where.get(text, ())):
            begun = token > 0 and tokens.joined(token - 1) and tokens.capital(token - 1)
            text = tokens.text[token - 1] if begun else ""
            plain = text in self._words and tokens.gap(token - 1) == " "
            if not plain and len(text) >= _BEGIN_LEAST and any(word.startswith(text) for word in rare):
                yield self._hit(target, token - 1, token, "beginning of a house name")

    def _like_sort(self, text: str) -> bool:
        short = len(text) <= _SHORT_SORT and text not in self._words
        if short and any(shortens(text, sort) for sort in self._house_words):
            return True
        return text in self._house_words or any(
            OSA.distance(text, sort, score_cutoff=1) == 1
            for sort in self._house_words
            if len(sort) > _TWO + 2
        )

    def _flats(self, target: Target, flats: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        for first, last in flats:
            if self._by_town(target.facts.get("places", ()), last):
                yield first, last, "flat beside the town"
                continue
            before = self._tokens.text[max(0, first - _MARKS_MOST) : first]
            inside = bool(before) and before[-1] in _MARKS and bool(_WHOSE & {*before})
            if (inside or self._lived_at(first)) and self._ends(last):
                yield first, last, "flat where somebody is"

    def _goes_on(self, last: int) -> bool:
        """Say whether no street and nothing counted follows, but the end or a word of time or place."""
        return self._ends(last) or self._tokens.text[last + 1] in _ON

    def _lived_at(self, first: int) -> bool:
        """Say whether somebody lives at what stands at a token: "lives at 27", "her house is number 27"."""
        tokens, at = self._tokens, first - 1
        while at >= 0 and first - at <= _MARKS_MOST and tokens.text[at] in _MARKS and tokens.joined(at):
            at -= 1
        if at < 0 or not tokens.joined(at):
            return False
        text = tokens.text[at]
        if text in _LIVES:
            return tokens.text[first - 1] != "the" and at < first - 1
        return text in _HOMES and bool(_WHOSE & {*tokens.text[max(0, at - _WHOSE_MOST) : at]})

    def _in_town(self, target: Target, first: int, last: int) -> bool:
        """Say whether a number told as a house's stands by its town: "number 6, Bala", "in Ludlow at 27"."""
        towns = target.facts.get("places", ())
        told = self._told_as_house(first, last)
        if self._by_town(towns, last):
            return told or self._set_off(first, last)
        before = first - 1
        while before >= 0 and self._tokens.text[before] in _SAID | _BY_TOWN:
            before -= 1
        near = before >= 0 and first - before <= _TWO + 2 and told
        return near and self._tokens.joined(before) and self._town_to(before, towns)

    def _by_town(self, towns: tuple[str, ...], last: int) -> bool:
        """Say whether the town stands behind a token, over a few small words."""
        tokens, ahead = self._tokens, last + 1
        while (
            ahead < len(tokens)
            and ahead - last <= _TWO
            and tokens.text[ahead] in _BY_TOWN
            and tokens.joined(ahead - 1)
        ):
            ahead += 1
        return ahead < len(tokens) and tokens.joined(ahead - 1) and self._town_from(ahead, towns)

    def _told_as_house(self, first: int, last: int) -> bool:
        """Say whether a number is told as a house's; one with a letter or of three figures may be bare."""
        tokens, before = self._tokens, first - 1
        marked = tokens.text[first] in _SAID or (before >= 0 and tokens.text[before] in _SAID | _HOMES)
        return marked or self._lived_at(first) or not "".join(tokens.text[first : last + 1]).isdigit()

    def _set_off(self, first: int, last: int) -> bool:
        """Say whether a bare number stands before a comma where an address may begin: "at 27, Bewdley"."""
        tokens, before = self._tokens, first - 1
        led = before < 0 or tokens.gap(before).strip() in {":", "-"} or tokens.text[before] in _LEADING
        return led and last + 1 < len(tokens) and tokens.gap(last) == ", "

    def _town_from(self, at: int, towns: tuple[str, ...]) -> bool:
        """Say whether the town, or the first word of it, stands at a token."""
        tokens, text = self._tokens, ""
        if at >= len(tokens) or not tokens.capital(at):
            return False
        for token in range(at, min(at + _TOWN_WORDS, len(tokens))):
            text += tokens.text[token]
            if text in towns:
                return True
        text = tokens.text[at]
        return len(text) >= _TOWN_PIECE and any(town.startswith(text) for town in towns)

    def _town_to(self, at: int, towns: tuple[str, ...]) -> bool:
        text = self._tokens.text[at]
        return text in towns or (len(text) >= _TOWN_PIECE and any(town.endswith(text) for town in towns))

    def _ends(self, last: int) -> bool:
        """Say whether neither a street nor a thing that is counted follows a number."""
        tokens, after = self._tokens, last + 1
        if after >= len(tokens):
            return True
        gap = tokens.gap(last)
        if any(sign in gap for sign in ".;)!?\n") and not tokens.text[after][:1].isdigit():
            return True
        comma = "," in gap and not tokens.capital(after)
        return (comma or tokens.text[after] in _GOES_ON) and not tokens.text[after][:1].isdigit()

    def _told(self, hit: Hit) -> bool:
        """Say whether a word around an unusual name says that it is a place: "Thornycroft flats"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        text = tokens.text[hit.first]
        rare = len(text) > _RARE_LEAST and text not in self._words and text not in self._names.common
        if not rare or hit.first != hit.last or not tokens.capital(hit.first):
            return False
        beside = after < len(tokens) and tokens.gap(hit.last) == " "
        if beside and tokens.text[after] in _ESTATE:
            return True
        if before < 0 or (beside and tokens.capital(after)):
            return False
        close = tokens.gap(before) == " "
        return close and (tokens.text[before] in _OF or tokens.text[before][:1].isdigit())

    def _half(self, target: Target, words: list[str]) -> Iterator[Hit]:
        """Yield half of a house name of two words: "Bramble Lodge", "at Bramble", "B. Cottage"."""
        sorts = [word in self._house_words for word in words]
        welsh = sorts == [True, False] and self._telling(words[0])
        if sorts != [False, True] and not welsh:
            return
        for token in self._page.where.get(words[0], ()):
            last, name = self._sort(token, words[1])
            if name:
                yield self._hit(target, token, last, name)
        tokens = self._tokens
        for token in self._page.where.get(words[1], ()):
            before = token - 1
            sign = before >= 0 and tokens.text[before] == words[0][0] and tokens.gap(before) in _INITIAL
            if sign and tokens.capital(before) and tokens.capital(token):
                yield self._hit(target, before, token, "house name, shortened")

    def _telling(self, sort: str) -> bool:
        """Say whether a word for a house is no ordinary word or name: "Hendre Isaf" without its second."""
        named = sort in self._words or sort in self._names.given or sort in self._names.common
        return len(sort) >= _RARE_LEAST and not named

    def _first_word(self, target: Target, words: list[str]) -> Iterator[Hit]:
        """Yield the telling word of a house's name before its town: "Kestrel, Tenbury Wells"."""
        towns = target.facts.get("places", ())
        general = words[0] in _GENERAL or (words[0] in self._house_words and not self._telling(words[0]))
        if len(words) < _TWO or general:
            return
        for token in self._page.where.get(words[0], ()):
            after = token + 1
            comma = after < len(self._tokens) and self._tokens.gap(token) == ", "
            if comma and self._tokens.capital(token) and self._town_from(after, towns):
                yield self._hit(target, token, token, "word of the house name before the town")

    def _without_sort(self, target: Target, words: list[str]) -> Iterator[Hit]:
        """Yield a house name of several words without what it is: "at Four Winds" for Four Winds Farm."""
        told = words[:-1] if words[-1] in self._house_words else []
        for first in self._page.where.get(told[0], ()) if len(told) >= _TWO else ():
            last, tokens = first + len(told) - 1, self._tokens
            if tokens.text[first : last + 1] != told or not first or tokens.text[first - 1] not in _AT:
                continue
            if all(tokens.capital(at) or len(tokens.text[at]) <= _TWO for at in range(first, last + 1)):
                yield self._hit(target, first, last, "house name without its sort")

    def _sort(self, token: int, own: str) -> tuple[int, str]:
        """Return where half of a house name ends and what it is, if it stands at a token."""
        tokens, after = self._tokens, token + 1
        beside = after < len(tokens) and tokens.gap(token) == " " and tokens.capital(after)
        if tokens.capital(token) and not beside and self._stays(token):
            return token, "house name without its sort"
        other = beside and tokens.text[after] != own and tokens.text[after] in self._house_words
        return (after, "house of another sort") if other and tokens.capital(token) else (token, "")

    def _stays(self, token: int) -> bool:
        """Say whether somebody stays at what is nobody's name: "staying at Bramble"."""
        tokens, text = self._tokens, self._tokens.text[token]
        named = text in self._names.given or text in self._names.common
        return not named and token > 0 and tokens.gap(token - 1) == " " and tokens.text[token - 1] == "at"

    def _hit(self, target: Target, first: int, last: int, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        rule, strength = "number_street", Strength.MEDIUM
        return Hit(target.index, "slip", start, end, strength, rule, name, first, last, "little of it")


def _slipped(text: str, word: str) -> bool:
    """Say whether a word has one slip, a long one two."""
    most = 1 + (len(word) >= _TWO_SLIPS)
    return text[0] == word[0] and 0 < OSA.distance(text, word, score_cutoff=most) <= most
