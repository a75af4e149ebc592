/** Starts it all: graph and Selection in, every view derived, one handle for tests out. */
import "regenerator-runtime/runtime.js"; // Dash loads a chart by it; its polyfills, which had it, are left out
import { createBridge, ready } from "./bridge.js";
import { isoOf } from "./dates.js";
import { announce, byId, note, tooltip } from "./dom.js";
import { showEmpty } from "./empty.js";
import { createFilters } from "./filters.js";
import { indexGraph } from "./graph.js";
import { inWords, showHeadline, windowWords } from "./headline.js";
import { createKeys } from "./keys.js";
import { createList } from "./list.js";
import { closeMenus, createTheme, save, share, showKeys } from "./menus.js";
import { createNetwork } from "./network.js";
import { createPanel } from "./panel.js";
import { createPlates } from "./plates.js";
import { createSaved } from "./saved.js";
import { createSearch } from "./search.js";
import { NOTHING, same, toQuery } from "./selection.js";
import { createState } from "./state.js";
import { createTimeline } from "./timeline.js";
import { growIn } from "./tree.js";
import { dayOf, derive } from "./view.js";

const TIMES = { held: "As it was: ties by when they held.", reported: "As reported: ties by when they were published." };
const ALL = "/api/graph?modality=happened,planned,possible,called_for,denied";

async function start() {
  const doubt = new URLSearchParams(window.location.search).get("doubt");
  const [first] = await Promise.all([fetch(ALL + (doubt ? `&doubt=${encodeURIComponent(doubt)}` : "")), ready()]);
  const sound = first.ok;
  const answer = sound || !doubt ? first : await fetch(ALL);
  if (!answer.ok) throw new Error(`the graph did not come: ${answer.status}`);
  const graph = indexGraph(await answer.json());
  const actions = {};
  const register = (more) => Object.assign(actions, more);
  const run = (name, element) => actions[name]?.(element);
  const state = createState({
    home: { from: isoOf(graph.collection.from), to: isoOf(graph.collection.to) },
    known: knower(graph, sound), window, onNotes: note,
  });

  for (const host of document.querySelectorAll("[data-tree]")) if (host.id !== "panel-body") growIn(host);
  const bridge = createBridge();
  const search = createSearch({ state, graph, run });
  const filters = createFilters({ graph, state });
  const list = createList({ graph, state });
  const plates = createPlates({ state });
  const keys = createKeys({ state, run });
  let network = null;
  try {
    network = createNetwork({ graph, state, plate: byId("network-plate"), legendHost: byId("network-legend"), announce, tooltip, register });
  } catch (error) {
    if (!error.noWebGL) throw error;
    note(["This browser cannot draw the network. Here are its ties as a list."]);
  }
  const timeline = createTimeline({ graph, state, tools: byId("timeline-tools"), plot: byId("timeline-plot"), announce, tooltip, register });

  const picture = createLater((...what) => {
    network?.update(...what);
    timeline.update(...what);
  });
  const panel = createPanel({ state, graph, hot: (what) => network?.hot(what), arrived: () => requestAnimationFrame(() => setTimeout(picture.now)) });

  let view = derive(graph, state.get());
  let { time } = state.get();
  const rest = createLater(draw);
  /** The question for the panel leaves first: what the browser can answer itself waits a turn. */
  function show(selection, how = "replace") {
    const asked = how !== "live" && bridge.send(selection);
    const waits = asked && document.documentElement.dataset.ready === "true";
    rest.take(selection, how, waits);
    if (waits) rest.soon(0);
    else rest.now();
  }

  function draw(selection, how, waits) {
    view = derive(graph, selection);
    picture.take(view, selection, how);
    if (waits) picture.soon(PATIENCE);
    else picture.now();
    if (selection.time !== time) announce(TIMES[selection.time]);
    time = selection.time;
    filters.update(view, selection);
    showHeadline(graph, selection, view);
    showEmpty(graph, state, view, selection);
    list.update(view, selection, network === null);
    plates.update(selection, how);
    panel.update(selection);
    document.querySelector('[data-do="compare"]')?.setAttribute("aria-pressed", String(Boolean(selection.a)));
    document.querySelector('[data-do="hide"]')?.setAttribute("aria-pressed", String(selection.hide));
  }
  state.subscribe(show);
  // without a source the ties are others: the page begins anew with them
  const set = String(state.get().doubt);
  state.subscribe((selection, how) => { if (how !== "live" && String(selection.doubt) !== set) window.location.reload(); });
  const themes = createTheme(() => { network?.setTheme(); timeline.setTheme(); });

  register({
    ...themes,
    find: () => search.focus(),
    second: () => search.second(),
    undo: () => state.undo(),
    redo: () => window.history.forward(),
    share: () => share(state.address()),
    keys: () => showKeys(true),
    "keys-close": () => showKeys(false),
    letters: (button) => keys.toggleLetters(button),
    list: () => (state.get().show === "list" ? state.set({ show: null, view: null }) : listed()),
    charts: () => state.set({ view: state.get().view === "charts" ? null : "charts" }),
    map: () => state.set({ view: state.get().view === "map" ? null : "map" }),
    picture: () => leave(state),
    "list-ties": () => listed(),
    "list-actors": () => state.set({ view: "actors", show: null }),
    hide: () => state.set({ hide: !state.get().hide }),
    contested: () => state.set(contesting(state.get())),
    "contested-on": () => { if (!state.get().contested) state.set(contesting(state.get())); },
    focus: () => { if (state.get().actor.length) state.set({ depth: state.get().depth ? null : 1 }); },
    compare: () => state.set(comparing(state.get(), graph.collection)),
    close: () => state.set({ show: "none" }),
    rail: () => { const root = document.documentElement; root.dataset.rail = root.dataset.rail === "open" ? "" : "open"; },
    sheet: () => { const root = document.documentElement; root.dataset.sheet = { tall: "full", full: "" }[root.dataset.sheet] ?? "tall"; },
    story: (book) => panel.story(book),
    "next-step": () => panel.turn("next"),
    "previous-step": () => panel.turn("previous"),
    bright: (button) => panel.bright(button),
    "play-article": (button) => panel.playArticle(button),
    "next-passage": () => panel.next(),
    "previous-passage": () => panel.previous(),
    escape: () => escape(state),
    "export-svg": () => network && save(new Blob([network.toSVG(caption())], { type: "image/svg+xml" }), "network.svg"),
    "export-png": async () => network && save(await network.toPNG(caption()), "network.png"),
    "export-json": () => save(new Blob([JSON.stringify(graph.ties.id.filter((_, t) => view.tie[t] === 2), null, 1)], { type: "application/json" }), "ties.json"),
  });

  register({
    "export-brief": () => brief("html"),
    "export-brief-md": () => brief("md"),
  });

  function listed() {
    state.set({ show: "list", view: null });
    announce("The ties of this view as a list.");
  }

  function brief(form) {
    announce("The brief of this view is being written; your browser saves it.");
    window.location.assign(`/api/brief.${form}?${spelled(state.get())}`);
  }

  register(createSaved({ state, name: () => byId("headline").textContent, digest: graph.collection.digest }));

  const caption = () => ({ title: byId("headline").textContent, date: state.get().a ? `${inWords(state.get().a)} and ${inWords(state.get().b)}` : windowWords(state.get()) });

  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-go], [data-do]");
    closeMenus(event.target.closest?.("details.menu"));
    if (!target) return;
    if (target.closest(".menu-body")) closeMenus(null);
    if (target.dataset.go) { event.preventDefault(); state.set(JSON.parse(target.dataset.go)); }
    else run(target.dataset.do, target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && document.activeElement?.matches("body, [data-announce]")) panel.open();
  });

  window.explorer = Object.freeze({
    network: Object.freeze({
      visible: () => ({
        actors: graph.actors.id.filter((_, a) => view.actor[a] === 2),
        ties: graph.ties.id.filter((_, t) => view.tie[t] === 2),
      }),
      position: (id) => (graph.actorIndex.has(id) ? network?.position(graph.actorIndex.get(id)) ?? null : null),
      tiePosition: (id) => (graph.tieIndex.has(id) ? network?.tiePosition(graph.tieIndex.get(id)) ?? null : null),
    }),
    timeline: Object.freeze({ x: (date) => timeline.x(dayOf(date, 0)) }),
    window: () => [state.get().from, state.get().to],
  });
  show(state.get());
  document.documentElement.dataset.ready = "true";
}

function knower(graph, sound) {
  const tables = { actor: graph.actorIndex, tie: graph.tieIndex, article: graph.articleIndex, event: graph.eventIndex, place: graph.placeIndex, relations: graph.relationIndex, outlets: graph.outletIndex };
  return (name, value) => (name === "doubt" ? sound : name === "types" ? graph.actors.type.includes(value) : tables[name]?.has(value) ?? true);
}

/** From charts, map or list back to the network; the focus goes to the tool that opened what was left. */
function leave(state) {
  const { view, show } = state.get();
  state.set({ view: null, show: show === "list" ? null : show });
  const tool = view === "charts" || view === "map" ? view : "list";
  setTimeout(() => document.querySelector(`#network-tools [data-do="${tool}"]`)?.focus());
}

/** Milliseconds. The passages come first: the picture waits for them, but no longer than a reader would see. */
const PATIENCE = 200;

/** Does something with what it was last given: at once, or after a while that does not begin anew. */
function createLater(act) {
  let latest = null;
  let timer = 0;
  function now() {
    clearTimeout(timer);
    timer = 0;
    const what = latest;
    latest = null;
    if (what) act(...what);
  }
  return {
    take: (...what) => { latest = what; },
    now,
    soon: (wait) => { timer ||= setTimeout(now, wait); },
  };
}

/** Compare begins with the window's two ends; pressed again it is left. */
function comparing(now, { first, last }) {
  if (now.a) return { a: null, b: null };
  return { a: now.from ?? isoOf(first), b: now.to ?? isoOf(last), ...NOTHING, show: null };
}

/** A view's query with its dates written out: a route has no window of its own. */
function spelled(selection) {
  return toQuery({ ...selection, story: null, step: 1 }, { from: null, to: null });
}

/** What is denied is often no more than possible: with "contested only" both are in view. */
function contesting({ contested, modality }) {
  const both = ["happened", "possible"];
  if (contested) return { contested: false, modality: same(modality, both) ? ["happened"] : modality };
  return { contested: true, modality: same(modality, ["happened"]) ? both : modality };
}

/** Esc leaves the focus, then the selection (a focus without one means nothing), then the panel. */
function escape(state) {
  const now = state.get();
  const root = document.documentElement;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    closeMenus(null);
    menu.querySelector("summary").focus();
  } else if (root.dataset.rail === "open") root.dataset.rail = "";
  else if (now.view || now.show === "list") leave(state);
  else if (now.article) state.set({ article: null, tie: now.tie, keep: true });
  else if (now.depth) state.set({ depth: null });
  else if (now.tie || now.event || now.place || now.actor.length) state.set({ tie: null, event: null, place: null, actor: [], depth: null });
  else if (now.story) state.set({ story: null, step: 1 });
  else if (now.a) state.set({ a: null, b: null });
  else if (now.show !== "none") state.set({ show: "none" });
}

start().catch((error) => {
  console.error(error);
  note(["The explorer could not start in this browser. Reload the page; if that does not help, tell us."]);
});
