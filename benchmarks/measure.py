"""Wall time, CPU time and peak memory of child processes, by ``os.wait4`` (not on Windows).

The kernel counts the parent's memory at the start as the child's, so the parent must stay small:
no figure here is below the parent's own peak (some 20 MiB).
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

_MIB = 2**20 if sys.platform == "darwin" else 2**10
"""``ru_maxrss`` is in bytes on macOS, in KiB elsewhere."""
_ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


class Cost(NamedTuple):
    """What a run cost."""

    wall: float
    cpu: float
    mib: float


class RunError(Exception):
    """A child process did not end well."""


def run_once(command: Sequence[str], output: Path) -> Cost:
    """Run one process with its output in a file; raise RunError unless it exits with 0."""
    errors = output.with_suffix(".err")
    with output.open("wb") as out, errors.open("wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=err, env=_ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or not output.stat().st_size:
        said = errors.read_text("utf-8", "replace").strip()[-500:]
        raise RunError(f"{' '.join(command)}: exit status {child.returncode}\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MIB)


def run_all(commands: Iterable[Sequence[str]], output: Path) -> Cost:
    """Run processes in sequence: times are summed, memory is the highest."""
    costs = [
        run_once(command, output.with_suffix(f".{number}.txt"))
        for number, command in enumerate(commands)
    ]
    walls, cpus, mibs = zip(*costs, strict=True)
    return Cost(sum(walls), sum(cpus), max(mibs))


def medians(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    walls, cpus, mibs = zip(*costs, strict=True)
    return Cost(median(walls), median(cpus), median(mibs))
