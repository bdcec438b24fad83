"""Mends words of the items that something cut ("Prepar atory", "Cl·odagh", "Ha rt noll") or ran together.

Takes the tokens of a reading and what the items' words are made of, gives a further reading. A word is mended
only to a whole word of an item, so that nothing is made up; slips inside such a word are for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known.text.canonical import Canon, Folding
from redactor.detect.known.text.compose import canon_of
from redactor.detect.known.text.going_on import GoingOn
from redactor.detect.known.text.rewrite import Change, rewritten
from redactor.detect.known.text.streams import Tokens, ends_sentence, gap_allowed

_BLANK = re.compile(r"[\s'/&+-]*|[,.;:]\s+")
_PIECES_MOST = 5
_GAP_MOST = 12
_CODE_LEAST, _GLUED_LEAST = 8, 4


def mended(tokens: Tokens, going_on: GoingOn, folding: Folding, numeric: Sequence[int] = ()) -> Canon | None:
    """Return the reading with cut words made whole, or None if there are none.

    `numeric` are the tokens that hold a digit.
    """
    changes = [*_changes(tokens, going_on), *_fields(tokens, going_on), *_glued(tokens, numeric, going_on)]
    changes.sort()
    canon = tokens.canon
    if not changes:
        return None
    pieces = rewritten(canon.source, changes)
    return canon_of(pieces, folding, canon.origin, reordered=canon.reordered)


def _changes(tokens: Tokens, going_on: GoingOn) -> Iterator[Change]:
    """Yield the gaps inside cut words, in order."""
    heads, canon, behind = going_on.beginnings, tokens.canon, 0
    for first in [at for at, text in enumerate(tokens.text) if text in heads]:
        last = _word(tokens, first, going_on) if first >= behind else first
        for token in range(first, last):
            yield canon.ends[tokens.end[token] - 1], canon.starts[tokens.start[token + 1]], ""
        behind = last + 1


def _fields(tokens: Tokens, going_on: GoingOn) -> Iterator[Change]:
    """Yield blanks around a code that fields of fixed width have run together with words of the items.

    "ROSE LAHR68XQ", two numbers run together, but neither "HR68XQ90B" nor the digits of a longer number.
    """
    canon = tokens.canon
    for token in [at for at, text in enumerate(tokens.text) if len(text) >= _CODE_LEAST]:
        text = tokens.text[token]
        if together := going_on.run_together(text):
            yield from _completed(tokens, token, together)
            continue
        if text.isdigit():
            at = going_on.two_codes(text)
            place = canon.starts[tokens.start[token] + at]
            yield from [(place, place, " ")] if at else []
            continue
        for code in () if text.isalpha() else going_on.codes:
            head, found, tail = text.partition(code)
            if not found or not any(going_on.piece(each) for each in (head, tail)):
                continue
            low = tokens.start[token] + len(head)
            for place, apart, beside in ((low, head[-1:], code[0]), (low + len(code), tail[:1], code[-1])):
                if apart and not (apart.isdigit() and beside.isdigit()):
                    yield canon.starts[place], canon.starts[place], " "


def _glued(tokens: Tokens, numeric: Sequence[int], going_on: GoingOn) -> Iterator[Change]:
    """Yield a blank between a house number and letters glued to it: "27Mafekng Crescent", "mafeking27"."""
    canon = tokens.canon
    for token in numeric if going_on.house_numbers else ():
        text = tokens.text[token]
        if len(text) > _GLUED_LEAST and text[0].isdigit() != text[-1].isdigit():
            at = going_on.glued_number(text)
            place = canon.starts[tokens.start[token] + at]
            yield from [(place, place, " ")] if at else []


def _completed(tokens: Tokens, token: int, together: list[tuple[int, str]]) -> Iterator[Change]:
    """Yield what fields of fixed width have cut off at the end of words, and a blank behind each."""
    at, canon = tokens.start[token], tokens.canon
    for size, word in together:
        at += size
        place = canon.ends[at - 1]
        if at < tokens.end[token]:
            yield place, place, word[size:] + " "
        elif word[size:]:
            yield place, place, word[size:]


def _word(tokens: Tokens, first: int, going_on: GoingOn) -> int:
    """Return the last of the tokens that together are a word of an item; the first one if there are none."""
    word, found = tokens.text[first], first
    for token in range(first, min(first + _PIECES_MOST, len(tokens) - 1)):
        word += tokens.text[token + 1]
        if word not in going_on.beginnings or not _tight(tokens.gap(token)):
            break
        if word in going_on.whole:
            found = token + 1
    # "rose hill" and "Rose-Hill" are two words, whatever an item is called, but not "Tam·sin"
    blank = all(_BLANK.fullmatch(tokens.gap(token)) for token in range(first, found))
    if first and tokens.gap(first - 1) in {" ", ". "} and going_on.leads(tokens.text[first - 1]):
        # "Mrs Crab tree": behind a title its halves are a name
        return found
    return first if blank and all(map(going_on.ordinary, tokens.text[first : found + 1])) else found


def _tight(gap: str) -> bool:
    return len(gap.strip()) <= _GAP_MOST and gap_allowed(gap) and not ends_sentence(gap)
