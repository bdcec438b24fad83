"""Says whether two register values are the same fact.

Takes two values of one kind, answers yes or no: used to find contradictions in a register.
It compares parts as far as both have them; it does not match documents.
"""

from __future__ import annotations

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import plain

_WHOLE = {
    Kind.PHONE: ("country", "national"),
    Kind.EMAIL: ("local", "domain"),
    Kind.DATE_OF_BIRTH: ("day", "month", "year"),
    Kind.NHS_NUMBER: ("number",),
    Kind.NINO: ("number",),
    Kind.UPN: ("number",),
    Kind.VEHICLE: ("number",),
    Kind.CASE_REFERENCE: ("number",),
    Kind.URL_OR_HANDLE: ("host", "path"),
}
_PLACED = ("number", "house_name")
_SHORT_LEAST = 2
_SHORT_MOST = 4


def same_value(kind: Kind, a: Value, b: Value) -> bool:
    """Say whether `a` and `b` are the same fact of `kind`."""
    if kind is Kind.ADDRESS:
        return _same_address(a, b)
    if kind is Kind.PERSON:
        return _same_person(a, b)
    if kind is Kind.BANK_ACCOUNT:
        return _same_account(a, b)
    if kind in _WHOLE:
        return all(_key(a, part) == _key(b, part) for part in _WHOLE[kind])
    return plain(a.first("name") or a.text.reveal()) == plain(b.first("name") or b.text.reveal())


def _key(value: Value, part: str) -> str:
    return plain(value.first(part)).replace(" ", "")


def _flat(value: Value) -> str:
    """Return which flat it is: "2" for "Flat 2", the whole text where no number or letter ends it."""
    words = plain(value.first("flat")).split()
    last = words[-1] if words else ""
    return last if len(last) == 1 or any(map(str.isdigit, last)) else "".join(words)


def _same_address(a: Value, b: Value) -> bool:
    postcodes = (_key(a, "postcode"), _key(b, "postcode"))
    streets = (plain(a.first("street")).split(), plain(b.first("street")).split())
    if not _same_house(a, b) or _flat(a) != _flat(b):
        return False
    if all(postcodes) and postcodes[0] != postcodes[1]:
        return False
    if all(streets):
        towns = (_key(a, "town"), _key(b, "town"))
        return _same_street(*streets) and (all(postcodes) or not all(towns) or towns[0] == towns[1])
    return all(postcodes) or (not any(streets) and bool(_key(a, "house_name")))


def _same_house(a: Value, b: Value) -> bool:
    """The number decides; a house that has one need not be named as well."""
    numbers, names = ((_key(a, part), _key(b, part)) for part in _PLACED)
    if numbers[0] != numbers[1]:
        return False
    return names[0] == names[1] or (bool(numbers[0]) and not all(names))


def _same_street(a: list[str], b: list[str]) -> bool:
    """Compare word by word: "Ln" is Lane and "St" is Street or Saint, whoever wrote it."""
    return len(a) == len(b) and all(
        x == y or _shortens(x, y) or _shortens(y, x) for x, y in zip(a, b, strict=True)
    )


def _shortens(short: str, word: str) -> bool:
    """Say whether `short` is `word` with letters left out, as in "rd", "ave" and "gdns"."""
    if not _SHORT_LEAST <= len(short) <= _SHORT_MOST or len(word) <= len(short) or short[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _same_person(a: Value, b: Value) -> bool:
    surnames = (_key(a, "surname"), _key(b, "surname"))
    first = (plain(a.first("forenames")).split(), plain(b.first("forenames")).split())
    if surnames[0] != surnames[1] or not all(first):
        return surnames[0] == surnames[1] and first[0] == first[1]
    shorter, longer = sorted(first, key=len)
    return longer[: len(shorter)] == shorter


def _same_account(a: Value, b: Value) -> bool:
    if _key(a, "iban") and _key(b, "iban"):
        return _key(a, "iban") == _key(b, "iban")
    return bool(_key(a, "account")) and all(_key(a, p) == _key(b, p) for p in ("sort_code", "account"))
