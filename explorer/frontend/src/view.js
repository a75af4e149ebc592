/**
 * What is in view, and every number on the screen: derived from the graph and the Selection.
 * The one place in the browser where the meaning of dates and filters is written.
 */
import { OPEN, UNKNOWN } from "./graph.js";
import { classes, countOf, ENDED, flips, linesOf, NEW } from "./compare.js";
import { STANDINGS } from "./selection.js";

const POSSIBLE = STANDINGS.indexOf("possible");
const SIGN_NAME = { 1: "cooperative", "-1": "hostile", 0: "neutral" };

/** @param {string|null} iso @param {number} open @returns {number} day since 1970-01-01 */
export function dayOf(iso, open) {
  return iso === null ? open : Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000);
}

/**
 * @param {import("./graph.js").Graph} graph
 * @param {import("./selection.js").Selection} selection
 */
export function derive(graph, selection) {
  const filters = compile(graph, selection);
  if (selection.a && selection.b) return deriveChanges(graph, selection, filters);
  const n = graph.ties.id.length;
  const tie = new Uint8Array(n);
  const why = { outside: 0, below: 0 };
  for (let t = 0; t < n; t++) tie[t] = judge(graph.ties, t, filters, why);
  const partners = countPartners(graph, tie);
  const actor = judgeActors(graph, tie, partners, selection);
  fold(graph, tie, actor, selection.actor);
  const near = nearOf(graph, tie, selection);
  const beyond = near ? focus(graph, tie, actor, near) : 0;
  const placed = placesOf(graph, actor, filters);
  const { line, best } = judgeLines(graph, tie);
  return { tie, actor, line, best, stated: statedOf(graph, best), partners, window: filters.window, placed, counts: { ...count(graph, { tie, actor, filters, why, near }), beyond, places: placed.reduce((sum, one) => sum + one, 0) } };
}

/**
 * Two dates compared: 2 is what changed, 1 the rest. Nothing is folded, and
 * ties to places count although no line stands for them.
 */
function deriveChanges(graph, selection, filters) {
  const { ties } = graph;
  const days = [dayOf(selection.a, 0), dayOf(selection.b, 0)];
  const why = { outside: 0, below: 0 };
  const change = classes(graph, (t) => passes(ties, t, filters), days);
  for (let t = 0; t < change.length; t++) {
    if (change[t] === 0 || ties.outlets[t].length >= filters.min) continue;
    change[t] = 0;
    why.below++;
  }
  const flipped = flips(graph, change);
  const { kind, best } = linesOf(graph, change, flipped);
  const loud = (k) => k === NEW || k === ENDED;
  const tie = change.map((k, t) => (ties.object[t] < 0 || !passes(ties, t, filters) ? 0 : loud(k) ? 2 : 1));
  const line = kind.map((k) => (k === 0 ? 0 : k < 4 ? 2 : 1));
  const actor = graph.tiesOf.map((own) => own.reduce((most, t) => (change[t] > 0 ? Math.max(most, tie[t]) : most), 0));
  const counts = count(graph, { tie, actor, filters, why, seen: (t) => change[t] > 0 });
  counts.compare = countOf(change, flipped);
  return { tie, actor: Uint8Array.from(actor), line, best, stated: statedOf(graph, best), change, compare: kind, partners: countPartners(graph, tie), window: filters.window, days, counts };
}

/** The ties to places of the actors in view: no line stands for them, the list has them. */
function placesOf({ ties }, actor, f) {
  const seen = (t) => ties.object[t] < 0 && actor[ties.subject[t]] === 2 && ties.outlets[t].length >= f.min && passes(ties, t, f) && inWindow(ties, t, f);
  return Uint8Array.from(ties.id, (_, t) => (seen(t) ? 1 : 0));
}

/** The standing of each line's tie: 0 happened; the rest is only stated and never drawn like a tie. */
const statedOf = ({ ties }, best) => Uint8Array.from(best, (t) => (t < 0 ? 0 : ties.modality[t]));

function compile(graph, s) {
  const mask = (list, ids) => (list.length ? ids.map((id) => list.includes(id)) : null);
  return {
    window: [dayOf(s.from, UNKNOWN), dayOf(s.to, OPEN)],
    signs: s.signs.length ? s.signs : null,
    types: s.types.length ? graph.actors.type.map((type) => s.types.includes(type)) : null,
    relations: mask(s.relations, graph.relations.id),
    outlets: mask(s.outlets, graph.outlets.id),
    modality: STANDINGS.map((name) => s.modality.includes(name)),
    min: s.min,
    contested: s.contested,
    reported: s.time === "reported",
  };
}

/** Whether a tie passes every filter but the dates and the evidence. */
function passes(ties, t, f) {
  return failures(ties, t, f) === 0 && (!f.types || (f.types[ties.subject[t]] && f.types[ties.object[t]]));
}

/** 0 filtered out, 1 outside the dates only, 2 in view. */
function judge(ties, t, f, why) {
  if (ties.object[t] < 0 || !passes(ties, t, f)) return 0;
  const inside = inWindow(ties, t, f);
  if (ties.outlets[t].length < f.min) {
    if (inside) why.below++;
    return 0;
  }
  if (!inside) why.outside++;
  return inside ? 2 : 1;
}

/** Whether a tie holds (or was reported) on any day of the window, both ends included. */
export function inWindow(ties, t, { window: [from, to], reported }) {
  if (reported) return ties.reported[t].some((day) => day >= from && day <= to);
  const spans = ties.spans[t];
  for (let i = 0; i < spans.length; i += 2) if (spans[i] <= to && spans[i + 1] >= from) return true;
  return false;
}

function countPartners({ actors, ties, lines, lineOf }, tie) {
  const partners = new Int32Array(actors.id.length);
  const met = new Uint8Array(lines.pairs);
  for (let t = 0; t < tie.length; t++) {
    if (tie[t] !== 2) continue;
    const pair = lines.pair[lineOf[t]];
    if (met[pair]) continue;
    met[pair] = 1;
    partners[ties.subject[t]]++;
    if (ties.object[t] !== ties.subject[t]) partners[ties.object[t]]++;
  }
  return partners;
}

function judgeActors(graph, tie, partners, selection) {
  const kept = keep(graph, selection);
  return Uint8Array.from(graph.actors.id, (_, a) => {
    if (selection.types.length && !selection.types.includes(graph.actors.type[a])) return 0;
    if (partners[a] === 0) return kept.has(a) ? 2 : graph.tiesOf[a].some((t) => tie[t] === 1) ? 1 : 0;
    return partners[a] >= selection.core || kept.has(a) ? 2 : 3;
  });
}

/** The selected actor and its partners, and the ends of the selected tie, are never folded. */
function keep(graph, { actor, tie }) {
  const kept = new Set();
  for (const id of actor) {
    const a = graph.actorIndex.get(id);
    if (a === undefined) continue;
    kept.add(a);
    for (const t of graph.tiesOf[a]) if (graph.ties.object[t] >= 0) kept.add(graph.ties.subject[t]).add(graph.ties.object[t]);
  }
  const t = graph.tieIndex.get(tie);
  if (t !== undefined) {
    kept.add(graph.ties.subject[t]);
    if (graph.ties.object[t] >= 0) kept.add(graph.ties.object[t]);
  }
  return kept;
}

/** A tie with a folded end is folded with it, and an actor that keeps no tie so; never one that is selected. */
function fold(graph, tie, actor, chosen) {
  for (let t = 0; t < tie.length; t++) {
    if (tie[t] === 2 && (actor[graph.ties.subject[t]] === 3 || actor[graph.ties.object[t]] === 3)) tie[t] = 0;
  }
  const left = new Set();
  for (let t = 0; t < tie.length; t++) if (tie[t] === 2) left.add(graph.ties.subject[t]).add(graph.ties.object[t]);
  for (let a = 0; a < actor.length; a++) if (actor[a] === 2 && !left.has(a) && !chosen.includes(graph.actors.id[a])) actor[a] = 3;
}

/**
 * With a focus, the actors within so many steps of those selected, or of the ends of the selected
 * tie. @returns {Set<number>|null}
 */
function nearOf(graph, tie, { depth, actor: chosen, tie: picked }) {
  const t = graph.tieIndex.get(picked);
  const roots = chosen.map((id) => graph.actorIndex.get(id)).filter((a) => a !== undefined);
  if (!roots.length && t !== undefined) roots.push(graph.ties.subject[t], ...(graph.ties.object[t] < 0 ? [] : [graph.ties.object[t]]));
  return depth && roots.length ? reached(graph, tie, roots, depth) : null;
}

/** Leaves in view what is near. @returns {number} the actors beyond it */
function focus(graph, tie, actor, near) {
  let beyond = 0;
  for (let a = 0; a < actor.length; a++) {
    if (near.has(a)) continue;
    if (actor[a] === 2) beyond++;
    actor[a] = 0;
  }
  for (let i = 0; i < tie.length; i++) if (tie[i] && !(near.has(graph.ties.subject[i]) && near.has(graph.ties.object[i]))) tie[i] = 0;
  return beyond;
}

function reached({ ties, tiesOf }, tie, roots, depth) {
  const near = new Set(roots);
  let edge = roots;
  for (let step = 0; step < depth; step++) {
    const next = [];
    for (const a of edge) {
      for (const t of tiesOf[a]) {
        const b = ties.subject[t] === a ? ties.object[t] : ties.subject[t];
        if (tie[t] !== 2 || near.has(b)) continue;
        near.add(b);
        next.push(b);
      }
    }
    edge = next;
  }
  return near;
}

function judgeLines({ lines }, tie) {
  const line = new Uint8Array(lines.a.length);
  const best = new Int32Array(lines.a.length).fill(-1);
  const signed = new Uint8Array(lines.pairs);
  for (let i = 0; i < line.length; i++) {
    best[i] = bestOf(lines.ties[i], tie);
    line[i] = best[i] < 0 ? 0 : tie[best[i]];
    if (line[i] === 2 && lines.sign[i] !== 0) signed[lines.pair[i]] = 1;
  }
  for (let i = 0; i < line.length; i++) if (lines.under[i] && signed[lines.pair[i]]) line[i] = 0;
  return { line, best };
}

/** The first tie in view, else the first outside the dates only, else -1. */
function bestOf(own, tie) {
  let faded = -1;
  for (const t of own) {
    if (tie[t] === 2) return t;
    if (tie[t] === 1 && faded < 0) faded = t;
  }
  return faded;
}

function count(graph, { tie, actor, filters, why, near = null, seen = (t) => graph.ties.object[t] >= 0 && inWindow(graph.ties, t, filters) }) {
  const { ties } = graph;
  const counts = {
    actors: 0, ties: 0, passages: 0, articles: 0, folded: 0, contested: 0, disputed: 0, outside: why.outside, below: why.below,
    signs: { cooperative: 0, hostile: 0, neutral: 0 }, types: {}, relations: {}, outlets: {}, modality: {},
  };
  const cited = new Uint8Array(graph.articles.id.length);
  for (let t = 0; t < tie.length; t++) {
    if (tie[t] !== 2) continue;
    counts.ties++;
    counts.passages += ties.passages[t];
    counts.contested += ties.contested[t] ? 1 : 0;
    for (const article of ties.articles[t]) cited[article] = 1;
  }
  counts.articles = cited.reduce((sum, one) => sum + one, 0);
  for (let a = 0; a < actor.length; a++) {
    if (actor[a] === 3) counts.folded++;
    if (actor[a] !== 2) continue;
    counts.actors++;
    bump(counts.types, graph.actors.type[a]);
  }
  const inFocus = near ? (t) => seen(t) && near.has(graph.ties.subject[t]) && near.has(graph.ties.object[t]) : seen;
  countRows(graph, tie, actor, filters, inFocus, counts);
  return counts;
}

/**
 * A row's count is what it shows, or would show if it were switched on: for each filter, the ties
 * that pass all the other filters and the dates and whose ends are not folded.
 */
function countRows(graph, tie, actor, f, seen, counts) {
  const { ties, relations, outlets } = graph;
  const tally = { signs: [0, 0, 0], relations: new Int32Array(relations.id.length), outlets: new Int32Array(outlets.id.length), modality: STANDINGS.map(() => 0) };
  for (let t = 0; t < tie.length; t++) {
    if (tie[t] !== 2 && !wouldShow(graph, actor, f, seen, t)) continue;
    const failed = failures(ties, t, f);
    const but = (filter) => (failed & ~filter) === 0;
    if (but(SIGN)) tally.signs[ties.sign[t] + 1]++;
    if (but(RELATION)) tally.relations[ties.relation[t]]++;
    if (but(OUTLET)) for (const o of ties.outlets[t]) tally.outlets[o]++;
    if (but(MODALITY)) tally.modality[ties.modality[t]]++;
    const asked = ties.modality[t] === POSSIBLE ? CONTESTED | MODALITY : CONTESTED;
    if (ties.contested[t] && but(asked)) counts.disputed++;
  }
  tally.signs.forEach((n, i) => { counts.signs[SIGN_NAME[i - 1]] = n; });
  named(counts.relations, relations.id, tally.relations);
  named(counts.outlets, outlets.id, tally.outlets);
  named(counts.modality, STANDINGS, tally.modality);
}

const [SIGN, RELATION, OUTLET, MODALITY, CONTESTED] = [1, 2, 4, 8, 16];

/** Which filters of the rail a tie does not pass, as a sum of the five above. */
function failures(ties, t, f) {
  let failed = 0;
  if (f.signs && !f.signs.includes(SIGN_NAME[ties.sign[t]])) failed |= SIGN;
  if (f.relations && !f.relations[ties.relation[t]]) failed |= RELATION;
  if (f.outlets && !ties.outlets[t].some((o) => f.outlets[o])) failed |= OUTLET;
  if (!f.modality[ties.modality[t]]) failed |= MODALITY;
  return f.contested && !ties.contested[t] ? failed | CONTESTED : failed;
}

/** Whether a tie that is not in view would be, without the filters of the rail's rows. */
function wouldShow({ ties }, actor, f, seen, t) {
  if (!seen(t) || ties.outlets[t].length < f.min) return false;
  const [a, b] = [ties.subject[t], ties.object[t]];
  return (!f.types || (f.types[a] && f.types[b])) && actor[a] !== 3 && actor[b] !== 3;
}

function named(table, ids, tally) {
  for (let i = 0; i < ids.length; i++) if (tally[i]) table[ids[i]] = tally[i];
}

function bump(table, key) {
  table[key] = (table[key] ?? 0) + 1;
}
