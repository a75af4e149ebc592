/** The colours of the picture, read from the page's tokens; in forced colours the system's own. */
const LIGHT = {
  paper: "#FCFBF8", ink: "#1A1D21", ink2: "#474D54", ink3: "#656B72", line2: "#8C8A84", accent: "#0072B2",
  coop: "#009E73", coopT: "#006B4E", host: "#D55E00", hostT: "#A34400", neut: "#80868C", neutT: "#5B6168", node: "#2B3036",
};
const FORCED = { paper: "Canvas", accent: "Highlight" };

/**
 * @param {HTMLElement} element
 * @returns {{[name: string]: string, rgb: {[name: string]: number[]}, sans: string, serif: string}}
 */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const forced = matchMedia("(forced-colors: active)").matches;
  const theme = { rgb: {} };
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  for (const name of Object.keys(LIGHT)) {
    const value = forced ? FORCED[name] ?? "CanvasText" : style.getPropertyValue(`--${name}`).trim() || LIGHT[name];
    theme.rgb[name] = channels(brush, value);
    theme[name] = `rgb(${theme.rgb[name].map((part) => Math.round(part * 255)).join(" ")})`;
  }
  theme.sans = family(style, "--sans", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif");
  theme.serif = family(style, "--serif", "ui-serif, Charter, 'Iowan Old Style', 'Noto Serif', Georgia, serif");
  return theme;
}

function family(style, name, fallback) {
  return style.getPropertyValue(name).trim() || fallback;
}

/** Any CSS colour as three numbers 0 … 1: the canvas knows them all. */
function channels(brush, value) {
  brush.fillStyle = value;
  brush.fillRect(0, 0, 1, 1);
  return Array.from(brush.getImageData(0, 0, 1, 1).data).slice(0, 3).map((part) => part / 255);
}
