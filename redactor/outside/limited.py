"""Runs one program through pipes, with a limit on time and memory.

Takes a command and the bytes for its standard input; gives its exit status and standard output. No
shell, no file. It does not promise that the program does no harm: only that it ends.
"""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Mapping, Sequence


def run_limited(
    command: Sequence[str], data: bytes, environment: Mapping[str, str], *, seconds: float, memory_bytes: int
) -> tuple[int, bytes]:
    """Return exit status and standard output; standard error is thrown away: it may quote the document.

    Raises:
        subprocess.TimeoutExpired: It did not end in time; it has been killed.
        OSError: It could not be started.
    """
    with subprocess.Popen(  # noqa: S603 - a fixed program, no shell, no words of the document among the arguments
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment),
        close_fds=True,
    ) as process:
        try:
            # It waits for its input, so the limits hold before it has anything to do. The limit on processor
            # time ends it even if this process is killed meanwhile.
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory_bytes, memory_bytes))
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
            out, _ = process.communicate(data, timeout=seconds)
        except ProcessLookupError:
            out, _ = process.communicate(timeout=seconds)
        except BaseException:
            process.kill()
            raise
    return process.returncode, out
