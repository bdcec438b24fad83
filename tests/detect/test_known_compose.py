"""Readings of readings: what was done to a text is undone step by step, at bounded cost."""

from __future__ import annotations

import pytest

from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.compose import Step, composed
from redactor.detect.known.text.decode import Pieces
from redactor.model.case import ProtectedItem
from redactor.model.errors import Unsupported
from tests.detect.matching import find, item, person

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
PHONE = item("phone", "07700 900123")


def seen(text: str, *items: ProtectedItem) -> set[tuple[str, str]]:
    """What is found of the items."""
    return {(f.disposition.value, text[f.start : f.end]) for f in find(text, *items)}


def _without(sign: str) -> Step:
    def undo(source: str) -> Pieces | None:
        kept = [at for at, each in enumerate(source) if each != sign]
        if len(kept) == len(source):
            return None
        return Pieces("".join(source[at] for at in kept), kept, [at + 1 for at in kept])

    return Step(undo)


def test_every_step_reads_on_what_the_steps_before_it_made() -> None:
    folding = Folding({})
    found = list(composed([folding.canonicalise("a#b~c")], [_without("#"), _without("~")], folding, 100))
    assert {canon.source for canon in found} == {"ab~c", "a#bc", "abc"}
    last = next(canon for canon in found if canon.source == "abc")
    assert last.span(1, 2) == (2, 3)
    assert last.span(2, 3) == (4, 5)


def test_a_text_whose_readings_are_too_many_is_refused() -> None:
    folding = Folding({})
    steps = [_without(sign) for sign in "#~!?^$"]
    text = "#~!?^$" * 100
    assert list(composed([folding.canonicalise(text)], steps, folding, 10**6))
    with pytest.raises(Unsupported):
        list(composed([folding.canonicalise(text)], steps, folding, 2 * len(text)))


def test_a_hostile_text_is_refused_in_plain_words_and_without_its_own() -> None:
    line = "> 12:01 Ann: 1&#52; Ro-\n> se    La&amp;nbsp;ne double L\n> Page 3\n> T a m s i n    o-k-o-r-o\n"
    with pytest.raises(Unsupported) as refused:
        find(line * 60, HOME, person("Tamsin Okoro"))
    assert "plain text" in refused.value.sentence
    assert not any(word in refused.value.sentence for word in ("Rose", "Tamsin", "Ann"))
    # a letter quoted and changed in one place only is read
    assert any(
        f == "redact" for f, _ in seen(line + "It rained on the way home. " * 400, person("Tamsin Okoro"))
    )


def test_the_first_line_after_a_page_break_is_no_page_number_where_it_is_a_phone_number() -> None:
    text = "call 07700 900\n\x0cPage 4\n123 after six"
    assert any(f == "redact" and t.endswith("123") for f, t in seen(text, PHONE))


def test_a_name_inside_an_escaped_word_is_looked_at_where_it_stands() -> None:
    # of an escape for one letter the source has more signs than the word
    hidden = person("Rosalind Hartnoll", "ros")
    text = "on " + "&nbsp;".join("RosalindHartnoll") + " before the summer."
    assert {f for f, _ in seen(text, hidden)} <= {"redact", "ask"}


def test_escapes_inside_quoted_lines_are_undone_after_the_margin() -> None:
    text = "> they are at 14=20Ro=\n> se Lane now\n> Page 3 of 7\n> and"
    assert any(f == "redact" and t.endswith("Lane") for f, t in seen(text, HOME))
