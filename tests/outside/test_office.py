"""LibreOffice is called in a private folder that is gone afterwards, within limits; answers are checked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from redactor.model.errors import Damaged, Late, RedactorError, TooLarge, Unsupported
from redactor.outside import office as module
from redactor.outside.office import Conversion, Office, office

RTF = b"{\\rtf1 Seen at 14 Rose Lane.}"
WORD = Conversion("rtf", "Rich Text Format", "docx", "MS Word 2007 XML")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place where private folders are made."""
    monkeypatch.setattr(module, "_MEMORY", tmp_path)
    return tmp_path


def program(folder: Path, script: str) -> Office:
    """A program that does what the script says; `$out` is where the result belongs."""
    path = folder.parent / f"{folder.name}-program"
    path.write_text(f'#!/bin/sh\nfor last; do :; done\nhere=$(dirname "$last")\nout=$here/out\n{script}\n')
    path.chmod(0o700)
    made = Office(str(path), seconds=2.0)
    made.__dict__["apart"] = ()
    return made


def convert(one: Office) -> bytes:
    return one.convert(RTF, WORD, most_bytes=1000)


def test_the_result_comes_back_and_nothing_is_left(folder: Path) -> None:
    one = program(folder, 'mkdir "$out"; cat "$last" > "$out/in.docx"')
    assert convert(one) == RTF
    assert list(folder.iterdir()) == []


def test_it_is_started_again_when_it_asks_for_that(folder: Path) -> None:
    first = 'if [ ! -e "$here/again" ]; then touch "$here/again"; exit 81; fi; '
    one = program(folder, first + 'mkdir "$out"; echo y > "$out/in.docx"')
    assert convert(one) == b"y\n"


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("exit 0", Damaged),
        ('mkdir "$out"; : > "$out/in.docx"', Damaged),
        ('mkdir "$out"; echo x > "$out/in.txt"', Damaged),
        ('mkdir "$out"; echo x > "$out/in.docx"; echo x > "$out/two"', Damaged),
        ('mkdir "$out"; echo x > "$out/in.docx"; exit 3', Unsupported),
        ('mkdir "$out"; echo x > "$out/in.docx"; kill -SEGV $$', Unsupported),
        ('mkdir "$out"; head -c 2000 /dev/zero > "$out/in.docx"', TooLarge),
        ("exec sleep 30", Late),
    ],
)
def test_whatever_goes_wrong_is_an_error_and_leaves_nothing(
    folder: Path, script: str, error: type[RedactorError]
) -> None:
    with pytest.raises(error) as caught:
        convert(program(folder, script))
    assert "Rose" not in caught.value.sentence
    assert list(folder.iterdir()) == []


def test_a_program_that_is_not_there(folder: Path) -> None:
    gone = Office(str(folder / "nothing"))
    gone.__dict__["apart"] = ()
    with pytest.raises(Unsupported):
        convert(gone)


def test_what_a_killed_worker_left_is_wiped_and_what_is_in_use_is_not(folder: Path) -> None:
    script = (
        "from pathlib import Path\nfrom redactor.outside import office\n"
        f"office._MEMORY = Path({str(folder)!r})\n"
        "with office._private_folder(1) as place:\n"
        "    (place / 'in.doc').write_bytes(b'14 Rose Lane')\n    print('ready', flush=True)\n    input()\n"
    )
    held = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert held.stdout is not None
    assert held.stdout.readline() == b"ready\n"
    one = program(folder, 'mkdir "$out"; echo x > "$out/in.docx"')
    convert(one)
    assert len(list(folder.iterdir())) == 1
    held.kill()
    held.wait()
    held.stdout.close()
    convert(one)
    assert list(folder.iterdir()) == []


def test_others_may_not_look_in(folder: Path) -> None:
    with module._private_folder(1) as place:
        assert place.stat().st_mode & 0o077 == 0


@pytest.mark.requires("soffice")
def test_the_program_of_this_machine() -> None:
    one = office()
    assert one is not None
    assert one.parts == {"writer", "calc", "impress"}
    before = set(Path("/dev/shm").glob("redactor-office-*")) if Path("/dev/shm").is_dir() else set()
    made = one.convert(RTF, WORD, most_bytes=10_000_000)
    assert made.startswith(b"PK")
    with pytest.raises((Damaged, Unsupported)):
        one.convert(
            b"PK\x03\x04 no zip", Conversion("odt", "writer8", "docx", WORD.writes), most_bytes=10_000
        )
    if Path("/dev/shm").is_dir():
        assert set(Path("/dev/shm").glob("redactor-office-*")) <= before


@pytest.mark.requires("soffice")
def test_linked_files_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Quillfeather")
    linked = f'{{\\rtf1 x {{\\field{{\\*\\fldinst INCLUDETEXT "{secret.as_uri()}"}}{{\\fldrslt y}}}}}}'
    one = office()
    assert one is not None
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(one.convert(linked.encode(), WORD, most_bytes=10_000_000))) as archive:
        assert not any(b"Quillfeather" in archive.read(name) for name in archive.namelist())


@pytest.mark.requires("soffice", "unshare")
def test_it_has_no_network() -> None:
    one = office()
    assert one is not None
    if not one.apart:
        pytest.skip("this machine does not let a user take the network away")
    look = [*one.apart, "cat", "/proc/net/dev"]
    seen = subprocess.run(look, capture_output=True, text=True, check=True).stdout
    assert "eth" not in seen
