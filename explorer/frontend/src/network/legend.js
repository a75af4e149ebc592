/** The legend under the picture: what a line's dash, mark and width mean; in compare, with counts. */
const SVG = "http://www.w3.org/2000/svg";

/** Entries of the legend: [swatch, words]. @param {{compare: Uint8Array}|null} view */
export function entries(view) {
  if (view?.compare) {
    const n = (kind) => view.compare.reduce((sum, own) => sum + (own === kind), 0);
    return [["new", `new ${n(1)}`], ["ended", `ended ${n(2)}`], ["flipped", `flipped ${n(3)}`], ["neutral", `unchanged ${n(4)}, faint`]];
  }
  return [["cooperative", "cooperative"], ["hostile", "hostile"], ["neutral", "neutral"], ["contested", "contested"], [null, "thicker: more outlets"]];
}

/**
 * The strokes of a swatch of 28 × 10: [path, colour, width, dash, opacity].
 * @param {string} name
 */
export function swatch(name) {
  const cross = "M12 3L16 7M12 7L16 3";
  return {
    cooperative: [["M0 5H10M18 5H28", "coop", 2.4], ["M11 5H17M14 2V8", "coopT", 1.4]],
    hostile: [["M0 5H10M18 5H28", "host", 2.4, "5 2"], [cross, "hostT", 1.4]],
    neutral: [["M0 5H28", "neut", 1.2, "1.2 3"]],
    contested: [["M0 3H28", "coop", 2], ["M0 7H28", "host", 1.2, "5 3.5"]],
    new: [["M0 5H28", "accent", 8, null, 0.22], ["M0 5H28", "coop", 2.4], ["M11 5H17M14 2V8", "coopT", 1.4]],
    ended: [["M0 3.5H28M0 6.5H28M14 0V10", "line2", 1]],
    flipped: [["M0 5H10", "coop", 2.4], ["M18 5H28", "host", 2.4, "4 2"], ["M14 0L19 5L14 10L9 5Z", "ink", 1.3]],
  }[name];
}

/** @param {HTMLElement} host @param {object|null} view */
export function showLegend(host, view) {
  host.replaceChildren(...entries(view).map(([name, words]) => {
    const item = document.createElement("span");
    if (name) item.append(drawing(name));
    item.append(words);
    return item;
  }));
}

function drawing(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ width: 28, height: 10, viewBox: "0 0 28 10", "aria-hidden": "true" })) svg.setAttribute(key, value);
  for (const [d, colour, width, dash, opacity] of swatch(name)) {
    const path = document.createElementNS(SVG, "path");
    const style = { d, fill: "none", stroke: `var(--${colour})`, "stroke-width": width, "stroke-dasharray": dash, "stroke-opacity": opacity };
    for (const [key, value] of Object.entries(style)) if (value) path.setAttribute(key, value);
    svg.append(path);
  }
  return svg;
}
