"""The whole road on the sample assessment repeated to 100 pages, beside a naive script in the same run.

Run: python -m benchmarks.road [--pages N] [--names] [--items N]. Prints pages a second, CPU milliseconds
a page for each stage, the ratio to the naive script, peak memory, and start-up times. Quote the ratios.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.naive import redact_pdf

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples/inbox/assessment.pdf"
REGISTER = ROOT / "samples/registers/separated-parents.yaml"


def repeated(pages: int) -> bytes:
    """Return the sample assessment repeated to `pages` pages."""
    source = pikepdf.open(SAMPLE)
    target = pikepdf.new()
    while len(target.pages) < pages:
        target.pages.extend(source.pages)
    del target.pages[pages:]
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return CPU seconds, wall seconds and the result."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    return time.process_time() - cpu, time.perf_counter() - wall, result


def start_up(*command: str) -> float:
    """Return the median wall seconds of five runs of a whole process."""
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        taken.append(time.perf_counter() - began)
    return sorted(taken)[2]


def grown(folder: str, items: int) -> Path:
    """Write the register with made-up telephone numbers added, so that it has `items` items."""
    head, allowed, rest = REGISTER.read_text(encoding="utf-8").partition("\nallowed:\n")
    more = "".join(
        f'  - {{id: more-{number}, kind: phone, value: "07700 900{number:03}", about: third-party, '
        "withhold_from: [mother], severity: high, reason: S3-SH}\n"
        for number in range(items - head.count("\n  - id: ", head.index("\nitems:")))
    )
    file = Path(folder) / "register.yaml"
    file.write_text(head + "\n" + more + allowed + rest, encoding="utf-8")
    return file


def measure(pages: int, file: Path, *, names: bool) -> None:
    """Print the table."""
    import redactor
    from redactor import assemble

    register = redactor.load_register(file)
    strings = [item.value.text.reveal() for item in register.items if item.value.text.reveal()]
    profile = "assessment" if names else "register-only"
    data = repeated(pages)
    assemble.house().redact(redactor.Document("warm.pdf", SAMPLE.read_bytes()), register, ["mother"], profile)
    redact_pdf(SAMPLE.read_bytes(), strings, names=names)

    ours = timed(lambda: redactor.redact(data, "a.pdf", register, ["mother"], profile))
    naive = timed(lambda: redact_pdf(data, strings, names=names))
    result = ours[2]
    title = "with names (assessment)" if names else "register only"
    print(f"\n## {title}: {pages} pages, {len(strings)} items, outcome {result.outcome.value}\n")
    print("| | pages/s | CPU ms/page | ratio to naive |")
    print("|---|---|---|---|")
    for name, (cpu, wall, _) in {
        "redactor, whole road": ours,
        "naive script (proves nothing)": naive,
    }.items():
        print(f"| {name} | {pages / wall:.1f} | {1000 * cpu / pages:.1f} | {cpu / naive[0]:.2f} |")
    for stage, seconds in result.report.seconds:
        each = f"{1000 * seconds / pages:.2f} (wall)"
        print(f"| - {stage} | {pages / max(seconds, 1e-6):.1f} | {each} | {seconds / naive[1]:.3f} |")
    left = [one for one in strings if one.encode() in naive[2]]
    print(
        f"\nnaive output: {len(naive[2]):,} bytes, {len(left)} values readable in the raw bytes; ours: "
        f"{len(result.output or b''):,} bytes"
    )


def main() -> None:
    """Parse the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--names", action="store_true", help="only the run with names")
    parser.add_argument("--items", type=int, default=0, help="fill the register up; register only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        file = grown(state, options.items) if options.items else REGISTER
        for names in [True] if options.names else [False] if options.items else [False, True]:
            measure(options.pages, file, names=names)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\npeak memory of this process: {peak:.0f} MB")
        bare = start_up("-c", "pass")
        help_time = start_up("-m", "redactor", "--help")
        note = str(ROOT / "samples/inbox/case-note.txt")
        one = ["-m", "redactor", "redact", note, "--register", str(REGISTER), "--to", "mother"]
        one += ["--out", f"{state}/out"]
        only = start_up(*one, "--profile", "register-only")
        full = start_up(*one)
        print(f"start-up (median of 5): bare Python {bare * 1000:.0f} ms")
        print(f"  redactor --help {help_time * 1000:.0f} ms ({help_time / bare:.1f}x)")
        print(f"  one-page redaction: register-only {only:.2f} s, assessment {full:.2f} s")


if __name__ == "__main__":
    main()
