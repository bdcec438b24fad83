"""The table of incidents: one row for each act, sealed, never changed.

Declarations only. What is plain are numbers, the case, people, acts and times.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

META: Final = MetaData()
INCIDENT: Final = Table(
    "incident_event",
    META,
    Column("incident", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case_ref", Text, nullable=False),
    Column("recorded", String(40), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("act", String(16), nullable=False),
    Column("token", LargeBinary, nullable=False),
    Index("incident_case", "case_ref"),
)
