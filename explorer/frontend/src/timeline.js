/**
 * The timeline: histogram, window, lanes and play. The Selection decides what is shown; while the
 * reader drags or plays, the window is drawn at once and the Selection follows.
 */

import { dayFrom, isoOf, longDay, whenWords } from "./dates.js";
import { follow, shift, zoom } from "./timeline/axis.js";
import { binOf } from "./timeline/bins.js";
import { make } from "./timeline/dom.js";
import { createKeyboard } from "./timeline/keyboard.js";
import { createLayer } from "./timeline/layer.js";
import { barLines, countAll, countOwn, measure, nameAll, placeAll, reportDays, tieBars } from "./timeline/model.js";
import { paintLanes } from "./timeline/paint-lanes.js";
import { paintBars, paintFrame, paintHandles, paintOwn, paintPins, paintTie, paintWindow, ROWS } from "./timeline/paint.js";
import { createPlay } from "./timeline/play.js";
import { createPointer } from "./timeline/pointer.js";
import { hatch, readTheme } from "./timeline/theme.js";
import { createTools } from "./timeline/tools.js";
import { patchOf, slideDays, windowOf, within } from "./timeline/window.js";

const PULSE = 600;
const VISITED = "explorer.timeline.visited";
/** Keys move the window at once; the history entry waits until they rest. */
const REST = 500;

/**
 * @param {{graph: object, state: object, tools: HTMLElement, plot: HTMLElement,
 *   announce: (text: string) => void, tooltip: {show: Function, hide: Function},
 *   register: (actions: Record<string, Function>) => void}} options
 */
export function createTimeline({ graph, state, tools: toolsHost, plot, announce, tooltip, register }) {
  const bounds = { from: graph.collection.first, to: graph.collection.last };
  const canvas = make("canvas", { class: "tl-canvas", role: "img", "aria-label": "Claims over time" });
  const probe = make("span", { class: "tl-rail", "aria-hidden": "true" });
  plot.replaceChildren(canvas, probe);
  plot.classList.add("tl-plot");
  toolsHost.classList.add("tl-tools");

  const screen = createLayer(canvas);
  const layers = { bars: createLayer(), frame: createLayer(), lanes: createLayer() };
  let theme = readTheme(plot);
  let selection = state.get();
  let window = windowOf(selection, bounds);
  let axis = { ...bounds };
  let pins = null;
  const wanted = new Uint8Array(graph.ties.id.length);
  let model = null;
  let hits = [];
  let open = false;
  let actor = -1;
  let focus = null;
  let pulse = 0;
  let frame = 0;
  let rest = 0;
  let told = "";
  const stale = new Set(["size"]);

  // ---------------------------------------------------------------- moving the window

  /** Shows a window at once; the views follow with the next frame, not with every pixel. */
  function move(next) {
    window = next;
    setAxis(follow(axis, window, bounds));
    stale.add("live");
    draw();
  }

  /** Shows another stretch of time; the window and the views stay as they are. */
  function setAxis(next) {
    if (next.from === axis.from && next.to === axis.to) return;
    axis = next;
    stale.add("size");
    tools.setAxis(axis.from > bounds.from || axis.to < bounds.to);
    draw();
  }

  /** @param {number} factor below 1 nearer @param {number} [day] that stays where it is */
  function nearer(factor, day = Math.round((window.from + window.to) / 2)) {
    setAxis(zoom(axis, Math.min(Math.max(day, axis.from), axis.to), factor, bounds));
  }

  /** A wheel zooms the axis, sideways it moves it; where the page itself scrolls, only with Ctrl. */
  function wheel(event) {
    const page = document.scrollingElement;
    const command = event.ctrlKey || event.metaKey;
    if (model === null || (!command && page.scrollHeight > page.clientHeight)) return;
    event.preventDefault();
    const place = canvas.getBoundingClientRect();
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      return setAxis(shift(axis, Math.round((across * (axis.to - axis.from)) / (model.scale.right - model.scale.left)), bounds));
    }
    return nearer(Math.exp(Math.min(200, Math.max(-200, event.deltaY)) / 300), model.scale.day(event.clientX - place.left));
  }

  function settle(next = window) {
    clearTimeout(rest);
    rest = 0;
    stale.delete("live");
    window = next;
    state.set(pins === null ? patchOf(window, bounds) : { a: isoOf(pins.a), b: isoOf(pins.b) }, "push");
    told = pins === null ? `${longDay(window.from)} to ${longDay(window.to)}` : `${longDay(pins.a)} and ${longDay(pins.b)}`;
    announce(told);
    draw();
  }

  function settleSoon() {
    clearTimeout(rest);
    rest = setTimeout(settle, REST);
  }

  function movePin(key, day) {
    pins = { ...pins, [key]: Math.min(Math.max(day, bounds.from), bounds.to) };
    move(window);
  }

  function go(patch) {
    play.stop();
    state.set(patch, "push");
  }

  const play = createPlay({
    bounds, window: () => window, mode: () => tools.mode(), move, settle: (next) => settle(next),
    onChange: (running) => tools.setPlaying(running),
  });
  const tools = createTools({ host: toolsHost, presets: graph.collection.presets ?? [], bounds, go, play: togglePlay, lanes: toggleLanes, all: () => setAxis({ ...bounds }) });
  const keyboard = createKeyboard({
    plot, bounds, window: () => window, pins: () => pins, play: togglePlay, nearer: (factor) => nearer(factor),
    move(next) {
      play.stop();
      move(next);
      settleSoon();
    },
    pin(key, day) {
      movePin(key, day);
      settleSoon();
    },
    onFocus(end) {
      focus = end;
      draw();
    },
  });

  function togglePlay() {
    if (pins !== null) return;
    clearTimeout(rest);
    play.toggle();
  }

  function toggleLanes() {
    open = !open;
    document.documentElement.dataset.lanes = open ? "open" : "";
    tools.setLanes(open);
    stale.add("size");
    draw();
  }

  // ---------------------------------------------------------------- pointer

  const pointer = createPointer({
    canvas, window: () => window, pins: () => pins,
    geometry: () => ({ scale: model.scale, top: model.top, hit }),
    on: {
      end(end, day, start) {
        const other = end === "from" ? "to" : "from";
        const days = [day, start[other]].sort((a, b) => a - b);
        drag(within({ from: days[0], to: days[1] }, bounds));
      },
      slide: (days, start) => drag(slideDays(start, days, bounds)),
      draw: (a, b) => drag(within({ from: Math.min(a, b), to: Math.max(a, b) }, bounds)),
      pin: movePin,
      settle: () => settle(),
      all: () => {
        setAxis({ ...bounds });
        settle({ ...bounds });
      },
      hit: (patch) => go(patch),
      bar(day) {
        const bar = binOf(day, model.bounds);
        if (bar < 0 || bar + 1 >= model.bounds.length) return;
        drag(within({ from: model.bounds[bar], to: model.bounds[bar + 1] - 1 }, bounds));
      },
      hover,
    },
  });

  function drag(next) {
    play.stop();
    move(next);
  }

  function hit(x, y) {
    return hits.findLast((h) => x >= h.x0 && x <= h.x1 && y >= h.y0 && y <= h.y1) ?? null;
  }

  function hover(point, grip, event) {
    if (point === null || model === null) return tooltip.hide();
    const found = hit(point.x, point.y);
    const cursors = { from: "ew-resize", to: "ew-resize", a: "ew-resize", b: "ew-resize", slide: "grab", new: "crosshair" };
    canvas.style.cursor = found?.patch ? "pointer" : cursors[grip] ?? "default";
    const lines = found !== null ? [found.words] : linesAt(point);
    return lines === null ? tooltip.hide() : tooltip.show({ x: event.clientX, y: event.clientY, lines });
  }

  function linesAt({ x, y }) {
    if (y < model.top || x < model.scale.left || x > model.scale.right) return null;
    const bar = binOf(model.scale.day(x), model.bounds);
    return bar < 0 || bar + 1 >= model.bounds.length ? null : barLines(model, bar);
  }

  // ---------------------------------------------------------------- drawing

  function draw() {
    if (frame === 0) frame = requestAnimationFrame(render);
  }

  function render(time) {
    frame = 0;
    if (stale.delete("live")) {
      state.set(pins === null ? patchOf(window, bounds) : { a: isoOf(pins.a), b: isoOf(pins.b) }, "live");
    }
    if (plot.clientWidth === 0) return;
    refresh();
    const pen = screen.clear(model.width, model.height, model.dpr);
    paintWindow(pen, model, layers, window);
    paintTie(pen, model);
    if (model.compare) paintPins(pen, model, pins, { from: "a", to: "b" }[focus]);
    else paintHandles(pen, model, window, focus, pulsing(time));
    tools.update(window, pins === null ? selection : { ...selection, a: isoOf(pins.a), b: isoOf(pins.b) });
    keyboard.update(window, box());
  }

  /** Computes anew only what is stale; a moved window finds nothing to do here. */
  function refresh() {
    if (stale.has("size")) {
      model = { ...model, ...measure(plot, probe, axis, theme, open), graph, theme };
      stale.add("place");
    }
    if (stale.has("place")) Object.assign(model, placeAll(graph, model.scale, selection.time), { time: selection.time });
    if (stale.has("place") || stale.has("count")) {
      model.counts = countAll(model.placed, wanted);
      stale.add("pick");
    }
    if (stale.has("pick")) pick();
    if (stale.size > 0) repaint();
    stale.clear();
  }

  function pick() {
    const shown = actor >= 0 ? actor : laneActor();
    Object.assign(model, {
      wanted, actor: shown, tie: selection.tie, event: selection.event, compare: pins !== null,
      own: countOwn(graph, model.placed, wanted, actor),
      ownName: actor < 0 ? null : graph.actors.label[actor],
      actorName: shown < 0 ? "" : graph.actors.label[shown],
      reports: reportDays(graph, graph.tieIndex.get(selection.tie) ?? -1, actor),
      tieBars: tieBars(graph, graph.tieIndex.get(selection.tie) ?? -1, model.scale),
    });
  }

  /** A tie clicked in the lanes keeps them: the lane of its subject, or of the actor before. */
  function laneActor() {
    const tie = graph.tieIndex.get(selection.tie) ?? -1;
    if (tie < 0) return -1;
    const ends = [graph.ties.subject[tie], graph.ties.object[tie]];
    return ends.includes(model.actor) ? model.actor : ends[0];
  }

  function repaint() {
    const { width, height, dpr, scale } = model;
    model.hatched = hatch(screen.context, theme, dpr);
    const pen = layers.bars.clear(width, height, dpr);
    paintBars(pen, model);
    const front = layers.frame.clear(width, height, dpr);
    paintOwn(front, model);
    model.named = nameAll(graph, scale, theme, front, pins === null ? [] : pinRoom());
    paintFrame(front, model);
    hits = model.named.map((name) => ({
      x0: Math.min(name.x, name.x0) - 2, x1: Math.max(name.x, name.x1) + 2, y0: model.top + 4 * model.k, y1: model.top + 20 * model.k,
      words: `${graph.events.title[name.index]}, ${whenWords(graph.events.start[name.index], graph.events.precision[name.index])}`,
      patch: { event: graph.events.id[name.index] },
    }));
    const lanes = layers.lanes.clear(width, height, dpr);
    if (model.lanes) hits.push(...paintLanes(lanes, model));
  }

  /** The stretches of the names' row that the pins and their days need. */
  function pinRoom() {
    const [a, b] = [pins.a, pins.b].map(model.scale.x).sort((x, y) => x - y);
    return [[a - 130, a + 12], [b - 12, b + 130]];
  }

  /** Where the window lies, for the focus ring of the brush, in rem. */
  function box() {
    const { scale, top, k } = model;
    const x0 = scale.x(window.from);
    const rem = (px) => px / theme.rem;
    return { left: rem(x0), width: rem(Math.max(2, scale.x(window.to + 1) - x0)), top: rem(top + ROWS.top * k), height: rem((ROWS.bottom - ROWS.top) * k) };
  }

  // ---------------------------------------------------------------- first visit

  /** 0 to 1 while the handles show themselves, once in a reader's life. */
  function pulsing(time) {
    if (pulse === 0) return 0;
    if (pulse < 0) pulse = time;
    const share = (time - pulse) / PULSE;
    if (share >= 1) pulse = 0;
    draw();
    return share >= 1 ? 0 : Math.max(share, 0.01);
  }

  function greet() {
    // A browser may refuse storage; then nothing pulses rather than at every visit.
    try {
      if (localStorage.getItem(VISITED) !== null) return;
      localStorage.setItem(VISITED, "1");
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) pulse = -1;
    } catch { /* no storage, no pulse */ }
  }

  // ---------------------------------------------------------------- from outside

  function update(view, next) {
    const before = selection;
    selection = next;
    if (changed(view.tie)) stale.add("count");
    if (next.time !== before.time) stale.add("place");
    const first = [next.actor].flat()[0];
    actor = graph.actorIndex.get(first) ?? -1;
    for (const key of ["actor", "tie", "event", "a", "b"]) if (String(next[key]) !== String(before[key])) stale.add("pick");
    if (!pointer.dragging() && !play.running() && !stale.has("live") && rest === 0) readDates();
    draw();
  }

  function readDates() {
    window = windowOf(selection, bounds);
    setAxis(follow(axis, window, bounds));
    const [a, b] = [dayFrom(selection.a), dayFrom(selection.b)];
    const had = pins !== null;
    pins = a === null || b === null ? null : { a: Math.min(Math.max(a, bounds.from), bounds.to), b: Math.min(Math.max(b, bounds.from), bounds.to) };
    if (had !== (pins !== null)) stale.add("pick");
  }

  /** Keeps which ties are wanted; true where a filter other than the dates has changed one. */
  function changed(tie) {
    let differs = false;
    for (let t = 0; t < wanted.length; t += 1) {
      const on = tie[t] > 0 ? 1 : 0;
      if (wanted[t] !== on) {
        wanted[t] = on;
        differs = true;
      }
    }
    return differs;
  }

  function resize() {
    stale.add("size");
    draw();
  }

  function setTheme() {
    theme = readTheme(plot);
    resize();
  }

  canvas.addEventListener("wheel", wheel, { passive: false });
  const sizes = new ResizeObserver(resize);
  sizes.observe(plot);
  const forced = matchMedia("(forced-colors: active)");
  forced.addEventListener("change", setTheme);
  register({ play: togglePlay, lanes: toggleLanes, "pin-a": () => keyboard.take("from"), "pin-b": () => keyboard.take("to") });
  greet();
  readDates();
  stale.add("pick");

  return {
    update,
    x: (day) => plot.getBoundingClientRect().left + (model?.scale.x(day) ?? 0),
    setTheme,
    resize,
    destroy() {
      play.stop();
      clearTimeout(rest);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      forced.removeEventListener("change", setTheme);
      pointer.destroy();
      plot.replaceChildren();
      toolsHost.replaceChildren();
    },
  };
}
