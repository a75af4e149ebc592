/** The search box: what is called so, and what can be done, by keyboard and by mouse. */
import Combobox from "@github/combobox-nav";
import { understand } from "./commands.js";
import { announce, bdi, byId, el } from "./dom.js";
import { localSetting } from "./keys.js";

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

const RECENT = 5;

export function createSearch({ state, graph, run }) {
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
  box.addEventListener("focus", () => { if (box.value) ask(box.value); else if (recent().length) show("", { commands: recent() }); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target.closest('[role="option"]');
    if (row) open(row, event.shiftKey);
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".find")) close(false); });

  async function ask(text, first = false) {
    const mine = ++asked;
    if (!text.trim()) return close(false);
    try {
      const [{ results, nearest }, commands] = await Promise.all([find(text), meanings(text)]);
      if (mine !== asked) return;
      show(text, { hits: results.filter(opens), nearest: nearest.filter(opens), commands });
      if (first && (results.length || commands.length)) open(list.querySelector('[role="option"]'));
    } catch {
      announce("The explorer has stopped answering. Your view is in the address; reload when it is back.");
    }
  }

  async function find(text) {
    const answer = await fetch(`/api/search?q=${encodeURIComponent(text)}`);
    return answer.ok ? answer.json() : { results: [], nearest: [] };
  }

  /** What a text asks for, with the names in it looked up; a question about nobody is left out. */
  async function meanings(text) {
    const found = await Promise.all(understand(text, graph).slice(0, 4).map(async (meaning) => {
      if (!meaning.ask) return meaning;
      const who = await Promise.all(meaning.ask.map(async (name) => (await find(name)).results.find((hit) => hit.kind === "actor")));
      if (!who.every(Boolean)) return null;
      if (new Set(who.map((one) => one.id)).size === who.length) return meaning.build(who);
      return { words: `${who[0].name} alone: a path needs two actors`, patch: { actor: [who[0].id] } };
    }));
    return found.filter(Boolean);
  }

  const recent = () => JSON.parse(localSetting("commands") ?? "[]");

  function remember(command) {
    const others = recent().filter((one) => one.words !== command.words);
    localSetting("commands", JSON.stringify([command, ...others].slice(0, RECENT)));
  }

  function show(text, { hits = [], nearest = [], commands = [] }) {
    const none = `Nothing is called “${text}”.${nearest.length ? " Nearest:" : ""}`;
    const rows = [...doing(text ? "Understood as" : "Done before", commands.filter((one) => !one.late)), ...named(hits)];
    const late = commands.filter((one) => one.late);
    if (text && !hits.length && !commands.length) rows.push(head(none), ...nearest.map(option));
    list.replaceChildren(...rows, ...doing("Commands", late));
    list.hidden = false;
    shown = text;
    combobox.stop();
    combobox.start();
    if (text) announce(told(hits, commands) || [none, nearest.map((hit) => hit.name).join(", ")].join(" "));
  }

  const head = (text) => el("li", { class: "group", role: "presentation", text });

  function doing(title, commands) {
    const row = (command) => el("li", { role: "option", id: `command-${command.late ? "late-" : ""}${commands.indexOf(command)}`, "data-command": JSON.stringify(command) }, [bdi(command.words)]);
    return commands.length ? [head(title), ...commands.map(row)] : [];
  }

  function named(hits) {
    return hits.flatMap((hit, i) => [...(hit.kind === hits[i - 1]?.kind ? [] : [head(KINDS[hit.kind] ?? hit.kind)]), option(hit, i)]);
  }

  function told(hits, commands) {
    const best = commands.find((one) => !one.late) ?? (hits.length ? null : commands[0]);
    if (best) return `Understood as: ${best.words}`;
    return hits.length ? `${hits.length} found. Best: ${hits[0].name}` : "";
  }

  function option(hit, i) {
    return el("li", { role: "option", id: `found-${i}`, "data-hit": JSON.stringify(GO[hit.kind](hit)) }, [
      bdi(hit.name), ...(hit.detail ? [el("small", {}, [bdi(hit.detail)])] : []),
    ]);
  }

  /** @param {Element} row @param {boolean} [joins] whether an actor joins the one selected */
  function open(row, joins = false) {
    if (row.dataset.command) return doIt(JSON.parse(row.dataset.command));
    const patch = JSON.parse(row.dataset.hit);
    const [first] = state.get().actor;
    if (patch.actor && first && first !== patch.actor && (joins || second)) patch.actor = [first, patch.actor];
    close(true);
    box.value = "";
    box.blur();
    state.set(patch);
  }

  function doIt(command) {
    close(true);
    box.value = "";
    remember(command);
    if (command.act) run(command.act);
    else state.set({ ...command.patch, keep: true });
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
