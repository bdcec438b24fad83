"""How signed answers are shown and saved: plain sentences first, the signed file where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from redactor.model.certificate import Statement

_SHOWN = 20


def out() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--out FILE and --json: where the signed answer goes."""

    def both(function: Callable[..., Any]) -> Callable[..., Any]:
        file = click.option(
            "--out",
            metavar="FILE",
            type=click.Path(path_type=Path, dir_okay=False),
            default=None,
            help="Also write the signed answer to a new file.",
        )
        shown = click.option("--json", "as_json", is_flag=True, help="Print the signed answer.")
        return file(shown(function))

    return both


def since(text: str) -> datetime | None:
    """Return a moment given as text; a day means its beginning."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise click.UsageError(
            "Write the moment like 2026-02-11, 2026-02-11T14:30 or 2026-02-11T14:30+00:00."
        ) from None


def say(statement: Statement, lines: Sequence[str], file: Path | None, *, as_json: bool) -> None:
    """Save the answer if a file was named, and show it."""
    from redactor.runs.certificates import save

    if file is not None:
        save(statement, file)
    if as_json:
        click.echo(statement.data.decode(), nl=False)
        return
    for line in lines:
        click.echo(line)
    if file is not None:
        click.echo(f"Signed answer: {file}")


def listed(title: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a few rows as lines below a title; none if there are none."""
    if not rows:
        return []
    lines = [f"{title}:", *(f"  {_row(row)}" for row in rows[:_SHOWN])]
    if len(rows) > _SHOWN:
        lines.append(f"  ... and {len(rows) - _SHOWN} more in the signed answer (--out FILE)")
    return lines


def _row(row: Mapping[str, Any]) -> str:
    when = str(row.get("when", ""))[:16].replace("T", " ")
    to = f"to {', '.join(row['to'])}" if row.get("to") else ""
    by = f"by {row['by']}" if row.get("by") else ""
    item = f"item {row['item']}" if row.get("item") else ""
    document = str(row.get("document") or row.get("file") or "")
    places = f"[{', '.join(filter(None, row['places']))}]" if row.get("places") else ""
    known = " (not in the register then)" if row.get("known_then") is False else ""
    meant = f" (kept on purpose by {', '.join(row['kept_on_purpose'])})" if row.get("kept_on_purpose") else ""
    words = " ".join(filter(None, (when, item, to, document, by, places)))
    why = f": {row['why']}" if row.get("why") else ""
    return f"{words}{known}{meant}{why}"
