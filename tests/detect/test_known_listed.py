"""A name told beside others: in lists, with kin, as a former name, hidden in part, put right."""

from __future__ import annotations

import pytest

from redactor.model.finding import Disposition
from tests.detect.matching import find, person

TAMSIN = person("Tamsin Grace Okoro-Bell", "tamsin")
GRACE = person("Grace Field", "grace")
REDACT, ASK = Disposition.REDACT, Disposition.ASK


@pytest.mark.parametrize(
    ("text", "written", "wanted"),
    [
        ("prev. Okoro-Bell", "Okoro-Bell", REDACT),
        ("geb. Okoro-Bell", "Okoro-Bell", REDACT),
        ("seen with Tamsin Oko*** today", "Tamsin Oko***", REDACT),
        ("TO (Tamsin Okoro-Bell)", "TO", ASK),
        ("Tamsin Okoro-Bell (spelt Okroo-Bell)", "Okroo-Bell", REDACT),
        ("Tamsin Okoro-Bell and her sister Kim Okoro-Bell", "Okoro-Bell", REDACT),
        ("Tamsin Okoro-Bell's wife Kim Okoro-Bell", "Okoro-Bell", REDACT),
        ("Tamsin Okoro-Bell said Kim Okoro-Bell", "Okoro-Bell", ASK),
    ],
)
def test_a_name_beside_others(text: str, written: str, wanted: Disposition) -> None:
    found = {text[f.start : f.end]: f.disposition for f in find(text, TAMSIN)}
    assert found.get(written) is wanted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Auntie Grace came", "Grace"),
        ("the Field family moved", "Field"),
        ("Tom, Grace and Ella Field", "Field"),
    ],
)
def test_an_ordinary_word_beside_kin_is_the_name(text: str, written: str) -> None:
    found = {text[f.start : f.end]: f.disposition for f in find(text, GRACE)}
    assert found.get(written) is REDACT
    assert not find("a day of field work, by the grace of God", GRACE)
