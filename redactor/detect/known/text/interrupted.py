"""Halves of a mention that something else parts: a page foot, a stamp, a note in brackets, empty lines.

Takes a reading's tokens and what the items' words go on with, gives readings in which halves are neighbours:
"58 Cutler's / Printed 3 June, copy 2 / Reach". What parts them is searched as well, in the other readings;
where it is no furniture of a page, what is found over it is a question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.text.canonical import Canon, Folding
from redactor.detect.known.text.compose import canon_of
from redactor.detect.known.text.going_on import GoingOn
from redactor.detect.known.text.margins import MARGIN
from redactor.detect.known.text.rewrite import rewritten
from redactor.detect.known.text.streams import Tokens

OVER_WORDS = "other words between its halves"
_LINES_MOST, _SIGNS_MOST, _PLAIN_MOST = 5, 400, 90
_NOTE = r"[(\[{][^()\[\]{}\n]{1,40}[)\]}]"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FIRST = re.compile(r"[^\w\n]*([^\W_]+)")
_NOTE_BEHIND = re.compile(rf"{_NOTE}[^\w\n]*\Z")
_SQUARE = re.compile(r"\[[^\[\]]{1,80}\]?")
# "[inaudible]", "(handwritten)", "*sobs*", "<image omitted>": the set in front is what a search runs through
_ASIDE = re.compile(
    rf"[(\[{{<*](?:(?<=[(\[{{])[^()\[\]{{}}\n]{{1,40}}[)\]}}]|(?<=<)[^<>\n]{{1,40}}>|(?<=\*)[a-z][^*\n]{{1,40}}\*)"
    rf"(?:[\s,.;:>|\"'-]{{0,20}}{_NOTE}){{0,2}}[\s,.;:>|\"'-]{{0,20}}([^\W_]+)"
)
_ASIDE_TAIL = re.compile(r"[^\W_]+(?=[^\w\n()\[\]{}<>]{0,6}\Z)")
# a box of a form, ticked or not; its label is a few words behind it
_BOX = re.compile(
    r"[\[(][ ]?[xX✓✔✗✘√]?[ ]?[\])]|[\u2610-\u2612\u25a0-\u25a2\u25fb-\u25fe\u2713-\u2718\u2b1c]"
)
_BOX_TAIL, _BOX_WORD = re.compile(r"[^\W_]+(?=[^\w\n]{0,6}\Z)"), re.compile(r"[^\W_]+")
_BOX_REACH, _BOX_WORDS_MOST = 60, 6
# what a speaker says while he looks for the word
_HESITATIONS = frozenset(
    {"er", "erm", "err", "uh", "uhm", "um", "umm", "ah", "ahm", "hm", "hmm", "mm", "mmm"}
)
_HESITATION_GAP = 6
# in the source: capitals between words in small letters
_STAMP = re.compile(
    r"[A-Z](?<=[^\w\r\n][A-Z])[A-Z]{3,14}(?:[ ][A-Z]{2,14}){0,2}[^\w\s]{0,2}[ \t]+"
    r"((?=[A-Z]?[a-zß-öø-ÿ])[^\W_]+)"
)
_STAMP_TAIL = re.compile(r"[^\W_]*[a-zß-öø-ÿ](?=[ \t]+[^\w\s]{0,2}\Z)")
# a page number at an edge of the line or after a wide gap
_PAGE_MARK = re.compile(
    r"\A\W*(?:page|pg|tudalen|part|p\.) ?\d|\b(?:page|pg|tudalen|part|p\.|of|o|/) ?\d{1,4}\W*\Z"
    r"|\A\W*\d{1,4}\W*\Z"
)
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL_WORD = re.compile(r"[^\W\d_]{3,}")
_PAGE_WORDS_MOST = 12
_TAILS, _SHORT, _REACH = 3, 4, 80
_CLOSING = frozenset(")]} .")

# from where to where, what stands there instead, and whether that is sure
Parting = tuple[int, int, str, bool]


def interrupted(tokens: Tokens, going_on: GoingOn, folding: Folding) -> Iterator[Canon]:
    """Yield a reading over what is no text of its own, and one over other words, which is shaky."""
    canon = tokens.canon
    halves = (*_asides(canon, going_on), *_stamps(canon, going_on), *_over_lines(canon, going_on))
    found = [each for each in halves if not _labelled(canon.source[each[0] : each[1]], going_on)]
    found = sorted({*found, *_hesitations(tokens, going_on), *_boxes(canon, going_on)})
    for sure in (True, False):
        changes = [(low, high, joint) for low, high, joint, certain in found if certain is sure]
        if changes:
            made = canon_of(rewritten(canon.source, changes), folding, canon.origin, reordered=True)
            yield made if sure else replace(made, doubts=tuple(_stretches(canon, changes)))


def _labelled(between: str, going_on: GoingOn) -> bool:
    """Say whether a label stands there: ours ("[name withheld]") join nothing.

    A note of the writer does, and a mark without a word: "[00:14:56]", "[SW1]", "[2]".
    """
    told = going_on.notes | going_on.stamps
    labels = [set(_LABEL_WORD.findall(label.lower())) for label in _SQUARE.findall(between)]
    return any(words and told.isdisjoint(words) for words in labels)


def over_doubts(canon: Canon, hits: Iterator[Hit]) -> Iterator[Hit]:
    """Yield what is found over other words, as questions; not what a number put right makes certain."""
    for hit in hits:
        if any(hit.start < low and high < hit.end for low, high in canon.doubts):
            sure = canon.put_right and hit.strength is Strength.STRONG
            hit.shaky = hit.shaky or ("" if sure else OVER_WORDS)
            yield hit


def _stretches(canon: Canon, changes: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Yield where the changes stand in the text itself."""
    for low, high, _ in changes:
        last = max(low, high - 1)
        yield (canon.origin[0][low], canon.origin[1][last]) if canon.origin else (low, high)


def _asides(canon: Canon, going_on: GoingOn) -> Iterator[Parting]:
    """Yield notes between two halves; a number before a street has its own rules."""
    for found in _ASIDE.finditer(canon.text):
        tail = _ASIDE_TAIL.search(canon.text, max(0, found.start() - _REACH), found.start())
        joint = going_on.joint(tail[0], found[1]) if tail else None
        if tail and joint is not None and not going_on.risky(tail[0], found[1]):
            yield canon.ends[tail.end() - 1], canon.starts[found.start(1)], joint, True


def _boxes(canon: Canon, going_on: GoingOn) -> Iterator[Parting]:
    """Yield boxes of a form with their labels between two halves: "No 58  [ ] not known  Rose Lane"."""
    for found in _BOX.finditer(canon.source):
        tail = _BOX_TAIL.search(canon.source, max(0, found.start() - _REACH), found.start())
        if tail is None or not going_on.begins(tail[0].lower()):
            continue
        heads = _BOX_WORD.finditer(canon.source, found.end(), found.end() + _BOX_REACH)
        for head in islice(heads, _BOX_WORDS_MOST):
            joint = going_on.joint(tail[0].lower(), head[0].lower())
            if joint is not None:
                yield tail.end(), head.start(), joint, True
                break


def _hesitations(tokens: Tokens, going_on: GoingOn) -> Iterator[Parting]:
    """Yield what stands between two halves that a speaker or writer hesitated between: "GV68, er, NNB"."""
    if _HESITATIONS.isdisjoint(tokens.text):
        return
    canon, behind = tokens.canon, 0
    for first in [at for at, text in enumerate(tokens.text) if text in _HESITATIONS]:
        if first < behind:
            continue
        last = first
        while last + 1 < len(tokens) and tokens.text[last + 1] in _HESITATIONS:
            last += 1
        behind = last + 1
        if not 0 < first <= last < len(tokens) - 1:
            continue
        tail, head = tokens.text[first - 1], tokens.text[last + 1]
        joint = going_on.joint(tail, head)
        near = all(len(tokens.gap(token)) <= _HESITATION_GAP for token in range(first - 1, last + 1))
        if joint is not None and near and not going_on.risky(tail, head):
            yield canon.ends[tokens.end[first - 1] - 1], canon.starts[tokens.start[last + 1]], joint, True


def _stamps(canon: Canon, going_on: GoingOn) -> Iterator[Parting]:
    """Yield words in capitals between two halves in small letters."""
    for found in _STAMP.finditer(canon.source):
        tail = _STAMP_TAIL.search(canon.source, max(0, found.start() - _REACH), found.start())
        joint = going_on.joint(tail[0].lower(), found[1].lower()) if tail else None
        if tail and joint is not None:
            yield tail.end(), found.start(1), joint, True


def _over_lines(canon: Canon, going_on: GoingOn) -> Iterator[Parting]:
    """Yield lines that stand between the end of one and the beginning of another."""
    text = canon.text
    end = text.find("\n")
    while end >= 0:
        low, high = _last_word(text, _before_note(text, end))
        tails = [tail for tail in _tails(text, low, high) if going_on.begins(tail)]
        if tails:
            yield from _to_next(canon, (high, end + 1), tails, going_on)
        end = text.find("\n", end + 1)


def _before_note(text: str, end: int) -> int:
    """Return the end of a line without the note in brackets that may stand there."""
    if text[end - 1 : end] not in _CLOSING:
        return end
    note = _NOTE_BEHIND.search(text, max(0, end - _REACH), end)
    return note.start() if note else end


def _last_word(text: str, end: int) -> tuple[int, int]:
    """Return where the last word of a line stands that ends there; nothing if the line has none."""
    while end > 0 and not text[end - 1].isalnum() and text[end - 1] != "\n":
        end -= 1
    start = end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return start, end


def _tails(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the last word of a line, and the last ones as one: "07700 900", "Dan iel"."""
    tail = text[start:end]
    yield tail
    for _ in range(len(tail) <= _SHORT if tail.isalpha() else _TAILS - 1):
        start, end = _last_word(text, start)
        tail = text[start:end] + tail
        yield tail


def _to_next(canon: Canon, last: tuple[int, int], tails: list[str], going_on: GoingOn) -> Iterator[Parting]:
    """Yield the way to the first of the next lines that goes on with it, be it behind a margin."""
    text, (end, begin), between = canon.text, last, list[str]()
    at = begin
    while at < min(len(text), begin + _SIGNS_MOST) and len(between) <= _LINES_MOST:
        line = _LINE.match(text, at)
        if line is None:
            return
        for start in dict.fromkeys((at, _behind_margin(canon, at, line.end()))):
            first = _FIRST.match(text, start, line.end())
            joints = [(t, j) for t in tails if first and (j := going_on.joint(t, first[1])) is not None]
            if not joints or first is None:
                continue
            sure = _sure(between, going_on, risky=going_on.risky(joints[0][0], first[1]))
            if start > begin and sure is not None:
                yield canon.ends[end - 1], canon.starts[first.start(1)], joints[0][1], sure
            return
        if _FIRST.match(text, at):
            between.append(canon.source[canon.starts[at] : canon.ends[line.end() - 1]])
        at = line.end()


def _behind_margin(canon: Canon, at: int, end: int) -> int:
    """Return where a line goes on behind a time, a speaker or a number of a line, or where it begins."""
    low = canon.starts[at]
    found = MARGIN.match(canon.source, low, min(canon.ends[end - 1], low + _REACH))
    return bisect_left(canon.starts, found.end(), at, end) if found else at


def _sure(between: list[str], going_on: GoingOn, *, risky: bool) -> bool | None:
    """Say whether what parts two halves is none of the text's own; None where it parts them in truth."""
    if any(_is_furniture(line, going_on) for line in between):
        return True
    if not between:
        return not risky
    short = len(between) == 1 and len(between[0]) <= _PLAIN_MOST
    return False if short and not risky else None


def _is_furniture(line: str, going_on: GoingOn) -> bool:
    """Say whether a line is the head or foot of a page, or a stamp."""
    words = _WORDS.findall(line.lower())
    if len(words) > _PAGE_WORDS_MOST:
        return False
    if _PAGE_MARK.search(line.lower()):
        return True
    telling = [word for word in words if word not in going_on.small]
    known = sum(word in going_on.stamps for word in telling)
    return bool(words) and (line.isupper() or (known > 0 and known * 2 >= len(telling)))
