/** Mouse, touch and keys on the plate; every one ends in a patch of the Selection or a moved camera. */
import { cameraFor } from "./camera.js";
import { pick } from "./geometry.js";
import { lineWords, tooltipOf } from "./words.js";
import { other } from "./scene.js";
import { HIDDEN } from "./states.js";
import { ARROWS, step } from "./walk.js";

const DRAG = 4; // pixels before a press becomes a drag
const INTENT = 40; // ms an actor must stay under the pointer before the rest fades

/**
 * @param {{sigma: import("sigma").default, scene: import("./scene.js").Scene, state: any, plate: HTMLElement,
 *   tooltip: any, announce: (text: string) => void, hooks: {relight: () => void, moveActor: Function,
 *   dropActor: Function, goTo: Function, zoom: Function, fit: Function}}} parts
 * @returns {() => void} takes the listeners off
 */
export function listen({ sigma, scene, state, plate, tooltip, announce, hooks }) {
  let press = null;
  let lastClick = null;
  let hoverFrame = 0;
  let hoverWait = 0;
  const set = (patch) => state.set(patch, "push");
  const world = (at) => {
    const p = sigma.viewportToFramedGraph(at);
    return { x: (p.x - 0.5) * 3, y: (p.y - 0.5) * 3 };
  };

  function click({ event }) {
    if (press?.dragged) return;
    const hit = pick(scene, event.x, event.y);
    lastClick = hit;
    setHover(null);
    if (!hit) set({ actor: [], tie: null, event: null, place: null, depth: null });
    else if (hit.line !== undefined) { if (scene.best[hit.line] >= 0) set({ tie: scene.graph.ties.id[scene.best[hit.line]] }); }
    else set({ actor: chosenWith(hit.actor, event.original) });
  }

  function chosenWith(actor, original) {
    const id = scene.graph.actors.id[actor];
    if (!(original?.shiftKey || original?.ctrlKey || original?.metaKey)) return id;
    const now = state.get().actor ?? [];
    return (now.includes(id) ? now.filter((own) => own !== id) : [...now, id]).join(",");
  }

  /** Two quick clicks on different things are two clicks. */
  function doubleClick({ event, preventSigmaDefault }) {
    const hit = pick(scene, event.x, event.y);
    if (!hit && !lastClick) return;
    preventSigmaDefault();
    if (!same(hit, lastClick) || hit?.actor === undefined) return click({ event });
    set({ actor: scene.graph.actors.id[hit.actor], depth: 1 });
  }

  function down({ event, preventSigmaDefault }) {
    const hit = pick(scene, event.x, event.y);
    const original = event.original;
    press = { x: event.x, y: event.y, actor: hit?.actor ?? -1, box: original?.shiftKey && hit?.actor === undefined, dragged: false };
    if (press.actor >= 0 || press.box) preventSigmaDefault();
  }

  function move({ event, preventSigmaDefault }) {
    if (!press?.down) return;
    if (!press.dragged && Math.hypot(event.x - press.x, event.y - press.y) < DRAG) {
      if (press.actor >= 0 || press.box) preventSigmaDefault();
      return;
    }
    press.dragged = true;
    tooltip.hide();
    if (press.actor >= 0) {
      preventSigmaDefault();
      hooks.moveActor(press.actor, world(event));
    } else if (press.box) {
      preventSigmaDefault();
      press.element = drawBox(plate, press, event);
    }
  }

  function up(event) {
    if (!press?.down) return;
    press.down = false;
    if (press.dragged && press.actor >= 0) hooks.dropActor(press.actor);
    if (press.element) {
      press.element.remove();
      const at = local(plate, event);
      const [p, q] = [world(press), world(at)];
      if (Math.abs(at.x - press.x) > 12 && Math.abs(at.y - press.y) > 12) hooks.goTo(cameraFor(boxOf(p, q), scene.page));
    }
  }

  function mousemove(event) {
    if (press?.down || hoverFrame) return;
    const at = { x: event.x, y: event.y };
    hoverFrame = requestAnimationFrame(() => { hoverFrame = 0; hoverAt(at); });
  }

  function hoverAt({ x, y }) {
    const hit = pick(scene, x, y);
    const lines = hit && tooltipOf(scene, hit);
    const frame = plate.getBoundingClientRect();
    if (lines) tooltip.show({ x: frame.left + x, y: frame.top + y, lines });
    else tooltip.hide();
    plate.style.cursor = hit ? "pointer" : "";
    if (hit?.actor === scene.hover.actor || (hit?.line ?? -2) === scene.hover.line) return;
    clearTimeout(hoverWait);
    hoverWait = setTimeout(() => setHover(hit), hit ? INTENT : 0);
  }

  function setHover(hit) {
    clearTimeout(hoverWait);
    const next = { actor: hit?.actor ?? -1, line: hit?.line ?? -1 };
    if (next.actor === scene.hover.actor && next.line === scene.hover.line) return;
    scene.hover = next;
    hooks.relight();
  }

  /** A press says more than what lay under the pointer on the way: nothing is lit in between. */
  function hush() {
    cancelAnimationFrame(hoverFrame);
    clearTimeout(hoverWait);
    hoverFrame = 0;
  }

  function leave() {
    hush();
    tooltip.hide();
    setHover(null);
  }

  function keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) walk(ARROWS[event.key]);
    else if (event.key === "+" || event.key === "=") hooks.zoom(1.5);
    else if (event.key === "-") hooks.zoom(1 / 1.5);
    else if (event.key === "0") hooks.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function walk(direction) {
    const here = scene.chosen.at(-1) ?? (scene.selectedLine >= 0 ? scene.a[scene.selectedLine] : -1);
    if (here < 0) return begin();
    const neighbours = scene.linesOf[here].filter((line) => scene.lineState[line] !== HIDDEN && scene.view.line[line] === 2)
      .map((line) => ({ line, actor: other(scene, line, here) }))
      .map((one) => ({ ...one, x: scene.sx[one.actor], y: scene.sy[one.actor] }));
    const next = step({ x: scene.sx[here], y: scene.sy[here] }, neighbours, direction);
    if (!next) return announce("No tie leads that way.");
    set({ actor: scene.graph.actors.id[next.actor] });
    announce(lineWords(scene, next.line));
  }

  /** The first step: the actor with the most ties. */
  function begin() {
    let most = -1;
    for (let i = 0; i < scene.n; i++) if (scene.actorState[i] !== HIDDEN && (most < 0 || scene.degree[i] > scene.degree[most])) most = i;
    if (most < 0) return;
    set({ actor: scene.graph.actors.id[most] });
    announce(scene.graph.actors.name[most]);
  }

  const downAndRemember = (payload) => { hush(); down(payload); press.down = true; };
  sigma.on("clickStage", click);
  sigma.on("doubleClickStage", doubleClick);
  sigma.on("downStage", downAndRemember);
  sigma.on("moveBody", move);
  sigma.on("leaveStage", leave);
  sigma.getMouseCaptor().on("mousemove", mousemove);
  const end = (event) => up(event.changedTouches?.[0] ?? event);
  document.addEventListener("mouseup", end);
  document.addEventListener("touchend", end);
  plate.addEventListener("keydown", keydown);
  return () => {
    document.removeEventListener("mouseup", end);
    document.removeEventListener("touchend", end);
    plate.removeEventListener("keydown", keydown);
    leave();
  };
}

const same = (p, q) => p?.actor === q?.actor && p?.line === q?.line;
const boxOf = (p, q) => ({ left: Math.min(p.x, q.x), right: Math.max(p.x, q.x), bottom: Math.min(p.y, q.y), top: Math.max(p.y, q.y) });

function local(plate, event) {
  const frame = plate.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

function drawBox(plate, press, at) {
  const box = press.element ?? document.createElement("div");
  if (!press.element) plate.append(box);
  Object.assign(box.style, {
    position: "absolute", pointerEvents: "none", border: "1.5px solid var(--accent)", boxSizing: "border-box",
    left: `${Math.min(press.x, at.x)}px`, top: `${Math.min(press.y, at.y)}px`,
    width: `${Math.abs(press.x - at.x)}px`, height: `${Math.abs(press.y - at.y)}px`,
  });
  return box;
}
