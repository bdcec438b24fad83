"""The tables of the register: one row for each event, and where each case's chain stands.

Takes nothing; gives table definitions. Values, reasons and sources stand in `token`, sealed; what is
plain are ids, kinds, states, people and times.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table

METADATA: Final = MetaData()

EVENT: Final = Table(
    "register_event",
    METADATA,
    Column("case_ref", String(100), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String(32), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("act", String(16), nullable=False),
    Column("subject", String(16), nullable=False),
    Column("subject_id", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("true_from", String(10), nullable=False),
    Column("waiting", Boolean, nullable=False),
    Column("settles", Integer, nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Append-only. `hash` is keyed and covers the row, what is sealed in it, and the row before it."""

HEAD: Final = Table(
    "register_head",
    METADATA,
    Column("case_ref", String(100), primary_key=True),
    Column("token", LargeBinary, nullable=False),
)
"""Number and hash of each case's last event, sealed: rows that are missing at the end are noticed."""
