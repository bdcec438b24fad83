"""The samples are what they say: reproducible, committed as made, and full of secrets.

Takes the committed files and a fresh run of `samples/make.py`; reads them with plain
libraries.  It does not ask the redactor anything.
"""

from __future__ import annotations

import email
import email.policy
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

SAMPLES = Path(__file__).parents[2] / "samples"
SCAN = "inbox/phone-message-scan.pdf"
PAPERS = (
    "inbox/assessment.docx",
    "inbox/assessment.pdf",
    "inbox/letter.docx",
    "inbox/letter.txt",
    "inbox/case-note.txt",
    SCAN,
    "inbox/reply.eml",
    "inbox-foster/placement-plan.docx",
    "inbox-foster/visit-note.txt",
    "supplied/boxed.pdf",
)
REGISTERS = ("separated-parents", "foster-carer", "contradictory")

# Where each value of each register can be seen, whole, in the spelling of the register.
SEEN_IN = {
    ("separated-parents", "x-home"): "inbox/assessment.docx",
    ("separated-parents", "x-name"): "inbox/assessment.docx",
    ("separated-parents", "x-phone"): "inbox/letter.txt",
    ("separated-parents", "m-home"): "inbox/letter.docx",
    ("separated-parents", "m-phone"): "inbox/assessment.pdf",
    ("separated-parents", "n-school"): "inbox/assessment.pdf",
    ("separated-parents", "n-school-phone"): "inbox/assessment.docx",
    ("separated-parents", "n-gp"): "inbox/case-note.txt",
    ("separated-parents", "n-nhs"): "inbox/assessment.docx",
    ("foster-carer", "carer-name"): "inbox-foster/placement-plan.docx",
    ("foster-carer", "carer-home"): "inbox-foster/placement-plan.docx",
    ("foster-carer", "carer-phone"): "inbox-foster/visit-note.txt",
    ("foster-carer", "e-school"): "inbox-foster/placement-plan.docx",
    ("foster-carer", "e-club"): "inbox-foster/placement-plan.docx",
    ("contradictory", "x-home"): "supplied/boxed.pdf",
}


def make(out: Path) -> dict[str, bytes]:
    command = [sys.executable, str(SAMPLES / "make.py"), "--out", str(out)]
    subprocess.run(command, check=True, timeout=120)
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return make(tmp_path_factory.mktemp("first"))


def register(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((SAMPLES / "registers" / f"{name}.yaml").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def text_of(name: str) -> str:
    """Visible text, white space evened out, quotes straight."""
    data = (SAMPLES / name).read_bytes()
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("word/document.xml").decode()
        text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:br/>", "\n", xml))
    elif name.endswith(".pdf"):
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    else:
        text = data.decode()
    return " ".join(text.replace("\u2019", "'").split())


def values(case: dict[str, Any]) -> dict[str, str]:
    """Item id to the value as people read it; a linkage has none of its own."""
    parties = {party["id"]: party for party in case["parties"]}
    out: dict[str, str] = {}
    for item in case["items"]:
        if item["kind"] == "linkage":
            continue
        value = item.get("value") or parties[item["party"]]["name"]
        if isinstance(value, dict):
            house = f"Flat {value['flat']}, {value['number']} {value['street']}"
            value = f"{house}, {value['town']}, {value['postcode']}"
        out[item["id"]] = value
    return out


def unpacked(name: str, data: Any) -> object:
    """What a file holds, whatever library packed it: used only when the bytes differ."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {member: archive.read(member) for member in archive.namelist()}
    if name.endswith(".pdf"):
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    if name.endswith(".eml"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        return [
            unpacked(part.get_filename() or "", part.get_payload(decode=True))
            for part in message.walk()
            if not part.is_multipart()
        ]
    return data


def scanned(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(pypdf.PdfReader(io.BytesIO(data)).pages[0].images[0].data))


def test_makes_the_listed_papers(made: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(PAPERS)


def test_making_twice_gives_equal_bytes(made: dict[str, bytes], tmp_path: Path) -> None:
    assert make(tmp_path) == made


@pytest.mark.parametrize("name", PAPERS)
def test_committed_file_is_what_the_script_makes(name: str, made: dict[str, bytes]) -> None:
    committed = (SAMPLES / name).read_bytes()
    if committed == made[name]:
        return
    # Another zlib or another FreeType may pack or draw a shade differently.
    assert unpacked(name, committed) == unpacked(name, made[name])
    if name == SCAN:
        apart = ImageChops.difference(scanned(committed), scanned(made[name]))
        assert ImageStat.Stat(apart).mean[0] < 4


def test_the_folder_stays_small() -> None:
    assert sum((SAMPLES / name).stat().st_size for name in PAPERS) < 2_000_000


def test_the_assessment_has_six_to_ten_pages_and_some_length() -> None:
    pages = pypdf.PdfReader(SAMPLES / "inbox/assessment.pdf").pages
    assert 6 <= len(pages) <= 10
    assert len(text_of("inbox/assessment.pdf").split()) > 3000
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert "Miss T. Ellacott" in text
        assert f"Page {number} of {len(pages)}" in text


def test_word_and_pdf_say_the_same() -> None:
    def words(name: str) -> set[str]:
        return set(re.findall(r"[A-Za-z]{3,}|\d{4,}", text_of(name)))

    assert words("inbox/assessment.docx") <= words("inbox/assessment.pdf")


@pytest.mark.parametrize("name", REGISTERS)
def test_registers_have_the_keys_of_the_contract(name: str) -> None:
    case = register(name)
    assert {"register", "case", "parties", "items"} <= set(case)
    assert set(case) <= {"register", "case", "parties", "items", "allowed", "nothing_to_withhold"}
    assert case["register"] == 1
    ids = [entry["id"] for entry in (*case["parties"], *case["items"])]
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", each) for each in ids)
    for kind in ("parties", "items"):
        listed = [entry["id"] for entry in case[kind]]
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", REGISTERS)
def test_every_protected_value_can_be_seen_in_a_sample(name: str) -> None:
    found = values(register(name))
    assert {item for case, item in SEEN_IN if case == name} == set(found)
    for item, value in found.items():
        assert value in text_of(SEEN_IN[name, item]), item


def test_every_other_spelling_and_look_alike_is_there() -> None:
    text = text_of("inbox/assessment.docx")
    for spelling in (
        "No. 14 Sorrel Ln",
        "14 Sorrel Lane, Marnbridge",
        "Weir Cottage",
        "the cottage by the weir",
        "for WR17 6HN without",
        "Tamsie",
        "Tamsin Brandreth",
        "+44 7700 900347",
        "07700 900 347",
        "t.ellacott@example.org",
        "31 Saltmarsh Terr.",
        "07700-900-512",
        "(07700) 900512",
    ):
        assert spelling in text
    for stays in (
        "Corn Exchange House, 6 Plough Square",
        "14 Larch Avenue",
        "in May 2026",
        "Sorrel Lane Children's Centre",
        "Joanne Hartwell",
    ):
        assert stays in text


def test_the_doubtful_name_is_in_the_letter_only() -> None:
    for name in PAPERS:
        if name == SCAN or name.endswith(".eml"):
            continue
        assert ("Tamsin Drummond" in text_of(name)) == name.startswith("inbox/letter"), name


def test_words_are_still_under_the_boxes() -> None:
    page = pypdf.PdfReader(SAMPLES / "supplied/boxed.pdf").pages[0]
    text, content = page.extract_text(), page.get_contents()
    assert content is not None
    assert "14 Sorrel Lane, Marnbridge, WR17 6HN" in text
    drawing = content.get_data()
    boxes = [box.start() for box in re.finditer(rb"[\d.]+ re\s+f", drawing)]
    assert len(boxes) == 3
    assert drawing.rindex(b"Tj") < boxes[0], "the boxes are drawn over the words"


def test_the_scan_has_no_text() -> None:
    page = pypdf.PdfReader(SAMPLES / SCAN).pages[0]
    assert not page.extract_text().strip()
    assert scanned((SAMPLES / SCAN).read_bytes()).size == (1654, 2339)


def test_the_mail_carries_the_letter_and_the_history() -> None:
    data = (SAMPLES / "inbox/reply.eml").read_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    attached = [part.get_payload(decode=True) for part in message.iter_attachments()]
    assert attached == [(SAMPLES / "inbox/letter.docx").read_bytes()]
    body = message.get_body(("plain",))
    assert body is not None
    assert "07700 900347" in body.get_content()


def test_the_contradiction_is_one() -> None:
    case = register("contradictory")
    mother = next(party for party in case["parties"] if party["id"] == "mother")
    item = case["items"][0]
    assert item["value"] in mother["addresses"]
    assert "mother" in item["withhold_from"]


def test_the_nhs_number_is_a_test_number_with_a_right_check_digit() -> None:
    number = values(register("separated-parents"))["n-nhs"].replace(" ", "")
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(number[:9]))
    assert number.startswith("999")
    assert (11 - total % 11) % 11 == int(number[9])
