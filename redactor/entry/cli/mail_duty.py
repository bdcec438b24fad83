"""`redactor mail mode | report | test`: what a mail administrator does, without reading a case."""

from __future__ import annotations

import click

from redactor.entry.cli import mail_options


@click.command("mode")
@click.argument("mode", type=click.Choice(["block", "observe"]), required=False)
@click.option("--reason", "why", metavar="TEXT", default="", help="Why the gate is switched; kept on record.")
@click.pass_context
def mode(context: click.Context, mode: str | None, why: str) -> None:
    """Show whether the gate blocks or only observes, or switch it. A gate never told otherwise blocks."""
    from redactor.runs.mail_mode import switch, switches

    at = mail_options.house_for(*context.obj)
    if mode is not None:
        switch(at, mode, why)
    for one in switches(at):
        click.echo(f"{one.since:%Y-%m-%d %H:%M} UTC  {one.mode.value:<8} {one.who}: {one.why}")
    if not switches(at):
        click.echo("block (it was never switched)")


@click.command("report")
@click.option("--days", type=click.IntRange(1, 366), default=7, show_default=True, help="How far back.")
@click.pass_context
def report(context: click.Context, days: int) -> None:
    """Say how much mail came, what was stopped, and what would have been while the gate only observed."""
    from redactor.report.words import STOPPED_WORDS
    from redactor.runs.mail_mode import report as report_of

    found = report_of(mail_options.house_for(*context.obj), days)
    click.echo(f"{found.deliveries} deliveries in {found.days} days")
    click.echo(f"{found.stopped} stopped")
    click.echo(f"{found.would_stop} would have been stopped, but the gate only observed")
    for code, count in found.reasons:
        click.echo(f"  {count:>6}  {STOPPED_WORDS.get(code, code)}")


@click.command("test")
@click.option("--door", metavar="HOST:PORT", required=True, help="Where users' programs hand in mail.")
@click.option("--from", "sender", metavar="ADDR", required=True, help="An inside address to send from.")
@click.option(
    "--wait", type=click.FloatRange(1, 3600), default=60, show_default=True, help="Seconds to wait."
)
@click.pass_context
def test(context: click.Context, door: str, sender: str, wait: float) -> None:
    """Send invented secrets through the live path, and say what got through. Run it by a timer as a drill.

    Needs the setting mail.canary: an outside address whose mail you let go nowhere.
    """
    from redactor.runs.mail_drill import drill

    results = drill(mail_options.house_for(*context.obj), door, sender, wait)
    for one in results:
        word = click.style("good" if one.good else "BAD ", fg="green" if one.good else "red", bold=True)
        click.echo(f"{word}  secret in {one.where}: {one.found.value}" if one.where != "nowhere" else
                   f"{word}  no secret: {one.found.value}")  # fmt: skip
    bad = [one for one in results if not one.good]
    click.echo("The gate works on this path." if not bad else f"{len(bad)} of {len(results)} went wrong.")
    context.exit(1 if bad else 0)


COMMANDS = (mode, report, test)
