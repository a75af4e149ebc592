/** What the painters need, computed when the graph, the filters, the size or the theme change. */

import { binName, countClaims, edges, placeClaims, unitFor } from "./bins.js";
import { nameEvents } from "./events.js";
import { marksOf, place } from "./marks.js";
import { LANES } from "./paint-lanes.js";
import { fonts } from "./paint.js";
import { createScale, ticks } from "./scale.js";

/** Heights of the histogram and the least room for words left of it, in CSS px of a 16 px page. */
const PLOT = 128;
const WORDS = 96;
const CAPTION = 190;

/** Sizes and scale for a plot as wide and high as it is now. */
export function measure(plot, probe, bounds, theme, open) {
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  const unit = theme.rem / 16;
  const narrow = matchMedia("(max-width: 799px)").matches;
  const lanes = open && !narrow;
  const top = lanes ? LANES * unit : 0;
  const left = narrow ? 16 : Math.max(probe.getBoundingClientRect().width, WORDS * unit);
  const scale = createScale(bounds.from, bounds.to, left, Math.max(width - (narrow ? 16 : 24), left + 40));
  return {
    width, height, top, lanes, scale, dpr: devicePixelRatio || 1,
    k: Math.max(0.4, (height - top) / PLOT), wide: !narrow, captioned: left >= CAPTION * unit,
    ticks: ticks(scale),
  };
}

/** Bars for a width: their bounds, and each claim's place among them. */
export function placeAll(graph, scale, time) {
  const unit = unitFor(scale.first, scale.last, scale.right - scale.left);
  const bounds = edges(scale.first, scale.last, unit);
  const verb = time === "reported" ? "Claims published," : "Claims that begin,";
  return { unit, bounds, placed: placeClaims(graph.claims, bounds, time), caption: [verb, `by ${unit}`] };
}

export function countAll(placed, wanted) {
  return countClaims(placed, wanted);
}

/** The claims of one actor's wanted ties, or null where no actor is selected. */
export function countOwn(graph, placed, wanted, actor) {
  if (actor < 0) return null;
  const own = new Uint8Array(wanted.length);
  for (const t of graph.tiesOf[actor]) own[t] = wanted[t];
  return countClaims(placed, own);
}

export function nameAll(graph, scale, theme, pen, taken) {
  pen.font = fonts(theme).event;
  return nameEvents(graph.events, scale, (words) => pen.measureText(words).width, taken);
}

export function tieBars(graph, tie, scale) {
  if (tie < 0) return [];
  return marksOf(graph.ties, tie).map((mark) => place(mark, scale)).filter((bar) => bar !== null);
}

/** The days of the reports of a tie, else of all ties of an actor. */
export function reportDays({ ties }, tie, actor) {
  if (tie >= 0) return ties.reported[tie];
  return actor < 0 ? [] : [...new Set(ties.reported.filter((_, t) => ties.subject[t] === actor || ties.object[t] === actor).flat())];
}

/** "March 2020: 12 cooperative, 3 neutral, 5 hostile claims"; shares of a year are rounded. */
export function barLines({ bounds, unit, counts }, bar) {
  const parts = ["cooperative", "neutral", "hostile"]
    .map((sign) => [Math.round(counts[sign][bar]), sign])
    .filter(([count]) => count > 0)
    .map(([count, sign]) => `${count} ${sign}`);
  const words = parts.length === 0 ? "no claims dated closer than the year" : `${parts.join(", ")} claims`;
  const name = binName(bounds, bar, unit);
  return [name.charAt(0).toUpperCase() + name.slice(1), words];
}
