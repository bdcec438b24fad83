"""What writers, programs and scanners do to a text must not hide a mention; also two at once."""

from __future__ import annotations

import html
import random
import unicodedata
from collections.abc import Callable
from itertools import permutations
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.fold import look_alike, skeleton
from redactor.model.finding import Disposition
from tests.detect.matching import find, item, lexicon, person, removed

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
NAME = person("Tamsin Grace Okoro-Bell", title="Miss", known_as=("Tam",))
PHONE = item("phone", "07700 900123")
SCHOOL = item("school", "Thornybank Community Primary School")
BORN = item("date_of_birth", "1991-03-02")
ITEMS = (HOME, NAME, PHONE, SCHOOL, BORN)
MENTIONS = (
    "14 Rose Lane",
    "Tamsin Okoro-Bell",
    "07700 900123",
    "Thornybank Primary School",
    "2 March 1991",
    "HR6 8XQ",
)
_HOMOGLYPHS = str.maketrans("aeopcxy", "аеорсху")
_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def _spread(text: str, sign: str) -> str:
    return sign.join(text)


CHANGES: dict[str, Callable[[str], str]] = {
    "nbsp": lambda t: t.replace(" ", "\u00a0"),
    "soft hyphen": lambda t: t[:4] + "\u00ad" + t[4:],
    "zero width": lambda t: _spread(t, "\u200b"),
    "bidi": lambda t: f"\u202a{t}\u202c",
    "full width": lambda t: t.translate(_FULL),
    "homoglyphs": lambda t: t.translate(_HOMOGLYPHS),
    "upper": str.upper,
    "lower": str.lower,
    "line break": lambda t: t.replace(" ", "\n"),
    "cells": lambda t: t.replace(" ", "\t"),
    "double space": lambda t: t.replace(" ", "  "),
    "decomposed": lambda t: unicodedata.normalize("NFD", t.replace("a", "á")),
    "html": lambda t: "".join(f"&#{ord(c)};" for c in t),
    "percent": quote,
    "underscores": lambda t: t.replace(" ", "_"),
    "tags": lambda t: t.replace(" ", " <b>", 1) + "</b>",
    "ocr": lambda t: t.replace("o", "0", 1).replace("1", "l", 1),
    "escaped twice": lambda t: html.escape("".join(f"&#x{ord(c):x};" for c in t)),
}


def _whole(text: str, mention: str, changed: str) -> bool:
    found = [f for f in find(text, *ITEMS) if f.disposition is Disposition.REDACT]
    start, end = text.index(changed), text.index(changed) + len(changed)
    left = "".join(
        text[i]
        for i in range(start, end)
        if text[i].isalnum() and not any(f.start <= i < f.end for f in found)
    )
    del mention
    return len(left) <= len("b")


@pytest.mark.parametrize("mention", MENTIONS)
@pytest.mark.parametrize("change", CHANGES)
def test_one_change_hides_nothing(mention: str, change: str) -> None:
    changed = CHANGES[change](mention)
    text = f"The note of yesterday says {changed} and then goes on."
    assert _whole(text, mention, changed)


# two escapes of different kinds over the same letters are nobody's writing
_PAIRS = [
    (one, two)
    for one, two in permutations(CHANGES, 2)
    if "escaped twice" not in (one, two)
    and not ({one, two} <= {"html", "percent", "tags", "full width", "zero width"})
    and one not in {"html", "percent", "tags", "zero width"}
    # two line ends are a new paragraph
    and (one, two) != ("double space", "line break")
]


@pytest.mark.parametrize("mention", MENTIONS)
def test_pairs_of_changes_hide_nothing(mention: str) -> None:
    missed = []
    for one, two in random.Random(7).sample(_PAIRS, 60):
        changed = CHANGES[two](CHANGES[one](mention))
        text = f"The note of yesterday says {changed} and then goes on."
        if not _whole(text, mention, changed):
            missed.append((one, two))
    assert not missed


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_canonical_map_is_monotone_and_inside(text: str) -> None:
    canon = Folding(lexicon().confusables).canonicalise(text)
    assert len(canon.starts) == len(canon.ends) == len(canon.text)
    for index in range(len(canon.text)):
        assert 0 <= canon.starts[index] < canon.ends[index] <= len(text)
        assert index == 0 or canon.starts[index - 1] <= canon.starts[index]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    folding = Folding(lexicon().confusables)
    once = folding.fold(text)
    assert folding.fold(once) == once


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20))
def test_folds_are_idempotent_and_keep_digits_apart(token: str) -> None:
    assert skeleton(skeleton(token)) == skeleton(token)
    if token.isdigit():
        assert len({skeleton(d) for d in "0123456789"}) == len("0123456789")
        assert look_alike(token) == skeleton(token)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(MENTIONS),
    st.text(alphabet="abc dé\n.,&%=<\t\u200b", max_size=30),
    st.text(alphabet="xyz \n,;", max_size=20),
)
def test_redacting_a_finding_removes_it(mention: str, before: str, after: str) -> None:
    text = f"{before} {mention} {after}"
    found = find(text, *ITEMS)
    assert any(f.disposition is Disposition.REDACT for f in found)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    again = removed(text, found)
    assert not [f for f in find(again, *ITEMS) if f.disposition is Disposition.REDACT]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    for finding in find(text, *ITEMS):
        assert 0 <= finding.start < finding.end <= len(text)
