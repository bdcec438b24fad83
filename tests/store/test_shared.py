"""Bytes shared between processes: read by a child, gone with the last of them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from redactor.model.errors import Unavailable
from redactor.store.shared import Block, Shared, attach

READ = """
import sys
from redactor.store.shared import Block, attach
parts = attach(Block(*map(int, sys.argv[1:])))
sys.stdout.buffer.write(b"|".join(map(bytes, parts)))
"""


def test_a_child_reads_what_was_shared() -> None:
    shared = Shared([b"head", b"", memoryview(b"x" * 1000)])
    block = shared.block
    done = subprocess.run(
        [sys.executable, "-c", READ, str(block.pid), str(block.descriptor), str(block.size)],
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"head||" + b"x" * 1000
    parts = attach(block)
    shared.close()
    assert bytes(parts[0]) == b"head"
    with pytest.raises(Unavailable):
        attach(block)


def test_an_attached_block_cannot_be_written() -> None:
    shared = Shared([b"head"])
    part = attach(shared.block)[0]
    assert part.readonly
    shared.close()


def test_a_foreign_block_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        attach(Block(os.getpid(), 9_999, 64))
