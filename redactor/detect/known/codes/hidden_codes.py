"""Codes of which only a part is told: hidden signs ("HR6 8**"), "ending 5675", "starts with QQ12".

Takes a page, gives questions about numbers, plates, references and postcodes that fit what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.whole_codes import Code
from redactor.detect.known.text.hinted import hinted
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_SAID = (
    "redacted",
    "illegible",
    "unclear",
    "hidden",
    "masked",
    "withheld",
    "smudged",
    "unreadable",
    "something",
    "summat",
)
_HIDDEN = re.compile(r"[*•●■█▇#?]+|(?<![^\W\d_])x{2,}(?![^\W\d_])|(?<=\d)x+(?!\w)|\.{2,}|_{2,}|-{2,}")
_SAID_SIGN = re.compile(rf"\[?(?:(?:{'|'.join(_SAID)})[ -]?){{0,2}}(?:{'|'.join(_SAID)})\]?")
# what its signs begin with, which is quick to look for
_SIGN = re.compile(
    r"[*•●■█▇#?x._-](?:(?<=[*•●■█▇#?])|(?<=\dx)|(?<=x)(?=x)|(?<=\.)(?=\.)|(?<=_)(?=_)|(?<=-)(?=-))"
)
_BEFORE = re.compile(r"([^\W_]+|[*•●■█#?]+)[\s./()+-]{0,3}$")
_AFTER = re.compile(r"[\s./()+-]{0,3}([^\W_]+|[*•●■█#?]+)")
_DIGIT = re.compile(r"\d")
_REACH = 28
_CHUNKS = 5
_LONGEST_WORD = 4
_FLEXIBLE_LEAST = 3
_HEAD_LEAST = 6
_ENDING_REACH = 4
_COUNTED = frozenset({"last", "final", "first", "ending"})
_COUNTED_REACH, _COUNT_MOST = 12, 7
_TAIL_REACH = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
# what goes on is another number, or an amount
_JOINT = re.compile(r"[/.,:_-]\w")
_ENDING_TOKENS = 3
_TAIL_LEAST = 2
_CASE_TAIL = 4
_INWARD = 3

_Key = tuple[tuple[str, ...], int, tuple[str, ...]]


class HiddenCodes:
    """Finds partly told codes in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the codes of all targets."""
        self._page = page
        self._tokens = page.tokens
        self._text = page.canon.text
        contexts = compiled.lexicon.contexts
        self._numbers = compiled.lexicon.numbers.cardinals
        self._ending = contexts.get("ending", frozenset())
        self._references = contexts.get("reference", frozenset())
        self._postcode_words = contexts.get("postcode", frozenset())
        self._seen: dict[_Key, tuple[tuple[Target, int, int], ...]] = {}
        self._codes = compiled.codes

    def hits(self) -> Iterator[Hit]:
        """Yield the questions."""
        if self._codes:
            yield from self._hidden()
            yield from self._ends()
            yield from self._tails()

    # ---- hidden signs ---------------------------------------------------------------------

    def _hidden(self) -> Iterator[Hit]:
        done = -1
        said = any(map(self._text.__contains__, _SAID))
        signs = [*hinted(_HIDDEN, _SIGN, self._text), *(_SAID_SIGN.finditer(self._text) if said else ())]
        for sign in sorted(signs, key=re.Match.start):
            if sign.start() < done or not _DIGIT.search(
                self._text, max(0, sign.start() - _REACH), sign.end() + _REACH
            ):
                continue
            left, right = self._left(sign.start()), self._right(sign.end())
            heads, tails = tuple(text for text, _ in left), tuple(text for text, _ in right)
            if not any(any(map(str.isdigit, text)) for text in (*heads, *tails)):
                continue
            for target, one, two in self._fitting(heads, len(sign.group()), tails):
                start = left[one - 1][1] if one else sign.start()
                end = right[two - 1][1] if two else sign.end()
                done = max(done, end)
                yield self._hit(target, start, end, "code_partly_hidden", "hidden signs")

    def _fitting(
        self, heads: tuple[str, ...], hidden: int, tails: tuple[str, ...]
    ) -> tuple[tuple[Target, int, int], ...]:
        """Return the targets that fit, with the chunks taken on both sides; the same signs come often."""
        key = (heads, hidden, tails)
        if key not in self._seen:
            found = ((code[0], _fits(heads, hidden, tails, code)) for code in self._codes)
            self._seen[key] = tuple((target, *sizes) for target, sizes in found if sizes)
        return self._seen[key]

    def _left(self, at: int) -> list[tuple[str, int]]:
        """Return the chunks before a place, nearest first, with their starts; hidden signs as "?"."""
        found: list[tuple[str, int]] = []
        low = max(0, at - _REACH)
        while len(found) < _CHUNKS:
            chunk = _BEFORE.search(self._text, low, at)
            if chunk is None or _long_word(chunk.group(1)):
                break
            at = chunk.start()
            found.append((_plain(chunk.group(1)), at))
        return found

    def _right(self, at: int) -> list[tuple[str, int]]:
        """Return the chunks after a place, nearest first, with their ends."""
        found: list[tuple[str, int]] = []
        while len(found) < _CHUNKS:
            chunk = _AFTER.match(self._text, at, at + _REACH)
            if chunk is None or _long_word(chunk.group(1)):
                break
            at = chunk.end()
            found.append((_plain(chunk.group(1)), at))
        return found

    # ---- "ending 5675" --------------------------------------------------------------------

    def _ends(self) -> Iterator[Hit]:
        tokens = self._tokens
        for token in self._page.standing(self._ending | self._postcode_words):
            ending = tokens.text[token] in self._ending
            far = self._counted(token)
            for first in range(token + 1, min(token + max(_ENDING_REACH, far), len(tokens))):
                told = ""
                for last in range(first, min(first + _ENDING_TOKENS, len(tokens))):
                    if not tokens.joined(last - 1):
                        break
                    told += tokens.text[last]
                    for target, kind, forms in self._codes:
                        if _is_end(told, kind, forms, ending=ending):
                            at, to = tokens.start[first], tokens.end[last]
                            yield self._hit(target, at, to, "phone_last_digits", "last signs")

    def _tails(self) -> Iterator[Hit]:
        """Yield the telling number of a reference behind a word of references: "foster file 01877"."""
        tails = {tail: target for target, kind, _ in self._codes for tail in _own_tails(target, kind)}
        texts, tokens = self._tokens.text, self._tokens
        for token in self._page.standing(tails.keys()):
            if not self._alone(token):
                continue
            # "foster file 01877", "the 01877 file"
            named = texts[max(0, token - _TAIL_REACH) : token]
            behind = texts[token + 1 : token + 2] if named[-1:] == ["the"] else []
            if not self._references.isdisjoint([*named, *behind]):
                at, to = tokens.start[token], tokens.end[token]
                yield self._hit(
                    tails[texts[token]], at, to, "phone_last_digits", "number of the reference alone"
                )

    def _alone(self, token: int) -> bool:
        """Say whether a number is no part of a longer one: "DC-2026-0417", "0417.5"."""
        tokens, text = self._tokens, self._text
        at, to = tokens.start[token], tokens.end[token]
        before, behind = text[max(0, at - 2) : at], text[to : to + 2]
        return not (_JOINT.match(before[::-1]) or _JOINT.match(behind))

    def _counted(self, token: int) -> int:
        """Return how far off the signs may stand: "the last four of her number are 5675"."""
        texts, size = self._tokens.text, 0
        if texts[token] not in _COUNTED or texts[token + 1 : token + 2] == []:
            return 0
        word = texts[token + 1]
        size = int(word) if word in "23456" else self._numbers.get(word, 0)
        if not 1 < size < _COUNT_MOST:
            return 0
        for at in range(token + 2, min(token + _COUNTED_REACH, len(texts))):
            if any(map(str.isdigit, texts[at])) or ends_sentence(self._tokens.gap(at - 1)):
                return at - token + 1 if len(texts[at]) == size else 0
        return 0

    def _hit(self, target: Target, at: int, to: int, rule: str, name: str) -> Hit:
        start, end = self._page.canon.span(at, to)
        first, last = self._tokens.at(at), self._tokens.at(to - 1)
        return Hit(target.index, rule, start, end, Strength.WEAK, rule, name, first, last)


def _own_tails(target: Target, kind: str) -> Iterator[str]:
    """Yield the longest number of a reference, with and without its zeros in front; a year tells nothing."""
    if kind != str(Kind.CASE_REFERENCE):
        return
    numbers = re.findall(r"\d{3,}", target.value.text.reveal())
    telling = max((n for n in numbers if not _YEAR.fullmatch(n)), key=len, default="")
    if telling and len(telling) < len(re.sub(r"\W", "", target.value.text.reveal())):
        yield telling
        if len(telling.lstrip("0")) >= _FLEXIBLE_LEAST:
            yield telling.lstrip("0")


def _fits(heads: tuple[str, ...], hidden: int, tails: tuple[str, ...], code: Code) -> tuple[int, int] | None:
    """Return how many chunks before and after hidden signs make the longest part of a code with them."""
    best, known = None, 0
    longest = max(map(len, code[2]))
    for one in range(len(heads) + 1):
        head = "".join(reversed(heads[:one]))
        for two in range(len(tails) + 1):
            tail = "".join(tails[:two])
            if len(head) + len(tail) > longest:
                break
            told = sum(c != "?" for c in head + tail)
            if told > known and _may_be(head, tail, hidden, code):
                best, known = (one, two), told
    return best


def _plain(chunk: str) -> str:
    return chunk if chunk[0].isalnum() else "?" * len(chunk)


def _long_word(chunk: str) -> bool:
    return chunk.isalpha() and len(chunk) > _LONGEST_WORD


def _may_be(head: str, tail: str, hidden: int, code: Code) -> bool:
    """Say whether a code may be `head`, hidden signs and `tail`; a row of signs may stand for any number."""
    _, kind, forms = code
    told = [c for c in head + tail if c != "?"]
    for own in forms:
        exact = head + "?" * hidden + tail
        if len(exact) == len(own):
            fits = all(a in ("?", b) for a, b in zip(exact, own, strict=True))
        else:
            fits = hidden > 1 and "?" not in head + tail and len(told) < len(own)
            fits = fits and own.startswith(head) and own.endswith(tail)
            enough = len(tail) >= _FLEXIBLE_LEAST or len(head) >= _HEAD_LEAST
            fits = fits and (enough or (tail != "" and len(told) >= _FLEXIBLE_LEAST))
        if fits and len(told) >= _FLEXIBLE_LEAST and _telling(kind, head, tail, len(own), hidden):
            return True
    return False


def _telling(kind: str, head: str, tail: str, length: int, hidden: int) -> bool:
    """Say whether enough is told: more than a district, an area code or the year of a reference."""
    shown = (head + "?" * hidden + tail)[-length:]
    if kind == "postcode":
        return any(c != "?" for c in shown[-_INWARD:]) and sum(c != "?" for c in shown) >= _INWARD
    if kind == str(Kind.CASE_REFERENCE):
        return sum(c != "?" for c in shown[-_CASE_TAIL:]) >= _TAIL_LEAST
    return True


def _is_end(told: str, kind: str, forms: Sequence[str], *, ending: bool) -> bool:
    """Say whether what follows "ending" (or "postcode") is the end or the beginning of a code."""
    own = forms[0]
    if len(told) >= len(own) or not any(map(str.isalnum, told)):
        return False
    if kind == "postcode":
        return (own.endswith(told) and len(told) >= (_TAIL_LEAST if ending else _INWARD)) or (
            ending and own.startswith(told) and len(told) > len(own) - _INWARD
        )
    if not ending or (kind != str(Kind.VEHICLE) and not any(map(str.isdigit, told))):
        return False
    least = _TAIL_LEAST if told.isdigit() else _FLEXIBLE_LEAST
    if own.endswith(told):
        return len(told) >= least
    head = _HEAD_LEAST if kind == str(Kind.PHONE) else _HEAD_LEAST - 2
    return len(told) >= head and any(form.startswith(told) for form in forms)
