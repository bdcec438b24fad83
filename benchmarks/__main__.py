"""`make bench`: run every benchmark that needs nothing but the project; print what is left out and why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

ALWAYS = [
    "benchmarks.road",
    "benchmarks.matching.run",
    "benchmarks.matching.speed",
    "benchmarks.detection.details",
    "benchmarks.pdf.width",
    "benchmarks.pdf.speed",
    "benchmarks.pdf.memory",
    "benchmarks.pdf.leaks --without-pictures",
    "benchmarks.pdf.opinions",
    "benchmarks.evidence",
    "benchmarks.office.leaks_xlsx",
]
WITH_TESSERACT = [
    "benchmarks.ocr",
    "benchmarks.pdf.leaks --pictures",
    "benchmarks.office.leaks_docx",
    "benchmarks.office.leaks_mail",
]
WITH_POSTFIX = ["benchmarks.mail.run"]
WITH_CORPORA: list[str] = [
    "benchmarks.office.robust_docx",
    "benchmarks.office.robust_mail",
    "benchmarks.office.speed",
    "benchmarks.pdf.look",
    "benchmarks.office.robust_xlsx",
    "benchmarks.detection.tab",
]


def main() -> None:
    """Run them one after the other."""
    chosen = list(ALWAYS)
    if os.environ.get("REDACTOR_CORPORA"):
        chosen += WITH_CORPORA
    else:
        print(f"REDACTOR_CORPORA is not set: left out are {', '.join(WITH_CORPORA)}")
    if shutil.which("tesseract"):
        chosen += WITH_TESSERACT
    else:
        print(f"Tesseract is not installed: left out are {', '.join(WITH_TESSERACT)}")
    if shutil.which("postfix"):
        chosen += WITH_POSTFIX
    else:
        print(f"Postfix is not installed: left out are {', '.join(WITH_POSTFIX)}")
    failed = []
    for command in chosen:
        print(f"\n# {command}", flush=True)
        if subprocess.run([sys.executable, "-m", *command.split()], check=False).returncode:
            failed.append(command)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
