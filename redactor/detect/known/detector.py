"""Finds the register's own items (first version: the value as written)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.model.finding import Disposition, Finding
from redactor.model.text import TextMap
from redactor.ports import Search


class Known:
    """Finds withheld items however they are written."""

    name = "known"

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        """Yield findings of withheld items in `text`."""
        for item in (*search.withholding.withheld, *search.withholding.linked):
            words = re.findall(r"\w+", item.value.text.reveal())
            if not words:
                continue
            pattern = re.compile(r"\b" + r"\W{1,5}".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
            for hit in pattern.finditer(text.text):
                yield Finding(
                    hit.start(),
                    hit.end(),
                    item.kind,
                    Disposition.REDACT,
                    f"{item.kind}.whole",
                    0.97,
                    f"The {item.kind} as the register has it",
                    item.id,
                    "whole value",
                    view=text.view,
                )
