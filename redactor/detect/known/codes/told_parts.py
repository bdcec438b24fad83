"""Parts of codes and online names that are told to be parts: "handle starts @tams", "LAC ref 93".

Takes a page, gives questions: a beginning, an end or a middle beside a word of telling parts and a label of
its kind; pieces of an online name that a label or a sign shows to be one. It redacts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.against.codes import counts, in_amount
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.tables.slips import CODED, own_number
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_Parts = dict[str, list[Target]]

_TELLING_WORDS = """
start starts started starting begin begins beginning began open opens opening front end ends ended ending
finish finishes finishing finished last final middle contains containing includes including partial partly
incomplete something summat whatever cut torn missing illegible unreadable
"""
_PART_WORDS = frozenset(_TELLING_WORDS.split())
_MIDDLE = frozenset({"middle", "contains", "containing", "includes", "including"})
_OTHER_NUMBERS = frozenset({"extension", "ext", "page", "room", "at", "in", "on", "since", "by", "of"})
_LABELS = {
    Kind.PHONE: "phone",
    Kind.BANK_ACCOUNT: "bank",
    Kind.VEHICLE: "vehicle",
    Kind.URL_OR_HANDLE: "email",
    Kind.EMAIL: "email",
}
_MORE_LABELS = frozenset({"site", "website", "page", "email", "mail", "user", "username", "mailbox"})
_NUMBER_LABELS = frozenset({"no", "nr", "number", "ref", "reference", "file", "case", "id"})
_LINKS = _NUMBER_LABELS | {
    "on",
    "the",
    "in",
    "of",
    "our",
    "your",
    "their",
    "its",
    "is",
    "was",
    "list",
    "child",
}
# labels that stand in any letter
_GENERAL_WORDS = """
no number num call calls called calling text texts message messaged contact evening daytime from to address x
ref reference id card statement signal following follows bcc cc sc out dial m t e
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())
_ONLINE = frozenset({Kind.URL_OR_HANDLE, Kind.EMAIL})
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_TIGHT = re.compile(r"[\s._/@-]?")
_SIGNED = re.compile(r"[._-]?")
_JOINT = re.compile(r"[/.,:_@-]\w")
_REACH, _LABEL_REACH, _BESIDE, _JOINED = 6, 8, 3, 4
_NEAR = re.compile(r"[ ()./-]{0,2}")
_CODE_LEAST, _PHONE_HEAD, _NAME_LEAST, _TELLING = 3, 4, 4, 5


class ToldParts:
    """Finds what is told of codes and names in parts, in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the parts of all targets."""
        self._page = page
        self._tokens = page.tokens
        self._text = page.canon.text
        self._contexts = compiled.lexicon.contexts
        self._words, self._given = compiled.lexicon.words, compiled.given
        self._parts = _parts(compiled)
        self._pieces, self._begins = _pieces(compiled)
        self._prefixes = _prefixes(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield the questions."""
        for word in self._page.standing(_PART_WORDS) if self._parts else ():
            yield from self._beside(word)
        for first in self._page.standing(self._begins):
            yield from self._named(first)
        for word in self._page.standing(self._prefixes.keys()):
            yield from self._numbered(word)

    def _beside(self, word: int) -> Iterator[Hit]:
        """Yield parts near a word that tells of parts, where a label of their kind stands near it."""
        low, high = self._sentence(word)
        first = low
        while first < high:
            last, targets = self._longest(first, high)
            for target in targets:
                if self._labelled(target, word, _LABEL_REACH) and self._tells(target, first, last, word):
                    yield self._hit(target, first, last, "a part, and told to be one")
            first = last + 1

    def _sentence(self, word: int) -> tuple[int, int]:
        """Return the tokens around a word that no end of a sentence parts from it."""
        tokens, low, high = self._tokens, word, word + 1
        while low > max(0, word - _REACH) and not self._ends(low - 1):
            low -= 1
        while high < min(len(tokens), word + _REACH + 1) and not self._ends(high - 1):
            high += 1
        return low, high

    def _ends(self, token: int) -> bool:
        gap = self._tokens.gap(token)
        return ends_sentence(gap) and gap != "."

    def _longest(self, first: int, high: int) -> tuple[int, list[Target]]:
        """Return the longest part that begins at a token, and whose it may be."""
        told, best, targets = "", first, list[Target]()
        for last in range(first, min(first + _JOINED, high)):
            if told and not _TIGHT.fullmatch(self._tokens.gap(last - 1)):
                break
            told += self._tokens.text[last]
            if told in self._parts and not self._goes_on(first, last):
                best, targets = last, self._parts[told]
        return best, targets

    def _tells(self, target: Target, first: int, last: int, word: int) -> bool:
        """Say whether a part is no usual word or amount; a usual word only behind what tells of it."""
        if first <= word <= last or in_amount(self._text, self._tokens.end[last]):
            return False
        if target.kind not in _ONLINE and not self._of_code(target, first, last, word):
            return False
        texts = self._tokens.text[first : last + 1]
        usual = all(text in self._words or text in self._given for text in texts)
        return not usual or (target.kind in _ONLINE and 0 < first - word < _BESIDE)

    def _labelled(self, target: Target, token: int, reach: int) -> bool:
        """Say whether a label of a target's kind stands near a token."""
        labels = self._contexts.get(_LABELS.get(target.kind, "identifier"), frozenset())
        near = self._tokens.text[max(0, token - reach) : token + reach + 1]
        labels = (labels | _MORE_LABELS if target.kind in _ONLINE else labels) - _GENERAL
        return not labels.isdisjoint(near)

    def _of_code(self, target: Target, first: int, last: int, word: int) -> bool:
        """Say whether a part of a code is the part that a word tells of, and no number of other things."""
        texts, told = self._tokens.text, "".join(self._tokens.text[first : last + 1])
        own = own_number(target)
        outer = told.startswith((own[:_CODE_LEAST], "0" + own[:2])) or own.endswith(told)
        before = texts[first - 1] if first else ""
        counted = before in _OTHER_NUMBERS and texts[word] not in _MIDDLE
        if counted or counts(self._tokens, last, self._words) or self._longer(first, last):
            return False
        return texts[word] in _MIDDLE or (outer and abs(first - word) <= _BESIDE + 2)

    def _longer(self, first: int, last: int) -> bool:
        """Say whether a number stands directly beside a part of a code: "07700 900456"."""
        tokens = self._tokens
        sides = ((first - 1, first - 1), (last, last + 1))
        return any(
            0 <= gap < len(tokens) - 1
            and _NEAR.fullmatch(tokens.gap(gap)) is not None
            and any(map(str.isdigit, tokens.text[other]))
            for gap, other in sides
        )

    def _named(self, first: int) -> Iterator[Hit]:
        """Yield two pieces of an online name: joined by a sign, behind an @, or beside a label."""
        told, signed = "", True
        behind_at = self._text[max(0, self._tokens.start[first] - 1) : self._tokens.start[first]] == "@"
        for last in range(first, min(first + _JOINED, len(self._tokens))):
            gap = self._tokens.gap(last - 1) if told else ""
            if told and not _TIGHT.fullmatch(gap):
                return
            signed = signed and _SIGNED.fullmatch(gap) is not None
            told += self._tokens.text[last]
            for target, alone in self._pieces.get(told, ()):
                shown = behind_at if alone else signed or self._labelled(target, first, _BESIDE)
                if shown and not self._goes_on(first, last, at=behind_at):
                    yield self._hit(target, first, last, "pieces of the name")

    def _numbered(self, prefix: int) -> Iterator[Hit]:
        """Yield the number of a reference near its letters: "LAC ref 93", "number 93 on the LAC list"."""
        texts, (low, high) = self._tokens.text, self._sentence(prefix)
        for at in range(low, high):
            for target, number in self._prefixes[texts[prefix]]:
                between = texts[min(at, prefix) + 1 : max(at, prefix)]
                around = [*texts[max(0, at - 1) : at], *between]
                if texts[at].lstrip("0") != number or not all(word in _LINKS for word in between):
                    continue
                if not _NUMBER_LABELS.isdisjoint(around) and not self._goes_on(at, at):
                    yield self._hit(target, at, at, "number of a reference near its letters")

    def _goes_on(self, first: int, last: int, *, at: bool = False) -> bool:
        """Say whether tokens are a part of something longer."""
        text, low, high = self._text, self._tokens.start[first], self._tokens.end[last]
        before = text[max(0, low - 2) : low][::-1]
        return bool((not at and _JOINT.match(before)) or _JOINT.match(text, high))

    def _hit(self, target: Target, first: int, last: int, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        rule = "handle_nearly" if target.kind in _ONLINE else "code_partly_hidden"
        return Hit(target.index, rule, start, end, Strength.WEAK, rule, name, first, last)


@once_a_case
def _parts(compiled: Compiled) -> _Parts:
    """Return whose beginning, end or middle each row of signs is."""
    found: _Parts = {}
    for target in compiled.targets:
        if target.allowed or target.kind is Kind.CASE_REFERENCE or target.kind not in CODED:
            continue
        for part in sorted(set(_of_code(own_number(target), target.kind))):
            found.setdefault(part, []).append(target)
    for name in compiled.online_names:
        whole = name.squeezed
        sizes = range(_NAME_LEAST, len(whole))
        runs = {"".join(run) for run in _runs(_own_pieces(name.target)) if len("".join(run)) >= _NAME_LEAST}
        for part in sorted({whole[:size] for size in sizes} | {whole[-size:] for size in sizes} | runs):
            if part != whole:
                found.setdefault(part, []).append(name.target)
    return found


def _of_code(number: str, kind: Kind) -> Iterator[str]:
    """Yield parts of a code that hold a figure: its beginnings, its ends, and rows of figures within."""
    for size in range(_CODE_LEAST, len(number)):
        head = ("0" + number)[:size] if kind is Kind.PHONE else number[:size]
        if size >= _PHONE_HEAD or kind is not Kind.PHONE:
            yield head
        yield number[-size:]
    for run in re.findall(r"\d{3,}", number):
        for size in range(_CODE_LEAST, len(run)):
            yield from (run[at : at + size] for at in range(len(run) - size + 1))


def _own_pieces(target: Target) -> list[str]:
    value = target.value
    told = value.first("local") or value.first("handle") or value.first("path") or value.first("host")
    return _PIECE.findall(told.lower())


def _runs(pieces: list[str]) -> Iterator[list[str]]:
    """Yield two or more neighbouring pieces that are not all."""
    for size in range(2, len(pieces)):
        yield from (pieces[at : at + size] for at in range(len(pieces) - size + 1))


@once_a_case
def _pieces(compiled: Compiled) -> tuple[dict[str, list[tuple[Target, bool]]], frozenset[str]]:
    """Return whose some pieces of an online name are, and whether only behind an @; and how these begin."""
    found: dict[str, list[tuple[Target, bool]]] = {}
    begins = set[str]()
    for name in compiled.online_names:
        pieces = _own_pieces(name.target)
        told = [(run, False) for run in _runs(pieces)]
        if name.target.kind is not Kind.EMAIL and len(pieces) > 1:
            short = pieces[0][0]
            told += [([*reversed(pieces)], False), ([short, *pieces[1:]], False), ([short + pieces[1]], True)]
            told += [([each], True) for each in pieces if _rare(each, compiled)]
        for run, alone in told:
            key = "".join(run)
            if len(key) >= _TELLING - any(map(str.isdigit, key)) and key != name.squeezed:
                found.setdefault(key, []).append((name.target, alone))
                begins |= {run[0], key}
    return found, frozenset(begins)


def _rare(piece: str, compiled: Compiled) -> bool:
    usual = piece in compiled.lexicon.words or piece in compiled.given
    return len(piece) >= _TELLING and piece.isalpha() and not usual


@once_a_case
def _prefixes(compiled: Compiled) -> dict[str, list[tuple[Target, str]]]:
    """Return the letters of references, whose each is, with the last number."""
    found: dict[str, list[tuple[Target, str]]] = {}
    for target in compiled.targets:
        pieces = _PIECE.findall(target.value.text.reveal().lower())
        if target.allowed or target.kind is not Kind.CASE_REFERENCE or not pieces:
            continue
        number = pieces[-1].lstrip("0")
        for letters in pieces[:-1]:
            if letters.isalpha() and len(letters) > 1 and len(number) > 1 and number.isdigit():
                found.setdefault(letters, []).append((target, number))
    return found
