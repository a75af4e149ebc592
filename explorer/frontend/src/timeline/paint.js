/** Paints the histogram: bars, axis, named events, the window with its handles, pins. */

import { longDay } from "../dates.js";
import { line, softBar, stamp, text } from "./layer.js";

/** Heights of the plot from the top of the histogram, in CSS px of a 16 px page. */
export const ROWS = { top: 4, names: 16, nameTop: 8, ceiling: 26, base: 68, floor: 89, tie: 92, bottom: 106, axis: 104, years: 118 };

/** How faint the bars outside the window are. */
const OUTSIDE = 0.34;

export const fonts = (theme) => ({
  axis: `${0.71875 * theme.rem}px ${theme.sans}`,
  event: `italic ${0.75 * theme.rem}px ${theme.serif}`,
  name: `${0.9375 * theme.rem}px ${theme.serif}`,
  pin: `600 ${0.8125 * theme.rem}px ${theme.sans}`,
});

/** CSS px a claim: one scale for both sides, so that up and down can be compared. */
export function unitOf(counts, k) {
  let [up, down] = [0, 0];
  for (let i = 0; i < counts.hostile.length; i += 1) {
    up = Math.max(up, counts.cooperative[i] + counts.neutral[i]);
    down = Math.max(down, counts.hostile[i]);
  }
  const fits = Math.min(((ROWS.base - ROWS.ceiling) * k) / Math.max(up, 1), ((ROWS.floor - ROWS.base) * k) / Math.max(down, 1));
  // A handful of claims does not fill the height: one claim is never taller than 8 px.
  return Math.min(fits, 8 * k);
}

/** @param {CanvasRenderingContext2D} pen @param {object} m what timeline.js knows: see `model` there */
export function paintBars(pen, m) {
  const { scale, bounds, counts, theme, k, hatched } = m;
  const unit = unitOf(counts, k);
  const base = m.top + ROWS.base * k;
  for (let b = 0; b + 1 < bounds.length; b += 1) {
    const [x, wide] = column(scale, bounds, b);
    const up = counts.cooperative[b] * unit;
    const grey = counts.neutral[b] * unit;
    block(pen, theme.coop, x, base - up, wide, up);
    block(pen, theme.neut, x, base - up - grey, wide, grey);
    block(pen, hatched, x, base + 1, wide, counts.hostile[b] * unit);
  }
}

function block(pen, fill, x, y, wide, high) {
  if (high <= 0) return;
  pen.fillStyle = fill;
  pen.fillRect(x, y, wide, high);
}

/** Left edge and width of a bar; a pixel of paper between bars that are wide enough to show it. */
export function column(scale, bounds, b) {
  const x0 = Math.max(scale.x(bounds[b]), scale.left);
  const x1 = Math.min(scale.x(bounds[b + 1]), scale.right);
  return [x0, Math.max(0.5, x1 - x0 - (x1 - x0 > 3 ? 1 : 0))];
}

/** The selected actor's own claims, as a line over the bars on the same scale. */
export function paintOwn(pen, m) {
  const { scale, bounds, own, theme, k } = m;
  if (own === null) return;
  const unit = unitOf(m.counts, k);
  const base = m.top + ROWS.base * k;
  const bars = own.hostile.length;
  const steps = (height) => {
    pen.beginPath();
    let before = 0;
    for (let b = 0; b < bars; b += 1) {
      const high = height(b);
      const [x, wide] = column(scale, bounds, b);
      // Where the actor has no claims there is no line: it would hide the axis.
      if (high !== 0 && before === 0) pen.moveTo(x, base);
      if (high !== 0) pen.lineTo(x, base - high);
      if (high !== 0) pen.lineTo(x + wide, base - high);
      if (high === 0 && before !== 0) pen.lineTo(x, base);
      before = high;
    }
    pen.stroke();
  };
  // A casing of paper keeps the line apart from bars of any colour.
  for (const [colour, width] of [[theme.paper, 3.5], [theme.accent, 1.5]]) {
    Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineJoin: "round" });
    steps((b) => (own.cooperative[b] + own.neutral[b]) * unit);
    steps((b) => -own.hostile[b] * unit);
  }
}

/** Axis, years, event names and the words left of the plot. */
export function paintFrame(pen, m) {
  const { scale, theme, top, k } = m;
  const font = fonts(theme);
  line(pen, scale.left, top + ROWS.base * k + 0.5, scale.right, top + ROWS.base * k + 0.5, theme.line);
  m.ticks.forEach((tick, i) => {
    const x = scale.x(tick.day);
    line(pen, x, top + ROWS.axis * k, x, top + (ROWS.axis + 5) * k, tick.year ? theme.line2 : theme.line);
    pen.font = font.axis;
    const ends = m.ticks[i + 1] === undefined ? scale.right + 20 : scale.x(m.ticks[i + 1].day);
    if (x + 4 + pen.measureText(tick.label).width <= ends) {
      text(pen, tick.label, x + 4, top + ROWS.years * k, { font: font.axis, colour: theme.ink3 });
    }
  });
  for (const name of m.named) {
    line(pen, name.x, top + ROWS.nameTop * k, name.x, top + ROWS.base * k, theme.ink3, 0.8);
    text(pen, name.text, name.align === "left" ? name.x0 : name.x1, top + ROWS.names * k,
      { font: font.event, colour: theme.ink2, align: name.align });
  }
  if (m.wide) paintWords(pen, m, font);
}

function paintWords(pen, m, font) {
  const { scale, theme, top, k } = m;
  const side = (words, y, colour = theme.ink3) => text(pen, words, scale.left - 10, top + y * k,
    { font: font.axis, colour, align: "right" });
  if (m.captioned) m.caption.forEach((words, i) => text(pen, words, 24, top + (30 + i * 15) * k, { font: font.axis, colour: theme.ink3 }));
  side("neutral", 46);
  side("cooperative", 61);
  side("hostile", 82);
  if (m.tieBars.length > 0) side("this tie", 99, theme.accent);
  else if (m.ownName !== null) side(m.ownName, 99, theme.accent);
}

/** The selected tie: one accent bar, its ends as honest as its dates; its reports, or the actor's, as ticks. */
export function paintTie(pen, m) {
  const y = m.top + ROWS.tie * m.k;
  for (const bar of m.tieBars) softBar(pen, bar, y, 4 * m.k, m.theme.accent, m.scale);
  // one tick a report: where there is none, nobody wrote
  for (const day of m.reports) {
    const x = Math.round(m.scale.x(day)) + 0.5;
    if (x >= m.scale.left && x <= m.scale.right) line(pen, x, y + 5 * m.k, x, y + 11 * m.k, m.theme.ink2);
  }
}

/** All that follows the window; everything else is stamped from layers. */
export function paintWindow(pen, m, layers, window) {
  const { scale, theme, top, k } = m;
  const on = (x) => Math.min(Math.max(x, scale.left), scale.right);
  const [x0, x1] = [on(scale.x(window.from)), on(scale.x(window.to + 1))];
  const height = (ROWS.bottom - ROWS.top) * k;
  if (!m.compare) {
    pen.globalAlpha = 0.09;
    pen.fillStyle = theme.accent;
    pen.fillRect(x0, m.lanes ? 4 : top + ROWS.top * k, x1 - x0, m.lanes ? top + ROWS.bottom * k - 4 : height);
    pen.globalAlpha = 1;
  }
  if (m.lanes) stamp(pen, layers.lanes, 0, m.width);
  if (m.compare) stamp(pen, layers.bars, 0, m.width);
  else {
    stamp(pen, layers.bars, 0, x0, OUTSIDE);
    stamp(pen, layers.bars, x0, x1);
    stamp(pen, layers.bars, x1, m.width, OUTSIDE);
  }
  stamp(pen, layers.frame, 0, m.width);
}

/**
 * The two handles.
 * @param {"from"|"to"|null} focus the one with the keyboard's focus
 * @param {number} pulse 0 to 1 while the handles show themselves once, else 0
 */
export function paintHandles(pen, m, window, focus, pulse) {
  const { scale, theme, top, k } = m;
  const y = top + ROWS.base * k - 13;
  for (const [end, x] of [["from", scale.x(window.from)], ["to", scale.x(window.to + 1)]]) {
    if (x < scale.left - 1 || x > scale.right + 1) continue;
    line(pen, x, m.lanes ? 4 : top + ROWS.top * k, x, top + ROWS.bottom * k, theme.accent, 1.5);
    if (pulse > 0) ring(pen, theme.accent, x, y, 3 + 9 * pulse, 1 - pulse);
    if (focus === end) ring(pen, theme.accent, x, y, 4, 1);
    pill(pen, x - 5, y, 10, 26);
    Object.assign(pen, { fillStyle: theme.paper, strokeStyle: theme.accent, lineWidth: 1.5 });
    pen.fill();
    pen.stroke();
    line(pen, x - 1.5, y + 8, x - 1.5, y + 18, theme.accent);
    line(pen, x + 1.5, y + 8, x + 1.5, y + 18, theme.accent);
  }
}

function ring(pen, colour, x, y, out, alpha) {
  pen.globalAlpha = alpha;
  pill(pen, x - 5 - out, y - out, 10 + 2 * out, 26 + 2 * out);
  Object.assign(pen, { strokeStyle: colour, lineWidth: 2 });
  pen.stroke();
  pen.globalAlpha = 1;
}

function pill(pen, x, y, wide, high) {
  pen.beginPath();
  pen.roundRect(x, y, wide, high, wide / 2);
}

/** The two dates compared, as pins with their letters and days. */
export function paintPins(pen, m, pins, focus) {
  const { scale, theme, top, k } = m;
  const font = fonts(theme);
  const [a, b] = [scale.x(pins.a), scale.x(pins.b)];
  for (const [key, x, leftwards] of [["a", a, a <= b], ["b", b, b < a]]) {
    if (x < scale.left - 1 || x > scale.right + 1) continue;
    line(pen, x, top + 18 * k, x, top + ROWS.bottom * k, theme.accent, 2);
    pen.beginPath();
    pen.arc(x, top + 14 * k, 11, 0, 2 * Math.PI);
    pen.fillStyle = theme.accent;
    pen.fill();
    if (focus === key) ring(pen, theme.accent, x, top + 14 * k - 13, 9, 1);
    text(pen, key.toUpperCase(), x, top + 14 * k + 4.5, { font: font.pin, colour: theme.paper, align: "center" });
    if (m.wide) pinDay(pen, m, longDay(pins[key]), x, leftwards, font.axis);
  }
}

/** The day stands outwards of its pin, inwards where the plot ends. */
function pinDay(pen, m, words, x, leftwards, font) {
  pen.font = font;
  const wide = pen.measureText(words).width;
  const left = leftwards ? x - 17 - wide >= m.scale.left - 4 : x + 17 + wide > m.scale.right + 20;
  text(pen, words, left ? x - 17 : x + 17, m.top + 18 * m.k, { font, colour: m.theme.ink, align: left ? "right" : "left" });
}
