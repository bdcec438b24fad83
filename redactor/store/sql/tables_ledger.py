"""Tables of the ledger: its rows, where it stands, and the anchors written on the way.

Declarations only. `line` is the row as `audit_row` writes it; the columns beside it exist to find rows
and are proved against it by `audit check`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

META: Final = MetaData()
LEDGER: Final = Table(
    "ledger",
    META,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),
    Column("case_ref", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Index("ledger_case", "case_ref", "seq"),
)
HEAD: Final = Table(
    "ledger_head",
    META,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
ANCHOR: Final = Table(
    "ledger_anchor",
    META,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
)
