/** The network as a list: the same query as the picture; ag-grid in a chunk of its own. */
import { isoOf, OPEN_END, UNKNOWN_START } from "./dates.js";
import { announce, byId, count, el, note } from "./dom.js";

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

/** One row an actor with its measures, from the columns of /api/measures; named as in the picture. */
export function actorRows(graph, { id, name, type, with: friends, against, neither, brokerage, outlets, reach }) {
  return id.map((one, i) => ({
    id: one, name: graph.actors.label[graph.actorIndex.get(one)] ?? name[i], type: type[i].replaceAll("_", " "), with: friends[i], against: against[i], neither: neither[i],
    brokerage: Math.round(brokerage[i] * 1000) / 10, reach: reach ? reach[i] : null, outlets: outlets[i],
  }));
}

const MEANS = "All ties that happened between actors in these dates, whatever the other filters. With, against, neither: partners in these dates by sign. Brokerage: the share of the shortest cooperative ways between two others that lead over it, in per cent. Reach: actors that its support reaches, through others too. A missing line may be a missing article.";

export function createList({ graph, state }) {
  const host = byId("network-list");
  const grids = { ties: null, actors: null };
  let loading = null;
  let last = null;
  let asked = "";
  let told = 0;

  async function mount() {
    const { createActorGrid, createTieGrid } = await import("./grid.js");
    const tab = (name, act, text) => el("button", { type: "button", class: "link", id: `list-tab-${name}`, "data-do": act, text });
    const head = el("div", { class: "list-head" }, [
      el("h2", { class: "section-head" }, [el("span", { id: "list-title", text: "" })]),
      el("span", { class: "list-tabs" }, [
        tab("ties", "list-ties", "Ties"), tab("actors", "list-actors", "Actors"),
        el("button", { type: "button", class: "link", "data-do": "picture", text: "Back to the picture" }),
      ]),
    ]);
    const boxes = { ties: el("div", { class: "list-grid" }), actors: el("div", { class: "list-grid" }) };
    const means = el("p", { class: "foot-note", id: "list-means", text: MEANS });
    host.replaceChildren(head, means, boxes.ties, boxes.actors);
    grids.ties = createTieGrid(boxes.ties, { open: (row) => state.set({ tie: row.id, show: "list" }) });
    grids.actors = createActorGrid(boxes.actors, { open: (row) => state.set({ actor: [row.id] }) });
    return boxes;
  }

  async function measures({ from, to, min, doubt }) {
    const query = new URLSearchParams({ from: from ?? "..", to: to ?? "..", min, doubt });
    const address = `/api/measures?${query}`;
    if (address === asked) return;
    asked = address;
    const answer = await fetch(address).catch(() => ({ ok: false }));
    if (!answer.ok) {
      asked = "";
      note(["The measures did not come. Open the list again."]);
      return;
    }
    const found = actorRows(graph, (await answer.json()).actors);
    if (address !== asked) return;
    grids.actors.show(found);
    byId("list-title").textContent = count(found.length, "actor");
    announce(`${count(found.length, "actor")} with their measures`);
    told = found.length;
  }

  return {
    async update(view, selection, force = false) {
      const actors = selection.view === "actors";
      const open = selection.show === "list" || actors || force;
      host.hidden = !open;
      if (!open) return;
      last = view;
      loading ??= mount();
      const boxes = await loading;
      for (const name of ["ties", "actors"]) {
        boxes[name].hidden = (name === "actors") !== actors;
        byId(`list-tab-${name}`).setAttribute("aria-pressed", String((name === "actors") === actors));
      }
      byId("list-means").hidden = !actors;
      if (actors) {
        byId("list-title").textContent = count(told, "actor");
        return void measures(selection);
      }
      const found = rows(graph, last);
      byId("list-title").textContent = titleOf(last, found.length);
      grids.ties.show(found, Boolean(last.change));
    },
  };
}
