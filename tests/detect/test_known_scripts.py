"""Values in scripts that set no blanks between words, and words that need a capital to be a name."""

from __future__ import annotations

import pytest

from redactor.model.finding import Disposition
from tests.detect.matching import find, item, person


def hidden(text: str, *items: object) -> list[str]:
    return [text[f.start : f.end] for f in find(text, *items) if f.disposition is Disposition.REDACT]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("王小明", "我是王小明先生，住在这里。", "王小明"),
        ("王小明", "王 小明 is here", "王 小明"),
        ("王明", "我是王明先生", "王明"),
        ("田中 花子", "田中花子さんは", "田中花子"),
        ("สมชาย ใจดี", "นายสมชายใจดีมาแล้ว", "สมชายใจดี"),
        ("김철수", "김철수는 왔다", "김철수"),
        ("محمد علي", "ومحمد علي قال", "ومحمد علي"),
    ],
)
def test_a_name_in_running_signs_is_found_and_nothing_else(value: str, text: str, expected: str) -> None:
    assert hidden(text, person(value, "x")) == [expected]


def test_so_are_other_kinds_and_aliases() -> None:
    assert hidden("他在北京小学上学", item("school", "北京小学", "s")) == ["北京小学"]
    assert hidden("彼は東京都港区1-2-3に", item("address", "東京都港区1-2-3", "a")) == ["東京都港区1-2-3"]
    alias = item("person", "Wang Xiaoming", "x", also_written=("王小明",))
    assert hidden("我是王小明先生", alias) == ["王小明"]


def test_other_signs_are_another_name() -> None:
    assert not find("大王小姐明天来", person("王小明", "x"))
    assert not hidden("彼は東京都港区1-2-34に", item("address", "東京都港区1-2-3", "a"))


@pytest.mark.parametrize(
    ("kind", "value", "yes", "no"),
    [
        ("location", "Reading", "She lives in Reading.", "She is reading a book."),
        ("organisation", "Next", "He works at Next.", "The next day he came."),
        ("organisation", "Boots", "Collected from Boots in town.", "He had wet boots."),
    ],
)
def test_an_organisation_of_one_ordinary_word_needs_its_capital(
    kind: str, value: str, yes: str, no: str
) -> None:
    assert hidden(yes, item(kind, value, "o")) == [value]
    assert not find(no, item(kind, value, "o"))


def test_where_a_sentence_begins_it_is_a_question() -> None:
    found = find("Next day he came.", item("organisation", "Next", "o"))
    assert [f.disposition for f in found] == [Disposition.ASK]


def test_a_doctor_is_written_both_ways() -> None:
    assert hidden("Seen by Doctor Patel.", item("gp", "Dr Patel", "g")) == ["Doctor Patel"]
    assert hidden("Seen by Dr Patel.", item("gp", "Doctor Patel", "g")) == ["Dr Patel"]


def test_an_international_mail_address_is_found_as_servers_write_it() -> None:
    mail = item("email", "tam@exämple.org", "m")
    assert hidden("To: tam@xn--exmple-cua.org", mail) == ["tam@xn--exmple-cua.org"]
    assert not hidden("To: sam@xn--exmple-cua.org", mail)
