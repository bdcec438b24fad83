"""The detector of what the register does not know: profiles, permitted details, people, caches."""

from __future__ import annotations

import socket
import subprocess
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from redactor.detect.presidio import Unlisted
from redactor.detect.unlisted.prose import paragraphs, quieted
from redactor.model.case import AllowedItem, CaseRef, ProtectedItem, Withholding
from redactor.model.errors import Misconfigured, RulesInvalid
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.rules import Profile, RuleSet
from redactor.model.text import Location, Segment, TextMap
from redactor.ports import Search
from redactor.rulebook.lexicon import load_lexicon
from redactor.values.parse import parse_value

ROOT = Path(__file__).parents[2]
K, R = Disposition.KEEP, Disposition.REDACT
PROFILES = {
    "register-only": Profile("register-only", K, K),
    "assessment": Profile("assessment", R, K),
    "publish": Profile("publish", R, R),
}


@lru_cache
def rules() -> RuleSet:
    lexicon = load_lexicon(lambda name: (ROOT / "rules" / "lexicon" / name).read_bytes())
    files = sorted((ROOT / "rules" / "recognisers").glob("*.yaml"))
    read = [one for file in files for one in yaml.safe_load(file.read_text())["recognizers"]]
    bare = tuple({key: value for key, value in one.items() if key != "examples"} for one in read)
    labels = {("en", kind): f"[{kind.value} withheld]" for kind in Kind}
    return RuleSet("1", (), labels, (), {}, lexicon, (), bare)


@lru_cache
def detector() -> Unlisted:
    return Unlisted()


def find(
    text: str, profile: str = "assessment", *permitted: tuple[Kind, str], **more: object
) -> list[Finding]:
    lexicon = rules().lexicon
    items = tuple(AllowedItem(kind, parse_value(kind, value, lexicon)) for kind, value in permitted)
    key = repr((permitted, sorted(more)))
    withholding = replace(Withholding(key, (), (), items), **more)  # type: ignore[arg-type]
    whole = TextMap("body", text, (Segment(0, len(text), Location("t", "text")),))
    return list(detector().find(whole, Search(withholding, rules(), PROFILES[profile])))


def words(text: str, findings: list[Finding], *kinds: Kind) -> list[str]:
    return [text[f.start : f.end] for f in findings if not kinds or f.kind in kinds]


def details(text: str, *permitted: tuple[Kind, str]) -> list[str]:
    return [text[f.start : f.end] for f in find(text, "assessment", *permitted) if f.kind is not Kind.PERSON]


def test_register_only_finds_nothing_and_loads_nothing() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/detect')\n"
        "import test_presidio as t\n"
        "assert t.find('Ring Anna Hale on 07700 900123, 14 Rose Lane', 'register-only') == []\n"
        "heavy = {'presidio_analyzer', 'spacy', 'tldextract', 'phonenumbers'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("ring 07700 900123 first", Kind.PHONE, "07700 900123"),
        ("ring +44 (0)1632 960 123 first", Kind.PHONE, "+44 (0)1632 960 123"),
        ("mobile 07700\u00a0900-123.", Kind.PHONE, "07700\u00a0900-123"),
        ("her number abroad is +353 1 555 0123.", Kind.PHONE, "+353 1 555 0123"),
        ("Tel: 960123", Kind.PHONE, "960123"),
        ("write to a.hale@example.org.", Kind.EMAIL, "a.hale@example.org"),
        ("e-mail a.hale at example.org", Kind.EMAIL, "a.hale at example.org"),
        ("write hale [at] example [dot] org", Kind.EMAIL, "hale [at] example [dot] org"),
        ("NHS no. 999 123 4560 noted", Kind.NHS_NUMBER, "999 123 4560"),
        ("NI number QQ 12 34 56 C", Kind.NINO, "QQ 12 34 56 C"),
        ("sort code 00-00-00, account 12345678", Kind.BANK_ACCOUNT, "12345678"),
        ("sort code 00-00-00, account 12345678", Kind.BANK_ACCOUNT, "00-00-00"),
        ("she drives AB12 CDE to school", Kind.VEHICLE, "AB12 CDE"),
        ("Passport number 123456789", Kind.CASE_REFERENCE, "123456789"),
        ("crime ref 42/12345/26", Kind.CASE_REFERENCE, "42/12345/26"),
        ("DOB: 02/03/1991", Kind.DATE_OF_BIRTH, "02/03/1991"),
        ("She was born on 2nd March 1991 in Leominster", Kind.DATE_OF_BIRTH, "2nd March 1991"),
        ("date of birth\t1991-03-02", Kind.DATE_OF_BIRTH, "1991-03-02"),
    ],
)
def test_unlisted_details_are_redacted(text: str, kind: Kind, value: str) -> None:
    findings = find(text)
    assert value in words(text, findings, kind)
    assert all(f.item_id == "" and f.detector == "presidio" and f.view == "body" for f in findings)
    assert all(f.disposition is R for f in findings if text[f.start : f.end] == value)


@pytest.mark.parametrize(
    "text",
    [
        "The hearing is on 12/05/2026 at 10.30, and again on 14 June 2026.",
        "The grant was \u00a312,345.67, paid over 24 months.",
        "Section 47 of the Children Act 1989, page 112, paragraph 3.14.",
        "Invoice 0123456789 and order 4417889012 are enclosed.",
        "He looked at example and went at noon.",
        "Attendance: 96 of 123 sessions, 2023/24 to 2024/25.",
        "They watched a film, scored 07 and 12, and left at 18:10.",
        "Version 10.0.1.2 of form C100.",
        "The file was opened at 12-05-26 by the team.",
        "Born free: the charity meets on 3 June 2026.",
    ],
)
def test_mere_numbers_stay(text: str) -> None:
    assert details(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value", "other"),
    [
        ("ring +44 7700 900123 now", Kind.PHONE, "07700 900123", "07700 900124"),
        ("write to A.Hale@Example.org now", Kind.EMAIL, "a.hale@example.org", "b.hale@example.org"),
        (
            "at 14 Rose Ln, Leominster HR6 8XQ",
            Kind.ADDRESS,
            "14 Rose Lane, Leominster, HR6 8XQ",
            "15 Rose Lane, Leominster, HR6 8XQ",
        ),
        (
            "at 14 Rose Lane, Leominster.",
            Kind.ADDRESS,
            "14 Rose Lane, Leominster, HR6 8XQ",
            "14 Rose Lane, Hereford, HR4 8XQ",
        ),
        (
            "at Flat 2, 14 Rose Lane, HR6 8XQ",
            Kind.ADDRESS,
            "Flat 2, 14 Rose Lane, Leominster, HR6 8XQ",
            "Flat 3, 14 Rose Lane, Leominster, HR6 8XQ",
        ),
        ("NI number QQ123456C", Kind.NINO, "QQ 12 34 56 C", "QQ 12 34 56 D"),
        ("born 2 March 1991 here", Kind.DATE_OF_BIRTH, "1991-03-02", "1991-03-03"),
    ],
)
def test_permitted_details_stay_and_their_neighbours_do_not(
    text: str, kind: Kind, value: str, other: str
) -> None:
    assert details(text, (kind, value)) == []
    assert details(text, (kind, other)) != []


def test_the_case_itself_may_be_named() -> None:
    text = "Case reference: CF-2026-0417, and also Mosaic ID CF-2026-0418"
    found = find(text, reference=CaseRef("CF-2026-0417"))
    assert words(text, found, Kind.CASE_REFERENCE) == ["CF-2026-0418"]


def test_our_own_labels_are_left_alone() -> None:
    text = "She rang [phone withheld] from [address withheld], then 07700 900123."
    assert details(text) == ["07700 900123"]


def test_doubtful_details_are_asked() -> None:
    text = "It said 9992345675 on the envelope"
    assert [f.disposition for f in find(text) if f.kind is not Kind.PERSON] == [Disposition.ASK]


def test_names_are_listed_in_assessment_and_redacted_in_publish() -> None:
    text = "The visit was attended by Mrs Farrow and Marcus Oyelaran, who spoke first."
    listed, removed = find(text), find(text, "publish")
    names = " ".join(words(text, listed, Kind.PERSON))
    assert "Farrow" in names
    assert "Marcus Oyelaran" in names
    assert {f.disposition for f in listed if f.kind is Kind.PERSON} == {K}
    assert {f.disposition for f in removed if f.kind is Kind.PERSON} == {R}


def test_people_of_the_case_are_not_reported() -> None:
    text = "Mrs Farrow rang Dana Whitcombe. D. Whitcombe agreed, and Tamsin Hale came too."
    hidden = ProtectedItem("n", Kind.PERSON, parse_value(Kind.PERSON, "Tamsin Hale", rules().lexicon), ("x",))
    found = find(text, "assessment", (Kind.PERSON, "Dana Whitcombe"), withheld=(hidden,))
    assert words(text, found, Kind.PERSON) == ["Mrs Farrow"]


@pytest.mark.parametrize(
    "text",
    [
        "Present: MRS CLAIRE DONNELLY AND MR IAN FARROW, AT THE HEARING",
        "The social worker,   Claire\n     Donnelly, was   there.",
        "Dr. Donnelly saw him.",
        "Nurse Claire O\u2019Donnelly weighed him.",
    ],
)
def test_names_survive_capitals_and_blanks(text: str) -> None:
    found = " ".join(words(text, find(text, "publish"), Kind.PERSON)).casefold()
    assert "donnelly" in found


def test_a_missing_model_is_misconfigured_never_silence() -> None:
    whole = TextMap("v", "Anna Hale came.", ())
    search = Search(Withholding("k", (), (), ()), rules(), PROFILES["assessment"])
    for model in ("no_such_model", "/no/such/folder"):
        with pytest.raises(Misconfigured):
            list(Unlisted(model).find(whole, search))


def test_a_broken_recogniser_is_an_error_and_names_no_value() -> None:
    broken = replace(rules(), version="2", recognisers=({"name": "x", "patterns": [{"regex": "("}]},))
    search = Search(Withholding("k", (), (), ()), broken, PROFILES["assessment"])
    with pytest.raises(RulesInvalid):
        list(Unlisted().find(TextMap("v", "text", ()), search))


def test_no_network_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    search = Search(Withholding("k", (), (), ()), rules(), PROFILES["publish"])
    whole = TextMap("v", "Anna Hale, a.hale@example.org, 07700 900123", ())
    assert len(list(Unlisted().find(whole, search))) >= 3


def test_a_paragraph_seen_before_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Claire Donnelly wrote this particular sentence.\n\nIan Farrow wrote that one."
    first = find(text, "publish")
    monkeypatch.setattr(detector()._people, "_run", lambda _texts: pytest.fail("read again"))
    assert find(text, "publish") == first
    again = find("Ian Farrow  wrote\nthat one.", "publish")  # another view: same words, other blanks
    assert words("Ian Farrow  wrote\nthat one.", again) == ["Ian Farrow"]


def test_paragraphs_map_back_to_the_original() -> None:
    text = "  One   two\n   three.\n\nFour\u00a0 five " + "word " * 900
    for part in paragraphs(text):
        for index, sign in enumerate(part.text):
            start, end = part.back(index, index + 1)
            assert sign == " " or text[start:end] == sign


def test_quieted_keeps_length_and_leaves_abbreviations() -> None:
    assert quieted("MRS CLAIRE DONNELLY rang the NHS") == "Mrs Claire Donnelly rang the NHS"
    assert quieted("the NHS and DWP") == "the NHS and DWP"
    assert len(quieted("STRA\u00dfE \u0130STANBUL \u01c5 ABC")) == len("STRA\u00dfE \u0130STANBUL \u01c5 ABC")
