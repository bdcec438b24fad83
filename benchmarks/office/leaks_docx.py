"""One leak per Word file, in every place of the design's list, and each file's innocent twin.

Takes a word to choose places by, if any; prints the table (see `benchmarks.office.leak_table`).
Run: python -m benchmarks.office.leaks_docx [WORD]
"""

from __future__ import annotations

from benchmarks.office.docx_part_places import PLACES
from benchmarks.office.leak_table import run

if __name__ == "__main__":
    raise SystemExit(run(PLACES))
