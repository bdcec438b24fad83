"""Where else is it? A sweep accounts for every file."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage

from tests.doors import HOME, LETTER, PHONE, PLAIN, Place
from tests.entry.evidence.asking import ask

# Where else is it?


def mail(text_: str, attachment: bytes = b"") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "note", "a@example.org", "b@example.org"
    message.set_content(text_, cte="base64")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="zip", filename="a.zip")
    return message.as_bytes()


def test_a_sweep_reads_folders_mail_and_archives_and_names_what_it_could_not_read(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    place.write("box/deep/letter.txt", LETTER)
    place.write("box/export.csv", f'id,address\n1,"{HOME}"\n')
    archive = place.folder / "inner.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("n.txt", LETTER)
    place.write(
        "box/mail.mbox",
        b"From a@b Sun Nov 22 2026\n" + mail(PLAIN) + b"\nFrom a@b Sun Nov 22 2026\n" + mail(LETTER),
    )
    place.write("box/mail.eml", mail(PLAIN, archive.read_bytes()))
    place.write("box/unknown.bin", bytes(range(256)) * 40)
    place.write("box/~$lock.docx", b"")
    (place.folder / "box/link").symlink_to("/etc/hostname")
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (1, "yes")
    found = {one["file"] for one in said["found"]}
    assert found == {"deep/letter.txt", "export.csv", "mail.mbox/message-2.eml", "mail.eml"}
    unread = {one["file"] for one in said["not_read"]}
    assert {"link", "unknown.bin"} <= unread
    assert "plain.txt" not in found | unread
    assert said["coverage"]["files"] == 8
    assert sum(said["coverage"]["documents"].values()) == 9, "every message of a mailbox counts"
    assert HOME not in ran.out


def test_a_sweep_that_finds_nothing_says_so_only_if_all_was_read(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (0, "not found in what was read")
    (place.folder / "box/link").symlink_to("/etc/hostname")
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (1, "not covered")


def test_a_sweep_looks_for_one_item_alone(place: Place) -> None:
    place.write("box/letter.txt", f"Ring her on {PHONE}.\n")
    assert ask(place, "sweep", "box", "--item", "x-home")[0].code == 0
    assert ask(place, "sweep", "box", "--item", "x-phone")[0].code == 1


def test_a_file_named_by_a_value_is_found_and_not_named(place: Place) -> None:
    place.write(f"box/{HOME}.txt", LETTER)
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert said["found"][0]["file"] == "document-1.txt"
    assert "Rose" not in ran.out


def test_a_sweep_is_signed_and_on_record(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    place.run("sweep", "box", "--register", "reg.yaml", "--item", "x-home", "--out", "swept.json")
    assert place.run("certificate", "verify", "swept.json").code == 0
    assert place.audit()[-1]["action"] == "sweep"


def test_a_sweep_of_nothing_is_refused(place: Place) -> None:
    assert place.run("sweep", "none", "--register", "reg.yaml", "--item", "x-home").code == 2
