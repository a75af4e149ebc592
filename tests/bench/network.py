"""The same actors and ties for everyone: read from the running app, written for the peers."""

import json
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.bench.lab import CACHE


def write(address: str, name: str, standing: int = 0) -> Path:
    """The network that an app at an address serves, as a file for the peers' apps."""
    with urlopen(f"{address}/api/graph?modality=happened", timeout=240) as answer:
        payload = json.load(answer)
    path = CACHE / f"{name}.json"
    path.write_text(json.dumps(_network(payload, standing)), encoding="utf-8")
    return path


def _network(payload: dict[str, Any], standing: int) -> dict[str, Any]:
    actors, ties = payload["actors"], payload["ties"]
    return {
        "actors": [
            {"id": i, "label": label, "x": x or 0, "y": y or 0}
            for i, label, x, y in zip(*(actors[c] for c in ("id", "label", "x", "y")), strict=True)
        ],
        "ties": [
            {"id": i, "source": actors["id"][s], "target": actors["id"][o], "sign": sign, "spans": spans}
            for i, s, o, sign, spans, modality in zip(
                *(ties[c] for c in ("id", "subject", "object", "sign", "spans", "modality")), strict=True
            )
            if o >= 0 and modality == standing
        ],
    }  # fmt: skip
