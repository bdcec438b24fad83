"""What every test may ask for: `@pytest.mark.requires("tesseract")` for tests that need a program.

Without the program the test is left out and the reason is printed; with REDACTOR_REQUIRE_ALL=1 it fails.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter

import pytest
from hypothesis import settings

_LEFT_OUT: Counter[str] = Counter()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "requires(program, ...): left out where the program is not installed")
    # A gate must say the same of the same commit; new examples are looked for by `make soak`.
    settings.register_profile("suite", derandomize=True, deadline=None)
    if os.environ.get("REDACTOR_SOAK") != "1":
        settings.load_profile("suite")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("soak") and os.environ.get("REDACTOR_SOAK") != "1":
        pytest.skip("slow: make soak runs it")
    for mark in item.iter_markers("requires"):
        for program in mark.args:
            if shutil.which(program) is None:
                reason = f"{program} is not installed"
                if os.environ.get("REDACTOR_REQUIRE_ALL") == "1":
                    pytest.fail(f"{reason}, and REDACTOR_REQUIRE_ALL is set")
                _LEFT_OUT[reason] += 1
                pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason, count in _LEFT_OUT.items():
        terminalreporter.write_line(
            f"{count} tests were left out: {reason} (REDACTOR_REQUIRE_ALL=1 makes them fail)"
        )
