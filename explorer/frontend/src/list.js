/** The network as a list: the same query as the picture; ag-grid in a chunk of its own. */
import { isoOf, OPEN_END, UNKNOWN_START } from "./dates.js";
import { byId, count, el } from "./dom.js";

const SIGN = { 1: "cooperative", "-1": "hostile", 0: "neutral" };

const CHANGE = ["", "new", "ended", "flipped", "unchanged", "too coarse to say"];

/** One row a tie in view, those to places too; of two dates compared, one a tie that holds on either. */
export function rows(graph, view) {
  const { ties, actors, relations } = graph;
  const out = [];
  for (let t = 0; t < view.tie.length; t++) {
    if (view.change ? view.change[t] === 0 : view.tie[t] !== 2 && !view.placed[t]) continue;
    out.push({
      id: ties.id[t], subject: actors.name[ties.subject[t]], relation: relations.label[ties.relation[t]],
      object: ties.object[t] < 0 ? graph.places.name[ties.place[t]] : actors.name[ties.object[t]], sign: SIGN[ties.sign[t]], outlets: ties.outlets[t].length,
      passages: ties.passages[t], change: view.change ? CHANGE[view.change[t]] : "", contested: ties.contested[t] ? "contested" : "", first: iso(ties.first[t]),
      last: ties.open[t] ? "not known to have ended" : iso(ties.last[t]),
    });
  }
  return out;
}

/** A day, or nothing where the side is unknown or open. */
const iso = (day) => (day <= UNKNOWN_START || day >= OPEN_END ? "" : isoOf(day));

function titleOf({ change, counts }, total) {
  if (change) return `${count(total, "tie")} on either date`;
  return `${count(counts.ties, "tie")} in view${counts.places ? ` and ${counts.places.toLocaleString("en")} to places` : ""}`;
}

export function createList({ graph, state }) {
  const host = byId("network-list");
  let grid = null;
  let loading = null;
  let last = null;

  async function mount() {
    const { createTieGrid } = await import("./grid.js");
    const head = el("div", { class: "list-head" }, [
      el("h2", { class: "section-head" }, [el("span", { id: "list-title", text: "" })]),
      el("button", { type: "button", class: "link", "data-do": "list", text: "Back to the picture" }),
    ]);
    const box = el("div", { class: "list-grid" });
    host.replaceChildren(head, box);
    grid = createTieGrid(box, { open: (row) => state.set({ tie: row.id, show: "list" }), dark: document.documentElement.dataset.theme });
  }

  return {
    async update(view, selection, force = false) {
      const open = selection.show === "list" || force;
      host.hidden = !open;
      if (!open) return;
      last = view;
      loading ??= mount();
      await loading;
      const found = rows(graph, last);
      byId("list-title").textContent = titleOf(last, found.length);
      grid.show(found, Boolean(last.change));
    },
  };
}
