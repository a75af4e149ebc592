"""Where the data and the browser's files lie: beside the package, or inside an installed one."""

from pathlib import Path

from explorer.errors import SetupError

_PACKAGE = Path(__file__).resolve().parent


def assets() -> Path:
    """The folder of style sheets and pictures, with the bundle in `build/`."""
    return _either(_PACKAGE.parent / "assets", _PACKAGE / "_assets")


def data() -> Path:
    """The folder of the collections."""
    return _either(_PACKAGE.parent / "data", _PACKAGE / "_data")


def bundle() -> Path:
    """The browser's bundle; raises SetupError where it was not built."""
    path = assets() / "build" / "explorer.js"
    if not path.is_file():
        raise SetupError(f"{path} is missing: run `make setup` to build the browser's bundle.")
    return path


def _either(source: Path, installed: Path) -> Path:
    return source if source.is_dir() else installed
