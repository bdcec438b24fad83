"""Names that somebody made a handle of: "rhys99", "Ceridwena99", "xXDanielXx", "itstamsin".

Takes a page, gives the names inside words that are none. It looks at single words only; names joined with
others ("danthrelfall") are whole forms, which the scan finds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import Use
from redactor.model.kind import Kind

_NUMBERED = re.compile(r"(?:\d{1,4})?([^\W\d_]{3,30})\d{1,4}|\d{1,4}([^\W\d_]{3,30})")
_YEAR = re.compile(r".*\D(?:19|20)\d\d")
_ROLES = (FIRST_ROLES | LAST_ROLES) - {"half", "previous_half"}
_CLEAR_ROLES = frozenset({"first", "known", "surname", "previous"})
_LEAST, _LONG, _WITH_LETTERS_LEAST, _AFFIXED_LEAST = 3, 4, 6, 8


class Handles:
    """Finds handles in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and what people put around their names."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._affixes = tuple(compiled.lexicon.contexts.get("handle", frozenset()))
        self._known = compiled.given

    def hits(self) -> Iterator[Hit]:
        """Yield the names inside handles."""
        if not any(t.kind is Kind.PERSON and not t.allowed for t in self._compiled.targets):
            return
        for text, tokens in self._candidates().items():
            for target, clear in self._names(text).items():
                places = tokens if clear else filter(self._tokens.capital, tokens)
                yield from (self._hit(target, token, clear=clear) for token in places)

    def _candidates(self) -> dict[str, list[int]]:
        """Return the words with a number or an affix, and where they stand."""
        found: dict[str, list[int]] = defaultdict(list)
        for token in self._page.numeric:
            found[self._tokens.text[token]].append(token)
        for token, text in enumerate(self._tokens.text):
            if len(text) < _AFFIXED_LEAST:
                continue
            if text.startswith(self._affixes) or text.endswith(self._affixes):
                found[text].append(token)
        return found

    def _names(self, text: str) -> dict[int, bool]:
        """Return the targets whose names are in a word, and whether that is clear."""
        found: dict[int, bool] = {}
        for core in self._cores(text):
            for use in self._compiled.vocabulary.stated(core):
                target = self._compiled.targets[use.target]
                if use.word.role in _ROLES and not target.allowed:
                    found[use.target] = found.get(use.target, False) or self._clear(text, use)
        return found

    def _clear(self, text: str, use: Use) -> bool:
        """Say whether a name is no ordinary word, and long enough to tell."""
        word = use.word.text
        plain = word in self._compiled.lexicon.words or word in self._compiled.shared
        return not plain and len(word) >= _LONG and use.word.role in _CLEAR_ROLES and not _YEAR.match(text)

    def _cores(self, text: str) -> Iterator[str]:
        """Yield what may be the name in a word."""
        numbered = _NUMBERED.fullmatch(text)
        if numbered:
            body = numbered.group(1) or numbered.group(2)
            if body not in self._compiled.lexicon.dates.months:
                yield body
            # "Ceridwena99"; Daniela is a name of her own
            if len(body) > _WITH_LETTERS_LEAST and body not in self._known:
                yield body[:-1]
        elif text.isalpha() and text not in self._compiled.lexicon.words and text not in self._known:
            body = text
        else:
            return
        yield from self._bare(body)

    def _bare(self, body: str) -> Iterator[str]:
        """Yield a word without what stands before and after names in handles."""
        before = ["", *(affix for affix in self._affixes if body.startswith(affix))]
        after = ["", *(affix for affix in self._affixes if body.endswith(affix))]
        for head in before:
            for tail in after:
                core = body[len(head) : len(body) - len(tail)]
                if core != body and len(core) >= _WITH_LETTERS_LEAST and not self._plain(core):
                    yield core

    def _plain(self, core: str) -> bool:
        return core in self._compiled.lexicon.words

    def _hit(self, target: int, token: int, *, clear: bool) -> Hit:
        start, end = self._tokens.span(token, token)
        strength = Strength.MEDIUM if clear else Strength.WEAK
        part = "inner_name" if clear else "slip"
        return Hit(target, part, start, end, strength, "inner_name", "name in a handle", token, token)
