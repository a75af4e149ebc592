/** The picture on the screen as SVG and PNG, with its headline, dates and legend. */
import { along } from "./geometry.js";
import { entries, swatch } from "./legend.js";
import { arrowHead, eachLine, signColour, strokes } from "./overlay.js";
import { outline } from "./shapes.js";
import { ACTOR_INK, drawnWidth, ENDED, FLIPPED, HIDDEN, LINE_INK, NEW, SELECTED } from "./states.js";

const HEAD = 76;
const FOOT = 44;
const DASH = { "-1": "5 3.5", 0: "1.2 3", stated: "7 8" };

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
// control characters are not allowed in XML and would make the file unreadable
// eslint-disable-next-line no-control-regex
const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"']/g, (c) => escapes[c]);
const round = (v) => Math.round(v * 10) / 10;

/** An element; null and false attributes are left out. @param {string} name @param {object} attributes @param {string} [inside] */
function tag(name, attributes, inside) {
  const list = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : clean(value)}"`).join("");
  return inside === undefined ? `<${name}${list}/>` : `<${name}${list}>${inside}</${name}>`;
}

/**
 * @param {import("./scene.js").Scene} scene @param {ReturnType<import("./items.js").itemsOf>} items
 * @param {{title: string, date: string}} caption
 */
export function toSVG(scene, items, { title = "", date = "" } = {}) {
  const { page: { width, height }, theme } = scene;
  const plate = [lines(scene), marks(items, theme), actors(scene), over(items, theme)].join("");
  const all = [
    tag("title", {}, clean(title)),
    tag("rect", { width, height: height + HEAD + FOOT, fill: theme.paper }),
    headline(title, date, width, theme),
    tag("svg", { x: 0, y: HEAD, width, height, viewBox: `0 0 ${width} ${height}` }, plate),
    legend(scene, HEAD + height + FOOT / 2),
  ].join("\n");
  const size = { width, height: height + HEAD + FOOT, viewBox: `0 0 ${width} ${height + HEAD + FOOT}` };
  return tag("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, "font-family": theme.sans }, all);
}

function headline(title, date, width, theme) {
  const rows = [""];
  for (const word of title.split(/\s+/)) {
    if ((rows.at(-1) + word).length * 6.8 > width - 48) rows.push("");
    rows[rows.length - 1] += `${word} `;
  }
  const text = rows.slice(0, 2).map((row, i) => tag("text", { x: 24, y: 26 + i * 18, "font-size": 13, fill: theme.ink }, clean(row.trim())));
  text.push(tag("text", { x: 24, y: 30 + Math.min(2, rows.length) * 18, "font-size": 12, fill: theme.ink3 }, clean(date)));
  return text.join("");
}

const path = (d, stroke, width, more = {}) => tag("path", { d, fill: "none", stroke, "stroke-width": width, ...more });

function lines(scene) {
  const order = Array.from(scene.lineState, (_, i) => i).filter((i) => scene.lineState[i] !== HIDDEN);
  order.sort((i, j) => LINE_INK[scene.lineState[i]] - LINE_INK[scene.lineState[j]] || scene.width[i] - scene.width[j]);
  return order.map((i) => line(scene, i)).join("");
}

function line(scene, i) {
  const { a, b, sx, sy, bow, sign, contested, stated, theme, width } = scene;
  const state = scene.lineState[i];
  const p = { x: sx[a[i]], y: sy[a[i]] };
  const q = { x: sx[b[i]], y: sy[b[i]] };
  const w = drawnWidth(stated[i] ? 1.15 : width[i], state);
  const opacity = LINE_INK[state] * (stated[i] ? 0.6 : sign[i] === 0 ? 0.75 : 1);
  const colour = theme[signColour(sign[i])];
  const d = curve(p, q, bow[i]);
  const out = [];
  if (state === SELECTED) out.push(path(d, theme.accent, 14, { "stroke-opacity": 0.26 }));
  if (state === NEW) out.push(path(d, theme.accent, 8, { "stroke-opacity": 0.22 }));
  if (state === ENDED) return path(d, theme.paper, 4) + path(beside(p, q, bow[i], 2), theme.line2, 1) + path(beside(p, q, bow[i], -2), theme.line2, 1);
  if (state === FLIPPED) {
    const middle = along(p, q, bow[i], 0.5);
    return path(curve(p, middle, 0), theme.coop, w) + path(curve(middle, q, 0), theme.host, w, { "stroke-dasharray": DASH[-1] });
  }
  out.push(path(d, colour, w, { "stroke-dasharray": stated[i] ? DASH.stated : DASH[sign[i]], "stroke-opacity": opacity < 1 ? String(opacity) : null }));
  if (contested[i] && !stated[i]) out.push(path(beside(p, q, bow[i], w / 2 + 2.6), theme.host, 1.1, { "stroke-dasharray": DASH[-1], "stroke-opacity": opacity < 1 ? String(opacity) : null }));
  return out.join("");
}

/** A parabola is exactly a quadratic curve whose handle leaves the chord twice as far. */
function curve(p, q, bow) {
  if (!bow) return `M${round(p.x)} ${round(p.y)}L${round(q.x)} ${round(q.y)}`;
  const c = along(p, q, 2 * bow, 0.5);
  return `M${round(p.x)} ${round(p.y)}Q${round(c.x)} ${round(c.y)} ${round(q.x)} ${round(q.y)}`;
}

function beside(p, q, bow, by) {
  const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  const [nx, ny] = [(-(q.y - p.y) / length) * by, ((q.x - p.x) / length) * by];
  return curve({ x: p.x + nx, y: p.y + ny }, { x: q.x + nx, y: q.y + ny }, bow);
}

function marks(items, theme) {
  const ink = { plus: theme.coopT, cross: theme.hostT, bar: theme.line2, turn: theme.ink };
  const drawn = items.marks.map(({ x, y, kind, angle, strong }) => {
    const turn = `translate(${round(x)} ${round(y)})${kind === "bar" || kind === "turn" ? ` rotate(${round((angle * 180) / Math.PI)})` : ""}`;
    if (kind === "turn") return tag("path", { d: "M8 0L0 7L-8 0L0 -7ZM-3 -1.6H3L1.2 -3.4M3 1.6H-3L-1.2 3.4", transform: turn, fill: theme.paper, stroke: ink.turn, "stroke-width": 1.2 });
    const d = strokes(kind, strong ? 4.6 : 3.2).map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`).join("");
    return path(d, theme.paper, 3.6, { transform: turn }) + path(d, ink[kind], 1.3, { transform: turn });
  });
  const arrows = items.arrows.map((arrow) => tag("polygon", { points: arrowHead(arrow).map((corner) => corner.map(round).join(",")).join(" "), fill: theme[signColour(arrow.sign)] }));
  return drawn.join("") + arrows.join("");
}

function actors(scene) {
  const { n, actorState, sx, sy, radius, shape, theme } = scene;
  const out = [];
  const order = Array.from({ length: n }, (_, i) => i).filter((i) => actorState[i] !== HIDDEN);
  order.sort((i, j) => ACTOR_INK[actorState[i]] - ACTOR_INK[actorState[j]] || radius[i] - radius[j]);
  for (const i of order) {
    const code = shape[i];
    const open = code >= 8;
    const inner = Math.min(1.8, Math.max(1.1, radius[i] * 0.3));
    const colour = blend(theme.rgb.node, theme.rgb.paper, ACTOR_INK[actorState[i]]);
    const style = open
      ? { fill: theme.paper, stroke: colour, "stroke-width": inner, "stroke-dasharray": code >= 16 ? `${round(radius[i] * 0.35)}` : null }
      : { fill: colour, stroke: theme.paper, "stroke-width": 1.2, "paint-order": "stroke" };
    const corners = outline(code, open ? radius[i] - inner / 2 : radius[i]);
    out.push(corners
      ? tag("polygon", { points: corners.map(([x, y]) => `${round(sx[i] + x)},${round(sy[i] + y)}`).join(" "), ...style })
      : tag("circle", { cx: sx[i], cy: sy[i], r: radius[i] - (open ? inner / 2 : 0), ...style }));
  }
  return out.join("");
}

function blend(ink, paper, share) {
  return `rgb(${ink.map((part, i) => Math.round(255 * (part * share + paper[i] * (1 - share)))).join(",")})`;
}

function over(items, theme) {
  const rings = items.rings.map(({ x, y, r }) => tag("circle", { cx: x, cy: y, r, fill: "none", stroke: theme.accent, "stroke-width": 2 }));
  const words = [];
  const write = (text, x, y, style, align) => words.push(tag("text", {
    x, y: y + style.size * 0.35, "font-size": style.size, "font-weight": style.weight, fill: style.second ? theme.ink2 : theme.ink,
    "text-anchor": { left: null, right: "end", center: "middle" }[align], stroke: theme.paper, "stroke-width": 3.5, "stroke-linejoin": "round",
    "paint-order": "stroke", "font-family": style.serif ? theme.serif : null, "font-style": style.serif ? "italic" : null,
  }, clean(text)));
  for (const label of items.labels) eachLine(label, (text, x, y) => write(text, x, y, label.style, label.align));
  if (items.verb) write(items.verb.text, items.verb.x, items.verb.y, items.verb.style, "left");
  return rings.join("") + words.join("");
}

function legend(scene, y) {
  const { theme } = scene;
  let x = 24;
  return entries(scene.view).map(([name, words]) => {
    const drawn = name ? swatch(name).map(([d, colour, width, dash, opacity]) => path(d, theme[colour], width, {
      transform: `translate(${round(x)} ${round(y - 5)})`, "stroke-dasharray": dash, "stroke-opacity": opacity ? String(opacity) : null,
    })).join("") : "";
    if (name) x += 36;
    const text = tag("text", { x, y: y + 4, "font-size": 12, fill: theme.ink2 }, clean(words));
    x += words.length * 6.4 + 24;
    return drawn + text;
  }).join("");
}

/** @param {string} svg @param {number} [scale] @returns {Promise<Blob>} */
export async function toPNG(svg, scale = 2) {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
