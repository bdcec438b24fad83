"""Settles a doubt about one part of a name by another part of the same person that it plainly belongs to.

Takes the hits of a page, weighed already; clears the doubt where the other part stands beside, or where what
made the doubt stands between the two ("Tamsin bint Yusuf Hale", "Tamsin, whose surname is Hale"). It finds
nothing, and drops nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import KIN
from redactor.detect.known.shortened import shortens
from redactor.model.kind import Kind

_PARTS = {"forename": "first", "names": "first", "surname": "last", "pair_surname": "last"}
# a name of nobody here made the doubt: it must stand between
_STRANGER = frozenset({"unknown forename", "unknown surname", KIN})
# the word itself may be another's, or no name
_PLAIN = frozenset(
    {"shared name", "ordinary word", "small letters", "start of sentence", "capitals throughout"}
    | {"small letters throughout", "small letters, but as of a person"}
)
_SLIPS = frozenset({"slip", "name_partly_hidden", "name_cut_short"})
_LABELS = frozenset(
    {"surname", "surnames", "last", "family", "second", "name", "names", "forename", "forenames", "first"}
    | {"given", "christian", "maiden", "married", "called", "known", "nee", "ne", "formerly", "previously"}
    | {"cyfenw", "enw", "cyntaf", "nazwisko", "imie", "nom", "prenom", "nachname", "vorname", "apellido"}
    | {"apellidos", "nombre", "cognome", "nome", "sobrenome", "alias", "aka", "born", "legally", "goes"}
)
_SAID_SO = _LABELS - {
    "last",
    "first",
    "given",
    "second",
    "family",
    "called",
    "known",
    "born",
    "goes",
    "legally",
}
_JOINTS = frozenset(
    {"is", "was", "be", "whose", "with", "the", "that", "s", "as", "also", "now", "then", "by", "or", "her"}
    | {"his", "their", "uses", "using", "under", "properly", "full", "in", "has", "spelt", "spelled", "e"}
)
_DESCENT = frozenset(
    {"bin", "ibn", "bint", "binti", "binte", "ben", "bat", "ap", "ab", "ferch", "verch", "o", "d", "s", "w"}
    | {"al", "el", "son", "daughter", "wife", "widow", "of", "mac", "nic", "ni", "ui", "ould", "abu", "umm"}
)
_TELLING = _LABELS | _JOINTS | _DESCENT
_MOST, _REACH = 6, 14
_BESIDE = re.compile(r"[\s,;:/|\"'()_*~^=>\[\]–—-]{1,8}")
_LISTED = re.compile(r"[,;:|\t!?&+]|\n\s*\n")
_ENDS = re.compile(r"[.!?]\W*\s")
_SHORT = 2


class OwnCompany:
    """Looks between the names of each person in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the people and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._titles = compiled.lexicon.names.titles
        self._common, self._given = compiled.lexicon.names.common, compiled.given
        self._look, self._targets = compiled.vocabulary.look, compiled.targets
        self._people = {
            each.index for each in compiled.targets if each.kind is Kind.PERSON and not each.allowed
        }

    def settle(self, hits: Iterable[Hit]) -> None:
        """Clear doubts that another part of the same name answers."""
        people = defaultdict[int, list[Hit]](list)
        for hit in hits:
            if hit.target in self._people and hit.first >= 0 and self._part(hit):
                people[hit.target].append(hit)
        for each in people.values():
            if len({self._part(hit) for hit in each}) > 1:
                self._settle(sorted(each, key=lambda hit: (hit.first, hit.last)))

    def _part(self, hit: Hit) -> str:
        """Return which half of a name a hit is, or an empty string."""
        part = _PARTS.get(hit.part, "")
        return self._half_meant(hit) if not part and hit.rule in _SLIPS else part

    def _half_meant(self, hit: Hit) -> str:
        """Return which half of the name a word with a slip, or with hidden letters, stands for."""
        tokens = self._tokens
        uses = self._look(tokens.text[hit.first]) if hit.first == hit.last else ()
        roles = {use.word.role for use in uses if use.target == hit.target}
        if not roles:
            text = "".join(tokens.text[hit.first : hit.last + 1])
            roles = {word.role for word in self._targets[hit.target].words if shortens(text, word.text)}
        if roles & LAST_ROLES:
            return "" if roles & FIRST_ROLES else "last"
        return "first" if roles & FIRST_ROLES else ""

    def _settle(self, hits: list[Hit]) -> None:
        """Clear the doubts of one person."""
        firsts = [hit.first for hit in hits]
        cleared: list[tuple[Hit, Hit]] = []
        for hit in hits:
            if hit.shaky not in _STRANGER | _PLAIN and hit.rule not in _SLIPS:
                continue
            low = bisect_left(firsts, hit.first - _REACH)
            high = bisect_right(firsts, hit.last + _REACH)
            own = next((other for other in hits[low:high] if self._answers(hit, other)), None)
            cleared += [(hit, own)] if own else []
        for hit, own in cleared:
            hit.shaky, hit.evidence = "", (*hit.evidence, own.rule)
            if hit.part == "slip":
                # what stands beside the other half is the name, not a slip of it
                hit.part = "surname" if self._part(own) == "first" else "forename"

    def _answers(self, hit: Hit, other: Hit) -> bool:
        """Say whether another part of the person answers the doubt about a hit."""
        if self._part(hit) == self._part(other) or max(hit.strength, other.strength) < Strength.MEDIUM:
            return False
        one, two = (hit, other) if hit.first < other.first else (other, hit)
        if other.rule in _SLIPS or one.last >= two.first or two.first - one.last - 1 > _MOST:
            return False
        return self._explains(hit, one, two) and (not other.shaky or self._explains(other, one, two))

    def _explains(self, hit: Hit, one: Hit, two: Hit) -> bool:
        """Say whether what stands between two parts of a name leaves no doubt about one of them."""
        between = range(one.last + 1, two.first)
        if hit.shaky in _STRANGER:
            # the stranger is the middle of the name
            led = hit is (two if self._part(hit) == "last" else one)
            return led and bool(between) and self._within(one.last, two.first)
        if hit.shaky and hit.shaky not in _PLAIN:
            return False
        if two.part == "pair_surname":
            # "Tamsin and Daniel Hale" names both
            return True
        if not between:
            return _BESIDE.fullmatch(self._tokens.gap(one.last)) is not None
        named = not _SAID_SO.isdisjoint(self._tokens.text[at] for at in between)
        return self._told(one.last, two.first) and (named or self._capital(hit))

    def _capital(self, hit: Hit) -> bool:
        """Say whether a name has its capital, or is no ordinary word."""
        return self._tokens.capital(hit.first) or self._tokens.text[hit.first] not in self._words

    def _within(self, first: int, last: int) -> bool:
        """Say whether only names, particles and words of descent stand between two tokens."""
        tokens = self._tokens
        gaps = "".join(tokens.gap(at) for at in range(first, last))
        if _LISTED.search(gaps) or gaps.count("(") != gaps.count(")"):
            return False
        return all(self._name(at) or tokens.text[at] in _DESCENT for at in range(first + 1, last))

    def _name(self, token: int) -> bool:
        text = self._tokens.text[token]
        usual = text in self._common or text in self._given
        return (text not in self._words or usual or len(text) < _SHORT) and self._tokens.capital(token)

    def _told(self, first: int, last: int) -> bool:
        """Say whether words that name a name's parts stand between two tokens, and no end of a sentence."""
        tokens = self._tokens
        if any(not tokens.joined(at) or _ENDS.search(tokens.gap(at)) for at in range(first, last)):
            return False
        return all(
            text in _TELLING or text in self._titles or text.isdigit()
            for text in tokens.text[first + 1 : last]
        )
