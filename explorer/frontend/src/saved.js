/** Views that a reader keeps: in this browser, and as a file that goes elsewhere. */
import { byId, count, el } from "./dom.js";
import { localSetting } from "./keys.js";
import { save } from "./menus.js";

const FORM = "geopolitical-graph-explorer/views";
const MOST = 200;

/**
 * What a file or the browser's store holds, without what is no view.
 * @param {string|null} text
 * @returns {{name: string, query: string}[]|null} null where it is no list of views
 */
export function readViews(text) {
  let found;
  try { found = JSON.parse(text ?? ""); } catch { return null; }
  const list = Array.isArray(found) ? found : found?.form === FORM ? found.views : null;
  if (!Array.isArray(list)) return null;
  const sound = list.filter((v) => typeof v?.name === "string" && typeof v?.query === "string");
  return sound.slice(0, MOST).map(({ name, query }) => ({ name: name.slice(0, 200), query: query.slice(0, 2000) }));
}

/** The file's text. @param {{name: string, query: string}[]} views @param {string} digest of the data */
export function writeViews(views, digest) {
  return JSON.stringify({ form: FORM, digest, views }, null, 1);
}

/** Both lists, each view once. */
export function joined(here, more) {
  const known = new Set(here.map((v) => v.query));
  // the oldest give way
  return [...here, ...more.filter((v) => !known.has(v.query) && known.add(v.query))].slice(-MOST);
}

export function createSaved({ state, name, digest }) {
  const dialog = byId("saved");
  const read = () => readViews(localSetting("views")) ?? [];

  const say = (text) => { byId("saved-said").textContent = text; };

  function keep(views, said) {
    localSetting("views", JSON.stringify(views));
    show();
    say(said);
  }

  function show() {
    const rows = read().map((view, i) => el("li", {}, [
      el("a", { href: `?${view.query}`, text: view.name }),
      el("button", { type: "button", class: "link", "data-do": "saved-remove", "data-row": String(i), "aria-label": `Remove ${view.name}`, text: "Remove" }),
    ]));
    byId("saved-list").replaceChildren(...(rows.length ? rows : [el("li", { text: "None yet." })]));
  }

  function add(file) {
    file.text().then((text) => {
      const found = readViews(text);
      if (found === null) return say(`“${file.name}” holds no saved views. Take a file that was saved here.`);
      keep(joined(read(), found), `${count(found.length, "view")} read`);
      return undefined;
    });
  }

  return {
    saved() { show(); say(""); dialog.showModal(); },
    "saved-close": () => dialog.close(),
    "save-view": () => keep(joined(read(), [{ name: name(), query: new URL(state.address()).search.slice(1) }]), "The view is saved"),
    "saved-remove": (button) => {
      keep(read().filter((_, i) => i !== Number(button.dataset.row)), "Removed");
      (byId("saved-list").querySelector("button") ?? dialog.querySelector('[data-do="save-view"]')).focus();
    },
    "saved-export": () => save(new Blob([writeViews(read(), digest)], { type: "application/json" }), "views.json"),
    "saved-import": () => {
      const field = el("input", { type: "file", accept: "application/json,.json" });
      field.addEventListener("change", () => field.files[0] && add(field.files[0]));
      field.click();
    },
  };
}
