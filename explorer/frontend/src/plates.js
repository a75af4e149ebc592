/** Charts and map in the place of the network: asked for when open, their marks open passages. */
import { announce, byId } from "./dom.js";

const TITLES = { charts: "Charts", map: "Map" };

/** The parts of a view that change what is drawn. */
const PARTS = ["view", "from", "to", "actor", "signs", "types", "relations", "outlets", "doubt", "min", "contested", "modality", "time"];

export function createPlates({ state }) {
  const plate = byId("plate");
  let sent = "";
  let shown = null;

  new MutationObserver(listen).observe(byId("plate-body"), { childList: true, subtree: true });
  // what has come is told with its dates and counts
  new MutationObserver(() => {
    const said = byId("plate-body").querySelector(".lede")?.textContent;
    if (said && shown in TITLES) announce(`${TITLES[shown]}. ${said}`);
  }).observe(byId("plate-body"), { childList: true });

  /** Plotly makes its own elements late; each is listened to once. */
  function listen() {
    for (const drawing of plate.querySelectorAll(".js-plotly-plot")) {
      if (drawing.dataset.heard || !drawing.on) continue;
      drawing.dataset.heard = "yes";
      drawing.on("plotly_click", ({ points }) => {
        const patch = points?.[0]?.customdata;
        if (patch) state.set(JSON.parse(patch));
      });
    }
  }

  return {
    /** @param {import("./selection.js").Selection} selection @param {string} how */
    update(selection, how) {
      const asks = selection.view in TITLES;
      plate.hidden = !asks;
      for (const name of Object.keys(TITLES)) {
        document.querySelector(`#network-tools [data-do="${name}"]`)?.setAttribute("aria-pressed", String(selection.view === name));
      }
      if (selection.view !== shown) {
        shown = selection.view;
        byId("plate-title").textContent = TITLES[shown] ?? "";
        if (asks) announce(TITLES[shown]);
      }
      if (!asks || how === "live") return;
      const asked = Object.fromEntries(PARTS.map((part) => [part, selection[part]]));
      const text = JSON.stringify(asked);
      if (text === sent) return;
      sent = text;
      window.dash_clientside.set_props("plated", { data: asked });
    },
  };
}
