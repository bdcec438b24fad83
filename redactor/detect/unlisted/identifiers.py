"""Finds identifiers that a pattern alone cannot tell: by check digit and by the words before them.

Takes text, gives hits with offsets: NHS number, UPN, bank account, IBAN, date of birth. Numbers
that are only patterns stand in `rules/recognisers/`. It does not look anything up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.detect.unlisted.hit import Hit
from redactor.model.kind import Kind
from redactor.values.identifiers import UPN_LETTERS, iban_check, nhs_check, squeeze, upn_check

_NEAR: Final = 48
_GAP: Final = r"[ \u00a0\u2009\u202f.\u2010-\u2015-]?"
_NHS = re.compile(rf"(?<![\w£$€+/.,-])\d{{3}}({_GAP})\d{{3}}({_GAP})\d{{4}}(?![\w/]|[.,-]\d)")
_NHS_SPELT = re.compile(r"(?<![\w.,-])(?:\d[ \u00a0.-]{1,2}){9}\d(?![\w-])")
_NHS_WORDS = re.compile(r"\bnhs\b|\bgig\b|health service", re.IGNORECASE)
_UPN = re.compile(rf"(?<!\w)[{UPN_LETTERS}]{_GAP}(?:\d{_GAP}){{11}}[\d{UPN_LETTERS}](?!\w)", re.IGNORECASE)
_UPN_WORDS = re.compile(r"\bupn\b|unique pupil|pupil (?:number|no)", re.IGNORECASE)
_SORT = re.compile(r"(?<![\w/.,-])\d{2}([ \u00a0\u2010-\u2015-]?)\d{2}\1\d{2}(?![\w/]|[.,-]\d)")
_SORT_WORDS = re.compile(r"\bsort(?:ing)?[ -]?code\b|\bs/?c\b|cod didoli", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![\w£$€/.,-])(?:\d{4}[ \u00a0-]?\d{4}|\d{6,10})(?![\w/]|[.,-]\d)")
_ACCOUNT_WORDS = re.compile(
    r"\b(?:account|acct?|a/c)\b(?:\s+(?:no|number|num|is|details))*[^\w\n]*$|\brhif cyfrif", re.IGNORECASE
)
_NOT_BANK = re.compile(r"council tax|rent|electric|gas|water|customer|tenancy", re.IGNORECASE)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}(?!\w)")

_BORN = re.compile(
    r"(?:\bborn\b|\bd\.?[ /]?o\.?[ /]?b\b\.?|\bdate of birth\b|\bbirth ?da(?:te|y)\b|\bb\.(?=\s?\d)"
    r"|\bganwyd\b|\bganed\b|\bdyddiad geni\b|\bpen-?blwydd\b)[^\d\n]{0,24}?\n?[ \t]{0,8}$",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chwe|maw|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag)"
    r"[a-z]{0,9}\.?"
)
_YEAR: Final = r"(?:18|19|20)\d{2}"
_DATE = re.compile(
    rf"(?<![\w.,/-])(?:\d{{1,2}}\s?[-/. ]\s?\d{{1,2}}\s?[-/. ]\s?(?:{_YEAR}|\d{{2}})"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|ain|af|fed|eg)?[ -](?:of |o )?{_MONTH}[ ,-]{{0,2}}"
    rf"(?:(?:{_YEAR}|'?\d{{2}})(?!\d))?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?|\d{{8}})(?![\w/]|-\d)",
    re.IGNORECASE,
)


def find_identifiers(text: str) -> Iterator[Hit]:
    """Yield NHS numbers, UPNs, bank details and dates of birth."""
    for finder in (_nhs, _upns, _bank, _births):
        yield from finder(text)


def _before(text: str, at: int, length: int = _NEAR) -> str:
    return text[max(0, at - length) : at]


def _nhs(text: str) -> Iterator[Hit]:
    for pattern in (_NHS, _NHS_SPELT):
        for found in pattern.finditer(text):
            digits = re.sub(r"\D", "", found.group())
            named = bool(_NHS_WORDS.search(_before(text, found.start())))
            score = _checked(good=nhs_check(digits), named=named, apart=len(found.group()) > len(digits))
            single = pattern is _NHS_SPELT and not named  # else any row of scores passes once in eleven
            if score and digits[0] != "0" and not single:
                yield Hit(
                    found.start(), found.end(), Kind.NHS_NUMBER, score, "unlisted.nhs-number", "An NHS number"
                )


def _checked(*, good: bool, named: bool, apart: bool) -> float:
    """Weigh check digit, words before, and usual spacing; 0 is no find."""
    if named:
        return 0.95 if good else 0.65
    if good:
        return 0.8 if apart else 0.5
    return 0.0


def _upns(text: str) -> Iterator[Hit]:
    for found in _UPN.finditer(text):
        number = squeeze(found.group())
        named = bool(_UPN_WORDS.search(_before(text, found.start())))
        if named or upn_check(number):
            yield Hit(found.start(), found.end(), Kind.UPN, 0.9, "unlisted.upn", "A Unique Pupil Number")


def _bank(text: str) -> Iterator[Hit]:
    sorts = []
    for found in _SORT.finditer(text):
        named = bool(_SORT_WORDS.search(_before(text, found.start(), 30)))
        beside = bool(found.group(1)) and _account_beside(text, found)
        if named or beside:
            sorts.append(found)
            yield Hit(
                found.start(), found.end(), Kind.BANK_ACCOUNT, 0.85, "unlisted.sort-code", "A sort code"
            )
    taken = {found.start() for found in sorts}
    for found in _ACCOUNT.finditer(text):
        before = _before(text, found.start(), 30)
        named = bool(_ACCOUNT_WORDS.search(before)) and not _NOT_BANK.search(before)
        digits = re.sub(r"\D", "", found.group())
        follows = len(digits) == 8 and any(0 <= found.start() - sort.end() <= 30 for sort in sorts)
        if found.start() not in taken and (named or follows):
            yield Hit(
                found.start(),
                found.end(),
                Kind.BANK_ACCOUNT,
                0.8,
                "unlisted.account",
                "A bank account number",
            )
    for found in _IBAN.finditer(text):
        if iban_check(squeeze(found.group())):
            yield Hit(found.start(), found.end(), Kind.BANK_ACCOUNT, 0.95, "unlisted.iban", "An IBAN")


def _account_beside(text: str, sort: re.Match[str]) -> bool:
    after = re.match(r"[^\d\n]{0,25}(\d{8}|\d{4} \d{4})(?![\d/])", text[sort.end() : sort.end() + 40])
    return after is not None


def _births(text: str) -> Iterator[Hit]:
    for found in _DATE.finditer(text):
        if _BORN.search(_before(text, found.start())):
            yield Hit(
                found.start(),
                found.end(),
                Kind.DATE_OF_BIRTH,
                0.9,
                "unlisted.date-of-birth",
                "A date after a word like 'born'",
            )
