"""The canary's test mails: one for each place where a protected detail may stand, and a clean one.

Takes a sender and the canary's address; gives mails. What they tell is invented.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from secrets import token_hex
from typing import Final

from redactor.runs.mail_canary_case import ADDRESS as _SECRET

HEADER: Final = "X-Redactor-Canary"


@dataclass(frozen=True, slots=True)
class TestMail:
    """One test mail: where the secret stands in it ("nowhere" for the clean one), and its mark."""

    where: str
    mark: str
    message: bytes

    @property
    def clean(self) -> bool:
        """Whether it holds no secret and must get through."""
        return self.where == "nowhere"


def test_mails(sender: str, canary: str) -> tuple[TestMail, ...]:
    """Return one mail for each place where the secret may stand, and a clean one."""
    return tuple(_finished(where, mail) for where, mail in _mails(sender, canary))


def _mails(sender: str, canary: str) -> Iterator[tuple[str, EmailMessage]]:
    def mail(subject: str = "Gate test", text: str = "This is a test of the mail gate.\n") -> EmailMessage:
        made = EmailMessage(SMTP)
        made["From"], made["To"], made["Subject"] = sender, canary, subject
        made.set_content(text)
        return made

    yield "nowhere", mail()
    yield "text", mail(text=f"They moved to {_SECRET}.\n")
    yield "subject", mail(subject=f"Visit to {_SECRET}")
    html = mail()
    html.add_alternative(f"<p>They moved to <b>{_SECRET}</b></p>", subtype="html")
    yield "formatted text", html
    quoted = "\n".join(f"> {line}" for line in ("On Monday you wrote:", f"They moved to {_SECRET}."))
    yield "quoted history", mail(text=f"Thank you.\n\n{quoted}\n")
    named = mail()
    named.add_attachment(
        b"nothing", maintype="application", subtype="octet-stream", filename=f"{_SECRET}.txt"
    )
    yield "attachment's name", named
    attached = mail()
    attached.add_attachment(f"They moved to {_SECRET}.", filename="note.txt")
    yield "attachment", attached
    nested = mail()
    nested.add_attachment(mail(text=f"They moved to {_SECRET}.\n"))
    yield "attached message", nested
    packed = mail()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("note.txt", f"They moved to {_SECRET}.")
    packed.add_attachment(out.getvalue(), maintype="application", subtype="zip", filename="papers.zip")
    yield "zip file", packed
    copied = mail()
    copied["Cc"] = f'"{_SECRET}" <somebody@example.org>'
    yield "Cc", copied


def _finished(where: str, mail: EmailMessage) -> TestMail:
    mark = token_hex(16)
    mail[HEADER] = mark
    mail["Message-ID"] = f"<{mark}@redactor.invalid>"
    return TestMail(where, mark, bytes(mail))
