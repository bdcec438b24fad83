"""Who an address is in a case, and what becomes of a mail for each recipient."""

from __future__ import annotations

import pytest

from redactor.model.case import CaseRef
from redactor.model.mail import MailDecision, MailRules, Mixed
from redactor.model.outcome import Reason
from redactor.model.secret import Secret
from redactor.policy.mail import CaseFinding, is_internal, judge, normal_address, recipients_in
from tests.fakes import party, register, value

RULES = MailRules(
    internal=frozenset({"council.example.org"}), aliases=(("old.example.org", "council.example.org"),)
)
CASE = register(
    parties=(
        party("ms-z", emails=(value("Dana@Example.net"), value("dana.w@example.com"))),
        party("mr-y", emails=(value("home@example.com"),)),
        party("gran", role="grandparent", emails=(value("home@example.com"),)),
        party("m-oy", role="professional", emails=(value("m.oy@council.example.org"),)),
    )
)
LEAK = Reason("leak", "found", "body", "x-home")


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("Dana@Example.NET", "dana@example.net"),
        ("<dana@example.net>", "dana@example.net"),
        ("dana+court@example.net", "dana@example.net"),
        ('"dana"@example.net', "dana@example.net"),
        ('"da\\na"@example.net', "dana@example.net"),
        ("dana@example.net.", "dana@example.net"),
        ("p@old.example.org", "p@council.example.org"),
        ("p@OLD.example.org", "p@council.example.org"),
        ("d.a.n.a+x@googlemail.com", "dana@gmail.com"),
        ("d.ana@example.net", "d.ana@example.net"),
        ("dana@bücher.example", "dana@xn--bcher-kva.example"),
        ("+x@example.net", "+x@example.net"),
        ("nobody", "nobody@"),
        ("", "@"),
    ],
)
def test_one_mailbox_has_one_form(given: str, normal: str) -> None:
    assert normal_address(given, RULES) == normal
    assert normal_address(normal, RULES) == normal


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("DANA@example.net", ["ms-z"]),
        ("dana.w+2@example.com", ["ms-z"]),
        ("home@example.com", ["mr-y", "gran"]),
        ("m.oy@council.example.org", ["m-oy"]),
        ("m.oy@old.example.org", ["m-oy"]),
        ("a.n.other@council.example.org", ["role:staff"]),
        ("a.n.other@sub.council.example.org", ["anyone"]),
        ("a.n.other@council.example.org.evil.example", ["anyone"]),
        ("dana@example.org", ["anyone"]),
    ],
)
def test_who_an_address_is(address: str, ids: list[str]) -> None:
    assert [one.id for one in recipients_in(CASE, address, RULES)] == ids


def test_an_internal_address_keeps_its_domain() -> None:
    assert is_internal("x@council.example.org", RULES)
    assert not is_internal("council.example.org@example.com", RULES)
    assert not is_internal("x@council.example.org", MailRules())
    for routed in ("x%example.com@council.example.org", "example.com!x@council.example.org"):
        assert not is_internal(routed, RULES), "a mail server may send it on to the other domain"
    assert is_internal("x.y-z_1@council.example.org", RULES)


def two(first: CaseFinding, rules: MailRules = RULES, **second: object) -> list[str]:
    found = {0: [first], 1: [CaseFinding(CaseRef("CF-1"), ("mr-y",), **second)]}  # type: ignore[arg-type]
    addresses = (Secret("z@example.net"), Secret("y@example.net"))
    return [one.decision.value for one in judge(addresses, found, (), rules)]


def stopped(case: str = "CF-1") -> CaseFinding:
    return CaseFinding(CaseRef(case), ("ms-z",), (LEAK,), ("x-home",))


def test_one_who_must_not_holds_all_unless_the_policy_splits() -> None:
    assert two(stopped()) == ["hold", "hold"]
    assert two(stopped(), MailRules(mixed=Mixed.SPLIT)) == ["hold", "deliver"]
    assert two(stopped(), MailRules(split_cases=frozenset({"CF-1"}))) == ["hold", "deliver"]
    assert two(stopped(), MailRules(split_cases=frozenset({"CF-2"}))) == ["hold", "hold"]
    assert two(CaseFinding(CaseRef("CF-1"), ("ms-z",))) == ["deliver", "deliver"]


def test_every_case_that_stops_somebody_must_allow_the_split() -> None:
    found = {0: [stopped(), stopped("CF-2")], 1: []}
    addresses = (Secret("z@example.net"), Secret("y@example.net"))
    rules = MailRules(split_cases=frozenset({"CF-1"}))
    assert [one.decision.value for one in judge(addresses, found, (), rules)] == ["hold", "hold"]


def test_leaks_may_be_rejected_but_doubts_and_unread_parts_are_held() -> None:
    rules = MailRules(leaks=MailDecision.REJECT, mixed=Mixed.SPLIT)
    assert two(stopped(), rules) == ["reject", "deliver"]
    doubt = CaseFinding(CaseRef("CF-1"), ("ms-z",), (Reason("question", "perhaps"),))
    assert two(doubt, rules) == ["hold", "deliver"]
    unread = (Reason("unread", "encrypted", "part 2"),)
    (only,) = judge((Secret("z@example.net"),), {}, unread, rules)
    assert only.decision is MailDecision.HOLD


def test_an_unknown_recipient_of_a_tied_mail_is_held() -> None:
    found = {0: [CaseFinding(CaseRef("CF-1"), ("anyone",), unknown=True)]}
    (only,) = judge((Secret("who@example.net"),), found, (), RULES)
    assert only.decision is MailDecision.HOLD
    assert [reason.code for reason in only.reasons] == ["unknown-recipient"]
