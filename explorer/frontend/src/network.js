/**
 * The network on a canvas: actors as shapes, one line a pair and sign. Positions never move by
 * themselves; a moved window only changes the states of what is drawn.
 */
import { along, bows, pick } from "./network/geometry.js";
import { createBoxes, placeLabels } from "./network/labels.js";
import { outline, shapeCode } from "./network/shapes.js";
import { ACTOR_INK, bright, DIMMED, FADED, HIDDEN, HOT, LINE_INK, NORMAL, SELECTED } from "./network/states.js";
import { readTheme } from "./network/theme.js";
import { ARROWS, step, within } from "./network/walk.js";

const WIDTH = { 1: 1.15, 2: 1.9, 3: 2.7, 5: 3.6 };
/** Room for labels at the left and right edge, and above and below, in pixels. */
const EDGE = 104;
const MARGIN_Y = 36;
/** So many of the greatest actors are labelled before small actors take their places. */
const GREAT = 6;
const LEGEND = [["cooperative", "sign cooperative"], ["hostile", "sign hostile"], ["neutral", "sign neutral"], ["contested", "contested-mark"]];

export function createNetwork({ graph, state, plate, legendHost, announce, tooltip, register }) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  plate.replaceChildren(canvas);
  plate.tabIndex = 0;
  plate.setAttribute("role", "application");
  plate.setAttribute("aria-label", "Network of actors and ties. Arrow keys walk along ties; the same as a list behind “As a list”.");
  legend(legendHost);

  const n = graph.actors.id.length;
  const m = graph.lines.a.length;
  const at = { x: Float64Array.from(graph.actors.x, (v) => v ?? 0), y: Float64Array.from(graph.actors.y, (v) => v ?? 0) };
  const weight = Int32Array.from(graph.tiesOf, (ties) => ties.length);
  const scene = {
    n, m, a: graph.lines.a, b: graph.lines.b, bow: bows(graph.lines), ink: LINE_INK,
    sx: new Float64Array(n), sy: new Float64Array(n), radius: new Float32Array(n),
    width: Float32Array.from(graph.lines.width, (w) => WIDTH[w]), lineState: new Uint8Array(m), actorState: new Uint8Array(n),
  };
  const camera = { zoom: 1, x: 0, y: 0 };
  let theme = readTheme(plate);
  let size = { w: 1, h: 1 };
  let view = null;
  let selection = null;
  let hover = null;
  let lit = null;
  let waiting = 0;

  const draw = () => { if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; paint(); }); };
  new ResizeObserver(() => {
    size = { w: plate.clientWidth || 1, h: plate.clientHeight || 1 };
    canvas.width = size.w * devicePixelRatio;
    canvas.height = size.h * devicePixelRatio;
    canvas.style.cssText = "display:block;width:100%;height:100%";
    paint();
  }).observe(plate);

  const margin = () => Math.min(EDGE, size.w * 0.13);
  const small = () => Math.min(1, 0.45 + size.w / 1500);
  const radiusOf = (ties) => (3.6 + 1.62 * Math.sqrt(Math.max(0, ties * 0.7 - 1))) * small();

  function project() {
    for (let i = 0; i < n; i++) scene.radius[i] = radiusOf(weight[i]);
    const scaleX = ((size.w - 2 * margin()) / 2) * camera.zoom;
    const scaleY = ((size.h - 2 * MARGIN_Y) / 2) * camera.zoom;
    for (let i = 0; i < n; i++) {
      scene.sx[i] = size.w / 2 + (at.x[i] - camera.x) * scaleX;
      scene.sy[i] = size.h / 2 - (at.y[i] - camera.y) * scaleY;
    }
  }

  /** The state of every line and actor, from the view, the selection, the reader and the pointer. */
  // one pass over all that can light or dim a line, kept together
  // eslint-disable-next-line complexity
  function judge() {
    const chosen = new Set(selection.actor.map((id) => graph.actorIndex.get(id)).filter((a) => a !== undefined));
    const tie = graph.tieIndex.get(selection.tie) ?? -1;
    const line = tie >= 0 ? graph.lineOf[tie] : -1;
    const focus = selection.depth && chosen.size ? within([...chosen], selection.depth, partners) : null;
    const hotLines = new Set(hover?.line >= 0 ? [hover.line] : []);
    const hotActors = new Set(hover?.actor >= 0 ? [hover.actor] : []);
    for (const t of lit?.ties ?? []) if (graph.lineOf[t] >= 0) hotLines.add(graph.lineOf[t]);
    const dims = chosen.size > 0 || line >= 0 || hotLines.size > 0 || hotActors.size > 0;
    const near = new Set([...chosen, ...hotActors]);
    if (line >= 0) near.add(scene.a[line]).add(scene.b[line]);
    for (let i = 0; i < m; i++) {
      const [a, b] = [scene.a[i], scene.b[i]];
      let s = [HIDDEN, selection.hide ? HIDDEN : FADED, NORMAL][view.line[i]];
      if (view.actor[a] === 3 || view.actor[b] === 3 || (focus && !(focus.has(a) && focus.has(b)))) s = HIDDEN;
      if (s === NORMAL && i === line) s = SELECTED;
      else if (s === NORMAL && hotLines.has(i)) s = HOT;
      else if (s === NORMAL && dims && !(lit?.ties?.length ? false : near.has(a) || near.has(b))) s = DIMMED;
      scene.lineState[i] = s;
    }
    const touched = new Set(near);
    for (let i = 0; i < m; i++) if (bright(scene.lineState[i]) && dims) touched.add(scene.a[i]).add(scene.b[i]);
    for (let i = 0; i < n; i++) {
      let s = [HIDDEN, selection.hide ? HIDDEN : FADED, NORMAL, HIDDEN][view.actor[i]];
      if (focus && !focus.has(i)) s = HIDDEN;
      if (chosen.has(i) || (line >= 0 && (scene.a[line] === i || scene.b[line] === i))) s = SELECTED;
      else if (s === NORMAL && dims && !touched.has(i)) s = DIMMED;
      scene.actorState[i] = s;
    }
  }

  function* partners(actor) {
    for (const t of graph.tiesOf[actor]) if (view.tie[t] === 2) yield graph.ties.subject[t] === actor ? graph.ties.object[t] : graph.ties.subject[t];
  }

  function paint() {
    if (!view || size.w < 4) return;
    project();
    judge();
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, size.w, size.h);
    for (const wanted of [FADED, DIMMED, NORMAL, HOT, SELECTED]) {
      for (let i = 0; i < m; i++) if (scene.lineState[i] === wanted) paintLine(i);
    }
    for (let i = 0; i < n; i++) if (scene.actorState[i]) paintActor(i);
    paintLabels();
  }

  const ends = (i) => [{ x: scene.sx[scene.a[i]], y: scene.sy[scene.a[i]] }, { x: scene.sx[scene.b[i]], y: scene.sy[scene.b[i]] }];

  function trace(p, q, bow) {
    pen.beginPath();
    pen.moveTo(p.x, p.y);
    const middle = along(p, q, bow * 2, 0.5);
    pen.quadraticCurveTo(middle.x, middle.y, q.x, q.y);
  }

  function paintLine(i) {
    const sign = graph.lines.sign[i];
    const now = scene.lineState[i];
    const [p, q] = ends(i);
    const strong = now === SELECTED || now === HOT;
    if (now === SELECTED) {
      Object.assign(pen, { globalAlpha: 0.26, strokeStyle: theme.accent, lineWidth: 14, lineCap: "butt" });
      pen.setLineDash([]);
      trace(p, q, scene.bow[i]);
      pen.stroke();
    }
    pen.globalAlpha = LINE_INK[now] * (sign === 0 ? 0.75 : 1);
    pen.strokeStyle = sign > 0 ? theme.coop : sign < 0 ? theme.host : theme.neut;
    pen.lineWidth = now === SELECTED ? Math.max(3.4, scene.width[i]) : strong ? Math.max(2.4, scene.width[i]) : sign === 0 ? 1.1 : scene.width[i];
    pen.setLineDash(sign > 0 ? [] : sign < 0 ? [5, 3.5] : [1.2, 3]);
    trace(p, q, scene.bow[i]);
    pen.stroke();
    if (graph.lines.contested[i] && sign !== 0) paintContested(p, q, i);
    pen.setLineDash([]);
    if (bright(now) && sign !== 0 && (graph.lines.width[i] > 1 || strong)) paintMark(p, q, i, sign);
    if (now === SELECTED) paintVerb(p, q, i);
    pen.globalAlpha = 1;
  }

  function paintContested(p, q, i) {
    pen.lineWidth = 1.2;
    pen.strokeStyle = graph.lines.sign[i] > 0 ? theme.host : theme.coop;
    pen.setLineDash([5, 3.5]);
    trace(p, q, scene.bow[i] + 3 + scene.width[i] / 2);
    pen.stroke();
  }

  function paintMark(p, q, i, sign) {
    const { x, y } = along(p, q, scene.bow[i], 0.5);
    const r = 3.6;
    pen.strokeStyle = theme.paper;
    pen.lineWidth = 4.6;
    for (let pass = 0; pass < 2; pass++) {
      pen.beginPath();
      if (sign > 0) { pen.moveTo(x - r, y); pen.lineTo(x + r, y); pen.moveTo(x, y - r); pen.lineTo(x, y + r); }
      else { const k = r * 0.8; pen.moveTo(x - k, y - k); pen.lineTo(x + k, y + k); pen.moveTo(x - k, y + k); pen.lineTo(x + k, y - k); }
      pen.stroke();
      pen.strokeStyle = sign > 0 ? theme.coopT : theme.hostT;
      pen.lineWidth = 1.6;
    }
  }

  function paintVerb(p, q, i) {
    const t = graph.tieIndex.get(selection.tie);
    const { x, y } = along(p, q, scene.bow[i], 0.5);
    write(graph.relations.label[graph.ties.relation[t]], x - 10, y, `italic 15px ${theme.serif}`, theme.ink, "right");
  }

  function shape(i) {
    const code = shapeCode(graph.actors.type[i]);
    const corners = outline(code, scene.radius[i]);
    pen.beginPath();
    if (!corners) pen.arc(scene.sx[i], scene.sy[i], scene.radius[i], 0, 7);
    else corners.forEach(([dx, dy], k) => pen[k ? "lineTo" : "moveTo"](scene.sx[i] + dx, scene.sy[i] + dy));
    if (corners) pen.closePath();
    return code;
  }

  function paintActor(i) {
    const now = scene.actorState[i];
    if (now === SELECTED) {
      pen.beginPath();
      pen.arc(scene.sx[i], scene.sy[i], scene.radius[i] + 7, 0, 7);
      Object.assign(pen, { globalAlpha: 1, strokeStyle: theme.accent, lineWidth: 2 });
      pen.stroke();
    }
    pen.globalAlpha = 1;
    const code = shape(i);
    pen.fillStyle = theme.paper;
    pen.fill();
    pen.globalAlpha = ACTOR_INK[now];
    Object.assign(pen, { strokeStyle: theme.node, fillStyle: theme.node, lineWidth: 1.6 });
    if (code & 8) { if (code & 16) pen.setLineDash([2.5, 2]); pen.stroke(); pen.setLineDash([]); } else pen.fill();
    pen.globalAlpha = 1;
  }

  const font = (style) => `${style.weight} ${style.size}px ${theme.sans}`;
  function occupy(boxes, i) {
    const r = scene.radius[i] + 2;
    boxes.add({ x: scene.sx[i] - r, y: scene.sy[i] - r, w: 2 * r, h: 2 * r, owner: i });
  }

  function paintLabels() {
    const boxes = createBoxes();
    const shown = [];
    for (let i = 0; i < n; i++) if (bright(scene.actorState[i])) shown.push(i);
    const must = (i) => scene.actorState[i] === SELECTED || hover?.actor === i;
    shown.sort((i, j) => Number(must(j)) - Number(must(i)) || weight[j] - weight[i] || i - j);
    const great = shown.slice(0, GREAT);
    for (const i of great) occupy(boxes, i);
    const place = (some, limit) => placeLabels(
      some.map((i) => ({ index: i, x: scene.sx[i], y: scene.sy[i], r: scene.radius[i], text: graph.actors.label[i], ties: weight[i], must: must(i) })),
      { boxes, limit, width: size.w, height: size.h, measure: (text, style) => { pen.font = font(style); return pen.measureText(text).width; } },
    );
    const labels = place(great, GREAT);
    for (let i = 0; i < n; i++) if (scene.actorState[i] && scene.actorState[i] !== FADED && !great.includes(i)) occupy(boxes, i);
    labels.push(...place(shown.slice(GREAT), Math.round((size.w / 26) * camera.zoom)));
    for (const { x, y, w, align, lines, style } of labels) {
      lines.forEach((line, k) => write(line, align === "left" ? x : align === "right" ? x + w : x + w / 2, y + (k + 0.55) * style.size * 1.22, font(style), style.second ? theme.ink2 : theme.ink, align));
    }
  }

  function write(text, x, y, type, colour, align) {
    Object.assign(pen, { font: type, textAlign: align, textBaseline: "middle", lineJoin: "round", strokeStyle: theme.paper, lineWidth: 3.5, fillStyle: colour, globalAlpha: 1 });
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }

  // --- the pointer
  const here = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  let drag = null;
  plate.addEventListener("pointerdown", (event) => {
    const [x, y] = here(event);
    drag = { x, y, moved: false, hit: pick(scene, x, y) };
    plate.setPointerCapture(event.pointerId);
  });
  plate.addEventListener("pointermove", (event) => {
    const [x, y] = here(event);
    if (!drag) return point(x, y, event);
    if (Math.hypot(x - drag.x, y - drag.y) > 4) drag.moved = true;
    if (!drag.moved) return undefined;
    const unit = { x: ((size.w - 2 * margin()) / 2) * camera.zoom, y: ((size.h - 2 * MARGIN_Y) / 2) * camera.zoom };
    const [dx, dy] = [(x - drag.x) / unit.x, (y - drag.y) / unit.y];
    if (drag.hit?.actor >= 0) { at.x[drag.hit.actor] += dx; at.y[drag.hit.actor] -= dy; } else { camera.x -= dx; camera.y += dy; }
    Object.assign(drag, { x, y });
    return draw();
  });
  plate.addEventListener("pointerup", (event) => {
    const done = drag;
    drag = null;
    if (done && !done.moved) click(done.hit, event);
  });
  plate.addEventListener("pointerleave", () => { tooltip.hide(); if (hover) { hover = null; draw(); } });
  plate.addEventListener("dblclick", (event) => {
    const hit = pick(scene, ...here(event));
    if (hit?.actor >= 0) state.set({ actor: graph.actors.id[hit.actor], depth: 1 });
  });
  plate.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY / 400), ...here(event));
  }, { passive: false });

  function click(hit, event) {
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    if (hit?.actor >= 0) {
      const id = graph.actors.id[hit.actor];
      state.set({ actor: more ? [...new Set([...selection.actor, id])] : [id] });
    } else if (hit?.line >= 0) state.set({ tie: graph.ties.id[view.best[hit.line]] });
    else state.set({ tie: null, event: null, actor: [], article: null, keep: true });
  }

  function point(x, y, event) {
    const hit = pick(scene, x, y);
    if (hit?.actor === hover?.actor && hit?.line === hover?.line) return;
    hover = hit;
    plate.style.cursor = hit ? "pointer" : "default";
    if (!hit) tooltip.hide();
    else tooltip.show({ x: event.clientX, y: event.clientY, lines: hit.actor >= 0 ? actorLines(hit.actor) : lineLines(hit.line) });
    draw();
  }

  const passages = (ties) => { const p = ties.reduce((sum, t) => sum + graph.ties.passages[t], 0); return `${p} passage${p === 1 ? "" : "s"}`; };
  const actorLines = (i) => [graph.actors.name[i], `${graph.actors.type[i].replaceAll("_", " ")}, ${passages(graph.tiesOf[i])}`];
  const tieWords = (t) => `${graph.actors.label[graph.ties.subject[t]]} ${graph.relations.label[graph.ties.relation[t]]} ${graph.actors.label[graph.ties.object[t]]}`;
  const lineLines = (i) => [tieWords(view.best[i]), `${graph.ties.outlets[view.best[i]].length} outlets, ${passages([view.best[i]])}`];

  plate.addEventListener("keydown", (event) => {
    const direction = ARROWS[event.key];
    if (!direction) return;
    event.preventDefault();
    const from = graph.actorIndex.get(selection.actor[0]) ?? [...weight.keys()].filter((i) => view.actor[i] === 2).sort((i, j) => weight[j] - weight[i])[0];
    if (from === undefined) return;
    const neighbours = [];
    for (let i = 0; i < m; i++) {
      if (view.line[i] !== 2 || (scene.a[i] !== from && scene.b[i] !== from)) continue;
      const actor = scene.a[i] === from ? scene.b[i] : scene.a[i];
      neighbours.push({ actor, line: i, x: scene.sx[actor], y: scene.sy[actor] });
    }
    const next = step({ x: scene.sx[from], y: scene.sy[from] }, neighbours, direction);
    if (!next) return;
    announce(`${tieWords(view.best[next.line])}, ${passages([view.best[next.line]])}`);
    state.set({ actor: graph.actors.id[next.actor] });
  });

  // --- the camera
  function zoomAt(factor, x, y) {
    const before = [(x - size.w / 2) / camera.zoom, (y - size.h / 2) / camera.zoom];
    camera.zoom = Math.min(12, Math.max(0.5, camera.zoom * factor));
    const after = [(x - size.w / 2) / camera.zoom, (y - size.h / 2) / camera.zoom];
    camera.x += (before[0] - after[0]) / ((size.w - 2 * margin()) / 2);
    camera.y -= (before[1] - after[1]) / ((size.h - 2 * MARGIN_Y) / 2);
    draw();
  }
  const fit = () => { Object.assign(camera, { zoom: 1, x: 0, y: 0 }); draw(); };
  register({ fit, "zoom-in": () => zoomAt(1.4, size.w / 2, size.h / 2), "zoom-out": () => zoomAt(1 / 1.4, size.w / 2, size.h / 2) });

  const onPage = (x, y) => { const box = canvas.getBoundingClientRect(); return { x: box.left + x, y: box.top + y }; };
  return {
    update(nextView, nextSelection) { view = nextView; selection = nextSelection; draw(); },
    setTheme() { theme = readTheme(plate); draw(); },
    hot(what) { lit = what; draw(); },
    position(i) {
      paint();
      const hit = pick(scene, scene.sx[i], scene.sy[i]);
      return scene.actorState[i] && hit?.actor === i ? onPage(scene.sx[i], scene.sy[i]) : null;
    },
    tiePosition(t) {
      paint();
      const line = graph.lineOf[t];
      if (line < 0 || view.best[line] !== t || !scene.lineState[line]) return null;
      for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
        const { x, y } = along(...ends(line), scene.bow[line], share);
        if (pick(scene, x, y)?.line === line && x > 0 && y > 0 && x < size.w && y < size.h) return onPage(x, y);
      }
      return null;
    },
    toPNG: () => new Promise((resolve) => { paint(); canvas.toBlob(resolve, "image/png"); }),
  };
}

function legend(host) {
  host.replaceChildren(...LEGEND.map(([text, symbol]) => {
    const mark = document.createElement("span");
    mark.className = symbol;
    mark.setAttribute("aria-hidden", "true");
    const row = document.createElement("span");
    row.append(mark, text);
    return row;
  }), "thicker: more outlets");
}
