"""How long `explorer serve` takes to answer, beside an empty Dash app."""

import time
from statistics import median

import psutil

from tests.bench.figures import Samples, Section, flat, goal, ratio, spread, table, times
from tests.bench.lab import EMPTY, OURS, Lab, running, say

COMMANDS = {"explorer serve": OURS, "an empty Dash app": EMPTY}


def measure(lab: Lab) -> list[Section]:
    """Pairs of processes, in turns."""
    wall: dict[str, list[Samples]] = {name: [] for name in COMMANDS}
    cpu: dict[str, list[Samples]] = {name: [] for name in COMMANDS}
    for number in range(lab.rounds(11, 3) + 1):
        say(f"start, pair {number}" if number else "start, a first pair to warm the disk")
        for name in sorted(COMMANDS, reverse=bool(number % 2)):
            seconds, used = _start(name)
            if number:
                wall[name].append([seconds])
                cpu[name].append([used])
    rows = [[name, spread(flat(wall[name])), spread(flat(cpu[name]))] for name in COMMANDS]
    ours, bare = COMMANDS
    rows.append(["times the empty one (pairs)", ratio(wall[ours], wall[bare]), ratio(cpu[ours], cpu[bare])])  # fmt: skip
    section = Section(
        "Start",
        "From the start of a process to its first answer at `/healthz`; the explorer reads, checks and adds up the"
        " bundled collection in that time. Both are served by waitress. Seconds: median (smallest–largest).",
        [table(["", "until it answers", "CPU until then"], rows)],
    )  # fmt: skip
    section.goals.append(goal("ready under 3 s", median(flat(wall[ours])), 3, " s"))
    section.goals.append(goal("under 3 times the empty app", times(wall[ours], wall[bare]), 3, " times"))  # fmt: skip
    return [section]


def _start(name: str) -> tuple[float, float]:
    started = time.perf_counter()
    with running(*COMMANDS[name]) as (_, process):
        seconds = time.perf_counter() - started
        used = psutil.Process(process.pid).cpu_times()
        return seconds, used.user + used.system
