/** The page's colours and type, read once a theme: a canvas cannot follow CSS by itself. */

const NAMES = ["paper", "wash", "ink", "ink2", "ink3", "line", "line2", "accent",
  "coop", "coopT", "host", "hostT", "neut", "neutT"];
const SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
const SERIF = 'ui-serif, Charter, "Iowan Old Style", "Noto Serif", Georgia, serif';

/** With forced colours the reader's own palette wins; a canvas knows the same keywords. */
const FORCED = {
  paper: "Canvas", wash: "Canvas", ink: "CanvasText", ink2: "CanvasText", ink3: "CanvasText",
  line: "GrayText", line2: "CanvasText", accent: "Highlight", coop: "CanvasText",
  coopT: "CanvasText", host: "CanvasText", hostT: "CanvasText", neut: "GrayText", neutT: "GrayText",
};

/**
 * @param {Element} element
 * @returns {Record<string, any>} a colour a token, `rem` in CSS px, `sans` and `serif` families
 */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const theme = Object.fromEntries(NAMES.map((name) => [name, read(name) || FORCED[name]]));
  if (matchMedia("(forced-colors: active)").matches) Object.assign(theme, FORCED);
  theme.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  theme.sans = read("sans") || SANS;
  theme.serif = read("serif") || SERIF;
  theme.signs = [theme.coop, theme.neut, theme.host];
  return theme;
}

/**
 * Diagonal strokes for what is hostile, so that the sign is not told by colour alone.
 * @param {CanvasRenderingContext2D} context @param {Record<string, any>} theme @param {number} dpr
 */
export function hatch(context, theme, dpr) {
  // One whole number of device px, or the stripes would shift from tile to tile.
  const size = Math.round(5.66 * dpr);
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  pen.fillStyle = theme.host;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = theme.paper;
  pen.lineWidth = 1.5 * dpr;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - size, 2 * size);
    pen.lineTo(shift + 2 * size, -size);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / dpr));
  return pattern;
}
