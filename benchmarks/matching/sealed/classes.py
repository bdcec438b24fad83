"""Importing this module defines the classes of the sealed world."""

from __future__ import annotations

from . import (  # noqa: F401
    address,
    address_more,
    codes,
    dates,
    distractors_code,
    distractors_name,
    distractors_place,
    layout,
    orgs,
    pairs,
    person,
    person_more,
    phones,
    reused,
)
