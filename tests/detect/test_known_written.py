"""The tables of written forms: every notation of dates, names, addresses, numbers and organisations."""

from __future__ import annotations

import pytest

from tests.detect.written_forms import TABLES, lines


@pytest.mark.parametrize("table", TABLES)
def test_every_line_becomes_what_it_should(table: str) -> None:
    wrong = [f"{line.wanted} {line.raw!r} was {line.outcome()}" for line in lines(table) if not line.good()]
    assert not wrong, "\n".join(wrong)


def test_the_tables_hold_many_forms_and_near_misses() -> None:
    every = [line for table in TABLES for line in lines(table)]
    assert len(every) > 900
    assert sum(line.wanted == "N" for line in every) > 40
