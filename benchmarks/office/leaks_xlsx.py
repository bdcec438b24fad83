"""One leak per workbook: what the product and a plain openpyxl script leave of the withheld value.

Takes nothing; prints a table of places and totals. The script replaces the value in every cell of every sheet
and saves: it knows the value perfectly; what it leaves is the container's fault. The search is crude, and
the same for both; a value over cells in another order than its own is invisible to it.
Run: python -m benchmarks.office.leaks_xlsx [--verbose]
"""

from __future__ import annotations

import io
import sys
import warnings
from collections import Counter

import openpyxl

from tests.formats.sheet_places import PLACES
from tests.formats.sheet_road import INNOCENT, PLANTED, run
from tests.formats.word_making import found

_PATIENCE = 1_000_000


def script(data: bytes) -> bytes | None:
    """Return what an openpyxl script of ten lines saves; None if it fails."""
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data))
        for sheet in workbook.worksheets:
            if sheet.max_row * sheet.max_column > _PATIENCE:
                return None
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = cell.value.replace(PLANTED, "[withheld]")
        out = io.BytesIO()
        workbook.save(out)
    except Exception:  # noqa: BLE001 - whatever openpyxl cannot do is an outcome here
        return None
    return out.getvalue()


def judged(output: bytes | None) -> str:
    """Return what became of the value."""
    if output is None:
        return "no copy"
    return "LEAK" if found(output, PLANTED) else "clean"


def main() -> int:
    """Print the table; the exit status is 1 after a leak of the product or a wrong outcome."""
    warnings.simplefilter("ignore")
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    needless = wrong = 0
    for name, place in PLACES.items():
        data = place.build(PLANTED)
        result = run(data)
        told = judged(result.output) if result.output else result.outcome.value
        plain = judged(script(data))
        ours[told] += 1
        theirs[plain] += 1
        wrong += result.outcome.value != place.outcome
        twin = run(place.build(INNOCENT))
        needless += twin.outcome.value != place.innocent or bool(twin.report.counts["redacted"])
        if "--verbose" in sys.argv:
            sys.stdout.write(f"  {name:40} {told:10} script: {plain}\n")
    sys.stdout.write(f"{len(PLACES)} places\nproduct: {dict(ours)}\nopenpyxl script: {dict(theirs)}\n")
    sys.stdout.write(f"other outcome than asked for: {wrong}; innocent twins treated otherwise: {needless}\n")
    return int(ours["LEAK"] > 0 or wrong > 0 or needless > 0)


if __name__ == "__main__":
    raise SystemExit(main())
