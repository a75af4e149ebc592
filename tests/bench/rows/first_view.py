"""The first view of the bundled collection, and the scripts on its path."""

from contextlib import ExitStack
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from tests.bench import network
from tests.bench.figures import Samples, Section, figure, flat, goal, ratio, spread, table, times
from tests.bench.lab import OURS, Lab, Meter, drawn, peer, running, say

Rounds = dict[str, list[Samples]]


def measure(lab: Lab) -> list[Section]:
    """Main-thread CPU to the first painted network, and bytes of scripts."""
    cpu: Rounds = {}
    script: Rounds = {}
    bytes_: dict[str, dict[str, int]] = {}
    with ExitStack() as stack:
        addresses = {"explorer": stack.enter_context(running(*OURS))[0]}
        if lab.cytoscape:
            file = network.write(addresses["explorer"], "libya")
            addresses["dash-cytoscape"] = stack.enter_context(running(*peer("cytoscape", file)))[0]
        for name, address in addresses.items():
            bytes_[name] = _scripts(lab, address, name)
        for number in range(lab.rounds(9, 3)):
            say(f"first view, round {number + 1}")
            for name in sorted(addresses, reverse=bool(number % 2)):
                found = _visit(lab, addresses[name], name)
                cpu.setdefault(name, []).append([found["TaskDuration"]])
                script.setdefault(name, []).append([found["ScriptDuration"]])
    return [_section(cpu, script, bytes_)]


def _visit(lab: Lab, address: str, name: str) -> dict[str, float]:
    with lab.page(address) as meter:
        before = meter.read()
        _open(meter, address, name)
        return {key: value - before[key] for key, value in meter.read().items()}


def _open(meter: Meter, address: str, name: str) -> None:
    with drawn(meter, ours=name == "explorer"):
        meter.page.goto(address + "/", wait_until="commit")


def _scripts(lab: Lab, address: str, name: str) -> dict[str, int]:
    """Bytes of every script that is asked for until the network is there, as they are run."""
    found: dict[str, int] = {}

    def note(response: Any) -> None:
        if response.request.resource_type == "script":
            found[urlsplit(response.url).path.rsplit("/", 1)[-1]] = len(response.body())

    with lab.page(address) as meter:
        answers: list[Any] = []
        meter.page.on("response", lambda answer: answers.append(answer))
        _open(meter, address, name)
        for answer in answers:
            note(answer)
    return found


def _section(cpu: Rounds, script: Rounds, bytes_: dict[str, dict[str, int]]) -> Section:
    others = [name for name in cpu if name != "explorer"]
    rows = []
    for name in cpu:
        size = sum(bytes_[name].values()) / 1000
        less = ratio(cpu[name], cpu["explorer"]) if name in others else "1"
        rows.append([name, spread(flat(cpu[name])), spread(flat(script[name])), less, figure(size)])
    own = bytes_["explorer"]
    bundle = own.get("explorer.js", 0) / 1000
    section = Section(
        "First view of the Libya collection",
        "A new reader with empty caches, from the request of the page to four frames after the network is there."
        " dash-cytoscape draws the same actors and happened ties, with positions given and no panel, timeline or"
        " filters. Main-thread CPU in ms: median (smallest–largest).",
        [table(["", "main thread", "of which scripts", "times the explorer's (rounds)", "scripts, kB"], rows)],
        notes=[
            f"Of the explorer's scripts its own bundle is {figure(bundle)} kB; the largest others are "
            + ", ".join(f"{n.split('.v')[0]} {figure(s / 1000)} kB" for n, s in _largest(own)) + ".",
        ],
    )  # fmt: skip
    for name in others:
        value = times(cpu[name], cpu["explorer"])
        section.goals.append(goal(f"2 times less than {name}", value, 2, " times", least=True))
    size = sum(own.values()) / 1000
    section.goals.append(goal("scripts on the first screen's path under 1,600 kB", size, 1600, " kB"))  # fmt: skip
    section.goals.append(goal("our bundle under 350 kB", bundle, 350, " kB"))
    heavy = [n for n in own if "plotly" in n or "grid" in n]
    section.goals.append(
        "Goal: neither Plotly nor the list's grid among them — "
        + (f"**missed**: {', '.join(heavy)}." if heavy else "met.")
    )
    if not median(flat(cpu["explorer"])):
        raise RuntimeError("the page cost nothing: nothing was measured")
    return section


def _largest(sizes: dict[str, int]) -> list[tuple[str, int]]:
    others = {n: s for n, s in sizes.items() if n != "explorer.js"}
    return sorted(others.items(), key=lambda item: -item[1])[:3]
