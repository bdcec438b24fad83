"""What other people's checkers say about our outputs: x-ray and pdf-redaction-check.

    python -m venv /tmp/opinions && /tmp/opinions/bin/pip install x-ray pdf-redaction-check
    REDACTOR_OPINIONS=/tmp/opinions/bin python -m benchmarks.pdf.opinions

Both get the released outputs of every hiding place (`benchmarks.pdf.leaks`) and, as a control, the inputs.
x-ray (Free Law Project, BSD-2) looks for text under dark rectangles; pdf-redaction-check (S. Whalen, MIT)
looks for given words in everything it can unpack. They stay outside our environment: x-ray pins another
PyMuPDF. A checker that is missing is left out, and said to be.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.pdf.leaks import NEEDLES, REGISTER
from benchmarks.pdf.places.making import PLACES, SECRET

Opinion = Callable[[str, Path], bool]


def by_xray(program: str, paper: Path) -> bool:
    """Say whether x-ray sees a bad redaction."""
    said = subprocess.run([program, str(paper)], capture_output=True, check=True).stdout
    return bool(json.loads(said))


def by_redaction_check(program: str, paper: Path) -> bool:
    """Say whether pdf-redaction-check finds one of the words."""
    words = paper.with_name("words.txt")
    words.write_text("\n".join([*NEEDLES, SECRET.name]))
    return subprocess.run(
        [program, "--secret-file", str(words), str(paper)], capture_output=True, check=False
    ).returncode not in (0,)


CHECKERS: dict[str, Opinion] = {"xray": by_xray, "pdf-redaction-check": by_redaction_check}


@dataclass
class Count:
    """Alarms of one checker: how many on the inputs, and on which outputs."""

    program: str
    before: int = 0
    after: list[str] = field(default_factory=list)


def asked(name: str, count: Count, data: bytes, folder: Path) -> bool:
    """Ask one checker about one file; a checker that fails is an alarm."""
    paper = folder / "paper.pdf"
    paper.write_bytes(data)
    try:
        return CHECKERS[name](count.program, paper)
    except (subprocess.CalledProcessError, ValueError):
        return True


def measure(counts: dict[str, Count], folder: Path) -> int:
    """Redact every place and ask; return how many were released."""
    import redactor

    register = redactor.load_register(REGISTER)
    released = 0
    for place in (one for one in PLACES if not one.look):
        data = place.build(SECRET)
        output = redactor.redact(data, "paper.pdf", register, ["reader"], "register-only").output
        if output is None:
            continue
        released += 1
        for name, count in counts.items():
            count.before += asked(name, count, data, folder)
            if asked(name, count, output, folder):
                count.after.append(f"{place.group}: {place.name}")
    return released


def main() -> None:
    """Find the checkers, ask them, print what they say."""
    path = os.environ.get("REDACTOR_OPINIONS")
    counts = {}
    for name in CHECKERS:
        program = shutil.which(name, path=path) or shutil.which(name)
        if program is None:
            print(f"{name} is not installed: left out (see the head of benchmarks/pdf/opinions.py)")
        else:
            counts[name] = Count(program)
    if not counts:
        return
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        released = measure(counts, Path(state))
    print(f"{released} released outputs")
    print("| checker | alarms on the inputs | alarms on our outputs |\n|---|---|---|")
    for name, count in counts.items():
        print(f"| {name} | {count.before} | {len(count.after)} |")
    for name, count in counts.items():
        print("".join(f"ALARM {name}: {one}\n" for one in count.after), end="")
    sys.exit(any(count.after for count in counts.values()))


if __name__ == "__main__":
    main()
