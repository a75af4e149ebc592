/** The two camps of the view: around which two actors the picture turns, and how many stand nearer to each. */

/** Fewer than this is no camp. */
const LEAST = 3;

/**
 * The two ends of the hostile line in view whose less tied end has the most ties; everyone else belongs
 * to the one to whom fewer cooperative lines lead, or to neither.
 * @param {import("./scene.js").Scene} scene
 * @returns {{hub: number, actors: number}[]|null}
 */
export function campsOf(scene) {
  const line = frontLine(scene);
  if (line < 0) return null;
  const hubs = [scene.a[line], scene.b[line]];
  const [near, far] = hubs.map((hub) => distances(scene, hub));
  const counts = [0, 0];
  for (let i = 0; i < scene.n; i++) {
    if (hubs.includes(i) || near[i] === far[i]) continue;
    counts[near[i] < far[i] ? 0 : 1]++;
  }
  return Math.min(...counts) < LEAST ? null : hubs.map((hub, k) => ({ hub, actors: counts[k] }));
}

function frontLine({ m, a, b, sign, degree, view }) {
  let found = -1;
  let most = 0;
  for (let i = 0; i < m; i++) {
    if (sign[i] >= 0 || view.line[i] !== 2 || a[i] === b[i]) continue;
    const ties = Math.min(degree[a[i]], degree[b[i]]);
    if (ties > most) {
      most = ties;
      found = i;
    }
  }
  return found;
}

/** Steps over cooperative lines in view; Infinity where none lead. */
function distances({ n, a, b, sign, linesOf, view }, hub) {
  const steps = new Float64Array(n).fill(Infinity);
  steps[hub] = 0;
  let edge = [hub];
  while (edge.length) {
    const next = [];
    for (const i of edge) {
      for (const line of linesOf[i]) {
        if (sign[line] <= 0 || view.line[line] !== 2) continue;
        const j = a[line] === i ? b[line] : a[line];
        if (steps[j] !== Infinity) continue;
        steps[j] = steps[i] + 1;
        next.push(j);
      }
    }
    edge = next;
  }
  return steps;
}

/** "Around the Libyan National Army: 26 actors". @param {{type: string[], name: string[], label: string[]}} actors */
export function campWords(actors, { hub, actors: count }) {
  const name = actors.label[hub] || actors.name[hub];
  const article = name.includes(" ") && actors.type[hub] !== "person" ? "the " : "";
  return `Around ${article}${name}: ${count.toLocaleString("en")} actors`;
}

/** The titles over the two camps. @param {import("./scene.js").Scene} scene */
export function createCamps(scene) {
  const host = document.getElementById("network-camps");
  let camps = null;
  return {
    /** The view has changed. */
    update() {
      camps = scene.view.compare || scene.focus ? null : campsOf(scene);
    },
    /** @param {boolean} whole whether the whole network is on the plate */
    show(whole) {
      host.hidden = !camps || !whole || apart(camps) < scene.page.width * 0.35;
      if (host.hidden) return;
      const words = [...camps].sort((p, q) => scene.sx[p.hub] - scene.sx[q.hub]).map((camp) => campWords(scene.graph.actors, camp));
      if ([...host.children].map((one) => one.textContent).join() === words.join()) return;
      host.replaceChildren(...words.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
    },
  };

  function apart([p, q]) {
    return Math.abs(scene.sx[p.hub] - scene.sx[q.hub]);
  }
}
