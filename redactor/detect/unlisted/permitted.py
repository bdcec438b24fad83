"""Says whether a detail belongs to someone whose details may stay.

Takes the permitted values of a search, compares by normalised value: phones by national digits,
e-mail without case, addresses by postcode and number. It never widens what may stay by guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redactor.detect.unlisted.contact import national_digits
from redactor.model.case import AllowedItem
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon, plain
from redactor.ports import Search

Parts = Mapping[str, str]
_SPOKEN = ((r"\(at\)|\[at\]|\{at\}|<at>|\bat\b", "@"), (r"\(dot\)|\[dot\]|\bdot\b", "."))


@dataclass(frozen=True, slots=True)
class _Place:
    """An address as look-up keys; an empty part is unknown."""

    flat: str
    number: str
    house: str
    street: str
    postcode: str
    towns: frozenset[str]


class Permitted:
    """What may stay in this copy."""

    def __init__(self, search: Search) -> None:
        """Read the permitted values once; build it once per register version and recipients."""
        self._lexicon = search.rules.lexicon
        self._keys: dict[Kind, set[str]] = {}
        self._places: list[_Place] = []
        self._births: set[tuple[str, str, str]] = set()
        holding = search.withholding
        for item in (*holding.permitted, *holding.open_items, *search.rules.allow):
            self._learn(item)
        reference = str(search.withholding.reference)
        if reference:
            self._keys.setdefault(Kind.CASE_REFERENCE, set()).add(_squeeze(reference))

    def _learn(self, item: AllowedItem) -> None:
        value = item.value
        if item.kind is Kind.ADDRESS:
            self._places.append(_place_of(value, self._lexicon))
        elif item.kind is Kind.DATE_OF_BIRTH:
            self._births.add((value.first("day"), value.first("month"), value.first("year")))
        else:
            self._keys.setdefault(item.kind, set()).update(_keys_of(item.kind, value))

    def allows(self, kind: Kind, words: str, parts: Parts) -> bool:
        """Say whether `words` (for an address: its `parts`) is a permitted detail of `kind`."""
        if kind is Kind.ADDRESS:
            found = _place(parts, self._lexicon)
            return any(_same_place(found, place) for place in self._places)
        if kind is Kind.DATE_OF_BIRTH:
            return self._born(words)
        return _key(kind, words) in self._keys.get(kind, ())

    def _born(self, words: str) -> bool:
        date = re.findall(r"\d+|[^\W\d_]+", words.casefold())
        date = [w for w in date if w not in {"st", "nd", "rd", "th", "of", "o", "ain", "af", "fed", "eg"}]
        months = self._lexicon.dates.months
        numbers = [w if w.isdigit() else str(months.get(plain(w), 0)) for w in date]
        if len(numbers) != 3:
            return False
        if len(numbers[0]) == 4:
            numbers.reverse()
        elif not date[0].isdigit():
            numbers[0], numbers[1] = numbers[1], numbers[0]
        day, month, year = (number.lstrip("0") for number in numbers)
        return any(day == d and month == m and y.endswith(year.zfill(2)) for d, m, y in self._births)


def _squeeze(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _key(kind: Kind, words: str) -> str:
    if kind is Kind.PHONE:
        return national_digits(words)
    if kind is Kind.EMAIL:
        for pattern, sign in _SPOKEN if "@" not in words else ():
            words = re.sub(rf"\s*(?:{pattern})\s*", sign, words, flags=re.IGNORECASE)
        return re.sub(r"\s", "", words).casefold()
    return _squeeze(words)


def _keys_of(kind: Kind, value: Value) -> Iterable[str]:
    yield _key(kind, value.text.reveal())
    if kind is Kind.PHONE and value.first("national"):
        yield value.first("national") if value.first("country") == "44" else ""
        yield value.first("country") + value.first("national")
    if kind is Kind.EMAIL and value.first("local"):
        yield f"{value.first('local')}@{value.first('domain')}".casefold()
    for part in ("number", "sort_code", "account", "iban"):
        for written in value.all(part):
            yield _squeeze(written)


def _place_of(value: Value, lexicon: Lexicon) -> _Place:
    names = ("flat", "number", "house_name", "street", "postcode")
    towns = [town for name in ("locality", "town", "town_also", "county") for town in value.all(name)]
    return _place({**{name: value.first(name) for name in names}, "town": ",".join(towns)}, lexicon)


def _place(parts: Parts, lexicon: Lexicon) -> _Place:
    return _Place(
        flat=plain(parts.get("flat", "")).split(" ")[-1],
        number=re.sub(r"^(?:no|number|rhif)(?=\d)", "", _squeeze(parts.get("number", ""))),
        house=plain(parts.get("house_name", "")),
        street=_street_key(parts.get("street", ""), lexicon),
        postcode=_squeeze(parts.get("postcode", "")),
        towns=frozenset(filter(None, map(plain, parts.get("town", "").split(",")))),
    )


def _street_key(street: str, lexicon: Lexicon) -> str:
    words = plain(street).split()
    if words:
        words[-1] = min(lexicon.streets.form_of.get(words[-1], (words[-1],)))
    return " ".join(words)


def _same_place(found: _Place, allowed: _Place) -> bool:
    """Say whether what was found can only be the allowed address.

    House number and flat must be the allowed ones; postcode, street and town where both are known.
    """
    if (found.flat and found.flat != allowed.flat) or (found.number and found.number != allowed.number):
        return False
    for here, there in ((found.postcode, allowed.postcode), (found.street, allowed.street)):
        if here and there and here != there:
            return False
    if found.postcode and allowed.postcode:
        return True
    if found.towns and allowed.towns and not found.towns & allowed.towns:
        return False
    if found.street and allowed.street:
        return not found.postcode or bool(found.number)
    return bool(found.house) and found.house == allowed.house and not found.postcode
