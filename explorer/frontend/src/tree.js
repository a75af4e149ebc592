/**
 * Grows elements from the trees that the server plants in an attribute: a text, or
 * [tag, attributes, children]. Text is text; only these tags, attributes and addresses are taken.
 */
const TAGS = new Set([
  "a", "b", "bdi", "blockquote", "br", "button", "cite", "dd", "details", "div", "dl", "dt", "em", "h2", "h3", "h4", "i", "kbd", "li", "mark",
  "nav", "ol", "p", "q", "section", "small", "span", "strong", "summary", "ul",
]);
const NAMES = /^(class|id|type|role|title|lang|dir|tabindex|hidden|open|href|rel|target|value|(data|aria)-[a-z-]+)$/;
const ADDRESS = /^(\?|#|https?:\/\/)/;
const ATTRIBUTE = "data-tree";

/** @param {string | [string, Record<string, unknown>, unknown[]]} tree @returns {Node} */
export function grow(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, attributes, children] = tree;
  if (!TAGS.has(tag)) throw new Error(`a tree has no "${tag}"`);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (!NAMES.test(name)) throw new Error(`a tree has no attribute "${name}"`);
    if (name === "href" && !ADDRESS.test(String(value))) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.map(grow));
  return element;
}

/** Grows what is planted in an element, in the place of what stands there. @param {HTMLElement} host */
export function growIn(host) {
  const planted = host.getAttribute(ATTRIBUTE);
  if (planted !== null) host.replaceChildren(...JSON.parse(planted).map(grow));
}

/** Grows it now and whenever it is planted anew. @param {HTMLElement} host @param {() => void} after */
export function keepGrown(host, after) {
  const again = () => { growIn(host); after(); };
  new MutationObserver(again).observe(host, { attributes: true, attributeFilter: [ATTRIBUTE] });
  again();
}
