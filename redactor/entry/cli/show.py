"""What the command line shows: progress, one line per copy, a closing summary. Never a value."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

if TYPE_CHECKING:
    from redactor.runs.values import Copy

_COLOURS = {"released": "green", "clean": "green", "held": "yellow", "blocked": "red"}
_REASONS_SHOWN = 5


class Progress:
    """A progress bar on standard error, for people only and where there is something to wait for."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        """Count up to `total` steps."""
        self._bar: Any = None
        if not quiet and total > 1 and sys.stderr.isatty():
            self._bar = click.progressbar(length=total, label="Working", file=sys.stderr, show_pos=True)

    def step(self, name: str) -> None:
        """One more is done; `name` is shown while the next one runs."""
        if self._bar is not None:
            self._bar.update(1, current_item=name)
            click.echo("\r\x1b[2K", nl=False, err=True)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)


def say_copy(copy: Copy, *, as_json: bool) -> None:
    """Print one result: a JSON line, or a sentence with the first reasons."""
    if as_json:
        click.echo(json.dumps(copy.as_dict(), ensure_ascii=False))
        return
    word = click.style(f"{copy.outcome:<9}", fg=_COLOURS.get(copy.outcome), bold=True)
    click.echo(f"{word} {copy.name} -> {copy.recipient}{_counted(copy)}")
    for line in dict.fromkeys(_sentence(reason) for reason in copy.reasons[:_REASONS_SHOWN]):
        click.echo(f"          {line}")
    if len(copy.reasons) > _REASONS_SHOWN:
        click.echo(f"          ... and {len(copy.reasons) - _REASONS_SHOWN} more in the report")


def _counted(copy: Copy) -> str:
    if copy.outcome == "clean":
        return ""
    parts = [f"{copy.counts['redacted']} redacted"] if copy.counts["redacted"] else []
    if copy.counts["asked"]:
        parts.append(f"{copy.counts['asked']} to answer")
    return f"  ({', '.join(parts)})" if parts else ""


def _sentence(reason: dict[str, str]) -> str:
    where = f" [{reason['place']}]" if reason["place"] else ""
    item = f" ({reason['item']})" if reason["item"] else ""
    return f"{reason['message']}{item}{where}"


def summary(copies: Sequence[Copy], out: Path) -> None:
    """Say how many copies of each outcome there are, and where things lie."""
    counted = Counter(copy.outcome for copy in copies)
    click.echo("")
    click.echo(
        ", ".join(f"{number} {outcome}" for outcome, number in sorted(counted.items())) or "Nothing to do"
    )
    click.echo(f"Reports: {out / '_reports'}")
    if counted.get("held"):
        click.echo("Fill in the .answers.yaml beside each report and run again with --answers FILE.")
