"""The imaginary collection of `world/`: a test copies it and breaks one thing."""

import shutil
import time
from pathlib import Path

from explorer.collection import problems

WORLD = Path(__file__).parent / "world"
LANTERN = "articles/2031-06-20-lanterns-over-pellmouth"
ARMED = "articles/2031-09-01-how-the-guard-was-armed"


def copied(to: Path) -> Path:
    """The folder of a fresh copy."""
    return Path(shutil.copytree(WORLD, to / "world", copy_function=shutil.copyfile))


def changed(folder: Path, name: str, old: str | bytes, new: str | bytes) -> Path:
    """Replaces the first `old` of a file, which must be there."""
    old, new = (t.encode() if isinstance(t, str) else t for t in (old, new))
    path = folder / name
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    return path


def told(folder: Path) -> list[str]:
    """The problems of a collection: found soon, and each on one line with file and line."""
    began = time.process_time()
    lines = [str(p) for p in problems(folder)]
    assert time.process_time() - began < 2
    for line in lines:
        where = line.removeprefix(f"{folder}/")
        assert line.isprintable(), ascii(line)
        assert where != line, line
        assert where.split(":")[1].isdigit(), line
        assert len(line) < 1000, line[:1000]
    return [line.removeprefix(f"{folder}/") for line in lines]
