/**
 * The payload of `/api/graph` as indexed columns, with its lines: one a pair of actors and sign.
 * @typedef {ReturnType<typeof indexGraph>} Graph
 */
export { OPEN_END as OPEN, UNKNOWN_START as UNKNOWN } from "./dates.js";

/** @param {any} payload see docs/frontend.md */
export function indexGraph(payload) {
  const index = (ids) => new Map(ids.map((id, i) => [id, i]));
  const graph = {
    ...payload,
    actorIndex: index(payload.actors.id),
    tieIndex: index(payload.ties.id),
    articleIndex: index(payload.articles.id),
    eventIndex: index(payload.events.id),
    placeIndex: index(payload.places.id),
    relationIndex: index(payload.relations.id),
    outletIndex: index(payload.outlets.id),
  };
  graph.tiesOf = tiesOf(payload);
  graph.lines = linesOf(payload);
  graph.lineOf = new Int32Array(payload.ties.id.length).fill(-1);
  graph.lines.ties.forEach((ties, line) => ties.forEach((tie) => { graph.lineOf[tie] = line; }));
  return graph;
}

function tiesOf({ actors, ties }) {
  const of = actors.id.map(() => []);
  for (let t = 0; t < ties.id.length; t++) {
    of[ties.subject[t]].push(t);
    if (ties.object[t] >= 0 && ties.object[t] !== ties.subject[t]) of[ties.object[t]].push(t);
  }
  return of;
}

function linesOf({ ties }) {
  const lines = { a: [], b: [], sign: [], ties: [], contested: [], width: [], under: [], pair: [], pairs: 0 };
  const pairs = new Map();
  const byKey = new Map();
  const signs = new Map();
  for (let t = 0; t < ties.id.length; t++) {
    if (ties.object[t] < 0) continue;
    const a = Math.min(ties.subject[t], ties.object[t]);
    const b = Math.max(ties.subject[t], ties.object[t]);
    const pair = `${a}-${b}`;
    const key = `${pair}/${ties.sign[t]}`;
    if (!byKey.has(key)) {
      byKey.set(key, lines.a.length);
      if (!pairs.has(pair)) pairs.set(pair, pairs.size);
      lines.pair.push(pairs.get(pair));
      lines.a.push(a);
      lines.b.push(b);
      lines.sign.push(ties.sign[t]);
      lines.ties.push([]);
    }
    lines.ties[byKey.get(key)].push(t);
    signs.set(pair, (signs.get(pair) ?? 0) | (ties.sign[t] === 0 ? 1 : 2));
  }
  lines.pairs = pairs.size;
  lines.ties.forEach((own, i) => {
    own.sort((s, t) => (ties.modality[s] > 0) - (ties.modality[t] > 0) || ties.outlets[t].length - ties.outlets[s].length || ties.claims[t] - ties.claims[s] || s - t);
    lines.contested.push(own.some((t) => ties.contested[t] && ties.modality[t] === 0));
    lines.width.push(widthOf(ties.outlets[own[0]].length));
    lines.under.push(lines.sign[i] === 0 && signs.get(`${lines.a[i]}-${lines.b[i]}`) > 1);
  });
  return lines;
}

/** 1, 2, 3 (three or four) or 5 (five and more) outlets. @param {number} outlets */
export function widthOf(outlets) {
  return outlets >= 5 ? 5 : outlets >= 3 ? 3 : Math.max(1, outlets);
}
