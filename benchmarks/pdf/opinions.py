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


def main() -> None:
    """Redact every place and ask."""
    import redactor

    folder = os.environ.get("REDACTOR_OPINIONS")
    found = {name: shutil.which(name, path=folder) or shutil.which(name) for name in CHECKERS}
    for name in [name for name, program in found.items() if program is None]:
        print(f"{name} is not installed: left out (see the head of benchmarks/pdf/opinions.py)")
    asked = {name: (CHECKERS[name], program) for name, program in found.items() if program}
    if not asked:
        return
    register = redactor.load_register(REGISTER)
    alarms: dict[str, list[str]] = {name: [] for name in asked}
    before = dict.fromkeys(asked, 0)
    released = 0
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        paper = Path(state) / "paper.pdf"
        for place in (one for one in PLACES if not one.look):
            data = place.build(SECRET)
            result = redactor.redact(data, "paper.pdf", register, ["reader"], "register-only")
            if result.output is None:
                continue
            released += 1
            for name, (ask, program) in asked.items():
                for version in (data, result.output):
                    paper.write_bytes(version)
                    try:
                        alarm = ask(program, paper)
                    except (subprocess.CalledProcessError, ValueError):
                        alarm = version is result.output
                    if alarm and version is data:
                        before[name] += 1
                    elif alarm:
                        alarms[name].append(f"{place.group}: {place.name}")
    print(f"{released} released outputs")
    print("| checker | alarms on the inputs | alarms on our outputs |\n|---|---|---|")
    for name, some in alarms.items():
        print(f"| {name} | {before[name]} | {len(some)} |")
        print("\n".join(f"ALARM {name}: {one}" for one in some), end="\n" if some else "")
    sys.exit(any(alarms.values()))


if __name__ == "__main__":
    main()
