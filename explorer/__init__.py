"""Who backs whom, since when, and which sentence proves it: an explorer of conflict actors."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036  the one line that an older Python gets to read
    sys.stderr.write("explorer needs Python 3.11 or newer, not " + sys.version.split()[0] + "\n")
    sys.exit(2)
