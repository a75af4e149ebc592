/**
 * What can be asked in words: pure rules from a typed text to what it means.
 * Names are looked up by the caller; what was understood is shown before it is done.
 */
import { isoOf, parseWhen } from "./dates.js";
import { NOTHING } from "./selection.js";

/**
 * @typedef {{words: string, patch?: object, act?: string, late?: boolean}} Meaning `late`: after the names that are found
 * @typedef {{ask: string[], build: (found: {id: string, name: string}[]) => Meaning}} Question
 *   names to look up among the actors, and what it means once they are found
 */

/** Actions by their words. */
const ACTIONS = [
  ["As a list", "list", "list table"],
  ["Tidy the network", "tidy", "tidy layout"],
  ["Show the whole network", "fit", "fit whole"],
  ["Hide what lies outside the dates", "hide", "hide outside"],
  ["Only contested ties", "contested-on", "only contested disputed"],
  ["Compare two dates", "compare", "compare"],
  ["Copy the link of this view", "share", "share copy link"],
  ["Saved views", "saved", "saved views bookmarks"],
  ["Save this view", "save-view", "save view bookmark"],
  ["Undo the last step", "undo", "undo back"],
  ["Do the step again", "redo", "redo again forward"],
  ["Dark theme", "theme-dark", "dark theme"],
  ["Light theme", "theme-light", "light theme"],
  ["The list of keys", "keys", "keys help shortcuts"],
  ["Export the picture as PNG", "export-png", "export png picture"],
  ["Export the picture as SVG", "export-svg", "export svg picture"],
  ["The footnoted brief of this view", "export-brief", "brief footnoted export html"],
  ["Export the ties of this view", "export-json", "export json ties"],
];

const VIEWS = [
  ["As reported: by when it was published", { time: "reported" }, "as reported published known"],
  ["As it was: by when it held", { time: "held" }, "as it was held"],
  ["All dates", { from: null, to: null }, "all dates always"],
  ["Who stands between two enemies?", { show: "triangles", ...NOTHING }, "triangles uneasy between enemies"],
  ["Who stands with whom?", { show: "camps", ...NOTHING }, "camps sides alliances blocs balance"],
  ["Actors with their measures", { view: "actors" }, "actors measures brokerage reach partners table"],
  ["Charts", { view: "charts" }, "charts support events offices balance over time"],
  ["Map", { view: "map" }, "map places deployments bases arcs"],
  ["All passages of this view", { show: "passages", tie: null, event: null, place: null, article: null, keep: true }, "passages sentences quotes evidence"],
  ["What if a source is wrong?", { show: "doubt", ...NOTHING }, "doubt source without"],
  ["Planned and possible too", { modality: ["happened", "planned", "possible"] }, "planned possible"],
  ["Hostile ties only", { signs: ["hostile"] }, "hostile enemies only"],
  ["Cooperative ties only", { signs: ["cooperative"] }, "cooperative allies friends only"],
];

/**
 * @param {string} text
 * @param {{outlets: {id: string[], name: string[]}}} graph
 * @returns {(Meaning|Question)[]} best first, none where the text says nothing of the kind
 */
export function understand(text, graph) {
  const said = text.trim().replace(/[?.!]+$/, "").replace(/\s+/g, " ");
  if (said.length < 3) return [];
  return [...compared(said), ...dated(said), ...doubted(said, graph), ...asked(said), ...named(said)];
}

function compared(said) {
  const found = /^(?:compare|what changed (?:between|from)) (\S+) (?:and|with|to) (\S+)$/i.exec(said);
  const [a, b] = found ? [parseWhen(found[1]), parseWhen(found[2])] : [null, null];
  if (!a || !b) return [];
  const [first, last] = a.earliest <= b.earliest ? [a, b] : [b, a];
  const dates = { a: isoOf(first.earliest), b: isoOf(last.latest) };
  return [{ words: `Compare ${dates.a} with ${dates.b}`, patch: { ...dates, ...NOTHING, show: null } }];
}

function dated(said) {
  const one = /^(since|from|until|in|during|on) (\S+)$/i.exec(said);
  const two = /^(?:from |between )?(\S+) (?:to|and|until|-|–) (\S+)$/i.exec(said);
  if (two) {
    const [from, to] = [parseWhen(two[1]), parseWhen(two[2])];
    if (from && to && from.earliest <= to.latest) return [span(isoOf(from.earliest), isoOf(to.latest))];
  }
  const when = one && parseWhen(one[2]);
  if (!when) return [];
  const word = one[1].toLowerCase();
  if (word === "since" || word === "from") return [span(isoOf(when.earliest), null)];
  if (word === "until") return [span(null, isoOf(when.latest))];
  return [span(isoOf(when.earliest), isoOf(when.latest))];
}

const span = (from, to) => ({ words: from && to ? `Dates: ${from} to ${to}` : from ? `Dates: since ${from}` : `Dates: until ${to}`, patch: { from, to } });

function doubted(said, { outlets }) {
  const found = /^(?:without|doubt|set aside) (.+)$/i.exec(said);
  const source = found?.[1].toLowerCase();
  const at = source ? outlets.name.findIndex((name) => name.toLowerCase() === source) : -1;
  return at < 0 ? [] : [{ words: `Set ${outlets.name[at]} aside`, patch: { doubt: [outlets.id[at]], show: "doubt", ...NOTHING } }];
}

function asked(said) {
  const path = /^(?:paths?|chains?|ways?|how) ?(?:from|does|did)? (.+) (?:to|reach|get to) (.+)$/i.exec(said);
  if (path) {
    const [from, to] = path.slice(1);
    return [{ ask: [from.replace(/^from /i, ""), to], build: ([x, y]) => ({ words: `Chains and paths from ${x.name} to ${y.name}`, patch: { actor: [x.id, y.id] } }) }];
  }
  for (const [pattern, words, relations, signs] of QUESTIONS) {
    const found = pattern.exec(said);
    if (found) return [{ ask: [found[1]], build: ([x]) => ({ words: words(x.name), patch: { actor: [x.id], relations, signs, show: null } }) }];
  }
  return [];
}

const QUESTIONS = [
  [/^(?:who (?:backs|supports)|backers of|supporters of) (.+)$/i, (name) => `Backing to and from ${name}`, ["backs"], []],
  [/^(?:enemies of|who (?:fights|attacks|opposes)) (.+)$/i, (name) => `Hostile ties of ${name}`, [], ["hostile"]],
  [/^(?:allies of|friends of|who is with) (.+)$/i, (name) => `Cooperative ties of ${name}`, [], ["cooperative"]],
];

/**
 * Actions and views one of whose words begins with each word that was typed; those whose words, or
 * whose name, were typed in full stand before the names that are found.
 */
function named(said) {
  const plain = (text) => text.toLowerCase().replace(/[?.,:!]/g, "");
  const typed = plain(said).split(" ");
  const fit = ([name, does, words]) => {
    const known = [...words.split(" "), ...plain(name).split(" ")];
    if (!typed.every((part) => known.some((word) => word.startsWith(part)))) return [];
    const late = plain(name) !== typed.join(" ") && !typed.every((part) => words.split(" ").includes(part));
    return [{ words: name, ...(typeof does === "string" ? { act: does } : { patch: does }), late }];
  };
  const found = [...ACTIONS, ...VIEWS].flatMap(fit);
  return [...found.filter(({ late }) => !late), ...found.filter(({ late }) => late)];
}
