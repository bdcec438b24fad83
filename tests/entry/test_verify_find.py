"""`verify`, `find`, `explain-item`, `rules`, `doctor` and `audit`: what they say, write and exit with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors import ASKING, HOME, LETTER, LINE_KEYS, PHONE, PLAIN, REGISTER, SAMPLES, Place, digests

FOUND_KEYS = [
    *("input", "place", "start", "end", "kind", "item"),
    *("disposition", "rule", "score", "explanation"),
]

# verify


def test_verify_says_clean_held_or_blocked(place: Place) -> None:
    for name, text in {"clean.txt": PLAIN, "held.txt": ASKING, "blocked.txt": LETTER}.items():
        place.write(name, text)
    before = place.files(".")
    for name, code in {"clean": 0, "held": 1, "blocked": 1}.items():
        ran = place.verify(f"{name}.txt")
        assert (ran.code, ran.outcomes) == (code, [name])
        (line,) = ran.lines
        assert list(line) == LINE_KEYS
        assert (line["input"], line["recipient"]) == (f"{name}.txt", "ms-z")
        assert (line["output"], line["report"]) == (None, None)
    assert {path for path in place.files(".") if not path.startswith("state/")} == before
    assert {row["outcome"] for row in place.audit()} == {"clean", "held", "blocked"}


def test_verify_takes_several_recipients_together(place: Place) -> None:
    place.write("letter.txt", f"She lives at {HOME}.\n")
    assert place.verify("letter.txt", to="mr-y").outcomes == ["clean"]
    ran = place.verify("letter.txt", "--to", "mr-y")
    assert (ran.code, ran.outcomes, ran.lines[0]["recipient"]) == (1, ["blocked"], "mr-y,ms-z")


def test_verify_blocks_text_under_black_boxes(place: Place) -> None:
    register = SAMPLES / "registers" / "separated-parents.yaml"
    ran = place.run(
        *("verify", SAMPLES / "supplied" / "boxed.pdf", "--register", register, "--to", "mother", "--json")
    )
    assert (ran.code, ran.outcomes) == (1, ["blocked"])
    assert "x-home" in {reason["item"] for reason in ran.lines[0]["reasons"]}
    assert "Sorrel" not in ran.out + ran.err


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 and no more", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0" * 9]
)
def test_verify_never_calls_clean_what_it_cannot_read(place: Place, data: bytes) -> None:
    place.write("file", data)
    assert place.verify("file").outcomes == ["blocked"]


def test_verify_goes_on_after_an_unreadable_file(place: Place) -> None:
    place.write("in/b.txt", PLAIN)
    (place.folder / "in/a.txt").symlink_to("b.txt")
    ran = place.verify("in")
    assert (ran.code, ran.outcomes) == (1, ["blocked", "clean"])


def test_what_redact_released_verify_calls_clean(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    assert place.verify("out/ms-z/letter.txt").outcomes == ["clean"]


# find


def test_find_gives_exact_half_open_offsets_of_text_on_standard_input(place: Place) -> None:
    ran = place.run("find", "-", "--register", "reg.yaml", "--to", "ms-z", "--json", stdin=LETTER.encode())
    assert ran.code == 0
    assert [list(line) for line in ran.lines] == [FOUND_KEYS] * 2
    home, phone = ran.lines
    assert LETTER[home["start"] : home["end"]] == HOME
    assert LETTER[phone["start"] : phone["end"]] == PHONE
    assert (home["input"], home["item"], home["kind"], home["disposition"]) == (
        "-",
        "x-home",
        "address",
        "redact",
    )
    assert home["place"] == "line 2"
    assert not (place.state / "audit.jsonl").exists()


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("door", ["-", "letter.txt"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_offsets_are_exact_whatever_the_line_ends(place: Place, end: str, door: str, start: str) -> None:
    text = ("Grüße, 👋\n" + LETTER).replace("\n", end)
    path = place.write("letter.txt", start + text)
    ran = place.run(
        *("find", door, "--register", "reg.yaml", "--to", "ms-z", "--json"), stdin=path.read_bytes()
    )
    assert [text[line["start"] : line["end"]] for line in ran.lines] == [HOME, PHONE]


def test_offsets_between_tags_are_exact_or_left_out(place: Place) -> None:
    text = "One line.\r\n<b>14</b> Rose <i>Lane</i>, or ring " + PHONE + "\r\n"
    place.write("note.md", text)
    ran = place.run("find", "note.md", "--register", "reg.yaml", "--to", "ms-z", "--json")
    assert {line["item"] for line in ran.lines} == {"x-home", "x-phone"}
    for line in ran.lines:
        if line["start"] is not None:
            words = text[line["start"] : line["end"]]
            assert "Rose" in words or words == PHONE
    assert PHONE in {text[line["start"] : line["end"]] for line in ran.lines if line["start"] is not None}


def test_find_shows_what_would_be_asked_and_no_value(place: Place) -> None:
    place.write("in/held.txt", ASKING)
    place.write("in/letter.txt", LETTER)
    before = place.files(".")
    for flags in ((), ("--json",)):
        ran = place.run("find", "in", "--register", "reg.yaml", "--to", "ms-z", *flags)
        assert ran.code == 0
        assert "ask" in ran.out
        assert not any(told in ran.out + ran.err for told in ("Rose", "Alder", "900123"))
    assert {path for path in place.files(".") if not path.startswith("state/")} == before


def test_find_gives_no_offsets_for_what_is_no_text(place: Place) -> None:
    register = SAMPLES / "registers" / "separated-parents.yaml"
    ran = place.run(
        *("find", SAMPLES / "inbox" / "letter.docx", "--register", register, "--to", "mother", "--json")
    )
    assert ran.lines
    assert all(line["start"] is None and line["end"] is None for line in ran.lines)


def test_find_says_which_file_it_could_not_read_and_goes_on(place: Place) -> None:
    place.write("in/a.pdf", "%PDF-1.7 and no more")
    place.write("in/b.txt", LETTER)
    ran = place.run("find", "in", "--register", "reg.yaml", "--to", "ms-z", "--json")
    assert ran.code == 1
    assert [line["disposition"] for line in ran.lines] == ["blocked", "redact", "redact"]
    assert len(ran.lines[0]["explanation"]) > 30


def test_find_checks_everything_before_it_prints_anything(place: Place) -> None:
    ran = place.run(
        *("find", "-", "gone.txt", "--register", "reg.yaml", "--to", "ms-z", "--json"), stdin=LETTER.encode()
    )
    assert (ran.code, ran.out) == (2, "")


# explain-item, rules, doctor, audit


def test_explain_item_prints_the_forms_that_are_looked_for(place: Place) -> None:
    ran = place.run("explain-item", "x-home", "--register", "reg.yaml")
    assert ran.code == 0
    assert HOME in ran.out
    assert "Not found" in ran.out
    assert len(ran.out.splitlines()) > 10
    wrong = place.run("explain-item", "x-hom", "--register", "reg.yaml")
    assert (wrong.code, wrong.out) == (2, "")
    assert "x-home" in wrong.err


def test_explain_item_knows_what_reports_name(place: Place) -> None:
    linked = "  - {id: both, kind: linkage, items: [x-home, x-phone], withhold_from: [mr-y]}\n"
    mobile = '- {id: miss-x, phones: ["01632 960111"],'
    place.write("reg.yaml", REGISTER.replace("- {id: miss-x,", mobile, 1) + linked)
    derived = place.run("explain-item", "miss-x.phone.1", "--register", "reg.yaml")
    assert (derived.code, derived.err) == (0, "")
    assert "01632 960111" in derived.out
    assert "derived" in derived.out
    together = place.run("explain-item", "both", "--register", "reg.yaml")
    assert together.code == 0
    assert "x-home, x-phone" in together.out
    assert "Not found" not in together.out


def test_rules_check_finds_nothing_wrong(place: Place) -> None:
    ran = place.run("rules", "check")
    assert (ran.code, ran.err) == (0, "")
    assert "profiles" in ran.out


def test_rules_that_cannot_be_read_are_exit_2(place: Place) -> None:
    place.write("rules/policy.yaml", "profiles: [")
    place.env["REDACTOR_RULES"] = str(place.folder / "rules")
    place.write("letter.txt", LETTER)
    for ran in (place.run("rules", "check"), place.redact("letter.txt")):
        assert (ran.code, ran.out) == (2, "")
        assert "rules" in ran.err
        assert "Nothing was processed" in ran.err


def test_settings_that_are_wrong_are_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.write("redactor.toml", "[limits]\nsecconds = 3\n")
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "seconds" in ran.err


def test_doctor_is_content_with_this_machine_and_not_with_a_broken_audit(place: Place) -> None:
    ran = place.run("doctor")
    assert ran.code == 0
    assert "tesseract" in ran.out
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    (place.state / "audit.jsonl").write_text("{}\n")
    ran = place.run("doctor")
    assert ran.code == 2
    assert "audit" in ran.out


def test_audit_check_proves_and_names_the_first_bad_entry(place: Place) -> None:
    place.write("letter.txt", LETTER)
    for _ in range(3):
        place.redact("letter.txt")
    assert place.run("audit", "check").code == 0
    assert len(place.run("audit", "export").lines) == 3
    assert place.run("audit", "export", "--case", "another").lines == []
    assert "released" in place.run("audit", "show", "--last", "1").out
    path = place.state / "audit.jsonl"
    rows = path.read_text().splitlines(keepends=True)
    path.write_text(rows[0] + rows[1].replace("released", "blocked") + rows[2])
    ran = place.run("audit", "check")
    assert ran.code == 1
    assert "entry 2" in ran.out


def test_state_is_private(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    assert (place.state / "key").stat().st_mode & 0o777 == 0o600
    assert (place.state / "audit.jsonl").stat().st_mode & 0o077 == 0
    assert place.state.stat().st_mode & 0o077 == 0
    assert digests(place.state, "key")
    assert Path(place.state).is_dir()


def test_find_tells_people_which_file_but_no_name_that_gives_something_away(place: Place) -> None:
    place.write("in/visit.txt", LETTER)
    place.write("in/Visit to 14 Rose Lane.txt", LETTER)
    place.write("in/Alder Close.pdf", "%PDF-1.7 and no more")
    ran = place.run("find", "in", "--register", "reg.yaml", "--to", "ms-z")
    assert "visit.txt" in ran.out
    assert ran.out.count("document-") == 2
    assert "Rose" not in ran.out + ran.err
