"""The register file: YAML or JSON -> `Register`, checked as a whole (contracts, section 1).

Takes a path or the text itself; gives the register or one `RegisterInvalid` with every error, each
with file, line and cure. It does not promise that the facts are true, and no message holds a value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from redactor.model.case import Register
from redactor.model.errors import RegisterInvalid, RegisterMissing
from redactor.model.lexicon import Lexicon
from redactor.model.secret import Secret
from redactor.store.entries import Entry, Malformed
from redactor.store.json_entries import is_json, read_json
from redactor.store.problems import Problems
from redactor.store.register_shape import read_draft, read_register
from redactor.store.yaml_entries import read_yaml

LARGEST: Final = 5_000_000
TEXT: Final = "register"


def load_register(source: Path | str, *, lexicon: Lexicon, reasons: Collection[str]) -> Register:
    """Return the register in the file at `source`, or in the text `source`.

    A text is taken for YAML or JSON if it has several lines or begins like one, else for a path.

    Raises:
        RegisterMissing: there is no such file.
        RegisterInvalid: it is not valid; the message names every problem.
    """
    if isinstance(source, str) and _is_text(source):
        return parse_register(source, name=TEXT, lexicon=lexicon, reasons=reasons)
    path = Path(source)
    return parse_register(read_text(path), name=str(path), lexicon=lexicon, reasons=reasons)


def parse_register(
    text: str, *, name: str, lexicon: Lexicon, reasons: Collection[str], draft: bool = False
) -> Register:
    """Return the register written in `text`; `name` stands in messages.

    A `draft` may still be empty or contradict itself: it is for those who write it, never for a run.

    Raises:
        RegisterInvalid: it is not valid.
    """
    problems = Problems(name)
    entry = read_entry(text, problems)
    version = hashlib.sha256(text.removeprefix("\ufeff").encode()).hexdigest()
    read = read_draft if draft else read_register
    register = read(entry, problems, version=version, lexicon=lexicon, reasons=reasons)
    problems.raise_as(RegisterInvalid)
    return replace(register, document=Secret(text.removeprefix("\ufeff")))


def read_entry(text: str, problems: Problems) -> Entry:
    """Return what the text of a register says, before it is judged.

    Raises:
        RegisterInvalid: it is neither YAML nor JSON.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        raise _too_large(problems.source)
    try:
        return _entry(text, problems.source)
    except Malformed as error:
        problems.add(error.line, error.problem, error.cure)
        problems.raise_as(RegisterInvalid)
        raise  # not reached: a problem was added just before


def _is_text(source: str) -> bool:
    return "\n" in source or source.lstrip().startswith(("{", "register:"))


def _entry(text: str, name: str) -> Entry:
    if name.casefold().endswith(".json") or is_json(text):
        return read_json(text)
    documents = read_yaml(text)
    if not documents:
        raise Malformed(1, "The register is empty", "Begin with 'register: 1', as in docs/register.md")
    if len(documents) > 1:
        line = documents[1].line
        raise Malformed(
            line, "There is more than one document in it", "Keep one register a file, without '---'"
        )
    return documents[0]


def read_text(path: Path) -> str:
    """Return the text of the register at `path`.

    Raises:
        RegisterMissing: there is no such file.
        RegisterInvalid: it cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(str(path))
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise RegisterMissing(f"There is no register at {path}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RegisterInvalid(f"{path}, line {line}: The text is not UTF-8. Save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a usable path"
        raise RegisterInvalid(
            f"{path}: The register cannot be read: {why}. Give a file you may read."
        ) from None


def _too_large(name: str) -> RegisterInvalid:
    size = f"{LARGEST // 1_000_000} MB"
    return RegisterInvalid(f"{name}, line 1: The register is over {size}. Keep one case in it.")
