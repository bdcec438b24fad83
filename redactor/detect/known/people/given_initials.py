"""Initials that a text gives a person: "Tamsin Hale (TH)", "TH = Tamsin Hale", and wherever they stand then.

Takes a page and its people, gives redactions; questions where the letters are a word or a title as well, or
are given to several. Initials that no text explains are for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength, Target
from redactor.detect.known.page import Page

# a target with its forenames, surnames and initials
Person = tuple[Target, list[str], list[str], tuple[str, ...]]
_OPENS = re.compile(r"[(\[\"'“‘]")
_GIVING = frozenset(
    {"hereafter", "hereinafter", "henceforth", "now", "aka", "abbreviated", "as", "is", "be", "or"}
)
_GIVEN_MOST, _NAME_REACH = 4, 4
_NAMES = re.compile(r"\s?[(\[=:–-]\s?")
_HOURS = frozenset({"am", "pm"})


class GivenInitials:
    """Reads the initials that one page explains."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the ordinary words and the titles."""
        self._page, self._tokens = page, page.tokens
        self._words, self._titles = compiled.lexicon.words, compiled.lexicon.names.titles

    def hits(self, people: Sequence[Person]) -> Iterator[Hit]:
        """Yield initials that a text gives a person, wherever they stand then: "Tamsin Hale (TH)"."""
        tokens, capitals = self._tokens, self._capitals(people)
        given: dict[str, dict[int, Target]] = {}
        for token in capitals:
            before = token - 1
            if before >= 0 and tokens.text[before] in _GIVING and tokens.joined(before):
                before -= 1
            opened = (
                before >= 0
                and tokens.joined(before)
                and (before < token - 1 or _OPENS.search(tokens.gap(before)))
            )
            self._before_name(token, people, given)
            for target, _, lasts, _ in people if opened else ():
                if tokens.text[before] in lasts and initials_of(tokens.text[token], target):
                    given.setdefault(tokens.text[token], {})[target.index] = target
        for token in capitals if given else ():
            meant = given.get(tokens.text[token], {})
            sure = len(meant) == 1 and not self._also_a_word(token)
            for target in meant.values():
                yield self._hit(target, token, sure=sure)

    def _also_a_word(self, token: int) -> bool:
        """Say whether initials may be a word, a title or an hour here: "IT", "MS CONTE", "3 PM"."""
        tokens, text, after = self._tokens, self._tokens.text[token], token + 1
        titled = after < len(tokens) and tokens.gap(token) in {" ", ". "} and tokens.capital(after)
        counted = token > 0 and tokens.gap(token - 1) == " " and tokens.text[token - 1].isdigit()
        word = (text in self._words and text not in self._titles) or text in _HOURS
        return word or counted or (titled and text in self._titles)

    def _hit(self, target: Target, token: int, *, sure: bool) -> Hit:
        part, strength = ("initials", Strength.MEDIUM) if sure else ("slip", Strength.WEAK)
        name, (start, end) = "initials that the text gives", self._tokens.span(token, token)
        return Hit(target.index, part, start, end, strength, "initials_given", name, token, token)

    def _before_name(self, token: int, people: Sequence[Person], given: dict[str, dict[int, Target]]) -> None:
        """Note initials that stand before the name they are of: "TH (Tamsin Hale)", "TH = Tamsin Hale"."""
        tokens, after = self._tokens, token + 1
        if after + 1 >= len(tokens) or not _NAMES.fullmatch(tokens.gap(token)):
            return
        names = tokens.text[after : after + _NAME_REACH]
        for target, firsts, lasts, _ in people:
            whole = names[0] in firsts and any(name in lasts for name in names[1:])
            if whole and initials_of(tokens.text[token], target):
                given.setdefault(tokens.text[token], {})[target.index] = target

    def _capitals(self, people: Sequence[Person]) -> list[int]:
        """The words of two to four capitals that begin and end as the initials of one of `people`."""
        tokens = self._tokens
        ends = {letters for target, *_ in people for letters in _ends(target)}
        return sorted(
            token
            for text, at in self._page.where.items()
            if 1 < len(text) <= _GIVEN_MOST and text[0] + text[-1] in ends and text.isalpha()
            for token in at
            if all(map(tokens.canon.capital, range(tokens.start[token], tokens.end[token])))
        )


def _ends(target: Target) -> set[str]:
    """Return the first and last letter of each of a person's initials."""
    firsts = {word.text[0] for word in target.words if word.role in FIRST_ROLES}
    lasts = {word.text[0] for word in target.words if word.role in LAST_ROLES | {"particle"}}
    return {first + last for first in firsts for last in lasts}


def initials_of(letters: str, target: Target) -> bool:
    """Say whether letters begin a person's names in order, from the forename to the surname."""
    roles = ("first", "known", "middle", "particle", "surname", "half", "previous", "previous_half")
    words = [word for word in target.words if word.role in roles]
    firsts = {word.text[0] for word in words if word.role in FIRST_ROLES}
    lasts = {word.text[0] for word in words if word.role in LAST_ROLES | {"particle"}}
    middle = {word.text[0] for word in words if word.role == "middle"} | lasts
    return letters[0] in firsts and letters[-1] in lasts and set(letters[1:]) <= middle
