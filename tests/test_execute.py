"""Supervised workers: what becomes of a document whose worker hangs, dies, grows or fails."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from redactor.execute import Supervised, failure_of
from redactor.model.errors import Late, WorkerDied

SECONDS, MEMORY = 1.5, 1_000_000_000


def double(number: int) -> int:
    return number * 2


def my_pid() -> int:
    return os.getpid()


def hang() -> None:
    time.sleep(60)


def hang_deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(0)


def grow() -> int:
    return len(bytearray(3_000_000_000))


def shout() -> bool:
    print("words of the document", flush=True)  # noqa: T201
    print("words of the document", file=sys.stderr, flush=True)  # noqa: T201
    return os.system("echo words of the document") == 0  # noqa: S605


def my_limits() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_CORE)[0], resource.getrlimit(resource.RLIMIT_AS)[0]


def nap_and_say(number: int) -> int:
    time.sleep(0.1)
    return number


def nap_and_pid() -> int:
    time.sleep(0.2)
    return os.getpid()


def fail() -> None:
    raise ValueError("in the worker")


class Unpicklable(Exception):
    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def fail_oddly() -> None:
    raise Unpicklable("one", "two")


def give_a_lambda() -> object:
    return lambda: None


@pytest.fixture(scope="module")
def pool() -> Iterator[Supervised]:
    with Supervised(1, SECONDS, MEMORY) as one:
        one.submit(double, 1).result(timeout=30)
        yield one


def test_it_works_in_another_process_that_stays_warm(pool: Supervised) -> None:
    assert pool.submit(double, 21).result() == 42
    first, second = pool.submit(my_pid).result(), pool.submit(my_pid).result()
    assert first == second != os.getpid()


@pytest.mark.parametrize("stuck", [hang, hang_deaf])
def test_a_hanging_worker_is_late_and_its_neighbours_are_not(pool: Supervised, stuck: object) -> None:
    before, late, after = pool.submit(double, 1), pool.submit(stuck), pool.submit(double, 3)  # type: ignore[arg-type]
    assert before.result(timeout=10) == 2
    with pytest.raises(Late) as caught:
        late.result(timeout=30)
    code, sentence = failure_of(caught.value)
    assert code == "late"
    assert "Split it" in sentence
    assert after.result(timeout=10) == 6


@pytest.mark.parametrize("end", [die, leave, grow])
def test_a_worker_that_dies_or_grows_takes_only_its_own_document_with_it(
    pool: Supervised, end: object
) -> None:
    dead, after = pool.submit(end), pool.submit(double, 3)  # type: ignore[arg-type]
    with pytest.raises((WorkerDied, MemoryError)) as caught:
        dead.result(timeout=30)
    code, sentence = failure_of(caught.value)
    assert code == "worker-died"
    assert "try again" in sentence
    assert after.result(timeout=10) == 6


@pytest.mark.parametrize("end", [fail, fail_oddly, give_a_lambda])
def test_an_error_comes_back_as_an_error_and_the_worker_lives(pool: Supervised, end: object) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it is, it is no result
        pool.submit(end).result(timeout=30)  # type: ignore[arg-type]
    code, sentence = failure_of(caught.value)
    assert code == "internal"
    assert "in the worker" not in sentence
    assert pool.submit(double, 3).result(timeout=10) == 6


def test_what_cannot_be_handed_over_is_an_error_and_hangs_nothing(pool: Supervised) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it is no result
        pool.submit(double, lambda: None).result(timeout=10)
    assert pool.submit(double, 3).result(timeout=10) == 6


def test_a_memory_limit_too_small_to_start_in_ends_and_does_not_hang() -> None:
    with Supervised(1, SECONDS, 20_000_000) as tiny:
        for _ in range(2):
            with pytest.raises((WorkerDied, MemoryError)):
                tiny.submit(double, 1).result(timeout=30)


def test_an_idle_worker_that_is_ended_from_outside_costs_nothing(pool: Supervised) -> None:
    os.kill(pool.submit(my_pid).result(timeout=10), signal.SIGKILL)
    time.sleep(0.2)
    assert [pool.submit(double, number).result(timeout=10) for number in (1, 2)] == [2, 4]


def test_what_a_worker_prints_is_not_heard(pool: Supervised, capfd: pytest.CaptureFixture[str]) -> None:
    assert pool.submit(shout).result(timeout=10)
    assert "words of the document" not in "".join(capfd.readouterr())


def test_no_core_file_can_be_written_and_memory_is_limited(pool: Supervised) -> None:
    assert pool.submit(my_limits).result(timeout=10) == (0, MEMORY)


def test_two_workers_share_the_work() -> None:
    with Supervised(2, 10.0, MEMORY) as pool:
        assert [one.result() for one in [pool.submit(nap_and_say, n) for n in range(4)]] == [0, 1, 2, 3]
        assert len({one.result() for one in [pool.submit(nap_and_pid) for _ in range(4)]}) == 2


def test_a_worker_is_replaced_after_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.execute.DOCUMENTS_PER_WORKER", 2)
    with Supervised(1, 10.0, MEMORY) as pool:
        pids = [pool.submit(my_pid).result() for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_leaving_in_a_hurry_ends_the_workers() -> None:
    pool = Supervised(1, 30.0, MEMORY)
    pid = pool.submit(my_pid).result(timeout=30)
    stuck = pool.submit(hang)
    while not stuck.running():
        time.sleep(0.01)
    pool.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert isinstance(stuck.exception(timeout=5), WorkerDied)
    for _ in range(50):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


@pytest.mark.parametrize("error", [ValueError(), KeyError(), OSError()])
def test_an_ordinary_error_is_not_the_workers_death(error: Exception) -> None:
    assert failure_of(error)[0] == "internal"
