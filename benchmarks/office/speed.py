"""Megabytes and files a second for Word files, beside a per-run python-docx script in the same run.

Takes REDACTOR_CORPORA if set, else files made here; prints the figures and the ratio of processor times.
The script replaces the value in each run of paragraphs and tables and saves: it proves nothing, and leaves
whatever is cut over runs or stands elsewhere. Quote the ratio: the machine may be busy.
Run: python -m benchmarks.office.speed [FILES]
"""

from __future__ import annotations

import io
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx

from benchmarks.office.leak_table import PLANTED, road

_MOST = 60


def letter(paragraphs: int) -> bytes:
    """A letter of some length by python-docx, the value in every tenth paragraph."""
    made = docx.Document()
    for number in range(paragraphs):
        if number % 20 == 0:
            made.add_heading(f"Section {number // 20 + 1}", 2)
        where = f" They were seen at {PLANTED} that week." if number % 10 == 0 else ""
        made.add_paragraph(
            f"Paragraph {number}: the family was visited on Monday and all agreed on the plan.{where}"
        )
    table = made.add_table(20, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"Entry {number}"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def script(data: bytes) -> bytes:
    """What most people write first: replace in every run, save."""
    opened = docx.Document(io.BytesIO(data))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    for paragraph in [*opened.paragraphs, *(one for cell in cells for one in cell.paragraphs)]:
        for run in paragraph.runs:
            if PLANTED in run.text:
                run.text = run.text.replace(PLANTED, "[address withheld]")
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def sets(most: int) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the sets: letters made here, and real files that python-docx opens."""
    yield "letters of 2 pages", [letter(40 + n) for n in range(10)]
    yield "reports of 40 pages", [letter(900)]
    root = os.environ.get("REDACTOR_CORPORA")
    if root:
        real = [path.read_bytes() for path in sorted(Path(root).glob("files/*/docx/*"))]
        yield "real files", [data for data in real if _opens(data)][:most]


def _opens(data: bytes) -> bool:
    try:
        script(data)
    except Exception:  # noqa: BLE001 - what the script cannot open is no race
        return False
    return len(data) < 1_000_000 and b"/media/" not in data  # text recognition would be all the time


def timed(work: Callable[[bytes], object], files: list[bytes]) -> tuple[float, float]:
    """Return wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    for data in files:
        work(data)
    return time.perf_counter() - wall, time.process_time() - cpu


def main() -> int:
    """Print the table; the status is 1 if a letter made here was not released."""
    logging.disable(logging.CRITICAL)
    redact = road()
    redact("a.docx", letter(3))
    kept: list[str] = []

    def ours(data: bytes) -> None:
        kept.append(redact("a.docx", data).outcome.value)

    print("| Word files | files | MB | | files/s | MB/s | CPU ms/file | ratio to script | released |")
    print("|---|---|---|---|---|---|---|---|---|")
    failed = 0
    for name, files in sets(int(sys.argv[1]) if len(sys.argv) > 1 else _MOST):
        size = sum(map(len, files)) / 1e6
        _, base = timed(script, files)
        for who, work in (("script", script), ("redactor", ours)):
            kept.clear()
            wall, cpu = timed(work, files)
            released = str(kept.count("released")) if kept else "-"
            print(
                f"| {name} | {len(files)} | {size:.2f} | {who} | {len(files) / wall:.1f} | {size / wall:.2f} "
                f"| {1000 * cpu / len(files):.0f} | {cpu / base:.1f} | {released} |"
            )
        failed += name != "real files" and kept.count("released") != len(files)
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
