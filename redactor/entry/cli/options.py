"""Options that several commands share, so that a word means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def paths() -> Decorator:
    """PATH…: files or folders; ``-`` is left to the command."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)


def register() -> Decorator:
    """--register FILE, or --case REF with --database URL: the register in the database."""

    def both(function: Callable[..., Any]) -> Callable[..., Any]:
        file = click.option(
            "--register",
            "register_file",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="The case's confidentiality register (YAML or JSON).",
        )
        return file(case()(database()(function)))

    return both


def case() -> Decorator:
    """--case REF."""
    return click.option("--case", "case", metavar="REF", default="", help="The case in the database.")


def database() -> Decorator:
    """--database URL."""
    return click.option(
        "--database",
        "database",
        metavar="URL",
        default=None,
        help="sqlite:///FILE or postgresql://…, otherwise the one in redactor.toml.",
    )


def chosen(register_file: Path | None, case: str) -> None:
    """Refuse a call that names no register, or two."""
    if (register_file is None) is not bool(case):
        raise click.UsageError("Give the register: either --register FILE or --case REF.")


def to() -> Decorator:
    """--to PARTY, again for each recipient."""
    return click.option(
        "--to",
        "to",
        metavar="PARTY",
        multiple=True,
        required=True,
        help="Who will receive it: a party id of the register, role:NAME, or anyone. May be given again.",
    )


def jobs() -> Decorator:
    """--jobs N."""
    return click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(0, 64),
        default=0,
        help="Documents worked on at once; otherwise one for each processor.",
    )


def profile(default: str) -> Decorator:
    """--profile NAME."""
    return click.option(
        "--profile",
        metavar="NAME",
        default=default,
        show_default=default or "assessment, unless the settings say otherwise",
        help="How far to go beyond the register: register-only, assessment or publish.",
    )


def as_json() -> Decorator:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


def password_file() -> Decorator:
    """--password-file FILE."""
    return click.option(
        "--password-file",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A file whose first line opens encrypted documents. Passwords are never guessed.",
    )
