"""What may be an institution's name and is always a question: "Coldy" for Coldharbour, "#OPAsportsday".

Takes a page, gives nicknames, beginnings and slips of a rare first word, an acronym that begins a tag, and
the kind with a town of the register ("the primary in Keighley"). Nothing of it is certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.general_words import GeneralWords
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import clips, halves
from redactor.model.kind import Kind

_NAME_LEAST, _SEEN_LEAST = 6, 4
_FOND_LEAST, _BEGUN_LEAST, _SAINT_LEAST = 3, 6, 2
_TAG_LEAST = 3
_DETERMINERS = frozenset({"the", "a", "his", "her", "their", "our", "my", "your", "local", "village"})
_IN = frozenset({"in", "at", "yn"})
_FOR = frozenset({"for", "with"})
_REACH = 4


class DoubtfulNames:
    """Finds what may be institutions in one page."""

    def __init__(self, page: Page, compiled: Compiled, general: GeneralWords, around: AroundNames) -> None:
        """Keep the page, and the towns of the addresses that are withheld."""
        self._page = page
        self._tokens = page.tokens
        self._lexicon = compiled.lexicon
        self._saints = frozenset(compiled.lexicon.streets.saints) - {"s"}
        self._general = general
        self._around = around
        self._towns = {
            town
            for target in compiled.targets
            if target.kind is Kind.ADDRESS and not target.allowed
            for town in target.facts.get("places", ())
        }

    def hits(self, target: Target) -> Iterator[Hit]:
        """Yield the questions about one name of an institution."""
        core = target.facts.get("core", ())
        if not core:
            return
        yield from self._tags(target)
        if target.kind in {Kind.SCHOOL, Kind.GP}:
            yield from self._in_town(target)
        if core[0] in self._saints and len(core) > 1:
            yield from self._saint(target, core[1])
        elif len(core[0]) >= _NAME_LEAST:
            yield from self._like(target, core[0], several=len(core) > 1)

    # ---- the first word, changed --------------------------------------------------------------

    @cached_property
    def _unknown(self) -> dict[str, list[int]]:
        """The words with a capital that are neither ordinary words nor usual names, by first letter."""
        tokens, names, found = self._tokens, self._lexicon.names, dict[str, list[int]]()
        for text, every in self._page.where.items():
            known = text in self._lexicon.words or text in names.given or text in names.common
            if len(text) >= _SEEN_LEAST and text.isalpha() and not known:
                found.setdefault(text[0], []).extend(token for token in every if tokens.capital(token))
        return found

    def _like(self, target: Target, word: str, *, several: bool) -> Iterator[Hit]:
        rare = word not in self._lexicon.words and word not in self._lexicon.names.common
        for token in self._unknown.get(word[0], ()):
            text = self._tokens.text[token]
            if text == word:
                continue
            if not word.startswith(text) and clips(text, word, _FOND_LEAST) and self._told(target, token):
                yield self._hit(target, token, token, "nickname of the name")
            elif clips(text, word, _BEGUN_LEAST) and 3 * len(text) >= 2 * len(word):
                yield self._hit(target, token, token, "beginning of the name")
            elif several and rare and OSA.distance(text, word, score_cutoff=1) == 1:
                yield self._hit(target, token, token, "misspelt first word of the name")
        yield from self._apart(target, word) if several else ()

    def _apart(self, target: Target, word: str) -> Iterator[Hit]:
        """Yield the first word of a name in two words: "Oak Moor"."""
        tokens, parts = self._tokens, halves(word, self._lexicon.words)
        for token in self._page.where.get(parts[0], ()) if len(parts) > 1 else ():
            after = token + 1
            beside = (
                after < len(tokens) and tokens.text[after] == parts[1] and tokens.gap(token) in {" ", "-"}
            )
            if beside and tokens.capital(token) and tokens.capital(after):
                yield self._hit(target, token, after, "first word of the name in two")

    def _told(self, target: Target, token: int) -> bool:
        """Say whether something around a word says that an institution stands there."""
        tokens, before, after = self._tokens, token - 1, token + 1
        if self._around.led(token) or self._around.thing_after(token):
            return True
        if before >= 0 and tokens.gap(before) == " " and tokens.text[before] in _FOR:
            return True
        behind = after < len(tokens) and tokens.joined(token)
        return behind and bool(self._general.read(target, after)[1])

    def _saint(self, target: Target, word: str) -> Iterator[Hit]:
        """Yield a saint's short name as it sounds behind his title: "St Ozzy's", "St Oz"."""
        tokens, heard = self._tokens, word.replace("z", "s")
        for token in self._titled.get(heard[0], ()):
            text = tokens.text[token].replace("z", "s")
            if (text not in heard and tokens.capital(token) and clips(text, heard, _SAINT_LEAST)) or (
                len(text) == _SAINT_LEAST and heard.startswith(text) and self._around.led(token - 1)
            ):
                yield self._hit(target, token - 1, token, "nickname of the saint")
        for token in self._unknown.get(heard[0], ()):
            text = tokens.text[token].replace("z", "s")
            fond = text not in heard and text != heard + "s" and clips(text, heard, _SAINT_LEAST)
            if fond and self._told(target, token):
                yield self._hit(target, token, token, "nickname of the saint")

    @cached_property
    def _titled(self) -> dict[str, list[int]]:
        """The tokens behind the title of a saint, by first letter."""
        tokens, found = self._tokens, dict[str, list[int]]()
        for title in self._page.standing(self._saints):
            if title + 1 < len(tokens) and tokens.joined(title):
                found.setdefault(tokens.text[title + 1][0], []).append(title + 1)
        return found

    # ---- tags, and the kind with its town -------------------------------------------------------

    def _tags(self, target: Target) -> Iterator[Hit]:
        """Yield a tag or handle that begins with the acronym: "#OPAsportsday"."""
        signs = {form.words[0] for form in target.forms if form.part == "acronym" and len(form.words) == 1}
        for token in self._tagged if signs else ():
            head = self._capitals(token)
            if head in signs or head[:-1] in signs:
                yield self._hit(target, token, token, "acronym in a tag", rule="acronym")

    @cached_property
    def _tagged(self) -> list[int]:
        """The tokens behind the sign of a tag or handle that begin with capitals and go on."""
        text, tokens = self._page.canon.text, self._tokens
        found = []
        at = min((place for sign in "#@" if (place := text.find(sign)) >= 0), default=-1)
        while 0 <= at < len(text) - 1:
            token = tokens.at(at + 1)
            if tokens.start[token] == at + 1 and len(tokens.text[token]) > _TAG_LEAST:
                found.append(token)
            at = min((place for sign in "#@" if (place := text.find(sign, at + 1)) >= 0), default=-1)
        return [token for token in found if len(self._capitals(token)) >= _TAG_LEAST]

    def _capitals(self, token: int) -> str:
        """Return the capitals that a token begins with, where it goes on without one."""
        start, text, canon = self._tokens.start[token], self._tokens.text[token], self._page.canon
        size = 0
        while size < len(text) and text[size].isalpha() and canon.capital(start + size):
            size += 1
        return text[:size] if size < len(text) else ""

    def _in_town(self, target: Target) -> Iterator[Hit]:
        """Yield the own kind and a town of the register: "the Catholic primary in Keighley"."""
        tokens, name, core = self._tokens, target.facts["name"], target.facts["core"]
        for town in self._beyond:
            kind = town - 2
            if tokens.text[kind] not in name or tokens.text[kind] in core:
                continue
            if self._general.fits(target, tokens.text[kind]) and tokens.text[town] not in name:
                before = tokens.text[max(0, kind - _REACH) : kind]
                if _DETERMINERS & {*before}:
                    yield self._hit(target, kind, town, "its kind and a town")

    @cached_property
    def _beyond(self) -> list[int]:
        """The towns of the register behind "in"."""
        tokens = self._tokens
        every = self._page.standing(self._towns)
        return [t for t in every if t > 1 and tokens.text[t - 1] in _IN and tokens.joined(t - 1)]

    def _hit(
        self, target: Target, first: int, last: int, name: str, *, rule: str = "organisation_shortened"
    ) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)
