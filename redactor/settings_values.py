"""The shapes of settings: a value from a file or the environment becomes what the setting needs.

Takes a value and the folder relative paths start at; gives it read, or says in words what belongs there.
It knows no setting.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any


class Wrong(ValueError):
    """A value of the wrong shape; the text says what belongs there."""


def text(value: Any, base: Path) -> str:
    """Read a text that says something."""
    del base
    if not isinstance(value, str) or not value.strip():
        raise Wrong("a text")
    return value.strip()


def path(value: Any, base: Path) -> Path:
    """Read a path; a relative one starts at the settings file, not wherever the program was started."""
    return base / Path(text(value, base)).expanduser()


def database_url(value: Any, base: Path) -> str:
    """Read the URL of a database; a relative SQLite file starts at the settings file."""
    url = text(value, base)
    start, _, file = url.partition(":///")
    if start == "sqlite" and file:
        return f"sqlite:///{base / Path(file).expanduser()}"
    if start.split("://", maxsplit=1)[0] in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url
    raise Wrong("sqlite:///FILE or postgresql://…")


def key_place(value: Any, base: Path) -> str:
    """Read where keys are kept: a path, or ``keyring:SERVICE``."""
    given = text(value, base)
    return given if given.startswith("keyring:") else str(path(given, base))


def paths(value: Any, base: Path) -> tuple[Path, ...]:
    """Read a list of paths."""
    given = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(given, list):
        raise Wrong("a list of paths")
    return tuple(path(one, base) for one in given)


def words(value: Any, base: Path) -> frozenset[str]:
    """Read a list of words."""
    del base
    given = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise Wrong("a list of texts")
    return frozenset(one.strip() for one in given)


def aliases(value: Any, base: Path) -> tuple[tuple[str, str], ...]:
    """Read ``{"old.example.org" = "example.org"}``, or ``old=new, …`` from the environment."""
    del base
    given = value
    if isinstance(value, str):
        pairs = [one.partition("=") for one in value.replace(",", " ").split()]
        given = {old: new for old, _, new in pairs}
    good = isinstance(given, dict) and all(isinstance(one, str) and one for one in given.values())
    if not good or not all(given):
        raise Wrong('a table of domains like {"old.example.org" = "example.org"}')
    return tuple(sorted(given.items()))


def one_of(kind: type[StrEnum], *but: StrEnum) -> Callable[[Any, Path], StrEnum]:
    """Return a reader of one word out of few; `but` are left out."""
    known = [one for one in kind if one not in but]

    def read(value: Any, base: Path) -> StrEnum:
        del base
        if isinstance(value, str) and value in known:
            return kind(value)
        raise Wrong(" or ".join(known))

    return read


def protocol(value: Any, base: Path) -> str:
    """Read lmtp or smtp."""
    given = text(value, base)
    if given not in {"lmtp", "smtp"}:
        raise Wrong("lmtp or smtp")
    return given


def endpoint(value: Any, base: Path) -> str:
    """Read HOST:PORT."""
    given = text(value, base)
    host, _, port = given.rpartition(":")
    if not host or not port.isdigit() or not int(port) < 65_536:
        raise Wrong("HOST:PORT")
    return given


def switch(value: Any, base: Path) -> bool:
    """Read true or false."""
    del base
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.casefold() in words:
        return words[value.casefold()]
    raise Wrong("true or false")


def languages(value: Any, base: Path) -> tuple[str, ...]:
    """Read OCR languages."""
    given = value.replace("+", " ").replace(",", " ").split() if isinstance(value, str) else value
    good = (
        isinstance(given, list)
        and given
        and all(isinstance(one, str) and one.isidentifier() for one in given)
    )
    if not good:
        raise Wrong('a list of OCR languages like ["eng", "cym"]')
    del base
    return tuple(given)


def whole(least: int) -> Callable[[Any, Path], int]:
    """Return a reader of whole numbers."""

    def read(value: Any, base: Path) -> int:
        number = amount(float(least))(value, base)
        if number != int(number):
            raise Wrong("a whole number")
        return int(number)

    return read


def amount(least: float) -> Callable[[Any, Path], float]:
    """Return a reader of numbers."""

    def read(value: Any, base: Path) -> float:
        del base
        try:
            number = (
                float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
            )
        except ValueError:
            number = None
        # "not (a <= b)" and not "a > b": this also refuses "nan", which is smaller than nothing.
        if number is None or not least <= number < float("inf"):
            raise Wrong(f"a number of at least {least:g}")
        return number

    return read


def limit(name: str) -> Callable[[Any, Path], float]:
    """Return the reader of a limit."""
    return amount(0.1) if name == "seconds" else whole(1)
