/** Draws the items on sigma's two canvases: marks and arrows under the actors, rings and words over them. */

/** @returns {(text: string, style: {size: number, weight?: number, serif?: boolean}) => number} widths, remembered */
export function createMeasure(theme) {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (text, style) => {
    const font = fontOf(style, theme());
    const key = `${font}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}

/** @param {{size: number, weight?: number, serif?: boolean}} style */
export function fontOf({ size, weight = 400, serif }, theme) {
  return `${serif ? "italic " : ""}${weight} ${size}px ${serif ? theme.serif : theme.sans}`;
}

/** The strokes of a middle mark around (0, 0). @param {string} kind @param {number} s half its size */
export function strokes(kind, s) {
  if (kind === "plus") return [[-s, 0, s, 0], [0, -s, 0, s]];
  const k = s * 0.75;
  if (kind === "cross") return [[-k, -k, k, k], [-k, k, k, -k]];
  return [[0, -5.5, 0, 5.5]]; // the cross-bar of an ended tie, turned with its line
}

/** @param {CanvasRenderingContext2D} c @param {ReturnType<import("./items.js").itemsOf>} items */
export function drawUnder(c, items, theme) {
  c.lineCap = "butt";
  for (const kind of ["plus", "cross", "bar"]) drawMarks(c, items.marks.filter((mark) => mark.kind === kind), kind, theme);
  for (const mark of items.marks) if (mark.kind === "turn") drawTurn(c, mark, theme);
  for (const arrow of items.arrows) drawArrow(c, arrow, theme);
}

const INK = { plus: "coopT", cross: "hostT", bar: "line2" };

function drawMarks(c, marks, kind, theme) {
  for (const [colour, extra, width] of [[theme.paper, 0.6, 3.6], [theme[INK[kind]], 0, 1.3]]) {
    c.strokeStyle = colour;
    c.lineWidth = width;
    c.beginPath();
    for (const { x, y, angle, strong } of marks) {
      const turn = kind === "bar" ? angle : 0;
      for (const [x1, y1, x2, y2] of strokes(kind, (strong ? 4.6 : 3.2) + extra)) {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        c.moveTo(x + x1 * cos - y1 * sin, y + x1 * sin + y1 * cos);
        c.lineTo(x + x2 * cos - y2 * sin, y + x2 * sin + y2 * cos);
      }
    }
    c.stroke();
  }
}

/** The lozenge of a tie that changed its sign, with two arrows. */
function drawTurn(c, { x, y, angle }, theme) {
  c.save();
  c.translate(x, y);
  c.rotate(angle);
  c.fillStyle = theme.paper;
  c.strokeStyle = theme.ink;
  c.lineWidth = 1.4;
  c.beginPath();
  for (const [px, py] of [[8, 0], [0, 7], [-8, 0], [0, -7]]) c.lineTo(px, py);
  c.closePath();
  c.fill();
  c.stroke();
  c.lineWidth = 1;
  c.beginPath();
  for (const way of [1, -1]) {
    c.moveTo(-3 * way, -1.6 * way);
    c.lineTo(3 * way, -1.6 * way);
    c.lineTo(1.2 * way, -3.4 * way);
  }
  c.stroke();
  c.restore();
}

/** The three corners of an arrow head. */
export function arrowHead({ tip, tail }) {
  const length = Math.hypot(tip.x - tail.x, tip.y - tail.y) || 1;
  const [nx, ny] = [(-(tip.y - tail.y) / length) * 4.6, ((tip.x - tail.x) / length) * 4.6];
  return [[tip.x, tip.y], [tail.x + nx, tail.y + ny], [tail.x - nx, tail.y - ny]];
}

export const signColour = (sign) => (sign > 0 ? "coop" : sign < 0 ? "host" : "neut");

function drawArrow(c, arrow, theme) {
  c.fillStyle = theme[signColour(arrow.sign)];
  c.beginPath();
  for (const [x, y] of arrowHead(arrow)) c.lineTo(x, y);
  c.closePath();
  c.fill();
}

/** @param {CanvasRenderingContext2D} c */
export function drawOver(c, items, theme) {
  c.strokeStyle = theme.accent;
  c.lineWidth = 2;
  for (const { x, y, r } of items.rings) {
    c.beginPath();
    c.arc(x, y, r, 0, 2 * Math.PI);
    c.stroke();
  }
  c.textBaseline = "middle";
  c.lineJoin = "round";
  c.strokeStyle = theme.paper;
  c.lineWidth = 3.5;
  for (const label of items.labels) eachLine(label, (text, x, y) => write(c, text, x, y, label, theme));
  if (items.verb) write(c, items.verb.text, items.verb.x, items.verb.y, { style: items.verb.style, align: "left" }, theme);
}

function write(c, text, x, y, { style, align }, theme) {
  c.font = fontOf(style, theme);
  c.textAlign = align;
  c.direction = "ltr";
  c.strokeText(text, x, y);
  c.fillStyle = style.second ? theme.ink2 : theme.ink;
  c.fillText(text, x, y);
}

/** Visits the lines of a label with their anchors. @param {object} label @param {(text: string, x: number, y: number) => void} visit */
export function eachLine({ x, y, w, h, align, lines }, visit) {
  const at = align === "left" ? x + 1 : align === "right" ? x + w - 1 : x + w / 2;
  lines.forEach((text, i) => visit(text, at, y + ((i + 0.5) * h) / lines.length));
}
