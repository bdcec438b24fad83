"""A root that is looked at often."""

from __future__ import annotations

import pytest

from tests.doors import Place


@pytest.fixture(autouse=True)
def quick(place: Place) -> None:
    place.env |= {"REDACTOR_WATCH_SCAN_SECONDS": "0.1", "REDACTOR_WATCH_SETTLE_SECONDS": "0.05"}
    place.env["REDACTOR_WATCH_PROFILE"] = "register-only"
    (place.folder / "root").mkdir()
