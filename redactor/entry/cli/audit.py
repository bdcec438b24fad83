"""`redactor audit`: check, show and export the record of every decision."""

from __future__ import annotations

import json

import click


@click.group("audit")
def command() -> None:
    """Check or show the record of every decision. It holds no protected value."""


@command.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Prove that no line of the audit was changed, moved or removed; name the first bad one."""
    from redactor.assemble import house

    result = house().check_audit()
    if result.ok:
        click.echo(f"The audit is whole: {result.rows} entries.")
    else:
        click.echo(f"The audit is NOT whole: entry {result.bad_row}: {result.why}")
    context.exit(0 if result.ok else 1)


@command.command("show")
@click.option("--case", "case", metavar="REF", default="", help="Only this case.")
@click.option(
    "--last", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="Only the last N."
)
def show(case: str, last: int) -> None:
    """Show the last entries, newest below."""
    from redactor.assemble import house

    rows = [row for row in house().audit_rows() if case in {"", row["case"]}]
    for row in rows[-last:]:
        to = ",".join(row["recipients"])
        reasons = f" ({', '.join(row['reasons'])})" if row["reasons"] else ""
        who = f"{row['actor']:<12} {row['case']:<16} {row['action']:<7}"
        click.echo(f"{row['when']}  {who} to {to}: {row['outcome']}{reasons}")


@command.command("export")
@click.option("--case", "case", metavar="REF", default="", help="Only this case.")
def export(case: str) -> None:
    """Print the entries as JSON lines."""
    from redactor.assemble import house

    for row in house().audit_rows():
        if case in {"", row["case"]}:
            click.echo(json.dumps(row, ensure_ascii=False))
