"""E-mail addresses and handles only partly told, told aloud, or with a slip.

Takes a page, gives hits that are mostly questions: "t***@example.org", "t.ob_91@example.org", "@tamsin.ob…",
"@tasmin.obell", "josie underscore arc underscore rd". Whole ones are found by the scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.online_words import OnlineName
from redactor.detect.known.text.numbers import letter_names
from redactor.model.kind import Kind

_AT = re.compile(r"@|\(at\)|\[at\]|\sat\s(?=[\w-]{1,63}(?:\.|\sdot\s)\w)")
_BEFORE_AT = re.compile(r"[\w.+*•●?-]{1,64}\s?$")
_AFTER_AT = re.compile(r"\s?[\w-]{1,63}(?:(?:\.|\sdot\s)[\w-]{1,63}){1,4}")
_STARS = re.compile(r"[*•●?]+|x{3,}|\.{2,}|_{3,}")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_JOINTS = re.compile(r"[\W_]")
# a name behind an @ or in the link of a page, or words joined by a sign; the set in front is what a search
# runs through quickly
_SIGN = re.compile(r"@(?<![\w.]@)[ ]?(?=[\w*•])|/(?<=\.com/)(?=\w)|[._](?<=[^\W_][._])(?=\w)")
_BEFORE = re.compile(r"(?<![\w@/.])[^\W_]{1,30}\Z")
_TOLD = re.compile(r"[\w*•][\w.*•-]{2,40}")
_CUT = re.compile(r"\.{2,}$|[*•]+$|[-_]$")
_SPOKEN = frozenset({"underscore", "dot", "underline", "hyphen", "dash", "point"})
_FOR = frozenset({"for", "as"})
_LONG, _CUT_LEAST, _TELLING = 9, 5, 4
_BEFORE_MOST, _AFTER_MOST, _SPOKEN_MOST, _WORD_MOST = 3, 9, 14, 31


class OnlineNames:
    """Finds partly told e-mail addresses and handles in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the addresses and the names."""
        self._page = page
        self._text = page.canon.text
        self._tokens = page.tokens
        self._fold = compiled.folding.fold
        self._lexicon, self._given = compiled.lexicon, compiled.given
        self._letters = letter_names(compiled.lexicon.contexts.get("letter_names", frozenset()))
        self._names = compiled.online_names
        self._mails = [t for t in compiled.targets if t.kind is Kind.EMAIL and not t.allowed]

    def _usual(self, word: str) -> bool:
        """Say whether a word is one of the language, or a forename."""
        return word in self._lexicon.words or word in self._given

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        if self._mails:
            yield from self._emails()
        if self._names:
            yield from self._written()
            yield from self._spoken()
            yield from self._cores()

    # ---- e-mail addresses -----------------------------------------------------------------

    def _emails(self) -> Iterator[Hit]:
        for sign in _AT.finditer(self._text):
            local = _BEFORE_AT.search(self._text, max(0, sign.start() - 65), sign.start())
            domain = _AFTER_AT.match(self._text, sign.end())
            if not local or not domain:
                continue
            home = re.sub(r"\sdot\s", ".", domain.group().strip())
            for target in self._mails:
                rule, name = self._mail(target, local.group().strip(), home)
                if rule:
                    yield self._hit(target, (local.start(), domain.end()), rule, name)

    def _mail(self, target: Target, local: str, domain: str) -> tuple[str, str]:
        """Return the rule by which an address may be the target's, or an empty string."""
        mine, home = self._fold(target.value.first("local")), self._fold(target.value.first("domain"))
        shown = _STARS.split(local)
        if len(shown) > 1:
            fits = mine.startswith(shown[0]) and mine.endswith(shown[-1]) and any(shown)
            return ("email_partly_hidden", "e-mail, partly hidden") if fits and domain == home else ("", "")
        seen, own = _JOINTS.sub("", local), _JOINTS.sub("", mine)
        away = _JOINTS.sub("", domain), _JOINTS.sub("", home)
        if 0 < OSA.distance(seen + away[0], own + away[1], score_cutoff=2) <= 2:
            return "email_near_miss", "e-mail with a slip"
        tagged = local.split("+", maxsplit=1)[0]
        same = OSA.distance(*away, score_cutoff=1) <= 1
        if (local != mine or domain != home) and tagged == mine:
            return "email_near_miss", "e-mail with a mark, or elsewhere"
        if same and self._told_of(mine, tagged):
            return "email_near_miss", "e-mail with a part of its name"
        return "", ""

    def _told_of(self, mine: str, local: str) -> bool:
        """Say whether a name is made of another's pieces and initials: "t.ob_91" for "tamsin.ob_91"."""
        own = [piece for piece in _PIECE.findall(mine) if piece]
        told = _PIECE.findall(local)
        known = [any(piece == one or (len(piece) == 1 and one[0] == piece) for one in own) for piece in told]
        rest = [piece for piece in told if piece in own]
        if local in _short_names(own):
            return True
        if not all(known) or sum(map(len, rest)) < _TELLING:
            return False
        return 1 < len(told) < len(own) + 1 or not all(map(self._usual, rest))

    # ---- handles --------------------------------------------------------------------------

    def _written(self) -> Iterator[Hit]:
        """Yield names with a slip, without their end, or with hidden signs."""
        for start, low, high in self._candidates():
            told = self._text[low:high]
            cut = _CUT.search(told) is not None or self._text.startswith(("..", "*"), high)
            for name in self._names:
                if how := self._nearly(name, told, cut=cut):
                    yield self._hit(name.target, (start, high), "handle_nearly", how)

    def _candidates(self) -> Iterator[tuple[int, int, int]]:
        """Yield where what may be a name begins, with and without its @, and ends."""
        text, done = self._text, -1
        for sign in _SIGN.finditer(text):
            low = sign.end()
            if sign.group() in {".", "_"}:
                before = _BEFORE.search(text, max(0, sign.start() - _WORD_MOST), sign.start())
                low = before.start() if before else done
            told = _TOLD.match(text, low) if low > done else None
            if told and not text.startswith("@", told.end()):
                done = told.end()
                yield min(sign.start(), low), low, done

    def _nearly(self, name: OnlineName, told: str, *, cut: bool) -> str:
        """Return how a written name may be an item's, in words, or an empty string."""
        shown = [_JOINTS.sub("", piece) for piece in re.split(r"[*•]+", told)]
        if len(shown) > 1 and any(shown[1:]):
            fits = name.squeezed.startswith(shown[0]) and name.squeezed.endswith(shown[-1])
            return "name partly hidden" if fits and sum(map(len, shown)) >= _TELLING else ""
        seen = shown[0]
        if cut and len(seen) >= max(_CUT_LEAST, len(name.squeezed) // 2) and name.squeezed.startswith(seen):
            return "name cut short"
        if seen == name.squeezed or len(seen) < _CUT_LEAST:
            return ""
        most = 1 if len(name.squeezed) < _LONG else 2
        if OSA.distance(seen, name.squeezed, score_cutoff=most) <= most and self._same_number(seen, name):
            return "name with a slip"
        return ""

    def _same_number(self, seen: str, name: OnlineName) -> bool:
        """Say whether no digit is another one: with one it is somebody else's name."""
        one, two = (re.sub(r"\D", "", each) for each in (seen, name.squeezed))
        return one == two or not one or sorted(one) == sorted(two)

    # ---- told aloud -----------------------------------------------------------------------

    def _spoken(self) -> Iterator[Hit]:
        """Yield names told with the words of their signs: "josie underscore arc underscore rd"."""
        texts, after = self._tokens.text, -1
        for token, text in enumerate(texts):
            if text not in _SPOKEN or token <= after:
                continue
            for name in self._names:
                place = self._heard(name, token)
                if place:
                    first, last, exact = place
                    after = max(after, last)
                    at, to = self._tokens.start[first], self._tokens.end[last]
                    how = "name told aloud" if exact else "name told aloud, with a slip"
                    rule = "handle" if exact else "handle_nearly"
                    yield self._hit(name.target, (at, to), rule, how, sure=exact)

    def _heard(self, name: OnlineName, token: int) -> tuple[int, int, bool] | None:
        """Return the words around a spoken sign that are a name, and whether they are it exactly."""
        low, high = max(0, token - _BEFORE_MOST), min(len(self._tokens), token + _AFTER_MOST)
        most = 1 if len(name.squeezed) < _LONG else 2
        best: tuple[int, int, int] | None = None
        for first in range(low, token):
            told = self._squeezed(first, min(high, first + _SPOKEN_MOST))
            for last, text in told:
                if last <= token or abs(len(text) - len(name.squeezed)) > most:
                    continue
                far = OSA.distance(text, name.squeezed, score_cutoff=most)
                if far <= most and (best is None or (far, first - last) < best[:2]):
                    best = (far, first - last, first)
        return (best[2], best[2] - best[1], best[0] == 0) if best else None

    def _squeezed(self, first: int, high: int) -> Iterator[tuple[int, str]]:
        """Yield the letters and digits told from a token on, with the last token of each."""
        texts, told, token = self._tokens.text, "", first
        while token < min(high, len(texts)) and (token == first or self._tokens.joined(token - 1)):
            text = texts[token]
            run = self._page.number_at.get(token)
            if text in _FOR and len(texts[token - 1]) == 1 and texts[token + 1 : token + 2]:
                token += 2 if texts[token + 1].startswith(texts[token - 1]) else 1
                yield token - 1, told
                continue
            if run and run.signs.isdigit():
                told, token = told + run.signs, run.last
            elif text not in _SPOKEN:
                told += self._letters.get(text, text) if len(text) > 1 else text
            yield token, told
            token += 1

    def _cores(self) -> Iterator[Hit]:
        """Yield the telling word of a handle alone: "verityfox" for "xX_VerityFox_Xx"."""
        cores = {name.core: name for name in self._names if name.core}
        for token, text in enumerate(self._tokens.text) if cores else ():
            if text in cores and text != cores[text].squeezed:
                place = self._tokens.start[token], self._tokens.end[token]
                yield self._hit(cores[text].target, place, "handle_nearly", "a part of the name")

    def _hit(
        self, target: Target, place: tuple[int, int], rule: str, name: str, *, sure: bool = False
    ) -> Hit:
        low, high = self._page.canon.span(*place)
        first, last = self._tokens.at(place[0]), self._tokens.at(place[1] - 1)
        strength = Strength.STRONG if sure else Strength.WEAK
        return Hit(target.index, rule, low, high, strength, rule, name, first, last)


def _short_names(pieces: Sequence[str]) -> frozenset[str]:
    """Return what companies make of the two words of a name: "tobell91", "tamsino" for "tamsin.obell91"."""
    words = [piece for piece in pieces if piece.isalpha() and len(piece) > 1]
    if len(words) != len("ab"):
        return frozenset()
    one, two = words
    ends = {"", *(piece for piece in pieces if piece.isdigit())}
    made = (one[0] + two, one + two[0], two + one[0], two + one)
    return frozenset(name + end for name in made for end in ends if len(name + end) > _TELLING)
