/** Canvases in CSS px whatever the screen's density, and the few strokes all painters share. */

/** A picture kept aside, drawn again only when what it shows has changed. */
export function createLayer(canvas = document.createElement("canvas")) {
  const context = canvas.getContext("2d");
  const layer = { canvas, context, width: 0, height: 0, dpr: 1 };

  /** Clears the layer and gives it a size; drawing is in CSS px from here on. */
  layer.clear = (width, height, dpr) => {
    const [w, h] = [Math.max(1, Math.round(width * dpr)), Math.max(1, Math.round(height * dpr))];
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
    Object.assign(layer, { width, height, dpr });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    context.setTransform(dpr, 0, 0, dpr, 0, 0);
    return context;
  };
  return layer;
}

/** Draws the part of a layer between two x onto a context. */
export function stamp(pen, layer, from, to, alpha = 1) {
  const [x0, x1] = [Math.max(0, from), Math.min(layer.width, to)];
  if (x1 <= x0) return;
  pen.save();
  pen.beginPath();
  pen.rect(x0, 0, x1 - x0, layer.height);
  pen.clip();
  pen.globalAlpha = alpha;
  pen.drawImage(layer.canvas, 0, 0, layer.width, layer.height);
  pen.restore();
}

export function line(pen, x0, y0, x1, y1, colour, width = 1) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

export function text(pen, words, x, y, { font, colour, align = "left" }) {
  pen.font = font;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.textBaseline = "alphabetic";
  pen.fillText(words, x, y);
}

/** A bar whose soft ends come up and fade in steps; steps serve colours and patterns alike. */
export function softBar(pen, bar, y, height, fill, clip) {
  pen.save();
  pen.beginPath();
  pen.rect(clip.left, y, clip.right - clip.left, height);
  pen.clip();
  pen.fillStyle = fill;
  pen.fillRect(bar.s0, y, bar.s1 - bar.s0, height);
  fade(pen, bar.s0, bar.x0, y, height);
  fade(pen, bar.s1, bar.x1, y, height);
  pen.restore();
}

/** From full at `from` to nothing at `to`, to either side. */
function fade(pen, from, to, y, height) {
  const steps = Math.min(48, Math.ceil(Math.abs(to - from)));
  // Steps end on whole pixels, or each seam would show as a paler line.
  const edge = (i) => (i === 0 ? from : Math.round(from + ((to - from) * i) / steps));
  for (let i = 0; i < steps; i += 1) {
    pen.globalAlpha = 1 - (i + 0.5) / steps;
    pen.fillRect(Math.min(edge(i), edge(i + 1)), y, Math.abs(edge(i + 1) - edge(i)), height);
  }
  pen.globalAlpha = 1;
}
