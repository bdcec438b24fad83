"""What a process and its children cost: CPU seconds, and bytes of memory with shared ones in part."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        yield one
        with suppress(OSError, ValueError):
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())


def memory(pid: int) -> int:
    """Return the bytes a process and its children hold."""
    total = 0
    for one in family(pid):
        with suppress(OSError, ValueError, IndexError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total


def cpu(pid: int) -> float:
    """Return the CPU seconds that a process and its living children have used."""
    ticks = 0
    for one in family(pid):
        with suppress(OSError, ValueError, IndexError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))  # its own, and those of children that ended
    return ticks / _TICK


@dataclass
class Peak:
    """The most memory seen while it was watched."""

    most: int = 0


@contextmanager
def watched(pid: int, seconds: float = 0.2) -> Iterator[Peak]:
    """Look at the memory of a process and its children as long as this is open."""
    peak, stop = Peak(), threading.Event()

    def look() -> None:
        while not stop.wait(seconds):
            peak.most = max(peak.most, memory(pid))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        stop.set()
        thread.join(5)
        peak.most = max(peak.most, memory(pid))


def busy(seconds: float = 0.5) -> float:
    """Return how many cores others keep busy just now: a figure of a busy machine says little."""

    def used() -> int:
        fields = list(map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]))
        return sum(fields) - fields[3] - fields[4]

    before = used()
    time.sleep(seconds)
    return (used() - before) / _TICK / seconds
