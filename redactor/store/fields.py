"""One mapping of a file, read key by key; whatever is wrong is noted with its line.

Takes a `Section` and what may stand in it; gives plain texts, lists, dates and choices.
It does not stop at the first problem: it gives an empty answer and goes on.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from redactor.store.entries import Entry, Listing, Scalar, Section, is_empty
from redactor.store.problems import Problems, did_you_mean

Choice = TypeVar("Choice", bound=StrEnum)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST: Final = 2_000


class Fields:
    """A mapping under examination. `subject` names it in sentences: "the item 'x-home'"."""

    def __init__(self, entry: Entry, known: Collection[str], problems: Problems, subject: str) -> None:
        """Take `entry`; note it if it is no mapping, and every key that is not `known`."""
        self.subject = subject
        self.problems = problems
        self.section_line = entry.line
        self._section = entry if isinstance(entry, Section) else Section(entry.line, {}, {})
        if not isinstance(entry, Section):
            self.note(entry.line, "must be a list of 'key: text' lines", f"Known keys: {', '.join(known)}")
        for key, line in self._section.lines.items():
            if key not in known:
                self.note(line, "has a key that is not known", did_you_mean(key, known))

    def note(self, line: int, problem: str, cure: str) -> None:
        """Note a problem of this mapping."""
        self.problems.add(line, f"{self.subject[:1].upper()}{self.subject[1:]} {problem}", cure)

    def line(self, key: str) -> int:
        """Return the line of `key`, or of the mapping where it is missing."""
        return self._section.lines.get(key, self.section_line)

    def __contains__(self, key: str) -> bool:
        return key in self._section.entries

    def get(self, key: str, *, required: bool = False) -> Entry | None:
        """Return what stands at `key`, None if it is missing or empty."""
        entry = self._section.entries.get(key)
        if entry is None:
            if required:
                self.note(self.section_line, f"has no '{key}'", f"Add a line '{key}: …'")
            return None
        if is_empty(entry):
            self.note(self.line(key), f"has an empty '{key}'", "Fill it in or remove the line")
            return None
        return entry

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """Return the single text at `key`."""
        entry = self.get(key, required=required)
        return None if entry is None else self.checked(entry, key)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return the text at `key` without spaces around it, or an empty text."""
        scalar = self.scalar(key, required=required)
        return "" if scalar is None or scalar.text is None else scalar.text.strip()

    def checked(self, entry: Entry, key: str) -> Scalar | None:
        """Return `entry` if it is one usable text, else note what is wrong."""
        if not isinstance(entry, Scalar):
            self.note(entry.line, f"has a list under '{key}' where one text belongs", "Write one text")
            return None
        if entry.text is None or not entry.text.strip():
            self.note(entry.line, f"has an empty text under '{key}'", "Fill it in or remove it")
            return None
        if entry.cut:
            cure = "Put the text in double quotes, or a space after the # if a comment is meant"
            self.note(entry.line, f"has a # in '{key}' that cuts off the rest of the line", cure)
            return None
        if len(entry.text) > _LONGEST:
            self.note(entry.line, f"has a text of over {_LONGEST} characters under '{key}'", "Shorten it")
            return None
        return entry

    def listed(self, key: str, *, required: bool = False) -> tuple[Entry, ...]:
        """Return the entries of the list at `key`; one text alone counts as a list of one."""
        if not required and key in self and isinstance(self._section.entries[key], Listing):
            entry: Entry | None = self._section.entries[key]
        else:
            entry = self.get(key, required=required)
        if entry is None:
            return ()
        return entry.entries if isinstance(entry, Listing) else (entry,)

    def texts(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """Return the texts of the list at `key`."""
        checked = (self.checked(entry, key) for entry in self.listed(key, required=required))
        return tuple(scalar for scalar in checked if scalar is not None)

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return the member of `choices` at `key`, or `default`."""
        text = self.text(key)
        if not text:
            return default
        known = [member.value for member in choices]
        if text not in known:
            self.note(self.line(key), f"has a '{key}' that is not known", did_you_mean(text, known))
            return default
        return choices(text)

    def date(self, key: str) -> date | None:
        """Return the date at `key`."""
        text = self.text(key)
        if not text:
            return None
        try:
            if _DATE.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass  # no such day
        self.note(self.line(key), f"has no date under '{key}'", "Write year-month-day, like 2026-02-11")
        return None
