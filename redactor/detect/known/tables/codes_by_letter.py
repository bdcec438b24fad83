"""The codes with letters and digits that may be told letter by letter, by their first letter.

Takes targets; `told_codes.py` reads a text for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from redactor.detect.known.forms import Form, Target

ByFirst = dict[str, list[tuple[Target, Form]]]

_LEAST = 5


def codes_by_letter(targets: Sequence[Target]) -> ByFirst:
    """Return the codes with letters and digits that may be told, by their first letter."""
    found: ByFirst = {}
    for target in targets:
        for form in () if target.allowed else target.forms:
            code = form.squeezed if form.loose else ""
            if len(code) >= _LEAST and code[0].isalpha() and not code.isalpha():
                found.setdefault(code[0], []).append((target, form))
    return found
