"""The e-mail: a harmless reply with a quoted history that is not, and the letter attached.

Takes the bytes of the letter; gives the message as it lies in an outbox.  Boundaries,
date and message number are fixed; line ends are CRLF as on the wire.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

_TEXT = """\
Dear Ms Whitcombe,

the letter of 24 June is attached. The calendar comes by post. Please ring me on
01632 960134 if something in it is not as you remember it.

Kind regards
Priya Nair

Marnbridge Council, Children's Services
Corn Exchange House, 6 Plough Square, Marnbridge, WR17 1ZZ

> From: Callum Penhallow <callum.penhallow@example.com>
> Sent: 23 June 2026 20:14
> Subject: Re: Noah: what we agreed
>
> Hi Priya, that's all right with me. Tamsin says yes to the garden. Tell
> the centre we'd come from hers so it is 14 Sorrel
> Lane they want on the form, and 07700 900347 if I don't pick up.
> Callum
"""

_HTML = """\
<html><body>
<p>Dear Ms Whitcombe,</p>
<p>the letter of 24&nbsp;June is attached. The calendar comes by post. Please ring me on
01632&nbsp;960134 if something in it is not as you remember it.</p>
<p>Kind regards<br>Priya Nair</p>
<p>Marnbridge Council, Children's Services<br>
Corn Exchange House, 6 Plough Square, Marnbridge, WR17 1ZZ</p>
<blockquote>
<p>From: Callum Penhallow &lt;callum.penhallow@example.com&gt;<br>Sent: 23 June 2026 20:14</p>
<p>Hi Priya, that's all right with me. Tamsin says yes to the garden. Tell the centre we'd come
from hers so it is <b>14</b>&nbsp;Sorrel Lane they want on the form, and 07700&nbsp;900347 if I don't
pick up.<br>Callum</p>
</blockquote>
</body></html>
"""

_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def mail_bytes(letter: bytes) -> bytes:
    """The whole message."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Priya Nair <p.nair@marnbridge.example.org>"
    message["To"] = "Dana Whitcombe <dana.whitcombe@example.net>"
    message["Subject"] = "RE: Noah: what we agreed (CF-2026-0392)"
    message["Date"] = "Wed, 24 Jun 2026 09:12:00 +0100"
    message["Message-ID"] = "<20260624091200.4711@marnbridge.example.org>"
    message["In-Reply-To"] = "<20260623201400.88@example.com>"
    message.set_content(_TEXT)
    message.add_alternative(_HTML, subtype="html")
    message.add_attachment(letter, maintype=_DOCX[0], subtype=_DOCX[1], filename="letter.docx")
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_marnbridge_{number:02d}_{'7' * 12}")
    return message.as_bytes()
