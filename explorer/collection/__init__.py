"""Text to model and back: `read`, `problems` and what `write` writes."""

from explorer.collection.check import problems
from explorer.collection.draft import Problem
from explorer.collection.read import read

__all__ = ["Problem", "problems", "read"]
