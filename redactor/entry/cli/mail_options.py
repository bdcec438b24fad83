"""Options of the mail commands: which registers, whose mail is whose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from redactor.assemble import House

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_GIVEN = ("registers", "database", "internal")


def registers() -> Decorator:
    """--register FILE, again for each case."""
    return click.option(
        "--register",
        "registers",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A case's register, or a folder of them; may be given again. Otherwise the database.",
    )


def database() -> Decorator:
    """--database URL."""
    return click.option(
        "--database",
        metavar="URL",
        default=None,
        help="The database with all active cases; otherwise the one in redactor.toml.",
    )


def internal() -> Decorator:
    """--internal-domain DOMAIN."""
    return click.option(
        "--internal-domain",
        "internal",
        metavar="DOMAIN",
        multiple=True,
        help="A domain of the council: its addresses are role:staff. May be given again.",
    )


def also_after(command: click.Command) -> click.Command:
    """Let a command of `redactor mail` take these options behind its own name, too."""
    for option in (registers(), database(), internal()):
        option(command)
        command.params[-1].expose_value = False
        command.params[-1].callback = _keep
    return command


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        given = dict(zip(_GIVEN, context.obj, strict=True)) | {parameter.name: value}
        context.obj = tuple(given.values())


def house_for(
    registers: tuple[Path, ...], database: str | None, internal: tuple[str, ...], **mail: Any
) -> House:
    """Return the house these options ask for; what is not given stands in redactor.toml."""
    from redactor.assemble import house
    from redactor.settings import with_database

    settings = with_database(house().settings, database)
    chosen = replace(settings.mail, **{name: value for name, value in mail.items() if value is not None})
    if registers:
        chosen = replace(chosen, registers=tuple(path.absolute() for path in registers))
    elif database:
        chosen = replace(chosen, registers=())
    if internal:
        domains = chosen.rules.internal | frozenset(internal)
        chosen = replace(chosen, rules=replace(chosen.rules, internal=domains))
    return house(replace(settings, mail=chosen))


def endpoints(given: dict[str, str | None]) -> dict[str, str | None]:
    """Return options that are HOST:PORT, checked.

    Raises:
        BadParameter: one is not.
    """
    for name in ("listen", "next", "health"):
        text = given[name]
        host, _, port = (text or "x:1").rpartition(":")
        if not host or not port.isdigit() or int(port) > 65_535:
            raise click.BadParameter(f"{text} is not HOST:PORT", param_hint=f"--{name}")
    return given
