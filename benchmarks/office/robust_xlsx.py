"""Redacts every workbook of the corpora with nothing to withhold, and says what became of each.

Takes the folder in REDACTOR_CORPORA; prints figures and every reason. The whole road is walked; then the copy
is made whatever the outcome, and openpyxl compares visible cells before and after: values, number formats.
Run: REDACTOR_CORPORA=/path python -m benchmarks.office.robust_xlsx [--verbose]
"""

from __future__ import annotations

import io
import logging
import os
import statistics
import sys
import time
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.office.robust_mail import outcome_of, road
from redactor.formats.xlsx.adapter import Xlsx
from redactor.model.document import Document, Limits
from redactor.model.errors import RedactorError
from redactor.model.finding import Edit

_HANG = 120.0
Cell = tuple[object, str]


def seen(data: bytes) -> dict[str, dict[str, Cell]] | None:
    """Return value and number format of every visible cell by sheet; None if openpyxl cannot open it."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # noqa: BLE001 - whatever openpyxl cannot open is counted, not compared
        return None
    return {
        sheet.title: {
            cell.coordinate: (_plain(cell.value), cell.number_format)
            for row in sheet.iter_rows()
            for cell in row
            if _shows(cell, sheet)
        }
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    }


def _shows(cell: Any, sheet: Any) -> bool:
    if cell.value in {None, ""} or sheet.row_dimensions[cell.row].hidden:
        return False
    if ";;;" in cell.number_format:
        return False
    groups = sheet.column_dimensions.values()
    return not any(one.hidden and one.min <= cell.column <= one.max for one in groups if one.min)


def _plain(value: object) -> object:
    """Return a value whose spelling does not matter: line ends, a number as a float."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n")
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def compared(before: bytes, after: bytes) -> str:
    """Return what a reader would miss in the copy."""
    second = seen(after)
    if second is None:
        return "CRASH openpyxl cannot open the copy"
    first = seen(before)
    if not first:
        return "openpyxl cannot open the original, or sees no sheet in it"
    if {name: {at: c[0] for at, c in cells.items()} for name, cells in first.items()} != {
        name: {at: c[0] for at, c in cells.items()} for name, cells in second.items()
    }:
        return "values differ"
    return "identical" if first == second else "number formats differ"


def copied(document: Document) -> str:
    """Return how a copy compares that leaves out whatever a person would be asked about."""
    form = Xlsx(Limits())
    try:
        reading = form.read(document)
        children = tuple((child.location, child.document) for child in reading.children)
        written = form.write(document, Edit(children=children))
    except RedactorError as error:
        return f"refused: {error.code}"
    return compared(document.data, written.data)


def main() -> int:
    """Run over all files; the exit status is 1 after a crash, a hang or a copy that does not open."""
    root = os.environ.get("REDACTOR_CORPORA")
    if not root:
        sys.stdout.write("REDACTOR_CORPORA is not set: nothing was measured\n")
        return 0
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    verbose = "--verbose" in sys.argv
    pipeline, order = road()
    outcomes: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    times: list[float] = []
    efforts: list[float] = []
    for path in sorted(Path(root).glob("files/*/xlsx/*")):
        document = Document(path.name, path.read_bytes())
        start, worked = time.perf_counter(), time.process_time()
        result = pipeline.redact(replace(order, document=document))
        times.append(time.perf_counter() - start)
        efforts.append(time.process_time() - worked)
        outcome = outcome_of(result)
        crashed = any(reason.code == "internal" for reason in result.report.reasons)
        outcomes[f"{'CRASH ' * crashed}{outcome}"] += 1
        copy = copied(document)
        copies[copy] += 1
        if verbose:
            sys.stdout.write(f"  {times[-1]:6.2f} {path.name}: {outcome} | {copy}\n")
    for counts, title in (
        (outcomes, "with nothing to withhold"),
        (copies, "copy against original (openpyxl)"),
    ):
        sys.stdout.write(f"{title}\n")
        for outcome, count in counts.most_common():
            sys.stdout.write(f"{count:5} {outcome}\n")
    for name, spent in (("seconds", times), ("seconds of processor", efforts)):
        sys.stdout.write(f"{name}: median {statistics.median(spent):.2f}, worst {max(spent):.2f}\n")
    return int(max(times) > _HANG or any(one.startswith("CRASH") for one in (*outcomes, *copies)))


if __name__ == "__main__":
    raise SystemExit(main())
