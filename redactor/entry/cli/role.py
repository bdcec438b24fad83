"""`redactor role`: who is worker, manager, administrator or auditor."""

from __future__ import annotations

import sys

import click

from redactor.entry.cli import options
from redactor.model.role import Grant, Role

_ROLE = click.argument("role", type=click.Choice([one.value for one in Role]))
_USER = click.argument("user")
_CASE = click.option("--case", "case", metavar="REF", default="", help="Only in this case; otherwise in all.")
_WHY = click.option("--why", metavar="TEXT", default="", help="Why.")


@click.group("role")
def command() -> None:
    """Grant and revoke roles. Users are those of the operating system, or of the trusted proxy."""


@command.command("grant")
@_USER
@_ROLE
@_CASE
@options.database()
@_WHY
def grant(user: str, role: str, case: str, database: str | None, why: str) -> None:
    """Grant ROLE to USER. The first grant must be an administrator's; nobody grants to themselves."""
    from redactor.runs.record_access import grant_role
    from redactor.runs.registers import record_house

    at = record_house(database, create=True)
    if not at.knows(user):
        _doubt(user)
    grant_role(at, Grant(user, Role(role), case), why)
    click.echo(f"{user} is {role}{f' in {case}' if case else ''} now.")


def _doubt(user: str) -> None:
    """Say that nobody here has that name: a slip in the first grant would lock everybody out."""
    doubt = f"This machine knows no user '{user}'."
    if sys.stdin.isatty():
        click.confirm(f"{doubt} Do they sign in at the server?", abort=True, err=True)
    else:
        click.echo(f"Note: {doubt} They must sign in at the server (docs/mail.md).", err=True)


@command.command("revoke")
@_USER
@_ROLE
@_CASE
@options.database()
@_WHY
def revoke(user: str, role: str, case: str, database: str | None, why: str) -> None:
    """Take ROLE away from USER; that they had it stays on record."""
    from redactor.runs.record_access import revoke_role
    from redactor.runs.registers import record_house

    revoke_role(record_house(database), Grant(user, Role(role), case), why)
    click.echo(f"{user} is no {role}{f' in {case}' if case else ''} any more.")


@command.command("list")
@options.database()
@click.option("--history", is_flag=True, help="Every grant and revocation.")
def listed(database: str | None, history: bool) -> None:
    """Show who has which role."""
    from redactor.runs.record_access import roles_now
    from redactor.runs.registers import record_house

    at = record_house(database)
    grants, changes = roles_now(at)
    if not grants:
        click.echo(f"Single-user state: no role was granted, so {at.actor} may do everything.")
    for one in grants:
        click.echo(f"{one.user:<20} {one.role:<14} {one.case or 'every case'}")
    for change in changes if history else ():
        when = change.recorded.isoformat(timespec="seconds")
        click.echo(
            f"{when}  {change.actor} {change.act} {change.kind} to {change.subject_id} {change.why.reveal()}"
        )
