"""Eight states of the page as pictures in screenshots/, to be laid beside the design."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.visit import open_page, serving

FOLDER = Path(__file__).parent.parent / "screenshots"
SEED = "2020-12-26-akar-visits-tripoli"
TIE = "turkey--backs--gna"


@dataclass(frozen=True)
class State:
    name: str
    path: str
    options: tuple[tuple[str, Any], ...] = ()


def states(tie: str) -> Iterator[State]:
    """The states of the design; `tie` is one that the first article proves."""
    phone = (
        ("viewport", {"width": 390, "height": 844}),
        ("device_scale_factor", 2),
        ("has_touch", True),
        ("is_mobile", True),
    )
    yield State("home", "/")
    yield State("tie", f"/?tie={tie}")
    yield State("article", f"/?article={SEED}")
    yield State("actor", "/?actor=haftar")
    yield State("compare", "/?a=2019-04-01&b=2020-10-23")
    yield State("dark", f"/?tie={tie}", (("color_scheme", "dark"),))
    yield State("phone", "/", phone)
    yield State("empty", "/?relations=sanctions&min=4")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        for state in states(TIE):
            with open_page(browser, address, **dict(state.options)) as visit:
                page = visit.go(state.path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{state.name}.png", animations="disabled")
        browser.close()
    names = ", ".join(state.name for state in states(""))
    print(f"{FOLDER.name}/: {names}")  # noqa: T201


if __name__ == "__main__":
    main()
