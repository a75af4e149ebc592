/** To Dash: the Selection goes into its store when the panel would change. */

/** The first and the last parts of the skeleton. */
const PARTS = ["network-plate", "panel-body", "timeline-plot", "keys"];

/** Waits until Dash has drawn the page's skeleton. @returns {Promise<void>} */
export function ready() {
  const done = () => PARTS.every((id) => document.getElementById(id)) && window.dash_clientside?.set_props;
  return new Promise((resolve) => {
    if (done()) return resolve();
    const watch = new MutationObserver(() => { if (done()) { watch.disconnect(); resolve(); } });
    watch.observe(document.documentElement, { childList: true, subtree: true });
  });
}

export function createBridge() {
  let sent = "";
  return {
    /** @param {import("./selection.js").Selection} selection @returns {boolean} whether there is something to ask */
    send(selection) {
      const text = JSON.stringify(selection);
      if (text === sent) return false;
      sent = text;
      window.dash_clientside.set_props("selection", { data: selection });
      return true;
    },
  };
}
