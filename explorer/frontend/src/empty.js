/** An empty result is one sentence and the ways back, never a picture that looks like data. */
import { byId, count, el } from "./dom.js";
import { chips, reset } from "./filters.js";
import { inWords, windowWords } from "./headline.js";
import { derive } from "./view.js";

export function showEmpty(graph, state, view, selection) {
  const host = byId("network-empty");
  host.hidden = view.counts.ties > 0 || view.change?.some((kind) => kind > 0) || selection.show === "list";
  if (host.hidden) return;
  host.replaceChildren(el("h2", { text: reason(graph, selection) }), ...ways(graph, state, selection));
}

/** The sentence that names the reason. */
export function reason(graph, selection) {
  const what = selection.relations.length === 1
    ? `No tie “${graph.relations.label[graph.relationIndex.get(selection.relations[0])]}”`
    : selection.signs.length === 1 ? `No ${selection.signs[0]} tie` : "No tie";
  const by = selection.min > 1 ? ` is stated by ${selection.min} outlets or more` : " is stated";
  return `${what}${by} ${selection.a ? `on ${inWords(selection.a)} or on ${inWords(selection.b)}` : windowWords(selection)}.`;
}

function ways(graph, state, selection) {
  const home = state.home();
  const back = (text, patch) => {
    const { counts, change } = derive(graph, { ...selection, ...patch });
    const ties = change ? change.filter((kind) => kind > 0).length : counts.ties;
    return { ties, row: el("button", { type: "button", "data-go": JSON.stringify(patch) }, [text, el("small", { text: count(ties, "tie") })]) };
  };
  const rows = chips(graph, selection, home).filter((chip) => !chip.reset)
    .map((chip) => back(`Remove “${chip.text}”`, chip.patch)).filter(({ ties }) => ties > 0);
  const undo = el("button", { type: "button", "data-do": "undo" }, ["Undo the last step", el("kbd", { text: "z" })]);
  return [...rows.map(({ row }) => row), ...(state.canUndo() ? [undo] : []), back("Clear all filters", { ...reset(home), from: null, to: null }).row];
}
