"""What other people's checkers say about our outputs: x-ray and pdf-redaction-check.

    python -m venv /tmp/opinions && /tmp/opinions/bin/pip install x-ray==0.4.0 pdf-redaction-check==0.2.0
    REDACTOR_OPINIONS=/tmp/opinions/bin python -m benchmarks.pdf.opinions

Both get every hiding place that needs no text recognition (`benchmarks.pdf.places`) before and after
Redactor, and, where REDACTOR_CORPORA is set, real files of which a common word was removed. x-ray (Free Law
Project, BSD-2) looks for text under dark rectangles; pdf-redaction-check (S. Whalen, MIT) looks for given
words in everything it can unpack. They stay outside our environment: x-ray pins another PyMuPDF.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pdf.leaks import NEEDLES, REGISTER
from benchmarks.pdf.look import LABEL
from benchmarks.pdf.places import PLACES, SECRET
from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document, Limits
from redactor.model.errors import RedactorError
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Reading

LARGEST = 2_000_000
OF_THE_FORMAT = {"adobe", "identity", "document", "parent", "catalog", "objects", "stream"}
SAMPLES = Path(__file__).parents[2] / "samples"
XRAY = """
import asyncio, json, sys, xray
for paper in sys.argv[1:]:
    try:
        said = "alarm" if asyncio.run(xray.inspect(paper)) else "nothing"
    except Exception as error:
        said = "gave up"
    print(json.dumps([paper, said, ""]), flush=True)
"""
REDACTION_CHECK = """
import contextlib, io, json, pdf_redaction_check, sys
for paper in sys.argv[1:]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = pdf_redaction_check.main(["--secret-file", paper + ".txt", paper])
        except Exception:
            code = 3
    said = {0: "nothing", 1: "warning", 2: "alarm"}.get(code, "gave up")
    print(json.dumps([paper, said, out.getvalue()]), flush=True)
"""
CHECKERS = {"x-ray 0.4.0": XRAY, "pdf-redaction-check 0.2.0": REDACTION_CHECK}


@dataclass(frozen=True)
class Paper:
    """A file before and after, and what must not be in it any more."""

    source: str
    name: str
    before: bytes
    after: bytes
    words: tuple[str, ...]


def places() -> Iterator[Paper]:
    """Every hiding place whose redacted copy is released."""
    import redactor

    register = redactor.load_register(REGISTER)
    for place in (one for one in PLACES if not one.look):
        data = place.build(SECRET)
        output = redactor.redact(data, "paper.pdf", register, ["reader"], "register-only").output
        if output is not None:
            yield Paper(
                "hiding places", f"{place.group}: {place.name}", data, output, (*NEEDLES, SECRET.name)
            )


def real_files() -> Iterator[Paper]:
    """The sample files and the corpora; pictures are handed on as they are."""
    folders = [SAMPLES, Path(os.environ.get("REDACTOR_CORPORA", SAMPLES / "nowhere"))]
    for path in sorted(path for folder in folders for path in folder.rglob("*.pdf")):
        document = Document("a.pdf", path.read_bytes())
        if len(document.data) > LARGEST:
            continue
        adapter = Pdf(Limits(pages=100))
        try:
            reading = adapter.read(document)
            word = uncommon_word(reading)
            children = tuple((child.location, child.document) for child in reading.children)
            dropped = tuple(part.location for part in reading.opaque)
            after = (
                adapter.write(document, Edit(marks(reading, word), children, dropped)).data if word else b""
            )
        except RedactorError:
            continue
        if after:
            yield Paper("real files", path.name, document.data, after, (word,))


def uncommon_word(reading: Reading) -> str:
    """Return a word that stands a few times in the text and is no word of the file format."""
    text = reading.views[0].text if reading.views else ""
    words = Counter(re.findall(r"\b[a-z]{6,12}\b", text.lower()))
    fitting = [word for word, count in words.most_common(300) if count <= 6 and word not in OF_THE_FORMAT]
    return fitting[0] if fitting else ""


def marks(reading: Reading, word: str) -> tuple[Mark, ...]:
    """Mark a word in every view, however it is cut or written."""
    pattern = re.compile(r"[\W_]*".join(word), re.IGNORECASE)
    return tuple(
        Mark(view.locate(*match.span()), LABEL, Kind.PERSON, ("x",))
        for view in reading.views
        for match in pattern.finditer(view.text)
    )


def asked(python: Path, script: str, papers: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """Ask one checker about all papers, in its own environment."""
    command = [str(python), "-c", script, *map(str, papers)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in ran.stdout.splitlines():
        if line.startswith("["):
            paper, said, why = json.loads(line)
            yield Path(paper).name, said, why


def main() -> None:
    """Make the papers, ask both, print what they say."""
    tools = os.environ.get("REDACTOR_OPINIONS", "")
    if not tools:
        print("REDACTOR_OPINIONS is not set: left out (see the head of benchmarks/pdf/opinions.py)")
        return
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_STATE_HOME"] = place
        folder = Path(place) / "papers"
        folder.mkdir()
        papers: dict[str, Paper] = {}
        for number, paper in enumerate([*places(), *real_files()]):
            papers[str(number)] = paper
            for when, data in (("before", paper.before), ("after", paper.after)):
                (folder / f"{number}-{when}.pdf").write_bytes(data)
                (folder / f"{number}-{when}.pdf.txt").write_text("\n".join(paper.words), encoding="utf-8")
        files, python = sorted(folder.glob("*.pdf")), Path(tools) / "python"
        tell(papers, {name: list(asked(python, script, files)) for name, script in CHECKERS.items()})


def tell(papers: dict[str, Paper], answers: dict[str, list[tuple[str, str, str]]]) -> None:
    """Print the table, then what was said against outputs."""
    print("| checker | files | | nothing | warning | alarm | gave up |\n|---|---|---|---|---|---|---|")
    for checker, said in answers.items():
        for source in ("hiding places", "real files"):
            for when in ("before", "after"):
                counts = Counter(
                    verdict
                    for name, verdict, _ in said
                    if when in name and papers[name.split("-")[0]].source == source
                )
                cells = " | ".join(str(counts[one]) for one in ("nothing", "warning", "alarm", "gave up"))
                print(f"| {checker} | {source} | {when} | {cells} |")
    alarms = 0
    for checker, said in answers.items():
        for name, verdict, why in said:
            if "after" in name and verdict != "nothing":
                alarms += verdict == "alarm"
                print(f"{verdict.upper()} {checker}: {papers[name.split('-')[0]].name}\n{why}")
    sys.exit(bool(alarms))


if __name__ == "__main__":
    main()
