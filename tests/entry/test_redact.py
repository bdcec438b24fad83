"""`redactor redact`: separate copies, reports, names, collisions and exit codes (contracts, section 2)."""

import json
import os
from pathlib import Path

import pytest

from tests.doors import ASKING, HOME, LETTER, LINE_KEYS, PHONE, PLAIN, REGISTER, SAMPLES, Place, digests

# Copies and reports


def test_each_recipient_gets_a_copy_of_their_own(place: Place) -> None:
    place.write("letter.txt", LETTER)
    before = digests(place.folder, "letter.txt")
    ran = place.run(
        *("redact", "letter.txt", "--register", "reg.yaml", "--to", "ms-z", "--to", "mr-y", "--to", "anyone"),
        *("--to", "role:professional", "--out", "out", "--profile", "register-only", "--json"),
    )
    assert (ran.code, ran.outcomes) == (0, ["released"] * 4)
    copies = {
        to: (place.folder / "out" / to / "letter.txt").read_text()
        for to in ("ms-z", "mr-y", "anyone", "role.professional")
    }
    assert HOME not in copies["ms-z"]
    assert PHONE not in copies["ms-z"]
    assert copies["mr-y"] == copies["role.professional"] == LETTER
    assert HOME not in copies["anyone"]
    assert PHONE not in copies["anyone"]
    assert digests(place.folder, "letter.txt") == before


def test_the_recipients_folder_can_be_handed_over_whole(place: Place) -> None:
    place.write("in/letter.txt", LETTER)
    place.write("in/held.txt", ASKING)
    place.write("in/blocked.docx", "this is no Word file at all")
    ran = place.redact("in")
    assert ran.code == 1
    assert sorted(ran.outcomes) == ["blocked", "held", "released"]
    assert place.given() == {"letter.txt"}
    assert place.files("out/_reports/ms-z") == {
        *(f"{n}.report.{e}" for n in ("letter.txt", "held.txt", "blocked.docx") for e in ("json", "html")),
        "held.txt.answers.yaml",
        "letter.txt.certificate.json",
        "letter.txt.certificate.pdf",
    }
    assert {path.split("/")[0] for path in place.files()} == {"ms-z", "_reports"}


def test_json_lines_have_the_documented_keys_and_nothing_else_is_on_standard_output(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.write("held.txt", ASKING)
    ran = place.redact("letter.txt", "held.txt")
    released, held = ran.lines
    assert list(released) == LINE_KEYS
    assert list(held) == LINE_KEYS
    assert released == {
        "input": "letter.txt",
        "recipient": "ms-z",
        "outcome": "released",
        "output": "out/ms-z/letter.txt",
        "report": "out/_reports/ms-z/letter.txt.report.json",
        "reasons": [],
        "counts": {"redacted": 2, "asked": 0, "leaks": 0, "unread": 0},
    }
    assert held["output"] is None
    assert held["counts"] == {"redacted": 0, "asked": 1, "leaks": 0, "unread": 0}
    assert [set(reason) for reason in held["reasons"]] == [{"code", "message", "place", "item"}]
    assert (held["reasons"][0]["item"], held["reasons"][0]["place"]) == ("y-home", "line 2")
    written = json.loads((place.folder / held["report"]).read_text())
    assert {key: written[key] for key in LINE_KEYS if key != "report"} == {
        key: held[key] for key in LINE_KEYS if key != "report"
    }


def test_without_json_people_get_a_sentence_and_the_way_to_the_reports(place: Place) -> None:
    place.write("held.txt", ASKING)
    ran = place.run("redact", "held.txt", "--register", "reg.yaml", "--to", "ms-z", "--out", "out",
                    "--profile", "register-only")  # fmt: skip
    assert ran.code == 1
    assert "held" in ran.out
    assert "_reports" in ran.out
    assert "--answers" in ran.out
    assert "Alder" not in ran.out + ran.err


def test_a_later_run_moves_the_earlier_output_away_and_overwrites_nothing(place: Place) -> None:
    place.write("letter.txt", LETTER)
    assert place.redact("letter.txt").code == 0
    first = (place.folder / "out/ms-z/letter.txt").read_bytes()
    place.write("letter.txt", "A new one. " + LETTER)
    assert place.redact("letter.txt").code == 0
    old = [path for path in place.files("out/_superseded") if path.endswith("ms-z/letter.txt")]
    assert len(old) == 1
    assert (place.folder / "out/_superseded" / old[0]).read_bytes() == first
    assert (place.folder / "out/ms-z/letter.txt").read_text().startswith("A new one.")
    assert len([path for path in place.files("out/_superseded") if path.endswith(".report.json")]) == 1


@pytest.mark.parametrize("then", [ASKING, "\x00\x01\x02", ""], ids=["held", "binary", "empty"])
def test_a_held_or_blocked_run_leaves_no_file_under_that_name(place: Place, then: str) -> None:
    place.write("letter.txt", LETTER)
    assert place.redact("letter.txt").code == 0
    place.write("letter.txt", then)
    ran = place.redact("letter.txt")
    assert ran.code == 1
    assert place.given() == set()
    assert any(path.endswith("/ms-z/letter.txt") for path in place.files("out/_superseded"))


def test_a_folder_is_walked_and_relative_paths_are_kept(place: Place) -> None:
    for name in ("a.txt", "deep/er/b.txt", "deep/a.txt"):
        place.write(f"in/{name}", LETTER)
    place.write("in/deep/~$b.docx", "a lock that Word leaves")
    ran = place.redact("in")
    assert ran.code == 0
    assert place.given() == {"a.txt", "deep/er/b.txt", "deep/a.txt"}
    assert {line["input"] for line in ran.lines} == {"in/a.txt", "in/deep/er/b.txt", "in/deep/a.txt"}
    assert (place.folder / "out/_reports/ms-z/deep/er/b.txt.report.json").is_file()


# Names that give something away


@pytest.mark.parametrize("name", ["Visit to 14 Rose Lane.txt", "07700 900123.txt", "12-Alder-Close.txt"])
def test_a_file_name_that_holds_a_withheld_value_becomes_neutral(place: Place, name: str) -> None:
    place.write(name, LETTER)
    ran = place.redact(name)
    (copy,) = place.given()
    assert copy.startswith("document-")
    assert copy.endswith(".txt")
    suffixes = ("report.json", "report.html", "certificate.json", "certificate.pdf")
    assert place.files("out/_reports/ms-z") == {f"{copy}.{suffix}" for suffix in suffixes}
    (line,) = ran.lines
    assert line["input"] == name  # the path as it was given, so that a script can find it again
    rest = json.dumps({key: line[key] for key in line if key != "input"}) + ran.err
    reports = "".join(
        (place.folder / "out/_reports/ms-z" / file).read_text(errors="replace")
        for file in place.files("out/_reports/ms-z")
    )
    for told in ("Rose", "Alder", "900123", "900 123"):
        assert told not in rest
        assert told not in reports
        assert told not in (place.state / "audit.jsonl").read_text()


def test_people_are_not_shown_a_name_that_gives_something_away(place: Place) -> None:
    place.write("in/Visit to 14 Rose Lane.txt", LETTER)
    ran = place.run("redact", "in", "--register", "reg.yaml", "--to", "ms-z", "--out", "out",
                    "--profile", "register-only")  # fmt: skip
    assert ran.code == 0
    assert "Rose" not in ran.out + ran.err


def test_the_same_name_is_kept_for_somebody_who_may_know_it(place: Place) -> None:
    place.write("Visit to 14 Rose Lane.txt", LETTER)
    assert place.redact("Visit to 14 Rose Lane.txt", to="mr-y").code == 0
    assert place.given("mr-y") == {"Visit to 14 Rose Lane.txt"}


def test_a_neutral_name_is_superseded_too_also_in_folders(place: Place) -> None:
    place.write("in/14 Rose Lane/14 Rose Lane.txt", LETTER)
    assert place.redact("in").outcomes == ["released"]
    first = place.given()
    assert "Rose" not in "".join(place.files())
    assert place.redact("in").outcomes == ["released"]
    assert place.given() == first
    place.write("in/14 Rose Lane/14 Rose Lane.txt", ASKING)
    assert place.redact("in").outcomes == ["held"]
    assert place.given() == set()


def test_a_name_that_became_secret_since_the_last_run_is_superseded(place: Place) -> None:
    place.write("in/Orchard Mews/plan.txt", PLAIN)
    assert place.redact("in").code == 0
    assert place.given() == {"Orchard Mews/plan.txt"}
    place.write(
        "reg.yaml",
        REGISTER
        + '  - {id: z, kind: address, value: "3 Orchard Mews, Ross, HR9 7QQ", withhold_from: [ms-z],'
        + " street_alone: redact}\n",
    )
    assert place.redact("in").code == 0
    assert "Orchard" not in "".join(place.given())
    assert len(place.given()) == 1


# Two inputs, one output: exit 2 before any work


@pytest.mark.parametrize(
    ("names", "args"),
    [
        (("in/A.txt", "in/a.txt"), ("in",)),
        (("in/a.doc", "in/a.docx"), ("in",)),
        (("one/a.txt", "two/a.txt"), ("one/a.txt", "two/a.txt")),
        (("one/a.txt", "two/a.txt"), ("one", "two")),
        (("in/a.txt",), ("in/a.txt", "in/a.txt")),
        (("in/STRASSE.txt", "in/straße.txt"), ("in",)),
    ],
)
def test_two_inputs_with_one_output_are_refused_before_any_work(
    place: Place, names: tuple[str, ...], args: tuple[str, ...]
) -> None:
    for name in names:
        place.write(name, LETTER)
    ran = place.redact(*args)
    assert (ran.code, ran.out) == (2, "")
    assert "would give one output" in ran.err
    assert not (place.folder / "out").exists()
    assert not (place.state / "audit.jsonl").exists()


def test_recipients_with_one_folder_are_refused_before_any_work(place: Place) -> None:
    place.write("letter.txt", LETTER)
    ran = place.redact("letter.txt", "--to", "role:Grand Parent", "--to", "role:grand-parent")
    assert (ran.code, ran.out) == (2, "")
    assert not (place.folder / "out").exists()


def test_a_file_that_stands_in_the_way_is_never_overwritten(place: Place) -> None:
    place.write("letter.txt", LETTER)
    strange = place.write("out/ms-z/letter.txt", "somebody else's")
    assert place.redact("letter.txt").code == 0
    (old,) = [path for path in place.files("out/_superseded") if path.endswith("letter.txt")]
    assert not strange.read_text().startswith("somebody")
    assert (place.folder / "out/_superseded" / old).read_text() == "somebody else's"


# Exit 2: nothing was processed


CURES = {
    "unknown recipient": (("--to", "nobody"), "ms-z, mr-y"),
    "empty role": (("--to", "role:"), "ms-z, mr-y"),
    "unknown profile": (("--profile", "everything"), "register-only"),
    "no such register": (("--register", "none.yaml"), "none.yaml"),
    "register is a folder": (("--register", "folder"), "folder"),
    "no such answers": (("--answers", "none.yaml"), "none.yaml"),
    "no such password file": (("--password-file", "none.txt"), "password file"),
    "no such input": (("gone.txt",), "gone.txt"),
    "unknown option": (("--recipient", "ms-z"), "--recipient"),
    "output is an input": (("folder", "--out", "folder/out"), "overlap"),
}


@pytest.mark.parametrize("case", CURES)
def test_what_must_be_put_right_first_is_exit_2_and_says_how(place: Place, case: str) -> None:
    args, cure = CURES[case]
    place.write("letter.txt", LETTER)
    place.write("folder/x", "x")
    ran = place.redact("letter.txt", *args)
    assert (ran.code, ran.out) == (2, "")
    assert cure in ran.err
    assert place.given() == set()
    assert not (place.state / "audit.jsonl").exists()


@pytest.mark.parametrize(
    ("broken", "line", "cure"),
    [
        (REGISTER.replace("kind: phone", "kind: telephone"), 22, "Did you mean"),
        (REGISTER.replace("withhold_from: [ms-z]\n", "withhold_from: [ms-zz]\n"), 20, "ms-z"),
        (REGISTER.replace("severity: critical", "severty: critical"), 15, "severity"),
        (REGISTER.replace('"07700 900123"', '"07700"'), 23, ""),
        (REGISTER.split("items:")[0], 1, "items"),
        ("register: [", 2, ""),
        ("", 1, "empty"),
        (REGISTER.split("items:")[0] + "items: []\n", 0, "nothing_to_withhold"),
    ],
)
def test_an_invalid_register_names_file_line_and_cure_but_no_value(
    place: Place, broken: str, line: int, cure: str
) -> None:
    place.write("letter.txt", LETTER)
    place.write("reg.yaml", broken)
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert f"reg.yaml, line {line or ''}" in ran.err
    assert cure in ran.err
    assert "Nothing was processed" in ran.err
    assert not any(told in ran.err for told in ("Rose Lane", "Okafor", "07700"))
    assert place.files() == set()


def test_a_register_that_contradicts_itself_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    register = SAMPLES / "registers" / "contradictory.yaml"
    ran = place.run("redact", "letter.txt", "--register", register, "--to", "mother", "--out", "out")
    assert (ran.code, ran.out) == (2, "")
    assert "contradictory.yaml, line " in ran.err
    assert "Sorrel" not in ran.err
    assert not (place.folder / "out").exists()


def test_one_unreadable_document_does_not_stop_its_neighbours(place: Place) -> None:
    for name in ("a.txt", "c.txt"):
        place.write(f"in/{name}", LETTER)
    (place.folder / "in/b.txt").symlink_to("a.txt")
    ran = place.redact("in")
    assert (ran.code, ran.outcomes) == (1, ["released", "blocked", "released"])
    assert place.given() == {"a.txt", "c.txt"}


# Names that are no plain text


def test_a_name_that_is_no_text_does_not_stop_the_run(place: Place) -> None:
    raw = os.fsencode(place.folder) + b"/in/caf\xe9 \x1b[31m.txt"
    (place.folder / "in").mkdir()
    Path(os.fsdecode(raw)).write_text(LETTER)
    place.write("in/z.txt", LETTER)
    ran = place.redact("in")
    assert (ran.code, ran.outcomes) == (0, ["released", "released"])
    assert len(place.given()) == 2
    assert "\x1b" not in "".join(place.given()) + ran.out + ran.err


def test_a_name_with_a_line_break_gives_one_line(place: Place) -> None:
    place.write("in/two\nlines.txt", LETTER)
    ran = place.run("redact", "in", "--register", "reg.yaml", "--to", "ms-z", "--out", "out",
                    "--profile", "register-only")  # fmt: skip
    assert ran.code == 0
    assert "\nlines.txt" not in ran.out


# Help and version


def test_help_names_every_exit_code_and_command(place: Place) -> None:
    ran = place.run("--help")
    assert ran.code == 0
    for word in ("redact", "verify", "find", "explain-item", "watch", "audit", "rules", "doctor", "demo"):
        assert f"  {word} " in ran.out
    assert "Exit codes" in ran.out
    assert place.run("nonsense").code == 2
