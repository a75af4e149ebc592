"""Speed beside others: `python -m tests.bench` measures and writes docs/benchmarks.md."""
