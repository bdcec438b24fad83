"""Two initials in plain capitals where a person stands: "KG attended", "CF, KG and SB", "seen by KG".

Takes a page, gives questions: of critical people always, of others where they stand elsewhere in the text.
Usual abbreviations are nobody's initials. Initials with full stops are for short_persons.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_FIRST, _LAST = frozenset({"first", "known"}), frozenset({"surname", "previous"})
_WILL = frozenset({"will", "would", "could", "should", "can", "may", "must", "yn", "wedi"})
_LINE = re.compile(r"[^\S\n]?(?:[\t:=(–|]|- )")
_CELL = frozenset("\n\t\f|")
_BESIDE = frozenset({", ", "/", " / ", " & ", "&", "+", " + ", ","})
_LISTED_MOST = 3
_PLAIN = frozenset({" ", ": ", " ("})


class TwoLetters:
    """Finds two initials in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the people's initials."""
        self._page = page
        self._tokens = page.tokens
        self._wanted = _initials(compiled)
        contexts = compiled.lexicon.contexts
        self._usual = contexts.get("two_letters", frozenset())
        self._before = contexts.get("before_initials", frozenset())
        self._deeds = contexts.get("deeds", frozenset()) | contexts.get("came", frozenset()) | _WILL
        self._relations = compiled.lexicon.names.relations | contexts.get("role_of_initials", frozenset())
        self._owned = self._relations | contexts.get("had_by_people", frozenset())

    def hits(self) -> Iterator[Hit]:
        """Yield the questions."""
        for first, last, letters in self._pairs() if self._wanted else ():
            if self._of_a_person(first, last):
                start, end = self._tokens.span(first, last)
                for target in self._wanted[letters]:
                    rule, name = "two_initials", "two initials in capitals"
                    yield Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)

    def _pairs(self) -> Iterator[tuple[int, int, str]]:
        """Yield the initials in one word, and those that a blank parts: "KG", "K G"."""
        tokens = self._tokens
        for token in self._page.standing(self._wanted.keys()):
            if self._capitals(token) and not self._joined(token, token):
                yield token, token, tokens.text[token]
        for token in self._page.standing({letters[0] for letters in self._wanted}):
            after = token + 1
            letters = "".join(tokens.text[token : token + 2])
            together = letters in self._wanted and after < len(tokens) and tokens.gap(token) == " "
            capitals = together and tokens.capital(token) and tokens.capital(after)
            if capitals and not self._joined(token, after):
                yield token, after, letters

    def _capitals(self, token: int) -> bool:
        canon, start = self._tokens.canon, self._tokens.start[token]
        return canon.capital(start) and canon.capital(start + 1)

    def _joined(self, first: int, last: int) -> bool:
        """Say whether initials are part of a code or of more letters: "KG-12", "K G B", "AB KG"."""
        tokens = self._tokens
        before = first > 0 and (tokens.gap(first - 1) in {"", "-", ".", "_"} or self._measured(first))
        after = last + 1 < len(tokens) and tokens.gap(last) in {"", "-", ".", "_"}
        single = first < last and (
            (first > 0 and len(tokens.text[first - 1]) == 1 and tokens.capital(first - 1))
            or (last + 1 < len(tokens) and len(tokens.text[last + 1]) == 1 and tokens.capital(last + 1))
        )
        return before or after or single

    def _measured(self, first: int) -> bool:
        """Say whether letters are a unit behind a number: "12 KG"."""
        return self._tokens.gap(first - 1) == " " and self._tokens.text[first - 1].isdigit()

    def _of_a_person(self, first: int, last: int) -> bool:
        """Say whether a person stands there: one who acts, is listed, labelled, told or has something."""
        told = self._acts(last) or self._ordered(first, last) or self._labelled(first, last)
        return told or self._listed(first, last) or self._led(first, last)

    def _acts(self, last: int) -> bool:
        tokens, after = self._tokens, last + 1
        if after >= len(tokens):
            return False
        if tokens.text[after] == "s" and tokens.gap(last) == "'" and after + 1 < len(tokens):
            return tokens.text[after + 1] in self._owned
        return tokens.gap(last) == " " and tokens.text[after] in self._deeds and not tokens.capital(after)

    def _ordered(self, first: int, last: int) -> bool:
        """Say whether initials begin a line or sentence that says what they are to do: "KG to confirm"."""
        tokens, after = self._tokens, last + 2
        if after >= len(tokens) or tokens.text[last + 1] != "to" or tokens.gap(last) != " ":
            return False
        return (
            first == 0 or ends_sentence(tokens.gap(first - 1)) or not _CELL.isdisjoint(tokens.gap(first - 1))
        )

    def _labelled(self, first: int, last: int) -> bool:
        """Say whether initials begin a line that says who they are, or fill a cell: "KG: mum", "| KG |"."""
        tokens, ends = self._tokens, last + 1 >= len(self._tokens)
        gap = "\n" if ends else tokens.gap(last)
        begins = first == 0 or not _CELL.isdisjoint(tokens.gap(first - 1))
        beyond = tokens.text[last + 1] if not ends else ""
        if begins and _LINE.match(gap):
            return True
        cell = begins and not _CELL.isdisjoint(gap) and not (first == 0 and ends)
        return cell or (gap in {" (", ", "} and beyond in self._relations)

    def _listed(self, first: int, last: int) -> bool:
        """Say whether other initials stand beside in a list: "OHB, KG and SB attended", "KG/CF"."""
        tokens = self._tokens
        return any(
            self._is_list(min(one, two), max(one, two)) and self._letters(two)
            for one, two in ((first, first - 1), (first, first - 2), (last, last + 1), (last, last + 2))
            if 0 <= two < len(tokens)
        )

    def _is_list(self, low: int, high: int) -> bool:
        tokens = self._tokens
        if high - low == 1:
            return tokens.gap(low) in _BESIDE
        return tokens.text[low + 1] in {"and", "a", "ac"} and tokens.gap(low) == tokens.gap(low + 1) == " "

    def _letters(self, token: int) -> bool:
        """Say whether a word is two or three capitals and no usual abbreviation."""
        tokens, text = self._tokens, self._tokens.text[token]
        shown = 1 < len(text) <= _LISTED_MOST and text.isalpha() and text not in self._usual
        return shown and all(map(tokens.canon.capital, range(tokens.start[token], tokens.end[token])))

    def _led(self, first: int, last: int) -> bool:
        """Say whether a word before says that somebody follows: "seen by KG", "mum KG"."""
        tokens, before, after = self._tokens, first - 1, last + 1
        if before < 0 or tokens.gap(before) not in _PLAIN:
            return False
        on = after < len(tokens) and tokens.gap(last) == " "
        on = on and (tokens.capital(after) or tokens.text[after].isdigit())
        return not on and (tokens.text[before] in self._before or tokens.text[before] in self._relations)


@once_a_case
def _initials(compiled: Compiled) -> dict[str, list[Target]]:
    """Return the people by first letters of forename, or name they are known by, and surname."""
    usual = compiled.lexicon.contexts.get("two_letters", frozenset())
    found: dict[str, list[Target]] = {}
    for target in compiled.targets:
        if target.kind is not Kind.PERSON or target.allowed:
            continue
        firsts = {word.text[0] for word in target.words if word.role in _FIRST}
        lasts = {word.text[0] for word in target.words if word.role in _LAST}
        for letters in sorted(one + two for one in firsts for two in lasts):
            if letters not in usual:
                found.setdefault(letters, []).append(target)
    return found
