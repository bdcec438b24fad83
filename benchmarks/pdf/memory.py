"""Peak memory of the supervised worker on text PDFs of growing length: is it bounded?

    python -m benchmarks.pdf.memory [--pages 100 300 1000] [--limit-mb 4000]

Each length gets a fresh worker (`redactor.execute.Supervised`), warmed on one short document. What it takes
beyond the warm worker is divided by the pages: the slope is what a longer document costs.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time

from benchmarks.road import REGISTER, SAMPLE, repeated


def worked(data: bytes) -> tuple[str, float, float]:
    """Redact in the worker; return the outcome with its first reason, CPU seconds and peak memory in MB."""
    import redactor

    begun = time.process_time()
    register = redactor.load_register(REGISTER)
    result = redactor.redact(data, "a.pdf", register, ["mother"], "register-only")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    why = "".join(f" ({reason.message})" for reason in result.report.reasons[:1])
    return result.outcome.value + why, time.process_time() - begun, peak


def main() -> None:
    """Parse the options and measure."""
    from redactor.execute import Supervised

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 300, 1000])
    parser.add_argument("--limit-mb", type=int, default=4000)
    options = parser.parse_args()
    print("| pages | outcome | CPU ms/page | peak MB | MB over the warm worker | MB a page |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        for pages in options.pages:
            with Supervised(1, 3600.0, options.limit_mb * 1_000_000) as pool:
                _, _, warm = pool.submit(worked, SAMPLE.read_bytes()).result()
                outcome, cpu, peak = pool.submit(worked, repeated(pages)).result()
            over = peak - warm
            figures = f"{1000 * cpu / pages:.0f} | {peak:.0f} | {over:.0f} | {over / pages:.2f}"
            print(f"| {pages} | {outcome} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
