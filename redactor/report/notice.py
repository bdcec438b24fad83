"""The notice to somebody whose mail was not sent: for whom, what by label, where, and what to do now.

Takes what was decided; gives a finished mail. It holds no protected value, and its subject holds nothing
but the reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from redactor.model.mail import MailDecision, RecipientVerdict, Verdict
from redactor.model.outcome import Reason

_WIDTH = 76
_PART = re.compile(r"part (?P<number>\d+) \((?P<kind>[\w.+-]+/[\w.+-]+)\)")


def held_notice(  # noqa: PLR0913  # one letter and all it says
    ref: str, verdict: Verdict, *, sender: str, to: str, expires: datetime, now: datetime, link: str = ""
) -> bytes:
    """Return the notice that a mail is held."""
    stopped = [one for one in verdict.decisions if one.decision is not MailDecision.DELIVER]
    many = len(verdict.decisions)
    whom = "to anybody" if len(stopped) == many else f"to {len(stopped)} of its {many} recipients"
    lines = [
        f"A mail that you sent was not delivered {whom}. It is held.",
        f"It came to the gate at {now:%H:%M} (UTC) on {now:%d %B %Y}. Reference: {ref}",
        "",
    ]
    for number, one in enumerate(verdict.decisions, start=1):
        if one in stopped:
            lines += [f"Not sent to recipient {number} of {many}{_known_as(one)}:", *_reasons(one), ""]
    if len(stopped) < many:
        lines += ["The other recipients have it.", ""]
    lines += [
        "What you can do:",
        "  * Write the mail anew, without these details or to other recipients.",
        f"  * Ask a supervisor to look at {ref}. A supervisor can release it; you cannot.",
        *_copy(ref, verdict),
        "",
        f"It is kept, sealed, until {expires:%d %B %Y}; then you are told, and it is not sent.",
    ]
    if link:
        lines += ["", f"{link}{ref}"]
    return _mail(f"Not sent: {ref}", lines, sender, to, now)


def ended_notice(ref: str, what: str, *, sender: str, to: str, now: datetime) -> bytes:
    """Return the notice that a held mail has come to its end: released, dropped or expired."""
    words = {
        "released": "It was released by a supervisor and has been sent.",
        "dropped": "A supervisor decided that it is not sent. It was not sent and will not be.",
        "expired": "Nobody decided about it in time. It was not sent and will not be.",
    }
    return _mail(f"{ref}: {what}", [f"Your held mail {ref}:", "", words[what]], sender, to, now)


def _copy(ref: str, verdict: Verdict) -> Sequence[str]:
    """Offer a redacted copy, where there is a register to redact by."""
    if not verdict.cases:
        return []
    return [f"  * Have a redacted copy made:  redactor mail redact {ref} --to PARTY --out FOLDER"]


def _known_as(one: RecipientVerdict) -> str:
    names = ", ".join(f"{name} in case {case}" for case, name in one.known_as)
    return f" ({names})" if names else ""


def _reasons(one: RecipientVerdict) -> Sequence[str]:
    return list(dict.fromkeys(f"  - {_sentence(reason)}" for reason in one.reasons))


def place_in_mail(place: str) -> str:
    """Return a place of a mail in plain words: "part 1 (text/plain)" is the text of the mail."""
    return _PART.sub(lambda found: _part(found["number"], found["kind"]), place)


def _part(number: str, kind: str) -> str:
    if kind == "text/plain":
        return f"the text of the mail (part {number})"
    return f"the text of the mail as a web page (part {number})" if kind == "text/html" else f"part {number}"


def _sentence(reason: Reason) -> str:
    item = f' "{reason.item}"' if reason.item else ""
    place = f", in: {place_in_mail(reason.place)}" if reason.place else ""
    return f"{reason.message.rstrip('.')}{item}{place}."


def _mail(subject: str, lines: Sequence[str], sender: str, to: str, now: datetime) -> bytes:
    mail = EmailMessage(SMTP.clone(utf8=not to.isascii()))
    mail["From"], mail["To"], mail["Subject"] = f"Redactor <{sender}>", to, subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid("notice", domain=sender.rpartition("@")[2] or "redactor.invalid")
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content("\n".join(lines) + "\n", charset="utf-8")
    return bytes(mail)
