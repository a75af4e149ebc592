"""The picture: its names, its camera, a lost drawing context, tidying, fading and the exported file."""

import re
from base64 import b64encode
from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.browser.visit import open_page

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BOXES = """() => {
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { left, top, right, bottom, words: node.textContent, ink: node.getAttribute("fill") };
  };
  const plate = document.querySelector("svg > svg");
  const shapes = [...plate.querySelectorAll("polygon, circle")].map(box);
  const bright = (one) => {
    const dark = (ink) => /^rgb\\((\\d+)/.test(ink) && Number(/^rgb\\((\\d+)/.exec(ink)[1]) < 60;
    return dark(one.getAttribute("fill")) || dark(one.getAttribute("stroke") ?? "");
  };
  return {
    names: [...plate.querySelectorAll("text")].map(box), shapes,
    bright: [...plate.querySelectorAll("polygon, circle")].filter(bright).map(box),
    page: [...document.querySelectorAll("svg > text")].map(box),
    size: box(document.documentElement), plate: box(plate.querySelector("rect") ?? plate),
  };
}"""
LOSE = """() => {
  for (const canvas of document.querySelectorAll("#network-plate canvas")) {
    const gl = canvas.getContext("webgl2");
    gl?.getExtension("WEBGL_lose_context").loseContext();
  }
}"""
GREEN = """async (bytes) => {
  const image = new Image();
  image.src = `data:image/png;base64,${bytes}`;
  await image.decode();
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  let green = 0;
  for (let i = 0; i < data.length; i += 4) green += data[i] < 40 && data[i + 1] > 130 && data[i + 2] < 140;
  return green;
}"""


def ink(page):
    """How many pixels of the plate have the green of cooperative lines."""
    bytes_ = b64encode(page.locator("#network-plate").screenshot()).decode()
    return page.evaluate(GREEN, bytes_)


def spot(page, actor):
    point = page.evaluate(f"window.explorer.network.position({actor!r})")
    return (point["x"], point["y"]) if point else None


def free(page, point):
    """Whether no shape is under the pointer, faded ones too: a drag that begins on one moves it."""
    there = page.evaluate(
        """async () => (await (await fetch("/api/graph?modality=happened,planned,possible,called_for,denied")).json())
          .actors.id.map((id) => window.explorer.network.position(id)).filter(Boolean)"""
    )
    return all(apart(point, (at["x"], at["y"])) > 16 for at in there)


def settled(page):
    page.wait_for_timeout(500)


def plate(page):
    return page.locator("#network-plate").bounding_box()


def apart(p, q):
    return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5


@pytest.fixture(scope="module", params=[{}, PHONE], ids=["desk", "phone"])
def drawn(request, browser, address, tmp_path_factory):
    with open_page(browser, address, **request.param) as visit:
        page = visit.go("/")
        settled(page)
        return {
            **picture(page, tmp_path_factory.mktemp("picture")),
            "frame": plate(page),
            "phone": request.param is PHONE,
        }


def picture(page, tmp_path):
    """The exported picture, opened: where its names and shapes lie."""
    with page.expect_download() as download:
        page.locator("summary", has_text="Export").click()
        page.locator("[data-do=export-svg]").click()
    path = tmp_path / "network.svg"
    download.value.save_as(path)
    other = page.context.new_page()
    other.goto(path.as_uri())
    return other.evaluate(BOXES)


def overlap(p, q, by=1.5):
    return (
        p["left"] + by < q["right"] - by
        and q["left"] + by < p["right"] - by
        and p["top"] + by < q["bottom"] - by
        and q["top"] + by < p["bottom"] - by
    )


def gap(p, q):
    across = max(p["left"] - q["right"], q["left"] - p["right"], 0)
    down = max(p["top"] - q["bottom"], q["top"] - p["bottom"], 0)
    return (across**2 + down**2) ** 0.5


def rows(names):
    """Letters stand within their line: a name's box without the room above and below it."""
    return [
        {**name, "top": name["top"] + 3, "bottom": name["bottom"] - 3}
        for name in names
        if name["words"]
    ]


def test_names_stand_free_and_beside_their_shapes(drawn):
    names = rows(drawn["names"])
    least, most = (6, 20) if drawn["phone"] else (30, 60)  # lines of text: a long name has two
    assert least <= len(names) <= most
    both = [f"{p['words']} / {q['words']}" for p, q in combinations(names, 2) if overlap(p, q)]
    assert both == []
    assert [n["words"] for n in names for s in drawn["bright"] if overlap(n, s)] == []
    # of two lines above a shape the upper is a line further away
    far = 24 + 19
    assert [n["words"] for n in names if min(gap(n, s) for s in drawn["bright"]) > far] == []


def test_the_exported_picture_has_headline_legend_and_the_whole_plate(drawn):
    words = " ".join(line["words"] for line in drawn["page"])
    for part in ("actors and", "2019", "hostile"):
        assert part in words
    assert drawn["size"]["bottom"] > drawn["frame"]["height"] + 80
    top = min(s["top"] for s in drawn["shapes"])
    bottom = max(s["bottom"] for s in drawn["shapes"])
    assert bottom - top > 0.8 * drawn["frame"]["height"]


def test_the_wheel_zooms_to_the_pointer(page):
    before = spot(page, "egypt")
    other = spot(page, "turkey")
    page.mouse.move(*before)
    page.mouse.wheel(0, -300)
    settled(page)
    after = spot(page, "egypt")
    assert apart(after, before) < 4
    seen = spot(page, "turkey")
    assert seen is None or apart(seen, other) > 30
    page.locator("[data-do=fit]").click()
    settled(page)
    assert apart(spot(page, "turkey"), other) < 3


def test_a_drag_on_the_ground_pans_and_shift_makes_a_box(page):
    frame = plate(page)
    start = (frame["x"] + 40, frame["y"] + frame["height"] - 30)
    before = spot(page, "egypt")
    url = page.url
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 60, start[1] - 40, steps=5)
    page.wait_for_timeout(300)  # or the ground would glide on
    page.mouse.up()
    settled(page)
    moved = spot(page, "egypt")
    assert abs(moved[0] - before[0] - 60) < 6
    assert abs(moved[1] - before[1] + 40) < 6
    page.locator("[data-do=fit]").click()
    settled(page)
    egypt, russia = spot(page, "egypt"), spot(page, "russia")
    apart_before = apart(egypt, russia)
    page.keyboard.down("Shift")
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(egypt, russia, strict=True))
    corners = [(left - x, top - y) for x in range(15, 120, 5) for y in range(15, 120, 5)]
    page.mouse.move(*next(corner for corner in corners if free(page, corner)))
    page.mouse.down()
    page.mouse.move(right + 40, bottom + 40, steps=6)
    page.mouse.up()
    page.keyboard.up("Shift")
    settled(page)
    assert apart(spot(page, "egypt"), spot(page, "russia")) > 2 * apart_before
    assert page.url == url


def test_a_dragged_actor_stays_where_it_was_put(page):
    before, other = spot(page, "egypt"), spot(page, "turkey")
    to = (before[0] + 30, before[1] - 90)
    page.mouse.move(*before)
    page.mouse.down()
    page.mouse.move(*to, steps=6)
    page.mouse.up()
    settled(page)
    assert apart(spot(page, "egypt"), to) < 6
    assert apart(spot(page, "turkey"), other) < 3
    assert "actor=" not in page.url


def test_double_click_focuses_numbers_widen_and_escape_returns(page):
    at = spot(page, "haftar")
    page.mouse.dblclick(*at)
    expect(page).to_have_url(re.compile("actor=haftar.*depth=1"))
    settled(page)
    near = [spot(page, actor) is not None for actor in ("haftar", "fathi-bashagha", "hcs", "akar")]
    assert near[0]
    assert not all(near)
    page.keyboard.press("3")
    expect(page).to_have_url(re.compile("depth=3"))
    settled(page)
    assert sum(spot(page, a) is not None for a in ("haftar", "hcs", "akar")) == 3
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("depth="))


def test_a_lost_drawing_context_comes_back(page):
    settled(page)
    whole = ink(page)
    assert whole > 1000
    page.evaluate(LOSE)
    page.wait_for_timeout(1500)
    assert ink(page) > 0.9 * whole
    x, y = spot(page, "haftar")
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("actor=haftar"))


def test_without_a_new_context_the_list_takes_the_place_and_says_so(page):
    page.evaluate("""() => {
      const own = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") && !this.isConnected ? null : own.call(this, kind, ...more);
      };
    }""")
    page.evaluate(LOSE)
    expect(page.locator("#notes")).to_contain_text("Here are its ties as a list")
    expect(page.locator("#live")).to_contain_text("lost")
    expect(page.locator(".ag-row").first).to_be_visible()


def test_tidy_lays_out_and_the_page_answers_meanwhile(page):
    before = spot(page, "egypt")
    page.locator("[data-do=tidy]").click()
    longest = page.evaluate("""() => new Promise((done) => {
      let longest = 0, last = performance.now(), left = 60;
      const tick = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        if (left--) setTimeout(tick, 10); else done(longest);
      };
      tick();
    })""")
    assert longest < 1500  # the worker lays out; without it the page would stand still for seconds
    expect(page.locator("#live")).to_contain_text("laid out afresh", timeout=10_000)
    settled(page)
    assert apart(spot(page, "egypt"), before) > 5


FRAMES = """() => new Promise((done) => {
  const canvas = document.querySelector("#network-plate .sigma-edges");
  let frames = 0;
  const gl = canvas.getContext("webgl2");
  const own = gl.clear.bind(gl);
  gl.clear = (...bits) => { frames++; own(...bits); };
  document.querySelector('[data-filter="signs"][data-value="hostile"]').click();
  setTimeout(() => done(frames), 600);
})"""


@pytest.mark.parametrize(("motion", "least", "most"), [("no-preference", 2, 99), ("reduce", 1, 1)])
def test_a_filter_fades_in_unless_motion_is_unwanted(browser, address, motion, least, most):
    with open_page(browser, address, reduced_motion=motion) as visit:
        page = visit.go("/")
        settled(page)
        assert least <= page.evaluate(FRAMES) <= most
