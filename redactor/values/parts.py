"""Builds a `Value` from text and named parts.

Takes strings, gives the frozen value with every part wrapped as a secret.
It does not judge them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from redactor.model.kind import Value
from redactor.model.secret import Secret
from redactor.values.invalid import ValueInvalid

Given = str | Mapping[str, object]


def make_value(text: str, parts: Mapping[str, str | Iterable[str]]) -> Value:
    """Return the value of `text` with its non-empty parts, in the order given."""
    kept = []
    for name, value in parts.items():
        several = (value,) if isinstance(value, str) else tuple(value)
        secrets = tuple(Secret(one.strip()) for one in several if one.strip())
        if secrets:
            kept.append((name, secrets))
    return Value(Secret(text), tuple(kept))


def read_mapping(given: Mapping[str, object], allowed: Iterable[str]) -> dict[str, list[str]]:
    """Return the parts of a mapping as lists of text.

    Raises:
        ValueInvalid: an unknown part, or a part that is neither text, number nor a list of them.
    """
    known = tuple(allowed)
    parts: dict[str, list[str]] = {}
    for name, value in given.items():
        if name not in known:
            raise ValueInvalid("The value has a part of an unknown name", f"Use only: {', '.join(known)}")
        parts[name] = [_text(one) for one in (value if isinstance(value, list | tuple) else [value])]
    return {name: [one for one in values if one] for name, values in parts.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise ValueInvalid("A part of the value is neither text nor a number", "Write it in quotation marks")


def _only(given: Mapping[str, object], name: str) -> str:
    return " ".join(read_mapping(given, (name,)).get(name, []))


def whole(given: Given, name: str) -> str:
    """Return a value that has only one part, given as text or as a mapping of `name`."""
    text = given.strip() if isinstance(given, str) else _only(given, name)
    if not text:
        raise ValueInvalid("The value is empty", "Give the value, or remove the item")
    return text
