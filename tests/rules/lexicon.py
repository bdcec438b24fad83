"""The lexicon as data, read strictly."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

LEXICON = Path(__file__).resolve().parents[2] / "rules" / "lexicon"
FILES = (
    "street_types",
    "units",
    "titles",
    "nicknames",
    "organisations",
    "months",
    "places",
    "context_words",
    "rarity",
    "common_words",
)
META = {"version", "source", "licence", "notice", "notice_file", "file", "file_words", "file_sha256"}


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that is given twice."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key, _ in node.value:
        name = loader.construct_object(key)
        assert name not in seen, f"key {name!r} twice, line {key.start_mark.line + 1}"
        seen.add(name)
    return dict(loader.construct_pairs(node, deep=True))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def load(name: str) -> dict[str, Any]:
    with (LEXICON / f"{name}.yaml").open(encoding="utf-8") as stream:
        data = yaml.load(stream, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    assert isinstance(data, dict)
    return data


DATA = {name: load(name) for name in FILES}


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, f"{path}.{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from walk(child, f"{path}[{number}]")


def body(name: str) -> dict[str, Any]:
    return {key: value for key, value in DATA[name].items() if key not in META}


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words() -> set[str]:
    return set(gzip.decompress((LEXICON / "common_words.txt.gz").read_bytes()).decode().split())


def by(name: str, list_key: str, key: str = "full") -> dict[str, dict[str, Any]]:
    return {entry[key]: entry for entry in DATA[name][list_key]}
