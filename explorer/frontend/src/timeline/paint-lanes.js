/** Paints the lanes of one actor and says what lies where, for the pointer. */

import { longDay, longMonth, shortDay, whenWords, monthEnd, isoOf } from "../dates.js";
import { fit } from "./events.js";
import { articleDays, eventsOf, heatCells, isCrowded, relationRows, rowBars, silence, tieWords } from "./lanes.js";
import { line, softBar, text } from "./layer.js";
import { fonts } from "./paint.js";

/** Height of all lanes and of one row, in CSS px of a 16 px page. */
export const LANES = 126;
const ROW = 16;

/**
 * @typedef {{x0: number, x1: number, y0: number, y1: number, words: string, patch: object}} Hit
 * @param {CanvasRenderingContext2D} pen @param {object} m
 * @returns {Hit[]} the last one painted lies on top
 */
export function paintLanes(pen, m) {
  const { theme, k } = m;
  line(pen, 0, LANES * k - 3.5, m.width, LANES * k - 3.5, theme.line);
  if (m.actor < 0) return paintHint(pen, m);
  const hits = [];
  const rows = relationRows(m.graph, m.actor, m.wanted);
  paintEvents(pen, m, 4 * k, hits);
  rows.forEach((row, i) => paintRow(pen, m, row, (4 + ROW * (i + 1)) * k, hits));
  paintArticles(pen, m, (4 + ROW * (rows.length + 1)) * k, hits);
  return hits;
}

function paintHint(pen, m) {
  text(pen, "Select an actor to see its ties here, one row a relation.", (m.scale.left + m.scale.right) / 2, (LANES / 2) * m.k,
    { font: fonts(m.theme).axis, colour: m.theme.ink3, align: "center" });
  return [];
}

/** The row's name and its hairline. */
function startRow(pen, m, label, y, room = m.scale.left - 34) {
  const font = fonts(m.theme).axis;
  if (m.wide) {
    pen.font = font;
    const words = fit(label, (t) => pen.measureText(t).width, room);
    text(pen, words, m.scale.left - 10, y + 12 * m.k, { font, colour: m.theme.ink3, align: "right" });
  }
}

function endRow(pen, m, y) {
  line(pen, m.scale.left, y + (ROW - 0.5) * m.k, m.scale.right, y + (ROW - 0.5) * m.k, m.theme.line);
}

/** Events in the first row: their short name leaves room for the actor's. */
function paintEvents(pen, m, y, hits) {
  const { scale, theme, k, graph } = m;
  startRow(pen, m, "events", y);
  if (m.wide) {
    pen.font = fonts(theme).name;
    const name = fit(m.actorName, (t) => pen.measureText(t).width, scale.left - 24 - 60);
    text(pen, name, 24, y + 13 * k, { font: fonts(theme).name, colour: theme.ink });
  }
  endRow(pen, m, y);
  for (const e of eventsOf(graph, m.actor)) {
    const { start, title, precision, id } = graph.events;
    if (start[e] >= scale.first && start[e] <= scale.last) {
      const x = scale.x(start[e] + 0.5);
      lozenge(pen, x, y + 7.5 * k, 4, id[e] === m.event ? theme.accent : theme.ink2);
      hits.push({ x0: x - 6, x1: x + 6, y0: y, y1: y + ROW * k, words: `${title[e]}, ${whenWords(start[e], precision[e])}`, patch: { event: id[e] } });
    }
  }
}

function lozenge(pen, x, y, half, colour) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y - half);
  pen.lineTo(x + half, y);
  pen.lineTo(x, y + half);
  pen.lineTo(x - half, y);
  pen.fill();
}

function paintRow(pen, m, row, y, hits) {
  startRow(pen, m, row.label, y);
  endRow(pen, m, y);
  const { bars, levels } = rowBars(m.graph, row.ties, m.scale);
  if (isCrowded(bars)) paintHeat(pen, m, bars, y, hits);
  else for (const bar of bars) paintBar(pen, m, bar, y, levels, hits);
}

function paintBar(pen, m, bar, y, levels, hits) {
  const { theme, k } = m;
  const fill = bar.sign === 2 ? m.hatched : theme.signs[bar.sign];
  const room = (ROW - 4) * k;
  const alone = bar.tick || levels === 1;
  const high = alone ? (bar.tick ? 11 : 7) * k : room / levels - 1;
  const at = alone ? y + (ROW * k - 1 - high) / 2 : y + 1.5 * k + (bar.level * room) / levels;
  softBar(pen, bar, at, high, fill, m.scale);
  const id = m.graph.ties.id[bar.tie];
  if (id === m.tie) {
    pen.strokeStyle = theme.accent;
    pen.lineWidth = 2;
    pen.strokeRect(Math.max(bar.x0, m.scale.left) - 1, at - 1, Math.min(bar.x1, m.scale.right) - Math.max(bar.x0, m.scale.left) + 2, high + 2);
  }
  const reach = Math.max(0, (8 - (bar.x1 - bar.x0)) / 2);
  hits.push({ x0: bar.x0 - reach, x1: bar.x1 + reach, y0: at - 1, y1: at + high + 1, words: tieWords(m.graph, bar.tie), patch: { tie: id } });
}

function paintHeat(pen, m, bars, y, hits) {
  for (const cell of heatCells(bars, m.scale, m.bounds)) {
    pen.globalAlpha = 0.2 + 0.8 * cell.share;
    pen.fillStyle = cell.sign === 2 ? m.hatched : m.theme.signs[cell.sign];
    pen.fillRect(cell.x0, y + 2 * m.k, Math.max(1, cell.x1 - cell.x0 - 0.5), (ROW - 5) * m.k);
    pen.globalAlpha = 1;
    const patch = { from: isoOf(cell.day), to: isoOf(monthEnd(cell.day)) };
    hits.push({ x0: cell.x0, x1: cell.x1, y0: y, y1: y + ROW * m.k, words: `${cell.count} ties, ${longMonth(cell.day)}`, patch });
  }
}

/** One tick an article; the longest time without one is dotted and named. */
function paintArticles(pen, m, y, hits) {
  const { scale, theme, k } = m;
  const days = articleDays(m.graph, m.actor).filter((day) => day >= scale.first && day <= scale.last);
  const gap = silence(days);
  const middle = Math.round(y + 8 * k) + 0.5;
  startRow(pen, m, "named in articles", y);
  if (gap === null) line(pen, scale.left, middle, scale.right, middle, theme.line2);
  else {
    line(pen, scale.left, middle, scale.x(gap.from), middle, theme.line2);
    line(pen, scale.x(gap.to), middle, scale.right, middle, theme.line2);
    paintSilence(pen, m, gap, middle, hits);
  }
  for (const day of days) line(pen, scale.x(day), middle - 5 * k, scale.x(day), middle + 5 * k, theme.ink, 1.5);
}

function paintSilence(pen, m, gap, middle, hits) {
  const { scale, theme } = m;
  const [x0, x1] = [scale.x(gap.from), scale.x(gap.to)];
  const font = fonts(theme).event;
  pen.setLineDash([1.2, 3]);
  line(pen, x0 + 2, middle, x1, middle, theme.line2);
  pen.setLineDash([]);
  pen.font = font;
  const wide = pen.measureText(gap.words).width;
  if (wide + 12 < x1 - x0) {
    pen.fillStyle = theme.paper;
    pen.fillRect((x0 + x1 - wide) / 2 - 5, middle - 7, wide + 10, 14);
    text(pen, gap.words, (x0 + x1) / 2, middle + 4, { font, colour: theme.ink2, align: "center" });
  }
  const words = `${gap.words}: no article names this actor between ${shortDay(gap.from)} and ${longDay(gap.to)}`;
  hits.push({ x0: x0 + 3, x1: x1 - 3, y0: middle - 6, y1: middle + 6, words, patch: null });
}
