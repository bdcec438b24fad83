"""Tables of what was released: the copy and everything a replay needs, sealed, until its time is over.

Declarations only. What is plain are digests, ids, versions and times.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

META: Final = MetaData()
RELEASE: Final = Table(
    "release",
    META,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("case_ref", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("made", String(40), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("input", String(64), nullable=False),
    Column("output", String(64), nullable=False),
    Column("register", String(64), nullable=False),
    Column("rules", String(64), nullable=False),
    Column("profile", String(40), nullable=False),
    Column("until", String(40), nullable=False),
    Column("content", LargeBinary, nullable=True),
    Column("ended", String(40), nullable=False),
    Column("withdrawn", String(40), nullable=False),
    Index("release_case", "case_ref", "seq"),
    Index("release_until", "until"),
)
"""`seq` is the row of the ledger that released it. `content` is sealed, and gone once its time is over
(`ended`). `withdrawn` says when it turned out that the copy could not be published after all."""
REGISTER: Final = Table(
    "release_register",
    META,
    Column("version", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Registers as they stood, sealed, each version once."""
RULES: Final = Table(
    "release_rules",
    META,
    Column("version", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Rules as they stood, packed, each version once; there is nothing confidential in them."""
