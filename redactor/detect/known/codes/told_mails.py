"""E-mail addresses part by part: each sign written or told, in any mixture, with small words between.

Takes a page and the addresses, gives hits at "t.wren at, er, post dot example full stop org" and, for what
widens a name that was found, where the host behind it ends. Parts with two slips or more are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.tables.online_words import MailAddress
from redactor.detect.known.text.numbers import letter_names
from redactor.model.lexicon import plain

# small words that are no sign by themselves
_SMALL = frozenset({"the", "yn"})
_GAP_MOST, _BETWEEN_MOST, _LETTERS_MOST, _SLIP_LEAST = 6, 5, 12, 5


class ToldMails:
    """Finds the addresses of one page part by part."""

    def __init__(self, page: Page, addresses: Sequence[MailAddress]) -> None:
        """Keep the page and the addresses, by the longest word of their names."""
        self._tokens = page.tokens
        contexts = page.compiled.lexicon.contexts
        self._letters = letter_names(contexts.get("letter_names", frozenset()))
        self._ats, self._dots = (
            _words(contexts.get(name, frozenset())) for name in ("email_at", "email_dot")
        )
        self._signs = self._dots | contexts.get("spoken_sign", frozenset()) | {"underline", "plus"}
        self._small = contexts.get("email_between", frozenset()) | contexts.get("hesitation", frozenset())
        self._by_target = {address.target: address for address in addresses}
        self._anchors: dict[str, list[tuple[MailAddress, int]]] = defaultdict(list)
        for address in addresses:
            at = max(range(len(address.local)), key=lambda place: len(address.local[place]))
            self._anchors[address.local[at]].append((address, at))

    def hits(self) -> Iterator[Hit]:
        """Yield the addresses whose parts all stand there."""
        anchors = self._anchors
        for token, text in enumerate(self._tokens.text) if anchors else ():
            for address, place in anchors.get(text, ()):
                first, last = self._named(address.local, place, token)
                end = self.host(address.target, last) if first >= 0 else -1
                if end >= 0:
                    span = self._tokens.span(first, end)
                    name = "e-mail address told part by part"
                    yield Hit(address.target, "email", *span, Strength.STRONG, "email", name, first, end)

    def _named(self, local: Sequence[str], place: int, token: int) -> tuple[int, int]:
        """Return the first and last token of a name with a piece at `token`; -1: it is not there."""
        first = last = token
        for piece in reversed(local[:place]):
            first = self._next(first, piece, -1)
        for piece in local[place + 1 :]:
            last = self._next(last, piece, 1) if last >= 0 else -1
        return (first, last) if last >= 0 else (-1, -1)

    def _next(self, token: int, piece: str, step: int) -> int:
        """Return the token with the next piece of a name, behind signs told between; -1: there is none."""
        texts, skipped = self._tokens.text, 0
        while token >= 0 and skipped <= _BETWEEN_MOST:
            token += step
            if not 0 <= token < len(texts) or not self._tight(min(token, token - step)):
                return -1
            if piece in {texts[token], self._letters.get(texts[token])}:
                return token
            if texts[token] not in self._signs:
                return -1
            skipped += 1
        return -1

    def host(self, target: int, token: int) -> int:
        """Return where the host behind the name of an address ends; -1 where it does not follow `token`."""
        address = self._by_target.get(target)
        at, told = token, self._at_sign(token)
        for number, label in enumerate(address.host if address else ()):
            after = self._label(at, label, self._ats | self._dots if number == 0 else self._dots)
            if after < 0:
                # "@broadband" and no more: the host is told by its first label
                return at if number and told else -1
            at = after
        return at if address and at > token else -1

    def _at_sign(self, token: int) -> bool:
        """Say whether the sign between name and host stands or is told behind a token."""
        tokens = self._tokens
        if token + 1 >= len(tokens):
            return False
        return "@" in tokens.gap(token) or tokens.text[token + 1] in self._ats - _SMALL

    def _label(self, token: int, label: str, signs: frozenset[str]) -> int:
        """Return the last token of a label of the host behind signs and small words; -1: it is not there."""
        tokens = self._tokens
        for first in range(token + 1, min(token + 2 + _BETWEEN_MOST, len(tokens))):
            if not self._tight(first - 1):
                return -1
            last = self._is_label(first, label)
            if last >= 0:
                return last
            if tokens.text[first] not in signs and tokens.text[first] not in self._small:
                return -1
        return -1

    def _is_label(self, first: int, label: str) -> int:
        """Return the last token of a label that begins at `first`: whole, in pieces, with one slip."""
        tokens, told = self._tokens, ""
        for token in range(first, min(first + _LETTERS_MOST, len(tokens))):
            told += tokens.text[token]
            if told == label:
                return token
            if not label.startswith(told) or not self._tight(token):
                break
        text = tokens.text[first]
        near = len(label) >= _SLIP_LEAST and OSA.distance(text, label, score_cutoff=1) <= 1
        return first if near else -1

    def _tight(self, token: int) -> bool:
        """Say whether two tokens stand near enough to be of one address."""
        return 0 <= token < len(self._tokens) - 1 and len(self._tokens.gap(token)) <= _GAP_MOST


@lru_cache(maxsize=16)
def _words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words of phrases that stand for a sign."""
    return frozenset(word for phrase in phrases for word in plain(phrase).split())
