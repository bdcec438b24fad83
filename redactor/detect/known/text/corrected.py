"""A mention whose end somebody corrects: "0114 496 0276 - no sorry 0165", "HR6 8XP, I mean 8XQ".

Takes a canonical text, gives readings in which what follows a word of correction stands for what it corrects:
as many signs as it has itself, or as many words. What is found over it is a question, but for a number that
a speaker plainly puts right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from redactor.detect.known.text.canonical import Canon, Folding
from redactor.detect.known.text.compose import canon_of
from redactor.detect.known.text.rewrite import rewritten

_APART = r"[\s,.;:()\[\]\"'/>-]{1,6}"
# what says nothing else between words; more of them before figures
_SURE = (
    r"(?:(?:no|oh|oops|er|um|ah|but|or|and|well|hang on|wait)[\s,.-]{1,3}){0,2}"
    r"(?:sorry|i mean|i meant|make that|scratch that|strike that|correction|corrected(?: to)?|amended(?: to)?"
    r"|changed(?: to)?|apologies|(?:that )?should (?:be|read|say|have been)|my mistake|mistake|rather|no wait"
    r"|wait no|no hang on|i tell a lie|na sori|sori|hynny yw)(?:[\s,.-]{1,3}(?:no|sorry|it'?s|the))?"
)
_CORRECTION = re.compile(
    rf"(?<=\w){_APART}(?:(?P<sure>{_SURE})|(?:no|not|actually|sic|recte|to|with))"
    rf"{_APART}(?P<new>[^\W_]+(?:[ ./-]{{1,2}}(?=[^\W_]*\d)[^\W_]+){{0,2}})"
)
_TRIGGER = re.compile(
    r"sorry|i mean|make that|scratch|strike|correct|amended|changed|apologies|should|mistake|rather|wait"
    r"|hang on|tell a lie|sori|hynny|\bno\b|\bnot\b|actually|\bsic\b|recte"
)
_SIGN = re.compile(r"[^\W_]")
_WORD_BEFORE = re.compile(r"[^\W_]+[^\w\n]{0,3}\Z")
_SIGNS_MOST, _WORDS_MOST, _REACH = 12, 3, 60


def corrected(canon: Canon, folding: Folding) -> Iterator[Canon]:
    """Yield the readings of a text in which its corrections are made."""
    if not _TRIGGER.search(canon.text):
        return
    changes: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for found in _CORRECTION.finditer(canon.text):
        plain = bool(found["sure"]) and any(map(str.isdigit, found["new"]))
        for way, at in enumerate(_wrong(canon.text, found)):
            changes.setdefault((way, plain), []).append((at, found.start("new")))
    for (_, plain), each in changes.items():
        spans = [(canon.starts[low], canon.starts[high]) for low, high in each]
        made = rewritten(canon.source, [(low, high, "") for low, high in spans])
        reading = canon_of(made, folding, canon.origin, reordered=True)
        yield replace(reading, doubts=tuple(_own(canon, *span) for span in spans), put_right=plain)


def _own(canon: Canon, low: int, high: int) -> tuple[int, int]:
    """Return where a stretch of a reading stands in the text itself."""
    return (canon.origin[0][low], canon.origin[1][high - 1]) if canon.origin else (low, high)


def _wrong(text: str, found: re.Match[str]) -> Iterator[int]:
    """Yield where what is corrected may begin: as many signs back, or one to three words."""
    new = found["new"]
    if any(map(str.isdigit, new)):
        whole = "".join(_SIGN.findall(new))
        first = "".join(_SIGN.findall(re.split(r"[\W_]", new, maxsplit=1)[0]))
        for signs in dict.fromkeys((first, whole)):
            at = _back(text, found.start(), signs)
            if at is not None:
                yield at
    elif found["sure"]:
        at = found.start()
        for _ in range(_WORDS_MOST):
            word = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
            if word is None:
                return
            at = word.start()
            yield at


def _back(text: str, end: int, new: str) -> int | None:
    """Return where the signs before a place begin that are shaped like `new`, or None if they are not."""
    at, left = end, list(new)
    while left and at > 0 and end - at < _REACH:
        at -= 1
        sign = text[at]
        if sign.isalnum():
            if len(new) > _SIGNS_MOST or sign.isdigit() != left.pop().isdigit():
                return None
        elif sign == "\n" or sign not in " ./-()":
            return None
    return at if not left else None
