"""The verifier bites: every planted value is found, every innocent twin is let through."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from .teeth.planting import INNOCENT, PLANTED, TEETH, Tooth, check

for module in sorted(Path(__file__).parent.joinpath("teeth").glob("[a-z]*.py")):
    importlib.import_module(f"{__package__}.teeth.{module.stem}")

ALL = [pytest.param(one, id=f"{kind}-{one.name}") for kind, teeth in sorted(TEETH.items()) for one in teeth]
READ = [param for param in ALL if param.values[0].reads]


@pytest.mark.parametrize("one", ALL)
def test_planted_value_is_found(one: Tooth) -> None:
    report = check(one.build(PLANTED))
    assert report.leaks or (report.unread and not one.reads)


@pytest.mark.parametrize("one", READ)
def test_innocent_twin_is_clean(one: Tooth) -> None:
    report = check(one.build(INNOCENT))
    assert (report.leaks, report.doubts, report.unread) == ((), (), ())
