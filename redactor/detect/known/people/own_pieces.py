"""Widens a chain of names over what else of the person stands there: "C. A. de V.-Stott", "Wójcik, Zb.".

Takes a chain that holds a name, puts into it the next tokens as long as each is a shortened name, an initial,
a particle or the first letters of particles of the same person. It judges nothing.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Word
from redactor.detect.known.page import Page
from redactor.detect.known.people.name_chain import Chain, letters_of
from redactor.detect.known.shortened import clips, shortens
from redactor.detect.known.tables.vocabulary import Use

_SHORT_LEAST, _LETTERS_MOST, _CLIPPED_LEAST = 2, 3, 3
_OWN_FIRST = frozenset({"first", "known"})
_BEFORE_NAME = frozenset({" ", ".", ". ", "-", "/", "'", ".-", "  "})
_GLUED = frozenset({".", "-", ".-", "/"})
_BEFORE_HALF = _GLUED | {". ", " "}
_BEHIND_NAME = frozenset({" ", ", ", ",", "  ", "_"})
# two letters that are one in many languages
_TWO_IN_ONE = frozenset({"sh", "ch", "zh", "kh", "th", "ph", "ts", "ll", "rh", "ff", "dd", "gh", "cz", "sz"})
_OWN = FIRST_ROLES | {"middle"}


class OwnPieces:
    """Looks at both ends of chains in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._names = compiled.given
        self._titles = compiled.lexicon.names.titles
        self._of: dict[int, list[str]] = {}

    def absorb(self, chain: Chain) -> None:
        """Put into a chain what belongs to the name at its ends."""
        if chain.slips():
            return
        lasts = chain.of(LAST_ROLES)
        if lasts:
            while self._before(chain):
                pass
            self._half_letter(chain)
        if not (chain.initials and chain.last in chain.initials) and chain.last + 1 < len(self._tokens):
            if not lasts and chain.of(_OWN_FIRST):
                self._both_letters(chain)
                self._short_middle(chain)
            self._behind(chain, _OWN if lasts else LAST_ROLES)
            if lasts and chain.last + 1 < len(self._tokens) and not chain.of(_OWN_FIRST):
                self._first_letter(chain)

    def _first_letter(self, chain: Chain) -> None:
        """Take the forename's letter behind a surname cut with a full stop: "Okoro-B., T."."""
        tokens, token = self._tokens, chain.last + 1
        if tokens.gap(chain.last) not in {"., ", ".,"} or not tokens.capital(token):
            return
        if tokens.text[token] in letters_of(chain.target, _OWN_FIRST):
            chain.last = token
            chain.initials.append(token)

    def _half_letter(self, chain: Chain) -> None:
        """Take the letter of one half before the other one: "Mrs O. Bell", "O.Bell"."""
        tokens, token = self._tokens, chain.first - 1
        if token < 0 or tokens.gap(token) not in _BEFORE_HALF or not tokens.capital(token):
            return
        held = {use.word.slot for use in chain.uses.get(chain.first, ()) if use.word.role == "half"}
        halves = {
            word.text[0] for word in chain.target.words if word.role == "half" and word.slot not in held
        }
        glued = tokens.gap(token) in _GLUED
        if held and tokens.text[token] in halves and (glued or self._titled(token)):
            chain.first = token

    def _titled(self, token: int) -> bool:
        return token > 0 and self._tokens.text[token - 1] in self._titles

    def _particles(self, chain: Chain) -> list[str]:
        target = chain.target
        if target.index not in self._of:
            every = (word.text for word in target.words if word.role == "particle")
            self._of[target.index] = list(dict.fromkeys(every))
        return self._of[target.index]

    # ---- before a surname -------------------------------------------------------------------

    def _before(self, chain: Chain) -> bool:
        """Take a particle, its first letters or an initial before: "v.d. Merwe", "A. de V.-Stott"."""
        tokens, token = self._tokens, chain.first - 1
        if token < 0 or tokens.gap(token) not in _BEFORE_NAME:
            return False
        text, particles = tokens.text[token], self._particles(chain)
        if text in particles or (len(text) == 1 and self._parted(token, particles)):
            chain.first = token
            return True
        if text == "".join(each[0] for each in particles) and len(text) > 1:
            chain.first = token
            return True
        # an initial before a surname alone is taken where the chain grows
        reached = chain.first not in chain.uses or tokens.text[chain.first] in particles
        if reached and len(text) == 1 and tokens.capital(token) and text in letters_of(chain.target, _OWN):
            chain.first = token
            chain.initials.append(token)
            return True
        return False

    def _parted(self, token: int, particles: list[str]) -> bool:
        """Say whether a letter stands for a particle among others that do: "v.d. Merwe", "v/d Merwe"."""
        tokens, signs = self._tokens, [each[0] for each in particles]
        if len(signs) < 2 or tokens.text[token] not in signs:
            return False
        beside = (token - 1, token + 1)
        return any(0 <= at < len(tokens) and tokens.text[at] in signs for at in beside)

    # ---- behind a name ----------------------------------------------------------------------

    def _behind(self, chain: Chain, roles: frozenset[str]) -> None:
        """Take the other name, shortened with a full stop: "Wójcik, Zb.", "Katya Sh.", "Gwilym, Ll. ap"."""
        tokens, token = self._tokens, chain.last + 1
        if token >= len(tokens) or tokens.gap(chain.last) not in _BEHIND_NAME:
            return
        text = tokens.text[token]
        if len(text) < _SHORT_LEAST or not tokens.capital(token) or not self._dotted(token):
            return
        held = {use.word.text for uses in chain.uses.values() for use in uses}
        for word in chain.target.words:
            if word.role in roles and word.text not in held and self._short(text, word):
                chain.uses[token] = (Use(chain.target.index, word, 1),)
                chain.last, chain.shortened = token, True
                break
        else:
            return
        particles = self._particles(chain)
        while chain.last + 1 < len(tokens) and tokens.gap(chain.last) in {". ", " "}:
            if tokens.text[chain.last + 1] not in particles:
                return
            chain.last += 1

    def _both_letters(self, chain: Chain) -> None:
        """Take the first letters of a middle name or of halves of the surname in one: "Roz TB", "Tam GOB"."""
        tokens, token = self._tokens, chain.last + 1
        text = tokens.text[token]
        if not _SHORT_LEAST <= len(text) <= _LETTERS_MOST or tokens.gap(chain.last) not in {" ", "  ", "_"}:
            return
        canon, lasts = tokens.canon, letters_of(chain.target, LAST_ROLES)
        capital = all(map(canon.capital, range(tokens.start[token], tokens.end[token])))
        own = text[-1] in lasts and set(text) <= lasts | letters_of(chain.target, frozenset({"middle"}))
        if capital and own and text not in self._words:
            chain.last = token
            chain.initials.append(token)

    def _short_middle(self, chain: Chain) -> None:
        """Take the beginning of a middle name, as people shorten it: "Hannah Lou"."""
        tokens, token = self._tokens, chain.last + 1
        if token >= len(tokens) or tokens.gap(chain.last) not in {" ", "-"} or not tokens.capital(token):
            return
        for word in chain.target.words:
            if word.role == "middle" and clips(tokens.text[token], word.text, _CLIPPED_LEAST):
                chain.uses[token] = (Use(chain.target.index, word, 0),)
                chain.last = token
                return

    def _dotted(self, token: int) -> bool:
        end = self._tokens.end[token]
        return self._tokens.canon.text[end : end + 1] == "."

    def _short(self, text: str, word: Word) -> bool:
        begins = word.text.startswith(text) and (text not in self._words or text in _TWO_IN_ONE)
        clear = text not in self._words and text not in self._names and len(text) > _SHORT_LEAST
        return len(text) < len(word.text) and (begins or (clear and shortens(text, word.text)))
