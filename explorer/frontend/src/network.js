/**
 * The network: actors and the lines between them, drawn by sigma with its own programs.
 * `update` takes a derived view; a moved window only rewrites states in the buffers and asks for a frame.
 */
import { note } from "./dom.js";
import { actorsWhere, cameraFor, extent, fitBox, project } from "./network/camera.js";
import { createCamps } from "./network/camps.js";
import { along, pick } from "./network/geometry.js";
import { itemsOf } from "./network/items.js";
import { fillPlate, placeActors, tidy as layOut } from "./network/layout.js";
import { NARROW } from "./network/labels.js";
import { showLegend } from "./network/legend.js";
import { createMeasure, drawOver, drawUnder } from "./network/overlay.js";
import { createPace } from "./network/pace.js";
import { toPNG as pngOf, toSVG as svgOf } from "./network/picture.js";
import { listen } from "./network/pointer.js";
import { createRescue } from "./network/rescue.js";
import { createScene, setRadii, setStates, takeView } from "./network/scene.js";
import { canDraw, createStage, requireWebGL } from "./network/stage.js";
import { CROWD, HIDDEN } from "./network/states.js";
import { readTheme } from "./network/theme.js";

const GLIDE = 220; // ms a camera takes
const FADE = 120; // ms a change of the view takes, in opacity only
/** While the window moves, labels are placed in one of so many pictures, and take at most this share of the time. */
const LABEL_EVERY = 12;
const LABEL_SHARE = 0.01;

/** @param {{graph: any, state: any, plate: HTMLElement, legendHost: HTMLElement, announce: Function, tooltip: any, register: Function}} parts */
export function createNetwork({ graph, state, plate, legendHost, announce, tooltip, register }) {
  requireWebGL();
  const scene = createScene(graph);
  scene.theme = readTheme(plate);
  scene.zoom = 1;
  placeActors(scene);
  plate.tabIndex = 0;
  plate.setAttribute("role", "application");
  plate.setAttribute("aria-label", "Network of actors and ties. Arrow keys walk along ties; L shows the same as a list.");
  const measure = createMeasure(() => scene.theme);
  const camps = createCamps(scene);
  const pace = createPace(() => {
    camps.update();
    paint();
  });
  const rescue = createRescue({ canDraw, again: remount, giveUp });
  const pinned = new Set();
  let items = null;
  let stale = true; // a frame is due
  let home = true; // the camera stands as fit left it
  let homeRatio = 1; // the ratio at which everything fits
  let crowd = 0;
  let stopTidy = null;
  let itemsDue = true; // marks and labels are to be computed, not only drawn
  let placing = { at: -Infinity, cost: 0, kept: 0 }; // when labels were last placed, how long that took, how many pictures ago
  let fadeFrom = 0;
  let unlisten = () => {};
  let stage = open();

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** Sigma on the plate; once more after its context was lost. */
  function open() {
    const next = createStage(scene, plate);
    next.sigma.on("beforeRender", beforeRender);
    next.sigma.on("afterRender", afterRender);
    next.camera.on("updated", () => {
      stale = itemsDue = true;
      if (scene.n > CROWD) pace.stir(true);
    });
    unlisten = listen({ sigma: next.sigma, scene, state, plate, tooltip, announce, hooks: { relight, moveActor, dropActor: (i) => pinned.add(i), goTo, zoom, fit: () => fit() } });
    rescue.watch(["edges", "nodes", "hoverNodes"].map((layer) => next.canvases[layer]));
    return next;
  }

  function close() {
    rescue.unwatch();
    unlisten();
    if (stage.open) stage.sigma.kill();
    stage.open = false;
  }

  function remount() {
    const seen = stage.camera.getState();
    close();
    stage = open();
    stage.camera.setState(seen);
    if (scene.view) setStates(scene);
    paint();
  }

  function giveUp() {
    const words = "The picture of the network was lost. Here are its ties as a list.";
    note([words]);
    announce(words);
    state.set({ show: "list" }, "replace");
  }

  function paint() {
    stale = itemsDue = true;
    if (stage.open) stage.sigma.scheduleRender();
  }

  function beforeRender() {
    const { camera } = stage;
    scene.fade = fadeShare();
    scene.zoom = homeRatio / camera.ratio;
    const plateShare = Math.min(1, Math.max(0.6, Math.min(plate.clientWidth, plate.clientHeight) / 600));
    const scale = (crowd || 1) * plateShare * Math.min(2.2, Math.max(0.75, scene.zoom ** 0.4));
    if (Math.abs(scale - scene.scale) < 1e-4) return;
    scene.scale = scale;
    setRadii(scene);
  }

  function fadeShare() {
    if (scene.fade === 1) return 1;
    fadeFrom ||= performance.now() - 1000 / 60; // the first picture is one frame into it, however late it comes
    const share = Math.min(1, (performance.now() - fadeFrom) / FADE);
    return 1 - (1 - share) ** 2;
  }

  function afterRender() {
    stale = false;
    if (!scene.view) return;
    project(scene, stage.sigma);
    if (itemsDue || !items) compose();
    drawUnder(stage.under, items, scene.theme);
    drawOver(stage.over, items, scene.theme);
    pace.drawn();
    if (scene.fade < 1) stage.sigma.scheduleRender();
  }

  /** What lies over the lines; while the window moves, labels mostly keep their places beside their actors. */
  function compose() {
    const started = performance.now();
    const early = placing.kept < LABEL_EVERY || started - placing.at < placing.cost / LABEL_SHARE;
    const keep = pace.moving() && items && early ? items.labels : null;
    if (!keep) camps.show(home);
    items = itemsOf(scene, measure, keep);
    itemsDue = false;
    if (keep) placing.kept++;
    else placing = { at: started, cost: performance.now() - started, kept: 0 };
  }

  /** @param {object} view @param {object} selection @param {string} [how] "live" while a reader drags or plays */
  function update(view, selection, how) {
    const before = scene.selection;
    const first = scene.view === null;
    const moving = pace.stir(how === "live");
    showLegend(legendHost, view);
    if (takeView(scene, view, selection)) stage.redressAll();
    if (first) settle();
    fade(!first && !moving && !still());
    if (!moving) camps.update();
    paint();
    if (selection.show !== "list") rescue.retry();
    if (first) fit();
    else if (focusKey(before) !== focusKey(selection)) fit();
    else if (pickKey(before) !== pickKey(selection)) bringIn();
  }

  /** Once: the layout fills the plate; in a crowd everything is smaller, so that a moved window changes no size by it. */
  function settle() {
    const many = scene.view.actor.reduce((sum, own) => sum + (own === 1 || own === 2), 0);
    const narrow = plate.clientWidth < NARROW ? 0.75 : 1;
    crowd = narrow * Math.min(1, Math.max(0.3, Math.sqrt(260 / Math.max(1, many))));
    const thin = narrow * Math.max(0.5, crowd / narrow);
    for (let i = 0; i < scene.m; i++) scene.width[i] *= thin;
    fillPlate(scene, wholeBox(), pageOf());
    stage.placeAll();
    stage.redressAll();
  }

  /** New states, at once or fading in. @param {boolean} fading */
  function fade(fading) {
    setStates(scene, fading);
    scene.fade = fading ? 0 : 1;
    fadeFrom = 0;
  }

  const focusKey = (s) => (s?.depth ? `${s.depth}/${s.actor}/${s.actor?.length ? "" : s.tie}` : "");
  const pickKey = (s) => `${s?.actor}/${s?.tie}`;

  function relight() {
    if (!scene.view) return;
    fade(false);
    paint();
  }

  function goTo(next, animated = true) {
    home = false;
    move(next, animated);
  }

  function move(next, animated) {
    if (animated && !still()) stage.camera.animate(next, { duration: GLIDE, easing: "quadraticOut" });
    else stage.camera.setState(next);
    stale = true;
  }

  const pageOf = () => ({ width: plate.clientWidth || 1, height: plate.clientHeight || 1 });

  /** The box of all that is in view. */
  function wholeBox() {
    const { actor } = scene.view;
    const faded = scene.selection.hide ? [] : actorsWhere(scene.n, (i) => actor[i] === 1);
    return fitBox(scene, actorsWhere(scene.n, (i) => actor[i] === 2), faded);
  }

  /** Shows all; the first time, and on a resized plate, at once. */
  function fit(animated = scene.fitted === true) {
    const page = pageOf();
    const all = wholeBox();
    if (!all) return;
    homeRatio = cameraFor(all, page).ratio;
    const box = scene.focus ? extent(scene, actorsWhere(scene.n, (i) => scene.actorState[i] !== HIDDEN)) : all;
    if (box) move(cameraFor(box, page), animated);
    home = true;
    scene.fitted = true;
  }

  /** A selection made elsewhere is never off the plate. */
  function bringIn() {
    fresh();
    const actors = scene.chosen.length ? scene.chosen : scene.selectedLine >= 0 ? [scene.a[scene.selectedLine], scene.b[scene.selectedLine]] : [];
    const off = actors.filter((i) => scene.actorState[i] !== HIDDEN && !inside(scene.sx[i], scene.sy[i]));
    if (!off.length) return;
    const box = extent(scene, actors);
    const wanted = cameraFor(box, scene.page);
    goTo({ ...wanted, ratio: Math.max(stage.camera.ratio, wanted.ratio) });
  }

  function zoom(factor) {
    goTo({ ratio: stage.camera.ratio / factor });
  }

  function inside(x, y) {
    return x >= 1 && y >= 1 && x < scene.page.width - 1 && y < scene.page.height - 1;
  }

  /** Draws now if a frame is due, so that positions are those on the screen. */
  function fresh() {
    if (stale && stage.open) stage.sigma.render();
  }

  function position(actor) {
    fresh();
    if (!scene.actorState[actor]) return null; // HIDDEN, or no such actor
    const around = [[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4], [7, 7], [-7, -7], [7, -7], [-7, 7]];
    return firstHit(around.map(([dx, dy]) => ({ x: scene.sx[actor] + dx, y: scene.sy[actor] + dy })), (hit) => hit.actor === actor);
  }

  function tiePosition(tie) {
    fresh();
    const line = scene.lineOf[tie] ?? -1;
    if (line < 0 || scene.best[line] !== tie || scene.lineState[line] === HIDDEN) return null;
    const [p, q] = [scene.a[line], scene.b[line]].map((i) => ({ x: scene.sx[i], y: scene.sy[i] }));
    const ts = Array.from({ length: 91 }, (_, k) => 0.5 + (k % 2 ? 1 : -1) * Math.ceil(k / 2) * 0.0105);
    return firstHit(ts.map((t) => along(p, q, scene.bow[line], t)), (hit) => hit.line === line);
  }

  /** The first point of the plate, in whole pixels of the viewport, where a click finds what is asked for. */
  function firstHit(points, wanted) {
    const frame = plate.getBoundingClientRect();
    for (const { x, y } of points) {
      const at = { x: Math.round(frame.left + x), y: Math.round(frame.top + y) };
      const [px, py] = [at.x - frame.left, at.y - frame.top];
      const hit = inside(px, py) ? pick(scene, px, py) : null;
      if (hit && wanted(hit)) return at;
    }
    return null;
  }

  function moveActor(i, { x, y }) {
    scene.x[i] = x;
    scene.y[i] = y;
    stage.place(i);
    paint();
  }

  function tidy() {
    if (!scene.view) return;
    stopTidy?.();
    stopTidy = layOut(scene, {
      pinned, still: still(), done: () => { fit(); announce("The network is laid out afresh."); },
      moved: () => {
        stage.placeAll();
        pace.stir(true);
        paint();
      },
    });
  }

  function hot(what) {
    const lines = (what?.ties ?? []).map((tie) => scene.lineOf[tie]).filter((line) => line >= 0);
    scene.hot = { actors: new Set(what?.actors ?? []), lines: new Set(lines) };
    relight();
  }

  function setTheme() {
    scene.theme = readTheme(plate);
    paint();
  }

  function toSVG(caption) {
    fresh();
    return svgOf(scene, items, caption);
  }

  const onUser = () => { home = false; };
  for (const name of ["mousedown", "touchstart", "wheel"]) plate.addEventListener(name, onUser, { passive: true });
  const forced = matchMedia("(forced-colors: active)");
  forced.addEventListener("change", setTheme);
  const observer = new ResizeObserver(keepInView);
  observer.observe(plate);
  let size = { width: plate.clientWidth, height: plate.clientHeight };

  /** A resized plate shows all again, or else keeps the scale and the middle the reader chose. */
  function keepInView() {
    const next = { width: plate.clientWidth, height: plate.clientHeight };
    if (!next.width || !next.height || (next.width === size.width && next.height === size.height)) return;
    const share = Math.min(next.width, next.height) / Math.min(size.width || next.width, size.height || next.height);
    size = next;
    if (!scene.view) return;
    if (home) fit(false);
    else {
      homeRatio *= share;
      stage.camera.setState({ ratio: stage.camera.ratio * share });
    }
    paint();
  }

  function destroy() {
    stopTidy?.();
    observer.disconnect();
    forced.removeEventListener("change", setTheme);
    for (const name of ["mousedown", "touchstart", "wheel"]) plate.removeEventListener(name, onUser);
    pace.stop();
    rescue.destroy();
    close();
  }

  register({ tidy, fit: () => fit(), "zoom-in": () => zoom(1.5), "zoom-out": () => zoom(1 / 1.5) });
  return { update, position, tiePosition, setTheme, toSVG, toPNG: async (caption) => pngOf(toSVG(caption)), fit: () => fit(), zoom, tidy, hot, destroy };
}
