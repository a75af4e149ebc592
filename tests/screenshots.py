"""Pictures in screenshots/: eight states to be laid beside the design, and those of the tour."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.visit import Visit, open_page, serving

FOLDER = Path(__file__).parent.parent / "screenshots"
SEED = "2020-12-26-akar-visits-tripoli"
TIE = "turkey--backs--gna"


@dataclass(frozen=True)
class State:
    """One picture: `click` is pressed one after the other, `part` is all that is shown."""

    name: str
    path: str
    options: tuple[tuple[str, Any], ...] = ()
    click: tuple[str, ...] = ()
    part: str | None = None
    typed: str = ""


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


def tour() -> Iterator[State]:
    """The steps of docs/tour.md, in its order."""
    war = "from=2019-04-04&to=2020-10-23"
    yield State("tour-compare", "/?a=2019-04-01&b=2020-10-23", part="#panel")
    yield State("tour-contested", "/?tie=turkey--backs--gna", part="#panel")
    yield State("tour-reported", f"/?time=reported&{war}")
    yield State(
        "tour-chains", f"/?actor=uae,gna&{war}", click=("#panel .way summary",), part="#panel"
    )
    yield State("tour-camps", f"/?show=camps&{war}", part="#panel")
    yield State(
        "tour-triangles",
        "/?show=triangles&from=..&to=..",
        click=("#panel .way summary",),
        part="#panel",
    )
    yield State("tour-doubt", "/?show=doubt&doubt=reuters", part="#panel")
    yield State("tour-silence", "/?actor=wagner&from=..&to=..", part="#timeline")
    yield State(
        "tour-measures", f"/?actor=egypt&{war}", click=("#panel .measures summary",), part="#panel"
    )
    yield State("tour-map", f"/?view=map&{war}", part="#plate")
    yield State("tour-charts", f"/?view=charts&{war}", part="#plate")
    yield State("tour-reading", f"/?article={SEED}")
    yield State("tour-commands", "/", typed="path from UAE to GNA")
    yield State(
        "tour-saved",
        f"/?actor=turkey&{war}",
        click=("summary:has-text('Export')", "[data-do=saved]", "[data-do=save-view]"),
        part="#saved",
    )


def shoot(visit: Visit, state: State) -> None:
    page = visit.go(state.path)
    page.wait_for_load_state("networkidle")
    if "view=" in state.path:
        page.wait_for_selector(".js-plotly-plot[data-heard]")
    for selector in state.click:
        page.locator(selector).first.click()
    if state.typed:
        page.keyboard.press("/")
        page.keyboard.type(state.typed)
        page.wait_for_selector("#search-results [role=option]")
    page.wait_for_timeout(400)
    to = FOLDER / f"{state.name}.png"
    place = page if state.part is None else page.locator(state.part)
    place.screenshot(path=to, animations="disabled")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        for state in (*states(TIE), *tour()):
            with open_page(browser, address, **dict(state.options)) as visit:
                shoot(visit, state)
        browser.close()
    names = ", ".join(state.name for state in (*states(""), *tour()))
    print(f"{FOLDER.name}/: {names}")  # noqa: T201


if __name__ == "__main__":
    main()
