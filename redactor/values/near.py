"""Says whether two contact details may be one and the same, however they are written.

Takes two values of one kind and the lexicon, answers yes or no. It errs towards yes: a person then
looks. `compare.same_value` is the strict question.
"""

from __future__ import annotations

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon, plain
from redactor.values.compare import same_value

_GOOGLE = frozenset({"gmail.com", "googlemail.com"})
_EXACT = ("uprn", "what3words")


def may_be_same(kind: Kind, a: Value, b: Value, lexicon: Lexicon) -> bool:
    """Say whether `a` and `b` may be the same address, phone or e-mail."""
    if kind is Kind.ADDRESS:
        return same_value(kind, a, b) or _Address(a, lexicon).may_be(_Address(b, lexicon))
    if kind is Kind.PHONE:
        return _line(a) == _line(b)
    if kind is Kind.EMAIL:
        return _mailbox(a) == _mailbox(b)
    return same_value(kind, a, b)


def _line(value: Value) -> tuple[str, str]:
    """An extension is the same telephone line to whoever rings up."""
    return value.first("country"), value.first("national").lstrip("0")


def _mailbox(value: Value) -> tuple[str, str]:
    local, domain = value.first("local").casefold(), value.first("domain").casefold().rstrip(".")
    local = local.partition("+")[0] or local
    if domain in _GOOGLE:
        return local.replace(".", ""), "gmail.com"
    return local, domain


class _Address:
    """An address folded for comparison."""

    def __init__(self, value: Value, lexicon: Lexicon) -> None:
        words = plain(value.first("street")).split()
        number = _squeezed(value.first("number"))
        if words and not number and words[0] in lexicon.numbers.cardinals:
            number = str(lexicon.numbers.cardinals[words.pop(0)])
        self.number = number
        self.house = _squeezed(value.first("house_name"))
        self.flat = "".join(plain(value.first("flat")).split()[-1:])
        self.postcode = _squeezed(value.first("postcode"))
        self.towns = {_squeezed(town) for part in ("town", "town_also") for town in value.all(part)} - {""}
        self.exact = {part: _squeezed(value.first(part)) for part in _EXACT}
        self.types = frozenset(lexicon.streets.form_of.get(words[-1], ())) if len(words) > 1 else frozenset()
        self.street = " ".join(words[:-1] if self.types else words)

    def may_be(self, other: _Address) -> bool:
        if any(code and code == other.exact[part] for part, code in self.exact.items()):
            return True
        if _differ(self.number, other.number) or _differ(self.flat, other.flat):
            return False
        if self.house and self.house == other.house:
            return not _differ(self.postcode, other.postcode) or self._same_town(other)
        if self.postcode and self.postcode == other.postcode:
            return self._same_street(other, unknown=True)
        both = bool(self.number and other.number)
        return both and self._same_street(other, unknown=False) and self._where(other)

    def _same_street(self, other: _Address, *, unknown: bool) -> bool:
        if not self.street or not other.street:
            return unknown and not _differ(self.house, other.house)
        if self.street != other.street:
            return False
        return not self.types or not other.types or bool(self.types & other.types)

    def _where(self, other: _Address) -> bool:
        """Another postcode beside the same town may be a slip; another town beside none is another place."""
        if self.postcode and other.postcode:
            return self._same_town(other)
        return not self.towns or not other.towns or self._same_town(other)

    def _same_town(self, other: _Address) -> bool:
        return bool(self.towns & other.towns)


def _differ(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _squeezed(text: str) -> str:
    return plain(text).replace(" ", "")
