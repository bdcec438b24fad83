"""The register as plain data: what a register file says, without lines, and back into a file.

Takes entries or data of texts, lists and mappings; gives the other. Nothing is interpreted on the way:
"07700 900123" stays a text, so what is written out reads back as the same register.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import yaml

from redactor.store.entries import Entry, Listing, Scalar, Section

Plain = str | list["Plain"] | dict[str, "Plain"]
Shape = dict[str, Any]
"""A mapping of texts, lists and mappings: one entry, or a whole register."""

_FIRST: Final = (
    "register", "case", "parties", "items", "nothing_to_withhold", "allowed",
    "id", "reference", "kind", "value", "party", "name", "title", "language", "known_as", "previous_names",
    "role", "emails", "phones", "addresses", "born", "also_written", "never_match", "about",
    "told", "what", "by", "on", "withhold_from", "may_see", "severity", "reason", "basis",
)  # fmt: skip
"""The order in which people read an entry; what is not here follows."""


def plain_of(entry: Entry) -> Plain | None:
    """Return what `entry` says; nothing where nothing stands."""
    if isinstance(entry, Scalar):
        return None if entry.text is None else entry.text
    if isinstance(entry, Listing):
        return [plain for one in entry.entries if (plain := plain_of(one)) is not None]
    assert isinstance(entry, Section)  # noqa: S101  # the third and last shape
    held = ((key, plain_of(one)) for key, one in entry.entries.items())
    return {key: plain for key, plain in held if plain is not None}


def listed(held: Any) -> list[Any]:
    """Return what stands at a key as a list: one text alone counts as a list of one."""
    if held is None:
        return []
    return list(held) if isinstance(held, list) else [held]


def canonical_text(shape: Mapping[str, Any]) -> str:
    """Return the one way to write `shape`: its digest is the version of a register from the record."""
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, indent=1)


def yaml_text(shape: Mapping[str, Any]) -> str:
    """Return `shape` as a register file for people."""
    text = yaml.dump(
        in_order(shape),
        Dumper=_Plain,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
        default_flow_style=False,
    )
    return text.replace("register: '1'", "register: 1", 1)


def in_order(plain: Any) -> Any:
    """Return the same with the keys of every mapping in the order in which people read them."""
    if isinstance(plain, Mapping):
        keys = [key for key in _FIRST if key in plain] + [key for key in plain if key not in _FIRST]
        return {key: in_order(plain[key]) for key in keys}
    return [in_order(one) for one in plain] if isinstance(plain, list) else plain


class _Plain(yaml.SafeDumper):
    """Writes no anchors: the loader accepts none."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True
