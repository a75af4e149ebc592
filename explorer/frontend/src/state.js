/**
 * The one Selection and its history. A new Selection is made by `set`; everything else listens.
 * @typedef {import("./selection.js").Selection} Selection
 */
import { fromQuery, inOrder, same, toQuery, TURNED } from "./selection.js";

/**
 * @param {{home: {from: string|null, to: string|null}, known: Function, window: Window,
 *   onNotes: (notes: string[]) => void}} options
 */
export function createState({ home, known, window, onNotes }) {
  const listeners = new Set();
  let current = readAddress();
  let settled = current; // the Selection of the last history entry

  function readAddress() {
    const { selection, notes } = fromQuery(window.location.search, home, known);
    if (notes.length) onNotes(notes);
    return selection;
  }

  function address(selection) {
    const query = toQuery(selection, home);
    return window.location.pathname + (query ? `?${query}` : "");
  }

  function publish(how) {
    for (const listener of listeners) listener(current, how);
  }

  /**
   * @param {Partial<Selection>} patch
   * @param {"push"|"replace"|"live"} [how] one history entry, none, or none yet (a drag)
   */
  function set(patch, how = "push") {
    const asked = { ...current, ...normal(patch) };
    const { turned, ...dates } = inOrder(asked);
    const next = { ...asked, ...dates };
    if (turned && how !== "live") onNotes([TURNED]);
    const moved = Object.keys(next).some((key) => !same(next[key], current[key]));
    const entry = how === "push" && Object.keys(next).some((key) => !same(next[key], settled[key]));
    if (!moved && !entry) return;
    current = next;
    if (how !== "live") {
      window.history[entry ? "pushState" : "replaceState"]({ n: depth() + (entry ? 1 : 0) }, "", address(current));
      settled = current;
    }
    publish(how);
  }

  function depth() {
    return window.history.state?.n ?? 0;
  }

  window.addEventListener("popstate", () => {
    current = settled = readAddress();
    publish("back");
  });

  return {
    get: () => current,
    home: () => ({ ...home }),
    set,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    canUndo: () => depth() > 0,
    undo() {
      if (depth() > 0) window.history.back();
    },
    address: () => window.location.origin + address(current),
  };
}

/** A tie, an actor, an article, an event and a place are read one at a time unless the patch names more. */
function normal(patch) {
  const out = { ...patch };
  if (typeof out.actor === "string") out.actor = out.actor ? out.actor.split(",") : [];
  if (out.actor === null) out.actor = [];
  const picks = ["actor", "tie", "article", "event", "place"].filter((key) => key in out);
  if (picks.length === 1 && patch.keep !== true) {
    const [pick] = picks;
    for (const other of ["tie", "event", "place"]) if (other !== pick && !(pick === "article")) out[other] = null;
    if (pick !== "actor" && pick !== "article") out.actor = [];
    if (pick !== "article") out.article = null;
    if (!("show" in out)) out.show = null;
  }
  if ("show" in out && !("events" in out)) out.events = [];
  delete out.keep;
  return out;
}
