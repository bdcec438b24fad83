"""The rules as values: profiles, labels, reason codes, opaque parts, the lexicon.

Loaded once by `rulebook/` from `rules/*.yaml`; `version` is the digest of all those files and
stands in every audit entry. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from redactor.model.case import AllowedItem
from redactor.model.errors import SettingsInvalid
from redactor.model.finding import Disposition
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon


class OpaqueRule(StrEnum):
    """What is done with a part nobody can read: leave it out, ask a person, or block."""

    DROP = "drop"
    HOLD = "hold"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Profile:
    """How far a run goes beyond the register (contracts, section 4).

    `details` is for unlisted addresses, phones, e-mails and identifiers; `people` for unlisted
    names. `show_codes` writes the reason code into the label, inside the same width.
    """

    name: str
    details: Disposition
    people: Disposition
    show_codes: bool = False


@dataclass(frozen=True, slots=True)
class ReasonCode:
    """Why something may be withheld. `mark` is its short form, at most 8 characters, for labels.

    `title_cy` is the title in Welsh, empty where nobody wrote one.
    """

    code: str
    mark: str
    title: str
    basis: str
    title_cy: str = ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything a council may edit, validated at start.

    `labels` maps (language, kind) to the neutral label, ``[address withheld]``; one width a kind.
    `recognisers` are Presidio recogniser definitions as read from YAML, without their examples.
    """

    version: str
    profiles: tuple[Profile, ...]
    labels: Mapping[tuple[str, Kind], str]
    reasons: tuple[ReasonCode, ...]
    opaque: Mapping[str, OpaqueRule]
    lexicon: Lexicon
    allow: tuple[AllowedItem, ...] = ()
    recognisers: tuple[Mapping[str, Any], ...] = field(default=())

    def profile(self, name: str) -> Profile:
        """Return the profile called `name`; raises SettingsInvalid if there is none."""
        for profile in self.profiles:
            if profile.name == name:
                return profile
        known = ", ".join(profile.name for profile in self.profiles)
        raise SettingsInvalid(f"There is no profile of that name; there are: {known}")

    def label(self, kind: Kind, *, language: str = "en", mark: str = "") -> str:
        """Return the label for `kind`, always of one width; with `mark` in place of its last word.

        ``[address withheld]`` and ``[address FPR29.1 ]`` are equally wide: eight characters at the
        end hold either the word or the code, so the label tells nothing about what it replaces.
        """
        plain = self.labels.get((language, kind)) or self.labels["en", kind]
        return f"{plain[:-9]}{mark:<8.8}]" if mark else plain

    def all_labels(self) -> frozenset[str]:
        """Return every label that can stand in an output, with and without codes."""
        marks = ["", *(reason.mark for reason in self.reasons)]
        return frozenset(
            self.label(kind, language=language, mark=mark) for language, kind in self.labels for mark in marks
        )
