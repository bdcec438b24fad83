"""Bytes that several processes of ours read without a copy of their own: memory without a name.

Takes buffers; gives a `Block` that a child process can attach. Nothing stands on a disk, and nothing
is left when the processes end, however they end. Linux only.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.model.errors import Unavailable

_ALIGNED = 64


@dataclass(frozen=True, slots=True)
class Block:
    """Where shared bytes are: a descriptor of a process, and how large they are."""

    pid: int
    descriptor: int
    size: int


class Shared:
    """Bytes shared by this process, until it lets them go."""

    def __init__(self, parts: Sequence[bytes | memoryview]) -> None:
        """Copy the parts into memory that can be attached.

        Raises:
            Unavailable: there is no room, or this system has no such memory.
        """
        lengths = [memoryview(part).nbytes for part in parts]
        places, at = [], _rounded(8 * (1 + len(parts)))
        for length in lengths:
            places.append(at)
            at = _rounded(at + length)
        try:
            descriptor = os.memfd_create("redactor", os.MFD_CLOEXEC)
            try:
                os.ftruncate(descriptor, at)
                with mmap.mmap(descriptor, at) as memory:
                    memory[: 8 * (1 + len(parts))] = struct.pack(f"<{1 + len(parts)}Q", len(parts), *lengths)
                    for place, length, part in zip(places, lengths, parts, strict=True):
                        memory[place : place + length] = memoryview(part).cast("B")
            except BaseException:
                os.close(descriptor)
                raise
        except (OSError, ValueError, AttributeError):
            raise Unavailable("The registers cannot be shared with the workers: memory is short") from None
        self.block = Block(os.getpid(), descriptor, at)

    def close(self) -> None:
        """Let it go: who has attached it keeps it."""
        os.close(self.block.descriptor)


def attach(block: Block) -> list[memoryview]:
    """Return the parts of a block of the parent process, not copied.

    Raises:
        Unavailable: it was let go already.
    """
    try:
        handle = os.open(f"/proc/{block.pid}/fd/{block.descriptor}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            memory = memoryview(mmap.mmap(handle, block.size, prot=mmap.PROT_READ))
        finally:
            os.close(handle)
    except (OSError, ValueError):
        raise Unavailable("The registers have just changed") from None
    (count,) = struct.unpack_from("<Q", memory)
    lengths = struct.unpack_from(f"<{count}Q", memory, 8)
    parts, at = [], _rounded(8 * (1 + count))
    for length in lengths:
        parts.append(memory[at : at + length])
        at = _rounded(at + length)
    return parts


def _rounded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
