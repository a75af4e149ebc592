/** Makes elements; text is always set as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag @param {Record<string, any>} [attributes] `text` is the content
 * @param {Node[]} [children]
 */
export function make(tag, { text, ...attributes } = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

/** A small drawing in the colour of the text around it. */
export function icon(path, width, height) {
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" })
    .forEach(([name, value]) => svg.setAttribute(name, value));
  shape.setAttribute("d", path);
  shape.setAttribute("fill", "currentColor");
  svg.append(shape);
  return { svg, draw: (next) => shape.setAttribute("d", next) };
}

let groups = 0;

/**
 * A radio group that looks like words with a line under the chosen one.
 * @param {string} label @param {[string, string][]} options value and words
 * @param {(value: string) => void} onChange
 */
export function radios(label, options, onChange) {
  groups += 1;
  const name = `tl-group-${groups}`;
  const inputs = options.map(([value]) => make("input", { type: "radio", name, value }));
  const group = make("fieldset", { class: "tl-seg" }, [
    make("legend", { class: "tl-hidden", text: label }),
    ...options.map(([, words], i) => make("label", { class: "tl-option" }, [inputs[i], make("span", { text: words })])),
  ]);
  group.addEventListener("change", (event) => onChange(event.target.value));
  return {
    element: group,
    set(value) {
      inputs.forEach((input) => { input.checked = input.value === value; });
    },
  };
}
