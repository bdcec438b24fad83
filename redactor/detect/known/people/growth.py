"""Lets a chain of names grow over the tokens beside it: further names, initials, particles, a middle name.

Takes a chain, and which tokens may be words of the person; puts the next or the previous token into it.
What stands for a name without being one (short forms, slips no look-up finds) is for name_edges.py.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES
from redactor.detect.known.page import Page
from redactor.detect.known.people.name_chain import Chain
from redactor.detect.known.tables.vocabulary import Use
from redactor.detect.known.text.streams import ends_sentence

_SHORTEST = 3
_ARTICLES = frozenset({"a", "i"})
_JOINTS = frozenset({"y", "e", "i"})


class Growth:
    """Looks at the tokens beside chains in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon

    def _linked(self, token: int) -> bool:
        """Say whether a name may go on after `token`."""
        tokens = self._tokens
        if not tokens.joined(token):
            return False
        return len(tokens.text[token]) <= 2 or not ends_sentence(tokens.gap(token))

    def grow(self, chain: Chain, uses: dict[int, tuple[Use, ...]], letters: set[str]) -> bool:
        """Put the next token into a chain if it belongs there; say whether it does."""
        token = chain.last + 1
        if token >= len(self._tokens) or not self._linked(chain.last):
            return False
        own = token in uses and not (self.plain_slip(token, uses[token]) or self._of_next(token, uses))
        if own and self._fits(chain, uses[token]):
            chain.uses[token] = uses[token]
            chain.last = token
            return True
        close = re.fullmatch(r"[.,]?\s{0,3}|[-_.]", self._tokens.gap(chain.last)) is not None
        if (close and self._initial(token, letters)) or self._small_initial(token, letters, uses):
            chain.initials.append(token)
            chain.last = token
            return True
        return self._bridge(chain, uses, token)

    def plain_slip(self, token: int, uses: tuple[Use, ...]) -> bool:
        """Say whether an ordinary word in small letters is only nearly a name: "and" after a name."""
        text = self._tokens.text[token]
        return (
            min(use.slips for use in uses) > 0
            and text in self._lexicon.words
            and not self._tokens.capital(token)
        )

    def _of_next(self, token: int, uses: dict[int, tuple[Use, ...]]) -> bool:
        """Say whether a letter belongs to the next word, which is no name of the person: "Shaun O'Kane"."""
        one = len(self._tokens.text[token]) == 1 and token + 1 < len(self._tokens)
        return one and self._tokens.gap(token) == "'" and token + 1 not in uses

    def _fits(self, chain: Chain, more: tuple[Use, ...]) -> bool:
        """A name goes on with a word it does not hold yet."""
        texts = {_place(use) for uses in chain.uses.values() for use in uses}
        return any(_place(use) not in texts for use in more)

    def _bridge(self, chain: Chain, uses: dict[int, tuple[Use, ...]], token: int) -> bool:
        """Go over one unknown middle name, or a particle, to the surname."""
        after = token + 1
        while self._apart(chain, uses, after) or (after > token and self._own_particle(uses, after)):
            after += 1
        if after not in uses or not self._linked(token):
            return False
        if not {use.word.role for use in uses[after]} & LAST_ROLES:
            return False
        word = self._tokens.text[token]
        unknown = word not in self._lexicon.words or word in self._lexicon.names.common
        middle = self._tokens.capital(token) and word.isalpha() and unknown
        known_first = any(each & FIRST_ROLES for each in chain.roles().values())
        small = word in self._lexicon.names.particles or word in _JOINTS or self._nearly_particle(chain, word)
        if not (small or (middle and known_first)):
            return False
        chain.uses[after] = uses[after]
        chain.last = after
        return True

    def _own_particle(self, uses: dict[int, tuple[Use, ...]], token: int) -> bool:
        """Say whether a token is only a particle of the surname: the "ap" of "Ieuan Maria ap Hywel"."""
        return (
            token in uses and {use.word.role for use in uses[token]} == {"particle"} and self._linked(token)
        )

    def _nearly_particle(self, chain: Chain, word: str) -> bool:
        """Say whether a word is a particle of the surname with a slip: "vna der Berg"."""
        own = [w.text for w in chain.target.words if w.role == "particle" and len(w.text) >= _SHORTEST]
        return any(OSA.distance(word, text, score_cutoff=1) <= 1 for text in own)

    def _apart(self, chain: Chain, uses: dict[int, tuple[Use, ...]], token: int) -> bool:
        """Say whether a token is the O of the person's O'Rourke, which the next one holds."""
        tokens = self._tokens
        if token in uses or token + 1 not in uses or len(tokens.text[token]) > _SHORTEST:
            return False
        look = self._compiled.vocabulary.look(tokens.text[token] + tokens.text[token + 1])
        return self._linked(token) and any(use.target == chain.target.index for use in look)

    def _small_initial(self, token: int, letters: set[str], uses: dict[int, tuple[Use, ...]]) -> bool:
        """A small letter between two names of the person."""
        return (
            len(self._tokens.text[token]) == 1 and self._tokens.text[token] in letters and token + 1 in uses
        )

    def _initial(self, token: int, letters: set[str]) -> bool:
        word = self._tokens.text[token]
        if len(word) != 1 or word not in letters or not self._tokens.capital(token):
            return False
        if token + 1 >= len(self._tokens):
            return True
        # the O of O'Rourke is no initial
        return self._tokens.gap(token) != "'" and not self._article(token)

    def _article(self, token: int) -> bool:
        """Say whether a letter is the A of "A report": within a line that has no capital, nor a number."""
        tokens, word = self._tokens, self._tokens.text[token]
        if word not in _ARTICLES or tokens.gap(token) not in {" ", "  "} or tokens.capital(token + 1):
            return False
        if tokens.text[token + 1].isdigit():
            return False
        return word == "i" or not token or tokens.gap(token - 1) != " "

    def _piece(self, chain: Chain) -> bool:
        """Say whether the token before makes one word of the name with the first one ("O" of O'Rourke)."""
        before = self._tokens.text[chain.first - 1]
        if len(before) > 3:
            return False
        uses = self._compiled.vocabulary.look(before + self._tokens.text[chain.first])
        return any(use.target == chain.target.index for use in uses)

    def _two_initials(self, chain: Chain, letters: set[str]) -> bool:
        """Say whether an initial of the person and an unknown one stand before a surname."""
        one, two, tokens = chain.first - 2, chain.first - 1, self._tokens
        if one < 0 or not (tokens.joined(one) and tokens.joined(two)):
            return False
        unknown = len(tokens.text[two]) == 1 and tokens.text[two].isalpha() and tokens.capital(two)
        return unknown and self._initial(one, letters)

    def grow_left(self, chain: Chain, letters: set[str], particles: frozenset[int]) -> None:
        """Put what belongs to a chain before it into it: particles and initials."""
        while chain.first > 0 and self._tokens.joined(chain.first - 1):
            if chain.first - 1 not in particles and not self._piece(chain):
                break
            chain.first -= 1
        if self._two_initials(chain, letters):
            chain.initials += [chain.first - 2, chain.first - 1]
            chain.first -= 2
        while (
            chain.first > 0
            and self._initial(chain.first - 1, letters)
            and self._tokens.joined(chain.first - 1)
        ):
            chain.first -= 1
            chain.initials.append(chain.first)
        if chain.initials and chain.first in chain.initials:
            return
        self._joined_initials(chain, letters)

    def _joined_initials(self, chain: Chain, letters: set[str]) -> None:
        """Take "TG" before a surname."""
        token = chain.first - 1
        word = self._tokens.text[token] if token >= 0 else ""
        if 2 <= len(word) <= 3 and set(word) <= letters and self._tokens.joined(token):
            canon, start = self._tokens.canon, self._tokens.start[token]
            if all(canon.capital(start + i) for i in range(len(word))) and self._allowed_initials(
                chain, word
            ):
                chain.first = token
                chain.initials.append(token)

    def _allowed_initials(self, chain: Chain, word: str) -> bool:
        forenames = [w.text[0] for w in chain.target.words if w.role in {"first", "middle"} and w.slot >= 0]
        return word[0] in forenames


def _place(use: Use) -> tuple[str, int | str]:
    """Return which place in a name a word takes; each particle has one of its own ("de la")."""
    return use.word.role, use.word.text if use.word.role == "particle" else use.word.slot
