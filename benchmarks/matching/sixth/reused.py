"""Plain classes of the taxonomy that this world shares with the others; all else here is its own."""

from __future__ import annotations

from benchmarks.matching.fifth.reused import BASICS as EARLIER
from benchmarks.matching.model import share

BASICS = EARLIER

share(BASICS, "sixth")
