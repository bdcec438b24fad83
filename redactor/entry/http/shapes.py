"""The shapes of questions and answers, as the API's description shows them.

Takes JSON from outside; unknown fields are refused, since something unread might stand in them.
"""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Address = Annotated[str, StringConstraints(min_length=1, max_length=320, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(max_length=20_000)]
Text = Annotated[str, StringConstraints(max_length=20_000_000)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Recipient(_Shape):
    """Somebody the mail goes to."""

    address: Address
    name: Line = ""
    type: Literal["to", "cc", "bcc"] = "to"


class Body(_Shape):
    """The text, plain and formatted; both are checked."""

    text: Text = ""
    html: Text = ""


class Attachment(_Shape):
    """An attachment: its bytes in base64, its text, or the digest of bytes handed over before."""

    name: Line = ""
    content_type: Line = ""
    sha256: Digest | None = None
    content_b64: str | None = None
    content: Text | None = None

    def data(self) -> bytes | None:
        """Return the bytes given here, None if there are none or they are no base64."""
        if self.content is not None:
            return self.content.encode("utf-8", "replace")
        if self.content_b64 is None:
            return None
        try:
            return base64.b64decode(self.content_b64, validate=True)
        except (binascii.Error, ValueError):
            return None


class Question(_Shape):
    """A mail that is about to be sent."""

    client: Line
    draft_id: Line = ""
    sender: Address
    recipients: Annotated[list[Recipient], Field(min_length=1, max_length=2_000)]
    subject: Line = ""
    body: Body = Body()
    attachments: Annotated[list[Attachment], Field(max_length=500)] = []


class Reason(_Shape):
    """Why: the item's label, never its value, and where it stands."""

    label: str
    place: str


class ForRecipient(_Shape):
    """The advice for one recipient."""

    address: str
    decision: Literal["allow", "block", "unknown"]
    reasons: list[Reason]


class Reply(_Shape):
    """The advice. "allow" is not a release: the gate checks the mail again."""

    decision: Literal["allow", "block", "unknown"]
    ref: str
    per_recipient: list[ForRecipient]
    text: Annotated[str, StringConstraints(max_length=300)]
    expires: str


class Problem(_Shape):
    """Why a question was not taken. To a mail program each of these means "unknown"."""

    decision: Literal["unknown"] = "unknown"
    text: str
