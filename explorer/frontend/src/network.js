/**
 * The network: actors and the lines between them, drawn by sigma with its own programs.
 * `update` takes a derived view; a moved window only rewrites states in the buffers and asks for a frame.
 */
import { MultiUndirectedGraph } from "graphology";
import Sigma from "sigma";
import { actorsWhere, cameraFor, extent, fitBox, normal, project, WORLD } from "./network/camera.js";
import { along, pick } from "./network/geometry.js";
import { itemsOf } from "./network/items.js";
import { placeActors, tidy as layOut } from "./network/layout.js";
import { showLegend } from "./network/legend.js";
import { createMeasure, drawOver, drawUnder } from "./network/overlay.js";
import { toPNG as pngOf, toSVG as svgOf } from "./network/picture.js";
import { listen } from "./network/pointer.js";
import { actorProgram, lineProgram } from "./network/programs.js";
import { createScene, setRadii, setStates, takeView } from "./network/scene.js";
import { HIDDEN } from "./network/states.js";
import { readTheme } from "./network/theme.js";

const FADE = 220; // ms a camera takes

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
  const sigma = createSigma(scene, plate);
  const camera = sigma.getCamera();
  const measure = createMeasure(() => scene.theme);
  const [under, over] = ["edgeLabels", "labels"].map((layer) => sigma.getCanvases()[layer].getContext("2d"));
  const pinned = new Set();
  let items = null;
  let stale = true; // a frame is due
  let home = true; // the camera stands as fit left it
  let homeRatio = 1; // the ratio at which everything fits
  let crowd = 0;
  let stopTidy = null;

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function paint() {
    stale = true;
    sigma.scheduleRender();
  }

  sigma.on("beforeRender", () => {
    scene.zoom = homeRatio / camera.ratio;
    const plateShare = Math.min(1, Math.max(0.72, Math.min(plate.clientWidth, plate.clientHeight) / 600));
    const scale = (crowd || 1) * plateShare * Math.min(2.2, Math.max(0.75, scene.zoom ** 0.4));
    if (Math.abs(scale - scene.scale) < 1e-4) return;
    scene.scale = scale;
    setRadii(scene);
    for (let i = 0; i < scene.n; i++) scene.programs.actors.write(i);
  });
  sigma.on("afterRender", () => {
    stale = false;
    if (!scene.view) return;
    project(scene, sigma);
    items = itemsOf(scene, measure);
    drawUnder(under, items, scene.theme);
    drawOver(over, items, scene.theme);
  });

  function update(view, selection) {
    const before = scene.selection;
    const first = scene.view === null;
    const legendOf = (v) => (v?.compare ? v.compare : null);
    if (first || legendOf(view) !== legendOf(scene.view)) showLegend(legendHost, view);
    takeView(scene, view, selection);
    if (first) settleCrowd();
    setStates(scene);
    paint();
    if (first) fit();
    else if (focusKey(before) !== focusKey(selection)) fit();
    else if (pickKey(before) !== pickKey(selection)) bringIn();
  }

  /** In a crowd everything is drawn smaller; settled once, so that a moved window changes no size by it. */
  function settleCrowd() {
    const many = scene.view.actor.reduce((sum, own) => sum + (own === 1 || own === 2), 0);
    crowd = Math.min(1, Math.max(0.3, Math.sqrt(260 / Math.max(1, many))));
    scene.crowd = crowd;
    for (let i = 0; i < scene.m; i++) scene.width[i] *= Math.max(0.5, crowd);
  }

  const focusKey = (s) => (s?.depth ? `${s.depth}/${s.actor}/${s.actor?.length ? "" : s.tie}` : "");
  const pickKey = (s) => `${s?.actor}/${s?.tie}`;

  function relight() {
    if (!scene.view) return;
    setStates(scene);
    paint();
  }

  function goTo(next, animated = true) {
    home = false;
    move(next, animated);
  }

  function move(next, animated) {
    if (animated && !still()) camera.animate(next, { duration: FADE, easing: "quadraticOut" });
    else camera.setState(next);
    stale = true;
  }

  /** Shows all; the first time, and on a resized plate, at once. */
  function fit(animated = scene.fitted === true) {
    const page = { width: plate.clientWidth || 1, height: plate.clientHeight || 1 };
    const { actor } = scene.view;
    const faded = scene.selection.hide ? [] : actorsWhere(scene.n, (i) => actor[i] === 1);
    const all = fitBox(scene, actorsWhere(scene.n, (i) => actor[i] === 2), faded);
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
    goTo({ ...wanted, ratio: Math.max(camera.ratio, wanted.ratio) });
  }

  function zoom(factor) {
    goTo({ ratio: camera.ratio / factor });
  }

  function inside(x, y) {
    return x >= 0 && y >= 0 && x <= scene.page.width && y <= scene.page.height;
  }

  /** Draws now if a frame is due, so that positions are those on the screen. */
  function fresh() {
    if (stale) sigma.render();
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

  /** Writes a moved actor into the buffers; the graph is told without its events, which would index all. */
  function placeActor(i) {
    const at = normal(scene.x[i], scene.y[i]);
    Object.assign(sigma.getGraph().getNodeAttributes(i), { x: scene.x[i], y: scene.y[i] });
    const { actors } = scene.programs;
    actors.array[scene.slot.actor[i]] = at.x;
    actors.array[scene.slot.actor[i] + 1] = at.y;
  }

  function placeLine(line) {
    const [p, q] = [scene.a[line], scene.b[line]].map((i) => normal(scene.x[i], scene.y[i]));
    if (scene.a[line] !== scene.b[line]) scene.programs[scene.bow[line] ? "bow" : "line"].place(line, p, q);
  }

  function moveActor(i, { x, y }) {
    scene.x[i] = x;
    scene.y[i] = y;
    placeActor(i);
    for (const line of scene.linesOf[i]) placeLine(line);
    paint();
  }

  function tidy() {
    if (!scene.view) return;
    stopTidy?.();
    stopTidy = layOut(scene, {
      pinned, still: still(), done: () => { fit(); announce("The network is laid out afresh."); },
      moved: () => {
        for (let i = 0; i < scene.n; i++) placeActor(i);
        for (let line = 0; line < scene.m; line++) placeLine(line);
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

  const unlisten = listen({ sigma, scene, state, plate, tooltip, announce, hooks: { relight, moveActor, dropActor: (i) => pinned.add(i), goTo, zoom, fit: () => fit() } });
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
      camera.setState({ ratio: camera.ratio * share });
    }
    paint();
  }

  function destroy() {
    stopTidy?.();
    observer.disconnect();
    forced.removeEventListener("change", setTheme);
    for (const name of ["mousedown", "touchstart", "wheel"]) plate.removeEventListener(name, onUser);
    unlisten();
    sigma.kill();
  }

  register({ tidy, fit: () => fit(), "zoom-in": () => zoom(1.5), "zoom-out": () => zoom(1 / 1.5) });
  return { update, position, tiePosition, setTheme, toSVG, toPNG: async (caption) => pngOf(toSVG(caption)), fit: () => fit(), zoom, tidy, hot, destroy };
}

function requireWebGL() {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  if (!gl) throw Object.assign(new Error("This browser has no WebGL."), { noWebGL: true });
  gl.getExtension("WEBGL_lose_context")?.loseContext();
}

/** In drawing order: neutral lines below, the widest on top; the most tied actors over the others. */
function createSigma(scene, plate) {
  const graph = new MultiUndirectedGraph();
  const actors = Array.from({ length: scene.n }, (_, i) => i).sort((i, j) => scene.linesOf[i].length - scene.linesOf[j].length);
  for (const i of actors) graph.addNode(i, { i, x: scene.x[i], y: scene.y[i], size: 1, type: "actor" });
  const order = Array.from(scene.a, (_, i) => i).filter((i) => scene.a[i] !== scene.b[i]);
  order.sort((i, j) => scene.width[i] - scene.width[j]);
  for (const i of order) graph.addEdgeWithKey(i, scene.a[i], scene.b[i], { i, type: scene.bow[i] ? "bow" : "line" });
  let sigma;
  try {
    sigma = new Sigma(graph, plate, {
      nodeProgramClasses: { actor: actorProgram(scene) }, nodeHoverProgramClasses: {}, defaultNodeType: "actor",
      edgeProgramClasses: { line: lineProgram(scene, "line", 1), bow: lineProgram(scene, "bow", 14) }, defaultEdgeType: "line",
      renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: false, stagePadding: 0, allowInvalidContainer: true,
      enableCameraRotation: false, minCameraRatio: 0.02, maxCameraRatio: 6, doubleClickTimeout: 300, zIndex: false,
    });
  } catch (error) {
    if (/webgl|context/i.test(String(error))) error.noWebGL = true;
    throw error;
  }
  // what lies under the pointer is computed (pick), so sigma's own reading of pixels is switched off
  sigma.getNodeAtPosition = () => null;
  sigma.setCustomBBox({ x: [-WORLD, WORLD], y: [-WORLD, WORLD] });
  sigma.refresh();
  return sigma;
}
