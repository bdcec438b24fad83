"""First letters of an institution's name where something says that one stands: "refuge L.R.", "at St W.".

Takes a page, gives letters before or behind general words, a saint's letter, and a word of the name with the
letter of another ("T. & Crane"). Letters alone prove nothing: all of it is a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.general_words import GeneralWords
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import halves

_JOINT = frozenset({"and", "n", "the", "of"})
_LETTERS_MOST, _FEW, _WORD_LEAST, _PHRASE_MOST = 4, 2, 4, 3
_DOTS = frozenset({".", ". ", " "})
_BEHIND = frozenset({" ", " (", ": ", ", ", " - ", "\n", "  ", "\t"})
_SIGNS = frozenset({"&", "+", "/"})


class Initials:
    """Finds first letters of names in one page."""

    def __init__(self, page: Page, compiled: Compiled, general: GeneralWords, around: AroundNames) -> None:
        """Keep the page and what reads the words around a name."""
        self._page = page
        self._tokens = page.tokens
        self._general = general
        self._around = around
        lexicon = compiled.lexicon
        self._kinds = lexicon.organisations.kinds
        self._words = lexicon.words
        self._cardinals = lexicon.numbers.cardinals
        self._names = lexicon.names
        self._saints = frozenset(lexicon.streets.saints) - {"s"}
        self._last_words = _last_words(compiled)

    def hits(self, target: Target) -> Iterator[Hit]:
        """Yield the first letters of one name of an institution."""
        core = [word for word in target.facts.get("core", ()) if word not in _JOINT]
        if not core:
            return
        for kind in self._general.starts(target):
            yield from self._before(target, kind)
        yield from self._behind(target, core)
        if len(core) < _FEW:
            return
        if core[0] in self._saints:
            yield from self._saint(target, core[1:])
        elif len(core) == _FEW and "and" in target.facts["core"]:
            yield from self._pair(target, core[0][0], core[1][0])
        yield from self._word_and_letter(target, core)

    # ---- letters beside a general word ----------------------------------------------------------

    def _before(self, target: Target, kind: int) -> Iterator[Hit]:
        """Yield first letters of the name before a general word: "TH Surgery", "H.C. Primary"."""
        tokens, first = self._tokens, kind - 1
        letters = tokens.text[first]
        while first and len(letters) < _LETTERS_MOST and tokens.gap(first - 1) in {".", ". "}:
            if len(tokens.text[first - 1]) > 1 or len(tokens.text[first]) > 1:
                break
            first -= 1
            letters = tokens.text[first] + letters
        if tokens.joined(kind - 1) and self._are_of(target, letters, first, kind - 1):
            yield self._hit(target, first, kind, "first letters, and general word")

    def _behind(self, target: Target, core: Sequence[str]) -> Iterator[Hit]:
        """Yield first letters of the name behind a general word of its kind: "refuge L.R.", "School: SCP"."""
        tokens = self._tokens
        for kind in self._kind_ends:
            if tokens.text[kind + 1][0] != core[0][0] or not self._of_kind(target, kind):
                continue
            first = last = kind + 1
            letters = tokens.text[first]
            while last + 1 < len(tokens) and len(letters) < _LETTERS_MOST and tokens.gap(last) in _DOTS:
                if len(tokens.text[last]) > 1 or len(tokens.text[last + 1]) > 1:
                    break
                last += 1
                letters += tokens.text[last]
            if self._are_of(target, letters, first, last):
                yield self._hit(target, first, last, "first letters behind a general word")

    @cached_property
    def _kind_ends(self) -> list[int]:
        """The last words of general phrases before something short."""
        tokens = self._tokens
        every = self._page.standing(self._last_words)
        return [
            t
            for t in every
            if t + 1 < len(tokens) and len(tokens.text[t + 1]) <= _LETTERS_MOST and tokens.gap(t) in _BEHIND
        ]

    def _of_kind(self, target: Target, token: int) -> bool:
        """Say whether a general word or phrase of the target's kind ends with a token."""
        texts = self._tokens.text
        phrases = (
            " ".join(texts[first : token + 1]) for first in range(max(0, token - _PHRASE_MOST + 1), token + 1)
        )
        return any(phrase in self._kinds and self._general.fits(target, phrase) for phrase in phrases)

    def _are_of(self, target: Target, letters: str, first: int, last: int) -> bool:
        """Say whether capitals are the first letters of a name, and no general word themselves."""
        tokens, canon = self._tokens, self._page.canon
        places = range(tokens.start[first], tokens.end[last])
        shown = all(canon.capital(at) for at in places if canon.text[at].isalpha())
        if (
            not 1 < len(letters) <= _LETTERS_MOST
            or not shown
            or str(target.kind) in self._kinds.get(letters, ())
        ):
            return False
        words = [word for word in target.facts["name"] if word not in _JOINT]
        core = [word for word in target.facts["core"] if word not in _JOINT]
        every = target.facts["core"]
        apart = [part for word in words for part in halves(word, self._words)]
        return any(
            len(w) >= len(letters) and all(map(self._stands_for, letters, w))
            for w in (words, apart, core, every)
        )

    def _stands_for(self, sign: str, word: str) -> bool:
        return word[0] == sign or (sign.isdigit() and self._cardinals.get(word) == int(sign))

    # ---- a saint's letter -----------------------------------------------------------------------

    def _saint(self, target: Target, core: Sequence[str]) -> Iterator[Hit]:
        """Yield the letters of a saint where an institution stands: "at St W.", "St Ws High", "St JF"."""
        tokens, letters = self._tokens, "".join(word[0] for word in core if word != "s")
        for title in self._page.standing(self._saints):
            token = title + 1
            text = tokens.text[token] if tokens.joined(title) else ""
            if text not in {letters, letters[0], letters + "s", letters[0] + "s"} or not tokens.capital(
                token
            ):
                continue
            behind = token + 1 < len(tokens) and tokens.joined(token)
            kind = behind and bool(self._general.read(target, token + 1)[1])
            if kind or self._around.led(title) or self._around.thing_after(token):
                yield self._hit(target, title, token, "letter of the saint")

    # ---- two letters, or a word and a letter ------------------------------------------------------

    def _pair(self, target: Target, one: str, two: str) -> Iterator[Hit]:
        """Yield the first letters of a pair ("A & P"), a question where the firm stands elsewhere."""
        for first, last in self._letters:
            if (self._tokens.text[first], self._tokens.text[last]) == (one, two):
                hit = self._hit(target, first, last, "first letters of a pair")
                hit.rule = "organisation_initials"
                yield hit

    @cached_property
    def _letters(self) -> list[tuple[int, int]]:
        """The pairs of capitals that "and" or its sign joins."""
        tokens = self._tokens
        ones = [
            t for t, text in enumerate(tokens.text) if len(text) == 1 and text.isalpha() and tokens.capital(t)
        ]
        return [(one, two) for one, two in pairwise(ones) if self._over_and(one, 1) == two]

    def _word_and_letter(self, target: Target, core: Sequence[str]) -> Iterator[Hit]:
        """Yield a word of the name and the letters of those beside it: "T. & Crane", "W&D Majorettes"."""
        for at, word in enumerate(core):
            for token in self._page.where.get(word, ()) if len(word) >= _WORD_LEAST else ():
                for step, others in ((-1, core[:at][::-1]), (1, core[at + 1 :])):
                    end, signs = self._letters_from(token, step, others)
                    if signs and self._told_letters(token, end, signs, word):
                        first, last = min(token, end), max(token, end)
                        yield self._hit(target, first, last, "word and first letters")

    def _letters_from(self, token: int, step: int, words: Sequence[str]) -> tuple[int, int]:
        """Return the last of the capitals that stand for words beside a token, and how many they are.

        One of them is joined by "and" or its sign, or shown by a full stop.
        """
        at, signs, shown = token, 0, False
        letters, beside = "".join(word[0] for word in words)[::step], self._plainly(token, token + step)
        if len(letters) > 1 and beside >= 0 and self._tokens.text[beside] == letters:
            # "OL Lourdes"
            return (beside, len(letters)) if self._all_capitals(beside) else (token, 0)
        for word in words:
            over, dotted = self._over_and(at, step), self._dotted(at, step)
            following = max(over, dotted) if max(over, dotted) >= 0 else self._plainly(at, at + step)
            if (
                following < 0
                or self._tokens.text[following] != word[0]
                or not self._tokens.capital(following)
            ):
                break
            shown = shown or following in {over, dotted}
            at, signs = following, signs + 1
        return (at, signs) if shown else (token, 0)

    def _all_capitals(self, token: int) -> bool:
        return all(map(self._page.canon.capital, range(self._tokens.start[token], self._tokens.end[token])))

    def _plainly(self, token: int, beside: int) -> int:
        tokens = self._tokens
        inside = 0 <= beside < len(tokens) and tokens.gap(min(token, beside)) == " "
        return beside if inside else -1

    def _told_letters(self, token: int, end: int, signs: int, word: str) -> bool:
        """Say whether a word and letters are no person's initials and surname."""
        first, last = sorted((token, end))
        joint = last - first > signs or any(self._tokens.gap(t).strip(" .") for t in range(first, last))
        told = self._around.led(first) or self._around.thing_after(last)
        return joint or told or not self._of_people(word)

    def _of_people(self, word: str) -> bool:
        return word in self._names.common or word in self._names.given

    def _over_and(self, token: int, step: int) -> int:
        """Return the token on the other side of "and" or its sign, or -1."""
        tokens, at = self._tokens, token + step
        low, high = min(token, at), max(token, at)
        if low < 0 or high >= len(tokens):
            return -1
        if tokens.gap(low).strip(" .") in _SIGNS:
            return at
        beyond = at + step
        inside = 0 <= beyond < len(tokens) and tokens.text[at] in _JOINT
        return beyond if inside and tokens.joined(low) and tokens.joined(min(at, beyond)) else -1

    def _dotted(self, token: int, step: int) -> int:
        """Return the letter with a full stop beside a word, or -1."""
        tokens, at = self._tokens, token + step
        if not 0 <= at < len(tokens) or len(tokens.text[at]) > 1 or not tokens.capital(token):
            return -1
        gap = tokens.gap(min(at, token))
        shown = self._page.canon.text[tokens.end[at] : tokens.end[at] + 1] == "."
        return at if shown and gap.strip(" .") == "" and "\n" not in gap else -1

    def _hit(self, target: Target, first: int, last: int, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(
            target.index, "slip", start, end, Strength.WEAK, "organisation_shortened", name, first, last
        )


@once_a_case
def _last_words(compiled: Compiled) -> frozenset[str]:
    """The last words of general words and phrases, but for those of a letter or two."""
    every = (phrase.split()[-1] for phrase in compiled.lexicon.organisations.kinds)
    return frozenset(word for word in every if len(word) > _FEW)
