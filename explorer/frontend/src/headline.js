/** The computed sentence under the title: it follows everything. */
import { compared } from "./compare.js";
import { dayFrom, longDay } from "./dates.js";
import { bdi, byId, count, el } from "./dom.js";

/** "4 April 2019". @param {string} iso */
export function inWords(iso) {
  return longDay(dayFrom(iso));
}

/** The window in words. @param {{from: string|null, to: string|null}} selection */
export function windowWords({ from, to }) {
  if (from === null && to === null) return "over all dates";
  if (from === null) return `until ${inWords(to)}`;
  if (to === null) return `since ${inWords(from)}`;
  return `between ${inWords(from)} and ${inWords(to)}`;
}

/**
 * The parts of the sentence: plain strings, and {text, go} or {text, do} for what can be clicked.
 * @returns {(string | {text: string, go?: object, do?: string, name?: boolean})[]}
 */
export function sentence(graph, selection, view) {
  const { counts } = view;
  const dates = selection.a ? `on ${inWords(selection.a)} or on ${inWords(selection.b)}` : windowWords(selection);
  if (selection.article) return article(graph, selection);
  if (selection.tie) return tie(graph, selection, view, dates);
  if (selection.actor.length === 2) return pair(graph, selection, view, dates);
  if (selection.actor.length === 1) return actor(graph, selection, view, dates);
  if (counts.compare) return compared(graph, counts.compare, inWords(selection.a), inWords(selection.b), view.days);
  const parts = [list(count(counts.actors, "actor")), " and ", list(counted(selection, counts.ties)), ` ${dates}`];
  if (counts.ties > 0) {
    parts.push(", proved by ", list(count(counts.passages, "passage")), " from ", list(count(counts.articles, "article")));
  }
  parts.push(".");
  if (counts.folded > 0) {
    parts.push(" ", { text: `${count(counts.folded, "more actor")}`, go: { core: 1 } },
      counts.folded === 1 ? " has a single partner and is folded away." : " have too few partners and are folded away.");
  }
  return parts;
}

/** Of two dates compared, what holds on either is in view. */
const inView = (view, t) => (view.change ? view.change[t] > 0 : view.tie[t] === 2);

const counted = ({ contested }, n) => (contested ? count(n, "contested tie") : count(n, "tie"));

const list = (text) => ({ text, do: "list" });

function actor(graph, selection, view, dates) {
  const a = graph.actorIndex.get(selection.actor[0]);
  if (a === undefined) return [""];
  const own = graph.tiesOf[a].filter((t) => graph.ties.modality[t] === 0);
  const inside = graph.tiesOf[a].filter((t) => inView(view, t)).length;
  const articles = graph.articles.actors.filter((actors) => actors.includes(a)).length;
  return [
    { text: graph.actors.name[a], go: { actor: selection.actor[0] }, name: true }, " has ", list(count(inside, "tie")),
    ` ${dates}, and ${own.length} in all. ${count(articles, "article")} ${articles === 1 ? "names" : "name"} it.`,
  ];
}

function pair(graph, selection, view, dates) {
  const [a, b] = selection.actor.map((id) => graph.actorIndex.get(id));
  if (a === undefined || b === undefined) return [""];
  const joined = graph.tiesOf[a].filter((t) => inView(view, t) && (graph.ties.subject[t] === b || graph.ties.object[t] === b));
  const name = (i) => ({ text: graph.actors.name[i], go: { actor: graph.actors.id[i] }, name: true });
  return [name(a), " and ", name(b), joined.length ? " are joined by " : " are not joined by a tie", ...(joined.length ? [list(count(joined.length, "tie"))] : []), ` ${dates}.`];
}

function tie(graph, selection, view, dates) {
  const t = graph.tieIndex.get(selection.tie);
  if (t === undefined) return [""];
  const { ties, actors } = graph;
  const ends = [ties.subject[t], ties.object[t]];
  const name = (a) => ({ text: actors.name[a], go: { actor: actors.id[a] }, name: true });
  if (ends[1] < 0) return [name(ends[0]), ` ${graph.relations.label[ties.relation[t]]} ${graph.places.name[ties.place[t]]}.`];
  const between = graph.tiesOf[ends[0]].filter((s) => inView(view, s) && [ties.subject[s], ties.object[s]].includes(ends[1]));
  return [
    name(ends[0]), " and ", name(ends[1]), " are joined by ",
    list(count(between.length, "tie")), ` ${dates}. You are reading one that ${count(ties.outlets[t].length, "outlet")} ${ties.outlets[t].length === 1 ? "states" : "state"}.`,
  ];
}

function article(graph, selection) {
  const i = graph.articleIndex.get(selection.article);
  if (i === undefined) return [""];
  const stated = graph.ties.articles.filter((articles) => articles.includes(i)).length;
  return ["You are reading ", { text: graph.articles.title[i], go: { article: selection.article }, name: true },
    `. It states ${count(stated, "tie")}; the network shows those of the paragraph under your eye.`];
}

/** Writes the sentence into the page. */
export function showHeadline(graph, selection, view) {
  const host = byId("headline");
  host.replaceChildren(...sentence(graph, selection, view).map((part) => {
    if (typeof part === "string") return document.createTextNode(part);
    const data = part.go ? { "data-go": JSON.stringify(part.go) } : { "data-do": part.do };
    return el("button", { type: "button", class: part.name ? "name" : "number", ...data }, [bdi(part.text)]);
  }));
}
