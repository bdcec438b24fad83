"""The verifier against mails, pages and archives of ours: a forgotten mark is found, clean ones pass."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from redactor.formats.plain import Plain
from redactor.model.document import Document, Limits
from redactor.model.errors import RedactorError
from redactor.model.finding import Edit
from redactor.model.outcome import Stance
from redactor.ports import Format
from redactor.tree import open_tree, write_tree
from tests.formats import mail_making, test_archive, test_html
from tests.formats.mail_road import INNOCENT, PLANTED, released
from tests.verify.teeth.planting import check

FORMATS: tuple[Format, ...] = (mail_making.EML, test_html.HTML, test_archive.ZIP, Plain(Limits()))
SHOWN: dict[str, Callable[[str], bytes]] = {
    f"{kind}-{name}": build
    for kind, table in (("eml", mail_making.SHOWN), ("html", test_html.SHOWN), ("zip", test_archive.SHOWN))
    for name, build in table.items()
}


def unmarked(data: bytes) -> bytes:
    """Write as the pipeline does, with every mark forgotten."""
    tree = open_tree(Document("a-file", data), FORMATS, Limits())
    dropped = {node.path: tuple(part.location for part in node.opaque) for node in tree.walk()}
    return write_tree(tree, {}, dropped).data


@pytest.mark.parametrize("place", SHOWN)
def test_a_forgotten_mark_is_found(place: str) -> None:
    report = check(unmarked(SHOWN[place](PLANTED)), stance=Stance.OURS)
    assert report.leaks


@pytest.mark.parametrize("place", SHOWN)
def test_clean_output_of_ours_passes(place: str) -> None:
    report = check(unmarked(SHOWN[place](INNOCENT)), stance=Stance.OURS)
    assert (report.leaks, report.unread) == ((), ())


MAIL = released(mail_making.SHOWN["alternative-html"](INNOCENT))
PAGE = released(test_html.SHOWN["text"](INNOCENT))
STRANGE: dict[str, bytes] = {
    "mail-header": b"X-Note: a\r\n" + MAIL,
    "mail-part-header": MAIL.replace(b"Content-Transfer", b"Content-ID: <a>\r\nContent-Transfer", 1),
    "mail-preamble": MAIL.replace(b"\r\n\r\n--=_", b"\r\n\r\nhello\r\n--=_", 1),
    "mail-epilogue": MAIL + b"more\r\n",
    "page-attribute": PAGE.replace(b"<p>", b'<p class="x">', 1),
    "page-comment": PAGE.replace(b"<p>", b"<p><!-- x -->", 1),
    "page-script": PAGE.replace(b"<p>", b"<script>x</script><p>", 1),
    "zip-comment": test_archive.UNSEEN["member-comment"][0]("x"),
    "zip-extra": test_archive.UNSEEN["extra-field"][0]("x"),
    "zip-trailing": test_archive.UNSEEN["trailing-bytes"][0]("x"),
    "zip-stale": test_archive.UNSEEN["stale-member"][0]("x"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_our_writers_never_leave_blocks_our_files_only(name: str) -> None:
    assert check(STRANGE[name], stance=Stance.OURS).unread
    assert check(STRANGE[name]).unread == ()


def test_text_that_looks_like_mail_or_page_is_not_held_to_their_structure() -> None:
    for text in (
        b"From: Duty desk\nDate: 3 March\nWorker: Ruth\n\nShe came.",
        b'# T\n\n<p class="x">a</p>\n',
    ):
        assert check(text, stance=Stance.OURS).unread == ()


def test_times_of_members_block_our_archive_only() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for day in (1, 2):
            archive.writestr(zipfile.ZipInfo(f"{day}.txt", (2026, 1, day, 0, 0, 0)), b"x")
    assert check(out.getvalue(), stance=Stance.OURS).unread
    assert check(out.getvalue()).unread == ()


@pytest.mark.parametrize("place", [*mail_making.SHOWN])
def test_cutting_a_mail_short_is_never_a_crash(place: str) -> None:
    data = mail_making.SHOWN[place](PLANTED)
    for end in range(0, len(data), max(1, len(data) // 25)):
        document = Document("a", data[:end])
        if mail_making.EML.recognises(document):
            try:
                reading = mail_making.EML.read(document)
                mail_making.EML.write(
                    document,
                    Edit(
                        children=tuple((child.location, child.document) for child in reading.children),
                        dropped=tuple(part.location for part in reading.opaque),
                    ),
                )
            except RedactorError:
                continue
