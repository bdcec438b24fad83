"""The table with one sealed word, which proves that the keys at hand are the keys of this database."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table

KEY_CHECK: Final = Table(
    "key_check",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("token", LargeBinary, nullable=False),
)
