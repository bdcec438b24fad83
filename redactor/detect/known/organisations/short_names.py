"""Organisations shortened, parted or partly hidden before a general word of their kind.

Takes a page, gives "Weir Side Surgery" (certain), "St O's Primary", "D & P Joiners", "Thorn****k Primary"
(questions). A shortened name without a general word is an acronym at most and stands in the forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.general_words import GeneralWords
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import clips, shorten_all
from redactor.detect.known.text.hinted import hinted

_ALONE = re.compile(r"(?<!\w)([a-z]{1,14})(?:([*•●■□\u2580-\u259f#_]{1,20})|\.{2,3})([a-z]{0,14})(?!\w)")
_CONTRACTED = frozenset({"'", "/", "-", "."})
_HIDDEN = re.compile(r"(?<!\w)([a-z]{1,14})(?:[*•●■#?_]{1,20}|\.{2,})[a-z]{0,3}[\s'-]{1,3}(?:s\s)?$")
# what the two above hold, which is quick to look for
_STARS, _SHOWN_MOST = re.compile(r"[*•●■□\u2580-\u259f#_?]|\.\."), 14
_REACH = 34
_PARTED_MOST = 3
_CONTRACTED_LEAST, _KEPT_LEAST, _SHOWN_LEAST, _ALONE_LEAST = 4, 3, 5, 7
_CORE_LEAST = 6
_KIND_LEAST = 4
_CLIPPED_LEAST = 5
_FEW = 2
_JOINT = frozenset({"and", "n", "the", "of"})
_STATES = frozenset({"us", "uk", "eu"})


class ShortNames:
    """Finds shortened organisations in one page."""

    def __init__(self, page: Page, compiled: Compiled, general: GeneralWords, around: AroundNames) -> None:
        """Keep the page and the general words."""
        self._page = page
        self._general = general
        self._around = around
        self._tokens = page.tokens
        self._kinds = compiled.lexicon.organisations.kinds
        self._words = compiled.lexicon.words
        self._saints = frozenset(compiled.lexicon.streets.saints)
        self._counted: dict[tuple[int, int], list[int]] = {}

    def hits(self, target: Target) -> Iterator[Hit]:
        """Yield what stands for the target's name before one of its general words."""
        core = [word for word in target.facts.get("core", ()) if word not in _JOINT]
        if not core:
            return
        rare = [word for word in core if word not in self._words]
        # plain words at the end are often left out ("Joiners")
        cores = [core, core[: core.index(rare[-1]) + 1]] if rare and core[-1] in self._words else [core]
        for kind in self._general.starts(target):
            for words in cores:
                yield from self._before(target, kind, words)
        yield from self._single(target, core, rare)

    def _single(self, target: Target, core: list[str], rare: list[str]) -> Iterator[Hit]:
        """Yield single words of the name that are shortened, where they show enough of themselves."""
        for word in (word for word in core if len(word) >= _ALONE_LEAST):
            yield from self._contracted(target, word, plain=word not in rare)
            if word in rare:
                yield from self._alone(target, word)
        if self._saint(core[0]) == "st" and len(core) > 1:
            yield from self._saints_clipped(target, core[1])
        elif core[0] in rare and len(core[0]) >= _ALONE_LEAST:
            yield from self._clipped(target, core[0])

    def _contracted(self, target: Target, core: str, *, plain: bool) -> Iterator[Hit]:
        """Yield names of which the middle is left out: "W'side", "Thorny'bk"."""
        for token in self._close.get(core[0], ()):
            head, tail = self._tokens.text[token], self._tokens.text[token + 1]
            if self._tokens.gap(token) == "-" and head + tail == core and not plain:
                yield self._hit(target, token, token + 1, Strength.WEAK, "name in two words")
                continue
            ends = core.startswith(head) and core.endswith(tail) and self._tokens.capital(token)
            sure = not plain or (token + 2 < len(self._tokens) and self._general.read(target, token + 2)[1])
            if ends and sure and len(head + tail) >= _CONTRACTED_LEAST and len(head + tail) < len(core):
                yield self._hit(target, token, token + 1, Strength.WEAK, "name without its middle")

    def _clipped(self, target: Target, core: str) -> Iterator[Hit]:
        """Yield the beginning of a name behind what says that an institution follows: "at Hollins"."""
        for token in self._around.behind_leads(core[0]):
            text = self._tokens.text[token]
            name = text not in self._words and self._tokens.capital(token)
            if name and clips(text, core, _CLIPPED_LEAST):
                yield self._hit(target, token, token, Strength.WEAK, "beginning of the name")

    def _saints_clipped(self, target: Target, core: str) -> Iterator[Hit]:
        """Yield the beginning of a saint's name: "St Winnie's", "St W's"."""
        tokens = self._tokens
        for token in self._titles:
            text = tokens.text[token]
            letter = text == core[0] and token + 1 < len(tokens) and tokens.text[token + 1] == "s"
            if (letter and tokens.gap(token) == "'") or clips(text, core, _KEPT_LEAST):
                yield self._hit(target, token - 1, token, Strength.WEAK, "beginning of the saint's name")

    @cached_property
    def _titles(self) -> list[int]:
        """The tokens behind the title of a saint."""
        tokens, saints = self._tokens, self._saints - {"s"}
        return [t + 1 for t, text in enumerate(tokens.text[:-1]) if text in saints and tokens.joined(t)]

    def _alone(self, target: Target, core: str) -> Iterator[Hit]:
        """Yield names partly hidden, where enough is shown: "Weirs****"."""
        for found in self._starred:
            head, stars, tail = found.groups()
            fits = core.startswith(head) and core.endswith(tail) and len(head + tail) < len(core)
            one_for_one = len(head + tail + (stars or "")) == len(core)
            # a single sign is a footnote's, or it stands for one letter
            shown = len(head + tail) >= _SHOWN_LEAST and len(stars or "..") > 1
            if fits and (shown or one_for_one):
                first, last = self._tokens.at(found.start(1)), self._tokens.at(found.end() - 1)
                yield self._hit(target, first, last, Strength.WEAK, "name partly hidden")

    @cached_property
    def _close(self) -> dict[str, list[int]]:
        """The tokens with a sign of contraction, and no blank, before the next one; by first letter."""
        tokens, found = self._tokens, dict[str, list[int]]()
        for token in range(len(tokens) - 1):
            if tokens.start[token + 1] - tokens.end[token] == 1 and tokens.gap(token) in _CONTRACTED:
                found.setdefault(tokens.text[token][0], []).append(token)
        return found

    @cached_property
    def _stars(self) -> list[int]:
        """The places of signs that hide letters."""
        return [found.start() for found in _STARS.finditer(self._page.canon.text)]

    @cached_property
    def _starred(self) -> list[re.Match[str]]:
        """The words with hidden letters."""
        return [*hinted(_ALONE, _STARS, self._page.canon.text, _SHOWN_MOST)]

    def _before(self, target: Target, kind: int, core: list[str]) -> Iterator[Hit]:
        tokens = self._tokens
        if not tokens.joined(kind - 1) or "\t" in tokens.gap(kind - 1):
            return
        found = self._words_before(kind, len(core))
        if found and self._like_names(found, tokens.text[kind], core):
            texts = [tokens.text[t] for t in found]
            texts = [
                "st" if a in self._saints and b in self._saints else a
                for a, b in zip(texts, core, strict=True)
            ]
            words = ["st" if word in self._saints else word for word in core]
            if shorten_all(texts, words) and "".join(texts) not in _STATES:
                sure = Strength.STRONG if self._nearly_whole(texts, words) else Strength.WEAK
                yield self._hit(target, found[0], kind, sure, "name shortened, and general word")
                return
        yield from self._in_part(target, kind, core)
        if self._tokens.capital(kind - 1) and clips(self._tokens.text[kind - 1], core[0], _KIND_LEAST):
            yield self._hit(target, kind - 1, kind, Strength.WEAK, "beginning of the name, and general word")
        if len(core) == 1 and len(core[0]) >= _CORE_LEAST:
            yield from self._parted(target, kind, core[0])
        yield from self._hidden(target, kind, core)

    def _nearly_whole(self, texts: list[str], words: list[str]) -> bool:
        """Say whether a single word is shortened, and the others stand there: "Lil Hedgehogs Nursery"."""
        pairs = [*zip(texts, words, strict=True)]
        short = [text for text, word in pairs if text != word]
        rest = sum(len(word) for text, word in pairs if text == word != "st")
        return len(short) == 1 and len(short[0]) > 1 and rest >= _CORE_LEAST

    def _in_part(self, target: Target, kind: int, core: list[str]) -> Iterator[Hit]:
        """Yield one word of a longer name, or its initials, before a general word: "AP Solicitors"."""
        at, name = kind, target.facts["name"]
        if len(core) < 2:
            return
        while at > 1 and self._tokens.text[at - 1] in name and self._tokens.text[at - 1] not in core:
            at -= 1
        found = self._words_before(at, 1)
        if not found or not self._tokens.capital(found[0]):
            return
        text = self._tokens.text[found[0]]
        whole = len(text) >= _KEPT_LEAST and bool({text, text.removesuffix("s")} & set(core) - self._saints)
        whole = whole and "," not in self._tokens.gap(found[0])
        initials = len(text) > 1 and text == "".join(word[0] for word in core if word != "s")
        capitals = (
            initials
            and self._tokens.capital(found[0])
            and self._tokens.canon.capital(self._tokens.end[found[0]] - 1)
        )
        if whole or capitals:
            yield self._hit(target, found[0], kind, Strength.WEAK, "part of the name, and general word")

    def _like_names(self, found: list[int], kind: str, core: list[str]) -> bool:
        """Say whether shortened words have capitals and are no words; few letters need a full stop."""
        tokens, text = self._tokens, self._page.canon.text
        plain = len(kind) >= _KIND_LEAST or all(len(tokens.text[t]) >= _SHOWN_LEAST for t in found)
        if not plain or not all(tokens.capital(t) for t in found):
            return False
        ends = [text[tokens.end[t] : tokens.end[t] + 1] for t in found]
        shown = [len(tokens.text[t]) > 2 or sign in {".", "'"} for t, sign in zip(found, ends, strict=True)]
        texts = [tokens.text[t] for t in found]
        real = [
            text not in self._words or len(text) <= _FEW or text == word or dot == "."
            for text, word, dot in zip(texts, core, ends, strict=True)
        ]
        return (all(shown) or len(found) > 1) and all(real)

    def _saint(self, word: str) -> str:
        return "st" if word in self._saints else word

    def _words_before(self, kind: int, size: int) -> list[int]:
        """Return as many words before a general word as the name has, without "and" and possessives."""
        if (kind, size) not in self._counted:
            self._counted[kind, size] = self._count_before(kind, size)
        return self._counted[kind, size]

    def _count_before(self, kind: int, size: int) -> list[int]:
        tokens, found, at = self._tokens, list[int](), kind - 1
        while at >= 0 and len(found) < size and tokens.joined(at):
            text = tokens.text[at]
            joint = text in _JOINT and not (text == "n" and tokens.capital(at))
            if not joint and not (text == "s" and at and "'" in tokens.gap(at - 1)):
                found.insert(0, at)
            at -= 1
        return found if len(found) == size else []

    def _parted(self, target: Target, kind: int, core: str) -> Iterator[Hit]:
        tokens, text = self._tokens, ""
        for first in range(kind - 1, max(-1, kind - 1 - _PARTED_MOST), -1):
            if not tokens.joined(first):
                return
            text = tokens.text[first] + text
            if text == core and first < kind - 1:
                sure = Strength.STRONG if tokens.capital(first) else Strength.WEAK
                yield self._hit(target, first, kind, sure, "name in two words, and general word")
            elif first == kind - 1 and text not in self._words and self._first_wrong(text, core):
                yield self._hit(target, first, kind, Strength.WEAK, "name with a slip, and general word")

    def _first_wrong(self, text: str, core: str) -> bool:
        """Say whether a name lacks its first letter, or has another one: "Hornybank"."""
        if len(core) < _ALONE_LEAST or text[:1] == core[0]:
            return False
        return OSA.distance(text, core, score_cutoff=1) == 1

    def _hidden(self, target: Target, kind: int, core: list[str]) -> Iterator[Hit]:
        start = self._tokens.start[kind]
        near = bisect_left(self._stars, start - _REACH - 1)
        if near == len(self._stars) or self._stars[near] >= start:
            return
        found = _HIDDEN.search(self._page.canon.text, max(0, start - _REACH), start)
        if found and any(word.startswith(found.group(1)) and word not in self._saints for word in core):
            first = self._tokens.at(found.start(1))
            yield self._hit(target, first, kind, Strength.WEAK, "name partly hidden, and general word")

    def _hit(self, target: Target, first: int, last: int, strength: Strength, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        part = "organisation" if strength is Strength.STRONG else "slip"
        rule = (
            "organisation_core_and_generic_word" if strength is Strength.STRONG else "organisation_shortened"
        )
        return Hit(target.index, part, start, end, strength, rule, name, first, last)
