"""Organisations with slips in their distinctive words, or these in another order: "Dagnal and Prewet".

Takes a page and what each token may be, gives where the words of a name stand, nearly. What it means
without a general word beside it is for organisations.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.phrase_words import JOINT_MOST
from redactor.detect.known.tables.vocabulary import Use
from redactor.detect.known.text.fold import look_alike
from redactor.detect.known.text.streams import Tokens

JOINTS = frozenset({"and", "n", "et", "und", "a", "ac"})
_SIZE_LEAST, _SLIP_LEAST, _TWO_SLIPS_LEAST, _SHORT_LEAST = 8, 4, 8, 2
_SLIPS_MOST, _SURE_LEAST, _RARE_LEAST, _WHOLE_LEAST = 2, 8, 6, 10
_NEVER = 9


def slip(tokens: Tokens, target: Target, first: int, last: int, *, sure: bool = False) -> Hit:
    """Return a name with a slip; several distinctive words, misspelt or reordered, are the name."""
    start, end = tokens.span(first, last)
    strength = Strength.MEDIUM if sure else Strength.WEAK
    name = "misspelt or reordered name" if sure and last > first else "misspelt name"
    return Hit(target.index, "core_slip", start, end, strength, "organisation_near_miss", name, first, last)


class SlippedNames:
    """Finds the words of names with slips in one page."""

    def __init__(self, page: Page, compiled: Compiled, around: AroundNames) -> None:
        """Keep the page and the words for saint."""
        self._around = around
        self._tokens = page.tokens
        self._lexicon = compiled.lexicon
        self._saints = frozenset(compiled.lexicon.streets.saints)
        self._world = compiled.lexicon.contexts.get("world", frozenset())
        self._beside = Neighbours(page, compiled)

    def hits(
        self, target: Target, uses: Mapping[int, tuple[Use, ...]], cores: Sequence[Hit]
    ) -> Iterator[Hit]:
        """Yield names with one or two slips, all their words present and in order."""
        core = target.facts.get("core", ())
        own = {token: found for token, every in uses.items() if (found := _own(core, every))}
        known = {t for hit in cores if hit.part == "core" for t in range(hit.first, hit.last + 1)}
        whole = [*self._spans(core, sorted(own))]
        for first, last in whole:
            if not set(range(first, last + 1)) <= known:
                yield slip(self._tokens, target, first, last, sure=True)
        taken = {token for hit in cores for token in range(hit.first, hit.last + 1)}
        taken |= {token for first, last in whole for token in range(first, last + 1)}
        for token in sorted(own):
            if token not in taken and (hit := self._chained(target, own, token, taken)) is not None:
                yield hit

    # ---- one word behind the other ------------------------------------------------------------

    def _chained(
        self, target: Target, own: Mapping[int, dict[int, int]], token: int, taken: set[int]
    ) -> Hit | None:
        """Return the words of a name from a token on, where enough of them stand there."""
        tokens, core = self._tokens, target.facts["core"]
        small = sum(len(word) <= _SLIP_LEAST - 1 for word in core)
        chain, slips = [token], min(own[token].values())
        while len(chain) < len(core) and chain[-1] + 1 in own and tokens.joined(chain[-1]):
            chain.append(chain[-1] + 1)
            slips += min(own[chain[-1]].values())
        slots = {slot for t in chain for slot in own[t]}
        enough = len(slots) >= len(core) - small or (0 in slots and self._rare_first(core))
        enough = enough or slots >= self._rare_slots(core)
        whole = len(slots) > 1 and tokens.end[chain[-1]] - tokens.start[chain[0]] >= _WHOLE_LEAST
        if slips > _SLIPS_MOST or not enough or (not whole and (not slips or any(t in taken for t in chain))):
            return None
        if small and not self._small_before(core, chain[0]):
            return None
        saint = small and chain[0] and tokens.text[chain[0] - 1] in self._saints
        sure = whole or (len(core) == 1 and self._sure(core[0], token))
        hit = slip(tokens, target, chain[0] - bool(saint), chain[-1], sure=sure)
        hit.shaky = self._another_word(chain) if slips and not whole else ""
        return hit

    def _sure(self, word: str, token: int) -> bool:
        """Say whether a word with a capital is the long rare name with one sign wrong, and no other name."""
        text, names = self._tokens.text[token], self._lexicon.names
        if len(word) < _SURE_LEAST or word in self._lexicon.words or not self._tokens.capital(token):
            return False
        known = text in names.given or text in names.common or text in self._world
        most = 2 if len(word) > _SURE_LEAST and self._around.led(token) else 1
        near = OSA.distance(text, word, score_cutoff=most) <= most or look_alike(text) == look_alike(word)
        return near and not known and not self._beside.foreign(token)

    def _another_word(self, chain: list[int]) -> str:
        """Say why a core with a slip may be no name: "Grave Surgery" for Grove."""
        return "another word" if all(self._tokens.text[t] in self._lexicon.words for t in chain) else ""

    def _rare_slots(self, core: Sequence[str]) -> set[int]:
        """Return the places of the rare words of a name that has two or more of them."""
        words = self._lexicon.words
        rare = {at for at, word in enumerate(core) if len(word) > _RARE_LEAST - 2 and word not in words}
        return rare if len(rare) > 1 else {-1}

    def _rare_first(self, core: Sequence[str]) -> bool:
        return len(core[0]) >= _RARE_LEAST and core[0] not in self._lexicon.words

    def _small_before(self, core: Sequence[str], token: int) -> bool:
        before = self._tokens.text[token - 1] if token else ""
        return len(core[0]) >= _SLIP_LEAST or before in {*self._saints, core[0]}

    # ---- all words, with small ones between -----------------------------------------------------

    def _spans(self, core: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last token of each place where all words stand, exactly or nearly."""
        words = [word for word in core if word not in JOINTS and word != "s"]
        if len(words) < 2 or sum(map(len, words)) < _SIZE_LEAST:
            return
        orders = [words, words[::-1]] if "and" in core and len(words) == 2 else [words]
        for start in starts:
            for order in orders:
                last, slips = self._aligned(order, start, core)
                if slips <= _SLIPS_MOST:
                    yield start, last
                    break

    def _aligned(self, words: Sequence[str], start: int, core: Sequence[str]) -> tuple[int, int]:
        """Return where the words end that begin at a token, and how many slips they have."""
        tokens, at, slips = self._tokens, start, 0
        for number, word in enumerate(words):
            if number:
                at = self._next(at, word, any_joint="and" in core)
            if at < 0:
                return start, _NEVER
            slips += self._slips(tokens.text[at], word)
            if slips > _SLIPS_MOST:
                return start, _NEVER
        return at, slips

    def _next(self, at: int, word: str, *, any_joint: bool) -> int:
        """Return the next word of the name, over what stands for "and" and the s of a possessive, or -1."""
        tokens = self._tokens
        for step in (1, 2):
            if at + step >= len(tokens) or not tokens.joined(at + step - 1):
                return -1
            text = tokens.text[at + step]
            small = any_joint and len(text) <= JOINT_MOST and step == 1 and self._slips(text, word) == _NEVER
            if text not in JOINTS and text != "s" and not small:
                return at + step
        return -1

    def _slips(self, text: str, word: str) -> int:
        if text == word or {text, word} <= self._saints:
            return 0
        if look_alike(text) == look_alike(word):
            return 1
        if len(word) < _SLIP_LEAST:
            return 1 if len(text) >= _SHORT_LEAST and shortens(text, word) else _NEVER
        most = 2 if len(word) >= _TWO_SLIPS_LEAST else 1
        found = OSA.distance(text, word, score_cutoff=most)
        return found if found <= most and text[:1] == word[:1] else _NEVER


def _own(core: Sequence[str], uses: Sequence[Use]) -> dict[int, int]:
    """Return which words of a name a token may be: place, and slips."""
    return {core.index(use.word.text): use.slips for use in uses if use.word.text in core}
