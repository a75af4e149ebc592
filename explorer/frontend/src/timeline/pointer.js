/** Mouse, pen and finger on the plot: handles, sliding, a new window, a click on a bar. */

/** Half of the 24 px that a handle can be caught in, and how far a click may tremble. */
const REACH = 12;
const TREMBLE = 4;
/** A single click waits this long for its history entry, or a double click would leave two. */
const DOUBLE = 300;

/**
 * @param {{canvas: HTMLElement, geometry: () => object, window: () => object, pins: () => object|null,
 *   on: Record<string, Function>}} options
 * `geometry()` gives scale, `top` of the histogram and `hit(x, y)`; `on` has
 * end, slide, draw, pin, settle, bar, hit, all, hover
 */
export function createPointer({ canvas, geometry, window: current, pins, on }) {
  let drag = null;
  let waiting = 0;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  /** What a press here would take hold of. */
  function grip({ x, y }) {
    const { scale, top } = geometry();
    const pair = pins();
    if (pair !== null) return pinNear(scale, pair, x);
    const { from, to } = current();
    const [a, b] = [scale.x(from), scale.x(to + 1)];
    const near = Math.abs(x - a) <= Math.abs(x - b) ? ["from", a] : ["to", b];
    // In the lanes a bar beside the window's edge can still be clicked.
    if (Math.abs(x - near[1]) <= (y >= top ? REACH : 4)) return near[0];
    if (x > a && x < b && !(from <= scale.first && to >= scale.last)) return "slide";
    return x >= scale.left - REACH && x <= scale.right + REACH ? "new" : null;
  }

  function press(event) {
    if (event.button !== 0 || drag !== null) return;
    const point = at(event);
    const kind = grip(point);
    if (kind === null && geometry().hit(point.x, point.y) === null) return;
    canvas.setPointerCapture(event.pointerId);
    drag = { kind, start: point, window: current(), moved: false, id: event.pointerId };
  }

  function move(event) {
    const point = at(event);
    if (drag === null) return on.hover(point, grip(point), event);
    if (!drag.moved && Math.abs(point.x - drag.start.x) < TREMBLE) return undefined;
    drag.moved = true;
    return follow(point);
  }

  function follow({ x }) {
    const { scale } = geometry();
    const day = scale.day(x);
    const { kind } = drag;
    if (kind === "from") on.end("from", scale.day(x + 0.5), drag.window);
    else if (kind === "to") on.end("to", scale.day(x - 0.5), drag.window);
    else if (kind === "slide") on.slide(day - scale.day(drag.start.x), drag.window);
    else if (kind === "new") on.draw(scale.day(drag.start.x), day);
    else if (kind === "a" || kind === "b") on.pin(kind, day);
  }

  function release(event) {
    if (drag === null) return;
    const { moved, start } = drag;
    drag = null;
    if (moved) on.settle();
    else if (event.type === "pointerup") click(event, start);
  }

  function click(event, { x, y }) {
    const { hit, top, scale } = geometry();
    const found = hit(x, y);
    if (found?.patch) return on.hit(found.patch);
    if (y < top || pins() !== null) return undefined;
    if (waiting !== 0) {
      clearTimeout(waiting);
      waiting = 0;
      return on.all();
    }
    on.bar(scale.day(x));
    waiting = setTimeout(() => {
      waiting = 0;
      on.settle();
    }, DOUBLE);
    return undefined;
  }

  const leave = () => drag === null && on.hover(null, null, null);
  const listeners = { pointerdown: press, pointermove: move, pointerup: release, pointercancel: release, pointerleave: leave };
  for (const [name, listener] of Object.entries(listeners)) canvas.addEventListener(name, listener);

  return {
    dragging: () => drag !== null && drag.moved,
    destroy() {
      clearTimeout(waiting);
      for (const [name, listener] of Object.entries(listeners)) canvas.removeEventListener(name, listener);
    },
  };
}

function pinNear(scale, { a, b }, x) {
  const [near, at] = Math.abs(x - scale.x(a)) <= Math.abs(x - scale.x(b)) ? ["a", scale.x(a)] : ["b", scale.x(b)];
  return Math.abs(x - at) <= REACH ? near : null;
}
