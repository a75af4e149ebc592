/** The rail: counts and states of its rows, the chips, and the line that says what is hidden. */
import { dayFrom, shortDay } from "./dates.js";
import { byId, count, el, note } from "./dom.js";
import { same, SIGNS, STANDINGS } from "./selection.js";

const ALL = { signs: SIGNS, modality: STANDINGS };

/** The values a filter's rows have in the page, in their order. @param {string} name */
function values(name) {
  return ALL[name] ?? [...document.querySelectorAll(`[data-filter="${name}"]`)].map((row) => row.dataset.value);
}

/**
 * The list after a click on a row: none of a list means all are on, except for the standing.
 * @param {string[]} list @param {string[]} all @param {string} value @param {boolean} only
 * @param {boolean} explicit whether an empty list is not "all" (the standing)
 */
export function toggled(list, all, value, only, explicit = false) {
  const on = explicit || list.length ? list : all;
  if (only) return on.length === 1 && on[0] === value && !explicit ? [] : [value];
  const next = on.includes(value) ? on.filter((v) => v !== value) : all.filter((v) => on.includes(v) || v === value);
  if (next.length === 0) return explicit ? ["happened"] : on;
  return !explicit && next.length === all.length ? [] : next;
}

export function createFilters({ graph, state }) {
  let rows = null;
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("[data-filter]");
    if (row) return pick(row.dataset.filter, row.dataset.value, event.altKey);
    const step = event.target.closest?.("[data-min]");
    if (step) state.set({ min: Number(step.dataset.min) });
  });

  function pick(name, value, only) {
    // a long list such as relations or outlets is narrowed to what is clicked, a short one toggled
    const narrow = (name === "relations" || name === "outlets") && state.get()[name].length === 0;
    const before = state.get()[name];
    const next = toggled(before, values(name), value, only || narrow, name === "modality");
    if (same(next, before)) note(["One row stays on, or nothing would be left to show."]);
    state.set({ [name]: next });
  }

  return {
    update(view, selection) {
      rows ??= [...document.querySelectorAll("[data-filter]")].map((row) => ({ row, count: row.querySelector(".count"), on: null, shown: null, ...row.dataset }));
      for (const row of rows) showRow(row, view, selection);
      for (const step of document.querySelectorAll("[data-min]")) {
        step.setAttribute("aria-checked", String(Number(step.dataset.min) === selection.min));
      }
      showContested(view, selection);
      byId("chips").replaceChildren(...chips(graph, selection, state.home()).map(chip));
      byId("hidden-note").replaceChildren(...hidden(view, selection).map(line));
    },
  };
}

function showContested({ counts }, { contested }) {
  const row = document.querySelector('[data-do="contested"]');
  row?.setAttribute("aria-pressed", String(contested));
  row?.querySelector(".count").replaceChildren(counts.disputed.toLocaleString("en"));
}

/** Writes only what has changed: a moving window changes a few of some hundred rows. */
function showRow(kept, view, selection) {
  const list = selection[kept.filter];
  const on = kept.filter === "modality" ? list.includes(kept.value) : list.length === 0 || list.includes(kept.value);
  const shown = view.counts[kept.filter]?.[kept.value] ?? 0;
  if (on !== kept.on) kept.row.setAttribute("aria-pressed", String(on));
  if (shown !== kept.shown) kept.count.textContent = shown;
  Object.assign(kept, { on, shown });
}

/**
 * The active filters in words, each with the patch that takes it away.
 * @returns {{text: string, patch: object}[]}
 */
export function chips(graph, selection, home) {
  const out = [];
  if (selection.a && selection.b) return [...compareChips(selection), ...filterChips(graph, selection, home)];
  if (selection.from !== null || selection.to !== null) {
    const [from, to] = [selection.from, selection.to].map((iso) => (iso ? short(iso) : "…"));
    out.push({ text: `${from} – ${to}`, patch: { from: null, to: null } });
  }
  if (selection.core > 1) out.push({ text: `Actors with ${selection.core}+ partners`, patch: { core: 1 } });
  return [...out, ...filterChips(graph, selection, home, out.length)];
}

const compareChips = ({ a, b }) => [["A", a], ["B", b]].map(([name, day]) => ({ text: `${name}: ${short(day)}`, patch: { a: null, b: null } }));

function filterChips(graph, selection, home, before = 0) {
  const out = [];
  if (selection.min > 1) out.push({ text: `${selection.min}+ outlets`, patch: { min: 1 } });
  if (selection.contested) out.push({ text: "contested only", patch: { contested: false } });
  const label = { relations: labels(graph.relations, "label"), outlets: labels(graph.outlets, "name") };
  for (const name of ["signs", "types", "relations", "outlets"]) {
    const list = selection[name];
    if (list.length === 0) continue;
    const first = label[name]?.get(list[0]) ?? list[0].replaceAll("_", " ");
    out.push({ text: list.length === 1 ? `${first} only` : `${list.length} ${name}`, patch: { [name]: [] } });
  }
  if (selection.modality.join() !== "happened") out.push({ text: selection.modality.join(", ").replaceAll("_", " "), patch: { modality: ["happened"] } });
  if (selection.doubt.length) out.push({ text: selection.doubt.length === 1 ? `without ${label.outlets.get(selection.doubt[0]) ?? selection.doubt[0].replaceAll("-", " ")}` : `without ${selection.doubt.length} sources`, patch: { doubt: [] } });
  if (selection.time === "reported" && !selection.a) out.push({ text: "as reported", patch: { time: "held" } });
  if (selection.depth) out.push({ text: `focus, depth ${selection.depth}`, patch: { depth: null } });
  if (before + out.length > 2) out.push({ text: "Reset", reset: true, patch: reset(home) });
  return out;
}

/** The patch that takes every filter away. */
export function reset(home) {
  return { from: home.from, to: home.to, signs: [], types: [], relations: [], outlets: [], doubt: [], min: 1, contested: false, core: 2, modality: ["happened"], time: "held", depth: null, hide: false, a: null, b: null };
}

const labels = (table, column) => new Map(table.id.map((id, i) => [id, table[column][i]]));
const short = (iso) => shortDay(dayFrom(iso));

function chip({ text, patch, reset: all }) {
  return el("button", { type: "button", class: all ? "chip reset" : "chip", "data-go": JSON.stringify(patch), "aria-label": all ? "Reset all filters" : `Remove: ${text}` }, [el("span", { text })]);
}

function hidden({ counts }, selection) {
  const lines = [];
  if (counts.outside) lines.push({ text: `${count(counts.outside, "tie")} outside the dates`, patch: { from: null, to: null } });
  if (counts.below) lines.push({ text: `${counts.below} below ${count(selection.min, "outlet")}`, patch: { min: 1 } });
  if (counts.beyond) lines.push({ text: `${count(counts.beyond, "actor")} beyond the focus`, patch: { depth: null } });
  if (counts.places) lines.push({ text: `${count(counts.places, "tie")} to places, not drawn`, patch: { show: "list" } });
  if (counts.folded) lines.push({ text: `${count(counts.folded, "actor")} folded`, patch: { core: 1 } });
  return lines;
}

const line = ({ text, patch }) => el("div", {}, [`${text} — `, el("button", { type: "button", class: "link", "data-go": JSON.stringify(patch), "aria-label": `Show ${text}`, text: "show" })]);
