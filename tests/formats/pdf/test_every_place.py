"""Every place where a PDF can hide a value: nothing of it is left, or the file is not released and says why.

The same file with nothing to withhold is released, with its text. The judge is not ours, and it is shown
that it finds the value in what goes in.
"""

from __future__ import annotations

import pytest

from benchmarks.pdf.checker import squeezed
from benchmarks.pdf.places import OTHER, SECRET, Place

from .every_place import READ, STAYS, found, holds, named, sent
from .looking import page_text

NOT_RELEASED = {
    "sound": "opaque",
    "screen and rendition": "opaque",
    "movie": "opaque",
    "rich media": "opaque",
    "model in three dimensions": "opaque",
    "related files": "opaque",
    "legal and permissions": "opaque",
    "named renditions": "opaque",
    "signature": "opaque",
    "xfa beside fields": "opaque",
    "xfa alone": "unsupported",
    "user password": "encrypted",
    "broken cross references": "damaged",
    "truncated": "damaged",
    "along a circle": "unread",
}
"""What is not released, and the reason given. Everything else is released."""
HIDDEN_FROM_THE_JUDGE = {"user password", "truncated"}


@pytest.mark.parametrize("place", READ, ids=named)
def test_nothing_is_left_or_the_reason_is_given(place: Place) -> None:
    data = place.build(SECRET)
    assert holds(data) or place.name in HIDDEN_FROM_THE_JUDGE
    result = sent(data)
    assert {reason.code for reason in result.report.reasons} == {
        code for name, code in NOT_RELEASED.items() if name == place.name
    }
    assert (result.output is None) == (place.name in NOT_RELEASED)
    assert result.output is None or found(result.output) == []


@pytest.mark.parametrize("place", READ, ids=named)
def test_with_nothing_to_withhold_it_is_released(place: Place) -> None:
    result = sent(place.build(OTHER))
    assert (result.output is not None) == place.plain
    assert result.output is None or STAYS in squeezed(page_text(result.output))
