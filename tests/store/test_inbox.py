"""Inputs: folders walked, links refused, collisions and overlaps found before any work."""

import os
from pathlib import Path

import pytest

from redactor.model.errors import Misconfigured, Refused, TooLarge
from redactor.store.inbox import gather, output_name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "in"
    (top / "sub").mkdir(parents=True)
    (top / "b.docx").write_bytes(b"b")
    (top / "sub" / "a.pdf").write_bytes(b"a")
    return top


def test_a_folder_keeps_relative_paths(folder: Path) -> None:
    found = gather([str(folder)])
    assert [source.name for source in found] == ["b.docx", "sub/a.pdf"]
    assert [source.given for source in found] == [f"{folder}/b.docx", f"{folder}/sub/a.pdf"]
    assert found[1].read(10) == b"a"


def test_a_file_is_its_name_and_its_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (source,) = gather(["./sub/a.pdf"])
    assert (source.given, source.name) == ("./sub/a.pdf", "a.pdf")


@pytest.mark.parametrize(
    "name",
    [
        "~$b.docx",
        ".~lock.b.odt#",
        "._b.docx",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".b.docx.swp",
        "b.docx~",
    ],
)
def test_lock_files_are_no_documents(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert [source.name for source in gather([folder])] == ["b.docx", "sub/a.pdf"]


@pytest.mark.parametrize(
    "name", [".hidden.docx", "$b.docx", "lock.docx", "no-extension", "a~b.txt", "thumbs.dbx"]
)
def test_other_odd_names_are_documents(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert name in [source.name for source in gather([folder])]


def test_links_and_devices_are_blocked_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.docx").write_bytes(b"secret")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "c.docx").write_bytes(b"c")
    (folder / "link.docx").symlink_to(tmp_path / "secret.docx")
    (folder / "linked").symlink_to(tmp_path / "other")
    (folder / "broken.docx").symlink_to(tmp_path / "none")
    os.mkfifo(folder / "pipe")
    found = {source.name: source for source in gather([folder])}
    assert set(found) == {"b.docx", "sub/a.pdf", "link.docx", "linked", "broken.docx", "pipe"}
    for name in ("link.docx", "linked", "broken.docx", "pipe"):
        with pytest.raises(Refused, match=r"link|ordinary"):
            found[name].read(100)
    (given,) = gather([folder / "link.docx"])
    assert given.refused


def test_a_file_that_becomes_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (source, _) = gather([folder])
    source.path.unlink()
    source.path.symlink_to(tmp_path / "secret")
    with pytest.raises(Refused, match="cannot be read"):
        source.read(100)


def test_a_file_that_goes_is_refused(folder: Path) -> None:
    (source, _) = gather([folder])
    source.path.unlink()
    with pytest.raises(Refused, match="No such file"):
        source.read(100)


def test_size_limit(folder: Path) -> None:
    (folder / "b.docx").write_bytes(b"x" * 11)
    (source, _) = gather([folder])
    with pytest.raises(TooLarge):
        source.read(10)
    assert len(source.read(11)) == 11


@pytest.mark.parametrize(
    "names",
    [
        ("a.docx", "A.docx"),
        ("a.docx", "a.DOCX"),
        ("a.doc", "a.docx"),
        ("a.rtf", "a.docx"),
        ("a.xls", "a.xlsx"),
        ("Stra\u00dfe.txt", "STRASSE.txt"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("x/a.txt", "X/a.txt"),
        ("a", "A/b.txt"),
    ],
)
def test_two_inputs_for_one_output_stop_the_run(tmp_path: Path, names: tuple[str, str]) -> None:
    for name in names:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    with pytest.raises(Misconfigured, match=r"one output|needs a folder") as error:
        gather([tmp_path / "in"])
    assert error.value.exit_code == 2


def test_near_misses_of_collisions(tmp_path: Path) -> None:
    for name in ("a.docx", "a.pdf", "b.docx", "sub/a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert len(gather([tmp_path])) == 4


def test_one_file_twice_or_one_name_in_two_folders(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "b.docx").write_bytes(b"x")
    for paths in (
        [folder / "b.docx", folder / "b.docx"],
        [folder, folder / "b.docx"],
        [folder, tmp_path / "two"],
    ):
        with pytest.raises(Misconfigured, match="one output"):
            gather(paths)


@pytest.mark.parametrize("out", [".", "out", "sub", "sub/deeper"])
def test_output_inside_the_input_stops_the_run(folder: Path, out: str) -> None:
    with pytest.raises(Misconfigured, match="overlap"):
        gather([folder], out=folder / out)


def test_input_inside_the_output_stops_the_run(folder: Path) -> None:
    for paths in ([folder / "sub"], [folder / "sub" / "a.pdf"]):
        with pytest.raises(Misconfigured, match="overlap"):
            gather(paths, out=folder)


def test_output_through_a_link_is_still_inside(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(folder)
    with pytest.raises(Misconfigured, match="overlap"):
        gather([folder], out=tmp_path / "alias" / "out")


def test_output_beside_the_input_is_fine(folder: Path, tmp_path: Path) -> None:
    assert len(gather([folder], out=tmp_path / "out")) == 2
    assert len(gather([folder], out=tmp_path / "in-copies")) == 2
    assert len(gather([folder / "b.docx"], out=folder / "out")) == 1
    assert len(gather([folder / "b.docx"], out=folder)) == 1


def test_nothing_to_do_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Misconfigured, match="no file"):
        gather([tmp_path / "empty"])
    with pytest.raises(Misconfigured, match="no file or folder"):
        gather([tmp_path / "none.docx"])


def test_names_that_cannot_be_printed_become_plain(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_bytes(b"x")
    (tmp_path / "b\n.txt").write_bytes(b"y")
    assert [source.name for source in gather([tmp_path])] == ["a_.txt", "b_.txt"]


def test_output_names() -> None:
    assert output_name("sub/a.doc") == "sub/a.docx"
    assert output_name("a.DOC") == "a.docx"
    assert output_name("a.docx") == "a.docx"
    assert output_name("a.tar.gz") == "a.tar.gz"
    assert output_name("none") == "none"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a.doc", "a.docx"),
        ("a.ott", "a.docx"),
        ("a.xlt", "a.xlsx"),
        ("a.pps", "a.pptx"),
        ("a.potx", "a.pptx"),
    ],
)
def test_an_old_file_beside_its_new_one_is_refused(tmp_path: Path, old: str, new: str) -> None:
    for name in (old, new):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(Misconfigured, match="one output"):
        gather([tmp_path])


def test_results_of_an_earlier_run_are_no_originals(folder: Path, tmp_path: Path) -> None:
    report = folder / "_reports" / "mother" / "b.docx.report.json"
    report.parent.mkdir(parents=True)
    report.write_bytes(b"{}")
    with pytest.raises(Misconfigured, match="earlier run"):
        gather([folder], out=tmp_path / "out")
    assert len(gather([folder])) == 3, "checking what is there is no release"
    # near miss: a folder of that name that is not ours
    report.rename(report.with_name("b.json"))
    assert len(gather([folder], out=tmp_path / "out")) == 3
