"""Which optional content (layers) is visible when the document is opened.

Takes the catalogue; answers for a layer or membership dictionary. It does not follow zoom,
language or print conditions: a layer that depends on them is shown as the default says.
"""

from __future__ import annotations

from typing import Any

from redactor.formats.pdf.objects import array, as_name, dictionary, identity

_DEEP = 12
_MOST_TERMS = 1000


class Layers:
    """The default configuration of a document's layers."""

    def __init__(self, catalogue: Any) -> None:
        """Read `/OCProperties`."""
        self._left = 0
        properties = dictionary(catalogue.get("/OCProperties"))
        default = dictionary(properties.get("/D"))
        self._off = {identity(group) for group in array(default.get("/OFF"))}
        if as_name(default.get("/BaseState")) == "OFF":
            shown = {identity(group) for group in array(default.get("/ON"))}
            everything = {identity(group) for group in array(properties.get("/OCGs"))}
            self._off |= everything - shown

    def visible(self, content: Any) -> bool:
        """Say whether content that belongs to `content` is drawn."""
        entry = dictionary(content)
        if as_name(entry.get("/Type")) != "OCMD":
            return identity(content) not in self._off if len(entry) else True
        if "/VE" in entry:
            self._left = _MOST_TERMS
            return self._expression(entry.get("/VE"), 0)
        groups = entry.get("/OCGs")
        listed = array(groups) or ([groups] if len(dictionary(groups)) else [])
        states = [identity(group) not in self._off for group in listed]
        return self._policy(as_name(entry.get("/P")), states)

    @staticmethod
    def _policy(policy: str, states: list[bool]) -> bool:
        if not states:
            return True
        if policy == "AllOn":
            return all(states)
        if policy == "AnyOff":
            return not all(states)
        if policy == "AllOff":
            return not any(states)
        return any(states)

    def _expression(self, value: Any, depth: int) -> bool:
        items = array(value)
        self._left -= 1
        if not items or depth > _DEEP or self._left < 0:
            return identity(value) not in self._off
        operands = [self._expression(item, depth + 1) for item in items[1:]]
        operator = as_name(items[0])
        if operator == "Not":
            return not any(operands)
        return any(operands) if operator == "Or" else all(operands)
