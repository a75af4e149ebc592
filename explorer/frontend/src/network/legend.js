/** The legend under the picture: what a line's dash, mark and width mean; in compare, with counts. */
const SVG = "http://www.w3.org/2000/svg";

/**
 * Entries of the legend: [swatch, words]. Two dates compared are counted in ties where the view counts
 * them (`counts.compare`), else in lines.
 * @param {{compare?: Uint8Array, counts?: {compare?: Record<string, number>}}|null} view
 */
export function entries(view) {
  if (!view?.compare) {
    const last = view?.stated?.some((standing) => standing > 0) ? ["stated", "only stated"] : [null, "thicker: more outlets"];
    return [["cooperative", "cooperative"], ["hostile", "hostile"], ["neutral", "neutral"], ["contested", "contested"], last];
  }
  const n = view.counts?.compare ?? tally(view.compare);
  const words = (name) => `${name} ${(n[name] ?? 0).toLocaleString("en")}`;
  return [["new", words("new")], ["ended", words("ended")], ["flipped", words("flipped")], ["neutral", `${words("unchanged")}, faint`]];
}

const CLASSES = ["none", "new", "ended", "flipped", "unchanged", "undecided"];

function tally(compare) {
  const n = {};
  for (const kind of compare) n[CLASSES[kind]] = (n[CLASSES[kind]] ?? 0) + 1;
  return n;
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
    stated: [["M0 5H28", "coop", 1.2, "7 8", 0.6]],
    new: [["M0 5H28", "accent", 8, null, 0.22], ["M0 5H10M18 5H28", "coop", 2.4], ["M11 5H17M14 2V8", "coopT", 1.4]],
    ended: [["M0 3H28M0 7H28M14 0V10", "line2", 1]],
    flipped: [["M0 5H9", "coop", 2.4], ["M19 5H28", "host", 2.4, "4 2"], ["M14 0.5L18.5 5L14 9.5L9.5 5Z", "ink", 1.3]],
  }[name];
}

/** Fills the legend where its words have changed. @param {HTMLElement} host @param {object|null} view */
export function showLegend(host, view) {
  const wanted = entries(view);
  if (host.childElementCount && host.textContent === wanted.map(([, words]) => words).join("")) return;
  host.replaceChildren(...wanted.map(([name, words]) => {
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
