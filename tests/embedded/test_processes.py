"""Whoever ends processes must end exactly its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import psutil
import pytest

from tepat.embedded.processes import Started, end, is_alive

PARENT = (
    "import subprocess, sys, time;"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(flush=True); time.sleep(60)"
)


@pytest.fixture
def started() -> Iterator[Started]:
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT], start_new_session=True, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    record = Started.of(process.pid)
    yield record
    end(record.family(), 9, grace=5)
    process.communicate()


def test_children_of_a_killed_process_are_still_found(started: Started) -> None:
    assert len(started.family()) == 2
    leader = started.process()
    assert leader is not None
    leader.kill()
    while is_alive(leader):
        time.sleep(0.01)
    assert started.process() is None
    (orphan,) = started.family()
    leader.wait(5)
    assert started.family() == [orphan]
    assert end([orphan], 15, grace=5)
    assert started.family() == []


def test_reused_process_id_is_not_signalled(started: Started) -> None:
    mistaken = replace(started, started_at=started.started_at - 60)
    assert mistaken.process() is None
    assert mistaken.family() == []
    assert replace(started, started_at=psutil.boot_time() - 60).family() == []


def test_process_that_ignores_the_first_signal_gets_the_next_signal() -> None:
    stubborn = (
        "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    assert not end([psutil.Process(process.pid)], 15, grace=0.2)
    assert end([psutil.Process(process.pid)], 15, 9, grace=0.2)
    process.communicate()
