"""Reads and writes every Word file of the corpora with nothing to withhold, and says what became of each.

Takes the folder in REDACTOR_CORPORA; prints figures and every refusal.  Text before and after is compared by
two readings that share no code with the format: a crude walk here, and python-docx.
Run: REDACTOR_CORPORA=/path python -m benchmarks.office.robust_docx [--verbose]
"""

from __future__ import annotations

import io
import os
import statistics
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import docx
from lxml import etree

from redactor.formats.docx.adapter import Docx
from redactor.formats.vector import Vector
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Encrypted, RedactorError
from redactor.model.finding import Edit

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "txbxContent")}
_GONE |= {f"{_MC}AlternateContent"}


def crude_text(data: bytes) -> str:
    """Return the letters and digits of the body that a reader sees, text boxes and twins left aside."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(
            n for n in archive.namelist() if n.lower().replace("\\", "/").lstrip("/") in _main_names(archive)
        )
        raw = archive.read(name).replace(_STRICT, _W[1:-1].encode())
    out: list[str] = []
    states: list[str] = []
    _walk(etree.fromstring(raw, etree.XMLParser(huge_tree=True, remove_comments=True)), out, states)
    return letters("".join(out))


def _main_names(archive: zipfile.ZipFile) -> set[str]:
    rels = etree.fromstring(archive.read("_rels/.rels"))
    return {
        r.get("Target", "").lstrip("/").lower() for r in rels if r.get("Type", "").endswith("/officeDocument")
    }


def _walk(element: etree._Element, out: list[str], states: list[str]) -> None:
    for child in element:
        if child.tag == f"{_W}fldChar":
            kind = child.get(f"{_W}fldCharType")
            if kind == "begin":
                states.append("code")
            elif kind == "separate" and states:
                states[-1] = "result"
            elif kind == "end" and states:
                states.pop()
        elif child.tag == f"{_W}t" and "code" not in states:
            out.append("".join(child.itertext()))
        elif child.tag not in _GONE and not _hidden(child):
            _walk(child, out, states)


def _hidden(element: etree._Element) -> bool:
    mark = element.find(f"{_W}rPr/{_W}vanish") if element.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def library_text(data: bytes) -> list[str] | None:
    """Return the paragraphs python-docx sees, or None if it cannot open the file."""
    try:
        opened = docx.Document(io.BytesIO(data))
        found = [p.text for p in opened.paragraphs]
        for table in opened.tables:
            found += [p.text for row in table.rows for cell in row.cells for p in cell.paragraphs]
    except Exception:  # noqa: BLE001 - whatever python-docx cannot open is counted, not compared
        return None
    return found


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(c for c in text if c.isalnum())


def part_of(some: str, whole: str) -> bool:
    """Say whether the characters of `some` stand in `whole` in that order."""
    rest = iter(whole)
    return all(c in rest for c in some)


def all_seen(before: list[str], after: list[str]) -> bool:
    """Say whether each paragraph python-docx saw before is in one it sees after.

    It does not look into content controls and insertions, so a paragraph may have grown.
    """
    wholes = [letters(text) for text in after]
    known = set(wholes)
    return all(text in known or any(part_of(text, w) for w in wholes) for text in map(letters, before))


def one(path: Path, verbose: bool) -> tuple[str, float]:  # noqa: FBT001 - a switch of the command line
    """Return what became of a file, and the seconds it took."""
    form = Docx(Limits())
    document = Document(path.name, path.read_bytes())
    start = time.perf_counter()
    try:
        if not form.recognises(document):
            return "not recognised", 0.0
        reading = form.read(document)
        written = form.write(
            document, Edit(children=tuple((c.location, _drawn(c.document)) for c in reading.children))
        )
    except (Damaged, Encrypted) as error:
        return f"refused: {error.code}", time.perf_counter() - start
    except RedactorError as error:
        return f"refused: {error.code} ({error})", time.perf_counter() - start
    except Exception as error:  # noqa: BLE001 - a crash is the finding
        return f"CRASH {type(error).__name__}", time.perf_counter() - start
    seconds = time.perf_counter() - start
    outcome = _compared(document.data, written.data, path, verbose)
    if "differs" in outcome and any(part.what == "hidden-text" for part in reading.opaque):
        outcome = "released, hidden text left out"
    return outcome, seconds


def _drawn(picture: Document) -> Document:
    """Return a picture as it would come back: metafiles as points, others as they are."""
    form = Vector(Limits())
    return form.read(picture).children[0].document if form.recognises(picture) else picture


def _compared(before: bytes, after: bytes, path: Path, verbose: bool) -> str:  # noqa: FBT001 - as above
    seen = library_text(after)
    if seen is None:
        return "python-docx cannot open the output"
    first, second = crude_text(before), crude_text(after)
    if first != second:
        if verbose:
            at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), -1)
            sys.stdout.write(
                f"  {path}: {len(first)} {len(second)} …{first[at - 20 : at + 40]} | "
                f"{second[at - 20 : at + 40]}\n"
            )
        return (
            "released, with text Word shows for fields"
            if part_of(first, second)
            else "released, body text differs"
        )
    earlier = library_text(before)
    if earlier is not None and not all_seen(earlier, seen):
        if verbose:
            sys.stdout.write(f"  {path}: python-docx\n")
        return "released, text differs for python-docx"
    return "released, text identical"


def main() -> int:
    """Run over all files; the exit status is 1 after a crash or an output that does not open."""
    root = os.environ.get("REDACTOR_CORPORA")
    if not root:
        sys.stdout.write("REDACTOR_CORPORA is not set: nothing was measured\n")
        return 0
    verbose = "--verbose" in sys.argv
    outcomes: Counter[str] = Counter()
    times: list[float] = []
    for path in sorted(Path(root).glob("files/*/docx/*")):
        outcome, seconds = one(path, verbose)
        outcomes[outcome] += 1
        times.append(seconds)
        if verbose and not outcome.startswith("released"):
            sys.stdout.write(f"  {path.name}: {outcome}\n")
    for outcome, count in outcomes.most_common():
        sys.stdout.write(f"{count:5} {outcome}\n")
    released = sum(count for outcome, count in outcomes.items() if outcome.startswith("released"))
    whole = sum(outcomes.values()) - outcomes["refused: damaged"] - outcomes["refused: encrypted"]
    sys.stdout.write(
        f"released {released} of {whole} undamaged, unencrypted: {released / max(1, whole):.1%}\n"
    )
    sys.stdout.write(f"seconds: median {statistics.median(times):.3f}, worst {max(times):.3f}\n")
    return int(any(outcome.startswith(("CRASH", "python-docx")) for outcome in outcomes))


if __name__ == "__main__":
    raise SystemExit(main())
