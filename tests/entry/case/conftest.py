"""A desk with one case, and with a second one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from redactor.assemble import house
from tests.doors import Place
from tests.entry.case.desk import PEOPLE, Desk


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'redactor.db'}"
    found = Desk(place)
    found.ok("case", "import", "reg.yaml")
    yield found
    house.cache_clear()


@pytest.fixture
def second(desk: Desk) -> Desk:
    desk.place.write("two.yaml", PEOPLE)
    desk.ok("case", "import", "two.yaml")
    return desk
