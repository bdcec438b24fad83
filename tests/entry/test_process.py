"""What only a process of its own can show: faults through real plug-ins, what is loaded, and the canary."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

from tests.doors import LETTER, PLAIN, ROOT, Place, digests

HEAVY = (
    "pymupdf",
    "pikepdf",
    "docx",
    "presidio_analyzer",
    "spacy",
    "pypdfium2",
    "pypdf",
)
EVIL = '''
import os, signal, sys, time
from redactor.model.text import Location, Reading, Segment, TextMap

class Evil:
    """A format for files that begin with EVIL: it does what the next word says."""
    name = "evil"
    limitations = ()

    def __init__(self, limits):
        pass

    def recognises(self, document):
        return document.data.startswith(b"EVIL ")

    def read(self, document):
        text = document.data.decode()
        print(text, flush=True)
        print(text, file=sys.stderr, flush=True)
        what = text.split()[1]
        if what == "hangs":
            time.sleep(600)
        if what == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "leaves":
            os._exit(0)
        if what == "grows":
            bytearray(50_000_000_000)
        if what == "raises":
            raise ValueError(text)
        if what == "recurses":
            self.read(document)
        if what == "exits":
            sys.exit(text)
        whole = (Segment(0, len(text), Location("all", "the text")),)
        return Reading((TextMap("text", text, whole),), characters=len(text))

    def write(self, document, edit):
        if "refuses" in document.data.decode():
            raise KeyError(document.data.decode())
        return document
'''
WHATS = ("hangs", "dies", "leaves", "grows", "raises", "recurses", "exits", "lies", "refuses")
CODES = {"hangs": "late", "dies": "worker-died", "leaves": "worker-died", "lies": "leak"}


def install(place: Place) -> None:
    """Install the evil plug-in as any other, by its metadata on the path."""
    place.write("plug/evil.py", EVIL)
    place.write("plug/evil-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1\n")
    place.write("plug/evil-1.dist-info/entry_points.txt", "[redactor_v1.formats]\nevil = evil:Evil\n")
    place.env["PYTHONPATH"] = f"{place.folder / 'plug'}:{ROOT}"


def test_every_fault_of_a_plug_in_blocks_its_own_document_only(place: Place) -> None:
    install(place)
    place.env["REDACTOR_LIMITS_SECONDS"] = "15"
    for what in WHATS:
        place.write(f"in/{what}.evil", f"EVIL {what} {LETTER}")
        place.write(f"in/{what}.txt", LETTER)
    names = sorted(path.name for path in (place.folder / "in").iterdir())
    before = digests(place.folder / "in", *names)
    args = ("--register", "reg.yaml", "--to", "ms-z", "--out", "out", "--profile", "register-only", "--json")
    ran = place.process("redact", "in", *args, "--jobs", "2")
    assert ran.code == 1
    assert [Path(line["input"]).name for line in ran.lines] == names
    for line in ran.lines:
        what, _, ending = Path(line["input"]).name.partition(".")
        assert line["outcome"] == ("released" if ending == "txt" else "blocked"), line
        if ending == "evil":
            (reason, *_) = line["reasons"]
            assert reason["code"] == CODES.get(what, reason["code"])
            assert len(reason["message"].split()) > 6
    assert place.given() == {f"{what}.txt" for what in WHATS}
    assert digests(place.folder / "in", *names) == before
    assert not [path for path in place.files() if "draft" in path]
    assert "Rose" not in ran.out + ran.err
    assert len(place.audit()) >= len(names)
    assert place.run("audit", "check").code == 0


# What is loaded


def loaded(place: Place, *args: str) -> set[str]:
    """Return the modules that a command loads, in all its processes."""
    place.write(
        "plug/sitecustomize.py",
        "import atexit, os, sys\n"
        f"here = {str(place.folder / 'loaded')!r}\n"
        "atexit.register(lambda: open(here, 'a').write('\\n'.join([*sys.modules, ''])))\n",
    )
    place.env["PYTHONPATH"] = f"{place.folder / 'plug'}:{ROOT}"
    ran = place.process(*args)
    assert ran.code == 0, ran.err
    return set((place.folder / "loaded").read_text().split())


def test_help_loads_nothing_heavy(place: Place) -> None:
    modules = loaded(place, "--help")
    assert "redactor.entry.cli.app" in modules
    assert not modules & {*HEAVY, "yaml", "jinja2", "redactor.assemble", "redactor.pipeline"}


def test_verify_on_text_loads_no_model_and_no_writer(place: Place) -> None:
    place.write("plain.txt", PLAIN)
    modules = loaded(place, "verify", "plain.txt", "--register", "reg.yaml", "--to", "ms-z")
    assert not modules & {"presidio_analyzer", "spacy", "pymupdf", "docx", "pikepdf"}


# The canary: values that can be recognised anywhere

CANARY = """\
register: 1
case: {reference: CF-2026-0009}
parties:
  - id: bird
    name: Zephyrine Quillfeather-Moxley
    role: third-party
    emails: [zephyrine.quill@example.org]
    phones: ["07700 900987"]
    born: 1987-11-23
  - {id: cat, name: Dana Whitcombe, role: parent}
items:
  - id: nest
    kind: address
    value: "97 Vexwobble Lane, Blorptangle, WR17 6XJ"
    also_written: ["Snarkle Cottage"]
    about: bird
    withhold_from: [cat]
    severity: critical
    town_alone: ask
  - {id: name, kind: person, party: bird, withhold_from: [cat]}
  - {id: nhs, kind: nhs_number, value: "999 234 5675", withhold_from: everyone}
"""
SONG = (
    "Zephyrine Quillfeather-Moxley lives at 97 Vexwobble Lane, Blorptangle, WR17 6XJ (Snarkle Cottage).\n"
    "Ring 07700 900987 or write to zephyrine.quill@example.org. Born 23 November 1987. NHS 999 234 5675.\n"
)
TRACES = re.compile(
    rb"zephyrine|quillfeather|moxley|vexwobble|blorptangle|snarkle|wr17\s*6xj|900\s*987|999\s*234\s*5675"
    rb"|23 november 1987|1987-11-23",
    re.IGNORECASE,
)


def song_in_word() -> bytes:
    import io

    import docx

    document = docx.Document()
    document.core_properties.title = "Visit to Vexwobble Lane"
    document.sections[0].header.paragraphs[0].text = "Zephyrine Quillfeather-Moxley"
    for line in SONG.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def song_in_pdf() -> bytes:
    import pymupdf

    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((40, 60), SONG.replace(" (", "\n(").replace(". ", ".\n"))
        pdf.set_metadata({"title": "Visit to Vexwobble Lane"})
        return bytes(pdf.tobytes())


@pytest.fixture
def nest(place: Place) -> Place:
    install(place)
    place.write("reg.yaml", CANARY)
    word, pdf = song_in_word(), song_in_pdf()
    papers = {
        "plain.txt": SONG.encode(),
        "utf-16.txt": SONG.encode("utf-16"),
        "asked.txt": b"She may be in Blorptangle.\n",
        "sheet.csv": SONG.replace(" ", ",").encode(),
        "letter.docx": word,
        "half.docx": word[: len(word) // 2],
        "paper.pdf": pdf,
        "half.pdf": pdf[: len(pdf) // 2],
        "mail.eml": f"From: a@example.org\nSubject: Vexwobble Lane\n\n{SONG}".encode(),
        "page.html": f"<html><body>{SONG}</body></html>".encode(),
        "binary.dat": b"\x00\x01\xff" + SONG.encode(),
        "Vexwobble Lane/Zephyrine Quillfeather-Moxley.txt": SONG.encode(),
    }
    for what in ("dies", "raises"):
        place.write(f"evil/{what}.evil", f"EVIL {what} {SONG}")
    place.write("root/CF-2026-0009/to cat/in/raises.evil", f"EVIL raises {SONG}")
    for name, data in papers.items():
        place.write(f"in/{name}", data)
        place.write(f"root/CF-2026-0009/to cat/in/{name.replace('/', ' ')}", data)
    (place.folder / "tmp").mkdir()
    place.env |= {"TMPDIR": str(place.folder / "tmp"), "HOME": str(place.folder / "home")}
    place.env |= {"REDACTOR_WATCH_SCAN_SECONDS": "0.1", "REDACTOR_WATCH_SETTLE_SECONDS": "0.1"}
    return place


def traces(data: bytes) -> set[bytes]:
    return {found.group() for found in TRACES.finditer(data)}


def traces_in_files(*folders: Path) -> dict[str, set[bytes]]:
    """Return every trace in names and contents below the folders, packed files unpacked."""
    found: dict[str, set[bytes]] = {}
    for path in (path for folder in folders for path in folder.rglob("*")):
        data = str(path).encode()
        if path.is_file():
            data += path.read_bytes()
            data += data.replace(b"\x00", b"")
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    data += b"".join(archive.read(name) for name in archive.namelist())
        if hits := traces(data):
            found[str(path)] = hits
    return found


def test_no_protected_value_is_told_anywhere(nest: Place) -> None:
    common = ("--register", "reg.yaml", "--to", "cat")
    redact = ("redact", "in", "evil", *common, "--out", "out", "--profile", "register-only")
    said = [
        nest.process(*redact, "--jobs", "2"),
        nest.process("verify", "in", *common, "--jobs", "2"),
        nest.process("find", "in", "evil/raises.evil", *common),
        nest.process("watch", "root", "--register", "reg.yaml", "--once", "--profile", "register-only"),
        nest.run("audit", "export"),
        nest.run("audit", "show"),
        nest.run("doctor"),
    ]
    assert [ran.code for ran in said] == [1, 1, 1, 0, 0, 0, 0]
    for ran in said:
        assert traces((ran.out + ran.err).encode()) == set()
    given = nest.given("cat")
    assert {"plain.txt", "letter.docx", "paper.pdf"} <= given
    watched = nest.folder / "root" / "CF-2026-0009"
    assert (watched / "to cat" / "out" / "plain.txt").is_file()
    places = [nest.folder / name for name in ("out", "state", "tmp", "home")]
    places += [watched / "reports", watched / "to cat" / "out", nest.folder / "root" / ".redactor"]
    assert traces_in_files(*places) == {}
    assert traces_in_files(nest.folder / "in"), "the canary does not sing"


def test_only_explain_item_tells_values(nest: Place) -> None:
    ran = nest.run("explain-item", "nest", "--register", "reg.yaml")
    assert traces(ran.out.encode())


def test_errors_before_any_work_tell_no_value(nest: Place) -> None:
    broken = [
        CANARY.replace("kind: address", "kind: vexwobble lane"),
        CANARY.replace("withhold_from: [cat]", "withhold_from: [Zephyrine]"),
        CANARY.replace("    about: bird", "    Vexwobble: Zephyrine"),
        CANARY.replace('"999 234 5675"', '"999 234 5670"'),
        CANARY.replace('["07700 900987"]', '"07700 900987 x"'),
        CANARY + "  - Zephyrine Quillfeather\n",
        CANARY + '"Vexwobble Lane: [\n',
    ]
    for text in broken:
        nest.write("reg.yaml", text)
        ran = nest.run("redact", "in/plain.txt", "--register", "reg.yaml", "--to", "cat", "--out", "out")
        assert (ran.code, ran.out) == (2, ""), text
        assert traces(ran.err.encode()) == set()


def test_json_lines_hold_no_value_but_the_path_that_was_given(nest: Place) -> None:
    nest.env["PYTHONPATH"] = str(ROOT)
    ran = nest.redact("in/plain.txt", "in/Vexwobble Lane/Zephyrine Quillfeather-Moxley.txt", to="cat")
    assert ran.outcomes == ["released", "released"]
    for line in ran.lines:
        line.pop("input")
        assert traces(json.dumps(line).encode()) == set()


def test_the_installed_script_is_the_same_command(place: Place) -> None:
    import subprocess

    script = Path(sys.executable).with_name("redactor")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout == place.process("--version").out
