"""A place with a record."""

from __future__ import annotations

import pytest

from tests.doors import Place


@pytest.fixture
def record(place: Place) -> Place:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'r.db'}"
    return place
