/** Small helpers for elements; text is always set as text. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] `text`, `on…` handlers, the rest as attributes
 * @param {(Node|string)[]} [children]
 */
export function el(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => document.getElementById(id);

/** A name in its own direction. @param {string} text */
export const bdi = (text) => el("bdi", { text });

/** "1 tie", "2 ties". @param {number} n @param {string} noun @param {string} [plural] */
export function count(n, noun, plural = `${noun}s`) {
  return `${n.toLocaleString("en")} ${n === 1 ? noun : plural}`;
}

/** Whether a key press belongs to a field. @param {EventTarget|null} target */
export function typing(target) {
  return target instanceof Element && Boolean(target.closest("input:not([type=range], [type=radio]), textarea, select, [contenteditable]"));
}

/** Announces a sentence to those who listen. @param {string} text */
export function announce(text) {
  const live = byId("live");
  if (live) live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

let noteTimer = 0;
/** Shows a line for a while. @param {string[]} lines */
export function note(lines) {
  const box = byId("notes");
  if (!box) return;
  box.textContent = lines.join(" ");
  box.hidden = false;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => { box.hidden = true; }, 6000);
}

export const tooltip = {
  /** @param {{x: number, y: number, lines: string[]}} what in CSS pixels of the viewport */
  show({ x, y, lines }) {
    const box = byId("tooltip");
    const [head, ...rest] = lines;
    box.replaceChildren(el("b", {}, [bdi(head)]), ...rest.map((line) => el("div", { text: line })));
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.min(x + 14, innerWidth - width - 8)}px`;
    box.style.top = `${y + height + 24 > innerHeight ? y - height - 10 : y + 14}px`;
  },
  hide() {
    byId("tooltip").hidden = true;
  },
};
