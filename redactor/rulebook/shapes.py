"""The shapes of the rules files, checked by pydantic.

Takes what YAML gave; gives typed values or pydantic's complaints, which `rules.py` turns into
sentences with file and line. The shapes decide nothing.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

import regex  # type: ignore[import-untyped] # its stubs are a package of their own
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from redactor.model.finding import Disposition
from redactor.model.kind import Kind
from redactor.model.rules import OpaqueRule

LAST_WORD: Final = 8
_LABEL: Final = re.compile(r"\[[^\[\]]+ \S{8}\]")
_LONGEST_LABEL: Final = 40
_FLAGS: Final = regex.DOTALL | regex.MULTILINE | regex.IGNORECASE  # the library and flags Presidio uses


class Shape(BaseModel):
    """A mapping without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _label(text: str) -> str:
    if not _LABEL.fullmatch(text) or len(text) > _LONGEST_LABEL:
        raise ValueError("a label stands in square brackets and its last word has eight letters")
    if not text.isprintable() or any(ord(c) > 255 for c in text):
        raise ValueError("a label may use only letters that every font has (Latin-1)")
    return text


Label = Annotated[str, AfterValidator(_label)]
Text = Annotated[str, Field(min_length=1)]


class ProfileShape(Shape):
    """How far a run goes beyond the register."""

    details: Disposition
    people: Disposition
    show_codes: bool = False


class PolicyShape(Shape):
    """rules/policy.yaml."""

    version: Literal[1]
    profiles: dict[Text, ProfileShape] = Field(min_length=1)
    labels: dict[Kind, dict[Literal["en", "cy"], Label]]
    opaque: dict[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")], OpaqueRule]

    @field_validator("labels")
    @classmethod
    def _every_kind(cls, labels: dict[Kind, dict[str, str]]) -> dict[Kind, dict[str, str]]:
        missing = [kind.value for kind in Kind if "en" not in labels.get(kind, {})]
        if missing:
            raise ValueError(f"an English label is missing for: {', '.join(missing)}")
        return labels

    @field_validator("opaque")
    @classmethod
    def _unknown_blocks(cls, opaque: dict[str, OpaqueRule]) -> dict[str, OpaqueRule]:
        loose = [
            what for what in ("unknown-part", "unknown-child") if opaque.get(what) is not OpaqueRule.BLOCK
        ]
        if loose:
            raise ValueError(f"these must stand here as 'block': {', '.join(loose)}")
        return opaque


class ReasonShape(Shape):
    """One reason code."""

    code: Annotated[str, Field(min_length=1, max_length=24, pattern=r"^[A-Za-z0-9][A-Za-z0-9./-]*$")]
    mark: Annotated[str, Field(min_length=1, max_length=LAST_WORD, pattern=r"^[!-Z^-~]+$")]
    title: Text
    title_cy: str = ""
    basis: str = ""


class ReasonsShape(Shape):
    """rules/reasons.yaml."""

    version: Literal[1]
    reasons: list[ReasonShape] = Field(min_length=1)

    @field_validator("reasons")
    @classmethod
    def _unique(cls, reasons: list[ReasonShape]) -> list[ReasonShape]:
        for what in ("code", "mark"):
            seen = [getattr(reason, what) for reason in reasons]
            if len(set(seen)) < len(seen):
                raise ValueError(f"a {what} stands twice")
        if "unlisted" not in {reason.code for reason in reasons}:
            raise ValueError("the code 'unlisted' is missing; the profiles need it")
        return reasons


class AllowShape(Shape):
    """One value that may stay, with reason and owner."""

    kind: Kind
    value: str | dict[str, Any]
    reason: Text
    owner: Text


class AllowsShape(Shape):
    """rules/allow.yaml."""

    version: Literal[1]
    allow: list[AllowShape] = []


class ExamplesShape(Shape):
    """What a recogniser must find and must not find."""

    match: list[Text] = Field(min_length=1)
    ignore: list[Text] = []


class PatternShape(Shape):
    """One pattern of a recogniser."""

    name: Text
    regex: Text
    score: Annotated[float, Field(ge=0, le=1)]

    @field_validator("regex")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            found = regex.compile(pattern, _FLAGS)
        except regex.error as error:
            raise ValueError(f"the pattern is not valid: {error.msg}") from None
        if found.match(""):
            raise ValueError("the pattern matches nothing at all, so it would match everywhere")
        return pattern


class RecogniserShape(BaseModel):
    """A recogniser in Presidio's own syntax, of which only what we rely on is checked."""

    model_config = ConfigDict(extra="allow", frozen=True)

    name: Text
    supported_entity: Text | None = None
    supported_entities: list[Text] | None = None
    patterns: list[PatternShape] = []
    deny_list: list[Text] = []
    context: list[Text] = []
    examples: ExamplesShape | None = None
    type: str = "custom"

    @field_validator("patterns")
    @classmethod
    def _named(cls, patterns: list[PatternShape]) -> list[PatternShape]:
        names = [pattern.name for pattern in patterns]
        if len(set(names)) < len(names):
            raise ValueError("two patterns have one name")
        return patterns


class RecognisersShape(Shape):
    """A file of rules/recognisers/."""

    recognizers: list[RecogniserShape] = Field(min_length=1)
