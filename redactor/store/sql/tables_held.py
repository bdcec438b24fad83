"""The tables of what follows when mail is held: approvals, notices, and the gate's mode.

Takes nothing; gives table definitions. Reasons, addresses and notices stand sealed in tokens.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table

METADATA: Final = MetaData()

APPROVAL: Final = Table(
    "mail_approval",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("ref", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("who", String(64), nullable=False),
    Column("made", String(32), nullable=False),
    Column("token", LargeBinary, nullable=False),
    Index("mail_approval_ref", "ref"),
)
"""Somebody's word that this very mail may go. `token` seals the pairs of item and recipient, and why."""

NOTICE: Final = Table(
    "mail_notice",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("ref", String(16), nullable=False),
    Column("made", String(32), nullable=False),
    Column("sent", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("token", LargeBinary, nullable=False),
    Index("mail_notice_sent", "sent"),
)
"""A notice to a sender; `sent` is empty until the next server took it. `token` seals address and text."""

MODE: Final = Table(
    "mail_mode",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("mode", String(10), nullable=False),
    Column("who", String(64), nullable=False),
    Column("since", String(32), nullable=False),
    Column("token", LargeBinary, nullable=False),
)
"""Every switch between observing and blocking; the last one is in force. `token` seals the reason."""
