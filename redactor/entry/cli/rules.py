"""`redactor rules check`: the rules and their examples."""

from __future__ import annotations

import click


@click.group("rules")
def command() -> None:
    """Check the rules and their examples."""


@command.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Load every rules file and run every recogniser's examples."""
    from redactor.assemble import house

    rules = house().rules
    problems = house().check_examples()
    for problem in problems:
        click.echo(problem)
    counted = f"{len(rules.profiles)} profiles, {len(rules.reasons)} reason codes"
    click.echo(f"{counted}, {len(rules.recognisers)} recognisers, version {rules.version[:12]}")
    context.exit(1 if problems else 0)
