"""House names beside other parts of their address, also misspelt or shortened.

Takes a page and the hits of one address, gives stronger hits: "Weir House, Ludlow" is certain, "Weir Hosue,
Ludlow" too, "W House, Ludlow" a question. A house name alone is not weighed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.spans import Beside
from redactor.detect.known.text.fold import look_alike

_CONNECT = frozenset({"on", "off", "of", "in", "at", "the", "along", "down", "up"})
_BESIDE = frozenset({"street", "town", "locality", "postcode", "number_street"})
_TELLING = frozenset({"street", "postcode", "number_street"})
_FILE_SIGNS = frozenset({"-", "_", "+", "%20"})
_FILE_ENDS = re.compile(
    r"((?:[-_+ ]?[\w()]{1,20}){0,6})\.(?:jpe?g|png|heic|gif|pdf|docx?|xlsx?|mp[34]|mov|msg|eml|txt)\b"
)
_MAIL_SIGNS, _ONLINE_REACH = _FILE_SIGNS | {"."}, 60
# what of an address of mail or of the web stands before a house name, or behind it
_ONLINE_BEFORE = re.compile(r"(?:www\.|//|@|(?<![\w&])#)[\w./%+-]{0,50}(?<!\w)$")
_ONLINE_BEHIND = re.compile(r"[\w.+-]{0,40}@\w|\.(?:co\.uk|com|org|net|uk|wales|cymru|scot|example)\b")
_WHOLE_LEAST, _SLIP_LEAST = 10, 5
_STEPS, _RARE, _CORE_LEAST = 4, 2.0, 4
_REACH, _CUT_LEAST = 3, 2
_SHORT = 8


class Houses:
    """Joins house names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._page = page
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._names = compiled.names
        self._titles = compiled.lexicon.names.titles
        self._house_words = compiled.lexicon.units.house_words

    def hits(self, target: Target, found: list[Hit]) -> Iterator[Hit]:
        """Yield house names beside a street, town, postcode or their own flat."""
        anchors = [hit for hit in found if hit.part in _BESIDE or hit.part == "flat"]
        near = Beside(anchors)
        self._with_sort(target, found)
        yield from self._in_files(target, found)
        houses = [hit for hit in found if hit.part in {"house", "house_core", "alias"}]
        for house in houses:
            for other in near.near(house.first, house.last, _REACH):
                if self._adjacent(house, other):
                    first, last = min(house.first, other.first), max(house.last, other.last)
                    yield self._hit(target, first, last, f"house name and {other.part}")
        taken = {token for house in houses for token in range(house.first, house.last + 1)}
        for anchor in anchors:
            if anchor.part in _TELLING:
                yield from self._core_beside(target, anchor, taken)
        for name in target.facts.get("houses", ()):
            yield from self._alone(target, name.split(), taken)
            for anchor in anchors:
                yield from self._nearly(target, name.split(), anchor, taken)
                yield from self._one_word(target, name.split(), anchor, taken)

    def _in_files(self, target: Target, found: list[Hit]) -> Iterator[Hit]:
        """Yield house names in the small letters of a file or mailbox: "wren-lodge.pdf", "wren.lodge@"."""
        several = {name.replace(" ", "") for name in target.facts.get("houses", ()) if " " in name}
        for hit in found:
            small = hit.part == "house" and hit.strength <= Strength.WEAK
            if not small or not (self._in_file(hit.first, hit.last) or self._in_mailbox(hit.first, hit.last)):
                continue
            sure = hit.last > hit.first or self._tokens.text[hit.first] in several
            house = self._hit(target, hit.first, hit.last, "house name in a file name", Strength.MEDIUM)
            house.part, house.shaky = ("house", "") if sure else ("slip", "an ordinary word")
            yield house

    def _in_file(self, first: int, last: int) -> bool:
        """Say whether tokens stand between the signs of a file name."""
        tokens, text = self._tokens, self._tokens.canon.text
        if any(tokens.gap(at) not in _FILE_SIGNS for at in range(first, last)):
            return False
        return _FILE_ENDS.match(text, tokens.end[last]) is not None

    def _in_mailbox(self, first: int, last: int) -> bool:
        """Say whether tokens are a part of a mail address, site or hashtag: "wren.lodge@", "#wrenlodge"."""
        tokens, text = self._tokens, self._tokens.canon.text
        if any(tokens.gap(at) not in _MAIL_SIGNS for at in range(first, last)):
            return False
        before = _ONLINE_BEFORE.search(text, max(0, tokens.start[first] - _ONLINE_REACH), tokens.start[first])
        return before is not None or _ONLINE_BEHIND.match(text, tokens.end[last]) is not None

    def _with_sort(self, target: Target, found: list[Hit]) -> None:
        """Take what a house is behind its telling word, in any notation: "Nutley Fm.", "Copthall Ho"."""
        tokens = self._tokens
        kinds = {w for name in target.facts.get("houses", ()) for w in name.split() if w in self._house_words}
        own = {w for name in target.facts.get("houses", ()) for w in name.split()}
        for hit in found:
            after, before = hit.last + 1, hit.first - 1
            if hit.part != "house_core":
                continue
            beside = after < len(tokens) and tokens.gap(hit.last) in {" ", " ("} and tokens.capital(after)
            text = tokens.text[after] if beside else ""
            if text and (text in own or any(text == kind or shortens(text, kind) for kind in kinds)):
                hit.last, hit.end = after, tokens.span(after, after)[1]
            elif before >= 0 and tokens.gap(before) == " " and tokens.text[before] in own:
                hit.first, hit.start = before, tokens.span(before, before)[0]
            else:
                continue
            hit.part, hit.strength, hit.name = "house", Strength.MEDIUM, "house name, abbreviated"

    def _core_beside(self, target: Target, anchor: Hit, taken: set[int]) -> Iterator[Hit]:
        """Yield all telling words of a house beside its street: "Kittiwake, Hatton Wharf"."""
        for name in self._names.get(target.index, ()):
            own = "".join(name.words)
            rare = max(name.weights) >= _RARE
            if name.part != "house" or len(own) < _CORE_LEAST or not (rare or len(name.words) > 1):
                continue
            for step in (-1, 1):
                at = self._over(anchor.last + 1 if step > 0 else anchor.first - 1, step, name.kinds)
                for size in range(1, len(name.words) + 2):
                    low, high = (at, at + size - 1) if step > 0 else (at - size + 1, at)
                    if low >= 0 and high < len(self._tokens) and self._is_core(low, high, own, taken):
                        first, last = min(low, anchor.first), max(high, anchor.last)
                        if self._together(first, last):
                            yield self._hit(
                                target, first, last, "telling words of the house beside its street"
                            )

    def _over(self, at: int, step: int, kinds: frozenset[str]) -> int:
        """Return the token beyond a few general words of a house and small words."""
        steps = 0
        while 0 <= at < len(self._tokens) and steps < _STEPS:
            if self._tokens.text[at] not in kinds and not self._leads(at):
                break
            at, steps = at + step, steps + 1
        return at

    def _is_core(self, first: int, last: int, own: str, taken: set[int]) -> bool:
        """Say whether tokens are the telling words of a house, or nearly them and no ordinary words."""
        tokens = self._tokens
        titled = first > 0 and tokens.text[first - 1] in self._titles and tokens.joined(first - 1)
        if titled or taken & set(range(first, last + 1)):
            return False
        seen = "".join(tokens.text[first : last + 1])
        if seen == own:
            return True
        ordinary = any(text in self._words for text in tokens.text[first : last + 1])
        most = 1 if len(own) <= _SHORT else 2
        return not ordinary and seen[0] == own[0] and OSA.distance(seen, own, score_cutoff=most) <= most

    def _one_word(self, target: Target, words: list[str], anchor: Hit, taken: set[int]) -> Iterator[Hit]:
        """Ask about one word of a longer house name beside its street: "Bryn on Pinfold Square"."""
        telling = {words[0], *(word for word in words if word not in self._house_words and len(word) > 1)}
        if anchor.part not in _TELLING:
            return
        if len(words) == 1:
            # "The Garth, Nether Lane" for Applegarth
            whole = words[0]
            cuts = range(_CORE_LEAST, len(whole) - _CUT_LEAST) if whole not in self._words else ()
            telling = {whole[:cut] for cut in cuts} | {whole[-cut:] for cut in cuts}
        tokens = self._tokens
        before, after = anchor.first - 1, anchor.last + 1
        while before >= 0 and anchor.first - before <= _STEPS and self._leads(before):
            before -= 1
        while after < len(tokens) and after - anchor.last <= _STEPS and self._leads(after):
            after += 1
        for at in (before, after):
            if (
                not 0 <= at < len(tokens)
                or at in taken
                or tokens.text[at] not in telling
                or not tokens.capital(at)
            ):
                continue
            first, last = min(at, anchor.first), max(at, anchor.last)
            if self._together(first, last):
                hit = self._hit(target, first, last, "one word of the house name", Strength.MEDIUM)
                hit.part, hit.shaky = "slip", "one word of the house name"
                yield hit

    def _leads(self, token: int) -> bool:
        text = self._tokens.text[token]
        return text in _CONNECT or text in {"s", "place", "house", "cottage"}

    def _alone(self, target: Target, words: list[str], taken: set[int]) -> Iterator[Hit]:
        """Ask about a house name of several words with a slip in one of them: "Weir Houuse"."""
        tokens, size = self._tokens, len(words)
        ends = {words[0]: 0, words[-1]: size - 1}
        for token in self._page.standing(ends.keys()) if size > 1 else ():
            first = token - ends[tokens.text[token]]
            last = first + size - 1
            if first < 0 or last >= len(tokens) or taken & set(range(first, last + 1)):
                continue
            seen, own = tokens.text[first : last + 1], "".join(words)
            slips = [word for word, right in zip(seen, words, strict=True) if word != right]
            plain = not all(tokens.capital(t) for t in range(first, last + 1)) or not self._together(
                first, last
            )
            if plain or len(slips) != 1 or slips[0] in self._words:
                continue
            if OSA.distance("".join(seen), own) == 1:
                rare = len(own) >= _WHOLE_LEAST and len(slips[0]) >= _SLIP_LEAST
                strength = Strength.MEDIUM if rare else Strength.WEAK
                yield self._hit(target, first, last, "misspelt house name", strength)

    def _adjacent(self, house: Hit, other: Hit) -> bool:
        one, two = sorted((house, other), key=lambda hit: hit.first)
        between = range(one.last + 1, two.first)
        if len(between) > 2 or not all(self._tokens.joined(t) for t in range(one.last, two.first)):
            return False
        return all(self._tokens.text[t] in _CONNECT for t in between)

    def _nearly(self, target: Target, words: list[str], anchor: Hit, taken: set[int]) -> Iterator[Hit]:
        """Yield what is nearly the house name, before a street or town, or after its flat."""
        tokens = self._tokens
        for size in {len(words), max(1, len(words) - 1), len(words) + 1}:
            first = anchor.last + 1 if anchor.part == "flat" else anchor.first - size
            last = first + size - 1
            if first < 0 or last >= len(tokens) or taken & set(range(first, last + 1)):
                continue
            if not tokens.capital(first) or not self._together(
                min(first, anchor.last), max(last, anchor.first)
            ):
                continue
            texts = tokens.text[first : last + 1]
            low, high = min(first, anchor.first), max(last, anchor.last)
            own, seen = look_alike("".join(words)), look_alike("".join(texts))
            most = 1 if len(own) <= _SHORT else 2
            ordinary = anchor.part != "number_street" and all(text in self._words for text in texts)
            if own[0] == seen[0] and 0 < OSA.distance(own, seen, score_cutoff=most) <= most:
                added = [text.rstrip("s") for text in texts] == [word.rstrip("s") for word in words]
                strength = Strength.WEAK if ordinary and not added else Strength.STRONG
                yield self._hit(target, low, high, f"misspelt house name and {anchor.part}", strength)
            elif self._shortened(texts, words):
                sure = anchor.part in _TELLING and self._plainly(texts, words)
                strength = Strength.STRONG if sure else Strength.WEAK
                hit = self._hit(target, low, high, "shortened house name", strength)
                hit.shaky = "" if sure else "shortened house name"
                yield hit

    def _shortened(self, texts: Sequence[str], words: Sequence[str]) -> bool:
        """Say whether each word stands there, shortened or with a slip, and at least one is shortened."""
        if len(texts) != len(words):
            return False
        pairs = list(zip(texts, words, strict=True))
        alike = all(a == b or shortens(a, b) or OSA.distance(a, b, score_cutoff=1) <= 1 for a, b in pairs)
        return alike and any(shortens(a, b) for a, b in pairs)

    def _plainly(self, texts: Sequence[str], words: Sequence[str]) -> bool:
        """Say whether only general words are shortened, or telling ones to most of their sounds: "Grnry"."""
        for text, word in zip(texts, words, strict=True):
            if text == word or word in self._house_words - {words[0]}:
                continue
            if not shortens(text, word) or text in self._words or 2 * len(text) < len(word):
                return False
        return True

    def _together(self, first: int, last: int) -> bool:
        return all(self._tokens.joined(t) for t in range(first, last))

    def _hit(
        self, target: Target, first: int, last: int, name: str, strength: Strength = Strength.STRONG
    ) -> Hit:
        start, end = self._tokens.span(first, last)
        part = "house_street" if strength is Strength.STRONG else "slip"
        return Hit(target.index, part, start, end, strength, "house_street", name, first, last)
