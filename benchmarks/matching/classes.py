"""Importing this module defines every class."""

from __future__ import annotations

from . import (  # noqa: F401
    distractors_name,
    distractors_place,
    forms_address,
    forms_address_parts,
    forms_address_unseen,
    forms_code,
    forms_date,
    forms_layout,
    forms_number,
    forms_org,
    forms_person,
    forms_person_more,
    forms_person_unseen,
    pairs,
)
from .fifth import classes as _fifth  # noqa: F401
from .fourth import classes as _fourth  # noqa: F401
from .model import REGISTRY, classes_for
from .sealed import classes as _sealed  # noqa: F401
from .sixth import classes as _sixth  # noqa: F401
from .third import classes as _third  # noqa: F401

__all__ = ["REGISTRY", "classes_for"]
