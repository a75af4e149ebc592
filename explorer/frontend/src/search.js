/** The search box: results by kind as you type, by keyboard and by mouse. */
import Combobox from "@github/combobox-nav";
import { announce, bdi, byId, el } from "./dom.js";

const KINDS = { actor: "Actors", place: "Places", event: "Events", article: "Articles", passage: "Passages", reference: "References" };
const GO = {
  actor: (hit) => ({ actor: hit.id }),
  place: (hit) => ({ place: hit.id }),
  event: (hit) => ({ event: hit.id }),
  article: (hit) => ({ article: hit.id }),
  passage: (hit) => (hit.tie ? { tie: hit.tie } : { article: hit.article }),
  reference: (hit) => (hit.article ? { article: hit.article } : null),
};

/** Whether something stands behind a hit that can be opened. */
const opens = (hit) => Boolean(GO[hit.kind]?.(hit));

export function createSearch({ state }) {
  const slot = byId("search-slot");
  const list = byId("search-results");
  const box = el("input", { id: "search-box", type: "text", dir: "auto", autocomplete: "off", spellcheck: "false", placeholder: slot.dataset.hint, "aria-label": "Find an actor" });
  slot.replaceChildren(box);
  const combobox = new Combobox(box, list, { tabInsertsSuggestions: false, firstOptionSelectionMode: "active" });
  let asked = 0;
  let shown = ""; // the text whose results are in the list
  let second = false; // whether what is opened next joins the selected actor

  box.addEventListener("input", () => ask(box.value));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
    if (event.key === "Enter" && list.hidden === false && shown === box.value) {
      const chosen = list.querySelector('[aria-selected="true"]') ?? list.querySelector('[role="option"]');
      if (chosen) { event.preventDefault(); event.stopImmediatePropagation(); open(chosen, event.shiftKey); }
    } else if (event.key === "Enter") { event.preventDefault(); ask(box.value, true); }
  }, true);
  box.addEventListener("focus", () => { if (box.value) ask(box.value); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target.closest('[role="option"]');
    if (row) open(row, event.shiftKey);
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".find")) close(false); });

  async function ask(text, first = false) {
    const mine = ++asked;
    if (!text.trim()) return close(false);
    let results = [];
    let nearest = [];
    try {
      const answer = await fetch(`/api/search?q=${encodeURIComponent(text)}`);
      if (answer.ok) ({ results, nearest } = await answer.json());
    } catch {
      announce("The explorer has stopped answering. Your view is in the address; reload when it is back.");
    }
    if (mine !== asked) return;
    show(text, results.filter(opens), nearest.filter(opens));
    if (first && results.length) { const row = list.querySelector('[role="option"]'); if (row) open(row); }
  }

  function show(text, hits, nearest) {
    const rows = [];
    const none = `Nothing is called “${text}”.${nearest.length ? " Nearest:" : ""}`;
    let kind = "";
    for (const [i, hit] of hits.entries()) {
      if (hit.kind !== kind) rows.push(el("li", { class: "group", role: "presentation", text: KINDS[hit.kind] ?? hit.kind }));
      kind = hit.kind;
      rows.push(option(hit, i));
    }
    if (!hits.length) rows.push(el("li", { class: "group", role: "presentation", text: none }), ...nearest.map(option));
    list.replaceChildren(...rows);
    list.hidden = false;
    shown = text;
    combobox.stop();
    combobox.start();
    announce(hits.length ? `${hits.length} found. Best: ${hits[0].name}` : [none, nearest.map((hit) => hit.name).join(", ")].join(" "));
  }

  function option(hit, i) {
    return el("li", { role: "option", id: `found-${i}`, "data-hit": JSON.stringify(GO[hit.kind](hit)) }, [
      bdi(hit.name), ...(hit.detail ? [el("small", {}, [bdi(hit.detail)])] : []),
    ]);
  }

  /** @param {Element} row @param {boolean} [joins] whether an actor joins the one selected */
  function open(row, joins = false) {
    const patch = JSON.parse(row.dataset.hit);
    const [first] = state.get().actor;
    if (patch.actor && first && first !== patch.actor && (joins || second)) patch.actor = [first, patch.actor];
    close(true);
    box.value = "";
    box.blur();
    state.set(patch);
  }

  function close(clear) {
    asked++;
    if (clear) second = false;
    combobox.stop();
    list.hidden = true;
    if (clear) box.blur();
  }

  return {
    focus() { box.focus(); box.select(); },
    second() {
      second = true;
      box.focus();
      box.select();
      announce("Find the second actor.");
    },
  };
}
