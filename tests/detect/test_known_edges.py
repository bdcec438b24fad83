"""How far a redaction reaches: brackets, quotes and marks that would be left alone go with it."""

from __future__ import annotations

import pytest

from redactor.detect.known.balance import balanced
from redactor.model.case import ProtectedItem
from tests.detect.matching import find, item, person, removed

MARY = person("Mary Llewelyn", "mary", title="Mrs", known_as=("Mim",))
ANN = person("Ann Llewelyn", "ann")
SCHOOL = item("school", "Thornybank Primary School")
HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")

LEFT = [
    ("Mrs Mary Llewelyn (“Mim”) came", MARY, "Mrs  came"),
    ('Mrs Mary "Mim" Llewelyn came', MARY, "Mrs  came"),
    ("(Mary Llewelyn) came", MARY, "() came"),
    ("**Mary** Llewelyn came", MARY, " came"),
    ("%2A%2AMary%2A%2A%20Llewelyn", MARY, ""),
    ("&#42;Mary&#42;&#32;Llewelyn", MARY, ""),
    ("“Mary Llewelyn’s home”", MARY, "“ home”"),
    ("(m) Llewelyn came", MARY, "(m)  came"),
    ("Mary L'Estrange came", MARY, " L'Estrange came"),
    ("Llewelyn\n A report came", ANN, "\n A report came"),
    ("at Thornybank (Primary School) today", SCHOOL, "at  today"),
    ("Rose Lane (14) it is", HOME, " it is"),
    ("see %2814 Rose Lane%29", HOME, "see %28%29"),
]


@pytest.mark.parametrize(("text", "protected", "left"), LEFT)
def test_no_half_of_a_pair_is_left(text: str, protected: ProtectedItem, left: str) -> None:
    assert removed(text, find(text, protected)) == left


def test_a_span_without_a_half_of_a_pair_stays_as_it_is() -> None:
    text = "(see Mary’s “home”)"
    assert balanced(text, 5, 9) == (5, 9)
    assert balanced(text, 0, len(text)) == (0, len(text))
