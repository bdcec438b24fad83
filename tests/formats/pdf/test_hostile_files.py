"""Files that loop, nest, lie about their size or are damaged: a result or a clear block, in time.

Each goes the whole road and through the verifier by itself, as anyone's file."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest

import redactor
from redactor.model.outcome import Outcome

from .hostile_bombs import HOSTILE
from .hostile_files import REGISTER, SECONDS
from .making import SURNAME


@pytest.fixture(scope="module", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Any:
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))
    yield
    if before is None:
        del os.environ["XDG_STATE_HOME"]
    else:
        os.environ["XDG_STATE_HOME"] = before


@pytest.mark.parametrize("name", HOSTILE)
def test_ends_in_a_result_or_a_clear_block_in_time(name: str) -> None:
    make, how = HOSTILE[name]
    data = make()
    register = redactor.load_register(REGISTER)
    begun = time.process_time()
    result = redactor.redact(data, "a.pdf", register, ["reader"], "register-only")
    assert time.process_time() - begun < SECONDS
    codes = {reason.code for reason in result.report.reasons}
    assert "internal" not in codes
    assert result.outcome is Outcome.RELEASE or codes
    if how:
        assert how in {*codes, result.outcome.value}
    if result.output is not None:
        assert SURNAME.encode() not in result.output


@pytest.mark.parametrize("name", HOSTILE)
def test_the_verifier_alone_ends_in_time(name: str) -> None:
    data = HOSTILE[name][0]()
    begun = time.process_time()
    report = redactor.verify(data, "a.pdf", redactor.load_register(REGISTER), ["reader"])
    assert time.process_time() - begun < SECONDS
    assert "internal" not in {reason.code for reason in report.reasons}
