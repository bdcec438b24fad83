"""Writes an Outlook message as a mail of the internet, so that one road serves both.

Takes a message; gives the bytes of a mail. The standard library writes it.
It does not promise the formatting of a text that only Outlook's own form holds.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final

from redactor.formats.outlook.message import Attachment, Message
from redactor.formats.outlook.rich import derived

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f\u2028\u2029]+")
_WINDOWS: Final = re.compile("[\x80-\x9f]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f]")
_SEALED: Final = re.compile(r"(application/(x-)?pkcs7-(mime|signature)|multipart/signed)\Z")
_P7M: Final = "application/pkcs7-mime"
_POLICY: Final = policy.SMTP.clone(utf8=True, refold_source="none")


def mail_of(message: Message) -> bytes:
    """Return the message as a mail; attachments that cannot be read are not in it.

    Names and addresses stand as Outlook shows them, which need not be addresses: so the header is text.
    """
    rows = (
        ("From", (message.sender or "unknown sender",)),
        ("To", message.to),
        ("Cc", message.cc),
        ("Bcc", message.bcc),
        ("Subject", (message.subject,)),
        ("Date", (format_datetime(message.when) if message.when else "",)),
    )
    texts = ((name, _UNSEEN.sub(" ", ", ".join(filter(None, values))).strip()) for name, values in rows)
    header = "".join(f"{name}: {text}\r\n" for name, text in texts if text)
    return header.encode("utf-8", "replace") + bytes(_body(message))


def _body(message: Message) -> EmailMessage:
    mail = EmailMessage(_POLICY)
    mail.set_content(_clean(message.text), charset="utf-8", cte="base64")
    if message.page.strip():
        mail.add_alternative(_clean(message.page), subtype="html", charset="utf-8", cte="base64")
    bare = not (message.text.strip() or message.page.strip())
    if bare and message.rtf and not derived(message.rtf):
        mail.add_attachment(
            message.rtf, maintype="application", subtype="octet-stream", filename="message.rtf"
        )
    for attachment in message.attachments:
        _attach(mail, attachment)
    return mail


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    if attachment.code:
        return
    name = _UNSEEN.sub(" ", attachment.name).strip() or "attachment"
    if attachment.inner is not None:
        inner = message_from_bytes(mail_of(attachment.inner), _class=EmailMessage, policy=_POLICY)
        mail.add_attachment(inner, filename=name)
        return
    sealed = _SEALED.match(attachment.mime) or name.lower().endswith((".p7m", ".p7s"))
    main, _, sub = (_P7M if sealed else "application/octet-stream").partition("/")
    mail.add_attachment(attachment.data, maintype=main, subtype=sub, filename=name)


def _clean(text: str) -> str:
    """Return text as a mail carries it: Windows letters as such, other signs as a space."""
    shown = _WINDOWS.sub(lambda sign: bytes([ord(sign[0])]).decode("cp1252", "replace"), text)
    plain = _CONTROLS.sub(" ", shown.replace("\r\n", "\n").replace("\x0b", "\n"))
    return plain.encode("utf-8", "replace").decode("utf-8")
